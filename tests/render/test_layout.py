"""Layouts of Word and PDF that a project brings."""

from functools import cache
from io import BytesIO

import pytest
from docx import Document

from chronos.model import ChronosError
from chronos.render.blocks import PARTS, document_blocks
from chronos.render.layout import laid_out
from chronos.render.manuscript import Manuscript
from chronos.render.nodes import Cited, Node
from chronos.render.word import layout_fields, word
from documented import chart_of, sheet_of
from reading_back import assert_agrees, read_word

PAGE = (16.0, 24.7)
KNOWN = "as_of, charts, counts, edition, entries, ledger, preamble, project, scope, sources, title"
HEADINGS = ["2017", "2018", "Undated"]


@cache
def sheet() -> Manuscript:
    return sheet_of(charts=(chart_of("wide", 0.5),))


def laid(layout: str | None) -> list[Node]:
    return laid_out(document_blocks(sheet(), "table", Cited(sheet().notes), PAGE), layout, layout_fields(sheet()))


def lines(layout: str) -> list[str]:
    """Return the paragraphs of a Word document outside its tables."""
    return [one.text for one in Document(BytesIO(word(sheet(), layout=layout))).paragraphs if one.text]


def refusal(layout: str) -> str:
    with pytest.raises(ChronosError) as told:
        laid(layout)
    return str(told.value)


def test_without_a_layout_all_parts_stand_in_their_usual_order() -> None:
    assert laid(None) == laid("\n\n".join(f"{{{{ {part} }}}}" for part in PARTS))


def test_parts_stand_where_the_layout_has_them_and_those_that_it_lacks_nowhere() -> None:
    said = lines("# Annex B\n\n{{ ledger }}\n\n{{ entries }}\n\n*The end.*\n")
    assert said == [
        "Annex B",
        "Ledger",
        *HEADINGS,
        "The sources give no date for these, and none is guessed.",
        "The end.",
    ]


def test_charts_may_come_last() -> None:
    content = word(sheet(), layout="{{ entries }}\n\n{{ sources }}\n\n{{ charts }}\n")
    assert_agrees(read_word(content), sheet())
    assert [one.text for one in Document(BytesIO(content)).paragraphs][-1].endswith(": Bars <wide>")


def test_a_layout_has_the_names_and_the_day_as_text() -> None:
    said = lines("{{ project }}; {{ scope }}; {{ edition }}; **{{ as_of }}**\n\n{{ entries }}\n")
    assert said[0] == "Police diplomacy; Ecuador; ; 30 June 2024"


def test_a_layout_may_choose() -> None:
    assert lines("{% if edition %}\nPublic.\n{% else %}\nWhole.\n{% endif %}\n\n{{ entries }}\n")[0] == "Whole."


def test_links_of_a_layout_lead_to_the_web_or_into_the_document() -> None:
    content = word(
        sheet(), layout="[a](https://example.org) [b](file:///etc/passwd) [c](javascript:x)\n\n{{ entries }}\n"
    )
    document = Document(BytesIO(content))
    external = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert (document.paragraphs[0].text, external) == ("a b c", {"https://example.org"})


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        ("", "1: it leaves out the entries; put {{ entries }} on a line of its own"),
        ("{{ title }}\n\nText.\n", "1: it leaves out the entries; put {{ entries }} on a line of its own"),
        ("A\n\n{{ entries }}\n\n{{ entries }}\n", "3: it has {{ entries }} twice; leave one out"),
        ("A\n\n{{ title | upper }}\n{{ entries }}\n", "3: it changes the part 'TITLE'; leave {{ title }} as it is"),
        (
            "A\n\n```\n{{ entries }}\n```\n",
            "4: {{ entries }} stands on a line of its own, outside lists and code",
        ),
        (
            "{{ entries }}\n\n![x](/etc/passwd)\n",
            "3: a layout has text alone, and this one has a picture; leave it out",
        ),
        (
            "{{ entries }}\n\n\n<script>alert(1)</script>\n",
            "4: a layout has text alone, and this one has raw markup; leave it out",
        ),
        ("{{ entries }}\n{{ entires }}\n", f"2: 'entires' is undefined; these are known here: {KNOWN}"),
        ("{{ entries }}\n\n{% for %}\n", "3: Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_layout_that_cannot_be_used_is_told_with_its_line(layout: str, message: str) -> None:
    assert refusal(layout) == f"templates/layout.md:{message}"


def test_raw_markup_of_a_format_stays_text() -> None:
    said = lines("`<w:br/>`{=openxml} $x$ [^1] :smile: ---\n\n{{ entries }}\n")
    assert said[0] == "<w:br/>{=openxml} $x$ [^1] :smile: ---"
