"""Global Terrorism Database (GTD): incidents since 1970, with days and months that may be unknown.

Source: National Consortium for the Study of Terrorism and Responses to Terrorism (START), "Global Terrorism Database
Codebook: Methodology, Inclusion Criteria, and Variables", University of Maryland, August 2021. Dates are those of
:mod:`chronos.exchange.datasets.gtd_dates`. ``summary`` is the text, ``attacktype1_txt`` the kind, ``scite1`` to
``scite3`` are the sources; -9 and -99 stand for what is unknown and are left out, as "." and "Unknown" of a group or a
place are.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO, Final

from chronos.edtf import EdtfError, read_words
from chronos.exchange.datasets.country_codes import GTD_NAMES, GTD_NOWHERE, GTD_NUMBERS
from chronos.exchange.datasets.event_rows import (
    ABOUT,
    BLANK,
    Columns,
    Make,
    Places,
    distinct,
    names,
    opened,
    rows,
    whole,
)
from chronos.exchange.datasets.gtd_dates import incident_date
from chronos.exchange.incoming import NOWHERE, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.naming import content_id, own_id
from chronos.model import Citation, Claim

DATASET: Final[Item] = {
    "id": "gtd",
    "type": "dataset",
    "title": "Global Terrorism Database",
    "author": [{"literal": "National Consortium for the Study of Terrorism and Responses to Terrorism (START)"}],
    "publisher": "University of Maryland",
    "URL": "https://www.start.umd.edu/gtd/",
}
"""The dataset itself, for rows that name no source."""
FIELDS: Final = names("""
eventid iyear imonth iday approxdate extended resolution country region region_txt latitude longitude specificity
vicinity crit1 crit2 crit3 doubtterr alternative alternative_txt multiple success suicide attacktype1 attacktype1_txt
attacktype2_txt attacktype3_txt targtype1 targtype1_txt targsubtype1_txt corp1 target1 natlty1_txt targtype2_txt
target2 targtype3_txt target3 gname gsubname gname2 gname3 motive guncertain1 individual nperps nperpcap claimed
claimmode_txt weaptype1_txt weapsubtype1_txt weaptype2_txt weapdetail nkill nkillus nkillter nwound nwoundus nwoundte
property propextent_txt propvalue ishostkid nhostkid nhours ndays divert kidhijcountry ransom hostkidoutcome_txt
nreleased addnotes dbsource int_log int_ideo int_misc int_any related
""")
"""Columns that are kept under their names; the others are numbers for what the columns in ``_txt`` say in words."""
_CITED: Final = re.compile(
    r"""(?:([^"]{1,200}?),? )?"([^"]+?),?" ([^"]+?), ((?:[A-Z][a-z]+ (?:\d{1,2}, )?)?[12]\d{3})\.?"""
)
_LONGEST: Final = 1000
"""Characters of a citation that is taken apart."""
_UNKNOWN_NUMBERS: Final = frozenset(("-9", "-99", "-9.0", "-99.0"))
_UNKNOWN: Final = frozenset((*BLANK, *_UNKNOWN_NUMBERS, ".", "Unknown", "unknown"))


def read_incidents(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the database as START gives it out: a workbook, or a table made of one."""
    columns, numbered = opened(file, options)
    unknown, about = [0], [0]
    yield from rows(columns, numbered, _maker(columns, options, unknown, about))
    if about[0]:
        yield Note(
            f"rows of which the day is the midpoint of a range that approxdate has in words which cannot be read: "
            f"{about[0]:,}; they are taken as about that day (2014-03-05~)"
        )
    if unknown[0]:
        yield Note(f"{unknown[0]:,} cells with -9 or -99, which stand for what is unknown, are left out")


def _maker(columns: Columns, options: ImportOptions, unknown: list[int], about: list[int]) -> Make:
    place = columns.place
    event_id = place("eventid")
    year, month, day = (columns.need("GTD", name) for name in ("iyear", "imonth", "iday"))
    words = place("approxdate")
    country, number = place("country_txt"), place("country")
    around = [place(name) for name in ("location", "city", "provstate")]
    groups = [place(name) for name in ("gname", "gname2", "gname3")]
    cited = [place(name) for name in ("scite1", "scite2", "scite3")]
    attack, target, summary = place("attacktype1_txt"), place("target1"), place("summary")
    kept = columns.kept(FIELDS, options)
    places = Places(options, GTD_NAMES, GTD_NUMBERS, GTD_NOWHERE)

    def make(row: int, cells: list[str]) -> Taken | Refused:
        date = incident_date(cells[year], cells[month], cells[day], cells[words])
        if isinstance(date, str):
            return Refused(row, date)
        named = places.of(cells[country], cells[number])
        if isinstance(named, str):
            return Refused(row, named)
        if date.expression is not None and date.expression.text[-1] == ABOUT:
            about[0] += 1
        fields: dict[str, str] = {}
        for name, at in kept:
            value = cells[at]
            if value in _UNKNOWN_NUMBERS:
                unknown[0] += 1
            elif value and value not in BLANK:
                fields[name] = whole(value)
        where = _known(cells, around)
        actors = _known(cells, groups)
        text = cells[summary]
        if text in _UNKNOWN:
            head = (*_known(cells, [attack]), *actors, *_known(cells, [target]), *where[:2], cells[country])
            text = ", ".join(distinct(head)) or "an incident without a description"
        key_of = whole(cells[event_id])
        sources = distinct(cells[one] for one in cited)
        items = tuple({one["id"]: one for one in map(_source, sources)}.values()) or (DATASET,)
        locator = f"eventid {key_of}" if not sources and key_of else ""
        claim = Claim(
            id=own_id("gtd", key_of) if key_of else content_id("gtd", cells[year], text),
            date=date,
            text=text,
            location=NOWHERE,
            countries=named.countries,
            regions=named.regions,
            actors=actors,
            places=where,
            kind=cells[attack] if cells[attack] not in _UNKNOWN else "",
            citations=tuple([Citation(source=one["id"], locator=locator) for one in items]),
            fields=fields,
        )
        return Taken(row, (claim,), items)

    return make


def _known(cells: list[str], wanted: list[int]) -> tuple[str, ...]:
    return distinct(cells[one] for one in wanted if cells[one] not in _UNKNOWN)


@lru_cache(maxsize=50_000)
def _source(words: str) -> Item:
    """Return an item for a citation in words: author, "title," publication, date; as a whole where it is otherwise."""
    match = _CITED.fullmatch(words) if len(words) <= _LONGEST else None
    try:
        issued = read_words(match[4], "en").text if match else ""
    except EdtfError:
        match, issued = None, ""
    if match is None:
        return {"id": content_id(words), "type": "document", "title": words}
    author = {"author": [{"literal": match[1]}]} if match[1] else {}
    found = {"type": "article-newspaper", "title": match[2], "container-title": match[3], "issued": issued}
    return {"id": content_id(words), **author, **found}
