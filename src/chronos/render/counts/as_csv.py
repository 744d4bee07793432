"""Writes counts as CSV (RFC 4180, but with line feeds alone)."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from typing import Final

from chronos.model import CountReport, Counts
from chronos.render.escaping import cell

COLUMNS: Final = ("period", "certain", "expected", "possible")
DETAILS: Final = ("low", "high", "mark", "because")
_DIGITS: Final = 12
"""Of an expected number after the point: sums of thousands of rows still agree in the ninth."""
_LEAST: Final = 6


def counts_csv(report: CountReport, *, details: bool = False) -> str:
    """Return a row for each period, of each group where there are any; ``details`` adds intervals and marks."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head = (report.by,) if report.by is not None else ()
    writer.writerow((*head, *COLUMNS, *(DETAILS if details else ())))
    for one in report.groups if report.by is not None else (report.total,):
        writer.writerows(_rows(one.counts, grouped=report.by is not None, details=details))
    return text.getvalue()


def exact_decimal(number: Fraction) -> str:
    """Return a fraction with twelve decimals, rounded half to even, of which no zero after the sixth is written."""
    scaled, left = divmod(number.numerator * 10**_DIGITS, number.denominator)
    scaled += 2 * left > number.denominator or (2 * left == number.denominator and scaled % 2)
    whole, rest = divmod(scaled, 10**_DIGITS)
    digits = f"{rest:0{_DIGITS}d}"
    return f"{whole}.{digits[:_LEAST]}{digits[_LEAST:].rstrip('0')}"


def _rows(counts: Counts, *, grouped: bool, details: bool) -> Iterator[tuple[object, ...]]:
    for row in counts.rows:
        cells: tuple[object, ...] = (row.period, row.certain, exact_decimal(row.expected), row.possible)
        if grouped:
            cells = (cell(counts.group), *cells)
        if details:
            cells = (*cells, *(row.interval or ("", "")), row.mark, row.because)
        yield cells
