"""Writes a chronology as PDF, typeset by Typst: tagged, with bookmarks, the same bytes everywhere.

What it says goes to Typst as data (``document.json``), never as code; see ``content.typ``. Typst reads nothing but the
files that are put into the folder of its run, and draws with the fonts that it carries.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

import typst
from msgspec import json

from chronos.edtf import civil
from chronos.model import ChronosError
from chronos.render.blocks import document_blocks
from chronos.render.glyphs import Glyphs
from chronos.render.layout import laid_out
from chronos.render.manuscript import Manuscript
from chronos.render.markdown import Form
from chronos.render.nodes import Cited, node, plain_nodes
from chronos.render.word import layout_fields, properties_of

_Standard = Literal["1.7", "a-2a", "ua-1"]

TEMPLATE: Final = "chronology.typ"
"""The file that says how it looks: ours, or a project's own of this name."""
_CONTENT: Final = "content.typ"
"""The file that draws what it says."""
_MAIN: Final = f"""#import "{_CONTENT}": body, document-data
#import "{TEMPLATE}": template
#show: template.with(
  title: document-data.title, subject: document-data.subject, language: document-data.language,
)
#body
"""
_PAGE: Final = (16.0, 24.7)
"""Width and height of the text on A4 (21 by 29.7 cm) with margins of 2.5 cm."""
_UNDATED: Final = (1980, 1, 1)
"""The day of files whose edition has none: the first that the containers of Word files can have."""
_STANDARDS: Final[tuple[_Standard, ...]] = ("a-2a", "ua-1")
"""PDF/A-2a (ISO 19005-2): what archives need; PDF/UA-1 (ISO 14289-1): what screen readers need."""
_PLAIN: Final[tuple[_Standard, ...]] = ("1.7",)
"""PDF itself (ISO 32000-1): what a project's own template may need, whose pictures nobody described."""
MOST_ENTRIES: Final = 2_000
"""Entries of a PDF: Typst 0.15 takes about a megabyte of memory for each, footnotes and tags included (measured)."""
_MANY: Final = 500
_ROWS: Final = 12
"""Of more entries tables are set in parts of so many rows: 2,000 then take 13 s and 2 GB, else 26 s and 4 GB."""
_SHAPELESS: Final = re.compile(r'the text `"(.)')
_TRIES: Final = 50
"""Characters that turn out to have no shape, of those that are listed."""
_PACKAGE: Final = re.compile(r"[\"']@")
_LARGE: Final = 200_000
"""Bytes of data from which on a document leaves much in memory: about a hundred entries, and 80 MB."""
_FORGETTING: Final = 11
"""Times that something is set until Typst forgets what it has kept of a document (after ten, typst-py 0.15)."""
_LINE: Final = re.compile(rf"{re.escape(TEMPLATE)}:(\d+):")


def typeset(
    sheet: Manuscript, form: Form = "table", *, template: str | None = None, layout: str | None = None
) -> bytes:
    """Return a chronology as PDF.

    It keeps to PDF/A-2a and PDF/UA-1. A character that none of Typst's fonts has stands as its number in Unicode, and
    the document says so at its end.

    Args:
        sheet: What it says.
        form: How its entries stand.
        template: How it looks in place of ours, as Typst that defines ``template(title:, subject:, language:, body)``.
        layout: The order of its parts; see :func:`chronos.render.layout.laid_out`.

    Raises:
        ChronosError: the template cannot be set, the layout cannot be used, or there are more entries than
            :data:`MOST_ENTRIES`.
    """
    if template is not None and (package := _PACKAGE.search(template)):
        line = template.count("\n", 0, package.start()) + 1
        raise _refusal(line, "chronos fetches no packages; put what it needs into the template")
    if len(sheet.entries) > MOST_ENTRIES:
        raise ChronosError(f"{sheet.title}: {too_long(len(sheet.entries))}")
    parts = document_blocks(sheet, form, Cited(sheet.notes), _PAGE)
    blocks = laid_out(parts, layout, layout_fields(sheet))
    properties = properties_of(sheet)
    given = {f"{chart.name}.png": chart.png for chart in sheet.charts}
    given[TEMPLATE] = template.encode() if template is not None else _own(TEMPLATE)
    glyphs = Glyphs()
    for _ in range(_TRIES):
        shown = glyphs.shown(blocks)
        if glyphs.spelt:
            shown.append(node("Para", plain_nodes(sheet.words.say("missing_glyphs"))))
        data = {
            "title": glyphs.spelt_out(properties.title),
            "subject": properties.subject,
            "language": properties.language,
            "blocks": shown,
            "rows": _ROWS if len(sheet.entries) > _MANY else None,
        }
        try:
            return _compiled(given, data, properties.day)
        except _ShapelessError as error:
            glyphs.lacking.add(str(error))
    raise ChronosError("the fonts of the PDF lack too many characters of this chronology; write it as Word or HTML")


def too_long(entries: int) -> str:
    """Say that a chronology has too many entries for a PDF, and what to do."""
    return (
        f"{entries:,} entries are more than the {MOST_ENTRIES:,} that a PDF can have; write parts of it with "
        "`chronos write --from … --to …`, or the whole as Word or HTML"
    )


class _ShapelessError(Exception):
    """A character that no font has; the message is the character."""


def _compiled(given: Mapping[str, bytes], data: Mapping[str, object], day: int | None) -> bytes:
    """Set a document: by the standards where that can be, its rows of tables whole where that can be."""
    refused = None
    for standards, breaking in ((_STANDARDS, False), (_STANDARDS, True), (_PLAIN, True)):
        written = json.encode({**data, "breaking": breaking})
        with TemporaryDirectory(prefix="chronos-") as folder:
            for name, content in {**given, "document.json": written, _CONTENT: _own(_CONTENT)}.items():
                Path(folder, name).write_bytes(content)
            try:
                return _pdf(folder, standards, _moment(day))
            except typst.TypstError as error:
                if shapeless := _SHAPELESS.search(error.message):
                    raise _ShapelessError(shapeless[1]) from None
                refused = refused or _told(error, folder)
            except BaseException as error:
                # Typst 0.15 ends in a panic of Rust, which is no Exception, where a row can neither fit nor break.
                if type(error).__name__ != "PanicException":
                    raise
                refused = refused or _refusal(1, "Typst cannot set it")
    raise refused or _refusal(1, "Typst cannot set it")


def _pdf(folder: str, standards: Sequence[_Standard], moment: int) -> bytes:
    """Set what lies in a folder."""
    Path(folder, "main.typ").write_text(_MAIN, encoding="utf-8")
    setting = typst.Compiler(
        str(Path(folder, "main.typ")),
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=folder,
        package_cache_path=folder,
    )
    written = setting.compile(format="pdf", timestamp=moment, pdf_standards=list(standards))
    if Path(folder, "document.json").stat().st_size > _LARGE:
        Path(folder, "empty.typ").touch()
        empty = typst.Compiler(
            str(Path(folder, "empty.typ")), root=folder, font_paths=_fonts(), ignore_system_fonts=True
        )
        for _ in range(_FORGETTING):
            empty.compile(format="pdf", timestamp=moment)
    if not isinstance(written, bytes):
        raise TypeError(f"Typst returned {type(written).__name__}")
    return written


def _moment(day: int | None) -> int:
    """Return midnight of a day in seconds of Unix."""
    date = civil(day) if day is not None else _UNDATED
    return int(datetime(*(date if 1970 <= date[0] <= 9999 else _UNDATED), tzinfo=UTC).timestamp())


def _told(error: typst.TypstError, folder: str) -> ChronosError:
    line = _LINE.search(error.diagnostic)
    return _refusal(int(line[1]) if line else 1, " ".join(error.message.replace(f"{folder}/", "").split()))


def _refusal(line: int, reason: str) -> ChronosError:
    """Return what is wrong with a template, and where."""
    return ChronosError(f"templates/{TEMPLATE}:{line}: {reason}")


@cache
def _own(name: str) -> bytes:
    return files("chronos.render").joinpath(name).read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)
