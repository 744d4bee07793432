"""The page of a chart: one file that answers to a reader, offline, its script, its style and its data inside.

Vega draws the chart again in the browser, and a script of ours adds texts, focus and check boxes; without scripts the
picture stands as it is. The page allows itself its own two scripts and one style, by their digests, and nothing
else: no address is fetched, and no text of a claim can become code (Content Security Policy Level 3).
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import vl_convert

from chronos.chart.frame import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chronos.chart.languages import Words
    from chronos.chart.style import Drawing, Style, Table
    from chronos.chart.theme import Theme

_FOLDER: Final = Path(__file__).parent
_ENDING: Final = re.compile(r"[;{}<>\\]")
"""What would end the value of a CSS variable, or its element."""


def page(drawing: Drawing, *, svg: str, style: Style) -> str:
    """Return the page of an interactive drawing in the words and colours of ``style``; ``svg`` is its picture.

    The first page of a process takes two to three seconds, in which the renderer bundles Vega.
    """
    words = style.words
    sheet = _variables(style.theme, drawing.spec) + _packaged("page.css")
    scripts = [vega(), answering() + _packaged("page.js")]
    title, description = _text(drawing.title), _text(drawing.description)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{words.language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(sheet, scripts)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="description" content="{description}">',
        f"<title>{title}</title>",
        f"<style>{sheet}</style>",
        "</head>",
        "<body>",
        f'<a class="skip" href="#table">{_text(words.say("page.skip"))}</a>' if drawing.table else "",
        "<main>",
        f"<h1>{title}</h1>",
        _filters(drawing.groups, words),
        f'<p class="aside" data-answers hidden>{_text(words.say("page.how"))}</p>' if drawing.hovers else "",
        f'<noscript><p class="aside">{_text(words.say("page.still"))}</p></noscript>',
        '<figure aria-labelledby="words">',
        f'<div id="chart" class="wide" tabindex="0">{svg.strip()}</div>',
        f'<figcaption id="words">{description}</figcaption>',
        "</figure>",
        '<div id="tooltip" role="tooltip" hidden></div>',
        _table(drawing.table, words.say("page.table", title=drawing.title)) if drawing.table else "",
        "</main>",
        f'<script type="application/json" id="spec">{_embedded(drawing.spec)}</script>',
        *(f"<script>{script}</script>" for script in scripts),
        "</body>",
        "</html>",
    ]
    return "\n".join(filter(None, parts)) + "\n"


@cache
def vega() -> str:
    """Return the renderer's own Vega, Vega-Lite and Vega-Embed as one script, which offers the last."""
    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")


def answering() -> str:
    """Return the script that makes a chart answer, which a page has once for all its charts, after :func:`vega`."""
    return _packaged("answering.js")


def answers(drawing: Drawing, name: str) -> str:
    """Return a script that hands an interactive drawing to the page that asked for the chart of this name."""
    return f"window.chronosChart({_embedded(name)}, {_embedded(drawing.spec)});\n"


@cache
def _packaged(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _text(text: str) -> str:
    return escape(plain(text))


def _policy(sheet: str, scripts: list[str]) -> str:
    allowed = " ".join(map(_digest, scripts))
    return f"default-src 'none'; script-src {allowed}; style-src {_digest(sheet)}; base-uri 'none'; form-action 'none'"


def _digest(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _variables(theme: Theme, spec: Mapping[str, Any]) -> str:
    """Return the theme's colours and sizes as CSS variables, of which the style sheet makes everything."""
    named = {name: getattr(theme, name) for name in ("paper", "ink", "muted", "grid", "axis", "font")}
    named["chart"] = f"{_width(spec)}px"
    return ":root { " + " ".join(f"--{name}: {_ENDING.sub('', value)};" for name, value in named.items()) + " }\n"


def _width(spec: Mapping[str, Any]) -> float:
    return round(float(spec["width"] + spec["padding"]["left"] + spec["padding"]["right"]), 1)


def _embedded(spec: Mapping[str, Any] | str) -> str:
    """Return a specification as JSON that no parser of HTML takes for anything else: ``<`` never stands in it."""
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _filters(groups: tuple[str, ...], words: Words) -> str:
    if not groups:
        return ""
    boxes = "".join(
        f'\n<label><input type="checkbox" checked value="{place}">{_text(group)}</label>'
        for place, group in enumerate(groups)
    )
    buttons = "".join(
        f'\n<button type="button" id="{name}">{_text(words.say(f"page.{name}"))}</button>' for name in ("all", "none")
    )
    legend = _text(words.say("page.show"))
    return f'<fieldset id="groups" data-answers hidden><legend>{legend}</legend>{buttons}{boxes}\n</fieldset>'


def _table(table: Table, caption: str) -> str:
    def row(texts: tuple[str, ...], first: str, other: str) -> str:
        cells = ""
        for place, text in enumerate(texts):
            opening = other if place else first
            shape = ' class="number"' if place in table.numbers else ""
            cells += f"<{opening}{shape}>{_text(text)}</{opening[:2]}>"
        return f"<tr>{cells}</tr>"

    heading, line = 'th scope="col"', 'th scope="row"'
    head = row(table.columns, heading, heading)
    body = "\n".join(row(texts, line, "td") for texts in table.rows)
    return (
        '<div class="wide" role="region" aria-labelledby="caption" tabindex="0">\n<table id="table" tabindex="-1">'
        f'<caption id="caption">{_text(caption)}</caption>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>'
        "</table>\n</div>"
    )
