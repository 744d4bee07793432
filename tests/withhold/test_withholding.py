"""What an edition has and what goes: claims, citations, sources, settings."""

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from chronos.edtf import day_number, parse
from chronos.model import (
    CheckSettings,
    Citation,
    Claim,
    ClaimDate,
    Corpus,
    Derived,
    Edition,
    Fault,
    LeftOut,
    Location,
    PathLevels,
    Settings,
    Source,
    Suppression,
    Unreadable,
)
from chronos.withhold import withhold
from projects import corpus_of

HERE = Location("t.yaml", 1, 1)
BASE = Claim(id="base", date=ClaimDate(parse("2019")), text="A visit.", location=HERE, countries=("EC",))


def claim(claim_id: str, *sources: str, **fields: Any) -> Claim:
    """Return a claim of 2019 on Ecuador that cites these sources."""
    return structs.replace(BASE, id=claim_id, citations=tuple(Citation(source=one) for one in sources), **fields)


def corpus(*claims: Claim, **fields: Any) -> Corpus:
    """Return a corpus of these claims and of every source that they cite."""
    cited = sorted({citation.source for one in claims for citation in one.citations})
    return Corpus(claims=claims, sources={one: Source(id=one, location=HERE) for one in cited}, **fields)


def ids(found: Corpus) -> list[str]:
    """Return the ids of the claims of a corpus."""
    return [one.id for one in found.claims]


def edition(**fields: Any) -> Edition:
    """Return the edition "public"."""
    return Edition(name="public", **fields)


def test_an_edition_that_selects_nothing_has_the_same_corpus(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        "claims: [{id: a, date: '2019', text: A visit., countries: [EC], sources: [gazette-2020]}, {id: lost}]",
    )
    assert withhold(whole, edition(title="All of it")) is whole


def test_claims_of_other_kinds_are_withheld_and_those_of_none() -> None:
    whole = corpus(claim("a", kind="visit"), claim("b", kind="deal"), claim("c"))
    found = withhold(whole, edition(kinds=("visit",)))
    assert ids(found) == ["a"]
    assert found.left_out == (LeftOut("withheld", claims=2),)
    assert found.claims_read == whole.claims_read == 3


def test_claims_of_other_statuses_are_withheld() -> None:
    whole = corpus(claim("a"), claim("b", status="disputed"), claim("c", status="retracted"))
    assert ids(withhold(whole, edition(statuses=("undisputed", "disputed")))) == ["a", "b"]


def test_a_claim_stays_where_one_of_its_countries_is_selected_and_not_for_its_region_alone() -> None:
    whole = corpus(
        claim("a", countries=("CN", "EC")),
        claim("b", countries=("CO",)),
        claim("c", countries=(), regions=("005",)),
        claim("d", countries=()),
    )
    assert ids(withhold(whole, edition(countries=("EC",)))) == ["a"]


@pytest.mark.parametrize(
    ("date", "stays"),
    [
        ("2017", False),
        ("2018-12-31", False),
        ("2019-01-01", True),
        ("2019", True),
        ("201X", True),
        ("2020-12-31", True),
        ("2021-01-01", False),
        ("[2017,2021]", False),
        ("[2017..2021]", True),
        ("{2017,2020}", True),
        ("2017/2021", True),
        ("2017/2018", False),
        ("2010/..", True),
        ("/2018", False),
        ("2021/..", False),
        ("[..2018]", False),
    ],
)
def test_a_claim_stays_where_its_date_possibly_lies_in_the_period(date: str, *, stays: bool) -> None:
    whole = corpus(claim("a", date=ClaimDate(parse(date))))
    found = withhold(whole, edition(first=day_number(2019, 1, 1), last=day_number(2020, 12, 31)))
    assert ids(found) == (["a"] if stays else [])


def test_an_undated_claim_may_lie_in_any_period_unless_relations_say_otherwise() -> None:
    late = Derived(earliest=day_number(2021, 1, 1))
    whole = corpus(claim("a", date=ClaimDate()), claim("b", date=ClaimDate(derived=late)))
    assert ids(withhold(whole, edition(last=day_number(2020, 12, 31)))) == ["a"]


def test_a_claim_on_withheld_sources_alone_goes_and_others_lose_those_citations() -> None:
    first = Citation(source="dossier", locator="p. 1")
    both = claim("b", marks={"sources": (3, 1), "sources[0].source": (4, 5), "sources[1]": (6, 5), "text": (2, 1)})
    both = structs.replace(both, citations=(first, Citation(source="gazette", quote="A visit.")))
    whole = corpus(claim("a", "dossier"), both, claim("c"))
    found = withhold(whole, edition(sources=("dossier",)))
    assert ids(found) == ["b", "c"]
    assert found.claims[0].citations == (Citation(source="gazette", quote="A visit."),)
    assert found.claims[0].marks == {"sources": (3, 1), "sources[0]": (6, 5), "text": (2, 1)}
    assert found.left_out == (LeftOut("withheld", claims=1, citations=1),)
    assert list(found.sources) == ["gazette"]


def test_sources_that_no_claim_left_cites_go_and_so_do_the_paths_of_local_copies() -> None:
    gazette = Source(id="gazette", location=HERE, file="copies/g.pdf", fields={"file": "copies/g.pdf", "title": "G"})
    dossier = Source(id="dossier", location=HERE)
    whole = structs.replace(
        corpus(claim("a", "gazette"), claim("b", "dossier", status="disputed")),
        sources={"gazette": gazette, "dossier": dossier, "unused": Source(id="unused", location=HERE)},
    )
    found = withhold(whole, edition(statuses=("undisputed",)))
    assert found.sources == {"gazette": structs.replace(gazette, file="", fields={"title": "G"})}


def test_claims_that_cannot_be_read_are_withheld_and_counted() -> None:
    lost = Unreadable(id="lost", location=HERE, reason="its date", claim=claim("lost"))
    whole = corpus(claim("a"), unreadable=(lost,), unread_files=("secret.yaml",))
    found = withhold(whole, edition(countries=("EC",)))
    assert (found.unreadable, found.unread_files) == ((), ())
    assert found.left_out == (LeftOut("withheld", claims=1),)
    assert found.claims_read == whole.claims_read == 2


def test_faults_stay_of_what_is_left_where_they_name_nothing_else() -> None:
    here = Fault("bad-id", HERE, "'a' is no slug", claim="a")
    whole = corpus(
        claim("a"),
        claim("b", status="disputed"),
        faults=(
            here,
            Fault("bad-id", HERE, "'b' is no slug", claim="b"),
            Fault("duplicate-key", HERE, "is like 'b' at t.yaml", claim="a"),
            Fault("malformed-yaml", HERE, "anything at all"),
        ),
    )
    assert withhold(whole, edition(statuses=("undisputed",))).faults == (here,)


def test_permissions_stay_without_their_reasons() -> None:
    permitted = Suppression("long-text", "b says it better", HERE, claim="a")
    bare = Suppression("wide-date", "", HERE, claim="a")
    whole = corpus(claim("a", suppress=(permitted, bare)), claim("b", status="disputed"))
    found = withhold(whole, edition(statuses=("undisputed",)))
    assert found.claims[0].suppress == (structs.replace(permitted, why="withheld"), bare)


def test_settings_say_nothing_of_other_editions_kinds_or_files() -> None:
    public = edition(kinds=("visit",), sources=("dossier",))
    settings = Settings(
        kinds={"visit": "Visits", "bribe": "Bribes"},
        kind_labels={"es": {"visit": "Visitas", "bribe": "Sobornos"}},
        editions=(public, Edition(name="internal", title="For the court")),
        check=CheckSettings(
            suppress=(
                Suppression("long-text", "as they are", HERE, paths="t.yaml"),
                Suppression("long-text", "as they are", HERE, paths="bribes/*"),
            ),
            path_levels=(PathLevels("bribes/*", {"long-text": "off"}), PathLevels("*", {"long-text": "info"})),
            options={"uncorroborated": {"kinds": ("visit", "bribe")}},
            baseline="known.json",
        ),
        marks={
            "editions.internal.title": (9, 1),
            "editions.public.withhold[0]": (8, 1),
            "editions.public": (7, 1),
            "kinds.visit": (2, 1),
            "kinds.bribe": (3, 1),
            "title": (1, 1),
        },
    )
    whole = corpus(claim("a", kind="visit"), claim("b", kind="bribe"), settings=settings)
    assert withhold(whole, public).settings == Settings(
        kinds={"visit": "Visits"},
        kind_labels={"es": {"visit": "Visitas"}},
        editions=(edition(kinds=("visit",)),),
        check=CheckSettings(
            suppress=(Suppression("long-text", "withheld", HERE, paths="t.yaml"),),
            path_levels=(PathLevels("*", {"long-text": "info"}),),
            options={"uncorroborated": {"kinds": ("visit",)}},
        ),
        marks={"editions.public": (7, 1), "kinds.visit": (2, 1), "title": (1, 1)},
    )


def test_a_region_that_the_edition_emptied_goes_and_one_that_was_empty_stays(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        """
        claims:
          - {id: a, date: "2019", text: A visit., countries: [EC], sources: [gazette-2020]}
          - {id: b, date: "2019", text: A deal., countries: [KE], sources: [gazette-2020]}
        """,
        settings='regions: ["419", "002", "150"]',
    )
    found = withhold(whole, edition(countries=("EC",)))
    assert [one.id for one in found.settings.regions] == ["419", "150"]


def test_redacted_fields_are_empty_and_named_where_they_said_something() -> None:
    said = claim(
        "a",
        date=ClaimDate(parse("2019"), said="in the year of the flood"),
        texts={"en": "A visit.", "es": "Una visita."},
        note="Seen twice.",
        actors=("General X",),
    )
    cited = Citation(source="gazette", locator="p. 9", quote="A visit.", retrieved=parse("2020"))
    whole = corpus(structs.replace(said, citations=(cited,)), claim("b", "gazette"))
    found = withhold(whole, edition(redact=("text", "said", "note", "actors", "places", "quote", "locator")))
    assert found.claims[0] == structs.replace(
        BASE,
        id="a",
        text="",
        citations=(Citation(source="gazette", retrieved=parse("2020")),),
        redacted=("text", "said", "note", "actors", "quote", "locator"),
    )
    assert found.claims[1].redacted == ("text",)
    assert found.left_out == ()


def test_redacted_fields_of_sources_go_from_the_item_that_citations_are_made_of(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        "claims: [{id: a, date: '2019', text: A visit., countries: [EC], sources: [memoir]}]",
        sources="""
        references:
          - id: memoir
            type: book
            title: What I saw
            title-short: Saw
            author: [{family: Gaceta, given: Ana}]
            editor: [{family: Roe}]
            publisher: House
            URL: https://example.org/memoir
            DOI: 10.1000/memoir
            issued: "2020"
        """,
    )
    found = withhold(whole, edition(redact=("author", "title", "URL"))).sources["memoir"]
    assert (found.authors, found.title, found.publisher) == ((), "", "House")
    assert found.fields == {"id": "memoir", "type": "book", "publisher": "House", "issued": "2020"}
    assert found.item == '{"id":"memoir","issued":{"date-parts":[[2020]]},"publisher":"House","type":"book"}'


def test_further_fields_are_redacted() -> None:
    whole = corpus(claim("a", fields={"adm_1": "Pichincha province"}), claim("b"))
    found = withhold(whole, edition(redact=("fields",)))
    assert [(one.fields, one.redacted) for one in found.claims] == [({}, ("fields",)), ({}, ())]
    assert withhold(whole, edition(redact=("note",))).claims[0].fields == {"adm_1": "Pichincha province"}
