"""The options about who judges, and when."""

from datetime import date, datetime

import click


def _day(_context: click.Context, _option: click.Parameter, given: str | None) -> str:
    """Return a day as ISO 8601 has it, today's where none is given.

    Raises:
        BadParameter: it is no day.
    """
    if given is None:
        return datetime.now().astimezone().date().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise click.BadParameter(f"{given!r} is no day; write it as 2024-05-31") from None


def _text(_context: click.Context, option: click.Parameter, given: str | None) -> str:
    """Return a text without the space around it, empty where none is given.

    Raises:
        BadParameter: it says nothing, or is no UTF-8.
    """
    if given is None:
        return ""
    try:
        given.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("this is not UTF-8") from None
    if not given.strip() and option.name == "why":
        raise click.BadParameter("a reason that says nothing; whoever reads the judgement later wants to know why")
    return given.strip()


text_callback = _text
by = click.option("--by", callback=_text, envvar="CHRONOS_BY", show_envvar=True, metavar="NAME", help="Who decides so.")
on = click.option("--on", callback=_day, metavar="DAY", help="The day of the decision.  [default: today]")
