"""``chronos init``."""

from pathlib import Path

import click

from chronos.pipeline import init_project


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """Make a new project in DIRECTORY that builds at once; no file that is there is touched.

    Example: chronos init my-project
    """
    for path in init_project(directory):
        click.echo(f"wrote {path}")
    click.echo(f"now: chronos build {directory}")
