"""``chronos diff``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chronos.cli.reporting import write_file, write_text

if TYPE_CHECKING:
    from chronos.model import Differences


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--format", "form", type=click.Choice(("text", "md", "json")), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; standard output.")
@click.option(
    "--timelines",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default="timelines",
    show_default=True,
    help="Whose git revisions A and B are, where they are no paths.",
)
@click.option("--exit-code", is_flag=True, help="Leave with 1 when there are differences, as `git diff` does.")
def command(before: str, after: str, *, form: str, output: Path | None, timelines: Path, exit_code: bool) -> int:
    """Tell what changed from A to B: added, removed, redated, resourced, rejoined, reworded, restated.

    A and B are outputs of `chronos build`, folders of timelines, or git revisions of the timelines (HEAD~1, a tag,
    a hash, or REVISION:PATH of another folder), in any combination. As md it is errata, for the end of a published
    chronology. Leaves with 0, differences or none, and with 2 when one cannot be read.

    Example: chronos diff HEAD~1 timelines --format md -o errata.md
    """
    from chronos.pipeline import DiffRequest, diff

    differences = diff(DiffRequest(before=before, after=after, timelines=timelines))
    written = _written(differences, form)
    if output is None:
        write_text(written, as_bytes=form != "text")
    else:
        write_file(output, written.encode(errors="backslashreplace"))
        click.echo(output, err=True)
    return 1 if exit_code and differences.differences else 0


def _written(differences: "Differences", form: str) -> str:
    from chronos.pipeline import differences_json, differences_markdown, differences_text

    if form == "json":
        return differences_json(differences)
    lines = differences_markdown(differences) if form == "md" else differences_text(differences)
    return "".join(f"{line}\n" for line in lines)
