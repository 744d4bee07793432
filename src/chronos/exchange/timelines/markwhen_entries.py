"""Entries of markwhen as claims with their sources."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import yaml
from msgspec.structs import replace

from chronos.exchange.countries import named_with
from chronos.exchange.dating import dated
from chronos.exchange.further import further_fields
from chronos.exchange.incoming import NOWHERE, ImportOptions, Item, Refused, Taken
from chronos.exchange.locating import countries_of, names_place
from chronos.exchange.timelines.carried_reading import (
    carried_claim,
    carried_date,
    carried_text,
    read_carried,
    with_sources,
)
from chronos.exchange.timelines.carrying import EVENT
from chronos.exchange.timelines.entry_ids import entry_id
from chronos.exchange.timelines.html_text import Link, single_line, web_address
from chronos.exchange.timelines.markwhen_dates import Begun, as_shown, read_range
from chronos.exchange.web_sources import web_sources
from chronos.model import STATUSES, Claim, ClaimDate

_TAG: Final = re.compile(r"(?:^|(?<=\s))#(?!\d+(?:\s|$))(\w+)")
_ID: Final = re.compile(r"(?:^|(?<=\W))!(\w+)")
_PLACE: Final = re.compile(r"\[([^\[\]]{1,300})\]\((?:location|map)\)")
_LINK: Final = re.compile(r"(!?)\[([^\[\]]{0,1000})\]\(([^()\s]{1,2000})\)")
_DONE: Final = re.compile(r"\[([xX ]?)\](?!\()\s*")
_ITEM: Final = re.compile(r"[-*]\s+(?:\[[xX ]?\]\s*)?")
_OWN: Final = frozenset(("id", "countries", "regions", "actors", "places", "kind", "status", "note", EVENT))
_LISTS: Final = ("actors", "places")


class Entry:
    """An entry as it stands: its line, its date, its text, the sections it is in, what stands below it."""

    def __init__(self, row: int, begun: Begun, text: str, sections: tuple[str, ...]) -> None:
        self.row = row
        self.begun = begun
        self.text = text
        self.sections = sections
        self.properties: dict[str, str] = {}
        self.lines: list[str] = []
        self.size = 0


class Words:
    """A line of text without what markwhen takes out of it: its tags, id, places, links and mark of completion."""

    def __init__(self) -> None:
        self.tags: dict[str, None] = {}
        self.places: dict[str, None] = {}
        self.links: list[Link] = []
        self.id = ""

    def first(self, text: str) -> str:
        """Return the text of the line of an entry."""
        found = _ID.search(text)
        if found is not None:
            self.id = found[1]
            text = text[: found.start()] + text[found.end() :]
        return self.below(text)

    def below(self, text: str) -> str:
        """Return the text of another line."""
        text = _PLACE.sub(self._place, text)
        text = _LINK.sub(self._link, text)
        return single_line(_TAG.sub(self._tag, text))

    def _place(self, match: re.Match[str]) -> str:
        self.places[single_line(match[1])] = None
        return match[1]

    def _link(self, match: re.Match[str]) -> str:
        written = match[3] if "//" in match[3] else f"https://{match[3]}" if "." in match[3] else ""
        address = web_address(written)
        if not address:
            return match[0]
        self.links.append(Link(address, single_line(match[2])))
        return "" if match[1] else match[2]

    def _tag(self, match: re.Match[str]) -> str:
        self.tags[match[1]] = None
        return ""


class Entries:
    """Reads entries, and remembers what is to be said of all of them."""

    def __init__(self, options: ImportOptions, sources: Mapping[str, Item]) -> None:
        self._options = options
        self._sources = sources
        self.day_first = False

    def read(self, entry: Entry) -> Taken | Refused:
        """Return an entry as a claim, or why it is none."""
        try:
            return self._read(entry)
        except ValueError as error:
            return Refused(entry.row, str(error))

    def read_undated(self, row: int, value: object) -> Taken | Refused:
        """Return an entry that has no date and is carried in a comment."""
        fields = value if isinstance(value, dict) else {}
        claim_id, text = str(fields.get("id", "")), single_line(str(fields.get("text", "")))
        try:
            kept = read_carried(fields.get(EVENT))
            if kept is None:
                return Refused(row, "an undated entry in a comment says nothing; leave the line out")
            date = carried_date(kept, None, as_shown) or ClaimDate(stated=True)
            claim = self._claim(claim_id, date, kept.words or text, is_ours=True)
            return with_sources(
                row, carried_claim(kept, claim, kept.group, {}, self._options.countries), self._sources, ()
            )
        except ValueError as error:
            return Refused(row, str(error))

    def _read(self, entry: Entry) -> Taken:
        kept = read_carried(_json(entry.properties[EVENT])) if EVENT in entry.properties else None
        written, said = read_range(entry.begun, day_first=self.day_first)
        words = Words()
        done = _DONE.match(entry.text)
        text = words.first(entry.text[done.end() :] if done is not None else entry.text)
        date = carried_date(kept, written, as_shown) if kept is not None else None
        own = _scalar(entry.properties.get("id", "")) or words.id
        if kept is not None:
            text = carried_text(kept, text, lambda words: text_of(single_line(words)))
            claim = self._claim(own, date or dated(written, said), text, is_ours=True)
            kind = _scalar(entry.properties.get("kind", ""))
            return with_sources(
                entry.row, carried_claim(kept, claim, kind, {}, self._options.countries), self._sources, ()
            )
        below = [line for line in (words.below(_ITEM.sub("", one)) for one in entry.lines) if line]
        if not text and below:
            text = below.pop(0)
        if not text:
            raise ValueError("it has no text; write what happened")
        claim = self._claim(own, dated(written, said), text)
        fields = self._fields(entry, words, text, below)
        if done is not None:
            fields["fields"] = further_fields({"completed": str(bool(done[1].strip())).lower()} | fields["fields"])
        return with_sources(entry.row, replace(claim, **fields), self._sources, web_sources(words.links))

    def _claim(self, own: str, date: ClaimDate, text: str, *, is_ours: bool = False) -> Claim:
        claim_id = entry_id("markwhen", own, date, text, is_ours=is_ours)
        return Claim(id=claim_id, date=date, text=text, location=NOWHERE)

    def _fields(self, entry: Entry, words: Words, text: str, below: list[str]) -> dict[str, Any]:
        properties = {name: value for name, value in entry.properties.items() if name not in _OWN}
        stated = {name: _values(entry.properties.get(name, "")) for name in ("countries", "regions", *_LISTS)}
        sections = [title for title in (Words().below(one) for one in entry.sections) if title]
        tags = [*words.tags, *(tag for one in entry.sections for tag in _TAG.findall(one))]
        labels = (*tags, *reversed(sections))
        countries, regions = self._countries(stated, labels, text)
        others = [one for one in reversed(sections) if not names_place(one, self._options)]
        left = list(dict.fromkeys(one for one in tags if not names_place(one, self._options)))
        fields = {
            "section": " / ".join(sections) if len(sections) > 1 else "",
            "tags": ", ".join(left),
            **{name: ", ".join(_values(value)) for name, value in properties.items()},
        }
        status = _scalar(entry.properties.get("status", "")) or "undisputed"
        if status not in STATUSES:
            fields["status"], status = status, "undisputed"
        note = (_scalar(entry.properties.get("note", "")), *below)
        return {
            "countries": countries,
            "regions": regions,
            "actors": stated["actors"],
            "places": tuple(dict.fromkeys((*stated["places"], *words.places))),
            "kind": _scalar(entry.properties.get("kind", "")) or (others[0] if others else ""),
            "status": status,
            "note": " ".join(filter(None, note)),
            "fields": further_fields(fields),
        }

    def _countries(
        self, stated: Mapping[str, tuple[str, ...]], labels: tuple[str, ...], text: str
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if not stated["countries"] and not stated["regions"]:
            return countries_of(self._options, labels, text)
        own = (self._options.mapping or {}).get("countries") or {}
        named = named_with("; ".join((*stated["countries"], *stated["regions"])), own)
        if named.unknown:
            raise ValueError(named.reason)
        return named.countries, named.regions


def text_of(line: str) -> str:
    """Return what the line of an entry says when it is read."""
    done = _DONE.match(line)
    return Words().first(line[done.end() :] if done is not None else line)


def _json(written: str) -> object:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        raise ValueError(f"{EVENT}: this is no JSON; leave this property out") from None


def _scalar(written: str) -> str:
    """Return the text of a property: in quotes, or as it is."""
    written = written.strip()
    if written[:1] == '"' and written[-1:] == '"' and len(written) > 1:
        try:
            return single_line(str(json.loads(written)))
        except ValueError:
            return single_line(written[1:-1])
    if written[:1] == "'" and written[-1:] == "'" and len(written) > 1:
        return single_line(written[1:-1].replace("''", "'"))
    return single_line(written)


def _values(written: str) -> tuple[str, ...]:
    """Return the texts of a property that may be a list (``[EC, PE]``)."""
    written = written.strip()
    if written[:1] != "[" or written[-1:] != "]":
        one = _scalar(written)
        return (one,) if one else ()
    return _listed(written)


@lru_cache(maxsize=10_000)
def _listed(written: str) -> tuple[str, ...]:
    """Return the texts of a list of YAML in one line; what is no such list is one text."""
    try:
        listed = yaml.load(written, yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and mappings alone
    except (yaml.YAMLError, RecursionError, ValueError):
        return (single_line(written),)
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        return (single_line(written),)
    return tuple(filter(None, map(single_line, listed)))
