"""What all ways of writing one text have in common: Markdown, HTML, JSON, addresses, names of files, wrapped lines."""

import re
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

_ACCENTS = re.compile("[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")
_HYPHENATED = re.compile(r"(?<=\w)(?:-|\u2010|\u00ad)[ \t]*\r?\n\s*(?=\w)|\u00ad")
_JSON = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrtbf]))")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def folded(text: str) -> str:
    """Return the words of a text in small letters without accents, with one space between them and at both ends.

    References of HTML, escapes of JSON and of addresses stand for their characters, all punctuation is a space, and
    words parted at the end of a line are joined.
    """
    if "&" in text:
        text = unescape(unescape(text))
    if "\\" in text:
        text = _SURROGATES.sub(_joined, _JSON.sub(_character, text))
    if "%" in text:
        text = unquote(text)
    if not text.isascii():
        text = _ACCENTS.sub("", normalize("NFKD", normalize("NFKD", text).casefold()))
    else:
        text = text.lower()
    text = _HYPHENATED.sub("", text)
    return f" {_BETWEEN.sub(' ', text).strip()} "


def solid(words: str) -> str:
    """Return folded words without the spaces, so that it does not matter where lines and runs of text end."""
    return words.replace(" ", "")


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else " "


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")
