"""A date as its source states it, with the days it may mean.

``DateExpression`` keeps the text, two day numbers and a shared form. Everything else is read from the text
when it is asked for, so that a hundred thousand values stay small and are made fast.
"""

from __future__ import annotations

# Type checkers take this name for true; importing it from typing takes longer than the rest of the package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal, NoReturn, Self

    from chronos.edtf.syntax import Tree

    Kind = Literal["date", "interval", "set"]
    BoundKind = Literal["date", "open", "unknown", "toolarge"]
    Level = Literal[0, 1, 2]
    Mark = Literal["", "?", "~", "%"]
    Anchor = Literal["earliest", "latest", "midpoint"]
    DisplayKey = tuple[float, int, float, str]

# From coarse to fine. "era" is XXXX, of which only the sign of the year is known.
PRECISIONS = (
    "era",
    "millennium",
    "century",
    "decade",
    "year",
    "semester",
    "quadrimester",
    "season",
    "quarter",
    "month",
    "day",
    "second",
)


class Form:
    """What many expressions have in common; see the attributes of the same names in :class:`DateExpression`."""

    __slots__ = ("earliest_kind", "kind", "latest_kind", "level", "precision")

    def __init__(
        self, kind: Kind, precision: str, level: Level, earliest_kind: BoundKind, latest_kind: BoundKind
    ) -> None:
        self.kind = kind
        self.precision = precision
        self.level = level
        self.earliest_kind = earliest_kind
        self.latest_kind = latest_kind


class Qualifiers:
    """The qualifiers of year, month (or season) and day, each ``""``, ``"?"``, ``"~"`` or ``"%"``."""

    __slots__ = ("day", "month", "year")

    def __init__(self, year: Mark = "", month: Mark = "", day: Mark = "") -> None:
        self.year = year
        self.month = month
        self.day = day

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Qualifiers):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __iter__(self) -> Iterator[Mark]:
        return iter((self.year, self.month, self.day))

    def __repr__(self) -> str:
        return f"Qualifiers(year={self.year!r}, month={self.month!r}, day={self.day!r})"


class Draft:
    """A date expression while the reader makes it; :class:`DateExpression` is the same, closed."""

    __slots__ = ("earliest", "form", "latest", "text")

    text: str
    earliest: int | None
    latest: int | None
    form: Form


class DateExpression(Draft):
    """An EDTF expression: immutable, hashable, equal to every other way of writing the same value.

    Made by :func:`chronos.edtf.parse`; ``DateExpression(text)`` is the same. There is no ``<``: relations
    have names, and :meth:`display_key` sorts.

    Attributes:
        text: The text as it was given.
        earliest: First day it may mean, a day number (1 is 0001-01-01), or None; see ``earliest_kind``.
        latest: Last day it may mean, inclusive, or None; see ``latest_kind``.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Read an expression, as :func:`chronos.edtf.parse` does.

        Raises:
            EdtfError: The text is no date expression.
        """
        from chronos.edtf.parsing import parse  # parsing makes these values

        return parse(text)  # type: ignore[return-value]  # the class has no subclasses

    @property
    def kind(self) -> Kind:
        """``date`` (with or without a time, or a season), ``interval`` (``a/b``) or ``set`` (``[a,b]``, ``{a,b}``)."""
        return self.form.kind

    @property
    def precision(self) -> str:
        """The finest unit stated, one of :data:`PRECISIONS`; of an interval or set the finest of its dates."""
        return self.form.precision

    @property
    def level(self) -> Level:
        """The lowest EDTF level that has this way of writing."""
        return self.form.level

    @property
    def earliest_kind(self) -> BoundKind:
        """``date``; ``open`` (``..``); ``unknown`` (nothing before ``/``); ``toolarge`` (a year of over 18 digits)."""
        return self.form.earliest_kind

    @property
    def latest_kind(self) -> BoundKind:
        """As :attr:`earliest_kind`, of the last day."""
        return self.form.latest_kind

    @property
    def canonical(self) -> str:
        """The one writing that all equal expressions share."""
        from chronos.edtf.canonical import write  # not needed to read dates

        return write(self.tree())

    @property
    def qualifiers(self) -> Qualifiers:
        """Which parts are uncertain or approximate; of an interval or set, in any of its dates."""
        from chronos.edtf.canonical import qualifiers  # not needed to read dates

        return qualifiers(self.tree())

    @property
    def uncertain(self) -> bool:
        """Whether any part carries ``?`` or ``%``."""
        return "?" in self.text or "%" in self.text

    @property
    def approximate(self) -> bool:
        """Whether any part carries ``~`` or ``%``."""
        return "~" in self.text or "%" in self.text

    @property
    def start(self) -> DateExpression | None:
        """The start of an interval; None where it is open or unknown, and of what is no interval."""
        return self._end(0)

    @property
    def end(self) -> DateExpression | None:
        """The end of an interval; None where it is open or unknown, and of what is no interval."""
        return self._end(2)

    def _end(self, place: int) -> DateExpression | None:
        if self.kind != "interval":
            return None
        written = self.text.partition("/")[place]
        return DateExpression(written) if written not in ("", "..") else None

    @property
    def one_of(self) -> bool:
        """Whether it is a set of which one member is meant, ``[a,b]``."""
        return self.text[0] == "["

    @property
    def all_of(self) -> bool:
        """Whether it is a set of which every member is meant, ``{a,b}``."""
        return self.text[0] == "{"

    @property
    def members(self) -> tuple[DateExpression, ...]:
        """The members of a set as written, a range as a set of its own: ``[1667,1670..1672]`` has two members.

        Empty for what is no set.
        """
        if self.kind != "set":
            return ()
        opening, closing = self.text[0], self.text[-1]
        written = self.text[1:-1].split(",")
        return tuple(DateExpression(f"{opening}{member}{closing}" if ".." in member else member) for member in written)

    def spans(self) -> Iterator[tuple[int | None, int | None]]:
        """The possible days as sorted runs that neither overlap nor touch, days inclusive; lazy.

        None as the first of the first run or the last of the last run means that there is no bound.
        """
        if self.kind == "date" and "X" not in self.text and self.earliest is not None:
            return iter(((self.earliest, self.latest),))
        from chronos.edtf.possible import tree_runs  # rare shapes

        return tree_runs(self.tree())

    def may_lie(self, first: int | None, last: int | None) -> bool:
        """Whether a possible day lies between two day numbers, both included; ``None`` is open."""
        return any(
            (last is None or low is None or low <= last) and (first is None or high is None or high >= first)
            for low, high in self.spans()
        )

    def display_key(self, anchor: Anchor = "earliest") -> DisplayKey:
        """The total key by which chronologies are sorted; see :func:`chronos.edtf.display.display_key`."""
        from chronos.edtf.display import display_key  # not needed to read dates

        return display_key(self, anchor)

    def tree(self) -> Tree:
        """The parts of the text, read anew each time (:mod:`chronos.edtf.syntax`)."""
        from chronos.edtf.grammar import read  # not needed to read common dates

        return read(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"DateExpression({self.text!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DateExpression):
            return NotImplemented
        if self.text == other.text:
            return True
        if self.earliest != other.earliest or self.latest != other.latest:
            return False
        return self.canonical == other.canonical

    def __hash__(self) -> int:
        # Equal values have equal bounds, and these cost nothing.
        return hash((self.earliest, self.latest))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = f"a date expression never changes: {name} cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        message = f"a date expression never changes: {name} cannot be deleted"
        raise AttributeError(message)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self

    def __reduce__(self) -> tuple[type[DateExpression], tuple[str]]:
        return DateExpression, (self.text,)
