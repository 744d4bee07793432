"""``chronos link``."""

import json
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from chronos.cli.reporting import terminal_width, write_text

if TYPE_CHECKING:
    from chronos.model import Candidate, Claim
    from chronos.pipeline import LinkReport

_SHOWN: Final = 20
"""Candidates that people are shown unless they ask for more: about what one judges at a sitting."""
_DIGITS: Final = 4
"""Of a strength, after the point."""


def minimum(_context: click.Context, _option: click.Parameter, given: float | None) -> float | None:
    """Return the least strength asked for.

    Raises:
        BadParameter: it is none.
    """
    if given is not None and not 0 <= given <= 1:  # no number neither
        raise click.BadParameter(f"a strength is from 0 to 1, not {given:g}")
    return given


@click.command()
@click.argument("directory", metavar="[DIR]", type=click.Path(path_type=Path), default="timelines")
@click.option("--format", "form", type=click.Choice(("text", "json", "yaml")), default="text", show_default=True)
@click.option("--min", "least", type=float, callback=minimum, metavar="STRENGTH", help="Leave out what is weaker.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=f"The best N.  [text: {_SHOWN}; else all]")
@click.option("--all", "everything", is_flag=True, help="All of them, as text too.")
def command(directory: Path, form: str, least: float | None, limit: int | None, everything: bool) -> int:
    """List the pairs of claims that may speak of one event, best first, each with its reasons.

    Nothing is joined by it: `chronos review` and `chronos judge` record what you decide, and what is decided does not
    come back. STRENGTH is from 0 to 1: of the pairs at 0.8 about eight of ten are one event.

    Example: chronos link timelines --min 0.5
    """
    if everything and limit is not None:
        raise click.UsageError("--all and --limit contradict each other")
    from chronos.pipeline import LinkRequest, link, many

    report = link(LinkRequest(directory=directory, minimum=least))
    if limit is None and form == "text" and not everything:
        limit = _SHOWN
    shown = report.candidates[:limit]
    if form == "text":
        lines = _text(report, shown, directory)
        write_text("".join(f"{line}\n" for line in lines))
    else:
        write_text(_json(shown) if form == "json" else _yaml(shown), as_bytes=True)
    click.echo(f"{many(len(report.candidates), 'candidate')} in {many(report.claims, 'claim')}", err=True)
    if report.left_out:
        left_out = many(report.left_out, "claim")
        click.echo(f"{left_out} cannot be read and had no part in it; `chronos check` says why", err=True)
    if report.unread:
        unread = many(report.unread, "file")
        click.echo(f"{unread} cannot be read, or not all of it; `chronos check` says why", err=True)
    return 0


def _values(candidates: Sequence["Candidate"]) -> dict[str, Any]:
    return {
        "candidates": [
            {
                "a": one.claims[0],
                "b": one.claims[1],
                "strength": round(one.strength, _DIGITS),
                "reasons": list(one.reasons),
            }
            for one in candidates
        ]
    }


def _json(candidates: Sequence["Candidate"]) -> str:
    return json.dumps(_values(candidates), ensure_ascii=False, indent=2) + "\n"


def _yaml(candidates: Sequence["Candidate"]) -> str:
    import yaml

    written: str = yaml.dump(
        _values(candidates), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000
    )
    return written


def _text(report: "LinkReport", shown: Sequence["Candidate"], directory: Path) -> Iterator[str]:
    from chronos.pipeline import claims_of, harmless

    width = terminal_width()
    claims = claims_of(report.root, shown, report.conventions)
    for one in shown:
        for number, claim in enumerate(claims[place] for place in one.places):
            path = (report.root / claim.location.path).as_posix()
            head = f"{one.strength:.2f}" if number == 0 else "    "
            yield f"{head}  {harmless(claim.id)} ({_date(claim)})  {harmless(path)}:{claim.location.line}"
            yield from _wrapped(claim.text or "(no text)", width)
        yield from _wrapped(f"because: {'; '.join(one.reasons)}", width)
        yield ""
    more = len(report.candidates) - len(shown)
    if more:
        yield f"{len(shown)} of {len(report.candidates)} are shown; --all shows the others"
    if shown:
        ids = " ".join(shlex.quote(claim_id) for claim_id in shown[0].claims)
        where = f" {shlex.quote(str(directory))}" if str(directory) != "timelines" else ""
        yield harmless(f'to judge: chronos review{where}, or: chronos judge {ids} same{where} --why "..."')


def _date(claim: "Claim") -> str:
    from chronos.cli.wording import date_line
    from chronos.pipeline import harmless

    return harmless(date_line(claim.date))


def _wrapped(text: str, width: int) -> Iterator[str]:
    from chronos.cli.wording import wrapped

    return (f"      {line}" for line in wrapped(text, max(width - 6, 20), most=3))
