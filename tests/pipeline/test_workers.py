"""Two processes find what one finds, and so does what is left of them when one dies."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chronos.pipeline import workers
from chronos.pipeline.folder import check_folder
from chronos.store import Cache
from folders import CACHE, assert_same, edit, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a second process for projects of any size."""
    monkeypatch.setattr("chronos.pipeline.folder.WORTH_TWO", 0)


@pytest.mark.usefixtures("two")
def test_two_processes_find_what_one_finds(folder: Path) -> None:
    assert assert_same(folder, processes=2) == assert_same(folder, processes=1)


@pytest.mark.usefixtures("two")
def test_two_processes_find_what_one_finds_where_there_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "only.yaml").write_text("claims:\n- id: a\n  date: 2019\n", encoding="utf-8")
    assert_same(tmp_path, processes=2)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("first.yaml", "countries: [EC]", "countries: [XX]"),
        ("first.yaml", "retrieved: 2020-04-02", "retrieved: 2022-05-02"),
        ("judgements.yaml", "gone]", "ec-2019-training]"),
        ("sources.yaml", "id: unused-1999", "id: nowhere-1"),
        ("copies/gazette.txt", "<b>came</b>", "came"),
    ],
)
def test_after_a_change_two_processes_find_the_same(folder: Path, file: str, before: str, after: str) -> None:
    assert_same(folder, processes=2)
    edit(folder / file, before, after)
    assert_same(folder, processes=2)


def in_the_child(act: Callable[[], object]) -> Callable[..., None]:
    """Return what acts in the child of this process alone."""
    parent = os.getpid()

    def acting(*_given: object) -> None:
        if os.getpid() != parent:
            act()

    return acting


def fail() -> None:
    raise RuntimeError


DEATHS: dict[str, Callable[[], object]] = {
    "it leaves": lambda: os._exit(3),
    "it is killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "it fails": fail,
}


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("at", ["read", "find", "part", "_found"])
@pytest.mark.parametrize("death", DEATHS)
def test_where_the_other_process_dies_its_work_is_done_here(
    folder: Path, death: str, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, die = getattr(workers.Worker, at), in_the_child(DEATHS[death])
    monkeypatch.setattr(workers.Worker, at, lambda *given: (die(), before(*given))[1])
    assert_same(folder, processes=2)


@pytest.mark.usefixtures("two")
def test_where_the_other_process_dies_within_a_word_its_work_is_done_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, parent = workers._write, os.getpid()

    def half(pipe: int, content: bytes) -> None:
        if os.getpid() != parent:
            os.write(pipe, len(content).to_bytes(8) + content[: len(content) // 2])
            os._exit(0)
        before(pipe, content)

    monkeypatch.setattr(workers, "_write", half)
    assert_same(folder, processes=2)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("call", ["fork", "pipe"])
def test_where_there_can_be_no_other_process_all_is_done_here(
    folder: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, call, refuse)
    assert_same(folder, processes=2)


@pytest.fixture
def children_are_ignored() -> Iterator[None]:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGCHLD, before)


@pytest.mark.usefixtures("two", "children_are_ignored")
def test_where_the_end_of_children_is_ignored_the_findings_are_the_same(folder: Path) -> None:
    assert_same(folder, processes=2)


def test_no_process_is_left_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos.pipeline.folder.WORTH_TWO", 0)
    check_folder(folder, cache=Cache(folder / CACHE), processes=2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
