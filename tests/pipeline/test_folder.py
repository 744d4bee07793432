"""A check of a folder finds what a check of the whole corpus finds: cold, kept, and after every kind of change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chronos.pipeline import workers
from chronos.pipeline.folder import check_folder
from chronos.pipeline.requests import CheckRequest
from folders import assert_same, check_kept, check_whole, edit, write_folder
from mutating import SHIPPED

Change = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


def test_cold_and_again_the_findings_are_those_of_the_corpus(folder: Path) -> None:
    found = assert_same(folder)
    assert {one.location.path for one in found.findings} >= {"first.yaml", "below/second.yaml", "sources.yaml"}
    assert found.suppressed > 0


def test_the_shipped_timelines_are_checked_alike() -> None:
    assert check_folder(SHIPPED[0].parent).settled == check_whole(SHIPPED[0].parent)


def folder_for_file(root: Path) -> None:
    (root / "first.yaml").unlink()
    (root / "first.yaml").mkdir()


def another_kind_of_copy(root: Path) -> None:
    (root / "copies/gazette.txt").rename(root / "copies/gazette.html")
    (root / "copies/gazette.txt").symlink_to("gazette.html")


ALONE = "- {id: pe-new, date: 2021-12, text: Another delegation opened an office., countries: [PE]}\n"
A_CLAIM = "  - {id: %s, date: '2019', text: A delegation of police visits Quito to give a course., countries: [EC]}\n"
CHANGES: dict[str, Change] = {
    "a claim": lambda root: edit(root / "first.yaml", "countries: [EC]\n", "countries: [EC, XX]\n"),
    "the place of a claim": lambda root: edit(root / "first.yaml", "claims:\n", "\n\nclaims:\n"),
    "a date in another file": lambda root: edit(root / "below/second.yaml", '"2019"', '"2012"'),
    "the year of a source": lambda root: edit(root / "sources.yaml", '"2020-05-01"', '"2018-05-01"'),
    "the type of a source": lambda root: edit(root / "sources.yaml", "type: article-newspaper", "type: webpage"),
    "the origin of a source": lambda root: edit(root / "sources.yaml", "  origin: gazette-2020\n", ""),
    "the origin of an origin": lambda root: edit(root / "sources.yaml", "from, origin: root", "from"),
    "a field that is no text": lambda root: edit(
        root / "sources.yaml", "  file:", "  available-date: {date-parts: [[2020, 1]]}\n  file:"
    ),
    "the id of a source": lambda root: edit(root / "sources.yaml", "id: unused-1999", "id: nowhere"),
    "a source that was missing": lambda root: edit(root / "sources.yaml", "id: unused-1999", "id: nowhere-1"),
    "another source of an id, in a file before": lambda root: (root / "a.yaml").write_text(
        "references: [{id: wire-2021, title: Another wire, issued: '2010'}]", encoding="utf-8"
    ),
    "the latest day of all": lambda root: edit(root / "first.yaml", "retrieved: 2020-04-02", "retrieved: 2022-05-02"),
    "a file more": lambda root: (root / "zz.yaml").write_text(f"claims:\n{A_CLAIM % 'zz'}", encoding="utf-8"),
    "a file less": lambda root: (root / "below/second.yaml").unlink(),
    "sources less": lambda root: (root / "sources.yaml").unlink(),
    "the name of a file": lambda root: (root / "first.yaml").rename(root / "last.yaml"),
    "the folder of a file": lambda root: (root / "first.yaml").rename(root / "below/first.yaml"),
    "two names": lambda root: (
        (root / "first.yaml").rename(root / "x"),
        (root / "below/second.yaml").rename(root / "first.yaml"),
        (root / "x").rename(root / "below/second.yaml"),
    ),
    "a file that is no YAML": lambda root: (root / "below/second.yaml").write_text("claims: ['", encoding="utf-8"),
    "a file that is no text": lambda root: (root / "below/second.yaml").write_bytes(b"\x00\xff"),
    "a folder for a file": folder_for_file,
    "the kinds": lambda root: edit(root / "chronos.yaml", "[visit, agreement]", "[visit]"),
    "the day of the edition": lambda root: edit(root / "chronos.yaml", "title: Visits", "as_of: 2018-01-01"),
    "an option": lambda root: edit(root / "chronos.yaml", "kinds: [agreement]", "kinds: []"),
    "a level": lambda root: edit(root / "chronos.yaml", "check:\n", "check:\n  levels: {S002: info}\n"),
    "the rules that are on": lambda root: edit(root / "chronos.yaml", "check:\n", "check:\n  select: [S, D]\n"),
    "a pattern of paths": lambda root: edit(root / "chronos.yaml", "below/*", "first*"),
    "no settings": lambda root: (root / "chronos.yaml").unlink(),
    "a local copy": lambda root: edit(root / "copies/gazette.txt", "<b>came</b>", "came"),
    "no local copy": lambda root: (root / "copies/gazette.txt").unlink(),
    "what kind of copy": another_kind_of_copy,
    "a suppression": lambda root: edit(root / "first.yaml", "D010", "D009"),
    "a judgement": lambda root: edit(root / "judgements.yaml", "gone]", "ec-2019-training]"),
    "a judgement of the same": lambda root: edit(
        root / "judgements.yaml", "gone], verdict: different", "ec-2019-training], verdict: same"
    ),
    "a judgement less": lambda root: edit(root / "judgements.yaml", "verdict: same", "verdict: unsure"),
    "a claim like one in another file": lambda root: edit(
        root / "below/second.yaml", "references:\n", A_CLAIM % "ec-new" + "references:\n"
    ),
    "a claim like one that had none like it": lambda root: edit(
        root / "first.yaml", "- id: broken", f"{ALONE}- id: broken"
    ),
    "a claim unlike all others": lambda root: edit(root / "first.yaml", "the police visits Quito", "judges"),
    "an id that stands in another file": lambda root: edit(root / "first.yaml", "id: pe-2018,", "id: pe-2018-more,"),
    "the text of one in another file": lambda root: edit(root / "below/second.yaml", "for a course", "in May"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_findings_are_those_of_the_corpus(folder: Path, change: str) -> None:
    before = assert_same(folder)
    CHANGES[change](folder)
    after = assert_same(folder)
    assert after != before, "a change that changes nothing shows nothing"


def test_of_two_files_whose_names_look_alike_neither_is_passed_over_in_silence(folder: Path) -> None:
    for name in ("a\x01.yaml", "a\x02.yaml"):
        (folder / name).write_text("claims: [{id: x, date: '2019'}]", encoding="utf-8")
    found = [one for one in assert_same(folder).findings if one.location.path == "a\ufffd.yaml"]
    assert [one.message for one in found if one.name == "unreadable-file"] == [
        "another file has this name but for characters that cannot be shown; rename one of them"
    ]


@pytest.mark.parametrize(("select", "ignore"), [(("S",), ()), ((), ("D", "S002")), (("all",), ())])
def test_another_selection_is_another_question(folder: Path, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    before = assert_same(folder)
    assert assert_same(folder, CheckRequest(select=select, ignore=ignore).settings) != before
    assert assert_same(folder) == before


def test_what_is_undone_is_found_as_it_was(folder: Path) -> None:
    before = assert_same(folder)
    text = (folder / "sources.yaml").read_text(encoding="utf-8")
    (folder / "sources.yaml").write_text("", encoding="utf-8")
    assert assert_same(folder) != before
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    assert assert_same(folder) == before


def test_only_what_a_change_concerns_is_checked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "third.yaml").write_text("claims: [{id: x, date: '1990', text: One., countries: [BR]}]", encoding="utf-8")
    checked: list[str] = []
    found = workers.Worker._found

    def noted(worker: workers.Worker, path: str, *rest: object) -> object:
        checked.append(path)
        return found(worker, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(workers.Worker, "_found", noted)
    check_kept(folder)
    assert len(checked) == 5  # each file but the settings
    checked.clear()
    check_kept(folder)
    assert checked == []
    edit(folder / "third.yaml", "One.", "Two.")
    check_kept(folder)
    assert checked == ["third.yaml"]
    checked.clear()
    edit(folder / "sources.yaml", "A wire report", "A wire")
    check_kept(folder)
    assert sorted(checked) == ["below/second.yaml", "first.yaml", "sources.yaml"]
