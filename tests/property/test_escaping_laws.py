import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chronos.render.escaping import cell, markdown, plain, unended
from readback import items, parser, text_of

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://example.org/pixel.png)",
    "a | b `c` *d* _e_ ~~f~~ [^1] $g$",
    "# not a heading",
    "1. not a list",
    "- not a list",
    "+ nor this",
    "=== nor a heading",
    "> not a quote",
    "&lt;b&gt; &amp; &#60;",
    "back\\slash \\[not\\]",
    "line\nbreak  \n\n# and more",
    "```\nfence\n```",
    "| a |\n| - |\n| b |",
    "<https://example.org>",
    "[^1]: not a footnote",
    "    not code",
    "***",
    "*",
    "",
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.sampled_from("ab1. \n\t*_`[](){}<>!|#+-=~$^&;:\\\"'@/é"), max_size=40),
    st.text(max_size=30),
)


def shown_inline(source: str) -> str:
    (inline,) = [token for token in parser().parse(source) if token.type == "inline"]
    return text_of(inline)


@given(texts)
@example("1) a")
@example("0*")
def test_text_comes_out_as_text_at_the_start_of_a_line(text: str) -> None:
    escaped = markdown(text)
    assert "\n" not in escaped
    if escaped:
        assert shown_inline(escaped) == plain(text)


@given(texts, texts)
def test_text_comes_out_as_text_in_an_entry(date: str, text: str) -> None:
    (item,) = items(f"## 2019\n\n- **d {markdown(date)}.** {markdown(text)} *(one source)*\n")
    assert item.bold == f"d {plain(date)}."
    assert item.text == f"{plain(text)} (one source)".strip()


@given(texts)
@example("\xa0")
def test_text_comes_out_as_text_in_a_table_cell(text: str) -> None:
    tokens = parser().parse(f"| a | b |\n| --- | --- |\n| {markdown(text)} | end |\n")
    cells = [text_of(token) for token in tokens if token.type == "inline"]
    assert cells == ["a", "b", plain(text), "end"]


@given(texts)
def test_text_comes_out_as_text_in_a_footnote(text: str) -> None:
    tokens = parser().parse(f"A. [^1]\n\n[^1]: Source, {markdown(text)}\n")
    inlines = [text_of(token) for token in tokens if token.type == "inline"]
    assert inlines[1].replace("<footnote_anchor>", "").rstrip() == f"Source, {plain(text)}".rstrip()


@given(texts)
def test_text_comes_out_as_text_in_the_words_of_a_picture(text: str) -> None:
    (inline,) = [token for token in parser().parse(f"![A chart, {markdown(text)}](c.svg)") if token.type == "inline"]
    (image,) = inline.children or []
    assert image.type == "image"
    assert "".join(child.content for child in image.children or []) == f"A chart, {plain(text)}"


@given(texts)
@example("a;=1+1;@b;\N{FULLWIDTH EQUALS SIGN}1")
def test_no_cell_of_a_table_starts_a_formula(text: str) -> None:
    shown = cell(text)
    for part in (shown, *shown.split(";")):  # spreadsheets in some languages part cells at semicolons
        assert not part.startswith(("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}"))
    assert shown.replace("'", "") == plain(text).replace("'", "")


SIGNS = "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"


@given(st.text(alphabet=st.sampled_from(f"a {SIGNS}"), max_size=12))
@example("a \u202eb")
def test_no_direction_of_writing_goes_on_beyond_a_text(text: str) -> None:
    shown = plain(text)
    assert unended(shown) == ""
    assert shown.rstrip(SIGNS) == " ".join(filter(None, text.split(" "))).rstrip(SIGNS)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("\u202ea", "\u202c"),
        ("\u2067\u202ba", "\u202c\u2069"),
        ("\u2067\u202ba\u2069", ""),
        ("\u202b\u2067a\u202c", "\u2069\u202c"),
        ("\u202ba\u202c\u202c", ""),
        ("\u2069a", ""),
    ],
)
def test_directions_end_in_the_reverse_of_their_order(text: str, ends: str) -> None:
    assert unended(text) == ends
