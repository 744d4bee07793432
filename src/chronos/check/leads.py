"""What stands before a date and belongs to it: "at the end of", "a principios de", "na noite de", "au début de"."""

import re
from typing import Final

from chronos.check.mentions import WEEKDAYS, Mention, mention_of, word_set

ARTICLES: Final = word_set("the of in el la los las lo de del o a os as do da dos das le les l du des d au")
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
"""What else may stand before a date."""
LEAD: Final = frozenset(_PARTS) | frozenset(WEEKDAYS) | ARTICLES | word_set("segunda terça quarta quinta sexta feira")
_DECADES: Final = word_set("años anos années década décennie")
_SLACK: Final = {
    1: word_set("night eve noche madrugada víspera noite véspera nuit veille"),
    7: word_set("week weekend semana semaine"),
    92: word_set("winter invierno inverno hiver"),
}
"""Days by which what is named may reach past the date: a night has two, a winter two years."""


def widened(found: re.Match[str], lead: list[str]) -> Mention | None:
    """Return the date with what stands before it: "in the years", "on the night of"."""
    mention = mention_of(found)
    if mention is None or not lead:
        return mention
    slack = max((days for days, words in _SLACK.items() if not words.isdisjoint(lead)), default=0)
    year = mention.year
    is_decade = mention.month is None and mention.last_year is None and not _DECADES.isdisjoint(lead)
    last_year = year + 9 if is_decade and year is not None and year % 10 == 0 else mention.last_year
    return mention._replace(slack=slack, last_year=last_year)
