"""What stands where in a text that is being written, sound YAML or not."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.editor.outline import outline, split_lines
from chronos.store.nodes import Node
from chronos.store.tree import read_tree

TIMELINES = Path(__file__).resolve().parents[2] / "timelines"


def tokens(text: str) -> list[tuple[str, str]]:
    """Return paths and texts; a key has its name behind a slash."""
    found = outline(split_lines(dedent(text))).tokens
    return [(f"{one.path}/{one.text}", "") if one.is_key else (one.path, one.text) for one in found]


def test_a_list_of_claims_in_the_block_style() -> None:
    text = """\
    claims:
      - id: a  # a comment
        sources:
          - gazette-2020, p. 3
          - source: wire-2021
            quote: 'l''an # 2019'
    """
    assert tokens(text) == [
        ("/claims", ""),
        ("claims[]/id", ""),
        ("claims[].id", "a"),
        ("claims[]/sources", ""),
        ("claims[].sources[]", "gazette-2020, p. 3"),
        ("claims[].sources[]/source", ""),
        ("claims[].sources[].source", "wire-2021"),
        ("claims[].sources[]/quote", ""),
        ("claims[].sources[].quote", "l'an # 2019"),
    ]


def test_items_may_be_no_further_in_than_their_key() -> None:
    assert tokens("claims:\n- id: a\n- id: b\nreferences:\n- id: c\n")[4:] == [
        ("claims[].id", "b"),
        ("/references", ""),
        ("references[]/id", ""),
        ("references[].id", "c"),
    ]


def test_brackets_over_several_rows_with_comments_and_quotes() -> None:
    text = """\
    claims:
      - {id: a, date: {edtf: "2019", said: 'in 2019'},
         countries: [EC, # Ecuador
           "PE"]}
    """
    assert tokens(text)[1:] == [
        ("claims[]/id", ""),
        ("claims[].id", "a"),
        ("claims[]/date", ""),
        ("claims[].date/edtf", ""),
        ("claims[].date.edtf", "2019"),
        ("claims[].date/said", ""),
        ("claims[].date.said", "in 2019"),
        ("claims[]/countries", ""),
        ("claims[].countries[]", "EC"),
        ("claims[].countries[]", "PE"),
    ]


def test_what_is_in_a_block_scalar_is_no_key() -> None:
    text = """\
    claims:
      - text: >-
          status: this is text

          # and so is this
        kind: visit
    """
    assert tokens(text) == [
        ("/claims", ""),
        ("claims[]/text", ""),
        ("claims[]/kind", ""),
        ("claims[].kind", "visit"),
    ]


@pytest.mark.parametrize("broken", ["countries: [EC, PE", "countries: {EC", 'text: "not closed', "text: 'nor this"])
def test_what_is_not_closed_ends_where_the_next_field_begins(broken: str) -> None:
    found = tokens(f"claims:\n  - id: a\n    {broken}\n    kind: visit\n  - id: b\n")
    assert found[-4:] == [("claims[]/kind", ""), ("claims[].kind", "visit"), ("claims[]/id", ""), ("claims[].id", "b")]


def test_a_word_alone_is_a_key_where_one_may_stand_and_else_more_of_the_value() -> None:
    assert tokens("claims:\n  - id: a\n    sta\n")[-1] == ("claims[]/sta", "")
    assert tokens("claims:\n  - text: one\n      two\n")[-1] == ("claims[].text", "two")
    assert tokens("cla")[-1] == ("/cla", "")


def test_lines_end_as_editors_have_them_end() -> None:
    assert split_lines("a\nb\r\nc\rd\u2028e\x85f\x0cg") == ["a", "b", "c", "d\u2028e\x85f\x0cg"]
    assert split_lines("") == [""]


def scalars(node: Node, path: str = "") -> Iterator[tuple[str, str, int, int]]:
    if isinstance(node.value, dict):
        for key, value in node.value.items():
            yield from scalars(value, f"{path}.{key}" if path else key)
    elif isinstance(node.value, list):
        for item in node.value:
            yield from scalars(item, f"{path}[]")
    else:
        yield path, node.value, node.line - 1, node.column - 1


def test_in_the_shipped_timelines_it_sees_what_the_reader_reads() -> None:
    for path in TIMELINES.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        lines = split_lines(text)
        root, _ = read_tree(text)
        assert root is not None
        seen = {
            (one.path, one.text, one.row, one.start - len(one.quote)) for one in outline(lines).tokens if not one.is_key
        }
        read = {one for one in scalars(root) if lines[one[2]][one[3]] not in ">|" and one[1]}
        assert len(read) > 10
        assert read == seen


PIECES = st.sampled_from(
    [
        *"[]{}'\",:-#|>&*!?% \n\r\t\\",
        "- ",
        ": ",
        "claims:\n",
        "  ",
        "id: a",
        "\u2028",
        "\U0001f600",
        "\x00",
        "---\n",
        "a",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_has_an_outline_whose_places_are_in_it(text: str) -> None:
    lines = split_lines(text)
    found = outline(lines)
    for one in found.tokens:
        assert 0 <= one.row <= one.end_row < len(lines)
        assert 0 <= one.start <= len(lines[one.row])
        assert 0 <= one.end <= len(lines[one.end_row])
        assert (one.row, one.start) <= (one.end_row, one.end)
    for begin, end in found.reaches.items():
        assert begin < end <= (len(lines) - 1, len(lines[-1]))
    places = [(one.row, one.start) for one in found.tokens]
    assert places == sorted(places)


def test_brackets_without_end_are_no_work_without_end() -> None:
    assert len(outline(["[" * 100_000, "{" * 100_000]).tokens) == 0
