"""Reading dates, side by side: chronos, datetime, the Python libraries edtf and undate, and npm's edtf.

Run ``python benchmarks/edtf.py``. The floor is ``date.fromisoformat`` on the full dates; the others read the same
20,000 strings (seeded: 20 % years, 20 % months, 30 % days, 15 % intervals, 15 % qualified), none of them twice
in a process that has read it before, and give first and last day. Slow readers get a sample of the same mix.
Times are CPU times of one thread, rounds interleaved, medians.
"""

from __future__ import annotations

import gc
import importlib
import random
import shutil
import statistics
import subprocess
import sys
import time
import tracemalloc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chronos.edtf import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COUNT = 20_000
_SAMPLE = 200
_ROUNDS = 9
_FIRST, _LAST = date(1500, 1, 1).toordinal(), date(2030, 12, 31).toordinal()
_NODE = """
const edtf = require('edtf'); const xs = require('fs').readFileSync(0, 'utf8').split('\\n');
const start = process.cpuUsage();
for (const x of xs) { try { const e = edtf(x); e.min; e.max; } catch (fault) {} }
const used = process.cpuUsage(start); console.log((used.user + used.system) * 1000 / xs.length);
"""


def mix(seed: int, count: int = _COUNT) -> list[str]:
    """Strings of the mix, different for every seed."""
    chance = random.Random(seed)  # noqa: S311  # a benchmark keeps no secrets
    return [_one(chance, share) for share in chance.choices(_SHARES, weights=(20, 20, 30, 15, 15), k=count)]


_SHARES = ("year", "month", "day", "interval", "qualified")
_LENGTHS = {"year": 4, "month": 7, "day": 10}


def _one(chance: random.Random, share: str) -> str:
    text = date.fromordinal(chance.randint(_FIRST, _LAST)).isoformat()
    if share in _LENGTHS:
        return text[: _LENGTHS[share]]
    if share == "qualified":
        return text[: chance.choice((4, 7, 10))] + chance.choice("?~%")
    start, end = sorted((text, date.fromordinal(chance.randint(_FIRST, _LAST)).isoformat()))
    return f"{start[: chance.choice((4, 7, 10))]}/{end[: chance.choice((4, 7, 10))]}"


def _days(seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311
    return [_one(chance, "day") for _ in range(_COUNT)]


def _time(work: Callable[[Sequence[str]], None], texts: Sequence[str]) -> float:
    """Nanoseconds of CPU for one text."""
    begin = time.process_time_ns()
    work(texts)
    return (time.process_time_ns() - begin) / len(texts)


def _read_floor(texts: Sequence[str]) -> None:
    read = date.fromisoformat
    for text in texts:
        read(text)


def _read_chronos(texts: Sequence[str]) -> None:
    for text in texts:
        found = parse(text)
        _ = found.earliest, found.latest


def _with_edtf() -> Callable[[Sequence[str]], None]:
    module = importlib.import_module("edtf")

    def work(texts: Sequence[str]) -> None:
        for text in texts:
            found = module.parse_edtf(text)
            _ = found.lower_strict(), found.upper_strict()

    return work


def _with_undate() -> Callable[[Sequence[str]], None]:
    module = importlib.import_module("undate")

    def work(texts: Sequence[str]) -> None:
        for text in texts:
            found = module.Undate.parse(text, "EDTF")
            _ = getattr(found, "earliest", None), getattr(found, "latest", None)

    return work


def _npm_edtf(texts: Sequence[str]) -> float | None:
    if shutil.which("node") is None:
        return None
    ran = subprocess.run(["node", "-e", _NODE], input="\n".join(texts), capture_output=True, text=True, check=False)
    return float(ran.stdout) if ran.returncode == 0 else None


def _row(name: str, nanoseconds: float, floor: float, note: str = "") -> None:
    print(f"{name:<34}{1e9 / nanoseconds:>14,.0f}{nanoseconds / floor:>12,.1f}  {note}")


def _speed() -> None:
    rounds = [
        (_time(_read_floor, _days(seed)), _time(_read_chronos, mix(seed)), _time(_read_chronos, _days(seed + 10_000)))
        for seed in range(_ROUNDS)
    ]
    floor, ours, ours_days = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{'':<34}{'strings/s':>14}{'x floor':>12}  wanted")
    _row("date.fromisoformat (floor)", floor, floor)
    _row("chronos.edtf, the mix", ours, floor, "at most 70")
    _row("chronos.edtf, full dates", ours_days, floor, "at most 25")
    for name, load in (("edtf", _with_edtf), ("undate", _with_undate)):
        try:
            work = load()
        except ImportError:
            print(f"{name:<34}SKIPPED: not installed (pip install {name})")
            continue
        theirs = _time(work, mix(0)[:_SAMPLE])
        _row(f"{name}, the mix", theirs, floor, f"chronos is {theirs / ours:,.0f} times faster")
    theirs_npm = _npm_edtf(mix(0))
    if theirs_npm is None:
        print(f"{'npm edtf':<34}SKIPPED: not installed (npm install edtf, NODE_PATH)")
    else:
        _row("npm edtf, the mix", theirs_npm, floor, f"chronos is {theirs_npm / ours:,.0f} times faster")


def _memory() -> None:
    texts = mix(99)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [parse(text) for text in texts]
    used = tracemalloc.get_traced_memory()[0] - before - sys.getsizeof(kept)
    tracemalloc.stop()
    texts_alone = statistics.mean(map(sys.getsizeof, texts))
    print(f"memory of a value: {used / len(kept) + texts_alone:.0f} bytes with its text (wanted: at most 400)")


def _import_cost() -> None:
    commands = ("import datetime, re", "import chronos.edtf")
    times: list[list[float]] = [[], []]
    for _ in range(25):
        for column, command in zip(times, commands, strict=True):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", command], check=True)
            column.append(time.perf_counter() - begin)
    floor, ours = map(statistics.median, times)
    print(f"import chronos.edtf: {ours / floor:.2f} times “import datetime, re”, whole process (wanted: under 1.3)")


if __name__ == "__main__":
    # This file would be taken for the library of the same name.
    sys.path.remove(str(Path(__file__).resolve().parent))
    _speed()
    _memory()
    _import_cost()
