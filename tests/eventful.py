"""Events and chronologies of them, for tests of timelines."""

from typing import Any

from chronos.chart.style import Drawing
from chronos.chart.timeline import timeline
from chronos.edtf import day_number, parse
from chronos.model import (
    STATUSES,
    AgreementKind,
    Chronology,
    Citation,
    Claim,
    ClaimDate,
    Counts,
    Entry,
    Event,
    Footnote,
    Group,
    Ledger,
    Location,
    Person,
    Scope,
    Source,
    Status,
)

AS_OF = day_number(2024, 6, 30)

_CLAIM = Claim(id="c", date=ClaimDate(), text="", location=Location("t.yaml", 1, 1))
_FONSECA = Source(
    id="fonseca-2023",
    location=Location("sources.yaml", 1, 1),
    title="Police diplomacy",
    authors=(Person(family="Fonseca"),),
    issued=parse("2023"),
)
FOOTNOTES = (Footnote(1, _CLAIM, Citation(source="fonseca-2023", locator="para. 9"), _FONSECA),)
"""One citation, of one source."""


def event(
    date: str,
    *,
    text: str = "A treaty is signed.",
    status: Status = "undisputed",
    agreement: AgreementKind = "single",
    countries: tuple[str, ...] = ("EC",),
    kind: str = "",
) -> Event:
    """Return an event; an interval is lasting, and an empty date makes it undated."""
    return Event(
        id=date,
        claims=(),
        date=parse(date) if date else None,
        agreement=agreement,
        text=text,
        countries=countries,
        regions=(),
        actors=(),
        places=(),
        kind=kind,
        status=status,
        lasting="/" in date,
        corroboration=1,
        origins=1,
        sources=(),
    )


def chronology(
    *events: Event,
    as_of: int | None = AS_OF,
    footnotes: tuple[Footnote, ...] = (),
) -> Chronology:
    """Return the chronology of Ecuador with these events in this order."""
    entries = [Entry(one, footnotes) for one in events]
    country = Scope(id="EC", name="Ecuador", kind="country", folder="", countries=frozenset({"EC"}))
    return Chronology(
        scope=country,
        project="",
        as_of=as_of,
        groups=(Group("", tuple(entry for entry in entries if entry.event.date)),),
        undated=tuple(entry for entry in entries if not entry.event.date),
        sources=(),
        ledger=Ledger(read=0, shown=0, merged=0, undated=0),
        counts=Counts(by="year"),
    )


def drawn(*events: Event, as_of: int | None = AS_OF, **options: Any) -> Drawing:
    """Draw the timeline of these events."""
    made = chronology(*events, as_of=as_of)
    return timeline(made, title="Ecuador", subtitle="2013 to 2024", **options)


def rows(drawing: Drawing, has: str) -> list[dict[str, Any]]:
    """Return the rows of data, in all layers, that have this field."""
    chart: Any = drawing.spec
    return [row for layer in chart["layer"] for row in layer["data"]["values"] if has in row]


def texts(drawing: Drawing) -> list[str]:
    """Return everything that is written in the plot, its key and its foot."""
    return [row["text"] for row in rows(drawing, has="text")]


def read_down(drawing: Drawing) -> list[str]:
    """Return the texts between head and foot, from top to bottom, without those that begin with a year."""
    height = drawing.spec["height"]
    inside = [row for row in rows(drawing, has="text") if 0 < row["y"] < height and not row["text"][:4].isdigit()]
    return [row["text"] for row in sorted(inside, key=lambda row: row["y"])]


FAR = event("1990-01-01")
"""Makes the window wide enough for exact days to be symbols."""

MANY = [
    event(
        date,
        text="Public security ministers of the two countries meet and agree to hold joint exercises. "
        * (place % 3 + 1),
        status=STATUSES[place % 7 if place % 7 < 4 else 0],
        agreement="derived" if place % 11 == 5 else "single",
        countries=(("EC",), ("EC", "CO"), (), ("PE",))[place % 4],
        kind=("training", "", "sale")[place % 3],
    )
    for place in range(280)
    for date in [
        (
            f"{1960 + place // 5}",
            f"{1960 + place // 5}-05-01",
            f"{1950 + place // 5}/{1970 + place // 5}",
            "2001/..",
            f"{1960 + place // 5}/",
            f"[{1960 + place // 5},{1964 + place // 5}]",
            f"../{1960 + place // 5}",
        )[place % 7]
    ]
]
"""Dates of every shape, texts of every length, all statuses, some derived."""
