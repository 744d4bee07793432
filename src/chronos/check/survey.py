"""Everything at once, as the rules for the whole see it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct

from chronos.model import Candidate, Event, Judgement, Source, Survey


class Whole(Struct, frozen=True, kw_only=True, dict=True):
    """Everything that the rules for the whole look at.

    ``surveys`` are in the order of their paths; ``left_out`` are the ids of claims that could not be read,
    ``lost_cited`` the ids of sources that they cite, ``unread``
    whether there are more of which nobody knows; ``events`` are those of which a rule may have something to say;
    ``candidates`` are pairs of claims that nobody has judged, the likeliest first.
    """

    surveys: tuple[Survey, ...]
    sources: Mapping[str, Source]
    judgements: tuple[Judgement, ...] = ()
    left_out: frozenset[str] = frozenset()
    lost_cited: frozenset[str] = frozenset()
    unread: bool = False
    events: tuple[Event, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all claims."""
        return frozenset(chain.from_iterable(survey.ids for survey in self.surveys))

    def claims(self) -> Iterator[tuple[Survey, int]]:
        """Yield every claim as its survey and its number there, in the order of their places."""
        for survey in self.surveys:
            for number in range(len(survey.ids)):
                yield survey, number
