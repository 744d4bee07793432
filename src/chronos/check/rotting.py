"""Words that mean something else as time passes ("last week", "actualmente", "hier"), in four languages.

What stands in quotation marks is what somebody said, and a word with a capital within a sentence is a name ("the
newspaper Hoy"): neither is meant. Nor is what the text itself dates: "the last week of May 2019", "this year (2019)".
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from chronos.check.quoting import without_quotations

_TIME_WORDS: Final = """
    week month year decade century weekend spring summer autumn winter quarter night morning afternoon evening
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    semana mes año década siglo trimestre semestre verano invierno otoño primavera noche tarde mañana
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
    setiembre octubre noviembre diciembre
    mês ano século verão inverno outono noite manhã segunda terça quarta quinta sexta segunda-feira terça-feira
    quarta-feira quinta-feira sexta-feira janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    semaine année nuit décennie été hiver automne après-midi mois matin soir siècle printemps week-end
    lundi mardi mercredi jeudi vendredi samedi dimanche""".split()  # noqa: SIM905 - four languages, a paragraph each
_TIMES: Final = frozenset(f"{word}{ending}" for word in _TIME_WORDS for ending in ("", "'s", "\u2019s"))
"""Words for times in the four languages, some of which stands beside a word such as "this"."""
_NUMBER: Final = r"(?:[\w.,]+\s){0,3}?"
"""Up to three words for a number: "more than twenty"."""


class _Phrase(NamedTuple):
    """Something that rots: one of its ``cues`` is in every text that has it.

    ``pattern`` is verbose, of small letters, straight apostrophes and single spaces. A date behind what is ``datable``
    says when that was. Where the cues are common words, one of those that it ``needs`` is in every such text too.
    """

    cues: str
    pattern: str
    datable: bool = False
    needs: frozenset[str] = frozenset()


_CALENDAR_EN: Final = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
_TIMES_EN: Final = rf"(?:week|month|year|decade|century|weekend|spring|summer|autumn|winter|quarter|{_CALENDAR_EN})"
_SPANS_EN: Final = "(?:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|generations?)"
_NOBODYS: Final = r"(?<!\bthe\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)(?<!'s\s)(?<!s'\s)"
"""Not of somebody: "his last year in office" is no year of the reader's."""
_NOT_FAR: Final = r"(?!-|\s(?:as|from|away|apart|north|south|east|west|out|off|beyond|into|back|removed|that)\b)"
_NOT_GONE: Final = r"(?<!\bgo\s)(?<!\bgoes\s)(?<!\bgone\s)(?<!\bgoing\s)(?<!\bwent\s)(?<!\bthus\s)(?<!\bin\s)"

_ENGLISH: Final = (
    _Phrase("nowadays recently currently presently lately", "nowadays|recently|currently|presently|lately"),
    _Phrase("now", r"(?:until|till|up\sto|right|as\sof|is|are|has|have)\snow|now\s(?:is|are|has|have)\b"),
    _Phrase(
        "present",
        r"at\spresent(?!-)|at\sthe\spresent\s(?:time|day|moment)|to\sthe\spresent(?:\sday)?(?=[,.;)]|$)",
    ),
    _Phrase("moment", r"at\sthe\smoment(?!\s(?:of|when|that|he|she|they|it|the|in)\b)|at\sthis\smoment(?!\sof\b)"),
    _Phrase("time", r"at\s(?:the\stime\sof\swriting|this\stime(?!\sof\b))"),
    _Phrase("day", r"to\sthis\sday"),
    _Phrase("these", r"these\sdays(?!\sof)"),
    _Phrase("late", r"of\slate(?=[,.;:)]|$)"),
    _Phrase("recent", r"in\srecent\s(?:days|weeks|months|years|decades|times)(?!\s(?:of|before)\b)"),
    _Phrase(
        "far",
        rf"""{_NOT_GONE}(?:so|thus)\sfar(?=\s?[,.;:)]|\s?$|\s(?:has|have|no|only|this)\b)
        |(?:has|have|is|are)\s(?:so|thus)\sfar{_NOT_FAR}|(?:^|(?<=[.;:]\s))(?:so|thus)\sfar{_NOT_FAR}""",
    ),
    _Phrase("date", r"(?<!\bup\s)(?<!\bdate\s)to\sdate(?=\s?[,.;:)]|\s?$|\s(?:has|have|is|are|no|only)\b)"),
    _Phrase("ago", rf"(?:{_SPANS_EN}|long|while|moments?|minutes?|time)\sago"),
    _Phrase(
        "yesterday today tonight tomorrow yesterday's today's tonight's tomorrow's",
        "yesterday|today|tonight|tomorrow",
        datable=True,
    ),
    _Phrase(
        "last",
        rf"{_NOBODYS}last\s(?:{_TIMES_EN}|night)(?!\s(?:of|before|that|when|in\swhich)\b)",
        datable=True,
        needs=_TIMES,
    ),
    _Phrase(
        "last past",
        rf"""(?:in|over|during|for|within)\sthe\s(?:last|past)\s{_NUMBER}{_SPANS_EN}(?!\s(?:of|before|that|when|in)\b)
        |(?<!\bin\s)the\spast\s{_NUMBER}{_SPANS_EN}(?!\s(?:of|before|that|when|in)\b)""",
        datable=True,
    ),
    _Phrase(
        "this",
        rf"this\s(?:coming\s|past\s)?(?:{_TIMES_EN}|morning|afternoon|evening)(?!\sof\b)",
        datable=True,
        needs=_TIMES,
    ),
    _Phrase("next", rf"{_NOBODYS}next\s{_TIMES_EN}(?!\s(?:of|after|to)\b)", datable=True, needs=_TIMES),
    _Phrase(
        "current",
        r"current\s(?:calendar\s|fiscal\s|financial\s|school\s|academic\s)?(?:week|month|year|decade|century)",
        datable=True,
    ),
)

_MONTHS_ES: Final = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"
)
_TIMES_ES: Final = (
    r"(?:semana|mes|año|década|siglo|fin\sde\ssemana|trimestre|semestre|verano|invierno|otoño|primavera"
    rf"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|{_MONTHS_ES})"
)
_SPANS_ES: Final = "(?:horas?|días?|semanas?|mes(?:es)?|años?|décadas?|siglos?)"
_MORNING_ES: Final = (
    r"(?<!\bla\s)(?<!\buna\s)(?<!\bcada\s)(?<!\bmedia\s)(?<!\bmisma\s)(?<!\bde\s)(?<!\btoda\s)(?<!\bprimera\s)"
    r"(?<!\baquella\s)(?<!\besa\s)(?<!\by\s)(?<!\bo\s)"
)
"""Where mañana is the morning, not tomorrow."""

_SPANISH: Final = (
    _Phrase("actualmente recientemente últimamente", "actualmente|recientemente|últimamente"),
    _Phrase("actualidad", r"en\sla\sactualidad"),
    _Phrase("hoy", r"hoy\s(?:en\sdía|por\shoy)|(?:a\sdía|hasta\sel\sdía)\sde\shoy"),
    _Phrase("ahora", r"(?:hasta|por|es|son|está|están|hay)\sahora|ahora\s(?:es|son|está|están|hay)\b"),
    _Phrase("fecha", r"hasta\sla\sfecha(?!\s(?:de|del|en|límite|fijada)\b)"),
    _Phrase(
        "momento momentos",
        r"(?:hasta|por)\sel\smomento(?!\s(?:de|del|en)\b)|de\smomento|en\seste\smomento|en\sestos\smomentos",
    ),
    _Phrase("estos", r"en\sestos\sdías"),
    _Phrase(
        "hace", rf"hace\s(?:{_NUMBER}{_SPANS_ES}(?!\s(?:de|después|más|antes)\b)|(?:poco|mucho)(?:\stiempo)?|tiempo)"
    ),
    _Phrase(
        "últimos últimas",
        rf"(?:en|durante|de|desde)\sl[oa]s\súltim[oa]s\s{_NUMBER}(?:{_SPANS_ES}|tiempos)(?!\s(?:de|del|antes|que|en)\b)",
    ),
    _Phrase("ayer anteayer antier anoche hoy", "ayer|anteayer|antier|anoche|hoy", datable=True),
    _Phrase("mañana", rf"pasado\smañana|{_MORNING_ES}mañana(?!\s(?:siguiente|y)\b)", datable=True),
    _Phrase("este esta", rf"est[ae]\s(?:{_TIMES_ES}|noche|tarde|mañana)", datable=True, needs=_TIMES),
    _Phrase(
        "pasado pasada próximo próxima viene entrante curso",
        rf"(?:{_TIMES_ES}|noche)\s(?:pasad[oa]|que\sviene|próxim[oa]|entrante|en\scurso)(?!\s(?:por|a|al)\b)",
        datable=True,
    ),
    _Phrase(
        "pasado pasada próximo próxima",
        rf"(?:pasad[oa]|próxim[oa])\s(?:{_TIMES_ES}|\d{{1,2}}\sde\s{_MONTHS_ES})",
        datable=True,
    ),
    _Phrase(
        "último última",
        r"(?:en|durante)\s(?:el|la)\súltim[oa]\s(?:año|mes|semana|década|trimestre|siglo)(?!\s(?:de|del|que|antes)\b)",
        datable=True,
    ),
    _Phrase(
        "presente corriente actual",
        r"(?:presente|corriente|actual)\s(?:año|mes|semana|siglo|trimestre)|(?:año|mes)\s(?:corriente|actual)",
        datable=True,
    ),
)

_TIMES_PT: Final = (
    r"(?:semana|mês|ano|década|século|fim\sde\ssemana|trimestre|semestre|verão|inverno|outono|primavera"
    r"|(?:segunda|terça|quarta|quinta|sexta)[-\s]feira|sábado|domingo|janeiro|fevereiro|março|abril|maio|junho|julho"
    r"|agosto|setembro|outubro|novembro|dezembro)"
)
_SPANS_PT: Final = "(?:horas?|dias?|semanas?|m[êe]s(?:es)?|anos?|décadas?|séculos?)"

_PORTUGUESE: Final = (
    _Phrase(
        "atualmente actualmente recentemente ultimamente presentemente",
        "atualmente|actualmente|recentemente|ultimamente|presentemente",
    ),
    _Phrase("atualidade actualidade", r"na\sac?tualidade"),
    _Phrase("hoje", r"hoje\sem\sdia|até\shoje"),
    _Phrase("enquanto", r"por\senquanto"),
    _Phrase("agora", r"(?:até|é|são|está|estão|há)\sagora|agora\s(?:é|são|está|estão|há)\b"),
    _Phrase("data", r"até\sà\sdata(?!\s(?:de|da|do|em)\b)"),
    _Phrase("momento", r"até\sa?o\smomento(?!\s(?:de|da|do|em)\b)|n?este\smomento|de\smomento(?=[,.;)]|$)"),
    _Phrase("há faz", rf"(?:há|faz)\s(?:{_NUMBER}{_SPANS_PT}(?!\s(?:de|depois|antes)\b)|(?:muito|pouco)(?:\stempo)?)"),
    _Phrase("atrás", rf"{_SPANS_PT}\satrás"),
    _Phrase(
        "últimos últimas",
        rf"""(?:n[oa]s|d[oa]s|durante\s[oa]s|desde\s[oa]s)\súltim[oa]s\s{_NUMBER}(?:{_SPANS_PT}|tempos)
        (?!\s(?:de|d[oa]s?|antes|que|em)\b)""",
    ),
    _Phrase("ontem anteontem hoje amanhã", "ontem|anteontem|hoje|amanhã", datable=True),
    _Phrase(
        "este esta neste nesta deste desta",
        rf"[nd]?est[ea]\s(?:{_TIMES_PT}|noite|tarde|manhã)",
        datable=True,
        needs=_TIMES,
    ),
    _Phrase(
        "passado passada vem próximo próxima curso",
        rf"""(?:{_TIMES_PT}|noite|segunda|terça|quarta|quinta|sexta)\s(?:passad[oa]|que\svem|próxim[oa]|em\scurso)
        (?!\s(?:por|a|ao)\b)""",
        datable=True,
    ),
    _Phrase(
        "passado passada próximo próxima",
        rf"(?:passad[oa]|próxim[oa])\s(?:{_TIMES_PT}|dia\s\d{{1,2}})",
        datable=True,
    ),
    _Phrase("último última", rf"n[oa]\súltim[oa]\s{_TIMES_PT}(?!\s(?:de|d[oa]|antes|em)\b)", datable=True),
    _Phrase(
        "corrente presente", r"(?:corrente|presente)\s(?:ano|mês|semana|século)|(?:ano|mês)\scorrente", datable=True
    ),
)

_SPANS_FR: Final = "(?:heures?|jours?|semaines?|mois|ans?|années?|décennies?|siècles?)"
_DAYS_FR: Final = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"

_FRENCH: Final = (
    _Phrase("actuellement récemment dernièrement", "actuellement|récemment|dernièrement"),
    _Phrase("jours", r"de\snos\sjours"),
    _Phrase("jour", r"à\sce\sjour"),
    _Phrase("présent", r"jusqu'à\sprésent"),
    _Phrase("maintenant", r"(?:est|sont|a|ont)\smaintenant"),
    _Phrase("jusqu'ici", r"jusqu'ici"),
    _Phrase("l'instant", r"pour\sl'instant"),
    _Phrase("moment", r"pour\sle\smoment|en\sce\smoment"),
    _Phrase("l'heure", r"à\sl'heure\sactuelle"),
    _Phrase("il", rf"il\sy\sa\s(?:{_NUMBER}(?:d')?{_SPANS_FR}(?!\s(?:de|après|avant|dans)\b)|longtemps|peu\b)"),
    _Phrase(
        "derniers dernières",
        rf"""(?:ces|au\scours\sdes|durant\sles|pendant\sles|dans\sles|depuis\sles)\s{_NUMBER}derni(?:ers|ères)
        \s(?:{_SPANS_FR}|temps)(?!\s(?:de|du|des|avant)\b|\sd')""",
    ),
    _Phrase("ces", r"ces\s(?:jours|temps)-ci"),
    _Phrase(
        "hier avant-hier aujourd'hui demain après-demain d'hier d'aujourd'hui qu'hier qu'aujourd'hui",
        "hier|avant-hier|aujourd'hui|demain|après-demain",
        datable=True,
    ),
    _Phrase(
        "ce cet cette",
        rf"""(?:cette\s(?:semaine|année|nuit|décennie)|cet\s(?:été|hiver|automne|après-midi)
        |ce\s(?:mois|matin|soir|siècle|printemps|week-end|trimestre|{_DAYS_FR}))(?:-ci)?(?!\s?-?\s?là)""",
        datable=True,
        needs=_TIMES,
    ),
    _Phrase(
        "dernier dernière passé passée prochain prochaine",
        rf"""(?:semaine|année|an|mois|été|hiver|automne|printemps|siècle|nuit|week-end|trimestre|{_DAYS_FR}
        |janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)
        \s(?:derni(?:er|ère)|passée?|prochaine?)(?!\s(?:à|dans|en|chez|de|du|des|avant)\b)""",
        datable=True,
    ),
    _Phrase("cours courant courante", r"(?:année|mois|semaine)\s(?:en\scours|courante?)", datable=True),
)

_PHRASES: Final = (*_ENGLISH, *_SPANISH, *_PORTUGUESE, *_FRENCH)
_ANCHOR: Final = r"""
    \s*[,(\[]?\s*(?:(?:of|in|on|del?|d[oa]|en|em|le|el|o|du|dia|día)\s+)*
    (?:\d{1,2}(?:er|st|nd|rd|th|º|°)?(?:\s?[-\u2013]\s?\d{1,2})?\s+)?
    (?:(?:of|de)\s+|d')?(?:[^\W\d]{3,10}\.?\s+)?(?:(?:of|del?|do)\s+)?[12]\d{3}(?![\d%])"""
"""A date with its year."""


def _numbers_of_cues() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, phrase in enumerate(_PHRASES):
        for cue in phrase.cues.split():
            for written in {cue, cue.replace("'", "\u2019")}:
                found[written] = (*found.get(written, ()), number)
    return found


_CUES: Final = _numbers_of_cues()
_ALL_CUES: Final = frozenset(_CUES)
CUES: Final = _ALL_CUES | _TIMES
"""Words of which one is in every text that has something that rots."""


def phrases_of(words: frozenset[str]) -> frozenset[int]:
    """Return the numbers of the phrases that a text of these words (in small letters) may have; mostly none."""
    if words.isdisjoint(_ALL_CUES):
        return frozenset()
    numbers = {number for cue in words & _ALL_CUES for number in _CUES[cue]}
    return frozenset(
        number for number in numbers if not (needs := _PHRASES[number].needs) or not words.isdisjoint(needs)
    )


def find_rotting(text: str, numbers: frozenset[int]) -> Iterator[str]:
    """Yield what rots in a text that may have these phrases, in the order of the text."""
    plain = without_quotations(text)
    small = plain.lower()
    if len(small) == len(plain):  # "İ" has two small letters
        found = {place: end for number in numbers for place, end in _places(number, plain, small)}
        last = 0
        for start, end in sorted(found.items()):
            if start >= last:
                yield plain[start:end]
                last = end


def _places(number: int, plain: str, small: str) -> Iterable[tuple[int, int]]:
    """Yield where one phrase begins and ends in a text."""
    for found in _pattern(number).finditer(small):
        start, end = found.span()
        before = small[start - 1 : start]
        if before.isalnum() or before == "-" or _is_other_word(plain, start, end):
            continue
        if not (_PHRASES[number].datable and _anchor().match(small, end)):
            yield start, end


@cache
def _pattern(number: int) -> re.Pattern[str]:
    return re.compile(rf"(?:{_PHRASES[number].pattern})(?!\w|-\w)", re.VERBOSE)


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(_ANCHOR, re.VERBOSE)


def _is_other_word(text: str, start: int, end: int) -> bool:
    """Whether it is a name, which begins with a capital within a sentence, or the verb "may" or "march"."""
    if text[start].isupper():
        before = text[:start].rstrip(" '(\u00bf\u00a1\u2026")
        return bool(before) and before[-1] not in ".!?:;\u2013\u2014-"
    return text[start:end].endswith((" may", " march"))
