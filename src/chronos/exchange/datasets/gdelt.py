"""GDELT events: what news reports say was done by whom to whom, found by a machine.

Source: "The GDELT Event Database Data Format Codebook V2.0" (19 February 2015), and V1.03 (25 August 2013) for GDELT
1.0, whose files have 57 or 58 columns where those of 2.0 have 61. Files have tabs, no header and no quotation marks.
``SQLDATE`` is the "date the event took place in YYYYMMDD format": a day. GDELT begins on 1 January 1979, and no event
took place after the day on which it was added (``DATEADDED``, in UTC; a day later by local clocks). Other days are
errors of reading, and refused. The country is that of ``ActionGeo_CountryCode``, where the event took place.
``EventCode`` is CAMEO (:mod:`chronos.exchange.datasets.cameo`).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from chronos.exchange.datasets.cameo import cameo_name
from chronos.exchange.datasets.country_codes import FIPS_10_4, FIPS_NOWHERE
from chronos.exchange.datasets.event_rows import (
    BLANK,
    Columns,
    Make,
    Places,
    distinct,
    fields_of,
    names,
    opened,
    rows,
    whole,
)
from chronos.exchange.dating import dated, once_between
from chronos.exchange.incoming import NOWHERE, ExchangeError, ImportOptions, Incoming, Item, Refused, Taken
from chronos.exchange.naming import content_id, digest, own_id
from chronos.model import Citation, Claim, ClaimDate

DATASET: Final[Item] = {
    "id": "gdelt",
    "type": "dataset",
    "title": "GDELT Event Database",
    "author": [{"literal": "The GDELT Project"}],
    "URL": "https://www.gdeltproject.org/",
}
"""The dataset itself, for rows that name no source."""
_ACTOR: Final = names(
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
)
_EVENT: Final = names("""
IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone
""")
_PLACE: Final = names("Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID")
_HEAD: Final = names("GLOBALEVENTID SQLDATE MonthYear Year FractionDate")


def _layout(*, with_adm2: bool) -> tuple[str, ...]:
    place = [part for part in _PLACE if with_adm2 or part != "ADM2Code"]
    actors = [f"{actor}{part}" for actor in ("Actor1", "Actor2") for part in _ACTOR]
    places = [f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in place]
    return (*_HEAD, *actors, *_EVENT, *places, "DATEADDED", "SOURCEURL")


COLUMNS: Final = _layout(with_adm2=True)
"""The 61 columns of GDELT 2.0, as its codebook names them."""
COLUMNS_1: Final = _layout(with_adm2=False)
"""The 58 of the daily files of GDELT 1.0; those before April 2013 have no ``SOURCEURL``."""
FIELDS: Final = tuple(
    name
    for name in COLUMNS
    if name
    not in (*_HEAD, "Actor1Name", "Actor2Name", "SOURCEURL", "ActionGeo_FullName", "ActionGeo_Lat", "ActionGeo_Long")
    and not name.startswith(("Actor1Geo_", "Actor2Geo_"))
)
"""Columns that are kept under their names; the place of the event is kept as ``latitude`` and ``longitude`` besides."""
FIRST_DAY: Final = date(1979, 1, 1)
_NOT_PLACED: Final = "ActionGeo_CountryCode is empty: where it took place is not known (say a country with --country)"
_FIRST_LINE: Final = 65_536


def read_export(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a file as GDELT publishes it, or a table with a header, as BigQuery and other tools write it."""
    headless = _headless(file, options.name)
    columns, numbered = opened(file, options, headless=headless, form="tsv" if headless else "")
    yield from rows(columns, numbered, _maker(columns, options))


def _headless(file: BinaryIO, name: str) -> Sequence[str]:
    """Return the columns of a file without a header; nothing of one that has one, or is a workbook."""
    file.seek(0)
    head = file.read(_FIRST_LINE)
    file.seek(0)
    if head.startswith((b"PK", b"\xff\xfe", b"\xfe\xff")) or b"globaleventid" in head[:4096].lower():
        return ()
    count = head.partition(b"\n")[0].count(b"\t") + 1
    if count == len(COLUMNS):
        return COLUMNS
    if len(COLUMNS_1) - 1 <= count <= len(COLUMNS_1):
        return COLUMNS_1[:count]
    raise ExchangeError(
        f"{name}: its first line has {count} cells between tabs, where an export of GDELT has 61 (version 2.0), 58 "
        "or 57 (1.0); give its columns a header, or say --as tsv"
    )


def _maker(columns: Columns, options: ImportOptions) -> Make:
    place = columns.place
    event_id, day = place("globaleventid"), columns.need("GDELT", "sqldate")
    added, url = place("dateadded"), place("sourceurl")
    country = columns.need("GDELT", "actiongeo_countrycode")
    code, root = place("eventcode"), place("eventrootcode")
    actors = [place("actor1name"), place("actor2name")]
    where, latitude, longitude = place("actiongeo_fullname"), place("actiongeo_lat"), place("actiongeo_long")
    for told in ("monthyear", "year", "fractiondate"):  # they say what SQLDATE says
        place(told)
    kept = columns.kept([name.casefold() for name in FIELDS], options)
    places = Places(options, {}, FIPS_10_4, FIPS_NOWHERE)
    dates: dict[tuple[str, str], ClaimDate | str] = {}

    def make(row: int, cells: list[str]) -> Taken | Refused:
        key = (cells[day], cells[added][:8])
        date_of = dates.get(key)
        if date_of is None:
            if len(dates) > 100_000:
                dates.clear()
            date_of = dates[key] = _date(*key)
        if isinstance(date_of, str):
            return Refused(row, date_of)
        named = places.of("", cells[country])
        if isinstance(named, str):
            return Refused(row, named if cells[country] else _NOT_PLACED)
        fields = fields_of(kept, cells)
        for name, at in (("latitude", latitude), ("longitude", longitude)):
            if cells[at] not in BLANK:
                fields[name] = whole(cells[at])
        event_code = cells[code]
        sides = distinct(cells[one] for one in actors)
        around = distinct((cells[where],))
        text = _text(event_code, [cells[one] for one in actors if cells[one] not in BLANK], around)
        key_of = whole(cells[event_id])
        source = _source(cells[url])
        locator = f"GLOBALEVENTID {key_of}" if source is DATASET and key_of else ""
        claim = Claim(
            id=own_id("gdelt", key_of) if key_of else content_id("gdelt", cells[day], text, cells[url]),
            date=date_of,
            text=text,
            location=NOWHERE,
            countries=named.countries,
            regions=named.regions,
            actors=sides,
            places=around,
            kind=cameo_name(cells[root] or event_code[:2]).lower(),
            citations=(Citation(source=source["id"], locator=locator),),
            fields=fields,
        )
        return Taken(row, (claim,), (source,))

    return make


def _text(code: str, sides: Sequence[str], around: Sequence[str]) -> str:
    """Return what is said of an event: what was done, by whom to whom, and where."""
    what = cameo_name(code) or (f"CAMEO {code}" if code else "")
    return ": ".join(filter(None, (what, ", ".join(filter(None, (" - ".join(sides), *around)))))) or "an event"


def _date(cell: str, added: str) -> ClaimDate | str:
    """Return the date of an event, or why there is none."""
    day = _day(whole(cell))
    if day is None:
        return f"SQLDATE {cell[:40]!r} is no day; write it as 20170731"
    if day < FIRST_DAY:
        return f"SQLDATE {cell[:40]!r} is before 1979-01-01, with which GDELT begins; correct it from the source"
    limit = _day(added)
    if limit is not None and day > limit + timedelta(days=1):
        return f"SQLDATE {cell[:40]!r} is after {limit}, when the event was added; correct it from the source"
    return dated(once_between(day, day), cell)


def _day(cell: str) -> date | None:
    cell = cell.replace("-", "")
    if len(cell) != 8 or not (cell.isascii() and cell.isdigit()):
        return None
    try:
        return date(int(cell[:4]), int(cell[4:6]), int(cell[6:]))
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def _source(url: str) -> Item:
    """Return the item of a source: a page of the web, what is named otherwise, or GDELT itself where nothing is."""
    if url in BLANK or url == "unspecified":
        return DATASET
    try:
        host = (urlsplit(url).hostname or "") if url.startswith(("http://", "https://")) else ""
    except ValueError:  # an address that is none: //[
        host = ""
    if not host:
        return {"id": content_id(url), "type": "document", "title": url}
    readable = content_id(host.removeprefix("www.")).rpartition("-")[0]
    name = "-".join(filter(None, (readable or "web", digest(url))))
    return {"id": name, "type": "webpage", "title": url, "container-title": host, "URL": url}
