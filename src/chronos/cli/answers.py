"""Questions on a terminal, and what is said back of the answers."""

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from chronos.cli.reporting import terminal_width

if TYPE_CHECKING:
    from chronos.model import ClaimDate, Source

_NARROWEST: Final = 20
"""Columns of a line, on however narrow a terminal."""


def say(text: str) -> None:
    """Write a text in lines that fit, with nothing in it that would do something to a terminal."""
    from chronos.pipeline import harmless

    click.echo(_fitting(harmless(text), terminal_width()))


def ask(prompt: str, default: str = "") -> str:
    """Return an answer on one line; the default where it is empty."""
    shown = _fitting(prompt, terminal_width() - len(default) - 4)
    answer: str = click.prompt(shown, default=default, show_default=bool(default), prompt_suffix=": ")
    return " ".join(answer.encode("utf-8", "replace").decode().split())


def _fitting(text: str, width: int) -> str:
    """Break a text between words so that no line has more columns than that, and on further lines the margin stays."""
    margin = " " * (len(text) - len(text.lstrip(" ")))
    lines = textwrap.wrap(text, max(width, _NARROWEST), subsequent_indent=margin, break_on_hyphens=False)
    return "\n".join(lines)


def needed(prompt: str, default: str = "") -> str:
    """Return an answer that says something."""
    while not (answer := ask(prompt, default)):
        pass
    return answer


def listed(answer: str) -> Iterator[str]:
    """Yield the items of an answer with semicolons between."""
    return (one.strip() for one in answer.split(";") if one.strip())


def authors(answer: str) -> Iterator[dict[str, str]]:
    """Yield names as CSL has them: family and given where there is a comma, else the name of a body."""
    for one in listed(answer):
        family, comma, given = (part.strip() for part in one.partition(","))
        yield {"family": family, "given": given} if comma and given else {"literal": family}


def date_lines(date: "ClaimDate") -> Iterator[str]:
    """Yield a date in words, with its first and last day, and what is kept of the words it was given in."""
    from chronos.pipeline.adding import days_in_words

    if date.expression is None:
        yield "undated: the source gives no date"
        return
    yield f"{date.expression.text} is {days_in_words(date.expression)}"
    if date.said:
        yield f"the words are kept beside it: “{date.said}”"


def source_line(source: "Source") -> str:
    """Return a source in a line."""
    who = ", ".join(person.literal or person.family for person in source.authors)
    when = source.issued.text if source.issued is not None else ""
    return ", ".join(part for part in (who, source.title, source.container, when) if part) or source.id
