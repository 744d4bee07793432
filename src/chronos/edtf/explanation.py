"""What each mark of an expression means, in a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.canonical import dates_of, write_date
from chronos.edtf.possible import SEASONS
from chronos.edtf.syntax import MARK_OF, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chronos.edtf.value import DateExpression

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_MEANINGS = {
    "?": "uncertain (the source or its reading is in doubt)",
    "~": "approximate (about then)",
    "%": "uncertain and approximate",
}
_ENDS = {
    "open": "“..” is an open end: it has none, or none that matters here",
    "unknown": "nothing beside “/” is an end that exists and is not known",
}


def explain(expr: DateExpression) -> list[str]:
    """A sentence without full stop for each mark in the text; none for a plain date."""
    tree = expr.tree()
    lines: list[str] = []
    if isinstance(tree, Span):
        lines.append("“/” makes an interval: it lasted from the start to the end")
        lines.extend(_ENDS[end] for end in (tree.start, tree.end) if not isinstance(end, Stated))
    elif not isinstance(tree, Stated):
        one = tree.bracket == "["
        lines.append("“[ ]” means one of these dates" if one else "“{ }” means all of these dates")
        if ".." in expr.text:
            lines.append("“..” stands for all between two dates, or before or after one")
    for date in dates_of(tree):
        lines.extend(_of_date(date))
    return list(dict.fromkeys(lines))


def _of_date(date: Stated) -> Iterator[str]:
    written = write_date(date)
    names = ("year", "season" if date.season else "month", "day")
    for mark in (1, 2, 3):
        parts = [name for name, own in zip(names, date.marks, strict=True) if own == mark]
        if parts:
            verb = "is" if len(parts) == 1 else "are"
            yield f"“{MARK_OF[mark]}” in {written}: the {' and the '.join(parts)} {verb} {_MEANINGS[MARK_OF[mark]]}"
    if date.masked:
        yield f"“X” in {written} is a digit that is not known"
    if date.season:
        first, count = SEASONS[date.season]
        last = (first + count - 2) % 12
        turn = " of the next year" if first + count > 13 else ""
        yield f"{date.season} in {written} stands for {_MONTHS[first - 1]} to {_MONTHS[last]}{turn}"
    if date.negative:
        yield f"“-” in {written} is a year before the year 0, which is 1 BC"
    if date.long:
        yield f"“Y” in {written} begins a year of more than four digits"
    if date.significant:
        yield f"“S” in {written}: only the first digits are significant ({date.significant})"
    if date.time:
        yield f"“T” in {written} begins the time of day{_zone(date.zone)}"


def _zone(zone: str) -> str:
    if not zone:
        return ", local to the place"
    zone = f"{zone}:00" if len(zone) == 3 else zone
    return ", in UTC" if zone == "Z" else f", {zone} ahead of UTC" if zone[0] == "+" else f", {zone[1:]} behind UTC"
