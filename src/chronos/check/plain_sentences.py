"""Plain sentences that end with the date, or the day of the week, of what they say: who, came or met, where, when.

"A delegation visits Quito in 2018." is one. Where the sentence has another clause, or a noun for what happened, the
date may belong to something else: "recalls the visit to Quito in 2018", "renews the treaty signed in 2018".
"""

import re
from functools import cache
from typing import Final

from chronos.check.leads import LEAD, widened
from chronos.check.mentions import Mention, all_dates, date_pattern, word_set

_NAME: Final = r"(?-i:[A-Z\u00c0-\u00de])[\w'.-]*\s"
_NAMES: Final = rf"(?:{_NAME}(?:(?:of|and|del?|d[ao]s?|y|e|et)\s(?={_NAME})|d'(?={_NAME}))?)+"
_THE: Final = r"(?:(?:the|el|l[ao]s?|os?|as?|les?)\s|l')?"
_HAPPENING: Final = rf"""
    (?:visits?|visited|visitan?|visitó|visitaron|visitam|visitou|visitaram|visitent?|visite|(?:a|ont)\svisité)
     \s{_THE}{_NAMES}
    |(?:arrives?|arrived|travels?|travel?led|meets?|met|opens|dies|died|begins|began|starts|ends)\s
    |(?:takes?|took)\splace\s
    |(?:is|are|was|were)\s(?:held|signed|opened|inaugurated|founded|arrested|killed|murdered|shot|elected|appointed|born
     |extradited|deported|released|sentenced|ratified|adopted|approved|launched)\s
    |(?:signs?|signed)\s(?:an?|the)\s(?:agreement|accord|contract|deal|memorandum|pact|protocol|treaty)\s(?:with\s{_NAMES})?
    |(?:llega|viaja|muere|nace|abre|comienza|empieza|termina)n?\s|(?:llegó|viajó|murió|nació|abrió|comenzó|empezó|terminó)\s
    |(?:llegaron|viajaron|murieron)\s|(?:es|son|fue|fueron)\s\w+[dt][oa]s?\s
    |se\s(?:reúnen?|reunió|reunieron|celebran?|celebró|celebraron|firma|firmó|inaugura|inauguró)\s
    |(?:tiene|tienen|tuvo|tuvieron)\slugar\s
    |(?:firman?|firmó|firmaron)\s(?:un|el)\s(?:acuerdo|contrato|convenio|memorando|memorándum|pacto|protocolo|tratado)\s
     (?:con\s{_NAMES})?
    |(?:chega|viaja|começa|termina)m?\s|(?:chegou|viajou|morre|morreu|nasce|nasceu|abriu|começou|terminou)\s
    |(?:chegaram|viajaram|morreram)\s|(?:é|são|foi|foram)\s(?:\w+[dt]|pres)[oa]s?\s
    |(?:reúne|reúnem|reuniu|reuniram|realiza|realizam|realizou)-se\s|(?:tem|têm|teve|tiveram)\slugar\s
    |(?:assinam?|assinou|assinaram)\s(?:um|o)\s(?:acordo|contrato|convênio|convénio|memorando|pacto|protocolo|tratado)\s
     (?:com\s{_NAMES})?
    |(?:arrivent?|arrive|meurt|meurent|naît|ouvre|ouvrent|commence|commencent)\s|(?:a|ont)\souvert\s
    |(?:est|sont)\s(?:arrivé|mort|né)e?s?\s|(?:a|ont)\sété\s\w+(?:é|i|u|t)e?s?\s|(?:est|sont)\s\w+(?:é|i|u)e?s?\s
    |se\srend(?:ent)?\s|s'est\srendue?\s|se\sréuni(?:t|ssent)\s|s'est\sréunie?\s|(?:a|ont)\s(?:eu\s)?lieu\s
    |se\stient\s|s'est\stenue?\s
    |(?:signe|signent|(?:a|ont)\ssigné)\s(?:un|l)[e']?\s?(?:accord|contrat|mémorandum|pacte|protocole|traité)\s
     (?:avec\s{_THE}{_NAMES})?
"""
"""What happens in a plain sentence; a participle by itself ("the office opened in 2018") belongs to something else."""
_PLANNED: Final = r"""\w+\s(?:été\s)?
    (?:previst|programad|fijad|anunciad|esperad|convocad|aplazad|postergad|pospuest|fixad|marcad|agendad|adiad
     |prévu|programmé|fixé|annoncé|attendu|convoqué|reporté|renvoyé|ajourné)"""
"""What will happen, or not yet: the date at the end is not that on which it was planned."""
_NO_SUBJECT: Final = word_set(
    "the a an his her their its this that these those of to in on and el la los las un una su sus esta este de del y"
    " o a os as um uma seu sua da do e em le les une son sa ses leur leurs cette ce du des et"
    " first second last recent new official primer primera segunda tercera última reciente nueva oficial primeira"
    " terceira recente nova première deuxième seconde dernière récente nouvelle officielle"
)
"""Behind one of these stands a noun: "the visit", "la visita", "his travels"."""
_ELSEWHERE: Final = word_set(
    "how that which who whom whose where when while after before since until till by for about if it they"
    " say says said report reports reported find finds found rule rules ruled claim claims claimed deny denies denied"
    " confirm confirms confirmed reveal reveals revealed remember remembers recall recalls admit admits admitted"
    " que quien quienes cual donde cuando mientras tras antes después desde hasta dice dijo dicen informa informó"
    " quem qual onde quando enquanto após depois até diz disse afirma afirmou"
    " qui dont où quand lorsque avant après depuis jusque dit affirme selon"
)
"""In a sentence with one of these the date at its end may be that of something else."""


def date_at_end(text: str) -> Mention | None:
    """Return the date at the end of a text that is one plain sentence, ``None`` of any other."""
    found = _pattern().fullmatch(text)
    subject = found["subject"].lower().split() if found is not None else []
    if found is None or subject[-1] in _NO_SUBJECT or not _ELSEWHERE.isdisjoint(subject):
        return None
    mention = widened(found, re.findall(r"\w+", found["lead"].lower()))
    is_alone = len(list(all_dates(text))) == 1
    return mention if mention is not None and mention.year is not None and is_alone else None


def is_plain(text: str) -> bool:
    """Whether a text without what stands at its end for the day ("on Monday") is one plain sentence."""
    found = _without_date().fullmatch(f"{text.rstrip()} ")
    subject = found["subject"].lower().split() if found is not None else []
    return found is not None and subject[-1] not in _NO_SUBJECT and _ELSEWHERE.isdisjoint(subject)


def has_later_clause(text: str) -> bool:
    """Whether a date at the head of a text may be that of its first part only, or of what came before it all."""
    return _later().search(text) is not None


@cache
def _later() -> re.Pattern[str]:
    """A sentence or clause behind the first, or a pluperfect: "In 2018 he had been arrested", "Smith fled. He is …"."""
    return re.compile(
        r"""(?:(?:[^\W\d_]{3}|\d|[)"'])[.!?][)"'\u2019\u201d\u00bb]?|;)\s+\W?[^\W\d_]
        |,\s(?:(?:but|pero|mas|mais|porém)\s|and\s(?:is|are|has|have)\b)
        |\b(?:had|había|habían|havia|haviam|tinha|tinham|avait|avaient|était|étaient)\s""",
        re.VERBOSE,
    )


@cache
def _without_date() -> re.Pattern[str]:
    return re.compile(_sentence(), re.VERBOSE | re.IGNORECASE)


def _sentence() -> str:
    return rf"""(?P<subject>(?:[\w'-]+\s){{1,8}}?)(?!{_PLANNED})(?:{_HAPPENING})
        (?:(?:in|at|to|a|en|em|no|na|à|au|aux)\s{_THE}{_NAMES}){{0,2}}"""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""{_sentence()}
        (?:in|on|en|el|em|le|a|no|na|au)\s(?P<lead>(?:(?:{"|".join(sorted(LEAD))})(?:,?\s|'|-))*)
        (?P<date>{date_pattern()})\s?\.?""",
        re.VERBOSE | re.IGNORECASE,
    )
