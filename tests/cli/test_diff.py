"""``chronos diff`` as people and programs use it: outputs, folders and git revisions."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import write_project

FIRST = """
claims:
  - id: ec-course
    date: 2019-05
    text: A course begins in Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit
    date: 2019-05-17
    text: A delegation visits Quito.
    countries: [EC]
    sources: [wire-2021]
  - id: pe-loan
    date: 2018
    text: A loan is signed.
    countries: [PE]
    sources: [wire-2021]
"""
SECOND = """
claims:
  - id: ec-course
    date: 2019-05
    text: A course begins in Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit
    date: 2019-05-17
    text: A delegation visits Quito.
    countries: [EC]
    sources: [wire-2021]
  - id: bo-office
    date: undated
    text: "An office opens: =SUM(A1) <b>at once</b>."
    countries: [BO]
judgements:
  - {claims: [ec-course, ec-visit], verdict: same, why: One course.}
"""


def git(*arguments: str) -> str:
    """Run git in the current folder."""
    who = ["-c", "user.name=A. Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    ran = subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True)
    return ran.stdout.strip()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two commits, of which the work tree has the second; ``old`` and ``new`` are their outputs."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        git("init", "--quiet")
        write_project(folder / "timelines", FIRST)
        assert run(["build", "--format", "md", "--fail-on", "never", "-o", "old"]) == 0
        git("add", "timelines")
        git("commit", "--quiet", "--message", "first")
        git("tag", "v1")
        shutil.copytree("timelines", "before")
        write_project(folder / "timelines", SECOND)
        assert run(["build", "--format", "md", "--fail-on", "never", "-o", "new"]) == 0
        git("add", "timelines", "new")
        git("commit", "--quiet", "--message", "second")
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is the current folder."""
    folder = tmp_path / "project"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    return folder


def found(capsys: pytest.CaptureFixture[str], before: str, after: str, *more: str) -> dict[str, object]:
    """Return the JSON of a comparison without the names of what was compared."""
    capsys.readouterr()
    assert run(["diff", before, after, "--format", "json", *more]) == 0
    written: dict[str, object] = json.loads(capsys.readouterr().out)
    for side in ("before", "after"):
        told = written[side]
        assert isinstance(told, dict)
        assert told.pop("name") == (before if side == "before" else after)
    return written


def test_every_kind_of_build_leads_to_the_same_differences(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = found(capsys, "old", "new")
    assert {kind: number for kind, number in expected["summary"].items() if number} == {  # type: ignore[attr-defined]  # JSON
        "added": 1,
        "removed": 1,
        "rejoined": 1,
    }
    befores = ("old", "before", "HEAD~1", "v1", git("rev-parse", "HEAD~1")[:10], "v1:timelines")
    afters = ("new", "timelines", ".", "HEAD", "HEAD:new", str(project / "timelines"))
    for before, after in zip(befores, afters, strict=True):
        assert found(capsys, before, after) == expected
    assert found(capsys, "old", "HEAD") == expected
    assert found(capsys, "HEAD~1", "new") == expected
    assert found(capsys, "HEAD", "new")["differences"] == []


def test_people_are_told_what_changed_in_the_order_of_dates_with_ledgers_and_a_sum(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.is_dir()
    capsys.readouterr()
    assert run(["diff", "HEAD~1", "timelines"]) == 0
    assert capsys.readouterr().out == (
        "removed  pe-loan, 2018\n"
        "    A loan is signed.\n"
        "    [wire-2021]\n"
        "\n"
        "rejoined  ec-course, 17 May 2019\n"
        "    A delegation visits Quito.\n"
        "    ec-visit: from ec-visit into ec-course\n"
        "    date: May 2019 → 17 May 2019\n"
        "    text: A course begins in Quito. → A delegation visits Quito.\n"
        "\n"
        "added  bo-office, undated\n"
        "    An office opens: =SUM(A1) <b>at once</b>.\n"
        "\n"
        "HEAD~1: 3 claims = 3 shown + 0 merged + 0 undated + 0 excluded\n"
        "timelines: 3 claims = 1 shown + 1 merged + 1 undated + 0 excluded\n"
        "HEAD~1 to timelines: 1 added, 1 removed, 1 rejoined\n"
    )


def test_errata_stand_at_the_end_of_a_chronology(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "HEAD~1", "HEAD", "--format", "md", "-o", "errata.md"]) == 0
    assert capsys.readouterr().err.endswith("errata.md\n")
    assert (project / "errata.md").read_text(encoding="utf-8") == (
        "## Errata: changes from HEAD\\~1 to HEAD\n"
        "\n"
        "1 added, 1 removed, 1 rejoined.\n"
        "\n"
        "### Added\n"
        "\n"
        "- **undated**, bo-office: An office opens: =SUM(A1) \\<b\\>at once\\</b\\>.\n"
        "\n"
        "### Removed\n"
        "\n"
        "- **2018**, pe-loan: A loan is signed.\n"
        "  - Sources: wire-2021\n"
        "\n"
        "### Rejoined\n"
        "\n"
        "- **17 May 2019**, ec-course: A delegation visits Quito.\n"
        "  - ec-visit: from ec-visit into ec-course\n"
        "  - Date: was “May 2019”, is “17 May 2019”\n"
        "  - Text: was “A course begins in Quito.”, is “A delegation visits Quito.”\n"
        "\n"
        "### Ledger\n"
        "\n"
        "| | claims read | shown | merged | undated | excluded |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n"
        "| HEAD\\~1 | 3 | 3 | 0 | 0 | 0 |\n"
        "| HEAD | 3 | 1 | 1 | 1 | 0 |\n"
    )


def test_the_exit_code_tells_of_differences_only_when_asked(project: Path) -> None:
    assert project.is_dir()
    assert run(["diff", "old", "new"]) == 0
    assert run(["diff", "old", "new", "--exit-code"]) == 1
    assert run(["diff", "new", "timelines", "--exit-code"]) == 0


def test_a_revision_is_read_without_touching_work_tree_or_index(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "timelines" / "timeline.yaml").write_text("claims: []\n", encoding="utf-8")
    (project / "staged.txt").write_text("staged\n", encoding="utf-8")
    git("add", "staged.txt")
    before = git("status", "--porcelain=v2", "--branch")
    written = found(capsys, "HEAD~1", "HEAD")
    assert len(written["differences"]) == 3  # type: ignore[arg-type]  # JSON
    assert git("status", "--porcelain=v2", "--branch") == before


def test_timelines_elsewhere_and_from_elsewhere(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git("mv", "timelines", "moved")
    git("commit", "--quiet", "--message", "moved")
    (project / "below").mkdir()
    monkeypatch.chdir(project / "below")
    assert found(capsys, "HEAD", "HEAD~1:timelines", "--timelines", "../moved")["differences"] == []
    assert found(capsys, "HEAD~1", "../moved", "--timelines", str(project / "timelines"))["differences"] == []
    assert run(["diff", "HEAD", "HEAD~1", "--timelines", "../moved"]) == 2
    assert capsys.readouterr().err.endswith(
        "chronos: HEAD~1: has no folder moved; --timelines DIR names the folder of timelines\n"
    )


def test_links_within_a_revision_are_followed_and_others_lead_nowhere(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "shared.yaml").write_text("claims:\n  - {id: shared, date: 2001, text: It.}\n", encoding="utf-8")
    (project / "timelines" / "shared.yaml").symlink_to("../shared.yaml")
    (project / "timelines" / "secret").symlink_to("/etc/hostname")
    (project / "timelines" / "passwd.yaml").symlink_to("/etc/passwd")
    git("add", ".")
    git("commit", "--quiet", "--message", "links")
    written = found(capsys, "HEAD~1", "HEAD")
    assert [one["event"] for one in written["differences"]] == ["shared"]  # type: ignore[attr-defined]  # JSON
    after = written["after"]
    assert isinstance(after, dict)
    assert after["unread_files"] == 2


@pytest.mark.parametrize(
    ("before", "error"),
    [
        ("HEAD~7", "HEAD~7: neither a folder here nor a revision of the git repository of timelines; `git log` lists"),
        ("--help-me", "--help-me: neither a folder here nor a revision of the git repository of timelines"),
        ("HEAD:nowhere", "HEAD:nowhere: neither a folder here nor a revision"),
        ("HEAD:timelines/timeline.yaml", "HEAD:timelines/timeline.yaml: neither a folder here nor a revision"),
        ("", "'' names no build; name a folder or a git revision"),
        ("empty", "empty: no timelines (*.yaml) here"),
        ("torn", "torn: has not both data/events.csv and data/claims.csv; `chronos build` writes them"),
        ("mixed", "mixed: data/events.csv and data/claims.csv are not of one build: see the event"),
        ("wrong", "wrong: chronos.yaml:2:1: "),
        ("a\0b", "'a\\x00b' names no build;"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(
    project: Path, capsys: pytest.CaptureFixture[str], before: str, error: str
) -> None:
    (project / "empty").mkdir()
    shutil.copytree("new", "torn")
    (project / "torn" / "data" / "claims.csv").unlink()
    shutil.copytree("new", "mixed")
    shutil.copy("old/data/claims.csv", "mixed/data/claims.csv")
    write_project(project / "wrong", FIRST, settings="titel: x\n[")
    capsys.readouterr()
    assert run(["diff", "--", before, "new"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"chronos: {error}")
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_no_repository_and_no_git_are_told_with_a_way_out(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(project / ".git")
    capsys.readouterr()
    assert run(["diff", "HEAD~1", "new"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(
        "chronos: HEAD~1: no such folder, and no revision either, as git has no repository for timelines"
    )
    assert told.endswith("--timelines DIR names the folder\n")
    monkeypatch.setenv("PATH", os.fspath(project))
    assert run(["diff", "HEAD~1", "new"]) == 2
    assert capsys.readouterr().err == (
        "chronos: HEAD~1: no such folder, and without git no revision can be read; install git, or name a folder\n"
    )
    assert run(["diff", "old", "new"]) == 0


def test_the_same_input_gives_the_same_bytes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    for form in ("text", "md", "json"):
        capsys.readouterr()
        assert [run(["diff", "HEAD~1", "HEAD", "--format", form, "-o", name]) for name in ("one", "two")] == [0, 0]
        assert (project / "one").read_bytes() == (project / "two").read_bytes()
        assert (project / "one").read_bytes() != b""


def test_what_a_terminal_would_run_is_shown_as_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = edited = (project / "timelines" / "timeline.yaml").read_text(encoding="utf-8")
    edited = text.replace("A delegation visits Quito.", '"A \\e[2J\\u202e delegation."').replace("[EC]", "[EC]", 1)
    (project / "timelines" / "timeline.yaml").write_text(edited, encoding="utf-8")
    capsys.readouterr()
    assert run(["diff", "HEAD", "timelines"]) == 0
    out = capsys.readouterr().out
    assert (
        "reworded  ec-course, 17 May 2019\n    - A delegation visits Quito.\n    + A [2J\N{REPLACEMENT CHARACTER} del"
        in out
    )
    assert "\x1b" not in out


def test_a_file_that_cannot_be_written_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    capsys.readouterr()
    assert run(["diff", "old", "new", "-o", "nowhere/errata.md"]) == 2
    assert capsys.readouterr().err == "chronos: nowhere/errata.md: cannot be written (no such file or directory)\n"
