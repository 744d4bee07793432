"""Plain sentences that end with the date of what they say: who, came or met, where, when.

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
    |(?:chegaram|viajaram|morreram)\s|(?:é|são|foi|foram)\s\w+[dt][oa]s?\s
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


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<subject>(?:[\w'-]+\s){{1,8}}?)(?:{_HAPPENING})
        (?:(?:in|at|to|a|en|em|no|na|à|au|aux)\s{_THE}{_NAMES}){{0,2}}
        (?:in|on|en|el|em|le|a|no|na|au)\s(?P<lead>(?:(?:{"|".join(sorted(LEAD))})(?:,?\s|'|-))*)
        (?P<date>{date_pattern()})\s?\.?""",
        re.VERBOSE | re.IGNORECASE,
    )
