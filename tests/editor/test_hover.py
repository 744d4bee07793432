"""What is said of a place; ``¦`` stands where the mouse is."""

from pathlib import Path
from textwrap import dedent

import pytest

from chronos.editor.descriptions import CLAIM, DATE, FURTHER, IMPORTED
from chronos.editor.hover import hover
from chronos.editor.texts import Span, Text
from chronos.editor.vocabulary import Vocabulary
from chronos.model import Finding, Location
from projects import corpus_of

SETTINGS = "kinds: {visit: Visits}\n"
TIMELINE = """
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - {id: ec-2020-visit, date: undated, text: Another., sources: [gazette-2020]}
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return Vocabulary(corpus_of(tmp_path_factory.mktemp("project"), TIMELINE, settings=SETTINGS))


def said(written: str, vocabulary: Vocabulary, file: str = "a.yaml") -> str:
    before, _, after = dedent(written).partition("¦")
    text = Text(before + after)
    found = hover(text, text.place_of(len(before)), file, vocabulary, [])
    return found[1] if found is not None else ""


def test_a_date_in_words_with_its_first_and_last_day_and_what_its_marks_mean(vocabulary: Vocabulary) -> None:
    assert said('claims:\n- date: "20¦19-05~"', vocabulary) == dedent("""\
        **c. May 2019** (`2019-05~`)

        - first day: 1 May 2019
        - last day: 31 May 2019
        - “~” in 2019-05~: the year and the month are approximate (about then)""")


def test_a_date_without_an_end(vocabulary: Vocabulary) -> None:
    assert said("claims:\n- date: ¦2019/..", vocabulary) == dedent("""\
        **since 2019** (`2019/..`)

        - first day: 1 January 2019
        - last day: open, it has none
        - “/” makes an interval: it lasted from the start to the end
        - “..” is an open end: it has none, or none that matters here""")


def test_words_for_a_date_in_the_calendar_beside_them(vocabulary: Vocabulary) -> None:
    shown = said("claims:\n- date: {said: 25 Octo¦ber 1917, calendar: julian}", vocabulary)
    assert shown.startswith("**7 November 1917** (`1917-11-07`)")
    shown = said("claims:\n- date:\n    calendar: julian\n    said: 25 Octo¦ber 1917", vocabulary)
    assert shown.startswith("**7 November 1917** (`1917-11-07`)")
    assert said("claims:\n- date: {said: 25 October ¦1917}", vocabulary).startswith("**25 October 1917**")


def test_what_is_no_date(vocabulary: Vocabulary) -> None:
    assert said("claims:\n- date: ¦2019-13", vocabulary).startswith("Not a date in EDTF: ")
    assert said("claims:\n- date: {said: once¦ upon a time}", vocabulary).startswith("Not understood: ")
    assert said("claims:\n- date: und¦ated", vocabulary) == "The sources give no date."


@pytest.mark.parametrize(
    "written",
    [
        "claims:\n- sources: ['gaz¦ette-2020, p. 3']",
        "claims:\n- sources:\n  - gazette-2020, p. ¦3",
        "claims:\n- sources: [{source: gaz¦ette-2020}]",
        "references:\n- id: gaz¦ette-2020",
        "references:\n- origin: gaz¦ette-2020",
    ],
)
def test_a_source_with_its_full_citation(written: str, vocabulary: Vocabulary) -> None:
    cited = "Gaceta, Ana. “A gazette.” *The Gazette*, 1 May 2020.\n\nCited by 2 claims."
    assert said(written, vocabulary) == cited


def test_a_source_that_is_not_there(vocabulary: Vocabulary) -> None:
    assert said("claims:\n- sources: [¦gazete]", vocabulary) == "**gazete** is no source of this project."


def test_a_country_with_its_names_and_its_time(vocabulary: Vocabulary) -> None:
    assert said("claims:\n- countries: [E¦C]", vocabulary) == "**EC**: Ecuador, Équateur, Equador"
    assert said("claims:\n- countries: [S¦S]", vocabulary).endswith("(since 2011-07-09)")
    assert said("claims:\n- countries: [D¦D]", vocabulary).endswith("(until 1990-10-02)")
    assert said("claims:\n- countries: [Ecu¦ador]", vocabulary) == ""


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("claims:\n- regions: [¦'419']", "**419**: Latin America and the Caribbean"),
        ("claims:\n- kind: ¦visit", "**visit**: Visits"),
        ("claims:\n- status: ¦disputed", "**disputed**: A source contradicts it."),
        ("judgements:\n- verdict: s¦ame", "**same**: The claims speak of one event and are merged."),
        ("judgements:\n- text: ec-¦2019-visit", "**ec-2019-visit** (2019)\n\nA delegation visits Quito."),
        ("judgements:\n- claims: [ec-¦2019-visit]", "**ec-2019-visit** (2019)\n\nA delegation visits Quito."),
        ("claims:\n- date: {after: ec-¦2019-visit}", "**ec-2019-visit** (2019)\n\nA delegation visits Quito."),
        ("claims:\n- order: {after: [ec-¦2019-visit]}", "**ec-2019-visit** (2019)\n\nA delegation visits Quito."),
        ("claims:\n- date: {wit¦hin: P1Y}", DATE["within"]),
        (
            "claims:\n- date: {between: [a, b], said: then¦}",
            "The source's own words; the date is worked out from what it says of other claims.",
        ),
        ("claims:\n- st¦atus: x", "Whether the claim stands; `undisputed` when absent."),
        ("claims:\n- text: A dele¦gation", ""),
        ("# a com¦ment", ""),
    ],
)
def test_other_words_and_fields(written: str, shown: str, vocabulary: Vocabulary) -> None:
    assert said(written, vocabulary) == shown


def test_what_a_project_says_is_shown_as_text(tmp_path: Path) -> None:
    image = "![](https://evil.example/x.png)"
    timeline = f"""
        claims: [{{id: a, date: undated, text: "{image}", sources: [c]}}]
        references: [{{id: c, title: C, origin: "{image}"}}]
        """
    settings = f'kinds: {{visit: "{image}"}}\nregions: [{{id: andes, name: "{image}", countries: [EC]}}]'
    own = Vocabulary(corpus_of(tmp_path, timeline, settings=settings, sources=""))
    shown = r"!\[\](https://evil.example/x.png)"
    assert said("judgements:\n- claims: [¦a]", own) == f"**a** (undated)\n\n{shown}"
    assert said("claims:\n- kind: ¦visit", own) == f"**visit**: {shown}"
    assert said("claims:\n- regions: [¦andes]", own) == f"**andes**: {shown}"
    assert f"\n\nOrigin: {shown}\n\n" in said("claims:\n- sources: [¦c]", own)
    assert "![" not in said(f"claims:\n- date: '¦{image}'", own) + said(f"claims:\n- date: {{said: '¦{image}'}}", own)


def test_a_rule_says_why(vocabulary: Vocabulary) -> None:
    shown = said("claims:\n- suppress: {D0¦01: for a reason}", vocabulary)
    assert shown.startswith("**D001 undated** (error)\n\nA claim has no date.\n\n")
    assert shown.endswith("\n\n`chronos explain D001` shows examples.")
    assert "```" not in shown
    assert said("claims:\n- suppress: [und¦ated]", vocabulary) == shown
    assert said("check: {levels: {und¦ated: info}}", vocabulary, "chronos.yaml") == shown


def test_what_was_found_at_a_place_comes_after_what_stands_there(vocabulary: Vocabulary) -> None:
    text = Text("claims:\n- countries: [Peru]\n")
    finding = Finding("G001", "unknown-country", "error", Location("a.yaml", 2, 15), "no country")
    found = hover(text, (1, 16), "a.yaml", vocabulary, [finding, finding])
    assert found is not None
    assert found[0] == Span(1, 14, 1, 18)
    assert found[1].startswith("**G001 unknown-country** (error)\n\n")
    assert found[1].count("G001 unknown-country") == 1


def test_a_copy_of_the_project_is_not_needed(tmp_path: Path) -> None:
    empty = Vocabulary(corpus_of(tmp_path, "claims: []\n", sources=""))
    assert said("claims:\n- countries: [E¦C]", empty) == "**EC**: Ecuador, Équateur, Equador"


def test_further_fields_and_where_a_claim_is_imported_from(vocabulary: Vocabulary) -> None:
    assert said("claims:\n- fie¦lds: {latitude: -0.18}", vocabulary) == CLAIM["fields"]
    assert said("claims:\n- fields: {lati¦tude: -0.18}", vocabulary) == FURTHER["latitude"]
    assert said("claims:\n- imported: {fr¦om: x.csv}", vocabulary) == IMPORTED["from"]
    assert not said("claims:\n- fields: {date_¦prec: 1}", vocabulary)
