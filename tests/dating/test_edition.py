"""The day an edition speaks for: never the clock's."""

from pathlib import Path

import pytest

from chronos.dating import edition_day
from chronos.edtf import day_number
from projects import corpus_of

CLAIMS = "claims: [{id: a, date: '2030', sources: [x, {source: y, retrieved: 2021-07-03}, {source: z}]}]"


def test_the_setting_stands_above_all(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, CLAIMS, settings="as_of: 2019-06-30")
    assert edition_day(corpus) == day_number(2019, 6, 30)


@pytest.mark.parametrize(
    ("item", "day"),
    [
        ("issued: 2021", (2021, 12, 31)),
        ("issued: 2021-08", (2021, 8, 31)),
        ("issued: 2021-07-03, accessed: 2022-02", (2022, 2, 28)),
        ("issued: 2020", (2021, 7, 3)),
        ("issued: 2025/..", (2021, 7, 3)),
        ("issued: '[..2020]'", (2021, 7, 3)),
    ],
)
def test_without_it_the_latest_publication_or_consultation_is_the_day(
    tmp_path: Path, item: str, day: tuple[int, int, int]
) -> None:
    corpus = corpus_of(tmp_path, CLAIMS, sources=f"references: [{{id: x, {item}}}, {{id: w}}]")
    assert edition_day(corpus) == day_number(*day)


def test_the_dates_of_claims_say_nothing_of_the_day(tmp_path: Path) -> None:
    assert edition_day(corpus_of(tmp_path, "claims: [{id: a, date: '2030'}]", sources="")) is None
