import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import docx
import pypandoc  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from chronos.exchange.documents.docx_tables import docx_tables
from chronos.exchange.documents.html_tables import html_tables
from chronos.exchange.documents.markdown_tables import markdown_tables
from chronos.exchange.documents.note_sources import field_sources, note_source
from chronos.exchange.documents.reading import read_docx, read_html, read_markdown
from chronos.exchange.incoming import ExchangeError, Guess, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.model import Claim

DATA: Final = Path(__file__).parent.parent / "data" / "exchange" / "documents"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CHRONOLOGY: Final = """
# Police cooperation

What follows is a chronology.

| Date       | Event                                                 | Country |
|------------|-------------------------------------------------------|---------|
| 3 May 2017 | Police of Ecuador sign an agreement.[^1]              | Ecuador |
| early 2018 | A [delegation](https://example.org/d) visits Beijing. | Peru    |

[^1]: Reuters, "Agreement", 4 May 2017, <https://example.org/reuters>.
"""

Reader = Callable[[BinaryIO, ImportOptions], Iterator[Incoming]]


def read(reader: Reader, content: str | bytes, name: str = "x", **options: Any) -> list[Incoming]:
    data = content if isinstance(content, bytes) else content.encode()
    return list(reader(io.BytesIO(data), ImportOptions(name=name, **options)))


def claims(found: Iterable[Incoming]) -> list[Claim]:
    return [claim for one in found if isinstance(one, Taken) for claim in one.claims]


def sources(found: Iterable[Incoming]) -> dict[str, Item]:
    return {source["id"]: source for one in found if isinstance(one, Taken) for source in one.sources}


def said(found: Iterable[Incoming]) -> list[tuple[str, str]]:
    return [(str(one.date.expression), one.text) for one in claims(found)]


def refused(found: Iterable[Incoming]) -> list[tuple[int, str]]:
    return [(one.row, one.reason) for one in found if isinstance(one, Refused)]


def notes(found: Iterable[Incoming]) -> list[str]:
    return [one.text for one in found if isinstance(one, Note)]


def cited(claim: Claim, found: Iterable[Incoming]) -> list[tuple[str, str]]:
    items = sources(found)
    return [
        (items[one.source]["title"], items[one.source].get("URL", "")) for one in claim.citations if one.source in items
    ]


def word(body: str, relations: str = "", **parts: str) -> bytes:
    """Write a Word document: the body, the relations of it, further parts under ``word/``."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f"<Relationships>{related('officeDocument', 'word/document.xml')}</Relationships>",
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{content}</w:{name}>')
    return held.getvalue()


def run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else run(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    held = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{held}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def note(number: int, content: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{content if content.startswith("<") else run(content)}</w:{kind}>'


def related(kind: str, target: str, name: str = "rN") -> str:
    return f'<Relationship Id="{name}" Type="{TYPES}/{kind}" Target="{target}"/>'


HEADER: Final = row("Date", "Event")


def test_a_chronology_of_pandoc_says_the_same_in_word_html_and_markdown(tmp_path: Path) -> None:
    word_file = tmp_path / "x.docx"
    pypandoc.convert_text(CHRONOLOGY, "docx", format="gfm+footnotes", outputfile=str(word_file))
    page = pypandoc.convert_text(CHRONOLOGY, "html", format="gfm+footnotes", extra_args=["--standalone"])
    found = [
        read(read_docx, word_file.read_bytes()),
        read(read_html, page),
        read(read_markdown, CHRONOLOGY),
    ]
    assert said(found[0]) == [
        ("2017-05-03", "Police of Ecuador sign an agreement."),
        ("[2018-01..2018-04]", "A delegation visits Beijing."),
    ]
    assert [one.countries for one in claims(found[0])] == [("EC",), ("PE",)]
    assert [one.date.said for one in claims(found[0])] == ["3 May 2017", "early 2018"]
    assert [cited(one, found[0]) for one in claims(found[0])] == [
        [('Reuters, "Agreement", 4 May 2017', "https://example.org/reuters")],
        [("https://example.org/d", "https://example.org/d")],
    ]
    taken = [[one for one in each if isinstance(one, Taken)] for each in found]
    assert taken[0] == taken[1] == taken[2]
    assert all(any("outside of tables" in one for one in notes(each)) for each in found)


def test_a_table_of_python_docx_is_read_with_its_merged_cells() -> None:
    document = docx.Document()
    held = document.add_table(rows=4, cols=3)
    for place, texts in enumerate(
        (("Date", "Event", "Country"), ("2017", "One", "Peru"), ("", "Two", "Peru"), ("2018", "", ""))
    ):
        for column, text in enumerate(texts):
            held.cell(place, column).text = text
    held.cell(1, 0).merge(held.cell(2, 0))
    held.cell(3, 0).merge(held.cell(3, 2))
    written = io.BytesIO()
    document.save(written)
    found = read(read_docx, written.getvalue())
    assert said(found) == [("2017", "One"), ("2017", "Two")]
    assert refused(found) == [
        (4, "table 1, row 4: one cell goes over all columns: '2018'; a claim has a date and a text apart")
    ]


def test_word_merges_cells_as_a_real_file_of_it_shows() -> None:
    counted: Any = []
    with (DATA / "merged-cells.docx").open("rb") as file:
        found = [
            [one.text for one in each.cells]
            for each_table in docx_tables(file, "x", counted)
            for each in each_table.rows
        ]
    assert found == [
        ["4", "5", "6"],
        ["7", "8", "9"],
        ["4", "", "6"],
        ["7", "8", "9"],
        ["4", "5", "6"],
        ["7", "5", "9"],
        ["4", "", "6"],
        ["4", "", "9"],
    ]
    assert (counted[0].tables, counted[0].rows) == (4, 12)


def test_what_was_deleted_is_no_text_and_what_was_inserted_is() -> None:
    changed = (
        "<w:p><w:r><w:t>A </w:t></w:r><w:del><w:r><w:delText>first</w:delText><w:t>gone</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>second</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:t> draft</w:t></w:r></w:p>"
    )
    body = table(
        HEADER, row("2017", cell(changed)), row("2018", "Deleted row", properties="<w:del/>"), row("2019", "Kept")
    )
    found = read(read_docx, word(body))
    assert said(found) == [("2017", "A second draft"), ("2019", "Kept")]
    assert [one.row for one in found if isinstance(one, Taken)] == [2, 3]


def test_footnotes_endnotes_and_links_of_word_are_sources() -> None:
    event = (
        '<w:p><w:r><w:t>Signed</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:hyperlink r:id="rL"><w:r>'
        '<w:t> in Lima</w:t></w:r></w:hyperlink><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    relations = (
        related("footnotes", "footnotes.xml", "r1")
        + related("endnotes", "endnotes.xml", "r2")
        + f'<Relationship Id="rL" Type="{TYPES}/hyperlink" Target="https://example.org/a" TargetMode="External"/>'
    )
    content = word(
        table(HEADER, row("2017", cell(event))),
        relations,
        footnotes=note(0, "separator") + note(1, "El Comercio, 3 May 2017, p. 4."),
        endnotes=note(2, "See https://example.org/b.", "endnote"),
    )
    found = read(read_docx, content)
    assert said(found) == [("2017", "Signed in Lima.")]
    assert sorted(cited(claims(found)[0], found)) == [
        ("El Comercio, 3 May 2017, p. 4.", ""),
        ("See", "https://example.org/b"),
        ("https://example.org/a", "https://example.org/a"),
    ]


def field(instruction: str, shown: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"<w:p>{sign('begin')}{code}{sign('separate')}<w:r><w:t>{shown}</w:t></w:r>{sign('end')}</w:p>"


def test_what_zotero_cites_in_word_is_a_source_with_all_its_fields() -> None:
    item = {
        "id": 7,
        "type": "article-newspaper",
        "title": "Policías",
        "container-title": "El Comercio",
        "issued": {"date-parts": [[2017, 5, 3]]},
    }
    data = {"citationItems": [{"id": 7, "itemData": item, "locator": "4", "label": "page"}]}
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(data)}".replace('"', "&quot;")
    found = read(
        read_docx,
        word(
            table(
                HEADER, row("2017", cell("<w:p><w:r><w:t>Signed. </w:t></w:r></w:p>" + field(code, "(Policías 2017)")))
            )
        ),
    )
    (source,) = sources(found).values()
    assert {name: value for name, value in source.items() if name != "id"} == {
        name: value for name, value in item.items() if name != "id"
    }
    assert [one.locator for one in claims(found)[0].citations] == ["p. 4"]


def test_a_field_that_links_is_a_link() -> None:
    assert field_sources(' HYPERLINK "https://example.org/a" \\o "x"') == ((), (), "https://example.org/a")
    assert field_sources(' HYPERLINK \\l "mark"')[2] == ""
    assert field_sources(' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [') == ((), (), "")
    code = "HYPERLINK &quot;https://example.org/a&quot;"
    found = read(read_docx, word(table(HEADER, row("2017", cell(field(code, "Signed"))))))
    assert cited(claims(found)[0], found) == [("Signed", "https://example.org/a")]


def test_rows_are_counted_over_the_document_and_tables_within_tables_are_their_own() -> None:
    inner = table(row("Name", "Role"), row("Ana", "Minister"))
    body = (
        run("Intro")
        + table(HEADER, row("2017", cell(run("One") + inner + run("more"))), row("2018", "Two"))
        + table(row("When", "What"), row("someday", "Three"), row("2019", "Four"))
    )
    found = read(read_docx, word(body))
    assert said(found) == [("2017", "One more"), ("2018", "Two"), ("2019", "Four")]
    assert [one.row for one in found if isinstance(one, Taken)] == [2, 5, 8]
    assert [place for place, _ in refused(found)] == [7]
    assert refused(found)[0][1].startswith("table 3, row 2: When 'someday': ")
    assert "table 2 ('Name', 'Role'): no column has dates; its 1 rows are not taken" in notes(found)
    assert "1 line or paragraph outside of tables not taken" in notes(found)


def test_a_table_without_a_header_is_known_by_its_dates() -> None:
    found = read(
        read_docx, word(table(row("3 May 2017", "A treaty is signed in Quito."), row("2018", "It enters into force.")))
    )
    assert said(found) == [("2017-05-03", "A treaty is signed in Quito."), ("2018", "It enters into force.")]
    assert [one.row for one in found if isinstance(one, Taken)] == [1, 2]


def test_the_header_again_is_no_event() -> None:
    found = read(read_docx, word(table(HEADER, row("2017", "One"), HEADER, row("2018", "Two"))))
    assert refused(found) == [(3, "table 1, row 3: the header again; it says nothing that happened")]


def test_several_rows_may_be_the_header_where_word_says_so() -> None:
    heads = "<w:tblHeader/>"
    body = table(
        row("Date", "What", properties=heads), row("of event", "happened", properties=heads), row("2017", "One")
    )
    found = read(read_docx, word(body))
    assert said(found) == [("2017", "One")]
    assert next(one for one in found if isinstance(one, Guess)).mapping["columns"]["date"] == "Date of event"


def test_paragraphs_of_a_cell_of_countries_are_several_countries() -> None:
    cells = (cell("2017"), cell(run("A visit") + run("to two")), cell(run("Ecuador") + run("Peru")))
    found = read(read_docx, word(table(row("Date", "Event", "Countries"), row(*cells))))
    assert [(one.text, one.countries) for one in claims(found)] == [("A visit to two", ("EC", "PE"))]


HTML: Final = """<!doctype html><meta charset=utf-8><title>T</title><style>td {{}}</style>
<h1>Chronology</h1><p>Intro</p>
<table>{}</table>
"""


def page(*rows: str) -> str:
    return HTML.format("<tr><th>Date<th>Event<th>Source" + "".join(rows))


def test_cells_of_a_page_go_over_rows_and_columns() -> None:
    found = read(
        read_html,
        page(
            "<tr><td rowspan=2>3 May 2017<td>One<td rowspan=0>Reuters",
            "<tr><td>Two",
            "<tr><td colspan=2>2018",
            "<tr><td>2019<td>Three",
        ),
    )
    assert said(found) == [("2017-05-03", "One"), ("2017-05-03", "Two"), ("2019", "Three")]
    assert {title for one in claims(found) for title, _ in cited(one, found)} == {"Reuters"}
    assert [place for place, _ in refused(found)] == [4]


def test_scripts_styles_and_comments_are_no_text() -> None:
    found = read(read_html, page("<tr><td>2017<td>One<script>x()</script><!-- no --><style>p{}</style> two<td>"))
    assert said(found) == [("2017", "One two")]


def test_what_is_hidden_is_no_text() -> None:
    hidden = '<span style="display: none">0002017-05-03</span><span hidden>x<br>y</span>'
    assert said(read(read_html, page(f"<tr><td>{hidden}3 May 2017<td>One<td>"))) == [("2017-05-03", "One")]


def test_quotation_marks_of_windows_are_read_where_a_page_says_iso_8859_1() -> None:
    text = b"<meta charset=iso-8859-1><table><tr><th>Date<th>Event<tr><td>2017<td>" + b"\x93One\x94</table>"
    assert said(read(read_html, text)) == [("2017", "\u201cOne\u201d")]


def test_links_of_countries_lead_to_countries_and_are_no_sources() -> None:
    text = "| Date | Event | Country |\n|--|--|--|\n| 2017 | one | [Peru](https://example.org/wiki/Peru) |\n"
    found = read(read_markdown, text)
    assert [(one.countries, one.citations) for one in claims(found)] == [(("PE",), ())]
    assert "1 link of a country, a place, a person or a kind is not taken as a source" in notes(found)


def test_links_of_a_column_of_sources_have_their_titles() -> None:
    found = read(
        read_html,
        page('<tr><td>2017<td>One<td><a href="https://example.org/a">Reuters</a>; <a href="//example.org/b">AP</a>'),
    )
    assert cited(claims(found)[0], found) == [("Reuters", "https://example.org/a"), ("AP", "https://example.org/b")]


def test_notes_of_a_page_are_sources_and_their_markers_no_text() -> None:
    rows = '<tr><td>2017<td>One<sup id=r1><a href="#n1">[1]</a></sup> day<td>'
    found = read(read_html, page(rows) + '<ol><li id="n1"><a href="#r1">^</a> El Comercio, <i>3 May</i></li></ol>')
    assert said(found) == [("2017", "One day")]
    assert cited(claims(found)[0], found) == [("El Comercio, 3 May", "")]


def test_a_time_for_machines_decides_what_its_words_leave_open_and_never_more() -> None:
    open_words = '<tr><td><time datetime="2017-04-03T10:00">03/04/2017</time><td>One<td>'
    year = '<tr><td><time datetime="2017-01-01">2017</time><td>Two<td>'
    found = read(read_html, page(open_words, year))
    assert said(found) == [("2017-04-03", "One"), ("2017", "Two")]
    assert claims(found)[0].date.said == "03/04/2017"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", '<meta charset="utf-8">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("cp1252", ""),
        ("utf-8", ""),
        ("utf-16", ""),
        ("iso8859-2", "<meta charset=iso-8859-2>"),
    ],
)
def test_the_encoding_is_the_one_that_the_page_says_or_shows(encoding: str, head: str) -> None:
    text = f"{head}<table><tr><th>Date<th>Event<tr><td>2017<td>Sesión en Köln</table>"
    text = text if encoding != "iso8859-2" else text.replace("Sesión en Köln", "Łódź")
    expected = "Łódź" if encoding == "iso8859-2" else "Sesión en Köln"
    assert said(read(read_html, text.encode(encoding))) == [("2017", expected)]


def test_header_cells_of_rows_are_no_header() -> None:
    found = read(read_html, "<table><tr><td>Date<td>Event<tr><th>2017<td>One<tr><th>2018<td>Two</table>")
    assert said(found) == [("2017", "One"), ("2018", "Two")]


def test_markdown_escapes_code_and_fences_are_understood() -> None:
    text = (
        "| Date | Event |\n|:--|--:|\n| **2017** | A \\| B `x` &amp; _c_ |\n| 2018 | one<br>two\n\n"
        "```\n| Date | Event |\n|--|--|\n| 2020 | no |\n```\n"
    )
    assert said(read(read_markdown, text)) == [("2017", "A | B x & c"), ("2018", "one two")]


def test_citations_of_pandoc_and_footnotes_in_markdown_are_cited() -> None:
    text = (
        "| Date | Event |\n|--|--|\n| 2017 | One [@doe2017, p. 4; see @roe] |\n| 2018 | Two[^a] |\n"
        "| 2019 | mail@example.org |\n"
        "[^a]: [@doe2017, para. 9]\n"
    )
    found = read(read_markdown, text)
    assert said(found) == [("2017", "One"), ("2018", "Two"), ("2019", "mail@example.org")]
    assert [[(one.source, one.locator) for one in each.citations] for each in claims(found)] == [
        [("doe2017", "p. 4"), ("roe", "")],
        [("doe2017", "para. 9")],
        [],
    ]


def test_a_row_of_markdown_with_more_cells_than_columns_is_refused_and_not_cut() -> None:
    found = read(read_markdown, "| Date | Event |\n|--|--|\n| 2017 | one | two |\n| 2018 | three |\n")
    assert refused(found) == [(2, "table 1, row 2: it has more cells than the 2 columns of the table: 'two'")]
    assert said(found) == [("2018", "three")]


CELLS: Final = st.text(st.sampled_from("ab1 \\|`*[]():-_<&"), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_the_rows_of_markdown_are_those_of_markdown_it(rows: list[tuple[str, str]]) -> None:
    lines = ["| Date | Event |", "|------|-------|", *(f"| {one} | {other} |" for one, other in rows)]
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable("inline")
    tokens = parser.parse("\n".join(lines))
    expected = [token.content for token in tokens if token.type == "inline"][2:]
    (found,) = markdown_tables(io.BytesIO("\n".join(lines).encode()), "x", [])
    ours = [one for each in found.rows if not each.fault for one in each.cells]
    plain = [(one, token) for one, token in zip(ours, expected, strict=False) if not set(token) & set("`*[]_<&\\")]
    if not any(each.fault for each in found.rows):
        assert len(ours) == len(expected)
        assert [one.text for one, _ in plain] == [" ".join(token.split()) for _, token in plain]


TABLES: Final = st.lists(
    st.tuples(st.integers(1900, 2030), st.text("abc xyz", min_size=1, max_size=9).filter(str.strip)),
    min_size=1,
    max_size=5,
)


@given(TABLES)
@settings(max_examples=30, deadline=None)
def test_the_same_table_is_read_the_same_from_all_three(rows: list[tuple[int, str]]) -> None:
    as_word = word(table(HEADER, *(row(str(year), text) for year, text in rows)))
    as_page = "<table><tr><th>Date<th>Event" + "".join(f"<tr><td>{year}<td>{text}" for year, text in rows)
    as_markdown = "| Date | Event |\n|--|--|\n" + "".join(f"| {year} | {text} |\n" for year, text in rows)
    found = [read(read_docx, as_word), read(read_html, as_page), read(read_markdown, as_markdown)]
    assert len({len(each) for each in found}) == 1
    assert said(found[0]) == said(found[1]) == said(found[2])
    assert [one.row for one in found[0] if isinstance(one, Taken | Refused)] == list(range(2, len(rows) + 2))


def test_the_guess_given_back_makes_the_same_of_several_tables() -> None:
    text = (
        "| Date | Event | Deaths |\n|--|--|--|\n| 2017 | one | 3 |\n\n"
        "| When | What | Source |\n|--|--|--|\n| 2018 | two | Reuters |\n"
    )
    first = read(read_markdown, text)
    guess = next(one for one in first if isinstance(one, Guess)).mapping
    again = read(read_markdown, text, mapping=guess)
    assert [one for one in again if isinstance(one, Taken)] == [one for one in first if isinstance(one, Taken)]
    assert said(first) == [("2017", "one"), ("2018", "two")]


def test_a_map_names_columns_that_no_guess_would() -> None:
    text = "| A | B |\n|--|--|\n| 2017 | one |\n"
    found = read(read_markdown, text, mapping={"columns": {"date": "A", "text": "B"}})
    assert said(found) == [("2017", "one")]


@pytest.mark.parametrize(
    ("reader", "content", "reason"),
    [
        (read_markdown, "no table", "x: there is no table in it; a chronology is a table of dates and events"),
        (read_markdown, "+---+---+\n| a | b |\n+---+---+\n", "grid tables are not read"),
        (read_html, "<p>no", "x: there is no table in it"),
        (read_html, "", "x: there is no table in it"),
        (
            read_markdown,
            "| Name | Role |\n|--|--|\n| Ana | Minister |\n",
            "x: table 1 ('Name', 'Role'): no column has dates; say which",
        ),
        (read_docx, word(run("no table")), "x: there is no table in it"),
    ],
)
def test_a_document_without_a_chronology_is_one_error_with_a_way_out(
    reader: Reader, content: str | bytes, reason: str
) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(reader, content)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_footnote_is_its_address_with_the_rest_as_title() -> None:
    item = note_source("Reuters, 3 May 2017 (https://example.org/a?x=1).")
    assert item is not None
    assert (item["title"], item["URL"]) == ("Reuters, 3 May 2017", "https://example.org/a?x=1")
    ibid = note_source("Ibid.")
    assert ibid is not None
    assert (ibid["type"], ibid["title"]) == ("document", "Ibid.")
    assert note_source(" ") is None


def test_tables_of_a_page_come_with_their_numbers() -> None:
    text = "<table><tr><th>a<tr><td><table><tr><th>b<tr><td>c</table></table>"
    found = sorted(html_tables(io.BytesIO(text.encode()), "x", []), key=lambda one: one.number)
    assert [(one.number, one.columns) for one in found] == [(1, ("a",)), (2, ("b",))]


def test_days_below_a_year_are_of_that_year() -> None:
    spanning = cell("2017", '<w:gridSpan w:val="2"/>')
    again = cell("2018", '<w:gridSpan w:val="2"/>')
    body = table(
        HEADER,
        row(spanning),
        row("3 May", "One"),
        row("25/12", "Two"),
        row(again),
        row("June", "Three"),
        row("2016", "Four"),
    )
    found = read(read_docx, word(body))
    assert said(found) == [("2017-05-03", "One"), ("2017-12-25", "Two"), ("2018-06", "Three"), ("2016", "Four")]
    assert [place for place, _ in refused(found)] == [2, 5]


@pytest.mark.parametrize(
    ("reader", "content"),
    [
        (
            read_markdown,
            (
                "# Chronology\n\n## 2017\n\n| Date | Event |\n|--|--|\n| 3 May | One |\n\n"
                "## 2018\n\n| Date | Event |\n|--|--|\n| 4 May | Two |\n"
            ),
        ),
        (
            read_html,
            (
                "<h2>2017</h2><table><tr><th>Date<th>Event<tr><td>3 May<td>One</table>"
                "<h2>20<b>18</b></h2><table><tr><th>Date<th>Event<tr><td>4 May<td>Two</table>"
            ),
        ),
        (
            read_docx,
            word(
                run("2017")
                + table(HEADER, row("3 May", "One"))
                + run("2018")
                + run("")
                + table(HEADER, row("4 May", "Two"))
            ),
        ),
    ],
)
def test_days_of_a_table_below_the_heading_of_a_year_are_of_that_year(reader: Reader, content: str | bytes) -> None:
    found = read(reader, content)
    assert said(found) == [("2017-05-03", "One"), ("2018-05-04", "Two")]


def test_a_heading_that_is_no_year_says_nothing_of_dates() -> None:
    found = read(read_markdown, "## Since 2017\n\n| Date | Event |\n|--|--|\n| 3 May | One |\n| 2018 | Two |\n")
    assert said(found) == [("2018", "Two")]
    assert [place for place, _ in refused(found)] == [2]
