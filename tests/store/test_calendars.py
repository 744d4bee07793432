from pathlib import Path

from chronos.edtf import parse
from chronos.model import ClaimDate
from projects import check, corpus_of

CLAIM = "claims: [{{id: ru-1, date: {date}, text: A rising., countries: [RU], sources: [gazette-2020]}}]"


def test_words_in_the_julian_calendar_become_a_gregorian_date_and_are_kept(tmp_path: Path) -> None:
    (claim,) = corpus_of(tmp_path, CLAIM.format(date="{said: 25 October 1917, calendar: julian}")).claims
    assert claim.date == ClaimDate(parse("1917-11-07"), "25 October 1917", stated=True, calendar="julian")


def test_words_and_date_are_compared_in_the_calendar_of_the_words(tmp_path: Path) -> None:
    agree = "{edtf: 1917-11-07, said: 25 October 1917, calendar: julian}"
    assert "said-disagrees" not in [each.name for each in check(corpus_of(tmp_path, CLAIM.format(date=agree)))]
    differ = agree.replace(", calendar: julian", "")
    assert "said-disagrees" in [each.name for each in check(corpus_of(tmp_path, CLAIM.format(date=differ)))]


def test_a_calendar_that_is_not_known_is_a_fault(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, CLAIM.format(date="{said: 5 May 2019, calendar: hijri}"))
    assert [fault.message for fault in corpus.faults] == [
        "a calendar cannot be 'hijri'; it is one of gregorian, julian"
    ]
