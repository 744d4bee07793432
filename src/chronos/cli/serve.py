"""``chronos serve``."""

from pathlib import Path

import click


@click.command()
@click.argument("directory", metavar="[DIR]", type=click.Path(path_type=Path), default="timelines")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="Where; 0 for any that is free."
)
@click.option("--edition", metavar="NAME", default="", help="The site of this edition.")
def command(directory: Path, port: int, edition: str) -> int:
    """Show the site while you write: pages load anew when a timeline changes, and list what a check finds.

    DIR is a folder of timelines or a folder with `timelines/` in it. The site is kept in memory, nothing is written,
    and only this machine is answered. Ctrl-C ends it.

    Example: chronos serve timelines
    """
    from chronos.pipeline import harmless
    from chronos.pipeline.serving import SiteRequest
    from chronos.site.server import serve

    serve(SiteRequest(directory=directory, edition=edition), port, lambda line: click.echo(harmless(line)))
    return 0
