"""What all ways of writing one text have in common: Markdown, HTML, JSON, addresses, names of files, wrapped lines."""

import re
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

_ACCENTS = re.compile("[\u0300-\u036f]+")
_SIGNS = re.compile(r"[^\w\x00-\x7f]+")
_SPACED = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
_HYPHENATED = re.compile(r"[-\u2010\u00ad][ \t]*\r?\n\s*(?=\w)|\u00ad")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrtbf](?=\W|[A-Z\\])))")
_QUOTES = "'\"\u2018\u2019\u201c\u201d\xab\xbb"
_PAIRS = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def decoded(text: str) -> str:
    """Return a text in which references of HTML, escapes of JSON and of addresses stand for their characters."""
    if "&" in text:
        text = unescape(unescape(text))
    if "\\" in text:
        text = _PAIRS.sub(_joined, _ESCAPED.sub(_character, text))
    return unquote(text) if "%" in text else text


def folded(text: str) -> str:
    """Return the words of a text in small letters without accents, with one space between them and at both ends.

    All punctuation is a space, and words parted at the end of a line are joined.
    """
    text = _HYPHENATED.sub("", text)
    if text.isascii():
        text = text.lower()
    else:
        text = normalize("NFKD", normalize("NFKD", text).casefold())
        text = _SIGNS.sub(" ", _ACCENTS.sub("", text))
    words = text.encode("utf-8", "replace").translate(_SPACED).split()
    return f" {b' '.join(words).decode()} "


def solid(words: str) -> str:
    """Return folded words without the spaces, so that it does not matter where lines and runs of text end."""
    return words.replace(" ", "")


def exactly(text: str) -> re.Pattern[str]:
    """Return what finds a text as it is written, wrapped or with backslashes before its signs, and not within a word.

    Small and capital letters are the same, and so are straight and curly quotation marks.
    """
    words = r"\s+".join("".join(map(_sign, word)) for word in text.split())
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)


def _sign(character: str) -> str:
    if character.isalnum():
        return re.escape(character)
    if character in _QUOTES:
        return rf"\\?[{_QUOTES}]\s?"
    wrapped = r"(?:\s+(?=\w))?" if character in "-/" else ""
    return rf"\\?{re.escape(character)}{wrapped}"


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else " "


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")
