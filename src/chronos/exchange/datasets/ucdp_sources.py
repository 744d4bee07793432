"""The sources of an event of UCDP GED: one item for each article that its row names.

What the columns are is said in the UCDP GED Codebook (version 24.1 and 25.1, Stina Högbladh, Department of Peace and
Conflict Research, Uppsala University): ``source_article`` is "the references to the names, dates and titles of the
source material", ``source_office`` the publisher, ``source_date`` the date and ``source_headline`` the title of each,
in the same order, with semicolons between them. Titles have semicolons, commas and quotation marks of their own. Since
2013 an article is ``"Office,YYYY-MM-DD,Title"``; those of earlier years are words, and have none of the other three
columns.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from chronos.edtf import EdtfError, read_words
from chronos.exchange.datasets.event_rows import BLANK
from chronos.exchange.dating import expression
from chronos.exchange.incoming import Item
from chronos.exchange.naming import digest
from chronos.gazetteer import slug

DATASET: Final[Item] = {
    "id": "ucdp-ged",
    "type": "dataset",
    "title": "UCDP Georeferenced Event Dataset (GED) Global",
    "author": [{"family": "Sundberg", "given": "Ralph"}, {"family": "Melander", "given": "Erik"}],
    "publisher": "Uppsala Conflict Data Program, Department of Peace and Conflict Research, Uppsala University",
    "URL": "https://ucdp.uu.se/downloads/",
    "note": "As its codebook asks for: Sundberg, Ralph and Erik Melander (2013), Introducing the UCDP Georeferenced "
    "Event Dataset, Journal of Peace Research 50(4), 523-532",
}
"""The dataset itself, for rows that name no source."""

_HEADED: Final = re.compile(r"([^,;\"]{1,80}),\s*(\d{4}-\d\d-\d\d),")
"""How a source in words begins that stands without quotation marks: office, date."""
_ARTICLE: Final = re.compile(r"(.*?), ?(\d{4}-\d{2}-\d{2})?(?: 00:00:00(?:\.0+)?)?, ?(.*)", re.DOTALL)
_END: Final = re.compile(r'"?(?: ?; ?"?)?$')
_BETWEEN: Final = re.compile(r'" ?; ?"(?=[^"]{1,100}?, ?(?:\d{4}-\d{2}-\d{2}[^,"]{0,13})?,)')
_IN_WORDS: Final = re.compile(
    r"""([^"“”\d;]{1,60}?)[\s,]+(\d{1,2}\s[A-Za-z]+\s\d{4}|[A-Za-z]+\s\d{1,2},?\s\d{4}|\d{4}-\d{2}-\d{2})[\s,]+["“]?(.+?)["”]?"""
)
_NOT_ASCII: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 100_000
"""Characters of a cell that are taken apart; a longer one is one source."""


@lru_cache(maxsize=20_000)
def sources_of(article: str, office: str, day: str, headline: str) -> tuple[Item, ...]:
    """Return the items of the articles that the four columns of a row name, each once.

    Where the columns cannot be brought into line, an article has what is certain of it: its office and its date.
    """
    offices, days, titles = office.split(";"), day.split(";"), headline.split(";")
    if len(offices) == len(days) == len(titles) > 1 and all(offices) and '"' not in f"{office}{day}{headline}":
        parts = zip(offices, days, titles, strict=True)  # the usual case, in a third of the time
        found = [_item(one.strip(), on.strip(), title.strip()) for one, on, title in parts]
    else:
        cells = ("" if one in BLANK else one for one in (article, office, day, headline))
        found = [_item(*one) for one in _parts(*cells)]
    return tuple({one["id"]: one for one in found}.values())


def _parts(article: str, office: str, day: str, headline: str) -> Iterator[tuple[str, str, str]]:
    """Yield office, date and title of each article."""
    if max(len(article), len(headline)) > _LONGEST:
        yield "", "", f"{(headline or article)[:1000]}"
        return
    if not office:
        yield from _of_article(article) if article else ([("", day, headline)] if headline else ())
        return
    offices = _listed(office)
    days = day.split(";") if day.count(";") + 1 == len(offices) else _listed(day)
    if len(days) != len(offices):
        quoted = list(_quoted(article))
        if len(quoted) == len(offices) or (quoted and len(quoted) == len(days)):
            yield from quoted
            return
        if len(offices) == 1:  # an office with several dates, of which none is sure
            yield office, "", headline.strip()
            return
        days = [""] * len(offices)
    days = [one.strip().strip('"') for one in days]
    yield from zip(offices, days, _titles(article, headline, offices, days), strict=True)


def _titles(article: str, headline: str, offices: list[str], days: list[str]) -> list[str]:
    """Return the title of each article, empty ones where it cannot be told where one ends."""
    if len(offices) == 1 and headline:
        return [headline.strip()]
    titles = headline.split(";")
    while len(titles) > len(offices) and not titles[-1].strip():
        titles.pop()
    if len(titles) == len(offices):
        return _bare([title.strip() for title in titles])
    placed = _between_prefixes(article, offices, days)
    if placed:
        return placed
    quoted = list(_quoted(article))
    if len(quoted) == len(offices):
        return [title for _, _, title in quoted]
    return [""] * len(offices)


def _between_prefixes(article: str, offices: list[str], days: list[str]) -> list[str]:
    """Return the titles that stand behind ``"Office,date,`` of each article in turn; nothing where one is not there."""
    starts: list[tuple[int, int]] = []
    after = 0
    for office, day in zip(offices, days, strict=True):
        prefix = f"{office},{day},"
        at = article.find(prefix, after)
        if at < 0:
            return []
        after = at + len(prefix)
        starts.append((at, after))
    ends = [start for start, _ in starts[1:]] + [len(article)]
    return [_END.sub("", article[begin:end]).strip() for (_, begin), end in zip(starts, ends, strict=True)]


def _quoted(article: str) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of ``"Office,date,Title";"Office,date,Title"``, nothing where one of them is not so."""
    if not article.startswith('"'):
        return
    parts = [_ARTICLE.fullmatch(one) for one in _BETWEEN.split(article[1:].removesuffix('"'))]
    if all(part is not None and part[1] for part in parts):
        yield from ((part[1], part[2] or "", part[3].strip().replace('""', '"')) for part in parts if part is not None)


def _of_article(article: str) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of what stands in ``source_article`` alone."""
    quoted = list(_quoted(article))
    if quoted:
        yield from quoted
        return
    for one in _apart(article):
        match = _IN_WORDS.fullmatch(one)
        headed = _HEADED.match(one)
        if headed:
            yield headed[1].strip(), headed[2], one[headed.end() :].strip()
        elif match and _issued(match[2]):
            yield match[1].strip(" ,"), match[2], match[3]
        else:
            yield "", "", one


def _apart(article: str) -> list[str]:
    """Return sources in words, parted where each begins with a name and has a date; those of titles part nothing."""
    quoted = article.split('"')
    pieces = [text.replace(";", "\0") if place % 2 == 0 else text for place, text in enumerate(quoted)]
    parts: list[str] = []
    for one in filter(None, map(str.strip, '"'.join(pieces).split("\0"))):
        if parts and _HEADED.match(parts[-1]) and not _HEADED.match(one) and not _has_day(one):
            parts[-1] = f"{parts[-1]}; {one}"  # a semicolon of its headline
        else:
            parts.append(one)
    sure = all(re.search(r"\d", part) and part[0] not in '"“' for part in parts)
    return parts if sure else [article]


def _has_day(source: str) -> bool:
    match = _IN_WORDS.fullmatch(source)
    return match is not None and bool(_issued(match[2]))


def _listed(cell: str) -> list[str]:
    """Return the parts of a cell with semicolons between them; one behind the last part begins no other."""
    parts = [part.strip().strip('"').strip() for part in cell.split(";")]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


def _bare(titles: list[str]) -> list[str]:
    """Return titles without the quotation marks that each of several stands in; those of one title are its own."""
    if all(len(title) > 1 and title[0] == title[-1] == '"' for title in titles):
        return [title[1:-1].strip() for title in titles]
    return titles


@lru_cache(maxsize=50_000)
def _item(office: str, day: str, title: str) -> Item:
    issued = _issued(day)
    readable = "-".join(filter(None, (_slug(office), issued, _slug(" ".join(title[:80].split()[:4])))))
    found = {
        "id": f"{readable[:60].strip('-') or 'source'}-{digest(office, issued, title)}",
        "type": "article-newspaper",
        "title": title or office or "a source without a name",
    }
    if office and title:
        found["container-title"] = office
    if issued:
        found["issued"] = issued
    return found


def _slug(name: str) -> str:
    if name.isascii():  # most are, and this takes a tenth of the time
        return _NOT_ASCII.sub("-", name.lower().replace("'", "")).strip("-")
    return _NOT_ASCII.sub("-", slug(name)).strip("-")


@lru_cache(maxsize=20_000)
def _issued(day: str) -> str:
    """Return the date of an article as EDTF; nothing where it is none, rather than what it may have been."""
    day = day.partition(" 00:00")[0]
    try:
        if day[:4].isdigit():
            return expression(day).text if len(day) in (4, 7, 10) else ""
        found = read_words(day, "en") if day else None
    except EdtfError:
        return ""
    return found.text if found is not None and found.precision == "day" else ""
