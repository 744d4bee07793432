"""Imports other tools' files: rows into claims and sources, and these into one timeline."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from msgspec import Struct, structs

from chronos.exchange.detecting import detect
from chronos.exchange.formats import READERS, reader
from chronos.exchange.incoming import ExchangeError, Guess, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.libraries.matching import Match, Matcher
from chronos.exchange.naming import digest
from chronos.gazetteer import find_country, slug, suggest_countries
from chronos.model import Citation, Claim, Imported, Source
from chronos.model.plain import claim_fields, source_fields
from chronos.pipeline.own_formats import OWN, read_own
from chronos.pipeline.seen import Seen
from chronos.store import SETTINGS, ProjectError, decode_text, open_project
from chronos.store.importing import Target
from chronos.store.plainly import read_plain

IMPORTED: Final = (*READERS, *OWN)
"""The names of the formats that are imported."""
_LIBRARIES: Final = frozenset(("csl-json", "bibtex", "ris"))
"""Formats of sources alone, of which two records may be one source."""
_MOST_REFUSED: Final = 500_000
"""Refused rows after which a file is not what it was taken for."""


class ImportRequest(Struct, frozen=True, kw_only=True):
    """What to import, and where to: into ``output``, by default a file in ``timelines/`` called as the one imported.

    ``form`` is the name of a format, empty where it is to be found out; ``mapping`` a file of YAML that says what the
    columns are. ``countries`` are ISO 3166-1 codes, or names, for rows that name no country.
    """

    path: Path
    form: str = ""
    mapping: Path | None = None
    output: Path | None = None
    dry_run: bool = False
    countries: tuple[str, ...] = ()


class ImportReport(Struct, kw_only=True):
    """What came of an import. Rows read = ``taken`` + those ``refused``; claims = the sum of their outcomes.

    ``claims`` and ``sources`` are how many the rows have, ``matched`` how many of the sources the project has under
    another id. ``new``, ``updated``, ``same``, ``edited`` and ``other`` count claims by what became of them
    (:data:`chronos.store.importing.Outcome`), ``new_sources`` the sources that were written; ``kept`` are the ids of
    what was not overwritten, ``gone`` those of claims of this file that are not in it any more. ``known`` tells of each
    record of a library which source of the project it is, and what of it that one has not.
    """

    form: str
    output: Path
    read: int = 0
    taken: int = 0
    refused: list[Refused]
    claims: int = 0
    sources: int = 0
    matched: int = 0
    new: int = 0
    updated: int = 0
    same: int = 0
    edited: int = 0
    other: int = 0
    new_sources: int = 0
    updated_sources: int = 0
    kept: list[str]
    known: list[str]
    gone: list[str]
    notes: list[str]
    without_country: int = 0
    mapping: dict[str, Any] | None = None
    is_written: bool = False


def import_file(request: ImportRequest, progress: Callable[[int, int], None] = lambda _at, _of: None) -> ImportReport:
    """Import a file; ``progress`` is told how many of its bytes are read, and of how many.

    Nothing is written but the one output, and that whole or not at all.

    Raises:
        ExchangeError: the file cannot be read as what it should be, or not safely.
        ProjectError: the file, the mapping, the output or the project around it cannot be read, or not be written.
    """
    countries = tuple(_country(name) for name in request.countries)
    mapping = _mapping(request.mapping) if request.mapping is not None else None
    name = request.path.name
    options = ImportOptions(name=name, mapping=mapping, countries=countries)
    output = request.output or Path("timelines", f"{slug(request.path.stem) or 'imported'}.yaml")
    if output.suffix.lower() not in (".yaml", ".yml"):
        raise ProjectError(f"{output}: a timeline is a file of YAML; let the name end in .yaml")
    if request.path.exists() and not request.path.is_file():
        raise ProjectError(f"{request.path}: is no file; name the file to import")
    try:
        with request.path.open("rb") as file:
            form = request.form or detect(file, name)
            file.seek(0)
            rows = read_own(form, file, options) if form in OWN else reader(form)(file, options)
            with Target(output) as target, Seen() as seen:
                run = _Run(
                    request, ImportReport(form=form, output=output, refused=[], kept=[], known=[], gone=[], notes=[])
                )
                run.begin(target, seen, _around(output), name)
                run.take(_told(rows, file, progress))
                return run.end()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProjectError(f"{request.path}: cannot be read ({reason})") from None


class _Run:
    """One import."""

    def __init__(self, request: ImportRequest, report: ImportReport) -> None:
        self.request = request
        self.report = report
        self.renamed = 0

    def begin(self, target: Target, seen: Seen, around: "_Around", name: str) -> None:
        """Take what the import is measured by: the file as it stands, and the project around it."""
        self.target = target
        self.seen = seen
        self.name = name
        self.is_library = self.report.form in _LIBRARIES
        self.elsewhere = {one: place for one, place in around.claims.items() if one not in target.ids}
        self.matcher = Matcher((*around.sources.values(), *target.sources))
        self.known = {*around.sources, *target.source_ids}
        self.as_known: dict[str, str] = {}
        here = (*around.sources.values(), *target.sources) if self.is_library else ()
        self.items: dict[str, Item] = {source.id: source_fields(source) for source in here}
        self.missing = {claim_id for claim_id, file in target.imported.items() if file == name}

    def take(self, rows: Iterator[Incoming]) -> None:
        """Take every row that comes."""
        report = self.report
        for row in rows:
            if isinstance(row, Taken):
                report.read += 1
                self.taken(row)
            elif isinstance(row, Refused):
                report.read += 1
                self.refuse(row)
            elif isinstance(row, Note):
                report.notes.append(row.text)
            elif isinstance(row, Guess):
                report.mapping = row.mapping

    def refuse(self, row: Refused) -> None:
        """Note a row that could not be taken.

        Raises:
            ExchangeError: there are so many that something else is wrong.
        """
        self.report.refused.append(row)
        if len(self.report.refused) > _MOST_REFUSED:
            raise ExchangeError(
                f"{self.name}: more than {_MOST_REFUSED:,} rows are refused, the last since {row.reason}; is this "
                f"{self.report.form}? Say what it is with --as, or what its columns are with --map"
            )

    def taken(self, row: Taken) -> None:
        """Put the claims and sources of a row where they belong; those that came before are not taken twice."""
        claims = []
        reason = ""
        for claim in row.claims:
            new, twice = self.anew(claim, row.row)
            reason = reason or twice
            if not twice:
                claims.append(new)
        if row.claims and not claims:
            self.refuse(Refused(row.row, reason))
            return
        self.report.taken += 1
        for item in row.sources:
            self.put_source(item, row.row)
        for claim in claims:
            self.put_claim(_citing(claim, self.as_known) if self.as_known else claim, row.row)

    def anew(self, claim: Claim, row: int) -> tuple[Claim, str]:
        """Return a claim under an id that none before it has, and why it cannot be taken, empty where it can.

        One that says something else than a row before with the same id gets an id of its own, made of all it says.
        """
        first = self.seen.first(claim.id, row, _hash(claim))
        if first is not None and not first[1]:
            self.renamed += 1
            claim = structs.replace(claim, id=f"{claim.id}-{digest(repr(claim_fields(claim)))}")
            first = self.seen.first(claim.id, row)
        if first is not None:
            return claim, f"the same as row {first[0]}: both make the claim {claim.id!r}"
        if claim.id in self.elsewhere:
            path, line = self.elsewhere[claim.id]
            return claim, f"the claim {claim.id!r} stands at {path}:{line} already; import into that file with -o"
        return claim, ""

    def put_claim(self, claim: Claim, row: int) -> None:
        """Write a claim, or note why it stays as it is."""
        report = self.report
        self.missing.discard(claim.id)
        report.claims += 1
        if not claim.countries and not claim.regions:
            report.without_country += 1
        outcome = self.target.put_claim(structs.replace(claim, imported=Imported(self.name, row)))
        setattr(report, outcome, getattr(report, outcome) + 1)
        if outcome in ("edited", "other"):
            report.kept.append(claim.id)

    def put_source(self, item: Item, row: int) -> None:
        """Write a source unless the project has it; where it has it under another id, claims cite it by that."""
        source_id: str = item["id"]
        if source_id in self.as_known:
            return
        is_first = self.seen.first(f"source {source_id}", row) is None
        if is_first:
            self.report.sources += 1
        if not self.is_library and not is_first:
            return
        match = self.matcher.find(item) if source_id not in self.target.source_ids else None
        if match is not None and match.source_id != source_id:
            self.as_known[source_id] = match.source_id
            self.report.matched += 1
            if self.is_library:
                self.report.known.append(_compared(item, match, self.items.get(match.source_id, {})))
            return
        if source_id in self.known and source_id not in self.target.source_ids:
            return  # it stands in another file
        imported = Imported(self.name, row) if self.is_library else None
        outcome = self.target.put_source(item, imported)
        self.report.new_sources += outcome == "new"
        self.report.updated_sources += outcome == "updated"
        if outcome == "edited" or (outcome == "other" and self.is_library):
            self.report.kept.append(source_id)
        if self.is_library:
            self.matcher.add(item)
            self.items[source_id] = item

    def end(self) -> ImportReport:
        """Write the file, unless there is nothing to write or nothing is to be written."""
        report = self.report
        report.gone = sorted(self.missing)
        if self.renamed:
            report.notes.append(
                f"{self.renamed:,} rows have the id of another row, or its date, text and countries, and say something "
                "else; they came in under ids of their own"
            )
        if not report.read:
            raise ExchangeError(f"{self.name}: there is nothing to import in it")
        if not self.request.dry_run and self.target.has_changed:
            self.target.write()
            report.is_written = True
        return report


def _compared(item: Item, match: Match, there: Item) -> str:
    """Return which source a record is, by what, and what of it that one has otherwise or not at all."""
    said = {name: value for name, value in item.items() if name != "id" and value}
    lacking = [name for name in said if not there.get(name)]
    unlike = [name for name, value in said.items() if there.get(name) and there[name] != value]
    parts = [f"which lacks {', '.join(lacking)}"] if lacking else []
    parts += [f"which has another {', '.join(unlike)}"] if unlike else []
    return f"{item['id']} is {match.source_id} {match.why}" + (f", {'; '.join(parts)}" if parts else "")


def _hash(claim: Claim) -> int:
    """Return a hash of what a claim says, good for one run."""
    date = claim.date
    said = (date.expression, date.said, claim.text, claim.countries, claim.regions, claim.actors, claim.places)
    return hash((said, claim.kind, claim.status, claim.note, claim.citations, tuple(claim.fields.items())))


def _citing(claim: Claim, renamed: Mapping[str, str]) -> Claim:
    """Return a claim that cites sources by the ids that the project has for them."""
    if not any(one.source in renamed for one in claim.citations):
        return claim
    citations: dict[Citation, None] = {}
    for one in claim.citations:
        citations[structs.replace(one, source=renamed.get(one.source, one.source))] = None
    return structs.replace(claim, citations=tuple(citations))


def _told(rows: Iterator[Incoming], file: BinaryIO, progress: Callable[[int, int], None]) -> Iterator[Incoming]:
    """Yield rows, and say every so often how far the file is read."""
    size = os.fstat(file.fileno()).st_size
    for number, row in enumerate(rows):
        yield row
        if not number % 500:
            progress(min(file.tell(), size), size)
    progress(size, size)


class _Around(NamedTuple):
    """What a project has beside one of its files: where its claims stand (path and line), by their ids; its sources."""

    claims: Mapping[str, tuple[str, int]]
    sources: Mapping[str, Source]


def _around(output: Path) -> _Around:
    """Return what the project has that a file belongs to, nothing where it belongs to none."""
    folder = Path(os.path.abspath(output)).parent  # noqa: PTH100 - links stay as they are written
    root = next(
        (one for one in (folder, *folder.parents) if one.name == "timelines" or (one / SETTINGS).is_file()), None
    )
    if root is None or not root.is_dir():
        return _Around({}, {})
    try:
        parts = open_project(root).parts
    except ProjectError:
        return _Around({}, {})  # no timelines in it yet
    own = Path(os.path.abspath(output)).relative_to(root).as_posix()  # noqa: PTH100 - as above
    claims: dict[str, tuple[str, int]] = {}
    sources: dict[str, Source] = {}
    for part in parts:
        if part.path != own:
            claims.update((claim.id, (part.path, claim.location.line)) for claim in part.claims)
            sources.update((source.id, source) for source in part.sources)
    return _Around(claims, sources)


def _country(name: str) -> str:
    found = find_country(name)
    if found is None:
        near = suggest_countries(name)
        hint = f"; did you mean {' or '.join(near)}?" if near else ", in English, Spanish, Portuguese or French"
        raise ProjectError(f"no country is called {name[:60]!r}{hint}")
    return found.code


def _mapping(path: Path) -> dict[str, Any]:
    """Read a mapping.

    Raises:
        ProjectError: it cannot be read.
    """
    try:
        text, faults = decode_text(path.name, path.read_bytes())
    except OSError as error:
        raise ProjectError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from None
    if text is None or faults:
        raise ProjectError(f"{path}: {faults[0].message if faults else 'this is no text'}")
    said = read_plain(text, str(path))
    if not isinstance(said, dict):
        raise ProjectError(
            f"{path}: a mapping has `columns:`; `chronos import FILE --dry-run` prints one to begin with"
        )
    return said
