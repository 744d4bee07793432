"""Days of the week that a text names, in four languages: as part of a full date, and as the day of what it says.

Names such as "Black Friday", "Viernes Santo" or "Santo Domingo" are no days of what a text says, nor is the day of
something else that it speaks of: "to meet on Friday", "said on Monday", "hasta el martes", "la réunion de mardi".
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from chronos.check.mentions import WEEKDAYS, Mention, date_pattern, mention_of, word_set
from chronos.edtf import day_number, julian_day_number

NAMES: Final = frozenset(WEEKDAYS) | word_set("segunda terça quarta quinta sexta")
"""Words without one of which no text names a day of the week; the last five are followed by "feira"."""
_ENGLISH: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SPANISH: Final = "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
_PORTUGUESE: Final = r"(?:segunda|terça|quarta|quinta|sexta)[-\s]feira|sábado|domingo"
_FRENCH: Final = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_ANY: Final = f"{_ENGLISH}|{_SPANISH}|{_PORTUGUESE}|{_FRENCH}"
_ELSEWHERE: Final = word_set(
    "will would should could must may due scheduled planned expected set had that which who whom whose when where after"
    " before since until till by from for confirmed every each if while having"
    " que quien quienes cual donde cuando para tras después antes desde hasta cada todos había según"
    " quem onde quando após depois até todas havia segundo"
    " qui dont où quand pour après avant depuis jusqu'à jusqu'au dès chaque tous doit doivent avait selon d'ici"
)
"""Behind one of these in a sentence, the day may be that of something else."""
_REPORTED: Final = word_set("says said say told reported reports dijo dicen informó disse dizem informou dit déclaré")
"""In a text with one of these, the day may be that on which somebody said so."""
_AUXILIARIES: Final = word_set(
    "is are was were be been being has have had gets got es son era eran fue fueron sido ha han está están queda quedan"
    " é são foi foram tem têm está estão ficou ficaram est sont était étaient fut furent été a ont"
)
"""Behind one of these a participle is the verb of what is said: "was arrested on Sunday"."""
_LAST_JULIAN: Final = 1930
"""Up to this year a text may give a day in the Julian calendar without saying so (Greece left it in 1923)."""


def iso_weekday(day: int) -> int:
    """Return the day of the week of a day number, 1 for Monday: day 1, 0001-01-01, was one."""
    return (day - 1) % 7 + 1


def dated_weekdays(text: str) -> Iterator[tuple[str, int, Mention]]:
    """Yield every "Monday 3 May 2019" as it is written, its day of the week, and its date, which has a day."""
    plain = " ".join(text.replace("\u2019", "'").split())
    for pattern in _dated():
        for found in pattern.finditer(plain):
            mention = mention_of(found)
            if mention is not None and mention.day is not None:
                yield found.group(), _number(found["weekday"]), mention


def fits(weekday: int, mention: Mention, year: int, *, julian: bool = False) -> bool:
    """Whether a date was on a day of the week in a year; long ago in either calendar, later in the one that is said."""
    month, day = mention.month or 1, mention.day or 1
    days = [] if julian else [day_number(year, month, day)]
    if julian or year < _LAST_JULIAN:
        days.append(julian_day_number(year, month, day))
    return weekday in map(iso_weekday, days)


def own_weekdays(text: str) -> Iterator[tuple[str, int]]:
    """Yield the days of the week on which what a text says happened: as they are written, and 1 for Monday."""
    plain = " ".join(text.replace("\u2019", "'").split())
    if not _REPORTED.isdisjoint(plain.lower().split()):
        return
    for found in _own().finditer(plain):
        clause = re.split(r"[.;:!?]\s", plain[: found.start()])[-1]
        words = clause.split()
        if not _ELSEWHERE.isdisjoint(word.strip(",()\"'").lower() for word in words) or _has_infinitive(words):
            continue
        if _is_of_participle(words, plain[found.end() :]):
            continue
        written = next(found[name] for name in ("en", "es", "pt", "fr") if found[name])
        number = _number(written)
        yield found.group().strip(), number
        if found["night"]:
            yield found.group().strip(), number % 7 + 1


def all_weekdays(text: str) -> frozenset[int]:
    """Return every day of the week that a text names in whatever way, names of persons and places included."""
    return frozenset(_number(found.group()) for found in _names().finditer(text))


def _has_infinitive(words: list[str]) -> bool:
    """Whether "to" stands before a verb rather than a place."""
    return any(
        word == "to" and after[:1].islower() and after not in ("the", "a", "an") for word, after in pairwise(words)
    )


def _is_of_participle(words: list[str], rest: str) -> bool:
    """Whether a day is that of somebody or something: "two officers arrested on Sunday are released"."""
    if not words or not _AUXILIARIES.isdisjoint(word.lower() for word in words):
        return False
    # "Arrested" may be a verb as well: then what follows has none of its own.
    return _participle().fullmatch(words[-1]) is not None or (
        words[-1].endswith("ed") and _verb_follows().match(rest) is not None
    )


def _number(weekday: str) -> int:
    return WEEKDAYS[weekday.lower().replace(" ", "-")]


@cache
def _participle() -> re.Pattern[str]:
    """Participles of Spanish, Portuguese and French; in full sentences they are verbs only behind an auxiliary."""
    return re.compile(r"\w{2,}(?:[ai]d[oa]|ée?)s?|(?:pres|muert|mort)[oa]s?|venue?s?")


@cache
def _verb_follows() -> re.Pattern[str]:
    return re.compile(r"(?:\s\w+){0,4}?\s(?:is|are|was|were|has|have|had)\b")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_ANY})\b", re.IGNORECASE)


@cache
def _dated() -> tuple[re.Pattern[str], ...]:
    date = rf"(?P<date>{date_pattern()})"
    return (
        re.compile(rf"\b(?P<weekday>{_ANY})(?:,?\s(?:the\s|le\s|el\s|dia\s)?|\s?\(){date}", re.VERBOSE | re.IGNORECASE),
        re.compile(
            rf"{date}(?:,\s|\s?\()(?:(?:an?|un|uma)\s)?(?P<weekday>{_ANY})(?!\w|,?\s\d)", re.VERBOSE | re.IGNORECASE
        ),
    )


@cache
def _own() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![\w-])(?:
        [Oo]n\s(?P<en>{_ENGLISH})(?!\w|'|,?\s\d|\s(?:of|next|week|last|the)\b)
        |(?:[Ee]l|[Ee]ste)\s(?P<es>{_SPANISH})(?!\w|,?\s\d|\s(?:pasado|próximo|siguiente|anterior|que|santo|de|negro)\b)
        |(?:[Nn][oa]|[Nn]est[ea])\s(?P<pt>{_PORTUGUESE})(?!\w|,?\s(?:\d|dia\b)|\s(?:passad[oa]|próxim[oa]|seguinte
         |anterior|que|sant[oa]|d[aeo]|negra)\b)
        |(?<!\b[Ll]es\s)(?<!\b[Ll]e\s)(?<!\b[Dd]e\s)(?<!\b[Dd]u\s)(?<!\b[Dd]es\s)(?<!\b[Cc]haque\s)(?<!\bà\s)(?<!\bau\s)
         (?P<fr>{_FRENCH}|^(?:{_FRENCH.title()}))
         (?!\w|,?\s\d|\s(?:dernier|prochain|suivant|précédent|noir|saint|gras|de|des|1er)\b|\sd')
        )(?P<night>\s(?:night|noche|noite|nuit|madrugada|evening|soir)\b|\s(?:por|à|en|de)\s(?:la\s)?(?:noche|noite|nuit)\b)?""",
        re.VERBOSE,
    )
