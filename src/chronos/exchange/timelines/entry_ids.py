"""Ids for the entries of timeline tools."""

from chronos.exchange.naming import content_id, own_id
from chronos.model import ClaimDate


def entry_id(tool: str, own: str, date: ClaimDate, text: str, *, is_ours: bool) -> str:
    """Return the id of an entry: its own, else one made of its date and its text.

    Tools number their entries within a file; such a number has the name of the tool before it, unless it is an id that
    chronos wrote.
    """
    own = " ".join(own.split())
    if not own:
        return content_id(date.expression.text if date.expression is not None else "undated", text)
    return own_id("" if is_ours or not own.isdecimal() else tool, own)
