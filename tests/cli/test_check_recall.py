"""What the command keeps: it says the same as without, also when files change, and several run at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chronos.cli.main import run
from chronos.pipeline import folder as folder_module
from folders import cache_of, edit, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "project")


def entries(folder: Path) -> list[Path]:
    return sorted(cache_of(folder).glob("*.kept"))


def said(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """Run the command and return its exit code and what it says."""
    code = run(["check", str(folder), "--format=concise", *options])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("damage", ["emptied", "flipped", "swapped"])
def test_a_damaged_entry_is_no_entry(folder: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = said(folder, capsys)
    kept = [entry.read_bytes() for entry in entries(folder)]
    for number, entry in enumerate(entries(folder)):
        flipped = bytes([*kept[number][:40], kept[number][40] ^ 1, *kept[number][41:]])
        entry.write_bytes({"emptied": b"", "flipped": flipped, "swapped": kept[number - 1]}[damage])
    assert said(folder, capsys) == said(folder, capsys) == first


def asked(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "chronos", "check", str(folder), "--format=json", *options]


def test_four_processes_at_once_say_the_same(folder: Path) -> None:
    for change in range(3):
        edit(
            folder / "below/second.yaml",
            "references:",
            f"  - {{id: more-{change}, date: '2019', text: X.}}\nreferences:",
        )
        together = [subprocess.Popen(asked(folder), stdout=subprocess.PIPE) for _ in range(4)]
        outputs = {one.communicate(timeout=60)[0] for one in together}
        alone = subprocess.run(asked(folder, "--no-cache"), capture_output=True, check=False)
        assert outputs == {alone.stdout}
        assert {one.returncode for one in together} == {alone.returncode}
        assert f"more-{change}" in {one["claim"] for one in json.loads(alone.stdout)["findings"]}
    assert [path.name for path in cache_of(folder).iterdir() if path.suffix not in (".kept", ".TAG")] == []


def test_without_a_cache_nothing_is_written_and_nothing_kept_is_used(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = said(folder, capsys, "--no-cache")
    assert not cache_of(folder).exists()
    assert said(folder, capsys) == first
    kept = {entry: entry.read_bytes() for entry in entries(folder)}
    edit(folder / "first.yaml", "EC", "XX")
    assert said(folder, capsys, "--no-cache") != first
    assert {entry: entry.read_bytes() for entry in entries(folder)} == kept


@pytest.mark.parametrize("name", ["first.yaml", "chronos.yaml", "judgements.yaml", "sources.yaml"])
def test_what_was_said_is_recalled_only_while_nothing_changes(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "copies/gazette.txt").unlink()
    edit(folder / "sources.yaml", "  file: copies/gazette.txt\n", "")
    first = said(folder, capsys)
    assert said(folder, capsys) == first
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text("title: Nothing" if name == "chronos.yaml" else "", encoding="utf-8")
    second = said(folder, capsys)
    assert second == said(folder, capsys, "--no-cache") != first
    (folder / name).write_text(text, encoding="utf-8")
    assert said(folder, capsys) == first


def test_a_timeline_that_changes_during_a_check_is_not_recalled_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(folder / "sources.yaml", "  file: copies/gazette.txt\n", "")
    fresh = said(folder, capsys, "--no-cache")
    whole = folder_module._Folder

    def later(*given: object) -> object:
        edit(folder / "first.yaml", "EC", "XX")
        return whole(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(folder_module, "_Folder", later)
        assert said(folder, capsys) != fresh
    edit(folder / "first.yaml", "XX", "EC")
    assert said(folder, capsys) == fresh


def test_a_local_copy_that_changes_is_looked_at_by_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = said(folder, capsys)
    assert said(folder, capsys) == first
    edit(folder / "copies/gazette.txt", "<b>came</b>", "came")
    assert said(folder, capsys) == said(folder, capsys, "--no-cache") != first


def test_from_a_folder_that_is_gone_a_project_is_checked(folder: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os, sys; os.rmdir({str(gone)!r}); from chronos.cli.main import run; sys.exit(run(sys.argv[1:]))"
    asked = [sys.executable, "-c", code, "check", str(folder)]
    found = subprocess.run(asked, cwd=gone, capture_output=True, text=True, check=False)
    assert found.returncode == 1, found.stderr
    assert cache_of(folder).is_dir()
