"""Measures a build of 35 countries and 4 regions in all formats beside pandoc alone making Word of the same Markdown.

Usage: python benchmarks/documents.py [N]        (10,000 claims unless told)

The floor is pandoc turning every `chronology.md` of that build into Word, one after the other: no citations, no pages,
no PDF, no charts drawn. Whole processes in turn, one turn before that is not counted; seconds are medians, the ratio
is the median of the ratios of each turn. CPU is that of all processes.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pypandoc  # type: ignore[import-untyped]  # it has no types
from charts import compare
from generate import write_claims

COUNTRIES: Final = (
    *("AG", "AR", "BB", "BO", "BR", "BS", "BZ", "CA", "CL", "CO", "CR", "CU", "DM", "DO", "EC", "GD", "GT", "GY"),
    *("HN", "HT", "JM", "KN", "LC", "MX", "NI", "PA", "PE", "PR", "PY", "SR", "SV", "TT", "US", "UY", "VE"),
)
FORMS: Final = ("md", "html", "docx", "pdf")
LIMIT: Final = 20.0
TURNS: Final = 1
PANDOC: Final = """
import pathlib, subprocess, sys
output, scratch = map(pathlib.Path, sys.argv[2:])
for number, path in enumerate(sorted(output.rglob("chronology.md"))):
    command = [sys.argv[1], "-f", "commonmark_x", "-t", "docx", "-o", str(scratch / f"{number}.docx"), str(path)]
    subprocess.run([*command, "--resource-path", str(path.parent)], check=True, stderr=subprocess.DEVNULL)
"""


def main() -> None:
    """Print one table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        folder, output = Path(scratch) / "timelines", Path(scratch) / "output"
        write_claims(number, folder, countries=COUNTRIES)
        build = [sys.executable, "-m", "chronos", "build", str(folder), "-o", str(output), "--fail-on", "never"]
        subprocess.run([*build, "--format", "md"], check=True, stdout=subprocess.DEVNULL)  # what pandoc reads
        commands = {
            "pandoc alone, Markdown to Word": [
                *(sys.executable, "-c", PANDOC, pypandoc.get_pandoc_path()),
                *(str(output), scratch),
            ],
            f"chronos build, {', '.join(FORMS)}": [*build, *(part for form in FORMS for part in ("--format", form))],
            "chronos build, md": [*build, "--format", "md"],
        }
        title = f"{number:,} claims, {len(COUNTRIES)} countries, 4 regions"
        compare(title, commands, LIMIT, TURNS, {})


if __name__ == "__main__":
    main()
