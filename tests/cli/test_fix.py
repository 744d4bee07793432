import json
import subprocess
import sys
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import write_project

FAULTY = """\
claims:
  - date: "2019"
    text: A delegation visits Quito.
    countries: [Ecuador]   # and Peru?
    sources: ["gazette-2020, p. 3"]
  - id: b
    date: "2019"
    text: Another visit.
    countries: [Atlantis]
    sources: ["wire-2021, p. 3"]
"""
FIXED = """\
claims:
  - id: ec-2019-delegation-visits-quito
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]   # and Peru?
    sources: ["gazette-2020, p. 3"]
  - id: b
    date: "2019"
    text: Another visit.
    countries: [Atlantis]
    sources: ["wire-2021, p. 3"]
"""
SOURCES = """
references:
  - {id: gazette-2020, type: book, title: A gazette, author: A, publisher: P, issued: "2020-05-01"}
  - {id: wire-2021, type: book, title: A wire report, author: B, publisher: P, issued: "2021-03"}
"""
DIFF = """\
--- timelines/timeline.yaml
+++ timelines/timeline.yaml
@@ -1,7 +1,8 @@
 claims:
-  - date: "2019"
+  - id: ec-2019-delegation-visits-quito
+    date: "2019"
     text: A delegation visits Quito.
-    countries: [Ecuador]   # and Peru?
+    countries: [EC]   # and Peru?
     sources: ["gazette-2020, p. 3"]
   - id: b
     date: "2019"
"""
LEFT = "timelines/timeline.yaml:10:17: G001 error"


@pytest.fixture
def timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The timeline of a project in the current folder."""
    write_project(tmp_path / "timelines", FAULTY, sources=SOURCES)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "timelines" / "timeline.yaml"


def test_what_can_be_fixed_is_and_what_is_left_is_shown(timeline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--fix"]) == 1
    assert timeline.read_text(encoding="utf-8") == FIXED
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == ["2 claims checked: 1 error", "2 fixed in 1 file: 1 G001, 1 I001"]
    assert "Atlantis" in "\n".join(lines)
    assert run(["check", "--fix"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "nothing fixed"


def test_what_is_left_decides_on_the_exit_code(timeline: Path) -> None:
    assert run(["check", "--fix", "--fail-on", "never"]) == 0
    timeline.write_text(FAULTY.replace("Atlantis", "Chile"), encoding="utf-8")
    assert run(["check", "--fix"]) == 0
    assert run(["check"]) == 0


def test_only_what_is_selected_is_fixed(timeline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--fix", "--select", "G001"]) == 1  # one country is none
    assert "[Ecuador]" not in timeline.read_text(encoding="utf-8")
    assert capsys.readouterr().out.splitlines()[-1] == "1 fixed in 1 file: 1 G001"
    assert run(["check", "--fix", "--select", "missing-id"]) == 0
    assert timeline.read_text(encoding="utf-8") == FIXED


def test_a_difference_is_shown_and_nothing_written(timeline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--diff"]) == 1
    written = capsys.readouterr()
    assert written.out == DIFF
    assert written.err == "2 to fix in 1 file: 1 G001, 1 I001\n"
    assert timeline.read_text(encoding="utf-8") == FAULTY
    assert run(["check", "--fix", "--diff"]) == 1
    assert capsys.readouterr().out == DIFF
    assert timeline.read_text(encoding="utf-8") == FAULTY


def test_no_difference_is_a_success_whatever_else_is_found(timeline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    timeline.write_text(FIXED, encoding="utf-8")
    assert run(["check", "--diff"]) == 0
    written = capsys.readouterr()
    assert (written.out, written.err) == ("", "nothing to fix\n")


def test_a_difference_has_colours_where_they_are_wanted(timeline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert timeline.exists()
    assert run(["check", "--diff", "--color", "always"]) == 1
    assert '\x1b[31m-  - date: "2019"\n\x1b[0m\x1b[32m+  - id:' in capsys.readouterr().out


def test_other_forms_stay_what_they_are_and_the_total_goes_to_standard_error(
    timeline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert timeline.exists()
    assert run(["check", "--fix", "--format", "json"]) == 1
    written = capsys.readouterr()
    assert [finding["name"] for finding in json.loads(written.out)["findings"]] == ["unknown-country"]
    assert written.err == "2 fixed in 1 file: 1 G001, 1 I001\n"
    assert run(["check", "--fix", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith(LEFT)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--fix", "--watch"], "--fix and --diff run once; leave --watch out"),
        (["--diff", "--watch"], "--fix and --diff run once; leave --watch out"),
        (["--fix", "--write-baseline", "b.json"], "--write-baseline goes with neither --fix nor --diff: fix first"),
        (["--diff", "--format", "json"], "--diff shows changes, not findings; leave --format and --statistics out"),
        (["--diff", "--statistics"], "--diff shows changes, not findings; leave --format and --statistics out"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    timeline: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    assert run(["check", *options]) == 2
    assert message in capsys.readouterr().err
    assert timeline.read_text(encoding="utf-8") == FAULTY
    assert not Path("b.json").exists()


def test_a_file_that_cannot_be_written_stops_the_run(timeline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    timeline.parent.chmod(0o500)
    try:
        code = run(["check", "--fix"])
    finally:
        timeline.parent.chmod(0o700)
    said = capsys.readouterr().err
    if code == 2:  # who runs as root may write anywhere
        assert said == "chronos: timelines/timeline.yaml: cannot be written (permission denied)\n"
        assert timeline.read_text(encoding="utf-8") == FAULTY


def test_a_difference_is_utf8_in_any_locale(timeline: Path) -> None:
    timeline.write_text(FAULTY.replace("Ecuador", "Équateur"), encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-m", "chronos", "check", "--diff"],
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert shown.returncode == 1
    assert shown.stdout.decode() == DIFF.replace("Ecuador", "Équateur")
