"""Writes what changed between two builds as text for a terminal."""

from collections.abc import Iterator

from chronos.model import Difference, Differences
from chronos.render.differences.wording import changed, ledger_words, moved, remarks, summary
from chronos.render.findings.terminal import harmless

_NONE = "(none)"


def differences_text(differences: Differences) -> Iterator[str]:
    """Yield the lines of what changed, one difference after the other in the order of their dates."""
    before, after = differences.before, differences.after
    for one in differences.differences:
        yield from map(harmless, _lines(one))
        yield ""
    for side in (before, after):
        yield from map(harmless, remarks(side))
    yield harmless(f"{before.name}: {ledger_words(before.ledger)}")
    yield harmless(f"{after.name}: {ledger_words(after.ledger)}")
    yield harmless(f"{before.name} to {after.name}: {summary(differences)}")


def _lines(one: Difference) -> Iterator[str]:
    yield ", ".join(part for part in (f"{one.kind}  {one.event}", one.date_words) if part)
    if one.kind != "reworded" and one.text:
        yield f"    {one.text}"
    if one.kind in ("added", "removed") and one.citations:
        yield f"    [{'; '.join(one.citations)}]"
    for move in one.moves:
        yield f"    {moved(move)}"
    for name, before, after in changed(one):
        if one.kind == "reworded":
            if name != "text":
                yield f"    {name}:"
            yield f"    - {before or _NONE}"
            yield f"    + {after or _NONE}"
        else:
            yield f"    {name}: {before or _NONE} → {after or _NONE}"
