"""Sources out of the cells of a table: names, addresses, dates and titles, several in a cell or one in several."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from chronos.edtf import EdtfError, numeric_readings, read_words
from chronos.exchange.dating import expression
from chronos.exchange.incoming import Item
from chronos.exchange.naming import digest
from chronos.exchange.tables.column_dates import day_or_month, has_date_word
from chronos.exchange.web_sources import web_source
from chronos.gazetteer import slug

_URL: Final = re.compile(r"(?:https?|ftp)://[^\s<>\"|]+|www\.[^\s<>\"|]+", re.IGNORECASE)
_WRAPPED: Final = re.compile(
    r"\[([^\][]*)\]\(((?:https?://|www\.)[^\s()]+)\)|<((?:https?://|www\.)[^\s<>]+)>", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\s*(?:\n|;|\|)\s*")
_BESIDE_URLS: Final = re.compile(r"\n|;\s+|;$|\s\|\s|[;|](?=\s*(?:https?|ftp)://|\s*www\.)", re.IGNORECASE)
"""What stands between sources that have addresses, in which `;` and `|` may stand too."""
_PLAIN_PAGE: Final = re.compile(r"https?://[^\s<>\"|;,]+")
_HOST: Final = re.compile(r"https?://([a-z0-9.-]{1,49})(?=[/?#]|$)")
_NAME_ABOVE: Final = re.compile(
    r"^((?:(?!https?://|www\.)[^\n;|])+)\n(?=https?://|www\.)", re.MULTILINE | re.IGNORECASE
)
"""A name on a line of its own, above its address."""
_TRAILING: Final = ".,;:)]}'\u201d\u2019"
_EDGES: Final = " \t,;:-\u2013\u2014|()[]<>"
_DATES_BEHIND: Final = tuple(
    re.compile(one) for one in (r",\s*([^,]{3,20},\s*[^,]{4,20})$", r"[\s,]*\(([^()]{4,40})\)$", r",\s*([^,]{4,40})$")
)
"""Where a date stands behind a name: "Reuters, May 3, 2017", "Reuters (3 May 2017)", "Reuters, 3 May 2017"."""
_HAS_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LONGEST_DATE: Final = 40
_WORDS: Final = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): ""}


class Cells(Struct, frozen=True):
    """What a row says of its sources, each column apart; ``date`` is EDTF."""

    sources: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    title: str = ""
    publisher: str = ""
    date: str = ""
    author: str = ""


@lru_cache(maxsize=50_000)
def sources_of(cells: Cells) -> tuple[Item, ...]:
    """Return the sources that a row names, each once.

    Where the row names as many sources as addresses, they belong together one by one; title, publisher, date and author
    in columns of their own belong to the only source, where there is only one, and else make one more.
    """
    named = [part for cell in cells.sources for part in _parts(cell)]
    urls = [part for cell in cells.urls for part in _parts(cell)]
    plain = [part for part in named if not part.get("URL")]
    if plain and len(plain) == len(urls) == len(named):
        named = [_joined(one, other) for one, other in zip(named, urls, strict=True)]
        urls = []
    known = {part.get("URL") for part in named if part.get("URL")}
    found = (
        [*named, *(part for part in urls if part["URL"] not in known)] if urls and "URL" in urls[0] else named + urls
    )
    own = {"title": cells.title, "container": cells.publisher, "issued": cells.date, "author": cells.author}
    own = {name: value for name, value in own.items() if value}
    if own and len(found) <= 1:
        found = [_joined(own, found[0] if found else {})]
    elif own:
        found.append(own)
    items = [_item(part) for part in found]
    return tuple({item["id"]: item for item in items}.values())


def _joined(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Return what two cells say of one source; what only names it is the title, or where it appeared."""
    joined = {**other, **one}
    if "title" in one and "title" in other and one["title"] != other["title"]:
        joined.setdefault("container", other["title"])
    return joined


def _item(part: Mapping[str, str]) -> Item:
    url, title, container = (part.get(name, "") for name in ("URL", "title", "container"))
    issued, author = part.get("issued", ""), part.get("author", "")
    part = {name: part[name] for name in sorted(part)}
    if url and not (container or issued or author):
        return _page(url, title)
    shown = title or container or author or url
    item: dict[str, Any] = {
        "id": "-".join(
            filter(None, (first_words(shown), issued[:4] if issued[:4].isdecimal() else "", digest(*part.values())))
        ),
        "type": "webpage" if url else "document",
        "title": shown,
        "author": [{"literal": author}] if author else None,
        "container-title": container if container != shown else "",
        "issued": issued,
        "URL": url,
    }
    return {name: value for name, value in item.items() if value}


def _parts(cell: str) -> Sequence[dict[str, str]]:
    """Return the sources of one cell."""
    if not cell:
        return []
    if "://" not in cell and "www." not in cell.lower():
        return [_named(part) for part in _BETWEEN.split(cell) if part.strip(_EDGES)]
    if _PLAIN_PAGE.fullmatch(cell) and cell[-1] not in _TRAILING:
        return [{"URL": cell}]
    cell = _WRAPPED.sub(lambda found: f"{found[1] or ''} {found[2] or found[3]}".strip() + "\n", cell)
    parts = []
    for part in _BESIDE_URLS.split(_NAME_ABOVE.sub(r"\1 ", cell)):
        if part.strip(_EDGES):
            parts += _addressed(part)
    return parts


def _addressed(part: str) -> list[dict[str, str]]:
    """Return the sources of a part that has addresses: each with the words before it, the last with those behind."""
    found = list(_URL.finditer(part))
    if not found:
        return [_named(part)]
    sources = []
    start = 0
    for number, one in enumerate(found):
        url = one[0]
        while url and url[-1] in _TRAILING and not (url[-1] == ")" and "(" in url):
            url = url[:-1]
        words = part[start : one.start()]
        start = one.start() + len(url)
        if number == len(found) - 1:
            words = f"{words.strip(_EDGES)} {part[start:].strip(_EDGES + '.')}"
        words = words.strip(_EDGES)
        sources.append({**(_named(words) if words else {}), "URL": url})
    return sources


def _page(url: str, title: str) -> Item:
    """Return what :func:`~chronos.exchange.web_sources.web_source` does, for plain addresses without its detours."""
    host = _HOST.match(url)
    if host is None or not title.isascii():
        return web_source(url, title)
    readable = first_words(host[1].removeprefix("www."))
    return {"id": f"{readable}-{digest(url, title, '')}", "type": "webpage", "title": title or url, "URL": url}


def first_words(text: str) -> str:
    """Return the first four words of a text as an id has them."""
    head = text[:80]
    plain = head.lower() if head.isascii() else slug(head).encode("ascii", "replace").decode()
    return "-".join(plain.translate(_WORDS).split()[:4])[:50].rstrip("-")


@lru_cache(maxsize=50_000)
def _name_and_date(part: str) -> tuple[tuple[str, str], ...]:
    text = " ".join(part.split()).strip(" ,;")
    for pattern in _DATES_BEHIND:
        found = pattern.search(text)
        issued = _issued(found[1].strip()) if found is not None else ""
        name = text[: found.start()].strip(_EDGES) if found is not None else ""
        if issued and name:
            return (("title", name), ("issued", issued))
    return (("title", text),)


def _named(part: str) -> dict[str, str]:
    """Return a source that has a name, and a date behind it: "Reuters, 3 May 2017", "El País (2019-05-02)"."""
    return dict(_name_and_date(part))


@lru_cache(maxsize=20_000)
def _issued(written: str) -> str:
    """Return words that are a date as EDTF; nothing where they are none, or may be several."""
    if not _HAS_YEAR.search(written) or len(written) > _LONGEST_DATE:
        return ""
    try:
        return expression(written).text
    except EdtfError:
        pass
    quick = day_or_month(written)
    if quick:
        return _valid(quick)
    readings = numeric_readings(written)
    if readings:
        return readings[0].text if len(readings) == 1 else ""
    if not has_date_word(written):
        return ""
    try:
        return read_words(written).text
    except EdtfError:
        return ""


def _valid(edtf: str) -> str:
    try:
        return expression(edtf).text
    except EdtfError:
        return ""
