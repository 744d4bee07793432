"""Locators, as pandoc reads them in each language."""

from pathlib import Path

import pytest

from chronos.render.citations import cite
from chronos.render.csl_locators import locator_suffix
from chronos.render.inlines import text_of
from chronos.render.languages import words_in
from citing import footnotes, sources, style

LABELS = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"{locale}>
<info><title>Labels</title><id>labels</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><group delimiter=" ">
<label variable="locator" form="long"/><text variable="locator"/>
</group></layout></citation></style>
"""
"""A style that shows what pandoc takes a locator for, and nothing else."""
ENGLISH = ("bk.", "chap.", "col.", "fig.", "fol.", "no.", "l.", "n.", "op.", "p.", "para.", "pt.", "sec.", "v.", "vol.")


@pytest.mark.parametrize(
    ("language", "locale", "read"),
    [
        ("en", "", "book chapter column figure folio issue line note opus page paragraph part section verse volume"),
        (
            "en",
            "en-GB",
            "book chapter column figure folio issue line note opus page paragraph part section verse volume",
        ),
        (
            "es",
            "",
            "libro capítulo columna figura folio número línea nota opus página párrafo parte sección verso volumen",
        ),
        (
            "es",
            "es-MX",
            "libro capítulo columna figura folio número línea nota opus página párrafo parte sección verso volumen",
        ),
        (
            "fr",
            "",
            "livre chapitre colonne figure folio numéro ligne note opus page paragraphe partie section verset volume",
        ),
        (
            "fr",
            "fr-CA",
            "livre chapitre colonne figure folio numéro ligne note opus page paragraphe partie section verset volume",
        ),
        (
            "pt",
            "",
            "livro capítulo coluna figura fólio número linha nota opus página parágrafo parte seção verso volume",
        ),
        (
            "pt",
            "pt-PT",
            "livro capítulo coluna figura fólio número linha nota opus página parágrafo parte secção versículo volume",
        ),
    ],
)
def test_pandoc_takes_english_locators_for_what_they_are_in_every_language(
    tmp_path: Path, language: str, locale: str, read: str
) -> None:
    text = LABELS.format(locale=f' default-locale="{locale}"' if locale else "")
    known = sources(tmp_path, "references: [{id: a, type: book, title: T}]")
    cited = cite(footnotes(known, *(("a", f"{one} 9") for one in ENGLISH)), text, language, words_in(language))
    assert [text_of(note) for note in cited.notes.values()] == [f"{word} 9" for word in read.split()]


@pytest.mark.parametrize(
    ("locator", "suffix"),
    [
        ("", ""),
        ("  ", ""),
        ("para. 9", ", {párrafo 9}"),
        ("Para 9", ", {párrafo 9}"),
        ("párr. 9", ", {párrafo 9}"),
        ("paragraphe 9", ", {párrafo 9}"),
        ("¶9", ", {párrafo 9}"),
        ("§ 3", ", {sección 3}"),
        ("§§ 3-4", ", {sección 3-4}"),
        ("n.º 5", ", {número 5}"),
        ("p.4", ", {página 4}"),
        ("pp. 3–5, 9", ", {página 3–5, 9}"),  # noqa: RUF001 - a dash between pages
        ("p. iv", ", {página iv}"),
        ("pág. A12", ", {página A12}"),
        ("p. 4 ff.", ", {página 4 ff.}"),
        ("p. 4.", ", {página 4}"),
        ("p. 4, note 3", ", {página 4}, note 3"),
        ("p. 4, 3rd line", ", {página 4}, 3rd line"),
        ("p. 4 (top)", ", {página 4} (top)"),
        ("sec. 4.2.1", ", {sección 4.2.1}"),
        ("12", ", {página 12}"),
        ("12-14", ", {página 12-14}"),
        ("12 May edition", "{}, 12 May edition"),
        ("00:12:30", "{}, 00:12:30"),
        ("min. 12:30", "{}, min. 12:30"),
        ("art. 5", "{}, art. 5"),
        ("caption", "{}, caption"),
        ("page", "{}, page"),
        ("part of it", "{}, part of it"),
        ("}{; @a *b*", "{}, }{; @a *b*"),
        ("para.\n 9", ", {párrafo 9}"),
    ],
)
def test_a_locator_is_written_for_pandoc_and_what_is_none_stays(locator: str, suffix: str) -> None:
    assert locator_suffix(locator, "es-ES") == suffix


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        ("caption", "T, caption."),
        ("00:12:30", "T, 00:12:30."),
        ("}{; @a *b*", "T, }{; @a *b*."),
        ("p. 4 (top)", "T, 4 (top)."),
    ],
)
def test_what_is_no_locator_is_shown_as_it_is_written(tmp_path: Path, locator: str, shown: str) -> None:
    known = sources(tmp_path, "references: [{id: a, type: book, title: T, issued: 2020}]")
    cited = cite(footnotes(known, ("a", ""), ("a", locator)), style("chicago-notes-bibliography"), "en", words_in("en"))
    assert text_of(cited.notes[2]) == shown
