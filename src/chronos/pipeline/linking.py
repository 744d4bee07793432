"""Proposes which claims of a project speak of one event."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from chronos.edtf import DEFAULT_CIRCA
from chronos.link.judged import Judged
from chronos.model import Candidate, Claim, Judgement, Location
from chronos.store import NO_CONVENTIONS, Conventions, no_collecting, open_project, project_root, read_parts


class LinkRequest(Struct, frozen=True, kw_only=True):
    """Where to look for candidates, and how strong (from 0 to 1) one must be, by default what the engine proposes."""

    directory: Path
    minimum: float | None = None


class LinkReport(Struct, frozen=True, kw_only=True):
    """The candidates of the timelines at ``root``, the strongest first, to which their places are relative.

    ``claims`` is the number of claims that were compared, ``left_out`` that of claims that cannot be read, ``unread``
    that of files of which nobody can say how many claims they hold; ``conventions`` are those by which they were read.
    """

    root: Path
    candidates: tuple[Candidate, ...]
    claims: int
    left_out: int
    unread: int
    conventions: Conventions = NO_CONVENTIONS


def link(request: LinkRequest) -> LinkReport:
    """Read a project, and compare its claims; pairs that are judged do not come back.

    Claims are read and let go a file at a time, so that very many can be compared.

    Raises:
        ProjectError: there is no project, or it or its settings cannot be read.
    """
    from chronos.link.collecting import Collection  # noqa: PLC0415 - it loads NumPy, and only this needs it
    from chronos.link.proposing import LEAST, propose  # noqa: PLC0415 - likewise

    root = project_root(request.directory)
    with no_collecting():
        opened = open_project(root)
        collection = Collection(opened.settings.circa or DEFAULT_CIRCA)
        judgements: list[Judgement] = []
        left_out = unread = 0
        for part in opened.parts:
            collection.add(part.claims)
            judgements += part.judgements
            left_out += len(part.unreadable)
            unread += part.unread
        columns = collection.columns()
        minimum = LEAST if request.minimum is None else request.minimum
        candidates = tuple(propose(columns, judgements, minimum))
    unread += len(opened.unread)
    return LinkReport(
        root=root,
        candidates=candidates,
        claims=len(columns.ids),
        left_out=left_out,
        unread=unread,
        conventions=opened.conventions,
    )


def claims_of(
    root: Path, candidates: Iterable[Candidate], conventions: Conventions = NO_CONVENTIONS
) -> dict[Location, Claim]:
    """Return the claims of some candidates by their places; only the files in which they stand are read."""
    places = {place for one in candidates for place in one.places}
    return {
        claim.location: claim
        for part in read_parts(root, {place.path for place in places}, conventions)
        for claim in part.claims
        if claim.location in places
    }


def undecided(candidates: Iterable[Candidate], judgements: Iterable[Judgement]) -> tuple[Candidate, ...]:
    """Return the candidates that judgements, with what follows from them, leave undecided.

    What is the same as the same is the same; what is apart from the one (or cannot be told) is so from the other.
    """
    judged = Judged(judgements)
    return tuple(one for one in candidates if not judged.knows(*one.claims))
