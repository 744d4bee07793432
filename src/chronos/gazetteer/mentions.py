"""Countries that a text names, in English, Spanish, French or Portuguese.

Names only, in capitals, whole words, the longest first: "Papua New Guinea" is not Guinea. A name that is part of a
longer one is no country: "New Mexico", "Bank of China", "Panama City", "Michael Jordan". Who people are ("Peruvian")
is not looked at.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple
from unicodedata import normalize

from chronos.gazetteer.country import country
from chronos.gazetteer.data import homonyms
from chronos.gazetteer.data.aliases import ALIASES, AMBIGUOUS
from chronos.gazetteer.data.spellings import SPELLINGS

_WORD: Final = re.compile(r"[^\W_]+")
_CAPITALISED: Final = re.compile(r"[A-Z\u00c0-\u00de][^\W_]*")
_JOINTS: Final = frozenset([" ", "-", "'", "\u2019", "\u2011", "\u00a0", "\n", ". "])
"""What may stand between the words of one name."""

_SENTENCE_ENDS: Final = '.!?:;\u2026\u00bf\u00a1"\u201c\u00ab('
_BEFORE: Final = 60
"""Characters before a name that are looked at: four words of usual length."""

Key = tuple[str, ...]
Codes = tuple[str, ...]


class Mention(NamedTuple):
    """A name of a country in a text, as it stands there, and the code; several where it has that name with others."""

    name: str
    codes: Codes


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the countries that a text names, each name once, in the order of the text."""
    text = text if text.isascii() else normalize("NFC", text)
    table = names()
    found: dict[str, Mention] = {}
    parts: set[str] = set()
    end = 0
    for word in _CAPITALISED.finditer(text):
        start = word.start()
        small = word[0].lower()
        if start < end or small not in table or (start and text[start - 1].isalnum()):
            continue
        for key, codes in table[small]:
            last = _end_of(text, word.end(), key)
            if last:
                end = last
                if _is_country(text, start, end, single=len(key) == 1):
                    name = " ".join(text[start:end].split())
                    found.setdefault(name, Mention(name, codes))
                else:
                    parts.add(small)
                break
    persons = parts & _set(homonyms.PERSONS.lower())
    return tuple(one for one in found.values() if one.name.lower() not in persons)


def _end_of(text: str, end: int, key: Key) -> int:
    """Return where a name ends of which the first word ends at ``end``; 0 where its other words do not follow."""
    for part in key[1:]:
        word = _WORD.search(text, end)
        if word is None or word[0].lower() != part or text[end : word.start()] not in _JOINTS:
            return 0
        end = word.end()
    return end


def _is_country(text: str, start: int, end: int, *, single: bool) -> bool:
    """Whether a name stands for the country, and for nothing that merely bears its name."""
    name = text[start:end]
    small = name.lower()
    headline = len(name) > 3 and name.isupper()
    if single and name.upper() in _set(homonyms.CAPITALS) and not name.isupper():
        return False
    after = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if after is not None:
        follows = after[0].lower()
        if follows in _set(homonyms.BEHIND) or (
            after[0][0].isupper() and not headline and follows not in _set(homonyms.BESIDE)
        ):
            return False
    if _starts_sentence(text, start):
        return name not in _set(homonyms.FIRST_WORDS) and small not in homonyms.AFTER
    words = list(_WORD.finditer(text, max(0, start - _BEFORE), start))
    if not words:
        return True
    before = words[-1]
    if small in homonyms.AFTER and before[0].lower() not in homonyms.AFTER[small].split():
        return False
    if text[before.end() : start] == " " and before[0][0].isupper() and not headline:
        follows_name = small in _set(homonyms.PERSONS.lower()) or not _starts_sentence(text, before.start())
        one = before[0].lower()
        if one in _set(homonyms.BEFORE) or (follows_name and one not in _set(homonyms.BESIDE)):
            return False
    return not _is_of_body([word[0].lower() for word in words])


def _is_of_body(words: list[str]) -> bool:
    """Whether what a name belongs to, by the words before it, is a bank, a sea or a city."""
    number = len(words) - 1
    while number > 0 and words[number] in _set(homonyms.OF):
        number -= 1
    return number < len(words) - 1 and words[number] in _set(homonyms.BODIES)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return (not before and start <= 3) or (bool(before) and before[-1] in _SENTENCE_ENDS)


@cache
def names() -> dict[str, tuple[tuple[Key, Codes], ...]]:
    """Return the names, each as its words in small letters, by the first of these, the longest first."""
    found: dict[Key, Codes] = {}
    never = {_key(name) for line in homonyms.NEVER.splitlines() for name in line.split(";")}
    for written, codes in _names():
        name = written.strip()
        key = _key(name)
        short = len(key) == 1 and name.isupper() and name not in _set(homonyms.CAPITALS)
        if key not in never and not short and not any(sign in name for sign in "(),"):
            found.setdefault(key, codes)
    table: dict[str, list[tuple[Key, Codes]]] = {}
    for key, codes in sorted(found.items(), key=lambda item: -len(item[0])):
        table.setdefault(key[0], []).append((key, codes))
    return {first: tuple(known) for first, known in table.items()}


def _names() -> Iterator[tuple[str, Codes]]:
    """Yield every name with its codes; of a name that several have, what comes first counts."""
    yield from homonyms.SHARED.items()
    for line in AMBIGUOUS.splitlines():
        codes = tuple(cell for cell in line.split() if country(cell))
        yield from ((name, codes) for name in line.split(maxsplit=len(codes))[-1].split(";"))
    for line in ALIASES.splitlines():
        code, _, names = line.partition(" ")
        yield from ((name, (code,)) for name in names.split(";"))
    old: list[tuple[str, Codes]] = []
    for line in SPELLINGS.splitlines():
        code, _, names = line.partition(" ")
        one = country(code)
        if one is not None and not one.withdrawn:
            yield from ((name, (code,)) for name in names.split(";"))
        elif code in _set(homonyms.STATES):
            old += [(name, (code,)) for name in names.split(";")]
    yield from old


def _key(name: str) -> Key:
    return tuple(_WORD.findall(name.lower()))


@cache
def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())
