"""Texts in several languages: of claims, of kinds, of regions, of the project."""

from pathlib import Path

import pytest
from msgspec import structs

from chronos.gazetteer import region_name
from chronos.store.parts import Conventions, Part, read_part
from chronos.store.settings import read_settings
from projects import corpus_of

BOTH = "claims:\n  - id: a\n    date: '2019'\n    text: {es: Una visita., en: A visit.}\n"


def claims(text: str, language: str = "en") -> Part:
    return read_part("t.yaml", text, (), Conventions(language))


@pytest.mark.parametrize(("language", "shown"), [("en", "A visit."), ("es", "Una visita."), ("fr", "Una visita.")])
def test_the_text_of_a_claim_is_that_of_the_first_language_else_the_one_written_first(
    language: str, shown: str
) -> None:
    part = claims(BOTH, language)
    (claim,) = part.claims
    assert (claim.text, dict(claim.texts)) == (shown, {"es": "Una visita.", "en": "A visit."})
    assert (claim.marks["text"], claim.marks["text.en"]) == ((4, 11), (4, 33))
    assert part.faults == ()


def test_the_first_language_of_the_settings_decides_in_a_whole_project(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, BOTH, settings="languages: [es, en]", sources="")
    assert [claim.text for claim in corpus.claims] == ["Una visita."]


def test_a_plain_text_is_in_no_language_by_name() -> None:
    (claim,) = claims(BOTH.replace("{es: Una visita., en: A visit.}", "A visit.")).claims
    assert (claim.text, dict(claim.texts)) == ("A visit.", {})


@pytest.mark.parametrize(
    ("written", "text", "texts"),
    [
        ("{en: '', es: Una visita.}", "Una visita.", {"es": "Una visita."}),
        ("{en: ' ', es: ''}", "", {}),
        ("{}", "", {}),
        (
            "\n      en: >-\n        A long\n        visit.\n      pt: Uma.",
            "A long visit.",
            {"en": "A long visit.", "pt": "Uma."},
        ),
    ],
)
def test_an_empty_text_is_as_absent(written: str, text: str, texts: dict[str, str]) -> None:
    part = claims(f"claims:\n  - id: a\n    date: '2019'\n    text: {written}\n")
    (claim,) = part.claims
    assert (claim.text, dict(claim.texts), part.faults) == (text, texts, ())


def test_a_language_that_is_not_written_is_a_fault_and_its_text_is_kept() -> None:
    part = claims("claims:\n  - id: a\n    date: '2019'\n    text: {qu: Watukuy.}\n")
    (claim,) = part.claims
    assert (claim.text, dict(claim.texts)) == ("Watukuy.", {"qu": "Watukuy."})
    assert [(fault.rule, str(fault.location), fault.message, fault.claim) for fault in part.faults] == [
        (
            "wrong-value",
            "t.yaml:4:12",
            "a text is in 'qu', no language that chronos writes; these are: en, es, pt, fr",
            "a",
        )
    ]


@pytest.mark.parametrize("written", ["{en: [a]}", "[a]"])
def test_a_text_of_another_shape_is_one_fault(written: str) -> None:
    part = claims(f"claims:\n  - id: a\n    date: '2019'\n    text: {written}\n")
    assert [fault.rule for fault in part.faults] == ["wrong-type"]
    assert [claim.text for claim in part.claims] == [""]


def test_claims_beside_one_in_several_languages_are_read_fast_and_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        BOTH + "  - id: b\n    date: '2018'\n    text: Another.\n  - id: c\n    text:\n      en: One.\n      fr: Un.\n"
    )
    fast = claims(text)
    monkeypatch.setattr("chronos.store.parts.read_quick", lambda _text: None)
    slow = claims(text)
    bare = [
        structs.replace(part, claims=tuple(structs.replace(one, marks={}) for one in part.claims))
        for part in (fast, slow)
    ]
    assert bare[0] == bare[1]
    assert [one.text for one in fast.claims] == ["A visit.", "Another.", "One."]


def test_a_claim_without_an_id_gets_one_of_its_text_in_any_language() -> None:
    part = claims("claims:\n  - date: '2019'\n    countries: [EC]\n    text: {en: A visit to Quito.}\n")
    assert [fix.text for fault in part.faults for fix in fault.fixes] == ["id: ec-2019-visit-quito"]


def test_title_kinds_and_regions_may_be_in_several_languages() -> None:
    settings, faults = read_settings(
        "languages: [es, en]\n"
        "title: {en: Police, es: Policía}\n"
        "kinds: {visit: {en: Visit, es: Visita}, training: Training}\n"
        "regions: [{id: andes, name: {es: Países andinos, en: Andes}, countries: [EC]}]\n"
    )
    assert faults == []
    assert (settings.title, dict(settings.titles)) == ("Policía", {"en": "Police", "es": "Policía"})
    assert dict(settings.kinds) == {"visit": "Visita", "training": "Training"}
    assert dict(settings.kind_labels) == {"en": {"visit": "Visit"}, "es": {"visit": "Visita"}}
    (andes,) = settings.regions
    assert [region_name(andes, language) for language in ("en", "es", "pt")] == ["Andes", "Países andinos", "Andes"]


def test_a_region_without_an_english_name_has_that_of_the_first_language_in_its_place() -> None:
    settings, _ = read_settings(
        "languages: [pt, fr]\nregions: [{id: a, name: {fr: Andes fr, pt: Andes pt}, countries: [EC]}]"
    )
    (andes,) = settings.regions
    assert [region_name(andes, language) for language in ("en", "es", "fr")] == ["Andes pt", "Andes pt", "Andes fr"]
