"""What is said of two claims: what they have in common, and what sets them apart, all of it and in order."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronos.cli.main import run
from chronos.link.reasons import Reasons
from chronos.model import Claim
from collected import claim, columns_of
from projects import write_project


def reasons(one: Claim, other: Claim, *more: Claim) -> tuple[str, ...]:
    """Return the reasons of two claims with the ids a and b, in the midst of some more."""
    columns = columns_of([one, other, *more])
    return Reasons(columns).of(columns.ids.index("a"), columns.ids.index("b"))


def of_dates(one: str, other: str) -> tuple[str, ...]:
    return reasons(claim("a", "", one, []), claim("b", "", other, []))


def of_texts(one: str, other: str, *more: str) -> tuple[str, ...]:
    others = [claim(f"n{number}", text, "", []) for number, text in enumerate(more)]
    return reasons(claim("a", one, "", []), claim("b", other, "", []), *others)[1:]


def of_fields(one: dict[str, Any], other: dict[str, Any]) -> tuple[str, ...]:
    bare: dict[str, Any] = {"text": "", "date": "", "countries": []}
    return reasons(claim("a", **bare | one), claim("b", **bare | other))[1:]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019", "2019", "same date: 2019"),
        ("2013/..", "2013/..", "same date: 2013/.."),
        ("2019", "2019-05", "dates agree: 2019, 2019-05"),
        ("2018/2020", "2019-05-03", "dates agree: 2018/2020, 2019-05-03"),
        ("2021", "2019~", "dates agree: 2021, 2019~"),
        ("[..2012]", "2012/..", "dates agree: [..2012], 2012/.."),
        ("../..", "-0044", "dates agree: ../.., -0044"),
        ("2019-05-03", "2019-05-04", "dates disagree: 2019-05-03, 2019-05-04 (1 day apart)"),
        ("2020", "2018", "dates disagree: 2020, 2018 (366 days apart)"),
        ("[..2012]", "2013-01-02", "dates disagree: [..2012], 2013-01-02 (2 days apart)"),
        ("2012", "2019", "dates disagree: 2012, 2019 (2,192 days apart)"),
        ("0001", "Y170000002", "dates disagree: 0001, Y170000002 (62,091,225,001 days apart)"),
        ("", "2019", "one is undated, the other 2019"),
        ("2013/..", "", "one is undated, the other 2013/.."),
        ("", "", "both are undated"),
    ],
)
def test_dates_are_the_same_agree_disagree_or_are_missing(one: str, other: str, expected: str) -> None:
    assert of_dates(one, other) == (expected,)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["EC"], ["EC"], ("same countries: EC",)),
        (["EC", "PE"], ["PE", "EC"], ("same countries: EC, PE",)),
        (["EC", "PE"], ["BO", "PE"], ("countries in both: PE",)),
        (["EC"], ["EC", "EC"], ("same countries: EC",)),
        (["EC"], ["PE"], ("different countries: EC; PE",)),
        (["EC"], [], ()),
        ([], [], ()),
    ],
)
def test_countries_are_the_same_or_some_are_or_they_are_others(
    one: list[str], other: list[str], expected: tuple[str, ...]
) -> None:
    assert of_fields({"countries": one}, {"countries": other}) == expected


@pytest.mark.parametrize("what", ["actors", "places"])
def test_actors_and_places_are_compared_without_regard_to_capitals(what: str) -> None:
    assert of_fields({what: ("Interpol",)}, {what: ("INTERPOL",)}) == (f"same {what}: Interpol",)
    assert of_fields({what: ("A", "B")}, {what: ("c", "b")}) == (f"{what} in both: B",)
    assert of_fields({what: ("A", "B")}, {what: ("C",)}) == (f"different {what}: A, B; C",)
    assert of_fields({what: ("A",)}, {}) == ()


def test_of_long_lists_it_is_said_how_many_more_there_are() -> None:
    many = tuple("ABCDEFG")
    assert of_fields({"actors": many}, {"actors": many}) == ("same actors: A, B, C, D, E and 2 more",)
    assert of_fields({"actors": many}, {"actors": ("X",)}) == ("different actors: A, B, C, D, E and 2 more; X",)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("visit", "visit", ("same kind: visit",)),
        ("visit", "course", ("different kinds: visit, course",)),
        ("visit", "", ()),
        ("", "", ()),
    ],
)
def test_kinds_are_the_same_or_others_where_both_are_known(one: str, other: str, expected: tuple[str, ...]) -> None:
    assert of_fields({"kind": one}, {"kind": other}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "In Quito, 12 police",
            "police (12) of Quito",
            ("names in both: Quito", "numbers in both: 12", "words in both: police"),
        ),
        ("In Quito 12 came", "In Lima 40 went", ("different names: Quito; Lima", "different numbers: 12; 40")),
        ("In Quito and Loja", "In Lima and Quito", ("names in both: Quito",)),
        ("In Quito", "they left with 12", ()),
        ("twelve of 1.5 tons", "12 of 15 tons", ("numbers in both: 12", "words in both: tons")),
        ("Signed at last", "it is signing that counts", ("words in both: signing",)),
        ("they visit", "they wait", ()),
        ("", "in Quito", ()),
        ("", "", ()),
    ],
)
def test_names_numbers_and_words_in_both_or_others(one: str, other: str, expected: tuple[str, ...]) -> None:
    assert of_texts(one, other) == expected


def test_the_rarest_words_come_first_and_it_is_said_how_many_more_there_are() -> None:
    text = "to march through police gates with drums, flags, songs, torches"
    others = "police drums", "police drums flags", "police flags songs", "police torches songs", "police march"
    said = ("words in both: gates, through, march, torches, drums and 3 more",)
    assert of_texts(text, text, *others) == said


def test_a_source_that_both_cite_is_named() -> None:
    cited = {"sources": ("wire", "study")}
    assert of_fields(cited, {"sources": ("study",)}) == ("both cite study",)
    assert of_fields(cited, {"sources": ("gazette",)}) == ()


def test_all_reasons_stand_in_one_order() -> None:
    fields: dict[str, Any] = {"actors": ("Interpol",), "places": ("Quito",), "kind": "visit"}
    one = claim("a", "In May, 12 police visit Quito", "2019-05", ["EC", "PE"], **fields)
    other = claim(
        "b", "At Quito, police (40) wait", "2020", ["EC"], actors=("Europol",), places=("Quito", "Loja"), kind="x"
    )
    assert reasons(one, other) == (
        "dates disagree: 2019-05, 2020 (215 days apart)",
        "countries in both: EC",
        "different actors: Interpol; Europol",
        "places in both: Quito",
        "different kinds: visit, x",
        "names in both: Quito",
        "different numbers: 12; 40",
        "words in both: police",
    )


def test_what_is_said_of_two_claims_is_the_same_whatever_the_order_of_claims() -> None:
    claims = [
        claim("a", "Signing in Quito"),
        claim("b", "they signed; Police in quito"),
        claim("c", "the Quito police's"),
    ]
    found = [Reasons(columns_of(each)).of(0, 1) for each in (claims, claims[::-1], claims[1:] + claims[:1])]
    assert found == [("same date: 2019", "same countries: EC", "names in both: Quito", "words in both: signed")] * 3


HARM = """
claims:
  - id: "a-\\e[31m\\a"
    date: "2019"
    text: "Police \\e[2J of \\u202eQuito\\u0085 visit \\uFEFF12."
    countries: [EC]
    actors: ["In\\e[31mterpol\\x07", "\\u202enever"]
    places: ["Qui\\nto"]
    kind: "vi\\x7fsit"
  - id: "b-\\e[31m\\a"
    date: "2019"
    text: "Police \\e[2J of \\u202eQuito\\u0085 visit \\uFEFF12."
    countries: [EC]
    actors: ["In\\e[31mterpol\\x07", "\\u202enever"]
    places: ["Qui\\nto"]
    kind: "vi\\x7fsit"
"""


def test_control_characters_do_no_harm_in_what_people_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, HARM, sources="")
    assert run(["link", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "because: " in out
    harmful = {one for one in out if not one.isprintable()} - {"\n"}
    assert harmful == set()


@pytest.mark.parametrize(("form", "load"), [("json", json.loads), ("yaml", yaml.safe_load)])
def test_control_characters_are_kept_in_what_programs_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, load: Any
) -> None:
    write_project(tmp_path, HARM, sources="")
    assert run(["link", str(tmp_path), "--format", form]) == 0
    out = capsys.readouterr().out
    assert {one for one in out if one < " "} == {"\n"}
    (found,) = load(out)["candidates"]
    assert (found["a"], found["b"]) == ("a-\x1b[31m\x07", "b-\x1b[31m\x07")
    assert "same actors: In\x1b[31mterpol\x07, \u202enever" in found["reasons"]
