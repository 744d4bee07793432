"""Mutations of texts: lines and characters dropped, swapped, said twice, cut off and put in."""

from pathlib import Path
from random import Random

import yaml

SHIPPED = tuple(sorted((Path(__file__).parents[1] / "timelines").glob("*.yaml")))
JUNK = (
    *(" ", "  ", "\n", "\n\n", "\t", "\r", "- ", ": ", ":", ",", "? ", "#", " #", '"', "'", "''", "[", "]", "{", "}"),
    *("&a ", "*a", "!t ", "|", ">", ">-\n", "|-\n", "|+\n", "|2\n", "---", "\n---\n", "...", "%", "@", "`", "\\", "x"),
    *("key:", " key: v", "- id: z\n", "date: ", "\u00a0", "\u2028", "\x85", "\ufeff", "\u00e9", "\u4e2d", "\U0001f30d"),
    *("\x00", "\x07", "<<: *a", "claims:", "claims:\n", "references: []\n", "undated", "2019", "NO", "~", "null"),
)


def dice(seed: int) -> Random:
    """Return what chooses the mutations: the same ones for the same seed."""
    return Random(seed)  # noqa: S311 - nothing is kept secret with it


def mutated(text: str, random: Random, times: int, junk: tuple[str, ...] = JUNK) -> str:
    """Mutate a text so many times."""
    lines = text.split("\n")
    for _ in range(times):
        number, other = random.randrange(len(lines)), random.randrange(len(lines))
        line = lines[number]
        at = random.randrange(len(line) + 1)
        match random.randrange(10):
            case 0 if len(lines) > 1:
                del lines[number]
            case 1:
                lines[number], lines[other] = lines[other], lines[number]
            case 2:
                lines.insert(number, lines[other])
            case 3:
                lines[number] = line[:at]
            case 4:
                lines[number] = line[at:]
            case 5:
                lines[number] = " " * random.randrange(1, 5) + line
            case 6:
                lines[number] = line[random.randrange(1, 5) :]
            case 7:
                lines.insert(number, random.choice(junk))
            case _:
                lines[number] = line[:at] + random.choice(junk) + line[at:]
    return "\n".join(lines)


def timelines() -> list[str]:
    """Return the texts of the shipped files that are no settings, and dumps of them as other programs write them."""
    texts = [path.read_text(encoding="utf-8") for path in SHIPPED if path.name != "chronos.yaml"]
    data = [yaml.load(text, yaml.CBaseLoader) for text in texts]  # noqa: S506 - it makes texts of everything
    wide = [yaml.dump(one, allow_unicode=True) for one in data]
    narrow = [yaml.dump(one, allow_unicode=True, sort_keys=False, indent=4, width=60) for one in data]
    return [*texts, *wide, *narrow]


def piece(text: str, random: Random) -> str:
    """Return some items of one list of a timeline in a row, under its key."""
    lines = text.split("\n")
    tops = [number for number, line in enumerate(lines) if line.endswith(":") and line[0].isalpha()]
    top = random.choice(tops)
    end = min((number for number in tops if number > top), default=len(lines))
    dashes = [number for number in range(top, end) if lines[number].lstrip(" ").startswith("- ")]
    depth = lines[dashes[0]].index("-")
    starts = [number for number in dashes if lines[number].index("-") == depth]
    first = random.randrange(len(starts))
    last = min(first + random.randrange(1, 5), len(starts))
    return "\n".join([lines[top], *lines[starts[first] : [*starts, end][last]]])
