"""Runs a command again whenever a file of the project changes."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click

from chronos.model import ChronosError
from chronos.pipeline import harmless, project_root

_LOOK_EVERY: Final = 100
"""Milliseconds; the watch stands before the first run, which would otherwise miss what changes meanwhile."""


def rerun_on_change(paths: Iterable[Path], run: Callable[[], int]) -> int:
    """Run a command now and after every change below the folders of timelines; return 0 when interrupted.

    Raises:
        ProjectError: a path is not there.
    """
    from watchfiles import watch

    roots = sorted({os.path.abspath(project_root(path)) for path in paths})  # noqa: PTH100 - links stay as written
    ran = False
    try:
        for changes in watch(
            *roots,
            watch_filter=lambda _change, path: _is_read(path, roots),
            rust_timeout=_LOOK_EVERY,
            yield_on_timeout=True,
        ):
            if ran and not changes:
                continue
            if ran:
                click.echo(f"\n--- {_changed(path for _, path in changes)} ---\n")
            _run_once(run)
            if not ran:
                click.echo("watching for changes; Ctrl-C ends", err=True)
            ran = True
    except KeyboardInterrupt:
        pass
    return 0


def _run_once(run: Callable[[], int]) -> None:
    """Run; a project that cannot be read now may be mended a moment later."""
    try:
        run()
    except ChronosError as error:
        click.echo(f"chronos: {error}", err=True)


def _is_read(path: str, roots: Iterable[str]) -> bool:
    """Whether a check may look at a file: hidden files and folders are passed over."""
    parts = (Path(path).relative_to(root).parts for root in roots if Path(path).is_relative_to(root))
    return any(not any(part.startswith(".") for part in below) for below in parts)


def _changed(paths: Iterable[str]) -> str:
    names = sorted({os.path.relpath(path) for path in paths})
    return f"{harmless(names[0])} changed" if len(names) == 1 else f"{len(names)} files changed"
