"""Whether two sources that date one event agree, on the days that each leaves possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.circa import DEFAULT_CIRCA, widened
from chronos.edtf.parsing import parse
from chronos.edtf.spans import common, gap
from chronos.edtf.writing import write_runs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from chronos.edtf.spans import Run
    from chronos.edtf.value import DateExpression

    AgreementKind = Literal["same", "refines", "refined by", "compatible", "near", "doubtful", "discrepant"]


class Agreement:
    """How two dates of one event agree.

    Attributes:
        kind: ``same`` days; the first ``refines`` the second (has some of its days only) or is ``refined by`` it;
            ``compatible`` (they share days); and without common days ``near`` (what "circa" may explain), else
            ``doubtful`` (one carries ``?``), else ``discrepant``.
        intersection: The days that both allow, or None.
        gap_days: Without common days, the least distance in days (neighbouring days are 1 apart), else None.
    """

    __slots__ = ("gap_days", "intersection", "kind")

    def __init__(self, kind: AgreementKind, intersection: DateExpression | None, gap_days: int | None) -> None:
        self.kind = kind
        self.intersection = intersection
        self.gap_days = gap_days

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Agreement):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, DateExpression | None, int | None]:
        return self.kind, self.intersection, self.gap_days

    def __repr__(self) -> str:
        return f"Agreement({self.kind!r}, {self.intersection!r}, {self.gap_days!r})"


def agree(a: DateExpression, b: DateExpression, circa: Mapping[str, str] = DEFAULT_CIRCA) -> Agreement:
    """How two dates that sources give for one event agree.

    Args:
        a: The one date.
        b: The other.
        circa: How far ``~`` may reach, by the part it stands on: ISO 8601 durations of ``day``, ``month``,
            ``year`` and ``decade``. Used only between dates without a common day.
    """
    left, right = list(a.spans()), list(b.spans())
    shared = list(common(left, right))
    if shared:
        return Agreement(_overlap(a, b, left, right, shared), _expression(a, b, shared), None)
    apart = gap(left, right)
    if any(True for _ in common(widened(a, circa), widened(b, circa))):
        return Agreement("near", None, apart)
    return Agreement("doubtful" if a.uncertain or b.uncertain else "discrepant", None, apart)


def _overlap(
    a: DateExpression, b: DateExpression, left: list[Run], right: list[Run], shared: list[Run]
) -> AgreementKind:
    within, covers = shared == left and _is_sure(b, a), shared == right and _is_sure(a, b)
    if within and covers:
        return "same"
    if within:
        return "refines"
    return "refined by" if covers else "compatible"


def _is_sure(outer: DateExpression, inner: DateExpression) -> bool:
    """Whether containment of days is containment; years too large to number are not told apart by their days."""
    if "toolarge" not in (outer.earliest_kind, outer.latest_kind) or outer == inner:
        return True
    return inner.earliest is not None and inner.latest is not None


def intersection(a: DateExpression, b: DateExpression) -> DateExpression | None:
    """The days that both expressions allow, in the simplest form: a year, month or day, else ``[a..b]``; or None.

    Raises:
        ValueError: The days lie inside a year of five digits, of which EDTF writes none; only winters of the
            year 9999 reach there.
    """
    shared = list(common(a.spans(), b.spans()))
    return _expression(a, b, shared) if shared else None


def _expression(a: DateExpression, b: DateExpression, shared: list[Run]) -> DateExpression:
    try:
        return parse(write_runs(shared))
    except ValueError:
        whole = [date for date in (a, b) if list(date.spans()) == shared]
        if not whole:
            raise
        return parse(min(date.canonical for date in whole))
