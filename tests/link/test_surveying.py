"""What is known of the claims of a file without the claims."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from chronos.edtf import parse
from chronos.link import lacks_words, shared_blocks, survey, surveys, with_words
from chronos.link.wording import NAME, numbers_of, words_of
from chronos.model import Citation, Claim, ClaimDate, Location, Suppression, Survey
from projects import corpus_of


def claim(claim_id: str, text: str = "", date: str = "2019", countries: tuple[str, ...] = ("EC",)) -> Claim:
    expression = parse(date) if date else None
    place = Location("t.yaml", ord(claim_id[0]), 3)
    return Claim(id=claim_id, date=ClaimDate(expression), text=text, location=place, countries=countries)


def blocks(**given: object) -> set[int]:
    return set(survey("t.yaml", [structs.replace(claim("a"), **given)]).blocks[0])


def test_a_survey_has_what_is_asked_of_all_claims_at_once(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - id: a
        date: 2019-05
        text: One.
        countries: [EC, PE]
        sources: [gazette-2020, {source: wire-2021, retrieved: 2021-04-05}]
      - {text: Two., regions: ["419"], id: b, suppress: {S001: It is known.}}
    """
    claims = corpus_of(tmp_path, timeline).claims
    (found,) = surveys(claims)
    assert structs.replace(found, sayings=(), blocks=()) == Survey(
        path="timeline.yaml",
        ids=("a", "b"),
        places=((2, 5), (7, 5)),
        id_places=((2, 9), (7, 40)),
        dates=("2019-05", ""),
        countries=frozenset({"EC", "PE"}),
        regions=frozenset({"419"}),
        cited=frozenset({"gazette-2020", "wire-2021"}),
        unretrieved=frozenset({"gazette-2020"}),
        suppressions=(Suppression("S001", "It is known.", Location("timeline.yaml", 7, 54), claim="b"),),
        retrieved=parse("2021-04-05").latest,
    )
    assert found.place(1) == Location("timeline.yaml", 7, 5)
    assert found.id_place(1) == Location("timeline.yaml", 7, 40)


def test_a_file_without_claims_has_a_survey() -> None:
    assert survey("t.yaml", []) == Survey(path="t.yaml")
    assert surveys([]) == ()


def test_surveys_are_by_file_in_the_order_of_paths_and_places() -> None:
    claims = [structs.replace(claim(one), location=Location(path, line, 1))
              for one, path, line in (("a", "b.yaml", 9), ("b", "a.yaml", 5), ("c", "b.yaml", 2))]  # fmt: skip
    assert [(one.path, one.ids) for one in surveys(claims)] == [("a.yaml", ("b",)), ("b.yaml", ("c", "a"))]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (claim("a", "One  visit."), claim("b", " one\nVISIT. "), True),
        (claim("a", "One.", "2019", ("EC", "PE")), claim("b", "One.", "2019", ("PE", "EC")), True),
        (claim("a", "One."), claim("b", "Two."), False),
        (claim("a", "One.", "2019"), claim("b", "One.", "2020"), False),
        (claim("a", "One.", "2019"), claim("b", "One.", ""), False),
        (claim("a", "One."), claim("b", "One.", countries=()), False),
    ],
)
def test_what_claims_say_is_the_same_but_for_capitals_and_space(one: Claim, other: Claim, *, same: bool) -> None:
    first, second = survey("t.yaml", [one, other]).sayings
    assert (first == second) is same
    assert 0 not in (first, second)


def test_a_claim_without_a_text_says_nothing() -> None:
    assert survey("t.yaml", [claim("a")]).sayings == (0,)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ({"date": "2019"}, {"date": "2019-01-01"}, True),
        ({"date": "2019"}, {"date": "2019-12-31"}, True),
        ({"date": "2018/2020"}, {"date": "2019-06"}, True),
        ({"date": ""}, {"date": ""}, True),
        ({"date": "1900/2000"}, {"date": "1800/.."}, True),
        ({"date": "2017"}, {"date": "2019"}, False),
        ({"date": ""}, {"date": "2019"}, False),
        ({"date": "1900/2000"}, {"date": "1950"}, False),
        ({"countries": ("EC", "PE")}, {"countries": ("PE", "BO")}, True),
        ({"countries": ("EC",)}, {"countries": ("PE",)}, False),
        ({"countries": (), "regions": ("419",)}, {"countries": (), "regions": ("419",)}, True),
        ({"countries": (), "regions": ("419",)}, {"countries": ()}, False),
        ({"text": "Some 12 officers."}, {"text": "12 cars."}, True),
        ({"text": "Some 12 officers."}, {"text": "40 officers."}, False),
        ({"text": "Some 12 officers."}, {"text": "Officers."}, False),
    ],
)
def test_claims_that_may_speak_of_one_event_have_a_block_in_common(
    one: dict[str, object], other: dict[str, object], *, together: bool
) -> None:
    def made(given: dict[str, object]) -> set[int]:
        dated = given.get("date")
        date = {"date": ClaimDate(parse(str(dated)) if dated else None)} if dated is not None else {}
        return blocks(**{**given, **date})

    assert (not made(one).isdisjoint(made(other))) is together


def test_only_claims_that_share_a_block_have_words() -> None:
    claims = [claim("a", "A visit to Quito."), claim("b", "Another visit."), claim("c", "A visit.", "1990")]
    (found,) = surveys(claims)
    assert found.words == {0: words_of("A visit to Quito."), 1: words_of("Another visit.")}
    alone = survey("t.yaml", claims[::2])
    assert (shared_blocks([alone]), with_words(alone, claims[::2], frozenset()).words) == (frozenset(), {})


def test_words_are_lacking_where_another_file_begins_to_share_a_block() -> None:
    mine, theirs = [claim("a", "A visit."), claim("c", "A visit.", "1990")], [claim("b", "Another visit.")]
    first = with_words(survey("t.yaml", mine), mine, shared_blocks([survey("t.yaml", mine)]))
    shared = shared_blocks([first, survey("u.yaml", theirs)])
    assert (lacks_words(first, frozenset()), lacks_words(first, shared)) == (False, True)
    more = with_words(first, mine, shared)
    assert (lacks_words(more, shared), set(more.words)) == (False, {0})


def test_the_survey_of_a_file_is_the_same_alone_and_among_others(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("claims: [{id: x, date: 2019, text: One more.}]", encoding="utf-8")
    corpus = corpus_of(tmp_path, "claims:\n- {id: a, date: 2019, text: One.}\n- {id: b, date: 1980, text: Two.}\n")
    mine = [one for one in corpus.claims if one.location.path == "timeline.yaml"]
    assert structs.replace(surveys(corpus.claims)[1], words={}) == survey("timeline.yaml", mine)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ""),
        ("On 3 May 2019, 12 officers and 40 cars arrive.", "12 40"),
        ("40 cars, 12 officers, 12 courses", "12 40"),
        ("On May 3, 2019, the visit begins.", ""),
        ("El 3 de mayo de 2019 llegan 1.500 agentes", "1500"),
        ("Em 1\u00ba de maio chegam 30", "30"),
        ("Le 1er mai arrivent 1\u202f500 agents", "1500"),
        ("In 1998 and 2019", ""),
        ("a 3.5 % rise", "35"),
    ],
)
def test_numbers_are_those_that_are_no_part_of_a_date(text: str, numbers: str) -> None:
    assert numbers_of(text) == numbers


def test_a_capital_within_a_sentence_makes_a_name() -> None:
    def digests(text: str) -> set[int]:
        content = words_of(text)
        return {int.from_bytes(content[at : at + 4], sys.byteorder) for at in range(0, len(content), 4)}

    assert digests("Quito opens. Lima too.") == digests("quito opens. lima too.")
    assert digests("In Quito") == {one | NAME for one in digests("in quito")}
    assert digests("signs, signed; (signing)!") == digests("signs")
    assert digests("of the de la 12 a") == set()


@given(st.text(max_size=60))
def test_words_and_numbers_of_any_text_are_digests_in_whole(text: str) -> None:
    assert len(words_of(text)) % 4 == 0
    assert all(part.isdecimal() for part in numbers_of(text).split())


def test_a_survey_is_the_same_in_every_process() -> None:
    code = (
        "import sys; from chronos.store import read_part; from chronos.link import surveys;"
        "part = read_part('t.yaml', 'claims:\\n- {id: a, date: 2019, text: Two visits.}\\n"
        "- {id: b, date: 2019, text: Visits and more.}\\n'); print(surveys(part.claims)[0].blocks,"
        "sorted(sorted(one) for one in surveys(part.claims)[0].words.values()), surveys(part.claims)[0].sayings)"
    )
    said = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True,
                       check=True).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(said) == 1


def test_the_latest_day_is_that_of_all_citations() -> None:
    cited = [Citation(source="x", retrieved=parse(day)) for day in ("2019-01-02", "2021", "2021/..")]
    cited.append(Citation(source="y"))
    found = survey("t.yaml", [structs.replace(claim("a"), citations=tuple(cited)), claim("b")])
    assert (found.retrieved, found.unretrieved) == (parse("2021-12-31").latest, frozenset({"y"}))
