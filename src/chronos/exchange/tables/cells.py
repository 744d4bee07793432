r"""Cells of tables that chronos writes: one line each, lists, and no formulas; and the same read again.

A list stands in one cell, its items parted by ``;``. A ``;`` within an item is ``\;``, and backslashes that stand
before it or at the end of an item are doubled, so that any items come back. Where a cell, or what follows a ``;``,
would begin a formula, an apostrophe stands before it (OWASP, *CSV Injection*), and another where one stood already.
"""

import re
from collections.abc import Iterable
from typing import Final

_FORMULA_SIGNS: Final = (
    "-=+@\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}"
)
_FORMULA: Final = re.compile(f"(?:^|(?<=;))(?='*[{_FORMULA_SIGNS}])")
"""Where what follows begins a formula; a semicolon parts cells in languages that write decimals with a comma."""
_FIRST: Final = frozenset(f"'{_FORMULA_SIGNS}")
_APOSTROPHE: Final = re.compile(f"(?:^|(?<=;))'(?='*[{_FORMULA_SIGNS}])")
_QUOTED: Final = re.compile(f"(?:^|(?<=;))(?='+[{_FORMULA_SIGNS}])")
_NUMBER: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
"""What is a number to every program: nothing in it can run, and with an apostrophe it would be none."""
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
"""What no text shows, and what stands for no character (halves of surrogate pairs, and the two that XML has not)."""
_ESCAPABLE: Final = re.compile(r"(\\*)(;|$)")
_PARTS: Final = re.compile(r"(\\*);")


def one_line(text: str) -> str:
    """Return a text on one line: white space and control characters are one blank, and none stands around it."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_CONTROLS.sub(" ", text).split())


def guarded(cell: str) -> str:
    """Return a cell of one line that no spreadsheet runs; :func:`unguarded` gives it back."""
    if (cell[:1] not in _FIRST and ";" not in cell) or _NUMBER.fullmatch(cell):
        return cell
    return _FORMULA.sub("'", cell)


def quoted(cell: str) -> str:
    """Return a cell for a table that knows texts from formulas, such that :func:`unguarded` gives it back."""
    return _QUOTED.sub("'", cell) if "'" in cell else cell


def unguarded(cell: str) -> str:
    """Return what a cell says without the apostrophes that keep it from being run."""
    return _APOSTROPHE.sub("", cell) if "'" in cell else cell


def joined(items: Iterable[str]) -> str:
    """Return items, each of one line, as a cell."""
    items = tuple(items)
    cell = ";".join(items)
    if "\\" not in cell and cell.count(";") < len(items):
        return cell
    return ";".join([_ESCAPABLE.sub(_escaped, item) for item in items])


def parted(cell: str) -> list[str]:
    """Return the items of a cell, empty ones included; none of an empty cell."""
    if not cell:
        return []
    if "\\" not in cell:
        return [item.strip() for item in cell.split(";")]
    items = [""]
    place = 0
    for found in _PARTS.finditer(cell):
        backslashes = len(found[1])
        items[-1] += cell[place : found.start()] + "\\" * (backslashes // 2)
        place = found.end()
        if backslashes % 2:
            items[-1] += ";"
        else:
            items.append("")
    rest = cell[place:]
    backslashes = len(rest) - len(rest.rstrip("\\"))
    # An odd number of them at the end was not written by chronos.
    items[-1] += rest[: len(rest) - backslashes // 2] if backslashes % 2 == 0 else rest
    return [item.strip() for item in items]


def _escaped(found: re.Match[str]) -> str:
    backslashes = found[1] * 2
    return f"{backslashes}\\;" if found[2] else backslashes
