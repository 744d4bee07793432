"""The one error that reading a date may raise."""

from __future__ import annotations

# A message quotes at most this many characters of the text, so that a megabyte of input stays readable.
_QUOTED = 60


class EdtfError(ValueError):
    """A text that is not a date expression.

    Attributes:
        text: The whole text that was read.
        offset: The place of the fault, in characters from 0; the length of the text means "at its end".
        reason: What is wrong, a clause without capital or full stop.
    """

    def __init__(self, text: str, offset: int, reason: str) -> None:
        super().__init__(text, offset, reason)
        self.text = text
        self.offset = offset
        self.reason = reason

    def __str__(self) -> str:
        quoted = self.text if len(self.text) <= _QUOTED else self.text[: _QUOTED - 1] + "…"
        place = f"at character {self.offset + 1}" if self.offset < len(self.text) else "at its end"
        return f"“{quoted}” is not a date, {place}: {self.reason}."
