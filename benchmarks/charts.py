"""Measures `chronos count` of tables of events beside DuckDB, and the drawing of charts beside vl-convert.

Usage: python benchmarks/charts.py                    (both)
       python benchmarks/charts.py counts [N ...]     (1,000,000 and 10,000,000 rows unless told)
       python benchmarks/charts.py pictures

counts: a Parquet file of N events, dated to the day, the month, the year, the decade, about, between, from and until,
is counted per country and year, certain, expected and possible; the floor is DuckDB's naive count of the same rows by
country and the first four characters of the date. pictures: SVG and PNG of the first 37 charts that `chronos build`
makes of the shipped timelines, from their specifications; the floor is vl-convert alone with the same specifications,
the same fonts and the same scale, which does not pack its PNG files.

Whole processes in turn, one turn before that is not counted; modules are compiled then, as they are where a package is
installed. Seconds are medians; the ratio is the median of the
ratios of each turn, so that a machine whose speed drifts favours nobody. CPU is that of all processes.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from chronos.chart.font import FOLDER

SIZES: Final = (1_000_000, 10_000_000)
CHARTS: Final = 37
LIMITS: Final = {"counts": 3.0, "pictures": 1.2}
SHIPPED: Final = Path(__file__).resolve().parent.parent / "timelines"

# Every number is a hash of the row's, so that the same N gives the same rows. Days are those of 1990 to 2024.
ROWS: Final = """
COPY (
    SELECT 'e' || row AS id,
        CASE
            WHEN kind < 40 THEN strftime(day, '%Y-%m-%d')
            WHEN kind < 60 THEN strftime(day, '%Y-%m')
            WHEN kind < 75 THEN strftime(day, '%Y')
            WHEN kind < 80 THEN strftime(day, '%Y-%m~')
            WHEN kind < 85 THEN strftime(day, '%Y?')
            WHEN kind < 89 THEN '[' || strftime(day, '%Y-%m') || '..'
                || strftime(day + to_months(months), '%Y-%m') || ']'
            WHEN kind < 93 THEN strftime(day, '%Y-%m') || '/' || strftime(day + to_months(months), '%Y-%m')
            WHEN kind < 94 THEN left(strftime(day, '%Y'), 3) || 'X'
            WHEN kind < 96 THEN strftime(day, '%Y-%m') || '/..'
            WHEN kind < 97 THEN '[' || strftime(day, '%Y') || '..]'
            WHEN kind < 98 THEN '[..' || strftime(day, '%Y') || ']'
            ELSE ''
        END AS date,
        chr(65 + (place // 10)::INTEGER) || chr(65 + (place % 10)::INTEGER) AS country,
        ['arrest', 'agreement', 'protest', 'training'][1 + (hash(row, 5) % 4)::INTEGER] AS kind,
        CASE hash(row, 6) % 50 WHEN 0 THEN 'retracted' WHEN 1 THEN 'prospective' WHEN 2 THEN 'disputed'
            ELSE 'undisputed' END AS status
    FROM (
        SELECT row, hash(row, 0) % 100 AS kind, DATE '1990-01-01' + (hash(row, 1) % 12784)::INTEGER AS day,
            [2, 5, 11][1 + (hash(row, 2) % 3)::INTEGER] AS months, hash(row, 3) % 200 AS place
        FROM range($1) numbers(row)
    )
) TO '{path}' (FORMAT parquet)
"""
NAIVE: Final = (
    "import duckdb, sys; duckdb.execute('SELECT country, left(date, 4) AS year, count(*) FROM read_parquet($1) "
    "GROUP BY ALL', [sys.argv[1]]).fetchall()"
)
READ: Final = """
import json, pathlib, sys
specs = [json.loads(path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[1]).glob('*.vl.json'))]
"""
BARE: Final = f"""{READ}
import vl_convert
for spec in specs:
    vl_convert.svg_to_png(vl_convert.vegalite_to_svg(spec), scale=2.0)
"""
OURS: Final = f"""{READ}
from chronos.chart.picture import draw, draw_all
from chronos.chart.style import Drawing
drawings = [Drawing(name='', title='', description='', spec=spec) for spec in specs]
"""


class Taken(NamedTuple):
    """Seconds of a process, by the clock and of all processors."""

    wall: float
    cpu: float


def taken(command: Sequence[str], environment: Mapping[str, str]) -> Taken:
    """Run a command to its end."""
    environment = {**os.environ, **environment}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def compare(
    title: str, commands: Mapping[str, Sequence[str]], limit: float, turns: int, environment: Mapping[str, str]
) -> None:
    """Print the times of some commands and their ratios to the first; the limit is that of the second."""
    times: dict[str, list[Taken]] = {name: [] for name in commands}
    for turn in range(turns + 1):
        for name, command in commands.items():
            one = taken(command, environment)
            if turn:
                times[name].append(one)
    floor = next(iter(times.values()))
    print(f"\n{title}, {turns} turns")
    for place, (name, each) in enumerate(times.items()):
        ratio = statistics.median(one.wall / least.wall for one, least in zip(each, floor, strict=True))
        wall = statistics.median(one.wall for one in each)
        cpu = statistics.median(one.cpu for one in each)
        told = f"  (at most {limit} x)" if place == 1 else ""
        print(f"  {name:44} {wall:8.3f} s  {cpu:8.3f} s CPU  {ratio:6.2f} x{told}", flush=True)


def counts(sizes: Sequence[int], turns: int) -> None:
    """Count tables of so many rows."""
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            path = Path(scratch) / "events.parquet"
            with duckdb.connect() as database:
                database.execute(ROWS.format(path=path), [size])
                query = "SELECT count(DISTINCT date), count(DISTINCT country) FROM read_parquet($1)"
                dates, countries = database.execute(query, [str(path)]).fetchall()[0]
            chronos = [sys.executable, "-m", "chronos", "count", str(path), "--per", "year", "--format", "csv"]
            compare(
                f"{size:,} rows, {path.stat().st_size / 2**20:.0f} MB, {dates:,} dates, {countries} countries",
                {
                    "DuckDB, naive count by country and year": [sys.executable, "-c", NAIVE, str(path)],
                    "chronos count --by country": [*chronos, "--by", "country"],
                    "chronos count": chronos,
                },
                LIMITS["counts"],
                turns,
                {"PYTHONPYCACHEPREFIX": str(Path(scratch) / "compiled")},
            )


def pictures(turns: int) -> None:
    """Draw the charts of the shipped timelines."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "output"
        build = [sys.executable, "-m", "chronos", "build", str(SHIPPED), "-o", str(output)]
        subprocess.run(build, check=False, stdout=subprocess.DEVNULL)  # it leaves with 1 where there are findings
        specs = Path(scratch) / "specs"
        specs.mkdir()
        for place, path in enumerate(sorted(output.rglob("*.vl.json"))[:CHARTS]):
            (specs / f"{place:02}.vl.json").write_bytes(path.read_bytes())
        compare(
            f"SVG and PNG of {len(list(specs.iterdir()))} charts",
            {
                "vl-convert alone": [sys.executable, "-c", BARE, str(specs)],
                "chronos, PNG by two processes (draw_all)": [
                    sys.executable,
                    "-c",
                    f"{OURS}draw_all(drawings)",
                    str(specs),
                ],
                "chronos, all by one (draw)": [
                    sys.executable,
                    "-c",
                    f"{OURS}for one in drawings: draw(one)",
                    str(specs),
                ],
            },
            LIMITS["pictures"],
            turns,
            {"PYTHONPYCACHEPREFIX": str(Path(scratch) / "compiled"), "FONTCONFIG_FILE": str(FOLDER / "none.conf")},
        )


def main() -> None:
    """Print a table for each size of table, and one for the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("counts", "pictures"), help="by default both")
    parser.add_argument("size", nargs="*", type=int, help="rows of the tables to count")
    parser.add_argument("--turns", type=int, default=5, help="turns that are counted (5)")
    asked = parser.parse_args()
    if asked.what != "pictures":
        counts(asked.size or SIZES, asked.turns)
    if asked.what != "counts":
        pictures(asked.turns)


if __name__ == "__main__":
    main()
