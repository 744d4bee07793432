"""What ``chronos check`` does with ``--fix`` and ``--diff``."""

from collections.abc import Sequence
from pathlib import Path

import click

from chronos.pipeline import CheckRequest, many
from chronos.pipeline.fixing import FixReport, diff_lines, fix_projects

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def fix_files(paths: Sequence[Path], request: CheckRequest) -> FixReport:
    """Repair the files of projects; what was repaired and what is left comes back.

    Raises:
        ProjectError: a project cannot be read, or a file cannot be written.
    """
    return fix_projects(paths, request, write=True)


def show_changes(paths: Sequence[Path], request: CheckRequest, *, colour: bool = False) -> int:
    """Write the changes that ``--fix`` would make to standard output, as a unified diff; return 1 where there are any.

    Raises:
        ProjectError: a project cannot be read.
    """
    report = fix_projects(paths, request, write=False)
    for line in diff_lines(report.files):
        shown = click.style(line, fg=_COLOURS.get(line[0])) if colour else line
        click.echo(shown.encode(errors="surrogateescape"), nl=False)  # in UTF-8 as the files are, whatever the locale
    click.echo(counted(report, "to fix"), err=True)
    return 1 if report.files else 0


def counted(report: FixReport, done: str = "fixed") -> str:
    """Return how many findings were fixed (or are to be), of which codes, and in how many files."""
    if not report.files:
        return f"nothing {done}"
    codes = ", ".join(f"{number} {code}" for code, number in report.fixed.items())
    return f"{report.total} {done} in {many(len(report.files), 'file')}: {codes}"
