"""Which of the dates in a text is the date of what it says.

It stands at the head ("On 3 May 2018, …", "En mayo de 2018 …", "2018: …"), or at the end of a plain sentence of coming,
meeting or taking place ("A delegation visits Quito in 2018."). Any other date may belong to something else that the
text speaks of ("renews the agreement of 2017"), and says nothing of when this happened.
"""

import re
from functools import cache
from typing import Final

from chronos.check.leads import ARTICLES, LEAD, widened
from chronos.check.mentions import WEEKDAYS, Mention, date_pattern, goes_on, mention_of, months, word_set
from chronos.check.plain_sentences import date_at_end, has_later_clause

_HEAD: Final = 150
"""Characters at the beginning of a text in which its own date ends, and of a plain sentence."""
_ENGLISH: Final = word_set("in on at during throughout early late mid from between")
_RUNS: Final = word_set("from between de del desde entre do du")
STARTS: Final = (
    _ENGLISH
    | _RUNS
    | word_set("en el durante a al em no na nos nas ao le au aux à dans durant pendant début fin courant mi")
)
"""The words with which a date begins at the head of a text; :data:`_RUNS` only where it has two ends."""
_PARTS: Final = word_set("early late mid")
"""Those that need no other word, and may belong to a noun: "early 2018 estimates"."""
_BEFORE_YEAR: Final = word_set("in during throughout early late mid en durante em durant début fin courant mi")
"""Those that stand right before a year: "a 2018 report" and "no 2018 budget" are something else."""
_JOINED: Final = ("mid-", "mi-", "l'", "d'", "l\u2019", "d\u2019")
_COUNTED: Final = word_set(
    "prices dollars terms money values euros pesos precios dólares reais preços prix francs bc bce ac av"
)
"""Behind a year they make something else of it: "in 2018 prices", "in 1200 BC"."""
DETERMINERS: Final = word_set(
    "the a an its his her their some many several more he she it they there this these police"
    " el la los las un una unos unas su sus se le les lo hubo este esta"
    " o os as um uma seu sua houve l d des du son sa ses leur leurs il elle ils elles on ce cette au aux"
)
"""Words before which a number is a year and counts nothing: "in 1500 the king", not "in 1500 villages"."""


def other_date(text: str, earliest: int | None, latest: int | None) -> Mention | None:
    """Return the date that is that of the whole text, where it is none of the days from ``earliest`` to ``latest``.

    ``None`` where it may be one of them, or none is stated beyond doubt; a bound that is ``None`` is none.
    """
    start, _, rest = text[:_HEAD].partition(" ")
    start = start.lower()
    found = None
    if start in STARTS or start[:3] == "mi-" or start[:4] == "mid-":
        second = rest.partition(" ")[0].lower().rstrip(",.")
        # Most texts that begin with such a word go on with something else than a date.
        if second[:1].isdigit() or second in LEAD or "-" in start or second.startswith(_JOINED) or second in months():
            found = _after_preposition(_plain(text), earliest, latest)
    elif start[:1].isdigit() or ":" in text[:40]:
        found = _before_colon(_plain(text))
    if found is not None and has_later_clause(text):
        return None
    if found is None and text.rstrip(" .")[-4:].isdigit() and len(text) <= _HEAD:
        found = date_at_end(_plain(text))
    if found is None or found.may_fall(earliest, latest) or _moves_on().search(text):
        return None
    return found


def _plain(text: str) -> str:
    """Return the beginning of a text on one line with straight apostrophes."""
    head = text[:_HEAD].replace("\u2019", "'")
    return " ".join(head.split()) if "\n" in head or "  " in head else head


@cache
def _date() -> re.Pattern[str]:
    return re.compile(f"(?P<date>{date_pattern()})", re.VERBOSE | re.IGNORECASE)


@cache
def _before_colon_pattern() -> re.Pattern[str]:
    weekday = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s)?"
    return re.compile(rf"{weekday}(?P<date>{date_pattern()})(?:\s?:|\s[-\u2013\u2014])\s", re.VERBOSE | re.IGNORECASE)


@cache
def _moves_on() -> re.Pattern[str]:
    """Words with which a text goes on to another day: "in 2018 it had been signed; a year later it takes effect"."""
    return re.compile(
        r"""\b(?:(?:following|next)\s(?:day|week|month|year|spring|summer|autumn|winter)
        |(?:day|week|month|year|decade)s?\s(?:later|afterwards?)
        |(?:día|semana|mes|año)\ssiguiente|(?:día|semana|mes|mese|año)s?\s(?:más\starde|después(?!\sde))
        |(?:dia|semana|mês|ano)\sseguinte|(?:dia|semana|mês|mese|ano)s?\s(?:mais\starde|depois(?!\sd))
        |lendemain|(?:jour|semaine|mois|année)\ssuivante?|(?:jour|semaine|moi|an|année)s?\splus\stard)\b""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"[12]\d{3}(?=[\s,.;:])")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"([^\W\d_]+)(?:(,)?\s|-|')")


def _lead(text: str, at: int) -> tuple[int, list[str]]:
    """Return where the words that may stand before a date end, and these words in small letters."""
    words: list[str] = []
    while found := _word().match(text, at):
        word = found[1].lower()
        if word not in LEAD or (found[2] and word not in WEEKDAYS and word != "feira"):
            break
        words.append(word)
        at = found.end()
    return at, words


def _after_preposition(text: str, earliest: int | None, latest: int | None) -> Mention | None:
    """Read "On 3 May 2018", "In early 2018", "From 2013 to 2018" at the head; ``None`` also where it may fall."""
    first = _word().match(text)
    if first is None:
        return None
    start = first[1].lower()
    at, lead = _lead(text, first.end())
    year = _year().match(text, at)
    if year is not None and Mention("", int(year.group())).may_fall(earliest, latest):
        return None  # nearly always
    found = _date().match(text, at)
    mention = widened(found, lead) if found is not None else None
    if found is None or mention is None or mention.may_fall(earliest, latest) or goes_on().match(text, found.end()):
        return None
    has_two_ends = mention.last_year is not None or found["until"] is not None
    if (start in _RUNS and not has_two_ends) or not _is_of_language(found, start):
        return None
    if _is_of_noun(found, start, lead, text[found.end() :]):
        return None
    if mention.month is None:
        return mention if _is_year(found, start, lead, text) else None
    if lead[-1:] == ["the"] and (mention.day is None or not found["ordinal"]):
        return None  # "in the May 2018 report"
    return mention


def _is_of_language(found: re.Match[str], start: str) -> bool:
    """Whether the month is of the language of the word before it: "on Mars" is no month."""
    name = found["month"] or found["month_first"] or found["month_alone"]
    return not name or ("en" in months()[name.lower()][1]) is (start in _ENGLISH)


def _is_of_noun(found: re.Match[str], start: str, lead: list[str], rest: str) -> bool:
    """Whether a date is part of a name or a noun: "early 2018 estimates", "in August Wilson's play"."""
    following = re.match(r"\s(\w+)(?:\s\w+)?(,)?", rest)
    if found["month_alone"] and not found["year_of_month"]:
        is_name = start in _ENGLISH and following is not None and following[1][0].isupper()
        if is_name or rest.startswith("'"):
            return True
    if following is None or following[1].lower() in DETERMINERS or (following[1][0].isupper() and start not in _PARTS):
        return False
    return following[2] is not None or (start in _PARTS and "in" not in lead)


def _is_year(found: re.Match[str], start: str, lead: list[str], text: str) -> bool:
    """Whether a number without a month is a year, and no part of "the 2018 report", "in 1500 villages"."""
    parts = [word for word in lead if word not in ARTICLES]
    if (lead[-1:] == ["the"] and not found["decade"]) or not (parts or start in _BEFORE_YEAR | _RUNS):
        return False
    rest = text[found.end() :]
    following = re.findall(r"[\w']+", rest)[:2]
    if not _COUNTED.isdisjoint(word.lower() for word in following) or re.match(r"\s[aA]\.\s?[CcJ]", rest):
        return False
    if not rest or rest[0] != " " or found["last_year"] or found["last_digits"] or found["decade"] or not following:
        return True
    if following[0][0].isupper() or following[0].lower().partition("'")[0] in DETERMINERS:
        return True
    year = int(found["year_alone"])
    return 1900 < year < 2100 and year % 100 != 0


def _before_colon(text: str) -> Mention | None:
    """Read "3 May 2018: …", "2018 - …" at the head."""
    found = _before_colon_pattern().match(text)
    return mention_of(found) if found is not None and not goes_on().match(text, found.end("date")) else None
