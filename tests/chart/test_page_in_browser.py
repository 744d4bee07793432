"""Pages of charts in Chromium, without a network.

``CHROMIUM`` names the program where it is not on the path.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from playwright.sync_api import sync_playwright

from chronos.chart.frame import Plot, framed
from chronos.chart.marks import at, by, layer, linear
from chronos.chart.page import page
from chronos.chart.style import Hover, Style
from paging import HOSTILE, TWO, drawing, svg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from chronos.chart.style import Drawing

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name the program in CHROMIUM"
)
DESKTOP, PHONE = (1100, 800), (390, 800)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


class Opened:
    """A page in the browser, and what went wrong in it or was asked of a network."""

    def __init__(
        self, browser: Browser, folder: Path, one: Drawing, size: tuple[int, int] = DESKTOP, *, scripts: bool = True
    ) -> None:
        file = folder / "chart.html"
        file.write_text(page(one, svg=svg(one) if not scripts else "<svg/>", style=Style(interactive=True)), "utf-8")
        width, height = size
        context = browser.new_context(
            offline=True, java_script_enabled=scripts, viewport={"width": width, "height": height}
        )
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())
        if scripts:
            self.page.wait_for_selector("html[data-state]")

    def told(self) -> list[str]:
        """Return the lines of the text that is open."""
        tooltip = self.page.locator("#tooltip")
        return tooltip.locator("p").all_text_contents() if tooltip.is_visible() else []

    def marks(self) -> list[str]:
        """Return the first line of what each mark that is there tells."""
        labels = self.page.locator("#chart path[aria-label]").evaluate_all("all => all.map(one => one.ariaLabel)")
        return [label.split("\n")[0] for label in labels]

    def labels(self) -> list[str]:
        return [text for text in self.page.locator("#chart text").all_text_contents() if text.startswith("label")]

    def box(self, group: str) -> Locator:
        return self.page.get_by_role("checkbox", name=group, exact=True)

    def to_marks(self) -> None:
        """Press Tab until a mark has the focus."""
        for _ in range(20):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.closest('#chart svg') !== null"):
                return
        pytest.fail("Tab reaches no mark")

    def press(self, key: str) -> list[str]:
        self.page.keyboard.press(key)
        return self.told()

    def filtered(self) -> None:
        """Wait until Vega has drawn again."""
        self.page.evaluate("() => new Promise(done => setTimeout(done, 100))")


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    one = Opened(browser, tmp_path, TWO)
    yield one
    assert one.wrong == []
    assert [address for address in one.asked if not address.startswith("file:")] == []
    one.page.context.close()


FIRST = ["2017", "An agreement is signed.", "Source: Graceffo, p. 3"]
SECOND = ["May 2018", "Officers are trained.", "Source: Lazarus"]
THIRD = ["2019 (derived)", "A delegation visits Quito.", "no source given"]


def test_a_page_is_drawn_without_a_network_and_asks_for_nothing(opened: Opened) -> None:
    assert opened.marks() == ["2017", "May 2018", "2019 (derived)"]
    assert opened.labels() == ["label 0", "label 1", "label 2"]
    assert len(opened.asked) == 1
    assert opened.told() == []
    assert opened.page.locator("[aria-roledescription], svg text[aria-label]").count() == 0


def test_the_pointer_opens_the_text_of_a_mark_and_may_enter_it(opened: Opened) -> None:
    marks = opened.page.locator("#chart path[aria-label]")
    marks.nth(1).hover()
    assert opened.told() == SECOND
    opened.page.locator("#tooltip").hover()
    opened.page.evaluate("() => new Promise(done => setTimeout(done, 400))")
    assert opened.told() == SECOND
    opened.page.mouse.move(1000, 700)
    opened.page.locator("#tooltip").wait_for(state="hidden")
    assert opened.told() == []


def test_one_tab_stop_leads_to_all_marks(opened: Opened) -> None:
    opened.to_marks()
    assert opened.told() == FIRST
    assert opened.press("ArrowRight") == SECOND
    assert opened.press("ArrowDown") == THIRD
    assert opened.press("ArrowDown") == THIRD
    assert opened.press("ArrowUp") == SECOND
    assert opened.press("Home") == FIRST
    assert opened.press("ArrowLeft") == FIRST
    assert opened.press("End") == THIRD
    assert opened.page.locator("#chart [tabindex='0']").count() == 1
    assert opened.press("Tab") == []
    assert opened.press("Shift+Tab") == THIRD


def test_escape_closes_the_text_and_the_focus_stays(opened: Opened) -> None:
    opened.to_marks()
    assert opened.press("Escape") == []
    assert opened.press("ArrowRight") == SECOND


def test_the_mark_in_focus_has_a_ring_that_goes_with_the_focus(opened: Opened) -> None:
    ring = opened.page.locator("#ring")
    assert ring.is_visible() is False
    opened.to_marks()
    opened.press("ArrowDown")
    mark, around = opened.page.locator("#chart path[aria-label]").nth(1).bounding_box(), ring.bounding_box()
    assert mark is not None
    assert around == {
        "x": mark["x"] - 5,
        "y": mark["y"] - 5,
        "width": mark["width"] + 10,
        "height": mark["height"] + 10,
    }
    opened.press("Tab")
    assert ring.is_visible() is False


def test_a_check_box_hides_the_marks_and_labels_of_its_group_and_brings_them_back(opened: Opened) -> None:
    box = opened.box("agreement")
    box.uncheck()
    opened.filtered()
    assert (opened.marks(), opened.labels()) == (["May 2018"], ["label 1"])
    opened.to_marks()
    assert opened.told() == SECOND
    assert opened.press("End") == SECOND
    box.check()
    opened.filtered()
    assert sorted(opened.marks()) == ["2017", "2019 (derived)", "May 2018"]
    assert sorted(opened.labels()) == ["label 0", "label 1", "label 2"]
    opened.to_marks()
    assert [opened.press("Home"), opened.press("ArrowRight"), opened.press("End")] == [FIRST, SECOND, THIRD]


def test_all_groups_are_hidden_and_shown_at_once(opened: Opened) -> None:
    opened.page.get_by_role("button", name="None").press("Enter")
    opened.filtered()
    assert (opened.marks(), opened.labels()) == ([], [])
    opened.page.get_by_role("button", name="All").press("Enter")
    opened.filtered()
    assert sorted(opened.marks()) == ["2017", "2019 (derived)", "May 2018"]


def test_the_table_has_the_rows_of_the_drawing(opened: Opened) -> None:
    assert TWO.table is not None
    rows = opened.page.locator("tbody tr").all()
    assert [tuple(row.locator("th, td").all_text_contents()) for row in rows] == list(TWO.table.rows)
    assert tuple(opened.page.locator("thead th").all_text_contents()) == TWO.table.columns


def test_the_first_tab_stop_leads_to_the_table(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.textContent") == "Skip to the data table"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "table"


def test_the_figure_the_boxes_and_the_table_have_names(opened: Opened) -> None:
    named = opened.page.get_by_role
    assert named("figure", name="Visits: 3 bars.").count() == 1
    assert named("group", name="Show").count() == 1
    assert named("checkbox", name="training").count() == 1
    assert named("table", name="Data: Visits").count() == 1
    assert named("heading", name="Visits", level=1).count() == 1


def test_print_has_the_chart_and_the_table_and_no_controls(opened: Opened) -> None:
    opened.page.emulate_media(media="print")
    shown = {name: opened.page.locator(name).is_visible() for name in ("#chart svg", "table", "fieldset", ".skip")}
    assert shown == {"#chart svg": True, "table": True, "fieldset": False, ".skip": False}


def test_without_scripts_the_picture_and_the_table_stand_alone(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, TWO, scripts=False)
    assert opened.page.locator("#chart > svg[role=img]").is_visible()
    assert opened.page.locator("table").is_visible()
    assert opened.page.locator("noscript p").is_visible()
    assert [opened.page.locator(name).is_visible() for name in ("fieldset", "#tooltip")] == [False, False]


def test_where_vega_cannot_draw_the_still_picture_stays(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, structs.replace(TWO, spec={**TWO.spec, "layer": [{"mark": "nothing"}]}))
    assert opened.page.locator("#chart > svg").count() == 1
    assert opened.page.locator("fieldset").is_visible() is False
    assert len(opened.wrong) == 1


def test_hostile_words_are_shown_and_never_run(browser: Browser, tmp_path: Path) -> None:
    shown = " ".join(HOSTILE.split())
    opened = Opened(browser, tmp_path, drawing((Hover(HOSTILE, (HOSTILE,)),), (HOSTILE,), title=HOSTILE))
    opened.to_marks()
    assert opened.told() == [shown, shown]
    assert opened.page.title() == shown
    assert opened.page.locator("label").all_text_contents() == [shown]
    assert opened.page.locator("img").count() == 0
    assert opened.wrong == []


def test_a_text_stays_inside_the_window_of_a_phone(browser: Browser, tmp_path: Path) -> None:
    long = tuple(Hover(str(1900 + place), ("Many words of a long claim. " * 40,)) for place in range(40))
    opened = Opened(browser, tmp_path, drawing(long), PHONE)
    opened.to_marks()
    for key in ("Home", "End"):
        opened.press(key)
        box = opened.page.locator("#tooltip").bounding_box()
        assert box is not None
        assert box["x"] >= 8
        assert box["y"] >= 8
        assert box["x"] + box["width"] <= 390 - 8
        assert box["y"] + box["height"] <= 800 - 8
    across = opened.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert across[0] <= across[1]


def test_a_text_stands_beside_a_mark_that_is_too_high_for_it(browser: Browser, tmp_path: Path) -> None:
    row = {"x": 10, "x2": 40, "y": 0, "y2": 650, "hover": 0}
    bar = layer([row], {"type": "rect"}, told=True, x=at("x"), x2={"field": "x2"}, y=at("y"), y2={"field": "y2"})
    one = framed(
        "high",
        lambda: Plot([bar], 700, 650, 16, 16, 10, 10),
        title="High",
        subtitle="",
        description="High: a bar.",
        style=Style(interactive=True),
        hovers=(Hover("2017", ("Many words of a long claim. " * 40,)),),
    )
    opened = Opened(browser, tmp_path, one)
    opened.to_marks()
    mark = opened.page.locator("#chart path[aria-label]").bounding_box()
    text = opened.page.locator("#tooltip").bounding_box()
    assert mark is not None
    assert text is not None
    assert text["x"] == mark["x"] + mark["width"] + 8


def test_five_hundred_marks_are_reached_and_filtered(browser: Browser, tmp_path: Path) -> None:
    hovers = tuple(Hover(str(1500 + place), (f"Event {place}.", "Source: Graceffo")) for place in range(500))
    opened = Opened(browser, tmp_path, drawing(hovers, ("a", "b")))
    opened.to_marks()
    assert opened.press("End") == ["1999", "Event 499.", "Source: Graceffo"]
    opened.box("b").uncheck()
    opened.filtered()
    assert opened.marks() == [str(year) for year in range(1500, 2000, 2)]


def test_stacked_bars_close_up_when_a_group_is_hidden(browser: Browser, tmp_path: Path) -> None:
    rows = [{"year": 0, "count": count, "hover": place, "group": place} for place, count in enumerate((3, 2))]
    up = by("count", scale=linear(0, 10), axis=None, stack="zero")
    order = {"field": "group", "type": "quantitative"}
    stacked = layer(rows, {"type": "bar", "size": 20}, told=True, x=at("year"), y=up, order=order)
    one = framed(
        "stacked",
        lambda: Plot([stacked], 100, 100, 16, 16, 10, 10),
        title="Stacked",
        subtitle="",
        description="Stacked: two bars.",
        style=Style(interactive=True),
        hovers=(Hover("three"), Hover("two")),
        groups=("three", "two"),
    )
    opened = Opened(browser, tmp_path, one)
    path = "one => one.getAttribute('d')"
    bars = opened.page.locator("#chart path[aria-label]")
    assert bars.nth(1).evaluate(path) == "M-10,50h20v20h-20Z"
    opened.box("three").uncheck()
    opened.filtered()
    assert bars.count() == 1
    assert bars.nth(0).evaluate(path) == "M-10,80h20v20h-20Z"
    assert opened.wrong == []
