"""Claims, their dates and their citations, as people write them."""

from pathlib import Path

import pytest

from chronos.model import ClaimDate, Corpus, Unreadable
from projects import corpus_of


def date_of(corpus: Corpus) -> tuple[str, str, bool]:
    """Return expression, words and whether it is stated, of the only claim."""
    (claim,) = corpus.claims
    return str(claim.date.expression), claim.date.said, claim.date.stated


def faults_of(corpus: Corpus) -> list[tuple[str, str]]:
    return [(fault.rule, str(fault.location)) for fault in corpus.faults]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("'2019'", ("2019", "", True)),
        ("2018/..", ("2018/..", "", True)),
        ("'[2018..2020]'", ("[2018..2020]", "", True)),
        ("undated", ("None", "", True)),
        ("' undated '", ("None", "", True)),
        ("''", ("None", "", False)),
        ("'  '", ("None", "", False)),
        ("", ("None", "", False)),
        ("{edtf: 2019-05, said: last May}", ("2019-05", "last May", True)),
        ("{edtf: 2019-05}", ("2019-05", "", True)),
        ("{edtf: undated, said: some day}", ("None", "some day", True)),
        ("{said: May 2019}", ("2019-05", "May 2019", True)),
        ("{edtf: '', said: May 2019}", ("2019-05", "May 2019", True)),
        ("{edtf: ''}", ("None", "", False)),
        ("{said: ''}", ("None", "", False)),
        ("{}", ("None", "", False)),
    ],
)
def test_a_date_is_text_or_both_expression_and_words(tmp_path: Path, written: str, read: tuple[str, str, bool]) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    date: {written}\n")
    assert date_of(corpus) == read
    assert corpus.faults == ()


def test_a_claim_without_the_field_has_no_date(tmp_path: Path) -> None:
    assert corpus_of(tmp_path, "claims: [{id: a}]").claims[0].date == ClaimDate()


@pytest.mark.parametrize(
    ("written", "rule", "place"),
    [
        ("17 May 19", "unreadable-date", "timeline.yaml:3:11"),
        ("null", "unreadable-date", "timeline.yaml:3:11"),
        ("{edtf: 2019-13}", "unreadable-date", "timeline.yaml:3:18"),
        ("{said: the other day}", "unreadable-date", "timeline.yaml:3:11"),
        ("{edtf: [2019]}", "wrong-type", "timeline.yaml:3:18"),
        ("[2019]", "wrong-type", "timeline.yaml:3:11"),
    ],
)
def test_a_claim_whose_date_cannot_be_read_is_left_out_by_name(
    tmp_path: Path, written: str, rule: str, place: str
) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    date: {written}\n  - id: b\n    date: '2019'\n")
    assert [claim.id for claim in corpus.claims] == ["b"]
    assert [(one.id, str(one.location), one.reason) for one in corpus.unreadable] == [
        ("a", "timeline.yaml:2:5", "its date cannot be read"),
    ]
    assert corpus.claims_read == 2
    assert faults_of(corpus) == [(rule, place)]


def test_an_unknown_field_of_a_date_is_a_fault_and_the_date_is_read(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: {edtf: '2019', sayd: x}}]")
    assert date_of(corpus) == ("2019", "", True)
    assert [fault.message for fault in corpus.faults] == ["a date has no field 'sayd'; did you mean 'said'?"]


@pytest.mark.parametrize("claim", ["{date: '2019'}", "{id: '', date: '2019'}", "{id: ' ', date: '2019'}"])
def test_a_claim_without_an_id_is_left_out_and_its_place_named(tmp_path: Path, claim: str) -> None:
    corpus = corpus_of(tmp_path, f"claims: [{claim}]")
    assert [(one.id, str(one.location), one.reason) for one in corpus.unreadable] == [
        ("", "timeline.yaml:1:10", "it has no id"),
    ]
    assert faults_of(corpus) == [("missing-id", "timeline.yaml:1:10")]


def test_an_id_that_is_no_text_is_one_fault(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: [a], date: '2019'}]\nreferences: [{id: {a: b}}]")
    assert faults_of(corpus) == [("wrong-type", "timeline.yaml:1:15"), ("wrong-type", "timeline.yaml:2:19")]
    assert [one.reason for one in corpus.unreadable] == ["it has no id"]


@pytest.mark.parametrize("item", ["just text", "[a, b]", "''"])
def test_a_claim_that_is_no_mapping_is_left_out_and_its_place_named(tmp_path: Path, item: str) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  - {item}\n  - {{id: b, date: '2019'}}\n")
    assert corpus.unreadable == (Unreadable("", corpus.unreadable[0].location, "it is not a mapping of fields"),)
    assert faults_of(corpus) == [("wrong-type", "timeline.yaml:2:5")]
    assert [claim.id for claim in corpus.claims] == ["b"]


@pytest.mark.parametrize("bad", ["EC_2019", "a--b", "-a", "a-", "\u00e1", "A", "a b", "a/b"])
def test_an_id_that_is_no_slug_is_a_fault_and_the_claim_stays(tmp_path: Path, bad: str) -> None:
    corpus = corpus_of(tmp_path, f"claims: [{{id: '{bad}', date: '2019'}}]")
    assert [claim.id for claim in corpus.claims] == [bad]
    assert faults_of(corpus) == [("bad-id", "timeline.yaml:1:15")]


@pytest.mark.parametrize(
    ("written", "source", "locator"),
    [
        ("gazette-2020", "gazette-2020", ""),
        ("'gazette-2020, p. 3'", "gazette-2020", "p. 3"),
        ("'gazette-2020 ,  pp. 3, 5 '", "gazette-2020", "pp. 3, 5"),
        ("{source: gazette-2020, locator: 'p. 3, 4'}", "gazette-2020", "p. 3, 4"),
    ],
)
def test_a_citation_is_short_or_in_full(tmp_path: Path, written: str, source: str, locator: str) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    date: '2019'\n    sources:\n      - {written}\n")
    assert [(one.source, one.locator) for one in corpus.claims[0].citations] == [(source, locator)]
    assert corpus.faults == ()


def test_a_full_citation_has_quote_and_day(tmp_path: Path) -> None:
    timeline = """
    claims:
      - id: a
        date: "2019"
        sources:
          - source: gazette-2020
            locator: p. 4
            quote: their own words, with a comma
            retrieved: 2024-02-11
    """
    (citation,) = corpus_of(tmp_path, timeline).claims[0].citations
    assert (citation.quote, str(citation.retrieved)) == ("their own words, with a comma", "2024-02-11")


def test_a_citation_whose_day_cannot_be_read_stays(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: '2019', sources: [{source: s, retrieved: soon, pages: 3}]}]")
    (citation,) = corpus.claims[0].citations
    assert (citation.source, citation.retrieved) == ("s", None)
    assert [fault.rule for fault in corpus.faults] == ["unknown-field", "unreadable-date"]


def test_a_citation_without_a_source_is_not_dropped(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: '2019', sources: [{locator: p. 4}, ', p. 5']}]")
    assert [(one.source, one.locator) for one in corpus.claims[0].citations] == [("", "p. 4"), ("", "p. 5")]


def test_a_claim_written_once_may_be_repeated_by_an_alias(tmp_path: Path) -> None:
    timeline = """
    claims:
      - {id: a, date: "2019", countries: &where [EC, PE], sources: &by [gazette-2020]}
      - {id: b, date: "2020", countries: *where, sources: *by}
    """
    corpus = corpus_of(tmp_path, timeline)
    assert [claim.countries for claim in corpus.claims] == [("EC", "PE"), ("EC", "PE")]
    assert corpus.faults == ()
