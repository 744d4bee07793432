"""Word documents as LibreOffice lays them out: it opens them, and what it draws is read from its PDF and its pixels."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from msgspec import structs
from PIL import Image

from chronos.render.inlines import text_of
from chronos.render.manuscript import Manuscript
from chronos.render.markdown import Form
from chronos.render.word import word
from documented import chart_of, sheet_of
from reading_back import squeezed

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or poppler is not here, so nobody lays Word documents out: "
    "install Debian's libreoffice-writer and poppler-utils",
)
CHARTS = {
    "four": ((1.1, 1.11, 1.15, 1.32), (1993, *[2001] * 12)),
    "six": ((0.63, 1.15, 1.1, 1.11, 1.32, 0.65), (1993, *[2001] * 6, 2008, 2010, 2013)),
    "five": ((0.63, 1.15, 1.1, 1.32, 0.65), (*[1993] * 3, *[2001] * 8, *[2005] * 8)),
    "tall": ((2.5, 0.3, 2.5), (2019,) * 20),
}
"""Heights of charts by their widths, and years of the entries after them: of the first three LibreOffice 7.4 cuts some
charts where the entries may begin on a page with them."""
_DOTS = 50
"""Dots an inch of drawn pages."""
_TEXT_WIDTH = 16 / 2.54 * _DOTS
"""Dots of the width of a text, which charts have."""


class Laid(NamedTuple):
    """What LibreOffice makes of a document: the texts of its pages, and the pages drawn."""

    pages: list[str]
    drawn: list[Path]


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Laid]:
    """Lay all documents out in one run of LibreOffice, which takes its time to start."""
    folder = tmp_path_factory.mktemp("office")
    for name, content in _documents():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.docx")))
    arguments = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(arguments, check=True, capture_output=True, timeout=240)
    return {Path(name).stem: _read(folder, Path(name).stem) for name in files}


def _documents() -> Iterator[tuple[str, bytes]]:
    for form in get_args(Form):
        yield form, word(many(), form)
    yield "long", word(sheet_of(LONG))
    for name, (ratios, years) in CHARTS.items():
        charts = tuple(chart_of(f"c{number}", ratio) for number, ratio in enumerate(ratios))
        yield name, word(structs.replace(sheet_of(timeline(years)), charts=charts))


def _read(folder: Path, name: str) -> Laid:
    path = folder / f"{name}.pdf"
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    subprocess.run(["pdftoppm", "-r", str(_DOTS), "-png", str(path), str(folder / f"{name}-page")], check=True)
    return Laid(done.stdout.decode().split("\f")[:-1], sorted(folder.glob(f"{name}-page-*.png")))


CLAIM = """
      - id: ec-{year}-visit-{number:02}
        date: "{year}"
        text: Delegation number {number} visits a school of the police in Quito and stays there for a week.
        countries: [EC]
        note: Said by the school, and by the embassy a day later, in words that take two lines and no more of them.
        sources: [{{source: gazette-2020, locator: p. {number}}}]
    """


def timeline(years: Iterable[int]) -> str:
    return "claims:\n" + "".join(CLAIM.format(number=number, year=year) for number, year in enumerate(years, 1))


LONG = timeline([2019]).replace("stays there", "stays there, and there, " * 400)


@cache
def many() -> Manuscript:
    return sheet_of(timeline([2019] * 40))


@pytest.mark.parametrize("form", get_args(Form))
def test_every_form_has_its_entries_and_the_notes_at_the_foot_of_their_pages(laid: dict[str, Laid], form: Form) -> None:
    pages = [squeezed(page) for page in laid[form].pages]
    notes = {number: squeezed(f"{number}{text_of(note)}") for number, note in many().notes.items()}
    for number, note in notes.items():
        (page,) = [page for page in pages if note in page]
        mark = re.search(rf"(?:aweek\.|Gaceta2020){number}(?:\(|one)", page)
        assert mark is not None, number
        assert mark.start() < page.find(note)
    foot = "|".join([*map(re.escape, notes.values()), r"Ecuador:achronology\d+/\d+$"])
    texts = "".join(re.sub(foot, "", page) for page in pages)
    assert [told.label for told in many().entries if squeezed(text_of(told.text)) not in texts] == []


def test_the_head_of_a_long_table_is_on_each_of_its_pages(laid: dict[str, Laid]) -> None:
    with_entries = [page for page in laid["table"].pages if "Delegation number" in page]
    assert len(with_entries) >= 4
    assert all("Date Event Sources Status" in " ".join(page.split()) for page in with_entries)


def test_pages_are_numbered_and_named_at_their_foot(laid: dict[str, Laid]) -> None:
    pages = laid["table"].pages
    feet = [re.findall(r"Ecuador: a chronology\s+(\d+) / (\d+)\s*\Z", page) for page in pages]
    assert feet == [[(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)]


def test_headings_are_numbered(laid: dict[str, Laid]) -> None:
    lines = [" ".join(line.split()) for page in laid["table"].pages for line in page.splitlines()]
    assert [line for line in lines if re.fullmatch(r"\d (?:2019|Sources|Events per year|Ledger)", line)] == [
        "1 2019",
        "2 Sources",
        "3 Events per year",
        "4 Ledger",
    ]


def test_a_row_longer_than_a_page_is_shown_whole(laid: dict[str, Laid]) -> None:
    assert "".join(map(squeezed, laid["long"].pages)).count("andthere") == 400
    assert len(laid["long"].pages) >= 3


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_is_cut(laid: dict[str, Laid], name: str) -> None:
    ratios, _ = CHARTS[name]
    drawn = [one for page in laid[name].drawn for one in pictures(page)]
    assert [colours for colours, _, _ in drawn] == ["rbg"] * len(ratios)
    shown = [height / width for _, width, height in drawn]
    assert shown == pytest.approx(ratios, rel=0.03)
    wide = [width for (_, width, _), ratio in zip(drawn, ratios, strict=True) if ratio < 1.4]
    assert wide == pytest.approx([_TEXT_WIDTH] * len(wide), rel=0.02)
    captions = re.findall(r"Figure\s(\d): Bars <c(\d)>", "".join(laid[name].pages))
    assert captions == [(str(number + 1), str(number)) for number in range(len(ratios))]


def pictures(page: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the charts of a drawn page: their colours from top to bottom, and their widths and heights in dots."""
    with Image.open(page) as opened:
        shown = opened.convert("RGB")
    rows = [_colour(shown.crop((0, row, shown.width, row + 1))) for row in range(shown.height)]
    text = "".join(colour for colour, _ in rows)
    for found in re.finditer(r"(?:r+\.{0,2})?b+(?:\.{0,2}g+)?", text):  # where two colours meet a row may have neither
        colours = "".join(colour for colour in "rbg" if colour in found[0])
        yield colours, max(width for _, width in rows[found.start() : found.end()]), len(found[0])


def _colour(row: Image.Image) -> tuple[str, int]:
    """Return which of the colours of charts a row of dots has most of, a point for none, and how many dots."""
    counts = {"r": 0, "g": 0, "b": 0}
    for number, (red, green, blue) in row.getcolors() or ():  # type: ignore[misc]  # a row of RGB
        strong = {"r": red, "g": green, "b": blue}
        most = max(strong, key=strong.__getitem__)
        if strong[most] > 140 and sorted(strong.values())[1] < 110:
            counts[most] += number
    found = max(counts, key=counts.__getitem__)
    return (found, counts[found]) if counts[found] > 50 else (".", 0)


def test_a_chart_that_is_cut_is_seen(tmp_path: Path) -> None:
    page = Image.new("RGB", (600, 600), "white")
    page.paste((255, 0, 0), (50, 100, 550, 120))
    page.paste((0, 0, 255), (50, 120, 550, 300))
    page.save(tmp_path / "page.png")
    assert list(pictures(tmp_path / "page.png")) == [("rb", 500, 200)]
