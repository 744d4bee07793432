"""Small projects for tests, written as a person would write them."""

from pathlib import Path
from textwrap import dedent

from chronos.model import Corpus, Finding
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.chronologies import Chronologies, make_chronologies
from chronos.store import read

SOURCES = """
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    author: [{family: Gaceta, given: Ana}]
    container-title: The Gazette
    issued: "2020-05-01"
  - id: wire-2021
    type: article-newspaper
    title: A wire report
    container-title: The Wire
    issued: "2021-03"
"""
ONE_SOURCE = SOURCES[: SOURCES.index("  - id: wire-2021")]
"""The first of them alone, where one that nobody cites would be in the way."""


def write_project(folder: Path, timeline: str, *, settings: str = "", sources: str = SOURCES) -> Path:
    """Write ``timeline.yaml``, sources and settings below a folder, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "timeline.yaml").write_text(dedent(timeline), encoding="utf-8")
    if sources:
        (folder / "sources.yaml").write_text(dedent(sources), encoding="utf-8")
    if settings:
        (folder / "chronos.yaml").write_text(dedent(settings), encoding="utf-8")
    return folder


def corpus_of(folder: Path, timeline: str, *, settings: str = "", sources: str = SOURCES) -> Corpus:
    """Read a project that has this timeline."""
    return read(write_project(folder, timeline, settings=settings, sources=sources))


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def check(corpus: Corpus, folder: Path | None = None) -> tuple[Finding, ...]:
    """Check a corpus as the command does; ``folder`` is where its local copies of sources are."""
    return check_corpus(corpus, folder).findings


def chronologies(corpus: Corpus) -> Chronologies:
    """Check and arrange a corpus."""
    return make_chronologies(corpus, check(corpus))
