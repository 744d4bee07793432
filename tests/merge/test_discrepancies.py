"""Disagreements between the claims of one event about countries and numbers."""

from pathlib import Path

import pytest

from chronos.link import cluster
from chronos.merge import merge
from chronos.model import Discrepancy
from projects import corpus_of


def discrepancies(folder: Path, *claims: str) -> tuple[Discrepancy, ...]:
    """Return those of the event of claims a, b, c … that are judged the same."""
    fields = "".join(f"  - {{id: {claim_id}, {claim}}}\n" for claim_id, claim in zip("abcdef", claims, strict=False))
    names = ", ".join("abcdef"[: len(claims)])
    corpus = corpus_of(folder, f"claims:\n{fields}judgements: [{{claims: [{names}], verdict: same}}]\n")
    (one,) = cluster(corpus.claims, corpus.judgements)
    return merge(one, corpus.sources).discrepancies


@pytest.mark.parametrize(
    "lists",
    [
        ("EC", "EC"),
        ("EC", "EC, PE"),
        ("EC", ""),
        ("SU", "UA"),
        ("CZ", "CSHH"),
        ("EC, PE", "PE, CO", "EC, CO"),
    ],
)
def test_lists_that_share_a_country_agree(tmp_path: Path, lists: tuple[str, ...]) -> None:
    assert discrepancies(tmp_path, *(f"date: 2019, countries: [{codes}]" for codes in lists)) == ()


def test_lists_without_a_common_country_disagree(tmp_path: Path) -> None:
    claims = ("date: 2019, countries: [EC, CO]", "date: 2019, countries: [PE]", "date: 2019")
    assert discrepancies(tmp_path, *claims) == (Discrepancy("country", (("a", "EC, CO"), ("b", "PE"))),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("23 offices", "23 offices"),
        ("more than 100 offices", "120 offices"),
        ("about 100 offices", "97 offices"),
        ("two offices", "2 offices"),
        ("US$ 5 million", "$5m"),
        ("1,200 agentes", "1.200 agentes"),
        ("23 offices", "100 officers"),
        ("23 offices and 5 offices", "5 offices"),
        ("In 2019 offices opened", "In 2020 offices opened"),
        ("82 per cent", "82%"),
        ("23 offices", "no number"),
    ],
)
def test_numbers_that_may_be_the_same_or_count_something_else_agree(tmp_path: Path, one: str, other: str) -> None:
    assert discrepancies(tmp_path, f"date: 2019, text: '{one}'", f"date: 2019, text: '{other}'") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("23 offices", "more than 100 Chinese police offices"),
        ("23 oficinas", "más de 100 oficinas"),
        ("23 agents", "douze agents"),
        ("23 policiais", "vinte policiais"),
        ("US$ 5 million", "$6m"),
        ("82 per cent", "28%"),
        ("two people", "three people"),
        ("at most 10 officers", "12 officers"),
    ],
)
def test_numbers_of_the_same_that_cannot_be_one_disagree(tmp_path: Path, one: str, other: str) -> None:
    assert discrepancies(tmp_path, f"date: 2019, text: '{one}.'", f"date: 2019, text: '{other}.'") == (
        Discrepancy("number", (("a", one), ("b", other))),
    )


def test_each_thing_that_is_counted_is_a_discrepancy_of_its_own_after_dates_and_countries(tmp_path: Path) -> None:
    found = discrepancies(
        tmp_path,
        "date: 2019-05-01, countries: [EC], text: 'Twelve officers in 3 cars and 4 cars.'",
        "date: 2019-05-03, countries: [PE], text: '13 officers in 5 cars.'",
    )
    assert found == (
        Discrepancy("date", (("a", "2019-05-01"), ("b", "2019-05-03")), 2),
        Discrepancy("country", (("a", "EC"), ("b", "PE"))),
        Discrepancy("number", (("a", "Twelve officers"), ("b", "13 officers"))),
        Discrepancy("number", (("a", "3 cars, 4 cars"), ("b", "5 cars"))),
    )


def test_a_retracted_claim_disagrees_with_nobody(tmp_path: Path) -> None:
    claims = (
        "date: 2019, countries: [EC], text: 12 officers.",
        "date: 2019, countries: [PE], text: 13 officers., status: retracted",
    )
    assert discrepancies(tmp_path, *claims) == ()
