"""Clusters of claims that judgements join."""

from collections import Counter
from collections.abc import Iterable

from chronos.model import Claim, Cluster, Judgement


def cluster(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Cluster, ...]:
    """Return each claim in exactly one cluster; ``same`` is transitive, other verdicts join nothing.

    Ids that no claim has, or that several have, are passed over: the check reports both, and neither says
    which claim is meant. The result does not depend on the order of claims or judgements.
    """
    claims = tuple(claims)
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
    together: dict[str, list[Claim]] = {}
    alone: list[Cluster] = []
    for claim in claims:
        if claim.id in parent:
            together.setdefault(root(claim.id), []).append(claim)
        else:
            alone.append(Cluster((claim,)))
    joined = [Cluster(tuple(sorted(members, key=_place))) for members in together.values()]
    return tuple(sorted(joined + alone, key=lambda one: _place(one.claims[0])))


def _place(claim: Claim) -> tuple[str, str, str]:
    """Order claims by id; the texts and dates of two of one id tell them apart, not the files they are in."""
    return claim.id, claim.text, str(claim.date.expression)
