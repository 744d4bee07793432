"""Dates as sources state them: EDTF read, written, compared, weighed and put into words.

Standard: Extended Date/Time Format (EDTF), Library of Congress, 2019-02-04 (now part of ISO 8601-2:2019), levels
0, 1 and 2. Conventions, stated once:

- A day is an integer: 1 is 0001-01-01 of the proleptic Gregorian calendar, as ``datetime.date.toordinal`` counts,
  without an end on either side. Bounds and spans are inclusive. Years are astronomical: -43 is 44 BC.
- ``?`` and ``~`` never move a bound. What ``~`` may explain is a setting, used to judge disagreement only.
- Open (``..``) and unknown (empty) ends are two things, and neither is a number.
- An interval lasted from its start to its end; everything else happened once, on one of its possible days.
- Years of more than 18 digits are read, but their days are not numbered: their bounds are None, of the kind
  ``toolarge``.

The common part of the package is loaded at once; relations, weights, words and the rest with their first use.
"""

from __future__ import annotations

from chronos.edtf.calendars import civil, day_number, format_day
from chronos.edtf.errors import EdtfError
from chronos.edtf.parsing import parse
from chronos.edtf.value import PRECISIONS, DateExpression, Qualifiers

# Type checkers take this name for true; importing it from typing takes longer than the rest of the package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from chronos.edtf.agreement import Agreement, agree, intersection
    from chronos.edtf.aoristic import is_clipped, presence, weights
    from chronos.edtf.calendars import edtf_year, julian_civil, julian_day_number, julian_difference
    from chronos.edtf.circa import DEFAULT_CIRCA
    from chronos.edtf.display import display_key
    from chronos.edtf.languages import LANGUAGES, day_words, read_words, words, year_words
    from chronos.edtf.numeric import numeric_readings
    from chronos.edtf.relations import (
        RELATIONS,
        necessarily_after,
        necessarily_before,
        necessarily_contains,
        necessarily_equal,
        necessarily_overlaps,
        necessarily_within,
        possibly_after,
        possibly_before,
        possibly_contains,
        possibly_equal,
        possibly_overlaps,
        possibly_within,
        strength,
    )
    from chronos.edtf.suggestion import nearest_valid

__all__ = [
    "DEFAULT_CIRCA",
    "LANGUAGES",
    "PRECISIONS",
    "RELATIONS",
    "Agreement",
    "DateExpression",
    "EdtfError",
    "Qualifiers",
    "agree",
    "civil",
    "day_number",
    "day_words",
    "display_key",
    "edtf_year",
    "format_day",
    "intersection",
    "is_clipped",
    "julian_civil",
    "julian_day_number",
    "julian_difference",
    "nearest_valid",
    "necessarily_after",
    "necessarily_before",
    "necessarily_contains",
    "necessarily_equal",
    "necessarily_overlaps",
    "necessarily_within",
    "numeric_readings",
    "parse",
    "possibly_after",
    "possibly_before",
    "possibly_contains",
    "possibly_equal",
    "possibly_overlaps",
    "possibly_within",
    "presence",
    "read_words",
    "strength",
    "weights",
    "words",
    "year_words",
]

# Where the names that are loaded with their first use live; the rest are imported above.
_MODULES = {
    "agreement": ("Agreement", "agree", "intersection"),
    "aoristic": ("is_clipped", "presence", "weights"),
    "calendars": ("edtf_year", "julian_civil", "julian_day_number", "julian_difference"),
    "circa": ("DEFAULT_CIRCA",),
    "display": ("display_key",),
    "languages": ("LANGUAGES", "day_words", "read_words", "words", "year_words"),
    "numeric": ("numeric_readings",),
    "relations": ("RELATIONS", "strength", *(name for name in __all__ if name.startswith(("necess", "possibly")))),
    "suggestion": ("nearest_valid",),
}


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            from importlib import import_module  # only for names that are asked for

            found: object = getattr(import_module(f"chronos.edtf.{module}"), name)
            globals()[name] = found
            return found
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
