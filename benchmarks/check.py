"""Measures `chronos check`: cold, again with nothing changed, and with one file of 200 changed.

Usage: python benchmarks/check.py [N ...]        (1,000, 10,000 and 100,000 claims unless told; yamllint and beancount
                                                   are measured too where they are installed)

Whole processes in turn; each figure is the median of the turns. The ratio is to PyYAML's CSafeLoader merely reading the
same files, in the same turns. For fewer than 100,000 claims `python -c "import yaml, click"` is taken off both sides.
Memory is the largest sum of the proportional set sizes of all processes of a check, read from /proc.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import write_claims

FILES = 200
LOAD = (
    "import sys, yaml, pathlib\nfor p in sorted(pathlib.Path(sys.argv[1]).glob('*.yaml')): "
    "yaml.load(p.read_bytes(), Loader=yaml.CSafeLoader)"
)
CHECK = [sys.executable, "-m", "chronos", "check", "--format", "concise"]
LIMITS = {"cold": 0.35, "again": 0.05, "one file changed": 0.07}


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def megabytes(command: list[str]) -> float:
    """Return the largest sum of the memory of a command and its children while it runs."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(proportional, family(process.pid))))
        time.sleep(0.01)
    return most / 1024


def family(parent: int) -> list[int]:
    """Return a process and its children."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    except OSError:
        children = []
    return [parent, *map(int, children)]


def proportional(process: int) -> int:
    """Return the proportional set size of a process in kilobytes; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def turns(folder: Path, runs: int) -> dict[str, float]:
    """Return the median seconds of every way to check, and of what stands beside it."""
    edited = sorted(folder.glob("claims-*.yaml"))[FILES // 3]
    cache = folder.parent / "cache"
    times: dict[str, list[float]] = {}

    def take(name: str, command: list[str], before: Callable[[], object] = lambda: None) -> None:
        before()
        times.setdefault(name, []).append(seconds(command))

    def edit() -> None:
        text = edited.read_text(encoding="utf-8")
        edited.write_text(f"{text}# {len(text)}\n", encoding="utf-8")

    for _ in range(runs):
        take("CSafeLoader, reading alone", [sys.executable, "-c", LOAD, str(folder)])
        take("import yaml, click", [sys.executable, "-c", "import yaml, click"])
        take("cold", [*CHECK, str(folder)], lambda: shutil.rmtree(cache, ignore_errors=True))
        take("again", [*CHECK, str(folder)])
        take("one file changed", [*CHECK, str(folder)], edit)
    return {name: statistics.median(each) for name, each in times.items()}


def peers(folder: Path, scratch: Path, size: int) -> dict[str, float]:
    """Return the seconds of other linters on as many entries, of those that are installed."""
    found: dict[str, float] = {}
    if shutil.which("yamllint"):
        found["yamllint"] = seconds(["yamllint", "-d", "relaxed", str(folder)])
    if shutil.which("bean-check"):
        ledger = scratch / "ledger.beancount"
        entry = '2019-05-17 * "A payee" "{}"\n  Assets:Cash  -1 USD\n  Expenses:All  1 USD\n\n'
        accounts = "2000-01-01 open Assets:Cash\n2000-01-01 open Expenses:All\n\n"
        ledger.write_text(accounts + "".join(entry.format(number) for number in range(size)), encoding="utf-8")
        found["bean-check"] = seconds(["bean-check", "--no-cache", str(ledger)])
    return found


def main() -> None:
    """Print a table for each size."""
    for size in [int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000]:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "timelines"
            os.environ["XDG_CACHE_HOME"] = str(Path(scratch) / "cache")
            write_claims(size, folder, files=FILES)
            subprocess.run([*CHECK, str(folder)], check=False, capture_output=True)  # bytecode and page cache
            measured = turns(folder, 3 if size > 50_000 else 7)
            start = measured.pop("import yaml, click") if size < 100_000 else measured.pop("import yaml, click") * 0
            floor = measured["CSafeLoader, reading alone"] - start
            bytes_each = sum(path.stat().st_size for path in folder.glob("claims-*.yaml")) / size
            print(f"\n{size:,} claims of {bytes_each:.0f} bytes in {FILES} files")
            for name, each in (measured | peers(folder, Path(scratch), size)).items():
                limit = f"  (at most {LIMITS[name]} x)" if name in LIMITS else ""
                print(f"  {name:28} {each:9.3f} s  {(each - start) / floor:8.3f} x{limit}")
            shutil.rmtree(Path(scratch) / "cache", ignore_errors=True)
            print(
                f"  memory, cold                 {megabytes([*CHECK, str(folder)]):9.0f} MB          (less than 600 MB)"
            )


if __name__ == "__main__":
    main()
