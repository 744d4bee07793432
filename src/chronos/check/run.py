"""Runs the rules."""

from chronos.check.registry import RULES
from chronos.model import SEVERITIES, Corpus, Finding, Severity


def check(corpus: Corpus) -> tuple[Finding, ...]:
    """Apply every rule to a corpus; the findings are in the order of their places.

    Raises:
        LookupError: a stage met a fault for which there is no rule.
    """
    orphans = {fault.rule for fault in corpus.faults} - {rule.NAME for rule in RULES}
    if orphans:
        raise LookupError(f"faults without a rule: {', '.join(sorted(orphans))}")
    found = [
        Finding(rule.CODE, rule.NAME, rule.SEVERITY, fault.location, fault.message, fault.claim)
        for rule in RULES
        for fault in rule.check(corpus)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.location, finding.code, finding.message)))


def find_severe(findings: tuple[Finding, ...], threshold: Severity) -> tuple[Finding, ...]:
    """Return the findings that are as severe as a threshold or more so."""
    severe = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return tuple(finding for finding in findings if finding.severity in severe)
