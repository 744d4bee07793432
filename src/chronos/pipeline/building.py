"""Builds the output of a project: all stages, in order."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from chronos.model import CheckReport, Finding, Ledger, Threshold
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.requests import CheckRequest, severe_of
from chronos.store import ProjectError, project_root, read


class BuildRequest(Struct, frozen=True, kw_only=True):
    """What to build: a folder of timelines, and where to (by default ``output`` beside it).

    ``force`` replaces an output that chronos did not write or that was changed since. ``fail_on`` is how severe a
    finding must be to fail the build, by default what the settings say.
    """

    directory: Path
    output: Path | None = None
    force: bool = False
    fail_on: Threshold | None = None


class BuildReport(Struct, frozen=True, kw_only=True):
    """What was built of the timelines at ``root``, to which the paths of findings are relative.

    ``severe`` are those of the findings that fail the build. ``files`` has the SHA-256 of every file by its path in the
    output.
    """

    root: Path
    output: Path
    checked: CheckReport
    severe: tuple[Finding, ...]
    ledger: Ledger
    events: int
    countries: int
    regions: int
    files: Mapping[str, str]


def build(request: BuildRequest, progress: Callable[[int, int], None] = lambda _done, _steps: None) -> BuildReport:
    """Read, check, join, arrange, draw, write and publish a project.

    ``progress`` is told after each step how many are done, and how many there are.

    Raises:
        ProjectError: the project or its settings cannot be read.
        PublishError: the output is not ours to replace, or cannot be written.
    """
    # A check loads this module too, and takes less time than importing what draws.
    from chronos.pipeline.chronologies import make_chronologies  # noqa: PLC0415 - a check loads this module too
    from chronos.pipeline.documents import make_documents  # noqa: PLC0415 - a check loads this module too
    from chronos.pipeline.manuscripts import kit_of  # noqa: PLC0415 - a check loads this module too
    from chronos.publish import publish  # noqa: PLC0415 - a check loads this module too

    root = project_root(request.directory)
    output = request.output if request.output is not None else default_output(root)
    if Path(os.path.realpath(root)).is_relative_to(os.path.realpath(output)):
        raise ProjectError(f"{output}: holds the timelines themselves; choose another folder with -o")
    corpus = read(root)
    settled = check_corpus(corpus, root)
    check = corpus.settings.check
    checked = CheckRequest().compare(settled, root=root, claims=corpus.claims_read, settings=check)
    kit = kit_of(root, corpus.settings)
    made = make_chronologies(corpus, settled.findings)
    files = publish(make_documents(made, corpus, checked, kit, progress), output, force=request.force)
    return BuildReport(
        root=root,
        output=output,
        checked=checked,
        severe=severe_of(checked.findings, request.fail_on or check.fail_on),
        ledger=made.whole.ledger,
        events=len(made.whole.entries),
        countries=len(made.countries),
        regions=len(made.regions),
        files=files,
    )


def default_output(root: Path) -> Path:
    """Return ``output`` beside a folder of timelines, as a person in the current folder would write it."""
    output = Path(os.path.normpath(root.absolute())).parent / "output"
    return output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
