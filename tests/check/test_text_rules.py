"""Rules for texts: said twice, loaded, or too long."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.check.quoting import without_quotations
from chronos.model import Finding, Location
from projects import check, corpus_of

VISIT = "date: '2019', text: A delegation visits Quito., countries: [EC, CN], sources: [gazette-2020]"


def findings(
    tmp_path: Path, rule: str, timeline: str, *, settings: str = "", more: dict[str, str] | None = None
) -> tuple[Finding, ...]:
    """Return what one rule says of a project; ``more`` are further files."""
    for name, content in (more or {}).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tuple(one for one in check(corpus_of(tmp_path, timeline, settings=settings)) if one.name == rule)


def twice(tmp_path: Path, *claims: str, judgements: str = "") -> list[str]:
    """Return which claims are said to say what another says, with the messages."""
    lines = [f"  - {{{claim}}}\n" for claim in claims]
    timeline = f"claims:\n{''.join(lines)}{judgements}"
    return [
        f"{one.claim} at {one.location.line}: {one.message}" for one in findings(tmp_path, "duplicate-text", timeline)
    ]


def said_at(line: int, claim: str) -> str:
    return (
        f"says what {claim!r} says already at timeline.yaml:{line}:5; join the two, or judge whether they are one event"
    )


# T003 duplicate-text


def test_the_same_text_under_two_ids_is_told_at_the_second_and_names_the_first(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "duplicate-text", f"claims:\n  - {{id: a, {VISIT}}}\n  - {{id: b, {VISIT}}}\n")
    assert finding == Finding(
        "T003", "duplicate-text", "warning", Location("timeline.yaml", 3, 5), said_at(2, "a"), "b"
    )


@pytest.mark.parametrize(
    "second",
    [
        VISIT.replace("A delegation visits Quito.", "'a  DELEGATION visits Quito.'"),
        VISIT.replace("[EC, CN]", "[CN, EC]"),
        VISIT.replace("gazette-2020", "wire-2021"),
    ],
)
def test_capitals_white_space_order_and_sources_make_no_difference(tmp_path: Path, second: str) -> None:
    assert twice(tmp_path, f"id: a, {VISIT}", f"id: b, {second}") == [f"b at 3: {said_at(2, 'a')}"]


@pytest.mark.parametrize(
    "second",
    [
        VISIT.replace("Quito", "Lima"),
        VISIT.replace("2019", "2018"),
        VISIT.replace("[EC, CN]", "[EC]"),
    ],
)
def test_another_text_date_or_country_is_another_claim(tmp_path: Path, second: str) -> None:
    assert twice(tmp_path, f"id: a, {VISIT}", f"id: b, {second}") == []


def test_empty_texts_and_one_id_are_told_by_other_rules(tmp_path: Path) -> None:
    empty = VISIT.replace("A delegation visits Quito.", "''")
    assert twice(tmp_path, f"id: a, {empty}", f"id: b, {empty}", f"id: c, {VISIT}", f"id: c, {VISIT}") == []


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_any_judgement_on_the_two_settles_it(tmp_path: Path, verdict: str) -> None:
    judgements = f"judgements:\n  - {{claims: [b, a], verdict: {verdict}, by: E, why: seen}}\n"
    assert twice(tmp_path, f"id: a, {VISIT}", f"id: b, {VISIT}", judgements=judgements) == []


def test_the_first_that_no_judgement_relates_is_named(tmp_path: Path) -> None:
    claims = [f"id: {name}, {VISIT}" for name in "abcd"]
    judgements = """\
judgements:
  - {claims: [a, c], verdict: different, why: seen}
  - {claims: [c, x], verdict: same, why: seen}
  - {claims: [x, d], verdict: same, why: seen}
"""
    # c, x and d are one event, which is not a's; of b nothing is said.
    assert twice(tmp_path, *claims, judgements=judgements) == [
        f"b at 3: {said_at(2, 'a')}",
        f"c at 4: {said_at(3, 'b')}",
        f"d at 5: {said_at(3, 'b')}",
    ]


def test_claims_in_two_files_are_compared(tmp_path: Path) -> None:
    other = f"claims: [{{id: b, {VISIT}}}]"
    (finding,) = findings(tmp_path, "duplicate-text", f"claims: [{{id: z, {VISIT}}}]", more={"again.yaml": other})
    assert (str(finding.location), finding.claim) == ("timeline.yaml:1:10", "z")
    assert "'b' says already at again.yaml:1:10;" in finding.message


# T004 loaded-words

LOADED = "check: {levels: {loaded-words: info}}"


def loaded(tmp_path: Path, text: str, settings: str = LOADED) -> list[str]:
    timeline = f"claims:\n  - id: a\n    date: '2019'\n    text: >-\n      {text}\n    countries: [EC]\n"
    return [one.message.partition(";")[0] for one in findings(tmp_path, "loaded-words", timeline, settings=settings)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The regime falls.", "'regime' judges"),
        ("The regime's so-called police and their Henchmen fled.", "'regime', 'so-called', 'Henchmen' judge"),
        ("Terrorists, thugs, puppets and traitors fled.", "'Terrorists', 'thugs', 'puppets' judge"),
        ("Cae el régimen.", "'régimen' judges"),
        ("El mal  llamado ejército huye.", "'mal llamado' judges"),
        ("Fantoches fogem.", "'Fantoches' judges"),
        ("Le soi-disant ministre fuit.", "'soi-disant' judges"),
    ],
)
def test_loaded_words_of_four_languages_are_told_once(tmp_path: Path, text: str, told: str) -> None:
    assert loaded(tmp_path, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The government falls.",
        "The minister speaks of “the regime”.",
        "El ministro habla de «terroristas».",
        "The regimen of the patient changes.",
        "Counter-terrorist police train.",
        "Radio Mal is called.",
    ],
)
def test_quotations_and_other_words_are_not_loaded(tmp_path: Path, text: str) -> None:
    assert loaded(tmp_path, text) == []


def test_loaded_words_are_not_looked_for_unless_a_project_asks(tmp_path: Path) -> None:
    assert loaded(tmp_path, "The regime falls.", settings="") == []


def test_a_project_has_its_own_loaded_words(tmp_path: Path) -> None:
    settings = "check: {levels: {loaded-words: info}, options: {loaded-words: {words: [dirty war, junta]}}}"
    assert loaded(tmp_path, "The regime wages a dirty war.", settings) == ["'dirty war' judges"]
    assert loaded(tmp_path, "The Junta falls.", settings) == ["'Junta' judges"]
    assert loaded(tmp_path, "A dirty street.", settings) == []


# T005 long-text


@pytest.mark.parametrize(("length", "told"), [(1_000, []), (1_001, ["info"])])
def test_a_text_of_more_than_a_thousand_characters_is_long(tmp_path: Path, length: int, told: list[str]) -> None:
    timeline = f"claims: [{{id: a, date: '2019', text: {'x' * length}, countries: [EC]}}]"
    assert [one.severity for one in findings(tmp_path, "long-text", timeline)] == told


def test_how_long_a_text_may_be_is_a_setting(tmp_path: Path) -> None:
    settings = "check: {options: {long-text: {characters: 8}}}"
    (finding,) = findings(tmp_path, "long-text", f"claims: [{{id: a, {VISIT}}}]", settings=settings)
    assert (finding.code, finding.message, str(finding.location)) == (
        "T005",
        "the text has 26 characters, more than 8; split the claim, or move the rest to `note:`",
        "timeline.yaml:1:38",
    )


@given(st.text())
def test_what_is_left_of_any_text_has_one_line_and_no_quotations(text: str) -> None:
    left = without_quotations(text)
    assert left == " ".join(left.split())
    assert left.count('"') <= 1
