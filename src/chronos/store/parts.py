"""Reads one file: its claims, sources and judgements, and what is wrong in it."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct, structs

from chronos.model import Claim, Fault, Judgement, Location, Source, Unreadable
from chronos.store.claims import read_claim
from chronos.store.fields import Reading
from chronos.store.judgements import read_judgement
from chronos.store.nodes import LISTS, DuplicateKey, Node, TreeError, node_of
from chronos.store.quick import QuickFile, read_quick
from chronos.store.quick_claims import quick_claim
from chronos.store.sources import read_source
from chronos.store.walk import SOURCE_ENDINGS

FILE_FIELDS: Final = frozenset(LISTS)


class Conventions(Struct, frozen=True):
    """What must be known of a project to read one of its files.

    ``language`` is the first of its documents: of texts in several languages that one is shown. ``keys`` are the ids of
    sources by their citation keys, by which claims may cite them as well.
    """

    language: str = "en"
    keys: Mapping[str, str] = {}


NO_CONVENTIONS: Final = Conventions()


class Part(Struct, frozen=True, kw_only=True):
    """What one file holds, in its order; ``unread`` where nobody can say how many claims were lost."""

    path: str
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    unread: bool = False
    faults: tuple[Fault, ...] = ()


def read_part(
    path: str, text: str | None, problems: tuple[Fault, ...] = (), conventions: Conventions = NO_CONVENTIONS
) -> Part:
    """Read the text of a file; ``problems`` are those of its bytes, and it has no text where it could not be read.

    Where the path ends in ``.json`` or ``.bib`` it is read for sources as other programs export them.
    """
    if text is None:
        return Part(path=path, unread=True, faults=problems)
    contents = _Contents(path, conventions)
    contents.faults.extend(problems)
    contents.read(text, clean=not problems)
    return contents.part()


def read_values(path: str, values: Mapping[str, Any]) -> Part:
    """Read a timeline of texts, lists and mappings, such as JSON is read as; it has no places."""
    contents = _Contents(path, NO_CONVENTIONS)
    contents.take_tree(node_of(values), [])
    return contents.part()


def read_json_part(path: str, text: str) -> Part:
    """Read a timeline that is written as JSON: an object with ``claims``, ``references`` and ``judgements``.

    Raises:
        ValueError: it is no JSON.
    """
    from json import loads  # noqa: PLC0415 - timelines are YAML

    said = loads(text, parse_int=str, parse_float=str, parse_constant=str)
    return read_values(path, {name: value for name, value in said.items() if name in FILE_FIELDS})


class _Contents:
    """What is read of one file."""

    def __init__(self, path: str, conventions: Conventions) -> None:
        self.path = path
        self.keys = conventions.keys
        self.reading = Reading(path, conventions.language)
        self.faults = self.reading.faults
        self.claims: list[Claim] = []
        self.sources: list[Source] = []
        self.judgements: list[Judgement] = []
        self.unreadable: list[Unreadable] = []
        self.unread = False

    def read(self, text: str, *, clean: bool) -> None:
        """Read the contents; ``clean`` is false where it is known already that the file is not UTF-8."""
        if self.path.lower().endswith(SOURCE_ENDINGS):
            self._read_sources(text)
            return
        quick = read_quick(text)
        if quick is not None:
            self._take(quick)
            return
        from chronos.store.tree import read_tree  # noqa: PLC0415 - most files are read without it

        try:
            root, duplicates = read_tree(text)
        except TreeError as error:
            self._save(text, error, clean=clean)
            return
        if root is not None and isinstance(root.value, list):
            from chronos.store.source_files import is_sources, listed  # noqa: PLC0415 - few files are a bare list

            root = listed(root) if is_sources(root) else root
        self.take_tree(root, duplicates)

    def part(self) -> Part:
        """Return what was read."""
        return Part(
            path=self.path,
            claims=tuple(self.claims),
            sources=tuple(self.sources),
            judgements=tuple(self.judgements),
            unreadable=tuple(self.unreadable),
            unread=self.unread,
            faults=tuple(self.faults),
        )

    def take_tree(self, root: Node | None, duplicates: list[DuplicateKey]) -> None:
        """Take all that the tree of a file holds."""
        self._note_duplicates(duplicates)
        if root is not None:
            fields = self.reading.mapping(root, FILE_FIELDS, "a timeline")
            self.unread = fields is None or _hides_claims(root, fields, duplicates)
            for name in LISTS:
                self.reading.claim = self.reading.source = ""
                for item in self.reading.items(fields[name], name) if fields and name in fields else ():
                    self._add(name, item)

    def _read_sources(self, text: str) -> None:
        """Read what another program exports: of claims nothing is lost where it cannot be read."""
        if self.path.lower().endswith(".bib"):
            from chronos.store.bibtex import read_bibtex  # noqa: PLC0415 - few projects have BibTeX

            items, errors = read_bibtex(text)
            for error in errors:
                self._note_broken(error)
            for item in items:
                self._add("references", item)
            return
        from chronos.store.source_files import read_json_items  # noqa: PLC0415 - few projects have JSON

        try:
            self.take_tree(*read_json_items(text))
        except TreeError as error:
            self._note_broken(error)

    def _take(self, quick: QuickFile) -> None:
        """Take what was read fast; a claim in which something is wrong is read again with its places."""
        self._note_duplicates(quick.duplicates)
        for number in range(len(quick.claims)):
            claim = quick_claim(quick, number, self.path)
            if claim is not None:
                self.claims.append(self._by_id(claim) if self.keys else claim)
            else:
                self._add("claims", quick.node(number))
        for name in LISTS:
            self.reading.claim = self.reading.source = ""
            for item in self.reading.items(quick.lists[name], name) if name in quick.lists else ():
                self._add(name, item)

    def _save(self, text: str, error: TreeError, *, clean: bool) -> None:
        """Take from a broken file the items that are whole; the others are lost by name."""
        from chronos.store.sections import Saved, save_items  # noqa: PLC0415 - few files are broken
        from chronos.store.tree import TooManyAliasesError  # noqa: PLC0415 - loaded already

        saved = Saved() if isinstance(error, TooManyAliasesError) else save_items(text)
        self.unread = not saved.whole or not (saved.items or (saved.broken and clean))
        if not clean and not saved.items:
            return  # no text at all, as its fault says
        if not saved.broken:
            self._note_broken(error)
        for section, claim_id, broken in saved.broken:
            self._note_broken(broken, claim_id if section == "claims" else "")
            if section == "claims":
                place = Location(self.path, broken.line, broken.column)
                self.unreadable.append(Unreadable(claim_id, place, "it is not YAML"))
        self._note_duplicates(saved.duplicates)
        for section, item in saved.items:
            self._add(section, item)

    def _add(self, name: str, item: Node) -> None:
        self.reading.claim = self.reading.source = ""
        if name == "claims":
            claim = read_claim(self.reading, item)
            if isinstance(claim, Claim):
                self.claims.append(self._by_id(claim))
            elif claim.claim is not None:
                self.unreadable.append(structs.replace(claim, claim=self._by_id(claim.claim)))
            else:
                self.unreadable.append(claim)
        elif name == "references":
            source = self._source(item)
            if source is not None:
                self.sources.append(source)
        else:
            judgement = read_judgement(self.reading, item)
            if judgement is not None:
                self.judgements.append(judgement)

    def _source(self, item: Node) -> Source | None:
        source = read_source(self.reading, item)
        if source is not None and source.origin in self.keys:
            return structs.replace(source, origin=self.keys[source.origin])
        return source

    def _by_id(self, claim: Claim) -> Claim:
        """Return a claim that cites every source by its id."""
        if all(one.source not in self.keys for one in claim.citations):
            return claim
        cited = (structs.replace(one, source=self.keys.get(one.source, one.source)) for one in claim.citations)
        return structs.replace(claim, citations=tuple(cited))

    def _note_duplicates(self, duplicates: list[DuplicateKey]) -> None:
        for twice in duplicates:
            message = f"{twice.key[:60]!r} stands already on line {twice.first_line}; that one is used"
            self.faults.append(Fault("duplicate-key", Location(self.path, twice.line, twice.column), message))

    def _note_broken(self, error: TreeError, claim_id: str = "") -> None:
        place = Location(self.path, error.line, error.column)
        self.faults.append(Fault(error.rule, place, error.reason, claim_id))


def _hides_claims(root: Node, fields: Mapping[str, Node], duplicates: list[DuplicateKey]) -> bool:
    """Whether claims of a file are not read, nobody can say how many: no list, or a second list of them."""
    no_list = "claims" in fields and isinstance(fields["claims"].value, dict)
    return no_list or any(twice.key == "claims" and twice.column == root.column for twice in duplicates)
