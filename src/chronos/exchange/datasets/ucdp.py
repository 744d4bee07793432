"""UCDP Georeferenced Event Dataset (GED): events of organised violence, each with the precision of its date.

Source: Högbladh, Stina, "UCDP GED Codebook version 24.1" (and 25.1), Department of Peace and Conflict Research,
Uppsala University; Sundberg, Ralph & Erik Melander (2013), "Introducing the UCDP Georeferenced Event Dataset", Journal
of Peace Research 50(4). ``date_start`` is the earliest possible date when the event has taken place, ``date_end``
the last possible date. ``date_prec``:

1. exact date of event is known;
2. the date of the event is known only within a 2-6 day range;
3. only the week of the event is known;
4. the date of the event is known only within an 8-30 day range or only the month when the event has taken place is
   known;
5. the date of the event is known only within a range longer than one month but not more than one calendar year.

So the event happened once, from ``date_start`` to ``date_end``, whatever the code: ``[date_start..date_end]``, and a
day where they are one and the code is 1. Code 1 with two days (continuous fighting) is the two days all the same. A
code of 2 to 5 with one day contradicts itself: the code says that the day is not known, and nothing says which days it
may be instead. It is about that day, ``2017-05-03~``, and the rows for which this is so are counted in a note. A code
that the codebook does not have is refused.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO, Final

from chronos.exchange.datasets.country_codes import GLEDITSCH_WARD, UCDP_NAMES
from chronos.exchange.datasets.event_rows import (
    ABOUT,
    BLANK,
    Columns,
    Days,
    Make,
    Places,
    day_order,
    distinct,
    fields_of,
    headless_columns,
    names,
    opened,
    rows,
    whole,
)
from chronos.exchange.datasets.ucdp_sources import DATASET, sources_of
from chronos.exchange.dating import dated, expression, once_between
from chronos.exchange.incoming import NOWHERE, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.naming import content_id, own_id
from chronos.model import Citation, Claim, ClaimDate

DATASET_NAME: Final = "UCDP GED"
FIRST_YEAR: Final = 1989
"""The dataset begins with it, so a year of two digits is of the hundred years from then on."""
COLUMNS: Final = names("""
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
source_article source_office source_date source_headline source_original where_prec where_coordinates where_description
adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start
date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""")
"""The columns of version 20.1 and later, in their order: some releases of the Candidate dataset come without a
header."""
KINDS: Final = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
"""``type_of_violence``."""
_PLACED: Final = frozenset(
    names("""
id side_a side_b source_article source_office source_date source_headline where_coordinates where_description adm_1
adm_2 geom_wkt country date_start date_end
""")
)
"""Columns that stand elsewhere in a claim; ``geom_wkt`` says what ``latitude`` and ``longitude`` say."""
_MORE: Final = names("best_est high_est low_est gwno gwnoloc isocc conflict_id dyad_id side_a_id side_b_id version")
_ID: Final = re.compile(r"(?:conflict|dyad|side_[ab]).*_id")
_CODES: Final = ("1", "2", "3", "4", "5")
_EXACT: Final = "1"


def read_ged(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the dataset in any of its versions: columns are found by their names, in any order."""
    headless = headless_columns(file, COLUMNS, "date_start")
    order = None if headless else day_order(file, options, "date_start", "date_end")
    columns, numbered = opened(file, options, headless=headless)
    about = [0]
    yield from rows(columns, numbered, _maker(columns, options, Days(FIRST_YEAR, day_first=order), about))
    if about[0]:
        yield Note(
            "rows with a date_prec that says that the day is not known, and one day all the same: "
            f"{about[0]:,}; they are taken as about that day (2017-05-03~)"
        )


def _maker(columns: Columns, options: ImportOptions, days: Days, about: list[int]) -> Make:
    place = columns.place
    event_id, relid = place("id"), columns.places.get("relid", -1)
    start, end = columns.need(DATASET_NAME, "date_start"), columns.need(DATASET_NAME, "date_end")
    precision = columns.need(DATASET_NAME, "date_prec")
    country, number = place("country"), place("country_id")
    violence, side_a, side_b, dyad = place("type_of_violence"), place("side_a"), place("side_b"), place("dyad_name")
    best, low, high = place("best", "best_est"), place("low", "low_est"), place("high", "high_est")
    at, where, first, second = map(place, ("where_coordinates", "where_description", "adm_1", "adm_2"))
    article, office = place("source_article"), place("source_office")
    issued, headline = place("source_date"), place("source_headline")
    place("geom_wkt")
    known = [name for name in columns.places if name in COLUMNS or name in _MORE or _ID.fullmatch(name)]
    kept = columns.kept([name for name in known if name not in _PLACED], options)
    version = columns.places.get("version", -1)
    places = Places(options, UCDP_NAMES, GLEDITSCH_WARD)
    dates: dict[tuple[str, str, str], ClaimDate | str] = {}

    def make(row: int, cells: list[str]) -> Taken | Refused:
        key = (cells[start], cells[end], cells[precision])
        date = dates.get(key)
        if date is None:
            if len(dates) > 100_000:
                dates.clear()
            date = dates[key] = _date(days, *key)
        if isinstance(date, str):
            return Refused(row, date)
        named = places.of(cells[country], cells[number])
        if isinstance(named, str):
            return Refused(row, named)
        if date.expression is not None and date.expression.text[-1] == ABOUT:
            about[0] += 1
        fields = fields_of(kept, cells)
        kind = KINDS.get(whole(cells[violence]), "")
        sides = distinct((cells[side_a], cells[side_b]))
        around = distinct((cells[at], cells[where], cells[first], cells[second]))
        parts = [" - ".join(sides) or cells[dyad], *distinct((cells[where] or cells[at], cells[first], cells[country]))]
        text = ", ".join(filter(None, parts))
        if kind:
            text = f"{kind[0].upper()}{kind[1:]}: {text}"
        deaths = _deaths(cells[best], cells[low], cells[high])
        if deaths:
            text = f"{text}; {deaths}"
        sources = sources_of(cells[article], cells[office], cells[issued], cells[headline])
        key_of = whole(cells[event_id])
        if sources:
            citations = tuple([Citation(source=one["id"]) for one in sources])
        else:
            sources = (_dataset(cells[version]),)
            locator = f"id {key_of}" if key_of else f"relid {cells[relid]}" if cells[relid] else ""
            citations = (Citation(source=sources[0]["id"], locator=locator),)
        claim = Claim(
            id=own_id("ged", key_of) if key_of else content_id("ged", cells[start], cells[relid], text),
            date=date,
            text=text,
            location=NOWHERE,
            countries=named.countries,
            regions=named.regions,
            actors=sides,
            places=around,
            kind=kind,
            citations=citations,
            fields=fields,
        )
        return Taken(row, (claim,), sources)

    return make


def _date(days: Days, start: str, end: str, code: str) -> ClaimDate | str:
    """Return the date of an event, or why there is none."""
    code = "" if code in BLANK else whole(code)
    if code not in _CODES:
        return (
            f"date_prec is {code[:20]!r}, which the codebook does not have; write 1 to 5, for how precise the date is"
        )
    first, first_said = days.read(start)
    if first is None:
        return f"date_start: {first_said}"
    last, last_said = days.read(end)
    if last is None:
        return f"date_end: {last_said}"
    if last < first:
        return f"date_start {first} is after date_end {last}; correct one of them"
    said = first_said if first == last else f"{first_said} to {last_said}"
    is_about = first == last and code != _EXACT
    return dated(expression(f"{first}{ABOUT}") if is_about else once_between(first, last), f"{said} (date_prec {code})")


@lru_cache(maxsize=20_000)
def _deaths(best: str, low: str, high: str) -> str:
    best, low, high = (whole(one) if one not in BLANK else "" for one in (best, low, high))
    bounds = ", ".join(f"{name} {value}" for name, value in (("low", low), ("high", high)) if value)
    if best:
        return f"deaths: {best} ({bounds})" if bounds else f"deaths: {best}"
    return f"deaths: {bounds}" if bounds else ""


def _dataset(version: str) -> Item:
    if version in BLANK:
        return DATASET
    return {**DATASET, "id": content_id("ucdp-ged", version), "version": version}
