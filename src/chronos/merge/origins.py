"""Which sources are independent of each other, and how many of them support an event."""

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import itemgetter

from chronos.edtf.circa import widened
from chronos.edtf.spans import as_bounds
from chronos.model import Claim, Source, fold_name, origin_of


def independent_origins(cited: Iterable[str], sources: Mapping[str, Source]) -> frozenset[str]:
    """Return the origins behind some sources: who each had it from, transitively, or the source itself.

    Sources of one origin are not independent, however its name is written. Ids that no source has stand for nothing
    that could corroborate, and are left out. Origins in a circle count as one.
    """
    return frozenset(fold_name(origin_of(one, sources)) for one in cited if one in sources)


def corroborating(claims: Iterable[Claim], sources: Mapping[str, Source], circa: Mapping[str, str]) -> int:
    """Count the independent sources that agree on a date: the most whose dates have one day in common.

    "About" reaches as far as ``circa`` says. A claim that states no date disagrees with none. All days are swept once,
    from the first to the last.
    """
    behind = [(claim, independent_origins((one.source for one in claim.citations), sources)) for claim in claims]
    always = frozenset().union(*(origins for claim, origins in behind if claim.date.expression is None))
    turns = [
        (day, ends, origins - always)
        for claim, origins in behind
        if claim.date.expression is not None
        for run in widened(claim.date.expression, circa)
        for ends, day in enumerate(as_bounds(run))
    ]
    standing: Counter[str] = Counter()
    number = most = 0
    for _, ends, origins in sorted(turns, key=itemgetter(0, 1)):
        for origin in origins:
            if ends:
                standing[origin] -= 1
                number -= not standing[origin]
            else:
                number += not standing[origin]
                standing[origin] += 1
        most = max(most, number)
    return len(always) + most
