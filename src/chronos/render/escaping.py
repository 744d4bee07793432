"""Text that must come out as text: in Markdown (CommonMark 0.31, with what code hosts add), and in CSV."""

import re
from typing import Final

_BLANK = re.compile(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_DIRECTION: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_END_OF_ISOLATE: Final = "\u2069"
_ENDS: Final = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", _END_OF_ISOLATE),
}
_MARKUP: Final = str.maketrans({character: f"\\{character}" for character in r"\`*_{}[]<>|&~$^@"})
_LIST_NUMBER = re.compile(r"\d{1,9}(?=[.)])")
_FORMULA: Final = re.compile(
    "(?:^|(?<=;))(?=[-=+@"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}])"
)
"""Where what follows begins a formula, in a cell that begins there or after a semicolon, which parts cells in languages
that write decimals with a comma."""


def plain(text: str) -> str:
    """Return text on one line, see :func:`one_line`; what turns its direction of writing ends with it.

    A text that turns the direction and never turns it back (UAX #9, section 2) would turn round what stands after it.
    """
    shown = one_line(text)
    return shown + unended(shown)


def one_line(text: str) -> str:
    """Return every run of spaces, line ends and control characters as one space, none at the ends."""
    return _BLANK.sub(" ", text).strip()


def unended(text: str) -> str:
    """Return the signs that end what a text begins of directions and does not end (UAX #9, BD8 to BD11)."""
    waiting: list[str] = []
    for sign in _DIRECTION.findall(text):
        if sign in _ENDS:
            waiting.append(_ENDS[sign])
        elif sign == _END_OF_ISOLATE and sign in waiting:
            while waiting.pop() != sign:  # it ends what is begun within as well
                pass
        elif waiting and waiting[-1] == sign:
            waiting.pop()
    return "".join(reversed(waiting))


def markdown(text: str, *, inside: bool = False) -> str:
    """Return Markdown that shows exactly ``plain(text)``, at the start of a line or anywhere in it.

    Text that stands ``inside`` a line, after other text, needs less.

    Any ASCII punctuation may be escaped with a backslash (CommonMark 0.31, section 2.4); only what can mean
    something is, tables, footnotes, strikethrough, formulas and names of people on code hosts included.
    """
    escaped = plain(text).translate(_MARKUP)
    if inside:
        return escaped
    if escaped.startswith(("#", "+", "-", "=", ":")):
        return f"\\{escaped}"
    number = _LIST_NUMBER.match(escaped)
    return f"{number[0]}\\{escaped[number.end() :]}" if number else escaped


def cell(text: str) -> str:
    """Return text for a CSV cell that no spreadsheet runs as a formula (OWASP, *CSV Injection*)."""
    return _FORMULA.sub("'", plain(text))
