"""Reads and checks projects."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, structs

from chronos.check import Settled, check
from chronos.dating import edition_day
from chronos.edtf import DEFAULT_CIRCA
from chronos.link import cluster, find_candidates
from chronos.merge import merge
from chronos.model import Claim, Corpus, Finding, Location
from chronos.store import copies_below, project_root, read


class CheckReport(Struct, frozen=True):
    """What was checked; the paths of the findings are as a person at the given folder would write them."""

    findings: tuple[Finding, ...]
    claims: int
    suppressed: int = 0


def check_projects(paths: Iterable[Path]) -> CheckReport:
    """Check the project of every path; a path to a file asks for the findings in that file alone.

    Raises:
        ProjectError: a path is not there, a project cannot be read, or its settings cannot.
    """
    asked: dict[Path, list[Path]] = {}
    for path in paths:
        asked.setdefault(project_root(path), []).append(path)
    found: list[Finding] = []
    claims = suppressed = 0
    for root, given in asked.items():
        corpus = read(root)
        files = {os.path.realpath(path) for path in given if path.is_file()}
        only = files if len(files) == len(given) else set()
        claims += corpus.claims_read
        settled = check_corpus(corpus, root)
        suppressed += settled.suppressed
        for finding in settled.findings:
            path = root / finding.location.path
            if not only or os.path.realpath(path) in only:
                location = Location(path.as_posix(), finding.location.line, finding.location.column)
                found.append(structs.replace(finding, location=location))
    return CheckReport(tuple(found), claims, suppressed)


def check_corpus(corpus: Corpus, root: Path | None = None) -> Settled:
    """Check a corpus, the events that its judgements make and the pairs that nobody has judged.

    ``root`` is the folder of timelines, to which the paths of local copies of sources are relative; without it they are
    not read.
    """
    circa = corpus.settings.circa or DEFAULT_CIRCA
    clusters = cluster(corpus.claims, corpus.judgements)
    return check(
        corpus,
        as_of=edition_day(corpus),
        events=tuple(merge(one, corpus.sources, circa) for one in clusters if _is_checked(one.claims)),
        candidates=find_candidates(corpus.claims, corpus.judgements, circa),
        copy_of=copies_below(root),
    )


def _is_checked(claims: tuple[Claim, ...]) -> bool:
    """Whether a rule for events may have something to say: not of one claim that cites one source."""
    return len(claims) > 1 or len(claims[0].citations) > 1
