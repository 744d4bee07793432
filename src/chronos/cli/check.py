"""``chronos check``."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from chronos.model import SEVERITIES, Finding, Severity
from chronos.pipeline import check_projects, find_severe, findings_json

fail_on = click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="Leave with 1 when there are findings of this severity or a worse one.",
)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@fail_on
def command(paths: Sequence[Path], form: str, fail_on: Severity) -> int:
    """Check timelines: what is undated, unsourced, or wrong.

    PATHS are folders of timelines, folders with `timelines/` in them, or single files; without any, the folder
    `timelines`. Leaves with 0 when clean, 1 for findings, 2 when a project cannot be read.

    Example: chronos check timelines --fail-on warning
    """
    report = check_projects(paths or (Path("timelines"),))
    if form == "json":
        click.echo(findings_json(report.findings, report.claims).content, nl=False)
    else:
        for finding in report.findings:
            click.echo(finding_line(finding))
        click.echo(summary_line(report.findings, report.claims))
    return 1 if find_severe(report.findings, fail_on) else 0


def finding_line(finding: Finding) -> str:
    """Return ``path:line:column: CODE severity message``."""
    return f"{finding.location}: {finding.code} {finding.severity} {finding.message}"


def summary_line(findings: Sequence[Finding], claims: int) -> str:
    """Return how many findings there are, by severity, in how many claims."""
    numbers = Counter(finding.severity for finding in findings)
    listed = [_many(numbers[severity], severity) for severity in SEVERITIES if numbers[severity]]
    return f"{_many(claims, 'claim')} checked: {', '.join(listed) or 'nothing found'}"


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 or what == "info" else f"{number} {what}s"
