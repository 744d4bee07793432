"""Steps in calendar units, forwards and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.dating.durations import Days, Earlier, Later, Step, moved, step_of
from relating import day, later

NEAR = st.integers(day("1996-01-01"), day("2104-12-31"))
ANY = st.integers(-(10**9), 10**9)
UNITS = st.tuples(st.integers(1, 60), st.integers(0, 40))


@settings(deadline=None, max_examples=300)
@given(NEAR, UNITS)
def test_days_move_as_those_of_pendulum(start: int, units: tuple[int, int]) -> None:
    months, days = units
    assert moved(start, months, days) == later(start, f"P{months}M{days}D")
    assert moved(start, -months, -days) == later(start, f"P{months}M{days}D", -1)


@settings(deadline=None, max_examples=300)
@given(ANY, UNITS)
def test_the_calendar_repeats_after_400_years_in_both_directions(start: int, units: tuple[int, int]) -> None:
    assert moved(start + 146_097, *units) == moved(start, *units) + 146_097
    assert moved(start, units[0] + 4800, units[1]) == moved(start, *units) + 146_097


@settings(deadline=None, max_examples=300)
@given(ANY, ANY, UNITS, st.sampled_from((Later, Earlier)))
def test_both_ways_of_a_step_say_the_same(start: int, distance: int, units: tuple[int, int], kind: type[Later]) -> None:
    step: Step = kind(*units)
    for end in (start + distance, *range(step.up(start) - 4, step.up(start) + 5)):
        assert (end <= step.up(start)) == (step.down(end) <= start)
    assert step.up(start) <= step.up(start + 1)
    assert step.up(start) - start <= step.longest


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("P90D", Days(90)),
        ("P2W", Days(14)),
        ("P1Y6M", Later(18, 0)),
        ("P1Y2W1D", Later(12, 15)),
        ("P1.5Y", None),
        ("1Y", None),
    ],
)
def test_durations_are_read(text: str, step: Step | None) -> None:
    assert step_of(text, backwards=False) == step
