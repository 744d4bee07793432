"""Claims for tests of what proposes candidates, and what is made of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from chronos.edtf import parse
from chronos.link.collecting import Collection, Columns
from chronos.link.proposing import propose
from chronos.model import Candidate, Citation, Claim, ClaimDate, Judgement, Location, Verdict

VISIT = "A delegation of the police visits Quito for a course."


def claim(
    claim_id: str,
    text: str = VISIT,
    date: str = "2019",
    countries: Sequence[str] = ("EC",),
    *,
    sources: Sequence[str] = (),
    place: Location | None = None,
    **fields: Any,
) -> Claim:
    """Return a claim; one that is undated has an empty date."""
    return Claim(
        id=claim_id,
        date=ClaimDate(parse(date) if date else None, stated=True),
        text=text,
        location=place or Location("t.yaml", 1 + sum(map(ord, claim_id)), 5),
        countries=tuple(countries),
        citations=tuple(Citation(source=source) for source in sources),
        **fields,
    )


def columns_of(*files: Iterable[Claim]) -> Columns:
    """Return the claims of some files in columns."""
    collection = Collection()
    for claims in files:
        collection.add(claims)
    return collection.columns()


def judgement(*ids: str, verdict: Verdict = "same") -> Judgement:
    return Judgement(claims=ids, verdict=verdict, location=Location("j.yaml", 1, 1))


def proposed(claims: Iterable[Claim], *judgements: Judgement, minimum: float = 0.0) -> list[Candidate]:
    """Return all candidates, however weak unless a strength is asked for."""
    return list(propose(columns_of(claims), judgements, minimum))


def pairs(claims: Iterable[Claim], *judgements: Judgement, minimum: float = 0.0) -> list[tuple[str, str]]:
    """Return the ids of all candidates."""
    return [one.claims for one in proposed(claims, *judgements, minimum=minimum)]
