"""Makes the corpus of an edition, which has nothing else in it."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from msgspec import structs

from chronos.model import Claim, Corpus, Edition, Fault, LeftOut, Source, Suppression
from chronos.withhold.cutting import cut, recite
from chronos.withhold.narrowing import narrow
from chronos.withhold.redacting import redact_claim, redact_source

STAND_IN: Final = "withheld"
"""What stands for the reason of a permission, and with a number for an origin, that an edition does not tell."""

_WORD: Final = re.compile(r"[^\s'\",;()]+")


def withholds(edition: Edition) -> bool:
    """Whether an edition withholds anything, be it a field."""
    selects = edition.kinds or edition.statuses or edition.countries or edition.sources or edition.redact
    return bool(selects) or edition.first is not None or edition.last is not None


def withhold(corpus: Corpus, edition: Edition) -> Corpus:
    """Return the corpus of an edition; the same corpus where the edition withholds nothing.

    A claim stays if its kind, its status and one of its countries are selected and its date possibly lies in the period
    (undated ones may; what :func:`chronos.dating.derive` left of a date counts where the corpus has it), unless all its
    citations are of sources withheld. Claims that cannot be read cannot be judged, and go. Sources stay that a claim
    left cites, without the paths of their local copies; redacted fields are empty. Of the settings stays what bears on
    the claims left. What claims and citations have gone is counted as withheld.
    """
    if not withholds(edition):
        return corpus
    hidden = frozenset(edition.sources)
    left = [_left(claim, edition, hidden) for claim in corpus.claims]
    cited = {citation.source for claim in left if claim is not None for citation in claim.citations}
    unknown = {one: Source(id=one, location=claim.location) for one, claim in _unknown(corpus, hidden)}
    found = cut(
        structs.replace(corpus, sources={**corpus.sources, **unknown}),
        left,
        {one: source for one, source in corpus.sources.items() if one in cited},
        unread={lost.id for lost in corpus.unreadable},
        name_of=lambda _root, number: f"{STAND_IN} {number}",
    )
    claims = tuple(redact_claim(_silent(claim), edition.redact) for claim in found.claims)
    sources = {one: redact_source(_without_file(source), edition.redact) for one, source in found.sources.items()}
    counted = LeftOut("withheld", left.count(None) + len(corpus.unreadable), _citations(corpus, left))
    return structs.replace(
        found,
        claims=claims,
        sources=sources,
        unreadable=(),
        unread_files=(),
        faults=() if edition.redact else tuple(_faults(found, corpus)),
        settings=narrow(corpus, edition, claims, sources.values(), why=STAND_IN),
        left_out=(*corpus.left_out, counted) if counted.claims or counted.citations else corpus.left_out,
    )


def _left(claim: Claim, edition: Edition, hidden: Collection[str]) -> Claim | None:
    """Return a claim with the citations that are left, ``None`` where it goes."""
    selected = (
        (not edition.kinds or claim.kind in edition.kinds)
        and (not edition.statuses or claim.status in edition.statuses)
        and (not edition.countries or not set(claim.countries).isdisjoint(edition.countries))
        and possibly_in(claim, edition.first, edition.last)
    )
    if not selected:
        return None
    left = recite(claim, lambda citation: citation.source not in hidden)
    return left if left.citations or not claim.citations else None


def possibly_in(claim: Claim, first: int | None, last: int | None) -> bool:
    """Whether a claim may lie between two days, both included; ``None`` is open. What has no date may."""
    stated, derived = claim.date.expression, claim.date.derived
    if stated is not None and not stated.may_lie(first, last):
        return False
    if derived is None:
        return True
    is_early = first is not None and derived.latest is not None and derived.latest < first
    is_late = last is not None and derived.earliest is not None and derived.earliest > last
    return not (is_early or is_late)


def _unknown(corpus: Corpus, hidden: Collection[str]) -> Iterable[tuple[str, Claim]]:
    """Yield the ids of withheld sources that the project does not have, with a claim that cites each."""
    for claim in corpus.claims:
        for citation in claim.citations:
            if citation.source in hidden and citation.source not in corpus.sources:
                yield citation.source, claim


def _citations(corpus: Corpus, left: Iterable[Claim | None]) -> int:
    """Count the citations that claims which are left have lost."""
    pairs = zip(corpus.claims, left, strict=True)
    return sum(len(claim.citations) - len(kept.citations) for claim, kept in pairs if kept is not None)


def _silent(claim: Claim) -> Claim:
    """Return a claim of which the permissions do not say why."""
    return structs.replace(claim, suppress=without_reasons(claim.suppress)) if claim.suppress else claim


def without_reasons(permissions: Iterable[Suppression]) -> tuple[Suppression, ...]:
    """Return permissions that do not say why; that they had a reason stays."""
    return tuple(structs.replace(one, why=STAND_IN) if one.why else one for one in permissions)


def _without_file(source: Source) -> Source:
    fields = {name: text for name, text in source.fields.items() if name != "file"}
    return structs.replace(source, file="", fields=fields, suppress=without_reasons(source.suppress))


def _faults(left: Corpus, whole: Corpus) -> Iterable[Fault]:
    """Yield the faults of what is left that name nothing else; one of a file or the settings may quote anything."""
    ids = {claim.id for claim in left.claims}
    gone = {claim.id for claim in whole.claims} | {lost.id for lost in whole.unreadable} | whole.sources.keys()
    gone -= ids | left.sources.keys()
    for fault in left.faults:
        if (fault.claim in ids or fault.source in left.sources) and gone.isdisjoint(_WORD.findall(fault.message)):
            yield fault
