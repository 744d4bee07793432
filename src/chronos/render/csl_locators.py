"""Writes locators so that pandoc reads them in the language of a document: "para. 9" as "párrafo 9" in Spanish."""

import re
from functools import cache
from typing import Final

_SPELLINGS: Final = {
    "book": "bk bks book books lib libro libros liv livre livres livro livros",
    "chapter": "cap caps capítulo capítulos ch chap chaps chapter chapters chapitre chapitres chs",
    "column": "col cols colonne colonnes column columna columnas columns coluna colunas",
    "figure": "fig figs figura figuras figure figures",
    "folio": "f fo fol fols folio folios fólio fólios fº fᵒ",
    "issue": "issue issues n.º nº n° no nos nro number numbers num numéro numéros núm núms número números nᵒ",
    "line": "l ligne lignes line lines linha linhas línea líneas ll",
    "note": "n nn nota notas note notes",
    "opus": "op opus",
    "page": "p pag page pages pags pp pág págs página páginas",
    "paragraph": "par para paragr paragraph paragraphe paragraphes paragraphs paras parágr parágrafo parágrafos pars "
    "párr párrafo párrafos párrs ¶ ¶¶",
    "part": "part parte partes partie parties parts pt pts",
    "section": "sec secc secciones sección secs secção secções sect section sections sects seç seção seções § §§",
    "verse": "v verse verses verset versets verso versos versículo versículos vv",
    "volume": "vol vols volume volumen volumes volúmenes",
}
"""Locators of CSL 1.0.2 (specification, "Locators") by how they are written in the languages of chronos.

What is short in one of them and something else in another ("n.", "v.") means what it does in English.
"""

_WORDS: Final = {
    "en": "book chapter column figure folio issue line note opus page paragraph part section verse volume",
    "es": "libro capítulo columna figura folio número línea nota opus página párrafo parte sección verso volumen",
    "fr": "livre chapitre colonne figure folio numéro ligne note opus page paragraphe partie section verset volume",
    "pt": "livro capítulo coluna figura fólio número linha nota opus página parágrafo parte seção verso volume",
    "pt-PT": "livro capítulo coluna figura fólio número linha nota opus página parágrafo parte secção versículo volume",
}
"""The same locators, in the same order, by the words for which pandoc takes them in a language (the terms of its CSL
locales, in their long form); a style writes them as it does."""

_ROMAN: Final = "(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER: Final = rf"(?:[a-z]{{0,3}}\d+(?:\.\d+)*[a-z]?|{_ROMAN})"
_AND: Final = r"\s?(?:[-\u2010-\u2013,;&/]|and|y|e|et)\s?"


def locator_suffix(locator: str, locale: str) -> str:
    """Return a locator as the suffix of a citation in pandoc's syntax (its manual, "Citation syntax"); may be empty.

    ``locale`` is that of the document, such as "es-ES". What is no locator of CSL stays as it is written ("caption"),
    and so does what follows one.
    """
    text = " ".join(locator.split())
    if not text:
        return ""
    found = _pattern().match(text)
    if found is None or (found["label"] is None and found.end() < len(text)):
        return f"{{}}, {text}"
    label = _labels()[found["label"].casefold()] if found["label"] else "page"
    rest = text[found.end() :]
    return f", {{{_words(locale)[label]} {found['numbers']}}}{rest if rest != '.' else ''}"


@cache
def _pattern() -> re.Pattern[str]:
    """Return what begins with numbers, or with a label and numbers."""
    labels = "|".join(map(re.escape, sorted(_labels(), key=len, reverse=True)))
    label = rf"(?P<label>{labels})(?:\.\s?|\s|(?<=[§¶°º])|(?=\d))"
    numbers = rf"{_NUMBER}(?:{_AND}{_NUMBER}(?!\w))*(?:\s?ff?(?!\w)\.?)?"
    return re.compile(rf"(?:{label})?(?P<numbers>{numbers})(?![\w:])", re.IGNORECASE)


@cache
def _labels() -> dict[str, str]:
    return {spelling: label for label, spellings in _SPELLINGS.items() for spelling in spellings.split()}


@cache
def _words(locale: str) -> dict[str, str]:
    words = _WORDS.get(locale) or _WORDS[locale.partition("-")[0]]
    return dict(zip(_SPELLINGS, words.split(), strict=True))
