"""``chronos write`` as people use it."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from chronos.cli.main import run
from projects import write_project

TIMELINE = """
claims:
  - {id: ec-2014-visit, date: "2014", text: {en: A visit., es: Una visita.}, countries: [EC], sources: [gazette-2020]}
  - {id: ec-2018-sale, date: "2018", text: A sale., countries: [EC], kind: sale, sources: [wire-2021]}
  - {id: ec-talks, date: undated, text: Talks., countries: [EC]}
  - {id: pe-2015-end, date: "2015", text: An end., countries: [PE], sources: ["gazette-2020, p. 7"]}
"""
SETTINGS = """
title: Visits
as_of: "2022-06-30"
languages: [en, es]
regions: [{id: andes, name: {en: Andes, es: Los Andes}, countries: [EC, PE]}]
editions:
  court: {title: For the court, kinds: [sale]}
"""
VISIT, SALE, TALKS, END = "ec-2014-visit", "ec-2018-sale", "ec-talks", "pe-2015-end"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "timelines", TIMELINE, settings=SETTINGS)


def written(project: Path, *arguments: str, name: str = "appendix.md") -> bytes:
    """Write a chronology into a file, and return what is in it."""
    file = project.parent / name
    assert run(["write", arguments[0], str(project), *arguments[1:], "-o", str(file)]) == 0
    return file.read_bytes()


def labels(text: str) -> list[str]:
    """Return the labels of entries in the order in which they stand."""
    return re.findall(rf"\b(?:{VISIT}|{SALE}|{TALKS}|{END})\b", text)


class _Page(HTMLParser):
    """What a page shows, and everything that it would fetch or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.codes: list[str] = []
        self.loads: list[str] = []
        self.tags: set[str] = set()
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.tags.add(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "srcset", "data") or tag == "link"]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - HTMLParser gives it
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "code":
            self.codes.append(data)


def test_every_format_has_the_same_entries_in_the_same_order(project: Path) -> None:
    expected = [VISIT, END, SALE, TALKS]
    assert labels(written(project, "andes").decode()) == expected
    page = _Page(written(project, "andes", name="a.html").decode())
    assert page.codes == expected
    assert page.tags.isdisjoint({"script", "link", "iframe", "object"})
    assert [one.partition(",")[0] for one in page.loads] == ["data:image/svg+xml;base64"] * 4
    word = docx.Document(BytesIO(written(project, "andes", name="a.docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells[:1]]
    assert labels(" ".join(cells)) == expected
    assert len(word.inline_shapes) == 4
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(written(project, "andes", name="a.pdf"))).pages)
    places = [text.index(said) for said in ("A visit.", "An end.", "A sale.", "Talks.")]
    assert places == sorted(places)


def test_a_period_selects_what_may_lie_in_it_and_the_ledger_says_what_it_leaves_out(project: Path) -> None:
    text = written(project, "EC", "--from", "2013", "--to", "2016-05").decode()
    assert labels(text) == [VISIT, TALKS]
    assert "Events that may lie between 1 January 2013 and 31 May 2016, and those without a date.\n" in text
    assert "\n| Excluded: outside the period asked for | 1 |\n" in text
    assert labels(written(project, "EC", "--from", "2016").decode()) == [SALE, TALKS]


@pytest.mark.parametrize("scope", ["EC", "Ecuador", "ecuador"])
def test_a_scope_is_named_by_code_or_name(project: Path, scope: str) -> None:
    assert written(project, scope).startswith(b"# Ecuador: a chronology\n")


def test_forms_are_as_usual_for_a_format_or_as_asked(project: Path) -> None:
    assert f"\n- **2014.** A visit. [^1] *(one source)* `{VISIT}`\n" in written(project, "EC").decode()
    table = written(project, "EC", "--form", "table").decode()
    assert f"| **2014** `{VISIT}` | A visit. | Gaceta 2020 [^1] | one source |" in table
    prose = written(project, "EC", "--form", "prose").decode()
    assert f"\n**2014.** A visit. [^1] *(one source)* `{VISIT}`\n" in prose
    page = written(project, "EC", "--form", "table", name="a.html").decode()
    assert re.findall(r"<th[^>]*>(\w+)</th>", page)[:4] == ["Date", "Event", "Sources", "Status"]
    word = docx.Document(BytesIO(written(project, "EC", "--form", "list", name="a.docx")))
    assert [one.text for one in word.paragraphs if VISIT in one.text] == [f"2014. A visit. (one source) {VISIT}"]


def test_a_chronology_is_in_another_language_where_that_is_asked_for(project: Path) -> None:
    text = written(project, "EC", "--language", "es").decode()
    assert text.startswith("# Ecuador: cronología\n")
    assert "- **2014.** Una visita. [^1]" in text
    assert "A sale. *(en inglés)*" in text


def test_an_edition_has_what_it_selects_under_its_title(project: Path) -> None:
    text = written(project, "EC", "--edition", "court").decode()
    assert labels(text) == [SALE]
    assert "Edition: For the court." in text
    assert "\n| Excluded: withheld in this edition | 3 |\n" in text


def test_what_was_known_on_a_day_rests_on_what_was_published_by_then(project: Path) -> None:
    text = written(project, "EC", "--known-on", "2020-12-31").decode()
    assert labels(text) == [VISIT]
    assert "\n| Excluded: not published by the day of this edition | 2 |\n" in text


def test_the_same_bytes_come_from_the_same_timelines_and_a_label_stays(project: Path) -> None:
    for name in ("a.md", "a.html", "a.docx", "a.pdf"):
        assert written(project, "EC", name=name) == written(project, "EC", name=name)
    before = written(project, "EC").decode()
    more = "claims:\n  - {id: ec-2013-first, date: '2013', text: First., countries: [EC], sources: [gazette-2020]}\n"
    (project / "more.yaml").write_text(more, encoding="utf-8")
    after = written(project, "EC").decode()
    assert f"`{SALE}`\n" in before
    assert f"`{SALE}`\n" in after


def test_standard_output_has_the_document_alone_and_findings_are_counted_beside(project: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "chronos", "write", "EC", str(project), "--format", "docx"],
        capture_output=True,
        check=True,
    )
    assert docx.Document(BytesIO(result.stdout)).paragraphs[0].text == "Ecuador: a chronology"
    assert re.fullmatch(rb"4 claims checked: \d+ .*\n", result.stderr)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Ecuadr"], "chronos: no event names 'Ecuadr'; did you mean Ecuador (EC)?"),
        (["FR"], "chronos: no event names 'FR'; these are here: Andes (andes), Ecuador (EC), Peru (PE)"),
        ([""], "chronos: a chronology is of a country or a region; name one, such as EC or 419"),
        (["EC", "--from", "x"], "chronos: --from 'x' is no date"),
        (["EC", "--from", "2019", "--to", "2018"], "chronos: --from 2019 lies after --to 2018"),
        (["EC", "--known-on", "soon"], "chronos: --known-on 'soon' is no date"),
        (["EC", "--edition", "curt"], "chronos: chronos.yaml:7:3: there is no edition 'curt'; did you mean 'court'?"),
        (["EC", "-o", "a.txt"], "Error: a.txt: which format is that? It is one of md, html, docx, pdf; say --format"),
        (["EC", "-o", "none/a.md"], "chronos: none/a.md: cannot be written (no such file or directory)"),
    ],
)
def test_what_cannot_be_written_is_told_with_a_way_out(
    project: Path,
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(project.parent)
    assert run(["write", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1].startswith(message)


def test_a_binary_file_is_not_for_a_terminal(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert run(["write", "EC", str(project), "--format", "pdf"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "Error: pdf is not for a terminal; say where to with -o FILE"
