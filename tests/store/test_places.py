"""Every field knows its file, line and column, in characters from 1."""

from pathlib import Path

import pytest

from chronos.model import Location
from chronos.store import read
from projects import corpus_of, write_project

TIMELINE = """\
claims:

  # A comment
  - id: ec-2019-visit
    date: "2019"
    text: >-
      A delegation
      visits Quito.
    countries: [EC, PE]
    regions:
      - "005"
    actors: [Police]
    places: [Quito]
    kind: visit
    status: disputed
    lasting: true
    note: A note.
    sources:
      - gazette-2020, p. 3
      - source: wire-2021
        locator: p. 4
"""


def test_every_field_of_a_claim_has_its_place(tmp_path: Path) -> None:
    claim = corpus_of(tmp_path, TIMELINE).claims[0]
    assert claim.location == Location("timeline.yaml", 4, 5)
    assert claim.marks == {
        "id": (4, 9),
        "date": (5, 11),
        "text": (6, 11),
        "countries": (9, 16),
        "countries[0]": (9, 17),
        "countries[1]": (9, 21),
        "regions": (11, 7),
        "regions[0]": (11, 9),
        "actors": (12, 13),
        "actors[0]": (12, 14),
        "places": (13, 13),
        "places[0]": (13, 14),
        "kind": (14, 11),
        "status": (15, 13),
        "lasting": (16, 14),
        "note": (17, 11),
        "sources": (19, 7),
        "sources[0]": (19, 9),
        "sources[1]": (20, 9),
        "sources[1].source": (20, 17),
        "sources[1].locator": (21, 18),
    }


def test_a_citation_has_the_place_of_its_source(tmp_path: Path) -> None:
    claim = corpus_of(tmp_path, TIMELINE).claims[0]
    places = [str(claim.where("sources", number, "source")) for number in (0, 1)]
    assert places == ["timeline.yaml:19:9", "timeline.yaml:20:17"]


def test_the_place_of_an_absent_field_is_that_of_the_claim(tmp_path: Path) -> None:
    claim = corpus_of(tmp_path, "claims:\n  - id: a\n    date: '2019'\n    countries: EC\n").claims[0]
    assert str(claim.where("text")) == "timeline.yaml:2:5"
    assert str(claim.where("countries", 0)) == "timeline.yaml:4:16"


def test_items_are_counted_as_the_claim_has_them(tmp_path: Path) -> None:
    timeline = "claims:\n  - id: a\n    date: '2019'\n    countries:\n      - ''\n      - [x]\n      - Ecuador\n"
    claim = corpus_of(tmp_path, timeline).claims[0]
    assert claim.countries == ("Ecuador",)
    assert str(claim.where("countries", 0)) == "timeline.yaml:7:9"


def test_a_path_is_relative_to_the_folder_and_has_slashes(tmp_path: Path) -> None:
    write_project(tmp_path, "claims: []")
    write_project(tmp_path / "by-country" / "ec", "claims: [{id: a, date: '2019'}]", sources="")
    assert [str(claim.location) for claim in read(tmp_path).claims] == ["by-country/ec/timeline.yaml:1:10"]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\u00a0", "\U0001f600", "e\u0301"])
def test_a_strange_character_moves_no_line(tmp_path: Path, character: str) -> None:
    corpus = corpus_of(
        tmp_path,
        f"claims:\n  - id: a\n    date: '2019'\n    text: one{character}two {{ # comment\n  - id: b\n    date: bad\n",
    )
    assert corpus.claims[0].text == f"one{character}two {{"
    assert [str(fault.location) for fault in corpus.faults] == ["timeline.yaml:6:11"]


def test_line_breaks_of_yaml_1_1_stay_as_they_were_written(tmp_path: Path) -> None:
    text = "one\x85two\u2028three\u2029four \U000f0000 \U000f0001"
    corpus = corpus_of(tmp_path, f"claims: [{{id: a, date: '2019', text: '{text}', 'k\x85y': 1}}]")
    assert corpus.claims[0].text == text
    assert [fault.message for fault in corpus.faults] == ["a claim has no field 'k\\x85y'"]


def test_columns_count_characters_and_not_bytes(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{text: '\u00e1\u00e9\U0001f600', date: bad, id: a}]")
    assert [str(fault.location) for fault in corpus.faults] == ["timeline.yaml:1:30"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, line_break: str) -> None:
    timeline = "claims:\n  - id: a\n    date: '2019'\n  - id: b\n    date: bad\n"
    write_project(tmp_path, "claims: []")
    (tmp_path / "timeline.yaml").write_bytes(timeline.replace("\n", line_break).encode())
    corpus = read(tmp_path)
    assert [claim.id for claim in corpus.claims] == ["a"]
    assert [str(fault.location) for fault in corpus.faults] == ["timeline.yaml:5:11"]


def test_a_byte_order_mark_is_no_character(tmp_path: Path) -> None:
    write_project(tmp_path, "claims: []")
    (tmp_path / "timeline.yaml").write_bytes(b"\xef\xbb\xbfclaims: [{id: a, date: bad}]\n")
    assert [str(fault.location) for fault in read(tmp_path).faults] == ["timeline.yaml:1:24"]


def test_an_unknown_field_has_the_place_of_its_name_and_its_claim(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims:\n  - place: [Quito]\n    id: a\n    date: '2019'\n")
    assert [(fault.rule, str(fault.location), fault.message, fault.claim) for fault in corpus.faults] == [
        ("unknown-field", "timeline.yaml:2:5", "a claim has no field 'place'; did you mean 'places'?", "a"),
    ]


def test_a_field_at_the_top_that_is_unknown_hides_nothing_beside_it(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claim: []\nclaims: [{id: a, date: '2019'}]\n")
    assert [claim.id for claim in corpus.claims] == ["a"]
    assert [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults] == [
        ("unknown-field", "timeline.yaml:1:1", "a timeline has no field 'claim'; did you mean 'claims'?"),
    ]
