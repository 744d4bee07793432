"""The output is replaced whole, and only where it is ours to replace."""

import ctypes
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from chronos.model import Document
from chronos.publish import PublishError, publish, swap

OLD = [Document("index.md", b"old\n"), Document("countries/ecuador/chronology.md", b"gone\n")]
NEW = [Document("index.md", b"new\n"), Document("data/\xe9v\xe9nements.csv", b"id\n"), Document("empty", b"")]
WAY_OUT = "choose another folder with -o, or replace it with --force"


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, without the manifest."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != "manifest.json"}


def contents(documents: list[Document]) -> dict[str, bytes]:
    return {document.path: document.content for document in documents}


def manifest(folder: Path) -> dict[str, str]:
    """Return the digests that the manifest has."""
    read = json.loads((folder / "manifest.json").read_bytes())
    assert read["generator"] == "chronos"
    return {str(path): str(digest) for path, digest in read["files"].items()}


def refusal(output: Path) -> str:
    """Return why new documents are refused, and see that the folder is as it was."""
    before = sorted(output.rglob("*")) if output.is_dir() else output.read_bytes()
    with pytest.raises(PublishError) as error:
        publish(NEW, output)
    assert (sorted(output.rglob("*")) if output.is_dir() else output.read_bytes()) == before
    assert list(output.parent.glob(".*")) == []
    return str(error.value)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output of an earlier run."""
    folder = tmp_path / "output"
    publish(OLD, folder)
    return folder


def test_a_first_run_makes_the_folder_and_those_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet" / "there"
    publish(OLD, folder)
    assert tree(folder) == contents(OLD)


def test_the_folder_holds_exactly_the_documents_and_nothing_of_the_last_run(output: Path) -> None:
    publish(NEW, output)
    assert tree(output) == contents(NEW)
    assert sorted(path.name for path in output.iterdir()) == ["data", "empty", "index.md", "manifest.json"]
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_the_manifest_has_the_digest_of_every_document_and_is_what_is_returned(output: Path) -> None:
    digests = publish(NEW, output)
    assert manifest(output) == dict(digests)
    assert dict(digests) == {path: sha256(content).hexdigest() for path, content in contents(NEW).items()}
    assert dict(digests)["empty"] == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_manifest_is_the_same_bytes_whatever_the_order_of_the_documents(tmp_path: Path) -> None:
    publish(NEW, tmp_path / "one")
    publish(NEW[::-1], tmp_path / "other")
    assert (tmp_path / "one" / "manifest.json").read_bytes() == (tmp_path / "other" / "manifest.json").read_bytes()
    assert (tmp_path / "one" / "manifest.json").read_bytes().endswith(b'"\n }\n}\n')


def test_no_documents_make_an_output_with_a_manifest_alone(output: Path) -> None:
    assert publish([], output) == {}
    assert [path.name for path in output.iterdir()] == ["manifest.json"]


def test_an_empty_folder_is_ours_to_replace(tmp_path: Path) -> None:
    (tmp_path / "output" / "empty").mkdir(parents=True)
    publish(NEW, tmp_path / "output")
    assert tree(tmp_path / "output") == contents(NEW)


def test_a_folder_that_chronos_did_not_write_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "thesis.md").write_text("ten years of work", encoding="utf-8")
    assert refusal(folder) == f"{folder}: was not written by chronos; {WAY_OUT}"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b'"chronos"',
        b"\xff\xfe",
        b'{"generator": "hugo", "files": {}}',
        b'{"generator": "chronos"}',
        b'{"generator": "chronos", "files": []}',
        b"[" * 100_000,
    ],
)
def test_a_manifest_of_another_program_makes_no_folder_ours(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "manifest.json").write_bytes(content)
    assert refusal(folder) == f"{folder}: was not written by chronos; {WAY_OUT}"


def test_a_file_that_a_person_put_there_is_left_alone(output: Path) -> None:
    (output / "countries" / "notes.md").write_text("mine", encoding="utf-8")
    assert refusal(output) == f"{output}: countries/notes.md was not written by chronos; {WAY_OUT}"


def test_a_file_that_a_person_changed_is_left_alone(output: Path) -> None:
    (output / "index.md").write_text("old, corrected\n", encoding="utf-8")
    assert refusal(output) == f"{output}: index.md was changed since chronos wrote it; {WAY_OUT}"


def test_a_hidden_file_is_a_file(output: Path) -> None:
    (output / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert refusal(output) == f"{output}: .git was not written by chronos; {WAY_OUT}"


@pytest.mark.parametrize("target", ["..", "nowhere", "index.md"])
def test_a_link_that_a_person_put_there_is_left_alone(output: Path, target: str) -> None:
    (output / "link").symlink_to(target)
    assert refusal(output) == f"{output}: link was not written by chronos; {WAY_OUT}"


def test_a_file_that_became_a_link_is_a_changed_one(output: Path) -> None:
    (output / "index.md").rename(output.parent / "mine.md")
    (output / "index.md").symlink_to(output.parent / "mine.md")
    assert refusal(output) == f"{output}: index.md was changed since chronos wrote it; {WAY_OUT}"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(output: Path) -> None:
    os.mkfifo(output / "pipe")
    assert refusal(output) == f"{output}: pipe was not written by chronos; {WAY_OUT}"


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine", encoding="utf-8")
    assert refusal(tmp_path / "output") == f"{tmp_path}/output: is a file; {WAY_OUT}"


def test_a_file_that_is_gone_may_be_written_again(output: Path) -> None:
    (output / "index.md").unlink()
    publish(NEW, output)
    assert tree(output) == contents(NEW)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_systems_leave_in_a_folder_is_nobody_s(output: Path, name: str) -> None:
    (output / "countries" / name).write_bytes(b"\0")
    publish(NEW, output)
    assert tree(output) == contents(NEW)


def test_force_replaces_what_is_not_ours(output: Path, tmp_path: Path) -> None:
    (output / "index.md").write_text("changed", encoding="utf-8")
    (output / "notes.md").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for place in (output, tmp_path / "file"):
        publish(NEW, place, force=True)
        assert tree(place) == contents(NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "output"]


def test_a_link_to_a_folder_stays_and_the_folder_is_replaced(output: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("output")
    publish(NEW, tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert tree(output) == contents(NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "site"]


def test_a_link_to_a_folder_that_is_not_there_yet_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("output")
    publish(NEW, tmp_path / "site")
    assert tree(tmp_path / "output") == contents(NEW)


def test_a_link_in_a_circle_is_an_error_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(PublishError, match=r"^\S+/loop: cannot be written \([a-z ]+\)$"):
        publish(NEW, tmp_path / "loop")
    assert (tmp_path / "loop").is_symlink()


def test_a_parent_that_is_a_file_is_an_error_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PublishError) as error:
        publish(NEW, tmp_path / "file" / "output")
    assert str(error.value) in (
        f"{tmp_path}/file/output: cannot be written (not a directory)",
        f"{tmp_path}/file/output: cannot be written (file exists)",
    )


@pytest.mark.parametrize("force", [False, True])
def test_the_root_of_the_system_is_not_replaced(force: bool) -> None:
    with pytest.raises(PublishError) as error:
        publish(NEW, Path("/"), force=force)
    assert str(error.value) == "/: is no folder to replace; choose another with -o"


def test_a_document_that_cannot_be_written_leaves_the_last_output(output: Path) -> None:
    with pytest.raises(PublishError, match="cannot be written \\(file name too long\\)"):
        publish([*NEW, Document("x" * 300, b"")], output)
    assert tree(output) == contents(OLD)
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_a_strange_name_of_the_folder_is_only_a_name(tmp_path: Path) -> None:
    other = tmp_path / ".output1.chronos-4194399-aa"
    other.mkdir()
    (tmp_path / "output[1]*?").mkdir()
    publish(OLD, tmp_path / "output[1]*?")
    publish(NEW, tmp_path / "output[1]*?")
    assert tree(tmp_path / "output[1]*?") == contents(NEW)
    assert other.is_dir()


@contextmanager
def unprivileged() -> Iterator[Path]:
    """Give a folder that any user can get at and, if it is root who runs the tests, go on as another user."""
    root = os.geteuid() == 0
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        publish(OLD, Path(folder, "output"))
        Path(folder).chmod(0o555)
        try:
            if root:
                os.seteuid(65_534)
            yield Path(folder, "output")
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")
def test_a_parent_that_cannot_be_written_leaves_the_last_output() -> None:
    with unprivileged() as output:
        with pytest.raises(PublishError) as error:
            publish(NEW, output)
        assert str(error.value) == f"{output}: cannot be written (permission denied)"
        assert tree(output) == contents(OLD)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")
def test_a_folder_that_cannot_be_looked_into_is_left_alone() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        output = Path(folder, "output")
        publish(OLD, output)
        (output / "countries").chmod(0)
        root = os.geteuid() == 0
        try:
            if root:
                os.seteuid(65_534)
            with pytest.raises(PublishError) as error:
                publish(NEW, output)
        finally:
            if root:
                os.seteuid(0)
            (output / "countries").chmod(0o755)
        assert str(error.value) == f"{output}: cannot be read (permission denied)"
        assert tree(output) == contents(OLD)


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two names in one step."""
    monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)


@pytest.mark.usefixtures("without_exchange")
def test_without_an_exchange_of_names_two_renames_do_it(output: Path) -> None:
    publish(NEW, output)
    assert tree(output) == contents(NEW)
    assert [path.name for path in output.parent.iterdir()] == ["output"]


@pytest.mark.usefixtures("without_exchange")
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_second_rename_that_fails_brings_the_last_output_back(
    output: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    rename = Path.rename

    def fail_into_place(self: Path, target: Path) -> Path:
        if target == output and not self.name.endswith(swap.ASIDE):
            raise failure
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_into_place)
    with pytest.raises((PublishError, KeyboardInterrupt)):
        publish(NEW, output)
    assert tree(output) == contents(OLD)
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_an_exchange_really_exchanges(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_bytes(b"")
    if not swap._exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this system cannot exchange two names in one step")
    assert (tmp_path / "one" / "other").exists()
    assert (tmp_path / "other" / "one").exists()
    assert not swap._exchange(tmp_path / "one", tmp_path / "missing")


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_a_system_without_the_call_says_that_it_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def missing(_name: None) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert swap._exchange(tmp_path, tmp_path) is False


def test_mac_os_has_its_own_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[bytes, bytes, int]] = []

    class Library:
        def renamex_np(self, *arguments: bytes) -> int:
            calls.append(arguments)  # type: ignore[arg-type]
            return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library())
    monkeypatch.setattr(sys, "platform", "darwin")
    assert swap._exchange(tmp_path / "a", tmp_path / "b") is True
    assert calls == [(bytes(tmp_path / "a"), bytes(tmp_path / "b"), 2)]
