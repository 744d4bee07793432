"""Writes a project of N claims to measure with: seeded, so that every run reads the same bytes.

Usage: python benchmarks/generate.py N FOLDER
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

COUNTRIES = ("AR", "BB", "BR", "CL", "CO", "CR", "CU", "EC", "GD", "GY", "MX", "NI", "PA", "PE", "SR", "TT", "UY", "VE")
KINDS = ("agreement", "meeting", "training", "donation", "arrest")
CLAIMS_A_FILE = 500
SUBJECTS = ("A delegation", "The ministry", "A police academy", "The embassy", "A joint commission", "The prosecutor")
VERBS = ("signs", "announces", "receives", "rejects", "reviews", "extends")
OBJECTS = ("a cooperation agreement", "a shipment of vehicles", "a training course", "an extradition request")
DETAIL = (
    "The report names the officials who took part, gives the sum in the currency of the country, and describes the "
    "steps that both sides mean to take next, among them a visit of experts and a further round of talks. The text of "
    "the document itself was not made public, and the two accounts of its length that were given do not agree."
)


def write_claims(
    number: int, folder: Path, *, files: int = 0, seed: int = 20230430, countries: Sequence[str] = COUNTRIES
) -> None:
    """Write ``number`` claims of about 600 bytes, sources and settings.

    The claims are in ``files`` files, or in as many as it takes with 500 in each.
    """
    chance = random.Random(seed)  # noqa: S311 - a benchmark wants the same claims every time
    folder.mkdir(parents=True, exist_ok=True)
    sources = [f"source-{index}" for index in range(max(10, number // 200))]
    references = "".join(
        f"  - id: {name}\n    type: article-newspaper\n    title: Report {name}\n    publisher: The Gazette\n"
        f'    issued: "2023-04-{chance.randint(1, 30):02d}"\n'
        for name in sources
    )
    (folder / "sources.yaml").write_text(f"references:\n{references}", encoding="utf-8")
    settings = 'title: Measured\nas_of: "2023-04-30"\nregions: ["419", "005", "013", "029"]\n'
    (folder / "chronos.yaml").write_text(settings, encoding="utf-8")
    step = -(-number // files) if files else CLAIMS_A_FILE
    for first in range(0, number, step):
        claims = "".join(_claim(index, chance, sources, countries) for index in range(first, min(first + step, number)))
        (folder / f"claims-{first:07d}.yaml").write_text(f"claims:\n{claims}", encoding="utf-8")


def _claim(index: int, chance: random.Random, sources: list[str], countries: Sequence[str]) -> str:
    country = chance.choice(countries)
    text = (
        f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)} (no. {100_000 + index}). {DETAIL}"
    )
    return (
        f"  - id: {country.lower()}-{index}\n"
        f'    date: "{_date(chance)}"\n'
        f"    text: >-\n      {text}\n"
        f"    countries: [{country}]\n"
        f"    actors: [Ministry of the Interior, National Police]\n"
        f"    kind: {chance.choice(KINDS)}\n"
        f"    sources:\n      - {chance.choice(sources)}, p. {chance.randint(1, 40)}\n"
    )


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(2001, 2022), chance.randint(1, 12), chance.randint(1, 28)
    shapes = (
        f"{year}",
        f"{year}-{month:02d}",
        f"{year}-{month:02d}-{day:02d}",
        f"{year}/{year + 1}",
        f"{year}-{month:02d}~",
        f"[{year}-01..{year}-{month:02d}]",
        "undated",
    )
    return chance.choices(shapes, weights=(20, 20, 30, 10, 10, 7, 3))[0]


if __name__ == "__main__":
    write_claims(int(sys.argv[1]), Path(sys.argv[2]))
