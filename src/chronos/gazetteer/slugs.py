"""Names as folder names."""

import unicodedata

# Letters that Unicode's compatibility decomposition (UAX #15, NFKD) leaves whole, by their usual spelling;
# signs that join letters (typewriter's apostrophe, quotation marks, modifier letter, acute, grave) vanish.
_SPELLING = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "&": " and "}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i"}
    | dict.fromkeys("'\u2019\u2018\u02bc\u00b4\u0060", "")
)

# Unicode's block Combining Diacritical Marks: the accents of Latin, Greek and Cyrillic. Marks of other
# scripts are vowels and belong to the word.
_ACCENTS = dict.fromkeys(range(0x0300, 0x0370))


def slug(text: str) -> str:
    """Return the text in small letters without accents, its words joined by hyphens.

    ``"Trinidad & Tobago"`` gives ``trinidad-and-tobago``, ``"Côte d'Ivoire"`` ``cote-divoire``. Letters of
    other scripts stay as they are; a text without a letter or digit gives the empty string.
    """
    return "-".join(words(text))


def words(text: str) -> list[str]:
    """Return the words of a text as names are compared: small letters, no accents, ``&`` read as "and"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = unicodedata.normalize("NFC", plain.translate(_ACCENTS).translate(_SPELLING))
    return "".join(one if _in_words(one) else " " for one in bare).split()


def _in_words(one: str) -> bool:
    return one.isalnum() or unicodedata.category(one).startswith("M")
