"""What may be written at a place: fields of a mapping, and words of a role."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from chronos.editor.outline import outline
from chronos.editor.texts import Text
from chronos.editor.vocabulary import Vocabulary, Word, fields_at, fields_left, role_of

_CURSOR: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where something is to be written, so that there is a token, empty or not."""
_AT_MOST: Final = 500
"""How many words an editor is sent at once; it asks again when more of the word is typed."""
_ITEM: Final = re.compile(r"[ ]*(?:-[ ]+)+")
_PLAIN: Final = re.compile(r"[^\W_][\w./()&-]*(?: [\w./()&-]+)*")
"""Words that need no quotes in any style of YAML."""


_SEVERAL: Final = ("country", "region", "actor", "place", "source", "claim", "rule", "language", "format", "redacted")
"""Roles of words that stand in lists."""


class Offer(NamedTuple):
    """A word that may be written: ``text`` in place of what is there; editors sift offers by ``sift``."""

    label: str
    kind: Literal["field", "word"]
    detail: str
    more: str
    text: str
    sift: str


class Completion(NamedTuple):
    """Offers, and what of a row they replace."""

    row: int
    start: int
    end: int
    offers: tuple[Offer, ...]


def complete(text: Text, row: int, column: int, file: str, vocabulary: Vocabulary) -> Completion | None:
    """Return what may be written at a place of a file, ``None`` where that is anything or nothing."""
    lines = list(text.lines)
    lines[row : row + 1] = [f"{text.line(row)[:column]}{_CURSOR}{text.line(row)[column:]}"]
    tokens = outline(lines).tokens
    token = next((token for token in tokens if _CURSOR in token.text), None)
    if token is None or token.end_row != token.row:
        return None
    typed, _, rest = token.text.partition(_CURSOR)
    line = lines[row]
    starts = token.leads or _ITEM.fullmatch(line, 0, token.start - len(token.quote)) is not None
    is_new_item = token.leads and not token.is_key and _holds_items(token.path, file)
    path, dash = (f"{token.path}[]", "- ") if is_new_item else (token.path, "")
    offers: list[Offer] = []
    if token.is_key or (starts and not token.quote):
        there = {one.text for one in tokens if token.is_key and one.is_key and one.group == token.group}
        has_colon = re.compile(r"[\"']?[ ]*:").match(line, token.end) is not None
        offers.extend(_fields(path, file, there, dash, "" if has_colon or token.quote else ": "))
    end = token.end - len(_CURSOR)
    if not token.is_key:
        role = role_of(path, file)
        if role == "source":
            if "," in typed:
                return None  # where in the source
            rest = rest.partition(",")[0]
            end = token.start + len(typed) + len(rest)
        offers.extend(_words(vocabulary, role, typed, token.quote, dash))
    return Completion(row, token.start, end, tuple(offers)) if offers else None


def _holds_items(path: str, file: str) -> bool:
    """Whether a path is that of a list: of mappings, or of words of a role; not where a mapping may stand instead."""
    item = f"{path}[]"
    is_list = bool(fields_at(item, file)) or role_of(item, file) in _SEVERAL
    return is_list and not path.endswith("]") and not fields_at(path, file)


def _fields(path: str, file: str, there: set[str], dash: str, colon: str) -> Iterator[Offer]:
    """Yield the fields that the mapping does not have yet."""
    for name, said in fields_left(path, file, there):
        yield Offer(name, "field", "", said, f"{dash}{name}{colon}", name)


def _words(vocabulary: Vocabulary, role: str, typed: str, quote: str, dash: str) -> Iterator[Offer]:
    known = vocabulary.words(role)
    found = [(label, word, _sift(label, word, typed)) for label, word in known.items()]
    if len(found) > _AT_MOST:
        wanted = _folded(typed)
        found = [one for one in found if wanted in _folded(one[2])][:_AT_MOST]
    for label, word, sift in found:
        needs_quotes = not quote and (word.quoted or not _PLAIN.fullmatch(label))
        text = json.dumps(label, ensure_ascii=False) if needs_quotes else label
        yield Offer(label, "word", word.detail, word.more, f"{dash}{text}", sift)


def _sift(label: str, word: Word, typed: str) -> str:
    """Return what an editor compares with what was typed: the word, then what it means.

    Some editors compare beginnings only, accents included: where what is typed begins a word of the meaning, it comes
    first.
    """
    wanted = _folded(typed)
    names = _folded(word.detail)
    if wanted and not _folded(label).startswith(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}", names):
        return f"{typed} {label} {word.detail}"
    return f"{label} {word.detail}".rstrip()


def _folded(text: str) -> str:
    """Return a text in small letters without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
