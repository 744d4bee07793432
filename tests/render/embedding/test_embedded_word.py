"""Blocks in a report in Word: found, filled with native footnotes, and all else left alone."""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from chronos.pipeline.chronologies import Selection, chronology_of
from chronos.pipeline.counting import asked_days
from chronos.pipeline.preparing import Prepared
from chronos.render.embedding.word import fill_word, read_word
from chronos.render.manuscript import Manuscript
from chronos.render.pandoc import run_pandoc
from manuscripts import told
from projects import corpus_of

W = nsdecls("w")
TIMELINE = """
claims:
  - {id: ec-2014-visit, date: "2014", text: A visit., countries: [EC], sources: ["gazette-2020, p. 3"]}
  - {id: ec-2014-visit-again, date: "2015", text: The visit., countries: [EC], sources: [web-2022]}
  - {id: ec-2016-sale, date: "2016", text: "A <sale> & more.", countries: [EC], sources: [gazette-2020, web-2022]}
  - {id: ec-2018-lie, date: "2018", text: A lie., countries: [EC], status: retracted, sources: [gazette-2020]}
  - {id: ec-talks, date: undated, text: Talks., countries: [EC]}
judgements:
  - {claims: [ec-2014-visit, ec-2014-visit-again], verdict: same, why: One.}
"""
SOURCES = """
references:
  - {id: gazette-2020, type: article-newspaper, title: A gazette, container-title: The Gazette, issued: "2020-05-01"}
  - {id: web-2022, type: webpage, title: A page, URL: "https://example.org/a?b=1&c=2", issued: "2022"}
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return Prepared(corpus_of(tmp_path_factory.mktemp("project"), TIMELINE, sources=SOURCES))


def control(tag: str, inside: str = "<w:p><w:r><w:t>Click here.</w:t></w:r></w:p>", more: str = "") -> str:
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/>{more}</w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def start(name: str, number: int = 7) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int = 7) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def p(text: str = "", before: str = "", after: str = "") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p>{before}{run}{after}</w:p>"


def report(*blocks: str) -> bytes:
    """Return a Word document with these blocks between two paragraphs, which python-docx writes."""
    document = docx.Document()
    document.add_paragraph("Before.")
    for block in blocks:
        for one in parse_xml(f"<w:body {W}>{block}</w:body>"):
            document.element.body.insert(len(document.element.body) - 1, one)
    document.add_paragraph("After.")
    return saved(document)


def saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def filled(prepared: Prepared, content: bytes) -> bytes:
    """Fill the blocks of a report; filling it again changes nothing."""
    once, stale = _filled(prepared, content)
    again, none = _filled(prepared, once)
    assert (again, none) == (once, 0)
    assert stale > 0
    return once


def _filled(prepared: Prepared, content: bytes) -> tuple[bytes, int]:
    found, faults = read_word(content)
    assert faults == ()
    done = fill_word(found, [sheet(prepared, block.asked.last) for block in found.blocks])
    return done.content, len(done.stale)


@cache
def sheet(prepared: Prepared, last: str) -> Manuscript:
    """Return the chronology of Ecuador until a date."""
    return told(chronology_of(prepared, prepared.scope("EC"), Selection(period=asked_days("", last))))


def part(content: bytes, name: str = "word/document.xml") -> str:
    return ZipFile(BytesIO(content)).read(name).decode()


def with_part(content: bytes, name: str, text: str) -> bytes:
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, text if one == name else old.read(one))
    return written.getvalue()


def paragraphs(content: bytes) -> list[str]:
    """Return the texts of all paragraphs, in tables and controls too, with ``[n]`` where a footnote's mark stands."""
    body = docx.Document(BytesIO(content)).element.body
    return [text for one in body.iter(qn("w:p")) if (text := _text(one))]


def _text(paragraph: Any) -> str:
    found = paragraph.iter(qn("w:t"), qn("w:footnoteReference"))
    return "".join((one.text or "") if one.tag == qn("w:t") else f"[{one.get(qn('w:id'))}]" for one in found)


def footnotes(content: bytes) -> dict[str, str]:
    root = parse_xml(part(content, "word/footnotes.xml").encode())
    notes = [one for one in root if one.get(qn("w:type")) is None]
    return {str(one.get(qn("w:id"))): "".join(text.text or "" for text in one.iter(qn("w:t"))).strip() for one in notes}


def faults(content: bytes) -> list[tuple[str, str]]:
    return [(fault.place, fault.message) for fault in read_word(content)[1]]


TABLE = [
    "Before.",
    *("Date", "Event", "Sources", "Status"),
    *("2014 or 2015", "ec-2014-visit", "A visit.", "Dates disagree, 1 day apart: 20141; 20152."),
    *("Also stated, 2015: The visit.2", "The Gazette 2020[1]; A page[2]", "2 independent sources, dates disagree"),
    *("2016", "ec-2016-sale", "A <sale> & more.", "The Gazette 2020[3]; A page[4]", "2 independent sources"),
    *("2018", "ec-2018-lie", "A lie.", "The Gazette 2020[5]", "retracted, one source"),
    *("Undated", "The sources give no date for these, and none is guessed."),
    *("Date", "Event", "Sources", "Status"),
    *("ec-talks", "Talks.", "unsourced"),
    "After.",
]
NOTES = {
    "1": "“A Gazette,” The Gazette, May 1, 2020, 3.",
    "2": "“A Page,” 2022, https://example.org/a?b=1&c=2.",
    "3": "The Gazette, “A Gazette.”",
    "4": "“A Page.”",
    "5": "The Gazette, “A Gazette.”",
}


@pytest.mark.parametrize(
    "blocks",
    [
        [control("chronos: country=EC form=table", more="<w:showingPlcHdr/>")],
        ['<w:sdt><w:sdtPr><w:alias w:val="chronos: country=EC form=table"/></w:sdtPr><w:sdtContent/></w:sdt>'],
        [p("Old.", start("chronos_country_EC_form_table"), end())],
        [p("", start("chronos_country_EC_form_table") + end())],
        [p("Old.", start("chronos_country_EC_form_table")), p("Old."), p("Old.", after=end())],
        [start("chronos_country_EC_form_table"), p("Old."), end()],
        [start("chronos_country_EC_form_table"), end()],
    ],
    ids=["tag", "title", "paragraph", "empty paragraph", "paragraphs", "around", "nothing"],
)
def test_a_block_is_filled_with_a_table_and_native_footnotes(prepared: Prepared, blocks: list[str]) -> None:
    content = filled(prepared, report(*blocks))
    assert paragraphs(content) == TABLE
    assert footnotes(content) == NOTES
    assert "showingPlcHdr" not in part(content)


def test_the_mark_of_a_footnote_that_stands_above_has_its_number_in_the_report(prepared: Prepared) -> None:
    one, two = control("chronos: country=EC form=list"), control("chronos: country=EC form=table")
    content = filled(prepared, report(one, two))
    fields = re.findall(r"NOTEREF (\S+) .*?<w:t>(\d+)</w:t>", part(content))
    first = [("chr1_note_1", "1"), ("chr1_note_2", "2")]
    assert fields == [*first, ("chr2_note_1", "6"), ("chr2_note_2", "7"), ("chr2_note_2", "7")]
    names = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"', part(content))
    assert sorted(name for _, name in names) == ["chr1_note_1", "chr1_note_2", "chr2_note_1", "chr2_note_2"]
    assert len({number for number, _ in names}) == 4


def test_lists_prose_headings_and_sources(prepared: Prepared) -> None:
    content = filled(prepared, report(control("chronos: country=EC form=prose level=3 sources=yes to=2016")))
    styled = [(one.style.name, one.text) for one in inside(content)]
    assert [one for one in styled if one[0].startswith("Heading")] == [
        ("Heading 3", "2014"),
        ("Heading 3", "2016"),
        ("Heading 3", "Undated"),
        ("Heading 3", "Sources"),
    ]
    assert [text for name, text in styled if name == "Bibliography"] == [
        "“A Page.” 2022. https://example.org/a?b=1&c=2.",
        "The Gazette. “A Gazette.” May 1, 2020.",
    ]
    content = filled(prepared, report(control("chronos: country=EC to=2015")))
    root = docx.Document(BytesIO(content)).part.numbering_part.element
    numbers = {one.get(qn("w:val")) for one in docx.Document(BytesIO(content)).element.body.iter(qn("w:numId"))}
    assert len(numbers) == 1
    assert [one.get(qn("w:numId")) for one in root.iter(qn("w:num"))][-1] in numbers


def inside(content: bytes) -> list[Any]:
    """Return the paragraphs in content controls."""
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - of this test alone

    document = docx.Document(BytesIO(content))
    return [
        Paragraph(one, document._body)
        for control in document.element.body.iter(qn("w:sdtContent"))
        for one in control.iter(qn("w:p"))
    ]


def test_every_other_paragraph_and_part_stays_byte_for_byte(prepared: Prepared) -> None:
    old = report(p("Kept &amp; left."), control("chronos: country=EC form=table"), p("And this."))
    text = (
        part(old)
        .replace("<w:body>", "<!-- a > comment --><w:body\n >")
        .replace(">Before.<", "  xml:space='preserve'>Before.<")
    )
    old = with_part(old, "word/document.xml", text)
    new = filled(prepared, old)
    before, after = text.split("<w:p><w:r><w:t>Click here.</w:t></w:r></w:p>")
    assert part(new).startswith(before)
    assert part(new).endswith(after)
    changed = {"word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    added = {"word/footnotes.xml", "word/_rels/footnotes.xml.rels"}
    names = ZipFile(BytesIO(old)).namelist()
    assert set(ZipFile(BytesIO(new)).namelist()) == {*names, *added}
    assert [name for name in names if part_bytes(old, name) != part_bytes(new, name) and name not in changed] == []
    own = {one.style_id: one.element.xml for one in docx.Document(BytesIO(old)).styles}
    now = {one.style_id: one.element.xml for one in docx.Document(BytesIO(new)).styles}
    assert {name: now[name] for name in own} == own


def part_bytes(content: bytes, name: str) -> bytes:
    return ZipFile(BytesIO(content)).read(name)


def test_footnotes_of_the_report_stay_and_those_of_a_refreshed_block_are_replaced(prepared: Prepared) -> None:
    own = '<w:footnote w:id="4"><w:p><w:r><w:t>Mine.</w:t></w:r></w:p></w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    old = filled(prepared, report(control("chronos: country=EC form=table")))
    old = with_part(
        old,
        "word/footnotes.xml",
        part(old, "word/footnotes.xml").replace("</w:footnotes>", f"{own.replace('4', '9')}</w:footnotes>"),
    )
    old = with_part(
        old,
        "word/document.xml",
        part(old)
        .replace("<w:t>After.", f"<w:t/></w:r>{mark.replace('4', '9')}<w:r><w:t>After.")
        .replace("A lie.", "A lye."),
    )
    new = filled(prepared, old)
    assert footnotes(new) == {"9": "Mine.", **{str(int(number) + 9): note for number, note in NOTES.items()}}
    assert paragraphs(new)[-1] == "[9]After."
    links = part(new, "word/_rels/footnotes.xml.rels")
    assert links.count("<Relationship ") == 1
    assert 'Target="https://example.org/a?b=1&amp;c=2"' in links


def test_a_block_is_stale_by_what_it_says_and_not_by_how_it_is_written(prepared: Prepared) -> None:
    fresh = filled(prepared, report(control("chronos: country=EC form=table")))
    rewritten = (
        part(fresh).replace("<w:r>", '<w:r w:rsidR="00A1B2C3">').replace("A visit.", "A </w:t></w:r><w:r><w:t>visit.")
    )
    assert _filled(prepared, with_part(fresh, "word/document.xml", rewritten))[1] == 0
    for old, new in (
        ("A visit.", "A visit!"),
        ("<w:strike/>", ""),
        ("2016", "2015"),
    ):
        assert old in part(fresh)
        changed = with_part(fresh, "word/document.xml", part(fresh).replace(old, new))
        assert _filled(prepared, changed) == (_filled(prepared, changed)[0], 1)
    noted = part(fresh, "word/footnotes.xml").replace("2020, 3.", "2020, 4.")
    assert _filled(prepared, with_part(fresh, "word/footnotes.xml", noted))[1] == 1


def test_marks_of_other_ranges_that_reach_into_a_block_are_kept(prepared: Prepared) -> None:
    old = report(
        p("A", start("mine", 1)),
        p("Old.", start("chronos_country_EC") + end(1) + start("other", 2) + '<w:commentRangeStart w:id="7"/>', end()),
        p("B", end(2) + '<w:commentRangeEnd w:id="7"/>'),
    )
    text = part(filled(prepared, old))
    marks = re.findall(r'<w:(\w+(?:Start|End)) w:id="(\d+)"', text)
    assert [mark for mark in marks if mark[1] in "127"] == [
        ("bookmarkStart", "1"),
        ("bookmarkEnd", "1"),
        ("bookmarkStart", "7"),
        ("bookmarkEnd", "7"),
        ("bookmarkStart", "2"),
        ("commentRangeStart", "7"),
        ("bookmarkEnd", "2"),
        ("commentRangeEnd", "7"),
    ]


def test_a_bookmark_may_end_where_the_next_paragraph_begins_and_begin_in_a_table(prepared: Prepared) -> None:
    name = "chronos_country_EC_form_table"
    content = filled(prepared, report(p("Old.", start(name)), p("Kept.", end())))
    assert paragraphs(content) == [*TABLE[:-1], "Kept.", "After."]
    cell = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>{0}</w:tc><w:tc><w:tcPr/>{1}</w:tc></w:tr></w:tbl>"
    table = cell.format(p("x", start(name)), p("y"))
    assert paragraphs(filled(prepared, report(table, p("Kept.", end())))) == [*TABLE[:-1], "Kept.", "After."]
    within = filled(prepared, report(cell.format(p("x", start(name), end()), p("y"))))
    assert paragraphs(within) == [*TABLE[:-1], "y", "After."]
    last = [one[-1].tag for one in docx.Document(BytesIO(within)).element.body.iter(qn("w:tc"))]
    assert set(last) == {qn("w:p")}


CELLS = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{0}</w:tc><w:tc>{1}</w:tc></w:tr></w:tbl>"
MORE = "<w:r><w:t>B</w:t></w:r>"
OPENS, SHUTS = start("chronos_country_EC"), end()
OF_CELLS = OPENS.replace("w:id=", 'w:colFirst="0" w:colLast="0" w:id=')
IN_PARAGRAPH = f"<w:p>{control('chronos: country=EC', MORE)}</w:p>"
BOUND = '<w:dataBinding w:xpath="/a" w:storeItemID="b"/>'


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        (
            [p("A", after=OPENS + MORE + SHUTS)],
            "begins in the middle of a paragraph or table; set it around whole paragraphs",
        ),
        ([p("A", OPENS, SHUTS + MORE)], "ends in the middle of a paragraph or table; set it around whole paragraphs"),
        (
            [CELLS.format(p("A"), p("B", OPENS)), p("C", after=SHUTS)],
            "begins in the middle of a paragraph or table; set it around whole paragraphs",
        ),
        (
            [CELLS.format(p("A", OF_CELLS), p("B")), p("C", SHUTS)],
            "covers cells of a table; set it around whole paragraphs, or use a content control",
        ),
        ([p("A", OPENS)], "has no end; set the bookmark anew"),
        ([p("A", start("chronos_contry_EC"), SHUTS)], "unknown option 'contry'; did you mean country?"),
        ([control("chronos: country=EC level=x")], "level=x is none of 1, 2, 3, 4, 5, 6"),
        ([IN_PARAGRAPH], "stands within a paragraph or around parts of a table; put it around whole paragraphs"),
        ([control("chronos: country=EC", more="<w:text/>")], "holds no paragraphs; use a rich text content control"),
        (
            [control("chronos: country=EC", more=BOUND)],
            "is bound to other data, which would take its place again; use one that is not",
        ),
        (
            [control("chronos: country=EC", control("chronos: country=PE"))],
            "lies within another block, or across its end; move one of them",
        ),
        (
            [control("chronos: country=EC", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>")],
            "holds the end of a section of the document; move that out of it",
        ),
    ],
)
def test_markers_that_mark_nothing_are_told_with_a_way_out(blocks: Sequence[str], message: str) -> None:
    ((place, said),) = faults(report(*blocks))
    assert said == message
    assert re.fullmatch(r"bookmark chronos_co\w+|content control chronos: country=.*", place)


def test_files_that_cannot_be_edited_are_told_with_a_way_out() -> None:
    good = report(control("chronos: country=EC"))
    assert faults(b"no zip") == [
        ("", "is no .docx (file is not a zip file); save it with Word as a .docx without a password")
    ]
    assert faults(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == [
        ("", "is encrypted, or a .doc; save it with Word as a .docx without a password")
    ]
    typed = with_part(good, "word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + part(good).partition("?>")[2])
    assert faults(typed) == [("", "has a document type, which no part of a Word document has")]
    assert faults(with_part(good, "word/document.xml", "<w:p"))[0][1].startswith("is no XML")
    strict = part(good, "_rels/.rels").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    )
    assert faults(with_part(good, "_rels/.rels", strict)) == [
        ("", "is a Strict Open XML document; save it with Word as Word Document (.docx)")
    ]


def test_a_report_that_calls_its_namespaces_otherwise_is_filled_too(prepared: Prepared) -> None:
    old = report(control("chronos: country=EC form=table"))
    text = part(old).replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:").replace("xmlns:w=", "xmlns:x=")
    content = filled(prepared, with_part(old, "word/document.xml", text))
    assert paragraphs(content) == TABLE


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    text = "</w:t><w:t>&amp; \\u0001 <!--x--> ]]> \\u202e \\U0001F600"
    timeline = f'claims:\n  - {{id: a, date: "2014", text: "{text}", countries: [EC], sources: ["g, p. <w:p>"]}}\n'
    sources = 'references:\n  - {id: g, type: book, title: "</w:p> & \\"q\\"", URL: "javascript:alert(1)"}\n'
    prepared = Prepared(corpus_of(tmp_path, timeline, sources=sources))
    content = filled(prepared, report(control("chronos: country=EC")))
    assert paragraphs(content)[1].startswith("2014. </w:t><w:t>&amp; <!--x--> ]]> \u202e \U0001f600\u202c[1]")
    assert "javascript" not in "".join(
        part(content, name) for name in ZipFile(BytesIO(content)).namelist() if name.endswith(".rels")
    )


def test_a_report_that_pandoc_made_keeps_its_own_notes_links_and_lists(prepared: Prepared) -> None:
    text = "A.[^1]\n\n1. One <https://example.org/own>\n\nHERE\n\nB.[^2]\n\n[^1]: Mine <https://a.test>.\n[^2]: Too.\n"
    made = run_pandoc(["--from=markdown", "--to=docx", "--output=-"], text.encode())
    (here,) = re.findall(r"<w:p>(?:(?!<w:p>).)*HERE.*?</w:p>", part(made), re.DOTALL)
    old = with_part(made, "word/document.xml", part(made).replace(here, control("chronos: country=EC to=2015", here)))
    new = filled(prepared, old)
    read = run_pandoc(["--from=docx", "--to=markdown", "--wrap=none", "--output=-"], new).decode()
    notes = dict(re.findall(r"^\[\^(\d)\]: (.*)", read, re.MULTILINE))
    assert notes == {
        "1": "Mine <https://a.test>.",
        "2": '"A Gazette," *The Gazette*, May 1, 2020, 3.',
        "3": '"A Page," 2022, <https://example.org/a?b=1&c=2>.',
        "4": "Too.",
    }
    assert "A.[^1]\n\n1.  One <https://example.org/own>\n\n- **2014 or 2015.** A visit.[^2]" in read
    assert "\n\nB.[^4]\n" in read
