"""A served page in Chromium: it follows the timelines by itself.

``CHROMIUM`` names the program where it is not on the path.
"""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from projects import write_project
from serving import served

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name the program in CHROMIUM"
)
TIMELINE = 'claims: [{id: ec-1, date: "2019", text: A visit begins., countries: [EC], sources: ["gazette-2020, p. 3"]}]'
SOON = 30_000
"""Milliseconds until a test gives up."""


def test_an_open_page_follows_the_timelines_and_asks_nobody_else(tmp_path: Path) -> None:
    write_project(tmp_path / "timelines", TIMELINE)
    wrong: list[str] = []
    asked: list[str] = []
    with served("--port", "0", cwd=tmp_path) as running, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{running.url}countries/ecuador/chronology.html")
        expect(page.get_by_text("A visit begins.").first).to_be_visible()
        panel = page.get_by_role("complementary", name="chronos")
        expect(panel.locator("ol")).to_be_hidden()
        panel.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(panel.locator("ol")).to_be_visible()
        write_project(tmp_path / "timelines", TIMELINE.replace("begins", "ends"))
        expect(page.get_by_text("A visit ends.").first).to_be_visible(timeout=SOON)
        write_project(tmp_path / "timelines", TIMELINE, settings="title: [")
        expect(panel.get_by_role("status")).to_contain_text("this is the last good site", timeout=SOON)
        expect(page.get_by_text("A visit ends.").first).to_be_visible()
        write_project(tmp_path / "timelines", TIMELINE, settings="title: Mended")
        expect(page.get_by_text("A visit begins.").first).to_be_visible(timeout=SOON)
        expect(panel.get_by_role("status")).to_have_count(0)
        page.emulate_media(media="print")
        expect(panel).to_be_hidden()
        browser.close()
    assert wrong == []
    assert {url.startswith(running.url) for url in asked} == {True}
