"""Adds a claim or a source to the YAML text of a file, where its neighbours are and as they are written."""

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from chronos.model import Claim, Corpus
from chronos.store.claim_text import claim_lines, scalar, source_text
from chronos.store.inserting import Item, Place, insert, read
from chronos.store.nodes import Node
from chronos.store.walk import ENDINGS

CLAIMS: Final = "timeline.yaml"
"""The file, relative to the folder of timelines, that the first claim of a project goes to."""
SOURCES: Final = "sources.yaml"
"""That of the first source; by custom, also that of the others."""
_WIDTH: Final = 120
"""Columns past which a text is broken into lines, in files that do so."""
_FOLDED: Final = re.compile(r"^ *(?:- )?(?:text|note): >-?[ ]*$", re.MULTILINE)
_LISTED: Final = re.compile(r"^( *)sources:[ ]*\n( *)- ", re.MULTILINE)
_IN_BRACKETS: Final = re.compile(r"^ *sources: \[", re.MULTILINE)
_QUOTED: Final = re.compile(r"^ *date: [\"']", re.MULTILINE)
_BARE: Final = re.compile(r"^ *date: [0-9]", re.MULTILINE)
_QUOTED_TEXT: Final = re.compile(r"^ *text: [\"']", re.MULTILINE)
_PLAIN_TEXT: Final = re.compile(r"^ *text: [^\W\d_]", re.MULTILINE)
_BARE_DATE: Final = re.compile(r'date: "([0-9]{4}(?:-[0-9]{2}){0,2})"')
_SOURCES: Final = re.compile(r"sources: (\[.*\])")


def add_claim(text: str | None, fields: Mapping[str, Any], name: str, before: Claim | None = None) -> str:
    """Add a claim to the text of a file (``None`` where there is no file), by default after its others.

    ``fields`` are those of :func:`~chronos.model.plain.claim_fields`, ``before`` is a claim of the file that it is to
    stand before, ``name`` what messages call the file. Lists and long texts are written as in other claims of the file.

    Raises:
        ProjectError: the text is no timeline, or nothing can be added without changing something else.
    """
    text = text or ""
    lines = claim_lines(fields)
    styled = list(_styled(lines, text))
    number = _number(text, name, before) if before is not None else None
    items = [_item(fields, each) for each in ([styled, lines] if styled != lines else [lines])]
    return insert(text, Place("claims", "claim", name, number), items)


def add_source(text: str | None, item: Mapping[str, Any], name: str) -> str:
    """Add a source to the text of a file (``None`` where there is no file), after its others; see :func:`add_claim`.

    Raises:
        ProjectError: the text is no timeline, or nothing can be added without changing something else.
    """
    said = {field: value for field, value in item.items() if value not in ("", None, [], {})}
    lines = [line[2:] for line in source_text(said, "- ").splitlines()]
    return insert(text or "", Place("references", "source", name), [_item(said, lines)])


def neighbour_after(claims: Iterable[Claim], claim: Claim) -> Claim | None:
    """Return the claim of a file that a new one stands before: the first with a later date.

    ``None`` where it is the last, where it has no date, and where the claims are not in the order of their dates, of
    their first days. They may be in the opposite order too.
    """
    dated = [(one, one.date.expression.display_key()[0]) for one in claims if one.date.expression is not None]
    if claim.date.expression is None or not dated:
        return None
    day = claim.date.expression.display_key()[0]
    days = [each for _, each in dated]
    if days == sorted(days):
        return next((one for one, each in dated if each > day), None)
    if days == sorted(days, reverse=True):
        return next((one for one, each in dated if each < day), None)
    return None


def file_for(claim: Claim, corpus: Corpus) -> str:
    """Return the file, relative to the folder of timelines, that has most of what a claim is like.

    Its countries, its kind and its sources count alike, each by the part of the claims of that country, that kind, that
    source which stands in a file, squared: a kind that has a file of its own tells more than a country that all files
    speak of. Imported claims do not count, since their files are written again. Where no claim is like it, it is the
    one file of claims that people write, if there is one alone, else a new one.
    """
    wanted = _features(claim)
    of_a_sort = Counter(sort for sort, _ in wanted)
    like: dict[tuple[str, str], Counter[str]] = {feature: Counter() for feature in sorted(wanted)}
    written: set[str] = set()
    for one in corpus.claims:
        path = one.location.path
        if one.imported is None and path.lower().endswith(ENDINGS):
            written.add(path)
            for feature in wanted & _features(one):
                like[feature][path] += 1
    shares: Counter[str] = Counter()
    for feature, files in like.items():
        for path, number in files.items():
            shares[path] += round(1_000_000 * (number / files.total()) ** 2 / of_a_sort[feature[0]])
    if shares:
        return min(shares, key=lambda path: (-shares[path], path))
    return next(iter(written)) if len(written) == 1 else CLAIMS


def file_of_sources(corpus: Corpus, *, exists: bool) -> str:
    """Return the file of YAML, relative to the folder of timelines, that new sources go to.

    ``exists`` says whether there is a ``sources.yaml``.
    """
    files = Counter(one.location.path for one in corpus.sources.values() if one.location.path.lower().endswith(ENDINGS))
    if exists or not files:
        return SOURCES
    return min(files, key=lambda path: (-files[path], path))


def _features(claim: Claim) -> frozenset[tuple[str, str]]:
    """Return what claims that stand together have in common."""
    return frozenset(
        {
            *(("country", one) for one in (*claim.countries, *claim.regions)),
            *(("source", one.source) for one in claim.citations),
            *([("kind", claim.kind)] if claim.kind else []),
        }
    )


def _item(said: Mapping[str, Any], lines: Sequence[str]) -> Item:
    def with_dash(dash: str) -> list[str]:
        return [f"{' ' * len(dash) if number else dash}{line}" for number, line in enumerate(lines)]

    def in_braces(is_json: bool) -> str:
        if is_json:
            return json.dumps(said, ensure_ascii=False)
        return "{" + ", ".join(f"{name}: {_flow(name, said[name])}" for name in said) + "}"

    return Item(said, with_dash, in_braces)


def _flow(name: str, value: Any) -> str:
    """Return the value of a field on one line, as it is written elsewhere."""
    first, *rest = claim_lines({name: value})
    return first.removeprefix(f"{name}: ") if not rest else f"[{', '.join(line.strip(' ')[2:] for line in rest)}]"


def _styled(lines: Sequence[str], text: str) -> Iterator[str]:
    """Yield the lines of a claim as others of the file are written: citations one a line, long texts broken."""
    listed = _LISTED.findall(text)
    is_listed = len(listed) > len(_IN_BRACKETS.findall(text))
    is_bare = len(_BARE.findall(text)) > len(_QUOTED.findall(text))
    is_plain = len(_PLAIN_TEXT.findall(text)) > len(_QUOTED_TEXT.findall(text))
    margin = " " * (len(listed[0][1]) - len(listed[0][0]) if listed else 2)
    for line in lines:
        name, _, value = line.partition(": ")
        if is_bare and (found := _BARE_DATE.fullmatch(line)) is not None:
            yield f"date: {found[1]}"
        elif is_listed and _SOURCES.fullmatch(line) is not None:
            yield "sources:"
            root, _ = read(line, "")
            items = root.value["sources"].value if root is not None and isinstance(root.value, dict) else []
            yield from (f"{margin}- {_unquoted(str(item.value))}" for item in items if isinstance(item, Node))
        elif line.startswith("  - "):
            yield f"{margin}{line[2:]}"
        elif name in ("text", "note") and len(line) > _WIDTH - 4 and _FOLDED.search(text) is not None:
            root, _ = read(line, "")
            said = root.value[name].value if root is not None and isinstance(root.value, dict) else value
            yield f"{name}: >-"
            yield from (f"  {one}" for one in textwrap.wrap(str(said), _WIDTH - 6, break_on_hyphens=False))
        elif name in ("text", "note") and is_plain:
            root, _ = read(line, "")
            said = root.value[name].value if root is not None and isinstance(root.value, dict) else value
            yield f"{name}: {_unquoted(said)}" if isinstance(said, str) else line
        else:
            yield line


def _unquoted(text: str) -> str:
    """Return a text as it stands outside of braces and brackets, where commas and apostrophes mean nothing."""
    bare = re.sub(r"(?<=.)[,'\"]", "", text)
    return text if bare and scalar(bare) == bare and text == text.strip() else scalar(text)


def _number(text: str, name: str, before: Claim) -> int | None:
    """Return the number (from 0) in its list of a claim of a file."""
    root, _ = read(text, name)
    listed = root.value.get("claims") if root is not None and isinstance(root.value, dict) else None
    items = listed.value if listed is not None and isinstance(listed.value, list) else []
    place = (before.location.line, before.location.column)
    return next((number for number, item in enumerate(items) if (item.line, item.column) == place), None)
