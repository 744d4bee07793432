"""Days of the week that a text names, in four languages: as part of a full date, and as the day of what it says.

Names such as "Black Friday", "Viernes Santo" or "Santo Domingo" are no days of what a text says, nor is the day of
something else that it speaks of: "to meet on Friday", "said on Monday", "hasta el martes", "la réunion de mardi".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from chronos.check.mentions import WEEKDAYS, Mention, date_pattern, days_of, mention_of, word_set
from chronos.check.own_date import DETERMINERS
from chronos.check.plain_sentences import has_later_clause, is_plain

NAMES: Final = frozenset(WEEKDAYS) | word_set("segunda terça quarta quinta sexta")
"""Words without one of which no text names a day of the week; the last five are followed by "feira"."""
_ENGLISH: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SPANISH: Final = "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
_PORTUGUESE: Final = r"(?:segunda|terça|quarta|quinta|sexta)[-\s]feira|sábado|domingo"
_FRENCH: Final = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_ANY: Final = f"{_ENGLISH}|{_SPANISH}|{_PORTUGUESE}|{_FRENCH}"
_REPORTED: Final = word_set("says said say told reported reports dijo dicen informó disse dizem informou dit déclaré")
"""In a text with one of these, the day may be that on which somebody said so."""
_NAMED: Final = word_set("Night Morning Mass Times Santo Santa Negro Negra Mail Market School")
"""Behind a day of the week they make a name of it: "On Monday Night Football"."""
_PLANNED: Final = word_set(
    "will would shall should could must may due scheduled planned expected"
    " debe deben debía podría deve devem devia doit doivent sera seront aura auront devra"
)
"""In a text with one of these, the day may be one that was still to come."""


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
    return weekday in map(iso_weekday, days_of(year, mention.month or 1, mention.day or 1, julian=julian))


def own_weekdays(text: str) -> Iterator[tuple[str, int]]:
    """Yield the day of the week on which what a text says happened, and a night's next: as written, and 1 for Monday.

    It stands at the head ("On Monday, …", "El lunes una …"), or at the end of a plain sentence.
    """
    plain = " ".join(text.replace("\u2019", "'").split())
    words = {word.strip(".,;:") for word in plain.lower().split()}
    if not words.isdisjoint(_REPORTED) or not words.isdisjoint(_PLANNED) or _future().search(plain):
        return
    found = _head().match(plain)
    if found is None or not _is_of_clause(plain, found):
        found = _end().search(plain)
        if found is None or not is_plain(plain[: found.start()]):
            return
    number = _number(next(found[name] for name in ("en", "es", "pt", "fr") if found[name]))
    written = found.group().strip(" .")
    yield written, number
    if found["night"]:
        yield written, number % 7 + 1


def all_weekdays(text: str) -> frozenset[int]:
    """Return every day of the week that a text names in whatever way, names of persons and places included."""
    return frozenset(_number(found.group()) for found in _names().finditer(text))


def _is_of_clause(text: str, head: re.Match[str]) -> bool:
    """Whether a day at the head is that of the clause behind it, and no part of a name or the subject."""
    rest = text[head.end() :]
    following = re.match(r"(,)?\s([^\W\d_]+)", rest)
    if (
        following is None
        or has_later_clause(text)
        or _names().match(following[2])
        or following[2] in ("des", "du", "d")
    ):
        return False
    word = following[2]
    if following[1] or head["part"] or word.lower() in DETERMINERS:
        return True
    if word[0].isupper():
        return not head["fr"] and word not in _NAMED
    return _verb().match(rest.lstrip()) is not None


def _number(weekday: str) -> int:
    return WEEKDAYS[weekday.lower().replace(" ", "-")]


@cache
def _verb() -> re.Pattern[str]:
    """A verb of Spanish or Portuguese, or a noun of many: "El lunes comienzan", "On Monday protesters"."""
    return re.compile(
        r"(?:llega|viaja|muere|nace|abre|comienza|empieza|termina|chega|começa|morre|nasce)[nm]?\b|\w{3,}(?:aron|ieron|aram)\b"
        r"|(?!services|classes|schools|papers|newspapers|markets|games|talks|trains)[a-z]{4,}[^s\W\d_]s\b"
    )


@cache
def _future() -> re.Pattern[str]:
    return re.compile(r"\w{3}(?:rán?|rão|ront)\b|\b(?:is|are|was|were)\sto\s")


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


def _own() -> str:
    return rf"""(?:
        [Oo]n\s(?P<en>{_ENGLISH})
        |(?:[Ee]l|[Ee]ste)\s(?P<es>{_SPANISH})
        |(?:[Nn][oa]|[Nn]est[ea])\s(?P<pt>{_PORTUGUESE})
        |(?:[Cc]e\s)?(?P<fr>{_FRENCH}|{_FRENCH.title()})
        )(?![\w'-])(?P<part>
         (?P<night>\s(?:night|noche|noite|nuit|madrugada|evening|soir)\b|\s(?:por|à|en|de)\s(?:la\s)?(?:noche|noite|nuit)\b)
         |\s(?:morning|afternoon|matin|après-midi)\b|\s(?:por|en|de|à)\s(?:la\s)?(?:mañana|tarde|manhã)\b
        )?"""


@cache
def _head() -> re.Pattern[str]:
    return re.compile(_own(), re.VERBOSE)


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){_own()}\s?\.?$", re.VERBOSE)
