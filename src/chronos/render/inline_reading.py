"""Reads the inlines of pandoc's syntax tree (pandoc-types 1.23) as runs of text with one look each."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from msgspec import structs

from chronos.render.inlines import Inline, Inlines, is_web_address

Tree = dict[str, Any]
"""An element of the tree: its kind ``t``, and what it holds, ``c``."""

_PLAIN: Final = Inline()
_BLANKS: Final = frozenset(["Space", "SoftBreak", "LineBreak"])
_CONTENT: Final = {"Cite": 1, "Link": 1, "Image": 1, "Quoted": 1, "Span": 1}
"""Where the text stands in what these hold; what is not here and no list is its text, or the last of its parts is."""
_QUOTES: Final = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}  # noqa: RUF001 - typographic quotation marks
_SCHEME: Final = re.compile(r"https?://[\w.+-]+:(?!\d)", re.IGNORECASE)
"""What pandoc makes of an address that is not of the web by putting https:// before it: "https://javascript:…"."""
_SPACES: Final = re.compile(r" {2,}|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def read_blocks(blocks: Iterable[Tree]) -> Inlines:
    """Return paragraphs and divisions as one phrase, a blank between any two.

    Looks within looks are flattened, neighbours of one look joined; no blanks stand at its ends. Nothing becomes
    markup: what pandoc calls raw is text too, and a link that leads elsewhere than to the web is only its text.
    """
    return _trimmed(_joined(_of_blocks(blocks)))


def _of_blocks(blocks: Iterable[Tree]) -> Iterator[Inline]:
    for number, block in enumerate(blocks):
        if number:
            yield Inline(" ")
        content = block.get("c", [])
        if block["t"] == "Div":
            yield from _of_blocks(content[1])
        elif block["t"] == "LineBlock":
            for line in content:
                yield from (*_runs(line, _PLAIN), Inline(" "))
        else:
            yield from _runs(content, _PLAIN)


def _runs(trees: Iterable[Tree], look: Inline) -> Iterator[Inline]:
    for tree in trees:
        kind, content = tree["t"], tree.get("c", "")
        if kind in _BLANKS:
            yield _with(look, " ")
        elif kind == "Str":
            yield _with(look, content)
        elif kind == "Note":
            yield from (structs.replace(look, text=run.text) for run in read_blocks(content))
        else:
            yield from _nested(kind, content, look)


def _nested(kind: str, content: Any, look: Inline) -> Iterator[Inline]:
    inner = content[_CONTENT[kind]] if kind in _CONTENT else content
    within = _look(kind, content, look)
    if isinstance(inner, str) or not all(isinstance(one, dict) for one in inner):
        yield _with(within, inner if isinstance(inner, str) else str(inner[-1]))  # code, formulas, raw markup
        return
    first, last = _QUOTES[content[0]["t"]] if kind == "Quoted" else ("", "")
    # Some styles leave no blank between the number of a line and the line, which tables and tabs set apart elsewhere.
    classes = content[0][1] if kind == "Span" else ()
    yield _with(within, " " if "csl-right-inline" in classes or "csl-indent" in classes else "")
    yield _with(within, first)
    yield from _runs(inner, within)
    yield _with(within, last)


def _look(kind: str, content: Any, look: Inline) -> Inline:
    """Return the look within an element; what is italic within italics stands out by being upright."""
    match kind:
        case "Emph" | "Underline":
            return structs.replace(look, emphasis=not look.emphasis)
        case "Strong":
            return structs.replace(look, strong=True)
        case "Strikeout":
            return structs.replace(look, struck=True)
        case "SmallCaps":
            return structs.replace(look, small_capitals=True)
        case "Superscript":
            return structs.replace(look, raised=True)
        case "Code":
            return structs.replace(look, code=True)
        case "Link" if is_web_address(content[2][0]) and not _SCHEME.match(content[2][0]):
            return structs.replace(look, link=content[2][0])
        case "Span" if "nodecor" in content[0][1]:
            return structs.replace(_PLAIN, link=look.link)
    return look


def _with(look: Inline, text: str) -> Inline:
    return structs.replace(look, text=text)


def _joined(runs: Iterable[Inline]) -> Inlines:
    """Join neighbours of one look, and blanks that meet."""
    joined: list[Inline] = []
    for look, same in groupby((run for run in runs if run.text), lambda run: _with(run, "")):
        text = _SPACES.sub(" ", "".join(run.text for run in same))
        if joined and joined[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            joined.append(_with(look, text))
    return tuple(joined)


def _trimmed(runs: Inlines) -> Inlines:
    """Take the blanks from both ends."""
    left = list(runs)
    while left and not (text := left[0].text.lstrip(" ")):
        del left[0]
    if left:
        left[0] = _with(left[0], text)
    while left and not (text := left[-1].text.rstrip(" ")):
        del left[-1]
    if left:
        left[-1] = _with(left[-1], text)
    return tuple(left)
