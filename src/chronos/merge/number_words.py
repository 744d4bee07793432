"""Words around numbers, in English, Spanish, French and Portuguese; those for numbers are in ``numerals``."""

from typing import Final


def _numbered(lines: str) -> dict[str, float]:
    split = (line.split() for line in lines.splitlines())
    return {word: float(number) for number, *words in split for word in words}


def _named(lines: str) -> dict[str, str]:
    return {word: name for name, *words in map(str.split, lines.splitlines()) for word in words}


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


def _phrases(lines: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for line in lines.splitlines() for phrase in line.split(";"))


# Beside a number they make another of it ("half a million", "two and a half million"), which is not read.
PARTS: Final = _words("half quarter medio media meio meia demi demie")

# What multiplies the number before it. Spanish "billón" is a million millions.
SCALES: Final = _numbered("""\
12 dozen
100 hundred
1e3 thousand mil mille
1e5 lakh lakhs
1e7 crore crores
1e6 million millions millón millones milhão milhões
1e9 billion bilhão bilhões milliard milliards
1e12 billón billones trillion trilhão trilhões
""")

# The same where it is written to the number itself: "$5m".
LETTERS: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}

MORE: Final = _phrases("""\
more than;over;at least;no fewer than;no less than;not less than;above;upwards of
más de;al menos;por lo menos;no menos de;plus de;plus d;au moins;mais de;pelo menos;ao menos
""")
LESS: Final = _phrases("""\
less than;fewer than;under;up to;at most;no more than;not more than;below
menos de;hasta;no más de;a lo sumo;como máximo;moins de;moins d;jusqu à;au plus;até;no máximo
""")
NEAR: Final = _phrases("""\
about;around;some;nearly;almost;roughly;approximately;circa;close to;an estimated;estimated;just over;just under
unos;unas;cerca de;alrededor de;casi;aproximadamente;environ;près de;presque;quelque;quelques;quase;por volta de
""")

# After a number.
OR_MORE: Final = _phrases("+;or more;o más;ou mais;ou plus;and more;y más")
OR_LESS: Final = _phrases("or less;or fewer;o menos;ou menos;ou moins")

PER_CENT: Final = _phrases("percent;per cent;por ciento;por cento;pour cent")

MONEY: Final = {
    **dict.fromkeys(("$", "US$", "USD"), "$"),
    **dict.fromkeys(("€", "EUR"), "€"),
    **dict.fromkeys(("£", "GBP"), "£"),
    **dict.fromkeys(("R$", "BRL"), "R$"),
    **dict.fromkeys(("CNY", "RMB"), "yuan"),
}
MONIES: Final = {"dollar": "$", "dólar": "$", "dólare": "$", "euro": "€", "reai": "R$"}
"""By the stem of the word."""

# What is measured, however it is written.
MEASURES: Final = _named("""\
kilo kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramo kilogramos
kilo quilo quilos quilograma quilogramas
km km kms kilometre kilometres kilometer kilometers kilómetro kilómetros quilómetro quilómetros quilômetro quilômetros
km kilomètre kilomètres
tonne ton tons tonne tonnes tonelada toneladas
hectare ha hectare hectares hectárea hectáreas
people people persons
yuan yuan yuans renminbi rmb cny
""")

# What is said of a time that is counted from another ("two years later", "in the last two years"), by the stem.
TIMES: Final = _words("""\
year month week day hour minute decade año ano an ans année mese mes mois semana semaine día dia jour hora heure
""")
AFTER_TIMES: Final = _words("""\
after ago before earlier later since después antes atrás depois más mais tarde auparavant après avant plus
""")
BEFORE_TIMES: Final = _words("""\
last past next previous hace há últimos últimas próximos próximas derniers dernières prochains prochaines
""")

# Plurals without an s; so are other words in -men.
PLURALS: Final = _words("ans people men women children")

# What is counted where no plural follows: "12 police", but "12 police offices".
COLLECTIVES: Final = _words("aircraft cattle dead personnel police staff")

# Before a number they make it a label ("article 5"), not a quantity; the shortened ones with their full stop.
LABELS: Final = _words("""\
article articles artículo artículos artigo artigos chapter capítulo chapitre decree decreto décret flight highway law
ley lei loi line nr number numbers número numéro page pages página paragraph paragraphs párrafo parágrafo paragraphe
resolution resolución resolução résolution room route ruta section sección seção
""")
SHORTENED: Final = _words("arr art cap ch dec no nos núm p para paras pp res sec")

# They end what a number counts.
STOPS: Final = _words("""\
a across against and as at avec between by com con de del do during e el em en entre es et for from had has have her
his in into is its la les los na nas no nos o of on ou par para per por pour qui que sobre su sur sus than that
mais menos moins or plus their these this those to under was were which who whose with y à
""")

# A number before one of them is a day.
MONTHS: Final = _words("""\
january february march april may june july august september october november december enero febrero marzo abril mayo
junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril mai juin juillet août septembre
octobre novembre décembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
""")
