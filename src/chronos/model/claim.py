"""Claims: dated assertions as sources state them, with the citations that carry them."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from chronos.edtf import DateExpression
from chronos.model.location import Location
from chronos.model.suppression import Suppression

Status = Literal["undisputed", "disputed", "prospective", "retracted"]
Calendar = Literal["gregorian", "julian"]
CALENDARS: tuple[Calendar, ...] = ("gregorian", "julian")
STATUSES: tuple[Status, ...] = ("undisputed", "disputed", "prospective", "retracted")


class ClaimDate(Struct, frozen=True):
    """The date of a claim at its own precision.

    ``expression`` is ``None`` for an undated claim; then ``stated`` tells whether the timeline says so
    (``date: undated``) or the field is missing. ``said`` holds the source's own words for the date, in the calendar
    that ``calendar`` names; the expression is Gregorian always.
    """

    expression: DateExpression | None = None
    said: str = ""
    stated: bool = False
    calendar: Calendar = "gregorian"


class Citation(Struct, frozen=True, kw_only=True):
    """A pinpoint from a claim into a source; ``locator`` is written as pandoc reads one ("para. 9").

    Its place is known to the claim: ``claim.where("sources", number, "source")``.
    """

    source: str
    locator: str = ""
    quote: str = ""
    retrieved: DateExpression | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One dated assertion as one or more sources state it; not a fact.

    ``countries`` (ISO 3166-1 alpha-2) and ``regions`` (UN M49 codes or ids of the project's regions) say
    whose chronologies it belongs to, in the order written, unknown codes included. ``lasting`` overrides what
    the date expression says of duration: only an interval lasts by itself. ``marks`` gives the line and
    column (both from 1) of each field by its name, of list items as ``sources[0]``, of fields within as
    ``date.said`` and ``sources[0].quote``. ``suppress`` are the findings that the claim permits, with their reasons.
    """

    id: str
    date: ClaimDate
    text: str
    location: Location
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kind: str = ""
    status: Status = "undisputed"
    lasting: bool | None = None
    note: str = ""
    citations: tuple[Citation, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    marks: Mapping[str, tuple[int, int]] = {}

    def where(self, field: str, number: int | None = None, part: str = "") -> Location:
        """Return the place of a field, of its item ``number`` (from 0), or of a ``part`` of either.

        Of what is absent it is the place of what it would stand in, at last of the claim.
        """
        item = field if number is None else f"{field}[{number}]"
        for name in (f"{item}.{part}", item, field) if part else (item, field):
            if name in self.marks:
                return Location(self.location.path, *self.marks[name])
        return self.location
