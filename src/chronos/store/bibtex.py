"""Reads BibTeX and BibLaTeX: pandoc makes CSL items of the entries, whose places are found in the text.

Pandoc runs only where there is such a file, without network and files (``--sandbox``), and once for one text.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from chronos.store.json_tree import read_json
from chronos.store.nodes import Node, TreeError

_ENTRY: Final = re.compile(
    r"(?:^|(?<=[})]))[ \t]*@[ \t]*(?!comment|string|preamble)\w+[ \t]*[{(]\s*([^\s,{}()]+)",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD: Final = re.compile(r"""(?:^|,)[ \t]*([a-zA-Z][\w-]*)[ \t]*=[ \t]*(?=["{\w])""", re.MULTILINE)
_ERROR: Final = re.compile(r"\(line (\d+), column (\d+)\):?\s*(.*)", re.DOTALL)
_LANGUAGE: Final = re.compile(r"\b(langid|language|hyphenation)(?=[ \t]*=)", re.IGNORECASE)
_TITLES: Final = ("title", "title-short", "container-title", "collection-title", "volume-title", "event-title")
_FIELDS: Final[Mapping[str, str]] = {
    "booktitle": "container-title",
    "date": "issued",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "journal": "container-title",
    "journaltitle": "container-title",
    "keywords": "keyword",
    "location": "publisher-place",
    "address": "publisher-place",
    "institution": "publisher",
    "organization": "publisher",
    "pages": "page",
    "school": "publisher",
    "url": "URL",
    "urldate": "accessed",
    "year": "issued",
}
"""Fields of BibLaTeX and those of CSL that pandoc makes of them, where the names differ; only places go by it."""
_MOST_BROKEN: Final = 20
"""Broken entries that are cut out one by one; a file with more is left out from there on."""
_SECONDS: Final = 300


class Bibliography(NamedTuple):
    """The items of a file as nodes in its order, and what is wrong with entries that could not be read."""

    items: list[Node]
    errors: list[TreeError]


def read_bibtex(text: str) -> Bibliography:
    """Return the entries of a BibTeX file as CSL items; an entry that cannot be read is left out, with its place.

    Titles keep the capitals that they are written with: pandoc takes off what BibTeX does not protect.
    """
    written, errors, items = _convertible(text)
    if items is None:
        return Bibliography([], errors)
    places = _places(written)
    as_written = _convert(_without_language(written))
    titles = read_json(as_written)[0].value if as_written.startswith("[") else []
    found = []
    for number, item in enumerate(items):
        fields = item.value
        if not isinstance(fields, dict):
            continue
        other = titles[number].value if isinstance(titles, list) and number < len(titles) else {}
        _keep_capitals(fields, other if isinstance(other, dict) else {})
        if "type" not in fields or fields["type"].value == "":
            fields["type"] = Node("document", item.line, item.column)
        found.append(_placed(item, places))
    return Bibliography(found, errors)


def _convertible(text: str) -> tuple[str, list[TreeError], list[Node] | None]:
    """Return the text without the entries that pandoc cannot read, what is wrong with these, and the items."""
    errors: list[TreeError] = []
    while True:
        made = _convert(text)
        if made.startswith("["):
            items = read_json(made)[0].value
            return text, errors, items if isinstance(items, list) else []
        found = _ERROR.search(made)
        if found is None:
            return text, [*errors, TreeError("malformed-yaml", 1, 1, _line(made))], None
        line, column = int(found[1]), int(found[2])
        entry = _entry_before(text, line, column)
        what = f"the entry {entry[1][:60]!r}" if entry is not None else "this"
        last = entry is None or len(errors) == _MOST_BROKEN
        left_out = "; the whole file was left out" if last else "; it was left out"
        line = min(line, text.rstrip().count("\n") + 1)
        errors.append(TreeError("malformed-yaml", line, column, f"{what} is no BibTeX: {_line(found[3])}{left_out}"))
        if entry is None or last:
            return text, errors, None
        following = _ENTRY.search(text, entry.end())
        end = following.start() if following is not None else len(text)
        text = text[: entry.start()] + "\n" * text.count("\n", entry.start(), end) + text[end:]


def _entry_before(text: str, line: int, column: int) -> re.Match[str] | None:
    """Return the entry in which pandoc stopped; at the beginning of one it is the one before."""
    offset = sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1
    before = [found for found in _ENTRY.finditer(text) if found.start() < offset]
    return before[-1] if before else None


def _line(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[0][:200] if lines else "pandoc cannot read it"


@lru_cache(maxsize=8)
def _convert(text: str) -> str:
    """Return what pandoc makes of a text: a list of CSL-JSON, or its complaint."""
    program = _pandoc()
    if program is None:
        return "BibTeX is read by pandoc, which is missing; `pip install pypandoc_binary` brings it"
    command = [str(program), "--sandbox", "-f", "biblatex", "-t", "csljson"]
    environment = {"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}
    try:
        made = subprocess.run(  # noqa: S603 - the program of the package, and no shell
            command, input=text.encode(), capture_output=True, check=False, timeout=_SECONDS, env=environment
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"pandoc cannot be run ({type(error).__name__})"
    shown = made.stdout if made.returncode == 0 else made.stderr
    return shown.decode("utf-8", "replace").lstrip()


def _pandoc() -> Path | None:
    """Return the program in the package, which is found without loading it: another version may read otherwise."""
    package = find_spec("pypandoc")
    files = Path(package.origin).parent / "files" if package is not None and package.origin is not None else Path()
    return next((files / name for name in ("pandoc", "pandoc.exe") if (files / name).is_file()), None)


def _without_language(text: str) -> str:
    """Put every entry into a language in which pandoc leaves the capitals of titles alone."""
    text = _LANGUAGE.sub("x\\1", text)
    return _ENTRY.sub(lambda found: f"{found[0]}, langid = {{german}}", text)


def _keep_capitals(fields: dict[str, Node], as_written: Mapping[str, Node]) -> None:
    for name in _TITLES:
        if name in fields and name in as_written:
            ours, theirs = fields[name].value, as_written[name].value
            if isinstance(ours, str) and isinstance(theirs, str) and ours.casefold() == theirs.casefold():
                fields[name].value = theirs


class _Place(NamedTuple):
    """Where an entry has its key, and where its fields have their values, by their names in CSL."""

    key: tuple[int, int]
    fields: Mapping[str, tuple[int, int]]


def _places(text: str) -> dict[str, Iterator[_Place]]:
    """Return the places of the entries of each key, in the order of the file."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    entries = list(_ENTRY.finditer(text))
    found: dict[str, list[_Place]] = {}
    at = 0

    def place(offset: int) -> tuple[int, int]:
        nonlocal at
        while starts[at + 1] <= offset:
            at += 1
        return at + 1, offset - starts[at] + 1

    ends = [one.start() for one in entries[1:]] + [len(text)]
    for entry, end in zip(entries, ends, strict=False):
        key = place(entry.start(1))
        fields: dict[str, tuple[int, int]] = {}
        for field in _FIELD.finditer(text, entry.end(), end):
            name = field[1].lower()
            fields.setdefault(_FIELDS.get(name, name), place(field.end()))
        found.setdefault(entry[1], []).append(_Place(key, fields))
    return {key: iter(places) for key, places in found.items()}


def _placed(item: Node, places: Mapping[str, Iterator[_Place]]) -> Node:
    """Give an item the places that its entry has in the text."""
    fields = item.value if isinstance(item.value, dict) else {}
    key = fields["id"].value if "id" in fields else ""
    found = next(places.get(str(key), iter(())), _Place((1, 1), {}))
    for name, node in fields.items():
        _move(node, found.fields.get(name, found.key))
    _move(item, found.key, deep=False)
    item.keys = dict.fromkeys(fields, found.key)
    return item


def _move(node: Node, place: tuple[int, int], *, deep: bool = True) -> None:
    """Set the place of a node and of all within it."""
    node.line, node.column = place
    if deep and not isinstance(node.value, str):
        for one in node.value if isinstance(node.value, list) else node.value.values():
            _move(one, place)
        if node.keys is not None:
            node.keys = dict.fromkeys(node.keys, place)
