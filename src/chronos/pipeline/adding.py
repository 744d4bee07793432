"""Adds a claim, and the sources that it needs, to a project."""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, structs

from chronos.edtf import DateExpression, EdtfError, day_words, parse, read_words, words
from chronos.gazetteer import slug
from chronos.model import Claim, ClaimDate, Corpus, Finding, Source
from chronos.model.plain import claim_fields
from chronos.pipeline.editing import check_texts
from chronos.store import SETTINGS, ProjectError, project_root, read, read_content
from chronos.store.adding import SOURCES as SOURCES_FILE
from chronos.store.adding import add_claim, add_source, file_for, file_of_sources, neighbour_after
from chronos.store.claims import SLUG
from chronos.store.naming import free_id, numbered
from chronos.store.walk import ENDINGS
from chronos.store.writing import one_at_a_time, write_file

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_MOST: Final = 9
"""Sources that are offered for words; who has more to choose from says more."""


class Change(Struct, frozen=True):
    """A file as it is and as it will be; it is not there before where that is ``None``."""

    path: Path
    before: bytes | None
    after: bytes


class Addition(Struct, frozen=True, kw_only=True):
    """A claim as it will stand: where, how it is written there, and what the rules say of it and of its new sources.

    ``findings`` that are errors keep it from being written. ``changes`` are those of the files, that of the sources
    first.
    """

    claim: Claim
    path: Path
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings for which it is refused."""
        return tuple(one for one in self.findings if one.severity == "error")

    @property
    def place(self) -> str:
        """Where it will stand, as a person in the current folder would write it."""
        return f"{self.path.as_posix()}:{self.claim.location.line}:{self.claim.location.column}"


class Notebook:
    """A project that claims are added to."""

    def __init__(self, directory: Path) -> None:
        """Read the project that a path names.

        Raises:
            ProjectError: there is none, or it cannot be read.
        """
        self.root = project_root(directory)
        self.corpus: Corpus = read(self.root)
        self.claim_ids = {claim.id: claim for claim in self.corpus.claims}
        taken = {lost.id for lost in self.corpus.unreadable}
        self.taken = {*self.claim_ids, *taken, *(one for each in self.corpus.judgements for one in each.claims)}

    def free_id(self, claim: Claim) -> str:
        """Return an id for a claim that no other has."""
        return free_id(claim_fields(claim), self.taken)

    def wrong_id(self, claim_id: str) -> str:
        """Return why a claim cannot have an id, empty where it can."""
        if SLUG.fullmatch(claim_id) is None:
            return f"{claim_id[:60]!r} is no slug: lower-case letters and digits with hyphens between"
        other = self.claim_ids.get(claim_id)
        if other is not None:
            return f"the claim {claim_id[:60]!r} stands at {self._shown(other.location.path)}:{other.location.line}"
        return f"{claim_id[:60]!r} is taken: a judgement or a claim that cannot be read has it" * (
            claim_id in self.taken
        )

    def free_source_id(self, item: Mapping[str, Any], new: Collection[str] = ()) -> str:
        """Return an id for a new source that no other has, nor one of the ``new``.

        It is made of its first author, or what it stands in, and the year.
        """
        authors = item.get("author") or [{}]
        names = (*(authors[0].get(part, "") for part in ("family", "literal")), item.get("container-title", ""))
        named = next((name for name in (*names, item.get("title", "")) if name), "")
        year = re.search(r"[0-9]{4}", str(item.get("issued", "")))
        parts = ["-".join(slug(named).split("-")[:3]), year[0] if year is not None else ""]
        return numbered("-".join(filter(None, parts)) or "source", {*self.corpus.sources, *new})

    def find_sources(self, said: str) -> tuple[Source, ...]:
        """Return the sources that words may mean: the one of that id, else those that have all the words somewhere.

        Where none has, it is those whose ids are spelt much like them.
        """
        sources = self.corpus.sources
        if said in sources:
            return (sources[said],)
        wanted = said.casefold().split()
        found = [one for one in sources.values() if wanted and all(word in _about(one) for word in wanted)]
        if not found:
            found = [sources[one] for one in get_close_matches(said.lower()[:60], list(sources)[:20_000], n=3)]
        return tuple(found[:_MOST])

    def source_id(self, said: str) -> str:
        """Return the id of the source that somebody names by its id or its citation key; any other text as it is."""
        if said in self.corpus.sources:
            return said
        keyed = (one.id for one in self.corpus.sources.values() if one.fields.get("citation-key") == said)
        return next(keyed, said)

    def plan(self, claim: Claim, sources: Sequence[Mapping[str, Any]] = (), to: Path | None = None) -> Addition:
        """Return what adding a claim, and new sources, would come to; nothing is written.

        Raises:
            ProjectError: its id is another's, the file cannot be added to, or it would be read otherwise.
        """
        wrong = self.wrong_id(claim.id)
        if wrong:
            raise ProjectError(f"{wrong}; choose another with --id")
        texts: dict[str, str] = {}
        before: dict[str, bytes | None] = {}

        def text_of(relative: str) -> str | None:
            if relative not in texts:
                before[relative] = self._content(relative)
                content = before[relative]
                return self._decoded(relative, content) if content is not None else None
            return texts[relative]

        relative = self._file(to) if to is not None else file_for(claim, self.corpus)
        there = [one for one in self.corpus.claims if one.location.path == relative]
        text = text_of(relative)
        texts[relative] = add_claim(text, claim_fields(claim), self._shown(relative), neighbour_after(there, claim))
        for item in sources:
            path = file_of_sources(self.corpus, exists=(self.root / SOURCES_FILE).is_file())
            texts[path] = add_source(text_of(path), item, self._shown(path))
        return self._checked(claim, relative, texts, before, {str(item["id"]) for item in sources})

    def write(self, addition: Addition) -> None:
        """Write a claim and its sources, all or nothing.

        Raises:
            ProjectError: there is an error in it, a file has changed meanwhile, or one cannot be written.
        """
        if addition.errors:
            raise ProjectError("there are errors in it; nothing was written")
        written: list[Change] = []
        with one_at_a_time(self.root):
            try:
                for change in addition.changes:
                    write_file(change.path, change.before, change.after)
                    written.append(change)
            except ProjectError:
                for change in reversed(written):
                    write_file(change.path, change.after, change.before)
                raise

    def _checked(
        self,
        claim: Claim,
        relative: str,
        texts: Mapping[str, str],
        before: Mapping[str, bytes | None],
        sources: set[str],
    ) -> Addition:
        checked = check_texts(self.root, {path: text.removeprefix(_MARK) for path, text in texts.items()})
        written = [one for one in checked.corpus.claims if one.id == claim.id and one.location.path == relative]
        mine = tuple(
            one
            for one in (*checked.findings, *checked.known)
            if one.claim == claim.id or repr(claim.id) in one.message or (one.source and one.source in sources)
        )
        if len(written) != 1 and not mine:
            raise ProjectError(f"{self._shown(relative)}: the claim would not be read there; choose another with --to")
        there = written[0] if written else claim
        if written and claim_fields(there) != claim_fields(claim):
            raise ProjectError(f"{self._shown(relative)}: the claim would be read otherwise there; add it by hand")
        return Addition(
            claim=structs.replace(claim, location=there.location),
            path=self.root / relative,
            lines=tuple(_lines_of(texts[relative], there)) if written else (),
            findings=mine,
            changes=tuple(
                Change(self.root / path, before[path], texts[path].encode())
                for path in sorted(texts, key=lambda path: path == relative)
            ),
        )

    def _file(self, to: Path) -> str:
        """Return a file that somebody names, relative to the folder of timelines, or else to the current one.

        Raises:
            ProjectError: it is no timeline of the project.
        """
        root = os.path.abspath(self.root)  # noqa: PTH100 - links stay as they are written
        given = os.path.abspath(to)  # noqa: PTH100 - the same
        inside = os.path.commonpath([root, given]) == root
        relative = os.path.relpath(given, root) if inside else os.path.normpath(to)
        parts = Path(relative).parts
        if Path(relative).is_absolute() or ".." in parts or any(part.startswith(".") for part in parts):
            raise ProjectError(f"{to}: is not in {self.root}; name a file in that folder")
        if not relative.lower().endswith(ENDINGS) or relative == SETTINGS:
            raise ProjectError(f"{to}: is no timeline; name a file whose name ends in .yaml")
        if not (self.root / relative).parent.is_dir():
            raise ProjectError(f"{to}: there is no such folder in {self.root}; make it first")
        return Path(relative).as_posix()

    def _content(self, relative: str) -> bytes | None:
        path = self.root / relative
        if not os.path.lexists(path):
            return None
        content, problems = read_content(relative, path)
        if content is None:
            raise ProjectError(f"{self._shown(relative)}: {problems[0].message}; choose another with --to")
        return content

    def _decoded(self, relative: str, content: bytes) -> str:
        try:
            return content.decode()
        except UnicodeDecodeError:
            raise ProjectError(f"{self._shown(relative)}: this is not UTF-8; save it as UTF-8 first") from None

    def _shown(self, relative: str) -> str:
        return (self.root / relative).as_posix()


def understood(written: str, said: str = "") -> ClaimDate:
    """Return the date that a person writes: EDTF, ``undated``, or words, which are kept beside what they mean.

    Raises:
        EdtfError: it is none, or may be several.
    """
    if written == "undated":
        return ClaimDate(said=said, stated=True)
    if not written:
        return ClaimDate(read_words(said), said, stated=True)
    try:
        return ClaimDate(parse(written), said, stated=True)
    except EdtfError as error:
        try:
            return ClaimDate(read_words(written), said or written, stated=True)
        except EdtfError as in_words:
            is_wording = re.search(r"[^\W\d_]{3,}", written) or re.search(r"\d[/.]\d+[/.]\d", written)
            raise (in_words if is_wording else error) from None


def days_in_words(expression: DateExpression) -> str:
    """Return a date in words, with its first and last day."""
    days = [day_words(day) if day is not None else "" for day in (expression.earliest, expression.latest)]
    said = words(expression)
    if days[0] == days[1]:
        return said if said == days[0] else f"{said}: {days[0]}"
    first, last = (
        day or ("open" if kind == "open" else "not known")
        for day, kind in zip(days, (expression.earliest_kind, expression.latest_kind), strict=True)
    )
    return f"{said}: first day {first}, last day {last}"


def _about(source: Source) -> str:
    """Return the words by which a source is looked for."""
    names = " ".join(f"{one.given} {one.family} {one.literal}" for one in source.authors)
    year = source.issued.text if source.issued is not None else ""
    parts = (source.id, source.title, source.container, source.publisher, names, year, source.fields.get("URL", ""))
    return " ".join(parts).casefold()


def _lines_of(text: str, claim: Claim) -> list[str]:
    """Return the lines in which a claim stands in a text."""
    lines = text.removeprefix(_MARK).splitlines()
    first = lines[claim.location.line - 1]
    depth = len(first) - len(first.lstrip(" "))
    found = [first]
    for line in lines[claim.location.line :]:
        if not line.strip() or len(line) - len(line.lstrip(" ")) <= depth:
            break
        found.append(line)
    return found
