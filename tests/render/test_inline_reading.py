"""Pandoc's inlines, read as runs of text."""

from chronos.render.inline_reading import Tree, read_blocks
from chronos.render.inlines import Inline, Inlines

A: Tree = {"t": "Str", "c": "a"}
B: Tree = {"t": "Str", "c": "b"}
BLANK: Tree = {"t": "Space"}
NO_ATTRIBUTES = ["", [], []]


def span(content: list[Tree], *classes: str) -> Tree:
    return {"t": "Span", "c": [["", [*classes], []], content]}


def phrase(trees: list[Tree]) -> Inlines:
    return read_blocks([{"t": "Para", "c": trees}])


def test_neighbours_of_one_look_are_joined_and_blanks_meet_and_end_nowhere() -> None:
    trees = [BLANK, A, BLANK, span([BLANK, B]), BLANK, {"t": "Emph", "c": [A, BLANK]}, {"t": "SoftBreak"}]
    assert phrase(trees) == (Inline("a b "), Inline("a", emphasis=True))


def test_looks_within_looks_are_flat() -> None:
    assert phrase([{"t": "Strong", "c": [A, {"t": "SmallCaps", "c": [B, {"t": "Superscript", "c": [A]}]}]}]) == (
        Inline("a", strong=True),
        Inline("b", strong=True, small_capitals=True),
        Inline("a", strong=True, small_capitals=True, raised=True),
    )
    assert phrase([{"t": "Strikeout", "c": [A]}, {"t": "Subscript", "c": [B]}]) == (
        Inline("a", struck=True),
        Inline("b"),
    )
    assert phrase([{"t": "Emph", "c": [A, {"t": "Emph", "c": [B]}, span([A], "nodecor")]}]) == (
        Inline("a", emphasis=True),
        Inline("ba"),
    )


def test_quotation_marks_are_those_that_print() -> None:
    single: Tree = {"t": "Quoted", "c": [{"t": "SingleQuote"}, [B]]}
    assert phrase([{"t": "Quoted", "c": [{"t": "DoubleQuote"}, [A, BLANK, single]]}]) == (
        Inline("“a ‘b’”"),  # noqa: RUF001 - typographic quotation marks
    )


def test_what_pandoc_calls_raw_is_text() -> None:
    raw: Tree = {"t": "RawInline", "c": ["html", "<script>x</script>"]}
    formula: Tree = {"t": "Math", "c": [{"t": "InlineMath"}, "x^2"]}
    assert phrase([raw, BLANK, formula]) == (Inline("<script>x</script> x^2"),)
    assert phrase([{"t": "Code", "c": [NO_ATTRIBUTES, "x = 1"]}]) == (Inline("x = 1", code=True),)


def test_a_link_that_leads_elsewhere_than_to_the_web_is_its_text() -> None:
    def linked(address: str) -> str:
        (run,) = phrase([{"t": "Link", "c": [NO_ATTRIBUTES, [A], [address, ""]]}])
        assert run.text == "a"
        return run.link

    assert linked("https://example.org:8080/a") == "https://example.org:8080/a"
    for address in ("javascript:x", "https://javascript:x", "file:///etc/passwd", "#ref-s1", "//example.org"):
        assert not linked(address), address


def test_the_number_and_the_text_of_a_line_stay_apart() -> None:
    line: Tree = {"t": "Para", "c": [span([A], "csl-left-margin"), span([B], "csl-right-inline")]}
    below: Tree = {"t": "Div", "c": [NO_ATTRIBUTES, [line, {"t": "LineBlock", "c": [[A], [B]]}]]}
    assert read_blocks([line, below]) == (Inline("a b a b a b"),)


def test_characters_that_no_document_can_hold_are_blanks() -> None:
    assert phrase([{"t": "Str", "c": "a\x01\u2028b\ufeff"}]) == (Inline("a b"),)
