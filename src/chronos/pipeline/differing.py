"""Compares two builds of a project, whatever they are read from."""

import os
from pathlib import Path

from msgspec import Struct, structs

from chronos.arrange import arrange
from chronos.compare import compare
from chronos.count import count
from chronos.model import Differences, Tables
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.chronologies import errors_in
from chronos.pipeline.preparing import EVERYTHING, Prepared
from chronos.render.data import claims_csv, events_csv
from chronos.store import ProjectError, no_collecting, project_root, read
from chronos.store.revisions import revision_folder
from chronos.store.tables import is_output, read_tables, tables_of


class DiffRequest(Struct, frozen=True, kw_only=True):
    """Which two builds to compare.

    Each is a path, of an output or of a folder of timelines, or else a git revision: of the folder ``timelines``, or
    ``rev:path``.
    """

    before: str
    after: str
    timelines: Path = Path("timelines")


def diff(request: DiffRequest) -> Differences:
    """Read two builds and compare them; timelines are built as far as their tables need.

    Raises:
        ProjectError: one cannot be read: there is nothing at a path, no such revision, or settings are wrong.
    """
    before, unread_before = _tables(request.before, request.timelines)
    after, unread_after = _tables(request.after, request.timelines)
    found = compare(before, after)
    return structs.replace(
        found,
        before=structs.replace(found.before, unread_files=unread_before),
        after=structs.replace(found.after, unread_files=unread_after),
    )


def _tables(named: str, timelines: Path) -> tuple[Tables, int]:
    """Return the tables of a build, and how many of its files could not be read."""
    if not named.strip() or "\0" in named:
        raise ProjectError(f"{named!r} names no build; name a folder or a git revision")
    if os.path.exists(named):  # noqa: PTH110 - never raises
        return _of_folder(Path(named), named)
    with revision_folder(named, timelines) as folder:
        return _of_folder(folder, named)


def _of_folder(folder: Path, name: str) -> tuple[Tables, int]:
    try:
        if is_output(folder):
            return read_tables(folder, name), 0
        root = project_root(folder)
        corpus = read(root)
    except ProjectError as error:
        about = str(error).replace(str(folder), name)
        raise ProjectError(about if about.startswith(name) else f"{name}: {about}") from None
    with no_collecting():
        prepared = Prepared(corpus)
        whole = arrange(
            prepared.events,
            EVERYTHING,
            corpus=prepared.corpus,
            counts=count((), prepared.terms()),  # no table shows them
            as_of=prepared.as_of,
            errors=errors_in(check_corpus(corpus, root).findings),
        )
        tables = tables_of(events_csv(whole.entries), claims_csv(whole.entries, corpus), name)
    return tables, len(corpus.unread_files)
