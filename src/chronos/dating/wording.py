"""What claims say of days, in words: the grounds of a bound, and the steps of a contradiction."""

from collections.abc import Mapping
from typing import Final

from chronos.dating.network import Limit, Link, Network
from chronos.dating.walks import Walk
from chronos.edtf import DateExpression
from chronos.model import Claim, Ground, Source

_SHOWN: Final = 12
"""Steps of a chain that a message names."""
_CITED: Final = 2
"""Citations of a claim that a message names."""
_TURNED: Final = {"after": "before", "before": "after", "during": "includes", "same as": "same as"}
"""What a relation is, seen from the claim that is named."""


def link_ground(network: Network, link: Link, near: int) -> Ground:
    """Return the step from one claim of a relation to the other, seen from the near one."""
    far = link.node // 2 + link.by // 2 - near
    other = network.claims[far].id
    stated_by = network.claims[link.claim].id
    if link.within:
        return Ground(stated_by, f"within {link.within} of {other}", relation="within", other=other)
    relation = link.relation if near == link.claim else _TURNED[link.relation]
    said = f"including {other}" if relation == "includes" else f"{relation} {other}"
    return Ground(stated_by, said, relation=relation, other=other)


def event_ground(network: Network, near: int, far: int) -> Ground:
    """Return the step from one claim to another of the same event."""
    other = network.claims[far].id
    return Ground(network.claims[near].id, f"judged one event with {other}", relation="one event", other=other)


def limit_ground(network: Network, limit: Limit, sources: Mapping[str, Source]) -> Ground:
    """Return the last step: a date or a publication."""
    claim = network.claims[limit.claim]
    if limit.source:
        issued = sources[limit.source].issued
        return Ground(claim.id, f"published {_on(issued)}", source=limit.source, relation="published", day=limit.day)
    return Ground(claim.id, f"dated {claim.date.expression}", relation="dated", day=limit.day)


def _on(issued: DateExpression | None) -> str:
    if issued is None or issued.kind != "date":
        return str(issued)
    return f"{'on' if issued.earliest == issued.latest else 'in'} {issued}"


def contradiction_words(network: Network, walk: Walk, sources: Mapping[str, Source]) -> str:
    """Return a walk that no days allow as a chain of what its claims say, each with its sources where it first does."""
    told: set[int] = set()

    def stated(number: int, said: str) -> str:
        claim = network.claims[number]
        cited = "" if number in told else f" ({_cited(claim)})"
        told.add(number)
        return f"{claim.id[:60]} {said}{cited}"

    said: list[str] = []
    before = -1
    for node, by in walk.strides:
        number = node // 2
        if isinstance(by, Link):
            said.append(stated(by.claim, _relation_words(network, by)))
        elif isinstance(by, Limit) and by.source:
            claim = network.claims[number].id[:60]
            said.append(f"{claim} is told by {by.source[:60]}, published {_on(sources[by.source].issued)}")
        elif isinstance(by, Limit):
            date = str(network.claims[number].date.expression)[:60]
            said.append(stated(number, f"is dated {date}{', others of its event otherwise' if by.shared else ''}"))
        elif before not in (-1, number):
            said.append(f"{network.claims[before].id[:60]} and {network.claims[number].id[:60]} are judged one event")
        before = number
    said = list(dict.fromkeys(said)) or [f"{claim.id[:60]} ({_cited(claim)})" for claim in network.claims]
    if len(said) > _SHOWN:
        said[_SHOWN - 1 : -1] = [f"{len(said) - _SHOWN} more"]
    return f"these claims cannot all be true: {'; '.join(said)}; what else is dated is dated without them"


def _relation_words(network: Network, link: Link) -> str:
    """Return the predicate of a relation, of the claim that states it."""
    claim = network.claims[link.claim]
    other = network.claims[link.node // 2 + link.by // 2 - link.claim].id
    if link.within:
        return f"comes within {link.within} {link.relation} {other[:60]}"
    if link.relation == "during":
        return f"is during {other[:60]}"
    if link.relation == "same as":
        return f"is at the same time as {other[:60]}"
    relative = claim.date.relative
    by_order = link.relation == "after" and (relative is None or other not in relative.claims)
    return f"comes {link.relation} {other[:60]}{' by its order' if by_order else ''}"


def _cited(claim: Claim) -> str:
    cited = [", ".join(filter(None, (one.source[:60], one.locator[:60]))) for one in claim.citations if one.source]
    more = [f"and {len(cited) - _CITED} more"] if len(cited) > _CITED else []
    return "; ".join([*cited[:_CITED], *more]) or "unsourced"
