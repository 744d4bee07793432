"""``chronos schema``."""

from pathlib import Path

import click

from chronos.model import ChronosError


@click.command()
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(("timeline", "settings", "exchange")),
    default="timeline",
    show_default=True,
    help="Of which files: timelines with sources and judgements, chronos.yaml, or what `chronos export json` writes.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write it there.")
def command(directory: Path | None, kind: str, output: Path | None) -> None:
    """Print a JSON Schema, with which an editor completes and explains the YAML of timelines.

    With DIR it offers the kinds, sources, regions and claims of the project there too. It is draft 7, for editors with
    a language server for YAML; docs/editors.md says how to set them up. That of exports is draft 2020-12, for programs.

    Example: chronos schema timelines -o timeline.schema.json
    """
    content = _exchange() if kind == "exchange" else _of_timelines(kind, directory)
    if output is None:
        click.echo(content, nl=False)  # bytes: in no locale is JSON anything but UTF-8
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise ChronosError(f"{output}: cannot be written ({(error.strerror or str(error)).lower()})") from None
    click.echo(f"wrote {output}")


def _of_timelines(kind: str, directory: Path | None) -> bytes:
    from chronos.editor.schema import schema_text, settings_schema, timeline_schema
    from chronos.pipeline.editing import read_project

    project = read_project(directory) if directory is not None else None
    return schema_text(timeline_schema(project) if kind == "timeline" else settings_schema()).encode()


def _exchange() -> bytes:
    from importlib.resources import files

    return files("chronos.exchange").joinpath("exchange.schema.json").read_bytes()
