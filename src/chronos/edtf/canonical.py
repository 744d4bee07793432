"""The one writing of a value: equal values, however written, have the same canonical text.

Qualifiers are written at the end of what they cover where they cover all of it from the year on, and
otherwise ahead of their part; a year after ``E`` is written out up to 18 digits; a shift has its minutes and
``Z`` stands for no shift; the members of a set are sorted by their bounds, without repetitions. A year of more
than 18 digits has its zeros after ``E``, which may be of a higher level than what was written:
``Y1000000000000000000`` (level 1) is ``Y1E18`` (level 2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.possible import reach
from chronos.edtf.syntax import MARK_OF, Member, Span, Stated, Tree
from chronos.edtf.value import Qualifiers

if TYPE_CHECKING:
    from collections.abc import Iterator

# int() takes more than linear time; exponents of more digits stay as they are written.
_INT_DIGITS = 1000


def write(tree: Tree) -> str:
    """The canonical text of an expression."""
    if isinstance(tree, Stated):
        return write_date(tree)
    if isinstance(tree, Span):
        return f"{_write_end(tree.start)}/{_write_end(tree.end)}"
    members = sorted({write_member(member): _member_key(member) for member in tree.members}.items(), key=_by_key)
    closing = "]" if tree.bracket == "[" else "}"
    return tree.bracket + ",".join(text for text, _ in members) + closing


def _by_key(item: tuple[str, tuple[float, float]]) -> tuple[float, float, str]:
    return (*item[1], item[0])


def _member_key(member: Member) -> tuple[float, float]:
    # Only the first member may be open at its beginning and only the last at its end, as EDTF has it.
    infinite = float("inf")
    if member.first is None:
        return -infinite, -infinite
    if member.last is None:
        return infinite, infinite
    return reach(member.first)[0], reach(member.last)[1]


def write_member(member: Member) -> str:
    """The canonical text of one member of a set."""
    if member.first is member.last and member.first is not None:
        return write_date(member.first)
    first = write_date(member.first) if member.first else ""
    last = write_date(member.last) if member.last else ""
    return f"{first}..{last}"


def _write_end(end: Stated | str) -> str:
    if isinstance(end, Stated):
        return write_date(end)
    return ".." if end == "open" else ""


def write_date(date: Stated) -> str:
    """The canonical text of one date."""
    parts = [part for part in (_write_year(date), date.month, date.day) if part]
    marks = date.marks[: len(parts)]
    covered = 0
    while covered < len(parts) and marks[covered] == marks[0]:
        covered += 1
    written = []
    for place, part in enumerate(parts):
        ahead = "" if place < covered else MARK_OF[marks[place]]
        behind = MARK_OF[marks[0]] if place == covered - 1 else ""
        written.append(f"{ahead}{part}{behind}")
    return "-".join(written) + (f"T{date.time}{_write_zone(date.zone)}" if date.time else "")


def _write_year(date: Stated) -> str:
    sign = "-" if date.negative else ""
    significant = f"S{date.significant}" if date.significant else ""
    if not date.long:
        return f"{sign}{date.digits}{significant}"
    if not date.too_large:
        return f"Y{sign}{date.digits}{'0' * int(date.exponent or 0)}{significant}"
    digits = date.digits.rstrip("0")
    zeros = len(date.digits) - len(digits)
    exponent = date.exponent if len(date.exponent) > _INT_DIGITS else str(int(date.exponent or 0) + zeros)
    if len(date.exponent) > _INT_DIGITS:
        digits = date.digits
    return f"Y{sign}{digits}{'' if exponent == '0' else 'E' + exponent}{significant}"


def _write_zone(zone: str) -> str:
    if zone in ("+00", "+00:00"):
        return "Z"
    return f"{zone}:00" if len(zone) == 3 else zone


def dates_of(tree: Tree) -> Iterator[Stated]:
    """Every date written in an expression."""
    if isinstance(tree, Stated):
        yield tree
    elif isinstance(tree, Span):
        for end in (tree.start, tree.end):
            if isinstance(end, Stated):
                yield end
    else:
        for member in tree.members:
            yield from member.dates


def qualifiers(tree: Tree) -> Qualifiers:
    """The qualifiers of all the dates of an expression together."""
    year = month = day = 0
    for date in dates_of(tree):
        year |= date.marks[0]
        month |= date.marks[1]
        day |= date.marks[2]
    return Qualifiers(MARK_OF[year], MARK_OF[month], MARK_OF[day])
