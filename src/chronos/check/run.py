"""Runs the rules."""

from collections.abc import Callable, Iterable, Sequence

from chronos.check.context import Context
from chronos.check.options import read_options
from chronos.check.registry import RULES
from chronos.check.settle import Settled, settle, suppressions_of
from chronos.check.survey import Whole, surveys
from chronos.model import SEVERITIES, Candidate, Claim, Corpus, Event, Fault, Finding, Severity, Source


def check(
    corpus: Corpus,
    *,
    as_of: int | None = None,
    events: Iterable[Event] = (),
    candidates: Iterable[Candidate] = (),
    copy_of: Callable[[Source], str | None] = lambda _source: None,
) -> Settled:
    """Apply every rule to a corpus, and return the findings in the order of their places.

    ``as_of`` is the day number of the edition, by default that of the settings. ``events`` are those of which a rule
    for events may have something to say; ``candidates`` are pairs of claims that nobody has judged.

    Raises:
        LookupError: a stage met a fault for which there is no rule.
    """
    options, faults = read_options(corpus.settings)
    day = as_of if as_of is not None else corpus.settings.as_of
    context = Context(corpus.settings, corpus.sources, options, day, copy_of)
    whole = Whole(
        surveys=surveys(corpus.claims),
        sources=corpus.sources,
        judgements=corpus.judgements,
        left_out=frozenset(lost.id for lost in corpus.unreadable),
        events=tuple(events),
        candidates=tuple(candidates),
    )
    faults = [*corpus.faults, *faults, *check_claims(corpus.claims, context), *check_whole(whole, context)]
    return settle(faults, corpus.settings, suppressions_of(whole, corpus.settings))


def check_claims(claims: Iterable[Claim], context: Context) -> list[Fault]:
    """Apply the rules for single claims."""
    checks = [rule.check_claim for rule in RULES if rule.check_claim is not None]
    return [fault for claim in claims for check_claim in checks for fault in check_claim(claim, context)]


def check_whole(whole: Whole, context: Context) -> list[Fault]:
    """Apply the rules for sources, for events, and for everything together."""
    faults: list[Fault] = []
    for rule in RULES:
        if rule.check_source is not None:
            for source in whole.sources.values():
                faults.extend(rule.check_source(source, context))
        if rule.check_event is not None:
            for event in whole.events:
                faults.extend(rule.check_event(event, context))
        if rule.check_whole is not None:
            faults.extend(rule.check_whole(whole, context))
    return faults


def find_severe(findings: Sequence[Finding], threshold: Severity) -> tuple[Finding, ...]:
    """Return the findings that are as severe as a threshold or more so."""
    severe = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return tuple(finding for finding in findings if finding.severity in severe)
