"""Where the output of a check goes: terminals, pipes whose reader has left, and disks that are full."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from projects import write_project

CHRONOS = [sys.executable, "-m", "chronos"]
FAULTY = 'claims: [{id: ec-1, date: "2019", text: A visit., countries: [UK], sources: ["gazette-2020, p. 3"]}]'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "timelines", FAULTY)


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    return kept | {"TERM": "xterm"} | changes


def shown_on_a_terminal(folder: Path, *arguments: str, **changes: str) -> str:
    watcher, terminal = pty.openpty()
    command = [*CHRONOS, "check", str(folder), *arguments]
    with subprocess.Popen(command, stdout=terminal, env=environment(**changes)):
        os.close(terminal)
        shown = b""
        while True:
            try:
                read = os.read(watcher, 4096)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            shown += read
    os.close(watcher)
    return shown.decode()


def test_a_terminal_sees_colours_unless_it_does_not_want_them(project: Path) -> None:
    assert "\x1b[1;31mG001 error\x1b[0m no country" in shown_on_a_terminal(project)
    assert "\x1b" not in shown_on_a_terminal(project, NO_COLOR="1")
    assert "\x1b" not in shown_on_a_terminal(project, TERM="dumb")
    assert "\x1b" not in shown_on_a_terminal(project, "--color", "never")
    assert "\x1b" in shown_on_a_terminal(project, "--colour", "always", NO_COLOR="1")


@pytest.mark.parametrize(
    ("arguments", "changes", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--format", "json"), {"FORCE_COLOR": "1"}, False),
        (("--format", "concise"), {"FORCE_COLOR": "1"}, False),
        (("--statistics",), {"FORCE_COLOR": "1"}, True),
    ],
)
def test_a_pipe_sees_colours_where_they_are_asked_for(
    project: Path, arguments: tuple[str, ...], changes: dict[str, str], coloured: bool
) -> None:
    command = [*CHRONOS, "check", str(project), *arguments]
    done = subprocess.run(command, env=environment(**changes), capture_output=True, check=False)
    assert (done.returncode, b"\x1b" in done.stdout) == (1, coloured)


def test_a_reader_that_leaves_ends_a_command_quietly(project: Path) -> None:
    for arguments in (["check", str(project)], ["rules"], ["--help"], ["explain", "D001"]):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([*CHRONOS, *arguments], stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")  # noqa: PTH110
def test_a_full_disk_is_one_error(project: Path) -> None:
    for arguments in (["check", str(project)], ["check", str(project), "--format", "json"], ["rules"], ["--version"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([*CHRONOS, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 2
        assert done.stderr == b"chronos: the output cannot be written (no space left on device)\n"


def test_a_closed_output_is_no_error(project: Path) -> None:
    command = 'exec "$0" -m chronos check "$1" >&-'
    done = subprocess.run(["sh", "-c", command, sys.executable, str(project)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_what_programs_read_is_utf8_in_every_locale(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "líneas", FAULTY.replace("UK", "日本"))
    for form in ("json", "sarif", "github", "markdown"):
        for locale in ("C", "C.UTF-8"):
            done = subprocess.run(
                [*CHRONOS, "check", str(folder), "--format", form],
                env={"PATH": os.environ["PATH"], "LC_ALL": locale, "PYTHONIOENCODING": "latin-1"},
                capture_output=True,
                check=False,
            )
            assert (done.returncode, "日本" in done.stdout.decode()) == (1, True)
