"""Slides of TimelineJS as claims with their sources."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from chronos.edtf import DateExpression, EdtfError, read_words
from chronos.exchange.dating import dated
from chronos.exchange.incoming import NOWHERE, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.locating import countries_of, names_place
from chronos.exchange.timelines.carried_reading import (
    Carried,
    carried_claim,
    carried_date,
    carried_text,
    read_carried,
    with_sources,
)
from chronos.exchange.timelines.carrying import EVENT
from chronos.exchange.timelines.entry_ids import entry_id
from chronos.exchange.timelines.html_text import Link, PlainText, plain_text, single_line, web_address
from chronos.exchange.timelines.timelinejs_dates import Stated, shown, stated
from chronos.exchange.web_sources import web_source, web_sources
from chronos.model import Claim, ClaimDate

_FIELDS: Final = frozenset(
    ("start_date", "end_date", "display_date", "text", "media", "group", "unique_id", "type", "autolink", EVENT)
)
_WORDS: Final = ("caption", "credit", "title", "alt")
_MEDIA: Final = frozenset((*_WORDS, "url", "link", "link_target"))
_ENDS: Final = (".", "!", "?", ":", ";", "\u2026")
_LONGEST: Final = 120
"""Characters of a display date that may be a date in words, and of a title that is told."""
Fields = Mapping[str, Any]


class Slides:
    """Reads slides, and remembers what is to be said of all of them."""

    def __init__(self, options: ImportOptions, sources: Mapping[str, Item]) -> None:
        self._options = options
        self._sources = sources
        self._left: dict[str, None] = {}

    def title(self, slide: Fields) -> Iterator[Incoming]:
        """Tell of the title slide, and of what it cites."""
        said = self.says(slide)
        if said:
            yield Note(f"the title slide has no date, is no event and was not taken: {said[:60]!r}")

    def says(self, slide: Fields) -> str:
        """Return what a slide is called."""
        return plain_text(_text(_part(slide, "text"), "headline")[:_LONGEST]).text

    def notes(self) -> Iterator[Note]:
        """Return what is to be said when all slides were read."""
        if self._left:
            yield Note(f"parts that were not taken: {', '.join(self._left)}")

    def read(self, row: int, slide: object) -> Taken | Refused:
        """Return a slide as a claim, or why it is none."""
        if not isinstance(slide, dict):
            return Refused(row, f"an event is a mapping, and this is {str(slide)[:60]!r}")
        try:
            return self._read(row, slide)
        except ValueError as error:
            return Refused(row, str(error))

    def _read(self, row: int, slide: Fields) -> Taken:
        kept = read_carried(slide.get(EVENT))
        self._left |= dict.fromkeys(name for name in slide if name not in _FIELDS and slide[name])
        headline, body = (plain_text(_text(_part(slide, "text"), name)) for name in ("headline", "text"))
        media, note = self._media(slide.get("media"))
        text = carried_text(kept, _joined(headline.text, body.text), single_line)
        if not text:
            text, note = note, ""
        if not text and kept is None:
            raise ValueError("it has neither headline nor text; write what happened")
        group = plain_text(_text(slide, "group")).text
        date = _date(slide, kept)
        links = (*headline.links, *body.links, *(body.ours if kept is None else ()))
        own = entry_id("timelinejs", _text(slide, "unique_id"), date, text, is_ours=kept is not None)
        claim = Claim(id=own, date=date, text=text, location=NOWHERE)
        fields = self._fields(group, text, note)
        claim = (
            carried_claim(kept, claim, group, fields, self._options.countries)
            if kept is not None
            else replace(claim, **fields)
        )
        return with_sources(row, claim, self._sources, (*media, *web_sources(links)))

    def _fields(self, group: str, text: str, note: str) -> dict[str, Any]:
        countries, regions = countries_of(self._options, [group] if group else [], text)
        kind = "" if not group or names_place(group, self._options) else group
        return {"countries": countries, "regions": regions, "kind": kind, "note": note}

    def _media(self, media: object) -> tuple[tuple[Item, ...], str]:
        """Return the sources that the media of a slide are, and what is said there and has no address."""
        if not isinstance(media, dict):
            return (), ""
        self._left |= dict.fromkeys(f"media.{name}" for name in media if name not in _MEDIA and media[name])
        found = {name: plain_text(_text(media, name)) for name in _WORDS}
        caption = found["caption"].text or found["title"].text or found["alt"].text
        credit = found["credit"].text
        links: list[Link] = [link for one in found.values() for link in one.links]
        sources: list[Item] = []
        embedded = PlainText()
        address = web_address(_text(media, "url"))
        if address:
            sources.append(web_source(address, caption or credit, credit if caption else ""))
        else:
            embedded = plain_text(_text(media, "url"))
            links += embedded.links
        link = web_address(_text(media, "link"))
        if link and link != address:
            links.append(Link(link))
        known = {one["URL"] for one in sources}
        sources += web_sources(one for one in links if one.url not in known)
        note = "" if address else " ".join(filter(None, (embedded.text, caption, credit)))
        return tuple(sources), note


def _date(slide: Fields, kept: Carried | None) -> ClaimDate:
    start = slide.get("start_date")
    written = stated(start, slide.get("end_date"))
    carried = carried_date(kept, written.expression, _as_shown) if kept is not None else None
    if carried is not None:
        return carried
    said = plain_text(_text(slide, "display_date")).text
    ends = (_text(end, "display_date") for end in (start, slide.get("end_date")) if isinstance(end, dict))
    said = said or " to ".join(filter(None, (plain_text(one).text for one in ends)))
    if written.expression is None:
        return _in_words(said)
    return dated(_no_more_than(said, written.expression), said or _with_time(written))


def _no_more_than(said: str, date: DateExpression) -> DateExpression:
    """Return the date that the words shown to readers have, where it is less precise than the numbers and has them.

    The tool needs numbers: "early May 2017" is often written as 1 May.
    """
    try:
        meant: DateExpression | None = read_words(said[:_LONGEST]) if said else None
    except EdtfError:
        meant = None
    if meant is None or meant.kind == "interval" or date.kind == "interval":
        return date
    return meant if meant != date and _lies_in(date, meant) else date


def _lies_in(date: DateExpression, wider: DateExpression) -> bool:
    """Whether every day that a date may mean is one that a wider one may mean too."""
    bounds = (wider.earliest, date.earliest, date.latest, wider.latest)
    known = [day for day in bounds if day is not None]
    return len(known) == len(bounds) and known == sorted(known)


def _as_shown(date: DateExpression) -> DateExpression | None:
    """Return what a date becomes when it is written and read again."""
    form = shown(date)
    return stated(form.start, form.end).expression if form is not None else None


def _in_words(said: str) -> ClaimDate:
    """Return the date of a slide that has it in words alone; undated where nothing can be made of them."""
    try:
        return dated(read_words(said[:_LONGEST]) if said else None, said)
    except EdtfError:
        return dated(None, said)


def _with_time(written: Stated) -> str:
    return f"{written.expression} {written.time}" if written.time else ""


def _joined(headline: str, body: str) -> str:
    """Return a headline and the text below it as one, with a full stop between; one where it says the other too."""
    if not headline or body.startswith(headline):
        return body
    if not body:
        return headline
    return f"{headline} {body}" if headline.endswith(_ENDS) else f"{headline}. {body}"


def _part(slide: Fields, name: str) -> Fields:
    value = slide.get(name)
    return value if isinstance(value, dict) else {name: value} if isinstance(value, str) else {}


def _text(fields: object, name: str) -> str:
    value = fields.get(name) if isinstance(fields, dict) else None
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) else ""
