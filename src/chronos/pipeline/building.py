"""Builds the output of a project: all stages, in order."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from chronos.model import CheckReport, Corpus, Document, Edition, Finding, Format, Ledger, Threshold
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.requests import CheckRequest, severe_of
from chronos.store import ProjectError, project_root, read

if TYPE_CHECKING:
    from chronos.chart.picture import Pictures
    from chronos.pipeline.chronologies import Chronologies
    from chronos.pipeline.manuscripts import Kit


class BuildRequest(Struct, frozen=True, kw_only=True):
    """What to build: a folder of timelines, and where to (by default ``output`` beside it).

    ``force`` replaces an output that chronos did not write or that was changed since. ``fail_on`` is how severe a
    finding must be to fail the build, ``formats`` what chronologies are written as, each by default what the settings
    say. ``edition`` builds one edition alone, in the place of everything; ``known_on`` is a day number: only sources
    that were published by then are used.
    """

    directory: Path
    output: Path | None = None
    force: bool = False
    fail_on: Threshold | None = None
    formats: tuple[Format, ...] = ()
    edition: str = ""
    known_on: int | None = None


class EditionReport(Struct, frozen=True, kw_only=True):
    """What was built of an edition: its name, its ledger, and how many citations it withholds of the claims it has."""

    name: str
    ledger: Ledger
    citations: int


class BuildReport(Struct, frozen=True, kw_only=True):
    """What was built of the timelines at ``root``, to which the paths of findings are relative.

    ``severe`` are those of the findings that fail the build. ``files`` has the SHA-256 of every file by its path in the
    output. ``unwritten`` has the path of each document that is too long for its format, and why.
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
    unwritten: tuple[tuple[str, str], ...] = ()
    editions: tuple[EditionReport, ...] = ()


def build(request: BuildRequest, progress: Callable[[int, int], None] = lambda _done, _steps: None) -> BuildReport:
    """Read, check, join, arrange, draw, write and publish a project and its editions.

    ``progress`` is told after each step how many are done, and how many there are.

    Raises:
        ProjectError: the project or its settings cannot be read.
        LeakError: a document of an edition shows what the edition withholds; nothing was written.
        PublishError: the output is not ours to replace, or cannot be written.
    """
    # A check loads this module too, and takes less time than importing what draws.
    from chronos.chart.picture import Pictures  # noqa: PLC0415 - a check loads this module too
    from chronos.pipeline.documents import unwritten  # noqa: PLC0415 - a check loads this module too
    from chronos.pipeline.editions import find_edition  # noqa: PLC0415 - a check loads this module too
    from chronos.pipeline.manuscripts import kit_of  # noqa: PLC0415 - a check loads this module too
    from chronos.publish import publish  # noqa: PLC0415 - a check loads this module too

    root = project_root(request.directory)
    output = request.output if request.output is not None else default_output(root)
    if Path(os.path.realpath(root)).is_relative_to(os.path.realpath(output)):
        raise ProjectError(f"{output}: holds the timelines themselves; choose another folder with -o")
    whole = read(root)
    if request.formats:
        whole = structs.replace(whole, settings=structs.replace(whole.settings, formats=request.formats))
    kit = kit_of(root, whole.settings)
    asked = find_edition(whole, request.edition) if request.edition else None
    others = () if asked is not None else tuple(find_edition(whole, one.name) for one in whole.settings.editions)
    first = BuildCut(whole, root, asked, request, kit)
    editions = [BuildCut(whole, root, one, request, kit) for one in others]
    steps = _Steps(progress, (first, *editions))
    pictures = Pictures()
    documents = [first.documents(steps.of(first), pictures)]
    documents += [_in_folder(one.folder.rstrip("/"), one.documents(steps.of(one), pictures)) for one in editions]
    files = publish((document for each in documents for document in each), output, force=request.force)
    return BuildReport(
        root=root,
        output=output,
        checked=first.checked,
        severe=severe_of(first.checked.findings, request.fail_on or whole.settings.check.fail_on),
        ledger=first.made.whole.ledger,
        events=len(first.made.whole.entries),
        countries=len(first.made.countries),
        regions=len(first.made.regions),
        files=files,
        unwritten=tuple(
            (path if one is first else f"{one.folder}{path}", why)
            for one in (first, *editions)
            for path, why in unwritten(one.made, one.corpus.settings.formats)
        ),
        editions=tuple(one.report() for one in editions),
    )


class BuildCut:
    """All of a project, or what an edition has of it: checked and arranged."""

    made: "Chronologies"

    def __init__(self, whole: Corpus, root: Path, edition: Edition | None, request: BuildRequest, kit: "Kit") -> None:
        from chronos.pipeline.chronologies import make_chronologies  # noqa: PLC0415 - a check loads this module too
        from chronos.pipeline.editions import check_selected, select  # noqa: PLC0415 - a check loads this module too

        self.whole = whole
        self.kit = kit
        self.edition = edition
        self.name = edition.name if edition is not None else ""
        self.folder = f"editions/{self.name}/" if self.name else ""
        self.corpus = select(whole, edition, request.known_on)
        has_all = self.corpus is whole
        settled = check_corpus(whole, root) if has_all else check_selected(self.corpus, edition)
        check = self.corpus.settings.check
        claims = self.corpus.claims_read
        self.checked = CheckRequest().compare(settled, root=root, claims=claims, settings=check)
        self.made = make_chronologies(self.corpus, settled.findings, edition=edition)

    def documents(self, progress: Callable[[int, int], None], pictures: "Pictures | None" = None) -> Iterator[Document]:
        """Yield all documents, those of an edition after a look for what it withholds.

        ``pictures`` are those of the last build in this process, which are not drawn again.
        """
        from chronos.pipeline.documents import make_documents  # noqa: PLC0415 - a check loads this module too
        from chronos.pipeline.editions import guarded  # noqa: PLC0415 - a check loads this module too

        documents = make_documents(self.made, self.corpus, self.checked, self.kit, progress=progress, pictures=pictures)
        return documents if self.edition is None else guarded(documents, self.whole, self.edition)

    def report(self) -> EditionReport:
        """Say what was built."""
        citations = sum(one.citations for one in self.corpus.left_out)
        return EditionReport(name=self.name, ledger=self.made.whole.ledger, citations=citations)


class _Steps:
    """The progress of several cuts as one."""

    def __init__(self, progress: Callable[[int, int], None], cuts: Iterable[BuildCut]) -> None:
        self.progress = progress
        self.known: dict[int, tuple[int, int]] = {id(one): (0, 0) for one in cuts}

    def of(self, one: BuildCut) -> Callable[[int, int], None]:
        """Return what a cut tells its progress to."""

        def told(done: int, steps: int) -> None:
            self.known[id(one)] = (done, steps)
            self.progress(sum(done for done, _ in self.known.values()), sum(steps for _, steps in self.known.values()))

        return told


def _in_folder(folder: str, documents: Iterable[Document]) -> Iterator[Document]:
    """Yield documents in a folder of the output, which has a manifest of its own and can be handed on as it is."""
    from chronos.publish import manifest_of  # noqa: PLC0415 - a check loads this module too

    written = []
    for document in documents:
        written.append(document)
        yield structs.replace(document, path=f"{folder}/{document.path}")
    manifest = manifest_of(written)
    yield structs.replace(manifest, path=f"{folder}/{manifest.path}")


def default_output(root: Path) -> Path:
    """Return ``output`` beside a folder of timelines, as a person in the current folder would write it."""
    output = Path(os.path.normpath(root.absolute())).parent / "output"
    return output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output
