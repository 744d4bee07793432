"""What an editor offers at a place; ``¦`` stands where the cursor is."""

from pathlib import Path
from textwrap import dedent

import pytest

from chronos.editor import csl, descriptions
from chronos.editor.completion import Completion, complete
from chronos.editor.texts import Text
from chronos.editor.vocabulary import Vocabulary
from chronos.gazetteer import countries
from projects import corpus_of

SETTINGS = """
kinds: {visit: Visits, "a kind: apart": Other}
regions: ["419", {id: andes, name: Andes, countries: [BO, EC]}]
"""
TIMELINE = """
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    actors: [Ministry of the Interior]
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return Vocabulary(corpus_of(tmp_path_factory.mktemp("project"), TIMELINE, settings=SETTINGS))


def completed(written: str, vocabulary: Vocabulary, file: str = "a.yaml") -> tuple[Completion | None, Text]:
    before, _, after = dedent(written).partition("¦")
    text = Text(before + after)
    row, column = text.place_of(len(before))
    return complete(text, row, column, file, vocabulary), text


def offered(written: str, vocabulary: Vocabulary, file: str = "a.yaml") -> list[str]:
    found, _ = completed(written, vocabulary, file)
    return [offer.label for offer in found.offers] if found is not None else []


def taken(written: str, label: str, vocabulary: Vocabulary) -> str:
    """Return the row in which an offer was taken."""
    found, text = completed(written, vocabulary)
    assert found is not None
    (offer,) = (offer for offer in found.offers if offer.label == label)
    line = text.line(found.row)
    return f"{line[: found.start]}{offer.text}{line[found.end :]}"


CLAIM = "claims:\n  - id: a\n    date: '2019'\n    text: A text.\n"
DATE = ["edtf", "said", "calendar", "after", "before", "during", "between", "same as"]
REST = [
    *("order", "countries", "regions", "actors", "places", "kind", "status", "lasting", "note", "sources", "suppress"),
    *("fields", "imported"),
]


@pytest.mark.parametrize("written", ["    ¦", "    sta¦", "    ¦\n    zzz: 1"])
def test_fields_that_a_claim_does_not_have_yet(written: str, vocabulary: Vocabulary) -> None:
    assert offered(CLAIM + written, vocabulary) == REST


def test_a_field_comes_with_what_it_is_for_and_with_its_colon(vocabulary: Vocabulary) -> None:
    found, _ = completed(CLAIM + "    sta¦", vocabulary)
    assert found is not None
    (offer,) = (offer for offer in found.offers if offer.label == "status")
    assert (offer.kind, offer.more, offer.text) == ("field", descriptions.CLAIM["status"], "status: ")
    assert taken(CLAIM + "    sta¦tus: disputed", "status", vocabulary) == "    status: disputed"


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("¦", descriptions.FILE),
        ("claims:\n  - ¦", descriptions.CLAIM),
        ("claims:\n  ¦", descriptions.CLAIM),
        ("claims: [{¦", descriptions.CLAIM),
        ("references:\n  - ¦", csl.SOURCE),
        ("references:\n  - id: a\n    author:\n      - ¦", descriptions.NAME),
        ("judgements:\n- ¦", descriptions.JUDGEMENT),
        ("claims:\n  - date:\n      ¦", dict.fromkeys([*DATE, "undated"], "")),
        ("claims:\n  - date: {¦}", dict.fromkeys(DATE, "")),
        ("claims:\n  - date: {edtf: '2019', ¦}", dict.fromkeys(["said", "calendar"], "")),
        ("claims:\n  - date: {after: a, ¦}", dict.fromkeys(["said", "calendar", "within"], "")),
        ("claims:\n  - date:\n      during: a\n      ¦", dict.fromkeys(["said", "calendar"], "")),
        ("claims:\n  - order:\n      ¦", descriptions.ORDER),
        ("claims:\n  - fields: {¦}", descriptions.FURTHER),
        ("claims:\n  - imported: {¦}", descriptions.IMPORTED),
        ("references:\n  - imported: {¦}", descriptions.IMPORTED),
        ("claims:\n  - order: {¦}", descriptions.ORDER),
    ],
)
def test_fields_of_other_mappings(written: str, fields: descriptions.Fields, vocabulary: Vocabulary) -> None:
    expected = [field for field in fields if field != "id" or "id: " not in written]
    assert offered(written, vocabulary) == expected


def test_an_item_under_its_key_gets_its_dash(vocabulary: Vocabulary) -> None:
    assert taken("claims:\n  ¦", "id", vocabulary) == "  - id: "
    assert taken(CLAIM + "    sources:\n      ¦", "wire-2021", vocabulary) == "      - wire-2021"
    assert taken(CLAIM + "    countries:\n    - EC\n    - ¦", "PE", vocabulary) == "    - PE"
    assert (
        taken(CLAIM + "    order:\n      after:\n        ¦", "ec-2019-visit", vocabulary) == "        - ec-2019-visit"
    )


def test_where_one_claim_is_named_it_gets_no_dash(vocabulary: Vocabulary) -> None:
    assert taken("claims:\n- date:\n    after:\n      ¦", "ec-2019-visit", vocabulary) == "      ec-2019-visit"


@pytest.mark.parametrize(
    "written",
    [
        "    countries: [¦]",
        "    countries: [EC, ¦",
        "    countries: ¦",
        "    countries:\n      - ¦",
        "    countries: ['¦']",
        "    countries: [EC,\n      ¦\n    kind: visit",
    ],
)
def test_countries_by_their_codes(written: str, vocabulary: Vocabulary) -> None:
    assert offered(CLAIM + written, vocabulary) == [one.code for one in countries()]


@pytest.mark.parametrize("typed", ["Alem", "alle", "Germ", "ÁLEM"])
def test_a_country_is_found_by_the_beginning_of_its_name_in_any_language(typed: str, vocabulary: Vocabulary) -> None:
    found, _ = completed(f"{CLAIM}    countries: [{typed}¦]", vocabulary)
    assert found is not None
    sift = {offer.label: offer.sift for offer in found.offers}
    assert sift["DE"] == f"{typed} DE Germany, Alemania, Allemagne, Alemanha"
    assert sift["PE"] == "PE Peru, Perú, Pérou"
    assert {offer.label: offer.detail for offer in found.offers}["DE"] == "Germany, Alemania, Allemagne, Alemanha"


def test_a_country_that_is_typed_by_its_code_comes_with_that_first(vocabulary: Vocabulary) -> None:
    found, _ = completed(f"{CLAIM}    countries: [de¦]", vocabulary)
    assert found is not None
    sift = {offer.label: offer.sift for offer in found.offers}
    assert sift["DE"] == "DE Germany, Alemania, Allemagne, Alemanha"


def test_sources_with_who_what_and_when(vocabulary: Vocabulary) -> None:
    found, _ = completed(CLAIM + "    sources: [gaz¦]", vocabulary)
    assert found is not None
    assert [(offer.label, offer.detail) for offer in found.offers] == [
        ("gazette-2020", "Gaceta, A gazette, 2020-05-01"),
        ("wire-2021", "The Wire, A wire report, 2021-03"),
    ]


def test_a_source_keeps_where_in_it(vocabulary: Vocabulary) -> None:
    assert taken(CLAIM + "    sources:\n      - ga¦z, p. 3", "wire-2021", vocabulary) == "      - wire-2021, p. 3"
    assert taken(CLAIM + "    sources: ['¦, p. 3']", "wire-2021", vocabulary) == "    sources: ['wire-2021, p. 3']"
    assert offered(CLAIM + "    sources:\n      - gazette-2020, p¦", vocabulary) == []


def test_a_citation_may_be_a_mapping_too(vocabulary: Vocabulary) -> None:
    fields = list(descriptions.CITATION)
    assert offered(CLAIM + "    sources:\n      - ¦", vocabulary) == [*fields, "gazette-2020", "wire-2021"]
    assert offered(CLAIM + "    sources:\n      - source: ¦", vocabulary) == ["gazette-2020", "wire-2021"]
    assert offered(CLAIM + "    sources:\n      - source: x\n        ¦", vocabulary) == fields[1:]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (CLAIM + "    kind: ¦", ["visit", "a kind: apart"]),
        (CLAIM + "    status: dis¦", ["undisputed", "disputed", "prospective", "retracted"]),
        (CLAIM + "    lasting: ¦", ["true", "false"]),
        (CLAIM + "    actors: [¦]", ["Ministry of the Interior"]),
        ("claims:\n- date: ¦", ["undated"]),
        ("claims:\n- date: {said: x, calendar: ¦", ["gregorian", "julian"]),
        ("judgements:\n- claims: [¦", ["ec-2019-visit"]),
        ("judgements:\n- claims: [a, b]\n  text: ¦", ["ec-2019-visit"]),
        ("claims:\n- date: {after: ¦", ["ec-2019-visit"]),
        ("claims:\n- date:\n    same as: ¦", ["ec-2019-visit"]),
        ("claims:\n- date: {between: [a, ¦]}", ["ec-2019-visit"]),
        ("claims:\n- order: {after: ¦", ["ec-2019-visit"]),
        ("claims:\n- order: {after: [a, ¦", ["ec-2019-visit"]),
        ("judgements:\n- verdict: ¦", ["same", "different", "unsure"]),
        ("references:\n- id: a\n  origin: ¦", ["gazette-2020", "wire-2021"]),
    ],
)
def test_words_where_few_are_allowed(written: str, words: list[str], vocabulary: Vocabulary) -> None:
    assert offered(written, vocabulary) == words


@pytest.mark.parametrize(
    "written",
    [
        "claims:\n- id: ¦",
        "claims:\n- text: A ¦",
        "claims:\n- text: >-\n    kind: ¦",
        "claims:\n- text: a # ¦",
        "references:\n- title: ¦",
        "unknown:\n- ¦",
    ],
)
def test_nothing_where_text_is_free(written: str, vocabulary: Vocabulary) -> None:
    assert offered(written, vocabulary) == []


def test_regions_of_the_project_come_first_and_codes_in_quotes(vocabulary: Vocabulary) -> None:
    assert offered(CLAIM + "    regions: [¦", vocabulary)[:2] == ["andes", "001"]
    assert taken(CLAIM + "    regions: [4¦", "419", vocabulary) == '    regions: ["419"'
    assert taken(CLAIM + '    regions: ["4¦"]', "419", vocabulary) == '    regions: ["419"]'


def test_a_word_that_is_no_plain_yaml_is_written_in_quotes(vocabulary: Vocabulary) -> None:
    assert taken(CLAIM + "    kind: ¦", "a kind: apart", vocabulary) == '    kind: "a kind: apart"'


def test_rules_that_may_be_permitted(vocabulary: Vocabulary) -> None:
    found, _ = completed(CLAIM + "    suppress:\n      ¦", vocabulary)
    assert found is not None
    assert {offer.text for offer in found.offers} >= {"undated: ", "unsourced: "}
    assert taken(CLAIM + "    suppress: {und¦", "undated", vocabulary) == "    suppress: {undated: "


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("¦", list(descriptions.SETTINGS)),
        ("check:\n  ¦", list(descriptions.CHECK)),
        ("check:\n  levels:\n    undated: ¦", ["error", "warning", "info", "off"]),
        ("check:\n  fail_on: ¦", ["error", "warning", "info"]),
        ("languages: [¦]", ["en", "es", "pt", "fr"]),
        ("formats: [¦]", ["md", "html", "docx", "pdf"]),
        ("title:\n  ¦", ["en", "es", "pt", "fr"]),
        ("editions:\n  - ¦", list(descriptions.EDITION)),
        ("editions:\n  court:\n    ¦", list(descriptions.EDITION)[1:]),
        ("editions:\n  court:\n    title:\n      ¦", ["en", "es", "pt", "fr"]),
        ("editions:\n  court:\n    status: [¦]", list(descriptions.STATUSES)),
        ("editions:\n  - name: court\n    redact: [¦]", list(descriptions.REDACT)),
        ("editions:\n  court:\n    withhold: {¦}", ["sources"]),
        ("charts: {¦}", ["theme", "colours", "font", "title", "credit"]),
        ("charts:\n  theme: ¦", ["print", "screen"]),
        ("charts: {font: ¦}", ["Liberation Sans"]),
        ("charts: {colours: {¦}}", list(descriptions.COLOURS)),
        ("circa: {¦}", ["day", "month", "year", "decade"]),
        ("regions:\n  - id: andes\n    ¦", ["name", "countries"]),
    ],
)
def test_settings(written: str, words: list[str], vocabulary: Vocabulary) -> None:
    assert offered(written, vocabulary, "chronos.yaml") == words


def test_rules_are_offered_in_settings(vocabulary: Vocabulary) -> None:
    for written in ("check:\n  select: [¦", "check:\n  levels:\n    ¦", "check:\n  paths:\n    - ignore: [¦"):
        assert {"undated", "unsourced"} <= set(offered(written, vocabulary, "chronos.yaml"))


def test_of_very_many_words_those_that_hold_what_is_typed(tmp_path: Path) -> None:
    claims = "".join(f"- {{id: claim-{number}, date: '2019', text: x}}\n" for number in range(700))
    vocabulary = Vocabulary(corpus_of(tmp_path, f"claims:\n{claims}"))
    assert len(offered("judgements:\n- claims: [¦", vocabulary)) == 500
    assert offered("judgements:\n- claims: [claim-69¦", vocabulary) == [
        "claim-69",
        *(f"claim-69{n}" for n in range(10)),
    ]
