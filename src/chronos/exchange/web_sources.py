"""Addresses of the web in other tools' files as sources."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from chronos.exchange.incoming import Item
from chronos.exchange.naming import content_id, digest
from chronos.exchange.timelines.html_text import Link
from chronos.model import Citation


@lru_cache(maxsize=50_000)
def web_source(url: str, title: str = "", note: str = "") -> Item:
    """Return the source that an address is, called by what the file calls it, else by the address itself.

    Its id is made of all three: pages that two rows call by different names are two sources, which a person may join.
    """
    item = {"id": _id(url, title, note), "type": "webpage", "title": title or url, "note": note, "URL": url}
    return {name: value for name, value in item.items() if value}


def web_sources(links: Iterable[Link]) -> tuple[Item, ...]:
    """Return the sources that the links of a text are, each once; a text that is its address again is no title."""
    found = (web_source(link.url, "" if link.text == link.url else link.text) for link in links)
    return tuple({item["id"]: item for item in found}.values())


def cited(sources: Iterable[Item]) -> tuple[Citation, ...]:
    """Return a citation of each source."""
    return tuple(Citation(source=item["id"]) for item in sources)


def _id(url: str, title: str, note: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # an address that is none: //[
        host = ""
    return f"{_readable(host)}-{digest(url, title, note)}"


@lru_cache(maxsize=10_000)
def _readable(host: str) -> str:
    return content_id(host.removeprefix("www.")).rpartition("-")[0] or "web"
