"""``chronos embed`` as people use it."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from chronos.cli.main import run
from projects import write_project

TIMELINE = """
claims:
  - {id: ec-2014-visit, date: "2014", text: A visit., countries: [EC], kind: visit, sources: [gazette-2020]}
  - {id: ec-2018-sale, date: "2018", text: A sale., countries: [EC], kind: police-sale, sources: [wire-2021]}
  - {id: ec-2018-lie, date: "2018", text: A lie., countries: [EC], status: retracted, sources: [wire-2021]}
  - {id: pe-2015-end, date: "2015", text: An end., countries: [PE], sources: [gazette-2020]}
"""
SETTINGS = """
as_of: "2022-06-30"
languages: [en, es]
kinds: {visit: Visit, police-sale: Sale}
regions: ["005"]
editions:
  court: {title: For the court, kinds: [visit]}
"""
BLOCK = "<!-- chronos: {} -->\nOld.\n<!-- /chronos -->\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_project(tmp_path / "timelines", TIMELINE, settings=SETTINGS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(name: str = "report.md", options: str = "country=EC", before: str = "# Report\n\n") -> Path:
    path = Path(name)
    path.write_text(f"{before}{BLOCK.format(options)}\nEnd.\n", encoding="utf-8")
    return path


def items(path: Path) -> list[str]:
    """Return the labels of the entries of a list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.rpartition("`")[0].rpartition("`")[2] for line in lines if line.startswith("- ")]


def test_a_report_is_refreshed_and_then_it_is_fresh(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = report()
    assert run(["embed", "report.md", "--check"]) == 1
    said = capsys.readouterr()
    assert said.out == "report.md:3: stale; `chronos embed` refreshes it\n"
    assert said.err.splitlines()[0] == "report.md: 1 block, 1 stale"
    assert path.read_text(encoding="utf-8").splitlines()[3] == "Old."
    assert run(["embed", "report.md"]) == 0
    assert capsys.readouterr().err.splitlines()[0] == "report.md: 1 block, 1 refreshed"
    assert items(path) == ["ec-2014-visit", "ec-2018-lie", "ec-2018-sale"]
    content, time = path.read_bytes(), path.stat().st_mtime_ns
    assert run(["embed", "report.md", "--check"]) == 0
    assert run(["embed", "report.md"]) == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, time)
    changed = TIMELINE.replace("A sale.", "A big sale.")
    (folder / "timelines" / "timeline.yaml").write_text(changed, encoding="utf-8")
    assert run(["embed", "report.md", "--check"]) == 1
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("country=Ecuador from=2015 to=2018", ["ec-2018-lie", "ec-2018-sale"]),
        ("region=005 kind=visit", ["ec-2014-visit"]),
        ("scope=south-america status=retracted,disputed", ["ec-2018-lie"]),
        ("country=EC kind=visit,police-sale", ["ec-2014-visit", "ec-2018-sale"]),
        ("country=EC edition=court", ["ec-2014-visit"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_block_has_what_its_options_select(options: str, expected: list[str]) -> None:
    path = report(options=options)
    assert run(["embed", "report.md"]) == 0
    assert items(path) == expected


def test_several_reports_are_refreshed_and_keep_their_mode_and_what_leads_to_them(folder: Path) -> None:
    one, two = report("one.md"), report("two.markdown", "country=PE")
    one.chmod(0o640)
    two.rename("real.markdown")
    two.symlink_to("real.markdown")
    (folder / "elsewhere").mkdir()
    Path("none.md").write_text("No block.\n", encoding="utf-8")
    assert run(["embed", "one.md", "two.markdown", "none.md", "one.md"]) == 0
    assert (items(one)[:1], items(two)) == (["ec-2014-visit"], ["pe-2015-end"])
    assert one.stat().st_mode & 0o777 == 0o640
    assert two.is_symlink()
    assert sorted(one.name for one in folder.iterdir()) == [
        "elsewhere",
        "none.md",
        "one.md",
        "real.markdown",
        "timelines",
        "two.markdown",
    ]


def test_the_timelines_may_lie_elsewhere(folder: Path) -> None:
    (folder / "timelines").rename("records")
    path = report()
    assert run(["embed", "report.md", "--timelines", "records"]) == 0
    assert items(path)[0] == "ec-2014-visit"


@pytest.mark.usefixtures("folder")
def test_nothing_is_written_where_anything_is_wrong_and_every_fault_has_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    good = report("good.md")
    content = good.read_bytes()
    text = "".join(
        f"{BLOCK.format(options)}\n"
        for options in (
            "contry=EC",
            "country=Ecuadr",
            "region=EC",
            "country=EC from=x",
            "country=EC from=2019 to=2018",
            "country=EC kind=vist",
            "country=EC edition=curt",
        )
    )
    Path("bad.md").write_text(f"{text}<!-- chronos: country=EC -->\n", encoding="utf-8")
    Path("bad.odt").write_bytes(b"")
    assert run(["embed", "good.md", "bad.md", "bad.odt", "gone.md"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "chronos: bad.md:1: unknown option 'contry'; did you mean country?",
        "chronos: bad.md:5: no event names 'Ecuadr'; did you mean Ecuador (EC)?",
        "chronos: bad.md:9: Ecuador is a country; write country=EC",
        "chronos: bad.md:13: from 'x' is no date: an unspecified digit is written “X”; write 2010 or 2010-06-30",
        "chronos: bad.md:17: from 2019 lies after to 2018",
        "chronos: bad.md:21: no event is of the kind 'vist'; did you mean visit?",
        "chronos: bad.md:25: chronos.yaml:7:3: there is no edition 'curt'; did you mean 'court'?",
        "chronos: bad.md:29: has no end; write <!-- /chronos --> below what belongs to it",
        "chronos: bad.odt: is neither Markdown (.md) nor Word (.docx); save it as one of them",
        "chronos: gone.md: cannot be read (no such file or directory)",
    ]
    assert good.read_bytes() == content


@pytest.mark.usefixtures("folder")
def test_without_timelines_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    report()
    assert run(["embed", "report.md", "--timelines", "nowhere"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def word_report(path: Path, tag: str = "chronos: country=EC form=table") -> None:
    """Write a report with its own footnote, a content control and a bookmark, as Word has them."""
    document = docx.Document()
    document.add_heading("Report", 1)
    name = nsdecls("w")
    control = f'<w:sdt {name}><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    document.element.body.insert(1, parse_xml(control))
    marked = document.add_paragraph("Old.")
    start = f'<w:bookmarkStart {name} w:id="5" w:name="chronos_country_PE_from_2013_form_list"/>'
    marked._p.insert(0, parse_xml(start))
    marked._p.append(parse_xml(f'<w:bookmarkEnd {name} w:id="5"/>'))
    document.add_paragraph("End.")
    document.save(str(path))


def test_a_report_in_word_is_refreshed_with_native_footnotes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "report.docx"
    word_report(path)
    assert run(["embed", "report.docx", "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "report.docx:content control chronos: country=EC form=table: stale; `chronos embed` refreshes it",
        "report.docx:bookmark chronos_country_PE_from_2013_form_list: stale; `chronos embed` refreshes it",
    ]
    assert run(["embed", "report.docx"]) == 0
    content = path.read_bytes()
    assert run(["embed", "report.docx"]) == 0
    assert run(["embed", "report.docx", "--check"]) == 0
    assert path.read_bytes() == content
    document = docx.Document(str(path))
    references = [one.get(qn("w:id")) for one in document.element.body.iter(qn("w:footnoteReference"))]
    assert references == ["1", "2", "3", "4"]
    (table,) = [parse_xml(one.xml) for one in document.element.body.iter(qn("w:tbl"))]
    assert "ec-2014-visit" in "".join(text.text or "" for text in table.iter(qn("w:t")))
    assert [one.text for one in document.paragraphs][-2:] == ["2015. An end. (one source) pe-2015-end", "End."]


def test_a_word_document_that_is_none_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_bytes(b"PK")
    assert run(["embed", "a.docx"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "chronos: a.docx: is no .docx (file is not a zip file); save it with Word as a .docx without a password"
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here: nothing opens the report")
def test_libreoffice_opens_the_report_and_shows_its_notes(folder: Path) -> None:
    path = folder / "report.docx"
    word_report(path)
    assert run(["embed", "report.docx"]) == 0
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    arguments = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(arguments, check=True, capture_output=True, timeout=100)
    from pypdf import PdfReader  # noqa: PLC0415 - where LibreOffice is alone

    pages = PdfReader(folder / "report.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for said in ("A visit.", "An end.", "“A Gazette,” The Gazette, May 1, 2020.", "retracted, one source"):
        assert said in text
    assert "Old." not in text


@pytest.mark.usefixtures("folder")
def test_the_program_reads_no_project_for_a_report_without_blocks() -> None:
    Path("none.md").write_text("No block.\n", encoding="utf-8")
    command = [sys.executable, "-m", "chronos", "embed", "none.md"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("", "none.md: 0 blocks, 0 refreshed\n")


def test_what_an_edition_withholds_is_in_no_byte_of_a_block(folder: Path) -> None:
    path = folder / "report.docx"
    word_report(path, "chronos: country=EC edition=court")
    report(options="country=EC edition=court form=prose")
    assert run(["embed", "report.docx", "report.md"]) == 0
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for hidden in (b"A sale", b"A lie", b"ec-2018"):
        assert hidden not in everything
        assert hidden not in Path("report.md").read_bytes()
