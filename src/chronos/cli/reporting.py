"""What commands say of findings and of the ledger, and the options about findings that they share."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from chronos.cli.choices import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.model import Ledger

_AT_ONCE: Final = 50_000

fail_on = click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    help="Leave with 1 when there are findings of this severity or a worse one.  [default: as chronos.yaml says, "
    "else error]",
)


def named_rules(_context: click.Context, _option: click.Parameter, given: Iterable[str]) -> tuple[str, ...]:
    """Return the words for rules of an option that takes them with commas between, any number of times.

    Raises:
        BadParameter: one names no rule.
    """
    words = tuple(word.strip() for one in given for word in one.split(","))
    if not words:
        return ()
    from chronos.pipeline import find_rules, no_rule

    for word in words:
        if not find_rules(word):
            raise click.BadParameter(no_rule(word))
    return words


def in_colour(wanted: str) -> bool:
    """Whether to write in colours, as asked (``auto``, ``always``, ``never``) or as the terminal does.

    ``NO_COLOR`` (https://no-color.org) and ``FORCE_COLOR`` (https://force-color.org) count where they are not empty.
    """
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or _is_terminal()


def cache_home() -> Path | None:
    """Return where chronos may keep things, as the XDG Base Directory Specification says; ``None`` for nowhere."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return Path(given, "chronos") if os.path.isabs(given) else Path.home() / ".cache" / "chronos"  # noqa: PTH117 - never raises
    except RuntimeError:  # nobody's home
        return None


def current_folder() -> str:
    """Return the current folder, empty where it is gone."""
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def terminal_width() -> int:
    """Return how many columns a frame may take: those of the terminal, 100 where there is none."""
    if not _is_terminal():
        return 100
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()  # None where a shell has closed it


def write_text(text: str, *, colour: bool = False, as_bytes: bool = False) -> None:
    """Write a text to standard output; ``as_bytes`` in UTF-8 whatever the locale, as programs want it."""
    for start in range(0, len(text), _AT_ONCE):
        piece = text[start : start + _AT_ONCE]
        # What has no UTF-8, of the name of a file, is escaped; in JSON that stands for the same.
        click.echo(piece.encode(errors="backslashreplace") if as_bytes else piece, nl=False, color=colour or None)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that a person asked for.

    Raises:
        ChronosError: it cannot be written.
    """
    from chronos.model import ChronosError

    try:
        path.write_bytes(content)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ChronosError(f"{path}: cannot be written ({reason})") from None


def tell_unread(claims: int, files: "Sequence[str]") -> None:
    """Say on standard error how many claims and files could not be read, where there are any."""
    from chronos.pipeline import many

    if claims:
        click.echo(f"{many(claims, 'claim')} cannot be read; `chronos check` says why", err=True)
    if files:
        click.echo(f"{many(len(files), 'file')} cannot be read, or not all of it; `chronos check` says why", err=True)


def ledger_line(ledger: "Ledger") -> str:
    """Return the ledger in one line."""
    from chronos.pipeline import many

    return (
        f"{many(ledger.read, 'claim')} read = {ledger.shown} shown + {ledger.merged} merged "
        f"+ {ledger.undated} undated + {ledger.excluded} excluded"
    )
