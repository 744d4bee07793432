"""Claims in words for a terminal: lines of so many columns, with the words marked in which two claims differ."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from chronos.pipeline import columns, harmless

if TYPE_CHECKING:
    from chronos.model import ClaimDate

_CUT: Final = "..."


class Word(NamedTuple):
    """What is not broken over two lines; ``marked`` where another claim does not have it."""

    text: str
    marked: bool = False

    def shown(self, *, colour: bool) -> str:
        """Return it as the terminal shows it: marked words are bold and underlined, so that colour says nothing alone.

        Without colours, brackets mark them, which are part of the text.
        """
        return click.style(self.text, fg="yellow", bold=True, underline=True) if colour and self.marked else self.text


def words_of(text: str) -> list[Word]:
    """Return the words of a text, none of them marked."""
    return [Word(word) for word in harmless(text).split()]


def filled(words: Sequence[Word], width: int) -> list[list[Word]]:
    """Return words in lines of at most so many columns; a word that is longer is cut into pieces."""
    lines: list[list[Word]] = [[]]
    room = width
    for word in words:
        for piece in _pieces(word, width):
            needed = columns(piece.text)
            if lines[-1] and needed + 1 > room:
                lines.append([])
                room = width
            room -= needed + (1 if lines[-1] else 0)
            lines[-1].append(piece)
    return lines


def wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """Return a text in lines of at most so many columns, cut after ``most`` of them."""
    lines = [" ".join(word.text for word in line) for line in filled(words_of(text), width)]
    if most is not None and len(lines) > most:
        last = next(_pieces(Word(lines[most - 1]), width - len(_CUT) - 1)).text
        lines = [*lines[: most - 1], f"{last} {_CUT}"]
    return lines


def date_line(date: "ClaimDate") -> str:
    """Return the date of a claim as its timeline states it."""
    if date.expression is not None:
        shown = str(date.expression)
    elif date.relative is not None:
        within = f" within {date.relative.within}" if date.relative.within else ""
        shown = f"{date.relative.relation} {' and '.join(date.relative.claims)}{within}"
    else:
        shown = "undated"
    return f"{shown}, “{date.said}”" if date.said else shown


def _pieces(word: Word, width: int) -> Iterator[Word]:
    """Yield a word in pieces of at most so many columns."""
    if columns(word.text) <= width:
        yield word
        return
    start = used = 0
    for at, character in enumerate(word.text):
        needed = columns(character)
        if used + needed > width and at > start:
            yield word._replace(text=word.text[start:at])
            start, used = at, 0
        used += needed
    yield word._replace(text=word.text[start:])
