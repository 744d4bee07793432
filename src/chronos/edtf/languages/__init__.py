"""Dates in words: English, Spanish, Portuguese and French, written and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chronos.edtf.languages.language import Language
    from chronos.edtf.value import DateExpression

LANGUAGES = ("en", "es", "pt", "fr")


def load(code: str) -> Language:
    """The words and rules of a language.

    Raises:
        ValueError: The code is none of ``LANGUAGES``.
    """
    from importlib import import_module  # a language is loaded with its first use

    if code not in LANGUAGES:
        message = f"dates are put into {', '.join(LANGUAGES)}, not into {code!r}"
        raise ValueError(message)
    found: Language = import_module(f"chronos.edtf.languages.{code}").LANGUAGE
    return found


def words(expr: DateExpression, language: str = "en") -> str:
    """A date in the words of a language.

    Args:
        expr: The date.
        language: ``en``, ``es``, ``pt`` or ``fr``.

    Raises:
        ValueError: The language is none of these.
    """
    from chronos.edtf.languages.writer import write  # not needed to read dates

    return write(expr.tree(), load(language))


def year_words(year: int, language: str = "en") -> str:
    """Any astronomical year in the words of a language: ``2018``, ``44 BC`` for -43, ``the year 12000``.

    Years that EDTF can write have the words that :func:`words` gives them; none is refused.

    Args:
        year: The astronomical year, of any size: 0 is 1 BC.
        language: ``en``, ``es``, ``pt`` or ``fr``.

    Raises:
        ValueError: The language is none of these.
    """
    from chronos.edtf.languages import writer  # not needed to read dates

    return writer.year_words(year, load(language))


def day_words(day: int, language: str = "en") -> str:
    """Any day in the words of a language: ``1 May 2018``, ``15 March 44 BC``, ``1 January of the year 12000``.

    Days of four-digit years have the words that :func:`words` gives them; none is refused.

    Args:
        day: The day number, of any size: 1 is 0001-01-01 of the proleptic Gregorian calendar.
        language: ``en``, ``es``, ``pt`` or ``fr``.

    Raises:
        ValueError: The language is none of these.
    """
    from chronos.edtf.languages import writer  # not needed to read dates

    return writer.day_words(day, load(language))


def read_words(text: str, language: str | None = None, calendar: str = "gregorian") -> DateExpression:
    """The date that words state, or EDTF itself; what is not understood is refused.

    Args:
        text: ``early 2017``, ``entre mayo y junio de 2018``, ``vers 1950 (?)``.
        language: ``en``, ``es``, ``pt`` or ``fr``; None takes the text in any of them that reads it.
        calendar: ``gregorian``, or ``julian`` for days that are stated in the Julian calendar.

    Returns:
        The expression; its ``text`` is the EDTF that was understood.

    Raises:
        EdtfError: Some part is not understood, or languages read it differently; the offset is that of the part.
        ValueError: The language or the calendar is none of these.
    """
    from chronos.edtf.errors import EdtfError  # loaded with the first words
    from chronos.edtf.languages.cursor import telling
    from chronos.edtf.languages.reader import Reader
    from chronos.edtf.parsing import parse

    if calendar not in ("gregorian", "julian"):
        message = f"chronos converts from the julian calendar, not from {calendar!r}"
        raise ValueError(message)
    readings: dict[DateExpression, str] = {}
    faults: list[EdtfError] = []
    for code in (language,) if language else LANGUAGES:
        try:
            reading = parse(Reader(load(code), text, julian=calendar == "julian").read())
        except EdtfError as fault:
            faults.append(fault)
        else:
            readings.setdefault(reading, code)
    if not readings:
        # The language that understood most is the one it is written in.
        raise max(faults, key=telling)
    if len(readings) > 1:
        named = " or ".join(f"{reading} ({code})" for reading, code in readings.items())
        raise EdtfError(text, 0, f"it may be {named}: say in which language it is", "ambiguous")
    return next(iter(readings))
