"""Editions and days of a project: found, selected, checked, and kept apart."""

from pathlib import Path

import pytest
from msgspec import structs

from chronos.edtf import day_number, parse
from chronos.model import Corpus, Document, Edition, Finding, LeftOut
from chronos.pipeline.chronologies import make_chronologies
from chronos.pipeline.editions import check_selected, find_edition, guarded, select
from chronos.store import ProjectError
from chronos.withhold import LeakError
from projects import check, corpus_of

TIMELINES = """
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    kind: visit
    sources: ["gazette-2020, p. 3"]
    suppress: {uncorroborated: one is enough}
  - id: ec-2018-bribe
    date: "2018"
    text: Forty thousand change hands.
    countries: [EC]
    kind: bribe
    status: disputed
    sources: ["wire-2021, p. 1"]
  - {id: ec-later, date: {after: ec-2018-bribe, within: P1M, said: soon after},
     text: The officers leave., countries: [EC], kind: visit, sources: ["gazette-2020, p. 4"]}
"""
SETTINGS = """
title: Policing
editions:
  public:
    title: For everybody
    status: [undisputed]
  court:
    kinds: [visit, bribes]
  press:
    withhold: [wire-2021, wire-2012]
"""


@pytest.fixture
def whole(tmp_path: Path) -> Corpus:
    """Return a project with three editions, of which two are misspelt."""
    return corpus_of(tmp_path, TIMELINES, settings=SETTINGS)


def refusal(corpus: Corpus, name: str) -> str:
    """Return why there is no such edition."""
    with pytest.raises(ProjectError) as caught:
        find_edition(corpus, name)
    return str(caught.value)


def test_an_edition_is_found_by_its_name(whole: Corpus) -> None:
    assert find_edition(whole, "public").title == "For everybody"


def test_an_unknown_edition_is_refused_with_the_place_and_near_names(whole: Corpus) -> None:
    place = "chronos.yaml:4:3"
    assert refusal(whole, "pubic") == f"{place}: there is no edition 'pubic'; did you mean 'public'?"
    assert refusal(whole, "zzz") == f"{place}: there is no edition 'zzz'; there are court, press, public"


def test_a_project_without_editions_says_how_to_name_one(tmp_path: Path) -> None:
    bare = corpus_of(tmp_path, TIMELINES)
    assert refusal(bare, "public") == ("chronos.yaml: there is no edition 'public'; name editions under `editions:`")


def test_a_kind_or_source_that_the_project_does_not_have_stops_the_edition(whole: Corpus) -> None:
    assert refusal(whole, "court") == (
        "chronos.yaml:8:20: the edition 'court' names the kind 'bribes', which this project does not have; "
        "did you mean 'bribe'?"
    )
    assert refusal(whole, "press") == (
        "chronos.yaml:10:27: the edition 'press' names the source 'wire-2012', which this project does not have; "
        "did you mean 'wire-2021'?"
    )


def test_a_source_is_withheld_by_its_citation_key_too(tmp_path: Path) -> None:
    sources = "references: [{id: http://zotero/1, citation-key: dossier, title: A dossier}]"
    settings = "editions: {public: {withhold: [dossier]}}"
    timeline = "claims: [{id: a, date: '2019', text: A., countries: [EC], sources: [dossier]}]"
    found = corpus_of(tmp_path, timeline, settings=settings, sources=sources)
    assert find_edition(found, "public").sources == ("http://zotero/1",)


def test_without_an_edition_or_a_day_everything_is_selected(whole: Corpus) -> None:
    assert select(whole) is whole
    assert select(whole, Edition(name="all", title="All of it")) is whole


def test_an_edition_and_a_day_select_what_both_have(whole: Corpus) -> None:
    wire = structs.replace(whole.claims[1], id="ec-wire", status="undisputed")
    both = structs.replace(whole, claims=(*whole.claims, wire))
    found = select(both, find_edition(whole, "public"), day_number(2020, 12, 31))
    assert [claim.id for claim in found.claims] == ["ec-2019-visit", "ec-later"]
    assert found.left_out == (LeftOut("unpublished", claims=2),)
    found = select(both, find_edition(whole, "public"), day_number(2021, 12, 31))
    assert [claim.id for claim in found.claims] == ["ec-2019-visit", "ec-later", "ec-wire"]
    assert found.left_out == (LeftOut("withheld", claims=1),)
    assert found.settings.as_of == day_number(2021, 12, 31)


def test_a_date_that_relations_place_outside_the_period_is_not_in_it(whole: Corpus) -> None:
    early = Edition(name="early", last=parse("2017").latest)
    assert select(whole, early).claims == ()
    late = Edition(name="late", first=parse("2019-06").earliest)
    assert [claim.id for claim in select(whole, late).claims] == ["ec-2019-visit"]
    assert all(claim.date.derived is None for claim in select(whole, late).claims)


def test_the_ledger_of_every_chronology_of_an_edition_adds_up(whole: Corpus) -> None:
    left = select(whole, find_edition(whole, "public"), day_number(2020, 12, 31))
    made = make_chronologies(left, check_selected(left).findings)
    for one in (made.whole, *made.countries, *made.regions):
        assert one.ledger.balanced
        assert (one.ledger.read, [(each.reason, each.count) for each in one.ledger.exclusions]) == (
            3,
            [("unpublished", 1)],
        )


def found_in(corpus: Corpus, edition: Edition) -> list[tuple[str, str]]:
    """Return the findings of an edition that its project does not have."""
    before = {_key(finding) for finding in check(corpus)}
    findings = check_selected(select(corpus, edition), edition).findings
    return [_key(finding) for finding in findings if _key(finding) not in before]


def _key(finding: Finding) -> tuple[str, str]:
    return finding.name, finding.claim or finding.source


def test_no_rule_finds_fault_with_what_an_edition_took_out(whole: Corpus) -> None:
    fields = ("text", "note", "actors", "places", "kind", "said", "locator", "quote", "retrieved", "author", "title")
    assert found_in(whole, Edition(name="bare", redact=(*fields, "publisher", "URL"))) == []
    assert found_in(whole, find_edition(whole, "public")) == [("stated-undated", "ec-later")]


def test_findings_of_an_edition_are_those_of_what_it_has(whole: Corpus) -> None:
    edition = find_edition(whole, "public")
    findings = check_selected(select(whole, edition), edition).findings
    assert {_key(finding)[1] for finding in findings} <= {"ec-2019-visit", "ec-later", "gazette-2020", ""}
    assert "bribe" not in str(findings)


def test_documents_of_an_edition_pass_only_without_what_it_withholds(whole: Corpus) -> None:
    edition = find_edition(whole, "public")
    clean = Document("index.md", b"A delegation visits Quito.")
    leaking = Document("data/claims.csv", b"x,Forty thousand change hands.")
    assert list(guarded([clean], whole, edition)) == [clean]
    assert list(guarded([leaking], whole, Edition(name="all"))) == [leaking]
    with pytest.raises(LeakError, match=r"data/claims\.csv shows the text of the claim ec-2018-bribe"):
        list(guarded([clean, leaking], whole, edition))


def test_words_of_the_documents_themselves_are_no_leak(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        """
        claims:
          - {id: events-per-year, date: "2019", text: Shown as dated entries., countries: [EC], status: disputed,
             actors: [Colombia, Brasil, December], note: Merged into another claim's entry, kind: undated}
        """,
        sources="",
    )
    document = Document("a.md", b"Shown as dated entries: 3, Merged into another claim's entry: 2. Colombia, Brasil")
    edition = Edition(name="public", statuses=("undisputed",))
    assert list(guarded([document], whole, edition)) == [document]
