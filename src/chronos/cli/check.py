"""``chronos check``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from chronos.cli.reporting import fail_on, in_colour, named_rules, terminal_width, write_lines
from chronos.model import CheckReport
from chronos.pipeline import (
    FORMS,
    CheckRequest,
    Form,
    check_projects,
    gone_line,
    report_line,
    report_lines,
    statistics_lines,
)

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to write it.")
@click.option("--statistics", is_flag=True, help="Say only how often each rule finds something.")
@click.option("--select", callback=named_rules, multiple=True, metavar="RULES", help="Apply these rules and no others.")
@click.option("--ignore", callback=named_rules, multiple=True, metavar="RULES", help="Leave these rules out as well.")
@fail_on
@click.option("--baseline", type=_FILE, metavar="FILE", help="Pass over the findings that are known there.")
@click.option("--no-baseline", "baselines", flag_value=False, default=True, help="Use no baseline; show everything.")
@click.option("--write-baseline", type=_FILE, metavar="FILE", help="Write down all findings there as known.")
@click.option("--no-cache", "cache", flag_value=False, default=True, help="Keep nothing, and use nothing that is kept.")
@click.option("--fix", is_flag=True, help="Repair what can be repaired without a change of meaning, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@click.option(
    "--color", "--colour", type=click.Choice(("auto", "always", "never")), default="auto", help="Write in colours."
)
def command(paths: Sequence[Path], **options: Any) -> int:
    """Check timelines: what is undated, unsourced, or wrong.

    PATHS are folders of timelines, folders with `timelines/` in them, or single files; without any, the folder
    `timelines`. RULES are codes, names, the letter of a family or `all`, with commas between them. Leaves with 0 when
    clean, 1 for findings, 2 when a project cannot be read.

    Example: chronos check timelines --select D,S --fail-on warning
    """
    paths = paths or (Path("timelines"),)
    form, statistics, colour = options.pop("form"), options.pop("statistics"), in_colour(options.pop("color"))
    watch, fix, diff = options.pop("watch"), options.pop("fix"), options.pop("diff")
    request = CheckRequest(**options)
    _refuse_together(request, form, statistics=statistics, watch=watch)
    if fix or diff:
        _refuse_with_fixes(request, form, statistics=statistics, watch=watch, diff=diff)
        return _fix(paths, request, form, statistics=statistics, colour=colour, write=not diff)

    def run() -> int:
        report = check_projects(paths, request)
        if request.write_baseline is not None:
            return _say_written(report, request.write_baseline)
        _write(report, form, statistics=statistics, colour=colour)
        return 1 if report.failed else 0

    if not watch:
        return run()
    from chronos.cli.watching import rerun_on_change

    return rerun_on_change(paths, run)


def _refuse_together(request: CheckRequest, form: Form, *, statistics: bool, watch: bool) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: they do.
    """
    if statistics and form not in ("text", "concise", "json"):
        raise click.UsageError(f"--statistics is for text and json, not for {form}")
    if request.baseline is not None and not request.baselines:
        raise click.UsageError("--baseline and --no-baseline contradict each other")
    if request.write_baseline is not None and watch:
        raise click.UsageError("--write-baseline writes once; leave --watch out")


def _refuse_with_fixes(request: CheckRequest, form: Form, *, statistics: bool, watch: bool, diff: bool) -> None:
    """Refuse options that go with neither ``--fix`` nor ``--diff``, or not with ``--diff``.

    Raises:
        UsageError: there are such.
    """
    if watch:
        raise click.UsageError("--fix and --diff run once; leave --watch out")
    if request.write_baseline is not None:
        raise click.UsageError("--write-baseline goes with neither --fix nor --diff: fix first")
    if diff and (statistics or form != "text"):
        raise click.UsageError("--diff shows changes, not findings; leave --format and --statistics out")


def _fix(
    paths: Sequence[Path], request: CheckRequest, form: Form, *, statistics: bool, colour: bool, write: bool
) -> int:
    from chronos.cli.fixing import counted, fix_files, show_changes

    if not write:
        return show_changes(paths, request, colour=colour)
    fixed = fix_files(paths, request)
    _write(fixed.left, form, statistics=statistics, colour=colour)
    click.echo(counted(fixed), err=form != "text")
    return 1 if fixed.left.failed else 0


def _write(report: CheckReport, form: Form, *, statistics: bool, colour: bool) -> None:
    """Write a report; besides, standard error has the total where the form has no place for it."""
    if statistics:
        lines = statistics_lines(report, form, colour=colour)
    else:
        lines = report_lines(report, form, width=terminal_width(), colour=colour)
    write_lines(lines, colour=colour, as_bytes=form not in ("text", "concise"))
    if form in ("concise", "github") and not statistics:
        click.echo(report_line(report), err=True)
    if gone := gone_line(report):
        click.echo(gone, err=True)


def _say_written(report: CheckReport, path: Path) -> int:
    click.echo(f"wrote {path}: {len(report.findings):,} known finding{'s' if len(report.findings) != 1 else ''}")
    click.echo("`check: {baseline: …}` in chronos.yaml names it for every check (relative to the timelines)")
    return 0
