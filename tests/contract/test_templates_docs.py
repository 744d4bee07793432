"""docs/templates.md says what templates there are: its names, its parts and its examples are tried."""

import re
from pathlib import Path

import pytest

from chronos.model import ChronosError, Corpus
from chronos.pipeline.manuscripts import Kit
from chronos.render.blocks import PARTS
from chronos.render.markdown import chronology_markdown
from chronos.render.site.page import SiteContext, layout_text
from chronos.render.templating import fill
from chronos.store.templates import NAMES, PAGES
from manuscripts import told
from projects import chronologies, corpus_of
from sites import KIT, context_of, pages

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```jinja\n(.*?)```", PAGE, re.DOTALL)
ROWS = {
    name: (re.findall(r"`(\w+)`", parts), re.findall(r"`(\w+)`", needed))
    for name, parts, needed in re.findall(r"^\| `([\w.]+)` \| (`title`.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
}
EVERY_PAGE = ["language", "head", "navigation", "footer"]
TIMELINE = """
claims:
  - {id: ec-2019-visit, date: "2019", text: A visit., countries: [EC], sources: [gazette-2020]}
  - {id: at-sea, date: "2020", text: It sails., sources: [wire-2021]}
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return corpus_of(tmp_path, TIMELINE)


def known_in(name: str, corpus: Corpus) -> list[str]:
    """Return the parts of a layout, as the error about one that there is not tells them."""
    with pytest.raises(ChronosError) as raised:
        _write(name, f"{''.join(f'{{{{ {one} }}}}' for one in ROWS[name][1])}{{{{ nothing }}}}", corpus)
    message = str(raised.value)
    assert message.startswith(f"templates/{name}:1: 'nothing' is undefined; these are known here: ")
    return message.rpartition(": ")[2].split(", ")


def _write(name: str, text: str, corpus: Corpus) -> dict[str, str]:
    made = chronologies(corpus)
    if name == "chronology.md":
        return {name: chronology_markdown(told(made.countries[0]), layout=text)}
    kit = Kit(style=KIT.style, templates={name: text.encode()})
    found = {one.path: one.content.decode() for one in pages(corpus, made=made, kit=kit)}
    return {"chronology.html": found["countries/ecuador/chronology.html"], **found}


def test_every_name_is_told() -> None:
    table = PAGE[: PAGE.index("## The language")]
    assert set(re.findall(r"`([\w]+\.[a-z]+)`", table)) == set(NAMES)


def test_the_tables_name_every_layout_with_parts() -> None:
    assert sorted(ROWS) == sorted(["chronology.md", "index.md", *PAGES])
    assert re.findall(r"\{\{ (\w+) \}\}", PAGE[PAGE.index("`layout.md` is Markdown") :])[: len(PARTS)] == list(PARTS)


@pytest.mark.parametrize("name", PAGES)
def test_the_parts_of_a_page_are_those_that_its_own_layout_may_place(name: str, corpus: Corpus) -> None:
    assert known_in(name, corpus) == sorted([*ROWS[name][0], *EVERY_PAGE])


@pytest.mark.parametrize("name", PAGES)
def test_the_shipped_layout_of_a_page_places_every_part(name: str, corpus: Corpus) -> None:
    context: SiteContext = context_of(corpus, chronologies(corpus))
    placed = re.findall(r"\{\{ (\w+) \}\}", layout_text(name, context))
    assert sorted(placed) == sorted([*ROWS[name][0], *EVERY_PAGE])


@pytest.mark.parametrize("name", ["chronology.md", "index.md"])
def test_the_parts_of_markdown_are_those_that_the_table_names(name: str, corpus: Corpus) -> None:
    assert known_in(name, corpus) == sorted(ROWS[name][0])


def test_an_index_is_laid_out_as_its_template_has_it(corpus: Corpus) -> None:
    written = _write("index.md", "{{ body }}\n\n\n\nEnd.\n{{ notes }}\n{{ title }}", corpus)
    assert written["index.md"].startswith("## Countries\n")
    assert "\n\nEnd.\n[^1]: “A Wire Report,” *The Wire*" in written["index.md"]
    assert written["index.md"].endswith("\n# Chronologies\n")
    assert "<h1>Chronologies</h1>" in written["index.html"]


@pytest.mark.parametrize("name", ["chronology.md", "index.md", *PAGES])
def test_what_a_layout_must_have_it_may_not_leave_out(name: str, corpus: Corpus) -> None:
    for one in ROWS[name][1]:
        others = "".join(f"{{{{ {other} }}}}" for other in ROWS[name][1] if other != one)
        with pytest.raises(ChronosError) as raised:
            _write(name, others, corpus)
        assert str(raised.value) == (
            f"templates/{name}:1: it leaves out the {one}, which no document may; put {{{{ {one} }}}} where it belongs"
        )


def test_the_example_in_markdown_has_the_entries_before_the_preamble(corpus: Corpus) -> None:
    written = _write("chronology.md", EXAMPLES[0], corpus)["chronology.md"]
    first, second = "*Prepared for the court. Not legal advice.*\n\n## 2019\n\n- **2019.** A visit.", "Scope: Ecuador"
    assert 0 < written.index(first) < written.index(second) < written.index("## Sources") < written.index("[^1]: ")


def test_the_example_of_a_page_has_the_entries_before_the_sources(corpus: Corpus) -> None:
    written = _write("chronology.html", EXAMPLES[1], corpus)["chronology.html"]
    assert 0 < written.index('id="ec-2019-visit"') < written.index('id=":sources"') < written.index('id=":n1"')
    assert "<h2>Charts</h2>" not in written


def test_the_example_of_word_and_pdf_is_a_template() -> None:
    assert fill("layout.md", EXAMPLES[2], {part: part.upper() for part in (*PARTS, "scope")}) == (
        "TITLE\n\nPrepared for the court, SCOPE.\n\nENTRIES\n\nSOURCES\n"
    )


def test_the_message_of_the_page_is_the_message() -> None:
    (shown,) = re.findall(r"```\n(templates/.*?), …\n```", PAGE)
    text = "\n" * 11 + "{{ entires }}"
    parts = [*ROWS["chronology.html"][0], *EVERY_PAGE]
    with pytest.raises(ChronosError) as raised:
        fill("chronology.html", text, dict.fromkeys(parts, ""))
    assert str(raised.value).startswith(shown)
