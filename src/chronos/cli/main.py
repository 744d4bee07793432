"""The group of commands."""

import importlib
import io
import os
import sys
from typing import Final

import click

from chronos import __version__

COMMANDS: Final = {
    "build": "Build the chronologies, charts and tables of a project.",
    "check": "Check timelines: what is undated, unsourced, or wrong.",
    "date": "Explain a date expression, or compare two.",
    "explain": "Print the manual page of a rule.",
    "init": "Make a new project.",
    "rules": "List the rules.",
}
"""Name and one-line help of each command; the module has the command's name."""


class _LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"chronos.cli.{cmd_name}").command
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

    With the environment variable CHRONOS_DEBUG set, an internal error does.
    """
    try:
        result = chronos.main(arguments, prog_name="chronos", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return _failed("stopped")
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on; flush into nothing
        return 2
    except Exception as error:
        if os.environ.get("CHRONOS_DEBUG"):
            raise
        from chronos.model import ChronosError

        if isinstance(error, ChronosError):
            return _failed(str(error))
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return _failed(f"internal error, a fault of chronos and not of the data ({what}); CHRONOS_DEBUG=1 shows more")
    return result if isinstance(result, int) else 0


def _failed(message: str) -> int:
    click.echo(f"chronos: {message}", err=True)
    return 2
