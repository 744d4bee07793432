"""The same source stands under two ids.

Then one source counts as two, and a claim seems corroborated that is not. Two are the same by their DOI; by their ISBN
and title (chapters share the ISBN of their book); by their address, but for scheme, `www.`, the last slash, the place
within the page and what counts readers (`utm_source`); or by title, authors and date of publication together. They are
not where they differ in what tells one issue, volume, part, page, edition, language, version or container from another,
where one is the origin of the other, or where an address leads to pages of different dates.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3", "gaceta-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-journal
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    DOI: 10.1000/182
  - id: gaceta-2020
    type: article-journal
    title: La gaceta
    container-title: The Gazette
    issued: "2020-05-01"
    DOI: https://doi.org/10.1000/182
```

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3", "gaceta-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    URL: https://www.example.org/visit/
  - id: gaceta-2020
    type: article-newspaper
    title: Gazette
    container-title: The Gazette
    issued: "2020-05-01"
    URL: http://example.org/visit
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3", "gaceta-2020, p. 3"]
references:
  - id: gazette-2020
    type: chapter
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    page: 1-20
    ISBN: 978-0-306-40615-7
  - id: gaceta-2020
    type: chapter
    title: Another chapter
    container-title: The Gazette
    issued: "2020-05-01"
    page: 21-40
    ISBN: 978-0-306-40615-7
```
"""

from collections.abc import Callable, Iterator
from string import punctuation, whitespace
from typing import Final

from chronos.check.context import Context
from chronos.check.csl import UNTITLED, WEB
from chronos.check.survey import Whole
from chronos.model import Fault, Severity, Source
from chronos.model.identifiers import bare_doi, is_doi, isbn_key, isbns, url_key

CODE: Final = "S013"
NAME: Final = "duplicate-source"
SEVERITY: Final[Severity] = "warning"
_COMPARED: Final = 20
"""With how many sources that have something in common one is compared."""
_MARKS: Final = "\u00a0\u00a1\u00ab\u00bb\u00bf\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026"
_NO_WORDS: Final = str.maketrans("", "", punctuation + whitespace + _MARKS)
"""What may differ in titles that are the same."""
_NAMES: Final = (
    "archive_location call-number chapter-number collection-number container-title DOI edition issue language medium "
    "number page part part-number part-title section supplement version volume volume-title"
)
_DISTINGUISHING: Final = frozenset(_NAMES.split())
"""Fields of CSL that differ between two things with one title, or at one address."""


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report every source that is one of those before it."""
    known: dict[str, list[Source]] = {}
    for source in whole.sources.values():
        found = ""
        for key, how, differ in _keys(source):
            alike = known.get(key)
            if alike is None:
                known[key] = [source]
                continue
            same = (one for one in alike[:_COMPARED] if one is not source and not differ(source, one))
            if not found and (other := next(same, None)) is not None:
                found = f"the same source as {other.id[:60]!r} at {other.location}, by {how}; keep one id"
            alike.append(source)
        if found:
            yield Fault(NAME, source.location, found, source=source.id)


def _keys(source: Source) -> Iterator[tuple[str, str, Callable[[Source, Source], bool]]]:
    """Yield what two records of one source have in common, how to say so, and what tells others apart that have it."""
    fields = source.fields
    if (doi := fields.get("DOI")) and is_doi(doi):
        yield f"D{bare_doi(doi)}", "its DOI", lambda _one, _other: False
    if (url := fields.get("URL")) and "://" in url:
        yield f"U{url_key(url)}", "its URL", _differ_at_one_address
    if source.title:
        title = source.title.casefold().translate(_NO_WORDS)
        for number in isbns(fields["ISBN"]) if "ISBN" in fields else ():
            yield f"I{isbn_key(number)} {title}", "its ISBN and title", _differ
        issued = source.issued
        if issued is not None and source.type not in UNTITLED:
            yield f"T{issued.earliest} {issued.latest} {title}", "its title, authors and date", _differ_in_authors


def _differ(one: Source, other: Source) -> bool:
    """Whether one is the other's origin, or they say themselves that they are two things."""
    return (
        other.id == one.origin
        or one.id == other.origin
        or any(
            name in other.fields and value and other.fields[name] and value.casefold() != other.fields[name].casefold()
            for name, value in one.fields.items()
            if name in _DISTINGUISHING
        )
    )


def _differ_at_one_address(one: Source, other: Source) -> bool:
    """Whether two sources at one address are pages of different dates, or different things at a front page."""
    if one.issued is not None and other.issued is not None:
        from chronos.edtf import possibly_overlaps  # noqa: PLC0415 - few sources have one address

        if not possibly_overlaps(one.issued, other.issued):
            return True
    is_front_page = "/" not in url_key(one.fields["URL"])
    return _differ(one, other) or (is_front_page and one.title.casefold() != other.title.casefold())


def _differ_in_authors(one: Source, other: Source) -> bool:
    pages = [url_key(source.fields["URL"]) for source in (one, other) if source.type in WEB and "URL" in source.fields]
    return len(set(pages)) > 1 or _names(one) != _names(other) or _differ(one, other)


def _names(source: Source) -> list[str]:
    return sorted(f"{one.family}{one.literal}".casefold().translate(_NO_WORDS) for one in source.authors)
