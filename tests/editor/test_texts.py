"""Places in a text, as chronos counts them and as an editor does, and how far a value reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.editor.texts import Span, Text


def test_an_editor_counts_some_characters_twice() -> None:
    text = Text("text: 😀 é, kind: x\n")
    assert (text.to_units(0, 7), text.to_units(0, 9)) == (8, 10)
    assert (text.to_column(0, 8), text.to_column(0, 10)) == (7, 9)
    assert text.to_column(0, 7) == 6  # in the middle of the first character is before it
    assert text.to_column(0, 999) == 18


def test_in_utf_8_and_utf_32_it_counts_otherwise() -> None:
    assert [Text("é😀x", units).to_units(0, 2) for units in ("utf-8", "utf-16", "utf-32")] == [6, 3, 2]
    assert [Text("é😀x", units).to_column(0, 3) for units in ("utf-8", "utf-16", "utf-32")] == [1, 2, 3]


@given(st.text(max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_there_and_back_again(content: str, units: str) -> None:
    text = Text(content, units)
    for row, line in enumerate(text.lines):
        assert [text.to_column(row, text.to_units(row, column)) for column in range(len(line) + 1)] == [
            *range(len(line) + 1)
        ]


def test_a_byte_order_mark_is_in_the_text_of_the_editor_and_in_no_column_of_ours() -> None:
    text = Text("\ufeffclaims: []\nreferences: []\n")
    assert text.content == "claims: []\nreferences: []\n"
    assert (text.to_units(0, 8), text.to_units(1, 8)) == (9, 8)
    assert (text.to_column(0, 9), text.to_column(1, 8)) == (8, 8)


def test_half_a_character_is_one_that_cannot_be_read() -> None:
    assert Text("a\ud83db").content == "a\N{REPLACEMENT CHARACTER}b"


TEXT = """\
claims:
  - id: a  # a comment
    text: >-
      A delegation
      visits Quito.

    countries: [EC, 'PE'] # two
    note: one
      two
    actors: "A #1
      of two rows"
    date: {edtf: 2019,
      said: x}
    kind:
    - b
"""


@pytest.mark.parametrize(
    ("place", "reach"),
    [
        ((0, 0), (0, 6)),  # a key
        ((1, 4), (1, 9)),  # an item: its first row, without the comment
        ((1, 8), (1, 9)),
        ((2, 10), (4, 19)),  # a block scalar
        ((6, 15), (6, 25)),  # a list in brackets
        ((6, 16), (6, 18)),
        ((6, 20), (6, 24)),  # with its quotes
        ((7, 10), (8, 9)),
        ((9, 12), (10, 18)),
        ((11, 10), (12, 14)),
        ((13, 9), (13, 9)),  # nothing
        ((14, 6), (14, 7)),
        ((14, 4), (14, 7)),
        ((99, 3), (99, 0)),
    ],
)
def test_how_far_a_value_reaches(place: tuple[int, int], reach: tuple[int, int]) -> None:
    begin = place if reach != (99, 0) else (99, 0)
    assert Text(TEXT).span(*place) == Span(*begin, *reach)


def test_a_place_is_found_by_its_number_and_the_other_way_round() -> None:
    text = Text("ab\r\ncd\re\nf")
    assert [text.place_of(offset) for offset in (0, 2, 4, 7, 9, 10)] == [(0, 0), (0, 2), (1, 0), (2, 0), (3, 0), (3, 1)]
    assert text.between(Span(0, 1, 2, 1)) == "b\r\ncd\re"


def test_a_part_is_changed_where_the_editor_counts_it() -> None:
    text = Text("\ufeffa😀b\u2028c\r\nd")
    assert text.changed((0, 4), (0, 5), "X").content == "a😀X\u2028c\r\nd"
    assert text.changed((0, 7), (1, 0), "").content == "a😀b\u2028cd"
    assert text.changed((1, 1), (9, 9), "!").content == "a😀b\u2028c\r\nd!"
    assert text.changed((0, 7), (1, 0), "").marked
