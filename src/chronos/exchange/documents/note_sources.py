"""Notes of documents as sources: what a footnote says, an address in it, a citation of a reference manager."""

import re
from functools import lru_cache
from typing import Any, Final

import msgspec

from chronos.exchange.incoming import Item
from chronos.exchange.naming import content_id
from chronos.exchange.timelines.html_text import Link, single_line, web_address
from chronos.exchange.web_sources import web_source
from chronos.model import Citation

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\u201c\u201d]+", re.IGNORECASE)
_EMPTY: Final = re.compile(r"[(<\[]\s?[)>\]]")
"""What is left of brackets from which an address was taken."""
_LONGEST: Final = 10_000
"""Characters of a note that are read."""
_ENDS: Final = ".,;:!?)]}'\u2019\u00bb"
_LARGEST: Final = 1_000_000
"""Characters of a field in which a reference manager keeps what it cites."""
_LABELS: Final = {
    "page": "p.",
    "chapter": "chap.",
    "paragraph": "para.",
    "section": "sec.",
    "volume": "vol.",
    "line": "l.",
}
"""Labels of locators of CSL 1.0.2, as pandoc abbreviates them."""


@lru_cache(maxsize=20_000)
def note_source(text: str, links: tuple[Link, ...] = ()) -> Item | None:
    """Return the source that a footnote is: its address with the rest as its title, else a document of that title."""
    text = single_line(text[:_LONGEST])
    addresses = [one.url for one in links] or [web_address(one.rstrip(_ENDS)) for one in _ADDRESS.findall(text)]
    addresses = [one for one in addresses if one]
    if addresses:
        rest = _EMPTY.sub(" ", text.replace(addresses[0], " "))
        title = single_line(rest).strip(" ,;:.<>")
        return web_source(addresses[0], title if any(letter.isalnum() for letter in title) else "")
    if not text:
        return None
    return {"id": content_id("note", text), "type": "document", "title": text}


def field_sources(instruction: str) -> tuple[tuple[Item, ...], tuple[Citation, ...], str]:
    """Return what a field of Word cites: sources and citations, or the address of a link.

    Zotero and Mendeley keep the CSL items that they cite in the field, as ``ADDIN ... CSL_CITATION {...}`` (schema of
    CSL citations 1.0, ``csl-citation.json``).
    """
    words = instruction.strip()
    if words[:9].upper() == "HYPERLINK":
        found = re.search(r'"([^"]*)"', words)
        return (), (), web_address(found[1] if found else words[9:].strip().partition(" ")[0])
    start = words.find("{")
    if "CSL_CITATION" not in words[:60] or start < 0 or len(words) > _LARGEST:
        return (), (), ""
    try:
        data = msgspec.json.decode(words[start:].encode())
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return (), (), ""
    items = data.get("citationItems") if isinstance(data, dict) else None
    sources: list[Item] = []
    citations: list[Citation] = []
    for one in items if isinstance(items, list) else []:
        item = one.get("itemData") if isinstance(one, dict) else None
        if isinstance(item, dict) and (item.get("title") or item.get("URL")):
            source = _csl_source(item)
            sources.append(source)
            locator = single_line(str(one.get("locator") or ""))
            label = _LABELS.get(str(one.get("label") or "page"), "")
            citations.append(Citation(source=source["id"], locator=f"{label} {locator}".strip() if locator else ""))
    return tuple(sources), tuple(citations), ""


def _csl_source(item: dict[str, Any]) -> Item:
    """Return an item of a reference manager, with an id made of what it says, since the one it has is a number."""
    fields = {name: value for name, value in item.items() if name not in ("id", "citation-key")}
    said = msgspec.json.encode(fields, order="sorted").decode()
    key = str(item.get("citation-key") or "")
    return {"id": key or content_id(f"{item.get('title') or item.get('URL')} {said}"), **fields}
