"""Makes repairs in a YAML text, and touches nothing else in it.

What is made is read again and compared: where the tree of nodes is another than the one before with the repairs in it,
they are not made. So a repair can be refused, but never harms.
"""

import re
from bisect import bisect, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from chronos.model import Edit
from chronos.store.breaks import BREAK, line_start
from chronos.store.extents import Extent, Place, find_extents
from chronos.store.nodes import DuplicateKey, Node, TreeError
from chronos.store.ordering import ordered, sorted_names
from chronos.store.tree import read_tree

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the start of a file it is the byte order mark, which no place counts."""
_WORD: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
"""What may stand in the quotes of the value that it replaces."""


class Change(NamedTuple):
    """The characters of a text from ``start`` to ``end`` (excluded) that give way to ``text``."""

    start: int
    end: int
    text: str


class Applied(NamedTuple):
    """A text with repairs made: the changes in their order, and of each fix whether it was made."""

    text: str
    changes: tuple[Change, ...]
    made: tuple[bool, ...]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with every edit made that can be, each by itself; see :func:`apply_fixes`."""
    return apply_fixes(text, [(edit,) for edit in edits]).text


def apply_fixes(text: str, fixes: Sequence[Sequence[Edit]]) -> Applied:
    """Make fixes in a text; each is made whole or not at all.

    A fix is not made where nothing of the kind stands at its place, where it would change a value that an alias names
    in another field too, where it overlaps one before it, or where the text would then not say what it said with the
    fix in it. In a text that is no YAML, or a value with parts that :mod:`chronos.store.tree` refuses, none is.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    bare = text.removeprefix(_MARK)
    tree = _tree(bare)
    if tree is None:
        return Applied(text, (), (False,) * len(fixes))
    plan = _Plan(bare, *tree, fixes)
    made = plan.holding(plan.chosen)
    changes = [Change(start + len(mark), end + len(mark), new) for start, end, new in plan.changes(made)]
    return Applied(mark + plan.result(made), tuple(changes), tuple(number in made for number in range(len(fixes))))


class _Plan:
    """Which fixes can be made beside each other, and what they change."""

    def __init__(self, text: str, root: Node, duplicates: list[DuplicateKey], fixes: Sequence[Sequence[Edit]]) -> None:
        self.text = text
        self.root = root
        self.duplicates = [twice.key for twice in duplicates]
        self.fixes = fixes
        places = {_place(edit) for fix in fixes for edit in fix}
        self.extents = find_extents(text, places)
        self.shared = _shared(root, places)
        self.of: dict[Edit, tuple[Change, ...]] = {}
        self.taken: list[tuple[int, int]] = []
        self.chosen = {number for number, fix in enumerate(fixes) if fix and self.choose(fix)}

    def choose(self, fix: Sequence[Edit]) -> bool:
        """Note what a fix changes, unless it cannot be made beside those before it."""
        new = {edit: self.changes_of(edit) for edit in fix if edit not in self.of or edit.insert}
        spans = sorted((changes[0].start, changes[-1].end) for changes in new.values() if changes)
        if len(spans) < len(new) or not (all(map(self.is_free, spans)) and _disjoint(spans)):
            return False
        self.of.update(new)
        for span in spans:
            insort(self.taken, span)
        return True

    def is_free(self, span: tuple[int, int]) -> bool:
        """Whether nothing that is chosen touches these characters."""
        at = bisect(self.taken, span)
        return _disjoint([*self.taken[max(at - 1, 0) : at], span, *self.taken[at : at + 1]])

    def changes_of(self, edit: Edit) -> tuple[Change, ...]:
        """Return what an edit changes, in order; nothing where it cannot be made."""
        extent = self.extents.get(_place(edit))
        if extent is None or _place(edit) in self.shared:
            return ()
        if edit.order:
            moved = ordered(self.text, extent, edit.order)
            return (Change(*moved),) if moved is not None and moved[2] != self.text[moved[0] : moved[1]] else ()
        if edit.insert:
            return (_inserted(self.text, extent, edit.text),) if extent.fields is not None else ()
        return tuple(_replaced(self.text, extent, edit.text)) if extent.fields is None else ()

    def changes(self, numbers: set[int]) -> list[Change]:
        """Return all changes of these fixes, in order."""
        edits = {edit for number in numbers for edit in self.fixes[number]}
        return sorted(change for edit in edits for change in self.of[edit])

    def result(self, numbers: set[int]) -> str:
        """Return the text with these fixes made."""
        parts: list[str] = []
        done = 0
        for start, end, new in self.changes(numbers):
            parts += (self.text[done:start], new)
            done = end
        return "".join((*parts, self.text[done:]))

    def holding(self, numbers: set[int]) -> set[int]:
        """Return these fixes without those that would change something else."""
        if not numbers or self.holds(numbers):
            return numbers
        if len(numbers) == 1:
            return set()
        ordered = sorted(numbers)
        half = len(ordered) // 2
        fewer = self.holding(set(ordered[:half])) | self.holding(set(ordered[half:]))
        return fewer if fewer != numbers and self.holds(fewer) else set()

    def holds(self, numbers: set[int]) -> bool:
        """Whether the text with these fixes says what it said, but for them."""
        tree = _tree(self.result(numbers))
        edits = {edit for number in numbers for edit in self.fixes[number]}
        expected = _Expected(edits)
        return (
            tree is not None
            and [twice.key for twice in tree[1]] == self.duplicates
            and expected.readable
            and expected.agrees(self.root, tree[0])
        )


class _Expected:
    """The tree that edits make of another."""

    def __init__(self, edits: Collection[Edit]) -> None:
        self.values: dict[Place, Node | None] = {}
        self.added: dict[Place, Node | None] = {}
        self.orders = {_place(edit): edit.order for edit in edits if edit.order}
        for edit in edits:
            if not edit.order:
                tree = _tree(edit.text)
                (self.added if edit.insert else self.values)[_place(edit)] = tree[0] if tree is not None else None
        self.readable = None not in self.values.values() and None not in self.added.values()

    def agrees(self, old: Node, new: Node) -> bool:
        """Whether a node is what the edits make of another."""
        place = (old.line, old.column)
        if isinstance(old.value, str):
            expected = self.values.get(place)
            return _same(expected, new) if expected is not None else old.value == new.value
        if isinstance(old.value, list):
            return (
                isinstance(new.value, list)
                and len(old.value) == len(new.value)
                and all(map(self.agrees, old.value, new.value))
            )
        if not isinstance(new.value, dict):
            return False
        added = self.added.get(place)
        begins = added.value if added is not None and isinstance(added.value, dict) else {}
        names = sorted_names([*begins, *old.value], self.orders.get(place, ()))
        return names == list(new.value) and all(
            _same(begins[key], value) if key in begins else self.agrees(old.value[key], value)
            for key, value in new.value.items()
        )


def _tree(text: str) -> tuple[Node, list[DuplicateKey]] | None:
    """Return what a text says, ``None`` where it says nothing or cannot be read."""
    try:
        root, duplicates = read_tree(text)
    except TreeError:
        return None
    return (root, duplicates) if root is not None else None


def _place(edit: Edit) -> Place:
    return edit.location.line, edit.location.column


def _shared(root: Node, places: set[Place]) -> set[Place]:
    """Return the places of values that aliases put under fields of different names."""
    roles: dict[Place, set[str]] = {}
    rest: list[tuple[Node, str]] = [(root, "")]
    while rest:
        node, role = rest.pop()
        if (node.line, node.column) in places:
            roles.setdefault((node.line, node.column), set()).add(f"{type(node.value).__name__} {role}")
        if isinstance(node.value, list):
            rest.extend((item, f"{role}[]") for item in node.value)
        elif isinstance(node.value, dict):
            rest.extend((value, f"{role}.{key}") for key, value in node.value.items())
    return {place for place, found in roles.items() if len(found) > 1}


def _same(one: Node, other: Node) -> bool:
    """Whether two nodes have the same value."""
    return _Expected(()).agrees(one, other)


def _disjoint(spans: Sequence[tuple[int, int]]) -> bool:
    """Whether spans, in order, do not touch each other."""
    return all(before[1] < after[0] for before, after in pairwise(spans))


def _replaced(text: str, extent: Extent, new: str) -> Iterator[Change]:
    """Yield the changes that put a value in place of a scalar; quotes stay around a word, comments where they are."""
    start, end, _ = extent
    opening = text[start : start + 1]
    if opening in ("'", '"') and _WORD.fullmatch(new):
        new = f"{opening}{new}{opening}"
    if start == end:
        new = new if text[start - 1 : start].isspace() else f" {new}"
    if start == end or opening not in ("|", ">"):
        yield Change(start, end, new)
        return
    header_end = end - len(text[start:end].lstrip("|>-+0123456789"))
    yield Change(start, header_end, new)
    line_end = BREAK.search(text, header_end)
    if line_end is not None and line_end.start() < end:
        yield Change(line_end.start(), end, "")


def _inserted(text: str, extent: Extent, line: str) -> Change:
    """Return the change that puts a field before the first of a mapping."""
    start = extent.start
    if text[start : start + 1] != "{":
        return Change(start, start, f"{line}{_break_near(text, start)}{' ' * (start - line_start(text, start))}")
    if not extent.fields:
        return Change(start + 1, start + 1, line)
    first = extent.fields[0].start
    indentation = text[line_start(text, first) : first]
    after = " " if indentation.strip() else _break_near(text, first) + indentation
    return Change(first, first, f"{line},{after}")


def _break_near(text: str, offset: int) -> str:
    """Return the line break after a place, or the last one before it."""
    found = BREAK.search(text, offset) or BREAK.search(text[:offset])
    return found[0] if found is not None else "\n"
