import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from chronos.model import Chart, ChronosError
from chronos.render.manuscript import Manuscript
from chronos.render.typeset import typeset
from manuscripts import told
from projects import chronologies, corpus_of

TIMELINE = """
    claims:
      - {id: ec-2019-visit, date: 2019-05-03, text: A delegation visits Quito., countries: [EC],
         sources: ["gazette-2020, p. 3", "wire-2021, p. 1"]}
      - {id: ec-2020-gone, date: "2020", text: It never happened., countries: [EC], status: retracted,
         sources: ["gazette-2020, p. 9"]}
      - {id: ec-undated, date: undated, text: Nobody knows when., countries: [EC], sources: [wire-2021]}
    """


def sheet(folder: Path, timeline: str = TIMELINE, language: str = "en", **given: Any) -> Manuscript:
    corpus = corpus_of(folder, timeline, **given)
    return told(chronologies(corpus).countries[0], language, corpus.settings)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Manuscript:
    return sheet(tmp_path_factory.mktemp("usual"))


def one(text: str) -> str:
    """Return a timeline of one claim."""
    claim = {"id": "ec-1", "date": "2019", "text": text, "countries": ["EC"], "sources": ["gazette-2020"]}
    return json.dumps({"claims": [claim]}, ensure_ascii=False)


def png(width: int, height: int) -> bytes:
    """Return a white picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chart(name: str, width: int = 700, height: int = 400) -> Chart:
    description = f"Bars of {name}."
    return Chart(name=name, title=f"A chart, {name}", description=description, spec={}, svg="", png=png(width, height))


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page, its blanks as one space."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def tags(element: Any) -> Iterator[DictionaryObject]:
    """Yield the elements of the structure of a PDF below one (ISO 32000-1, 14.7.2), the first first."""
    found = element.get_object()
    if isinstance(found, ArrayObject):
        for each in found:
            yield from tags(each)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from tags(found["/K"])


def tagged(pdf: bytes) -> list[DictionaryObject]:
    root: Any = PdfReader(BytesIO(pdf)).root_object
    return list(tags(root["/StructTreeRoot"]["/K"]))


def test_a_pdf_says_who_may_read_it_and_what_it_is(tmp_path: Path) -> None:
    read = PdfReader(
        BytesIO(typeset(sheet(tmp_path, language="es", settings="{as_of: 2024-06-30, languages: [en, es]}")))
    )
    root: Any = read.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "es",
        True,
        True,
    )
    assert {name: str(text) for name, text in (read.metadata or {}).items()} == {
        "/Title": "Ecuador: cronología",
        "/Subject": "Ecuador",
        "/Creator": "Typst 0.15.1",
        "/CreationDate": "D:20240630000000Z",
        "/ModDate": "D:20240630000000Z",
    }
    described = root["/Metadata"].get_data().decode()
    kept = dict(re.findall(r"<(pdf(?:aid|uaid):\w+)>(\w+)<", described))
    assert kept == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


def test_its_outline_has_the_numbered_headings(usual: Manuscript) -> None:
    read = PdfReader(BytesIO(typeset(usual)))
    assert [entry.title for entry in read.outline if not isinstance(entry, list)] == [
        "1. 2019",
        "2. 2020",
        "3. Undated",
        "4. Sources",
        "5. Events per year",
        "6. Ledger",
    ]


def test_tables_have_cells_that_are_headings_in_their_tags(usual: Manuscript) -> None:
    kinds = [str(element["/S"]) for element in tagged(typeset(usual))]
    assert kinds.count("/TH") == 3 * 4 + 5 + 2
    assert {"/Table", "/THead", "/TBody", "/TR", "/TD", "/Note", "/H1"} <= set(kinds)


def test_pictures_are_described_numbered_and_fit_the_page(usual: Manuscript) -> None:
    drawn = structs.replace(usual, charts=(chart("wide"), chart("tall", 700, 4000)))
    pdf = typeset(drawn)
    described = [str(element["/Alt"]) for element in tagged(pdf) if "/Alt" in element]
    assert [text for text in described if text.startswith("Bars")] == ["Bars of wide.", "Bars of tall."]
    pages = texts(pdf)
    assert "Figure 1: A chart, wide" in pages[0]
    assert "Figure 2: A chart, tall" in pages[1]


def test_texts_notes_and_sources_are_there_each_in_its_place(usual: Manuscript) -> None:
    for pages in (texts(typeset(usual)), texts(typeset(usual, "list")), texts(typeset(usual, "prose"))):
        text = " ".join(pages)
        found = [text.index(part) for part in ("A delegation visits", "It never happened", "Nobody knows when")]
        assert found == sorted(found)
        assert "The Gazette, May 1, 2020, 3" in text
        listed = text[text.rindex("Sources") :]
        assert listed.index("Gaceta, Ana.") < listed.index("Ledger")


def test_a_table_that_goes_on_has_its_headings_again(tmp_path: Path) -> None:
    claims = [
        {
            "id": f"ec-{number:03d}",
            "date": "2019",
            "text": f"Event {number}.",
            "countries": ["EC"],
            "sources": ["wire-2021"],
        }
        for number in range(90)
    ]
    pages = texts(typeset(sheet(tmp_path, json.dumps({"claims": claims}))))
    entries = [page for page in pages if "Event " in page]
    assert len(entries) > 3
    assert [page for page in entries if "Date Event Sources Status" not in page] == []
    assert pages[-1].endswith(f"{len(pages)} / {len(pages)}")


def test_a_row_of_more_than_a_page_is_there_to_its_end(tmp_path: Path) -> None:
    text = " ".join(f"Sentence {number}." for number in range(700))
    written = " ".join(texts(typeset(sheet(tmp_path, one(text)))))
    assert [number for number in range(700) if f"Sentence {number}." not in written] == []


def test_what_no_font_has_is_spelt_out_and_said(tmp_path: Path) -> None:
    written = " ".join(texts(typeset(sheet(tmp_path, one("The 中国 office \N{GRINNING FACE}, Ελλάδα, Україна.")))))
    assert "The [U+4E2D U+56FD] office" in written
    assert "Ελλάδα, Україна." in written
    assert "is given by its number in Unicode" in written
    assert "U+" not in " ".join(texts(typeset(sheet(tmp_path / "other", one("Việt Nam, Łódź")))))


def test_right_to_left_text_is_there(tmp_path: Path) -> None:
    written = " ".join(texts(typeset(sheet(tmp_path, one("The visit: زيارة, ביקור.")))))
    assert "U+" not in written
    assert re.search("[\u0600-\u06ff\ufb50-\ufeff]{3}", written)
    assert re.search("[\u0590-\u05ff]{5}", written)


def test_a_word_longer_than_a_column_stays_in_it(tmp_path: Path) -> None:
    pdf = typeset(sheet(tmp_path, one("W" * 300)))
    positions: list[float] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=lambda text, _cm, tm, *_: positions.append(tm[4]) if "W" in text else None)
    assert "".join(texts(pdf)).replace(" ", "").count("W" * 300) == 1
    assert positions
    assert max(positions) < 400


@pytest.mark.parametrize(
    "text",
    [
        '#panic("no") #read("/etc/passwd") #include "x.typ"',
        "= Head $x^2$ *bold* _it_ `code` <label> @label // gone /* gone */ \\ ~",
        '#import "@preview/x:1.0.0": * [a] {b} ---',
    ],
)
def test_what_a_claim_says_is_text(tmp_path: Path, text: str) -> None:
    written = "".join(texts(typeset(sheet(tmp_path, one(text)))))
    assert text.replace(" ", "") in written.replace(" ", "")


def test_a_link_leads_to_the_web_alone(tmp_path: Path) -> None:
    sources = (
        "references: [{id: gazette-2020, title: G, URL: 'https://example.org/a?b=1'}, "
        "{id: wire-2021, title: W, URL: 'javascript:alert(1)'}]"
    )
    read = PdfReader(BytesIO(typeset(sheet(tmp_path, sources=sources))))
    links = {
        str(action["/URI"])
        for page in read.pages
        for annotation in page.get("/Annots", [])
        if (action := annotation.get_object().get("/A")) and "/URI" in action
    }
    assert links == {"https://example.org/a?b=1"}


OWN = """#let template(title: "", subject: "", language: "en", body) = {
  set document(title: title)
  set page(width: 12cm, height: 6cm, margin: 1cm)
  set text(lang: language)
  [Ours of #subject in #language]
  body
}
"""


def test_a_project_says_how_its_pdf_looks(usual: Manuscript) -> None:
    read = PdfReader(BytesIO(typeset(usual, template=OWN)))
    assert [round(float(side)) for side in read.pages[0].mediabox] == [0, 0, 340, 170]
    assert "Ours of Ecuador in en" in read.pages[0].extract_text()
    assert "A delegation visits" in " ".join(page.extract_text() for page in read.pages)


@pytest.mark.parametrize(
    ("template", "error"),
    [
        (OWN + "#gone()", "templates/chronology.typ:8: unknown variable: gone"),
        (OWN + '\n#read("/etc/passwd")', "templates/chronology.typ:9: file not found (searched at etc/passwd)"),
        (
            OWN + '\n#import "@preview/x:1.0.0": y',
            "templates/chronology.typ:9: chronos fetches no packages; put what it needs into the template",
        ),
        ("#let other = 1", "templates/chronology.typ:1: unresolved import"),
        ("#let x = (", "templates/chronology.typ:1: unclosed delimiter"),
    ],
)
def test_an_error_in_a_template_has_its_line(usual: Manuscript, template: str, error: str) -> None:
    with pytest.raises(ChronosError) as caught:
        typeset(usual, template=template)
    assert str(caught.value) == error


def test_a_row_that_can_neither_fit_nor_break_breaks(tmp_path: Path) -> None:
    text = " ".join(f"Word{number}" for number in range(60))
    template = OWN.replace("height: 6cm", "height: 3cm")
    written = " ".join(texts(typeset(sheet(tmp_path, one(text)), template=template)))
    assert [number for number in range(60) if f"Word{number}" not in written] == []


def test_the_bytes_are_the_same_in_another_process_zone_and_language(tmp_path: Path) -> None:
    timeline = tmp_path / "timeline.py"
    timeline.write_text(
        "import sys, hashlib\n"
        "from pathlib import Path\n"
        "sys.path[:0] = sys.argv[1].split(':')\n"
        "from test_typeset import sheet\n"
        "from chronos.render.typeset import typeset\n"
        "print(hashlib.sha256(typeset(sheet(Path(sys.argv[2])))).hexdigest())\n",
        encoding="utf-8",
    )
    here = Path(__file__).parent
    said = set()
    for number, (zone, language) in enumerate([("UTC", "C"), ("Pacific/Kiritimati", "tr_TR.UTF-8")]):
        environment = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": str(number)}
        done = subprocess.run(
            [sys.executable, str(timeline), f"{here}:{here.parent}", str(tmp_path / f"project-{number}")],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        said.add(done.stdout)
    assert len(said) == 1
