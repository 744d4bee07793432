"""Makes a new project."""

from pathlib import Path
from typing import Final

from chronos.store import ProjectError

FILES: Final = {
    "chronos.yaml": """\
# Settings of this project; every one may be left out.
title: A first chronology
as_of: "2021-06-30"      # the day the edition speaks for
regions: ["419"]         # UN M49 codes: 419 is Latin America and the Caribbean
kinds:
  training: Training
""",
    "sources.yaml": """\
# What was consulted, as CSL items (the YAML that pandoc reads).
references:
  - id: example-2020
    type: article-newspaper
    title: An example of a source
    author:
      - {family: Example, given: Ana}
    container-title: The Example
    issued: "2020-03-14"
""",
    "timeline.yaml": """\
# Claims: one dated assertion each, with its sources. Ids never change once written.
claims:
  - id: uy-2019-example-training
    date: "2019"           # as precise as the source, in EDTF: 2019, 2019-05, 2019-05-17, 2019~, 2018/2020
    text: A delegation from Uruguay takes part in a training. Replace this example with a claim of your own.
    countries: [UY]        # ISO 3166-1 codes: whose chronologies it belongs to
    kind: training
    sources:
      - example-2020, p. 4 # a source's id, then where in it
""",
}


def init_project(directory: Path) -> tuple[Path, ...]:
    """Write the files of a new project into ``timelines/`` below a folder; return their paths.

    Raises:
        ProjectError: one of them is there already, or cannot be written; then none is.
    """
    folder = directory / "timelines"
    paths = {folder / name: text for name, text in FILES.items()}
    try:
        for path in paths:
            if path.exists():
                raise ProjectError(f"{path}: is there already; `chronos init` makes new projects only")
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in paths.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ProjectError(f"{folder}: cannot be written ({(error.strerror or str(error)).lower()})") from None
    return tuple(paths)
