"""The one error that reading a date may raise."""

from __future__ import annotations

# Type checkers take this name for true; importing it from typing takes longer than the rest of the package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    FaultKind = Literal["malformed", "reversed", "ambiguous"]

# A message quotes at most this many characters of the text, so that a megabyte of input stays readable.
_QUOTED = 60


class EdtfError(ValueError):
    """A text that is not a date expression.

    Attributes:
        text: The whole text that was read.
        offset: The place of the fault, in characters from 0; the length of the text means "at its end".
        reason: What is wrong, a clause without capital or full stop.
        kind: ``reversed`` where an end lies before its start, ``ambiguous`` where the text can be read in several
            ways, else ``malformed``.
    """

    def __init__(self, text: str, offset: int, reason: str, kind: FaultKind = "malformed") -> None:
        super().__init__(text, offset, reason)
        self.text = text
        self.offset = offset
        self.reason = reason
        self.kind = kind

    def __str__(self) -> str:
        quoted = self.text if len(self.text) <= _QUOTED else self.text[: _QUOTED - 1] + "…"
        place = f"at character {self.offset + 1}" if self.offset < len(self.text) else "at its end"
        return f"“{quoted}” is not a date, {place}: {self.reason}."
