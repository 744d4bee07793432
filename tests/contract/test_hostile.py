"""A project in which everything is written to do harm comes out as text, in every format, and nothing in it runs.

``CHROMIUM`` names the browser where it is not on the path.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from chronos.arrange import Translator
from chronos.cli.main import run
from chronos.pipeline.chronologies import Chronologies
from chronos.pipeline.manuscripts import kit_of, manuscript_of
from chronos.render.escaping import plain
from chronos.render.languages import words_in
from chronos.render.manuscript import Manuscript
from chronos.store import read
from hostile import ELSEWHERE, FILE, IDS, TEXTS, write_hostile
from inert import in_page, in_pdf, in_picture, in_specification, in_table, in_word
from linked import lost
from projects import chronologies, files_of
from reading_back import assert_agrees, assert_pdf_agrees, read_html, read_markdown, read_word, squeezed

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
OFFICE = shutil.which("soffice")
LANGUAGES = ("en", "es")
SCOPES = ("countries/ecuador", "regions/b-onmouseover-alert-1-region-b-7-7-panic")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile(tmp_path_factory.mktemp("hostile") / "project")


@pytest.fixture(scope="module")
def output(project: Path) -> Path:
    """Build the edition that has everything, for the sake of its title."""
    assert run(["build", str(project), "--edition", "all"]) == 1
    return project.parent / "output"


@cache
def made(project: Path) -> Chronologies:
    return chronologies(read(project))


@cache
def sheet(project: Path, scope: str, language: str) -> Manuscript:
    corpus = read(project)
    (one,) = [one for one in (*made(project).countries, *made(project).regions) if one.scope.folder == scope]
    chronology = Translator(corpus, language).chronology(one)
    return manuscript_of(chronology, (), kit_of(project, corpus.settings), words_in(language))


def document(output: Path, scope: str, language: str, form: str) -> Path:
    return output / scope / f"chronology{'' if language == 'en' else f'.{language}'}.{form}"


in_every_document = pytest.mark.parametrize(
    ("scope", "language"), [(scope, language) for scope in SCOPES for language in LANGUAGES]
)


@in_every_document
def test_the_markdown_says_all_of_it_and_nothing_more(project: Path, output: Path, scope: str, language: str) -> None:
    text = document(output, scope, language, "md").read_text(encoding="utf-8")
    assert_agrees(read_markdown(text), sheet(project, scope, language))


@in_every_document
def test_the_page_says_all_of_it_and_nothing_more(project: Path, output: Path, scope: str, language: str) -> None:
    text = document(output, scope, language, "html").read_text(encoding="utf-8")
    assert_agrees(read_html(text), sheet(project, scope, language))


@in_every_document
def test_the_word_document_says_all_of_it_and_nothing_more(
    project: Path, output: Path, scope: str, language: str
) -> None:
    content = document(output, scope, language, "docx").read_bytes()
    assert_agrees(read_word(content), sheet(project, scope, language))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here: install Debian's poppler-utils")
@in_every_document
def test_the_pdf_says_all_of_it(project: Path, output: Path, scope: str, language: str) -> None:
    assert_pdf_agrees(document(output, scope, language, "pdf"), sheet(project, scope, language))


def test_what_the_timelines_say_is_what_the_chronologies_say(project: Path) -> None:
    told = {one.label: one for one in sheet(project, SCOPES[0], "es").entries}
    shown = {label: "".join(part.text for part in one.text) for label, one in told.items()}
    assert {f"text-{n}": shown[f"text-{n}"].split(" (en inglés)")[0] for n in range(len(TEXTS))} == {
        f"text-{number}": f"es {text}".strip() if number % 3 == 0 else text.strip() for number, text in enumerate(TEXTS)
    }
    assert {plain(an_id) for an_id in IDS} <= {plain(label) for label in told}


def found(output: Path, ending: str, looked: Callable[[bytes], list[str]]) -> dict[str, list[str]]:
    """Return what is found in files, by their paths; only where something is."""
    each = {path: looked(content) for path, content in files_of(output).items() if path.endswith(ending)}
    assert each
    return {path: one for path, one in each.items() if one}


def test_no_page_has_anything_that_runs_or_leads_elsewhere_than_to_the_web(output: Path) -> None:
    assert found(output, ".html", lambda content: in_page(content.decode())) == {}


def test_every_link_leads_to_a_page_and_to_a_place_in_it(output: Path) -> None:
    assert lost(output) == []


def test_no_picture_has_anything_but_shapes_and_words(output: Path) -> None:
    assert found(output, ".svg", lambda content: in_picture(content.decode())) == {}


@pytest.mark.parametrize("said", ["script", "onmouseover", "7*7"])
def test_no_specification_of_a_chart_loads_anything_or_has_what_a_claim_says_in_an_expression(
    output: Path, said: str
) -> None:
    assert found(output, ".vl.json", lambda content: in_specification(content.decode(), said)) == {}


def test_no_word_document_has_fields_or_relations_but_ours(output: Path) -> None:
    assert found(output, ".docx", in_word) == {}


def test_no_pdf_has_actions_but_links(output: Path) -> None:
    assert found(output, ".pdf", in_pdf) == {}


def test_no_table_has_a_cell_that_a_spreadsheet_runs(output: Path) -> None:
    assert found(output, ".csv", lambda content: in_table(content.decode())) == {}


def test_every_name_of_a_file_is_one_on_every_system(output: Path) -> None:
    paths = [path.relative_to(output).as_posix() for path in output.rglob("*")]
    assert [path for path in paths if not re.fullmatch(r"[a-z0-9~_./-]+", path) or len(path) > 120] == []
    parts = {part for path in paths for part in path.split("/")}
    devices = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*\.")
    assert [part for part in parts if devices.fullmatch(part)] == []
    assert sorted(path.name for path in output.parent.iterdir()) == ["output", "timelines"]


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here: install Debian's libreoffice-writer")
def test_libreoffice_opens_the_word_document(output: Path, tmp_path: Path) -> None:
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    file = document(output, SCOPES[1], "es", "docx")
    command = [str(OFFICE), home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=100)
    said = squeezed((tmp_path / "chronology.es.txt").read_text(encoding="utf-8"))
    assert [text for text in TEXTS if squeezed(plain(text)) not in said] == []


class Watched:
    """A browser's page, and all that went wrong in it or was asked of a network."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("popup", lambda other: self.wrong.append(f"popup {other.url}"))
        page.on("download", lambda one: self.wrong.append(f"download {one.url}"))
        page.on("request", self._asked)
        page.on("framenavigated", lambda frame: None if frame is page.main_frame else self.wrong.append(frame.url))

    def _asked(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith("file:"):
            self.wrong.append(f"asked for {url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def title(self, address: str) -> str:
        self.page.goto(address, wait_until="load")
        return self.page.title()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    page = browser.new_page()
    yield Watched(page)
    page.close()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name it in CHROMIUM")
def test_no_page_does_anything_in_a_browser(output: Path, watched: Watched) -> None:
    pages = sorted(output.rglob("*.html"))
    alike = [page for page in pages if page.parent.name in ("events", "sources")]
    assert len(alike) > 2 * (len(IDS) + len(TEXTS))
    for page in (*(page for page in pages if page not in alike), *alike[::9]):  # in both languages by turns
        title = watched.title(page.as_uri())
        assert (page.name, title, watched.wrong) == (page.name, title, [])
        assert title != "taken"
        assert watched.page.locator("h1").count() == 1


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name it in CHROMIUM")
def test_nothing_runs_that_an_address_or_a_search_says(output: Path, watched: Watched) -> None:
    page = document(output, SCOPES[1], "en", "html").as_uri()
    for text in TEXTS[::4]:
        said = quote(text.strip(), safe="")
        title = watched.title(f"{page}?q={said}&kind={said}&source={said}&from={said}&year={said}#{said}")
        assert (text, watched.wrong, title != "taken") == (text, [], True)
    watched.title(f"{page}?q=%ZZ&kind=%ff#%zz%")
    for text in TEXTS:
        watched.page.get_by_role("searchbox").fill(plain(text))
    assert watched.wrong == []


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name it in CHROMIUM")
@pytest.mark.parametrize("name", ["index.html", f"{SCOPES[1]}/chronology.es.html"])
def test_nothing_runs_that_a_chart_says_when_it_answers(output: Path, watched: Watched, name: str) -> None:
    watched.title((output / name).as_uri())
    buttons = watched.page.locator("figure button")
    assert buttons.count() > 1
    for _ in range(buttons.count()):
        buttons.first.click()
        watched.page.wait_for_timeout(500)
    assert watched.page.locator("figure svg").count() > 1
    assert (watched.wrong, watched.page.title() != "taken") == ([], True)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's chromium, or name it in CHROMIUM")
def test_what_would_run_is_seen(output: Path, tmp_path: Path, watched: Watched) -> None:
    clean = document(output, SCOPES[0], "en", "html").read_text(encoding="utf-8")
    policy = re.compile("<meta http-equiv.*>")
    for planted in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", f"<img src={ELSEWHERE}/x.png>"):
        (tmp_path / "page.html").write_text(
            policy.sub("", clean).replace("<h1>", f"{planted}<h1>", 1), encoding="utf-8"
        )
        watched.title((tmp_path / "page.html").as_uri())
        assert watched.wrong != []
        watched.wrong.clear()


def test_the_index_tells_of_a_file_that_cannot_be_read_by_its_name(output: Path) -> None:
    text = (output / "index.html").read_text(encoding="utf-8")
    assert FILE.replace("<", "&lt;").replace(">", "&gt;") in text
