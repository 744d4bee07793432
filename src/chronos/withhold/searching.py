"""What to seek in a text to find another, however it is written there."""

from typing import Final

from chronos.withhold.forms import folded, solid

LONG: Final = 20
"""Letters and digits of a text that is found without regard to where its words end."""
_BLOCK: Final = 32
"""Letters and digits of the parts in which longer texts are sought, so that the beginning of one is found too."""
_SHORT: Final = 6
"""Letters and digits that a short text has at least, and one of its words half as many letters."""
_NUMBER: Final = 9
"""Digits of a number that tells something: one more than those of a day."""


def patterns(text: str, *, is_name: bool = False) -> tuple[str, ...]:
    """Return what to seek in folded texts to find this one: words between spaces, or long parts without any space.

    A text that says nothing by itself has none: few letters, a small number, a single word unless ``is_name`` and it is
    written with a capital.
    """
    words = folded(text)
    bare = solid(words)
    if not any(one.isalpha() for one in bare):
        return (words,) if len(bare) >= _NUMBER else ()
    if len(bare) >= LONG:
        if len(bare) < _BLOCK + _SHORT:
            return (bare,)
        starts = (*range(0, len(bare) - _BLOCK, _BLOCK), len(bare) - _BLOCK)
        return tuple(dict.fromkeys(bare[start : start + _BLOCK] for start in starts))
    parts = words.split()
    if len(parts) > 1:
        speaks = len(bare) >= _SHORT and any(len(one) >= _SHORT // 2 and one.isalpha() for one in parts)
    elif bare.isascii():
        speaks = len(bare) >= _SHORT and ((is_name and text[:1].isupper()) or not bare.isalpha())
    else:
        speaks = len(bare) >= _SHORT // 2
    return (words,) if speaks else ()
