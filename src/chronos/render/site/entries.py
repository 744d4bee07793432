"""The items of a list as entries: where they stand, what they may be found by, and the ways that lead on from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from chronos.edtf import civil
from chronos.render.escaping import plain
from chronos.render.site.names import claim_places, fragment
from chronos.render.site.reading import Tokens, closed, opened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from markdown_it.token import Token

    from chronos.model import Claim, Entry, Event
    from chronos.render.site.page import Place, SiteContext

_ITEM: Final = 1
_INNER_ITEM: Final = 3
"""Levels of items of a list, and of a list within one."""


class ReadingError(ArithmeticError):
    """The Markdown does not hold what went into it, which is an error of chronos."""


def mark_entries(tokens: Tokens, entries: Iterable[Entry], place: Place, context: SiteContext) -> None:
    """Name the items of the lists in a section as these entries.

    Raises:
        ReadingError: there are more items or fewer.
    """
    waiting = list(entries)
    items = _items(tokens)
    if len(items) != len(waiting):
        raise ReadingError(f"{place.folder}{place.name}: {len(items)} items for {len(waiting)} entries")
    for item, entry in zip(items, waiting, strict=True):
        _mark(item, entry, place, context)


def _items(tokens: Tokens) -> list[Tokens]:
    items: list[Tokens] = []
    start = 0
    for at, token in enumerate(tokens):
        if token.level == _ITEM and token.type == "list_item_open":
            start = at
        elif token.level == _ITEM and token.type == "list_item_close":
            items.append(tokens[start : at + 1])
    return items


def _mark(item: Tokens, entry: Entry, place: Place, context: SiteContext) -> None:
    event = entry.event
    name = context.names.place(event)
    item[0].attrs.update({"id": name, "class": "entry", **found_by(event)})
    head, *details = (token for token in item if token.type == "inline")
    inner = [token for token in item if token.level == _INNER_ITEM and token.type == "list_item_open"]
    shown = head.children or []
    _lead_on(shown, f"{place.root}events/{context.names.page(event)}{context.ending}", name)
    places = {where: other for other, where in claim_places(event, name).items()}
    lead, *others = event.claims
    if lead.location in places:
        shown[:0] = [opened("span", {"id": places[lead.location]}), closed("span")]
    for claim, within in zip(reversed(others), reversed(inner), strict=False):
        if claim.location in places:
            within.attrs["id"] = places[claim.location]
    for claim, line in ((lead, head), *zip(reversed(others), reversed(details), strict=False)):
        if claim.language and line.children:
            _mark_language(line.children, claim)


def _lead_on(shown: list[Token], page: str, name: str) -> None:
    """Make the date a link to the entry itself, and the label at the end one to the page of its event."""
    if shown[-1].type != "code_inline":
        raise ReadingError(f"the entry {name} does not end with its label")
    standing = next((token for token in reversed(shown) if token.type == "em_open"), None)
    if standing is not None:
        standing.attrs["class"] = "standing"
    shown[-1:] = [opened("a", {"href": page, "class": "label"}), shown[-1], closed("a")]
    if shown[0].type == "strong_open" or (shown[0].type == "text" and not shown[0].content and len(shown) > 1):
        end = next(at for at, token in enumerate(shown) if token.type == "strong_close")
        shown[: end + 1] = [
            opened("a", {"href": f"#{fragment(name)}", "class": "date"}),
            *shown[: end + 1],
            closed("a"),
        ]


def _mark_language(shown: list[Token], claim: Claim) -> None:
    """Tell the language of a claim's text, which is not that of the page, where the text stands in a line."""
    text = plain(claim.text)
    for at, token in enumerate(shown):
        bare = token.content.rstrip()
        if token.type == "text" and text and bare.endswith(text):
            before, after = bare.removesuffix(text), token.content[len(bare) :]
            parts = [_like(token, before), opened("span", {"lang": claim.language}), _like(token, text)]
            shown[at : at + 1] = [*parts, closed("span"), _like(token, after)]
            return


def _like(token: Token, content: str) -> Token:
    return token.copy(content=content)


def found_by(event: Event) -> dict[str, str]:
    """Return what the page's filters find an event by.

    Years are astronomical, of the first and the last day that it may lie in; one that is missing bounds nothing. Lists
    are parted by spaces, what is in them written as in an address.
    """
    date = event.date
    bounds = {} if date is None else {"data-from": date.earliest, "data-to": date.latest}
    years = {name: str(civil(day)[0]) for name, day in bounds.items() if day is not None}
    listed = {
        "data-countries": event.countries,
        "data-kinds": (event.kind,) if event.kind else (),
        "data-statuses": (event.status,),
        "data-sources": event.sources,
    }
    return years | {name: " ".join(quote(one, safe="") for one in ids) for name, ids in listed.items() if ids}


def are_entries(tokens: Tokens, entries: Collection[Entry]) -> bool:
    """Whether the items of the lists in a section are entries: they end with the labels of these."""
    labels = {plain(entry.event.id) for entry in entries}
    heads = [next(token for token in item if token.type == "inline") for item in _items(tokens)]
    ends = [token.children[-1] for token in heads if token.children]
    return bool(ends) and all(end.type == "code_inline" and end.content in labels for end in ends)
