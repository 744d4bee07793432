"""Ids for what is imported: made of the data alone, so that the same row has the same id every time."""

import re
from hashlib import blake2b
from typing import Final

from chronos.gazetteer import slug

_ASCII_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST: Final = 60
"""Characters of an id that are read at a glance; what is longer is cut, and told apart by a digest."""
_NOT_ASCII: Final = re.compile(r"[^a-z0-9]+")
_VANISHING: Final = str.maketrans("", "", "'`")
"""What a slug leaves out without a hyphen."""


def own_id(prefix: str, key: str) -> str:
    """Return the id of a row that has one of its own: ``own_id("ged", "244657")`` is ``ged-244657``.

    A key that is no slug but for its capitals gets a digest of it behind what can be read of it, so that no two such
    keys make one id.
    """
    plain = key.lower()
    if _ASCII_SLUG.fullmatch(plain) and len(plain) <= _LONGEST:
        return f"{prefix}-{plain}" if prefix else plain
    readable = _words(key)[:_LONGEST].strip("-")
    return "-".join(filter(None, (prefix, readable, digest(key))))


def content_id(*parts: str) -> str:
    """Return the id of a row that has none of its own: its first words, and a digest of all that is said in ``parts``.

    ``content_id("ec", "2017", "An agreement on police cooperation")`` is ``ec-2017-an-agreement-on-police`` and a
    digest of eight characters.
    """
    *heads, text = parts
    readable = "-".join(filter(None, [*map(_words, heads), "-".join(_words(text[:200]).split("-")[:4])]))
    return "-".join(filter(None, (readable[:_LONGEST].strip("-"), digest(*parts))))


def digest(*parts: str) -> str:
    """Return eight characters (32 bits) that stand for texts; the first is a letter."""
    hashed = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return f"x{hashed[:7]}"


def _words(text: str) -> str:
    if text.isascii():  # as :func:`slug` does, several times as fast
        return _NOT_ASCII.sub("-", text.lower().replace("&", " and ").translate(_VANISHING)).strip("-")
    return _NOT_ASCII.sub("-", slug(text)).strip("-")
