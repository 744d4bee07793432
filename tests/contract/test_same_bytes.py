"""The same input gives the same bytes in every format, wherever and however it is built."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from projects import SOURCES, files_of

FILES = {
    "chronos.yaml": """
title: {en: A project, es: Un proyecto}
as_of: "2021-06-30"
languages: [en, es]
regions: [{id: andes, name: {en: Andes, es: Los Andes}, countries: [PE]}]
editions: {public: {title: For the public, withhold: [wire-2021]}}
""",
    "b/claims.yaml": """
claims:
- {id: pe-4, date: "2019-05", text: {en: A visit., es: Una visita.}, countries: [PE], sources: ["gazette-2020, p. 3"]}
- {id: pe-5, date: "2018", text: I\u0307stanbul and I\u00f1aki., countries: [PE], kind: visit, sources: [wire-2021]}
""",
    "a/claims.yaml": """
claims:
- {id: pe-1, date: "[2017-01..2019-06]", text: Once., countries: [PE], status: disputed, sources: [wire-2021]}
- {id: pe-2, date: "2019", text: Twice., countries: [PE], sources: [gazette-2020, wire-2021]}
- {id: pe-3, date: undated, text: Never., countries: [PE], sources: ["gazette-2020, p. 4"]}
""",
    "judgements.yaml": "judgements: [{claims: [pe-1, pe-2], verdict: same, why: One visit.}]\n",
    "sources.yaml": SOURCES,
}
"""Several files, languages, and an edition; set out of the order of anything."""

HERE = {"TZ": "America/Santiago", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
ELSEWHERE = {
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
    "HOME": "/nowhere",
}
"""Environments that are as different as can be; where a locale is not there, Python says so to nobody."""

REVERSED = """
import os, sys
scan = os.scandir
class Reversed:
    def __init__(self, path="."):
        with scan(path) as entries: self.entries = sorted(entries, key=lambda entry: entry.name)
    def __iter__(self): return self
    def __next__(self):
        if not self.entries: raise StopIteration
        return self.entries.pop()
    def close(self): pass
    def __enter__(self): return self
    def __exit__(self, *_): pass
os.scandir = Reversed
from chronos.cli.main import run
sys.exit(run(sys.argv[1:]))
"""
"""chronos where folders list their files from the last to the first."""


def write(folder: Path, names: Iterator[str]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FILES[name], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build the project twice at a time, each in its own surroundings; return the files of both."""
    root = tmp_path_factory.mktemp("same")
    here = write(root / "one" / "timelines", iter(FILES))
    elsewhere = write(root / "Another folder, \u00e9" / "deep" / "timelines", reversed(FILES))
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "chronos", "build", str(here)],
            env={**os.environ, **HERE},
            cwd="/",
            umask=0o022,
            stdout=subprocess.DEVNULL,
        ),
        subprocess.Popen(
            [sys.executable, "-c", REVERSED, "build", "timelines", "-o", "../result"],
            env={**os.environ, **ELSEWHERE},
            cwd=elsewhere.parent,
            umask=0o077,
            stdout=subprocess.DEVNULL,
        ),
    ]
    assert [one.wait(100) for one in running] == [0, 0]
    return files_of(here.parent / "output"), files_of(elsewhere.parent.parent / "result")


def test_both_have_the_same_files_of_all_formats(outputs: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    one, other = outputs
    assert sorted(one) == sorted(other)
    endings = {path.rsplit(".", 1)[1] for path in one}
    assert endings == {"css", "csv", "docx", "html", "js", "json", "md", "pdf", "png", "svg"}
    assert {"countries/peru/chronology.es.pdf", "editions/public/regions/andes/chronology.docx"} <= one.keys()


@pytest.mark.parametrize("ending", ["css", "csv", "docx", "html", "js", "json", "md", "pdf", "png", "svg"])
def test_every_file_has_the_same_bytes(outputs: tuple[dict[str, bytes], dict[str, bytes]], ending: str) -> None:
    one, other = outputs
    paths = [path for path in one if path.endswith(f".{ending}")]
    assert [path for path in paths if one[path] != other[path]] == []
