"""A text of words as tokens that know their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.languages.language import folded

if TYPE_CHECKING:
    from typing import Literal

    TokenKind = Literal["word", "number", "pattern", "clock", "sign"]

_DASHES = "-–—‐‑−"  # all that stand between two dates
_APOSTROPHES = "'’ʼ"
_PATTERN = frozenset("0123456789X-YES")
_MOST_HYPHENS = 4  # -YYYY-MM-DD and one that follows
_ORDINAL_SIGNS = "ºª°"


class Token:
    """One word, number or sign.

    Attributes:
        kind: ``word`` (``text`` folded, without full stops), ``number`` (``text`` its digits, ``suffix`` what is
            attached: ``th``, ``er``, ``s``), ``pattern`` (EDTF with ``X``, ``E`` or a full date), ``clock``
            (hh:mm:ss) or ``sign``.
        start: Where it begins in the text that was given, and ``stop`` where it ends.
        spaced: Whether white space stands before it.
    """

    __slots__ = ("kind", "spaced", "start", "stop", "suffix", "text")

    def __init__(self, kind: TokenKind, text: str, start: int, stop: int, suffix: str = "") -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.stop = stop
        self.suffix = suffix
        self.spaced = False

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}{self.suffix}"


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens; signs that mean nothing become tokens too, and are refused later."""
    found: list[Token] = []
    at = 0
    spaced = False
    while at < len(text):
        if text[at].isspace():
            spaced = True
            at += 1
            continue
        token = _next(text, at)
        token.spaced = spaced
        spaced = False
        found.append(token)
        at = token.stop
    return found


def _next(text: str, at: int) -> Token:
    sign = text[at]
    if sign in "0123456789" or (sign in "XY-" and _pattern_stop(text, at)):
        stop = _pattern_stop(text, at)
        if stop:
            return Token("pattern", text[at:stop], at, stop)
        return _number(text, at)
    if sign.isalpha():
        return _word(text, at)
    return Token("sign", "-" if sign in _DASHES else sign, at, at + 1)


def _pattern_stop(text: str, at: int) -> int:
    """Where a pattern such as ``156X-12-XX`` or ``2018-05-01`` ends; 0 where none begins."""
    stop = at
    hyphens = 0
    # A longer run of parts is no date; looking at all of it from each of its parts would not be linear.
    while stop < len(text) and text[stop] in _PATTERN and hyphens <= _MOST_HYPHENS:
        hyphens += text[stop] == "-"
        stop += 1
    if hyphens > _MOST_HYPHENS:
        return 0
    written = text[at:stop].rstrip("-")
    stop = at + len(written)
    if stop < len(text) and (text[stop].isalpha() or text[stop].isdigit()):
        return 0
    digits = written.lstrip("-")
    if not digits[:1].isdigit() and digits[:1] not in ("X", "Y"):
        return 0
    looks = "X" in digits or "E" in digits or (len(digits) in (7, 10) and digits[4:5] == "-")
    return stop if looks and len(digits) > 3 else 0


def _number(text: str, at: int) -> Token:
    stop = at
    while stop < len(text) and text[stop] in "0123456789:":
        stop += 1
    written = text[at:stop]
    if ":" in written and len(written.rstrip(":")) > 2:
        written = written.rstrip(":")
        if ":" in written:
            return Token("clock", written, at, at + len(written))
    written = written.partition(":")[0]
    stop = at + len(written)
    begin = stop
    if text[stop : stop + 1] == "." and text[stop + 1 : stop + 2] in ("º", "ª"):
        begin = stop + 1
    if text[begin : begin + 1] and text[begin] in _ORDINAL_SIGNS:
        return Token("number", written, at, begin + 1, "o")
    end = stop
    while end < len(text) and text[end].isalpha():
        end += 1
    return Token("number", written, at, end, folded(text[stop:end]))


def _word(text: str, at: int) -> Token:
    """Letters, with full stops and the hyphens after these inside: ``J.-C.``, ``a.C.``."""
    stop = at
    kept = []
    while stop < len(text):
        if text[stop].isalpha():
            kept.append(text[stop])
            stop += 1
        elif text[stop] == "." and text[stop + 1 : stop + 2].isalpha():
            stop += 1
        elif text[stop] == "." and text[stop + 1 : stop + 2] == "-" and text[stop + 2 : stop + 3].isalpha():
            stop += 2
        else:
            break
    if text[stop : stop + 1] in (".", *_APOSTROPHES):
        stop += 1
    return Token("word", folded("".join(kept)), at, stop)
