"""``chronos review``, with keys from a pipe and from a real terminal."""

import contextlib
import io
import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from alike import PAIRS, VISITS, write_alike
from chronos.cli.main import run
from chronos.store import read

CHRONOS = str(Path(sys.executable).with_name("chronos"))
WAIT = 30
"""Seconds after which a program does not answer any more."""
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
LEGEND = "[s]ame [d]ifferent [x] unsure [k] skip [b]ack [u]ndo [w]hy [?] help [q]uit"

Review = Callable[..., str]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of judgements, which is not there yet, of a project in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHRONOS_BY", raising=False)
    return write_alike(tmp_path) / "judgements.yaml"


@pytest.fixture
def review(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Review:
    """Run the command with keys from a pipe; what it writes comes back."""

    def reviewed(keys: str, *arguments: str, code: int = 0) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(keys))
        assert run(["review", "--on", "2024-05-01", *arguments]) == code
        return capsys.readouterr().out

    return reviewed


def decided(file: Path) -> list[tuple[tuple[str, ...], str]]:
    return [(one.claims, one.verdict) for one in read(file.parent).judgements]


def test_every_decision_is_written_at_once_with_the_reasons_of_the_candidate(file: Path, review: Review) -> None:
    out = review("s", "--by", "A. Editor")
    (judgement,) = read(file.parent).judgements
    assert judgement.claims in PAIRS
    assert (judgement.verdict, judgement.by, judgement.on) == ("same", "A. Editor", "2024-05-01")
    assert judgement.why.startswith("Reviewed side by side: ")
    assert "same: written to timelines/judgements.yaml:3:5" in out
    assert re.search(r"1 judged \(1 same\), \d left\n$", out)


@pytest.mark.parametrize(("key", "verdict"), [("s", "same"), ("d", "different"), ("x", "unsure")])
def test_each_verdict_has_its_key_and_what_is_decided_does_not_come_back(
    file: Path, review: Review, key: str, verdict: str
) -> None:
    first = review("").split("4 left")[1]
    review(key)
    ((pair, said),) = decided(file)
    assert said == verdict
    assert all(claim in first for claim in pair)
    while "nothing to judge" not in review(key):
        assert len(decided(file)) <= 4
    pairs = [each for each, _ in decided(file)]
    assert len(set(pairs)) == len(pairs) == {"same": 3, "different": 4, "unsure": 4}[verdict]


def test_what_follows_from_a_decision_is_not_asked(file: Path, review: Review) -> None:
    assert run(["judge", VISITS[0], VISITS[1], "same", "--why", "So."]) == 0
    out = review("kkkkq")
    assert "3 left" in out
    assert f"{VISITS[0]} is one event with {VISITS[1]}" in " ".join(out.split())
    keys = ""
    for _ in range(2):  # whichever of the three visits comes first settles the other pair of them
        keys += "s"
        out = review(keys + "uu") if keys != "ss" else review(keys)
    assert "; with it 1 more is decided" in out
    assert "that was the last one: u undo, b back, q quit" in out
    assert len(decided(file)) == 3


def test_undo_restores_the_file_to_the_byte_through_several_decisions(file: Path, review: Review) -> None:
    before = b"\xef\xbb\xbf# Ours.\r\njudgements: [ ]  # none\r\n# The end."
    file.write_bytes(before)
    out = review("sdxuuu")
    assert out.count("undone: ") >= 2
    assert file.read_bytes() == before
    assert "0 judged, 4 left" in out
    assert "nothing to undo" in review("u")


def test_undo_takes_away_a_file_that_was_not_there(file: Path, review: Review) -> None:
    review("ddduuu")
    assert not file.exists()
    assert sorted(path.name for path in file.parent.iterdir()) == ["sources.yaml", "timeline.yaml"]


def test_undo_shows_the_pair_again_and_it_can_be_decided_otherwise(file: Path, review: Review) -> None:
    review("sud")
    ((pair, verdict),) = decided(file)
    assert (pair in PAIRS, verdict) == (True, "different")


def test_undo_takes_out_its_own_where_somebody_else_has_written_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Typing(io.StringIO):
        """Somebody who judges in another window after the first key."""

        def read(self, size: int | None = -1) -> str:
            key = super().read(size)
            if key == "u":
                assert run(["judge", "br-ship", VISITS[0], "different", "--why", "So."]) == 0
            return key

    monkeypatch.setattr("sys.stdin", Typing("du"))
    assert run(["review"]) == 0
    assert "undone: different" in capsys.readouterr().out
    assert decided(file) == [(("br-ship", VISITS[0]), "different")]


def test_undo_that_cannot_be_is_said_and_nothing_is_lost(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Typing(io.StringIO):
        """Somebody who changes the judgement in an editor before taking it back."""

        def read(self, size: int | None = -1) -> str:
            key = super().read(size)
            if key == "u":
                file.write_text(file.read_text(encoding="utf-8").replace("different", "unsure"), encoding="utf-8")
            return key

    monkeypatch.setattr("sys.stdin", Typing("du"))
    assert run(["review"]) == 0
    said = "timelines/judgements.yaml:3:5: changed since it was written; take the judgement out by hand"
    assert said in capsys.readouterr().out
    assert [verdict for _, verdict in decided(file)] == ["unsure"]


def test_what_somebody_else_decides_meanwhile_is_not_decided_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Typing(io.StringIO):
        """Somebody who judges everything in another window before the first key."""

        def read(self, size: int | None = -1) -> str:
            key = super().read(size)
            if key == "d":
                assert [run(["judge", *pair, "different", "--why", "So."]) for pair in PAIRS] == [0] * 4
            return key

    monkeypatch.setattr("sys.stdin", Typing("d"))
    assert run(["review"]) == 0
    out = capsys.readouterr().out
    assert "these claims are judged 'different' already; nothing was written" in out
    assert "that was the last one: u undo, b back, q quit\n0 judged, 0 left\n" in out
    assert len(decided(file)) == 4


def test_what_is_skipped_comes_back_with_b_and_when_it_is_started_again(file: Path, review: Review) -> None:
    out = review("k kk")
    assert "that was the last one; 4 skipped: u undo, b back, q quit" in out
    assert not file.exists()
    out = review("kkkkbbbbb")
    assert "this is the first one that is open" in out
    assert out.count("4 left; strength") == 8


def test_a_reason_can_be_typed_or_given_for_all(file: Path, review: Review) -> None:
    review("wThe wire says so.\ndd", "--why", "Seen in the archive.")
    assert [one.why for one in read(file.parent).judgements] == ["The wire says so.", "Seen in the archive."]


def test_unknown_keys_do_nothing_and_help_says_what_keys_do(file: Path, review: Review) -> None:
    out = review("n?h\n\r")
    assert "'n' does nothing here; " in out
    assert out.count("s  same: both speak of one event") == 2
    assert not file.exists()


def test_a_decision_that_cannot_be_written_is_said_and_asked_again(file: Path, review: Review) -> None:
    file.write_text("judgements: none\n", encoding="utf-8")
    out = review("sq", code=2)
    assert "timelines/judgements.yaml: `judgements:` is no list" in out
    assert "0 judged, 4 left; 1 could not be written" in out
    assert file.read_text(encoding="utf-8") == "judgements: none\n"


def test_without_colours_brackets_mark_what_differs(file: Path, review: Review) -> None:
    assert run(["judge", VISITS[0], VISITS[2], "different", "--why", "So."]) == 0
    assert run(["judge", VISITS[1], VISITS[2], "different", "--why", "So."]) == 0
    assert run(["judge", "pe-agreement-a", "pe-agreement-b", "different", "--why", "So."]) == 0
    out = review("", "--color", "never").split("\n\n")[1]
    assert (
        out
        == """\
           ec-visit-a                                  | ec-visit-b
date       2019-05                                     | 2019-05
text       A delegation of the police visits Quito for | A delegation of the police visits Quito for
           a course on forensics.                      | a [short] course on forensics.
countries  EC                                          | EC
actors     Police of China                             | Police of China, [Interpol]
kind       [visit]                                     | [-]
sources    [gazette-2020, p. 3] A gazette              | [wire-2021] A wire report
                                                       | “a short course”
stands in  timeline.yaml:2                             | timeline.yaml:9"""
    )
    coloured = review("", "--color", "always").split("\n\n")[1]
    assert "\x1b[33m\x1b[1m\x1b[4mshort\x1b[0m" in coloured
    assert ESCAPES.sub("", coloured).split() == re.sub(r"[][]", "", out).split()
    assert file.exists()


def test_removing_what_was_reviewed_restores_the_output_to_the_byte(file: Path, review: Review, tmp_path: Path) -> None:
    def built() -> dict[str, bytes]:
        assert run(["build", "--format", "md"]) == 0
        output = tmp_path / "output"
        return {os.path.relpath(path, output): path.read_bytes() for path in output.rglob("*") if path.is_file()}

    before = built()
    review("s")
    assert built() != before
    file.unlink()
    review("ssuu")
    assert built() == before


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, folder: Path, arguments: Sequence[str], columns: int, environment: dict[str, str]) -> None:
        import fcntl  # noqa: PLC0415 - not on Windows
        import pty  # noqa: PLC0415 - not on Windows
        import termios  # noqa: PLC0415 - not on Windows

        self.modes: Callable[[], list[Any]] = lambda: termios.tcgetattr(inner)
        self.end, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.inner = inner
        self.before = self.modes()
        unset = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CHRONOS_BY")
        kept = {name: value for name, value in os.environ.items() if name not in unset}
        self.program = subprocess.Popen(
            [CHRONOS, *arguments],
            cwd=folder,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
            env={**kept, "TERM": "xterm-256color", **environment},
        )
        self.shown = ""

    def see(self, text: str) -> str:
        """Wait until the program has written something since the last key; return what it wrote since then."""
        until = time.monotonic() + WAIT
        while text not in self.shown and time.monotonic() < until:
            if select.select([self.end], [], [], 0.2)[0]:
                self.shown += os.read(self.end, 65_536).decode().replace("\r\n", "\n")
        assert text in self.shown
        return self.shown

    def press(self, keys: str, text: str) -> str:
        """Press keys and wait for what they make the program write."""
        self.shown = ""
        os.write(self.end, keys.encode())
        return self.see(text)

    def close(self) -> None:
        """End it."""
        with contextlib.suppress(ProcessLookupError):
            self.program.kill()
        self.program.wait()
        os.close(self.inner)
        os.close(self.end)


@pytest.fixture
def terminal(file: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Open terminals in the folder of the project."""
    assert not file.exists()
    opened: list[Terminal] = []

    def started(columns: int = 80, **environment: str) -> Terminal:
        opened.append(Terminal(tmp_path, ["review", "--on", "2024-05-01"], columns, environment))
        return opened[-1]

    yield started
    for one in opened:
        one.close()


def test_on_a_terminal_one_key_decides_and_ctrl_c_leaves_it_as_it_was(
    file: Path, terminal: Callable[..., Terminal]
) -> None:
    screen = terminal(100)
    assert "\x1b[" in screen.see(LEGEND)
    screen.press("d", "3 left")
    assert len(decided(file)) == 1
    screen.press("x", "2 left")
    screen.press("u", "undone: unsure")
    screen.press("\x1b[A", "does nothing here")
    assert screen.press("\x03", "1 judged (1 different), 3 left\n")
    assert screen.program.wait(WAIT) == 0
    assert screen.modes() == screen.before
    assert [verdict for _, verdict in decided(file)] == ["different"]


def test_a_reason_is_typed_on_the_terminal_and_keys_typed_ahead_count(
    file: Path, terminal: Callable[..., Terminal]
) -> None:
    screen = terminal()
    screen.see(LEGEND)
    screen.press("w", "why: ")
    screen.press("The wire says so.\n", "that is the reason of the next decision")
    screen.press("ddq", "2 judged (2 different), 2 left")
    assert screen.program.wait(WAIT) == 0
    assert [one.why.startswith("The wire") for one in read(file.parent).judgements] == [True, False]


@pytest.mark.parametrize("columns", [40, 72, 80, 200])
def test_every_line_fits_the_terminal_and_says_all_without_colours(
    terminal: Callable[..., Terminal], columns: int
) -> None:
    screen = terminal(columns, NO_COLOR="1")
    shown = screen.see("[q]uit\n")
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= columns
    assert ("A ec-visit" in shown or "A pe-agreement" in shown) == (columns < 75)
    assert "[" in shown.partition("\ntext")[2].partition("\ncountries")[0]


def test_the_end_of_the_input_ends_the_review(terminal: Callable[..., Terminal]) -> None:
    screen = terminal()
    screen.see(LEGEND)
    screen.press("\x04", "0 judged, 4 left")
    assert screen.program.wait(WAIT) == 0


def test_a_review_that_is_ended_from_outside_leaves_the_terminal_as_it_was(terminal: Callable[..., Terminal]) -> None:
    screen = terminal()
    screen.see(LEGEND)
    screen.press("d", "3 left; strength")
    screen.program.terminate()
    assert screen.program.wait(WAIT) == 128 + 15
    assert screen.modes() == screen.before
