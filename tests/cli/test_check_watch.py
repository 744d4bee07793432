"""``chronos check --watch``, as a process of its own."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from projects import ONE_SOURCE, write_project

TIMELINE = 'claims: [{id: ec-1, date: "2019", text: A visit., countries: [EC], sources: ["gazette-2020, p. 3"]}]'
PATIENCE = 60
"""Seconds until a test gives up; a change is seen within one."""


class Watching:
    """A running check, and the lines that it says."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "chronos", "check", str(folder), "--watch"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, end: str) -> list[str]:
        """Return what is said up to the first line that has ``end`` in it."""
        said: list[str] = []
        while not said or end not in said[-1]:
            try:
                said.append(self.lines.get(timeout=PATIENCE))
            except Empty:
                pytest.fail(f"waited for {end!r} and heard {said}")
        return said

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    watching = Watching(write_project(tmp_path / "timelines", TIMELINE, sources=ONE_SOURCE))
    yield watching
    watching.process.kill()
    watching.process.wait()
    watching.reader.join()
    assert watching.process.stdout is not None
    watching.process.stdout.close()


def test_a_change_of_any_file_is_checked_until_the_interrupt(watching: Watching, tmp_path: Path) -> None:
    folder = tmp_path / "timelines"
    assert watching.until("Ctrl-C") == ["1 claim checked: nothing found", "watching for changes; Ctrl-C ends"]
    (folder / "timeline.yaml").write_text(TIMELINE.replace("EC", "UK"), encoding="utf-8")
    said = watching.until("checked")
    assert said[1].startswith("--- ")
    assert "timeline.yaml changed ---" in said[1]
    assert "G001 error no country has the code 'UK'; did you mean GB? [unknown-country]" in said[3]
    assert said[-1] == "1 claim checked: 1 error"
    (folder / "more").mkdir()
    (folder / "more" / "new.yaml").write_text("claims: [{id: x}]", encoding="utf-8")
    found = watching.until("2 claims checked")[-1]
    (folder / "chronos.yaml").write_text("title: [", encoding="utf-8")
    assert watching.until("chronos: ")[-1].startswith("chronos: chronos.yaml:1:8: ")
    (folder / "chronos.yaml").unlink()
    assert watching.until("2 claims checked")[-1] == found
    assert watching.stop() == 0


def test_hidden_files_are_passed_over(watching: Watching, tmp_path: Path) -> None:
    watching.until("Ctrl-C")
    for hidden in (".chronos-cache", ".git"):
        (tmp_path / "timelines" / hidden).mkdir()
        (tmp_path / "timelines" / hidden / "index").write_text("x", encoding="utf-8")
    (tmp_path / "timelines" / "seen.yaml").write_text("claims: []", encoding="utf-8")
    assert watching.until("checked")[1].endswith("seen.yaml changed ---")
    assert watching.stop() == 0


def test_the_name_of_a_file_moves_no_cursor(watching: Watching, tmp_path: Path) -> None:
    watching.until("Ctrl-C")
    (tmp_path / "timelines" / "a\x1b[2J.yaml").write_text("claims: []", encoding="utf-8")
    assert watching.until("checked")[1].endswith("a\N{REPLACEMENT CHARACTER}[2J.yaml changed ---")
    assert watching.stop() == 0


def test_what_cannot_be_watched_is_an_error_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "chronos", "check", str(tmp_path / "nowhere"), "--watch"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, "no such file or folder" in done.stderr) == (2, True)
