"""Dates of tables as date expressions: what happened once between two days, and never more precisely than that."""

from datetime import date
from functools import lru_cache

from chronos.edtf import DateExpression, parse
from chronos.model import ClaimDate


@lru_cache(maxsize=100_000)
def once_between(first: date, last: date) -> DateExpression:
    """Return the date of an event that happened once, at some time from one day to another (both inclusive).

    One day is that day; otherwise it is the set ``[first..last]`` of EDTF level 2 ("one of a set", Library of Congress,
    2019-02-04), never an interval, which would say that it lasted, and never a month or a year in their place.

    Raises:
        ValueError: the last day is before the first.
    """
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return expression(first.isoformat() if first == last else f"[{first.isoformat()}..{last.isoformat()}]")


@lru_cache(maxsize=100_000)
def expression(edtf: str) -> DateExpression:
    """Return an expression, each text read once.

    Raises:
        EdtfError: it is no EDTF.
    """
    return parse(edtf)


def dated(date_expression: DateExpression | None, said: str = "") -> ClaimDate:
    """Return the date of a claim with the file's own words for it; undated, and said to be so, without an expression.

    Words that say what the expression says, and no more, are left out.
    """
    words = " ".join(said.split())
    if date_expression is not None and words == date_expression.text:
        words = ""
    return ClaimDate(date_expression, said=words, stated=True)
