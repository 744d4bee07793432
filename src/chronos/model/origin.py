"""Whom a source had it from."""

from collections.abc import Mapping
from unicodedata import normalize

from chronos.model.source import Source


def origin_of(source_id: str, sources: Mapping[str, Source]) -> str:
    """Return the origin behind a source as it is written: who it had it from, transitively, or the source itself.

    ``origin`` is the id of another source or any name. Origins in a circle count as one, the least of their ids.
    """
    path = [source_id]
    while source_id in sources and (behind := sources[source_id].origin):
        if behind in path:
            return min(path[path.index(behind) :])
        path.append(behind)
        source_id = behind
    return source_id


def fold_name(name: str) -> str:
    """Return what the ways of writing one name have in common: "Reuters", "reuters " and "REUTERS" are one origin."""
    return " ".join(normalize("NFKC", name).casefold().split())
