"""Measures the page of a chronology of many events in Chromium, beside the same Markdown as a plain page.

Usage: python benchmarks/site.py [N]     (20,000 events unless told)

The floor is what markdown-it-py makes of the same Markdown, in the same Chromium, without style and script: how soon
it is painted first and is there whole, and how long the browser takes to hide four in five items of its lists and to
paint what is left, by a plain loop. Of ours the same is measured for the page with its filters, and each step of a
filter by itself: a search, a kind, years, and each of them undone. Footnotes are as long as citations; pandoc, which
makes those, is no part of it.

Pages in turn, one turn before that is not counted. Milliseconds are medians; the ratio is the median of the ratios of
each turn, so that a machine whose speed drifts favours nobody. Making the pages of all events, without writing them, is
timed once. ``CHROMIUM`` names the program where it is not on the path.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generate import write_claims
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import structs
from playwright.sync_api import Browser, Page, sync_playwright

from chronos.model import Chronology
from chronos.pipeline.chronologies import chronology_of
from chronos.pipeline.preparing import EVERYTHING, Prepared
from chronos.render.citations import Citations
from chronos.render.inlines import Inline
from chronos.render.languages import ENGLISH
from chronos.render.manuscript import Manuscript, manuscript
from chronos.render.markdown import chronology_markdown
from chronos.render.site.assets import assets
from chronos.render.site.chronology_page import chronology_page
from chronos.render.site.event_page import event_pages, listings, supports
from chronos.render.site.names import names_of
from chronos.render.site.page import SiteContext
from chronos.store import read

Turn = dict[str, dict[str, float]]
"""Milliseconds by what was measured, of the plain page and of ours."""
EVENTS: Final = 20_000
LIMITS: Final = {"first paint": 0.5, "whole": 0.5, "slowest step": 0.5}
STEPS: Final = {
    "a search": {"q": "academy signs"},
    "undone": {"q": ""},
    "a kind": {"kind": "training"},
    "undone again": {"kind": ""},
    "years": {"from": "2010", "to": "2012"},
    "years undone": {"from": "", "to": ""},
    "one entry": {"q": "100005"},
}
PAINTED: Final = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
WHOLE: Final = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
NEXT_PAINT: Final = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));"
PLAIN_STEP: Final = f"""async () => {{
    const items = [...document.querySelectorAll("li")];
    const start = performance.now();
    items.forEach((item, at) => {{ item.hidden = at % 5 !== 0; }});
    {NEXT_PAINT}
    return performance.now() - start;
}}"""
STEP: Final = f"""async (values) => {{
    const form = document.getElementById(":filters");
    const start = performance.now();
    for (const [name, value] of Object.entries(values)) {{
        form.elements[name].value = value;
        form.elements[name].dispatchEvent(new Event("input", {{ bubbles: true }}));
    }}
    {NEXT_PAINT}
    return performance.now() - start;
}}"""
SHELL: Final = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Plain</title></head><body>'


def written(number: int, folder: Path) -> tuple[Path, Path]:
    """Write our page of so many events and the plain one below a folder."""
    write_claims(number, folder / "timelines")
    prepared = Prepared(read(folder / "timelines"))
    chronology = chronology_of(prepared, EVERYTHING)
    scope = structs.replace(chronology.scope, folder="countries/all")
    chronology = structs.replace(chronology, scope=scope)
    sheet = _sheet(chronology)
    names = names_of(chronology.entries)
    known = frozenset(source.id for source in chronology.sources)
    context = SiteContext(words=ENGLISH, languages=("en",), project="Measured", names=names, sources=known)
    start = time.perf_counter()
    page = chronology_page(sheet, context)
    print(f"\n{number:,} events: a page of {len(page.content) / 2**20:.0f} MB in {time.perf_counter() - start:.1f} s")
    for document in (page, *assets()):
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.content)
    start = time.perf_counter()
    lines, standing = supports(sheet.bibliography), listings([chronology], context)
    related = chronology.related
    made = event_pages(chronology.entries, context, related=related, sources=lines, standing_in=standing)
    size = sum(len(document.content) for document in made)
    print(f"pages of events: {size / 2**20:.0f} MB in {time.perf_counter() - start:.1f} s")
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(footnote_plugin)
    plain = folder / "plain.html"
    plain.write_text(f"{SHELL}{parser.render(chronology_markdown(sheet))}</body></html>", encoding="utf-8")
    return folder / page.path, plain


def _sheet(chronology: Chronology) -> Manuscript:
    notes = {
        note.number: (Inline(f"The Gazette, “Report {note.citation.source}”, 5 April 2023, {note.citation.locator}."),)
        for entry in chronology.entries
        for note in entry.footnotes
    }
    bibliography = tuple((source.id, (Inline(f"“{source.title}.” 2023."),)) for source in chronology.sources)
    return manuscript(chronology, (), Citations(notes, bibliography), ENGLISH)


def measured(browser: Browser, ours: Path, plain: Path) -> Turn:
    """Return the milliseconds of one turn: those of the plain page, and ours."""
    page = _opened(browser, plain)
    floor = {"first paint": page.evaluate(PAINTED), "whole": page.evaluate(WHOLE), "step": page.evaluate(PLAIN_STEP)}
    page.context.close()
    page = _opened(browser, ours)
    page.wait_for_selector("[data-state=read]", state="attached", timeout=60_000)
    times = {"first paint": page.evaluate(PAINTED), "whole": page.evaluate(WHOLE)}
    times |= {name: page.evaluate(STEP, values) for name, values in STEPS.items()}
    page.context.close()
    return {"plain": floor, "ours": times}


def _opened(browser: Browser, path: Path) -> Page:
    page = browser.new_context(offline=True, viewport={"width": 1100, "height": 800}).new_page()
    page.goto(path.as_uri(), timeout=120_000)
    return page


def report(turns: Sequence[Turn]) -> None:
    """Print medians and ratios."""
    for turn in turns:
        turn["ours"]["slowest step"] = max(turn["ours"][name] for name in STEPS)
    print(f"\n{'':24}{'plain':>10}{'ours':>10}")
    for name in turns[0]["ours"]:
        like = name if name in ("first paint", "whole") else "step"
        ratio = statistics.median(turn["ours"][name] / turn["plain"][like] for turn in turns)
        limit = f"  (at most {LIMITS[name]} x)" if name in LIMITS else ""
        print(f"  {name:22}{_median(turns, 'plain', like)}{_median(turns, 'ours', name)}  {ratio:6.2f} x{limit}")


def _median(turns: Sequence[Turn], who: str, what: str) -> str:
    return f"{statistics.median(turn[who][what] for turn in turns):7.0f} ms"


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="?", type=int, default=EVENTS, help="how many events there are (20,000)")
    parser.add_argument("--turns", type=int, default=5, help="turns that are counted (5)")
    asked = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        ours, plain = written(asked.events, Path(scratch))
        browser = driver.chromium.launch(executable_path=chromium)
        report([measured(browser, ours, plain) for _ in range(asked.turns + 1)][1:])
        browser.close()


if __name__ == "__main__":
    main()
