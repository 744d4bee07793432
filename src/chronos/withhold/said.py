"""Every text of a corpus, with where it stands."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec import Struct

from chronos.model import Claim, Corpus, Settings, Source, Suppression

DATE: Final = "date as said"
"""What the words of a source for a date are called."""
_NO_TEXT: Final = frozenset(("accessed", "file", "id", "issued", "language", "type"))
"""Fields of sources that are told of apart, or whose words are those of a standard."""


class Said(Struct, frozen=True):
    """A text of a corpus: ``what`` it is, and whose (``owner``), in words.

    ``is_prose``: it is written to be read, and may name other things; ``is_id``: others name what it stands for by it;
    ``is_name``: a name, of which one word may tell all.
    """

    text: str
    what: str
    owner: str
    is_prose: bool = False
    is_id: bool = False
    is_name: bool = False


def said_in(corpus: Corpus) -> Iterator[Said]:
    """Yield every text of a corpus that is not empty, in its order: claims, sources, judgements, settings."""
    for claim in corpus.claims:
        yield from _claim(claim)
    for lost in corpus.unreadable:
        owner = f"the unreadable claim {lost.id}" if lost.id else f"an unreadable claim in {lost.location.path}"
        yield from _said(owner, ("id", lost.id, "id"), ("file", lost.location.path, "path"), ("fault", lost.reason, ""))
        if lost.claim is not None:
            yield from _claim(lost.claim)
    for source in corpus.sources.values():
        yield from _source(source)
    for judgement in corpus.judgements:
        owner = f"the judgement at {judgement.location.path}:{judgement.location.line}"
        yield from _said(owner, ("reason", judgement.why, "prose"), ("author", judgement.by, "name"))
    for path in corpus.unread_files:
        yield from _said("a file that cannot be read", ("path", path, "path"))
    yield from _settings(corpus.settings)


def _said(owner: str, *texts: tuple[str, str, str]) -> Iterator[Said]:
    for what, text, sort in texts:
        if text:
            yield Said(text, what, owner, is_prose=sort == "prose", is_id=sort == "id", is_name=sort == "name")


def _claim(claim: Claim) -> Iterator[Said]:
    owner = f"the claim {claim.id}" if claim.id else f"a claim in {claim.location.path}"
    yield from _said(
        owner,
        ("id", claim.id, "id"),
        ("text", claim.text, "prose"),
        *((f"text ({language})", text, "prose") for language, text in claim.texts.items()),
        ("note", claim.note, "prose"),
        (DATE, claim.date.said, "prose"),
        ("kind", claim.kind, ""),
        *(("actor", one, "name") for one in claim.actors),
        *(("place", one, "name") for one in claim.places),
        *((f"field {name[:60]}", text, "") for name, text in claim.fields.items()),
        ("imported file", claim.imported.file if claim.imported is not None else "", "path"),
        ("file", claim.location.path, "path"),
    )
    for citation in claim.citations:
        yield from _said(
            owner,
            ("source", citation.source, "id"),
            ("locator", citation.locator, ""),
            ("quote", citation.quote, "prose"),
        )
    yield from _permissions(owner, claim.suppress)


def _permissions(owner: str, permissions: Iterable[Suppression]) -> Iterator[Said]:
    for one in permissions:
        yield from _said(owner, ("reason of a permission", one.why, "prose"), ("pattern", one.paths, "path"))


def _source(source: Source) -> Iterator[Said]:
    owner = f"the source {source.id}"
    yield from _said(
        owner,
        ("id", source.id, "id"),
        ("title", source.title, "prose"),
        ("container", source.container, ""),
        ("publisher", source.publisher, ""),
        ("origin", source.origin, "name"),
        ("local copy", source.file, "path"),
        ("file", source.location.path, "path"),
    )
    for person in source.authors:
        for name in (person.literal, f"{person.given} {person.family}", f"{person.family} {person.given}"):
            yield from _said(owner, ("author", name.strip(), "name"))
    for name, text in source.fields.items():
        if name not in _NO_TEXT:
            yield from _said(owner, (name, text, "prose"))
    if source.item:
        for name, value in json.loads(source.item).items():
            if name not in _NO_TEXT:
                for text in _texts(value):
                    yield from _said(owner, (name, text, "prose"))
    yield from _permissions(owner, source.suppress)


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a value of JSON: names as one text each, and nothing of dates and languages."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict) and ("family" in value or "given" in value):
        yield " ".join(str(value[part]) for part in ("given", "family") if part in value)
    elif isinstance(value, dict) and "date-parts" not in value:
        for one in value.values():
            yield from _texts(one)


def _settings(settings: Settings) -> Iterator[Said]:
    owner = "chronos.yaml"
    labels = [label for each in settings.kind_labels.values() for label in each.values()]
    names = [name for region in settings.regions for _, name in region.names]
    editions = [text for one in settings.editions for text in (one.title, *one.titles.values())]
    yield from _said(
        owner,
        *(("title", one, "prose") for one in (settings.title, *settings.titles.values())),
        *(("kind", one, "") for one in (*settings.kinds, *settings.kinds.values(), *labels)),
        *(("region", one, "name") for one in names),
        *(("edition", one, "prose") for one in editions),
        ("baseline", settings.check.baseline, "path"),
        ("house", settings.charts.title, "prose"),
        ("credit", settings.charts.credit, "prose"),
    )
    yield from _permissions(owner, settings.check.suppress)
