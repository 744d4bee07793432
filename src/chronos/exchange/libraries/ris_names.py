"""Names in RIS as names of CSL."""

import re
from functools import lru_cache
from typing import Final

_SUFFIX: Final = re.compile(r"(?:Jr|Sr|[JS]nr|II|III|IV)\.?", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def csl_names(value: str) -> tuple[dict[str, str], ...]:
    """Return the names of a value."""
    return tuple(_name(one) for one in _several(value))


def _several(value: str) -> list[str]:
    """Return the names of a value, of which the specification has one, and some programs several with semicolons."""
    return [name for name in (one.strip() for one in value.split(";")) if name]


def _name(value: str) -> dict[str, str]:
    """Return a name of CSL: "Family, Given, Suffix"; what has no comma is one piece, as bodies are."""
    family, *others = (part.strip() for part in value.split(","))
    given = [part for part in others if part]
    if not given or not family:
        return {"literal": value.strip(" ,")}
    suffix = given.pop() if len(given) > 1 and _SUFFIX.fullmatch(given[-1]) else ""
    name = {"family": family, "given": ", ".join(given)}
    return {**name, "suffix": suffix} if suffix else name
