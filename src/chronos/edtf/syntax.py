"""What the text of a date expression says, part by part, before any question about days.

The three shapes are those of the EDTF text of 2019-02-04 (Library of Congress): one date
(:class:`Stated`), an interval of two (:class:`Span`) and a set (:class:`Listed`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronos.edtf.value import Level, Mark

UNCERTAIN = 1  # ?
APPROXIMATE = 2  # ~
MARKS = {"?": UNCERTAIN, "~": APPROXIMATE, "%": UNCERTAIN | APPROXIMATE}
MARK_OF: tuple[Mark, ...] = ("", "?", "~", "%")

# Years of more digits than this are kept as they are written: their days would fit no 64 bits, and the
# decimal digits of `Y1E100000` take Python longer than linear time to write.
LARGEST_DIGITS = 18


class Stated:
    """One date as it is written.

    Attributes:
        digits: The digits of the year without sign or ``Y``: four of ``0-9X``, or more after ``Y``.
        negative: Whether the year has a minus sign.
        long: Whether the year is written with ``Y``.
        exponent: The digits after ``E``, empty without.
        significant: The digits after ``S``, empty without.
        month: Two of ``0-9X``, a season code from 21 to 41, or empty.
        day: Two of ``0-9X`` or empty.
        time: ``hh:mm:ss`` or empty.
        zone: ``Z``, ``+hh``, ``-hh:mm`` and the like, or empty.
        marks: The qualifiers of year, month and day as bits, ``UNCERTAIN`` and ``APPROXIMATE``.
        partial: Whether the qualifiers are written as level 2 has them, on parts of the date.
    """

    __slots__ = (
        "day",
        "digits",
        "exponent",
        "long",
        "marks",
        "month",
        "negative",
        "partial",
        "significant",
        "time",
        "zone",
    )

    def __init__(self) -> None:
        self.digits = ""
        self.negative = False
        self.long = False
        self.exponent = ""
        self.significant = ""
        self.month = ""
        self.day = ""
        self.time = ""
        self.zone = ""
        self.marks: tuple[int, int, int] = (0, 0, 0)
        self.partial = False

    @property
    def season(self) -> int:
        """The season code from 21 to 41, or 0."""
        return int(self.month) if self.month > "20" and "X" not in self.month else 0

    @property
    def masked(self) -> bool:
        """Whether any digit is unspecified."""
        return "X" in self.digits or "X" in self.month or "X" in self.day

    @property
    def depth(self) -> str:
        """The unit of the last part written: ``year``, ``season``, ``month``, ``day`` or ``second``."""
        if self.time:
            return "second"
        if self.day:
            return "day"
        if self.season:
            return "season"
        return "month" if self.month else "year"

    @property
    def level(self) -> Level:
        """The lowest EDTF level that has this way of writing."""
        season = self.season
        if self.partial or self.exponent or self.significant or season > 24 or self._masked_beyond_level_1():
            return 2
        return 1 if self.negative or self.long or season or self.masked or any(self.marks) else 0

    def _masked_beyond_level_1(self) -> bool:
        # Level 1 has 201X, 20XX, 2004-XX, 1985-04-XX and 1985-XX-XX, and no other masks.
        if "X" in self.digits:
            return bool(self.month) or "X" in self.digits[:2] or self.digits[3] != "X"
        if "X" in self.month:
            return self.month != "XX" or self.day not in ("", "XX")
        return "X" in self.day and self.day != "XX"

    @property
    def size(self) -> int:
        """How many digits the year has, leading zeros of four-digit years included; for long years, of any size."""
        return len(self.digits) + (int(self.exponent) if self.exponent else 0)

    @property
    def too_large(self) -> bool:
        """Whether the year has too many digits for its days to be numbered."""
        return self.long and (len(self.exponent) > 3 or self.size > LARGEST_DIGITS)


class Span:
    """An interval as it is written; an end is a :class:`Stated`, ``"open"`` (``..``) or ``"unknown"`` (nothing)."""

    __slots__ = ("end", "start")

    def __init__(self, start: Stated | str, end: Stated | str) -> None:
        self.start = start
        self.end = end


class Member:
    """One member of a set: a date (``last`` is ``first``), a range, or all before or after a date (one is None)."""

    __slots__ = ("first", "last", "text")

    def __init__(self, first: Stated | None, last: Stated | None, text: str) -> None:
        self.first = first
        self.last = last
        self.text = text

    @property
    def dates(self) -> tuple[Stated, ...]:
        """The dates written in it, one or two."""
        if self.first is None or self.last is None or self.first is self.last:
            only = self.first or self.last
            return (only,) if only else ()
        return (self.first, self.last)


class Listed:
    """A set as it is written; ``bracket`` is ``"["`` for one of its members, ``"{"`` for all of them."""

    __slots__ = ("bracket", "members")

    def __init__(self, bracket: str, members: tuple[Member, ...]) -> None:
        self.bracket = bracket
        self.members = members


Tree = Stated | Span | Listed
