"""``chronos check``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from chronos.cli.choices import FORMS
from chronos.cli.reporting import (
    cache_home,
    current_folder,
    fail_on,
    in_colour,
    named_rules,
    terminal_width,
    write_text,
)
from chronos.pipeline.recalling import Recall, Said

if TYPE_CHECKING:
    from chronos.pipeline import CheckReport, CheckRequest, Form

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
    shape = _Shape(options.pop("form"), options.pop("statistics"), in_colour(options.pop("color")), terminal_width())
    home = options["cache"] = cache_home() if options["cache"] else None
    asked = (shape, current_folder(), sorted(options.items()))
    recall = Recall(paths, asked, home) if home is not None and _is_plain(options) else None
    said = recall.get() if recall is not None else None
    if said is None:
        watch, fix, diff = options.pop("watch"), options.pop("fix"), options.pop("diff")
        from chronos.pipeline import CheckRequest

        request = CheckRequest(**options)
        _refuse_together(request, shape, watch=watch)
        if fix or diff:
            _refuse_with_fixes(request, shape, watch=watch, diff=diff)
            return _fix(paths, request, shape, write=not diff)
        if watch:
            from chronos.cli.watching import rerun_on_change

            return rerun_on_change(paths, lambda: _say(_check(paths, request, shape)[0], shape))
        said, alone = _check(paths, request, shape)
        if recall is not None and alone:
            recall.put(said)
    return _say(said, shape)


class _Shape(NamedTuple):
    """How a report is written."""

    form: "Form"
    statistics: bool
    colour: bool
    width: int


def _is_plain(options: Mapping[str, Any]) -> bool:
    """Whether what is asked is a check and nothing else, and may be kept."""
    others = ("watch", "fix", "diff", "baseline", "write_baseline")
    return not any(options[name] for name in others)


def _check(paths: Sequence[Path], request: "CheckRequest", shape: _Shape) -> tuple[Said, bool]:
    """Check projects; return what to say, and whether that depends on their timelines alone."""
    from chronos.pipeline import check_projects

    report = check_projects(paths, request)
    if request.write_baseline is not None:
        return _written(report, request.write_baseline), False
    return _said(report, shape), report.baseline is None and not report.copies


def _refuse_together(request: "CheckRequest", shape: _Shape, *, watch: bool) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: they do.
    """
    if shape.statistics and shape.form not in ("text", "concise", "json"):
        raise click.UsageError(f"--statistics is for text and json, not for {shape.form}")
    if request.baseline is not None and not request.baselines:
        raise click.UsageError("--baseline and --no-baseline contradict each other")
    if request.write_baseline is not None and watch:
        raise click.UsageError("--write-baseline writes once; leave --watch out")


def _refuse_with_fixes(request: "CheckRequest", shape: _Shape, *, watch: bool, diff: bool) -> None:
    """Refuse options that go with neither ``--fix`` nor ``--diff``, or not with ``--diff``.

    Raises:
        UsageError: there are such.
    """
    if watch:
        raise click.UsageError("--fix and --diff run once; leave --watch out")
    if request.write_baseline is not None:
        raise click.UsageError("--write-baseline goes with neither --fix nor --diff: fix first")
    if diff and (shape.statistics or shape.form != "text"):
        raise click.UsageError("--diff shows changes, not findings; leave --format and --statistics out")


def _fix(paths: Sequence[Path], request: "CheckRequest", shape: _Shape, *, write: bool) -> int:
    from chronos.cli.fixing import counted, fix_files, show_changes

    if not write:
        return show_changes(paths, request, colour=shape.colour)
    fixed = fix_files(paths, request)
    code = _say(_said(fixed.left, shape), shape)
    click.echo(counted(fixed), err=shape.form != "text")
    return code


def _said(report: "CheckReport", shape: _Shape) -> Said:
    """Write a report; besides, standard error has the total where the form has no place for it."""
    from chronos.pipeline import gone_line, report_line, report_lines, statistics_lines

    if shape.statistics:
        lines = statistics_lines(report, shape.form, colour=shape.colour)
    else:
        lines = report_lines(report, shape.form, width=shape.width, colour=shape.colour)
    besides = [report_line(report)] if shape.form in ("concise", "github") and not shape.statistics else []
    if gone := gone_line(report):
        besides.append(gone)
    out = "".join(f"{line}\n" for line in lines)
    return Said(out, "".join(f"{line}\n" for line in besides), 1 if report.failed else 0)


def _say(said: Said, shape: _Shape) -> int:
    write_text(said.out, colour=shape.colour, as_bytes=shape.form not in ("text", "concise"))
    if said.err:
        click.echo(said.err, nl=False, err=True)
    return said.code


def _written(report: "CheckReport", path: Path) -> Said:
    number = len(report.findings)
    lines = (
        f"wrote {path}: {number:,} known finding{'s' if number != 1 else ''}",
        "`check: {baseline: …}` in chronos.yaml names it for every check (relative to the timelines)",
    )
    return Said("".join(f"{line}\n" for line in lines), "", 0)
