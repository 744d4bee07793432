"""Findings in one line each, a table of them by code, and all of them in one line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from chronos.model import SEVERITIES, CheckReport, Finding
from chronos.render.findings.terminal import Style, harmless


def many(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun; the plural is the singular with an s unless it is given."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def finding_line(finding: Finding, folder: str = "") -> str:
    """Return ``path:line:column: CODE severity message``; ``folder`` is what the path is relative to."""
    place = harmless(f"{folder}/{finding.location}" if folder else str(finding.location))
    return f"{place}: {finding.code} {finding.severity} {harmless(finding.message)}"


def total_line(findings: Sequence[Finding], claims: int, suppressed: int = 0, known: int = 0) -> str:
    """Return how many findings there are, by severity, in how many claims, and how many are not counted in."""
    numbers = Counter(finding.severity for finding in findings)
    listed = [
        many(numbers[severity], severity, "info" if severity == "info" else "")
        for severity in SEVERITIES
        if numbers[severity]
    ]
    found = ", ".join(listed) or ("nothing new" if known else "nothing found")
    besides = [f"{suppressed} suppressed"] * (suppressed > 0) + [f"{known} in the baseline"] * (known > 0)
    return f"{many(claims, 'claim')} checked: {found}{'; ' if besides else ''}{', '.join(besides)}"


def report_line(report: CheckReport) -> str:
    """Return a report in one line."""
    return total_line(report.findings, report.claims, report.suppressed, len(report.known))


def gone_line(report: CheckReport) -> str:
    """Return what to say of known findings that are gone, or nothing."""
    if not report.gone:
        return ""
    verb = "is" if report.gone == 1 else "are"
    findings = "known finding" if report.baseline == 1 else "known findings"
    return f"{report.gone:,} of {report.baseline:,} {findings} {verb} gone; write the baseline again"


def statistics(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """Yield a table of how often each rule finds something: code, name, severity, number."""
    numbers = Counter((finding.code, finding.name, finding.severity) for finding in findings)
    if not numbers:
        return
    width = max(len(name) for _, name, _ in numbers)
    digits = len(str(max(numbers.values())))
    for (code, name, severity), number in sorted(numbers.items()):
        yield f"{style(code, severity)}  {name:{width}}  {severity:7}  {number:{digits}}"
