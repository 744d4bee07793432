"""``chronos add``."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from chronos.pipeline.adding import Addition, Notebook

_FOLDER: Final = "timelines"
_STATUSES: Final = ("undisputed", "disputed", "prospective", "retracted")


def _text(_context: click.Context, _option: click.Parameter, given: str | None) -> str:
    """Return a text on one line, empty where none is given.

    Raises:
        BadParameter: it says nothing, or is no UTF-8.
    """
    if given is None:
        return ""
    try:
        given.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("this is not UTF-8") from None
    if not given.strip():
        raise click.BadParameter("this says nothing; leave the option out")
    return " ".join(given.split())


def _texts(context: click.Context, option: click.Parameter, given: Iterable[str]) -> tuple[str, ...]:
    return tuple(_text(context, option, one) for one in given)


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--date", callback=_text, metavar="DATE", help="EDTF such as 2019-05, words such as `early 2017`, undated."
)
@click.option("--said", callback=_text, metavar="WORDS", help="The source's own words for the date.")
@click.option("--text", callback=_text, metavar="TEXT", help="What is asserted, in a sentence or two.")
@click.option("--language", type=click.Choice(("en", "es", "pt", "fr")), help="The language of the text.")
@click.option(
    "--country", "countries", multiple=True, callback=_texts, metavar="CODE", help="A country: code or name. *"
)
@click.option("--region", "regions", multiple=True, callback=_texts, metavar="CODE", help="A region as a whole. *")
@click.option(
    "--source", "sources", multiple=True, callback=_texts, metavar='"ID, p. 3"', help="A source, and where. *"
)
@click.option("--quote", callback=_text, metavar="TEXT", help="The words of the one source.")
@click.option("--retrieved", callback=_text, metavar="DATE", help="When the one source was read.")
@click.option("--actor", "actors", multiple=True, callback=_texts, metavar="NAME", help="Who is named in it. *")
@click.option("--place", "places", multiple=True, callback=_texts, metavar="NAME", help="Where it is. *")
@click.option("--kind", callback=_text, metavar="KIND", help="One of the kinds of chronos.yaml.")
@click.option("--status", type=click.Choice(_STATUSES), default="undisputed", help="Whether it stands.")
@click.option("--note", callback=_text, metavar="TEXT", help="What a reader of the footnote should know.")
@click.option("--id", "claim_id", callback=_text, metavar="ID", help="Its id.  [default: one is proposed]")
@click.option("-C", "--dir", "directory", type=click.Path(path_type=Path), metavar="DIR", help="The same as DIR.")
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="FILE", help="The file.  [default: that of its neighbours]"
)
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def command(folder: Path | None, directory: Path | None, to: Path | None, *, dry_run: bool, **given: object) -> int:
    """Add one claim, from options (those with a * any number of times), or by asking for what they do not give.

    It is checked before it is written, and goes into the file that has most of what it is like, among its neighbours by
    date where they are in that order. Nothing else in the file is touched. On a terminal, chronos asks for what is
    missing, and for what is to be known of a new source; Ctrl-C writes nothing.

    Example: chronos add --date 2019-05 --text "A course starts." --country EC --source "gazette-2020, p. 3"
    """
    from chronos.cli.asking import Asking
    from chronos.cli.drafting import Draft
    from chronos.pipeline.adding import Notebook

    if folder is not None and directory is not None:
        raise click.UsageError(f"two folders: {folder} and {directory}")
    notebook = Notebook(directory or folder or Path(_FOLDER))
    draft = Draft(notebook, **given)
    is_asked = bool(draft.missing) and _is_terminal()
    if draft.missing and not is_asked:
        *others, last = (f"--{name}" for name in draft.missing)
        named = f"{', '.join(others)} and {last} are" if others else f"{last} is"
        raise click.UsageError(f"{named} missing; on a terminal, chronos asks for what is not given")
    if is_asked:
        try:
            addition = Asking(draft, to).run(dry_run=dry_run)
        except click.Abort:  # Ctrl-C, Ctrl-D, or the end of what is typed
            click.echo()
            raise
        if addition is None:
            click.echo("nothing was written")
            return 0
    else:
        addition = notebook.plan(draft.claim(), draft.new_sources, to)
        show(addition)
    return _write(notebook, addition, dry_run=dry_run)


def _write(notebook: "Notebook", addition: "Addition", *, dry_run: bool) -> int:
    """Write a claim unless there is an error in it, or nothing is to be written; return the exit code."""
    from chronos.pipeline import harmless

    if addition.errors:
        new = any(one.name == "unknown-source" for one in addition.errors)
        asks = "; a new source goes into sources.yaml first, or without --source, on a terminal, chronos asks for it"
        click.echo(f"chronos: nothing was written; mend that, and run it again{asks if new else ''}", err=True)
        return 2
    if dry_run:
        click.echo("nothing was written (--dry-run)")
        return 0
    notebook.write(addition)
    click.echo(harmless(f"wrote {addition.place}: {addition.claim.id}"))
    return 0


def show(addition: "Addition") -> None:
    """Show what a claim will be, where, and what the rules say of it: errors on standard error."""
    from chronos.pipeline import harmless

    click.echo(harmless(f"{addition.path.as_posix()}:"))
    for line in addition.lines:
        click.echo(harmless(f"  {line}"))
    if addition.claim.date.expression is not None:
        from chronos.pipeline.adding import days_in_words

        click.echo(f"the date is {days_in_words(addition.claim.date.expression)}")
    for finding in addition.findings:
        line = f"{finding.severity}: {finding.message} [{finding.name}]"
        click.echo(harmless(line), err=finding.severity == "error")


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()  # None where a shell has closed it
