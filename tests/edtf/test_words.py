"""Dates in words, both ways, in four languages."""

from __future__ import annotations

import pytest

from chronos.edtf import (
    LANGUAGES,
    EdtfError,
    day_number,
    day_words,
    edtf_year,
    parse,
    read_words,
    words,
    year_words,
)

_TABLE = """
2018-05-01 | 1 May 2018 | 1 de mayo de 2018 | 1 de maio de 2018 | 1er mai 2018
2013~ | c. 2013 | hacia 2013 | por volta de 2013 | vers 2013
2013? | 2013 (?) | 2013 (?) | 2013 (?) | 2013 (?)
2013% | c. 2013 (?) | hacia 2013 (?) | por volta de 2013 (?) | vers 2013 (?)
[2017-01..2017-04] | early 2017 | principios de 2017 | início de 2017 | début 2017
[2017-05..2017-08] | mid 2017 | mediados de 2017 | meados de 2017 | milieu 2017
[2017-09..2017-12] | late 2017 | finales de 2017 | final de 2017 | fin 2017
[2018-05..2018-06] | between May and June 2018 | entre mayo y junio de 2018 | entre maio e junho de 2018 | entre mai et juin 2018
2018-05/2018-06 | May to June 2018 | de mayo a junio de 2018 | de maio a junho de 2018 | de mai à juin 2018
2017-04/2017-10 | April to October 2017 | de abril a octubre de 2017 | de abril a outubro de 2017 | d’avril à octobre 2017
2017-09-26/2017-09-29 | 26–29 September 2017 | del 26 al 29 de septiembre de 2017 | de 26 a 29 de setembro de 2017 | du 26 au 29 septembre 2017
2018-05-01/2019-06 | 1 May 2018 to June 2019 | del 1 de mayo de 2018 a junio de 2019 | de 1 de maio de 2018 a junho de 2019 | du 1er mai 2018 à juin 2019
[2014..] | after 2013 | después de 2013 | depois de 2013 | après 2013
[..2012] | before 2013 | antes de 2013 | antes de 2013 | avant 2013
[2018-05-02..] | after 1 May 2018 | después del 1 de mayo de 2018 | depois de 1 de maio de 2018 | après le 1er mai 2018
[2014~..] | c. 2014 or later | hacia 2014 o después | por volta de 2014 ou depois | vers 2014 ou après
2013/.. | since 2013 | desde 2013 | desde 2013 | depuis 2013
2013/ | from 2013, end unknown | desde 2013, fin desconocido | desde 2013, fim desconhecido | à partir de 2013, fin inconnue
../2018-05-01 | until 1 May 2018 | hasta el 1 de mayo de 2018 | até 1 de maio de 2018 | jusqu’au 1er mai 2018
/2013 | until 2013, start unknown | hasta 2013, inicio desconocido | até 2013, início desconhecido | jusqu’en 2013, début inconnu
../.. | start and end open | inicio y fin abiertos | início e fim abertos | début et fin ouverts
2019-21 | spring 2019 | primavera de 2019 | primavera de 2019 | printemps 2019
2019-22~ | c. summer 2019 | hacia el verano de 2019 | por volta do verão de 2019 | vers l’été 2019
2019-34 | Q2 2019 | segundo trimestre de 2019 | 2.º trimestre de 2019 | 2e trimestre 2019
2019-38 | second quadrimester of 2019 | segundo cuatrimestre de 2019 | 2.º quadrimestre de 2019 | 2e quadrimestre 2019
2019-40 | first half of 2019 | primer semestre de 2019 | 1.º semestre de 2019 | 1er semestre 2019
2019-32 | winter 2019 (Southern Hemisphere) | invierno de 2019 (hemisferio sur) | inverno de 2019 (hemisfério sul) | hiver 2019 (hémisphère sud)
201X | the 2010s | la década de 2010 | a década de 2010 | les années 2010
201X~ | c. 2010s | hacia la década de 2010 | por volta da década de 2010 | vers les années 2010
190X | in 1900–1909 (year not known) | la década de 1900 | a década de 1900 | les années 1900
19XX | in 1900–1999 (year not known) | en 1900–1999 (año desconocido) | em 1900–1999 (ano desconhecido) | en 1900–1999 (année inconnue)
156X-12-25 | 25 December in the 1560s | 25 de diciembre en la década de 1560 | 25 de dezembro na década de 1560 | 25 décembre dans les années 1560
1985-04-XX | April 1985 (day not known) | abril de 1985 (día desconocido) | abril de 1985 (dia desconhecido) | avril 1985 (jour inconnu)
XXXX-12-25 | 25 December (year not known) | 25 de diciembre (año desconocido) | 25 de dezembro (ano desconhecido) | 25 décembre (année inconnue)
156X-12-XX | a date like 156X-12-XX | una fecha como 156X-12-XX | uma data como 156X-12-XX | une date comme 156X-12-XX
-0043 | 44 BC | 44 a. C. | 44 a.C. | 44 av. J.-C.
-0043-03-15 | 15 March 44 BC | 15 de marzo de 44 a. C. | 15 de março de 44 a.C. | 15 mars 44 av. J.-C.
0476 | AD 476 | 476 d. C. | 476 d.C. | 476 apr. J.-C.
1950S2 | 1950 (2 significant digits) | 1950 (2 cifras significativas) | 1950 (2 algarismos significativos) | 1950 (2 chiffres significatifs)
Y170000002 | the year 170000002 | el año 170000002 | o ano 170000002 | l’an 170000002
2004?-06-~11 | 11 June 2004 (uncertain: year; approximate: day) | 11 de junio de 2004 (incierto: año; aproximado: día) | 11 de junho de 2004 (incerto: ano; aproximado: dia) | 11 juin 2004 (incertain : année ; approximatif : jour)
1985-04-12T23:20:30-04:30 | 12 April 1985, 23:20:30 UTC−04:30 | 12 de abril de 1985, 23:20:30 UTC−04:30 | 12 de abril de 1985, 23:20:30 UTC−04:30 | 12 avril 1985 à 23 h 20 min 30 s UTC−04:30
2018-24/2019 | winter 2018 to 2019 | del invierno de 2018 a 2019 | do inverno de 2018 a 2019 | de l’hiver 2018 à 2019
2018-24~/2019? | c. winter 2018 to 2019 (?) | hacia el invierno de 2018 a 2019 (?) | por volta do inverno de 2018 a 2019 (?) | vers l’hiver 2018 à 2019 (?)
199X-40 | first half in the 1990s | primer semestre en la década de 1990 | 1.º semestre na década de 1990 | 1er semestre dans les années 1990
2013~/2015? | c. 2013 – 2015 (?) | hacia 2013 – 2015 (?) | por volta de 2013 – 2015 (?) | vers 2013 – 2015 (?)
[2013,2014] | 2013 or 2014 | 2013 o 2014 | 2013 ou 2014 | 2013 ou 2014
[2018-09,2018-10] | September or October 2018 | septiembre u octubre de 2018 | setembro ou outubro de 2018 | septembre ou octobre 2018
{2018-05-03,2018-05-05,2018-05-07} | 3, 5 and 7 May 2018 | 3, 5 y 7 de mayo de 2018 | 3, 5 e 7 de maio de 2018 | 3, 5 et 7 mai 2018
{1980..1985} | every year from 1980 to 1985 | cada año de 1980 a 1985 | cada ano de 1980 a 1985 | chaque année de 1980 à 1985
{..2018-05} | every month before June 2018 | cada mes antes de junio de 2018 | cada mês antes de junho de 2018 | chaque mois avant juin 2018
[1667,1670..1672] | one of: 1667; 1670 to 1672 | uno de: 1667; de 1670 a 1672 | um de: 1667; de 1670 a 1672 | une parmi : 1667 ; de 1670 à 1672
"""  # noqa: E501, RUF001  # one row of the table a line; the typography of the languages


@pytest.mark.parametrize("row", [line.split(" | ") for line in _TABLE.strip().splitlines()], ids=lambda row: row[0])
def test_each_language_says_it_in_its_own_grammar_and_typography(row: list[str]) -> None:
    date = parse(row[0])
    assert [words(date, language) for language in LANGUAGES] == row[1:]


@pytest.mark.parametrize("row", [line.split(" | ") for line in _TABLE.strip().splitlines()], ids=lambda row: row[0])
def test_the_words_are_read_back_without_naming_the_language(row: list[str]) -> None:
    assert [read_words(said) for said in row[1:]] == [parse(row[0])] * 4


_VARIANTS = """
circa 2013 | 2013~
around 2013 | 2013~
About May 2018 | 2018-05~
2013? | 2013?
May–June 2018 | 2018-05/2018-06
May-June 2018 | 2018-05/2018-06
May 3–5, 2018 | 2018-05-03/2018-05-05
2013–2015 | 2013/2015
from 2013 to 2015 | 2013/2015
from May to June 2018 | 2018-05/2018-06
2013 or 2014 | [2013,2014]
3 or 5 May 2018 | [2018-05-03,2018-05-05]
May 1, 2018 | 2018-05-01
May 1st, 2018 | 2018-05-01
the 1st of May 2018 | 2018-05-01
1 May 2018 at 10:30:00 UTC | 2018-05-01T10:30:00Z
Sept. 2018 | 2018-09
Spring, 2002 | 2002-21
fall 2019 | 2019-23
second quarter of 2019 | 2019-34
the last quarter of 2019 | 2019-36
H1 2019 | 2019-40
between 2018 and April 2023 | [2018-01..2023-04]
between May 2018 and 2022 | [2018-05..2022-12]
between 2018 and 5 April 2023 | [2018-01-01..2023-04-05]
between 5 May 2018 and February 2020 | [2018-05-05..2020-02-29]
mid-2017 | [2017-05..2017-08]
the end of 2017 | [2017-09..2017-12]
on 1 May 2018 | 2018-05-01
in May 2018 | 2018-05
summer of 2019 | 2019-22
the year 2018 | 2018
AD 476 to AD 480 | 0476/0480
2013 to c. 2015 | 2013/2015~
the 1990s or 2001 | [199X,2001]
since May 2018 | 2018-05/..
until c. 2013 | ../2013~
desde el 1 de mayo de 2018 | 2018-05-01/..
hasta mayo de 2018 | ../2018-05
à partir de 2013 | 2013/..
de 2013 à 2015 | 2013/2015
avant le 1er mai 2018 | [..2018-04-30]
em maio de 2018 | 2018-05
em 2018 | 2018
en mai 2018 | 2018-05
le 3 ou le 5 mai 2018 | [2018-05-03,2018-05-05]
hacia mayo de 2018 | 2018-05~
primavera de 2019 | 2019-21
the 1950s | 195X
the 19th century | 18XX
5th century BC | -04XX
44 BCE | -0043
476 CE | 0476
until 2013 | ../2013
during 2013 | 2013
2018-05-01 | 2018-05-01
25/12/2018 | 2018-12-25
12/25/2018 | 2018-12-25
05/05/2018 | 2018-05-05
1 de enero del 2018 | 2018-01-01
primero de mayo de 2018 | 2018-05-01
el 1 de mayo de 2018 | 2018-05-01
alrededor de 2013 | 2013~
a principios de 2017 | [2017-01..2017-04]
desde 2013 hasta 2015 | 2013/2015
los años 1950 | 195X
siglo XIX | 18XX
T2 2019 | 2019-34
entre el 3 y el 5 de mayo de 2018 | [2018-05-03..2018-05-05]
cerca de 2013 | 2013~
1º de maio de 2018 | 2018-05-01
no início de 2017 | [2017-01..2017-04]
século XX | 19XX
de maio até junho de 2018 | 2018-05/2018-06
environ 2013 | 2013~
XIXe siècle | 18XX
début 2017 | [2017-01..2017-04]
le 1er mai 2018 | 2018-05-01
mai-juin 2018 | 2018-05/2018-06
premier semestre 2019 | 2019-40
44 avant J.-C. | -0043
winter 2018-2019 | 2018-24
winter 2018–2019 | 2018-24
winter of 2018/19 | 2018-24
winter 2018-19 | 2018-24
winter 1999/00 | 1999-24
c. winter 2018–2019 | 2018-24~
summer 2018–2019 (Southern Hemisphere) | 2018-30
winter 2018–19 to May 2020 | 2018-24/2020-05
winter 2018 to 2019 | 2018-24/2019
invierno de 2018-2019 | 2018-24
invierno 2018/19 | 2018-24
inverno de 2018–2019 | 2018-24
inverno de 2018/19 | 2018-24
hiver 2018–2019 | 2018-24
l’hiver 2018/19 | 2018-24
first half in the 1990s | 199X-40
circa 2013 or 2014 | [2013~,2014~]
c. May or June 2018 | [2018-05~,2018-06~]
hacia 2013, 2014 o 2015 | [2013~,2014~,2015~]
2013 or c. 2014 | [2013,2014~]
12001 BC | Y-12000
"""  # noqa: RUF001  # the typography of ranges


@pytest.mark.parametrize("row", [line.split(" | ") for line in _VARIANTS.strip().splitlines()], ids=lambda row: row[0])
def test_usual_variants_are_read(row: list[str]) -> None:
    said, expected = row
    assert read_words(said) == parse(expected)


_REFUSED = """
 | 0 | it is empty
sometime in 2018 | 0 | “sometime” is not understood here
May | 0 | its year is missing
in 2018 or so | 11 | “so” is not understood here
early May | 6 | its year is missing
early May 2018 | 6 | early, mid and late stand with a year
03/04/2019 | 0 | it may be 3 April 2019 or 4 March 2019: write the month as a word
12/11/18 | 0 | a date in numbers has a year of four digits
the 1900s | 4 | it may be the decade 1900–1909 (190X) or the century 1900–1999 (19XX)
the 50s | 4 | a decade is named by the four digits of its first year
31 June 2018 | 0 | that month has 30 days
June 2018 to May 2018 | 0 | the end lies before the start
198 | 0 | a year has four digits, or an era: “AD 198” or “198 BC”
0 BC | 0 | there is no year 0; the year before 1 is “1 BC”, in EDTF 0000
year 0 | 0 | no calendar has a year 0; the year before 1 is “1 BC”, in EDTF 0000
0 | 0 | no calendar has a year 0; the year before 1 is “1 BC”, in EDTF 0000
20180501 | 0 | a year of more than four digits is “the year 20180501”
winter 2018–2020 | 11 | the season runs from one year into the next, not further
winter 2018-20 | 7 | the season runs from one year into the next, not further
winter 2018-1X | 7 | “2018-1X” is not understood here
spring 2018–2019 | 11 | this lies within one year; write “to” between the years, or the one that is meant
spring 2018/19 | 11 | this lies within one year; write “to” between the years, or the one that is meant
spring 2018-19 | 7 | this lies within one year; write “to” between the years, or the one that is meant
Q1 2018–2019 | 7 | this lies within one year; write “to” between the years, or the one that is meant
second half of the 19th century | 0 | a half or a quarter of a decade or a century has no words of its own here; write the years
second half in the 19th century | 0 | a half or a quarter of a decade or a century has no words of its own here; write the years
last quarter of the 20th century | 0 | a half or a quarter of a decade or a century has no words of its own here; write the years
first half of the 1990s | 0 | a half or a quarter of a decade or a century has no words of its own here; write the years
2018 (perhaps) | 6 | “perhaps” is not understood here
2018 (Northern Hemisphere) | 5 | only a season has a hemisphere
May 2018 (2 significant digits) | 9 | only a year has significant digits
2018 (year not known) | 5 | the year is given and said to be unknown
2018 (day not known) | 5 | an unknown day stands behind a month
May 2018 (month not known) | 9 | an unknown month stands behind a year
2018 (uncertain: day) | 5 | a qualifier stands on a part that the date does not have
2018 (uncertain, year) | 6 | “uncertain” is not understood here
2018 (uncertain: weekday) | 17 | “weekday” is not understood here
2018) | 4 | “)” closes nothing
a date like 2018-13-XX | 17 | months run from 01 to 12, seasons and quarters from 21 to 41
a date like 156X-12-XX or so | 26 | “so” is not understood here
in 1905–1914 (year not known) | 13 | the year is given and said to be unknown
12345678901234567890 BC | 0 | a year of more than 18 digits stands behind the word for year
AD 0 | 0 | no calendar has a year 0; the year before 1 is “1 BC”, in EDTF 0000
the year 12E2 | 9 | “Y” stands only before a year of more than four digits
between 2013 | 12 | “and” is missing
1st century | 0 | the first century has 99 years in some countings; write the years
Q5 2019 | 0 | a year has 4 of these
after spring 2019 | 6 | before and after stand with a year, a month or a day
every year from May 2018 to June 2018 | 11 | these are not of the unit of “every year”
"""  # noqa: E501, RUF001  # one refusal a line; the typography of ranges


@pytest.mark.parametrize(
    "row", [line.split(" | ") for line in _REFUSED.strip("\n").splitlines()], ids=lambda row: row[0]
)
def test_what_is_not_understood_is_refused_with_its_place(row: list[str]) -> None:
    said, offset, reason = row
    with pytest.raises(EdtfError) as caught:
        read_words(said.strip(), "en")
    assert (caught.value.offset, caught.value.reason) == (int(offset), reason)


def test_numerals_are_refused_with_both_readings_in_their_language() -> None:
    with pytest.raises(EdtfError, match=r"3 de abril de 2019 or 4 de marzo de 2019"):
        read_words("03/04/2019", "es")


def test_words_that_two_languages_read_differently_need_the_language() -> None:
    assert (read_words("a 2018", "pt"), parse("2018")) == (parse("2018"), parse("2018"))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="en, es, pt, fr, not into 'de'"):
        words(parse("2018"), "de")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("25 October 1917", "1917-11-07"),
        ("c. 25 October 1917", "1917-11-07~"),
        ("October 1917", "[1917-10-14..1917-11-13]"),
        ("29 February 1900", "1900-03-13"),
        ("23–25 October 1917", "1917-11-05/1917-11-07"),  # noqa: RUF001
        ("after 25 October 1917", "[1917-11-08..]"),
        ("1700", "[1700-01-11..1701-01-11]"),
    ],
)
def test_julian_words_become_gregorian_days(said: str, expected: str) -> None:
    assert read_words(said, "en", calendar="julian") == parse(expected)


@pytest.mark.parametrize(
    "said", ["spring 1917", "October to November 1917", "the 1910s", "30 February 1900", "early 1917"]
)
def test_julian_words_that_have_no_gregorian_form_are_refused(said: str) -> None:
    with pytest.raises(EdtfError):
        read_words(said, "en", calendar="julian")


def test_other_calendars_are_refused() -> None:
    with pytest.raises(ValueError, match="not from 'hijri'"):
        read_words("1 May 2018", calendar="hijri")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("[2018-01..2023-04]", "between 2018 and April 2023"),
        ("[2018-01-01..2021-12-24]", "between 2018 and 24 December 2021"),
        ("[2018-05-01..2021-12-24]", "between May 2018 and 24 December 2021"),
        ("[2018-05-02..2021-12-24]", "between 2 May 2018 and 24 December 2021"),
        ("[2018-01-01..2018-03-04]", "between 1 January and 4 March 2018"),
    ],
)
def test_a_span_of_years_that_begins_with_a_year_or_month_names_no_more_of_its_start(text: str, english: str) -> None:
    assert words(parse(text)) == english
    for language in ("en", "es", "pt", "fr"):
        assert read_words(words(parse(text), language), language) == parse(text)


def test_an_end_that_is_coarser_than_the_start_runs_to_its_last_day() -> None:
    assert read_words("between May 2018 and 2022") == parse("[2018-05..2022-12]")
    assert read_words("between 3 May 2018 and February 2020") == parse("[2018-05-03..2020-02-29]")


@pytest.mark.parametrize(
    "said",
    [
        "verano de 2018-2019",
        "primavera de 2018/19",
        "été 2018–2019",  # noqa: RUF001  # the typography of ranges
        "verão de 2018-2019",
        "primer semestre del siglo XX",
        "primer semestre de la década de 1990",
        "último trimestre do século XX",
        "2e semestre du XXe siècle",
        "premier semestre des années 1990",
    ],
)
def test_what_no_season_or_part_of_a_year_is_meant_by_is_refused_in_every_language(said: str) -> None:
    with pytest.raises(EdtfError):
        read_words(said)


@pytest.mark.parametrize(
    "year", [2018, 999, 1, 0, -43, 9999, 10_000, -10_000, 10**18 - 1, 10**18, -(10**18), 3 * 10**30]
)
def test_a_year_number_has_the_words_of_the_year(year: int) -> None:
    for language in LANGUAGES:
        assert year_words(year, language) == words(parse(edtf_year(year)), language)
        assert read_words(year_words(year, language), language) == parse(edtf_year(year))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((2018, 5, 1), ("1 May 2018", "1 de mayo de 2018", "1 de maio de 2018", "1er mai 2018")),
        ((-43, 3, 15), ("15 March 44 BC", "15 de marzo de 44 a. C.", "15 de março de 44 a.C.", "15 mars 44 av. J.-C.")),
        (
            (12000, 1, 1),
            (
                "1 January of the year 12000",
                "1 de enero del año 12000",
                "1 de janeiro do ano 12000",
                "1er janvier de l’an 12000",  # noqa: RUF001  # the French apostrophe
            ),
        ),
        (
            (-12000, 1, 2),
            (
                "2 January 12001 BC",
                "2 de enero de 12001 a. C.",
                "2 de janeiro de 12001 a.C.",
                "2 janvier 12001 av. J.-C.",
            ),
        ),
        (
            (10**20, 12, 31),
            (
                "31 December of the year 1E20",
                "31 de diciembre del año 1E20",
                "31 de dezembro do ano 1E20",
                "31 décembre de l’an 1E20",  # noqa: RUF001
            ),
        ),
    ],
)
def test_a_day_number_of_any_size_has_words(day: tuple[int, int, int], expected: tuple[str, ...]) -> None:
    assert tuple(day_words(day_number(*day), language) for language in LANGUAGES) == expected


@pytest.mark.parametrize("number", [7**9000, -(7**9000)], ids=["after", "before"])
def test_numbers_that_python_does_not_print_have_words(number: int) -> None:
    assert len(year_words(number)) > 7000
    assert len(day_words(number)) > 7000


def test_the_words_of_numbers_need_a_known_language() -> None:
    with pytest.raises(ValueError, match="not into 'de'"):
        year_words(2018, "de")
    with pytest.raises(ValueError, match="not into 'de'"):
        day_words(1, "de")
