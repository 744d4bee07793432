"""Which imported sources a project has already, under an id of its own.

Two records are of one thing by a DOI, an ISBN or an address that both state, else by a clear match: the same title,
first author (or container) and sort of thing, with no word of either that contradicts. What tells two issues, volumes,
editions or days from each other keeps them apart, and so does a second record that fits as well: nothing is merged by
guess. The keys are those by which :mod:`chronos.check` finds one source under two ids.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from msgspec import json

from chronos.edtf import DateExpression, EdtfError, parse, possibly_overlaps
from chronos.exchange.incoming import Item
from chronos.exchange.libraries.folding import folded, folded_container, main_title, name_keys
from chronos.model import Source
from chronos.model.identifiers import bare_doi, is_doi, isbn_fault, isbn_key, isbns, url_key

_MOST: Final = 50
"""With how many sources that have a key in common one is compared; of more, none is a clear match."""
_PARTS: Final = frozenset(["chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"])
"""Types of what stands in a volume, whose ISBN, DOI and address it may state."""
_WEB: Final = frozenset(["webpage", "post", "post-weblog"])
"""Types of what is where its address is, and another thing elsewhere."""
_SORTS: Final = {
    **dict.fromkeys(("article", "article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(("chapter", "paper-conference"), "chapter"),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "entry"),
    **dict.fromkeys(("broadcast", "motion_picture"), "film"),
    **dict.fromkeys(_WEB, "web"),
    "document": "",
}
"""Types that programs take for one another; "" fits all (CSL 1.0.2, appendix III: what fits no other type)."""
_NUMBERS: Final = (
    *("volume", "issue", "number", "edition", "version", "section", "part", "part-number", "supplement"),
    *("supplement-number", "chapter-number", "collection-number"),
)
"""Fields of CSL in which two issues, parts or editions of one title differ."""
_SHELVES: Final = ("archive_location", "call-number")
"""Where a paper lies, by which archives tell one from another; of books each library has its own."""
_NUMBER: Final = re.compile(
    r"(?:volume|vol|number|num|no|nr|issue|band|bd|heft|tome|edition|edn|ed)?0*(\d.*?)(?:st|nd|rd|th)?(?:edition|edn|ed)?"
)
_SEASONS: Final = {
    "1": "21",
    "2": "22",
    "3": "23",
    "4": "24",
    "spring": "21",
    "summer": "22",
    "autumn": "23",
    "fall": "23",
}
_DASHES: Final = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")


class Match(NamedTuple):
    """A source that an item is, and what shows it, as in "by its DOI"."""

    source_id: str
    why: str


class _Record:
    """What is compared of a source or an item; what few comparisons need is worked out with its first use."""

    __slots__ = ("container", "fields", "id", "issued", "kind", "names", "origin", "title")

    def __init__(self, fields: Mapping[str, Any], source: Source | None = None) -> None:
        self.fields = fields
        self.id: str = source.id if source is not None else fields["id"]
        self.kind = _text(fields, "type")
        self.title = folded(_text(fields, "title"))
        self.container = folded_container(_text(fields, "container-title"))
        self.origin = _text(fields, "origin")
        if source is not None:
            self.issued = source.issued.text if source.issued is not None else _issued_otherwise(source)
            self.names = _of_authors(source)
        else:
            self.issued = _written(fields.get("issued"))
            self.names = _first_name(fields)

    def text(self, name: str) -> str:
        return _text(self.fields, name)


class Matcher:
    """Finds what a project has, among the sources that exist and those that are added; linear in their number."""

    def __init__(self, existing: Iterable[Source]) -> None:
        self._records: dict[str, _Record] = {}
        self._having: dict[str, tuple[str, ...]] = {}
        for source in existing:
            self._add(_Record(source.fields, source))

    def add(self, item: Item) -> None:
        """Let an item be found from now on."""
        self._add(_Record(item))

    def find(self, item: Item) -> Match | None:
        """Return the source that an item is; ``None`` where none is, or where two fit."""
        record = _Record(item)
        by_identifier: dict[str, str] = {}
        for key, why, differ in _identifiers(record, looking=True):
            for found in self._fitting(self._having.get(key, ()), record, differ):
                by_identifier.setdefault(found, why)
        if by_identifier:
            return Match(*by_identifier.popitem()) if len(by_identifier) == 1 else None
        by_title: dict[str, str] = {}
        for key, why in _titles(record):
            alike = self._having.get(key, ())
            if len(alike) > _MOST:
                alike = self._having.get(f"{key}\0{record.issued}", ()) if record.issued else ()
            for found in self._fitting(alike, record, _unclear):
                by_title.setdefault(found, why)
        return Match(*by_title.popitem()) if len(by_title) == 1 else None

    def _fitting(
        self, alike: tuple[str, ...], record: _Record, differ: Callable[[_Record, _Record], bool]
    ) -> Iterator[str]:
        """Yield the ids of those that do not differ, two at most (more are no clearer); of too many none."""
        if len(alike) > _MOST:
            return
        found = 0
        for source_id in alike:
            if not differ(record, self._records[source_id]):
                yield source_id
                found += 1
                if found > 1:
                    return

    def _add(self, record: _Record) -> None:
        self._records[record.id] = record
        keys = [key for key, _, _ in _identifiers(record, looking=False)]
        for key, _ in _titles(record):
            keys += [key, f"{key}\0{record.issued}"] if record.issued else [key]
        for key in keys:
            alike = self._having.get(key, ())
            if len(alike) <= _MOST and record.id not in alike:
                self._having[key] = (*alike, record.id)


def _identifiers(record: _Record, *, looking: bool) -> Iterator[tuple[str, str, Callable[[_Record, _Record], bool]]]:
    """Yield the keys of what identifies a record, how to say so, and what tells others apart that have it.

    A record is kept under all keys by which it is found; ``looking`` yields those under which it looks for others.
    """
    fields = record.fields
    if doi := _doi(fields):
        yield f"D{doi}", "by its DOI", _differ_of_one_doi
    if "ISBN" in fields and (text := _text(fields, "ISBN")):
        title = main_title(record.text("title"))
        for number in isbns(text):
            if isbn_fault(number):
                continue
            key = f"I{isbn_key(number)}"
            if title or not looking:
                yield f"{key} {title}", "by its ISBN and title", _differ_of_one_isbn
            if title and looking:
                yield f"{key} ", "by its ISBN", _differ_of_one_isbn
            else:
                yield key, "by its ISBN", _differ_of_one_isbn
    if url := _address(fields):
        yield f"U{url}", "by its URL", _differ_at_one_address


def _titles(record: _Record) -> Iterator[tuple[str, str]]:
    """Yield the keys of what has a title and somebody, or something, that it is by or in."""
    if not record.title:
        return
    for name in record.names:
        yield f"A{record.title}\0{name}", "by its title and author"
    if record.container:
        yield f"C{record.title}\0{record.container}", "by its title and where it stands"


def _differ_of_one_doi(one: _Record, other: _Record) -> bool:
    """Whether one, or both, state the DOI of the volume that they stand in."""
    is_part = one.kind in _PARTS or other.kind in _PARTS
    return is_part and bool(one.title and other.title) and one.title != other.title


def _differ_of_one_isbn(one: _Record, other: _Record) -> bool:
    """Whether two that state one ISBN are a volume and a part of it, or two parts, volumes or editions."""
    if one.title and other.title:
        titles = {one.title, main_title(one.text("title"))} & {other.title, main_title(other.text("title"))}
        if not titles & {one.title, other.title}:
            return True
    elif one.kind in _PARTS or other.kind in _PARTS:
        return True
    return not _one_sort(one, other) or _contradict(one, other)


def _differ_at_one_address(one: _Record, other: _Record) -> bool:
    """Whether two at one address are parts of what is there, or what was there on different days."""
    same_title = one.title == other.title
    if not same_title and one.title and other.title:
        is_front_page = "/" not in _address(one.fields)
        if is_front_page or one.kind in _PARTS or other.kind in _PARTS:
            return True
        if one.container and other.container and one.container != other.container:
            return True
    return _contradict(one, other)


def _unclear(one: _Record, other: _Record) -> bool:
    """Whether two of one title, and of one author or container, are not clearly one thing."""
    if not _one_sort(one, other):
        return True
    if one.names and other.names and not set(one.names) & set(other.names):
        return True
    if one.container and other.container and one.container != other.container and not _abbreviates(one, other):
        return True
    return _elsewhere(one, other) or _contradict(one, other)


def _elsewhere(one: _Record, other: _Record) -> bool:
    """Whether two stand at two addresses, and nothing but their title and container says that they are one.

    A page of the web is another at another address; an article has several, and is known by its author or its day.
    """
    ours, theirs = _address(one.fields), _address(other.fields)
    if not ours or not theirs or ours == theirs:
        return False
    if one.kind in _WEB or other.kind in _WEB:
        return True
    return not (one.names and other.names) and (one.issued != other.issued or len(one.issued) < len("2017-05-04"))


def _one_sort(one: _Record, other: _Record) -> bool:
    sorts = {_SORTS.get(record.kind, record.kind) for record in (one, other)} - {""}
    return len(sorts) < 2


def _contradict(one: _Record, other: _Record) -> bool:
    """Whether two records say themselves that they are two things, or that one had it from the other."""
    if one.id == other.origin or other.id == one.origin:
        return True
    for name in _NUMBERS:
        if name in one.fields and name in other.fields and _number(one.text(name)) != _number(other.text(name)):
            return True
    if "book" not in (one.kind, other.kind):
        for name in _SHELVES:
            if folded(one.text(name)) != folded(other.text(name)) and one.text(name) and other.text(name):
                return True
    dois = {_doi(record.fields) for record in (one, other)} - {""}
    return len(dois) > 1 or _other_isbns(one, other) or _other_pages(one, other) or _other_days(one, other)


def _number(text: str) -> str:
    """Return what counts in "vol. 12", "012" or "2nd ed."."""
    plain = folded(text)
    found = _NUMBER.fullmatch(plain)
    return found[1] if found is not None else plain


def _other_isbns(one: _Record, other: _Record) -> bool:
    """Whether both state ISBNs, none of them the same."""
    if "ISBN" not in one.fields or "ISBN" not in other.fields:
        return False
    ours, theirs = ({isbn_key(number) for number in isbns(record.text("ISBN"))} for record in (one, other))
    return bool(ours and theirs) and not ours & theirs


def _other_pages(one: _Record, other: _Record) -> bool:
    """Whether both state pages that are others; "123-45" and "123-145" are the same, and so is their first alone."""
    (first, *rest), (their_first, *their_rest) = (
        _DASHES.split(record.text("page").lower().lstrip("p. ")) for record in (one, other)
    )
    if not first or not their_first:
        return False
    if first != their_first:
        return True
    last, their_last = "".join(rest), "".join(their_rest)
    return bool(last and their_last) and not last.endswith(their_last) and not their_last.endswith(last)


def _other_days(one: _Record, other: _Record) -> bool:
    """Whether both state when they appeared, and these are different days."""
    if one.issued == other.issued or not one.issued or not other.issued:
        return False
    ours, theirs = _expression(one.issued), _expression(other.issued)
    return ours is None or theirs is None or not possibly_overlaps(ours, theirs)


def _expression(text: str) -> DateExpression | None:
    try:
        return parse(text)
    except EdtfError:
        return None


def _abbreviates(one: _Record, other: _Record) -> bool:
    """Whether one says what the container of the other is called for short."""
    for record, container in ((one, other.container), (other, one.container)):
        for name in ("container-title-short", "journalAbbreviation"):
            if name in record.fields and folded_container(record.text(name)) == container:
                return True
    return False


def _doi(fields: Mapping[str, Any]) -> str:
    """Return the DOI of a record, also where its address is that of one."""
    if "DOI" in fields and is_doi(text := _text(fields, "DOI")):
        return bare_doi(text)
    url = _text(fields, "URL") if "URL" in fields else ""
    return bare_doi(url) if "doi.org/" in url and is_doi(url) else ""


def _address(fields: Mapping[str, Any]) -> str:
    """Return what addresses of one page have in common; empty where there is none, or that of a DOI."""
    url = _text(fields, "URL") if "URL" in fields else ""
    if not url or ("doi.org/" in url and is_doi(url)):
        return ""
    return url_key(url if "://" in url else f"https://{url}")


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name, "")
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _written(date: object) -> str:
    """Return a date of an item as EDTF where it has date parts, else as it is written; empty where there is none."""
    if isinstance(date, str):
        return date.strip()
    if not isinstance(date, Mapping):
        return ""
    parts = date.get("date-parts")
    if not isinstance(parts, list | tuple):
        said = date.get("literal", date.get("raw", ""))
        return said.strip() if isinstance(said, str) else ""
    ends = [
        "-".join(str(part).zfill(2 if at else 4) for at, part in enumerate(end))
        for end in parts
        if end and isinstance(end, list | tuple)
    ]
    season = _SEASONS.get(str(date.get("season", "")).lower(), "")
    return f"{ends[0][:4]}-{season}" if season and len(ends) == 1 else "/".join(ends)


def _issued_otherwise(source: Source) -> str:
    """Return what a source says of when it appeared where that is no date that could be read."""
    return _written(json.decode(source.item).get("issued")) if "issued" in source.marks and source.item else ""


def _of_authors(source: Source) -> tuple[str, ...]:
    if source.authors:
        first = source.authors[0]
        return name_keys(first.family, first.given, first.literal)
    return _first_name(json.decode(source.item)) if '"editor"' in source.item else ()


def _first_name(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of the first author, or of the first editor of what has none; none without one."""
    names = fields.get("author") or fields.get("editor")
    first = names[0] if isinstance(names, list | tuple) and names else names
    if isinstance(first, str):
        return name_keys("", "", first)
    if not isinstance(first, Mapping):
        return ()
    return name_keys(_text(first, "family"), _text(first, "given"), _text(first, "literal"))
