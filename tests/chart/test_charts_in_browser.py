"""The page of every chart over the shipped timelines, in Chromium, without a network.

``CHROMIUM`` names the program where it is not on the path.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
DESKTOP, PHONE = (1100, 800), (390, 800)
CHARTS = {
    "events-per-year": ("events-per-year",),
    "events-per-year by kind": ("events-per-year", "--by", "kind"),
    "timeline": ("timeline", "--scope", "EC"),
    "timeline by kind": ("timeline", "--scope", "EC", "--by", "kind"),
    "country-year": ("country-year",),
    "small-multiples": ("small-multiples", "--scope", "419"),
    "cumulative": ("cumulative",),
    "sources": ("sources",),
}
FILTERED = ("events-per-year by kind", "timeline by kind")

PLACES = """all => Object.fromEntries(all.map(one => {
    const box = one.getBoundingClientRect();
    return [one.ariaLabel + box.width, [box.x, box.y, box.height].map(side => Math.round(side * 10)).join()];
}))"""
"""The place and the height of every mark by what it tells and its width, in tenths of a pixel."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the page of each chart, as the command writes it."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, (chart, *options) in CHARTS.items():
        made[name] = folder / f"{name}.html"
        assert run(["chart", chart, str(SHIPPED), *options, "-o", str(made[name])]) == 0
    return made


class Opened(NamedTuple):
    page: Page
    wrong: list[str]
    """What went wrong in the page, and what it asked of a network."""

    def told(self) -> list[str]:
        return self.page.locator("#tooltip p").all_text_contents()

    def places(self) -> dict[str, str]:
        found: dict[str, str] = self.page.locator("#chart path[aria-label]").evaluate_all(PLACES)
        return found

    def filtered(self) -> None:
        """Wait until Vega has drawn again."""
        self.page.evaluate("() => new Promise(done => setTimeout(done, 150))")

    def to_marks(self) -> None:
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.closest('#chart svg') !== null"):
                return
        pytest.fail("Tab reaches no mark")


def opened(browser: Browser, file: Path, size: tuple[int, int]) -> Opened:
    context = browser.new_context(offline=True, viewport={"width": size[0], "height": size[1]})
    one = Opened(context.new_page(), [])
    one.page.on("console", lambda message: one.wrong.append(message.text))
    one.page.on("pageerror", lambda error: one.wrong.append(str(error)))
    one.page.on("request", lambda request: one.wrong.extend([request.url][request.url.startswith("file:") :]))
    one.page.goto(file.as_uri())
    one.page.wait_for_selector("html[data-state=ready]")
    return one


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_page_is_drawn_whole_and_asks_nobody(
    browser: Browser, pages: dict[str, Path], name: str, size: tuple[int, int]
) -> None:
    one = opened(browser, pages[name], size)
    across = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    wide, room = one.page.evaluate(across)
    assert one.wrong == []
    assert wide <= room
    assert one.page.locator("#chart svg").is_visible()
    assert one.page.locator("tbody tr").count() > 0
    one.page.context.close()


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_of_the_picture_is_cut_by_it(browser: Browser, pages: dict[str, Path], name: str) -> None:
    one = opened(browser, pages[name], PHONE)
    outside = """svg => { const all = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
        return texts.filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < all.left - 1 || box.right > all.right + 1 || box.bottom > all.bottom + 1;
    }).map(text => text.textContent); }"""
    assert one.page.locator("#chart svg").first.evaluate(outside) == []
    one.page.context.close()


@pytest.mark.parametrize("name", CHARTS)
def test_moving_along_the_marks_tells_a_claim_with_its_date_and_source(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    one = opened(browser, pages[name], DESKTOP)
    one.to_marks()
    heard = [" ".join(one.told())]
    for _ in range(400):
        one.page.keyboard.press("ArrowDown")
        heard.append(" ".join(one.told()))
        if heard[-1] == heard[-2]:
            break
    claims = [text for text in heard if "2017" in text and "Guo Shengkun" in text and "Fonseca and Lazarus" in text]
    assert claims != []
    assert all(heard)
    assert one.wrong == []
    one.page.context.close()


@pytest.mark.parametrize("name", FILTERED)
def test_a_group_that_is_hidden_and_shown_again_takes_its_old_place(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    one = opened(browser, pages[name], DESKTOP)
    before = one.places()
    boxes = one.page.locator("fieldset input[type=checkbox]")
    for place in range(boxes.count()):
        boxes.nth(place).uncheck()
        one.filtered()
        assert len(one.places()) < len(before)
        boxes.nth(place).check()
        one.filtered()
        assert one.places() == before
    one.page.get_by_role("button", name="None").click()
    one.filtered()
    hidden = one.places()
    one.page.get_by_role("button", name="All").click()
    one.filtered()
    assert one.places() == before
    assert len(hidden) < len(before)
    assert one.wrong == []
    one.page.context.close()
