"""Laws of counting, on dates of every shape."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.count import Terms, count, cumulate, weigh, window_of
from chronos.edtf import civil, day_number, parse
from chronos.edtf.periods import PERIODS
from chronos.model import Counts, Event, Location, Period, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

AS_OF = day_number(2020, 6, 30)
WHERE = Location("a.yaml", 1, 1)


def event(text: str, *, status: Status = "undisputed", lasting: bool | None = None) -> Event:
    date = parse(text) if text else None
    return Event(
        id=text,
        claims=(),
        date=date,
        agreement="single",
        text="A thing.",
        countries=("EC",),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status=status,
        lasting=lasting if lasting is not None else date is not None and date.kind == "interval",
        corroboration=1,
        origins=1,
        sources=("a",),
    )


def counted(events: Iterable[Event], **chosen: Any) -> Counts:
    events = tuple(events)
    terms = Terms(window=window_of(events, AS_OF), as_of=AS_OF, **chosen)
    return count([weigh(one, terms) for one in events], terms)


YEARS = st.integers(2008, 2019)
DATES = st.one_of(
    YEARS.map(str),
    st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-{:02d}-{:02d}".format, YEARS, st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda a, b: f"[{min(a, b)}..{max(a, b)}]", YEARS, YEARS),
    st.builds(lambda a, b: f"[{min(a, b)},{max(a, b)}]", YEARS, YEARS),
    st.builds(lambda a, b: f"{{{min(a, b)},{max(a, b)}}}", YEARS, YEARS),
    st.builds(lambda a, b: f"{min(a, b)}/{max(a, b)}-06", YEARS, YEARS),
    st.builds("[..{}]".format, YEARS),
    st.builds("[{}..]".format, YEARS),
    st.builds("{}/..".format, YEARS),
    st.builds("{}/".format, YEARS),
    st.builds("../{}".format, YEARS),
    st.builds("/{}".format, YEARS),
    st.just("201X"),
    st.just("2017-XX-15"),
    st.just("2018-21~"),
    st.just("XXXX"),
    st.just(""),
)
STATUSES = st.sampled_from(["undisputed", "undisputed", "disputed", "prospective", "retracted"])
EVENTS = st.lists(st.builds(lambda text, status: event(text, status=status), DATES, STATUSES), max_size=8)
PERIOD = st.sampled_from(["year", "quarter", "month", "decade"])
DAYS = st.integers(day_number(2007, 1, 1), day_number(2021, 1, 1))
ASKED = st.one_of(
    st.just((None, None)),
    st.tuples(DAYS, st.none()),
    st.tuples(st.none(), DAYS),
    st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))),
)


@settings(deadline=None, max_examples=60)
@given(EVENTS, PERIOD, ASKED, st.sampled_from(["once", "present"]), st.booleans())
def test_certain_is_at_most_expected_and_expected_at_most_possible(
    events: Sequence[Event], by: Period, asked: tuple[int | None, int | None], lasting: str, prospective: bool
) -> None:
    counts = counted(events, by=by, asked=asked, lasting=lasting, prospective=prospective)
    for row in counts.rows:
        assert row.certain <= row.expected <= row.possible


@settings(deadline=None, max_examples=60)
@given(EVENTS, PERIOD, ASKED, st.sampled_from(["once", "present"]), st.booleans())
def test_everything_adds_up_to_the_events(
    events: Sequence[Event], by: Period, asked: tuple[int | None, int | None], lasting: str, prospective: bool
) -> None:
    counts = counted(events, by=by, asked=asked, lasting=lasting, prospective=prospective)
    apart = counts.undated + counts.prospective + counts.retracted + counts.outside
    assert counts.expected == len(events) - apart + counts.beyond - counts.elsewhere


@settings(deadline=None, max_examples=60)
@given(EVENTS, st.sampled_from(["quarter", "month"]), st.sampled_from(["year", "decade"]))
def test_finer_periods_add_up_to_coarser_ones(events: Sequence[Event], fine: Period, coarse: Period) -> None:
    sums: dict[str, Fraction] = {}
    for row in counted(events, by=fine).rows:
        year = row.period[:4]
        label = year if coarse == "year" else f"{year[:3]}0s"
        sums[label] = sums.get(label, Fraction(0)) + row.expected
    expected = {row.period: row.expected for row in counted(events, by=coarse).rows if row.expected}
    assert {label: total for label, total in sums.items() if total} == expected


COARSER = [
    ("2015-03-07", "2015-03"),
    ("2015-03", "2015"),
    ("2015", "201X"),
    ("2015-03-07", "[2015-03-01..2016-02-01]"),
    ("2015", "[2014..2016]"),
    ("2015", "[2015,2016]"),
    ("2015", "[2015..]"),
    ("2015", "[..2015]"),
    ("2019", "[2009..]"),
    ("201X", "XXXX"),
    ("2015", ""),
]


@settings(deadline=None, max_examples=60)
@given(EVENTS, st.sampled_from(COARSER), PERIOD, ASKED)
def test_what_happened_once_made_less_precise_never_raises_a_certain_count(
    others: Sequence[Event], pair: tuple[str, str], by: Period, asked: tuple[int | None, int | None]
) -> None:
    precise, vague = (event(text, lasting=False) for text in pair)
    before = {row.period: row.certain for row in counted([*others, precise], by=by, asked=asked).rows}
    after = {row.period: row.certain for row in counted([*others, vague], by=by, asked=asked).rows}
    assert all(number <= before.get(period, 0) for period, number in after.items())


def brute_force(events: Sequence[Event], by: Period) -> dict[str, tuple[int, Fraction, int]]:
    """Count by enumerating the days of every event that happened once."""
    measure = PERIODS[by]
    found: dict[str, tuple[int, Fraction, int]] = {}
    for one in events:
        assert one.date is not None
        for member in one.date.members if one.date.all_of else (one.date,):
            masses: Counter[str] = Counter()
            parts = [parse(f"[{each}]").spans() for each in member.text.strip("[]{}").split(",")]
            shares: dict[str, Fraction] = {}
            for part in parts:
                days = [day for first, last in part for day in range(first or 0, (last or 0) + 1)]
                masses = Counter(measure.label(measure.index(day)) for day in days)
                for label, number in masses.items():
                    shares[label] = shares.get(label, Fraction(0)) + Fraction(number, len(days) * len(parts))
            for label, share in shares.items():
                certain, expected, possible = found.get(label, (0, Fraction(0), 0))
                found[label] = certain + (share == 1), expected + share, possible + 1
    return found


BOUNDED = st.one_of(
    YEARS.map(str),
    st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.builds(lambda a, b: f"[{min(a, b)}-05-17..{max(a, b)}-09-03]", YEARS, YEARS),
    st.builds(lambda a, b: f"[{a},{b}-02-03]", YEARS, YEARS),
    st.builds(lambda a, b: f"{{{a},{b}-11}}", YEARS, YEARS),
    st.just("201X"),
    st.just("201X-02"),
    st.just("2017-XX-31"),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(BOUNDED, min_size=1, max_size=5), PERIOD)
def test_counts_are_those_of_enumerating_every_day(texts: list[str], by: Period) -> None:
    events = [event(text) for text in texts]
    rows = {
        row.period: (row.certain, row.expected, row.possible) for row in counted(events, by=by).rows if row.possible
    }
    assert rows == brute_force(events, by)


@settings(deadline=None, max_examples=60)
@given(YEARS, st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.sampled_from(["year", "month"]))
def test_presence_is_that_of_enumerating_every_pair_of_days(
    year: int, start: int, gap: int, end: int, by: Period
) -> None:
    first = day_number(year, 12, 20)
    starts = range(first, first + start + 1)
    ends = range(first + gap, first + gap + end + 1)
    if starts[-1] > ends[-1]:
        return
    written = "/".join("{:04d}-{:02d}-{:02d}".format(*civil(one[0])) if len(one) == 1 else "" for one in (starts, ends))
    if written.count("-") < 4:
        return
    counts = counted([event(written)], by=by, lasting="present")
    measure = PERIODS[by]
    covered = {measure.label(measure.index(day)) for day in range(starts[0], ends[-1] + 1)}
    assert {row.period for row in counts.rows if row.certain} == covered


@settings(deadline=None, max_examples=60)
@given(EVENTS, PERIOD)
def test_what_is_cumulated_never_falls_and_ends_with_all_that_is_placed(events: Sequence[Event], by: Period) -> None:
    events = tuple(events)
    terms = Terms(window=window_of(events, AS_OF), as_of=AS_OF, by=by)
    rows = cumulate([weigh(one, terms) for one in events], terms).rows
    plain = counted(events, by=by)
    for earlier, later in pairwise(rows):
        assert earlier.certain <= later.certain
        assert earlier.expected <= later.expected
        assert earlier.possible <= later.possible
    for row in rows:
        assert row.certain <= row.expected <= row.possible
    if rows:
        assert rows[-1].expected == plain.expected
        assert rows[-1].possible == rows[-1].expected


@pytest.mark.parametrize("by", ["year", "month"])
def test_a_date_over_three_years_is_certain_by_the_end_of_the_third(by: Period) -> None:
    terms = Terms(window=window_of([event("[2013..2015]")], AS_OF), by=by)
    rows = cumulate([weigh(event("[2013..2015]"), terms)], terms).rows
    assert (rows[0].certain, rows[0].possible, rows[-1].certain, rows[-1].expected) == (0, 1, 1, Fraction(1))
