"""Writes a chronology as PDF, typeset by Typst: tagged, with bookmarks, the same bytes everywhere.

What it says goes to Typst as data (``document.json``), never as code; see ``chronology.typ``. Typst reads nothing but
the files that are put into the folder of its run, and draws with the fonts that it carries.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typst
from msgspec import json

from chronos.edtf import civil
from chronos.model import ChronosError
from chronos.render.blocks import document_blocks
from chronos.render.layout import laid_out
from chronos.render.manuscript import Manuscript
from chronos.render.markdown import Form
from chronos.render.nodes import Cited
from chronos.render.word import layout_fields, properties_of

TEMPLATE: Final = "chronology.typ"
"""The file that says how it looks: ours, or a project's own of this name."""
_PAGE: Final = (16.0, 24.7)
"""Width and height of the text on A4 (21 by 29.7 cm) with margins of 2.5 cm."""
_UNDATED: Final = (1980, 1, 1)
"""The day of files whose edition has none: the first that the containers of Word files can have."""
_STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): what screen readers need."""


def typeset(
    sheet: Manuscript, form: Form = "table", *, template: str | None = None, layout: str | None = None
) -> bytes:
    """Return a chronology as PDF.

    It keeps to PDF/UA-1 unless a text has characters that no font at hand can show, which the standard forbids; then it
    is tagged all the same, and shows boxes for them.

    Args:
        sheet: What it says.
        form: How its entries stand.
        template: How it looks, as Typst; it has ``document.json`` and the pictures beside it.
        layout: The order of its parts; see :func:`chronos.render.layout.laid_out`.

    Raises:
        ChronosError: the template cannot be set, or the layout cannot be used.
    """
    parts = document_blocks(sheet, form, Cited(sheet.notes), _PAGE)
    properties = properties_of(sheet)
    date = civil(properties.day) if properties.day is not None else None
    data = {
        "title": properties.title,
        "subject": properties.subject,
        "language": properties.language,
        "date": _date(date) if date is not None and 1 <= date[0] <= 9999 else None,
        "blocks": laid_out(parts, layout, layout_fields(sheet)),
    }
    pictures = {f"{chart.name}.png": chart.png for chart in sheet.charts}
    written = template if template is not None else files("chronos.render").joinpath(TEMPLATE).read_text("utf-8")
    day = date if date is not None and 1970 <= date[0] <= 9999 else _UNDATED
    return _compiled({**pictures, "document.json": json.encode(data), TEMPLATE: written.encode()}, day)


def _date(date: tuple[int, int, int]) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), date, strict=True))


def _compiled(given: Mapping[str, bytes], day: tuple[int, int, int]) -> bytes:
    """Set what lies in a folder with these files."""
    with TemporaryDirectory(prefix="chronos-") as folder:
        for name, content in given.items():
            Path(folder, name).write_bytes(content)
        setting = typst.Compiler(
            str(Path(folder, TEMPLATE)),
            root=folder,
            ignore_system_fonts=True,
            package_path=folder,
            package_cache_path=folder,
        )
        timestamp = int(datetime(*day, tzinfo=UTC).timestamp())
        try:
            return _pdf(setting, timestamp, _STANDARD)
        except typst.TypstError:
            try:
                return _pdf(setting, timestamp, "1.7")
            except typst.TypstError as error:
                raise ChronosError(_refusal(error, folder)) from None


def _pdf(setting: typst.Compiler, timestamp: int, standard: str) -> bytes:
    written = setting.compile(format="pdf", timestamp=timestamp, pdf_standards=standard)
    if not isinstance(written, bytes):
        raise TypeError(f"Typst returned {type(written).__name__}")
    return written


def _refusal(error: typst.TypstError, folder: str) -> str:
    """Say what is wrong with a template, and where."""
    where = " ".join(error.diagnostic.replace(folder, "").split())
    return f"templates/{TEMPLATE}: {error.message} ({where[:200]})"
