"""What the claims of a corpus say of the days of their events, as networks of claims that relations hold together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from chronos.dating.dated import Region, dates_agree, doubtful_region, hull, publication, region_of
from chronos.dating.durations import step_of
from chronos.dating.groups import Groups
from chronos.dating.network import A_DAY_BEFORE, END, NO_STEP, START, Limit, Link, Network
from chronos.model import Claim, Corpus, Relation, Source


class Statement(NamedTuple):
    """A relation that a claim states to another, both by their numbers in the corpus; ``within`` may be empty."""

    claim: int
    relation: Relation
    other: int
    within: str = ""


def networks(corpus: Corpus) -> Iterator[Network]:
    """Yield the claims that relations hold together, each such set with what its claims say, in the order of their ids.

    Claims that are judged the same are one event. Ids that no claim has, or several have, name nothing. Retracted
    claims say nothing.
    """
    claims = corpus.claims
    numbers: dict[str, int] = {}
    for number, claim in enumerate(claims):
        numbers[claim.id] = -1 if claim.id in numbers else number
    same = Groups()
    for judgement in corpus.judgements:
        if judgement.verdict == "same":
            known = [number for one in judgement.claims if (number := numbers.get(one, -1)) >= 0]
            for number in known[1:]:
                same.join(known[0], number)
    events: dict[int, list[int]] = {}
    for number in same:
        events.setdefault(same.root(number), []).append(number)
    together = Groups()
    stated = [one for number, claim in enumerate(claims) for one in _statements(number, claim, numbers)]
    for one in stated:
        together.join(same.root(one.claim), same.root(one.other))
    sets: dict[int, tuple[set[int], list[Statement]]] = {}
    for one in stated:
        members, here = sets.setdefault(together.root(same.root(one.claim)), (set(), []))
        for root in (same.root(one.claim), same.root(one.other)):
            members.update(events.get(root, (root,)))
        here.append(one)
    found = [(sorted(members, key=lambda number: _order(claims[number])), here) for members, here in sets.values()]
    for ordered, here in sorted(found, key=lambda pair: _order(claims[pair[0][0]])):
        places = {number: place for place, number in enumerate(ordered)}
        roots = {root: event for event, root in enumerate(dict.fromkeys(map(same.root, ordered)))}
        yield _network(
            tuple(claims[number] for number in ordered),
            tuple(roots[same.root(number)] for number in ordered),
            [one._replace(claim=places[one.claim], other=places[one.other]) for one in here],
            corpus.sources,
        )


def _statements(number: int, claim: Claim, numbers: Mapping[str, int]) -> Iterator[Statement]:
    relative = claim.date.relative
    if (relative is None and not claim.after) or claim.status == "retracted":
        return
    if relative is not None:
        others = [numbers.get(one, -1) for one in relative.claims]
        relations: Sequence[Relation] = (relative.relation,)
        if relative.relation == "between":
            relations = ("after", "before")
        for relation, other in zip(relations, others, strict=False):
            if other >= 0:
                yield Statement(number, relation, other, relative.within)
    for one in claim.after:
        if (other := numbers.get(one, -1)) >= 0:
            yield Statement(number, "after", other)


def _order(claim: Claim) -> tuple[str, str, str]:
    """Order claims by their ids, those of one id by what they say, and only those that say the same by their places."""
    date = (str(claim.date.expression), claim.date.relative, claim.after, claim.status, claim.lasting)
    return claim.id, repr((date, claim.text, claim.citations)), str(claim.location)


def _network(
    claims: tuple[Claim, ...], events: tuple[int, ...], stated: Iterable[Statement], sources: Mapping[str, Source]
) -> Network:
    links = tuple(link for one in sorted(stated) for link in _links(one))
    members: list[list[int]] = [[] for _ in range(max(events) + 1)]
    for number, event in enumerate(events):
        members[event].append(number)
    return Network(
        claims=claims,
        events=events,
        once=_once(claims, members, events, links),
        limits=tuple(limit for here in members for limit in _limits(claims, here, sources)),
        links=links,
    )


def _links(stated: Statement) -> Iterator[Link]:
    """Yield what a relation says of the starts and ends of two events."""
    claim, relation, other, within = stated
    start, end = 2 * claim + START, 2 * claim + END
    other_start, other_end = 2 * other + START, 2 * other + END
    if relation == "after":
        yield Link(other_end, start, A_DAY_BEFORE, claim, relation)
        if within and (step := step_of(within, backwards=False)) is not None:
            yield Link(start, other_end, step, claim, relation, within)
    elif relation == "before":
        yield Link(end, other_start, A_DAY_BEFORE, claim, relation)
        if within and (step := step_of(within, backwards=True)) is not None:
            yield Link(other_start, end, step, claim, relation, within)
    elif relation == "during":
        yield Link(other_start, start, NO_STEP, claim, relation)
        yield Link(end, other_end, NO_STEP, claim, relation)
    else:
        for one, another in ((start, other_start), (end, other_end)):
            yield Link(one, another, NO_STEP, claim, relation)
            yield Link(another, one, NO_STEP, claim, relation)


def _once(
    claims: Sequence[Claim], members: Sequence[Sequence[int]], events: Sequence[int], links: Iterable[Link]
) -> tuple[bool, ...]:
    """Say of each event whether it happened on one day.

    It did not where a claim says that it lasted, be it by an interval or by ``lasting: true``; where something happened
    during it, unless a claim says ``lasting: false``; and where it is the same as something that did not.
    """
    alike = Groups()
    lasting, once = set(), set()
    for event, here in enumerate(members):
        live = [claims[number] for number in here if claims[number].status != "retracted"]
        if any(map(_is_lasting, live)):
            lasting.add(event)
        elif any(claim.lasting is False for claim in live):
            once.add(event)
    for link in links:
        one, other = events[link.node // 2], events[link.by // 2]
        if link.relation == "same as":
            alike.join(one, other)
        elif link.relation == "during":
            lasting.update({one if link.claim == link.by // 2 else other} - once)
    roots = {alike.root(event) for event in lasting}
    return tuple(alike.root(event) not in roots for event in range(len(members)))


def _is_lasting(claim: Claim) -> bool:
    if claim.lasting is not None:
        return claim.lasting
    return claim.date.expression is not None and claim.date.expression.kind == "interval"


def _limits(claims: Sequence[Claim], members: Sequence[int], sources: Mapping[str, Source]) -> Iterator[Limit]:
    """Yield what the claims of one event say of it by themselves: their dates, and when they were published."""
    live = [number for number in members if claims[number].status != "retracted"]
    dated = {number: date for number in live if (date := claims[number].date.expression) is not None}
    regions = {number: region_of(date, claims[number].lasting) for number, date in dated.items()}
    shared = len(dated) > 1 and not dates_agree(tuple(dated.values()), tuple(regions.values()))
    if shared:
        regions = dict.fromkeys(regions, hull(tuple(regions.values())))
    for number in live:
        if number in regions:
            yield from _date_limits(number, regions[number], shared=shared)
        if (told := publication(claims[number], sources)) is not None:
            yield Limit(2 * number + START, True, told[0], told[1])


def loosened(network: Network, claims: Iterable[int], circa: Mapping[str, str]) -> Network:
    """Return a network in which the doubtful and approximate dates of some claims say only what they say at least."""
    regions: dict[int, Region] = {}
    for number in claims:
        claim = network.claims[number]
        date = claim.date.expression
        if date is not None and (region := doubtful_region(date, claim.lasting, circa)) is not None:
            regions[number] = region
    if not regions:
        return network
    kept = [one for one in network.limits if one.source or one.claim not in regions]
    anew = [limit for number, region in regions.items() for limit in _date_limits(number, region)]
    return structs.replace(network, limits=tuple(sorted([*kept, *anew])))


def _date_limits(claim: int, region: Region, *, shared: bool = False) -> Iterator[Limit]:
    """Yield the limits that a date is."""
    for part, span in zip((START, END), region, strict=True):
        for upper, day in zip((False, True), span, strict=True):
            if day is not None:
                yield Limit(2 * claim + part, upper, day, shared=shared)
