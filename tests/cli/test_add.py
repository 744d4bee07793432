"""``chronos add``, with options, and asking on a real terminal."""

import contextlib
import io
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs

from chronos.cli import add
from chronos.cli.main import run
from chronos.model import STATUSES
from chronos.pipeline import ProjectError
from chronos.pipeline.adding import Notebook
from chronos.store import read
from projects import files_of, write_project

CHRONOS = str(Path(sys.executable).with_name("chronos"))
WAIT = 30
"""Seconds after which a program does not answer any more."""
TIMELINE = """\
    # Ours.
    claims:
      - id: ec-2017-agreement
        date: "2017"
        text: Ecuador signs an agreement.
        countries: [EC]
        sources: ["gazette-2020, p. 2"]   # so
      - id: ec-2021-office
        date: "2021"
        text: The police opens an office in Quito.
        countries: [EC]
        sources: [wire-2021]
    """
SETTINGS = "kinds: {visit: Visit, course: Course}\nas_of: 2022-01-01\n"
GIVEN = ("--text", "A delegation visits Quito.", "--country", "EC", "--source", "gazette-2020, p. 3")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of timelines of a project in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())  # no terminal
    return write_project(tmp_path / "timelines", TIMELINE, settings=SETTINGS)


def ids(folder: Path) -> list[str]:
    return [claim.id for claim in read(folder).claims]


def test_a_claim_is_written_by_its_date_and_said_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "timeline.yaml").read_text(encoding="utf-8")
    assert run(["add", "--date", "2019-05", *GIVEN]) == 0
    out = capsys.readouterr().out
    assert "the date is May 2019: first day 1 May 2019, last day 31 May 2019\n" in out
    assert out.endswith("wrote timelines/timeline.yaml:8:5: ec-2019-delegation-visits-quito\n")
    new = (
        '  - id: ec-2019-delegation-visits-quito\n    date: "2019-05"\n    text: A delegation visits Quito.\n'
        '    countries: [EC]\n    sources: ["gazette-2020, p. 3"]\n'
    )
    after = (folder / "timeline.yaml").read_text(encoding="utf-8")
    assert after == before.replace("  - id: ec-2021", f"{new}  - id: ec-2021")
    assert run(["check"]) == 0


def test_every_option_is_a_field(folder: Path) -> None:
    more = [
        *(
            "--date",
            "2019-05-17",
            "--said",
            "last Friday",
            "--language",
            "es",
            "--region",
            "005",
            "--actor",
            "Interpol",
        ),
        *(
            "--actor",
            "Roe; Jo",
            "--place",
            "Quito",
            "--kind",
            "visit",
            "--status",
            "disputed",
            "--note",
            "So  it says.",
        ),
        *("--id", "one-visit", "--quote", "they came", "--retrieved", "2020-06", "-C", str(folder)),
    ]
    assert run(["add", *GIVEN, *more]) == 0
    (claim,) = (one for one in read(folder).claims if one.id == "one-visit")
    assert (claim.date.said, claim.texts, claim.regions) == (
        "last Friday",
        {"es": "A delegation visits Quito."},
        ("005",),
    )
    assert (claim.actors, claim.places, claim.kind) == (("Interpol", "Roe; Jo"), ("Quito",), "visit")
    assert (claim.status, claim.note) == ("disputed", "So it says.")
    (citation,) = claim.citations
    assert (citation.source, citation.locator, citation.quote, str(citation.retrieved)) == (
        *("gazette-2020", "p. 3", "they came"),
        "2020-06",
    )


@pytest.mark.parametrize(
    ("given", "edtf", "said"),
    [
        (("--date", "early 2017"), "[2017-01..2017-04]", "early 2017"),
        (("--date", "principios de 2017"), "[2017-01..2017-04]", "principios de 2017"),
        (("--date", "25/12/2019"), "2019-12-25", "25/12/2019"),
        (("--said", "May 2019"), "2019-05", "May 2019"),
        (("--date", "2019-05", "--said", "in May"), "2019-05", "in May"),
        (("--date", "undated", "--said", "one day"), None, "one day"),
    ],
)
def test_words_for_a_date_are_kept_beside_what_they_mean(
    folder: Path, given: tuple[str, ...], edtf: str | None, said: str
) -> None:
    assert run(["add", *given, *GIVEN, "--id", "new"]) == 0
    (claim,) = (one for one in read(folder).claims if one.id == "new")
    assert (claim.date.expression.text if claim.date.expression is not None else None, claim.date.said) == (edtf, said)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("--date", "2019"), "--text, --country and --source are missing; on a terminal, chronos asks"),
        (("--date", "2019", *GIVEN[:4]), "--source is missing; on a terminal, chronos asks"),
        (("--date", "03/04/2019", *GIVEN), "it may be 3 April 2019 or 4 March 2019"),
        (("--date", "2019-13", *GIVEN), "months run from 01 to 12"),
        (("--date", "2019-5", *GIVEN), "did you mean 2019-05 (May 2019)?"),
        (("--date", "2019", *GIVEN, "--country", "Perru"), "no country is called 'Perru'; did you mean PE (Peru)?"),
        (
            ("--date", "2019", *GIVEN, "--source", "gazete-2020"),
            "no source 'gazete-2020'; did you mean 'gazette-2020'?",
        ),
        (
            ("--date", "2019", *GIVEN, "--source", "zzz"),
            "a new source goes into sources.yaml first, or without --source",
        ),
        (("--date", "2019", *GIVEN, "--id", "ec-2021-office"), "'ec-2021-office' stands at timelines/timeline.yaml:8"),
        (("--date", "2019", *GIVEN, "--id", "A B"), "'A B' is no slug"),
        (("--date", "2019", *GIVEN, "--text", " "), "this says nothing; leave the option out"),
        (("--date", "2019", *GIVEN, "--note", "\udcff"), "this is not UTF-8"),
        (("--date", "2019", *GIVEN, "--source", "wire-2021", "--quote", "x"), "go with one --source"),
        (("--date", "2019", *GIVEN, "--retrieved", "soon"), "Invalid value for --retrieved"),
        (("--date", "2019", *GIVEN, "--to", "../x.yaml"), "is not in timelines"),
        (("--date", "2019", *GIVEN, "--to", "chronos.yaml"), "is no timeline"),
        (("--date", "2019", *GIVEN, "--to", ".x.yaml"), "is not in timelines"),
        (("--date", "2019", *GIVEN, "--to", "no/x.yaml"), "there is no such folder"),
        (("--date", "2019", *GIVEN, "--to", "x.json"), "is no timeline"),
        (("--date", "2019", *GIVEN, "timelines", "-C", "timelines"), "two folders"),
        (("--date", "2019", *GIVEN, "nowhere"), "nowhere: no such file or folder"),
        (("--date", "2023", *GIVEN), "error: "),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_way_out_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], message: str
) -> None:
    before = files_of(folder)
    assert run(["add", *given]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert files_of(folder) == before


def test_warnings_are_shown_and_the_claim_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "chronos.yaml").open("a", encoding="utf-8") as file:
        file.write("check: {levels: {no-locator: warning}}\n")
    assert run(["add", "--date", "2019", *GIVEN[:-1], "gazette-2020", "--kind", "vist"]) == 0
    out = capsys.readouterr().out
    assert "warning: chronos.yaml names no kind 'vist'; did you mean 'visit'? [unknown-kind]\n" in out
    assert "[no-locator]\n" in out
    assert len(ids(folder)) == 3


def test_a_dry_run_shows_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(folder)
    assert run(["add", "--date", "2019", *GIVEN, "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "    - id: ec-2019-delegation-visits-quito\n" in out
    assert out.endswith("nothing was written (--dry-run)\n")
    assert files_of(folder) == before


@pytest.mark.parametrize("to", ["new.yaml", "timelines/new.yaml", "below/new.yml"])
def test_a_file_can_be_chosen_and_need_not_be_there(folder: Path, to: str) -> None:
    (folder / "below").mkdir()
    assert run(["add", "--date", "2019", *GIVEN, "--to", to]) == 0
    assert (folder / to.removeprefix("timelines/")).read_text(encoding="utf-8").startswith("claims:\n  - id: ec-2019-")
    assert len(ids(folder)) == 3


def test_ids_that_are_taken_get_a_number(folder: Path) -> None:
    for _ in range(3):
        assert run(["add", "--date", "2019", *GIVEN]) == 0
    proposed = "ec-2019-delegation-visits-quito"
    assert ids(folder)[1:4] == [proposed, f"{proposed}-2", f"{proposed}-3"]


def test_a_file_that_is_broken_is_left_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "broken.yaml").write_text("claims:\n  - id: [x\n", encoding="utf-8")
    before = files_of(folder)
    assert run(["add", "--date", "2019", *GIVEN, "--to", "broken.yaml"]) == 2
    assert "timelines/broken.yaml:2:9: this is not YAML" in capsys.readouterr().err
    assert files_of(folder) == before


def test_a_new_source_is_written_with_its_claim_or_neither_is(folder: Path) -> None:
    notebook = Notebook(folder)
    (claim,) = (one for one in notebook.corpus.claims if one.id == "ec-2021-office")
    claim = structs.replace(claim, id="new", citations=(structs.replace(claim.citations[0], source="roe-2020"),))
    item = {"id": "roe-2020", "type": "book", "title": "A book", "publisher": "Roe", "issued": "2021-12"}
    addition = notebook.plan(claim, [item])
    assert [change.path.name for change in addition.changes] == ["sources.yaml", "timeline.yaml"]
    before = files_of(folder)
    (folder / "timeline.yaml").write_bytes(before["timeline.yaml"] + b"# Meanwhile.\n")
    with pytest.raises(ProjectError, match="changed while it was checked"):
        notebook.write(addition)
    assert files_of(folder) == {**before, "timeline.yaml": before["timeline.yaml"] + b"# Meanwhile.\n"}
    addition = Notebook(folder).plan(claim, [item])
    notebook.write(addition)
    assert read(folder).sources["roe-2020"].title == "A book"
    assert "new" in ids(folder)


def test_the_words_of_options_are_those_of_the_model() -> None:
    (option,) = (one for one in add.command.params if one.name == "status")
    assert list(option.to_info_dict()["type"]["choices"]) == list(STATUSES)


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        import fcntl  # noqa: PLC0415 - not on Windows
        import pty  # noqa: PLC0415 - not on Windows
        import termios  # noqa: PLC0415 - not on Windows

        self.end, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
        self.program = subprocess.Popen(
            [CHRONOS, "add", *arguments],
            cwd=folder,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
            env={name: value for name, value in os.environ.items() if name != "COLUMNS"} | {"TERM": "xterm-256color"},
        )
        os.close(inner)
        self.shown = ""

    def see(self, text: str, within: float = WAIT) -> str:
        """Wait until the program has written something since the last answer; return what it wrote since then."""
        until = time.monotonic() + within
        while text not in self.shown and time.monotonic() < until:
            if select.select([self.end], [], [], 0.2)[0]:
                try:
                    self.shown += os.read(self.end, 65_536).decode().replace("\r\n", "\n")
                except OSError:  # the program has ended
                    break
        assert text in self.shown
        return self.shown

    def answer(self, said: str, text: str) -> str:
        """Type an answer and wait for what it makes the program write."""
        self.shown = ""
        os.write(self.end, f"{said}\n".encode())
        return self.see(text)

    def interrupt(self) -> None:
        """Press Ctrl-C, again where it came before anybody read keys."""
        for _ in range(WAIT):
            os.write(self.end, b"\x03")
            with contextlib.suppress(AssertionError):
                self.see("chronos: stopped", within=1)
                return
        raise AssertionError(self.shown)

    def close(self) -> None:
        """End it."""
        with contextlib.suppress(ProcessLookupError):
            self.program.kill()
        self.program.wait()
        os.close(self.end)


@pytest.fixture
def terminal(folder: Path) -> Iterator[Callable[..., Terminal]]:
    """Open terminals in the folder of the project."""
    opened: list[Terminal] = []

    def started(*arguments: str) -> Terminal:
        opened.append(Terminal(folder.parent, *arguments))
        return opened[-1]

    yield started
    for one in opened:
        one.close()


def test_on_a_terminal_every_answer_is_understood_before_the_next_question(
    folder: Path, terminal: Callable[..., Terminal]
) -> None:
    screen = terminal()
    screen.see("date (")
    assert "it may be 3 April 2019 or 4 March 2019" in screen.answer("03/04/2019", "undated): ")
    said = screen.answer("early 2017", "is that what the source means?")
    assert "[2017-01..2017-04] is early 2017: first day 1 January 2017, last day 30 April 2017\n" in said
    screen.answer("no", "undated): ")
    screen.answer("May 2019", "is that what the source means?")
    screen.answer("", "text (")
    screen.answer("", "text (")
    screen.answer("Officers are trained: in Quito.", "country (")
    assert "did you mean PE (Peru)?" in screen.answer("Perru", "country (")
    said = screen.answer("ecuador, pérou", "source (")
    assert "  EC (Ecuador), PE (Peru)\n  gazette-2020: Gaceta, A gazette, The Gazette, 2020-05-01\n" in said
    assert "1  gazette-2020: Gaceta, A gazette, The Gazette, 2020-05-01\n" in screen.answer("gazet, p. 3", "this one?")
    screen.answer("", "another source")
    assert "A wire report, The Wire, 2021-03\n" in screen.answer("wire-2021", "another source")
    screen.answer("", "kind (visit, course; Enter: none)")
    assert "did you mean 'course'?" in screen.answer("cours", "kind (")
    screen.answer("course", "id (it never changes once written) [ec-2019-officers-trained-quito]: ")
    assert "stands at timelines/timeline.yaml:3" in screen.answer("ec-2017-agreement", "id (")
    assert 'sources: ["gazette-2020, p. 3", wire-2021]\n' in screen.answer("", "write it?")
    screen.answer("places", "places (")
    screen.answer("Quito", "write it?")
    screen.answer("yes", "wrote timelines/timeline.yaml:8:5: ec-2019-officers-trained-quito\n")
    assert screen.program.wait(WAIT) == 0
    claim = read(folder).claims[1]
    assert (claim.date.said, claim.places, claim.kind) == ("May 2019", ("Quito",), "course")


def test_a_new_source_is_asked_for_and_written_with_the_claim(folder: Path, terminal: Callable[..., Terminal]) -> None:
    screen = terminal("--date", "2019", *GIVEN[:4], "--kind", "visit", "--id", "new")
    screen.see("source (")
    screen.answer("https://example.org/x, p. 4", "is it a new one?")
    screen.answer("", "title: ")
    screen.answer("A page", "authors (")
    screen.answer("Roe, Jo; UNODC", "stands in: ")
    screen.answer("The Wire", "published on (")
    assert "2019-06 is June 2019" in screen.answer("June 2019", "address on the web [https://example.org/x]: ")
    screen.answer("", "read on (-: not known) [")
    screen.answer("2020-01-02", "type (book, report, webpage, interview, ...) [article-newspaper]: ")
    screen.answer("", "its id [roe-2019]: ")
    assert "is there already" in screen.answer("wire-2021", "its id [")
    screen.answer("", "another source")
    screen.answer("", "write it?")
    screen.answer("", "wrote timelines/timeline.yaml:8:5: new\n")
    source = read(folder).sources["roe-2019"]
    assert (source.title, source.container, [one.family or one.literal for one in source.authors]) == (
        *("A page", "The Wire"),
        ["Roe", "UNODC"],
    )
    assert read(folder).claims[1].citations[0].locator == "p. 4"
    assert (folder / "sources.yaml").read_text(encoding="utf-8").endswith('    accessed: "2020-01-02"\n')


def test_an_error_can_be_mended_and_ctrl_c_writes_nothing(folder: Path, terminal: Callable[..., Terminal]) -> None:
    before = files_of(folder)
    screen = terminal("--date", "2023", *GIVEN[:4], "--id", "new", "--kind", "visit")
    screen.see("source (")
    screen.answer("gazette-2020", "another source")
    assert "error: " in screen.answer("", "it cannot be written so; what to change (")
    assert "'yes' is none of these" in screen.answer("yes", "what to change (")
    screen.answer("date", "undated): ")
    screen.answer("2019", "write it?")
    screen.interrupt()
    assert screen.program.wait(WAIT) == 2
    assert files_of(folder) == before


def test_who_says_no_has_written_nothing(folder: Path, terminal: Callable[..., Terminal]) -> None:
    before = files_of(folder)
    screen = terminal("--date", "2019", *GIVEN[:4], "--id", "new", "--kind", "visit")
    screen.see("source (")
    screen.answer("gazette-2020", "another source")
    screen.answer("", "write it?")
    screen.answer("no", "nothing was written\n")
    assert screen.program.wait(WAIT) == 0
    assert files_of(folder) == before
