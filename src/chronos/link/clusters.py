"""Clusters of claims that judgements join."""

from collections import Counter
from collections.abc import Iterable

from chronos.model import Claim, Cluster, Judgement


def cluster(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Cluster, ...]:
    """Return each claim in exactly one cluster; ``same`` is transitive, other verdicts join nothing.

    Ids that no claim has, or that several have, are passed over: the check reports both, and neither says
    which claim is meant. The result does not depend on the order of claims or judgements.
    """
    claims, judgements = tuple(claims), tuple(judgements)
    times = Counter(claim.id for claim in claims)
    parent = {claim_id: claim_id for claim_id, number in times.items() if number == 1}

    def root(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            parent[claim_id] = parent[parent[claim_id]]
            claim_id = parent[claim_id]
        return claim_id

    for judgement in judgements:
        if judgement.verdict == "same":
            roots = {root(claim_id) for claim_id in judgement.claims if claim_id in parent}
            parent.update(dict.fromkeys(roots, min(roots, default="")))
    texts = {judgement.text for judgement in judgements if judgement.verdict == "same" and judgement.text}
    together: dict[str, list[Claim]] = {}
    alone: list[Cluster] = []
    for claim in claims:
        if claim.id in parent:
            together.setdefault(root(claim.id), []).append(claim)
        else:
            alone.append(Cluster((claim,)))
    joined = [
        Cluster(tuple(sorted(members, key=_id)), tuple(sorted(texts.intersection(one.id for one in members))))
        if len(members) > 1
        else Cluster(tuple(members))
        for members in together.values()
    ]
    alone.sort(key=lambda one: _contents(one.claims[0]))
    return tuple(sorted(joined + alone, key=lambda one: _id(one.claims[0])))


def _id(claim: Claim) -> str:
    return claim.id


def _contents(claim: Claim) -> tuple[str, ...]:
    """Tell claims of one id apart by what they say; only those that say the same are in the order of their places."""
    cited = [(one.source, one.locator, one.quote, str(one.retrieved)) for one in claim.citations]
    fields = (claim.countries, claim.regions, claim.actors, claim.places, claim.kind, claim.status, claim.lasting)
    stated = claim.date
    date = str(stated.expression), stated.said, stated.stated, stated.relative, claim.after
    return claim.text, *map(repr, (date, fields, claim.note, cited)), repr(claim.location)
