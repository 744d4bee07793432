"""Puts the parts of a document into their order: the usual one, or that of a layout which a project brings."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from msgspec import json

from chronos.model import ChronosError
from chronos.render.blocks import PARTS, Part
from chronos.render.escaping import markdown
from chronos.render.inlines import is_web_address
from chronos.render.nodes import Node
from chronos.render.pandoc import PandocError, run_pandoc
from chronos.render.templating import FOLDER, fill

LAYOUT: Final = "layout.md"
"""The name of the layout of Word and PDF."""

# What else commonmark_x has: raw markup of formats, notes (numbered with those of claims), dollars that are formulas.
_READ: Final = (
    "--from=commonmark_x-raw_html-raw_attribute-footnotes-tex_math_dollars-implicit_figures-gfm_auto_identifiers"
    "-implicit_header_references-definition_lists-alerts-yaml_metadata_block-smart-emoji"
)
_MARK: Final = re.compile("\ue000([^\ue001]*)\ue001")
"""What stands for a part while pandoc reads the layout: its name between two characters of private use."""
_RAW: Final = ("raw markup", r"<[A-Za-z/!?]|\{=")
_UNSAFE: Final = {"Image": ("a picture", r"!\["), "RawInline": _RAW, "RawBlock": _RAW}
"""What a layout cannot have, by the node that it is read as: how it is called, and how it begins."""


def laid_out(
    parts: Mapping[Part, Callable[[], list[Node]]], layout: str | None, fields: Mapping[str, str] = {}
) -> list[Node]:
    """Return the blocks of a document.

    A layout is Markdown (CommonMark with the extensions of pandoc's ``commonmark_x``), filled as a template, in which
    ``{{ title }}``, ``{{ entries }}`` and so on stand on lines of their own; ``fields`` are texts that it may have
    anywhere. A part that it leaves out is left out.

    Raises:
        ChronosError: the layout is no template, lacks the entries, has a part twice or within a line, or has pictures.
    """
    if layout is None:
        return [block for part in PARTS for block in parts[part]()]
    marks: dict[str, str] = {part: f"\n\n\ue000{part}\ue001\n\n" for part in PARTS}
    filled = fill(LAYOUT, layout, {**{name: markdown(text) for name, text in fields.items()}, **marks})
    _check(layout, _MARK.findall(filled))
    try:
        tree = json.decode(run_pandoc([_READ, "--to=json"], filled.encode("utf-8", "replace")))
    except PandocError as error:
        raise _refusal(layout, "", f"pandoc cannot read it: {error}") from None
    for found in _nodes(tree["blocks"]):
        _make_safe(found, layout)
    blocks = list(_replaced(tree["blocks"], parts))
    for found in _nodes(tree["blocks"]):
        text = found["c"] if found["t"] == "Str" else found["c"][1] if found["t"] in ("Code", "CodeBlock") else ""
        if (mark := _MARK.search(text)) and not found.get("placed"):
            raise _refusal(layout, mark[1], f"{{{{ {mark[1]} }}}} stands on a line of its own, outside lists and code")
    return blocks


def _check(layout: str, named: list[str]) -> None:
    """Refuse a layout without entries, or with a part that is there twice."""
    if "entries" not in (part.lower() for part in named):
        raise _refusal(layout, "", "it leaves out the entries; put {{ entries }} on a line of its own")
    for part in named:
        if part not in PARTS:
            raise _refusal(
                layout, part.lower(), f"it changes the part {part!r}; leave {{{{ {part.lower()} }}}} as it is"
            )
        if named.count(part) > 1:
            raise _refusal(layout, part, f"it has {{{{ {part} }}}} twice; leave one out")


def _nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each)
    elif isinstance(value, dict):
        if "t" in value:
            yield value
        yield from _nodes(value.get("c"))


def _make_safe(found: Node, layout: str) -> None:
    """Refuse what a layout cannot have, and make text of links that lead neither to the web nor into the document."""
    if found["t"] in _UNSAFE:
        called, start = _UNSAFE[found["t"]]
        raise _refusal(
            layout, start, f"a layout has text alone, and this one has {called}; leave it out", is_name=False
        )
    if found["t"] == "Link":
        of_link, shown, (address, _) = found["c"]
        if not (is_web_address(address) or address.startswith("#")):
            found.update(t="Span", c=[of_link, shown])


def _replaced(blocks: list[Node], parts: Mapping[Part, Callable[[], list[Node]]]) -> Iterator[Node]:
    """Yield blocks, those of a part in place of its mark."""
    for block in blocks:
        part = _marked(block)
        if part is not None:
            yield from parts[part]()
        elif block["t"] == "Div":
            yield {**block, "c": [block["c"][0], list(_replaced(block["c"][1], parts))]}
        else:
            yield block


def _marked(block: Node) -> Part | None:
    """Return the part whose mark alone is in a paragraph."""
    if block["t"] != "Para" or len(block["c"]) != 1 or block["c"][0]["t"] != "Str":
        return None
    mark = _MARK.fullmatch(block["c"][0]["c"])
    part = next((part for part in PARTS if mark and mark[1] == part), None)
    if part is not None:
        block["c"][0]["placed"] = True
    return part


def _refusal(layout: str, sought: str, reason: str, *, is_name: bool = True) -> ChronosError:
    """Return an error at the first line that has a name between braces, or a pattern; without either, at the first."""
    place = re.compile(rf"\{{\{{[^}}]*\b{re.escape(sought)}\b" if is_name and sought else sought or "^")
    line = next((number for number, text in enumerate(layout.splitlines(), 1) if place.search(text)), 1)
    return ChronosError(f"{FOLDER}/{LAYOUT}:{line}: {reason}")
