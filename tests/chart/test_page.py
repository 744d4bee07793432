from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

import pytest
from msgspec import structs

from chronos.chart.languages import words_in
from chronos.chart.page import page
from chronos.chart.style import Hover, Style
from chronos.chart.theme import PRINT, Theme
from paging import HOSTILE, TWO, drawing

STILL = '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Still."><path d="M0,0h9"/></svg>\n'
# HTML, 13.1.2: elements that have no end.
VOID = ("meta", "input")


class Element(NamedTuple):
    name: str
    attributes: dict[str, str | None]
    within: tuple[str, ...]


class Reader(HTMLParser):
    """Reads a page as a browser does; fails where an element ends that is not open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[tuple[Element, str]] = []
        self.open: list[Element] = []
        self.declaration = ""
        self.comments: list[str] = []
        self.feed(text)
        self.close()

    def handle_decl(self, decl: str) -> None:
        self.declaration = decl

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), tuple(one.name for one in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), tuple(one.name for one in self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.append((self.open[-1], data))

    def all(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def words(self, name: str) -> list[str]:
        """Return the text of each element of this name that holds text alone."""
        return ["".join(text for owner, text in self.texts if owner is element) for element in self.all(name)]


def read(text: str) -> Reader:
    reader = Reader(text)
    assert reader.open == []
    return reader


def written(language: str = "en", theme: Theme = PRINT) -> str:
    return page(TWO, svg=STILL, style=Style(theme=theme, words=words_in(language), interactive=True))


def test_it_is_a_document_in_its_language_with_title_and_description() -> None:
    reader = read(written("es"))
    assert reader.declaration == "DOCTYPE html"
    assert reader.all("html")[0].attributes == {"lang": "es"}
    assert reader.words("title") == ["Visits"]
    assert reader.words("h1") == ["Visits"]
    assert reader.words("figcaption") == ["Visits: 3 bars."]
    assert [one.attributes for one in reader.all("meta")][:1] == [{"charset": "utf-8"}]
    assert {"name": "description", "content": "Visits: 3 bars."} in [one.attributes for one in reader.all("meta")]
    assert reader.words("legend") == ["Mostrar"]
    assert reader.words("caption") == ["Datos: Visits"]


def test_no_two_elements_have_one_id_and_every_reference_leads_to_one() -> None:
    reader = read(written())
    ids = [one.attributes["id"] for one in reader.elements if "id" in one.attributes]
    assert ids == ["groups", "all", "none", "chart", "words", "tooltip", "table", "caption", "spec"]
    assert reader.all("figure")[0].attributes == {"aria-labelledby": "words"}
    assert reader.all("a")[0].attributes == {"class": "skip", "href": "#table"}


def test_nothing_is_fetched() -> None:
    text = written()
    reader = read(text)
    addressed = ("action", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href")
    assert [one.attributes["href"] for one in reader.elements if set(addressed) & set(one.attributes)] == ["#table"]
    (style,) = reader.words("style")
    assert "url(" not in style
    assert "@import" not in style
    assert {one.name for one in reader.elements}.isdisjoint({"link", "base", "iframe", "img", "object", "embed"})


def test_the_policy_allows_the_scripts_and_the_style_of_the_page_and_nothing_else() -> None:
    reader = read(written())
    digests = [
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for text in (*reader.words("script")[1:], *reader.words("style"))
    ]
    policy = next(one.attributes["content"] for one in reader.all("meta") if "http-equiv" in one.attributes)
    assert policy == (
        f"default-src 'none'; script-src {digests[0]} {digests[1]}; style-src {digests[2]}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_bundle_holds_nothing_that_ends_its_element() -> None:
    bundle = read(written()).words("script")[1]
    assert len(bundle) > 500_000
    assert "</script" not in bundle.lower()
    assert "<!--" not in bundle
    assert "\r" not in bundle


def test_the_specification_reads_back() -> None:
    reader = read(written())
    assert reader.all("script")[0].attributes == {"type": "application/json", "id": "spec"}
    assert json.loads(reader.words("script")[0]) == TWO.spec


def test_hostile_words_stay_words() -> None:
    shown = " ".join(HOSTILE.split())
    hostile = drawing((Hover(HOSTILE, (HOSTILE,)),), (HOSTILE, "other"), title=HOSTILE)
    reader = read(page(hostile, svg=STILL, style=Style(interactive=True)))
    assert [one.attributes for one in reader.all("script")] == [{"type": "application/json", "id": "spec"}, {}, {}]
    assert reader.comments == []
    assert reader.all("img") == []
    assert json.loads(reader.words("script")[0]) == hostile.spec
    assert "<" not in reader.words("script")[0]
    assert reader.words("title") == [shown]
    assert reader.words("label") == [shown, "other"]
    assert reader.words("td") == [shown, "1"]
    assert reader.words("caption") == [f"Data: {shown}"]
    assert reader.words("th")[-1] == shown


def test_a_theme_cannot_end_its_variable_nor_the_style() -> None:
    (style,) = read(written(theme=structs.replace(PRINT, ink="#222; } </style><script>", paper="#fffff0"))).words(
        "style"
    )
    assert style.startswith(":root { --paper: #fffff0; --ink: #222  /stylescript; --muted: #595959;")


def test_without_scripts_the_still_picture_stands_and_no_control_shows() -> None:
    text = written()
    assert f'<div id="chart" class="wide" tabindex="0">{STILL.strip()}</div>' in text
    reader = read(text)
    hidden = [one for one in reader.elements if "hidden" in one.attributes]
    assert [(one.name, one.attributes.get("id")) for one in hidden] == [
        ("fieldset", "groups"),
        ("p", None),
        ("div", "tooltip"),
    ]
    assert {one.within[-1] for one in reader.elements if one.name in ("input", "button", "label")} <= {
        "fieldset",
        "label",
    }
    still = "Without scripts this is a still picture; the table below holds its data."
    assert [text for owner, text in reader.texts if owner.within[-1:] == ("noscript",)] == [still]


def test_the_table_is_the_drawings_with_headings_of_columns_and_rows() -> None:
    reader = read(written())
    heads = [one.attributes for one in reader.all("th")]
    number = {"scope": "col", "class": "number"}
    assert heads == [{"scope": "col"}, {"scope": "col"}, number, *[{"scope": "row"}] * 3]
    assert reader.words("th") == ["Date", "Event", "Sources", "2017", "May 2018", "2019 (derived)"]
    events = ["An agreement is signed.", "Officers are trained.", "A delegation visits Quito."]
    assert reader.words("td") == [words for event in events for words in (event, "1")]


def test_each_group_has_a_check_box_and_no_groups_have_none() -> None:
    reader = read(written())
    assert [one.attributes for one in reader.all("input")] == [
        {"type": "checkbox", "checked": None, "value": "0"},
        {"type": "checkbox", "checked": None, "value": "1"},
    ]
    assert reader.words("label") == ["agreement", "training"]
    assert reader.words("button") == ["All", "None"]
    alone = read(page(drawing(()), svg=STILL, style=Style(interactive=True)))
    assert alone.all("fieldset") == []
    assert alone.words("p") == ["Without scripts this is a still picture; the table below holds its data."]
    assert alone.words("td") == []


def test_headings_descend_and_there_is_one_main_part() -> None:
    reader = read(written())
    levels = [int(one.name[1]) for one in reader.elements if one.name in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert len(reader.all("main")) == 1


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert written().encode() == written().encode()


@pytest.mark.parametrize(
    ("language", "skip"),
    [
        ("en", "Skip to the data table"),
        ("es", "Ir a la tabla de datos"),
        ("pt", "Ir para a tabela de dados"),
        ("fr", "Aller au tableau de données"),
    ],
)
def test_it_speaks_the_language_of_its_words(language: str, skip: str) -> None:
    assert read(written(language)).words("a") == [skip]
