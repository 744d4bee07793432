"""``chronos import``."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from chronos.cli.reporting import write_text

if TYPE_CHECKING:
    from chronos.pipeline import ImportReport

_SHOWN: Final = 20
"""Refused rows that are shown as text; JSON has them all."""


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--as", "form", metavar="FORMAT", default="", help="What FILE is; else found out by its name and content."
)
@click.option("--map", "mapping", metavar="FILE", type=click.Path(path_type=Path), help="What its columns are (YAML).")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="The timeline to write.")
@click.option(
    "--country", "countries", multiple=True, metavar="CODE", help="Of rows that name none; any number of times."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would come of it.")
@click.option("--format", "shown", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(
    path: Path,
    *,
    form: str,
    mapping: Path | None,
    output: Path | None,
    countries: tuple[str, ...],
    dry_run: bool,
    shown: str,
) -> int:
    """Bring in another tool's file as claims and sources, with its own words for the dates.

    Every row is taken or refused with the reason. A row imported before is updated, never doubled, and what a person
    changed since stays as it is. Formats: csv tsv xlsx ods docx html md ucdp-ged acled gtd gdelt timelinejs markwhen
    vis aeon wikidata csl-json bibtex ris json jsonl. Written is one file, by default timelines/NAME.yaml.

    Example: chronos import events.xlsx --dry-run > columns.yaml
    """
    from chronos.pipeline import IMPORTED, ImportRequest, import_file

    if form and form not in IMPORTED:
        from difflib import get_close_matches

        near = get_close_matches(form.lower(), IMPORTED, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(IMPORTED)}"
        raise click.BadParameter(f"no format {form[:60]!r}{hint}", param_hint="--as")
    request = ImportRequest(path=path, form=form, mapping=mapping, output=output, dry_run=dry_run, countries=countries)
    with _bar(path) as progress:
        report = import_file(request, progress)
    if shown == "json":
        write_text(json.dumps(_as_json(report), ensure_ascii=False, indent=1) + "\n", as_bytes=True)
    else:
        write_text("".join(f"{line}\n" for line in _lines(report, is_dry=dry_run)))
    return 0


@contextmanager
def _bar(path: Path) -> Iterator[Callable[[int, int], None]]:
    """Show how far a file is read, on a terminal alone."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _at, _of: None
        return
    label = "".join(sign if sign.isprintable() else "?" for sign in path.name)
    with click.progressbar(length=1, label=f"importing {label}", file=sys.stderr) as bar:

        def tell(at: int, of: int) -> None:
            bar.length = max(of, 1)
            bar.update(max(at - bar.pos, 0))

        yield tell


def _as_json(report: "ImportReport") -> dict[str, object]:
    return {
        "read": report.read,
        "taken": report.taken,
        "refused": [{"row": one.row, "reason": one.reason} for one in report.refused],
        "claims": report.claims,
        "sources": report.sources,
        "format": report.form,
        "output": report.output.as_posix(),
        "written": report.is_written,
        "new": report.new,
        "updated": report.updated,
        "unchanged": report.same,
        "kept": report.kept,
        "gone": report.gone,
        "new_sources": report.new_sources,
        "updated_sources": report.updated_sources,
        "known_sources": report.matched,
        "known": report.known,
        "without_country": report.without_country,
        "notes": report.notes,
        "mapping": report.mapping,
    }


def _lines(report: "ImportReport", *, is_dry: bool) -> Iterator[str]:
    """Yield what came of it; around a mapping as comments, so that all of it can be saved as one."""
    from chronos.pipeline import harmless, mapping_text

    is_mapping = is_dry and report.mapping is not None
    for line in _told(report):
        yield harmless(f"# {line}" if is_mapping else line)
    if report.mapping is not None:
        if not is_mapping:
            yield "understood as (change it, save it and give it back with --map):"
        for line in mapping_text(report.mapping).splitlines():
            yield harmless(line if is_mapping else f"  {line}")
    what = report.output.as_posix()
    done = f"wrote {what}" if report.is_written else "nothing was written" if is_dry else f"{what} stays as it was"
    yield harmless(f"# {done}" if is_mapping else done)


def _told(report: "ImportReport") -> Iterator[str]:
    refused = len(report.refused)
    yield f"{report.form}: {_many(report.read, 'row')} read = {report.taken:,} taken + {refused:,} refused"
    if report.claims:
        parts = [
            f"{number:,} {what}"
            for number, what in (
                (report.new, "new"),
                (report.updated, "updated"),
                (report.same, "as they were"),
                (report.edited, "changed by a person since and left as they are"),
                (report.other, "not imported but written by a person and left as they are"),
            )
            if number
        ]
        yield f"{_many(report.claims, 'claim')}: {', '.join(parts)}"
    if report.sources:
        known = f"; {report.matched:,} the project has under another id" if report.matched else ""
        updated = f", {report.updated_sources:,} updated" if report.updated_sources else ""
        yield f"{_many(report.sources, 'source')}: {report.new_sources:,} new{updated}{known}"
    for one in report.refused[:_SHOWN]:
        yield f"refused row {one.row}: {one.reason}"
    if refused > _SHOWN:
        yield f"and {refused - _SHOWN:,} more rows refused; --format json has them all"
    for what, ids in (
        ("left as it is, a person has changed it", report.kept),
        ("imported from this file once, and not in it any more", report.gone),
    ):
        if ids:
            more = f" and {len(ids) - 10:,} more" if len(ids) > 10 else ""
            yield f"{what}: {', '.join(ids[:10])}{more}"
    yield from report.known[:_SHOWN]
    if len(report.known) > _SHOWN:
        yield f"and {len(report.known) - _SHOWN:,} more that the project has; --format json has them all"
    if report.without_country:
        yield f"{_many(report.without_country, 'claim')} without a country; say it with --country, or in the file"
    yield from report.notes


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
