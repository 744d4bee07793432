"""Measures reading, checking and building N claims, whole processes in turn, beside PyYAML's C loader alone.

Usage: python benchmarks/build.py [N ...]        (1,000 and 10,000 unless told)

Each figure is the median of several runs; the commands take turns, so that a machine whose speed drifts does not
favour one. The ratio is to the first row: CSafeLoader merely reading the same files.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import write_claims

READ = "import sys, yaml, pathlib\nfor p in sorted(pathlib.Path(sys.argv[1]).glob('*.yaml')): "
READ += "yaml.load(p.read_bytes(), Loader=yaml.CSafeLoader)"
SHIPPED = Path(__file__).resolve().parent.parent / "timelines"


def median_seconds(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """Return the median wall time of each command over so many turns, after one turn that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if turn:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def show(title: str, seconds: dict[str, float]) -> None:
    """Print the times of some commands and their ratios to the first."""
    floor = next(iter(seconds.values()))
    print(f"\n{title}")
    for name, each in seconds.items():
        print(f"  {name:34} {each:9.3f} s  {each / floor:8.2f} x")


def main() -> None:
    """Print a table for the start-up floor and one for each N."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [1_000, 10_000]
    chronos = [sys.executable, "-m", "chronos"]
    start = {"python -c 'import yaml'": [sys.executable, "-c", "import yaml"]}
    start |= {"chronos --help": [*chronos, "--help"], "chronos check (shipped)": [*chronos, "check", str(SHIPPED)]}
    show("the shipped timelines", median_seconds(start, 11))
    for size in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "timelines"
            write_claims(size, folder)
            commands = {
                "PyYAML CSafeLoader, reading alone": [sys.executable, "-c", READ, str(folder)],
                "chronos check": [*chronos, "check", str(folder)],
                "chronos build": [*chronos, "build", str(folder), "-o", str(Path(scratch) / "output")],
            }
            runs = 3 if size < 5_000 else 1  # a build of 10,000 claims takes minutes
            show(f"{size:,} claims, {runs + 1} turns", median_seconds(commands, runs))


if __name__ == "__main__":
    main()
