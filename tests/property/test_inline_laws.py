"""What a phrase says and how it looks survives Markdown, whatever its runs are."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token
from msgspec import structs

from chronos.render.escaping import one_line, plain
from chronos.render.inlines import Inline, Inlines, markdown_of, text_of
from chronos.render.tables import Grid, grid_markdown
from readback import parser

TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet=" ab.,*_`~[]()<>|\\!&#-+1^@$“”'\"é字\n", max_size=12),
    st.sampled_from(
        ["<script>alert(1)</script>", "[x](javascript:alert(1))", "https://example.org/a_b*c", "a|b", "`", "\u202eabc"]
    ),
)
LOOKS = st.fixed_dictionaries({name: st.booleans() for name in ("emphasis", "strong", "struck", "code")})
RUNS = st.builds(lambda text, looks: Inline(text, **looks), TEXTS, LOOKS)
PHRASES = st.lists(RUNS, max_size=5).map(tuple)


def shown(tokens: list[Token]) -> str:
    """Return the text of a document, which must be one paragraph of it."""
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    children = [child for token in tokens for child in token.children or []]
    allowed = {"text", "text_special", "code_inline"}
    marks = {f"{name}_{side}" for name in ("em", "strong", "s") for side in ("open", "close")}
    assert {child.type for child in children} <= allowed | marks
    return "".join(child.content for child in children if child.type in allowed)


@given(PHRASES)
def test_a_phrase_reads_back_as_the_text_it_was_made_of(phrase: Inlines) -> None:
    assert _read(shown(parser().parse(f"x {markdown_of(phrase)} y"))) == _read(f"x {_spaced(phrase)} y")


@given(PHRASES)
def test_a_phrase_in_a_table_stays_in_its_cell(phrase: Inlines) -> None:
    grid = Grid(columns=("a", "b"), rows=((phrase, (Inline("z"),)),))
    tokens = parser().parse("\n".join(grid_markdown(grid)))
    cells = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "td_open"]
    read = ["".join(one.content for one in cell.children or []) for cell in cells]
    assert [_read(one) for one in read] == [_read(_spaced(phrase)), "z"]


@given(TEXTS, LOOKS)
def test_a_run_by_itself_keeps_its_look(text: str, looks: dict[str, bool]) -> None:
    bare = structs.replace(Inline(text), **{**looks, "code": False})
    children = parser().parse(f"x {markdown_of((bare,))} y")[1].children or []
    opened = {child.type for child in children if child.nesting == 1}
    wanted = {
        name
        for name, look in (("em_open", bare.emphasis), ("strong_open", bare.strong), ("s_open", bare.struck))
        if look
    }
    assert opened == (wanted if text_of((bare,)) else set())


def _spaced(phrase: Inlines) -> str:
    """Return the text of a phrase; a run of blanks alone is one space."""
    return "".join(run.text if plain(run.text) else " " if run.text else "" for run in phrase)


def _read(text: str) -> str:
    """Return a text on one line, without the ends of directions of writing, which each run gets that lacks them."""
    return one_line(re.sub("[\u202c\u2069]", "", text))
