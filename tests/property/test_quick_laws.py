"""Whatever the text, the fast reader reads it as libyaml does, or leaves it to libyaml."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from chronos.edtf import parse
from chronos.model import Citation, Claim, ClaimDate, Imported, Location
from chronos.model.plain import claim_fields
from chronos.store import parts, quick
from chronos.store.claim_text import claim_text
from chronos.store.nodes import Node, TreeError
from chronos.store.parts import Part, read_part
from chronos.store.quick import read_quick
from chronos.store.quick_claims import quick_claim
from chronos.store.tree import read_tree
from mutating import dice, mutated, piece, timelines
from styles import timelines_in_styles


@cache
def shipped() -> list[str]:
    return timelines()


def dump(node: Node) -> Any:
    """Return all that a node is: its values, their order, and all places."""
    value = node.value
    if isinstance(value, dict):
        return {key: dump(one) for key, one in value.items()}, list(value), node.keys, node.line, node.column
    shown = value if isinstance(value, str) else [dump(one) for one in value]
    return shown, node.line, node.column


def bare(node: Node) -> Any:
    """Return the values of a node as the fast reader gives those of a claim."""
    value = node.value
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items()}
    return value if isinstance(value, str) else tuple(map(bare, value))


def both_nodes(text: str) -> tuple[Any, Any] | None:
    """Return what both readers make of a text, ``None`` where the fast one leaves it alone."""
    file = read_quick(text)
    if file is None:
        return None
    numbers = range(len(file.claims))
    fast = (
        {
            **({"claims": [dump(file.node(number)) for number in numbers]} if file.claims else {}),
            **{name: dump(node) for name, node in file.lists.items()},
        },
        [one if isinstance(one, dict) else bare(one) for one in file.claims],
        [file.place(number) for number in numbers if isinstance(file.claims[number], dict)],
        sorted(file.duplicates),
    )
    try:
        root, duplicates = read_tree(text)
    except TreeError as error:
        return fast, error
    fields = root.value if root is not None else {}
    if not isinstance(fields, dict):
        return fast, fields
    nodes = fields["claims"].value if "claims" in fields else []
    assert isinstance(nodes, list)
    listed = {name: dump(node) for name, node in fields.items() if name != "claims"}
    slow = (
        {**({"claims": [dump(one) for one in nodes]} if "claims" in fields else {}), **listed},
        [bare(one) for one in nodes],
        [
            (nodes[at].line, nodes[at].column)
            for at, one in enumerate(file.claims[: len(nodes)])
            if isinstance(one, dict)
        ],
        sorted(duplicates),
    )
    return fast, slow


def whole(part: Part) -> Part:
    """Return a part with all places read, and its faults in the order of theirs."""
    claims = tuple(structs.replace(one, marks={"id": one.marks["id"], **one.marks}) for one in part.claims)
    faults = tuple(sorted(part.faults, key=lambda fault: (fault.location, fault.rule, fault.message)))
    return structs.replace(part, claims=claims, faults=faults)


def both_parts(text: str) -> tuple[Part, Part]:
    """Return what is read of a file with the fast reader and without it."""
    fast = whole(read_part("t.yaml", text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "read_quick", lambda _text: None)
        slow = whole(read_part("t.yaml", text))
    return fast, slow


def assert_read_alike(text: str) -> bool:
    """See that nothing is read otherwise; return whether the fast reader read it: what it leaves alone is libyaml's."""
    nodes = both_nodes(text)
    if nodes is not None:
        assert nodes[0] == nodes[1], text
        fast, slow = both_parts(text)
        assert fast == slow, text
    return nodes is not None


@pytest.mark.parametrize("number", range(len(shipped())))
def test_shipped_timelines_and_dumps_of_them_are_read_fast_and_alike(number: int) -> None:
    assert assert_read_alike(shipped()[number])


FREE = st.text(st.sampled_from("ab1é中 .,:;#'\"\\{}[]-_%&*?!|>@`\n\t\x85\u2028~"), max_size=12)
"""Texts of what means something to YAML, for claims that are written by chronos."""


@st.composite
def imported_claims(draw: st.DrawFn) -> list[Claim]:
    """Claims as an import makes them, whose texts are anything."""
    one = st.builds(
        Claim,
        id=st.sampled_from(["c0", "c1", "c2"]),
        date=st.builds(
            ClaimDate,
            st.sampled_from([parse("[2018-01..2018-05]"), parse("2019")]),
            FREE.map(str.strip),
            stated=st.just(True),
        ),
        text=FREE.map(str.strip),
        location=st.just(Location("")),
        countries=st.just(("EC",)),
        actors=st.lists(FREE.map(str.strip).filter(bool), max_size=3).map(tuple),
        citations=st.lists(
            st.builds(Citation, source=st.sampled_from(["ghost", "a, b"]), quote=FREE.map(str.strip)), max_size=3
        ).map(tuple),
        fields=st.dictionaries(FREE.filter(str.strip), FREE.map(str.strip).filter(bool), max_size=4),
        imported=st.builds(Imported, FREE.map(str.strip), st.integers(0, 10**6)),
    )
    return draw(st.lists(one, min_size=1, max_size=3))


@settings(deadline=None, max_examples=300)
@given(imported_claims())
def test_what_an_import_writes_is_read_back_as_it_was_and_alike(claims: list[Claim]) -> None:
    text = "claims:\n" + "".join(map(claim_text, claims))
    assert assert_read_alike(text)
    read = read_part("t.yaml", text)
    assert [claim_fields(one) for one in read.claims] == [claim_fields(one) for one in claims]
    assert [(one.imported.file, one.imported.row) for one in read.claims if one.imported is not None] == [
        (one.imported.file, one.imported.row) for one in claims if one.imported is not None
    ]


def test_what_an_import_writes_is_all_read_fast() -> None:
    claim = Claim(
        id="c0",
        date=ClaimDate(parse("[2018-01..2018-05]"), 'the "spring", 2018: early', stated=True),
        text='It\'s said: "so" # {x}.',
        location=Location(""),
        citations=(Citation(source="ghost", quote="[x]"), Citation(source="ghost", locator="p. 3")),
        fields={"latitude": "-0.18", "Event type": "1, 2"},
        imported=Imported("a b.csv", 3),
    )
    file = read_quick(f"claims:\n{claim_text(claim)}")
    assert file is not None
    assert isinstance(file.claims[0], dict)
    read = quick_claim(file, 0, "t.yaml")
    assert read is not None
    assert claim_fields(read) == claim_fields(claim)


@settings(deadline=None, max_examples=400)
@given(timelines_in_styles(), st.integers(0, 1 << 32))
def test_a_timeline_of_any_style_and_its_mutations_are_read_alike(text: str, seed: int) -> None:
    random = dice(seed)
    assert_read_alike(text)
    for _ in range(10):
        assert_read_alike(mutated(text, random, random.choice((1, 1, 2))))


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(shipped()), st.integers(0, 1 << 32))
def test_mutations_of_shipped_timelines_are_read_alike(text: str, seed: int) -> None:
    random = dice(seed)
    for _ in range(40):
        assert_read_alike(mutated(piece(text, random), random, random.choice((1, 1, 1, 2, 3))))


def test_many_mutations_are_read_fast_so_that_these_laws_are_not_empty() -> None:
    random = dice(0)
    texts = [mutated(piece(random.choice(shipped()), random), random, 1) for _ in range(200)]
    assert sum(read_quick(text) is not None for text in texts) > 50


def joined(written: str) -> str:
    return " ".join(line.strip(" ") for line in written.split("\n"))


PLANTED = [
    ("_plain", joined, "claims:\n- id: a\n  text: One. # said so\n"),
    ("_plain", joined, "claims:\n- id: a\n  text: One: two.\n"),
    ("_listed", lambda text, _margin: tuple(text.split("\n  - ")), "claims:\n- id: a\n  countries:\n  - EC # x\n"),
    (
        "_block",
        lambda _head, text, margin: text.replace(f"\n{margin}", " "),
        "claims:\n- id: a\n  note: |\n   x\n   y\n",
    ),
    ("_flow", lambda text: tuple(one.strip(" ") for one in text.split(",")), 'claims:\n- id: a\n  actors: ["x, y"]\n'),
    ("_mapping", lambda text: {"a": text.partition(": ")[2]}, "claims:\n- id: a\n  fields: {a: b, c: d}\n"),
    ("_mapping", lambda _text: {"a": "c"}, "claims:\n- id: a\n  fields: {a: b, a: c}\n"),
    ("_unescaped", lambda text: text, 'claims:\n- id: a\n  text: "One \\"two\\"."\n'),
    ("_double", lambda text: text, 'claims:\n- id: a\n  text: "One." # "two"\n'),
    ("_is_common", lambda _text: True, "claims:\n- id: a\n  text: One.\x07\n"),
    ("_cut", lambda raw, start, end: "\n".join([*raw[start:end], ""]), "claims:\n- id: a\n  note: |+\n   x\n"),
]


@pytest.mark.parametrize(("name", "fault", "text"), PLANTED)
def test_a_planted_fault_is_caught(name: str, fault: object, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_read_alike(text)
    monkeypatch.setattr(quick, name, fault)
    with pytest.raises((AssertionError, TreeError)):
        assert_read_alike(text)
