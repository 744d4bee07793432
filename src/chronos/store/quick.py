"""Reads the claims that people write most, fast: one regular expression over the text of a file.

PyYAML's events cost most of a check. Nearly all claims are written alike, though: one field a line, with plain, quoted
and block scalars, short lists, and mappings on one line. Those are read here as text, without places; the place of a
field is asked of libyaml when something is wrong with it. A claim written otherwise is *odd*: libyaml reads it. A file
that is written otherwise between its claims is left to libyaml as a whole. So nothing is read here that libyaml would
read otherwise: tests compare the two on generated and on mutated files.
"""

import re
from functools import lru_cache
from typing import Any, Final

from chronos.store.nodes import DuplicateKey, Node

Texts = dict[str, str]
"""A mapping on one line, of texts."""
Value = str | tuple[str | Texts, ...] | Texts
Fields = dict[str, Any]
"""The fields of a claim by their names, each such a value."""

_FIELD = re.compile(
    r"""
([ ]*)(-[ ]+)?([A-Za-z_][A-Za-z0-9_]{0,60}):(?:
    [ ]+(?:
        ([^\W_].*(?(2)|(?:\n\1[ ]+[^\s\#-].*)*))                                # a plain scalar, on further lines too
      | "(.*)"[ ]*(?:[ ]\#.*)?
      | '([^'\n]*)'[ ]*(?:[ ]\#.*)?
      | \[([^\[\]{}\n]*)\][ ]*(?:[ ]\#.*)?
      | \{(.*)\}[ ]*(?:[ ]\#.*)?
      | (>-?|\|-?)\n\1([ ]+)([^ \n].*(?:\n\1\10[^ \n].*)*)        # a block scalar
    )
  | \n(\1[ ]*)-[ ]+((?!["']?[\w-]+["']?:[ \n]).*(?:\n\12-[ ]+(?!["']?[\w-]+["']?:[ \n]).*)*)
  |
)\n
| (.*)\n""",
    re.VERBOSE,
)
"""A field: its indentation, the dash of an item, its key, its value in one of many ways. Or any other line."""
_FLOW_PLAIN: Final = r"[^\W_][^,:#?&*!|>%@`{}\"'\[\]\n]*"
_FLOW = re.compile(rf"[ ]*(?:{_FLOW_PLAIN},[ ]*)*{_FLOW_PLAIN}")
_FLOW_SCALAR: Final = rf"""(?:"([^"\\]*+(?:\\["\\][^"\\]*+)*+)"[ ]*+|'([^']*+)'[ ]*+|({_FLOW_PLAIN}+))"""
"""A text in quotes or without; none can be read in two ways, so that none takes long."""
_FLOW_ITEM = re.compile(rf"{_FLOW_SCALAR}(?:,[ ]*+(?=[^ ])|$)")
_FLOW_FIELD = re.compile(rf"{_FLOW_SCALAR}:[ ]++{_FLOW_SCALAR}(?:,[ ]*+(?=[^ ])|$)")
_FLOW_FIELDS = re.compile(rf"[ ]*+(?:{_FLOW_FIELD.pattern})*+")
_DOUBLE = re.compile(r'[^"\\]*+(?:\\["\\][^"\\]*+)*+')
_ESCAPE = re.compile(r"\\(.)")
"""A quotation mark or a backslash in double quotes; texts with other escapes are libyaml's."""
_LONGEST_KEY: Final = 500
"""Characters of a key on one line; past 1,024 it is none to libyaml."""
_ASCII: Final = bytes(range(0x20, 0x7F)) + b"\n"
_ODD_CHARACTER = re.compile("[\0-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML 1.1 (section 5.1) does not allow, and tabs, carriage returns, its other breaks, byte order marks."""
_MARKER = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
_LONG_KEY = re.compile(r"^[ -]*\?(?: |$)", re.MULTILINE)
"""A key as in ``? key``; where it has no value, the place of that depends on what stands behind the claim."""
_SECTIONS: Final = ("claims:", "references:", "judgements:")


class _OddError(Exception):
    """Something that libyaml must read as a whole."""


class QuickFile:
    """What was read of one file.

    ``claims`` are the fields of each claim, or the node of an odd one; ``lists`` has the nodes of the other lists by
    their names. ``starts`` are the lines (from 0) on which the claims begin, each with the same ``dash`` before it.
    """

    def __init__(self, raw: list[str]) -> None:
        self.raw = raw
        self.claims: list[Fields | Node] = []
        self.starts: list[int] = []
        self.end = 0
        self.dash = ""
        self.lists: dict[str, Node] = {}
        self.duplicates: list[DuplicateKey] = []

    def place(self, number: int) -> tuple[int, int]:
        """Return line and column (from 1) of the first field of a claim that is not odd."""
        line = self.raw[self.starts[number]]
        return self.starts[number] + 1, len(line) - len(line.lstrip(" -")) + 1

    def id_place(self, number: int) -> tuple[int, int] | None:
        """Return line and column (from 1) of the id of a claim, ``None`` where it is not the first field."""
        line, column = self.place(number)
        return (line, column + 4) if self._is_plain_id(line, column) else None

    def _is_plain_id(self, line: int, column: int) -> bool:
        """Whether a claim begins with its id, one space after the colon."""
        written = self.raw[line - 1]
        return written.startswith("id: ", column - 1) and written[column + 3 : column + 4] != " "

    def node(self, number: int) -> Node:
        """Return the node of a claim (from 0), with the places of all that is in it."""
        claim = self.claims[number]
        return claim if isinstance(claim, Node) else self.read(number)[0]

    def read(self, number: int) -> tuple[Node, list[DuplicateKey]]:
        """Read the lines of one claim with libyaml, as the only item of a list.

        Raises:
            TreeError: they are no YAML by themselves.
            ValueError: they are not one item, or need anchors of other items.
        """
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else self.end
        # Under a key, so that levels of nesting count as they do in the whole file.
        listed, duplicates = _read_section("claims:\n" + _cut(self.raw, start, end), start - 1)
        if not isinstance(listed.value, list) or len(listed.value) != 1:
            raise ValueError("not one item")
        return listed.value[0], duplicates


def read_quick(text: str) -> QuickFile | None:
    """Return what a file holds, or ``None`` where libyaml has to read it as a whole, as where it is no YAML."""
    if not _is_common(text):
        return None
    raw = text.split("\n")
    tops = [at for at, line in enumerate(raw) if line and line[0] not in " -#"]
    names = [raw[at].rstrip(" ").removesuffix(" []") for at in tops]
    if len(set(names)) < len(names) or not set(names) <= set(_SECTIONS):
        return None
    if any(line.strip(" ") and line.lstrip(" ")[0] != "#" for line in raw[: tops[0] if tops else None]):
        return None
    file = QuickFile(raw)
    try:
        for name, start, end in zip(names, tops, [*tops[1:], len(raw)], strict=True):
            if name == "claims:":
                _read_claims(file, start + 1, end)
            else:
                file.lists[name[:-1]], duplicates = _read_section(_cut(raw, start, end), start)
                file.duplicates.extend(duplicates)
    except (_OddError, ValueError):  # an error of the tree is one too
        return None
    return file


def _is_common(text: str) -> bool:
    """Whether a text has no odd character, no mark between documents, and no key in its long form."""
    if text.isascii():
        odd = bool(text.encode("ascii").translate(None, _ASCII))
    else:
        odd = _ODD_CHARACTER.search(text) is not None
    odd = odd or ("?" in text and _LONG_KEY.search(text) is not None)
    return not odd and (("---" not in text and "..." not in text and "%" not in text) or _MARKER.search(text) is None)


def _cut(raw: list[str], start: int, end: int) -> str:
    """Return some lines of a text, with the break behind the last one where there is one."""
    return "\n".join(raw[start:end]) + ("\n" if end < len(raw) else "")


def _read_section(text: str, lines_before: int) -> tuple[Node, list[DuplicateKey]]:
    from chronos.store.tree import Anchors, read_tree  # noqa: PLC0415 - many files need no libyaml

    anchors = Anchors()
    root, duplicates = read_tree(text, lines_before, anchors)
    if anchors.nodes or root is None or not isinstance(root.value, dict) or len(root.value) != 1:
        raise ValueError("not one list, or with anchors")
    return next(iter(root.value.values())), duplicates


def _read_claims(file: QuickFile, start: int, end: int) -> None:
    """Read the claims on some lines, from ``start`` to before ``end``."""
    text = _cut(file.raw, start, end)
    odd = _take_apart(file, text if text.endswith("\n") else f"{text}\n")
    if not text.endswith("\n") and file.claims:  # in a block scalar that break would be a part of the text
        odd.add(len(file.claims) - 1)
    dash = file.dash
    file.starts = [at for at, line in enumerate(file.raw[start:end], start) if line.startswith(dash)]
    file.end = end
    if not file.claims or len(file.starts) != len(file.claims):
        raise _OddError
    for number in odd:
        file.claims[number], duplicates = file.read(number)
        file.duplicates.extend(duplicates)


def _take_apart(file: QuickFile, text: str) -> set[int]:  # noqa: C901, PLR0912 - one loop over all fields of a file
    """Read the fields of the claims in a text, and return the numbers of those that are odd."""
    claims = file.claims
    odd: set[int] = set()
    outer = -1  # indentation of the dashes
    inner = ""  # indentation of the fields
    fields: Fields = {}
    found = _FIELD.findall(text)
    for before, dash, key, plain, double, single, flow, braced, head, extra, block, margin, listed, other in found:
        if not key:
            said = other.lstrip(" ")
            depth = len(other) - len(said)
            if (claims and depth > len(inner)) or (said and said[0] != "#"):
                if depth <= outer or not claims:
                    raise _OddError
                odd.add(len(claims) - 1)
            continue
        if dash and (len(before) == outer or outer < 0):
            outer = len(before)
            inner = before + " " * len(dash)
            fields = {}
            claims.append(fields)
        elif before != inner or dash or not inner:
            if len(before) <= outer or not claims:
                raise _OddError
            odd.add(len(claims) - 1)
            continue
        value: Value | None
        if plain:
            value = plain
            if ": " in plain or " #" in plain or "\n" in plain or plain[-1] in ": ":
                value = _plain(plain)
        elif flow:
            value = _flow(flow)
        elif braced:
            value = _mapping(braced)
        elif double:
            value = double if '"' not in double and "\\" not in double else _double(double)
        elif single:
            value = single
        elif block and not dash:
            value = _block(head, block, before + extra)
        elif listed and not dash:
            value = _listed(listed, margin)
        else:
            value = None
        if value is None or key in fields:
            odd.add(len(claims) - 1)
        else:
            fields[key] = value
    file.dash = " " * max(outer, 0) + "- "
    return odd


def _plain(written: str) -> str | None:
    """Return a plain scalar as YAML reads it: without a comment after it, its lines joined by spaces."""
    text, comment, _ = written.partition(" #")
    lines = [line.strip(" ") for line in text.split("\n")]
    if (comment and "\n" in written) or any(": " in line or not line or line[-1] == ":" for line in lines):
        return None
    return " ".join(lines)


def _double(written: str) -> str | None:
    """Return a text in double quotes as YAML reads it; ``None`` where it ends earlier or has other escapes."""
    return _unescaped(written) if _DOUBLE.fullmatch(written) is not None else None


def _block(head: str, written: str, margin: str) -> str | None:
    lines = written.split(f"\n{margin}")
    return (" " if head[0] == ">" else "\n").join(lines) + ("" if head[-1] == "-" else "\n")


def _listed(written: str, margin: str) -> tuple[str | Texts, ...] | None:
    """Return the items of a list, each on its line: plain or quoted scalars, or mappings in braces."""
    items = [item.strip(" ") for item in f" {written}".split(f"\n{margin}-")]
    found: list[str | Texts] = []
    for item in items:
        if item[:1].isalnum() and ": " not in item and " #" not in item and item[-1] != ":":
            found.append(item)
        elif (quoted := _FLOW_ITEM.fullmatch(item)) is not None and quoted[3] is None:
            found.append(_item(quoted))
        elif item[:1] == "{" and item[-1:] == "}" and (mapping := _mapping(item[1:-1])) is not None:
            found.append(mapping)
        else:
            return None
    return tuple(found)


@lru_cache(maxsize=10_000)
def _flow(written: str) -> tuple[str, ...] | None:
    """Return the items of a flow list on one line, of plain or quoted scalars."""
    if _FLOW.fullmatch(written):
        return tuple(item.strip(" ") for item in written.split(","))
    text = written.strip(" ")
    found = []
    at = 0
    while at < len(text):
        item = _FLOW_ITEM.match(text, at)
        if item is None:
            return None
        found.append(_item(item))
        at = item.end()
    return tuple(found)


def _mapping(written: str) -> Texts | None:
    """Return a mapping on one line of plain or quoted scalars; ``None`` where it has a key twice or something else."""
    if _FLOW_FIELDS.fullmatch(written) is None:
        return None
    fields = _FLOW_FIELD.findall(written)
    if "\\" not in written:
        found = {
            plain.rstrip(" ") or double or single: plain_value.rstrip(" ") or double_value or single_value
            for double, single, plain, double_value, single_value, plain_value in fields
        }
    else:
        found = {
            plain.rstrip(" ") or _unescaped(double) or single: plain_value.rstrip(" ")
            or _unescaped(double_value)
            or single_value
            for double, single, plain, double_value, single_value, plain_value in fields
        }
    return found if len(found) == len(fields) and (not found or max(map(len, found)) < _LONGEST_KEY) else None


def _item(found: re.Match[str]) -> str:
    """Return a scalar of a flow list as YAML reads it."""
    if found[3]:
        return found[3].rstrip(" ")
    return found[2] if found[1] is None else _unescaped(found[1])


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
