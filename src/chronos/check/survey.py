"""What the rules for the whole need to know of the claims of one file, in little room."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from itertools import chain, groupby

from msgspec import Struct

from chronos.model import Candidate, Claim, Event, Judgement, Location, Source, Suppression


class Survey(Struct, frozen=True, kw_only=True, array_like=True):
    """The claims of one file.

    ``ids``, ``places`` (line and column of the claims), ``id_places`` and ``sayings`` go together; ``sayings`` are
    digests of what a claim says (text, date, countries), 0 where its text is empty. ``countries``, ``regions`` and
    ``cited`` (ids of sources) are those of all claims. ``retrieved`` is the latest day number on which a citation says
    that its source was read.
    """

    path: str
    ids: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    id_places: tuple[tuple[int, int], ...] = ()
    sayings: tuple[int, ...] = ()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    suppressions: tuple[Suppression, ...] = ()
    retrieved: int | None = None

    def place(self, number: int) -> Location:
        """Return where the claim of this number (from 0) begins."""
        return Location(self.path, *self.places[number])

    def id_place(self, number: int) -> Location:
        """Return where the id of the claim of this number (from 0) stands."""
        return Location(self.path, *self.id_places[number])


class Whole(Struct, frozen=True, kw_only=True, dict=True):
    """Everything that the rules for the whole look at.

    ``surveys`` are in the order of their paths; ``left_out`` are the ids of claims that could not be read; ``events``
    are those of which a rule may have something to say; ``candidates`` are pairs of claims that nobody has judged, the
    likeliest first.
    """

    surveys: tuple[Survey, ...]
    sources: Mapping[str, Source]
    judgements: tuple[Judgement, ...] = ()
    left_out: frozenset[str] = frozenset()
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


def survey(path: str, claims: Iterable[Claim]) -> Survey:
    """Return the survey of the claims of one file."""
    claims = tuple(claims)
    days = [one.retrieved.latest for claim in claims for one in claim.citations if one.retrieved is not None]
    return Survey(
        path=path,
        ids=tuple(claim.id for claim in claims),
        places=tuple((claim.location.line, claim.location.column) for claim in claims),
        id_places=tuple(claim.marks.get("id", (claim.location.line, claim.location.column)) for claim in claims),
        sayings=tuple(map(_saying, claims)),
        countries=frozenset(code for claim in claims for code in claim.countries),
        regions=frozenset(one for claim in claims for one in claim.regions),
        cited=frozenset(citation.source for claim in claims for citation in claim.citations),
        suppressions=tuple(one for claim in claims for one in claim.suppress),
        retrieved=max((day for day in days if day is not None), default=None),
    )


def surveys(claims: Iterable[Claim]) -> tuple[Survey, ...]:
    """Return a survey for every file that the claims stand in, in the order of their paths."""
    ordered = sorted(claims, key=lambda claim: claim.location)
    return tuple(survey(path, group) for path, group in groupby(ordered, key=lambda claim: claim.location.path))


def _saying(claim: Claim) -> int:
    if not claim.text:
        return 0
    said = " ".join(claim.text.casefold().split()), str(claim.date.expression), ",".join(sorted(claim.countries))
    return int.from_bytes(blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=7).digest())
