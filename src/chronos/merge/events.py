"""Events, made of clusters."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from chronos.edtf import DEFAULT_CIRCA, DateExpression
from chronos.merge.dates import derived_date, joint_date
from chronos.merge.discrepancies import find_discrepancies
from chronos.merge.origins import corroborating, independent_origins
from chronos.model import AgreementKind, Claim, Cluster, Discrepancy, Event, Source, Status


def merge(cluster: Cluster, sources: Mapping[str, Source], circa: Mapping[str, str] = DEFAULT_CIRCA) -> Event:
    """Return the event that the claims of a cluster assert.

    The words are those that a judgement names (of several the most precisely dated), else those of the most precisely
    dated claim that has any. Retracted claims neither date nor support the event, and lend it nothing else, unless all
    are retracted; then it is supported by none. The event bears the least of its claims' ids, so that it does not
    change when one is dated anew.
    """
    live = tuple(claim for claim in cluster.claims if claim.status != "retracted") or cluster.claims
    lead = _lead(cluster, live)
    claims = (lead, *(claim for claim in cluster.claims if claim is not lead))
    dated = [(claim, claim.date.expression) for claim in live if claim.date.expression is not None]
    date, agreement, gap = _date(live, [each for _, each in dated], circa)
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
    origins = len(independent_origins(cited, sources))
    # Where only retracted claims say where it was, it stands where they put it, struck through.
    placing = live if any(claim.countries or claim.regions for claim in live) else cluster.claims
    return Event(
        id=min(claim.id for claim in cluster.claims),
        claims=claims,
        date=date,
        agreement=agreement,
        text=lead.text,
        countries=tuple(sorted(set(_all(claim.countries for claim in placing)))),
        regions=tuple(sorted(set(_all(claim.regions for claim in placing)))),
        actors=_all(claim.actors for claim in (lead, *live)),
        places=_all(claim.places for claim in (lead, *live)),
        kind=next((claim.kind for claim in (lead, *live) if claim.kind), ""),
        status=_status(live),
        lasting=lasting if lasting is not None else _lasted([each for _, each in dated], date),
        corroboration=_corroboration(live, agreement, origins, sources, circa),
        origins=origins,
        sources=cited,
        unknown_sources=tuple(one for one in cited if one not in sources),
        discrepancies=discrepancies,
        published=min(published, default=None),
    )


def _lasted(stated: Sequence[DateExpression], date: DateExpression | None) -> bool:
    """Whether every date that is stated is an interval; where none is stated, what is derived."""
    return all(each.kind == "interval" for each in stated) if stated else date is not None and date.kind == "interval"


def _lead(cluster: Cluster, live: tuple[Claim, ...]) -> Claim:
    """Return the claim whose words are shown."""
    if len(live) == 1:
        return live[0]
    named = [claim for claim in live if claim.id in cluster.texts and claim.text]
    return min(named or live, key=_precision)


def _precision(claim: Claim) -> tuple[bool, bool, float, str]:
    """Order claims by the width of their dates, undated ones after them, those without words last."""
    date = claim.date.expression
    width = 0.0
    if date is not None:
        width = float("inf") if date.earliest is None or date.latest is None else date.latest - date.earliest
    return not claim.text, date is None, width, claim.id


def _date(
    live: tuple[Claim, ...], stated: Sequence[DateExpression], circa: Mapping[str, str]
) -> tuple[DateExpression | None, AgreementKind, int]:
    """Return the date of an event, how its dates agree, and the gap; what is derived counts where none is stated."""
    if stated:
        return joint_date(stated, circa)
    derived = [claim.date.derived for claim in live if claim.date.derived is not None]
    date = derived_date(derived) if derived else None
    return date, "derived" if date is not None else "single", 0


def _corroboration(
    live: tuple[Claim, ...],
    agreement: AgreementKind,
    origins: int,
    sources: Mapping[str, Source],
    circa: Mapping[str, str],
) -> int:
    """Count the independent sources that agree within bounds; what is retracted supports nothing."""
    if live[0].status == "retracted":
        return 0
    return corroborating(live, sources, circa) if agreement in ("doubtful", "discrepant") else origins


def _all(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return every text once, in the order of its first appearance."""
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


def _status(live: tuple[Claim, ...]) -> Status:
    """Disputed when one claim is; prospective when no claim says that it has happened."""
    statuses = {claim.status for claim in live}
    if "disputed" in statuses:
        return "disputed"
    return statuses.pop() if len(statuses) == 1 else "undisputed"
