"""``chronos judge``: what it writes, what it refuses, and that taking a judgement out undoes it."""

import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from alike import CLAIMS, VISITS, write_alike
from chronos.cli.main import run

A, B, C = VISITS
FIRST, SECOND, NOW = "timelines/judgements.yaml:3:5", "timelines/judgements.yaml:7:5", "what you say now"
CHRONOS = str(Path(sys.executable).with_name("chronos"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of judgements, which is not there yet, of a project in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHRONOS_BY", raising=False)
    return write_alike(tmp_path) / "judgements.yaml"


def judged(*arguments: str) -> int:
    return run(["judge", *arguments, "--on", "2024-05-01"])


def test_a_judgement_is_written_down(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(A, B, "same", "--why", "One visit: both name the course.", "--by", "A. Editor") == 0
    assert capsys.readouterr() == (f"wrote timelines/judgements.yaml:3:5: {A}, {B}: same\n", "")
    assert judged(A, "br-ship", "different", "--why", "Ships are no police.") == 0
    assert (
        file.read_text(encoding="utf-8")
        == f"""\
# Decisions on pairs of claims: same event, different events, or not to be decided (unsure).
judgements:
  - claims: [{A}, {B}]
    verdict: same
    by: A. Editor
    on: 2024-05-01
    why: 'One visit: both name the course.'
  - claims: [{A}, br-ship]
    verdict: different
    on: 2024-05-01
    why: Ships are no police.
"""
    )


def test_who_decides_may_stand_in_the_environment_and_the_day_is_today(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOS_BY", "B. Reader")
    today = datetime.now().astimezone().date().isoformat()
    assert run(["judge", A, B, "unsure", "--why", "So."]) == 0
    later = datetime.now().astimezone().date().isoformat()
    text = file.read_text(encoding="utf-8")
    assert "    by: B. Reader\n" in text
    assert f"    on: {today}\n" in text or f"    on: {later}\n" in text


def test_several_claims_are_judged_at_once_and_one_may_give_the_words(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(A, B, C, "same", "--why", "So.", "--text", B) == 0
    text = file.read_text(encoding="utf-8")
    assert f"  - claims: [{A}, {B}, {C}]\n    verdict: same\n    text: {B}\n" in text
    assert judged("pe-agreement-a", C, "same", "--why", "So.") == 0
    said = f"one event of 4 claims now: {A}, {B}, {C}, pe-agreement-a\n"
    assert capsys.readouterr().out.endswith(said)


@pytest.mark.parametrize("where", [("{}",), ("-C", "{}"), ("--dir", "{}")])
def test_the_project_may_lie_elsewhere(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: tuple[str, ...]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert judged(A, B, "same", *(word.format(tmp_path) for word in where), "--why", "So.") == 0
    assert file.is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((A, "ec-visit-d", "same"), "no claim 'ec-visit-d' in timelines; did you mean 'ec-visit-"),
        ((A, "zzz", "same"), "no claim 'zzz' in timelines"),
        ((A, A, "same"), "one stands here twice"),
        ((A, "same"), "ids of two claims or more stand before 'same'"),
        ((A, B), "no verdict: after the ids comes one of same, different, unsure"),
        ((A, B, "diferent"), "no verdict ('diferent'; did you mean 'different'?)"),
        (("same", A, B), "ids of two claims or more stand before 'same'"),
        ((A, B, "same", "timelines", "-C", "timelines"), "two folders: timelines and timelines"),
        ((A, B, "same", "nowhere"), "nowhere: no such file or folder"),
        ((A, B, "same", "--text", C), "--text is the id of one of the claims, and goes with `same` alone"),
        ((A, B, "different", "--text", A), "--text is the id of one of the claims, and goes with `same` alone"),
        ((A, B, "same", "--on", "May"), "'May' is no day; write it as 2024-05-31"),
        ((A, B, "same", "--why", " "), "a reason that says nothing"),
        ((A, B, "same", "--why", "\udcff"), "this is not UTF-8"),
        ((A, B, "same", "--why", "x" * 3000), "why has 3,000 characters, more than 2,000"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    why = () if "--why" in arguments else ("--why", "So.")
    assert run(["judge", *arguments, *why]) == 2
    assert message in capsys.readouterr().err
    assert not file.exists()


def test_a_judgement_without_a_reason_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(A, B, "same") == 2
    assert "Missing option '--why'" in capsys.readouterr().err
    assert not file.exists()


def test_an_id_that_two_claims_have_cannot_be_judged(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(file.with_name("timeline.yaml"), file.with_name("again.yaml"))
    assert judged(A, B, "same", "--why", "So.") == 2
    places = "timelines/again.yaml:2:5 and timelines/timeline.yaml:2:5"
    assert f"several claims have the id 'ec-visit-a' ({places}); give each its own first" in capsys.readouterr().err


def test_what_is_judged_already_is_refused_with_its_place(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(A, B, "unsure", "--why", "The wire is vague.") == 0
    before = file.read_bytes()
    assert judged(B, A, "unsure", "--why", "So.") == 2
    said = "chronos: timelines/judgements.yaml:3:5: these claims are judged 'unsure' already; nothing was written\n"
    assert capsys.readouterr().err == said
    assert judged(B, A, "same", "--why", "So.", "--force") == 2
    assert capsys.readouterr().err == (
        "chronos: timelines/judgements.yaml:3:5: these claims are judged 'unsure' already (The wire is vague.); change "
        "that judgement there, or take it out first. Nothing was written\n"
    )
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("verdicts", "chain"),
    [
        (("same", "same", "different"), f"{A} = {B} ({FIRST}), {B} = {C} ({SECOND}), but {A} \u2260 {C} ({NOW})"),
        (("same", "different", "same"), f"{B} = {A} ({FIRST}), {A} = {C} ({NOW}), but {B} \u2260 {C} ({SECOND})"),
    ],
)
def test_a_contradiction_is_refused_with_its_chain_unless_it_is_forced(
    file: Path, capsys: pytest.CaptureFixture[str], verdicts: tuple[str, str, str], chain: str
) -> None:
    assert judged(A, B, verdicts[0], "--why", "So.") == 0
    assert judged(B, C, verdicts[1], "--why", "So.") == 0
    before = file.read_bytes()
    capsys.readouterr()
    assert judged(A, C, verdicts[2], "--why", "So.") == 2
    assert capsys.readouterr().err == (
        f"chronos: this contradicts what is judged: {chain}; one of them is wrong. Nothing was written; --force writes "
        "it all the same\n"
    )
    assert file.read_bytes() == before
    assert judged(A, C, verdicts[2], "--why", "So.", "--force") == 0
    assert run(["check", "--select", "L002"]) == 1
    assert "judgements contradict each other: " in " ".join(capsys.readouterr().out.split())


def test_a_file_as_people_write_it_keeps_its_comments_line_ends_and_rights(file: Path) -> None:
    before = (
        f"\ufeff# Ours.\r\njudgements:\r\n- claims: [{A}, {B}]  # the course\r\n  verdict: same\r\n\r\n# The end.\r\n"
    )
    file.write_bytes(before.encode())
    file.chmod(0o640)
    assert judged(B, C, "same", "--why", "So.") == 0
    item = f"- claims: [{B}, {C}]\r\n  verdict: same\r\n  on: 2024-05-01\r\n  why: So.\r\n"
    assert file.read_bytes().decode() == before.replace("\r\n\r\n# The end.", f"\r\n{item}\r\n# The end.")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_leads_where_it_led(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text("judgements: []\n", encoding="utf-8")
    file.symlink_to(real)
    assert judged(A, B, "same", "--why", "So.") == 0
    assert file.is_symlink()
    assert "verdict: same" in real.read_text(encoding="utf-8")
    assert sorted(path.name for path in file.parent.iterdir()) == ["judgements.yaml", "sources.yaml", "timeline.yaml"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"judgements:\n  - claims: [a\n", "timelines/judgements.yaml:2:13: this is not YAML ("),
        (
            b"judgements:\n  - {claims: [a, b], verdict: same, why: caf\xe9}\n",
            "timelines/judgements.yaml: this is not UTF-8",
        ),
        ("judgements: []\n".encode("utf-16"), "timelines/judgements.yaml: this is not UTF-8"),
        (b"judgements: none\n", "timelines/judgements.yaml: `judgements:` is no list"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_as_it_is(
    file: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
) -> None:
    file.write_bytes(content)
    assert judged(A, B, "same", "--why", "So.") == 2
    assert message in capsys.readouterr().err
    assert file.read_bytes() == content


def test_what_cannot_be_written_is_said(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.mkdir()
    assert judged(A, B, "same", "--why", "So.") == 2
    assert "timelines/judgements.yaml: cannot be read (is a directory)" in capsys.readouterr().err


def test_many_at_once_lose_nothing(file: Path, tmp_path: Path) -> None:
    claims = CLAIMS + "".join(f"  - {{id: n-{n}, date: '2019', text: Number {n}.}}\n" for n in range(8))
    file.with_name("timeline.yaml").write_text(claims, encoding="utf-8")
    running = [
        subprocess.Popen([CHRONOS, "judge", A, f"n-{n}", "different", "--why", "So."], cwd=tmp_path) for n in range(8)
    ]
    assert [one.wait() for one in running] == [0] * 8
    text = file.read_text(encoding="utf-8")
    assert sorted(re.findall(r"n-\d", text)) == [f"n-{n}" for n in range(8)]
    assert text.count("judgements:") == 1


def contents(folder: Path) -> dict[str, bytes]:
    return {os.path.relpath(path, folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_taking_a_judgement_out_restores_the_output_to_the_byte(file: Path, tmp_path: Path) -> None:
    write = file.with_name("judgements.yaml").write_text
    write("judgements:\n", encoding="utf-8")
    assert run(["build", "--format", "md"]) == 0
    before = contents(tmp_path / "output")
    assert judged(A, B, "same", "--why", "So.") == 0
    assert run(["build", "--format", "md"]) == 0
    assert contents(tmp_path / "output") != before
    write("judgements:\n", encoding="utf-8")
    assert run(["build", "--format", "md"]) == 0
    assert contents(tmp_path / "output") == before
