"""Reads a folder of timelines into a corpus."""

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from chronos.model import Claim, Corpus, Fault, Judgement, Location, Settings, Source, Unreadable
from chronos.store.claims import read_claim
from chronos.store.fields import Reading
from chronos.store.files import SETTINGS, ProjectError, read_text, timeline_files
from chronos.store.judgements import read_judgement
from chronos.store.sections import LISTS, Saved, save_items
from chronos.store.settings import read_settings
from chronos.store.sources import read_source
from chronos.store.tree import DuplicateKey, Node, TooManyAliasesError, TreeError, read_tree

FILE_FIELDS: Final = frozenset(LISTS)


def read(root: Path) -> Corpus:
    """Read every YAML file below a folder; what cannot be read is a fault, never an exception.

    Raises:
        ProjectError: the folder cannot be read or has no YAML file, or a setting cannot be read.
    """
    collecting = gc.isenabled()
    gc.disable()  # nothing read here is garbage yet; with it on, one large file takes up to three times as long
    try:
        return _read(root)
    finally:
        if collecting:
            gc.enable()


def _read(root: Path) -> Corpus:
    files, unread, faults = timeline_files(root)
    if not files and not faults:
        raise ProjectError(f"{root}: no timelines (*.yaml) here; `chronos init DIR` makes a new project")
    contents = _Contents()
    contents.unread.extend(unread)
    settings = Settings()
    for relative, path in files:
        text, problems = read_text(relative, path)
        if relative == SETTINGS:
            for problem in problems:
                raise ProjectError(f"{problem.location}: {problem.message}")
            settings, problems = read_settings(text or "")
            faults.extend(problems)
            continue
        faults.extend(problems)
        if text is None:
            contents.unread.append(relative)
        else:
            contents.add(relative, text, clean=not problems)
    return Corpus(
        claims=tuple(contents.claims),
        sources=contents.sources,
        judgements=tuple(contents.judgements),
        unreadable=tuple(contents.unreadable),
        unread_files=tuple(sorted(contents.unread)),
        faults=(*faults, *contents.faults),
        settings=settings,
    )


class _Contents:
    """What all files hold, in the order of their paths."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.sources: dict[str, Source] = {}
        self.judgements: list[Judgement] = []
        self.unreadable: list[Unreadable] = []
        self.unread: list[str] = []
        self.faults: list[Fault] = []

    def add(self, path: str, text: str, *, clean: bool) -> None:
        """Add the contents of one file; ``clean`` is false where it is known already that it is not UTF-8."""
        reading = Reading(path)
        try:
            root, duplicates = read_tree(text)
        except TreeError as error:
            self._save(reading, text, error, clean=clean)
            return
        self._note_duplicates(path, duplicates)
        if root is not None:
            fields = reading.mapping(root, FILE_FIELDS, "a timeline")
            if fields is None or _hides_claims(root, fields, duplicates):
                self.unread.append(path)
            for name in LISTS:
                for item in reading.items(fields[name], name) if fields and name in fields else ():
                    self._add_item(reading, name, item)
        self.faults.extend(reading.faults)

    def _save(self, reading: Reading, text: str, error: TreeError, *, clean: bool) -> None:
        """Take from a broken file the items that are whole; the others are lost by name."""
        path = reading.path
        saved = Saved() if isinstance(error, TooManyAliasesError) else save_items(text)
        if not saved.whole or not (saved.items or (saved.broken and clean)):
            self.unread.append(path)
        if not clean and not saved.items:
            return  # no text at all, as its fault says
        if not saved.broken:
            self._note_broken(path, error)
        for section, claim_id, broken in saved.broken:
            self._note_broken(path, broken, claim_id if section == "claims" else "")
            if section == "claims":
                place = Location(path, broken.line, broken.column)
                self.unreadable.append(Unreadable(claim_id, place, "it is not YAML"))
        self._note_duplicates(path, saved.duplicates)
        for section, item in saved.items:
            self._add_item(reading, section, item)
        self.faults.extend(reading.faults)

    def _add_item(self, reading: Reading, name: str, item: Node) -> None:
        reading.claim = ""
        if name == "claims":
            claim = read_claim(reading, item)
            if isinstance(claim, Claim):
                self.claims.append(claim)
            else:
                self.unreadable.append(claim)
        elif name == "references":
            source = read_source(reading, item)
            if source is not None:
                first = self.sources.setdefault(source.id, source)
                if first is not source:
                    message = f"the source {source.id[:60]!r} stands already at {first.location}; that one is used"
                    self.faults.append(Fault("duplicate-id", source.location, message))
        else:
            judgement = read_judgement(reading, item)
            if judgement is not None:
                self.judgements.append(judgement)

    def _note_duplicates(self, path: str, duplicates: list[DuplicateKey]) -> None:
        for twice in duplicates:
            message = f"{twice.key[:60]!r} stands already on line {twice.first_line}; that one is used"
            self.faults.append(Fault("duplicate-key", Location(path, twice.line, twice.column), message))

    def _note_broken(self, path: str, error: TreeError, claim_id: str = "") -> None:
        self.faults.append(Fault(error.rule, Location(path, error.line, error.column), error.reason, claim_id))


def _hides_claims(root: Node, fields: Mapping[str, Node], duplicates: list[DuplicateKey]) -> bool:
    """Whether claims of a file are not read, nobody can say how many: no list, or a second list of them."""
    no_list = "claims" in fields and isinstance(fields["claims"].value, dict)
    return no_list or any(twice.key == "claims" and twice.column == root.column for twice in duplicates)
