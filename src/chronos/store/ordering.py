"""Puts the fields of a mapping in another order, each with its comments."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from chronos.store.breaks import BREAK, line_start
from chronos.store.extents import Extent

_BLANK_LINES: Final = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")


def sorted_names(names: Sequence[str], order: Sequence[str]) -> list[str]:
    """Return names in an order, those that it does not have after the others as they stand."""
    rank = {name: number for number, name in enumerate(order)}
    return sorted(names, key=lambda name: rank.get(name, len(rank)))


def ordered(text: str, extent: Extent, order: Sequence[str]) -> tuple[int, int, str] | None:
    """Return from where to where the fields of a mapping stand, and the text that has them in another order.

    To a field belong the lines above it back to the field before, what follows on the line where it ends, and the
    comments below that stand further to the right than its name. ``None`` where the fields do not begin lines of
    their own, or one is given twice.
    """
    fields = extent.fields or ()
    names = [field.name for field in fields]
    if not fields or extent.start != fields[0].start or len(set(names)) < len(names):
        return None
    start = fields[0].start
    column = start - line_start(text, start)
    indentation = " " * column
    if any(text[line_start(text, field.start) : field.start] != indentation for field in fields[1:]):
        return None
    ends = [end_of_lines(text, field.end, column) for field in fields]
    pieces = {name: text[begin:end] for name, (begin, end) in zip(names, pairwise([start, *ends]), strict=True)}
    pieces[names[0]] = indentation + pieces[names[0]]
    found = BREAK.search(text, start)
    line_break = found[0] if found is not None else "\n"
    open_end = not pieces[names[-1]].endswith(("\n", "\r"))
    if open_end:
        pieces[names[-1]] += line_break
    first, *others = (pieces[name] for name in sorted_names(names, order))
    blank = _BLANK_LINES.match(first)
    above = blank[0] if blank is not None else ""
    result = "".join((first[len(above) :].lstrip(" "), above, *others))
    return start, ends[-1], result[: -len(line_break)] if open_end else result


def end_of_lines(text: str, end: int, column: int) -> int:
    """Return where the lines of a field end: that of its value, and comments below it right of its name."""
    _, at = _line(text, end)
    done = at
    while at < len(text):
        line, after = _line(text, at)
        words = line.lstrip(" \t")
        if words and not (words.startswith("#") and len(line) - len(words) > column):
            break
        at = after
        done = at if words else done
    return done


def _line(text: str, offset: int) -> tuple[str, int]:
    """Return the rest of a line, and where the next one begins."""
    found = BREAK.search(text, offset)
    return (text[offset : found.start()], found.end()) if found is not None else (text[offset:], len(text))
