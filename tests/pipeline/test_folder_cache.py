"""What is kept is never stale and never wrong, may be damaged or deleted, and is no part of the project."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chronos.pipeline import folder as folder_module
from chronos.pipeline import workers
from chronos.pipeline.folder import check_folder
from chronos.store import Cache, read
from folders import CACHE, assert_same, check_kept, check_whole, edit, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "project")


def entries(folder: Path) -> list[Path]:
    return sorted((folder / CACHE).glob("*.kept"))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthened(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def flipped_at_the_head(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def made_a_link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


DAMAGES: tuple[Callable[[Path], None], ...] = (
    *(emptied, cut, lengthened, flipped, flipped_at_the_head, made_a_folder, made_a_link_to_nowhere),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_no_entry(folder: Path, damage: Callable[[Path], None]) -> None:
    assert_same(folder)
    for entry in entries(folder):
        damage(entry)
    assert_same(folder)


def test_an_entry_under_the_name_of_another_is_no_entry(folder: Path) -> None:
    assert_same(folder)
    kept = [entry.read_bytes() for entry in entries(folder)]
    for number, entry in enumerate(entries(folder)):
        entry.write_bytes(kept[number - 1])
    assert_same(folder)


@pytest.mark.parametrize("text", ["", "a file"])
def test_where_the_cache_cannot_be_written_nothing_is_kept_and_all_is_found(folder: Path, text: str) -> None:
    (folder / CACHE).write_text(text, encoding="utf-8")
    assert_same(folder)
    assert (folder / CACHE).read_text(encoding="utf-8") == text


def test_where_a_link_to_nowhere_is_in_its_place_nothing_is_kept(folder: Path) -> None:
    (folder / CACHE).symlink_to("nowhere")
    assert_same(folder)


def test_where_the_system_writes_nothing_all_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise OSError(30, "Read-only file system")

    check_kept(folder)
    edit(folder / "first.yaml", "EC", "PE")
    for call in ("write_bytes", "replace", "unlink"):
        monkeypatch.setattr(Path, call, refuse)
    assert check_kept(folder).settled == check_whole(folder)


@pytest.mark.parametrize("call", ["read_bytes", "write_bytes", "replace"])
def test_the_cache_may_be_deleted_at_any_moment(folder: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = getattr(Path, call)

    def deleting(path: Path, *given: object) -> object:
        if CACHE in str(path):
            shutil.rmtree(folder / CACHE, ignore_errors=True)
        return before(path, *given)

    check_kept(folder)
    edit(folder / "first.yaml", "EC", "PE")
    with monkeypatch.context() as patch:
        patch.setattr(Path, call, deleting)
        assert check_kept(folder).settled == check_whole(folder)
    assert_same(folder)


def test_the_folder_is_kept_out_of_repositories_backups_and_timelines(folder: Path) -> None:
    before = assert_same(folder)
    tag = (folder / CACHE / "CACHEDIR.TAG").read_text(encoding="utf-8")
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")
    (folder / CACHE / "more.yaml").write_text("claims: [{id: hidden, date: soon}]", encoding="utf-8")
    assert assert_same(folder) == before
    assert "hidden" not in {one.id for one in read(folder).unreadable}


def test_very_many_old_entries_are_cleared_and_few_are_not(folder: Path) -> None:
    check_kept(folder)
    used = entries(folder)
    for number in range(300):
        (folder / CACHE / f"old-{number}.kept").write_bytes(b"")
    edit(folder / "first.yaml", "EC", "PE")
    check_kept(folder)
    assert len(entries(folder)) == len(used) + 302
    for number in range(300, 600):
        (folder / CACHE / f"old-{number}.kept").write_bytes(b"")
    edit(folder / "first.yaml", "PE", "BO")
    check_kept(folder)
    assert len(entries(folder)) == len(used)
    assert (folder / CACHE / "CACHEDIR.TAG").exists()


def test_another_state_of_the_program_uses_nothing_that_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_kept(folder)
    before = len(entries(folder))
    monkeypatch.setattr(folder_module, "code_stamp", lambda: b"another")
    check_kept(folder)
    assert len(entries(folder)) == 2 * before


def test_a_copy_that_changes_during_a_check_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = workers.Worker.find

    def changing(*given: object) -> object:
        edit(folder / "copies/gazette.txt", "<b>came</b>", "came")
        return before(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(workers.Worker, "find", changing)
        changed = check_kept(folder).settled
    assert changed == check_whole(folder)
    edit(folder / "copies/gazette.txt", "came", "<b>came</b>")
    assert assert_same(folder) != changed


def test_a_project_of_settings_alone_is_checked(tmp_path: Path) -> None:
    for settings in ("regions: ['419']", "title: x", "check: {select: [G]}"):
        (tmp_path / "chronos.yaml").write_text(settings, encoding="utf-8")
        assert_same(tmp_path)
        assert check_folder(tmp_path, cache=Cache(tmp_path / CACHE)).claims == 0
