"""Two claims beside each other, or below each other where there is little room, with their differences marked."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, NamedTuple

import click

from chronos.cli.wording import Word, date_line, filled, words_of
from chronos.model import Citation, Claim, Source
from chronos.pipeline import columns, harmless

_LABEL: Final = 11
"""Columns of the names of fields; "countries" has nine letters."""
_BETWEEN: Final = " | "
_LEAST: Final = 30
"""Columns that a claim needs beside another; where there are fewer, they stand below each other."""
_AROUND: Final = ".,;:!?()[]{}\"'\u00ab\u00bb\u201c\u201d\u2018\u2019\u2026-\u2013\u2014"
"""Signs around a word that make no difference."""

_Words = list[Word]


class Look(NamedTuple):
    """How many columns there are, and whether colours mark differences, not brackets."""

    width: int
    colour: bool


class _Row(NamedTuple):
    """A field of both claims: its name, and the paragraphs of each."""

    label: str
    one: Sequence[_Words]
    other: Sequence[_Words]


def side_by_side(one: Claim, other: Claim, sources: Mapping[str, Source], look: Look) -> Iterator[str]:
    """Yield lines that show two claims with what one has and the other has not marked; fields that both lack are out.

    Texts are compared word for word, whatever the order; only where both have the same words, those are marked that
    stand elsewhere.
    """
    room = (look.width - _LABEL - len(_BETWEEN)) // 2
    for row in _rows(one, other, sources, brackets=not look.colour):
        if room >= _LEAST:
            yield from _beside(row, room, look)
        else:
            yield from _below(row, look)


def _rows(one: Claim, other: Claim, sources: Mapping[str, Source], *, brackets: bool) -> Iterator[_Row]:
    """Yield the fields that either claim has."""

    def both(label: str, said: str, said_other: str) -> _Row:
        return _Row(label, *([_run(words_of(text), said != said_other, brackets)] for text in (said, said_other)))

    yield _Row("", [words_of(one.id)], [words_of(other.id)])
    yield both("date", date_line(one.date), date_line(other.date))
    text, text_other = words_of(one.text or "(no text)"), words_of(other.text or "(no text)")
    flags, flags_other = _differences(text, text_other)
    yield _Row("text", [_marked(text, flags, brackets)], [_marked(text_other, flags_other, brackets)])
    for label, values, others in (
        ("countries", one.countries, other.countries),
        ("regions", one.regions, other.regions),
        ("actors", one.actors, other.actors),
        ("places", one.places, other.places),
    ):
        if values or others:
            yield _Row(label, [_listed(values, others, brackets)], [_listed(others, values, brackets)])
    if one.kind or other.kind:
        yield both("kind", one.kind or "-", other.kind or "-")
    if one.status != other.status or one.status != "undisputed":
        yield both("status", one.status, other.status)
    if one.citations or other.citations:
        yield _Row("sources", *_cited(one.citations, other.citations, sources, brackets))
    if one.note or other.note:
        yield _Row("note", [words_of(one.note or "-")], [words_of(other.note or "-")])
    yield _Row("stands in", *([words_of(f"{each.location.path}:{each.location.line}")] for each in (one, other)))


def _listed(values: Sequence[str], others: Sequence[str], brackets: bool) -> _Words:
    """Return a list of texts, those marked that another list does not have."""
    known = {other.casefold() for other in others}
    words: _Words = []
    for number, value in enumerate(values):
        run = _run(words_of(value), value.casefold() not in known, brackets)
        if number < len(values) - 1 and run:
            run[-1] = run[-1]._replace(text=f"{run[-1].text},")
        words += run
    return words or words_of("-")


def _cited(
    one: Sequence[Citation], other: Sequence[Citation], sources: Mapping[str, Source], brackets: bool
) -> tuple[list[_Words], list[_Words]]:
    """Return the citations of both, each a paragraph, with the titles of sources and the quotes."""
    pinpoints = [{(each.source, each.locator) for each in citations} for citations in (one, other)]
    found: list[list[_Words]] = []
    for citations, known in zip((one, other), reversed(pinpoints), strict=True):
        paragraphs: list[_Words] = []
        for each in citations:
            pinpoint = f"{each.source}, {each.locator}" if each.locator else each.source
            words = _run(words_of(pinpoint), (each.source, each.locator) not in known, brackets)
            source = sources.get(each.source)
            title = words_of(source.title) if source is not None else words_of("(the project has no such source)")
            paragraphs.append([*words, *title])
            if each.quote:
                paragraphs.append(words_of(f"“{each.quote}”"))
        found.append(paragraphs or [words_of("none")])
    return found[0], found[1]


def _differences(one: _Words, other: _Words) -> tuple[list[bool], list[bool]]:
    """Return for each word of two texts whether the other text has it, or where both have all, whether it is moved."""
    keys = [[word.text.strip(_AROUND).casefold() for word in words] for words in (one, other)]
    known = [set(keys[1]), set(keys[0])]
    flags = [[bool(key) and key not in there for key in mine] for mine, there in zip(keys, known, strict=True)]
    if any(map(any, flags)) or [key for key in keys[0] if key] == [key for key in keys[1] if key]:
        return flags[0], flags[1]
    moved = [[bool(key) for key in mine] for mine in keys]
    for first, second, size in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks():
        moved[0][first : first + size] = [False] * size
        moved[1][second : second + size] = [False] * size
    return moved[0], moved[1]


def _marked(words: _Words, flags: Sequence[bool], brackets: bool) -> _Words:
    """Mark words; those that follow each other stand in one pair of brackets."""
    found: _Words = []
    for number, (word, flag) in enumerate(zip(words, flags, strict=True)):
        text = word.text
        if flag and brackets:
            opens = number == 0 or not flags[number - 1]
            closes = number == len(words) - 1 or not flags[number + 1]
            text = f"{'[' if opens else ''}{text}{']' if closes else ''}"
        found.append(Word(text, flag))
    return found


def _run(words: _Words, flag: bool, brackets: bool) -> _Words:
    return _marked(words, [flag] * len(words), brackets)


def _beside(row: _Row, room: int, look: Look) -> Iterator[str]:
    lines = [[line for words in side for line in filled(words, room)] for side in (row.one, row.other)]
    for number, (left, right) in enumerate(zip_longest(*lines, fillvalue=[])):
        label = row.label if number == 0 else ""
        space = " " * (room - columns(" ".join(word.text for word in left)))
        shown = f"{_faint(f'{label:{_LABEL}}', look)}{_line(left, look)}{space}{_BETWEEN}{_line(right, look)}"
        yield shown.rstrip()


def _below(row: _Row, look: Look) -> Iterator[str]:
    if row.label:
        yield _faint(f"{row.label}:", look)
    for name, side in (("A", row.one), ("B", row.other)):
        start = f"{name} "
        for words in side:
            for line in filled(words, max(look.width - len(start), 10)):
                yield f"{start}{_line(line, look)}"
                start = " " * len(start)


def _line(words: _Words, look: Look) -> str:
    return " ".join(word.shown(colour=look.colour) for word in words)


def _faint(text: str, look: Look) -> str:
    return click.style(harmless(text), dim=True) if look.colour else text
