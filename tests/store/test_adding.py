"""A claim is added where its neighbours are, as they are written, and nothing else changes."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from chronos.edtf import parse
from chronos.model import Citation, Claim, ClaimDate, Imported, Location
from chronos.model.plain import claim_fields
from chronos.store import ProjectError, read_part
from chronos.store.adding import add_claim, add_source, file_for, file_of_sources, neighbour_after
from mutating import dice, mutated
from projects import corpus_of, write_project
from styles import timelines_in_styles

CLAIM = Claim(
    id="ec-2019-course",
    date=ClaimDate(parse("2019-05"), stated=True),
    text="A course, and more.",
    location=Location(""),
    countries=("EC",),
    citations=(Citation(source="gazette-2020", locator="p. 3"),),
)
FIELDS = claim_fields(CLAIM)
SOURCE = {"id": "b-2020", "type": "book", "title": "A book: one", "author": [{"family": "Roe", "given": "Jo"}]}


def added(before: str, claim: Claim = CLAIM) -> str:
    """Add a claim to a text, where it goes by its date; see that all else is as it was."""
    part = read_part("t.yaml", before.removeprefix("\ufeff"))
    after = add_claim(before, claim_fields(claim), "t.yaml", neighbour_after(part.claims, claim))
    now = read_part("t.yaml", after.removeprefix("\ufeff"))
    left = [claim_fields(one) for one in now.claims if one.id != claim.id]
    assert left == [claim_fields(one) for one in part.claims]
    assert [claim_fields(one) for one in now.claims if one.id == claim.id] == [claim_fields(claim)]
    assert len(now.sources) == len(part.sources)
    missing = [line for line in before.splitlines() if line not in after.splitlines()]
    assert not [line for line in missing if not line.strip().startswith(("claims: [", "{"))]
    return after


def test_it_stands_by_its_date_where_the_others_do_and_is_written_as_they_are() -> None:
    before = dedent("""\
        # Ours.
        claims:

          # The first one
          - id: a
            date: 2017
            text: One, two.
            sources:
              - gazette-2020, p. 3   # so

          # The last one
          - id: b   # b
            date: 2020-01
            text: Three.
            sources:
              - wire-2021
        references: []
        """)
    new = (
        "\n  - id: ec-2019-course\n    date: 2019-05\n    text: A course, and more.\n    countries: [EC]\n"
        "    sources:\n      - gazette-2020, p. 3\n"
    )
    assert added(before) == before.replace("\n\n  # The last one", f"\n{new}\n  # The last one")


@pytest.mark.parametrize(
    ("days", "at"),
    [
        (["2017", "2018", "2020"], 2),
        (["2020", "2019", "2018"], 1),
        (["2020", "2017", "2021"], 3),
        (["2019-05", "2019-05"], 2),
        (["2020"], 0),
        (["2018"], 1),
        (["2017", "undated", "2020"], 2),
        (["undated"], 1),
        ([], 0),
    ],
)
@pytest.mark.parametrize("dash", ["- ", "  - ", "    -   "])
def test_it_stands_in_the_order_of_dates_or_at_the_end(days: list[str], at: int, dash: str) -> None:
    margin = " " * len(dash)
    claims = "".join(f'{dash}id: c{n}\n{margin}date: "{day}"\n{margin}text: T.\n' for n, day in enumerate(days))
    after = added(f"claims:\n{claims}" if claims else "claims: []\n")
    ids = [one.id for one in read_part("t.yaml", after).claims]
    assert ids.index(CLAIM.id) == at
    assert f"{dash if days else '  - '}id: {CLAIM.id}\n" in after


def test_it_stands_above_the_comments_of_a_first_claim_and_undated_ones_come_last() -> None:
    before = "claims:\n# A.\n- id: a\n  date: 2021\n  text: One.\n"
    assert added(before).startswith("claims:\n- id: ec-2019-course\n  date: 2019-05\n")
    undated = structs.replace(CLAIM, date=ClaimDate(stated=True))
    assert added(before, undated).startswith(before)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "claims:\n",
        "claims: [ ]   # none\n",
        "references:\n- {id: x}\n",
        "\ufeffclaims:\r\n- id: a\r\n  date: '2017'\r\n  text: One.\r\n\r\n# The end.",
        "claims: [{id: a, date: '2017'}, {id: b, date: '2021'}]\n",
        '{"claims": [{"id": "a", "date": "2017"}]}\n',
        "claims:\n- {id: a, date: '2021', text: One}\n# between\n- {id: b, date: '2022'}\n",
        "claims:\n- &x\n  id: a\n  date: '2017'\n- id: b\n  date: '2021'\n  text: |\n    One.\n\n    Two.\n\n\n",
        "judgements: []\nclaims:\n    # odd\n    - id: a\n      text: One\n        two.\n",
    ],
)
def test_files_of_many_kinds_can_be_added_to(before: str) -> None:
    after = added(before)
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert ("\r\n" in after) == ("\r\n" in before)


def test_long_texts_are_broken_in_files_that_break_them_alone() -> None:
    long = structs.replace(CLAIM, text=" ".join(["A course of two weeks,"] * 12))
    folded = "claims:\n  - id: a\n    date: '2017'\n    text: >-\n      One\n      two.\n"
    assert max(map(len, added(folded, long).splitlines())) <= 120
    assert "text: >-\n      A course of" in added(folded, long)
    plain = "claims:\n  - id: a\n    date: '2017'\n    text: One.\n"
    assert f"text: {long.text}\n" in added(plain, long)


@pytest.mark.parametrize(
    "text", ["It's: so", 'say "x", "y"', "x #y", "- x", "a\u2028b", "NO", "{x}", "x" * 300, "é, 中"]
)
def test_any_text_is_read_as_it_was(text: str) -> None:
    for before in (
        "claims:\n- id: a\n  text: One.\n",
        "claims:\n- id: a\n  text: >-\n    One.\n",
        "claims: [{id: a}]\n",
    ):
        added(before, structs.replace(CLAIM, text=text, note=text, actors=(text,)))


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ("claims: none\n", "`claims:` is no list; write the claims below it, a dash before each"),
        ("- a\n", "this is no timeline; claims stand in a list under `claims:`"),
        ("claims: [a\n", "this is not YAML"),
        ("{references: []}\n", "a claim cannot be added to it without changing something else"),
    ],
)
def test_what_cannot_be_added_to_is_refused(before: str, message: str) -> None:
    with pytest.raises(ProjectError, match=message):
        add_claim(before, FIELDS, "t.yaml")


@settings(deadline=None, max_examples=60)
@given(timelines_in_styles(), st.integers(0, 1 << 32))
def test_of_any_file_nothing_else_changes_or_it_is_refused(text: str, seed: int) -> None:
    random = dice(seed)
    for before in (text, mutated(text, random, 1)):
        part = read_part("t.yaml", before)
        try:
            after = add_claim(before, FIELDS, "t.yaml", neighbour_after(part.claims, CLAIM))
        except ProjectError:
            continue
        now = read_part("t.yaml", after)
        assert [one for one in now.claims if one.id == CLAIM.id]
        left = [claim_fields(one) for one in now.claims if one.id != CLAIM.id]
        assert left == [claim_fields(one) for one in part.claims]
        assert now.sources == part.sources or [one.item for one in now.sources] == [one.item for one in part.sources]


@pytest.mark.parametrize("before", [None, "references:\n- id: a\n  title: x   # so\n", "claims: []\n"])
def test_a_source_is_added_after_the_others(before: str | None) -> None:
    after = add_source(before, SOURCE, "s.yaml")
    assert after.startswith((before or "").rstrip("\n"))
    *_, last = read_part("s.yaml", after).sources
    assert (last.id, last.title, last.authors[0].family) == ("b-2020", "A book: one", "Roe")


PROJECT = """
    claims:
      - {id: a, date: "2017", text: One., countries: [EC], kind: visit, sources: [gazette-2020]}
      - {id: b, date: "2018", text: Two., countries: [EC], sources: [gazette-2020]}
    """
OTHERS = {
    "peru.yaml": "claims:\n- {id: c, date: '2017', text: T., countries: [PE], kind: course, sources: [wire-2021]}\n",
    "kinds.yaml": "claims:\n- {id: d, date: '2017', text: T., countries: [EC], kind: sale, sources: [wire-2021]}\n",
    "ged.yaml": "claims:\n- {id: e, date: '2017', text: T., countries: [BO], imported: {from: x.csv, row: 2}}\n",
}


@pytest.mark.parametrize(
    ("changes", "file"),
    [
        ({}, "timeline.yaml"),
        ({"countries": ("PE",)}, "peru.yaml"),
        ({"kind": "sale", "citations": ()}, "kinds.yaml"),
        ({"countries": ("CL",), "citations": ()}, "timeline.yaml"),
        ({"countries": ("BO",), "citations": ()}, "timeline.yaml"),
        ({"countries": ("CL",), "citations": (), "kind": "course"}, "peru.yaml"),
    ],
)
def test_it_goes_where_most_of_what_it_is_like_stands(tmp_path: Path, changes: dict[str, Any], file: str) -> None:
    write_project(tmp_path, PROJECT)
    for name, text in OTHERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    corpus = corpus_of(tmp_path, PROJECT)
    assert any(one.imported == Imported("x.csv", 2) for one in corpus.claims)
    assert file_for(structs.replace(CLAIM, **changes), corpus) == file


def test_sources_go_to_their_file_and_never_into_one_of_another_program(tmp_path: Path) -> None:
    (tmp_path / "zotero.json").write_text('[{"id": "z", "title": "Z"}, {"id": "y", "title": "Y"}]', encoding="utf-8")
    corpus = corpus_of(tmp_path, PROJECT, sources="")
    assert file_of_sources(corpus, exists=False) == "sources.yaml"
    (tmp_path / "more.yaml").write_text("references: [{id: m, title: M}]\n", encoding="utf-8")
    corpus = corpus_of(tmp_path, PROJECT, sources="")
    assert file_of_sources(corpus, exists=False) == "more.yaml"
    assert file_of_sources(corpus, exists=True) == "sources.yaml"
