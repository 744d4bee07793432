"""An old collection adopts the check: what is known is passed over, what is new is not."""

import json
import os
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import ONE_SOURCE, write_project

OLD = """
    claims:
      - {id: ec-1, date: "2019", text: A visit., countries: [UK], sources: ["gazette-2020, p. 3"]}
      - {id: ec-2, date: undated, text: A gift., countries: [EC], sources: ["gazette-2020, p. 4"]}
    """
OTHER = '  - {id: ec-3, date: "2019", text: A sale., countries: [UK], sources: ["gazette-2020, p. 5"]}\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_project(tmp_path / "timelines", OLD, sources=ONE_SOURCE)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "timelines"


def adopt() -> None:
    assert run(["check", "--write-baseline", "known.json"]) == 0


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    """Return the exit code, the places and codes, and what was said of it all."""
    capsys.readouterr()
    code = run(["check", "--format", "concise", *arguments])
    said = capsys.readouterr()
    return code, [" ".join(line.split()[:2]) for line in said.out.splitlines()], said.err


def test_a_baseline_is_sorted_json_with_one_finding_a_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "more.yaml").write_text("claims:\n- [\n", encoding="utf-8")
    adopt()
    assert capsys.readouterr().out.splitlines()[0] == "wrote known.json: 3 known findings"
    assert Path("known.json").read_text(encoding="utf-8").splitlines()[:3] == [
        '{"chronos_baseline": 1, "findings": [',
        '{"code": "D002", "claim": "ec-2", "message": "the source gives no date"},',
        '{"code": "G001", "claim": "ec-1", "message": "no country has the code \'UK\'"},',
    ]
    read = json.loads(Path("known.json").read_bytes())["findings"][2]
    assert (read["code"], read["path"]) == ("Y001", "more.yaml")


@pytest.mark.usefixtures("project")
def test_what_is_known_is_passed_over_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    adopt()
    for options in ([], ["--fail-on", "info"]):
        code, found, said = checked(capsys, "--baseline", "known.json", *options)
        assert (code, found, said) == (0, [], "2 claims checked: nothing new; 2 in the baseline\n")
    assert checked(capsys)[0] == 1


def test_findings_stay_known_when_lines_move_claims_are_sorted_and_files_are_split(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt()
    header, first, second = (project / "timeline.yaml").read_text(encoding="utf-8").strip().splitlines()
    (project / "timeline.yaml").write_text(f"# more\n\n{header}\n\n{second}\n", encoding="utf-8")
    (project / "other.yaml").write_text(f"{header}\n{first}\n", encoding="utf-8")
    assert checked(capsys, "--baseline", "known.json")[:2] == (0, [])


def test_what_is_new_is_found(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    adopt()
    (project / "other.yaml").write_text(f"claims:\n{OTHER}", encoding="utf-8")
    assert checked(capsys, "--baseline", "known.json") == (
        1,
        ["timelines/other.yaml:2:57: G001"],
        "3 claims checked: 1 error; 2 in the baseline\n",
    )


def test_a_second_finding_like_one_that_is_known_is_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    adopt()
    twice = OLD.replace("[UK]", "[UK, UK]")
    write_project(project, twice, sources="")
    code, found, said = checked(capsys, "--baseline", "known.json", "--select", "G")
    assert (code, found, said) == (
        1,
        ["timelines/timeline.yaml:3:62: G001"],
        "2 claims checked: 1 error; 1 in the baseline\n",
    )


def test_findings_that_are_gone_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    adopt()
    write_project(project, OLD.replace("[UK]", "[GB]"), sources="")
    gone = "1 of 2 known findings is gone; write the baseline again\n"
    assert checked(capsys, "--baseline", "known.json")[2].endswith(f"1 in the baseline\n{gone}")
    assert "gone" not in checked(capsys, "--baseline", "known.json", "--select", "D")[2]
    assert "gone" not in checked(capsys, "--baseline", "known.json", "timelines/sources.yaml")[2]
    adopt()
    assert checked(capsys, "--baseline", "known.json")[2] == "2 claims checked: nothing new; 1 in the baseline\n"


def test_nothing_is_told_to_be_gone_where_a_file_that_cannot_be_read_may_hide_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt()
    (project / "timeline.yaml").write_text("claims: [", encoding="utf-8")
    code, found, said = checked(capsys, "--baseline", "known.json", "--ignore", "unused-source")
    assert (code, [each.split()[1] for each in found]) == (1, ["Y001"])
    assert "gone" not in said


def test_the_settings_name_a_baseline_relative_to_the_timelines(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt()
    write_project(project, OLD, settings="check: {baseline: ../known.json}", sources="")
    assert checked(capsys)[:2] == (0, [])
    assert checked(capsys, "--no-baseline")[0] == 1
    Path("other.json").write_text('{"chronos_baseline": 1, "findings": []}', encoding="utf-8")
    assert checked(capsys, "--baseline", "other.json")[0] == 1
    assert run(["check", "--baseline", "other.json", "--no-baseline"]) == 2


def test_a_new_baseline_holds_what_the_old_one_knew(project: Path) -> None:
    write_project(project, OLD, settings="check: {baseline: ../known.json}", sources="")
    adopt()
    before = Path("known.json").read_bytes()
    adopt()
    assert Path("known.json").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "known.json: is no baseline of chronos (Input data was truncated); delete it, and `chronos check "),
        ("{}", "known.json: is no baseline of chronos (Object missing required field `chronos_baseline`); "),
        ('{"chronos_baseline": 2, "findings": []}', "known.json: is a baseline of another version of chronos; "),
        ('{"chronos_baseline": 1, "findings": [{"code": "D001", "count": 0}]}', "Expected `int` >= 1"),
        ("\xff", "known.json: is no baseline of chronos ("),
        ("[" * 100_000, "known.json: is no baseline of chronos ("),
        (None, "known.json: no such file; `chronos check --write-baseline known.json` writes it"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_one_error(
    project: Path, capsys: pytest.CaptureFixture[str], content: str | None, message: str
) -> None:
    if content is not None:
        Path("known.json").write_bytes(content.encode("latin-1"))
    assert run(["check", "--baseline", "known.json"]) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    write_project(project, OLD, settings="check: {baseline: ../known.json}", sources="")
    assert run(["check"]) == 2
    assert run(["build"]) == 2


def test_a_file_that_is_no_baseline_is_never_replaced(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / "timeline.yaml").read_bytes()
    assert run(["check", "--write-baseline", "timelines/timeline.yaml"]) == 2
    assert capsys.readouterr().err == (
        "chronos: timelines/timeline.yaml: is there and is no baseline of chronos; choose another name\n"
    )
    assert (project / "timeline.yaml").read_bytes() == before
    assert run(["check", "--write-baseline", "nowhere/known.json"]) == 2
    assert "nowhere/known.json: cannot be written (no such file or directory)" in capsys.readouterr().err


def test_one_baseline_is_of_one_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(project.parent / "second", OLD, sources="")
    for option in ("--baseline", "--write-baseline"):
        assert run(["check", "timelines", "second", option, "known.json"]) == 2
        assert "a baseline is of one project" in capsys.readouterr().err


def test_a_build_fails_for_new_findings_only_and_lists_the_known_ones(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt()
    write_project(project, OLD, settings="check: {baseline: ../known.json}", sources="")
    capsys.readouterr()
    assert run(["build", "-o", "out", "--format", "md"]) == 0
    assert capsys.readouterr().err == "2 claims checked: nothing new; 2 in the baseline\n"
    listed = json.loads(Path("out/findings.json").read_bytes())
    assert [(one["code"], one["known"]) for one in listed["findings"]] == [("G001", True), ("D002", True)]
    assert (listed["summary"]["findings"], listed["summary"]["known"]) == (2, 2)
    (project / "other.yaml").write_text(f"claims:\n{OTHER}", encoding="utf-8")
    assert run(["build", "-o", "out", "--format", "md"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("timelines/other.yaml:2:57: G001 error")
    listed = json.loads(Path("out/findings.json").read_bytes())
    assert [one.get("known", False) for one in listed["findings"]] == [False, True, True]


def test_a_build_honours_suppressions_and_levels(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suppressed = OLD.replace("countries: [UK]", "countries: [UK], suppress: {G001: a code of the source}")
    write_project(project, suppressed, settings="check: {levels: {D002: error}, fail_on: error}", sources="")
    assert run(["build", "-o", "out", "--format", "md"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "2 claims checked: 1 error; 1 suppressed"
    assert run(["build", "-o", "out", "--fail-on", "never", "--format", "md"]) == 0
    write_project(project, suppressed, settings="check: {levels: {D002: info}}", sources="")
    assert run(["build", "-o", "out", "--format", "md"]) == 0


@pytest.mark.parametrize("named", ["../../known.json", "/etc/passwd", "/dev/zero", "../link.json", "a\\0b"])
def test_settings_name_a_baseline_near_the_timelines_alone(
    project: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    (project.parent / "link.json").symlink_to("/etc/passwd")
    write_project(project, OLD, settings=f'check: {{baseline: "{named}"}}', sources="")
    code, found, said = checked(capsys)
    assert (code, found) == (2, [])
    assert "this baseline is outside the folder of timelines and the one around it; move it there, or name it" in said


def test_a_baseline_is_a_regular_file_of_a_bounded_size(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(project / "pipe")
    write_project(project, OLD, settings="check: {baseline: pipe}", sources="")
    with (project / "large").open("wb") as large:
        large.truncate(64 * 1024 * 1024 + 1)
    irregular = "cannot be read (this is not a regular file)\n"
    assert checked(capsys) == (2, [], f"chronos: timelines/pipe: {irregular}")
    assert checked(capsys, "--baseline", "/dev/zero") == (2, [], f"chronos: /dev/zero: {irregular}")
    assert checked(capsys, "--baseline", "timelines/large")[2] == (
        "chronos: timelines/large: cannot be read (a baseline has 64 MB at most)\n"
    )
