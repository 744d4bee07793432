"""What the rules for discrepancies say: who says what, where, and a way out."""

from collections.abc import Iterator
from typing import Final

from chronos.model import Discrepancy, Event, Fault

_SHOWN: Final = 4
"""Things said that a message names; an event may have many claims."""


def disagreements(event: Event, rule: str, subject: str, field: str, what: str) -> Iterator[Fault]:
    """Yield a fault for each discrepancy of a subject, at a field of the first of the claims that disagree.

    ``what`` is what disagrees, in words.
    """
    for one in event.discrepancies:
        if one.subject == subject:
            first = next(claim for claim in event.claims if claim.id == one.values[0][0])
            apart = f", {one.gap_days:,} day{'' if one.gap_days == 1 else 's'} apart" if one.gap_days else ""
            message = (
                f"the {what} of one event disagree: {_said(event, one)}{apart}; "
                "mend what is wrong, or the judgement that they are one event"
            )
            yield Fault(rule, first.where(field), message, first.id)


def _said(event: Event, one: Discrepancy) -> str:
    """Return each thing said with the first claim that says it, and how many more do."""
    places = {claim.id: claim.location for claim in event.claims}
    claims: dict[str, list[str]] = {}
    for claim_id, said in one.values:
        claims.setdefault(said, []).append(claim_id)
    shown = []
    for said, ids in list(claims.items())[:_SHOWN]:
        where = "here" if ids[0] == one.values[0][0] else f"in {ids[0][:60]} ({places[ids[0]]})"
        shown.append(f"{said[:60]!r} {where}{f' and {len(ids) - 1} more' if len(ids) > 1 else ''}")
    more = sum(map(len, list(claims.values())[_SHOWN:]))
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
