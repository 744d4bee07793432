"""Says in words what a derived date was derived from, and how a date relates to other claims.

Each step from one claim to another is said in two ways, as sentences of the catalogue: by itself ("after X",
``relation.after``) and as what a claim did ("came after X", ``clause.after``), which goes into "…, which {clause}" and
"since it {clause}".
"""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import takewhile
from textwrap import shorten
from typing import Final, Literal, NamedTuple

from chronos.language import Words
from chronos.model import Claim, Derived, Entry, Event, Ground, Related, Relative

_LONGEST: Final = 120
"""Characters of a claim's text that name it: those of a sentence that is not long."""
_UNITS: Final = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_Side = Literal["earliest", "latest"]
_WITHIN: Final[dict[_Side, str]] = {"earliest": "within before", "latest": "within after"}
"""Which way a duration reaches that bounds the first or the last day."""
_PUBLISHED: Final = dict.fromkeys(("day", "second"), "published on") | dict.fromkeys(("month", "year"), "published in")
"""How to say when something was published, by the precision of a plain date; of any other its words stand apart."""


class _Step(NamedTuple):
    """A step by itself, and as what a claim did."""

    alone: str
    clause: str


def derivations(entry: Entry, related: Related, words: Words) -> Iterator[str]:
    """Yield what the date of an entry was derived from, in as many lines as its claims say different things of it."""
    lines = (_derivation(claim, derived, related, words) for claim, derived in derived_claims(entry.event))
    yield from dict.fromkeys(filter(None, lines))


def derived_claims(event: Event) -> Iterator[tuple[Claim, Derived]]:
    """Yield the claims of an event of which something is derived that the event does not state.

    A claim that states a date does where other claims leave less of it, a claim that states none only where none does.
    """
    for claim in event.claims:
        counts = claim.date.expression is not None or event.agreement == "derived"
        if counts and claim.date.derived is not None and (claim.status != "retracted" or event.status == "retracted"):
            yield claim, claim.date.derived


def relation_words(relative: Relative, related: Related, words: Words) -> str:
    """Return how a date relates to other claims, such as: at most one year after “A policy paper” (2016)."""
    other = words.listed([_named(one, related, words) for one in relative.claims])
    if relative.within:
        duration = duration_words(relative.within, words)
        return words.say(f"relation.within {relative.relation}", duration=duration, other=other)
    return words.say(f"relation.{relative.relation}", other=other)


def known_order(claim: Claim, related: Related, words: Words) -> str:
    """Return all that a claim says of when it was by naming other claims; empty where it names none."""
    relative = [relation_words(claim.date.relative, related, words)] if claim.date.relative is not None else []
    after = [words.say("relation.after", other=_named(one, related, words)) for one in claim.after]
    known = [*relative, *after]
    return reduce(lambda before, last: words.say("and", before=before, last=last), known) if known else ""


def duration_words(duration: str, words: Words) -> str:
    """Return an ISO 8601 duration of years, months, weeks and days in words: "one year and 6 months"."""
    parts = [(int(number), _UNITS[unit]) for number, unit in re.findall(r"(\d+)([YMWD])", duration)]
    return words.listed([words.amount(number, f"duration.{unit}") for number, unit in parts if number])


def _derivation(claim: Claim, derived: Derived, related: Related, words: Words) -> str:
    """Return from what the bounds of one claim follow, empty where they do not go beyond what it states."""
    early = list(_chain(derived.earliest_from, "earliest", related, words))
    late = list(_chain(derived.latest_from, "latest", related, words))
    own = claim.date.expression
    if own is not None:
        bounds = (
            ("derived.not_before", derived.earliest, own.earliest, early),
            ("derived.not_after", derived.latest, own.latest, late),
        )
        return _both(
            [
                words.say(key, day=words.day(day), clause=_linked(steps[0].clause, steps[1:], words))
                for key, day, stated, steps in bounds
                if steps and day is not None and day != stated
            ],
            words,
        )
    if _shares_its_end(derived.latest_from, derived.earliest_from):
        within = _within(derived.latest_from[0], related, words)
        return words.say("derived.and_later", said=_joined(early, words), duration=within)
    if _shares_its_end(derived.earliest_from, derived.latest_from):
        within = _within(derived.earliest_from[0], related, words)
        return words.say("derived.and_earlier", said=_joined(late, words), duration=within)
    shared = sum(1 for _ in takewhile(lambda steps: steps[0] == steps[1], zip(early, late, strict=False)))
    rest = _both([_joined(steps[shared:], words) for steps in (early, late) if steps[shared:]], words)
    if not shared:
        return rest
    common = _joined(early[:shared], words)
    return words.say("derived.shared", shared=common, rest=rest) if rest else common


def _both(bounds: Sequence[str], words: Words) -> str:
    """Return what is said of the first and of the last day, or of one of them; empty without."""
    return words.say("derived.both", first=bounds[0], last=bounds[1]) if len(bounds) > 1 else "".join(bounds)


def _joined(steps: Sequence[_Step], words: Words) -> str:
    """Return steps as one phrase: "after X, which came after Y"."""
    return _linked(steps[0].alone, steps[1:], words)


def _linked(said: str, steps: Sequence[_Step], words: Words) -> str:
    return reduce(lambda before, step: words.say("derived.which", said=before, clause=step.clause), steps, said)


def _shares_its_end(one: Sequence[Ground], other: Sequence[Ground]) -> bool:
    """Whether one chain is how far at most from the date of a claim that the other chain begins with."""
    return (
        len(one) == 2
        and (one[0].relation, one[1].relation) == ("within", "dated")
        and len(other) > 1
        and other[0].relation in ("after", "before")
        and other[0].other == one[0].other
    )


def _chain(grounds: Sequence[Ground], side: _Side, related: Related, words: Words) -> Iterator[_Step]:
    """Yield the steps of a chain in words; of a claim that is named the date is beside it."""
    before = ""
    for step in grounds:
        if before == "more":
            yield _said("end", words, other=_named(step.claim, related, words))
        if step.relation != "dated":
            yield _step(step, side, related, words)
        before = step.relation


def _step(step: Ground, side: _Side, related: Related, words: Words) -> _Step:
    if step.relation == "published":
        return _publication(step, related, words)
    if step.relation == "more":
        return _said("more", words, steps=words.amount(step.steps, "more_steps"))
    other = _named(step.other, related, words)
    if step.relation == "within":
        return _said(_WITHIN[side], words, other=other, duration=_within(step, related, words))
    return _said(step.relation, words, other=other)


def _said(relation: str, words: Words, **fields: str) -> _Step:
    return _Step(words.say(f"relation.{relation}", **fields), words.say(f"clause.{relation}", **fields))


def _within(step: Ground, related: Related, words: Words) -> str:
    """Return the time within which a step holds, in words."""
    relative = related.claims[step.claim].date.relative
    return duration_words(relative.within if relative is not None else "", words)


def _publication(step: Ground, related: Related, words: Words) -> _Step:
    """Return that a claim was published before the end of the day, the month or whatever its source states."""
    source = related.sources.get(step.source)
    issued = source.issued if source is not None else None
    if issued is None:
        return _said("published", words, date=words.day(step.day) if step.day is not None else "")
    is_plain = issued.kind == "date" and not any(mark in issued.text for mark in "~%X")
    relation = _PUBLISHED.get(issued.precision, "published") if is_plain else "published"
    return _said(relation, words, date=words.date(issued))


def _named(claim_id: str, related: Related, words: Words) -> str:
    """Return a claim by the beginning of its text, with the date that it states; by its id where it has no text."""
    claim = related.claims.get(claim_id)
    if claim is None:
        return words.say("unknown_claim", claim=claim_id)
    text = shorten(claim.text, _LONGEST, placeholder=" …").removesuffix(".")
    name = words.say("quoted", text=text) if text else claim_id
    if claim.date.expression is None and (claim.date.relative is not None or claim.date.derived is not None):
        return name
    return f"{name} ({words.date(claim.date.expression)})"
