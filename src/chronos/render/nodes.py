"""Runs of text as nodes of pandoc's syntax tree (pandoc-types 1.23), which Word and PDF are made of."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct

from chronos.render.escaping import one_line, unended
from chronos.render.inlines import Inline, Inlines, is_web_address, run

Node = dict[str, Any]
"""An element of the tree: its type as ``t``, what it holds as ``c``."""

API_VERSION: Final = (1, 23, 1)
"""The version of pandoc-types whose syntax tree this is."""

# Surrogates and what no XML may hold (XML 1.0, production 2); control characters are blanks already.
_NO_CHARACTER: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PLAIN_LABEL: Final = re.compile("[a-z0-9-]*")
_LONGEST: Final = 40
"""Characters of a bookmark in Word."""


def attributes(name: str = "", classes: Sequence[str] = (), /, **named: str) -> list[Any]:
    """Return what an element is called, and its attributes; ``_`` in names of these stands for ``-``."""
    return [name, list(classes), [[key.replace("_", "-"), value] for key, value in named.items()]]


def node(kind: str, *content: Any) -> Node:
    """Return an element with several parts, or with one."""
    return {"t": kind, "c": content[0] if len(content) == 1 else list(content)}


def text_node(text: str) -> Node:
    """Return text, its blanks at either end as they are, each run of blanks as one space."""
    shown = one_line(f"x{text}x")[1:-1]
    return node("Str", _NO_CHARACTER.sub("\ufffd", shown + unended(shown)))


def anchor(kind: str, label: str) -> str:
    """Return the name of the place of something in a document: ``entry_ec_2019_visit``.

    It is one that Word takes for a bookmark: at most 40 letters, digits and underscores, the first a letter, in which
    small and capital letters are the same. It depends on the label alone; one that has more than small letters, digits
    and hyphens in it, or is too long, ends in digits that tell it from others (the first of its SHA-256).
    """
    name = f"{kind}_{re.sub('[^a-z0-9]', '_', label.lower())}"
    if _PLAIN_LABEL.fullmatch(label) and len(name) <= _LONGEST:
        return name
    digest = sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{name[: _LONGEST - len(digest) - 1]}_{digest}"


def _linked_mark(number: int, place: str) -> Node:
    return node("Link", attributes("", ["again"]), [node("Superscript", [text_node(str(number))])], [f"#{place}", ""])


class Cited(Struct, frozen=True):
    """What marks of footnotes need: the notes by number, and what comes before the names of their places.

    ``again`` returns a mark of a note that has another, of its number and the name of the place of that.
    """

    notes: Mapping[int, Inlines]
    prefix: str = ""
    again: Callable[[int, str], Node] = _linked_mark

    def nodes(self, inlines: Iterable[Inline]) -> list[Node]:
        """Return a phrase as nodes, with a comma between two marks that would be one number without it."""
        found: list[Node] = []
        before = Inline()
        for inline in inlines:
            if inline.note and before.note:
                found.append(node("Superscript", [text_node(",")]))
            found += self._nodes(inline)
            before = inline
        return found

    def _nodes(self, inline: Inline) -> Iterator[Node]:
        if not inline.note:
            if inline.text:
                yield _looking(inline)
            return
        place = f"{self.prefix}note_{inline.note}"
        if inline.again:
            yield self.again(inline.note, place)
        else:
            yield node("Span", attributes(place), [node("Note", [node("Para", nodes_of(self.notes[inline.note]))])])


def nodes_of(inlines: Iterable[Inline]) -> list[Node]:
    """Return a phrase without marks of footnotes as nodes."""
    return [_looking(inline) for inline in inlines if inline.text]


def plain_nodes(text: str) -> list[Node]:
    """Return plain text as nodes."""
    return nodes_of(run(text))


def _looking(inline: Inline) -> Node:
    shown = text_node(inline.text)
    if inline.code:
        shown = node("Code", attributes(), shown["c"])
    for is_so, look in (
        (inline.small_capitals, "SmallCaps"),
        (inline.raised, "Superscript"),
        (inline.struck, "Strikeout"),
        (inline.emphasis, "Emph"),
        (inline.strong, "Strong"),
    ):
        if is_so:
            shown = node(look, [shown])
    if inline.language:
        shown = node("Span", attributes(lang=inline.language), [shown])
    if is_web_address(inline.link):
        shown = node("Link", attributes(), [shown], [inline.link, ""])
    return shown
