"""Repairs what can be repaired without a change of meaning, and shows or writes it."""

import codecs
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from chronos.model import CheckReport, Corpus, Finding
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.free_ids import with_free_ids
from chronos.pipeline.requests import CheckRequest, join_reports
from chronos.store import project_root, read
from chronos.store.edits import apply_fixes
from chronos.store.writing import replace_file

_ROUNDS: Final = 8
"""A claim without an id is read when it has one, its date is read next, then its rules are applied: four and a few."""
_MARK: Final = codecs.BOM_UTF8.decode()


class FixedFile(Struct, frozen=True):
    """A file with repairs: its path as a person in the current folder would write it, and its text before and after."""

    path: str
    before: str
    after: str


class FixReport(Struct, frozen=True, kw_only=True):
    """What was repaired: how many findings of each code, and in which files; ``left`` is what a check says then."""

    fixed: Mapping[str, int]
    files: tuple[FixedFile, ...]
    left: CheckReport

    @property
    def total(self) -> int:
        """How many findings were repaired."""
        return sum(self.fixed.values())


def fix_projects(paths: Iterable[Path], request: CheckRequest | None = None, *, write: bool) -> FixReport:
    """Check the project of every path, repair what is found, and check again until nothing is left to repair.

    What is not reported is not repaired: what is permitted, ignored, known to the baseline, or in other files than
    those asked for. Files are written when all is done, each whole or not at all, and only where ``write`` says so.

    Raises:
        ProjectError: a path is not there, a project, its settings or its baseline cannot be read, or a file cannot be
            written.
    """
    request = request or CheckRequest()
    asked: dict[Path, list[Path]] = {}
    for path in paths:
        asked.setdefault(project_root(path), []).append(path)
    request.refuse_several(tuple(asked))
    projects = [_Project(root, given, request) for root, given in asked.items()]
    left = join_reports([project.repaired() for project in projects])
    files = [file for project in projects for file in project.files.values() if file.text != file.original]
    files.sort(key=lambda file: file.path)
    if write:
        for file in files:
            replace_file(file.path, file.original.encode(), file.text.encode())
    fixed: Counter[str] = Counter()
    for file in files:
        fixed.update(file.fixed)
    return FixReport(
        fixed=dict(sorted(fixed.items())),
        files=tuple(FixedFile(file.path.as_posix(), file.original, file.text) for file in files),
        left=left,
    )


def diff_lines(files: Iterable[FixedFile]) -> Iterator[str]:
    """Yield the lines of a unified diff, each with its end; what is no line break to ``patch`` is none here."""
    from difflib import unified_diff  # noqa: PLC0415 - only a diff needs it

    for file in files:
        name = f"{file.path}\t" if " " in file.path else file.path  # as GNU patch wants it
        for line in unified_diff(_lines(file.before), _lines(file.after), name, name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


class _File:
    """A file that something can be repaired in; ``keys`` are its paths relative to the project, several with links."""

    def __init__(self, path: Path, original: str, keys: list[str]) -> None:
        self.path = path
        self.original = original
        self.text = original
        self.keys = keys
        self.fixed: Counter[str] = Counter()
        self.kept = False
        """Whether nothing more is repaired here."""


class _Project:
    """A project while it is repaired; ``files`` are by their real paths."""

    def __init__(self, root: Path, given: Sequence[Path], request: CheckRequest) -> None:
        self.root = root
        self.request = request
        files = [path for path in given if path.is_file()]
        self.asked = files if len(files) == len(given) else []
        self.only = {os.path.realpath(path) for path in self.asked}
        self.files: dict[str, _File] = {}
        self.of: dict[str, _File | None] = {}

    def repaired(self) -> CheckReport:
        """Repair in memory, and return what is found then."""
        rounds = 0
        while True:
            texts = {key: file.text.removeprefix(_MARK) for file in self.files.values() for key in file.keys}
            corpus = read(self.root, texts)
            claims = corpus.claims_read
            corpus = structs.replace(corpus, settings=self.request.settings(corpus.settings))
            settings = corpus.settings.check
            settled = check_corpus(corpus, self.root)
            found = self.request.compare(settled, root=self.root, claims=claims, settings=settings).findings
            if self.open_files(found):
                continue  # places are those of what was read before; only from now on it stays the same
            changed = self.repair(found, corpus)
            if not changed:
                return self.request.report(settled, root=self.root, files=self.asked, claims=claims, settings=settings)
            rounds += 1
            if rounds % _ROUNDS == 0:
                for file in changed:
                    file.text, file.kept = file.original, True
                    file.fixed.clear()

    def open_files(self, findings: Iterable[Finding]) -> bool:
        """Read the files that something can be repaired in; return whether there are new ones."""
        opened = False
        for path in (finding.location.path for finding in findings if finding.fixes):
            if path not in self.of:
                self.of[path] = self.file(path)
                opened = opened or self.of[path] is not None
        return opened

    def file(self, path: str) -> _File | None:
        """Return the file at a path of the project, ``None`` where it was not asked for or is no UTF-8."""
        full = self.root / path
        real = os.path.realpath(full)
        if real in self.files:
            self.files[real].keys.append(path)
            return self.files[real]
        text = _text(full) if not self.only or real in self.only else None
        if text is None:
            return None
        self.files[real] = _File(full, text, [path])
        return self.files[real]

    def repair(self, findings: Iterable[Finding], corpus: Corpus) -> list[_File]:
        """Repair what can be repaired in one round; return the files that this changed."""
        found: dict[_File, list[Finding]] = {}
        for finding in with_free_ids(filter(self.is_reparable, findings), corpus):
            file = self.of[finding.location.path]
            if file is not None:
                found.setdefault(file, []).append(finding)
        return [file for file, of_file in found.items() if _apply(file, of_file)]

    def is_reparable(self, finding: Finding) -> bool:
        """Whether a finding can be repaired in its file; where links give that several paths, it is the first."""
        path = finding.location.path
        file = self.of.get(path)
        in_place = bool(finding.fixes) and all(edit.location.path == path for edit in finding.fixes)
        return in_place and file is not None and not file.kept and path == file.keys[0]


def _apply(file: _File, findings: Sequence[Finding]) -> bool:
    """Make the repairs of findings in a file; return whether that changed something."""
    applied = apply_fixes(file.text, [finding.fixes for finding in findings])
    if applied.text == file.text:
        return False
    file.text = applied.text
    file.fixed.update(finding.code for finding, made in zip(findings, applied.made, strict=True) if made)
    return True


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; only a line feed ends one."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]
