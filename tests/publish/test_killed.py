"""A run that is killed at any moment leaves an output that is whole, the last or the new one."""

import os
import random
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest

from chronos.model import Document
from chronos.publish import PublishError, publish, swap
from publish.test_publishing import NEW, OLD, contents, manifest, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed as on Unix")
MANY = 120

PROGRAM = f"""
    import sys
    from pathlib import Path
    from chronos.model import Document
    from chronos.publish import publish, swap
    if sys.argv[2] == "renames":
        swap._exchange = lambda _one, _other: False
    print("ready", flush=True)
    for run in range(1_000_000):
        content = str(run).encode() * 50
        publish([Document(f"{{n % 7}}/{{n}}.md", content) for n in range({MANY})], Path(sys.argv[1]))
"""


def assert_whole(output: Path) -> None:
    """Every file of the manifest is there, with its digest, and no other; all of them are of one run."""
    files = tree(output)
    assert manifest(output) == {path: sha256(content).hexdigest() for path, content in files.items()}
    assert len(files) == MANY
    assert len(set(files.values())) == 1


@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_run_killed_at_any_moment_leaves_a_whole_output(tmp_path: Path, way: str) -> None:
    output = tmp_path / "output"
    moments = random.Random(20_240_501)  # noqa: S311 - moments, no secrets
    there = 0
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", dedent(PROGRAM), output, way], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            while not output.exists() and not list(tmp_path.iterdir()):
                pass
            try:
                process.wait(timeout=moments.uniform(0.01, 0.09))
            except subprocess.TimeoutExpired:
                process.send_signal(SIGKILL)
            assert process.wait() == -SIGKILL
        if output.exists():
            there += 1
            assert_whole(output)
        elif there:  # between two renames the last output stands beside its place
            assert way == "renames"
            (aside,) = tmp_path.glob(f".output.chronos-*{swap.ASIDE}")
            assert_whole(aside)
    assert there
    publish(NEW, output)
    assert tree(output) == contents(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def killed_process() -> int:
    """Return the number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    remains = tmp_path / f".output.chronos-{killed_process()}-0a1b2c3d"
    remains.mkdir()
    (remains / "index.md").write_bytes(b"half")
    publish(NEW, tmp_path / "output")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_an_output_left_between_two_renames_goes_back_to_its_place(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "output")
    (tmp_path / "output").rename(tmp_path / f".output.chronos-{killed_process()}-0a1b2c3d{swap.ASIDE}")
    with pytest.raises(PublishError):
        publish([*NEW, Document("x" * 300, b"")], tmp_path / "output")
    assert tree(tmp_path / "output") == contents(OLD)


def test_an_output_left_beside_a_new_one_is_removed(tmp_path: Path) -> None:
    publish(OLD, tmp_path / f".output.chronos-{killed_process()}-0a1b2c3d{swap.ASIDE}")
    publish(OLD, tmp_path / "output")
    publish(NEW, tmp_path / "output")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(f".output.chronos-{os.getpid()}-0a1b2c3d", id="of this process"),
        ".output.chronos-1-0a1b2c3d",
        ".output.chronos-",
        ".output.chronos-mine",
        ".output.chronos-\u00b2-0a",
        ".output.chronos-99999999999999999999-0a",
        ".other.chronos-4194399-0a1b2c3d",
        "output.last",
    ],
)
def test_the_folder_of_a_running_process_or_of_a_person_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    publish(NEW, tmp_path / "output")
    publish(NEW, tmp_path / "output")
    assert (tmp_path / name).is_dir()


@pytest.mark.skipif(os.name != "posix", reason="only there does another user's process refuse")
def test_the_folder_of_another_user_s_process_stays() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        Path(folder, ".output.chronos-1-0a1b2c3d").mkdir()
        root = os.geteuid() == 0
        try:
            if root:
                os.seteuid(65_534)
            publish(NEW, Path(folder, "output"))
        finally:
            if root:
                os.seteuid(0)
        assert sorted(path.name for path in Path(folder).iterdir()) == [".output.chronos-1-0a1b2c3d", "output"]
