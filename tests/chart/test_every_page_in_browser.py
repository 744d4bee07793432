"""What the page of every chart of the shipped timelines tells, and what its check boxes do, in Chromium.

``CHROMIUM`` names the program where it is not on the path.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from chronos.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name the program in CHROMIUM"
)
SHIPPED = Path(__file__).parents[2] / "timelines"
CHARTS = {
    "events-per-year": ("events-per-year",),
    "kinds": ("events-per-year", "--by", "kind"),
    "timeline": ("timeline",),
    "Ecuador": ("timeline", "--scope", "EC", "--language", "es"),
    "country-year": ("country-year",),
    "small-multiples": ("small-multiples",),
    "cumulative": ("cumulative",),
    "sources": ("sources",),
}
EXTRADITION = "China and Argentina concluded an extradition agreement."
CITED = f"between 2001 and April 2023: {EXTRADITION} (Fonseca and Lazarus, para. 7)"
PARTNERS = (
    "since 1993: Under the State Partnership Program of the National Guard, 24 countries of the region had partners in "
    "18 US states, the District of Columbia and Puerto Rico. (Fonseca and Lazarus, para. 14)"
)
WORK = "“China Is Exploiting a U.S. Police Void in Latin America”"
TOLD = {
    "events-per-year": ["1993", "1 certain, 1 expected, 1 possible", "90\xa0% of draws: 1", PARTNERS],
    "kinds": ["7 others, 1993", "1 certain", "all events: 1 certain, 1 expected, 1 possible", PARTNERS],
    "timeline": [
        "since 1993",
        PARTNERS.removeprefix("since 1993: ").removesuffix(" (Fonseca and Lazarus, para. 14)"),
        f"Source: Fonseca and Lazarus, {WORK} (April 2023), para. 14",
    ],
    "Ecuador": [
        "entre 2001 y abril de 2023",
        "China and Ecuador concluded an extradition agreement.",
        f"Fuente: Fonseca y Lazarus, {WORK} (abril de 2023), para. 7",
    ],
    "country-year": ["Argentina, 2001", "0 certain, <0.1 expected, 1 possible", CITED],
    "small-multiples": ["Argentina, 2001 (0 certain, <0.1 expected, 1 possible)", CITED],
    "cumulative": ["by the end of 1993: 1 certain, 1 expected, 1 possible", PARTNERS],
    "sources": ["Fonseca and Lazarus 2023, 1993, single source (1 certain, 1 expected, 1 possible)", PARTNERS],
}
"""The lines of the first mark that has a date."""
LEGENDS = {
    "kinds": [
        "Agreement",
        "Meeting or summit",
        "Policy or plan",
        "Training",
        "Donation",
        "Crime and violence",
        "7 others",
    ],
    "Ecuador": ["Agreement", "Crime and violence", "Meeting or summit", "Police or military operation"],
    "sources": ["corroborated", "single source"],
}

PLACES = """all => all.map(one => {
    const box = one.getBoundingClientRect(), text = one.ariaLabel.replaceAll("\\n", " | ");
    return [text, ...[box.x, box.y, box.width, box.height].map(side => side.toFixed(1))].join(" ");
}).sort()"""
"""What every mark tells, with its place and its size in pixels."""
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && !one.closest(".wide") && !one.closest(".skip")
        && (box.right > document.documentElement.clientWidth || box.left < 0);
}).map(one => one.outerHTML.slice(0, 80))"""
"""What is wider than the window outside the boxes that scroll."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the pages of all charts, as the command writes them."""
    pages = tmp_path_factory.mktemp("pages")
    for name, (chart, *options) in CHARTS.items():
        asked = ["chart", chart, str(SHIPPED), *options, "--format", "html", "-o", str(pages / f"{name}.html")]
        assert run(asked) == 0
    return pages


@pytest.fixture
def opened(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the page that the test names; it may complain of nothing and ask no network."""
    name, width = request.param
    context = browser.new_context(offline=True, viewport={"width": width, "height": 800})
    page, wrong, asked = context.new_page(), [], []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda each: asked.append(each.url))
    page.goto((folder / f"{name}.html").as_uri())
    page.wait_for_selector("html[data-state=ready]")
    yield page
    assert wrong == []
    assert asked == [(folder / f"{name}.html").as_uri()]
    context.close()


def places(page: Page) -> list[str]:
    found: list[str] = page.locator("#chart path[aria-label]").evaluate_all(PLACES)
    return found


def filtered(page: Page) -> list[str]:
    """Wait until Vega has drawn again, and return the marks."""
    page.evaluate("() => new Promise(done => setTimeout(done, 100))")
    return places(page)


@pytest.mark.parametrize(
    ("opened", "told"), [((name, 1100), told) for name, told in TOLD.items()], ids=TOLD, indirect=["opened"]
)
def test_the_keyboard_reaches_the_marks_which_tell_numbers_claims_dates_and_sources(
    opened: Page, told: list[str]
) -> None:
    tooltip = opened.locator("#tooltip p")
    for _ in range(40):
        opened.keyboard.press("Tab")
        if tooltip.count():
            break
    opened.keyboard.press("Home")
    if "undated" in tooltip.all_text_contents()[0]:  # the margin of undated events is before the first year
        opened.keyboard.press("ArrowRight")
    assert tooltip.all_text_contents() == told
    assert opened.locator("#ring").is_visible()
    assert opened.locator("tbody tr").count() > 10


@pytest.mark.parametrize("opened", [(name, 390) for name in CHARTS], ids=CHARTS, indirect=True)
def test_on_a_phone_nothing_but_the_picture_and_the_table_is_wider_than_the_window(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    assert opened.evaluate(CUT) == []
    boxes = opened.locator(".wide").all()
    assert [box.evaluate("box => getComputedStyle(box).overflowX") for box in boxes] == ["auto", "auto"]


@pytest.mark.parametrize(
    ("opened", "legend"),
    [((name, 1100), legend) for name, legend in LEGENDS.items()],
    ids=LEGENDS,
    indirect=["opened"],
)
def test_a_check_box_takes_marks_away_and_brings_them_back_to_their_place(opened: Page, legend: list[str]) -> None:
    before, gone = places(opened), []
    for group in legend:
        box = opened.get_by_role("checkbox", name=group, exact=True)
        box.uncheck()
        gone.append(len(before) - len(filtered(opened)))
        box.check()
        assert filtered(opened) == before
    assert opened.locator("#groups label").all_text_contents() == legend
    assert min(gone) > 0
