"""Claims in columns: ordered, numbered, and the same in whatever order they came."""

from itertools import pairwise

import pytest

from chronos.edtf import parse
from chronos.link.collecting import FAR, Collection, Columns, distinct
from chronos.model import Location
from collected import claim, columns_of


def words(columns: Columns) -> list[list[str]]:
    """Return the words of each claim as they are shown."""
    ends = columns.bounds.tolist()
    return [[columns.shown[word] for word in columns.words[first:last].tolist()] for first, last in pairwise(ends)]


def day(text: str) -> int:
    found = parse(text).earliest
    assert found is not None
    return found


def test_claims_are_ordered_by_id_and_by_place_where_two_have_one() -> None:
    places = Location("u.yaml", 2, 5), Location("t.yaml", 9, 3), Location("t.yaml", 10, 3)
    claims = [claim("b", place=place) for place in places] + [claim("a")]
    columns = columns_of(claims[2:], claims[:2])
    assert columns.ids == ["a", "b", "b", "b"]
    assert [columns.location(number) for number in range(1, 4)] == [places[1], places[2], places[0]]


def test_each_word_of_a_claim_is_kept_once_in_the_order_of_the_alphabet() -> None:
    columns = columns_of(
        [claim("a", "The police visit the police, visited by police."), claim("b", ""), claim("c", "In Quito")]
    )
    assert words(columns) == [["police", "visit"], [], ["Quito"]]


def test_a_name_has_a_capital_more_often_than_not_where_no_sentence_begins() -> None:
    columns = columns_of(
        [
            claim("a", "Police visit Quito. Officers of the Police met Xi."),
            claim("b", "The police came; Guayaquil saw the police. Course begins"),
        ],
        [claim("c", "Then \u201cSafe City\u201d opens, a safe city; 12 Officers")],
    )
    names = {columns.shown[number] for number, name in enumerate(columns.names.tolist()) if name}
    assert names == {"Quito", "Xi", "Guayaquil", "Officers"}
    assert {columns.shown[number] for number, figure in enumerate(columns.figures.tolist()) if figure} == {"12"}


def test_the_first_word_of_a_claim_begins_a_sentence_whatever_the_one_before_ends_with() -> None:
    columns = columns_of(
        [claim("a", "no stop here"), claim("b", "Training begins"), claim("c", ""), claim("d", "Course")]
    )
    assert not columns.names.any()


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("", -FAR, FAR),
        ("2019-05-03", day("2019-05-03"), day("2019-05-03")),
        ("2019-05", day("2019-05-01"), day("2019-05-31")),
        ("2018/2020", day("2018-01-01"), day("2020-12-31")),
        ("2013/..", day("2013-01-01"), FAR),
        ("2013/", day("2013-01-01"), FAR),
        ("[..2012]", -FAR, day("2012-12-31")),
        ("../..", -FAR, FAR),
        ("{2017,2019}", day("2017-01-01"), day("2019-12-31")),
        ("-0044", day("-0044-01-01"), day("-0044-12-31")),
        ("Y170000002", 62_091_225_366, 62_091_225_730),
        ("Y99999999999999999", FAR, FAR),
        ("Y-99999999999999999", -FAR, -FAR),
        ("Y-99999999999999999/Y99999999999999999", -FAR, FAR),
    ],
)
def test_dates_are_the_days_that_they_may_mean(date: str, first: int, last: int) -> None:
    columns = columns_of([claim("a", date="1999"), claim("b", date=date)])
    number = int(columns.dates[1])
    assert (columns.written[number], columns.firsts[number], columns.lasts[number]) == (date, first, last)
    assert (columns.written[0], columns.firsts[0], columns.lasts[0]) == ("", -FAR, FAR)


def test_about_a_year_reaches_as_far_as_the_project_says() -> None:
    def days(collection: Collection) -> tuple[int, int]:
        collection.add([claim("a", date="2019~")])
        columns = collection.columns()
        return int(columns.firsts[1]), int(columns.lasts[1])

    assert days(Collection()) == (day("2017-01-01"), day("2021-12-31"))
    assert days(Collection({"year": "P1Y"})) == (day("2018-01-01"), day("2020-12-31"))


def test_what_a_claim_lists_is_kept_and_nothing_has_the_number_0() -> None:
    full = claim("b", countries=["EC", "PE"], actors=("Interpol",), places=("Quito",), kind="visit", sources=["s", "t"])
    columns = columns_of([full, claim("a", countries=[]), claim("c", countries=[], regions=("419",))])
    lists = (
        [columns.countries[number] for number in columns.where],
        [columns.actor_lists[number] for number in columns.actors],
        [columns.place_lists[number] for number in columns.places],
        [columns.kind_names[number] for number in columns.kinds],
        [columns.source_lists[number] for number in columns.cited],
    )
    assert lists == (
        [(), ("EC", "PE"), ("419",)],
        [(), ("Interpol",), ()],
        [(), ("Quito",), ()],
        ["", "visit", ""],
        [(), ("s", "t"), ()],
    )
    nothing = columns.where, columns.actors, columns.places, columns.kinds, columns.cited
    assert [int(numbers[0]) for numbers in nothing] == [0] * 5


def test_countries_count_before_regions() -> None:
    columns = columns_of([claim("a", countries=["EC"], regions=("419",))])
    assert columns.countries[int(columns.where[0])] == ("EC",)


def test_no_claims_are_columns_too() -> None:
    columns = columns_of()
    assert (columns.ids, columns.bounds.tolist(), columns.words.tolist(), columns.dates.tolist()) == ([], [0], [], [])


def test_no_order_of_files_or_claims_changes_words_names_and_how_they_are_shown() -> None:
    claims = [
        claim("a", "Signing in Quito: the Police signed."),
        claim("b", "A Signing; the police sign twelve papers"),
        claim("c", "Signs of 12 Papers by the Police's men"),
    ]
    found = [columns_of(claims), columns_of(claims[::-1]), columns_of(claims[1:2], claims[2:], claims[:1])]
    kept = [(one.ids, words(one), one.shown, one.names.tolist(), one.figures.tolist()) for one in found]
    assert kept[1:] == kept[:1] * 2


def test_distinct_keys_are_those_of_a_set_in_order() -> None:
    columns = columns_of([claim("a", "b a c a b")])
    keys = columns.words.repeat(3)[::-1].copy()
    assert distinct(keys).tolist() == sorted(set(keys.tolist()))
    assert distinct(keys[:0]).tolist() == []
