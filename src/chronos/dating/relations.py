"""Applies what relations leave to claims."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from msgspec import structs

from chronos.dating.constraints import networks
from chronos.dating.contradictions import Solved, solve_rest
from chronos.dating.grounds import Reasons
from chronos.dating.network import END, START, Link, Network
from chronos.dating.walks import Walk
from chronos.dating.wording import contradiction_words
from chronos.dating.writing import Span, write_date
from chronos.edtf import DEFAULT_CIRCA, DateExpression
from chronos.model import Claim, ClaimDate, Corpus, Derived, Fault, Source

CONTRADICTORY: Final = "contradictory-dates"
UNBOUNDED: Final = "unbounded-relation"


def derive_all(corpus: Corpus) -> tuple[Corpus, tuple[Fault, ...]]:
    """Do what :func:`chronos.dating.derive` does."""
    circa = corpus.settings.circa or DEFAULT_CIRCA
    dated: dict[int, Claim] = {}
    faults: list[Fault] = []
    for network in networks(corpus):
        solved = solve_rest(network, circa)
        faults += [_contradiction(network, walk, corpus.sources) for walk in solved.contradictions]
        applied = _Applied(network, solved, corpus.sources)
        taken_out = {number for walk in solved.contradictions for number in walk.claims}
        for number, claim in enumerate(network.claims):
            if number not in taken_out:
                date = applied.date(number)
                if date is not claim.date:
                    dated[id(claim)] = structs.replace(claim, date=date)
                if not applied.is_bounded(number):
                    faults += _unbounded(network, claim, taken_out)
    claims = tuple(dated.get(id(claim), claim) for claim in corpus.claims)
    return structs.replace(corpus, claims=claims), tuple(faults)


class _Applied:
    """What the bounds of a network say of its claims."""

    def __init__(self, network: Network, solved: Solved, sources: Mapping[str, Source]) -> None:
        self._network = network
        self._bounds = solved.bounds
        self._lower = Reasons(solved.network, solved.bounds.lowest, sources, upper=False)
        self._upper = Reasons(solved.network, solved.bounds.highest, sources, upper=True)

    def is_bounded(self, number: int) -> bool:
        """Whether something else than its own publication, and that of claims judged the same, bounds a claim."""
        start, end = self._days(number)
        return any(
            reasons.is_related(day) or reasons.is_dated(day)
            for reasons, day in ((self._lower, start), (self._upper, end))
        )

    def date(self, number: int) -> ClaimDate:
        """Return the date of a claim with what is derived, the same where nothing is."""
        claim = self._network.claims[number]
        start, end = self._days(number)
        earliest, latest = self._bounds.lowest[start], self._bounds.highest[end]
        own = claim.date.expression
        if own is not None:
            since, until = (own.earliest, own.latest)
            later = earliest is not None and (since is None or earliest > since) and self._lower.is_related(start)
            sooner = latest is not None and (until is None or latest < until) and self._upper.is_related(end)
            if not (later or sooner) or not _is_within((earliest, latest), (since, until)):
                return claim.date
        elif (earliest is None and latest is None) or not (
            _states_relation(claim) or self._lower.is_related(start) or self._upper.is_related(end)
        ):
            return claim.date
        written = self._written(number, claim) if own is None else None
        derived = Derived(earliest, latest, self._lower.chain(number, start), self._upper.chain(number, end), written)
        return structs.replace(claim.date, derived=derived)

    def _written(self, number: int, claim: Claim) -> DateExpression | None:
        start, end = self._days(number)
        bounds = self._bounds
        lasting = claim.lasting is not False and not self._network.once[self._network.events[number]]
        spans = ((bounds.lowest[day], bounds.highest[day]) for day in (start, end))
        return write_date(*spans, lasting=lasting)

    def _days(self, number: int) -> tuple[int, int]:
        event = self._network.events[number]
        return 2 * event + START, 2 * event + END


def _is_within(inner: Span, outer: Span) -> bool:
    first = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    return first and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def _states_relation(claim: Claim) -> bool:
    return bool(claim.after or claim.date.relative is not None) and claim.status != "retracted"


def _contradiction(network: Network, walk: Walk, sources: Mapping[str, Source]) -> Fault:
    """Report a set of claims where the first of them that states a relation does."""
    message = contradiction_words(network, walk, sources)
    links = sorted((by.claim, by.node // 2 + by.by // 2 - by.claim) for _, by in walk.strides if isinstance(by, Link))
    if not links:
        claim = network.claims[walk.claims[0]]
        return Fault(CONTRADICTORY, claim.where("date"), message, claim.id)
    claim, other = network.claims[links[0][0]], network.claims[links[0][1]]
    place = next(place for claim_id, place in claim.named() if claim_id == other.id)
    return Fault(CONTRADICTORY, place, message, claim.id)


def _unbounded(network: Network, claim: Claim, taken_out: Collection[int]) -> Iterator[Fault]:
    """Report a claim that states a relation instead of a date, from which nothing follows.

    Where it names a claim that is not there, or one whose date contradicts others, that is reported, and this is not.
    """
    if claim.date.expression is not None or not _states_relation(claim):
        return
    named = dict.fromkeys(claim_id for claim_id, _ in claim.named())
    if named.keys() <= {one.id for number, one in enumerate(network.claims) if number not in taken_out}:
        shown = ", ".join(claim_id[:60] for claim_id in list(named)[:3])
        more = f" and {len(named) - 3} more" if len(named) > 3 else ""
        field = "date" if claim.date.relative is not None else "order"
        message = f"no date follows from {shown}{more}, which nothing bounds on that side; date one of these claims"
        yield Fault(UNBOUNDED, claim.where(field), message, claim.id)
