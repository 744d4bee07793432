"""Files and folders as systems have them: links, permissions, pipes, names."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from chronos.model import Corpus
from chronos.store import ProjectError, project_root, read
from projects import write_project

GOOD = "claims: [{id: good, date: '2019'}]"
UNPRIVILEGED = 65_534


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one good claim in ``timeline.yaml``."""
    return write_project(tmp_path / "project", GOOD, sources="")


def account(corpus: Corpus) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Return the claims read and the faults."""
    faults = [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults]
    return [f"{claim.id} {claim.location.path}" for claim in corpus.claims], faults


def test_files_are_found_in_any_folder_and_read_in_the_order_of_their_paths(project: Path) -> None:
    for path in ("z/a/deep.yaml", "a.yml", "z/b.yaml", ".hidden.yaml", ".git/c.yaml", "notes.txt", "d.yaml.bak"):
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(GOOD, encoding="utf-8")
    assert account(read(project)) == (
        ["good a.yml", "good timeline.yaml", "good z/a/deep.yaml", "good z/b.yaml"],
        [],
    )


def test_a_folder_may_have_the_name_of_a_file(project: Path) -> None:
    write_project(project / "2019.yaml", GOOD, sources="")
    assert account(read(project)) == (["good 2019.yaml/timeline.yaml", "good timeline.yaml"], [])


def test_an_empty_folder_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    with pytest.raises(ProjectError) as error:
        read(tmp_path)
    assert str(error.value) == f"{tmp_path}: no timelines (*.yaml) here; `chronos init DIR` makes a new project"


def test_a_missing_folder_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as error:
        project_root(tmp_path / "nowhere")
    assert str(error.value) == f"{tmp_path}/nowhere: no such file or folder; `chronos init DIR` makes a new project"
    with pytest.raises(ProjectError, match="cannot be read \\(no such file or directory\\)"):
        read(tmp_path / "nowhere")


def test_a_file_is_no_folder_to_read(project: Path) -> None:
    with pytest.raises(ProjectError, match="cannot be read \\(not a directory\\)"):
        read(project / "timeline.yaml")


def test_a_folder_with_timelines_in_it_stands_for_them(project: Path) -> None:
    (project / "timelines").mkdir()
    assert project_root(project) == project / "timelines"
    assert project_root(project / "timelines") == project / "timelines"


def test_a_file_stands_for_the_nearest_project_above_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = write_project(project / "timelines" / "ec" / "quito", GOOD, sources="") / "timeline.yaml"
    assert project_root(below) == project / "timelines"
    (project / "timelines" / "ec" / "chronos.yaml").write_text("", encoding="utf-8")
    assert project_root(below) == project / "timelines" / "ec"
    assert project_root(project / "timeline.yaml") == project
    monkeypatch.chdir(project)
    assert project_root(below.relative_to(project)) == Path("timelines/ec")


@pytest.mark.parametrize("target", [".", "..", "../project/below"])
def test_a_link_that_leads_back_is_one_fault(project: Path, target: str) -> None:
    write_project(project / "below", GOOD, sources="")
    (project / "below" / "again").symlink_to(Path("..") / target)
    assert account(read(project)) == (
        ["good below/timeline.yaml", "good timeline.yaml"],
        [
            (
                "unreadable-file",
                f"below/again{'/project' if target == '..' else ''}:0:0",
                "this link leads to a folder that is read already; it was not followed",
            )
        ],
    )


def test_a_link_to_a_folder_elsewhere_is_followed(project: Path, tmp_path: Path) -> None:
    write_project(tmp_path / "elsewhere" / "ec", GOOD, sources="")
    (project / "linked").symlink_to(tmp_path / "elsewhere")
    assert account(read(project)) == (["good linked/ec/timeline.yaml", "good timeline.yaml"], [])


def test_a_folder_is_read_by_its_own_name_and_not_by_that_of_a_link(project: Path) -> None:
    write_project(project / "own", GOOD, sources="")
    (project / "a-link").symlink_to("own")
    claims, faults = account(read(project))
    assert claims == ["good own/timeline.yaml", "good timeline.yaml"]
    assert [place for _, place, _ in faults] == ["a-link:0:0"]


def test_links_that_multiply_paths_are_read_once_each(project: Path) -> None:
    for level in range(40):
        folder = project / f"level-{level}"
        folder.mkdir()
        (folder / "one").symlink_to(f"../level-{level + 1}")
        (folder / "other").symlink_to(f"../level-{level + 1}")
    (project / "level-40").mkdir()
    claims, faults = account(read(project))
    assert claims == ["good timeline.yaml"]
    assert len(faults) == 80


@pytest.mark.parametrize("name", ["loop", "loop.yaml"])
def test_a_link_to_itself_is_one_fault(project: Path, name: str) -> None:
    (project / name).symlink_to(name)
    claims, faults = account(read(project))
    assert claims == ["good timeline.yaml"]
    assert [(rule, place) for rule, place, _ in faults] == [("unreadable-file", f"{name}:0:0")]


def test_links_in_a_circle_are_a_fault_each(project: Path) -> None:
    (project / "one").symlink_to("other")
    (project / "other").symlink_to("one")
    claims, faults = account(read(project))
    assert claims == ["good timeline.yaml"]
    assert faults == [
        ("unreadable-file", "one:0:0", "this link leads nowhere"),
        ("unreadable-file", "other:0:0", "this link leads nowhere"),
    ]


def test_a_link_that_leads_nowhere_is_a_fault_where_timelines_may_have_been(project: Path) -> None:
    for name in ("folder", "file.yaml", "picture.png"):
        (project / name).symlink_to("gone")
    assert account(read(project)) == (
        ["good timeline.yaml"],
        [
            ("unreadable-file", "folder:0:0", "this link leads nowhere"),
            ("unreadable-file", "file.yaml:0:0", "this file cannot be read (no such file or directory)"),
        ],
    )


def test_a_file_that_cannot_be_read_is_named_as_unread(project: Path) -> None:
    (project / "file.yaml").symlink_to("gone")
    assert read(project).unread_files == ("file.yaml",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe.yaml")
    assert account(read(project)) == (
        ["good timeline.yaml"],
        [("unreadable-file", "pipe.yaml:0:0", "this is not a regular file")],
    )


def test_a_device_is_not_read(project: Path) -> None:
    (project / "zero.yaml").symlink_to("/dev/zero")
    assert account(read(project))[1] == [("unreadable-file", "zero.yaml:0:0", "this is not a regular file")]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets file names be any bytes")
def test_a_file_name_that_is_no_line_of_text_is_shown_as_one(project: Path) -> None:
    for name in (b"caf\xe9.yaml", b"two\nlines.yaml"):
        Path(os.fsdecode(os.path.join(os.fsencode(project), name))).write_text(GOOD, encoding="utf-8")  # noqa: PTH118
    claims, faults = account(read(project))
    assert claims == ["good caf\ufffd.yaml", "good timeline.yaml", "good two\ufffdlines.yaml"]
    assert faults == []


def test_many_levels_of_folders_are_read(project: Path) -> None:
    deep = project
    for _ in range(100):
        deep /= "a"
    deep.mkdir(parents=True)
    (deep / "deep.yaml").write_text(GOOD, encoding="utf-8")
    assert len(read(project).claims) == 2


@contextmanager
def unprivileged() -> Iterator[None]:
    """Run as a user who may not read everything, if it is root who runs the tests."""
    root = os.geteuid() == 0
    try:
        if root:
            os.setegid(UNPRIVILEGED)
            os.seteuid(UNPRIVILEGED)
        yield
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)


@pytest.fixture
def open_project() -> Iterator[Path]:
    """The project in a folder that any user can get at."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        project = write_project(Path(folder, "project"), GOOD, sources="")
        yield project
        project.chmod(0o700)


on_unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")


@on_unix
def test_a_file_or_folder_without_permission_is_one_fault_each(open_project: Path) -> None:
    write_project(open_project / "closed", GOOD, sources="")
    (open_project / "closed.yaml").write_text(GOOD, encoding="utf-8")
    (open_project / "into").symlink_to("closed/inner")
    (open_project / "closed").chmod(0)
    (open_project / "closed.yaml").chmod(0)
    with unprivileged():
        corpus = read(open_project)
    (open_project / "closed").chmod(0o700)
    assert account(corpus) == (
        ["good timeline.yaml"],
        [
            ("unreadable-file", "into:0:0", "this link leads nowhere"),
            ("unreadable-file", "closed:0:0", "this folder cannot be read (permission denied)"),
            ("unreadable-file", "closed.yaml:0:0", "this file cannot be read (permission denied)"),
        ],
    )
    assert corpus.unread_files == ("closed", "closed.yaml", "into")


@on_unix
@pytest.mark.parametrize(
    ("below", "message"),
    [
        ("", "cannot be read (permission denied)"),
        ("timelines", "no such file or folder; `chronos init DIR` makes a new project"),
        ("timeline.yaml", "no such file or folder; `chronos init DIR` makes a new project"),
    ],
)
def test_a_project_without_permission_is_an_error_in_one_line(open_project: Path, below: str, message: str) -> None:
    open_project.chmod(0)
    with unprivileged(), pytest.raises(ProjectError) as error:
        read(project_root(open_project / below))
    assert str(error.value) == f"{open_project / below}: {message}"


@on_unix
def test_settings_without_permission_are_an_error_in_one_line(open_project: Path) -> None:
    (open_project / "chronos.yaml").write_text("", encoding="utf-8")
    (open_project / "chronos.yaml").chmod(0)
    with unprivileged(), pytest.raises(ProjectError) as error:
        read(open_project)
    assert str(error.value) == "chronos.yaml:0:0: this file cannot be read (permission denied)"
