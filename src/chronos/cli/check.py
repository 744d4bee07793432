"""``chronos check``."""

from collections.abc import Sequence
from pathlib import Path

import click

from chronos.cli.reporting import fail_on, finding_line, summary_line
from chronos.model import Severity
from chronos.pipeline import check_projects, find_severe, findings_json


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
