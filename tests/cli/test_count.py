"""``chronos count`` as people and programs use it."""

import csv
import json
import os
import re
import subprocess
import sys
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import pytest

from chronos.cli.main import run
from projects import write_project
from visits import write_visits

BY = ("country", "region", "kind", "status", "source", "actor")
PER = ("year", "quarter", "month", "decade")


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_visits(tmp_path_factory.mktemp("visits"))


def output(capsys: pytest.CaptureFixture[str], folder: Path, *asked: str) -> str:
    """Run the command, which succeeds, and return what it writes."""
    capsys.readouterr()
    assert run(["count", str(folder), *asked]) == 0
    captured = capsys.readouterr()
    assert captured.err == "1 claim cannot be read; `chronos check` says why\n"
    return captured.out


def table(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def added_up(line: str) -> Fraction:
    """Add up the numbers after the equals sign of a line of the ledger."""
    right = re.sub(r"\(.*?\)", "", line.partition(" = ")[2])
    return sum(
        (Fraction(sign + number) for sign, number in re.findall(r"([+-]?) ?(\d+(?:\.\d+)?)", right)), Fraction(0)
    )


def ledger(text: str) -> list[tuple[Fraction, Fraction]]:
    """Return what each line of sums says and what its parts add up to."""
    lines = [line for line in text.splitlines() if " = " in line]
    return [(Fraction(line.split()[0]), added_up(line)) for line in lines]


def test_csv_has_the_columns_that_others_rely_on(visits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, visits, "--per", "year", "--format", "csv") == (
        "period,certain,expected,possible\n"
        "2013,0,0.666514529134,3\n"
        "2014,2,2.666514529134,5\n"
        "2015,0,0.666514529134,3\n"
        "2016,1,1.334094020995,3\n"
        "2017,1,1.333181195801,3\n"
        "2018,1,2.063720117957,4\n"
        "2019,1,1.269461077844,2\n"
    )


@pytest.mark.parametrize("by", BY)
def test_csv_of_groups_has_the_group_first(visits: Path, capsys: pytest.CaptureFixture[str], by: str) -> None:
    head, *rows = table(output(capsys, visits, "--by", by, "--format", "csv"))
    assert head == [by, "period", "certain", "expected", "possible"]
    groups = list(dict.fromkeys(row[0] for row in rows))
    assert len(rows) == 7 * len(groups)
    assert groups[-1] == ("retracted" if by == "status" else "")


@pytest.mark.parametrize("per", PER)
def test_expected_numbers_have_at_least_six_decimals_and_add_up(
    visits: Path, capsys: pytest.CaptureFixture[str], per: str
) -> None:
    _, *rows = table(output(capsys, visits, "--per", per, "--format", "csv"))
    assert all(re.fullmatch(r"\d+\.\d{6,12}", row[2]) for row in rows)
    assert float(sum(Fraction(row[2]) for row in rows)) == pytest.approx(10, abs=1e-9)
    assert all(int(row[1]) <= Fraction(row[2]) <= int(row[3]) for row in rows)


def test_details_add_the_interval_and_the_mark(visits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = table(output(capsys, visits, "--format", "csv", "--details", "--draws", "100"))
    assert head == ["period", "certain", "expected", "possible", "low", "high", "mark", "because"]
    assert [row[-2:] for row in rows] == [*[["", ""]] * 6, ["partial", "as_of"]]
    assert all(int(row[1]) <= int(row[4]) <= int(row[5]) <= int(row[3]) for row in rows)


def test_the_table_says_what_is_counted_and_adds_up(visits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, visits, "--draws", "0") == (
        "Police diplomacy, events per year, as of 30 June 2019\n"
        "\n"
        "period  certain  expected  possible  mark\n"
        "2013          0      0.67         3\n"
        "2014          2      2.67         5\n"
        "2015          0      0.67         3\n"
        "2016          1      1.33         3\n"
        "2017          1      1.33         3\n"
        "2018          1      2.06         4\n"
        "2019          1      1.27         2  partial: as of 30 June 2019\n"
        "\n"
        "14 events = 10.00 expected here + 1 undated + 2 prospective (of which 1 undated) + 1 retracted "
        "+ 1 too wide or too far off to be placed - 1 counted more than once\n"
        "16 claims read = 12 shown + 1 merged + 2 undated + 1 excluded\n"
        "1 event has no known start: taken to lie no earlier than 1 January 2013, where the first dated event begins, "
        "and certain in no year\n"
    )


ASKED: tuple[tuple[str, ...], ...] = (
    (),
    ("--from", "2015"),
    ("--to", "2015"),
    ("--from", "2015-03", "--to", "2017-11-30"),
    ("--from", "2016-05-03", "--lasting", "present"),
    ("--to", "2017-02", "--lasting", "present", "--per", "month"),
    ("--lasting", "present", "--prospective"),
    ("--prospective", "--per", "decade"),
    ("--scope", "EC"),
    ("--scope", "andes", "--from", "2014-07"),
    ("--scope", "Uruguay", "--per", "quarter"),
    *(("--by", by, "--from", "2016") for by in BY),
)


@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("asked", ASKED)
def test_the_lines_of_the_ledger_add_up(
    visits: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], form: str
) -> None:
    sums = ledger(output(capsys, visits, *asked, "--draws", "0", "--format", form))
    assert len(sums) == 2
    for said, found in sums:
        assert said == found
    assert sums[1][0] == 16


def test_a_ledger_of_three_rounded_numbers_adds_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Expected are 2.7475, elsewhere 0.9473, and 1.6948 beyond one per event: 2.75 + 0.95 - 1.69 would not be 2.
    claims = """\
    claims:
      - {id: a, date: 2012-02-24/, text: A desk is staffed., countries: [EC]}
      - {id: b, date: "[2011..2018]", text: A deal is signed., countries: [EC]}
    """
    write_project(tmp_path, claims, settings='as_of: "2020-12-31"')
    assert run(["count", str(tmp_path), "--lasting", "present", "--from", "2015-07-12", "--draws", "0"]) == 0
    out = capsys.readouterr().out
    assert "2 events = 2.75 expected here + 0.95 before or after these years - 1.70 counted more than once\n" in out
    assert [said == found for said, found in ledger(out)] == [True, True]


def test_what_a_text_may_quote_stands_below_the_table(visits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = output(capsys, visits, "--from", "2016", "--compare", "2018", "2017", "--compare", "2019", "2018")
    lines = out.splitlines()
    assert lines[2] == "period  certain  expected  possible  90 %  more than before  mark"
    share = r"(\d+) % of draws \(as many: (\d+) %, fewer: (\d+) %\)"
    first = next(line for line in lines if line.startswith("more in 2018 than in 2017: "))
    found = re.fullmatch(f"more in 2018 than in 2017: {share}", first)
    assert found
    assert 99 <= sum(map(int, found.groups())) <= 101
    second = next(line for line in lines if line.startswith("more in 2019 than in 2018: "))
    assert re.fullmatch(f"more in 2019 than in 2018: {share}; mind that 2019 cannot be compared in full", second)
    assert "all these years together: 90 % of draws have 5\N{EN DASH}7 events" in lines
    assert any(
        re.match(r"(rising|falling) from 2016 to 2018: \d+ % of draws \([+-]\d\.\d\d a year; ", line) for line in lines
    )
    assert lines[-1] == "90 %: the middle of 10,000 draws of the dates within their bounds (seed 0)"


def test_groups_are_named_with_their_ids_and_what_names_none_last(
    visits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = output(capsys, visits, "--by", "country", "--draws", "0").splitlines()
    names = list(dict.fromkeys(re.split(r"  +", line)[0] for line in lines[3 : lines.index("", 3)]))
    assert names == ["China (CN)", "Colombia (CO)", "Ecuador (EC)", "Peru (PE)", "Uruguay (UY)", "(no country)"]
    assert "1 event stands in more than one country" in lines


def test_markdown_has_the_same_numbers(visits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = output(capsys, visits, "--format", "md", "--draws", "0").splitlines()
    assert lines[:6] == [
        "**Police diplomacy, events per year, as of 30 June 2019**",
        "",
        "| period | certain | expected | possible | mark |",
        "| --- | ---: | ---: | ---: | --- |",
        "| 2013 | 0 | 0.67 | 3 |  |",
        "| 2014 | 2 | 2.67 | 5 |  |",
    ]
    assert lines[10] == "| 2019 | 1 | 1.27 | 2 | partial: as of 30 June 2019 |"


def test_json_has_everything(visits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--by", "country", "--format", "json", "--draws", "100", "--seed", "3", "--compare", "2018", "2017")
    found: dict[str, Any] = json.loads(output(capsys, visits, *asked))
    assert {name: found[name] for name in ("project", "scope", "per", "by", "lasting", "as_of", "draws", "seed")} == {
        "project": "Police diplomacy",
        "scope": "",
        "per": "year",
        "by": "country",
        "lasting": "once",
        "as_of": "2019-06-30",
        "draws": 100,
        "seed": 3,
    }
    assert found["ledger"] == {"read": 16, "shown": 12, "merged": 1, "undated": 2, "excluded": 1}
    assert [one["group"] for one in found["groups"]] == ["CN", "CO", "EC", "PE", "UY", ""]
    for one in (found["total"], *found["groups"]):
        apart = one["undated"] + one["prospective"] + one["retracted"] + one["outside"]
        assert one["events"] == pytest.approx(one["expected"] + apart + one["elsewhere"] - one["beyond"])
        assert sum(Fraction(row["exact"]) for row in one["rows"]) == pytest.approx(one["expected"])
        (comparison,) = one["comparisons"]
        assert comparison["more"] + comparison["same"] + comparison["fewer"] == pytest.approx(1)
    row = found["total"]["rows"][-1]
    assert (row["period"], row["first"], row["last"]) == ("2019", "2019-01-01", "2019-12-31")
    assert (row["mark"], row["because"], row["exact"]) == ("partial", "as_of", "212/167")


def test_a_project_without_claims_is_counted_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path, "claims: []\n")
    assert run(["count", str(tmp_path), "--format", "csv", "--by", "country"]) == 0
    assert capsys.readouterr() == ("country,period,certain,expected,possible\n", "")
    assert run(["count", str(tmp_path)]) == 0
    assert "0 events = 0.00 expected here\n0 claims read = " in capsys.readouterr().out


def test_years_before_christ_are_labels_in_csv_and_words_in_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, 'claims:\n  - {id: a, date: "-0043-03-15", text: He is killed., countries: [IT]}\n')
    assert run(["count", str(tmp_path), "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "-0043,1,1.000000,1"
    assert run(["count", str(tmp_path)]) == 0
    assert "\n44 BC " in capsys.readouterr().out


def test_the_folder_above_timelines_is_a_project_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_visits(tmp_path / "timelines")
    expected = output(capsys, tmp_path / "timelines", "--format", "csv")
    assert output(capsys, tmp_path, "--format", "csv") == expected
    monkeypatch.chdir(tmp_path)
    assert run(["count", "--format", "csv"]) == 0
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--from", "yesterday"], "--from 'yesterday' is no date"),
        (["--to", "2019-02-30"], "--to '2019-02-30' is no date"),
        (["--from", "2019", "--to", "2018"], "--from 2019 lies after --to 2018"),
        (["--from", "2019-06", "--to", "2019-05-31"], "--from 2019-06 lies after --to 2019-05-31"),
        (["--scope", "Ecuado"], "no event names 'Ecuado'; did you mean Ecuador (EC)?"),
        (["--compare", "2031", "2018"], "'2031' lies outside what was counted (from 2013 to 2019)"),
        (["--compare", "2018-05", "2017"], "'2018-05' is not made of whole years"),
        (["--compare", "2018", "soon"], "'soon' is no date to compare"),
        (["--compare", "2018"], "requires 2 arguments"),
        (["--compare", "2018", "2017", "--draws", "0"], "--compare needs --draws"),
        (["--draws", "-1"], "'--draws'"),
        (["--draws", "1000001"], "'--draws'"),
        (["--seed", "-1"], "'--seed'"),
        (["--details"], "--details is for --format csv"),
        (["--compare", "2018", "2017", "--format", "csv"], "--compare is for the other forms"),
        (["--by", "colour"], "'--by'"),
        (["--per", "week"], "'--per'"),
        (["--lasting", "always"], "'--lasting'"),
        (["--format", "xlsx"], "'--format'"),
        (["--as-of", "2019"], "--as-of is for a table of events"),
    ],
)
def test_what_cannot_be_asked_for_is_one_clear_line_and_exit_code_2(
    visits: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str
) -> None:
    assert run(["count", str(visits), *asked]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = [line for line in captured.err.splitlines() if line.startswith(("chronos: ", "Error: "))]
    assert said in line
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("name", ["nowhere", "nowhere.parquet", "empty"])
def test_without_a_project_there_is_one_clear_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["count", str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("chronos: ")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_bytes_are_the_same_in_every_process_zone_and_locale(visits: Path, form: str) -> None:
    found = set()
    for seed, zone, language in (("1", "Pacific/Kiritimati", "C"), ("2", "America/Santiago", "tr_TR.UTF-8")):
        changed = {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
        done = subprocess.run(
            [sys.executable, "-m", "chronos", "count", str(visits), "--by", "country", "--format", form],
            env={**os.environ, **changed},
            capture_output=True,
            check=True,
            timeout=60,
        )
        found.add(done.stdout)
    assert len(found) == 1
    assert b"\r" not in found.pop()


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A table of four events, of which the date of one cannot be read."""
    path = tmp_path / "events.parquet"
    dates = "('a', '2018', 'EC'), ('b', '[2018,2019]', 'PE'), ('c', '', 'EC'), ('d', '2o18', 'EC')"
    duckdb.sql(f"COPY (SELECT * FROM (VALUES {dates}) AS t(id, date, country)) TO '{path}' (FORMAT parquet)")  # noqa: S608 - a path of its own
    return path


def test_a_table_of_events_is_counted_and_its_unreadable_rows_are_named(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["count", str(rows), "--as-of", "2019-06-30"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.splitlines()[:4] == [
        "events.parquet, events per year, as of 30 June 2019",
        "",
        "period  certain  expected  possible  mark",
        "2018          1      1.50         2",
    ]
    assert "\n3 events = 2.00 expected here + 1 undated\n4 rows read = 3 counted here + 1 unreadable\n" in captured.out
    assert "\nrow 4 (d): '2o18' is no date: " in captured.out


def test_a_table_by_country_has_the_same_columns(rows: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["count", str(rows), "--by", "country", "--format", "csv"]) == 0
    assert capsys.readouterr().out == (
        "country,period,certain,expected,possible\n"
        "EC,2018,1,1.000000,1\n"
        "EC,2019,0,0.000000,0\n"
        "PE,2018,0,0.500000,1\n"
        "PE,2019,0,0.500000,1\n"
    )


@pytest.mark.parametrize("asked", [["--scope", "EC"], ["--compare", "2018", "2019"]])
def test_of_a_table_all_rows_are_counted_and_none_drawn(
    rows: Path, capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    assert run(["count", str(rows), *asked]) == 2
    assert capsys.readouterr().err.startswith(f"chronos: {asked[0]} is for a folder of timelines; ")


def test_the_same_number_every_year_is_told_to_neither_rise_nor_fall(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = "".join(
        f'  - {{id: y{year}, date: "{year}", text: A thing., countries: [EC]}}\n' for year in (2016, 2017, 2018)
    )
    write_project(tmp_path, f"claims:\n{claims}", settings='as_of: "2018-12-31"')
    assert run(["count", str(tmp_path), "--draws", "100"]) == 0
    assert "\nneither rising nor falling from 2016 to 2018 in any draw\n" in capsys.readouterr().out


def test_years_outside_all_coverage_are_told_from_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims = 'claims:\n  - {id: a, date: "[2015..2018]", text: A thing., countries: [EC], sources: [s]}\n'
    sources = "references: [{id: s, title: A source, covers: '2015-07-01/2017'}]\n"
    write_project(tmp_path, claims, sources=sources, settings='as_of: "2018-12-31"')
    assert run(["count", str(tmp_path), "--draws", "0"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[37:] for line in lines[3:7]] == [
        "partial: not all of it covered by a source",
        "",
        "",
        "no source covers it, which is not zero",
    ]
    assert run(["count", str(tmp_path), "--from", "2017-03", "--to", "2017-09", "--draws", "0"]) == 0
    assert capsys.readouterr().out.splitlines()[3].endswith("  partial: cut by --from or --to")
