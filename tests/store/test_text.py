"""YAML is read as text: nothing is retyped."""

from pathlib import Path

import pytest

from projects import corpus_of


@pytest.mark.parametrize(
    "written", ["NO", "yes", "null", "~", "2017", "12:30", "0o17", "1e3", "2019-05-17", "=", "a: b"]
)
def test_a_value_stays_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    quoted = f"'{written}'" if ":" in written and " " in written else written
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    date: '2019'\n    text: {quoted}\n")
    assert corpus.claims[0].text == written
    assert corpus.faults == ()


def test_norway_is_a_country_and_not_false(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: 2017, countries: [NO, yes, on]}]")
    assert corpus.claims[0].countries == ("NO", "yes", "on")
    assert str(corpus.claims[0].date.expression) == "2017"


def test_a_date_that_pyyaml_would_make_a_date_keeps_its_text(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: 2019-05-17}]")
    assert str(corpus.claims[0].date.expression) == "2019-05-17"


def test_an_empty_value_is_an_absent_one(tmp_path: Path) -> None:
    timeline = """
    claims:
      - id: a
        date: "2019"
        text:
        countries:
        actors: []
        kind:
        status:
        lasting:
        note: ""
        sources:
    """
    corpus = corpus_of(tmp_path, timeline)
    claim = corpus.claims[0]
    assert corpus.faults == ()
    assert (claim.text, claim.countries, claim.actors, claim.kind, claim.note) == ("", (), (), "", "")
    assert (claim.status, claim.lasting, claim.citations) == ("undisputed", None, ())


def test_the_space_around_a_text_does_not_count_and_that_within_does(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims:\n  - id: ' a '\n    date: ' 2019 '\n    text: '  two   words '\n")
    claim = corpus.claims[0]
    assert (claim.id, str(claim.date.expression), claim.text) == ("a", "2019", "two   words")


def test_one_text_stands_for_a_list_of_itself(tmp_path: Path) -> None:
    timeline = "claims: [{id: a, date: '2019', countries: EC, actors: Police, sources: 'gazette-2020, p. 3'}]"
    claim = corpus_of(tmp_path, timeline).claims[0]
    assert (claim.countries, claim.actors) == (("EC",), ("Police",))
    assert [(one.source, one.locator) for one in claim.citations] == [("gazette-2020", "p. 3")]


def test_empty_items_of_a_list_say_nothing(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: '2019', countries: ['', ' ', EC], sources: ['', ' ']}]")
    assert corpus.claims[0].countries == ("EC",)
    assert corpus.claims[0].citations == ()
    assert corpus.faults == ()


def test_folded_and_literal_texts_are_read_as_yaml_reads_them(tmp_path: Path) -> None:
    timeline = """
    claims:
      - id: a
        date: "2019"
        text: >-
          one
          line
        note: |
          two
          lines
    """
    claim = corpus_of(tmp_path, timeline).claims[0]
    assert (claim.text, claim.note) == ("one line", "two\nlines")


@pytest.mark.parametrize(("written", "lasting"), [("true", True), ("false", False), ("''", None)])
def test_lasting_is_true_false_or_left_to_the_date(tmp_path: Path, written: str, lasting: bool | None) -> None:
    corpus = corpus_of(tmp_path, f"claims: [{{id: a, date: '2019', lasting: {written}}}]")
    assert corpus.claims[0].lasting is lasting


def test_a_word_that_is_not_allowed_names_those_that_are(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims:\n  - id: a\n    date: '2019'\n    lasting: yes\n    status: disputd\n")
    assert [(fault.rule, str(fault.location), fault.message, fault.claim) for fault in corpus.faults] == [
        ("wrong-value", "timeline.yaml:4:14", "lasting cannot be 'yes'; it is one of true, false", "a"),
        ("wrong-value", "timeline.yaml:5:13", "a status cannot be 'disputd'; did you mean 'disputed'?", "a"),
    ]
    assert (corpus.claims[0].lasting, corpus.claims[0].status) == (None, "undisputed")


def test_a_value_of_the_wrong_shape_is_one_fault_and_the_claim_stays(tmp_path: Path) -> None:
    timeline = """
    claims:
      - id: a
        date: "2019"
        text: [one]
        countries: {EC: yes}
        status: [disputed]
        actors: [one, [two]]
        sources: [[gazette-2020]]
    """
    corpus = corpus_of(tmp_path, timeline)
    assert [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults] == [
        ("wrong-type", "timeline.yaml:5:11", "a text is text, not a list"),
        ("wrong-type", "timeline.yaml:6:16", "countries is a list, not a mapping"),
        ("wrong-type", "timeline.yaml:8:19", "each of actors is text, not a list"),
        ("wrong-type", "timeline.yaml:7:13", "a status is text, not a list"),
        ("wrong-type", "timeline.yaml:9:15", "a citation is a mapping of fields, not a list"),
    ]
    assert [claim.id for claim in corpus.claims] == ["a"]
    assert corpus.claims[0].actors == ("one",)
