"""Draws one chart of a project."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from msgspec import Struct

from chronos.model import Dimension, Document, Lasting, Period
from chronos.store import project_root, read

if TYPE_CHECKING:
    from chronos.chart.style import Drawing, Style

ChartForm = Literal["vl.json", "svg", "png", "pdf", "html"]
CHART_FORMS: Final[tuple[ChartForm, ...]] = get_args(ChartForm)


class ChartRequest(Struct, frozen=True, kw_only=True):
    """Which chart to draw, of what, how; see :class:`chronos.pipeline.counting.CountRequest`.

    ``theme`` replaces that of the settings where it is given.
    """

    name: str
    directory: Path
    form: ChartForm = "svg"
    scope: str = ""
    by: Dimension | None = None
    per: Period = "year"
    first: str = ""
    last: str = ""
    lasting: Lasting = "once"
    prospective: bool = False
    language: str = "en"
    theme: str = ""


class ChartReport(Struct, frozen=True, kw_only=True):
    """A chart as a document named after it, and what could not be read: how many claims, and which files."""

    document: Document
    unread_claims: int = 0
    unread_files: tuple[str, ...] = ()


def chart(request: ChartRequest) -> ChartReport:
    """Read a project and draw a chart of it.

    Raises:
        ProjectError: there is no project, or it or its settings cannot be read.
        CountError: a date asked for cannot be read.
        ScopeError: no event names the scope.
        ChartError: the chart cannot be drawn as asked.
    """
    # Drawing takes longer to load than other commands take in all.
    from chronos.chart.languages import words_in  # noqa: PLC0415 - as above
    from chronos.chart.style import Style  # noqa: PLC0415 - as above
    from chronos.chart.theme import THEMES, house  # noqa: PLC0415 - as above
    from chronos.pipeline.chronologies import chronology_of  # noqa: PLC0415 - as above
    from chronos.pipeline.counting import asked_days  # noqa: PLC0415 - as above
    from chronos.pipeline.drawings import Choices, Sheet  # noqa: PLC0415 - as above
    from chronos.pipeline.preparing import Prepared  # noqa: PLC0415 - as above

    asked = asked_days(request.first, request.last)
    prepared = Prepared(read(project_root(request.directory)))
    chronology = chronology_of(prepared, prepared.scope(request.scope))
    style = Style(
        theme=house(prepared.corpus.settings.charts, THEMES[request.theme] if request.theme else None),
        words=words_in(request.language),
        interactive=request.form == "html",
    )
    choices = Choices(
        by=request.by, per=request.per, asked=asked, lasting=request.lasting, prospective=request.prospective
    )
    sheet = Sheet(chronology, prepared, style, choices)
    corpus = prepared.corpus
    return ChartReport(
        document=Document(f"{request.name}.{request.form}", _written(sheet.draw(request.name), request.form, style)),
        unread_claims=len(corpus.unreadable),
        unread_files=corpus.unread_files,
    )


def _written(drawing: "Drawing", form: ChartForm, style: "Style") -> bytes:
    from chronos.chart.page import page  # noqa: PLC0415 - as above
    from chronos.chart.picture import draw, draw_svg, specification  # noqa: PLC0415 - as above
    from chronos.chart.portable import pdf  # noqa: PLC0415 - as above

    if form == "vl.json":
        return specification(drawing.spec)
    if form == "png":
        return draw(drawing).png
    svg = draw_svg(drawing)
    if form == "pdf":
        return pdf(svg)
    return page(drawing, svg=svg, style=style).encode() if form == "html" else svg.encode()
