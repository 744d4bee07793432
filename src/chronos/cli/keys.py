"""Single keys, from a terminal or from what is piped in."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import click

_ESCAPE: Final = "\x1b"
_ENDS: Final = ("\x03", "\x04")
"""Ctrl-C and Ctrl-D, where a terminal hands them on as characters."""
_AT_ONCE: Final = 64
"""Bytes that are read of a terminal at once; an arrow sends at most six."""


@contextmanager
def reading_keys() -> Iterator["Keys"]:
    """Read single keys; a terminal does not wait for the end of a line meanwhile, and does afterwards what it did."""
    if sys.stdin is None or not sys.stdin.isatty():  # None where a shell has closed it
        yield Keys()
        return
    try:
        import termios
        import tty
    except ImportError:  # Windows
        yield Keys(click.getchar)
        return
    number = sys.stdin.fileno()
    own = termios.tcgetattr(number)

    def read() -> str:
        tty.setcbreak(number, termios.TCSADRAIN)  # each time: a shell that we come back from may have changed it
        return os.read(number, _AT_ONCE).decode(sys.stdin.encoding, "replace")

    def as_before() -> None:
        termios.tcsetattr(number, termios.TCSADRAIN, own)

    handler = signal.signal(signal.SIGTERM, _leave)
    try:
        tty.setcbreak(number, termios.TCSADRAIN)
        yield Keys(read, as_before)
    finally:
        as_before()
        signal.signal(signal.SIGTERM, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    """Leave as a program does that a signal ends, but not before the terminal is as it was."""
    sys.exit(128 + number)


class Keys:
    """Reads one key after another.

    ``read`` returns what is typed on a terminal next, ``as_before`` lets it edit lines again; without a terminal
    characters come from standard input.
    """

    def __init__(self, read: Callable[[], str] | None = None, as_before: Callable[[], None] = lambda: None) -> None:
        self._terminal = read
        self._as_before = as_before
        self._waiting: deque[str] = deque()

    def key(self) -> str:
        """Return the next key, empty at the end of the input or where somebody ends it (Ctrl-C, Ctrl-D).

        Ends of lines are passed over; a key that is more than a character (an arrow) is the escape character.
        """
        while (key := self._next()) in ("\r", "\n"):
            pass
        return key if key not in _ENDS else ""

    def line(self, prompt: str) -> str:
        """Return a line that somebody types, without the space around it; empty where they think better of it."""
        if self._waiting or self._terminal is None:
            typed = ""
            while (one := self._next()) not in ("", "\r", "\n", *_ENDS):
                typed += one
            return typed.strip()
        self._as_before()
        try:
            answer: str = click.prompt(prompt, default="", show_default=False)
        except click.Abort:
            click.echo()
            return ""
        return answer.strip()

    def _next(self) -> str:
        """Return the next character, empty at the end."""
        if self._waiting:
            return self._waiting.popleft()
        try:
            if self._terminal is None:
                return sys.stdin.read(1) if sys.stdin is not None else ""
            typed = self._terminal()
        except (KeyboardInterrupt, EOFError, OSError, UnicodeDecodeError):  # the terminal may be gone
            return ""
        if typed.startswith(_ESCAPE):
            return _ESCAPE
        self._waiting.extend(typed[1:])
        return typed[:1]
