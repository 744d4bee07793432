"""Writes one chronology of a project."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from chronos.model import CheckReport, Document, Format
from chronos.pipeline.chronologies import Selection
from chronos.pipeline.composing import Charts, Composer
from chronos.pipeline.counting import asked_days
from chronos.pipeline.preparing import EVERYTHING, ScopeError
from chronos.render.manuscript import Manuscript
from chronos.render.markdown import Form, chronology_markdown

_CHARTS: Final[Mapping[Format, Charts]] = {"md": "none", "html": "whole", "docx": "paged", "pdf": "paged"}
"""The charts of each format: Markdown that stands alone has no pictures beside it, and a page has an end."""


class WriteRequest(Struct, frozen=True, kw_only=True):
    """Which chronology to write, of a country or region; see :class:`chronos.pipeline.composing.Composer`.

    ``first`` and ``last`` are dates (EDTF) from whose first and until whose last day events may lie. ``format`` is what
    it is written as, ``form`` how its entries stand, by default a table in Word and PDF and else a list. ``known_on``
    is a day number.
    """

    scope: str
    directory: Path
    first: str = ""
    last: str = ""
    format: Format = "md"
    form: Form | None = None
    language: str = ""
    edition: str = ""
    known_on: int | None = None


class WriteReport(Struct, frozen=True, kw_only=True):
    """A chronology as a document, what a check finds in the timelines, and what of them could not be read."""

    document: Document
    checked: CheckReport
    unread_claims: int = 0
    unread_files: tuple[str, ...] = ()


def write(request: WriteRequest) -> WriteReport:
    """Read a project and write one chronology of it, with its charts, in one file; in Markdown without them.

    Raises:
        ProjectError: there is no project, or it, its settings or its citation style cannot be read.
        CountError: a date asked for cannot be read.
        ScopeError: no event names the scope.
        LeakError: the document shows something that its edition withholds.
        ChronosError: the citation style, a template or the reference document cannot be used.
    """
    period = asked_days(request.first, request.last)
    composer = Composer(request.directory)
    cut = composer.cut(request.edition, request.known_on)
    scope = cut.prepared.scope(request.scope)
    if scope is EVERYTHING:
        raise ScopeError("a chronology is of a country or a region; name one, such as EC or 419")
    sheet = composer.compose(
        cut, scope, Selection(period=period), language=request.language, charts=_CHARTS[request.format]
    )
    content = _written(sheet, request, composer)
    document = Document(f"chronology.{request.format}", content)
    composer.guard(document, cut)
    corpus = cut.prepared.corpus
    return WriteReport(
        document=document,
        checked=cut.checked,
        unread_claims=len(corpus.unreadable),
        unread_files=corpus.unread_files,
    )


def _written(sheet: Manuscript, request: WriteRequest, composer: Composer) -> bytes:
    kit = composer.kit
    if request.format == "md":
        return chronology_markdown(sheet, request.form or "list", kit.chronology).encode()
    if request.format == "docx":
        from chronos.render.word import word  # noqa: PLC0415 - each format is loaded when it is asked for

        reference = kit.templates.get("reference.docx")
        return word(sheet, request.form or "table", reference=reference, layout=kit.layout)
    if request.format == "pdf":
        from chronos.render.typeset import typeset  # noqa: PLC0415 - as above

        return typeset(sheet, request.form or "table", template=kit.typesetting, layout=kit.layout)
    from chronos.render.site.alone import page_alone  # noqa: PLC0415 - as above

    return page_alone(sheet, request.form or "list")
