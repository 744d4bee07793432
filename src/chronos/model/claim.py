"""Claims: dated assertions as sources state them, with the citations that carry them."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from chronos.edtf import DateExpression, parse
from chronos.model.location import Location
from chronos.model.suppression import Suppression

Status = Literal["undisputed", "disputed", "prospective", "retracted"]
Calendar = Literal["gregorian", "julian"]
Relation = Literal["after", "before", "during", "between", "same as"]
RELATIONS: tuple[Relation, ...] = ("after", "before", "during", "between", "same as")
CALENDARS: tuple[Calendar, ...] = ("gregorian", "julian")
STATUSES: tuple[Status, ...] = ("undisputed", "disputed", "prospective", "retracted")


class Relative(Struct, frozen=True):
    """A date stated by its relation to other claims, of which it names the ids: two for "between", else one.

    ``within`` is how far from that claim at most, as an ISO 8601 duration in calendar units ("P1Y", "P6M", "P10D"), for
    "after" and "before" alone.
    """

    relation: Relation
    claims: tuple[str, ...]
    within: str = ""

    def __str__(self) -> str:
        """Write it on a line: "after cn-2016-policy-paper within P1Y", "between a and b"."""
        within = f" within {self.within}" if self.within else ""
        return f"{self.relation} {' and '.join(self.claims)}{within}"


class Ground(Struct, frozen=True):
    """One step of why a bound holds.

    ``claim`` is the id of the claim that states it (its date, its relative date or its order), ``source`` the id of the
    source whose publication bounds that claim; ``said`` is the step in words ("after cn-2016-policy-paper", "dated
    2016", "published on 2021-12-24"). ``relation`` is what the step is, seen from the claim whose bound it explains:
    after, before, within, during, includes, same as, one event, dated, published, or more (steps that are left out).
    ``other`` is the id of the claim to which it leads, empty at the last step, of which ``day`` is the day number.
    ``steps`` is how many are left out.
    """

    claim: str
    said: str
    source: str = ""
    relation: str = ""
    other: str = ""
    day: int | None = None
    steps: int = 0


class Derived(Struct, frozen=True):
    """The first and last day (inclusive, day numbers) that all constraints leave; ``None`` where nothing bounds them.

    The grounds of each bound lead from the claim itself to what bounds it, the nearest first. ``expression`` is what is
    derived as a date, an interval where that is known to have lasted; ``None`` where the two days say all.
    """

    earliest: int | None = None
    latest: int | None = None
    earliest_from: tuple[Ground, ...] = ()
    latest_from: tuple[Ground, ...] = ()
    expression: DateExpression | None = None

    @property
    def date(self) -> DateExpression | None:
        """What is derived as an expression; ``None`` where nothing bounds the days, or EDTF cannot write them."""
        from chronos.edtf.writing import write_runs  # noqa: PLC0415 - few dates are derived

        if self.expression is not None or (self.earliest is None and self.latest is None):
            return self.expression
        try:
            return parse(write_runs([(self.earliest, self.latest)]))
        except ValueError:  # it has no months and days of years with five digits
            return None


class ClaimDate(Struct, frozen=True):
    """The date of a claim at its own precision.

    ``expression`` is ``None`` for an undated claim; then ``stated`` tells whether the timeline says so
    (``date: undated``) or the field is missing. ``said`` holds the source's own words for the date, in the calendar
    that ``calendar`` names; the expression is Gregorian always. ``relative`` is a date stated by its relation to other
    claims; it has no expression of its own. ``derived`` is what :mod:`chronos.dating` worked out, ``None`` where no
    relation bears on the claim.
    """

    expression: DateExpression | None = None
    said: str = ""
    stated: bool = False
    calendar: Calendar = "gregorian"
    relative: Relative | None = None
    derived: Derived | None = None


class Citation(Struct, frozen=True, kw_only=True):
    """A pinpoint from a claim into a source; ``locator`` is written as pandoc reads one ("para. 9").

    Its place is known to the claim: ``claim.where("sources", number, "source")``.
    """

    source: str
    locator: str = ""
    quote: str = ""
    retrieved: DateExpression | None = None


class Imported(Struct, frozen=True):
    """Where ``chronos import`` took a claim from: the name of the file, and the row there (as people count, from 1).

    ``digest`` is that of the claim's lines as they were written; where they have another now, a person changed them.
    """

    file: str
    row: int
    digest: str = ""


class Claim(Struct, frozen=True, kw_only=True):
    """One dated assertion as one or more sources state it; not a fact.

    ``countries`` (ISO 3166-1 alpha-2) and ``regions`` (UN M49 codes or ids of the project's regions) say
    whose chronologies it belongs to, in the order written, unknown codes included. ``lasting`` overrides what
    the date expression says of duration: only an interval lasts by itself. ``after`` are the ids of claims whose events
    this one's came after (``order:``). ``marks`` gives the line and
    column (both from 1) of each field by its name, of list items as ``sources[0]``, of fields within as
    ``date.said`` and ``sources[0].quote``. ``suppress`` are the findings that the claim permits, with their reasons.
    ``texts`` has the text by language (ISO 639-1) where it is given in several, of which ``text`` is one. ``language``
    is that of ``text`` in a chronology of another language, empty where it is the same. ``redacted``
    are the fields that an edition leaves out. ``fields`` is what else a table has of it, by its columns:
    precision codes, numbers, ``latitude`` and ``longitude`` (WGS 84, decimal degrees).
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
    after: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    marks: Mapping[str, tuple[int, int]] = {}
    texts: Mapping[str, str] = {}
    language: str = ""
    redacted: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}
    imported: Imported | None = None

    def where(self, field: str, number: int | None = None, part: str = "") -> Location:
        """Return the place of a field, of its item ``number`` (from 0), or of a ``part`` of either.

        Of what is absent it is the place of what it would stand in, at last of the claim.
        """
        item = field if number is None else f"{field}[{number}]"
        for name in (f"{item}.{part}", item, field) if part else (item, field):
            if name in self.marks:
                return Location(self.location.path, *self.marks[name])
        return self.location

    def named(self) -> Iterator[tuple[str, Location]]:
        """Yield the ids of the claims that the date and the order name, each with its place."""
        relative = self.date.relative
        if relative is not None:
            for number, claim_id in enumerate(relative.claims):
                part = relative.relation if len(relative.claims) == 1 else f"{relative.relation}[{number}]"
                yield claim_id, self.where("date", part=part)
        for number, claim_id in enumerate(self.after):
            yield claim_id, self.where("order", part=f"after[{number}]")
