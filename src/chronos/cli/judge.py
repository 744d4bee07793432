"""``chronos judge``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from chronos.cli import judging

if TYPE_CHECKING:
    from chronos.model import Verdict

_FOLDER: Final = "timelines"


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="A B [C...] same|different|unsure [DIR]")
@click.option("--why", required=True, callback=judging.text_callback, metavar="TEXT", help="The reason.")
@judging.by
@judging.on
@click.option("--text", metavar="ID", help="The claim whose words the one event shows; of `same` alone.")
@click.option("-C", "--dir", "directory", type=click.Path(path_type=Path), metavar="DIR", help="The same as DIR.")
@click.option("--force", is_flag=True, help="Write it although it contradicts other judgements.")
def command(
    words: Sequence[str], *, why: str, by: str, on: str, text: str | None, directory: Path | None, force: bool
) -> int:
    """Record that claims speak of the same event, of different ones, or that nobody can tell (unsure).

    A, B and C are ids of claims. The judgement goes to the end of `judgements.yaml` in the folder of timelines; taking
    it out again undoes the joining. Nothing else in the file is touched, and no claim is.

    Example: chronos judge cn-2008-paper cn-2008-policy same --why "China published one paper that year."
    """
    from chronos.model import ChronosError, Judgement, Location
    from chronos.pipeline import ContradictionError, harmless, judge

    ids, verdict, folder = _read(words)
    if folder and directory is not None:
        raise click.UsageError(f"two folders: {folder} and {directory}")
    if text is not None and (verdict != "same" or text not in ids):
        raise click.UsageError("--text is the id of one of the claims, and goes with `same` alone")
    judgement = Judgement(claims=ids, verdict=verdict, location=Location(""), by=by, on=on, why=why, text=text or "")
    try:
        recorded = judge(directory or Path(folder or _FOLDER), judgement, force=force)
    except ContradictionError as error:
        raise ChronosError(f"{error}; --force writes it all the same") from None
    said = recorded.judgement
    click.echo(harmless(f"wrote {recorded.place}: {', '.join(said.claims)}: {said.verdict}"))
    if len(recorded.together) > len(said.claims):
        click.echo(harmless(f"one event of {len(recorded.together)} claims now: {', '.join(recorded.together)}"))
    return 0


def _read(words: Sequence[str]) -> tuple[tuple[str, ...], "Verdict", str]:
    """Return the ids, the verdict and the folder (empty where none is given).

    Raises:
        UsageError: that is not what was written.
    """
    from chronos.model import VERDICTS

    at, verdict = next(
        ((number, each) for number in range(len(words) - 1, -1, -1) for each in VERDICTS if words[number] == each),
        (len(words), None),
    )
    ids, rest = tuple(words[:at]), words[at + 1 :]
    if verdict is None:
        from difflib import get_close_matches

        near = get_close_matches(words[-1].lower(), VERDICTS, n=1)
        hint = f" ({words[-1]!r}; did you mean {near[0]!r}?)" if near else ""
        raise click.UsageError(f"no verdict{hint}: after the ids comes one of {', '.join(VERDICTS)}")
    if len(ids) < 2 or len(rest) > 1:
        raise click.UsageError(f"ids of two claims or more stand before {verdict!r}, at most a folder after it")
    if len(set(ids)) < len(ids):
        raise click.UsageError("a judgement is on different claims, and one stands here twice")
    return ids, verdict, rest[0] if rest else ""
