"""Tokens of one text, with the tests that all readers of words share and errors that name the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.errors import EdtfError
from chronos.edtf.languages.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

    from chronos.edtf.errors import FaultKind
    from chronos.edtf.languages.language import Language


_NOT_UNDERSTOOD = "is not understood here"
_MISSING = "something is missing here"


def telling(fault: EdtfError) -> tuple[bool, bool, int]:
    """A key by which the fault that says most comes last.

    What was read whole and cannot be, or can be several things; then what was understood and is wrong; then the
    farthest.
    """
    return fault.kind != "malformed", not fault.reason.endswith((_NOT_UNDERSTOOD, _MISSING)), fault.offset


class Cursor:
    """A text cut into tokens. Places are indices of :attr:`tokens`; the end of a range is exclusive."""

    def __init__(self, language: Language, text: str) -> None:
        self.language = language
        self.given = text
        self.tokens = tokens(text)

    def fail(self, at: int, reason: str, kind: FaultKind = "malformed") -> NoReturn:
        """Refuse the text at a token.

        Raises:
            EdtfError: Always, with the offset of the token in the text that was given.
        """
        offset = self.tokens[at].start if at < len(self.tokens) else len(self.given)
        raise EdtfError(self.given, offset, reason, kind)

    def not_understood(self, at: int, stop: int) -> NoReturn:
        """Refuse a token that fits nowhere, or the end of a range."""
        if at >= stop:
            self.fail(at, _MISSING)
        token = self.tokens[at]
        self.fail(at, f"“{self.given[token.start : token.stop]}” {_NOT_UNDERSTOOD}")

    def after(self, at: int, stop: int, phrases: Iterable[str]) -> int:
        """Where the longest of some phrases ends that stands at a place; -1 where none does."""
        found = -1
        for phrase in phrases:
            parts = phrase.split()
            end = at + len(parts)
            if found < end <= stop and all(map(self.is_word, range(at, end), parts)):
                found = end
        return found

    def skip(self, at: int, stop: int, phrases: Iterable[str]) -> int:
        """The place behind one of some phrases, or the same place where none stands."""
        found = self.after(at, stop, phrases)
        return at if found < 0 else found

    def is_word(self, at: int, word: str) -> bool:
        """Whether a token is a word, or a sign that a phrase contains."""
        token = self.tokens[at]
        return token.text == word and token.kind in ("word", "sign")

    def is_sign(self, at: int, stop: int, sign: str) -> bool:
        """Whether a sign stands at a place before the end."""
        return at < stop and self.tokens[at].kind == "sign" and self.tokens[at].text == sign

    def is_number(self, at: int, stop: int) -> bool:
        """Whether a number stands at a place before the end."""
        return at < stop and self.tokens[at].kind == "number"

    def word(self, at: int, stop: int) -> str:
        """The word at a place, folded; empty where none stands."""
        return self.tokens[at].text if at < stop and self.tokens[at].kind == "word" else ""
