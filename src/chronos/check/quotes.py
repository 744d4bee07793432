"""Finds quotes in the text of a copy, as a reader would: by their words.

White space, quotation marks, hyphens, dashes, capitals, ligatures and what nobody sees do not count; a hyphen between
digits does. What a quote leaves out (``...``) or puts in (``[the ministry]``) divides it into parts, which stand in the
copy in their order. A part may go over from one page to the next, with what stands at their edges in between.
"""

import re
import unicodedata
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final

_GAP = re.compile(r"\[[^\[\]]*\]|\(\s*(?:\.\s*){3,}\)|(?:\.\s*){3,}")
"""What is left out, in the forms of the style books, and what is put in."""
_NOT_BETWEEN_DIGITS = re.compile(r"(?<![0-9])-+|-+(?![0-9])")
_ENDS: Final = ".,;:!?()"
"""Punctuation that a writer may set after a quote."""
_EDGE: Final = 400
"""Letters at the end of a page and at the start of the next that may stand between: footnotes and running heads."""
_NEEDLE: Final = 300
"""Letters of a quote that are looked for when it is not there: half a second in a megabyte, and enough to know it."""
_WORD = re.compile(r"\S+")
_SHOWN: Final = 60
_LED_IN: Final = 25
"""Letters that are shown of a passage, and of those how many before the first difference."""


class _Letters(dict[int, str | None]):
    """What becomes of each character (:meth:`str.translate`), worked out when it is met first."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        kept: str | None = character
        if category == "Pd" or character in "\u2212\u2043":
            kept = "-"
        elif (
            character.isspace()
            or category in ("Pi", "Pf", "Cc", "Cf", "Cn", "Co")
            or character
            in "\"'`\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u201a\u201e\u2032\u2033\u2034\u300c-\u300f\uff02\uff07"
        ):
            kept = None
        self[code] = kept
        return kept


_LETTERS = _Letters()


def _composed(text: str) -> str:
    # By itself, an acute accent that stands for an apostrophe would become a space and an accent.
    return unicodedata.normalize("NFKC", text.replace("\u00b4", "'"))


def letters(text: str) -> str:
    """Return what counts of a text."""
    text = _composed(text).casefold()
    return _NOT_BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", text).translate(_LETTERS))


def parts(quote: str) -> list[tuple[str, str]]:
    """Return each part of a quote as it is written, and what counts of it, without the punctuation at its ends."""
    pieces = _GAP.split(_composed(quote))
    return [(piece.strip(), part) for piece in pieces if (part := letters(piece).strip(_ENDS))]


class Copy:
    """The text of a copy, made ready for looking quotes up; pages are apart by form feeds.

    ``breaks`` are the places in ``letters`` where a page ends and the next begins.
    """

    def __init__(self, text: str) -> None:
        pages = [letters(page) for page in text.split("\f")]
        self.letters = "".join(pages)
        self.breaks = list(accumulate(map(len, pages)))[:-1]
        self._text = text

    def missing(self, quote: str) -> str:
        """Return the first part of a quote that does not stand after those before it; empty where all do."""
        at = 0
        for piece, part in parts(quote):
            found = self.letters.find(part, at)
            end = found + len(part) if found >= 0 else self._over_a_break(part, at)
            if end is None:
                return piece
            at = end
        return ""

    def _over_a_break(self, part: str, at: int) -> int | None:
        """Return where a part ends that begins on one page and ends on the next."""
        reach = len(part) + _EDGE
        for place in self.breaks:
            if place < at:
                continue
            tail = self.letters[max(at, place - reach) : place]
            low, high = 0, len(part) - 1
            while low < high:  # the longest beginning that stands on the page
                middle = (low + high + 1) // 2
                low, high = (middle, high) if part[:middle] in tail else (low, middle - 1)
            rest = self.letters.find(part[low:], place, place + reach)
            if low and rest >= 0:
                return rest + len(part) - low
        return None

    @cached_property
    def _shown(self) -> str:
        """The text on one line, without what nobody sees."""
        return " ".join("".join(one for one in self._text if one.isspace() or one.isprintable()).split())

    def nearest(self, quote: str) -> tuple[str, str]:
        """Return the quote and the passage most like it, each cut to where they differ first."""
        from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - only where something is wrong

        quote = " ".join(quote.split())
        text = self._shown
        lowered = text.lower() if len(text.lower()) == len(text) else text
        found = partial_ratio_alignment(quote[:_NEEDLE].lower(), lowered)
        if found is None or found.dest_start == found.dest_end:
            return _cut(quote, 0), ""
        start = text.rfind(" ", 0, found.dest_start + 1) + 1
        end = text.find(" ", max(found.dest_end - 1, 0))
        passage = text[start : end if end >= 0 else len(text)]
        mine, theirs = _difference(quote, passage)
        return _cut(quote, mine), _cut(passage, theirs)


@lru_cache(maxsize=64)
def read_copy(text: str) -> Copy:
    """Return a copy made ready, those used last without making them again."""
    return Copy(text)


def _difference(quote: str, passage: str) -> tuple[int, int]:
    """Return where the first words begin that are others, or else that one text has alone, in each of two texts."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where something is wrong

    mine, theirs = (
        [(one.start(), letters(one[0]).strip(_ENDS)) for one in _WORD.finditer(text)] for text in (quote, passage)
    )
    codes = SequenceMatcher(
        None, [word for _, word in mine], [word for _, word in theirs], autojunk=False
    ).get_opcodes()
    differing = [code for code in codes if code[0] == "replace"] or [code for code in codes if code[0] != "equal"]
    if not differing:
        return 0, 0
    _, i, _, j, _ = differing[0]
    return mine[i][0] if i < len(mine) else len(quote), theirs[j][0] if j < len(theirs) else len(passage)


def _cut(text: str, place: int) -> str:
    """Cut a text to whole words around a place, as many as are shown."""
    first = max(min(place - _LED_IN, len(text) - _SHOWN), 0)
    start = text.rfind(" ", 0, first) + 1 if first else 0
    end = text.find(" ", start + _SHOWN)
    end = min(end, start + 2 * _SHOWN) if end >= 0 else min(len(text), start + 2 * _SHOWN)
    return ("... " if start else "") + text[start:end] + (" ..." if end < len(text) else "")
