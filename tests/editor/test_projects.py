"""Which project a file belongs to, and what becomes of one that cannot be checked."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from chronos.editor import projects
from chronos.editor.projects import OpenFile, Project, find_root
from chronos.editor.texts import Span, Text
from chronos.model import Finding, Location
from chronos.pipeline.editing import Checked, check_texts

TIMELINE = "claims: []\n"


def made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_a_file_belongs_to_the_nearest_folder_above_it_that_has_settings_or_is_called_timelines(tmp_path: Path) -> None:
    made(tmp_path / "timelines" / "own" / "chronos.yaml")
    for path, root in {
        "timelines/a.yaml": "timelines",
        "timelines/deep/er/a.yml": "timelines",
        "timelines/own/a.YAML": "timelines/own",
        "timelines/own/chronos.yaml": "timelines/own",
        "timelines/own/timelines/a.yaml": "timelines/own/timelines",
    }.items():
        assert find_root(tmp_path / path, "") == tmp_path / root  # whether or not it is on the disk


def test_hidden_files_and_files_that_are_no_yaml_belong_to_none(tmp_path: Path) -> None:
    for path in ("timelines/.a.yaml", "timelines/.deep/a.yaml", "timelines/a.md", ".a.yaml"):
        assert find_root(tmp_path / path, TIMELINE) is None


def test_any_other_file_belongs_to_its_folder_if_it_looks_like_a_timeline(tmp_path: Path) -> None:
    assert find_root(tmp_path / "a.yaml", "# one\nreferences:\n- id: a\n") == tmp_path
    assert find_root(tmp_path / "a.yaml", "services:\n  claims: x\n") is None


def test_a_whole_home_folder_or_disk_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert find_root(tmp_path / "a.yaml", TIMELINE) is None
    assert find_root(Path(tmp_path.anchor) / "a.yaml", TIMELINE) is None


async def settled(project: Project) -> list[tuple[Span, Finding]]:
    project.files["a.yaml"] = OpenFile("file:///a.yaml", 1, Text(TIMELINE), "a.yaml")
    project.touch()
    await project.settled()
    return project.found_in("a.yaml")


def test_a_fault_of_chronos_is_shown_and_the_project_can_still_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(root: Path, texts: Mapping[str, str]) -> Checked:
        raise ZeroDivisionError(f"{root.name} {len(texts)}")

    published: list[str] = []

    async def run() -> tuple[list[tuple[Span, Finding]], list[tuple[Span, Finding]]]:
        project = Project(tmp_path, lambda one: published.append(one.problem))
        with monkeypatch.context() as broken:
            broken.setattr(projects, "check_texts", fails)
            first = await settled(project)
        return first, await settled(project)

    first, second = asyncio.run(run())
    message = (
        "nothing is checked until this is mended: internal error, a fault of chronos and not of the data "
        f"(ZeroDivisionError: {tmp_path.name} 1)"
    )
    assert first == [(Span(0, 0, 0, 10), Finding("", "", "error", Location("a.yaml"), message))]
    assert second == []
    assert published == [message.removeprefix("nothing is checked until this is mended: "), ""]
    assert "ZeroDivisionError" in caplog.text


def test_many_changes_are_one_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checks: list[Mapping[str, str]] = []

    def counted(root: Path, texts: Mapping[str, str]) -> Checked:
        checks.append(texts)
        return check_texts(root, texts)

    monkeypatch.setattr(projects, "check_texts", counted)

    async def run() -> None:
        project = Project(tmp_path, lambda _project: None)
        for number in range(20):
            project.files["a.yaml"] = OpenFile("file:///a.yaml", number, Text(f"{TIMELINE}# {number}\n"), "a.yaml")
            project.touch()
        await project.settled()
        project.leave()

    asyncio.run(run())
    assert checks == [{"a.yaml": f"{TIMELINE}# 19\n"}]
