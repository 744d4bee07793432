"""Takes the text of a timeline apart into the items of its lists, by lines, and puts it together with others."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from chronos.store.claim_text import digest_of

_SECTION: Final = re.compile(r"(claims|references|judgements):[ ]*(\[[ ]*\])?[ ]*(?:#.*)?")
_ITEM: Final = re.compile(r"([ ]*)-(?:[ ]+|$)")
_DIGEST: Final = re.compile(r"imported: \{.*\bdigest: \"?(d[0-9a-f]+)\"?\}")


class Listed(Struct):
    """A list of a timeline: its name, the lines of its items (from ``start`` to before ``end``), and their dash.

    ``head`` is the line of its key, ``items`` are the first line and the line after the last one of each (from 0).
    """

    name: str
    head: int
    dash: str
    items: list[tuple[int, int]]
    is_empty: bool = False

    @property
    def end(self) -> int:
        """The line before which an item is added."""
        return self.items[-1][1] if self.items else self.head + 1


def find_lists(lines: list[str]) -> dict[str, Listed] | None:
    """Return the lists of a timeline by their names; ``None`` where it is written otherwise than item by item."""
    tops = [number for number, line in enumerate(lines) if line and line[0] not in " #-"]
    found: dict[str, Listed] = {}
    for number, top in enumerate(tops):
        section = _SECTION.fullmatch(lines[top])
        if section is None or section[1] in found:
            return None
        end = tops[number + 1] if number + 1 < len(tops) else len(lines)
        listed = _listed(lines, section[1], top, end)
        if section[2] and listed.items:
            return None
        listed.is_empty = bool(section[2])
        found[section[1]] = listed
    return found


def _listed(lines: list[str], name: str, top: int, end: int) -> Listed:
    first = next((_ITEM.match(line) for line in lines[top + 1 : end] if _ITEM.match(line)), None)
    if first is None:
        return Listed(name, top, "  - ", [])
    margin = f"{first[1]}-"
    starts = [
        at for at in range(top + 1, end) if lines[at].startswith(margin) and lines[at][len(margin) :][:1] in ("", " ")
    ]
    ends = [*starts[1:], _last_line(lines, starts[-1], end, len(margin))]
    return Listed(name, top, first[0], list(zip(starts, ends, strict=True)))


def _last_line(lines: list[str], start: int, end: int, depth: int) -> int:
    """Return the line after the last item of a list: what is blank, or a comment further left, is none of it."""
    while end > start + 1:
        line = lines[end - 1]
        bare = line.lstrip(" ")
        if bare and not (bare[0] == "#" and len(line) - len(bare) < depth):
            break
        end -= 1
    return end


def is_untouched(lines: list[str]) -> bool:
    """Whether the lines of an item are those that an import wrote: their digest stands in them."""
    said, bare = "", []
    for line in _undented(lines):
        found = _DIGEST.fullmatch(line) if line.startswith("imported:") else None
        if found is not None:
            said = found[1]
        else:
            bare.append(line)
    return bool(said) and digest_of(bare) == said


def _undented(lines: list[str]) -> Iterator[str]:
    """Yield the lines of an item without its dash and margin, and without blank lines at its end."""
    found = _ITEM.match(lines[0])
    width = found.end() if found is not None else 0
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    for line in lines:
        yield line[width:]
