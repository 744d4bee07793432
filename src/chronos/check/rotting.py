"""Words that mean something else as time passes ("last week", "actualmente", "hier"), in four languages.

What stands in quotation marks is what somebody said, and a word with a capital within a sentence is a name ("the
newspaper Hoy"): neither is meant. Nor is what the text itself dates: "the last week of May 2019", "this year (2019)".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

QUOTED: Final = re.compile('\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|\u2018[^\u2019]*\u2019|"[^"]*"')
"""What stands in quotation marks."""
_ANCHOR: Final = r"""
    \s*[,(\[]?\s*
    (?:(?:of|in|on|de|del|do|da|en|em|le|el|o|du|dia|día)\s+)*
    (?:\d{1,2}(?:er|st|nd|rd|th|º|°)?(?:\s?[-\u2013]\s?\d{1,2})?\s+)?
    (?:(?:of|de)\s+|d')?(?:[^\W\d]{3,10}\.?\s+)?(?:(?:of|de|del|do)\s+)?
    [12]\d{3}(?![\d%])"""
"""A date with its year: it says of what stands before it when that was."""
_NUMBER: Final = r"(?:[\w.,]+\s){0,3}?"
"""Up to three words for a number: "more than twenty"."""
_NOBODYS: Final = r"(?<!\bhis\s)(?<!\bher\s)(?<!\bits\s)(?<!\btheir\s)(?<!'s\s)(?<!s'\s)"
"""Not of somebody: "his last year in office" is no year of the reader's."""


class _Tongue(NamedTuple):
    """How one language points at its own present.

    ``cues`` are words without one of which nothing is found; those of ``units`` count only beside one of ``pointers``.
    ``adverbs`` and ``pointings`` are patterns of what rots; a date behind one of the latter says when that was.
    """

    cues: str
    units: str
    pointers: str
    adverbs: str
    pointings: str


_WEEKDAYS_EN: Final = "(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_MONTHS_EN: Final = "(?-i:January|February|March|April|May|June|July|August|September|October|November|December)"
_TIMES_EN: Final = (
    rf"(?:week|month|year|decade|century|weekend|spring|summer|autumn|winter|quarter|{_WEEKDAYS_EN}|{_MONTHS_EN})"
)
_SPANS_EN: Final = "(?:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|generations?)"
_NOT_FAR: Final = r"(?!-|\s(?:as|from|away|apart|north|south|east|west|out|off|beyond|into|back|removed|that)\b)"

_ENGLISH: Final = _Tongue(
    cues="yesterday today tonight tomorrow yesterday's today's tonight's tomorrow's"
    " nowadays recently currently presently lately ago now present moment writing"
    " far date recent these",
    units="day days week weeks month months year years decade decades century night morning afternoon evening weekend"
    " spring summer autumn winter quarter monday tuesday wednesday thursday friday saturday sunday january february"
    " march april may june july august september october november december week's month's year's night's decade's"
    " century's weekend's summer's winter's",
    pointers="last this next past current",
    adverbs=rf"""
        nowadays|recently|currently|presently|lately|(?:until|till|up\sto|right|as\sof)\snow|at\spresent(?!-)
        |at\sthe\spresent\s(?:time|day|moment)|at\sthe\smoment(?!\s(?:of|when|that|he|she|they|it|the|in)\b)
        |at\sthe\stime\sof\swriting|at\sthis\s(?:time|moment)(?!\sof\b)|to\sthis\sday|these\sdays(?!\sof)
        |to\sthe\spresent(?:\sday)?(?=[,.;)]|$)|of\slate(?=[,.;:)]|$)
        |in\srecent\s(?:days|weeks|months|years|decades|times)(?!\s(?:of|before)\b)
        |(?<!\bgo\s)(?<!\bgoes\s)(?<!\bgone\s)(?<!\bgoing\s)(?<!\bwent\s)(?<!\bthus\s)(?<!\bin\s)
         (?:so|thus)\sfar(?=\s?[,.;:)]|\s?$|\s(?:has|have|no|only|this)\b)
        |(?:has|have|is|are)\s(?:so|thus)\sfar{_NOT_FAR}
        |(?:^|(?<=[.;:]\s))(?:so|thus)\sfar{_NOT_FAR}
        |(?<!\bup\s)(?<!\bdate\s)to\sdate(?=\s?[,.;:)]|\s?$|\s(?:has|have|is|are|no|only)\b)
        |(?:[\w-]+\s){{0,2}}(?:{_SPANS_EN}|long|while|moments?|minutes?|time)\sago""",
    pointings=rf"""
        yesterday|today|tonight|tomorrow
        |{_NOBODYS}(?<!\bthe\s)last\s(?:{_TIMES_EN}|night)(?!\s(?:of|before|that|when|in\swhich)\b)
        |(?:in|over|during|for|within)\sthe\s(?:last|past)\s{_NUMBER}{_SPANS_EN}(?!\s(?:of|before|that|when|in)\b)
        |(?<!\bin\s)the\spast\s{_NUMBER}{_SPANS_EN}(?!\s(?:of|before|that|when|in)\b)
        |this\s(?:coming\s|past\s)?(?:{_TIMES_EN}|morning|afternoon|evening)(?!\sof\b)
        |{_NOBODYS}(?<!\bthe\s)next\s{_TIMES_EN}(?!\s(?:of|after|to)\b)
        |(?:the\s)?current\s(?:calendar\s|fiscal\s|financial\s|school\s|academic\s)?(?:week|month|year|decade|century)""",
)

_WEEKDAYS_ES: Final = "(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
_MONTHS_ES: Final = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"
)
_TIMES_ES: Final = (
    r"(?:semana|mes|año|década|siglo|fin\sde\ssemana|trimestre|semestre|verano|invierno|otoño|primavera"
    rf"|{_WEEKDAYS_ES}|{_MONTHS_ES})"
)
_SPANS_ES: Final = "(?:horas?|días?|semanas?|mes(?:es)?|años?|décadas?|siglos?)"

_SPANISH: Final = _Tongue(
    cues="ayer anteayer antier anoche hoy mañana actualmente recientemente últimamente actualidad ahora fecha momento"
    " momentos hace",
    units="semana mes año década siglo fin trimestre semestre verano invierno otoño primavera noche tarde días semanas"
    " meses años décadas horas tiempos lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril"
    " mayo junio julio agosto septiembre setiembre octubre noviembre diciembre día",
    pointers="este esta estos estas pasado pasada próximo próxima viene entrante curso último última últimos últimas"
    " corriente presente actual",
    adverbs=rf"""
        actualmente|recientemente|últimamente|en\sla\sactualidad|hoy\s(?:en\sdía|por\shoy)|a\sdía\sde\shoy
        |hasta\s(?:ahora|el\sdía\sde\shoy|la\sfecha(?!\s(?:de|del|en|límite|fijada)\b)|el\smomento(?!\s(?:de|del|en)\b))
        |por\s(?:ahora|el\smomento)|de\smomento|en\seste\smomento|en\sestos\s(?:momentos|días)
        |hace\s{_NUMBER}{_SPANS_ES}(?!\s(?:de|después|más|antes)\b)|hace\s(?:poco|mucho)?\s?(?:tiempo|poco)
        |(?:en|durante|de|desde)\sl[oa]s\súltim[oa]s\s{_NUMBER}(?:{_SPANS_ES}|tiempos)(?!\s(?:de|del|antes|que|en)\b)""",
    pointings=rf"""
        ayer|anteayer|antier|anoche|hoy|pasado\smañana
        |(?<!\bla\s)(?<!\buna\s)(?<!\bcada\s)(?<!\bmedia\s)(?<!\bmisma\s)(?<!\bde\s)(?<!\btoda\s)(?<!\bprimera\s)
         (?<!\baquella\s)(?<!\besa\s)(?<!\by\s)(?<!\bo\s)mañana(?!\s(?:siguiente|y)\b)
        |(?:est[ae]|(?:el|la|del?(?:\sla)?)\spresente)\s(?:{_TIMES_ES}|noche|tarde)
        |(?:{_TIMES_ES}|noche)\s(?:pasad[oa]|que\sviene|próxim[oa]|entrante|en\scurso)(?!\s(?:por|a|al)\b)
        |(?:pasad[oa]|próxim[oa])\s(?:{_TIMES_ES}|\d{{1,2}}\sde\s{_MONTHS_ES})
        |(?:en|durante)\s(?:el|la)\súltim[oa]\s(?:año|mes|semana|década|trimestre|siglo)(?!\s(?:de|del|que|antes)\b)
        |(?:presente|corriente|actual)\s(?:año|mes|semana|siglo|trimestre)|(?:año|mes)\s(?:corriente|actual)""",
)

# By themselves segunda, terça, quarta, quinta and sexta are numbers: "esta segunda visita".
_WEEKDAYS_PT: Final = r"(?:(?:segunda|terça|quarta|quinta|sexta)[-\s]feira|sábado|domingo)"
_MONTHS_PT: Final = "(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)"
_TIMES_PT: Final = (
    r"(?:semana|mês|ano|década|século|fim\sde\ssemana|trimestre|semestre|verão|inverno|outono|primavera"
    rf"|{_WEEKDAYS_PT}|{_MONTHS_PT})"
)
_SPANS_PT: Final = "(?:horas?|dias?|semanas?|m[êe]s(?:es)?|anos?|décadas?|séculos?)"

_PORTUGUESE: Final = _Tongue(
    cues="ontem anteontem hoje amanhã atualmente actualmente recentemente ultimamente presentemente atualidade"
    " actualidade agora data momento enquanto há faz atrás",
    units="semana mês ano década século fim trimestre semestre verão inverno outono primavera noite tarde manhã dia"
    " segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
    " janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro dias semanas meses anos"
    " décadas horas",
    pointers="este esta neste nesta deste desta passado passada próximo próxima vem último última últimos últimas"
    " corrente curso presente",
    adverbs=rf"""
        atualmente|actualmente|recentemente|ultimamente|presentemente|na\sac?tualidade|hoje\sem\sdia|por\senquanto
        |até\s(?:agora|hoje|à\sdata(?!\s(?:de|da|do|em)\b)|(?:ao|o)\smomento(?!\s(?:de|da|do|em)\b))
        |n?este\smomento|de\smomento(?=[,.;)]|$)
        |(?:há|faz)\s{_NUMBER}(?:{_SPANS_PT})(?!\s(?:de|depois|antes)\b)|(?:há|faz)\s(?:muito|pouco)(?:\stempo)?
        |{_NUMBER}{_SPANS_PT}\satrás
        |(?:n[oa]s|d[oa]s|durante\s[oa]s|desde\s[oa]s)\súltim[oa]s\s{_NUMBER}(?:{_SPANS_PT}|tempos)
         (?!\s(?:de|d[oa]s?|antes|que|em)\b)""",
    pointings=rf"""
        ontem|anteontem|hoje|amanhã
        |[nd]?est[ea]\s(?:{_TIMES_PT}|noite|tarde|manhã)
        |(?:{_TIMES_PT}|noite|segunda|terça|quarta|quinta|sexta)\s(?:passad[oa]|que\svem|próxim[oa]|em\scurso)(?!\s(?:por|a|ao)\b)
        |(?:passad[oa]|próxim[oa])\s(?:{_TIMES_PT}|dia\s\d{{1,2}})
        |n[oa]\súltim[oa]\s{_TIMES_PT}(?!\s(?:de|d[oa]|antes|em)\b)
        |(?:corrente|presente)\s(?:ano|mês|semana|século)|(?:ano|mês)\scorrente""",
)

_WEEKDAYS_FR: Final = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_MONTHS_FR: Final = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_SPANS_FR: Final = "(?:heures?|jours?|semaines?|mois|ans?|années?|décennies?|siècles?)"

_FRENCH: Final = _Tongue(
    cues="hier avant-hier aujourd'hui demain après-demain actuellement récemment dernièrement d'hier d'aujourd'hui"
    " qu'aujourd'hui jusqu'ici jour jours présent l'instant moment l'heure",
    units="semaine année an mois matin soir nuit printemps été hiver automne week-end trimestre siècle décennie"
    " jours semaines années ans heures temps longtemps peu lundi mardi mercredi jeudi vendredi samedi dimanche janvier"
    " février mars avril mai juin juillet août septembre octobre novembre décembre l'année l'an l'été l'hiver"
    " l'automne après-midi mois-ci semaine-ci année-ci d'années",
    pointers="ce cet cette ces dernier dernière derniers dernières passé passée prochain prochaine il cours courante",
    adverbs=rf"""
        actuellement|récemment|dernièrement|de\snos\sjours|à\sce\sjour|jusqu'à\sprésent|jusqu'ici|pour\sl'instant
        |pour\sle\smoment|en\sce\smoment|à\sl'heure\sactuelle
        |il\sy\sa\s{_NUMBER}(?:d')?{_SPANS_FR}(?!\s(?:de|après|avant|dans)\b)|il\sy\sa\s(?:longtemps|peu)
        |(?:ces|au\scours\sdes|durant\sles|pendant\sles|dans\sles|depuis\sles)\s{_NUMBER}derni(?:ers|ères)
         \s(?:{_SPANS_FR}|temps)(?!\s(?:de|du|des|avant)\b|\sd')
        |ces\s(?:jours|temps)-ci""",
    pointings=rf"""
        hier|avant-hier|aujourd'hui|demain|après-demain
        |(?:cette\s(?:semaine|année|nuit|décennie)|cet\s(?:été|hiver|automne|après-midi)
         |ce\s(?:mois|matin|soir|siècle|printemps|week-end|trimestre|{_WEEKDAYS_FR}))(?:-ci)?(?!\s?-?\s?là)
        |(?:semaine|année|an|mois|été|hiver|automne|printemps|siècle|nuit|week-end|trimestre|{_WEEKDAYS_FR}|{_MONTHS_FR})
         \s(?:derni(?:er|ère)|passée?|prochaine?)(?!\s(?:à|dans|en|chez|de|du|des|avant)\b)
        |(?:année|mois|semaine)\s(?:en\scours|courante?)""",
)

_TONGUES: Final = (_ENGLISH, _SPANISH, _PORTUGUESE, _FRENCH)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split()) | frozenset(words.replace("'", "\u2019").split())


_CUES: Final = tuple((_set(one.cues), _set(one.units), _set(one.pointers)) for one in _TONGUES)
_ANY: Final = frozenset().union(*(cues | pointers for cues, _, pointers in _CUES))


def may_rot(words: frozenset[str]) -> bool:
    """Whether a text of these words (in small letters) may have some that rot; most have none."""
    return not words.isdisjoint(_ANY)


def find_rotting(text: str, words: frozenset[str]) -> Iterator[str]:
    """Yield what rots in a text of these words (in small letters), language by language."""
    shown = " ".join(QUOTED.sub("\u2026", text).replace("\u2019", "'").split())
    for number, (cues, units, pointers) in enumerate(_CUES):
        if words.isdisjoint(cues) and (words.isdisjoint(units) or words.isdisjoint(pointers)):
            continue
        pattern, anchor = _patterns(number)
        for found in pattern.finditer(shown):
            if _is_name(shown, found.start()):
                continue
            if found.lastgroup == "adverb" or anchor.match(shown, found.end()) is None:
                yield found.group()


@cache
def _patterns(number: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    tongue = _TONGUES[number]
    pattern = rf"(?<![\w-])(?:(?P<adverb>{tongue.adverbs})|(?P<pointing>{tongue.pointings}))(?!\w|-\w)"
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE), re.compile(_ANCHOR, re.VERBOSE | re.IGNORECASE)


def _is_name(text: str, at: int) -> bool:
    """Whether a word begins with a capital within a sentence."""
    before = text[:at].rstrip(" '(\u00bf\u00a1\u2026")
    return text[at].isupper() and bool(before) and before[-1] not in ".!?:;\u2013\u2014-"
