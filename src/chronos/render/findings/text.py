"""Writes findings for people: what is wrong, and the line it stands in."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from chronos.model import CheckReport, Finding
from chronos.render.findings.summary import finding_line, report_line, statistics
from chronos.render.findings.terminal import Style, frame, harmless

_NARROWEST: Final = 20
"""Columns of a frame, on however narrow a terminal."""


def text(
    report: CheckReport, lines_of: Callable[[str], Sequence[str]], *, width: int = 100, colour: bool = False
) -> Iterator[str]:
    """Yield the lines of a report: every finding with its frame, a table by code, the total.

    ``lines_of`` returns the lines of the file of a finding; it is asked once for each file. ``width`` is how many
    columns a frame may take.
    """
    style = Style(colour=colour)
    path = ""
    lines: Sequence[str] = ()
    for finding in report.findings:
        if finding.location.path != path:
            path = finding.location.path
            lines = lines_of(path)
        yield heading(finding, style)
        yield from _frame(finding, lines, width, style)
        yield ""
    table = list(statistics(report.findings, style))
    yield from [*table, ""] if table else []
    yield report_line(report)


def heading(finding: Finding, style: Style) -> str:
    """Return ``path:line:column: CODE severity message [rule-name]``."""
    place = style(harmless(str(finding.location)), "strong")
    what = style(f"{finding.code} {finding.severity}", finding.severity)
    return f"{place}: {what} {harmless(finding.message)} {style(f'[{finding.name}]', 'faint')}"


def concise(report: CheckReport) -> Iterator[str]:
    """Yield one line for each finding."""
    return map(finding_line, report.findings)


def _frame(finding: Finding, lines: Sequence[str], width: int, style: Style) -> Iterator[str]:
    number = finding.location.line
    if not 0 < number <= len(lines):
        return
    gutter = f"  {number} |"
    empty = f"{'|':>{len(gutter)}}"
    line = lines[number - 1].rstrip()
    shown, before = frame(line, finding.location.column, max(width - len(gutter) - 1, _NARROWEST))
    yield f"{style(gutter, 'faint')} {shown}".rstrip()
    yield f"{style(empty, 'faint')} {' ' * before}{style('^', finding.severity)}"
    owner = f"claim {finding.claim}" if finding.claim else f"source {finding.source}"
    if (finding.claim or finding.source) not in line:
        yield style(f"{'=':>{len(gutter)}} in {harmless(owner)}", "faint")
