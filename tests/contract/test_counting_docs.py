"""Every command, program, formula and number of docs/counting.md, on the timelines that are shipped."""

import csv
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stdout
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from chronos.cli.main import chronos
from chronos.count import explain, weigh
from chronos.model import Counted, CountReport
from chronos.pipeline.chronologies import make_chronologies
from chronos.render.data import counts_document, events_csv, weights_csv
from chronos.store import read

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "counting.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
"""The language and the text of each block."""
RUN = [place for place, (language, _) in enumerate(BLOCKS) if language in ("sh", "python")]
COLUMNS = ("certain", "expected", "low", "high")
WORKED: list[str] = re.findall(r"^\| events \| date .*?^\| \*\*\d+\*\* .*?$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with the timelines, the example, and the tables that a build of the timelines writes."""
    folder = tmp_path_factory.mktemp("counting")
    shutil.copytree(ROOT / "timelines", folder / "timelines")
    (folder / "example").mkdir()
    (example,) = (text for language, text in BLOCKS if language == "yaml")
    (folder / "example" / "timeline.yaml").write_text(example, encoding="utf-8")
    made = make_chronologies(read(folder / "timelines"), ())
    whole, terms = made.whole, made.prepared.terms()
    report = CountReport(project="", scope=whole.scope, by=None, total=Counted(counts=whole.counts))
    weights = [one for entry in whole.entries for one in explain(weigh(entry.event, terms), terms)]
    (folder / "output" / "data").mkdir(parents=True)
    for document in (events_csv(whole.entries), weights_csv(weights), counts_document(report)):
        (folder / "output" / document.path).write_bytes(document.content)
    with chdir(folder):
        yield folder


@pytest.fixture(scope="module")
def printed(folder: Path) -> dict[int, str]:
    """Return what each block prints, all run in order as a reader would."""
    assert folder == Path.cwd()
    printed = {}
    for place in RUN:
        language, code = BLOCKS[place]
        if language == "python":
            names: dict[str, Any] = {}
            with redirect_stdout(StringIO()) as out:
                exec(compile(code, "docs/counting.md", "exec"), names)  # noqa: S102 - the page's own program
            printed[place] = out.getvalue()
        else:
            result = CliRunner().invoke(chronos, shlex.split(code)[1:], standalone_mode=False)
            assert (result.exception, result.return_value) == (None, 0)
            printed[place] = result.stdout
    return printed


def weights() -> list[dict[str, str]]:
    with Path("output/data/weights.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("place", RUN)
def test_every_command_and_program_prints_what_stands_below_it(place: int, printed: Mapping[int, str]) -> None:
    language, shown = BLOCKS[place + 1]
    if language != "text":  # what only writes a file prints nothing
        shown = ""
    assert printed[place].rstrip() == shown.rstrip()


def test_every_query_finds_what_stands_below_it(folder: Path) -> None:
    assert folder == Path.cwd()
    queries = re.findall(r"```sql\n(.*?)```\n\n((?:\|[^\n]*\n)+)", PAGE, re.DOTALL)
    assert len(queries) == 2
    for query, table in queries:
        head, _, *shown = [[cell.strip() for cell in row.strip("|\n").split("|")] for row in table.splitlines()]
        found = duckdb.sql(query)
        assert found is not None
        assert found.columns == head
        assert [[str(year), str(low), f"{mean:.6f}", str(high)] for year, low, mean, high in found.fetchall()] == shown


@pytest.mark.parametrize(("year", "table"), list(zip(("2018", "2019"), WORKED, strict=True)))
def test_the_worked_sums_are_those_of_the_table_of_weights(year: str, table: str, folder: Path) -> None:
    assert folder == Path.cwd()
    kinds: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in weights():
        if row["period"] == year:
            kinds.setdefault((row["date"], row["working"]), []).append(row)
    expected = []
    for (date, working), rows in kinds.items():
        exact = Fraction(int(rows[0]["part"]), int(rows[0]["of"]))
        cells = (f"{len(rows)}", f"`{date}`", working, f"{float(exact):.6f}", f"{float(exact * len(rows)):.6f}")
        expected.append(f"| {' | '.join(cells)} |")
    _, _, *shown, last = table.splitlines()
    assert sorted(shown) == sorted(expected)
    rows = [row for row in weights() if row["period"] == year]
    total = sum(Fraction(int(row["part"]), int(row["of"])) for row in rows)
    assert last == f"| **{len(rows)}** | | | | **{float(total):.6f}** |"


def test_the_formulas_for_a_spreadsheet_give_the_table_of_counts(folder: Path) -> None:
    assert folder == Path.cwd()
    (formulas,) = (text for _, text in BLOCKS if text.startswith("certain:"))
    rows = weights()
    columns = dict(zip("ABCDEFGHIJK", rows[0], strict=True))
    sums = re.findall(r"=SUMIFS\(weights!(\w):\1, weights!(\w):\2, A2\)", formulas)
    (counted,) = re.findall(r"=COUNTIFS\(weights!(\w):\1, A2\)", formulas)
    assert len(sums) == 2
    with Path("output/data/counts.csv").open(encoding="utf-8", newline="") as file:
        counts = list(csv.DictReader(file))
    assert len(counts) == 31
    for year in counts:
        certain, expected = (
            sum(float(row[columns[number]]) for row in rows if row[columns[where]] == year["period"])
            for number, where in sums
        )
        assert certain == int(year["certain"])
        assert expected == pytest.approx(float(year["expected"]), abs=1e-9)
        assert sum(row[columns[counted]] == year["period"] for row in rows) == int(year["possible"])
    assert "=G2/H2" in PAGE
    assert (columns["G"], columns["H"], columns["I"]) == ("part", "of", "weight")
    assert int(rows[0]["part"]) / int(rows[0]["of"]) == float(rows[0]["weight"])


def test_the_numbers_in_the_text_are_those_of_the_timelines(folder: Path) -> None:
    assert folder == Path.cwd()
    total = sum(Fraction(int(row["part"]), int(row["of"])) for row in weights())
    with Path("output/data/events.csv").open(encoding="utf-8", newline="") as file:
        events = list(csv.DictReader(file))
    prospective = sum(row["status"] == "prospective" for row in events)
    undated = sum(not row["date"] and row["status"] != "prospective" for row in events)
    sums = f"add up to {total}, and {len(events)} events = {total} + {undated} undated + {prospective} prospective."
    assert sums in " ".join(PAGE.split())
    with Path("output/data/counts.csv").open(encoding="utf-8", newline="") as file:
        found = {row["period"]: row for row in csv.DictReader(file)}
    certain, expected, low, high = ([found[year][name] for year in ("2019", "2018")] for name in COLUMNS)
    quote = (
        f"At least {certain[0]} of the events recorded here took place in 2019, and {certain[1]} in 2018. With those "
        f"whose dates are less precise, about {float(expected[0]):.0f} and {float(expected[1]):.0f} are expected "
        f"(90 % intervals {low[0]}\N{EN DASH}{high[0]} and {low[1]}\N{EN DASH}{high[1]})."
    )
    assert quote in PAGE.replace("\n> ", " ")
    assert "99 % of draws" in BLOCKS[1][1]


def test_every_option_that_the_page_names_is_there() -> None:
    helped = CliRunner().invoke(chronos, ["count", "--help"], standalone_mode=False).output
    options = set(re.findall(r"(?<![-\w])--[a-z][a-z-]+", PAGE))
    assert "--lasting" in options
    assert {one for one in options if one not in helped} == set()


def test_every_page_and_section_that_the_page_names_is_there() -> None:
    links = re.findall(r"\]\(([\w.-]+\.md)(?:#([\w-]+))?\)", PAGE)
    assert len(links) > 1
    for name, section in links:
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        titles = {title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
        assert not section or section in titles
