import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.render.inlines import Inline, run
from chronos.render.nodes import Cited, anchor, attributes, node, nodes_of, text_node

LABELS = st.text(max_size=60)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ec-2019-visit", "entry_ec_2019_visit"),
        ("1", "entry_1"),
        ("", "entry_"),
        ("EC-1", "entry_ec_1_7160f635ae"),
        ("a_b", "entry_a_b_648fa9b31b"),
    ],
)
def test_a_place_is_called_after_the_label_of_its_entry(label: str, name: str) -> None:
    assert anchor("entry", label) == name


@given(LABELS, LABELS)
def test_places_are_bookmarks_that_word_takes_and_each_has_its_own(first: str, second: str) -> None:
    names = [anchor("entry", label) for label in (first, second)]
    assert [name for name in names if not re.fullmatch("[a-z][a-z0-9_]{0,39}", name)] == []
    assert (names[0] == names[1]) == (first == second)


def test_the_looks_of_a_run_are_nested_and_its_language_is_named() -> None:
    (shown,) = nodes_of([Inline("chegou", emphasis=True, struck=True, language="pt")])
    struck = node("Strikeout", [text_node("chegou")])
    assert shown == node("Span", attributes(lang="pt"), [node("Emph", [struck])])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "https://a b", ""])
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    assert nodes_of([Inline("here", link=address)]) == [text_node("here")]


def test_an_address_of_the_web_is_a_link() -> None:
    (shown,) = nodes_of([Inline("here", link="https://example.org/a")])
    assert shown == node("Link", attributes(), [text_node("here")], ["https://example.org/a", ""])


def test_what_no_xml_may_hold_is_replaced() -> None:
    assert text_node("a\ufffe\ud800b\x00\n c ") == node("Str", "a\ufffd\ufffdb c ")


def test_a_note_stands_at_its_mark_and_other_marks_lead_there() -> None:
    cited = Cited({7: run("A source.")})
    note = node("Note", [node("Para", [text_node("A source.")])])
    assert cited.nodes([Inline(note=7)]) == [node("Span", attributes("note_7"), [note])]
    mark = node("Superscript", [text_node("7")])
    again = node("Link", attributes("", ["again"]), [mark], ["#note_7", ""])
    assert cited.nodes([Inline(note=7, again=True)]) == [again]


def test_a_comma_parts_two_marks_in_a_row() -> None:
    cited = Cited({1: (), 2: ()}, prefix="a_")
    shown = cited.nodes([Inline("said"), Inline(note=1), Inline(note=2)])
    assert [one["t"] for one in shown] == ["Str", "Span", "Superscript", "Span"]
    assert [one["c"][0][0] for one in shown if one["t"] == "Span"] == ["a_note_1", "a_note_2"]
