"""Named disagreements between the claims of one event: of countries and of numbers; dates are judged with the date."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from chronos.gazetteer.succession import share_land
from chronos.model import Claim, Discrepancy

if TYPE_CHECKING:
    from chronos.merge.quantities import Quantity


def find_discrepancies(claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    """Yield what two claims cannot both say of one event; the result has the order of the claims.

    Countries disagree where two claims list some and have none in common, also not as what one was before the other.
    Numbers disagree where two claims count the same and have no number in common.
    """
    listed = [claim for claim in claims if claim.countries]
    lists = {frozenset(claim.countries) for claim in listed}
    if any(not share_land(one, other) for one, other in combinations(lists, 2)):
        yield Discrepancy("country", tuple((claim.id, ", ".join(claim.countries)) for claim in listed))
    from chronos.merge.numbers import may_have_number  # noqa: PLC0415 - few events have two claims

    if sum(may_have_number(claim.text) for claim in claims) > 1:
        yield from _of_numbers(claims)


def _of_numbers(claims: Sequence[Claim]) -> Iterator[Discrepancy]:
    from chronos.merge.quantities import quantities  # noqa: PLC0415 - few events have two claims with numbers

    by_unit: dict[str, list[tuple[Claim, list[Quantity]]]] = {}
    for claim in claims:
        counted: dict[str, list[Quantity]] = {}
        for one in quantities(claim.text):
            counted.setdefault(one.unit, []).append(one)
        for unit, found in counted.items():
            by_unit.setdefault(unit, []).append((claim, found))
    for counts in by_unit.values():
        if _exclude_each_other(found for _, found in counts):
            said = ((claim.id, ", ".join(dict.fromkeys(one.text for one in found))) for claim, found in counts)
            yield Discrepancy("number", tuple(said))


def _exclude_each_other(stated: Iterable[Iterable["Quantity"]]) -> bool:
    """Whether two claims have no number in common, of what each states of one unit."""
    ranges = {tuple(sorted({(one.low, one.high) for one in found})) for found in stated}
    single = [each[0] for each in ranges if len(each) == 1]
    if single and max(low for low, _ in single) > min(high for _, high in single):
        return True
    several = [each for each in ranges if len(each) > 1]
    pairs = chain(combinations(several, 2), product(several, ([one] for one in single)))
    return any(
        not any(one[0] <= other[1] and other[0] <= one[1] for one in some for other in others) for some, others in pairs
    )
