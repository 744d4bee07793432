"""The value itself: parts, kinds, canonical text, immutability."""

from __future__ import annotations

import subprocess
import sys

import pytest

import chronos.edtf
from chronos.edtf import DateExpression, Qualifiers, day_number, parse


@pytest.mark.parametrize(
    ("text", "kind", "precision"),
    [
        ("2018", "date", "year"),
        ("2018-05", "date", "month"),
        ("2018-05-01", "date", "day"),
        ("2018-05-01T10:00:00Z", "date", "second"),
        ("2018-21", "date", "season"),
        ("2018-33", "date", "quarter"),
        ("2018-37", "date", "quadrimester"),
        ("2018-40", "date", "semester"),
        ("201X", "date", "decade"),
        ("20XX", "date", "century"),
        ("2XXX", "date", "millennium"),
        ("XXXX", "date", "era"),
        ("2X18", "date", "year"),
        ("2018-XX", "date", "year"),
        ("2018-XX-XX", "date", "year"),
        ("2018-05-XX", "date", "month"),
        ("2018-XX-05", "date", "day"),
        ("1950S2", "date", "century"),
        ("1950S4", "date", "year"),
        ("Y3388E2S3", "date", "millennium"),
        ("Y1E30S2", "date", "millennium"),
        ("Y170000002", "date", "year"),
        ("2018/2019-05", "interval", "month"),
        ("2018/..", "interval", "year"),
        ("/", "interval", "era"),
        ("[201X,2018-05-01]", "set", "day"),
    ],
)
def test_kind_and_finest_stated_unit(text: str, kind: str, precision: str) -> None:
    date = parse(text)
    assert (date.kind, date.precision) == (kind, precision)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("?2004", "2004?"),
        ("?2004-?06", "2004-06?"),
        ("2004-?06?", "2004-06?"),
        ("?2004-06-~11", "2004?-06-~11"),
        ("2004?-06~", "2004%-~06"),
        ("?~2004"[0] + "2004~", "2004%"),
        ("Y17E7", "Y170000000"),
        ("Y1E4S2", "Y10000S2"),
        ("Y10E100000", "Y1E100001"),
        ("Y1" + "0" * 30, "Y1E30"),
        ("2018-05-01T10:00:00+00:00", "2018-05-01T10:00:00Z"),
        ("2018-05-01T10:00:00+04", "2018-05-01T10:00:00+04:00"),
        ("[1668,1667,1668]", "[1667,1668]"),
        ("{..1960,1950,1961..}", "{..1960,1950,1961..}"),
        ("?2004/..", "2004?/.."),
        ("/2004", "/2004"),
    ],
)
def test_every_way_of_writing_a_value_has_one_canonical_text(text: str, canonical: str) -> None:
    date = parse(text)
    assert (date.canonical, date, date.text) == (canonical, parse(canonical), text)


def test_same_days_of_another_kind_are_another_value() -> None:
    assert len({parse(text) for text in ("2018", "2018?", "2018-XX", "[2018]", "2018/2018", "2018S4")}) == 6


def test_a_date_is_unequal_to_its_text() -> None:
    assert parse("2018") != "2018"
    assert Qualifiers("?") != "?"


def test_qualifiers_stand_on_parts() -> None:
    assert parse("2004?-06-~11").qualifiers == Qualifiers("?", "", "~")
    assert list(parse("2004-06%").qualifiers) == ["%", "%", ""]
    assert parse("2004?/2005-~06").qualifiers == Qualifiers("?", "~", "")
    assert parse("{2004?,2005~}").qualifiers == Qualifiers("%", "", "")
    assert len({Qualifiers("?"), Qualifiers("?")}) == 1
    assert repr(Qualifiers("?")) == "Qualifiers(year='?', month='', day='')"


def test_doubt_and_circa_are_asked_of_the_whole() -> None:
    assert [(date.uncertain, date.approximate) for date in map(parse, ("2018", "2018?", "2018~", "2018%"))] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]


def test_an_interval_keeps_both_ends() -> None:
    assert (parse("2018?/2019-05").start, parse("2018?/2019-05").end) == (parse("2018?"), parse("2019-05"))
    assert (parse("2018/..").end, parse("/2018").start, parse("2018").start) == (None, None, None)


def test_a_set_keeps_its_members_and_says_of_which_kind_it_is() -> None:
    one, every = parse("[1667,1670..1672]"), parse("{1667,1672..}")
    assert one.members == (parse("1667"), parse("[1670..1672]"))
    assert every.members == (parse("1667"), parse("{1672..}"))
    assert (one.one_of, one.all_of, every.one_of, every.all_of) == (True, False, False, True)
    assert parse("1667").members == ()


def test_spans_of_a_mask_are_runs_of_days() -> None:
    leap_days = [day_number(year, 2, 29) for year in (1960, 1964, 1968)]
    assert list(parse("196X-02-29").spans()) == [(day, day) for day in leap_days]
    assert list(parse("2018-05-XX").spans()) == [(day_number(2018, 5, 1), day_number(2018, 5, 31))]


def test_spans_of_open_expressions_have_no_bound() -> None:
    turn = day_number(2013, 1, 1)
    assert list(parse("2013/..").spans()) == [(turn, None)]
    assert list(parse("[..2012,2014..]").spans()) == [(None, turn - 1), (day_number(2014, 1, 1), None)]
    assert list(parse("[..2012,2010,2013..]").spans()) == [(None, None)]
    assert list(parse("/").spans()) == [(None, None)]


def test_a_date_never_changes() -> None:
    date = parse("2018")
    with pytest.raises(AttributeError, match="text cannot be set"):
        date.text = "2019"
    with pytest.raises(AttributeError, match="latest cannot be deleted"):
        del date.latest


def test_the_class_reads_as_parse_does() -> None:
    assert DateExpression("2018") == parse("2018")
    assert repr(parse("2018")) == "DateExpression('2018')"


def test_a_value_takes_no_more_than_400_bytes() -> None:
    for text in ("2004-06-11%/2004-%06", "2018-05-01", "[1667,1668,1670..1672]", "201X"):
        date = parse(text)
        parts = [date, date.text, date.earliest, date.latest, date.form]
        assert sum(map(sys.getsizeof, parts)) + 16 <= 400


def test_importing_dates_loads_nothing_else_of_chronos_and_no_typing() -> None:
    code = "import sys, chronos.edtf; print(sorted(m for m in sys.modules if m.startswith(('chronos.', 'typing'))))"
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {_source()!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == str(
        ["chronos.edtf", *(f"chronos.edtf.{name}" for name in ("calendars", "errors", "parsing", "value"))]
    )


def _source() -> str:
    return chronos.edtf.__path__[0].removesuffix("/chronos/edtf")


def test_every_public_name_is_there() -> None:
    assert [name for name in chronos.edtf.__all__ if getattr(chronos.edtf, name) is None] == []
    assert set(chronos.edtf.__all__) <= set(dir(chronos.edtf))
    with pytest.raises(AttributeError, match="no attribute 'dates'"):
        chronos.edtf.dates  # noqa: B018  # that it fails is the point


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("2013/2023", True),
        ("2013/..", True),
        ("../2015-01-01", True),
        ("../2014", False),
        ("{2013,2018}", False),
        ("[2013..2018]", True),
        ("2016-12-31", True),
        ("2017", False),
        ("201X", True),
    ],
)
def test_a_date_may_lie_in_a_period_that_has_one_of_its_possible_days(text: str, may: bool) -> None:
    first, last = parse("2015").earliest, parse("2016").latest
    assert parse(text).may_lie(first, last) is may
    assert parse(text).may_lie(None, None) is True
