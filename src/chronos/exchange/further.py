"""What else an entry says as further fields of a claim (:attr:`chronos.model.Claim.fields`), within their limits."""

import re
from collections.abc import Mapping
from typing import Final

from chronos.exchange.timelines.html_text import single_line
from chronos.model.further_fields import DEGREES, LONGEST_NAME, MOST_FIELDS

_DEGREES: Final = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,30})?")
_REST: Final = "further"


def further_fields(found: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that say something, under names that a claim may have.

    A latitude or longitude that is no number of degrees stands under another name, and fields past the most that a
    claim has stand together in one.
    """
    fields: dict[str, str] = {}
    rest: list[str] = []
    for name, value in sorted(found.items(), key=lambda one: one[0] not in DEGREES):
        if not value:
            continue
        kept = single_line(name)[:LONGEST_NAME] or _REST
        if kept in DEGREES and (not _DEGREES.fullmatch(value) or abs(float(value)) > DEGREES[kept]):
            kept = f"{kept} as written"
        if len(fields) < MOST_FIELDS - 1 and kept not in fields and kept != _REST:
            fields[kept] = value
        else:
            rest.append(f"{kept}: {value}")
    return fields | ({_REST: "; ".join(rest)} if rest else {})
