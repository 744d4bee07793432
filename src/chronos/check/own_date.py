"""Which of the dates in a text is the date of what it says.

It stands at the head ("On 3 May 2018, …", "En mayo de 2018 …", "2018: …"), or at the end of a plain sentence of coming,
meeting or taking place ("A delegation visits Quito in 2018."). Any other date may belong to something else that the
text speaks of ("renews the agreement of 2017"), and says nothing of when this happened.
"""

import re
from functools import cache
from typing import Final

from chronos.check.mentions import WEEKDAYS, Mention, all_dates, date_pattern, goes_on, mention_of, months, word_set

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
_BEFORE_YEAR: Final = word_set("in during throughout early late mid en durante em durant début fin courant mi")
"""Those that stand right before a year: "a 2018 report" and "no 2018 budget" are something else."""
_ARTICLES: Final = word_set("the of in el la los las lo de del o a os as do da dos das le les l du des d au")
_PARTS: Final = (
    *("early", "late", "mid", "end", "beginning", "start", "middle", "first", "second", "third", "fourth", "last"),
    *("half", "quarter", "spring", "summer", "autumn", "fall", "winter", "year", "month", "week", "weekend", "night"),
    *("morning", "afternoon", "evening", "day", "eve"),
    *("año", "años", "década", "mes", "día", "noche", "madrugada", "mañana", "tarde", "principios", "principio"),
    *("comienzos", "inicios", "inicio", "mediados", "fines", "finales", "final", "primer", "segundo", "tercer"),
    *("cuarto", "último", "última", "primera", "segunda", "tercera", "trimestre", "semestre", "primavera", "verano"),
    *("otoño", "invierno", "semana", "víspera"),
    *("ano", "anos", "mês", "dia", "noite", "manhã", "início", "começo", "meados", "fim", "finais", "fins", "primeiro"),
    *("terceiro", "quarto", "verão", "outono", "inverno", "véspera"),
    *("cours", "année", "années", "an", "décennie", "mois", "jour", "nuit", "matin", "soir", "début", "milieu", "fin"),
    *("premier", "deuxième", "troisième", "quatrième", "dernier", "dernière", "première", "printemps", "été"),
    *("automne", "hiver", "semaine", "veille", "courant"),
)
"""What may stand between such a word and the date, beside articles."""
_LEAD: Final = frozenset(_PARTS) | frozenset(WEEKDAYS) | _ARTICLES | word_set("segunda terça quarta quinta sexta feira")
_JOINED: Final = re.compile("^mid-|^mi-| mid-| mi-| [ld]['\u2019]")
_DECADES: Final = word_set("años anos années década décennie")
_SLACK: Final = {
    1: word_set("night eve noche madrugada víspera noite véspera nuit veille"),
    7: word_set("week weekend semana semaine"),
    92: word_set("winter invierno inverno hiver"),
}
"""Days by which what is named may reach past the date: a night has two, a winter two years."""
_COUNTED: Final = word_set(
    "prices dollars terms money values euros pesos precios dólares reais preços prix francs bc bce ac av"
)
"""Behind a year they make something else of it: "in 2018 prices", "in 1200 BC"."""
_DETERMINERS: Final = word_set(
    "the a an its his her their some many several more he she it they there this these police"
    " el la los las un una unos unas su sus se le les lo hubo este esta"
    " o os as um uma seu sua houve l d des du son sa ses leur leurs il elle ils elles on ce cette au aux"
)
"""Words before which a number is a year and counts nothing: "in 1500 the king", not "in 1500 villages"."""
_COMING: Final = r"""
    visits?|visited|arrives?(?:\sin|\sat)?|arrived(?:\sin|\sat)?|travels?\sto|travel?led\sto|meets?(?:\sin)?|met\sin
    |(?:takes?|took)\splace|(?:is|are|was|were)\sheld|opens?|opened
    |visitan?|visitó|visitaron|llegan?(?:\sa)?|llegó(?:\sa)?|llegaron(?:\sa)?|viajan?\sa|viajó\sa|viajaron\sa
    |se\s(?:reúnen?|reunió|reunieron|celebran?|celebró|celebraron)|(?:tiene|tienen|tuvo|tuvieron)\slugar|abren?|abrió
    |visitam|visitou|visitaram|chegam?(?:\sa)?|chegou(?:\sa)?|chegaram(?:\sa)?|viajam?\sa|viajou\sa|viajaram\sa
    |(?:reúne|reúnem|reuniu|reuniram|realiza|realizam|realizou)-se|(?:tem|têm|teve|tiveram)\slugar|abrem|abriu
    |visitent?|visite|(?:a|ont)\svisité|arrivent?|arrive|(?:est|sont)\sarrivée?s?|se\srend(?:ent)?|s'est\srendue?
    |se\sréunit|se\sréunissent|s'est\sréunie?|(?:a|ont)\slieu|(?:a|ont)\seu\slieu|se\stient|s'est\stenue?|ouvre|a\souvert
"""
_ELSEWHERE: Final = word_set(
    "that which who whom whose where when while after before since until till by for about if it they"
    " say says said report reports reported find finds found rule rules ruled claim claims claimed deny denies denied"
    " confirm confirms confirmed reveal reveals revealed remember remembers recall recalls admit admits admitted"
    " que quien quienes cual donde cuando mientras tras antes después desde hasta dice dijo dicen informa informó"
    " quem qual onde quando enquanto após depois até diz disse afirma afirmou"
    " qui dont où quand lorsque avant après depuis jusque dit affirme selon"
)
"""In a sentence with one of these the date at its end may be that of something else."""


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
        if second[:1].isdigit() or second in _LEAD or _JOINED.search(f"{start} {second}") or second in months():
            found = _after_preposition(_plain(text), earliest, latest)
    elif start[:1].isdigit() or ":" in text[:40]:
        found = _before_colon(_plain(text))
    if found is None and text.rstrip(" .")[-4:].isdigit() and len(text) <= _HEAD:
        found = _at_end(_plain(text))
    return found if found is not None and not found.may_fall(earliest, latest) else None


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
def _at_end_pattern() -> re.Pattern[str]:
    name = r"(?-i:[A-Z\u00c0-\u00de])[\w'.-]*\s"
    return re.compile(
        rf"""(?P<subject>(?:[\w'-]+\s){{1,8}}?)(?:{_COMING})\s
        (?:(?:in|at|to|a|the|la|el|los|las|en|em|no|na|à|au|aux|le|les)\s|l'|{name}(?:(?:of|del?|do|da)\s(?={name}))?){{0,8}}?
        (?:in|on|en|el|em|le|a|no|na|au)\s(?P<lead>(?:(?:{"|".join(sorted(_LEAD))})(?:,?\s|'|-))*)
        (?P<date>{date_pattern()})\s?\.?""",
        re.VERBOSE | re.IGNORECASE,
    )


_YEAR: Final = re.compile(r"[12]\d{3}(?=[\s,.;:])")
_WORD: Final = re.compile(r"([^\W\d_]+)(?:(,)?\s|-|')")


def _lead(text: str, at: int) -> tuple[int, list[str]]:
    """Return where the words that may stand before a date end, and these words in small letters."""
    words: list[str] = []
    while found := _WORD.match(text, at):
        word = found[1].lower()
        if word not in _LEAD or (found[2] and word not in WEEKDAYS and word != "feira"):
            break
        words.append(word)
        at = found.end()
    return at, words


def _after_preposition(text: str, earliest: int | None, latest: int | None) -> Mention | None:
    """Read "On 3 May 2018", "In early 2018", "From 2013 to 2018" at the head; ``None`` also where it may fall."""
    first = _WORD.match(text)
    if first is None:
        return None
    start = first[1].lower()
    at, lead = _lead(text, first.end())
    year = _YEAR.match(text, at)
    if year is not None and Mention("", int(year.group())).may_fall(earliest, latest):
        return None  # nearly always
    found = _date().match(text, at)
    mention = _widened(found, lead) if found is not None else None
    if found is None or mention is None or mention.may_fall(earliest, latest) or goes_on().match(text, found.end()):
        return None
    has_two_ends = mention.last_year is not None or found["until"] is not None
    if (start in _RUNS and not has_two_ends) or not _is_of_language(found, start):
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


def _is_year(found: re.Match[str], start: str, lead: list[str], text: str) -> bool:
    """Whether a number without a month is a year, and no part of "the 2018 report", "in 1500 villages"."""
    parts = [word for word in lead if word not in _ARTICLES]
    if (lead[-1:] == ["the"] and not found["decade"]) or not (parts or start in _BEFORE_YEAR | _RUNS):
        return False
    rest = text[found.end() :]
    following = re.findall(r"[\w']+", rest)[:2]
    if not _COUNTED.isdisjoint(word.lower() for word in following) or re.match(r"\s[aA]\.\s?[CcJ]", rest):
        return False
    if not rest or rest[0] != " " or found["last_year"] or found["last_digits"] or found["decade"] or not following:
        return True
    if following[0][0].isupper() or following[0].lower().partition("'")[0] in _DETERMINERS:
        return True
    year = int(found["year_alone"])
    return 1900 < year < 2100 and year % 100 != 0


def _widened(found: re.Match[str], lead: list[str]) -> Mention | None:
    """Return the date with what stands before it: "in the years", "on the night of"."""
    mention = mention_of(found)
    if mention is None or not lead:
        return mention
    slack = max((days for days, words in _SLACK.items() if not words.isdisjoint(lead)), default=0)
    year = mention.year
    is_decade = mention.month is None and mention.last_year is None and not _DECADES.isdisjoint(lead)
    last_year = year + 9 if is_decade and year is not None and year % 10 == 0 else mention.last_year
    return mention._replace(slack=slack, last_year=last_year)


def _before_colon(text: str) -> Mention | None:
    """Read "3 May 2018: …", "2018 - …" at the head."""
    found = _before_colon_pattern().match(text)
    return mention_of(found) if found is not None and not goes_on().match(text, found.end("date")) else None


def _at_end(text: str) -> Mention | None:
    """Read the end of a plain sentence: who, came or met, where, when."""
    found = _at_end_pattern().fullmatch(text)
    if found is None or not _ELSEWHERE.isdisjoint(found["subject"].lower().split()):
        return None
    mention = _widened(found, re.findall(r"\w+", found["lead"].lower()))
    is_alone = len(list(all_dates(text))) == 1
    return mention if mention is not None and mention.year is not None and is_alone else None
