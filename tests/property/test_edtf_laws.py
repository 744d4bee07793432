"""Laws of dates, over generated expressions of all levels and over arbitrary text."""

from __future__ import annotations

import copy
import pickle
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from chronos.edtf import (
    LANGUAGES,
    RELATIONS,
    DateExpression,
    EdtfError,
    agree,
    civil,
    day_number,
    day_words,
    edtf_year,
    format_day,
    intersection,
    is_clipped,
    julian_civil,
    julian_day_number,
    nearest_valid,
    parse,
    presence,
    read_words,
    strength,
    weights,
    words,
    year_words,
)
from chronos.edtf.explanation import explain
from chronos.edtf.picture import picture

if TYPE_CHECKING:
    from collections.abc import Callable

# No test depends on how busy the machine is.
_UNTIMED = settings(deadline=None)
_MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
_DIGIT = st.sampled_from("0123456789X")
_WINDOW = (day_number(1000, 1, 1), day_number(2999, 12, 31))


def _valid(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


@st.composite
def _dates(draw: st.DrawFn, *, masks: bool = True, long: bool = True) -> str:
    """One date of any level."""
    shape = draw(st.integers(0, 9))
    if long and shape == 0:
        sign, mantissa = draw(st.sampled_from(["", "-"])), draw(st.integers(1, 99_999))
        exponent = draw(st.sampled_from(["", "E1", "E4", "E7", "E30"]))
        significant = draw(st.sampled_from(["", "S1", "S2", "S5"]))
        return f"{draw(_MARKS)}Y{sign}{mantissa}{exponent}{significant}{draw(_MARKS)}"
    if long and shape == 1:
        return f"{draw(st.integers(0, 9999)):04d}S{draw(st.integers(1, 4))}{draw(_MARKS)}"
    year = f"{draw(st.integers(0, 9999)):04d}"
    month = f"{draw(st.integers(1, 12)):02d}"
    day = f"{draw(st.integers(1, 31)):02d}"
    if masks and shape in (2, 3):
        year = draw(st.sampled_from([year, f"{year[:3]}X", f"{year[:2]}XX", "XXXX", year[0] + "X" + year[2:]]))
        month = draw(st.sampled_from([month, "XX", "0X", "1X", "X2"]))
        day = draw(st.sampled_from([day, "XX", "1X", "X5", "3X"]))
    year = draw(st.sampled_from(["", "", "", "-"])) + year
    if shape == 4:
        month = str(draw(st.integers(21, 41)))
    depth = 2 if shape == 4 else draw(st.integers(1, 3))
    parts = [draw(_MARKS) + part + draw(_MARKS) for part in (year, month, day)[:depth]]
    return "-".join(parts)


@st.composite
def _times(draw: st.DrawFn) -> str:
    day = format_day(draw(st.integers(1, 1_000_000)))
    clock = ":".join(f"{draw(st.integers(0, 59)) % limit:02d}" for limit in (24, 60, 60))
    return f"{day}T{clock}{draw(st.sampled_from(['', 'Z', '+02', '-04:30', '+00:00']))}"


_SINGLE = _dates().filter(_valid)


@st.composite
def _intervals(draw: st.DrawFn) -> str:
    ends = st.one_of(_SINGLE, st.sampled_from(["", ".."]))
    return f"{draw(ends)}/{draw(ends)}"


@st.composite
def _sets(draw: st.DrawFn) -> str:
    members = draw(st.lists(st.one_of(_SINGLE, st.builds("{}..{}".format, _SINGLE, _SINGLE)), min_size=1, max_size=4))
    if draw(st.integers(0, 3)) == 0:
        members[0] = f"..{members[0].rpartition('..')[2]}"
    if draw(st.integers(0, 3)) == 0 and not members[-1].startswith(".."):
        members[-1] = f"{members[-1].partition('..')[0]}.."
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    return f"{opening}{','.join(members)}{closing}"


_TEXTS = st.one_of(_SINGLE, _times(), _intervals().filter(_valid), _sets().filter(_valid))
_EXPRESSIONS = _TEXTS.map(parse)
_SMALL_DAYS = st.integers(1, 12).map(lambda day: f"2018-05-{day:02d}")
_SMALL_DATES = st.one_of(
    _SMALL_DAYS,
    st.sampled_from(["2018-05-0X", "2018-05-X1", "2018-05-1X", "2018-05-X5", "2018-0X-02"]),
    st.builds("[{},{}]".format, _SMALL_DAYS, _SMALL_DAYS),
    st.builds("[{}..{}]".format, _SMALL_DAYS, _SMALL_DAYS),
    st.builds(
        "{}/{}".format,
        st.one_of(_SMALL_DAYS, st.just("2018-05-0X"), st.just("2018-05-X1")),
        st.one_of(_SMALL_DAYS, st.just("2018-05-0X"), st.just("2018-05-X5")),
    ),
).filter(_valid)


def _days(date: DateExpression) -> set[int]:
    return {day for first, last in date.spans() for day in range(first or 0, (last or 0) + 1)}


@_UNTIMED
@given(st.integers(-(10**40), 10**40), st.sampled_from(LANGUAGES))
def test_a_number_of_a_year_or_day_always_has_words(number: int, language: str) -> None:
    assert year_words(number, language) == words(parse(edtf_year(number)), language)
    assert day_words(number, language)


@_UNTIMED
@given(st.integers(-3_652_424, 3_652_059), st.sampled_from(LANGUAGES))
def test_a_day_of_four_digit_years_has_the_words_of_its_date(number: int, language: str) -> None:
    assert day_words(number, language) == words(parse(format_day(number)), language)


@_UNTIMED
@given(_EXPRESSIONS, st.sampled_from([None, True, False]))
def test_weights_of_what_is_not_clipped_do_not_depend_on_the_window(date: DateExpression, lasting: bool | None) -> None:
    assume(not is_clipped(date, lasting))
    try:
        unwindowed = weights(date, "decade", lasting=lasting)
    except ValueError as fault:
        assert "window" not in str(fault)  # noqa: PT017  # years without numbered days have no weights
    else:
        assert unwindowed == weights(date, "decade", _WINDOW, lasting=lasting)


@_UNTIMED
@given(_TEXTS)
def test_text_and_canonical_text_read_back_to_the_same_value(text: str) -> None:
    date = parse(text)
    canonical = parse(date.canonical)
    assert (str(date), parse(str(date)), canonical, canonical.canonical, hash(canonical)) == (
        text,
        date,
        date,
        date.canonical,
        hash(date),
    )


@_UNTIMED
@given(_EXPRESSIONS)
def test_copies_and_pickles_are_equal(date: DateExpression) -> None:
    assert (copy.deepcopy(date), pickle.loads(pickle.dumps(date)), eval(repr(date))) == (date, date, date)  # noqa: S301, S307  # our own bytes and repr


@_UNTIMED
@given(_EXPRESSIONS)
def test_the_first_day_is_not_after_the_last(date: DateExpression) -> None:
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@_UNTIMED
@given(_EXPRESSIONS)
def test_spans_are_sorted_apart_and_end_at_the_bounds(date: DateExpression) -> None:
    spans = list(date.spans())
    for (_, last), (first, _) in pairwise(spans):
        assert last is not None
        assert first is not None
        assert last + 1 < first
    if "toolarge" not in (date.earliest_kind, date.latest_kind):
        assert (spans[0][0], spans[-1][1]) == (date.earliest, date.latest)


@_UNTIMED
@given(_dates(long=False).filter(_valid), st.sampled_from([1, 2]))
def test_a_coarser_date_never_narrows(text: str, kept: int) -> None:
    sign = "-" if text.strip("?~%").startswith("-") else ""
    parts = [part.strip("?~%") for part in text.strip("?~%").removeprefix("-").split("-")]
    # By convention a winter reaches into the next year, so its year is not the coarser date.
    assume(parts[1:2] not in (["24"], ["28"], ["30"]))
    date, coarser = parse(text), sign + "-".join(parts[:kept])
    assume(_valid(coarser))
    wide = parse(coarser)
    assert wide.earliest is not None
    assert wide.latest is not None
    assert date.earliest is not None
    assert date.latest is not None
    assert wide.earliest <= date.earliest
    assert date.latest <= wide.latest


@_UNTIMED
@given(_TEXTS)
def test_qualifiers_never_move_a_bound(text: str) -> None:
    plain = "".join(sign for sign in text if sign not in "?~%")
    date, bare = parse(text), parse(plain)
    assert (date.earliest, date.latest, list(date.spans())) == (bare.earliest, bare.latest, list(bare.spans()))


@_UNTIMED
@given(_TEXTS, _TEXTS)
def test_equal_values_have_equal_bounds_and_hashes(left: str, right: str) -> None:
    a, b = parse(left), parse(right)
    assert (a == b) == (a.canonical == b.canonical)
    assert a != b or (hash(a), a.earliest, a.latest) == (hash(b), b.earliest, b.latest)


def _readings(date: DateExpression) -> list[tuple[int, int]]:
    if date.kind != "interval":
        return [(day, day) for day in _days(date)]
    assert date.start is not None
    assert date.end is not None
    return [(start, end) for start, end in product(_days(date.start), _days(date.end)) if start <= end]


_HOLDS = {
    "before": lambda a, b: a[1] < b[0],
    "after": lambda a, b: b[1] < a[0],
    "equal": lambda a, b: a == b,
    "contains": lambda a, b: a[0] <= b[0] and b[1] <= a[1],
    "within": lambda a, b: b[0] <= a[0] and a[1] <= b[1],
    "overlaps": lambda a, b: a[0] <= b[1] and b[0] <= a[1],
}


@_UNTIMED
@given(_SMALL_DATES, _SMALL_DATES)
def test_relations_agree_with_every_pair_of_readings(left: str, right: str) -> None:
    a, b = parse(left), parse(right)
    pairs = list(product(_readings(a), _readings(b)))
    for relation in RELATIONS:
        held = [_HOLDS[relation](*pair) for pair in pairs]
        expected = "necessary" if all(held) else "possible" if any(held) else "impossible"
        assert (relation, strength(relation, a, b)) == (relation, expected)


@_UNTIMED
@given(_EXPRESSIONS, _EXPRESSIONS, st.sampled_from(["earliest", "latest", "midpoint"]))
def test_what_is_necessarily_before_is_displayed_before(a: DateExpression, b: DateExpression, anchor: str) -> None:
    key_a, key_b = a.display_key(anchor), b.display_key(anchor)  # type: ignore[arg-type]  # sampled from the anchors
    if strength("before", a, b) == "necessary":
        assert key_a < key_b
    elif strength("before", b, a) == "necessary":
        assert key_b < key_a
    assert (key_a == key_b) == (a.text == b.text)


def _shared(a: DateExpression | None, b: DateExpression | None) -> DateExpression | None:
    """The intersection; examples whose days EDTF cannot write are passed over."""
    if a is None or b is None:
        return None
    try:
        return intersection(a, b)
    except ValueError:
        assume(False)
        return None


@_UNTIMED
@given(_EXPRESSIONS, _EXPRESSIONS)
@example(parse("XXXX-XX-23"), parse("19XX"))
def test_an_intersection_commutes_and_lies_in_both(a: DateExpression, b: DateExpression) -> None:
    shared = _shared(a, b)
    assert shared == _shared(b, a)
    if shared is not None:
        assert list((_shared(shared, a) or shared).spans()) == list(shared.spans())
        assert list((_shared(shared, b) or shared).spans()) == list(shared.spans())


@_UNTIMED
@given(_SMALL_DATES, _SMALL_DATES)
def test_an_intersection_has_exactly_the_common_days(left: str, right: str) -> None:
    a, b = parse(left), parse(right)
    shared = intersection(a, b)
    assert (_days(shared) if shared else set()) == _days(a) & _days(b)
    assert shared is None or agree(shared, a).kind in ("same", "refines")


@_UNTIMED
@given(_EXPRESSIONS, _EXPRESSIONS, _EXPRESSIONS)
def test_intersections_associate(a: DateExpression, b: DateExpression, c: DateExpression) -> None:
    assert _shared(_shared(a, b), c) == _shared(a, _shared(b, c))


_MIRRORED = {"refines": "refined by", "refined by": "refines"}


@_UNTIMED
@given(_EXPRESSIONS, _EXPRESSIONS)
def test_agreement_is_the_same_from_both_sides(a: DateExpression, b: DateExpression) -> None:
    try:
        ours, theirs = agree(a, b), agree(b, a)
    except ValueError:
        assume(False)
        return
    assert (ours.kind, ours.intersection, ours.gap_days) == (
        _MIRRORED.get(theirs.kind, theirs.kind),
        theirs.intersection,
        theirs.gap_days,
    )


@_UNTIMED
@given(_EXPRESSIONS, st.sampled_from(["year", "quarter", "month", "decade"]))
@example(parse("XXXX/"), "year")
@example(parse("XXXX/.."), "decade")
def test_weights_sum_to_exactly_one_or_to_the_number_of_members(date: DateExpression, period: str) -> None:
    try:
        found = weights(date, period, _WINDOW)  # type: ignore[arg-type]  # sampled from the periods
        touched = presence(date, period, _WINDOW)  # type: ignore[arg-type]
    except ValueError as refused:
        assert any(word in str(refused) for word in ("18 digits", "200000 periods"))  # noqa: PT017  # two reasons
        return
    members = {member.canonical for member in date.members} if date.all_of else {date.canonical}
    assert sum(found.values()) == len(members)
    assert all(weight > 0 for weight in found.values())
    assert set(found) <= set(touched)


@_UNTIMED
@given(_EXPRESSIONS, st.sampled_from(LANGUAGES))
def test_words_read_back_to_the_same_value(date: DateExpression, language: str) -> None:
    assert read_words(words(date, language), language) == date


@_UNTIMED
@given(_EXPRESSIONS)
def test_every_expression_has_a_picture_and_an_explanation(date: DateExpression) -> None:
    assert "\n" not in picture(date)
    assert all(line and not line.endswith(".") for line in explain(date))


def _fault(read: Callable[[str], object], text: str) -> EdtfError | None:
    try:
        read(text)
    except EdtfError as fault:
        return fault
    return None


@_UNTIMED
@given(st.one_of(st.text(), st.text("0123456789-X?~%/.[]{},YEST:Z+ ", max_size=30)))
@example("\ud800")
@example("\uff12\uff10\uff11\uff18")
def test_any_text_is_read_or_refused(text: str) -> None:
    fault = _fault(parse, text)
    assert fault is None or 0 <= fault.offset <= len(text)
    nearest = nearest_valid(text)
    assert nearest is None or parse(nearest.text) == nearest


_PIECES = [
    "May", "2018", "5", "to", "de", "enero", "entre", "y", "vers", "(", ")", "?", "-", "–", "c.", ",", "or", "one of",  # noqa: RUF001
    ":", ";", "early", "Q2", "BC", "the", "2010s", "year not known", "1er", "/", "23:20:30", "UTC", "every year", "XIX",
    "siglo", "after", "since", "first", "half", "of", "uncertain", "year", "156X", "and", "until", "AD",
]  # fmt: skip


@_UNTIMED
@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join)))
def test_any_words_are_read_or_refused(text: str) -> None:
    fault = _fault(read_words, text)
    assert fault is None or (fault.text == text and 0 <= fault.offset <= len(text))


@_UNTIMED
@given(st.integers(-(10**12), 10**12))
def test_days_are_numbered_without_gaps_in_both_calendars(number: int) -> None:
    assert (day_number(*civil(number)), julian_day_number(*julian_civil(number))) == (number, number)
    assert civil(number) < civil(number + 1)
    assert julian_civil(number) < julian_civil(number + 1)


def test_order_operators_are_not_defined() -> None:
    with pytest.raises(TypeError):
        parse("2018") < parse("2019")  # type: ignore[operator]  # noqa: B015  # that it fails is the point
