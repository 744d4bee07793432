"""Measures `chronos import` of a table beside others merely reading it, its memory, and the writing of exports.

Usage: python benchmarks/exchange.py                       (all three)
       python benchmarks/exchange.py import [N ...]        (100,000 rows unless told)
       python benchmarks/exchange.py memory [N ...]        (100,000 and 400,000 rows unless told)
       python benchmarks/exchange.py export [N ...]        (100,000 claims unless told)

The table is one as analysts keep: dates in mixed forms (a third of them days, others months, years, words and days
that are written day first), countries by their names, texts, a source with its address, notes; two rows of 1,000
cannot be taken.

import: whole processes in turn, one turn before that is not counted; the floor is polars reading the file. Beside it
there are DuckDB and Python's own reader, which makes rows of texts as chronos does before it begins. Seconds are
medians; the ratio is the median of the ratios of each turn. memory: the largest proportional set size of a whole
process, of the reader alone and of `chronos import`. export: in one process, from claims that were read before; the
floor is `json.dumps` of the same fields.
"""

import argparse
import csv
import io
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from charts import compare
from msgspec import json as msgspec_json

from check import megabytes
from chronos.exchange.incoming import ImportOptions, Taken
from chronos.exchange.linked.as_json import write_json, write_jsonl
from chronos.exchange.outgoing import Export, ExportOptions, Losses, Writer
from chronos.exchange.tables.claim_rows import write_csv
from chronos.exchange.tables.parquet import write_parquet
from chronos.exchange.tables.spreadsheets import read_csv
from chronos.exchange.tables.workbooks import write_xlsx
from chronos.link import cluster
from chronos.merge import merge
from chronos.model.plain import claim_fields
from chronos.store.parts import read_json_part

if TYPE_CHECKING:
    from chronos.model import Claim

ROWS: Final = 100_000
MEMORY: Final = (100_000, 400_000)
LIMITS: Final = {"import": 60.0, "memory": 1.3}
COUNTRIES: Final = ("Ecuador", "Peru", "Bolivia", "Chile; Argentina", "Mexico", "China", "PA", "United States")
ACTS: Final = (
    "agreement is signed",
    "course is held",
    "delegation visits",
    "donation of vehicles arrives",
    "drill ends",
)
PAPERS: Final = ("El Comercio", "La República", "Reuters", "Xinhua", "Gazette", "Ministry of the Interior")
MONTHS: Final = ("January", "March", "May", "July", "September", "November")
POLARS: Final = "import polars, sys; polars.read_csv(sys.argv[1], infer_schema_length=0)"
DUCKDB: Final = (
    "import duckdb, sys; duckdb.execute('CREATE TABLE t AS FROM read_csv($1, all_varchar = true)', [sys.argv[1]])"
)
PYTHON: Final = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass"
READER: Final = """
import sys
from chronos.exchange.incoming import ImportOptions
from chronos.exchange.tables.spreadsheets import read_csv
with open(sys.argv[1], "rb") as file:
    for one in read_csv(file, ImportOptions(name="events.csv")):
        pass
"""


def write_table(path: Path, rows: int) -> None:
    """Write a table of so many rows, the same for the same number."""
    dice = Random(8)  # noqa: S311 - a table, not a secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Date", "Country", "Description", "Source", "URL", "Notes", "Officers"])
        for row in range(rows):
            paper, number = dice.choice(PAPERS), dice.randrange(20_000)
            writer.writerow(
                [
                    _date(dice, row),
                    dice.choice(COUNTRIES),
                    f"The {row % 997} officers of unit {row}: a {dice.choice(ACTS)}, as announced in spring.",
                    f"{paper}, no. {number}",
                    f"https://example.org/{number}",
                    "From the yearly report" if row % 3 else "",
                    str(row % 40),
                ]
            )


def _date(dice: Random, row: int) -> str:
    year, month, day = dice.randrange(1990, 2024), dice.randrange(1, 13), dice.randrange(1, 29)
    if row % 500 == 499:
        return "to be checked"
    forms = (
        f"{year}-{month:02}-{day:02}",
        f"{year}-{month:02}-{day:02}",
        f"{day:02}/{month:02}/{year}",
        f"{dice.choice(MONTHS)} {year}",
        f"{day} {dice.choice(MONTHS)} {year}",
        str(year),
    )
    return forms[row % len(forms)]


def importing(sizes: Sequence[int], turns: int) -> None:
    """Compare whole processes."""
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            table, output = Path(scratch, "events.csv"), Path(scratch, "timelines", "events.yaml")
            write_table(table, size)
            output.parent.mkdir(exist_ok=True)
            # The file that is written is imported into again otherwise.
            fresh = (
                f"rm -f '{output}' && exec '{sys.executable}' -m chronos import '{table}' -o '{output}' --format json"
            )
            compare(
                f"{size:,} rows of CSV, {table.stat().st_size / 2**20:.0f} MB",
                {
                    "polars, reading": [sys.executable, "-c", POLARS, str(table)],
                    "chronos import": ["sh", "-c", fresh],
                    "chronos's reader, claims made and dropped": [sys.executable, "-c", READER, str(table)],
                    "DuckDB, reading": [sys.executable, "-c", DUCKDB, str(table)],
                    "Python's csv, reading": [sys.executable, "-c", PYTHON, str(table)],
                },
                LIMITS["import"],
                turns,
                {"PYTHONPYCACHEPREFIX": str(Path(scratch, "compiled"))},
            )


def memory(sizes: Sequence[int]) -> None:
    """Print the memory of whole processes, and what is more of it for the last size than for the first."""
    print(f"\nmemory of {' and '.join(f'{size:,}' for size in sizes)} rows of CSV")
    with tempfile.TemporaryDirectory() as scratch:
        needed: dict[str, list[float]] = {}
        for size in sizes:
            table, output = Path(scratch, f"events-{size}.csv"), Path(scratch, f"events-{size}.yaml")
            write_table(table, size)
            commands = {
                "the reader": [sys.executable, "-c", READER, str(table)],
                "chronos import": [sys.executable, "-m", "chronos", "import", str(table), "-o", str(output)],
            }
            for name, command in commands.items():
                needed.setdefault(name, []).append(megabytes(command))
    for name, each in needed.items():
        shown = "  ".join(f"{one:6.0f} MB" for one in each)
        told = f"  (at most {LIMITS['memory']} x)" if name == "the reader" else ""
        print(f"  {name:44} {shown}  {each[-1] / each[0]:6.2f} x{told}", flush=True)


def exporting(sizes: Sequence[int], turns: int) -> None:
    """Print how long each format takes to write, from claims in memory."""
    for size in sizes:
        export, fields = _export(size)
        writers = _writers(export, fields)
        times: dict[str, list[float]] = {name: [] for name in writers}
        sizes_of: dict[str, int] = {}
        for _ in range(turns):
            for name, write in writers.items():
                start = time.perf_counter()
                sizes_of[name] = write()
                times[name].append(time.perf_counter() - start)
        floor = next(iter(times.values()))
        print(f"\n{len(export.claims):,} claims, {len(export.sources):,} sources, {turns} turns, in one process")
        for name, each in times.items():
            ratio = statistics.median(one / least for one, least in zip(each, floor, strict=True))
            wall, large = statistics.median(each), sizes_of[name] / 2**20
            print(f"  {name:44} {wall:8.3f} s  {large:6.0f} MB  {ratio:6.2f} x", flush=True)


def _writers(export: Export, fields: list[dict[str, Any]]) -> dict[str, Callable[[], int]]:
    """Return what writes claims, the floor first; each returns how many bytes it wrote."""
    others: dict[str, Callable[[], int]] = {
        "json.dumps of the fields of claims": lambda: len(json.dumps(fields)),
        "msgspec, the same": lambda: len(msgspec_json.encode(fields)),
        "polars, CSV of five columns of texts": lambda: len(_frame(fields).write_csv()),
        "polars, Parquet of the same": lambda: _parquet(_frame(fields)),
    }
    ours = {"json": write_json, "jsonl": write_jsonl, "csv": write_csv, "parquet": write_parquet, "xlsx": write_xlsx}
    return others | {f"chronos export {name}": partial(_written, write, export) for name, write in ours.items()}


def _written(write: Writer, export: Export) -> int:
    return sum(map(len, write(export, ExportOptions(), Losses())))


def _export(size: int) -> tuple[Export, list[dict[str, Any]]]:
    """Return an export of the claims of a table, and their fields."""
    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch, "events.csv")
        write_table(table, size)
        claims: list[Claim] = []
        items: dict[str, Any] = {}
        with table.open("rb") as file:
            for one in read_csv(file, ImportOptions(name="events.csv")):
                if isinstance(one, Taken):
                    claims += one.claims
                    items |= {str(source["id"]): source for source in one.sources}
    part = read_json_part("sources.json", json.dumps({"references": list(items.values())}))
    sources = {source.id: source for source in part.sources}
    events = tuple(merge(one, sources) for one in cluster(claims, ()))
    export = Export(title="Events", claims=tuple(claims), events=events, sources=sources)
    return export, [claim_fields(claim) for claim in claims]


def _frame(fields: list[dict[str, Any]]) -> pl.DataFrame:
    names = ("id", "date", "text", "countries", "note")
    return pl.DataFrame({name: [str(one.get(name, "")) for one in fields] for name in names})


def _parquet(frame: pl.DataFrame) -> int:
    file = io.BytesIO()
    frame.write_parquet(file)
    return file.tell()


def main() -> None:
    """Print a table for each thing that is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("import", "memory", "export"), help="by default all")
    parser.add_argument("size", nargs="*", type=int, help="rows, or claims")
    parser.add_argument("--turns", type=int, default=5, help="turns that are counted (5)")
    asked = parser.parse_args()
    if asked.what in (None, "import"):
        importing(asked.size or (ROWS,), asked.turns)
    if asked.what in (None, "memory"):
        memory(asked.size or MEMORY)
    if asked.what in (None, "export"):
        exporting(asked.size or (ROWS,), asked.turns)


if __name__ == "__main__":
    main()
