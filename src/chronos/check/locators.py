"""Tells locators ("p. 4", "para. 9", "§ 3", "00:12:30") from the ids of sources."""

import re
from functools import cache

_LABELS = (
    # What pandoc reads (the terms of CSL's locales, short and long), in the four languages, and what laws have.
    "al alinéa appendix app art arts article articles artículo artigo bk book cap caps capítulo ch chap chaps chapter "
    "chapters chapitre cl clause col cols column columna coluna doc f ff fig figs figura figure fn fo fol fols folio "
    "fólio inc inciso item l ll line lines línea líneas linha linhas ligne lignes livre livro libro lám min minute "
    "minuto n nn no nos nº n.º n° note notes nota núm num number número numéro op p pp page pages pág págs pag página "
    "páginas par pars para paras paragraph paragraphs paragraphe parágrafo párr párrs párrafo parte partie part pt "
    "pts r rule sec secs secc sección seção section sect sv s.v tab tabla tabela table time tít título titre title "
    "tomo tome v vv verse vol vols volume volumen"
)
_ROMAN = "(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"


def is_locator(text: str) -> bool:
    """Whether a text has the form of a locator: a label and a number, a number alone, or a time."""
    return _pattern().fullmatch(text[:80].strip()) is not None


@cache
def _pattern() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, sorted(_LABELS.split(), key=len, reverse=True)))
    number = rf"(?:\d[\d.:]*[a-z]?|{_ROMAN})"
    numbers = rf"{number}(?:\s?(?:[-\u2010-\u2013,;&/]|and|y|e|et)\s?{number})*"
    return re.compile(rf"(?:(?:{labels})\.?\s?|[§¶]+\s?)?{numbers}(?:\s?ff?\.?)?", re.IGNORECASE)
