"""Writes what changed between two builds as errata, fit to stand at the end of a published chronology."""

from collections.abc import Iterator

from chronos.model import DIFFERENCE_KINDS, Difference, Differences
from chronos.render.differences.wording import changed, moved, remarks, summary, title
from chronos.render.escaping import markdown

_NONE = "none"


def differences_markdown(differences: Differences) -> Iterator[str]:
    """Yield the lines of errata: an entry with its date in words and what became of it, grouped by kind.

    The heading is of the second level, below the title of a chronology.
    """
    before, after = differences.before, differences.after
    yield f"## Errata: changes from {markdown(before.name)} to {markdown(after.name)}"
    yield ""
    yield f"{markdown(summary(differences)).capitalize()}."
    for kind in DIFFERENCE_KINDS:
        found = [one for one in differences.differences if one.kind == kind]
        if found:
            yield ""
            yield f"### {title(kind)}"
            yield ""
        for one in found:
            yield from _lines(one)
    yield ""
    yield "### Ledger"
    yield ""
    yield "| | claims read | shown | merged | undated | excluded |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for side in (before, after):
        ledger = side.ledger
        numbers = (ledger.read, ledger.shown, ledger.merged, ledger.undated, ledger.excluded)
        yield f"| {markdown(side.name)} | {' | '.join(f'{number:,}' for number in numbers)} |"
    for remark in (*remarks(before), *remarks(after)):
        yield ""
        yield f"{markdown(remark)}."


def _lines(one: Difference) -> Iterator[str]:
    date = f"**{markdown(one.date_words)}**, " if one.date_words else ""
    text = f": {markdown(one.text)}" if one.kind != "reworded" and one.text else ""
    yield f"- {date}{markdown(one.event)}{text}"
    if one.kind in ("added", "removed") and one.citations:
        yield f"  - Sources: {markdown('; '.join(one.citations))}"
    for move in one.moves:
        yield f"  - {markdown(moved(move))}"
    for name, before, after in changed(one):
        shown = markdown(name)
        yield f"  - {shown[:1].upper()}{shown[1:]}: was {_quoted(before)}, is {_quoted(after)}"


def _quoted(value: str) -> str:
    return f"“{markdown(value)}”" if value else _NONE
