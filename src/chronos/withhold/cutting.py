"""Takes claims and sources out of a corpus, with everything that names them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import structs

from chronos.model import Citation, Claim, Corpus, Fault, Judgement, Location, Relative, Source, fold_name

_CITATION: Final = re.compile(r"sources\[(\d+)\](.*)")


def cut(
    corpus: Corpus,
    left: Sequence[Claim | None],
    sources: Mapping[str, Source],
    *,
    unread: Collection[str] = (),
    name_of: Callable[[str, int], str] = lambda root, _number: root,
) -> Corpus:
    """Return the corpus with the claims that are left of its claims, in their order, and with these sources alone.

    Nothing left names a claim that is gone, nor one of the ids in ``unread``: a date that is between two claims is
    after or before the one that stays, any other relation and order to one that is gone is left out, and so are the
    faults of what is gone. What claims that are gone joined stays joined. Sources that had it from one that is gone
    stay as dependent on each other as they were; where nothing that is left names their common origin, its name is what
    ``name_of`` makes of it and of a number (from 1).
    """
    gone = {claim.id for claim, kept in zip(corpus.claims, left, strict=True) if kept is None}
    times = Counter(claim.id for claim in corpus.claims)
    bridges = {one for one in gone if times[one] == 1}  # of several claims with one id no judgement holds
    gone |= set(unread)
    lost = corpus.sources.keys() - sources.keys()
    return structs.replace(
        corpus,
        claims=tuple(_unrelated(claim, gone) for claim in left if claim is not None),
        sources=dict(_sources(corpus.sources, sources, name_of)),
        judgements=tuple(_judgements(corpus.judgements, gone, bridges)),
        faults=tuple(fault for fault in corpus.faults if not _concerns(fault, gone, lost)),
    )


def recite(claim: Claim, stays: Callable[[Citation], bool]) -> Claim:
    """Return a claim with some of its citations, and the places of their fields."""
    numbers = [number for number, citation in enumerate(claim.citations) if stays(citation)]
    if len(numbers) == len(claim.citations):
        return claim
    new = {old: number for number, old in enumerate(numbers)}
    marks = {}
    for name, place in claim.marks.items():
        found = _CITATION.fullmatch(name)
        if found is None:
            marks[name] = place
        elif int(found[1]) in new:
            marks[f"sources[{new[int(found[1])]}]{found[2]}"] = place
    return structs.replace(claim, citations=tuple(claim.citations[number] for number in numbers), marks=marks)


def _unrelated(claim: Claim, gone: AbstractSet[str]) -> Claim:
    relative, after = claim.date.relative, claim.after
    if relative is not None and not gone.isdisjoint(relative.claims):
        date = structs.replace(claim.date, relative=_relative(relative, gone), stated=True)
        claim = structs.replace(claim, date=date)
    if not gone.isdisjoint(after):
        claim = structs.replace(claim, after=tuple(one for one in after if one not in gone))
    return (
        claim if claim.date.derived is None else structs.replace(claim, date=structs.replace(claim.date, derived=None))
    )


def _relative(relative: Relative, gone: AbstractSet[str]) -> Relative | None:
    """Return what stays of a relation: of "between A and B" it is after A, or before B."""
    if relative.relation == "between":
        first, last = relative.claims
        if first not in gone:
            return Relative("after", (first,))
        if last not in gone:
            return Relative("before", (last,))
    return None


def _judgements(
    judgements: Sequence[Judgement], gone: AbstractSet[str], bridges: AbstractSet[str]
) -> Iterator[Judgement]:
    """Yield what stays of judgements: at least two claims each, and of those that lose a claim no words.

    Those that say "same" of one of the ``bridges``, which are gone, join all that is left of them.
    """
    joined: list[list[int]] = []
    for number, judgement in enumerate(judgements):
        if judgement.verdict != "same":
            continue
        through = bridges & set(judgement.claims)
        group = [number]
        for other in [one for one in joined if any(not through.isdisjoint(judgements[each].claims) for each in one)]:
            joined.remove(other)
            group = [*other, *group]
        joined.append(sorted(group))
    together = {group[0]: group for group in joined} | {
        number: [number] for number, one in enumerate(judgements) if one.verdict != "same"
    }
    for first in sorted(together):
        stays = _judgement([judgements[number] for number in together[first]], gone)
        if stays is not None:
            yield stays


def _judgement(group: Sequence[Judgement], gone: AbstractSet[str]) -> Judgement | None:
    if gone.isdisjoint(one for judgement in group for one in judgement.claims):
        return group[0]
    places: dict[str, Location] = {}
    for judgement in group:
        marks = judgement.marks or (judgement.location,) * len(judgement.claims)
        for claim, mark in zip(judgement.claims, marks, strict=True):
            if claim not in gone:
                places.setdefault(claim, mark)
    if len(places) < 2:
        return None
    shown = next((one for one in group if one.text in places), None)
    return Judgement(
        claims=tuple(places),
        verdict=group[0].verdict,
        location=min(judgement.location for judgement in group),
        text=shown.text if shown is not None else "",
        marks=tuple(places.values()) if any(judgement.marks for judgement in group) else (),
        text_mark=shown.text_mark if shown is not None else None,
    )


def _concerns(fault: Fault, claims: Collection[str], sources: Collection[str]) -> bool:
    return fault.claim in claims or fault.source in sources


def _sources(
    whole: Mapping[str, Source], left: Mapping[str, Source], name_of: Callable[[str, int], str]
) -> Iterator[tuple[str, Source]]:
    """Yield the sources that are left, none with an origin that is gone."""
    origins = {one: _origin(one, whole, left) for one in left}
    names = {"": ""}
    for source in left.values():
        if source.origin in left or source.origin not in whole:
            names.setdefault(fold_name(source.origin), source.origin)
    roots = {fold_name(one): one for one in sorted(origins.values()) if one and one not in left}
    for number, root in enumerate(sorted(roots.keys() - names.keys()), start=1):
        names[root] = name_of(roots[root], number)
    for one, source in left.items():
        origin = origins[one] if origins[one] in left else names[fold_name(origins[one])]
        yield one, source if origin == source.origin else replace_origin(source, origin)


def replace_origin(source: Source, origin: str) -> Source:
    """Return a source that names another origin, or none."""
    fields = {name: text for name, text in source.fields.items() if name != "origin"}
    if origin and "origin" in source.fields:
        fields["origin"] = origin
    return structs.replace(source, origin=origin, fields=fields)


def _origin(source_id: str, whole: Mapping[str, Source], left: Mapping[str, Source]) -> str:
    """Return the nearest origin of a source that is not gone; where all are, the last of them."""
    path = [source_id]
    origin = whole[source_id].origin
    while origin in whole and origin not in left:
        if origin in path:  # they have it from each other
            return min(path[path.index(origin) :])
        path.append(origin)
        if not whole[origin].origin:
            return origin
        origin = whole[origin].origin
    return "" if origin == source_id and len(path) > 1 else origin
