"""The one date of claims that are dated differently."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from chronos.edtf import DateExpression, EdtfError, agree, format_day, intersection, parse
from chronos.model import AgreementKind

_KINDS: Final[dict[str, AgreementKind]] = {
    "same": "same",
    "refines": "refined",
    "refined by": "refined",
    "compatible": "compatible",
    "near": "near",
    "doubtful": "doubtful",
    "discrepant": "discrepant",
}
_WORST_FIRST: Final[tuple[AgreementKind, ...]] = (
    "discrepant",
    "doubtful",
    "near",
    "compatible",
    "refined",
    "same",
)


def joint_date(dates: Sequence[DateExpression], circa: Mapping[str, str]) -> tuple[DateExpression, AgreementKind, int]:
    """Return the date of an event, how the dates of its claims agree, and the widest gap in days.

    Where all can be right at once it is what they have in common, an interval where all are; where it happened on each
    of several dates, those. Where they cannot, no date is invented: it is one of
    those that are claimed. The result does not depend on the order of the dates, of which there is at least one.
    ``circa`` is how far "about" may reach (:mod:`chronos.edtf.circa`).
    """
    distinct = sorted(set(dates), key=lambda date: (date.display_key(), date.canonical))
    if len(distinct) == 1:
        return distinct[0], "single" if len(dates) == 1 else "same", 0
    found = [agree(one, other, circa) for one, other in combinations(distinct, 2)]
    kind = min((_KINDS[each.kind] for each in found), key=_WORST_FIRST.index)
    gap = max(each.gap_days or 0 for each in found)
    if kind in ("same", "refined", "compatible"):
        each = [date for date in distinct if date.all_of]
        if each:
            return min(each, key=_width), kind, 0
        common: DateExpression | None = distinct[0]
        for date in distinct[1:]:
            common = intersection(common, date) if common is not None else None
        if common is not None:
            return _lasting(common) if all(date.kind == "interval" for date in distinct) else common, kind, 0
        kind = "discrepant"  # each two have days in common, all together have none
    return _one_of(distinct), kind, gap


def _lasting(date: DateExpression) -> DateExpression:
    """Write the days that intervals have in common as an interval."""
    first, dots, last = date.text.strip("[]").partition("..")
    return parse(f"{first or '..'}/{last or '..'}") if dots and date.one_of and len(date.members) == 1 else date


def _width(date: DateExpression) -> tuple[float, str]:
    if date.earliest is None or date.latest is None:
        return float("inf"), date.canonical
    return date.latest - date.earliest, date.canonical


def _one_of(dates: Sequence[DateExpression]) -> DateExpression:
    """Write the set of one of several dates (EDTF level 2, "sets") at their own precision.

    What EDTF cannot write as a set, such as two that have no end, is all days from the first to the last; where
    neither is known, it is the first of the dates.
    """
    dates = [date for date in dates if date.earliest is not None or date.latest is not None] or dates
    ordered = sorted(dates, key=lambda date: date.latest is None)
    members = dict.fromkeys(member for date in ordered for member in _members(date))
    firsts = [date.earliest for date in dates if date.earliest is not None]
    lasts = [date.latest for date in dates if date.latest is not None]
    first = format_day(min(firsts)) if len(firsts) == len(dates) else ""
    last = format_day(max(lasts)) if len(lasts) == len(dates) else ""
    for written in (f"[{','.join(members)}]", f"[{first}..{last}]"):
        try:
            return parse(written)
        except EdtfError:
            continue
    return dates[0]


def _members(date: DateExpression) -> list[str]:
    """Write a date as it stands in a set: a set as its members, an interval with dots."""
    if date.kind == "set":
        return [member.strip() for member in date.text[1:-1].split(",")]
    if date.kind == "interval":
        return ["..".join(str(end) if end is not None else "" for end in (date.start, date.end))]
    return [date.text]
