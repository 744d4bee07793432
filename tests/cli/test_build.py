import json
import os
import pty
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from chronos.cli.main import run
from linked import Page, lost
from projects import files_of, write_project

TIMELINE = """
    claims:
      - {id: ec-1, date: "2019-05", text: A visit., countries: [EC], kind: visit, sources: ["gazette-2020, p. 3"]}
      - {id: ec-2, date: undated, text: The visit., countries: [EC], sources: [wire-2021]}
      - {id: pe-1, date: 2018/.., text: "<b>A state</b> since.", countries: [PE], sources: [wire-2021]}
      - {id: pe-2, date: "[2017-01..2019-06]", text: Once., countries: [PE, EC], status: disputed, sources: [wire-2021]}
    judgements:
      - {claims: [ec-1, ec-2], verdict: same, why: One visit.}
    """
SETTINGS = 'title: A project\nas_of: "2021-06-30"\nregions: [{id: andes, name: Andes, countries: [EC, PE]}]\n'
COUNTRY = ("events-per-year", "timeline")
REGION = (*COUNTRY, "cumulative", "small-multiples")
INDEX = ("country-year", "cumulative", "sources")
QUICK = "formats: [md]\n"
"""Settings of projects whose formats do not matter."""
CHRONOS = [sys.executable, "-m", "chronos"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project") / "timelines", TIMELINE, settings=SETTINGS)


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    assert run(["build", str(project)]) == 0
    return project.parent / "output"


def test_a_build_writes_what_the_documentation_lists_and_nothing_else(built: Path) -> None:
    scopes = {"countries/ecuador/": COUNTRY, "countries/peru/": COUNTRY, "regions/andes/": REGION, "": INDEX}
    pictures = [f"{scope}{name}" for scope, names in scopes.items() for name in names]
    expected = [f"{picture}.{form}" for picture in pictures for form in ("js", "png", "svg", "vl.json")]
    expected += [f"{scope}chronology.{form}" for scope in scopes if scope for form in ("md", "html", "docx", "pdf")]
    expected += [f"data/{name}.csv" for name in ("claims", "counts", "events", "weights")]
    expected += [f"assets/{name}" for name in ("answering.js", "site.css", "site.js", "vega.js")]
    expected += [f"events/{name}.html" for name in ("ec-1", "pe-1", "pe-2")]
    expected += [f"sources/{name}.html" for name in ("gazette-2020", "wire-2021")]
    expected += ["chronology.html", "chronology.md", "findings.json", "index.html", "index.md", "manifest.json"]
    assert sorted(files_of(built)) == sorted(expected)


@pytest.mark.parametrize(
    ("formats", "endings"),
    [
        (["md"], {".csv", ".json", ".md", ".png", ".svg"}),
        (["html"], {".css", ".csv", ".html", ".js", ".json", ".md", ".png", ".svg"}),
    ],
)
def test_a_build_writes_the_formats_asked_for_and_markdown(
    tmp_path: Path, formats: list[str], endings: set[str]
) -> None:
    timeline = 'claims: [{id: a, date: "2019", text: A visit., sources: [gazette-2020]}]'
    folder = write_project(tmp_path / "timelines", timeline, settings=f"formats: [{', '.join(formats)}]")
    settings = (folder / "chronos.yaml").read_text(encoding="utf-8")
    assert run(["build", str(folder)]) == 0
    written = files_of(tmp_path / "output")
    assert {Path(path).suffix for path in written} == endings
    (folder / "chronos.yaml").write_text(settings.replace(formats[0], "md, html, docx, pdf"), encoding="utf-8")
    asked = [part for one in formats for part in ("--format", one)]
    assert run(["build", str(folder), *asked]) == 0
    assert files_of(tmp_path / "output") == written


def test_the_manifest_has_the_digest_of_every_other_file(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_bytes())
    others = {path: content for path, content in files_of(built).items() if path != "manifest.json"}
    assert manifest["files"] == {path: sha256(content).hexdigest() for path, content in others.items()}


def test_a_build_prints_its_ledger_and_what_it_wrote(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(project), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "4 claims read = 3 shown + 1 merged + 0 undated + 0 excluded",
        f"3 events in 2 countries and 1 region: 75 files in {tmp_path / 'out'}",
    ]
    assert said.err.splitlines() == ["4 claims checked: 1 warning, 3 info"]


def test_every_link_and_picture_of_the_markdown_leads_to_a_file(built: Path) -> None:
    targets = []
    for page in built.rglob("*.md"):
        tokens = MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))
        for child in (child for token in tokens for child in token.children or []):
            target = child.attrGet("href") or child.attrGet("src")
            if target is not None:
                targets.append(page.parent / str(target))
    assert len(targets) == 20
    assert [target for target in targets if not target.is_file()] == []


def test_every_link_of_every_page_leads_to_a_file_and_to_a_place_in_it(built: Path) -> None:
    assert lost(built) == []
    pages = [Page(file) for file in built.rglob("*.html")]
    assert sum(len(page.addresses) for page in pages) > 100
    assert [page.places for page in pages if len(set(page.places)) < len(page.places)] == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a id="x" href="b.html#y"><a href="#x"><a href="c.html">', encoding="utf-8")
    (tmp_path / "b.html").write_text('<p id="z">', encoding="utf-8")
    assert lost(tmp_path) == ["a.html: b.html#y", "a.html: c.html"]


def test_an_output_that_chronos_did_not_write_is_left_alone_without_force(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    precious = tmp_path / "out" / "thesis.docx"
    precious.parent.mkdir()
    precious.write_bytes(b"years of work")
    assert run(["build", str(project), "-o", str(precious.parent)]) == 2
    assert files_of(precious.parent) == {"thesis.docx": b"years of work"}
    assert "was not written by chronos; choose another folder with -o" in capsys.readouterr().err
    assert run(["build", str(project), "-o", str(precious.parent), "--force", "--format", "md"]) == 0
    assert "thesis.docx" not in files_of(precious.parent)


@pytest.mark.parametrize("output", ["timelines", "."])
def test_an_output_that_holds_the_timelines_is_refused_even_with_force(
    project: Path, capsys: pytest.CaptureFixture[str], output: str
) -> None:
    assert run(["build", str(project), "-o", str(project.parent / output), "--force"]) == 2
    assert "holds the timelines themselves" in capsys.readouterr().err
    assert (project / "timeline.yaml").is_file()


def test_findings_do_not_keep_the_output_from_being_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_project(
        tmp_path / "timelines", "claims: [{id: ec-1, text: A visit., countries: [EC]}]", settings=QUICK
    )
    assert run(["build", str(folder)]) == 1
    assert (tmp_path / "output" / "countries" / "ecuador" / "chronology.md").is_file()
    assert [line.split(" ", 2)[1] for line in capsys.readouterr().err.splitlines()[:2]] == ["D001", "S001"]


def test_a_project_without_countries_still_shows_every_claim(tmp_path: Path) -> None:
    timeline = 'claims: [{id: a, date: "2019", text: A visit., sources: [gazette-2020]}]'
    assert run(["build", str(write_project(tmp_path / "timelines", timeline, settings=QUICK))]) == 0
    index = (tmp_path / "output" / "index.md").read_text(encoding="utf-8")
    assert "## In no chronology" in index
    assert "- **2019.** A visit. [^1] *(one source)*" in index


def test_a_new_project_builds_at_once_and_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "new")]) == 0
    assert run(["check", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 claim checked: nothing found"
    assert run(["build", str(tmp_path / "new")]) == 0
    assert (tmp_path / "new" / "output" / "countries" / "uruguay" / "timeline.png").is_file()


def test_a_new_project_never_touches_files_that_are_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "timelines" / "sources.yaml"
    kept.parent.mkdir()
    kept.write_text("references: []", encoding="utf-8")
    assert run(["init", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert [path.name for path in kept.parent.iterdir()] == ["sources.yaml"]


def test_a_new_project_in_a_place_that_cannot_be_written_is_one_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert run(["init", str(tmp_path / "file")]) == 2
    assert "cannot be written (not a directory)" in capsys.readouterr().err


def test_a_kill_in_the_middle_of_a_build_leaves_the_last_output_whole(project: Path, built: Path) -> None:
    before = files_of(built)
    for moment in (0.4, 0.9, 1.5, 2.2):
        running = subprocess.Popen(
            [*CHRONOS, "build", str(project)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert files_of(built) == before
    assert run(["build", str(project)]) == 0
    assert [path.name for path in sorted(project.parent.iterdir())] == ["output", "timelines"]


def test_a_terminal_sees_a_progress_bar_and_a_pipe_does_not(project: Path, tmp_path: Path) -> None:
    watcher, terminal = pty.openpty()
    command = [*CHRONOS, "build", str(project), "-o", str(tmp_path / "out"), "--format", "md"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal) as running:
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
        running.communicate()
    os.close(watcher)
    assert b"Drawing" in shown
    assert b"100%" in shown
    piped = subprocess.run(command, capture_output=True, check=True)
    assert piped.stderr.decode().splitlines() == ["4 claims checked: 1 warning, 3 info"]
