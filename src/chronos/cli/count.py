"""``chronos count``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from chronos.cli.choices import DIMENSIONS, PERIODS
from chronos.cli.reporting import tell_unread, write_text

if TYPE_CHECKING:
    from chronos.model import CountReport

_MOST_DRAWS: Final = 1_000_000


@click.command()
@click.argument("directory", metavar="[DIR]", type=click.Path(path_type=Path), default="timelines")
@click.option("--by", type=click.Choice(DIMENSIONS), help="Apart for each country, region, kind, ...")
@click.option("--per", type=click.Choice(PERIODS), default="year", show_default=True)
@click.option("--from", "first", metavar="DATE", default="", help="Rows from the first day of this date (EDTF).")
@click.option("--to", "last", metavar="DATE", default="", help="Rows until the last day of this date.")
@click.option("--scope", metavar="SCOPE", default="", help="Only a country or a region: EC, Ecuador, 419.")
@click.option(
    "--lasting",
    type=click.Choice(("once", "present")),
    default="once",
    show_default=True,
    help="Count what lasted where it began, or in every period it covers.",
)
@click.option("--prospective", is_flag=True, help="Count prospective events too.")
@click.option("--compare", nargs=2, multiple=True, metavar="A B", help="How often there is more in A than in B.")
@click.option(
    "--draws",
    type=click.IntRange(0, _MOST_DRAWS),
    default=10_000,
    show_default=True,
    help="How often to draw dates within their bounds, for 90 % intervals and comparisons.",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Other draws.")
@click.option("--as-of", metavar="DATE", default="", help="The day that a Parquet file speaks for.")
@click.option("--format", "form", type=click.Choice(("table", "csv", "json", "md")), default="table", show_default=True)
@click.option("--details", is_flag=True, help="In CSV, also the 90 % interval and the mark of each period.")
def command(directory: Path, form: str, details: bool, compare: tuple[tuple[str, str], ...], **asked: Any) -> int:
    """Count events per period: certain, expected and possible.

    DIR is a folder of timelines, or a Parquet file of events. Certain are the events that must lie in a period,
    possible those that may, expected the sum of their probabilities. Undated events, and all others that are in no
    row, are counted below, so that everything adds up.

    Example: chronos count timelines --by country --from 2015 --compare 2019 2018
    """
    if details and form != "csv":
        raise click.UsageError("--details is for --format csv; the other forms have everything")
    if compare and not asked["draws"]:
        raise click.UsageError("--compare needs --draws: it compares draws")
    if compare and form == "csv":
        raise click.UsageError("--compare is for the other forms; CSV has the rows alone")
    if form == "csv" and not details:
        asked["draws"] = 0  # it shows nothing that is drawn
    from chronos.pipeline import CountRequest, count_project

    report = count_project(CountRequest(directory=directory, compare=compare, **asked))
    write_text(_written(report, form, details=details), as_bytes=form != "table")
    exclusions = report.ledger.exclusions if report.ledger is not None else ()
    tell_unread(sum(one.count for one in exclusions if one.names), report.unread_files)
    return 0


def _written(report: "CountReport", form: str, *, details: bool) -> str:
    from chronos.pipeline import counts_csv, counts_json, counts_markdown, counts_text

    if form == "csv":
        return counts_csv(report, details=details)
    if form == "json":
        return counts_json(report)
    lines = counts_markdown(report) if form == "md" else counts_text(report)
    return "".join(f"{line}\n" for line in lines)
