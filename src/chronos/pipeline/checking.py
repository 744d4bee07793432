"""Reads and checks projects."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import structs

from chronos.check import Settled, check, kinds_to_corroborate, needs_event
from chronos.dating import derive, edition_day
from chronos.edtf import DEFAULT_CIRCA
from chronos.link import cluster, find_candidates, surveys
from chronos.merge import merge
from chronos.model import CheckReport, Corpus
from chronos.pipeline.folder import check_folder
from chronos.pipeline.requests import CheckRequest, join_reports
from chronos.store import Cache, cache_folder, copies_below, project_root

_EVERYTHING: Final = CheckRequest()


def check_projects(paths: Iterable[Path], request: CheckRequest = _EVERYTHING) -> CheckReport:
    """Check the project of every path; a path to a file asks for the findings in that file alone.

    Raises:
        ProjectError: a path is not there, a project cannot be read, or its settings or its baseline cannot.
    """
    asked: dict[Path, list[Path]] = {}
    for path in paths:
        asked.setdefault(project_root(path), []).append(path)
    request.refuse_several(tuple(asked))
    reports: list[CheckReport] = []
    for root, given in asked.items():
        cache = Cache(cache_folder(request.cache, root)) if request.cache is not None else None
        checked = check_folder(root, request.settings, cache=cache)
        files = [path for path in given if path.is_file()]
        only = files if len(files) == len(given) else []
        report = request.report(
            checked.settled, root=root, files=only, claims=checked.claims, settings=checked.settings.check
        )
        reports.append(structs.replace(report, copies=checked.copies))
    return join_reports(reports)


def check_corpus(corpus: Corpus, root: Path | None = None) -> Settled:
    """Check a corpus, the events that its judgements make and the pairs that nobody has judged.

    Rules for single claims see dates as they are stated, those for events also what follows from relations.

    ``root`` is the folder of timelines, to which the paths of local copies of sources are relative; without it they are
    not read.
    """
    circa = corpus.settings.circa or DEFAULT_CIRCA
    dated, faults = derive(corpus)
    clusters = cluster(dated.claims, corpus.judgements)
    surveyed = surveys(corpus.claims)
    kinds = kinds_to_corroborate(corpus.settings)
    return check(
        structs.replace(corpus, faults=(*corpus.faults, *faults)),
        surveyed,
        as_of=edition_day(corpus),
        events=tuple(merge(one, corpus.sources, circa) for one in clusters if needs_event(one.claims, kinds)),
        candidates=find_candidates(surveyed, corpus.judgements, circa),
        copy_of=copies_below(root),
    )
