"""The texts of a picture and the room that each takes, measured; and projects of any size to draw."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from chronos.chart.font import width
from projects import write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_ASCENT, _DESCENT = 0.72, 0.2
"""Of the size of the font: how far capitals of Liberation Sans rise above the line and letters hang below it."""
_TOUCH = 0.5
"""Pixels by which boxes may overlap: the measure of a letter is that of its advance, not of its ink."""


class Text(NamedTuple):
    """A line of text and the edges of its box in pixels from the top left of the picture."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def texts(svg: str) -> list[Text]:
    """Return the lines of text of a picture, from above; one that lies on its own outline is there once."""
    found = dict.fromkeys(_texts(ET.fromstring(svg), 0, 0))  # noqa: S314 - drawn by chronos
    return sorted(found, key=lambda one: (one.top, one.left))


def _texts(node: ET.Element, x: float, y: float) -> Iterator[Text]:
    moved = _MOVED.match(node.get("transform", ""))
    if moved is not None:
        x, y = x + float(moved[1]), y + float(moved[2])
    if node.tag == f"{SVG}text":
        assert "rotate" not in node.get("transform", "")
        size = float(node.get("font-size", "").removesuffix("px"))
        lines = node.findall(f"{SVG}tspan") or [node]
        for line in lines:
            y += float(line.get("dy", "0"))
            said = line.text or ""
            wide = width(said, size, bold=node.get("font-weight") == "bold")
            left = x - {"middle": wide / 2, "end": wide}.get(node.get("text-anchor", ""), 0)
            if said.strip():
                yield Text(said, left, left + wide, y - _ASCENT * size, y + _DESCENT * size)
    for child in node:
        yield from _texts(child, x, y)


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie over one another."""
    return [(one.text, other.text) for one, other in combinations(texts(svg), 2) if _meet(one, other)]


def _meet(one: Text, other: Text) -> bool:
    return (
        min(one.right, other.right) - max(one.left, other.left) > _TOUCH
        and min(one.bottom, other.bottom) - max(one.top, other.top) > _TOUCH
    )


def cut(svg: str) -> list[str]:
    """Return the texts that reach beyond the edges of the picture."""
    root = ET.fromstring(svg)  # noqa: S314 - drawn by chronos
    wide, high = float(root.get("width", "")), float(root.get("height", ""))
    return [one.text for one in texts(svg) if one.left < 0 or one.top < 0 or one.right > wide or one.bottom > high]


_COUNTRIES = ("EC", "PE", "VC", "GB", "CO", "BR", "BA", "CD", "US", "AR", "CL", "UY")
_KINDS = ("training", "agreement", "visit", "sale", "donation", "arrest", "operation", "programme", "award")
_TEXT = "A delegation of the police and of the ministry visits for a course on forensics, and signs an agreement. "
SETTINGS = 'title: A project of many events\nas_of: "2024-06-30"\n'


def write_events(folder: Path, count: int) -> Path:
    """Write a project of so many events: dates of every shape, texts short and long, every tenth undated."""
    claims = "".join(_claim(place, 2024 - place % 25) for place in range(count))
    return write_project(folder, f"claims:\n{claims}", settings=SETTINGS)


def _claim(place: int, year: int) -> str:
    dates = (
        str(year),
        f"{year}-05",
        f"{year}-05-0{place % 9 + 1}",
        f"{year - 3}/{year}",
        f"[{year - 1},{year}]",
        f"{year}-21",
        f"{year}~",
        f"{year}/..",
        f"[{year - 4}..{year}]",
        "undated",
    )
    status = ("undisputed", "undisputed", "disputed", "undisputed", "retracted", "undisputed")[place % 6]
    countries = ", ".join({_COUNTRIES[place % 12]: 0, _COUNTRIES[place * 7 % 11]: 0})
    source = ("gazette-2020, p. 3", "wire-2021")[place % 2]
    return (
        f'  - {{id: event-{place}, date: "{dates[place % 10]}", text: "Number {place}. {_TEXT * (place % 3)}", '
        f"countries: [{countries}], kind: {_KINDS[place % 9]}, status: {status}, "
        f'sources: ["{source}"], actors: [Ministry {place % 5}]}}\n'
    )
