"""The site in Chromium, opened as files, without a network.

``CHROMIUM`` names the program where it is not on the path.
"""

from __future__ import annotations

import os
import shutil
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from projects import corpus_of
from sites import pages, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name the program in CHROMIUM"
)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHRONOLOGY = "countries/ecuador/chronology.html"
KINDS = {
    "index": "index.html",
    "chronology": CHRONOLOGY,
    "Spanish": "countries/ecuador/chronology.es.html",
    "region": "regions/south-america/chronology.html",
    "event": "events/ec-2019-again.html",
    "source": "sources/wire-2021.html",
}
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script> [x](javascript:alert(3)) \u202e\u05d0"
TIMELINE = f"""
claims:
  - id: ec-2017-treaty
    date: "2017"
    text: "A treaty is signed in São Tomé. {HOSTILE} {"x" * 300}"
    countries: [EC]
    kind: treaty
    sources: ["gazette-2020, p. 1"]
  - id: ec-2019-visit
    date: "2019-05"
    text: A delegation visits Quito.
    countries: [EC, PE]
    kind: visit
    sources: [{{source: gazette-2020, locator: p. 3, quote: Officers came}}]
  - id: ec-2019-again
    date: "2019-07"
    text: The visit of the delegation.
    countries: [EC]
    status: disputed
    sources: [wire-2021, nowhere]
  - {{id: ec-2018-2020, date: "2018/2020", text: A programme runs., countries: [EC], sources: [wire-2021]}}
  - {{id: ec-2021, date: {{after: ec-2019-visit, within: P1Y}}, text: Another course., countries: [EC], kind: visit}}
  - {{id: ec-undated, date: undated, text: A course., countries: [EC], sources: [wire-2021], status: retracted}}
  - {{id: at-sea, date: "2020", text: It sails., sources: [wire-2021]}}
judgements:
  - {{claims: [ec-2019-visit, ec-2019-again], verdict: same, why: One visit.}}
"""
SETTINGS = """
title: Visits
languages: [en, es]
regions: ["005"]
kinds: {visit: Visit, treaty: Treaty}
"""
SOURCES = """
references:
  - {id: gazette-2020, title: A gazette, author: [{family: Gaceta, given: Ana}], issued: "2020-05-01",
     URL: "https://example.org/gazette"}
  - {id: wire-2021, title: A wire report, container-title: The Wire, issued: "2021-03", origin: gazette-2020}
"""
ALL = ["ec-2017-treaty", "ec-2018-2020", "ec-2019-again", "ec-2021", "ec-undated"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = corpus_of(tmp_path_factory.mktemp("timelines"), TIMELINE, settings=SETTINGS, sources=SOURCES)
    return write_site(tmp_path_factory.mktemp("site"), pages(corpus, drawn=True))


class Opened:
    """A page of the site in the browser, and what went wrong in it or was asked of a network."""

    def __init__(
        self, browser: Browser, site: Path, *, scheme: str = "light", width: int = 1100, scripts: bool = True
    ) -> None:
        self.site = site
        context = browser.new_context(
            offline=True,
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            viewport={"width": width, "height": 800},
        )
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def go(self, path: str) -> Page:
        self.page.goto(f"{self.site.as_uri()}/{path}")
        self.page.wait_for_selector("html[data-state=ready]")
        return self.page

    def shown(self) -> list[str]:
        """Return the ids of the entries that are shown, once the page is drawn."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
        found: list[str] = self.page.evaluate(
            "() => [...document.querySelectorAll('.entry')].filter(one => !one.closest('[hidden]')).map(one => one.id)"
        )
        return found

    @property
    def query(self) -> str:
        return str(self.page.evaluate("location.search"))

    @property
    def told(self) -> str:
        return self.page.get_by_role("status").inner_text()

    def close(self) -> None:
        assert self.wrong == []
        assert [address for address in self.asked if not address.startswith(self.site.as_uri())] == []
        self.page.context.close()


@pytest.fixture
def opened(browser: Browser, site: Path) -> Iterator[Opened]:
    one = Opened(browser, site)
    yield one
    one.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, site: Path, kind: str, scheme: str) -> None:
    one = Opened(browser, site, scheme=scheme)
    page = one.go(KINDS[kind])
    page.evaluate(AXE)
    found = page.evaluate("run => axe.run({ runOnly: run, preload: false })", WCAG)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert len(found["passes"]) > 15
    one.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_phone(browser: Browser, site: Path, kind: str) -> None:
    one = Opened(browser, site, width=320)
    assert one.go(KINDS[kind]).evaluate("document.documentElement.scrollWidth") == 320
    one.close()


def until(page: Page, condition: str) -> None:
    """Wait for a condition; asked anew each time, since the pages allow no script of ours to wait in them."""
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    raise AssertionError(condition)


def test_a_reader_searches_without_accents_and_capitals(opened: Opened) -> None:
    page = opened.go(CHRONOLOGY)
    assert opened.told == "5 of 5 entries shown"
    page.get_by_role("searchbox", name="Search").fill("SAO tome treaty")
    assert opened.shown() == ["ec-2017-treaty"]
    assert opened.told == "1 of 5 entries shown"
    assert page.get_by_role("heading", name="2019").is_visible() is False
    assert page.get_by_role("navigation", name="Years").get_by_role("link").all_inner_texts() == ["2017"]


@pytest.mark.parametrize(
    ("field", "choice", "found", "query"),
    [
        ("From year", "2020", ["ec-2018-2020", "ec-2021", "ec-undated"], "?from=2020"),
        ("To year", "2017", ["ec-2017-treaty", "ec-undated"], "?to=2017"),
        ("Country", "Peru", ["ec-2019-again"], "?country=PE"),
        ("Kind", "Visit", ["ec-2019-again", "ec-2021"], "?kind=visit"),
        ("Status", "retracted", ["ec-undated"], "?status=retracted"),
        ("Source", "Gaceta 2020", ["ec-2017-treaty", "ec-2019-again"], "?source=gazette-2020"),
    ],
)
def test_each_filter_shows_what_it_names_and_stays_in_the_address(
    opened: Opened, field: str, choice: str, found: list[str], query: str
) -> None:
    page = opened.go(CHRONOLOGY)
    control = page.get_by_label(field, exact=True)
    if field.endswith("year"):
        control.fill(choice)
    else:
        control.select_option(label=choice)
    assert (opened.shown(), opened.query) == (found, query)
    page.reload()
    page.wait_for_selector("html[data-state=ready]")
    assert (opened.shown(), opened.query) == (found, query)
    page.get_by_role("button", name="Clear").click()
    until(page, "location.search === ''")
    assert opened.shown() == ALL


def test_back_undoes_one_filter_and_coming_back_keeps_them(opened: Opened) -> None:
    page = opened.go(CHRONOLOGY)
    page.get_by_label("Kind", exact=True).select_option("visit")
    page.get_by_label("Search").fill("course")
    assert (opened.shown(), opened.query) == (["ec-2021"], "?q=course&kind=visit")
    page.get_by_role("link", name="ec-2021", exact=True).click()
    page.wait_for_url("**/events/ec-2021.html")
    page.go_back()
    page.wait_for_selector("html[data-state=ready]")
    assert (opened.shown(), opened.query) == (["ec-2021"], "?q=course&kind=visit")
    page.go_back()
    until(page, "location.search === '?kind=visit'")
    assert opened.shown() == ["ec-2019-again", "ec-2021"]
    page.go_back()
    until(page, "location.search === ''")
    assert opened.shown() == ALL


def test_a_query_that_names_nothing_known_hides_nothing(opened: Opened) -> None:
    opened.go(f"{CHRONOLOGY}?kind=%3Cscript%3E&from=abc&country=ZZ&other=1")
    assert opened.shown() == ALL


def test_a_link_to_an_entry_shows_it_and_clears_a_filter_that_hides_it(opened: Opened) -> None:
    page = opened.go(f"{CHRONOLOGY}?kind=treaty#ec-2021")
    assert (opened.shown(), opened.query) == (ALL, "")
    assert page.evaluate("document.activeElement.id") == "ec-2021"
    entry = page.locator("#ec-2021")
    assert entry.is_visible()
    assert entry.evaluate("one => one.getBoundingClientRect().top < innerHeight && one.matches(':target')") is True
    page = opened.go(f"{CHRONOLOGY}?kind=visit#ec-2021")
    assert (opened.shown(), opened.query) == (["ec-2019-again", "ec-2021"], "?kind=visit")


def test_a_link_to_a_claim_that_is_told_in_an_entry_leads_there(opened: Opened) -> None:
    page = opened.go(f"{CHRONOLOGY}?kind=treaty#ec-2019-visit")
    assert opened.shown() == ALL
    assert page.locator("[id=ec-2019-visit]").evaluate("one => one.closest('.entry').id") == "ec-2019-again"


def test_all_of_it_works_by_the_keyboard(opened: Opened) -> None:
    page = opened.go(CHRONOLOGY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == ":main"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("course")
    assert opened.shown() == ["ec-2021", "ec-undated"]
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "status":
            break
    page.keyboard.type("retr")
    assert opened.shown() == ["ec-undated"]
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "label":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/ec-undated.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Undated"


def test_a_chart_answers_when_it_is_asked_to(opened: Opened) -> None:
    page = opened.go(CHRONOLOGY)
    assert len([address for address in opened.asked if address.endswith(".js")]) == 1
    button = page.get_by_role("button", name="Make the chart answer")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".drawn")
    until(page, "document.activeElement.closest('.drawn svg') !== null")
    assert page.locator(".tooltip p").all_inner_texts()[0] == "2017"
    page.keyboard.press("ArrowDown")
    assert page.locator(".tooltip p").all_inner_texts() == ["2018 to 2020", "A programme runs.", *_source()]
    page.keyboard.press("Escape")
    assert page.locator(".tooltip").is_visible() is False
    page.evaluate(AXE)
    found = page.evaluate("run => axe.run({ runOnly: run, preload: false })", WCAG)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def _source() -> list[str]:
    return ["Source: The Wire, “A wire report” (March 2021)"]


def test_a_reader_chooses_the_colours_and_they_stay(browser: Browser, site: Path) -> None:
    one = Opened(browser, site, scheme="dark")
    page = one.go(CHRONOLOGY)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 24, 27)"
    page.get_by_role("button", name="Light").click()
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page = one.go("index.html")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert page.get_by_role("button", name="Dark").is_visible()
    one.close()


def test_without_scripts_every_entry_is_there_and_nothing_that_would_not_answer(browser: Browser, site: Path) -> None:
    one = Opened(browser, site, scripts=False)
    one.page.goto(f"{site.as_uri()}/{CHRONOLOGY}")
    assert one.page.locator(".entry").count() == 5
    for entry in one.page.locator(".entry").all():
        assert entry.is_visible()
    assert one.page.locator("form, button, [role=status]").filter(visible=True).count() == 0
    assert one.page.locator("figure img").evaluate("one => one.complete") is True
    one.close()


def test_the_languages_lead_to_each_other(opened: Opened) -> None:
    page = opened.go(CHRONOLOGY)
    page.get_by_role("link", name="Español").click()
    page.wait_for_url("**/chronology.es.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Ecuador: cronología"
    assert page.locator("html").get_attribute("lang") == "es"


def test_a_page_prints_without_what_only_a_screen_needs(opened: Opened, tmp_path: Path) -> None:
    page = opened.go(CHRONOLOGY)
    page.emulate_media(media="print")
    assert page.locator("form, header, nav, button, [role=doc-backlink]").filter(visible=True).count() == 0
    page.pdf(path=str(tmp_path / "page.pdf"), format="A4")
    texts = [sheet.extract_text() for sheet in PdfReader(tmp_path / "page.pdf").pages]
    whole = " ".join(" ".join(texts).split())
    for words in ("A delegation visits Quito.", "A course.", "https://example.org/gazette", "Ledger"):
        assert words in whole
    assert whole.index("Ledger") < whole.index("Officers came")


def test_what_a_claim_says_does_nothing(opened: Opened) -> None:
    for path in (CHRONOLOGY, "events/ec-2017-treaty.html", "sources/gazette-2020.html", "index.html"):
        page = opened.go(path)
        assert page.locator("main script, [onerror], [href^=javascript]").count() == 0
    page = opened.go(CHRONOLOGY)
    assert HOSTILE in page.locator("#ec-2017-treaty").inner_text()
    page.get_by_label("Search").fill("<img src=x")
    assert opened.shown() == ["ec-2017-treaty"]
