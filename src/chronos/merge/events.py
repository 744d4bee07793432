"""Events, made of clusters."""

from collections.abc import Iterable, Mapping
from itertools import chain

from chronos.edtf import DEFAULT_CIRCA, DateExpression, agree
from chronos.merge.dates import joint_date
from chronos.merge.discrepancies import find_discrepancies
from chronos.merge.origins import independent_origins
from chronos.model import AgreementKind, Claim, Cluster, Discrepancy, Event, Source, Status


def merge(cluster: Cluster, sources: Mapping[str, Source], circa: Mapping[str, str] = DEFAULT_CIRCA) -> Event:
    """Return the event that the claims of a cluster assert.

    The words are those of the most precisely dated claim that has any; retracted claims neither date nor support
    the event unless all are retracted. The event bears the least of its claims' ids, so that it does not change when
    one is dated anew.
    """
    live = tuple(claim for claim in cluster.claims if claim.status != "retracted") or cluster.claims
    dated = [(claim, claim.date.expression) for claim in live if claim.date.expression is not None]
    lead = min(live, key=_precision)
    claims = (lead, *(claim for claim in cluster.claims if claim is not lead))
    date: DateExpression | None = None
    agreement: AgreementKind = "single"
    gap = 0
    if dated:
        date, agreement, gap = joint_date([each for _, each in dated], circa)
    discrepancies: tuple[Discrepancy, ...] = ()
    if agreement in ("near", "doubtful", "discrepant"):
        discrepancies = (Discrepancy("date", tuple((claim.id, str(each)) for claim, each in dated), gap),)
    if len(live) > 1:
        discrepancies += tuple(find_discrepancies(live))
    cited = _all((citation.source for citation in claim.citations if citation.source) for claim in live)
    published = [
        issued.latest
        for one in cited
        if one in sources and (issued := sources[one].issued) is not None and issued.latest is not None
    ]
    lasting = next((claim.lasting for claim in (lead, *live) if claim.lasting is not None), None)
    return Event(
        id=min(claim.id for claim in cluster.claims),
        claims=claims,
        date=date,
        agreement=agreement,
        text=lead.text,
        countries=tuple(sorted(set(_all(claim.countries for claim in claims)))),
        regions=tuple(sorted(set(_all(claim.regions for claim in claims)))),
        actors=_all(claim.actors for claim in claims),
        places=_all(claim.places for claim in claims),
        kind=next((claim.kind for claim in (lead, *live) if claim.kind), ""),
        status=_status(live),
        lasting=lasting if lasting is not None else bool(dated) and all(each.kind == "interval" for _, each in dated),
        corroboration=_corroboration(live, sources, circa),
        origins=len(independent_origins(cited, sources)),
        sources=cited,
        unknown_sources=tuple(one for one in cited if one not in sources),
        discrepancies=discrepancies,
        published=min(published, default=None),
    )


def _precision(claim: Claim) -> tuple[bool, bool, float, str]:
    """Order claims by the width of their dates, undated ones after them, those without words last."""
    date = claim.date.expression
    width = 0.0
    if date is not None:
        width = float("inf") if date.earliest is None or date.latest is None else date.latest - date.earliest
    return not claim.text, date is None, width, claim.id


def _corroboration(live: tuple[Claim, ...], sources: Mapping[str, Source], circa: Mapping[str, str]) -> int:
    """Count the independent sources that agree within bounds: with the date that most of them agree with.

    A claim without a date disagrees with none.
    """
    dates = {claim.date.expression for claim in live} - {None}
    return max(
        len(
            independent_origins(
                (citation.source for claim in live if _agrees(claim, date, circa) for citation in claim.citations),
                sources,
            )
        )
        for date in dates or {None}
    )


def _agrees(claim: Claim, date: DateExpression | None, circa: Mapping[str, str]) -> bool:
    own = claim.date.expression
    if own is None or date is None or own == date:
        return True
    return agree(own, date, circa).kind not in ("doubtful", "discrepant")


def _all(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return every text once, in the order of its first appearance."""
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


def _status(live: tuple[Claim, ...]) -> Status:
    """Disputed when one claim is; prospective when no claim says that it has happened."""
    statuses = {claim.status for claim in live}
    if "disputed" in statuses:
        return "disputed"
    return statuses.pop() if len(statuses) == 1 else "undisputed"
