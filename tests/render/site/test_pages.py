"""Pages of the site, read back with the HTML parser of the standard library."""

from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from msgspec import structs

from chronos.model import Chronology, Corpus, Document, Settings
from chronos.render.escaping import plain
from chronos.render.inlines import text_of
from chronos.store import read
from manuscripts import told
from projects import chronologies, corpus_of
from sites import pages

SHIPPED = Path(__file__).resolve().parents[3] / "timelines"
VOID = {"meta", "link", "img", "input", "br", "hr"}
TWO = """
claims:
  - id: ec-2019-visit
    date: {edtf: "2019-05", said: last May}
    text: A delegation visits Quito.
    countries: [EC, PE]
    kind: visit
    actors: [The police]
    places: [Quito]
    note: It is the paper's month.
    sources: [{source: "gazette-2020", locator: p. 3, quote: Officers came, retrieved: 2020-06-01}]
  - id: ec-2019-again
    date: "2019-07"
    text: The visit of the delegation.
    countries: [EC]
    status: disputed
    sources: [wire-2021, nowhere]
  - {id: ec-undated, date: undated, text: A course., countries: [EC], status: retracted, sources: [wire-2021]}
  - {id: ec-2021, date: {after: ec-2019-visit, within: P1Y}, text: Another course., countries: [EC]}
  - {id: at-sea, date: "2020", text: It sails., sources: [wire-2021]}
judgements:
  - {claims: [ec-2019-visit, ec-2019-again], verdict: same, why: One visit.}
"""


class Element(HTMLParser):
    """Every element of a page by its ``id``, with its text, and all attributes that there are."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.entries: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self.feed(document.content.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes.update(found)
        self.names += filter(None, [found.get("id")])
        if found.get("class") == "entry":
            self.entries.append(found)
        if tag == "a":
            self.links.append(found["href"] or "")
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, attributes in self.open:
            if name := attributes.get("id"):
                self.texts[name] = self.texts.get(name, "") + data


def by_path(documents: Iterable[Document]) -> dict[str, Document]:
    found = {document.path: document for document in documents}
    assert len({path.casefold() for path in found}) == len(found)
    return found


def site(corpus: Corpus) -> dict[str, Document]:
    return by_path(pages(corpus, charts=("bar",)))


def shown(page: Element, name: str) -> str:
    return " ".join(page.texts[name].split())


def expected(chronology: Chronology, language: str, settings: Settings) -> list[str]:
    """Return what each entry says, as the words of the chronology have it."""
    lines = []
    for one in told(chronology, language, settings).entries:
        date = f"{one.date}. " if one.date else ""
        places = f"{one.places}. " if one.places else ""
        notes = " ".join(str(inline.note) for inline in one.notes)
        head = f"{date}{places}{text_of(one.text)} {notes} ({one.standing}) {one.label}"
        details = [" ".join(str(run.note) if run.note else run.text for run in line) for line in one.details]
        lines.append("".join([head, *details]))
    return ["".join(line.split()) for line in lines]


def test_the_pages_of_the_shipped_chronologies_hold_their_entries_in_their_order() -> None:
    corpus = read(SHIPPED)
    corpus = structs.replace(corpus, settings=structs.replace(corpus.settings, languages=("en", "fr")))
    made = chronologies(corpus)
    made = structs.replace(made, countries=made.countries[:3], regions=made.regions[:1])
    written = by_path(pages(corpus, made=made))
    for chronology in (*made.countries, *made.regions):
        for language, ending in (("en", ".html"), ("fr", ".fr.html")):
            page = Element(written[f"{chronology.scope.folder}/chronology{ending}"])
            found = ["".join(page.texts[str(entry["id"])].split()) for entry in page.entries]
            assert found == expected(chronology, language, corpus.settings)


def test_an_entry_is_found_by_its_id_and_by_what_it_is(tmp_path: Path) -> None:
    page = Element(site(corpus_of(tmp_path, TWO))["countries/ecuador/chronology.html"])
    assert [{name: one.get(name) for name in one} for one in page.entries] == [
        {
            "id": "ec-2019-again",
            "class": "entry",
            "data-from": "2019",
            "data-to": "2019",
            "data-countries": "EC PE",
            "data-kinds": "visit",
            "data-statuses": "disputed",
            "data-sources": "wire-2021 nowhere gazette-2020",
        },
        {
            "id": "ec-2021",
            "class": "entry",
            "data-from": "2019",
            "data-to": "2020",
            "data-countries": "EC",
            "data-statuses": "undisputed",
        },
        {
            "id": "ec-undated",
            "class": "entry",
            "data-countries": "EC",
            "data-statuses": "retracted",
            "data-sources": "wire-2021",
        },
    ]


def test_a_claim_that_is_told_in_another_entry_has_its_place_there(tmp_path: Path) -> None:
    page = Element(site(corpus_of(tmp_path, TWO))["countries/ecuador/chronology.html"])
    assert "ec-2019-visit" in page.texts
    assert "A delegation visits Quito." in page.texts["ec-2019-visit"] + page.texts["ec-2019-again"]


def test_every_link_of_a_site_leads_to_a_page_and_to_a_place_in_it(tmp_path: Path) -> None:
    settings = "languages: [en, es]\ntitle: {en: Visits, es: Visitas}\nregions: ['005']"
    documents = site(corpus_of(tmp_path, TWO, settings=settings))
    read_back = {path: Element(document) for path, document in documents.items() if path.endswith(".html")}
    for path, page in read_back.items():
        assert len(page.names) == len(set(page.names))
        for link in page.links:
            address, _, place = link.partition("#")
            if address.startswith(("data/", "findings.json")):
                continue
            where = (Path(tmp_path, path).parent / address).resolve().relative_to(tmp_path.resolve()).as_posix()
            target = read_back[where if address else path]
            assert not place or place.replace("%3A", ":") in target.names, (path, link)
    assert "countries/peru/chronology.es.html" in read_back
    assert sorted(path for path in read_back if path.startswith(("events/", "sources/")) and ".es." not in path) == [
        "events/at-sea.html",
        "events/ec-2019-again.html",
        "events/ec-2021.html",
        "events/ec-undated.html",
        "sources/gazette-2020.html",
        "sources/wire-2021.html",
    ]


def test_the_page_of_an_event_has_all_its_claims_with_their_sources_and_what_they_say_differently(
    tmp_path: Path,
) -> None:
    page = Element(site(corpus_of(tmp_path, TWO))["events/ec-2019-again.html"])
    one, other = shown(page, "ec-2019-visit"), shown(page, "ec-2019-again")
    for words in (
        "A delegation visits Quito.",
        "May 2019 (“last May”) 2019-05",
        "Ecuador, Peru",
        "The police",
        "It is the paper's month.",
        "timeline.yaml:3",
        "p. 3",
        "Retrieved 1 June 2020.",
        "Officers came",
    ):
        assert words in one
    for words in ("The visit of the delegation.", "disputed", "nowhere (a source that this project does not have)"):
        assert words in other
    whole = shown(page, ":main")
    assert "May 2019 (ec-2019-visit)" in whole
    assert "July 2019 (ec-2019-again)" in whole
    assert page.links[-1] == "../countries/peru/chronology.html#ec-2019-again"


def test_the_page_of_a_source_has_every_claim_that_rests_on_it(tmp_path: Path) -> None:
    page = Element(site(corpus_of(tmp_path, TWO))["sources/wire-2021.html"])
    assert [link for link in page.links if "events/" in link] == [
        "../events/ec-2019-again.html#ec-2019-again",
        "../events/at-sea.html#at-sea",
        "../events/ec-undated.html#ec-undated",
    ]
    assert "3 claims" in shown(page, ":main")


def test_a_page_in_another_language_tells_the_language_of_what_is_not_translated(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, TWO, settings="languages: [en, es]")
    content = site(corpus)["countries/ecuador/chronology.es.html"].content.decode()
    assert '<html lang="es">' in content
    assert '<s><span lang="en">A course.</span></s> <em>(en inglés)</em>' in content
    assert '<span lang="en">Another course.</span> <em>(en inglés)</em>' in content
    assert '<link rel="alternate" hreflang="en" href="chronology.html">' in content
    assert '<a href="chronology.html" hreflang="en" lang="en">English</a>' in content


def test_the_index_leads_to_pages_and_shows_what_stands_in_no_chronology(tmp_path: Path) -> None:
    page = Element(site(corpus_of(tmp_path, TWO))["index.html"])
    assert "countries/ecuador/chronology.html" in page.links
    assert [entry["id"] for entry in page.entries] == ["at-sea"]


def test_pages_have_no_script_style_or_handler_of_their_own(tmp_path: Path) -> None:
    for path, document in site(corpus_of(tmp_path, TWO)).items():
        if path.endswith(".html"):
            page = Element(document)
            assert page.tags.count("script") == 1
            assert "style" not in {*page.tags, *page.attributes}
            assert [name for name in page.attributes if name.startswith("on")] == []
            content = document.content.decode()
            assert "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" in content
            assert "http" not in content.replace('http-equiv="Content', "")


HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) <!-- ]]> &amp; {{ 7*7 }} "
    "\u202e\u05d0 \U0001f1ea\U0001f1e8"
)


def test_a_hostile_claim_is_text_on_every_page(tmp_path: Path) -> None:
    text = HOSTILE.replace('"', '\\"')
    timeline = f"""
claims:
  - id: "ec' onclick=alert(1) <b>"
    date: {{edtf: "2019", said: "{text}"}}
    text: "{text} {"x" * 500}"
    countries: [EC, "<b>"]
    kind: "{text}"
    actors: ["{text}"]
    places: ["{text}"]
    note: "{text}"
    sources: [{{source: "bad' id <b>", locator: "{text}", quote: "{text}"}}]
  - {{id: ":main", date: "2020", text: A second., countries: [EC], sources: [gazette-2020]}}
"""
    sources = f"""
references:
  - id: "bad' id <b>"
    title: "{text}"
    author: [{{literal: "{text}"}}]
    URL: "javascript:alert(1)"
    origin: "{text}"
  - {{id: gazette-2020, title: A gazette, URL: "https://example.org/?a=1&b=<i>"}}
"""
    documents = site(corpus_of(tmp_path, timeline, sources=sources, settings=f'title: "{text}"'))
    written = [document for path, document in documents.items() if path.endswith(".html")]
    assert len(written) == 7
    for document in written:
        page = Element(document)
        assert page.tags.count("script") == 1
        assert not {"b", "i"} & set(page.tags)
        assert [name for name in page.attributes if name.startswith("on")] == []
        assert [link for link in page.links if "javascript:" in link] == []
        assert len(page.names) == len(set(page.names))
    chronology = Element(documents["countries/ecuador/chronology.html"])
    assert plain(HOSTILE).removesuffix("\u202c") in shown(chronology, str(chronology.entries[0]["id"]))
    assert [entry["id"] for entry in chronology.entries] == [
        "ec-onclick-alert-1-b~" + str(chronology.entries[0]["id"])[-12:],
        "main~" + str(chronology.entries[1]["id"])[-12:],
    ]


def test_two_events_of_one_id_have_two_pages(tmp_path: Path) -> None:
    timeline = """
claims:
  - {id: ec-1, date: "2019", text: One., countries: [EC], sources: [gazette-2020]}
  - {id: ec-1, date: "2020", text: Another., countries: [EC], sources: [gazette-2020]}
  - {id: EC-1, date: "2021", text: A third., countries: [EC], sources: [gazette-2020]}
"""
    documents = site(corpus_of(tmp_path, timeline))
    page = Element(documents["countries/ecuador/chronology.html"])
    assert [entry["id"] for entry in page.entries] == ["ec-1", "ec-1~2", "EC-1"]
    assert "Another." in Element(documents["events/ec-1~2.html"]).texts[":main"]
    assert sum(path.startswith("events/") for path in documents) == 3
