"""What every chart function takes beside its values, how a chart looks and in which words, and what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from chronos.chart.languages import ENGLISH, Words
from chronos.chart.theme import PRINT, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping


class Style(Struct, frozen=True):
    """A theme, the words of a language, and whether the chart will answer to a reader.

    An ``interactive`` drawing carries for every mark of data what a reader is told of it (:class:`Hover`); of others
    the specification stays as small as it can be.
    """

    theme: Theme = PRINT
    words: Words = ENGLISH
    interactive: bool = False


class Hover(NamedTuple):
    """What a reader is told of a mark: a heading, and lines below it (a claim's words, its date, its sources)."""

    heading: str
    lines: tuple[str, ...] = ()


class Table(NamedTuple):
    """The data of a chart as text: headings of columns, and rows; ``numbers`` are the places of numeric columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


class Drawing(Struct, frozen=True, kw_only=True):
    """A chart before it is drawn: its Vega-Lite specification and its words.

    ``description`` is the alternative text, which also stands in ``spec``. ``table`` is what the chart shows, as text.
    Of an interactive drawing, rows of data name by ``hover`` the place in ``hovers`` of what a reader is told of them,
    and by ``group`` the place in ``groups`` of what they may be filtered by. ``language`` is that of its words.
    """

    name: str
    title: str
    description: str
    spec: Mapping[str, Any]
    table: Table | None = None
    hovers: tuple[Hover, ...] = ()
    groups: tuple[str, ...] = ()
    language: str = "en"
