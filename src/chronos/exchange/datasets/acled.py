"""ACLED, Armed Conflict Location and Event Data: political violence and protest, with the precision of each date.

Source: ACLED, "Armed Conflict Location & Event Data (ACLED) Codebook" (2023 and later; time precision has been so
since 2010), "Event time"; Raleigh, Clionadh, Andrew Linke, Håvard Hegre & Joakim Karlsen (2010), "Introducing ACLED",
Journal of Peace Research 47(5). ``time_precision`` says what ``event_date`` means:

1. the event took place on that day: a day;
2. it took place sometime during a week or weekend (or within a similar period), for which the day in the middle is
   given. The codebook does not say that weeks are those of a calendar, nor always which day stands for one, so the
   date is every day of every week (seven days) that has the day given: ``[day - 6..day + 6]``. It surely contains the
   event, and no smaller span surely does;
3. only the month is known; the day is its middle, or its first or last where the source says "the beginning" or "the
   end": the month of the day given, from its first to its last.

"ACLED does not include events with less temporal information", so a row without a code, or with another, is refused.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import BinaryIO, Final

from chronos.exchange.datasets.country_codes import ACLED_NAMES, iso_numbers
from chronos.exchange.datasets.event_rows import (
    BLANK,
    Columns,
    Days,
    Make,
    Places,
    day_order,
    distinct,
    fields_of,
    names,
    opened,
    rows,
    whole,
)
from chronos.exchange.dating import dated, once_between
from chronos.exchange.incoming import NOWHERE, ImportOptions, Incoming, Item, Refused, Taken
from chronos.exchange.naming import content_id, own_id
from chronos.model import Citation, Claim, ClaimDate

FIRST_YEAR: Final = 1997
"""The dataset begins with it, so a year of two digits is of the hundred years from then on."""
DATASET: Final[Item] = {
    "id": "acled",
    "type": "dataset",
    "title": "Armed Conflict Location & Event Data (ACLED)",
    "author": [{"literal": "ACLED"}],
    "publisher": "Armed Conflict Location & Event Data",
    "URL": "https://acleddata.com/",
}
"""The dataset itself, for rows that name no source."""
FIELDS: Final = names("""
event_id_cnty event_id_no_cnty data_id year time_precision disorder_type sub_event_type inter1 inter2 interaction
civilian_targeting iso region latitude longitude geo_precision source_scale fatalities tags timestamp
""")
"""Columns that are kept under their names; ``event_type`` is the kind, ``notes`` the text."""
_WEEK: Final = timedelta(days=6)
_SEVERAL: Final = ";"


def read_events(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a file as the export tool and the API of ACLED write it."""
    order = day_order(file, options, "event_date")
    columns, numbered = opened(file, options)
    yield from rows(columns, numbered, _maker(columns, options, Days(FIRST_YEAR, day_first=order)))


def _maker(columns: Columns, options: ImportOptions, days: Days) -> Make:
    place = columns.place
    event_date, precision = columns.need("ACLED", "event_date"), columns.need("ACLED", "time_precision")
    event_id, data_id = place("event_id_cnty"), place("data_id")
    country, number = place("country"), place("iso")
    event_type, sub_type = place("event_type"), place("sub_event_type")
    actors = [place("actor1"), place("actor2")]
    associates = [place("assoc_actor_1"), place("assoc_actor_2")]
    around = [place(name) for name in ("location", "admin3", "admin2", "admin1")]
    notes, source = place("notes"), place("source")
    kept = columns.kept(FIELDS, options)
    places = Places(options, ACLED_NAMES, iso_numbers())
    dates: dict[tuple[str, str], ClaimDate | str] = {}

    def make(row: int, cells: list[str]) -> Taken | Refused:
        key = (cells[event_date], cells[precision])
        date_of = dates.get(key)
        if date_of is None:
            if len(dates) > 100_000:
                dates.clear()
            date_of = dates[key] = _date(days, *key)
        if isinstance(date_of, str):
            return Refused(row, date_of)
        named = places.of(cells[country], cells[number].lstrip("0"))
        if isinstance(named, str):
            return Refused(row, named)
        first, second = (cells[one] for one in actors)
        where = distinct(cells[one] for one in around)
        text = cells[notes]
        if text in BLANK:
            sides = " - ".join(distinct((first, second)))
            head = distinct((cells[sub_type] or cells[event_type], sides, *where[:1], cells[country]))
            text = ", ".join(head) or "an event without a description"
        sources = _sources(cells[source])
        key_of = whole(cells[event_id] or cells[data_id])
        if sources:
            citations = tuple([Citation(source=one["id"]) for one in sources])
        else:
            sources = (DATASET,)
            citations = (Citation(source=DATASET["id"], locator=f"id {key_of}" if key_of else ""),)
        kind = cells[event_type]
        claim = Claim(
            id=own_id("acled", key_of) if key_of else content_id("acled", cells[event_date], text),
            date=date_of,
            text=text,
            location=NOWHERE,
            countries=named.countries,
            regions=named.regions,
            actors=distinct((first, *_listed(cells[associates[0]]), second, *_listed(cells[associates[1]]))),
            places=where,
            kind=kind if kind not in BLANK else "",
            citations=citations,
            fields=fields_of(kept, cells),
        )
        return Taken(row, (claim,), sources)

    return make


def _date(days: Days, cell: str, code: str) -> ClaimDate | str:
    """Return the date of an event, or why there is none."""
    day, said = days.read(cell)
    if day is None:
        return f"event_date: {said}"
    code = "" if code in BLANK else whole(code)
    if code not in ("1", "2", "3"):
        return (
            f"time_precision is {code[:20]!r}, which the codebook does not have; write 1 (day), 2 (week) or 3 (month)"
        )
    try:
        first, last = _bounds(day, code)
    except OverflowError:
        return f"event_date {day} has no week around it; correct it"
    return dated(once_between(first, last), f"{said} (time_precision {code})")


def _bounds(day: date, code: str) -> tuple[date, date]:
    """Return the first and last day that a code leaves of a day."""
    if code == "1":
        return day, day
    if code == "2":
        return day - _WEEK, day + _WEEK
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _listed(cell: str) -> tuple[str, ...]:
    return distinct(one.strip() for one in cell.split(_SEVERAL)) if cell else ()


@lru_cache(maxsize=20_000)
def _sources(cell: str) -> tuple[Item, ...]:
    """Return an item for each source that a cell names: ACLED names who reported, neither the article nor its date."""
    return tuple({"id": content_id(name), "type": "document", "title": name} for name in _listed(cell))
