"""Words are numbered by what they say, however they are written."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.link.lexicon import CAPITAL, ENDS, SHIFT, Lexicon


def codes(text: str, lexicon: Lexicon | None = None) -> list[int]:
    found = array("i")
    (Lexicon() if lexicon is None else lexicon).read(text, found)
    return found.tolist()


def numbers(text: str) -> list[int]:
    """Return the numbers of the words of a text, 0 where one says nothing."""
    return [code >> SHIFT for code in codes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "sign signs signed signing Signing SIGNED",
        "visit visit, (visit) \u201cvisit\u201d visit... visit! \u00bfvisit? visit; #visit",
        "policia polic\u00eda Polic\u00eda POLI\u0301CIAS",
        "China China's China\u2019s China. Chinas",
        "cooperation co-operation co\u2010operation Cooperation",
        "US U.S. US's",
        "12 twelve Twelve (12) 12. #12 dozen",
        "3000 3,000 3.000 3'000 3,000,",
        "1.5 1,5 (1.5)",
        "0.08 0,08",
        "\u8b66\u5bdf \u8b66\u5bdf\u3002 \u300c\u8b66\u5bdf\u300d",
        "\u0643\u064a\u062a\u0648 \u0643\u064a\u062a\u0648\u060c \u0643\u064a\u062a\u0648\u061f",
    ],
)
def test_one_word_has_one_number_however_it_is_written(text: str) -> None:
    found = numbers(text)
    assert len(set(found)) == 1
    assert found[0] > 0


@pytest.mark.parametrize(
    "text",
    [
        "Lima Quito",
        "police policy",
        "12 13",
        "12 120",
        "1.5 15",
        "0.8 0.08 8",
        "3.0005 3.000",
        "one 1",
        "MeToo 12",
        "\u8b66\u5bdf \u519b\u961f",
    ],
)
def test_other_words_have_other_numbers(text: str) -> None:
    found = [number for number in numbers(text) if number]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    "text",
    ["", " ", "the of and", "El la DE los", "O um com", "Le une des", "a x", "? ... \u2014 / ''", "\u8b66 \u5bdf"],
)
def test_small_words_single_letters_and_signs_say_nothing(text: str) -> None:
    assert set(numbers(text)) <= {0}


def test_what_a_dash_or_a_slash_joins_is_several_words() -> None:
    assert codes("Lima\u2013Quito police/army \u2014 end\u2026end") == codes("Lima Quito police army \u2014 end end")


def test_a_word_knows_its_capital_and_whether_it_ends_a_sentence() -> None:
    flags = [
        code & (CAPITAL | ENDS) for code in codes("Lima quito. \u201cPeru!\u201d peru, U.S. the. 12 Twelve: (Quito.)")
    ]
    assert flags == [CAPITAL, ENDS, CAPITAL | ENDS, 0, CAPITAL | ENDS, ENDS, 0, ENDS, CAPITAL | ENDS]


def test_a_tag_is_a_word_and_no_number() -> None:
    assert codes("#MeToo") == [1 << SHIFT | CAPITAL]


@pytest.mark.parametrize("order", [1, -1])
def test_how_a_word_is_shown_does_not_depend_on_what_came_first(order: int) -> None:
    lexicon = Lexicon()
    written = ["Signing", "signed", "Signed's", "signs", "Police", "police", "Lima,", "Lima's", "twelve", "12", "HELD"]
    codes(" ".join(written[::order]), lexicon)
    shown = {
        stem: (lexicon.shown(one, name=False), lexicon.shown(one, name=True)) for stem, one in lexicon.stems.items()
    }
    assert shown == {
        "": ("", ""),
        "sign": ("signs", "Signed"),
        "police": ("police", "Police"),
        "lima": ("Lima", "Lima"),
        "#12": ("12", "12"),
        "held": ("HELD", "HELD"),
    }


@given(st.text(st.characters()), st.text())
def test_any_text_is_read_and_read_again_the_same(text: str, before: str) -> None:
    lexicon = Lexicon()
    codes(before, lexicon)
    first = codes(text, lexicon)
    assert codes(text, lexicon) == first
    assert all(0 <= code >> SHIFT < len(lexicon.stems) for code in first)
    assert len(first) >= len(text.split())
