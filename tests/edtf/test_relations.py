"""Relations in three strengths, and the order in which dates are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chronos import edtf
from chronos.edtf import RELATIONS, parse, strength
from chronos.edtf.relations import certain_run

if TYPE_CHECKING:
    from chronos.edtf.relations import Relation

# For each pair the strengths of before, after, equal, contains, within and overlaps by their first letters.
_PAIRS = """
2017          2018        niiiii
2018          2017        iniiii
2018          2018-05     pppppp
2018-05-01    2018-05-01  iinnnn
2018/2020     2019        iiinin
2018/2020     2018-05     ipipip
2018          2018/2020   piiipp
2018/..       2020        piipip
2018/..       2017        iniiii
../2018       2019        niiiii
/             2018        pppppp
[2018-05-01,2018-05-03] 2018-05-02 ppiiii
2018-05-01/2018-05-03 2018-05-02 iiinin
2018-05-01/2018-05-01 2018-05-01 iinnnn
2018-05-01/2018-05-02 2018-05-02/2018-05-03 iiiiin
[..2012]      2013        niiiii
2013~         2013        pppppp
Y1E30         2018        iniiii
Y-1E30        2018        niiiii
Y1E30         Y2E30       pppppp
"""
_LETTERS = {"n": "necessary", "p": "possible", "i": "impossible"}


@pytest.mark.parametrize("line", _PAIRS.strip().splitlines(), ids=lambda line: "-".join(line.split()[:2]))
def test_strength_of_each_relation(line: str) -> None:
    a, b, letters = line.split()
    found = {relation: strength(relation, parse(a), parse(b)) for relation in RELATIONS}
    assert found == dict(zip(RELATIONS, map(_LETTERS.__getitem__, letters), strict=True))


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("pair", [("2017", "2018"), ("2018", "2017"), ("2018", "2018-05"), ("2018/2020", "2019")])
def test_the_predicates_say_what_the_strength_says(relation: Relation, pair: tuple[str, str]) -> None:
    a, b = map(parse, pair)
    necessarily, possibly = (getattr(edtf, f"{how}_{relation}")(a, b) for how in ("necessarily", "possibly"))
    expected = {"necessary": (True, True), "possible": (False, True), "impossible": (False, False)}
    assert (necessarily, possibly) == expected[strength(relation, a, b)]


def test_what_an_interval_surely_covers() -> None:
    date = parse("2018/2020")
    start, end = date.start, date.end
    assert start is not None
    assert end is not None
    assert certain_run(date) == (start.latest, end.earliest)
    assert certain_run(parse("2018")) is None


def test_dates_are_shown_in_the_order_of_their_keys() -> None:
    texts = ["/", "2013-01-01", "Y1E30", "2013-01", "[2013-01-01..]", "2013", "[..2012]", "Y-1E30", "2012", "-0043"]
    assert sorted(texts, key=lambda text: parse(text).display_key()) == [
        "Y-1E30", "-0043", "2012", "[..2012]", "[2013-01-01..]", "2013", "2013-01", "2013-01-01", "Y1E30", "/",
    ]  # fmt: skip


def test_dates_are_shown_by_their_last_or_middle_day_on_request() -> None:
    texts = ["2013", "2013-03", "2013/..", "../2013-06"]
    assert sorted(texts, key=lambda text: parse(text).display_key("latest")) == [
        "2013/..", "2013-03", "../2013-06", "2013",
    ]  # fmt: skip
    assert parse("2013").display_key("midpoint") == ((2 * edtf.day_number(2013, 1, 1) + 364) // 2, 0, -364, "2013")
