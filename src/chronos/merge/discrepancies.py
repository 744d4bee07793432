"""Named disagreements between the claims of one event: of countries and of numbers; dates are judged with the date."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from chronos.gazetteer.succession import share_land
from chronos.model import Claim, Discrepancy


def find_discrepancies(claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield what two claims cannot both say of one event; the result has the order of the claims.

    Countries disagree where two claims list some and have none in common, also not as what one was before the other.
    Numbers disagree where two claims count the same and have no number in common.
    """
    listed = [claim for claim in claims if claim.countries]
    if any(not share_land(one.countries, other.countries) for one, other in combinations(listed, 2)):
        yield Discrepancy("country", tuple((claim.id, ", ".join(claim.countries)) for claim in listed))
    if sum(_may_count(claim.text) for claim in claims) > 1:
        yield from _of_numbers(claims)


def _may_count(text: str) -> bool:
    """Whether a text may state a quantity: a quick test that is right wherever it says no."""
    from chronos.merge.number_words import NUMBERS  # noqa: PLC0415 - few events have two claims

    return any(letter.isdigit() for letter in text) or not NUMBERS.keys().isdisjoint(text.lower().split())


def _of_numbers(claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    from chronos.merge.quantities import quantities  # noqa: PLC0415 - few events have two claims with numbers

    stated = [(claim, quantities(claim.text)) for claim in claims]
    for unit in dict.fromkeys(one.unit for _, found in stated for one in found):
        counts = [(claim, [one for one in found if one.unit == unit]) for claim, found in stated]
        counts = [(claim, found) for claim, found in counts if found]
        if any(
            not any(one.agrees(other) for one in some for other in others)
            for (_, some), (_, others) in combinations(counts, 2)
        ):
            yield Discrepancy(
                "number", tuple((claim.id, "; ".join(one.text for one in found)) for claim, found in counts)
            )
