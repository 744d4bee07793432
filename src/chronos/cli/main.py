"""The group of commands."""

import errno
import importlib
import io
import os
import sys
from contextlib import suppress
from keyword import iskeyword
from typing import Any, Final

import click

from chronos import __version__

COMMANDS: Final = {
    "add": "Add one claim, from options or by asking, to the file where its neighbours are.",
    "build": "Build the chronologies, charts and tables of a project.",
    "chart": "Draw one chart.",
    "check": "Check timelines: what is undated, unsourced, or wrong.",
    "count": "Count events per period: certain, expected and possible.",
    "date": "Explain a date expression, or compare two.",
    "diff": "Tell what changed between two builds, folders or git revisions.",
    "embed": "Refresh the chronologies in your own report.",
    "explain": "Print the manual page of a rule.",
    "export": "Hand claims and sources to another tool: a spreadsheet, a calendar, TimelineJS and others.",
    "import": "Bring in another tool's file: a spreadsheet, a library of sources, an event dataset and others.",
    "init": "Make a new project.",
    "judge": "Record that claims speak of the same event, of different ones, or that nobody can tell.",
    "link": "List the pairs of claims that may speak of one event.",
    "lsp": "Serve an editor: findings, completion, hover, definitions and fixes as one types.",
    "review": "Walk through the pairs that link lists, and decide with one key each.",
    "rules": "List the rules.",
    "schema": "Print a JSON Schema of timelines or settings, for editors.",
    "serve": "Show the site while you write; it follows every change.",
    "write": "Write one chronology, for one appendix.",
}
"""Name and one-line help of each command; the module has the command's name, with ``_`` behind a keyword of Python."""


NOBODY_READS: Final = 128 + 13
"""The exit code that shells give a program which SIGPIPE (13) ended: the reader of its output has left."""
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Why an output cannot be written that could be opened."""


class _NobodyReadsError(Exception):
    """The reader of the output has left."""


class _LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it runs."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            raise _NobodyReadsError from None  # click itself would leave with 1

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _NobodyReadsError from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"chronos.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        wanted = args[0]
        if wanted not in COMMANDS and not wanted.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(wanted, COMMANDS, n=1)
            ctx.fail(f"No such command {wanted!r}.{f' Did you mean {near[0]!r}?' if near else ''}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chronos")
def chronos() -> None:
    """Timelines of dated, sourced claims in; cited chronologies and honest charts out.

    Example: chronos init my-project && chronos build my-project
    """


def main() -> None:
    """Run the command line; leave with 0, 1 for findings, 2 for a usage, settings or internal error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what the locale cannot write is escaped, not an error
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; no error reaches the user as a traceback.

    The code is 141 where nobody reads the output any more, as for any program in a pipe. With the environment variable
    CHRONOS_DEBUG set, an internal error is shown as one.
    """
    try:
        return _run(arguments)
    except (_NobodyReadsError, BrokenPipeError):
        _write_into_nothing()
        return NOBODY_READS
    except OSError as error:
        if error.errno not in _FULL or os.environ.get("CHRONOS_DEBUG"):
            raise
        _write_into_nothing()
        with suppress(OSError):  # standard error may be full too
            _failed(f"the output cannot be written ({(error.strerror or str(error)).lower()})")
        return 2


def _run(arguments: list[str]) -> int:
    try:
        result = chronos.main(arguments, prog_name="chronos", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return _failed("stopped")
    except click.ClickException as error:
        error.show()
        return 2
    except _NobodyReadsError:
        raise
    except Exception as error:
        from chronos.model import ChronosError

        if isinstance(error, ChronosError):
            return _failed(str(error))
        if os.environ.get("CHRONOS_DEBUG") or (isinstance(error, OSError) and error.errno in _FULL):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return _failed(f"internal error, a fault of chronos and not of the data ({what}); CHRONOS_DEBUG=1 shows more")
    return result if isinstance(result, int) else 0


def _failed(message: str) -> int:
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in message)
    click.echo(f"chronos: {shown}", err=True)
    return 2


def _write_into_nothing() -> None:
    """Let what is still to be written to standard output go nowhere, or Python would stumble over it when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
