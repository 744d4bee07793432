"""Titles and names as they are compared: without what catalogues write in different ways."""

import re
from functools import lru_cache
from html import unescape
from string import punctuation, whitespace
from typing import Final
from unicodedata import category, normalize

_COUNTED: Final = "+#"
"""Signs in which two titles differ: C, C++ and C#."""
_ASCII: Final = str.maketrans("", "", "".join(set(punctuation + whitespace) - set(_COUNTED)))
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_ACCENTS: Final = range(0x300, 0x370)
"""Combining Diacritical Marks, which Latin, Greek and Cyrillic letters have (Unicode, chapter 7.9)."""
_SUBTITLE: Final = re.compile(r"\s*[:\u2013\u2014]\s+|\s+-+\s+|[.?!]\s+")
_PLAIN: Final = str.maketrans(
    {"\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u0131": "i", "\u00e6": "ae", "\u0153": "oe"}
)
"""Letters with a stroke or in one, which Unicode does not take apart."""


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """Return a text without case, accents, punctuation, spaces and markup; letters of every script stay."""
    if "<" in text:
        text = _MARKUP.sub("", text)
    if "&" in text and ";" in text:
        text = unescape(text)
    if text.isascii():
        return text.lower().translate(_ASCII)
    text = normalize("NFKD", text).casefold().translate(_PLAIN)
    return "".join(
        letter
        for letter in text
        if letter.isalnum() or letter in _COUNTED or (ord(letter) not in _ACCENTS and category(letter)[0] == "M")
    )


@lru_cache(maxsize=20_000)
def folded_container(text: str) -> str:
    """Return the title of a container, without the article that English ones are cited with and without."""
    return folded(re.sub(r"^the\s+", "", text, flags=re.IGNORECASE))


@lru_cache(maxsize=200_000)
def main_title(text: str) -> str:
    """Return a title without its subtitle, folded."""
    main = _SUBTITLE.split(text, maxsplit=1)[0]
    return folded(main) or folded(text)


@lru_cache(maxsize=50_000)
def name_keys(family: str, given: str, literal: str) -> tuple[str, ...]:
    """Return what a name has in common with the same one otherwise written; nothing where there is none.

    A family name, and the whole: "Smith, Jane" shares the one with "Smith, J." and the other with "Jane Smith" in one
    piece. A body in one piece is known by all of its name.
    """
    if not family:
        before, comma, after = literal.partition(",")
        family, given = (before, after) if comma else (literal, "")
    name = folded(family)
    return tuple(dict.fromkeys(filter(None, (name, folded(f"{given} {family}") if given and name else ""))))
