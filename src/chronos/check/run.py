"""Runs the rules."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from chronos.check.context import Context
from chronos.check.options import read_options
from chronos.check.registry import RULES, find_rules
from chronos.check.rules import stated_undated
from chronos.check.selecting import rules_off
from chronos.check.settle import Settled, settle, suppressions_of
from chronos.check.survey import Whole
from chronos.model import (
    SEVERITIES,
    Candidate,
    Claim,
    Corpus,
    Event,
    Fault,
    Finding,
    Settings,
    Severity,
    Source,
    Survey,
    Unreadable,
)


def check(
    corpus: Corpus,
    surveys: Iterable[Survey],
    *,
    as_of: int | None = None,
    events: Iterable[Event] = (),
    candidates: Iterable[Candidate] = (),
    copy_of: Callable[[Source], str | None] = lambda _source: None,
) -> Settled:
    """Apply every rule to a corpus, and return the findings in the order of their places.

    ``surveys`` are those of its files, in the order of their paths; ``as_of`` is the day number of the edition.
    ``events`` are those of which a rule for events may have something to say; ``candidates`` are pairs of claims that
    nobody has judged.

    Raises:
        LookupError: a stage met a fault for which there is no rule.
    """
    context, faults = context_of(corpus.settings, corpus.sources, as_of, copy_of)
    whole = Whole(
        surveys=tuple(surveys),
        sources=corpus.sources,
        judgements=corpus.judgements,
        left_out=frozenset(lost.id for lost in corpus.unreadable),
        lost_cited=frozenset(each.source for lost in corpus.unreadable if lost.claim for each in lost.claim.citations),
        unread=bool(corpus.unread_files),
        events=tuple(events),
        candidates=tuple(candidates),
    )
    faults = [*corpus.faults, *faults, *check_claims(corpus.claims, context)]
    faults += [*check_lost(corpus.unreadable, context), *check_whole(whole, context)]
    return settle(faults, corpus.settings, suppressions_of(whole, corpus.settings))


def context_of(
    settings: Settings,
    sources: Mapping[str, Source],
    as_of: int | None,
    copy_of: Callable[[Source], str | None] = lambda _source: None,
) -> tuple[Context, list[Fault]]:
    """Return what rules may look at, and what is wrong with the settings of the check."""
    options, faults = read_options(settings)
    off = rules_off(settings.check)
    looking = [rule.words for rule in RULES if rule.words is not None and rule.name not in off]
    return Context(settings, sources, options, as_of, copy_of=copy_of, looking=looking, off=off), faults


def check_claims(claims: Iterable[Claim], context: Context) -> list[Fault]:
    """Apply the rules for single claims."""
    checks = [rule.check_claim for rule in RULES if rule.check_claim is not None and rule.name not in context.off]
    return [fault for claim in claims for check_claim in checks for fault in check_claim(claim, context)]


def check_lost(lost: Iterable[Unreadable], context: Context) -> list[Fault]:
    """Apply the rules for single claims to what could be read of claims that are left out.

    Of a date that cannot be read they say nothing, and nothing that the claim permits.
    """
    found: list[Fault] = []
    for one in lost:
        if one.claim is not None:
            permitted = {rule.name for each in one.claim.suppress for rule in find_rules(each.rule)}
            hidden = permitted if one.is_dated else permitted | {stated_undated.NAME}
            found += [fault for fault in check_claims([one.claim], context) if fault.rule not in hidden]
    return found


def check_whole(whole: Whole, context: Context) -> list[Fault]:
    """Apply the rules for sources, for events, and for everything together."""
    faults = check_events(whole.events, context)
    for rule in RULES:
        if rule.name in context.off:
            continue
        if rule.check_source is not None:
            for source in whole.sources.values():
                faults.extend(rule.check_source(source, context))
        if rule.check_whole is not None:
            faults.extend(rule.check_whole(whole, context))
    return faults


def check_events(events: Iterable[Event], context: Context) -> list[Fault]:
    """Apply the rules for events."""
    checks = [rule.check_event for rule in RULES if rule.check_event is not None and rule.name not in context.off]
    return [fault for event in events for check_event in checks for fault in check_event(event, context)]


def find_severe(findings: Sequence[Finding], threshold: Severity) -> tuple[Finding, ...]:
    """Return the findings that are as severe as a threshold or more so."""
    severe = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return tuple(finding for finding in findings if finding.severity in severe)
