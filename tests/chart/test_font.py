from __future__ import annotations

import pytest

from chronos.chart.font import shortened, width, wrapped


def test_widths_are_those_of_arial() -> None:
    # Arial's advance widths in 2048ths of the size: H 1479, e 1139, l 455, o 1139.
    assert width("Hello", 2048) == 1479 + 1139 + 455 + 455 + 1139


def test_bold_is_wider_than_regular() -> None:
    assert width("Hello", 10, bold=True) > width("Hello", 10)


def test_a_character_that_the_font_lacks_is_as_wide_as_the_box_drawn_for_it() -> None:
    assert width("日", 2048) == width("\U0001f389", 2048) == width("\U0010fffd", 2048) > 0


def test_a_text_that_fits_stays_whole_and_in_one_line() -> None:
    assert shortened("  a few\nwords ", 200, 10) == "a few words"


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("The quick brown fox jumps", 90, 10) == "The quick brown…"


def test_no_punctuation_is_left_before_the_ellipsis() -> None:
    assert shortened("The quick, brown fox", 60, 10) == "The quick…"


def test_a_first_word_too_long_is_cut_inside() -> None:
    cut = shortened("W" * 100, 60, 10)
    assert cut == "WWWWW…"
    assert width(cut, 10) <= 60


def test_without_room_for_an_ellipsis_nothing_is_left() -> None:
    assert shortened("word", 3, 10) == ""


@pytest.mark.parametrize("room", range(0, 200, 7))
def test_what_is_shortened_fits(room: int) -> None:
    text = "Public security ministers of the two countries (and others) meet, as planned."
    assert width(shortened(text, room, 10), 10) <= room


def test_lines_break_between_words() -> None:
    assert wrapped("The quick brown fox", 60, 10) == ["The quick", "brown fox"]


def test_a_word_wider_than_a_line_is_broken() -> None:
    lines = wrapped("a " + "W" * 12, 60, 10)
    assert lines == ["a", "WWWWWW", "WWWWWW"]


def test_an_empty_text_has_no_lines() -> None:
    assert wrapped(" ", 60, 10) == []
