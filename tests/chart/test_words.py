from __future__ import annotations

from fractions import Fraction
from importlib import import_module
from string import Formatter
from typing import Any

import pytest

from chronos.chart.font import carried
from chronos.chart.languages import words_in
from chronos.edtf import LANGUAGES, day_number, parse

OTHERS = [language for language in LANGUAGES if language != "en"]


def catalogue(language: str) -> Any:
    return import_module(f"chronos.chart.languages.{language}")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_everything(language: str) -> None:
    assert list(catalogue(language).SENTENCES) == list(catalogue("en").SENTENCES)
    assert list(catalogue(language).NOUNS) == list(catalogue("en").NOUNS)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fills_in_the_same_fields(language: str) -> None:
    english, other = catalogue("en").SENTENCES, catalogue(language).SENTENCES
    assert {key: fields(text) for key, text in other.items()} == {key: fields(text) for key, text in english.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nouns_have_their_count_and_no_other_field(language: str) -> None:
    odd = {
        noun: forms
        for noun, forms in catalogue(language).NOUNS.items()
        if len(forms) != 3 or not all(fields(form) <= {"count"} for form in forms) or "{count}" not in forms[1]
    }
    assert odd == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_font_has_every_character_of_what_charts_say(language: str) -> None:
    words = words_in(language)
    said = [*catalogue(language).SENTENCES.values()]
    said += [form for forms in catalogue(language).NOUNS.values() for form in forms]
    said += [words.month(day_number(2018, month, 1)) for month in range(1, 13)]
    said += [words.day(day_number(2018, month, 1)) for month in range(1, 13)]
    said += [words.whole(1234567), words.number(0.01), words.number(-1234.5), words.year(-43), words.year(14)]
    assert {character for text in said for character in text if not carried(character)} == set()


def test_numbers_have_one_decimal_at_most() -> None:
    values: list[Fraction | float] = [Fraction(7), Fraction(15, 2), Fraction(1, 3), Fraction(1, 100), 0]
    values += [1234.56, 12345.6]
    assert {language: [words_in(language).number(value) for value in values] for language in LANGUAGES} == {
        "en": ["7", "7.5", "0.3", "<0.1", "0", "1,234.6", "12,345.6"],
        "es": ["7", "7,5", "0,3", "<0,1", "0", "1234,6", "12.345,6"],
        "pt": ["7", "7,5", "0,3", "<0,1", "0", "1.234,6", "12.345,6"],
        "fr": ["7", "7,5", "0,3", "<0,1", "0", "1\u00a0234,6", "12\u00a0345,6"],
    }


def test_negative_numbers_keep_their_sign() -> None:
    assert [words_in("es").number(value) for value in (-0.5, -12.5, -0.01)] == ["-0,5", "-12,5", "0"]


def test_whole_numbers_are_grouped_as_readers_write_them() -> None:
    assert {
        language: [words_in(language).whole(value) for value in (999, 1234, 1234567)] for language in LANGUAGES
    } == {
        "en": ["999", "1,234", "1,234,567"],
        "es": ["999", "1234", "1.234.567"],
        "pt": ["999", "1.234", "1.234.567"],
        "fr": ["999", "1\u00a0234", "1\u00a0234\u00a0567"],
    }


def test_nouns_agree_with_their_count() -> None:
    assert {language: [words_in(language).amount(count, "event") for count in (0, 1, 2)] for language in LANGUAGES} == {
        "en": ["no events", "1 event", "2 events"],
        "es": ["ningún evento", "1 evento", "2 eventos"],
        "pt": ["nenhum evento", "1 evento", "2 eventos"],
        "fr": ["aucun événement", "1 événement", "2 événements"],
    }


def test_french_and_portuguese_have_the_singular_below_two() -> None:
    assert {language: words_in(language).amount(Fraction(3, 2), "event") for language in LANGUAGES} == {
        "en": "1.5 events",
        "es": "1,5 eventos",
        "pt": "1,5 evento",
        "fr": "1,5 événement",
    }


def test_lists_read_as_sentences_do() -> None:
    lists: list[list[str]] = [[], ["a"], ["a", "b"], ["a", "b", "c"]]
    assert {language: [words_in(language).listed(words) for words in lists] for language in LANGUAGES} == {
        "en": ["", "a", "a and b", "a, b and c"],
        "es": ["", "a", "a y b", "a, b y c"],
        "pt": ["", "a", "a e b", "a, b e c"],
        "fr": ["", "a", "a et b", "a, b et c"],
    }


@pytest.mark.parametrize(
    ("last", "listed"),
    [
        ("Irán", "Perú e Irán"),
        ("hijos", "Perú e hijos"),
        ("“Italia”", "Perú e “Italia”"),
        ("hielo", "Perú y hielo"),
        ("Yemen", "Perú y Yemen"),
        ("Haití", "Perú y Haití"),
    ],
)
def test_the_spanish_and_is_another_before_the_sound_of_i(last: str, listed: str) -> None:
    assert words_in("es").listed(["Perú", last]) == listed


def test_days_and_months_are_short_on_axes() -> None:
    first, other = day_number(2018, 9, 1), day_number(-43, 3, 15)
    said = {}
    for language in LANGUAGES:
        words = words_in(language)
        said[language] = [words.short_day(first), words.month(first), words.short_day(other)]
    assert said == {
        "en": ["1 Sep 2018", "Sep 2018", "15 Mar 44 BC"],
        "es": ["1 sept 2018", "sept 2018", "15 mar 44 a. C."],
        "pt": ["1 set. 2018", "set. 2018", "15 mar. 44 a.C."],
        "fr": ["1er sept. 2018", "sept. 2018", "15 mars 44 av. J.-C."],
    }


def test_years_are_written_as_people_do() -> None:
    assert [words_in("en").year(year) for year in (-43, 0, 14, 2018)] == ["44 BC", "1 BC", "AD 14", "2018"]
    assert {language: words_in(language).years(-43, 2018) for language in LANGUAGES} == {
        "en": "44 BC to 2018",
        "es": "44 a. C. a 2018",
        "pt": "44 a.C. a 2018",
        "fr": "44 av. J.-C. à 2018",
    }


def test_one_year_stands_alone() -> None:
    assert words_in("en").years(2018, 2018) == "2018"


def test_a_long_year_is_called_a_year_in_a_sentence_and_not_on_an_axis() -> None:
    assert [words_in("es").year(12000), words_in("es").short_year(12000)] == ["el año 12000", "12000"]


def test_a_date_keeps_its_precision() -> None:
    assert words_in("fr").date(parse("2018~")) == "vers 2018"
    assert words_in("fr").date(None) == "sans date"


def test_a_language_that_charts_do_not_speak_is_refused_with_those_they_do() -> None:
    with pytest.raises(ValueError, match="chronos does not speak 'de'; it does: en, es, pt, fr"):
        words_in("de")
