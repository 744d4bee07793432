"""`chronos import`: what it says, what it writes, and what it leaves alone."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronos.cli.main import run
from chronos.pipeline import IMPORTED

TABLE = """\
Date,Event,Country,Source,URL
2017,An agreement on police cooperation is signed,Ecuador,The Gazette,https://example.org/agreement
25/12/2019,A delegation is trained in forensic identification,Uruguay; Argentina,The Wire,
03/04/2019,A liaison office opens,Chile,The Wire,
next spring,A course is announced,Peru,,
"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.csv").write_text(TABLE, encoding="utf-8")


def imported(capsys: Capture, *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert run(["import", *arguments, "--format", "json"]) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert report["read"] == report["taken"] + len(report["refused"])
    return report


def written(path: str = "timelines/events.yaml") -> dict[str, Any]:
    said: dict[str, Any] = yaml.load(Path(path).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts alone
    return said


def test_rows_read_are_taken_and_refused_with_the_reason(capsys: Capture) -> None:
    assert run(["import", "events.csv"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("csv: 4 rows read = 3 taken + 1 refused\n3 claims: 3 new\n2 sources: 2 new\n")
    assert "refused row 5: " in out
    assert "next spring" in out
    assert out.endswith("wrote timelines/events.yaml\n")


def test_json_has_the_numbers_that_others_rely_on(capsys: Capture) -> None:
    report = imported(capsys, "events.csv")
    assert {name: report[name] for name in ("read", "taken", "claims", "sources")} == {
        "read": 4,
        "taken": 3,
        "claims": 3,
        "sources": 2,
    }
    assert [one["row"] for one in report["refused"]] == [5]
    assert set(report["refused"][0]) == {"row", "reason"}


def test_one_file_gets_references_and_claims_and_nothing_else_is_written(capsys: Capture, tmp_path: Path) -> None:
    imported(capsys, "events.csv", "-o", "else/where.yaml")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["events.csv", "where.yaml"]
    said = written("else/where.yaml")
    assert list(said) == ["references", "claims"]
    assert [claim["countries"] for claim in said["claims"]] == [["EC"], ["UY", "AR"], ["CL"]]
    assert [claim["date"] for claim in said["claims"]] == [
        "2017",
        {"edtf": "2019-12-25", "said": "25/12/2019"},
        {"edtf": "2019-04-03", "said": "03/04/2019"},
    ]


def test_a_dry_run_writes_nothing_and_prints_a_mapping_that_gives_the_same(capsys: Capture, tmp_path: Path) -> None:
    assert run(["import", "events.csv", "--dry-run"]) == 0
    mapping = capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]
    Path("columns.yaml").write_text(mapping, encoding="utf-8")
    imported(capsys, "events.csv", "-o", "guessed.yaml")
    imported(capsys, "events.csv", "-o", "mapped.yaml", "--map", "columns.yaml")
    assert Path("guessed.yaml").read_bytes() == Path("mapped.yaml").read_bytes()


def test_the_same_file_again_changes_nothing(capsys: Capture) -> None:
    imported(capsys, "events.csv")
    before = Path("timelines/events.yaml").read_bytes()
    report = imported(capsys, "events.csv")
    assert (report["new"], report["unchanged"], report["written"]) == (0, 3, False)
    assert Path("timelines/events.yaml").read_bytes() == before


def test_rows_that_changed_are_updated_and_those_that_left_are_named(capsys: Capture) -> None:
    rows = [
        {"id": "one", "date": "2017", "text": "A visit.", "country": "EC"},
        {"id": "two", "date": "2018", "text": "A course.", "country": "PE"},
    ]

    def save(rows: list[dict[str, str]]) -> None:
        lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
        Path("own.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    save(rows)
    imported(capsys, "own.csv")
    save([rows[0] | {"text": "Two visits."}, rows[1] | {"id": "three"}])
    report = imported(capsys, "own.csv")
    assert (report["updated"], report["new"], report["gone"]) == (1, 1, ["two"])
    claims = {claim["id"]: claim["text"] for claim in written("timelines/own.yaml")["claims"]}
    assert claims == {"one": "Two visits.", "two": "A course.", "three": "A course."}


def test_what_a_person_changed_since_is_left_and_reported(capsys: Capture) -> None:
    imported(capsys, "events.csv")
    path = Path("timelines/events.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("A liaison office opens", "It opens"), encoding="utf-8")
    Path("events.csv").write_text(TABLE.replace("Chile,The Wire", "Chile,The Gazette"), encoding="utf-8")
    assert run(["import", "events.csv"]) == 0
    out = capsys.readouterr().out
    kept = next(claim["id"] for claim in written()["claims"] if claim["text"] == "It opens")
    assert f"left as it is, a person has changed it: {kept}\n" in out


def test_two_rows_that_say_the_same_are_one_claim(capsys: Capture) -> None:
    Path("events.csv").write_text(TABLE + TABLE.splitlines()[1] + "\n", encoding="utf-8")
    report = imported(capsys, "events.csv")
    assert report["claims"] == 3
    assert report["refused"][-1]["row"] == 6
    assert report["refused"][-1]["reason"].startswith("the same as row 2")


def test_two_rows_of_one_id_that_say_different_things_are_two_claims(capsys: Capture) -> None:
    said = [("2017", "A visit is reported."), ("2018", "It is denied."), ("2017", "A visit is reported.")]
    lines = [json.dumps({"claim": {"id": "x-1", "date": date, "text": text}}) for date, text in said]
    Path("reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = imported(capsys, "reports.jsonl")
    assert (report["claims"], [one["row"] for one in report["refused"]]) == (2, [3])
    assert any("say something else" in note for note in report["notes"])
    ids = [claim["id"] for claim in written("timelines/reports.yaml")["claims"]]
    assert ids[0] == "x-1"
    assert ids[1].startswith("x-1-x")
    assert imported(capsys, "reports.jsonl")["unchanged"] == 2


def test_a_claim_of_another_file_is_not_written_twice(capsys: Capture) -> None:
    imported(capsys, "events.csv")
    report = imported(capsys, "events.csv", "-o", "timelines/again.yaml")
    assert (report["taken"], report["written"]) == (0, False)
    assert "stands at events.yaml:" in report["refused"][0]["reason"]
    assert not Path("timelines/again.yaml").exists()


def test_a_source_that_the_project_has_is_cited_by_its_id(capsys: Capture) -> None:
    Path("timelines").mkdir()
    Path("timelines/sources.yaml").write_text(
        "references:\n  - id: mine\n    type: webpage\n    title: The Gazette\n"
        "    URL: http://www.example.org/agreement/\n",
        encoding="utf-8",
    )
    report = imported(capsys, "events.csv")
    assert (report["known_sources"], report["new_sources"]) == (1, 1)
    said = written()
    assert said["claims"][0]["sources"] == ["mine"]
    assert len(said["references"]) == 1


def test_what_a_record_has_and_the_source_of_the_project_has_not_is_told(capsys: Capture) -> None:
    Path("a.json").write_text('[{"id": "b", "type": "article-journal", "title": "On it", "DOI": "10.1234/abc"}]')
    Path("a.ris").write_text("TY  - JOUR\nTI  - On it\nAU  - Roe, Jane\nDO  - 10.1234/ABC\nVL  - 3\nER  - \n")
    imported(capsys, "a.json", "-o", "x.yaml")
    report = imported(capsys, "a.ris", "-o", "x.yaml")
    assert report["known_sources"] == 1
    (told,) = report["known"]
    assert " is b by its DOI, which lacks author, volume" in told
    assert run(["import", "a.ris", "-o", "x.yaml"]) == 0
    assert told in capsys.readouterr().out


def test_rows_without_a_country_take_the_one_that_is_said(capsys: Capture) -> None:
    Path("bare.csv").write_text("Date,Event\n2017,A delegation arrives\n", encoding="utf-8")
    assert imported(capsys, "bare.csv", "-o", "a.yaml")["without_country"] == 1
    assert imported(capsys, "bare.csv", "-o", "b.yaml", "--country", "Ecuador")["without_country"] == 0
    assert written("b.yaml")["claims"][0]["countries"] == ["EC"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.csv"], "nothing.csv: cannot be read (no such file or directory)"),
        (["."], "is no file"),
        (["empty.csv"], "empty.csv: this file is empty"),
        (["old.xls"], "save it as .xlsx"),
        (["events.csv", "--as", "ucdp"], "did you mean 'ucdp-ged'?"),
        (["events.csv", "--country", "Ecuadro"], "did you mean EC?"),
        (["events.csv", "-o", "events.txt"], "let the name end in .yaml"),
        (["events.csv", "--map", "none.yaml"], "none.yaml: cannot be read"),
        (["events.csv", "--map", "list.yaml"], "a mapping has `columns:`"),
        (["events.csv", "--map", "broken.yaml"], "broken.yaml:1:"),
        (["events.csv", "--map", "twice.yaml"], "stands here twice"),
        (["what.json"], "it cannot be told what this JSON is; say it with --as"),
        (["zotero.json"], "export the library as CSL JSON"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_a_way_out(
    capsys: Capture, tmp_path: Path, arguments: list[str], said: str
) -> None:
    for name, text in {
        "empty.csv": " \n",
        "old.xls": "x",
        "list.yaml": "- a\n",
        "broken.yaml": "a: [\n",
        "twice.yaml": "columns: {}\ncolumns: {}\n",
        "what.json": '{"a": 1}',
        "zotero.json": '[{"itemType": "book"}]',
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert run(["import", *arguments]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "Traceback" not in shown
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_breaks_off_half_way_writes_nothing(capsys: Capture, tmp_path: Path) -> None:
    rows = "".join(f"2017,Visit {number},EC,,\n" for number in range(5000))
    Path("broken.csv").write_bytes(TABLE.splitlines(keepends=True)[0].encode() + rows.encode() + b"2018,A\0B,EC,,\n")
    assert run(["import", "broken.csv"]) == 2
    assert "broken.csv" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if path.name != "events.csv"] == ["broken.csv"]


def test_a_bar_shows_on_a_terminal_how_far_the_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    assert run(["import", "events.csv", "--dry-run"]) == 0
    assert "importing events.csv" in terminal.getvalue()
    assert "100%" in terminal.getvalue()


def test_the_help_names_every_format(capsys: Capture) -> None:
    assert run(["import", "--help"]) == 0
    shown = capsys.readouterr().out.split()
    assert {name for name in IMPORTED if name not in {word.strip(".:") for word in shown}} == set()
