"""Clusters of claims and the events made of them."""

from typing import Literal

from msgspec import Struct

from chronos.edtf import DateExpression
from chronos.model.claim import Claim, Status

AgreementKind = Literal["single", "derived", "same", "refined", "compatible", "near", "doubtful", "discrepant"]
"""How the dates of an event's claims agree.

``single`` where one claim at most states a date, ``derived`` where none does and the date is what other claims leave;
the others are those of :class:`chronos.edtf.Agreement`.
"""


class Cluster(Struct, frozen=True):
    """Claims judged the same, or one claim that nobody joined to another; ordered by (id, place).

    ``texts`` are the ids of those whose words a judgement wants shown, in alphabetical order.
    """

    claims: tuple[Claim, ...]
    texts: tuple[str, ...] = ()


class Discrepancy(Struct, frozen=True):
    """A named disagreement between the claims of one event; ``gap_days`` is the widest gap between two of the dates.

    Neighbouring days are one day apart.
    """

    subject: Literal["date", "country", "number"]
    values: tuple[tuple[str, str], ...]
    """(claim id, what that claim says), in the order of the event's claims."""
    gap_days: int = 0


class Event(Struct, frozen=True, kw_only=True):
    """What the claims of one cluster assert, merged; it keeps them all.

    ``claims`` starts with the one whose words are shown. ``date`` is ``None`` for an undated event; ``agreement`` says
    how the dates of the claims agree. ``origins`` is the number of independent sources in all, ``corroboration`` of
    those that agree within bounds; of ``sources``, as cited, the project does not have ``unknown_sources``, which count
    in neither. ``published`` is the latest possible day number of the earliest publication among its sources,
    ``None`` where no source is dated.
    """

    id: str
    claims: tuple[Claim, ...]
    date: DateExpression | None
    agreement: AgreementKind
    text: str
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    kind: str
    status: Status
    lasting: bool
    corroboration: int
    origins: int
    sources: tuple[str, ...]
    unknown_sources: tuple[str, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    published: int | None = None
