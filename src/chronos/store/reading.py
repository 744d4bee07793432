"""Reads a folder of timelines into a corpus."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from chronos.model import Corpus, Fault, Settings, Source
from chronos.store.files import ProjectError, decode_text, read_content, read_text, timeline_files
from chronos.store.memory import no_collecting
from chronos.store.parts import Conventions, Part, read_part
from chronos.store.source_files import keys_of, may_have_keys
from chronos.store.walk import SETTINGS


def read(root: Path, texts: Mapping[str, str] | None = None) -> Corpus:
    """Read every file of a project below a folder; what cannot be read is a fault, never an exception.

    ``texts`` stand for the contents of files, by their paths relative to the folder, as an editor has them; such a file
    need not exist.

    Raises:
        ProjectError: the folder cannot be read or has no YAML file, or a setting cannot be read.
    """
    with no_collecting():
        opened = open_project(root, texts)
        return join(opened.parts, opened.settings, tuple(opened.faults), opened.unread)


def read_parts(root: Path, paths: Iterable[str], conventions: Conventions) -> Iterator[Part]:
    """Read some files of a project alone, by their paths relative to its folder."""
    for relative in sorted(set(paths)):
        text, problems = read_text(relative, root / relative)
        yield read_part(relative, text, tuple(problems), conventions)


def conventions_of(settings: Settings, contents: Iterable[tuple[str, bytes]]) -> Conventions:
    """Return what must be known of a project to read its files; ``contents`` are these by their paths, in that order.

    Only files that speak of citation keys are read for it.
    """
    sources: list[Source] = []
    for path, content in contents:
        if may_have_keys(content):
            sources.extend(read_part(path, *_as_text(path, content)).sources)
    return Conventions(settings.languages[0], keys_of(sources))


def _as_text(path: str, content: bytes) -> tuple[str | None, tuple[Fault, ...]]:
    text, problems = decode_text(path, content)
    return text, tuple(problems)


class OpenedProject(NamedTuple):
    """A project of which the settings are read, and each part when it is asked for."""

    settings: Settings
    parts: Iterator[Part]
    faults: list[Fault]
    unread: list[str]
    conventions: Conventions


def open_project(root: Path, texts: Mapping[str, str] | None = None) -> OpenedProject:
    """Read the settings of a project, and return its parts to be read one by one, in the order of their paths.

    Raises:
        ProjectError: the folder cannot be read or has no YAML file, or a setting cannot be read.
    """
    given = texts or {}
    files, unread, faults = timeline_files(root)
    paths = {path: root / path for path in given} | dict(files)
    if not paths and not faults:
        raise ProjectError(f"{root}: no timelines (*.yaml) here; `chronos init DIR` makes a new project")

    def text_of(relative: str) -> tuple[str | None, list[Fault]]:
        return (given[relative], []) if relative in given else read_text(relative, paths[relative])

    settings = Settings()
    if SETTINGS in paths:
        settings, problems = settings_of(*text_of(SETTINGS))
        faults.extend(problems)

    names = sorted(paths.keys() - {SETTINGS})

    def contents() -> Iterator[tuple[str, bytes]]:
        for relative in names:
            content = (
                given[relative].encode("utf-8", "surrogatepass")
                if relative in given
                else read_content(relative, paths[relative])[0]
            )
            yield relative, content or b""

    conventions = conventions_of(settings, contents())

    def parts() -> Iterator[Part]:
        for relative in names:
            text, problems = text_of(relative)
            yield read_part(relative, text, tuple(problems), conventions)

    return OpenedProject(settings, parts(), faults, unread, conventions)


def settings_of(text: str | None, problems: list[Fault]) -> tuple[Settings, list[Fault]]:
    """Return the settings that a text gives, and the faults in them that do not stop the run.

    Raises:
        ProjectError: a setting cannot be read, or the bytes of the file have ``problems``.
    """
    from chronos.store.settings import read_settings  # noqa: PLC0415 - not every project has settings

    for problem in problems:
        raise ProjectError(f"{problem.location}: {problem.message}")
    return read_settings(text or "")


def join(
    parts: Iterable[Part], settings: Settings, faults: tuple[Fault, ...] = (), unread: Iterable[str] = ()
) -> Corpus:
    """Make one corpus of the parts of a project, which are in the order of their paths.

    ``faults`` and ``unread`` are those of the folder. Of two sources of one id the first is used; that is a fault.
    """
    parts = tuple(parts)
    sources, twice = join_sources(parts)
    return Corpus(
        claims=tuple(claim for part in parts for claim in part.claims),
        sources=sources,
        judgements=tuple(judgement for part in parts for judgement in part.judgements),
        unreadable=tuple(lost for part in parts for lost in part.unreadable),
        unread_files=tuple(sorted({*unread, *(part.path for part in parts if part.unread)})),
        faults=(*faults, *(fault for part in parts for fault in part.faults), *twice),
        settings=settings,
    )


class _WithSources(Protocol):
    @property
    def sources(self) -> tuple[Source, ...]: ...


def join_sources(parts: Iterable[_WithSources]) -> tuple[dict[str, Source], list[Fault]]:
    """Return the first source of each id, and a fault for every other, and for a citation key that is another's."""
    sources: dict[str, Source] = {}
    keyed: dict[str, Source] = {}
    faults: list[Fault] = []
    for source in (source for part in parts for source in part.sources):
        first = sources.setdefault(source.id, source)
        if first is not source:
            message = f"the source {source.id[:60]!r} stands already at {first.location}; that one is used"
            faults.append(Fault("duplicate-id", source.location, message, source=source.id))
            continue
        key = source.fields.get("citation-key", source.id)
        other = keyed.setdefault(key, source)
        if other is not source:
            message = f"the citation key {key[:60]!r} is that of {other.location} already; that source is cited by it"
            faults.append(Fault("duplicate-id", source.where("citation-key"), message, source=source.id))
    return sources, faults
