import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import ONE_SOURCE, write_project

CLEAN = """
    claims:
      - {id: ec-1, date: "2019", text: A visit., countries: [EC], sources: ["gazette-2020, p. 3"]}
    """
FAULTY = """
    claims:
      - id: ec-1
        date: "2019"
        text: A visit.
        countries: [UK]
        sorces: [gazette-2020]
      - id: ec-2
        date: undated
        text: Another visit.
        countries: [EC]
        sources: [gazete-2020]
    """
SETTINGS = """
    check:
      select: [unknown-field, undated, stated-undated, unsourced, unknown-source, unknown-country]
    """


def test_a_clean_project_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(write_project(tmp_path, CLEAN, sources=ONE_SOURCE))]) == 0
    assert capsys.readouterr().out == "1 claim checked: nothing found\n"


def test_findings_have_place_code_severity_message_rule_and_frame_and_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(tmp_path / "timelines", FAULTY, settings=SETTINGS)
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--color", "never"]) == 1
    assert capsys.readouterr() == (
        """\
timelines/timeline.yaml:3:5: S001 error no source; cite one under `sources:` by its id, with a locator after a comma \
[unsourced]
  3 |   - id: ec-1
    |     ^

timelines/timeline.yaml:6:17: G001 error no country has the code 'UK'; did you mean GB? [unknown-country]
  6 |     countries: [UK]
    |                 ^
    = in claim ec-1

timelines/timeline.yaml:7:5: Y003 error a claim has no field 'sorces'; did you mean 'sources'? [unknown-field]
  7 |     sorces: [gazette-2020]
    |     ^
    = in claim ec-1

timelines/timeline.yaml:9:11: D002 warning the source gives no date [stated-undated]
  9 |     date: undated
    |           ^
    = in claim ec-2

timelines/timeline.yaml:12:15: S002 error no source 'gazete-2020'; did you mean 'gazette-2020'? [unknown-source]
  12 |     sources: [gazete-2020]
     |               ^
     = in claim ec-2

D002  stated-undated   warning  1
G001  unknown-country  error    1
S001  unsourced        error    1
S002  unknown-source   error    1
Y003  unknown-field    error    1

2 claims checked: 4 errors, 1 warning
""",
        "",
    )


def test_the_concise_form_is_one_line_a_finding_and_the_total_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(tmp_path / "timelines", FAULTY, settings=SETTINGS)
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--format", "concise", "--select", "G,unknown-source"]) == 1
    assert capsys.readouterr() == (
        """\
timelines/timeline.yaml:6:17: G001 error no country has the code 'UK'; did you mean GB?
timelines/timeline.yaml:12:15: S002 error no source 'gazete-2020'; did you mean 'gazette-2020'?
""",
        "2 claims checked: 2 errors\n",
    )


def test_findings_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    timeline = 'claims: [{id: ec-1, date: "2019", text: A visit., countries: [EC]}]'
    folder = write_project(tmp_path, timeline, settings=SETTINGS)
    assert run(["check", str(folder), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["summary"] == {
        "claims": 1,
        "findings": 1,
        "error": 1,
        "warning": 0,
        "info": 0,
        "suppressed": 0,
        "known": 0,
        "codes": {"S001": 1},
    }
    assert [(each["name"], each["path"], each["line"], each["claim"]) for each in report["findings"]] == [
        ("unsourced", (tmp_path / "timeline.yaml").as_posix(), 1, "ec-1")
    ]


def test_statistics_say_how_often_each_rule_finds_something(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(write_project(tmp_path, FAULTY, settings=SETTINGS))
    assert run(["check", folder, "--statistics", "--ignore", "S", "--color", "never"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "D002  stated-undated   warning  1",
        "G001  unknown-country  error    1",
        "Y003  unknown-field    error    1",
        "2 claims checked: 2 errors, 1 warning",
    ]
    assert run(["check", folder, "--statistics", "--format", "json"]) == 1
    assert list(json.loads(capsys.readouterr().out)) == ["summary"]


@pytest.mark.parametrize(
    ("arguments", "settings", "codes"),
    [
        ([], "", "S001 G001 Y003 D002 S002"),
        (["--select", "D"], "", "D002"),
        (["--select", "d002,G001", "--select", "unsourced"], "", "S001 G001 D002"),
        (["--select", "all", "--ignore", "S,Y003"], "", "G001 D002"),
        (["--ignore", "all"], "", ""),
        (["--select", "S"], "select: [G, D]", "S001 S002"),
        (["--ignore", "G"], "select: [G, D]", "D002"),
        (["--select", "D"], "ignore: [D]", "D002"),
        (["--select", "D,S"], "levels: {G001: warning, D002: 'off', S001: info}", "S001 D002 S002"),
        (["--ignore", "G001"], "paths: [{match: '*', levels: {G001: info}}]", "S001 Y003 D002 S002"),
        (["--select", "G"], "paths: [{match: '*', levels: {D: error, G001: info}}]", "G001"),
    ],
)
def test_rules_are_selected_and_ignored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], settings: str, codes: str
) -> None:
    folder = write_project(tmp_path, FAULTY, settings=f"check: {{{settings}}}")
    run(["check", str(folder), "--format", "concise", *arguments])
    found = [line.split()[1] for line in capsys.readouterr().out.splitlines()]
    assert [code for code in found if code in ("S001", "S002", "G001", "Y003", "D002")] == codes.split()


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_threshold_decides_on_the_exit_code(tmp_path: Path, threshold: str, code: int) -> None:
    undated = CLEAN.replace('"2019"', "undated")
    assert run(["check", str(write_project(tmp_path, undated)), "--fail-on", threshold]) == code


def test_the_settings_have_a_threshold_too_and_the_option_counts_more(tmp_path: Path) -> None:
    folder = write_project(tmp_path, CLEAN.replace('"2019"', "undated"), settings="check: {fail_on: warning}")
    assert run(["check", str(folder)]) == 1
    assert run(["check", str(folder), "--fail-on", "error"]) == 0


def test_a_file_is_checked_with_the_sources_of_its_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_project(tmp_path / "timelines", CLEAN)
    (folder / "more").mkdir()
    (folder / "more" / "other.yaml").write_text("claims: [{id: x}]", encoding="utf-8")
    assert run(["check", str(folder / "timeline.yaml")]) == 0
    assert run(["check", str(folder / "more" / "other.yaml")]) == 1
    assert capsys.readouterr().out.splitlines()[0] == "2 claims checked: nothing found"


def test_a_file_beside_a_link_that_leads_to_itself_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_project(tmp_path / "timelines", CLEAN)
    (folder / "loop").symlink_to("loop")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    assert run(["check", str(folder / "timeline.yaml")]) == 0
    assert run(["check", str(folder)]) == 1
    assert "loop.yaml:0:0: Y008 error" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("title: [", "chronos.yaml:1:8: "),
        ('as_of: "soon"', "chronos.yaml:1:8: as_of 'soon' is not a date"),
        ('regions: ["999"]', "chronos.yaml:1:11: '999' is not a UN M49 code"),
    ],
)
def test_settings_that_cannot_be_read_stop_the_run_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str, message: str
) -> None:
    assert run(["check", str(write_project(tmp_path, CLEAN, settings=settings))]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "chronos: nowhere: no such file or folder; `chronos init DIR` makes a new project"),
        (["chek"], "Error: No such command 'chek'. Did you mean 'check'?"),
        (["explain", "unsorced"], "Error: no rule 'unsorced'; did you mean unsourced?"),
        (["explain", "!"], "Error: no rule '!'; `chronos rules` lists them"),
        (
            ["check", "--format", "xml"],
            (
                "Error: Invalid value for '--format': 'xml' is not one of "
                "'text', 'concise', 'json', 'sarif', 'github', 'markdown'."
            ),
        ),
        (
            ["check", "--select", "D001,undatd"],
            "Error: Invalid value for '--select': no rule 'undatd'; did you mean undated?",
        ),
        (["check", "--ignore", "D01"], "Error: Invalid value for '--ignore': no rule 'D01'; did you mean D014?"),
        (["check", "--select", ""], "Error: Invalid value for '--select': no rule ''; `chronos rules` lists them"),
        (["check", "--format", "sarif", "--statistics"], "Error: --statistics is for text and json, not for sarif"),
    ],
)
def test_wrong_usage_is_one_error_with_a_way_out(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err.splitlines()[-1] == message


def test_an_internal_error_is_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **_named: object) -> None:
        raise RuntimeError("the sky\nfell")

    monkeypatch.setattr("chronos.pipeline.check_projects", fails)
    monkeypatch.delenv("CHRONOS_DEBUG", raising=False)
    folder = str(write_project(tmp_path, CLEAN))
    assert run(["check", folder]) == 2
    said = capsys.readouterr().err
    assert said.startswith("chronos: internal error, a fault of chronos and not of the data (RuntimeError: the sky)")
    monkeypatch.setenv("CHRONOS_DEBUG", "1")
    with pytest.raises(RuntimeError, match="the sky"):
        run(["check", folder])


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    listed = capsys.readouterr().out.splitlines()
    rows = [line.split(maxsplit=3) for line in listed]
    assert ["D001", "undated", "error", "A claim has no date."] in rows
    assert len({line.index(row[3]) for line, row in zip(listed, rows, strict=True)}) == 1
    for name in ("undated", "d001"):
        assert run(["explain", name]) == 0
        page = capsys.readouterr().out
        assert page.startswith("# D001 undated\n\nSeverity: error\n\nA claim has no date.")
        assert "Fails:" in page


def test_rules_are_a_table_in_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--format", "markdown"]) == 0
    table = capsys.readouterr().out
    assert table.splitlines()[:2] == ["| Code | Name | Severity | Options | Says |", "| --- | --- | --- | --- | --- |"]
    assert "| D001 | undated | error |  | A claim has no date. |" in table
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()} == {6}


@pytest.mark.parametrize("command", ["build", "check", "date", "explain", "init", "rules"])
def test_the_help_of_every_command_has_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run([command, "--help"]) == 0
    assert re.search(rf"Examples?:\s+chronos {command}\b", capsys.readouterr().out)


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == "chronos, version 0.1.0\n"


def test_a_byte_that_is_not_utf8_spoils_its_own_line_alone_in_any_locale() -> None:
    for locale in ("C", "C.UTF-8"):
        done = subprocess.run(
            [sys.executable, "-m", "chronos", "date", "-"],
            input=b"\xef\xbb\xbf2018\n\xff\xfe2018\n2018~/2019\n",
            env={"PATH": os.environ["PATH"], "LC_ALL": locale},
            capture_output=True,
            check=True,
        )
        assert [json.loads(line)["valid"] for line in done.stdout.splitlines()] == [True, False, True]


def test_what_the_locale_cannot_write_is_escaped() -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "chronos", "date", "2018/2019"]
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
