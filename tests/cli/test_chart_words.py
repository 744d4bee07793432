"""What ``chronos chart`` says in each form and language, of every project, and what it could not read."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdfium2  # type: ignore[import-untyped]  # it has none
import pytest

from chronos.cli.choices import CHARTS
from chronos.cli.main import run
from drawn import texts
from projects import write_project
from visits import SETTINGS, SOURCES, TIMELINE, write_visits

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {
    "events-per-year": "Events per year, 2013 to 2019",
    "timeline": "Timeline, 2013 to 2020",
    "country-year": "Events per country and year, 2013 to 2019",
    "small-multiples": "Events per year, by country, 2013 to 2019",
    "cumulative": "Events so far, year by year, 2013 to 2019",
    "sources": "Sources and what they support, per year, 2013 to 2019",
}
ENGLISH = re.compile(r"\b(events?|undated|expected|no country|no kind|prospective|retracted|single|as of)\b")


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_visits(tmp_path_factory.mktemp("visits"))


def drawn(folder: Path, name: str, *asked: str, form: str = "svg") -> bytes:
    """Draw a chart into a file beside the project, and return what it holds."""
    target = folder.parent / f"{folder.name}.{form}"
    assert run(["chart", name, str(folder), *asked, "-o", str(target)]) == 0
    return target.read_bytes()


def words_of(svg: bytes) -> list[str]:
    return [one.text for one in texts(svg.decode())]


def title_and_description(svg: bytes) -> tuple[str, str]:
    title, description, *_ = ET.fromstring(svg)  # noqa: S314 - just drawn
    return title.text or "", description.text or ""


def pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(document[0].get_textpage().get_text_bounded().split())


class Page(HTMLParser):
    """The elements of a page; one that is closed in another's place fails the test."""

    void = frozenset(["meta", "input", "br", "link", "img", "hr"])

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", CHARTS)
def test_title_and_credit_are_words_in_every_form(visits: Path, name: str) -> None:
    credit = "Sources: Gaceta 2019 and The Wire 2019; as of 30 June 2019"
    picture = drawn(visits, name)
    assert title_and_description(picture)[0] == TITLES[name]
    assert words_of(picture)[-1] == credit
    for form in ("pdf", "html"):
        content = drawn(visits, name, form=form)
        said = pdf_text(content) if form == "pdf" else content.decode()
        assert TITLES[name] in said
        assert credit in said


@pytest.mark.parametrize("name", CHARTS)
def test_a_page_is_well_formed_and_leads_nowhere_else(visits: Path, name: str) -> None:
    page = Page(drawn(visits, name, form="html").decode())
    assert page.open == []
    assert [page.tags.count(tag) for tag in ("svg", "main", "h1", "table", "style")] == [1, 1, 1, 1, 1]
    assert [value for key, value in page.attributes if key in ("src", "srcset", "href")] == ["#table"]
    assert ("lang", "en") in page.attributes


def test_the_alternative_text_names_the_total_the_highest_periods_and_what_is_left_out(visits: Path) -> None:
    assert title_and_description(drawn(visits, "events-per-year"))[1] == (
        "Bar chart, Events per year, 2013 to 2019: 14 events, of which 10 expected in 2013 to 2019 and 1 undated. "
        "Highest: 2014 (2 certain, 2.7 expected, 5 possible), 2018 (1 certain, 2.1 expected, 4 possible) and 2016 "
        "(1 certain, 1.3 expected, 3 possible). Partial: 2019 (cut short by the day of the edition). Not counted: "
        "2 prospective events and 1 retracted event. Too far off to be drawn: 1 event. Counted at each of its dates, "
        "so more than once: 1 more occurrence."
    )


@pytest.mark.parametrize("language", ["es", "pt", "fr"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_english_is_left_in_another_language(visits: Path, name: str, language: str) -> None:
    picture = drawn(visits, name, "--language", language)
    said = [*words_of(picture), *title_and_description(picture)]
    own = ("A deal is signed.", "The Wire", "An office is to open.")
    assert [one for one in said if ENGLISH.search(one) and not any(text in one for text in own)] == []
    page = Page(drawn(visits, name, "--language", language, form="html").decode())
    assert {value for key, value in page.attributes if key == "lang"} == {language}


@pytest.mark.parametrize(("language", "peru"), [("es", "Perú"), ("pt", "Peru"), ("fr", "Pérou")])
def test_countries_have_their_names_in_the_language(visits: Path, language: str, peru: str) -> None:
    assert peru in words_of(drawn(visits, "country-year", "--language", language))
    scoped = drawn(visits, "cumulative", "--language", language, "--scope", "PE")
    assert title_and_description(scoped)[0].startswith((f"{peru}: ", f"{peru}\u00a0: "))


HOUSE = """
charts:
  theme: screen
  colours: {accent: "#7a1f5c"}
  title: The Gazette of Quito
  credit: Gazette research desk
"""


def test_a_theme_that_is_asked_for_keeps_the_colours_and_words_of_the_house(tmp_path: Path) -> None:
    house = write_project(tmp_path / "house", TIMELINE, settings=SETTINGS + HOUSE, sources=SOURCES)
    shown, printed = drawn(house, "cumulative"), drawn(house, "cumulative", "--theme", "print")
    assert [re.findall(rb' width="(\d+)"', one)[0] for one in (shown, printed)] == [b"1000", b"760"]
    for one in (shown, printed):
        assert b"#7a1f5c" in one
        assert words_of(one)[0] == "The Gazette of Quito"


def test_the_house_is_named_in_a_pdf_and_on_a_page_too(tmp_path: Path) -> None:
    house = write_project(tmp_path / "house", TIMELINE, settings=SETTINGS + HOUSE, sources=SOURCES)
    for said in (pdf_text(drawn(house, "sources", form="pdf")), drawn(house, "sources", form="html").decode()):
        assert "The Gazette of Quito" in said
        assert "Source: Gazette research desk; as of 30 June 2019" in said


def test_claims_and_files_that_cannot_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_visits(tmp_path / "visits")
    (folder / "other.yaml").write_text("claims: [\n", encoding="utf-8")
    drawn(folder, "cumulative")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        str(tmp_path / "visits.svg"),
        "1 claim cannot be read; `chronos check` says why",
        "1 file cannot be read, or not all of it; `chronos check` says why",
    ]


HOSTILE = """
claims:
  - {id: a, date: "2018", text: "<script>alert(1)</script> & ]]> </svg> \\"quoted\\"", countries: [EC], kind: "<b>"}
  - {id: b, date: "2019", text: "\\u202eunseen\\u0007 {events} %s ${x}", actors: ["</title><script>"]}
"""


@pytest.mark.parametrize("name", CHARTS)
def test_a_text_of_a_claim_never_becomes_code(tmp_path: Path, name: str) -> None:
    folder = write_project(tmp_path / "hostile", HOSTILE, settings='title: "</title><script>alert(2)</script>"\n')
    ET.fromstring(drawn(folder, name))  # noqa: S314 - just drawn
    text = drawn(folder, name, form="html").decode()
    assert Page(text).open == []
    assert "<script>alert" not in text
    assert pdf_text(drawn(folder, name, form="pdf"))
