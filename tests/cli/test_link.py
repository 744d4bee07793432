"""``chronos link`` as people and programs use it."""

import json
from pathlib import Path

import pytest
import yaml

from alike import PAIRS, VISITS, write_alike
from chronos.cli.main import run


@pytest.fixture
def timelines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The timelines of a project in the current folder."""
    monkeypatch.chdir(tmp_path)
    return write_alike(tmp_path)


def proposed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str]]:
    """Return the pairs that the command lists, in the order of their ids."""
    capsys.readouterr()
    assert run(["link", "--format", "json", *arguments]) == 0
    return sorted((one["a"], one["b"]) for one in json.loads(capsys.readouterr().out)["candidates"])


def test_candidates_are_listed_as_json_and_the_same_as_yaml(
    timelines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["link", str(timelines), "--format", "json"]) == 0
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert captured.err == "4 candidates in 6 claims\n"
    assert list(found) == ["candidates"]
    assert sorted((one["a"], one["b"]) for one in found["candidates"]) == PAIRS
    for one in found["candidates"]:
        assert list(one) == ["a", "b", "strength", "reasons"]
        assert 0 <= one["strength"] <= 1
        assert one["reasons"]
        assert all(isinstance(reason, str) for reason in one["reasons"])
    strengths = [one["strength"] for one in found["candidates"]]
    assert strengths == sorted(strengths, reverse=True)
    assert run(["link", "--format", "yaml"]) == 0
    assert yaml.safe_load(capsys.readouterr().out) == found


def test_people_are_shown_both_claims_the_reasons_and_how_to_judge(
    timelines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["link", "--limit", "1"]) == 0
    out = capsys.readouterr().out
    (first, *_) = out.splitlines()
    one, other = next(pair for pair in PAIRS if pair[0] in first and pair[1] in out)
    assert f"  {one} (" in first
    assert f"{timelines.name}/timeline.yaml:" in first
    assert "      because: " in out
    assert "1 of 4 are shown; --all shows the others" in out
    assert f'to judge: chronos review, or: chronos judge {one} {other} same --why "..."' in out
    assert run(["link", "--all"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("because: ") == 4
    assert "--all" not in shown


@pytest.mark.parametrize("least", ["1.5", "-0.1", "nan", "much"])
def test_a_strength_is_from_0_to_1(timelines: Path, capsys: pytest.CaptureFixture[str], least: str) -> None:
    assert run(["link", str(timelines), "--min", least]) == 2
    assert "Invalid value for '--min'" in capsys.readouterr().err


def test_what_is_weaker_than_asked_for_is_left_out(timelines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["link", str(timelines), "--format", "json"]) == 0
    strengths = [one["strength"] for one in json.loads(capsys.readouterr().out)["candidates"]]
    stronger = [one for one in strengths if one >= strengths[1]]
    assert len(proposed(capsys, "--min", str(strengths[1]))) == len(stronger)
    assert proposed(capsys, "--min", "0") == PAIRS


def test_options_that_contradict_each_other_and_folders_that_are_not_there_are_usage_errors(
    timelines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["link", "--all", "--limit", "3"]) == 2
    assert run(["link", str(timelines / "nowhere")]) == 2
    assert "no such file or folder" in capsys.readouterr().err


def test_without_candidates_the_list_is_empty(timelines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (timelines / "timeline.yaml").write_text("claims: []\n", encoding="utf-8")
    assert run(["link", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"candidates": []}
    assert run(["link"]) == 0
    assert capsys.readouterr() == ("", "0 candidates in 0 claims\n")


def test_claims_that_cannot_be_read_are_told_of(timelines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (timelines / "timeline.yaml").read_text(encoding="utf-8")
    (timelines / "timeline.yaml").write_text(text.replace("1999-12-31", "some day"), encoding="utf-8")
    assert run(["link"]) == 0
    assert "1 claim cannot be read and had no part in it" in capsys.readouterr().err


def test_files_that_cannot_be_read_are_told_of(timelines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (timelines / "broken.yaml").write_bytes(b"caf\xe9")
    assert run(["link"]) == 0
    assert "1 file cannot be read, or not all of it; `chronos check` says why" in capsys.readouterr().err


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_is_judged_does_not_come_back(timelines: Path, capsys: pytest.CaptureFixture[str], verdict: str) -> None:
    assert timelines.is_dir()
    assert run(["judge", VISITS[0], VISITS[1], verdict, "--why", "So."]) == 0
    assert (VISITS[0], VISITS[1]) not in proposed(capsys)
    assert set(PAIRS[1:]) == set(proposed(capsys))


@pytest.mark.parametrize("second", ["same", "different", "unsure"])
def test_what_follows_from_judgements_does_not_come_back(
    timelines: Path, capsys: pytest.CaptureFixture[str], second: str
) -> None:
    assert timelines.is_dir()
    assert run(["judge", VISITS[0], VISITS[1], "same", "--why", "So."]) == 0
    assert run(["judge", VISITS[1], VISITS[2], second, "--why", "So."]) == 0
    assert proposed(capsys) == [PAIRS[3]]
