"""Word documents, read by python-docx and as the XML that they are."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument

from chronos.model import ChronosError
from chronos.render.archive import pack
from chronos.render.markdown import Form
from chronos.render.nodes import anchor
from chronos.render.word import page_of, reference_of, word
from documented import chart_of, sheet_of
from inert import in_word
from reading_back import assert_agrees, read_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHARTS = (chart_of("wide", 0.5), chart_of("tall", 2.5))
NOTES = [
    "Ana Gaceta, “A Gazette,” The Gazette, May 1, 2020, 3. “They came.”",
    "“A Wire Report,” The Wire, March 2021, para. 9.",
    "Gaceta, “A Gazette,” 4.",
]


@cache
def written(form: Form = "table", language: str = "en") -> bytes:
    return word(sheet_of(language=language, charts=CHARTS), form)


@cache
def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(name: str, content: bytes | None = None) -> ET.Element:
    return ET.fromstring(parts(content or written())[name])  # noqa: S314 - we wrote it


def opened(content: bytes) -> WordDocument:
    return Document(BytesIO(content))


def said(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def paragraphs(content: bytes, *styles: str) -> list[str]:
    """Return the paragraphs outside tables that have one of these styles, fields as they show."""
    body = part("word/document.xml", content)[0]
    found = ((one.find(f"{W}pPr/{W}pStyle"), one) for one in body.iter(f"{W}p"))
    return [said(one) for style, one in found if style is not None and style.get(f"{W}val") in styles]


def values(root: ET.Element, tag: str, name: str = "val") -> Iterator[str]:
    return (one.get(f"{W}{name}", "") for one in root.iter(f"{W}{tag}"))


def test_the_table_has_entries_in_order_with_their_labels_and_notes() -> None:
    assert_agrees(read_word(written()), sheet_of())
    rows = [
        [["\n".join(line.text for line in cell.paragraphs) for cell in row.cells] for row in table.rows]
        for table in opened(written()).tables
    ]
    heads = ["Date", "Event", "Sources", "Status"]
    visit = ["2017\nec-2017-visit", "A delegation visits Quito.", "Gaceta 2020; The Wire 2021", "2 independent sources"]
    course = "A course starts: <officers> & others."
    assert rows[:3] == [
        [heads, visit],
        [heads, ["May 2018\nec-2018-course", course, "Gaceta 2020", "disputed, one source"]],
        [heads, ["ec-2018-Über/gift", "A gift of cars is reported.", "", "unsourced"]],
    ]


@pytest.mark.parametrize("form", ["list", "prose"])
def test_the_other_forms_have_the_same_entries_under_the_same_headings(form: Form) -> None:
    entries = [
        "2017. A delegation visits Quito., (2 independent sources) ec-2017-visit",
        "May 2018. A course starts: <officers> & others. (disputed, one source) ec-2018-course",
        "A gift of cars is reported. (unsourced) ec-2018-Über/gift",
    ]
    lines = [text.strip() for text in paragraphs(written(form), "Compact", "FirstParagraph", "BodyText")]
    assert [line for line in lines if line in entries] == entries
    assert paragraphs(written(form), "Heading1") == paragraphs(written(), "Heading1")
    assert read_word(written(form)).notes == read_word(written()).notes


@pytest.mark.parametrize("form", get_args(Form))
def test_footnotes_are_those_of_word_in_the_order_of_their_marks(form: Form) -> None:
    notes = {one.get(f"{W}id"): said(one).strip() for one in part("word/footnotes.xml", written(form))}
    marks = list(values(part("word/document.xml", written(form)), "footnoteReference", "id"))
    assert [notes[mark] for mark in marks] == NOTES
    assert len(notes) == len(NOTES) + 2  # the lines that part notes from the text


def test_no_row_breaks_and_the_first_of_each_table_is_repeated() -> None:
    tables = list(part("word/document.xml").iter(f"{W}tbl"))
    assert len(tables) == 5
    for table in tables:
        rows = [[one.tag.removeprefix(W) for one in row.findall(f"{W}trPr/*")] for row in table.iter(f"{W}tr")]
        assert rows == [["cantSplit", "tblHeader"], *[["cantSplit"]] * (len(rows) - 1)]


def test_columns_are_as_wide_as_the_page() -> None:
    table = next(part("word/document.xml").iter(f"{W}tbl"))
    widths = [int(width) for width in values(table, "gridCol", "w")]
    assert widths == [1542, 3991, 2086, 1451]  # 17, 44, 23 and 16 per cent of 16 cm
    assert page_of(reference_of(None)) == pytest.approx((16.0, 24.7), abs=0.01)


def test_charts_have_captions_with_numbers_and_alternative_texts() -> None:
    document = parts(written())["word/document.xml"].decode()
    assert paragraphs(written(), "ImageCaption") == ["Figure\u00a01: Bars <wide>", "Figure\u00a02: Bars <tall>"]
    assert re.findall(' descr="([^"]*)"', document) == ["Blue &amp; “wide”.", "Blue &amp; “tall”."]
    sizes = [(shape.width.cm, shape.height.cm) for shape in opened(written()).inline_shapes]
    assert sizes == [pytest.approx((16, 8), abs=0.1), pytest.approx((9.24, 23.1), abs=0.1)]


def test_captions_are_in_the_language_of_the_document() -> None:
    assert paragraphs(written(language="es"), "ImageCaption")[0] == "Figura\u00a01: Bars <wide>"


def on_new_pages(content: bytes) -> list[str]:
    """Return the texts of the paragraphs that begin a page, of figures their alternative texts."""
    found = []
    for one in part("word/document.xml", content).iter(f"{W}p"):
        if one.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            pictures = [shape.get("descr", "") for shape in one.iter() if shape.tag.endswith("}docPr")]
            found.append(said(one) or pictures[0])
    return found


def test_figures_without_room_and_what_follows_the_last_begin_a_page() -> None:
    assert on_new_pages(written()) == ["Blue & “tall”.", "2017"]
    assert on_new_pages(word(sheet_of())) == []
    two = (chart_of("one", 0.6), chart_of("two", 0.6), chart_of("three", 0.6))
    assert on_new_pages(word(sheet_of(charts=two))) == ["Blue & “two”.", "2017"]  # the third has room below the second


def test_figures_after_text_of_unknown_height_begin_a_page() -> None:
    layout = "{{ entries }}\n\n{{ charts }}\n\n## After\n"
    assert on_new_pages(word(sheet_of(charts=CHARTS), layout=layout)) == ["Blue & “wide”.", "Blue & “tall”.", "After"]


def test_headings_are_numbered_and_make_the_outline() -> None:
    headings = ["2017", "2018", "Undated", "Sources", "Events per year", "Ledger"]
    assert [one.text for one in opened(written()).paragraphs if one.style and one.style.name == "Heading 1"] == headings
    style = next(one for one in part("word/styles.xml") if one.get(f"{W}styleId") == "Heading1")
    assert style.find(f"{W}pPr/{W}outlineLvl[@{W}val='0']") is not None
    number = style.find(f"{W}pPr/{W}numPr/{W}numId")
    assert number is not None
    lists = part("word/numbering.xml")
    used = next(one for one in lists.iter(f"{W}num") if one.get(f"{W}numId") == number.get(f"{W}val"))
    defined = next(values(used, "abstractNumId"))
    levels = next(one for one in lists.iter(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == defined)
    assert list(values(levels, "lvlText")) == ["%1", "%1.%2", "%1.%2.%3"]


def test_the_sources_are_listed() -> None:
    assert paragraphs(written(), "Bibliography") == [
        "Gaceta, Ana. “A Gazette.” The Gazette, May 1, 2020.",
        "The Wire. “A Wire Report.” March 2021.",
    ]


def test_the_foot_of_a_page_has_the_title_and_the_number_of_the_page() -> None:
    foot = part("word/footer1.xml")
    assert [value.strip() for value in values(foot, "fldSimple", "instr")] == ["TITLE", "PAGE", "NUMPAGES"]
    assert said(foot) == "Ecuador: a chronology1 / 1"


def test_the_file_says_what_it_is_and_nothing_of_who_wrote_it_or_when() -> None:
    core = opened(written()).core_properties
    assert (core.title, core.subject, core.language) == ("Ecuador: a chronology", "Ecuador", "en")
    assert (core.author, core.last_modified_by) == ("", "")
    assert [str(moment) for moment in (core.created, core.modified)] == ["2024-06-30 00:00:00+00:00"] * 2
    with ZipFile(BytesIO(written())) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2024, 6, 30, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_language_is_that_of_the_document_and_marked_where_a_text_falls_back() -> None:
    assert list(values(part("word/styles.xml", written(language="es")), "lang")) == ["es"]
    runs = list(part("word/document.xml", written(language="es")).iter(f"{W}r"))
    marked = {said(run): next(values(run, "lang"), "") for run in runs}
    assert marked["Una delegación visita Quito."] == ""
    assert marked["A course starts: <officers> & others."] == "en"


@pytest.mark.parametrize("form", get_args(Form))
def test_places_are_bookmarks_that_word_takes(form: Form) -> None:
    document = part("word/document.xml", written(form))
    names = list(values(document, "bookmarkStart", "name"))
    assert [name for name in names if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name)] == []
    assert len({name.lower() for name in names}) == len(names)
    assert [name for name in names if name.startswith("entry_")] == [
        anchor("entry", label) for label in ("ec-2017-visit", "ec-2018-course", "ec-2018-Über/gift")
    ]
    numbers = list(values(document, "bookmarkStart", "id"))
    assert len(set(numbers)) == len(numbers)
    assert sorted(values(document, "bookmarkEnd", "id")) == sorted(numbers)


@pytest.mark.parametrize("form", get_args(Form))
def test_there_is_nothing_in_it_that_runs_or_loads(form: Form) -> None:
    assert in_word(written(form)) == []


def test_links_of_sources_lead_to_the_web_alone() -> None:
    sources = """
        references:
          - {id: a, type: webpage, title: A page, issued: "2020", URL: "https://example.org/a?b=1&c=2"}
          - {id: b, type: webpage, title: Bad, issued: "2020", URL: "javascript:alert(1)"}
        """
    claims = 'claims: [{id: c, date: "2020", text: T., countries: [EC], sources: [a, b]}]'
    content = word(sheet_of(claims, sources=sources))
    relations = [one for name, text in parts(content).items() if name.endswith(".rels") for one in ET.fromstring(text)]  # noqa: S314 - we wrote it
    links = {one.get("Target") for one in relations if one.get("TargetMode") == "External"}
    assert links == {"https://example.org/a?b=1&c=2"}


@pytest.mark.parametrize("form", get_args(Form))
def test_another_process_elsewhere_writes_the_same_bytes(form: Form) -> None:
    program = (
        "import sys; from hashlib import sha256; from chronos.render.word import word;"
        "from documented import chart_of, sheet_of;"
        "charts = (chart_of('wide', 0.5), chart_of('tall', 2.5));"
        f"print(sha256(word(sheet_of(charts=charts), {form!r})).hexdigest())"
    )
    tests = Path(__file__).resolve().parents[1]
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "1"}
    environment = {**os.environ, **elsewhere, "PYTHONPATH": os.pathsep.join([str(tests), *sys.path])}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == sha256(written(form)).hexdigest()


def changed(**texts: tuple[bytes, bytes]) -> bytes:
    """Return our reference document with one text in place of another in parts of it."""
    found = dict(parts(reference_of(None)))
    for name, (old, new) in texts.items():
        path = f"word/{name}.xml"
        assert old in found[path]
        found[path] = found[path].replace(old, new)
    return pack(found, None)


def test_a_reference_document_of_the_project_gives_styles_page_and_foot() -> None:
    own = changed(
        styles=(b"Times New Roman", b"Garamond"),
        document=(b'w:w="11906" w:h="16838"', b'w:w="12240" w:h="15840"'),
        footer1=(b" / ", b" of "),
    )
    content = word(sheet_of(charts=CHARTS), reference=own)
    assert b"Garamond" in parts(content)["word/styles.xml"]
    assert said(part("word/footer1.xml", content)) == "Ecuador: a chronology1 of 1"
    section = opened(content).sections[0]
    assert section.page_width is not None
    assert section.page_width.cm == pytest.approx(21.59, abs=0.01)
    assert opened(content).inline_shapes[1].height.cm == pytest.approx(27.94 - 5 - 1.6, abs=0.1)
    widths = [int(width) for width in values(next(part("word/document.xml", content).iter(f"{W}tbl")), "gridCol", "w")]
    assert sum(widths) == pytest.approx(12240 - 2 * 1417, abs=3)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (b"no zip", "templates/reference.docx: this is no .docx (File is not a zip file); save it with Word as one"),
        (b"", "templates/reference.docx: this is no .docx (File is not a zip file); save it with Word as one"),
        (
            pack({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}, None),
            "templates/reference.docx: it lacks word/styles.xml; save it with Word as a .docx",
        ),
    ],
    ids=["text", "nothing", "another zip"],
)
def test_a_reference_document_that_is_none_is_told(broken: bytes, message: str) -> None:
    with pytest.raises(ChronosError) as told:
        word(sheet_of(), reference=broken)
    assert str(told.value) == message


def test_a_reference_document_with_broken_parts_is_told() -> None:
    broken = {**parts(reference_of(None)), "word/document.xml": b"<w:document>"}
    with pytest.raises(ChronosError, match=r"^templates/reference\.docx: pandoc cannot use it"):
        word(sheet_of(), reference=pack(broken, None))
    damaged = bytearray(reference_of(None))
    damaged[200:240] = bytes(40)
    with pytest.raises(ChronosError, match=r"^templates/reference\.docx: this is no \.docx"):
        word(sheet_of(), reference=bytes(damaged))


@pytest.mark.parametrize("name", ["word/settings.xml", "word/numbering.xml", "word/footnotes.xml", "docProps/core.xml"])
def test_a_reference_document_may_lack_a_part(name: str) -> None:
    fewer = {one: text for one, text in parts(reference_of(None)).items() if one != name}
    content = word(sheet_of(), reference=pack(fewer, None))
    assert_agrees(read_word(content), sheet_of())
