"""Writes findings as an appendix: what is undated, what is unsourced, and what else was found."""

from collections.abc import Iterator, Sequence
from typing import Final

from chronos.model import SEVERITIES, CheckReport, Finding
from chronos.render.escaping import markdown
from chronos.render.findings.summary import report_line

_SECTIONS: Final = {"Undated": ("undated", "stated-undated"), "Unsourced": ("unsourced",)}
"""The two questions before every publication, and the rules that answer them."""
_HEADER: Final = ("Claim or source", "File", "Line", "Rule", "Severity", "Finding")


def appendix(report: CheckReport) -> Iterator[str]:
    """Yield the lines of a report as Markdown, to be put into a document of two levels of headings or more."""
    yield from ["## Findings", "", f"{markdown(report_line(report))}.", ""]
    answered = {name for names in _SECTIONS.values() for name in names}
    for title, names in _SECTIONS.items():
        yield from [f"### {title}", ""]
        off = [name for name in names if name in report.off]
        if off:
            yield from [f"Not looked for: {' and '.join(off)}.", ""]
        found = [finding for finding in report.findings if finding.name in names]
        if found or len(off) < len(names):
            yield from [*_table(found), ""]
    others = [finding for finding in report.findings if finding.name not in answered]
    yield from ["### Other findings", ""]
    yield from _table(sorted(others, key=lambda one: SEVERITIES.index(one.severity)))


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield "None."
        return
    yield f"| {' | '.join(_HEADER)} |"
    yield "| --- | --- | ---: | --- | --- | --- |"
    for one in findings:
        line = str(one.location.line) if one.location.line else ""
        owner, path, message = map(markdown, (one.claim or one.source, one.location.path, one.message))
        yield f"| {owner} | {path} | {line} | {one.code} {one.name} | {one.severity} | {message} |"
