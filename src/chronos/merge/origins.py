"""Which sources are independent of each other."""

from collections.abc import Iterable, Mapping

from chronos.model import Source, origin_of


def independent_origins(cited: Iterable[str], sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the origins behind some sources: who each had it from, transitively, or the source itself.

    Sources of one origin are not independent. Ids that no source has stand for nothing that could corroborate, and are
    left out. Origins in a circle count as one.
    """
    return frozenset(origin_of(one, sources) for one in cited if one in sources)
