"""Claims that relate to each other, for tests, and what they leave possible by trying every day."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from random import Random
from typing import NamedTuple, cast

import pendulum

from chronos.edtf import DateExpression, format_day, parse
from chronos.model import (
    RELATIONS,
    Citation,
    Claim,
    ClaimDate,
    Corpus,
    Judgement,
    Location,
    Relation,
    Relative,
    Source,
    Status,
)

Days = tuple[int, int]
"""The days on which something starts and ends."""
FAR = 10**7


def claim_of(
    claim_id: str,
    edtf: str = "",
    relative: Relative | None = None,
    *,
    after: Sequence[str] = (),
    lasting: bool | None = None,
    source: str = "",
    status: str = "undisputed",
) -> Claim:
    """Return a claim that says no more than when it was."""
    return Claim(
        id=claim_id,
        date=ClaimDate(parse(edtf) if edtf else None, stated=True, relative=relative),
        text="",
        location=Location("t.yaml", ord(claim_id[-1]), 5),
        lasting=lasting,
        after=tuple(after),
        citations=(Citation(source=source),) if source else (),
        status=cast("Status", status),
    )


def corpus_of(
    claims: Iterable[Claim], same: Iterable[Sequence[str]] = (), issued: Mapping[str, str] | None = None
) -> Corpus:
    """Return a corpus of claims, of which some are judged the same; ``issued`` are the dates of sources."""
    dates = {} if issued is None else issued
    return Corpus(
        claims=tuple(claims),
        sources={one: Source(id=one, location=Location("s.yaml"), issued=parse(on)) for one, on in dates.items()},
        judgements=tuple(Judgement(claims=tuple(one), verdict="same", location=Location("j.yaml")) for one in same),
    )


def day(text: str) -> int:
    """Return the number of a day of four digits for the year."""
    return date.fromisoformat(text).toordinal()


class Kind(NamedTuple):
    """What random corpora are like: days within which dates lie, how many claims, durations, and whether some last."""

    first: str
    length: int
    claims: int
    withins: tuple[str, ...]
    lasting: bool = False


def random_corpus(random: Random, kind: Kind) -> Corpus:
    """Make a few claims that are dated, or say no more than how they relate to others."""
    start = day(kind.first)
    ids = "abcdef"[: kind.claims]
    issued = {f"s{number}": format_day(start + number * kind.length // 2) for number in range(4)}
    forms = ["{0}", "[{0}..{1}]", "[{0}..{1}]", "[{0}..]", "[..{1}]"]
    if kind.lasting:
        forms += ["{0}/{1}", "{0}/{1}", "{0}/..", "/{1}", "[{0}..{1}]"]

    def date() -> str:
        one, two = sorted(random.randrange(start, start + kind.length) for _ in range(2))
        return random.choice(forms).format(format_day(one), format_day(two))

    def relative(others: Sequence[str]) -> Relative:
        relations = [one for one in (*RELATIONS, "after", "before") if one != "between" or len(others) > 1]
        relation = random.choice([one for one in relations if one != "during" or kind.lasting])
        named = random.sample(others, 2 if relation == "between" else 1)
        is_near = relation in ("after", "before") and random.random() < 0.6
        return Relative(relation, tuple(named), random.choice(kind.withins) if is_near else "")

    def claim(claim_id: str) -> Claim:
        others = [one for one in ids if one != claim_id]
        form = random.random()
        return claim_of(
            claim_id,
            date() if form < 0.5 else "",
            relative(others) if form > 0.4 else None,
            after=random.sample(others, 1) if random.random() < 0.2 else (),
            lasting=random.choice((None, None, True, False)) if kind.lasting else None,
            source=random.choice(("", "", *issued)) if random.random() < 0.3 else "",
            status=random.choice(("undisputed",) * 8 + ("prospective", "retracted")),
        )

    same = [random.sample(ids, 2)] if random.random() < 0.3 else []
    return corpus_of([claim(one) for one in ids], same, issued)


class Stated(NamedTuple):
    """What one live claim says of another."""

    claim: str
    relation: Relation
    other: str
    within: str = ""


class Network:
    """Claims that say something of each other: ``claims`` alone, and what all of the corpus make of their events."""

    def __init__(self, corpus: Corpus, claims: Collection[str] | None = None) -> None:
        everything = {claim.id: claim for claim in corpus.claims}
        live = {claim.id: claim for claim in corpus.claims if claim.status != "retracted"}
        self.event = {claim_id: claim_id for claim_id in everything}
        for judgement in corpus.judgements:
            joined = {self.event[one] for one in judgement.claims}
            self.event = {one: min(joined) if event in joined else event for one, event in self.event.items()}
        stated = [one for claim in live.values() for one in _stated(claim)]
        self.once = set(self.event.values()) - _lasting(live, self.event, stated)
        here = set(everything) if claims is None else set(claims)
        self.stated = [one for one in stated if one.claim in here and one.other in here]
        self.events = sorted({self.event[one] for one in here})
        self.limits: list[tuple[str, Days, Days]] = []
        for one in sorted(here & live.keys()):
            mates = [live[mate] for mate in live if self.event[mate] == self.event[one]]
            self.limits.append((self.event[one], *_limits(live[one], mates, corpus)))

    def allows(self, event: str, days: Days) -> bool:
        """Whether what the claims of an event say of it by themselves allows it to start and end on two days."""
        if days[0] > days[1] or (event in self.once and days[0] != days[1]):
            return False
        limits = [limit for one, *limit in self.limits if one == event]
        return all(start[0] <= days[0] <= start[1] and end[0] <= days[1] <= end[1] for start, end in limits)

    def allow(self, days: Mapping[str, Days]) -> bool:
        """Whether all relations between events that have days hold."""
        return all(
            _holds(one, days[self.event[one.claim]], days[self.event[one.other]])
            for one in self.stated
            if self.event[one.claim] in days and self.event[one.other] in days
        )

    def solutions(self, window: range) -> dict[str, set[Days]]:
        """Return the days that each event has in some solution, by trying all days of a window."""
        own = {event: list(self._own(event, window)) for event in self.events}
        fits = {
            (one, other): self._fits(one, own[one], other, own[other]) for one, other in combinations(self.events, 2)
        }
        found = dict.fromkeys(self.events, 0)

        def extend(number: int, left: Sequence[int]) -> bool:
            """Choose days for the event of this number; ``left`` are those that it and later ones may have, as bits."""
            event = self.events[number]
            if len(left) == 1:
                found[event] |= left[0]
                return bool(left[0])
            fitting = 0
            for at in range(len(own[event])):
                if left[0] >> at & 1:
                    others = zip(self.events[number + 1 :], left[1:], strict=True)
                    if extend(number + 1, [mask & fits[event, other][at] for other, mask in others]):
                        fitting |= 1 << at
            found[event] |= fitting
            return bool(fitting)

        extend(0, [(1 << len(own[event])) - 1 for event in self.events])
        return {event: {days for at, days in enumerate(own[event]) if mask >> at & 1} for event, mask in found.items()}

    def _own(self, event: str, window: range) -> Iterator[Days]:
        """Yield the days that an event may have by itself."""
        for one in window:
            for two in window if event not in self.once else [one]:
                if self.allows(event, (one, two)) and self.allow({event: (one, two)}):
                    yield one, two

    def _fits(self, one: str, days: Sequence[Days], other: str, others: Sequence[Days]) -> list[int]:
        """Return for the days that one event may have those of another that go with them, as bits."""
        if not any({self.event[each.claim], self.event[each.other]} == {one, other} for each in self.stated):
            return [(1 << len(others)) - 1] * len(days)
        return [sum(1 << at for at, two in enumerate(others) if self.allow({one: each, other: two})) for each in days]


def is_contradictory(corpus: Corpus, claims: Collection[str], window: range) -> bool:
    """Whether what some claims say alone leaves no days; by trying all of a window."""
    return not all(Network(corpus, claims).solutions(window).values())


def _stated(claim: Claim) -> Iterator[Stated]:
    relative = claim.date.relative
    if relative is not None and relative.relation == "between":
        yield Stated(claim.id, "after", relative.claims[0])
        yield Stated(claim.id, "before", relative.claims[1])
    elif relative is not None:
        yield Stated(claim.id, relative.relation, relative.claims[0], relative.within)
    for other in claim.after:
        yield Stated(claim.id, "after", other)


def _lasting(live: Mapping[str, Claim], event: Mapping[str, str], stated: Sequence[Stated]) -> set[str]:
    """Return the events that lasted: a claim says so, something was during them, or they are the same as such."""
    intervals = {
        one.id for one in live.values() if one.date.expression is not None and one.date.expression.kind == "interval"
    }
    says = {event[one.id] for one in live.values() if one.lasting or (one.lasting is None and one.id in intervals)}
    once = {event[one.id] for one in live.values() if one.lasting is False}
    says |= {event[one.other] for one in stated if one.relation == "during"} - once
    for _ in live:
        for one in stated:
            pair = {event[one.claim], event[one.other]}
            says |= pair if one.relation == "same as" and pair & says else set()
    return says


def _limits(claim: Claim, mates: Sequence[Claim], corpus: Corpus) -> tuple[Days, Days]:
    """Return first and last day of the start, and of the end, that one claim leaves.

    The dates of claims of one event hold each where all can be right, else all that they claim together.
    """
    own = {mate.id: _region(mate) for mate in mates if mate.date.expression is not None}
    start, end = own.get(claim.id, ((-FAR, FAR), (-FAR, FAR)))
    if claim.id in own:
        starts, ends = zip(*own.values(), strict=True)
        (first, last), (first_end, last_end) = _shared(starts), _shared(ends)
        if first > last or first_end > last_end or first > last_end:
            start, end = _spanned(starts), _spanned(ends)
    issued = [
        date.latest
        for one in claim.citations
        if (date := corpus.sources[one.source].issued) is not None and date.latest is not None
    ]
    told = min(issued, default=FAR)
    if claim.status != "prospective" and not (claim.id in own and own[claim.id][0][0] > told):
        start = start[0], min(start[1], told)
    return start, end


def _region(claim: Claim) -> tuple[Days, Days]:
    date = claim.date.expression
    assert date is not None
    if date.kind == "interval" and claim.lasting is not False:
        return _bounds(date.start), _bounds(date.end)
    return _bounds(date), _bounds(date)


def _bounds(date: DateExpression | None) -> Days:
    first, last = (None, None) if date is None else (date.earliest, date.latest)
    return -FAR if first is None else first, FAR if last is None else last


def _shared(spans: Sequence[Days]) -> Days:
    return max(first for first, _ in spans), min(last for _, last in spans)


def _spanned(spans: Sequence[Days]) -> Days:
    return min(first for first, _ in spans), max(last for _, last in spans)


def _holds(stated: Stated, days: Days, other: Days) -> bool:
    relation, within = stated.relation, stated.within
    if relation == "after":
        return other[1] < days[0] and (not within or days[0] <= later(other[1], within))
    if relation == "before":
        return days[1] < other[0] and (not within or days[1] >= later(other[0], within, -1))
    if relation == "during":
        return other[0] <= days[0] and days[1] <= other[1]
    return days == other


@cache
def later(day: int, duration: str, sign: int = 1) -> int:
    """Return the day a duration after another, by pendulum; before it where the sign is -1."""
    units = {unit: sign * int(number) for number, unit in re.findall(r"(\d+)([YMWD])", duration)}
    moved = pendulum.Date.fromordinal(day).add(
        years=units.get("Y", 0), months=units.get("M", 0), weeks=units.get("W", 0), days=units.get("D", 0)
    )
    return moved.toordinal()
