"""A chronology as one page in one file, with its style and its pictures in it, and without scripts."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Final

from chronos.render.markdown import chronology_markdown
from chronos.render.site.assets import assets
from chronos.render.site.charts import charts
from chronos.render.site.notes import notes
from chronos.render.site.page import SiteContext
from chronos.render.site.reading import Reading

if TYPE_CHECKING:
    from chronos.model import Chart
    from chronos.render.manuscript import Manuscript
    from chronos.render.markdown import Form

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What the page may load: its own style and the pictures in it (Content Security Policy Level 3)."""
_IMAGE: Final = 3
"""Tokens of a paragraph with a picture: where it begins, what it holds, where it ends."""


def page_alone(sheet: Manuscript, form: Form = "list") -> bytes:
    """Return a chronology as HTML, the same text as its Markdown of a form."""
    reading = Reading(chronology_markdown(sheet, form))
    language = sheet.words.language
    context = SiteContext(words=sheet.words, languages=(language,), project=sheet.chronology.project)
    preamble = reading.beginning[: len(reading.beginning) - _IMAGE * len(sheet.charts)]
    style = next(asset.content.decode() for asset in assets() if asset.path.endswith(".css"))
    sections = (reading.section(section, f":s{number}") for number, section in enumerate(reading.sections, 1))
    entries = [[told.entry for told in section.entries] for section in sheet.sections]
    parts = (
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(sheet.title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        reading.html(preamble),
        charts(sheet.charts, [_address(chart) for chart in sheet.charts], context, ()),
        *sections,
        notes(entries, reading, context),
        "</main>",
        "</body>",
        "</html>",
    )
    return "\n".join(parts).encode("utf-8", "replace") + b"\n"


def _address(chart: Chart) -> str:
    return f"data:image/svg+xml;base64,{b64encode(chart.svg.encode()).decode()}"
