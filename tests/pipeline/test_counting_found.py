"""What was found wrong with counts by trying odd projects, through the command line."""

from fractions import Fraction
from pathlib import Path

import pytest

from chronos.cli.main import run


def _project(folder: Path, text: str, settings: str = "") -> str:
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    (folder / "chronos.yaml").write_text(f"title: P\n{settings}", encoding="utf-8")
    return str(folder)


def test_what_lasted_from_and_to_unknown_days_of_a_century_is_present_in_each_of_hundreds_of_quarters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = _project(
        tmp_path,
        "claims:\n"
        "  - {id: a, date: 20XX/20XX, text: A thing., sources: [s]}\n"
        "references:\n  - {id: s, title: T, issued: '2015'}\n",
    )
    assert run(["count", project, "--lasting", "present", "--per", "quarter", "--format", "csv"]) == 0
    rows = [line.split(",") for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 401
    days = 36_525  # 1 January 2000 to 31 December 2099, each of which may be the start, and each since then the end
    first_quarter = Fraction(sum(days - start for start in range(91)), days * (days + 1) // 2)
    assert rows[1][:2] == ["2000-Q1", "0"]
    assert float(rows[1][2]) == pytest.approx(float(first_quarter), abs=1e-11)
    assert {row[3] for row in rows[1:]} == {"1"}


@pytest.mark.parametrize("text", ["claims: [", "- 1\n", "\0"])
def test_a_file_that_cannot_be_read_is_told_and_not_counted_as_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    project = _project(tmp_path, "claims:\n  - {id: a, date: '2019', text: A thing.}\n")
    assert run(["count", project, "--format", "csv"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "period,certain,expected,possible\n2019,1,1.000000,1\n"
    assert shown.err == "1 file cannot be read, or not all of it; `chronos check` says why\n"


@pytest.mark.parametrize(
    ("per", "labels"),
    [
        ("quarter", ["2018-Q4", "2019-Q1"]),
        ("decade", ["2000s", "2010s"]),
        ("decade", ["-0010s", "-0000s"]),
    ],
)
def test_what_periods_are_called_can_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], per: str, labels: list[str]
) -> None:
    project = _project(tmp_path, "claims:\n  - {id: a, date: '2019', text: A thing.}\n")
    assert run(["count", project, "--per", per, "--from", labels[0], "--to", labels[1], "--format", "csv"]) == 0
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]] == labels


def test_what_periods_are_called_can_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = _project(tmp_path, "claims:\n  - {id: a, date: '[2018-11..2019-02]', text: A thing.}\n")
    assert run(["count", project, "--per", "quarter", "--compare", "2018-Q4", "2019-Q1"]) == 0
    assert "more in 2018-Q4 than in 2019-Q1: 51 % of draws" in capsys.readouterr().out
    assert run(["count", project, "--per", "quarter", "--compare", "2018-Q4/2019-Q1", "2019-Q1"]) == 0
    assert "more in 2018-Q4/2019-Q1 than in 2019-Q1: 51 % of draws" in capsys.readouterr().out
