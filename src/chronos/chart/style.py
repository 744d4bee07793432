"""How a chart looks and in which words: what every chart function takes beside its values."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from chronos.chart.languages import ENGLISH, Words
from chronos.chart.theme import PRINT, Theme


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
