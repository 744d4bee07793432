"""Checks the folder of a project file by file, and keeps what was found of each."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from chronos.check import Settled, Whole, check_whole, context_of, rules_off, settle, suppressions_of
from chronos.dating import derive, edition_day_of
from chronos.edtf import DEFAULT_CIRCA
from chronos.link import cluster, find_candidates, lacks_words, shared_blocks
from chronos.merge import merge
from chronos.model import Cluster, Corpus, Fault, Judgement, Settings, Source
from chronos.pipeline.kept import Contexts, Kept, Remembered, decode, decode_remembered, encode
from chronos.pipeline.workers import Contents, Question, Worker, WorkerPair
from chronos.store import (
    SETTINGS,
    Cache,
    ProjectError,
    code_stamp,
    conventions_of,
    copy_path,
    join_sources,
    no_collecting,
    read_content,
    settings_of,
    timeline_files,
)

WORTH_TWO: Final = 1_000_000
"""Bytes to read from which a second process saves more than it costs (measured: 2,000 claims)."""


class FolderReport(Struct, frozen=True):
    """What a check of a folder came to, the settings as they were applied, and how many claims and copies were read."""

    settled: Settled
    settings: Settings
    claims: int
    copies: int = 0


def check_folder(
    root: Path,
    adjust: Callable[[Settings], Settings] = lambda settings: settings,
    *,
    cache: Cache | None = None,
    processes: int = 2,
) -> FolderReport:
    """Check the project in a folder of timelines; the findings are those of a check of its whole corpus.

    ``adjust`` may replace the settings of the project. What was found of a file is taken from the cache where neither
    the file has changed nor anything else that it depends on.

    Raises:
        ProjectError: the folder cannot be read or has no YAML file, or a setting cannot be read.
    """
    with no_collecting():
        return _Folder(root, adjust, cache).check(processes)


class _Folder:
    """One check of one folder."""

    def __init__(self, root: Path, adjust: Callable[[Settings], Settings], cache: Cache | None) -> None:
        self.root = root
        self.cache = cache
        found = timeline_files(root)
        if not found.files and not found.faults:
            raise ProjectError(f"{root}: no timelines (*.yaml) here; `chronos init DIR` makes a new project")
        self.faults: list[Fault] = list(found.faults)
        self.unread = bool(found.unread)
        self.contents: dict[str, Contents] = {}
        settings = Settings()
        written = b""
        for relative, path in found.files:
            content, problems = read_content(relative, path)
            one = Contents(relative, content, tuple(problems))
            if relative == SETTINGS:
                written = content or b""
                settings, unknown = settings_of(*one.text())
                self.faults.extend(unknown)
            else:
                self.contents[relative] = one
        self.settings = adjust(settings)
        self.conventions = conventions_of(settings, ((path, one.content or b"") for path, one in self.contents.items()))
        off = (sorted(rules_off(self.settings.check)), sorted(self.conventions.keys.items()))
        self.basis = b"".join([code_stamp() if cache is not None else b"", repr(off).encode(), written])
        self.kept: dict[str, Kept] = {}
        self.shared: frozenset[int] = frozenset()
        self.copies: dict[str, bytes] = {}

    def check(self, processes: int) -> FolderReport:
        """Read what is not kept, find what is wrong in it, and then in everything together."""
        keys = {path: self._key(one) for path, one in self.contents.items()} if self.cache is not None else {}
        seen = [repr((self.basis, self.settings.check, self.faults)), *keys.values()]
        everything = sha256("\n".join(seen).encode()).hexdigest()
        if self.cache is not None:
            remembered = decode_remembered(self.cache.get(everything))
            if remembered is not None and self._copies(remembered.copies) == remembered.copies:
                return FolderReport(remembered.settled, self.settings, remembered.claims, len(remembered.copies))
            self.kept = {path: one for path, key in keys.items() if (one := decode(self.cache.get(key))) is not None}
        missing = [one for path, one in self.contents.items() if path not in self.kept]
        size = sum(len(one.content or b"") for one in missing)
        with WorkerPair(
            self.root, self.contents, self.settings, self.conventions, two=processes > 1 and size > WORTH_TWO
        ) as workers:
            self.kept.update(workers.read([one.path for one in missing]))
            self.kept = {path: self.kept[path] for path in self.contents}
            sources, twice = join_sources(self.kept.values())
            retrieved = [one.survey.retrieved for one in self.kept.values()]
            as_of = edition_day_of(self.settings, sources.values(), retrieved)
            changed = self._find(workers, sources, as_of)
        settled = self._settle(workers.here, sources, twice, as_of)
        claims = sum(len(one.survey.ids) + len(one.unreadable) for one in self.kept.values())
        if self.cache is not None and self._copies(self.copies) == self.copies:  # none has changed meanwhile
            for path in changed:
                self.cache.put(keys[path], encode(self.kept[path]))
            self.cache.put(everything, encode(Remembered(settled, claims, self.copies)))
            self.cache.clear({*keys.values(), everything})
        return FolderReport(settled, self.settings, claims, len(self.copies))

    def _find(self, workers: WorkerPair, sources: dict[str, Source], as_of: int | None) -> list[str]:
        """Find what is wrong in single claims where that is not known; return the paths of these files."""
        self.copies = self._copies(source.file for source in sources.values() if source.file)
        contexts = Contexts(b"%b %r" % (self.basis, as_of), sources, self.copies)
        now = {path: contexts.of(one.survey.cited | one.lost_cited) for path, one in self.kept.items()}
        self.shared = shared = shared_blocks(one.survey for one in self.kept.values())
        stale = [path for path, one in self.kept.items() if one.context != now[path] or lacks_words(one.survey, shared)]
        for path, found in workers.find(stale, Question(tuple(sources.values()), as_of, shared)).items():
            self.kept[path] = self.kept[path].with_found(now[path], found)
        return stale

    def _settle(self, worker: Worker, sources: dict[str, Source], twice: Sequence[Fault], as_of: int | None) -> Settled:
        """Apply the rules for everything together, and make findings of all faults."""
        judgements = tuple(judgement for one in self.kept.values() for judgement in one.judgements)
        circa = self.settings.circa or DEFAULT_CIRCA
        surveys = tuple(one.survey for one in self.kept.values())
        joined, contradictory = self._joined(worker, sources, judgements)
        whole = Whole(
            surveys=surveys,
            sources=sources,
            judgements=judgements,
            left_out=frozenset(lost.id for one in self.kept.values() for lost in one.unreadable),
            lost_cited=frozenset().union(*(one.lost_cited for one in self.kept.values())),
            unread=self.unread or any(one.unread for one in self.kept.values()),
            events=tuple(merge(one, sources, circa) for one in joined),
            candidates=find_candidates(surveys, judgements, circa, self.shared),
        )
        together = {claim.id for one in joined for claim in one.claims}
        context, faults = context_of(self.settings, sources, as_of, worker.copy_of)
        faults = [*self.faults, *contradictory, *faults, *twice, *check_whole(whole, context)]
        for one in self.kept.values():
            faults.extend((*one.faults, *one.found))
            faults.extend(fault for fault in one.alone if fault.claim not in together)
        return settle(faults, self.settings, suppressions_of(whole, self.settings))

    def _joined(
        self, worker: Worker, sources: dict[str, Source], judgements: tuple[Judgement, ...]
    ) -> tuple[list[Cluster], tuple[Fault, ...]]:
        """Return the clusters of two claims or more, dated by relations, and what is wrong with these.

        Only files with claims that judgements name, or that state a relation or are named by one, are read for them.
        """
        needed = {claim_id for judgement in judgements for claim_id in judgement.claims}
        for one in self.kept.values():
            needed.update(claim_id for relation in one.survey.relations for claim_id in relation[:2])
        claims = []
        for path, one in self.kept.items():
            if not needed.isdisjoint(one.survey.ids):
                claims += [claim for claim in worker.part(path).claims if claim.id in needed]
        corpus = Corpus(claims=tuple(claims), sources=sources, judgements=judgements, settings=self.settings)
        dated, faults = derive(corpus)
        return [one for one in cluster(dated.claims, judgements) if len(one.claims) > 1], faults

    def _key(self, one: Contents) -> str:
        digest = sha256(b"\0".join([self.basis, one.path.encode("utf-8", "surrogatepass"), b""]))
        digest.update(repr(one.problems).encode() if one.content is None else one.content)
        return digest.hexdigest()[:40]

    def _copies(self, files: Iterable[str]) -> dict[str, bytes]:
        """Digest local copies of sources, by their paths as written; one that cannot be read is empty."""
        found: dict[str, bytes] = {}
        for file in files:
            path = copy_path(self.root, file)
            content = read_content(file, path)[0] if path is not None else None
            kind = path.suffix.encode("utf-8", "surrogateescape") if path is not None else b""
            found[file] = sha256(b"%b\0%b" % (kind, content)).digest() if content is not None else b""
        return found
