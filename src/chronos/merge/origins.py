"""Which sources are independent of each other."""

from collections.abc import Iterable, Mapping

from chronos.model import Source


def independent_origins(cited: Iterable[str], sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the origins behind some sources: who each had it from, transitively, or the source itself.

    Sources of one origin are not independent. ``origin`` is the id of another source or any name. Ids that no
    source has stand for nothing that could corroborate, and are left out. Origins in a circle count as one.
    """
    return frozenset(_origin(one, sources) for one in cited if one in sources)


def _origin(source_id: str, sources: Mapping[str, Source]) -> str:
    path = [source_id]
    while source_id in sources and (behind := sources[source_id].origin):
        if behind in path:
            return min(path[path.index(behind) :])
        path.append(behind)
        source_id = behind
    return source_id
