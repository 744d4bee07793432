"""Says in words what a derived date was derived from, and how a date relates to other claims."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from textwrap import shorten
from typing import Final, Literal

from chronos.edtf import day_words, words
from chronos.model import Claim, Derived, Entry, Event, Ground, Related, Relative

_LONGEST: Final = 120
"""Characters of a claim's text that name it: those of a sentence that is not long."""
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_Side = Literal["earliest", "latest"]
_LATER: Final[dict[_Side, str]] = {"earliest": "before", "latest": "after"}
"""Which way a duration reaches that bounds the first or the last day."""


def derivations(entry: Entry, related: Related) -> Iterator[str]:
    """Yield what the date of an entry was derived from, in as many lines as its claims say different things of it."""
    lines = (_derivation(claim, derived, related) for claim, derived in derived_claims(entry.event))
    yield from dict.fromkeys(filter(None, lines))


def derived_claims(event: Event) -> Iterator[tuple[Claim, Derived]]:
    """Yield the claims of an event of which something is derived that the event does not state.

    A claim that states a date does where other claims leave less of it, a claim that states none only where none does.
    """
    for claim in event.claims:
        counts = claim.date.expression is not None or event.agreement == "derived"
        if counts and claim.date.derived is not None and (claim.status != "retracted" or event.status == "retracted"):
            yield claim, claim.date.derived


def relation_words(relative: Relative, related: Related) -> str:
    """Return how a date relates to other claims, such as: at most one year after “A policy paper” (2016)."""
    named = " and ".join(_named(one, related) for one in relative.claims)
    within = f"at most {duration_words(relative.within)} " if relative.within else ""
    return f"{within}{'on the same date as' if relative.relation == 'same as' else relative.relation} {named}"


def known_order(claim: Claim, related: Related) -> str:
    """Return all that a claim says of when it was by naming other claims; empty where it names none."""
    relative = [relation_words(claim.date.relative, related)] if claim.date.relative is not None else []
    return " and ".join([*relative, *(f"after {_named(one, related)}" for one in claim.after)])


def duration_words(duration: str) -> str:
    """Return an ISO 8601 duration of years, months, weeks and days in words: "one year and 6 months"."""
    parts = [(int(number), _UNITS[unit]) for number, unit in re.findall(r"(\d+)([YMWD])", duration)]
    shown = [f"one {unit}" if number == 1 else f"{number} {unit}s" for number, unit in parts if number]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def _derivation(claim: Claim, derived: Derived, related: Related) -> str:
    """Return from what the bounds of one claim follow, empty where they do not go beyond what it states."""
    early = list(_chain(derived.earliest_from, "earliest", related))
    late = list(_chain(derived.latest_from, "latest", related))
    own = claim.date.expression
    if own is not None:
        return "; ".join(
            f"{label} {day_words(day)}, since it {', which '.join(verbal for _, verbal in steps)}"
            for label, day, stated, steps in (
                ("not before", derived.earliest, own.earliest, early),
                ("not after", derived.latest, own.latest, late),
            )
            if steps and day is not None and day != stated
        )
    if _shares_its_end(derived.latest_from, derived.earliest_from):
        return f"{_joined(early)} and at most {_within(derived.latest_from[0], related)} later"
    if _shares_its_end(derived.earliest_from, derived.latest_from):
        return f"{_joined(late)} and at most {_within(derived.earliest_from[0], related)} earlier"
    shared = sum(1 for _ in takewhile(lambda steps: steps[0] == steps[1], zip(early, late, strict=False)))
    rest = "; ".join(_joined(steps[shared:]) for steps in (early, late) if steps[shared:])
    return ": ".join(filter(None, (_joined(early[:shared]), rest)))


def _joined(steps: Sequence[tuple[str, str]]) -> str:
    """Return steps as one phrase: "after X, which came after Y"; empty where there are none."""
    return ", which ".join([*(bare for bare, _ in steps[:1]), *(verbal for _, verbal in steps[1:])])


def _shares_its_end(one: Sequence[Ground], other: Sequence[Ground]) -> bool:
    """Whether one chain is how far at most from the date of a claim that the other chain begins with."""
    return (
        len(one) == 2
        and (one[0].relation, one[1].relation) == ("within", "dated")
        and len(other) > 1
        and other[0].relation in ("after", "before")
        and other[0].other == one[0].other
    )


def _chain(grounds: Sequence[Ground], side: _Side, related: Related) -> Iterator[tuple[str, str]]:
    """Yield each step of a chain as it stands by itself and as what a claim did: "after X", "came after X"."""
    before = ""
    for step in grounds:
        if before == "more":
            end = f"with {_named(step.claim, related)}"
            yield f"ending {end}", f"end {end}"
        if step.relation != "dated":  # a claim that is named has its date beside it
            yield _step(step, side, related)
        before = step.relation


def _step(step: Ground, side: _Side, related: Related) -> tuple[str, str]:
    other = _named(step.other, related)
    if step.relation == "published":
        when = _publication(step, related)
        return f"before its publication {when}", f"was reported {when}"
    if step.relation == "more":
        return step.said, f"follows from {step.said}"
    if step.relation == "one event":
        return f"as the same event as {other}", f"is the same event as {other}"
    if step.relation == "includes":
        return f"with {other} during it", f"had {other} during it"
    shown = {
        "after": f"after {other}",
        "before": f"before {other}",
        "during": f"during {other}",
        "same as": f"on the same date as {other}",
        "within": f"at most {_within(step, related)} {_LATER[side]} {other}",
    }.get(step.relation, step.said)
    return shown, f"came {shown}"


def _within(step: Ground, related: Related) -> str:
    """Return the time within which a step holds, in words."""
    claim = related.claims.get(step.claim)
    relative = claim.date.relative if claim is not None else None
    return duration_words(relative.within) if relative is not None else step.said


def _publication(step: Ground, related: Related) -> str:
    source = related.sources.get(step.source)
    if source is None or source.issued is None:
        return step.said
    return f"{'on' if source.issued.precision in ('day', 'second') else 'in'} {words(source.issued)}"


def _named(claim_id: str, related: Related) -> str:
    """Return a claim by the beginning of its text, with the date that it states; by its id where it has no text."""
    claim = related.claims.get(claim_id)
    if claim is None:
        return f"{claim_id} (a claim that this project does not have)"
    text = shorten(claim.text, _LONGEST, placeholder=" …").removesuffix(".")
    date = ""
    if claim.date.expression is not None:
        date = f" ({words(claim.date.expression)})"
    elif claim.date.relative is None and claim.date.derived is None:
        date = " (undated)"
    return (f"“{text}”" if text else claim_id) + date
