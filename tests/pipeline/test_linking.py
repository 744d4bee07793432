"""Candidates of a project: files are read one by one, and what cannot be read is counted."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from chronos.link.collecting import Collection
from chronos.model import Candidate, Claim, Fault, Location
from chronos.pipeline import LinkReport, LinkRequest, ProjectError, claims_of, link
from chronos.pipeline.linking import undecided
from chronos.store import NO_CONVENTIONS, Conventions, Part, read_part
from collected import claim as collected_claim
from collected import judgement, proposed

FIRST = """\
claims:
  - id: a
    date: "2019-05"
    text: A delegation of the police visits Quito for a course.
    countries: [EC]
  - id: b
    date: "2001"
    text: A frigate of the navy sinks off Manta.
    countries: [EC]
"""
SECOND = """\
claims:
  - {id: c, date: "2019", text: The police delegation visited Quito for courses., countries: [EC]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of two files."""
    (tmp_path / "below").mkdir()
    (tmp_path / "first.yaml").write_text(FIRST, encoding="utf-8")
    (tmp_path / "below" / "second.yaml").write_text(SECOND, encoding="utf-8")
    return tmp_path


def report(folder: Path, minimum: float | None = None) -> LinkReport:
    return link(LinkRequest(directory=folder, minimum=minimum))


def found(folder: Path) -> tuple[list[tuple[str, str]], int, int]:
    """Return the pairs, how many claims were compared and how many could not be read."""
    made = report(folder)
    return [one.claims for one in made.candidates], made.claims, made.left_out


def test_candidates_are_those_of_all_files(folder: Path) -> None:
    made = report(folder)
    (candidate,) = made.candidates
    assert (made.root, made.claims, made.left_out, made.unread) == (folder, 3, 0, 0)
    assert candidate.claims == ("a", "c")
    assert candidate.places == (Location("first.yaml", 2, 5), Location("below/second.yaml", 2, 5))


def test_a_folder_of_timelines_is_found_in_the_project(folder: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "timelines").mkdir(parents=True)
    (folder / "first.yaml").rename(project / "timelines" / "first.yaml")
    assert (report(project).root, report(project).claims) == (project / "timelines", 2)


def test_files_are_read_one_by_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[list[str]] = []
    add = Collection.add

    def recorded(self: Collection, claims: Iterable[Claim]) -> None:
        read.append([claim.id for claim in claims])
        add(self, claims)

    monkeypatch.setattr(Collection, "add", recorded)
    report(folder)
    assert read == [["c"], ["a", "b"]]


def test_the_least_strength_is_what_is_asked_for(folder: Path) -> None:
    (candidate,) = report(folder).candidates
    assert report(folder, candidate.strength).candidates == (candidate,)
    assert report(folder, 1.0).candidates == (() if candidate.strength < 1 else (candidate,))
    assert candidate in report(folder, 0.0).candidates


@pytest.mark.parametrize(
    ("content", "lost", "unread"),
    [
        (b"claims:\n  - {id: x, date: [\n", 1, 0),
        (b"claims: none", 1, 0),
        (b"caf\xe9", 0, 1),
        (b"\xff\xfe\x00\x00", 0, 1),
        (b"- a list", 0, 1),
        (b"other: 1", 0, 0),
        (b"", 0, 0),
    ],
)
def test_a_broken_file_hides_nothing_of_the_others_and_is_counted(
    folder: Path, content: bytes, lost: int, unread: int
) -> None:
    (folder / "broken.yaml").write_bytes(content)
    assert found(folder) == ([("a", "c")], 3, lost)
    assert report(folder).unread == unread


def test_claims_that_cannot_be_read_are_counted(folder: Path) -> None:
    lines = (
        "claims:",
        "  - {id: d, date: soon, text: The police delegation visited Quito for courses., countries: [EC]}",
        "  - {date: '2019', text: It has no id., countries: [EC]}",
        "  - A text alone.",
        "  - {id: e, date: '1999', text: An agreement is signed., countries: [PE]}",
    )
    (folder / "more.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert found(folder) == ([("a", "c")], 4, 3)


def test_claims_with_odd_fields_are_compared_all_the_same(folder: Path) -> None:
    (folder / "more.yaml").write_text("claims:\n  - {id: d, date: undated, text: '', colour: red}\n", encoding="utf-8")
    assert found(folder) == ([("a", "c")], 4, 0)


def test_without_timelines_there_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no timelines"):
        report(tmp_path)
    with pytest.raises(ProjectError, match="no such file or folder"):
        report(tmp_path / "nowhere")


def test_settings_that_cannot_be_read_are_told_of(folder: Path) -> None:
    (folder / "chronos.yaml").write_text("circa: {year: much}\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="much"):
        report(folder)


def test_how_far_about_a_year_reaches_is_a_setting(folder: Path) -> None:
    (folder / "below" / "second.yaml").write_text(SECOND.replace("2019", "2021~"), encoding="utf-8")
    (wide,) = report(folder, 0.0).candidates
    assert wide.reasons[0] == "dates agree: 2019-05, 2021~"
    (folder / "chronos.yaml").write_text("circa: {year: P1Y}\n", encoding="utf-8")
    narrow = {one.claims: one for one in report(folder, 0.0).candidates}[wide.claims]
    assert narrow.reasons[0] == "dates disagree: 2019-05, 2021~ (215 days apart)"
    assert narrow.strength < wide.strength


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_judgements_of_any_file_count(folder: Path, verdict: str) -> None:
    text = f"judgements:\n  - {{claims: [c, a], verdict: {verdict}, why: So.}}\n"
    (folder / "zzz.yaml").write_text(text, encoding="utf-8")
    assert found(folder) == ([], 3, 0)
    (folder / "zzz.yaml").unlink()
    assert found(folder) == ([("a", "c")], 3, 0)


def test_of_candidates_only_their_own_files_are_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "third.yaml").write_text(SECOND.replace("id: c", "id: x").replace("EC", "PE"), encoding="utf-8")
    made = report(folder)
    read: list[str] = []

    def recorded(
        path: str, text: str | None, problems: tuple[Fault, ...] = (), conventions: Conventions = NO_CONVENTIONS
    ) -> Part:
        read.append(path)
        return read_part(path, text, problems, conventions)

    monkeypatch.setattr("chronos.store.reading.read_part", recorded)
    (chosen,) = (one for one in made.candidates if one.claims == ("a", "c"))
    claims = claims_of(made.root, [chosen, chosen])
    assert {place: claim.id for place, claim in claims.items()} == dict(zip(chosen.places, chosen.claims, strict=True))
    assert read == ["below/second.yaml", "first.yaml"]
    assert claims_of(made.root, []) == {}


def test_of_two_claims_of_one_id_each_has_its_place(folder: Path) -> None:
    (folder / "again.yaml").write_text(FIRST.replace("delegation", "group"), encoding="utf-8")
    made = report(folder, 0.0)
    claims = claims_of(made.root, made.candidates)
    for one in made.candidates:
        assert [claims[place].id for place in one.places] == list(one.claims)
        assert [claims[place].location for place in one.places] == list(one.places)


def test_what_judgements_leave_undecided_is_left() -> None:
    candidates: list[Candidate] = proposed(collected_claim(one) for one in "abc")
    assert undecided(candidates, []) == tuple(candidates)
    left = undecided(candidates, [judgement("a", "b"), judgement("c", "b", verdict="unsure")])
    assert left == ()
    assert [one.claims for one in undecided(candidates, [judgement("a", "b")])] == [("a", "c"), ("b", "c")]
