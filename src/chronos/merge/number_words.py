"""Words for numbers and around them, in English, Spanish, French and Portuguese."""

from typing import Final


def _numbered(lines: str) -> dict[str, float]:
    split = (line.split() for line in lines.splitlines())
    return {word: float(number) for number, *words in split for word in words}


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


def _phrases(lines: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for line in lines.splitlines() for phrase in line.split(";"))


# Two to twenty, a hundred and a thousand. Left out are those that are common words of another of the four languages:
# "once", "seize", "cent".
NUMBERS: Final = _numbered("""\
2 two dos deux dois duas
3 three tres trois três
4 four cuatro quatre quatro
5 five cinco cinq
6 six seis
7 seven siete sept sete
8 eight ocho huit oito
9 nine nueve neuf nove
10 ten diez dix dez
11 eleven onze
12 twelve doce douze doze
13 thirteen trece treize treze
14 fourteen catorce quatorze
15 fifteen quince quinze
16 sixteen dieciséis dezesseis dezasseis
17 seventeen diecisiete dezessete dezassete
18 eighteen dieciocho dezoito
19 nineteen diecinueve dezenove dezanove
20 twenty veinte vingt vinte
100 cien cem
1000 mil mille
""")

# They make a larger number of those beside them ("two hundred", "treinta y dos"): such numbers are not read.
LARGER: Final = _words("""\
hundred hundreds dozen dozens score scores thirty forty fifty sixty seventy eighty ninety
ciento cientos doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos
doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas
veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
treinta cuarenta cincuenta sesenta setenta ochenta noventa decena decenas docena docenas centenar centenares
cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos
duzentas trezentas quatrocentas quinhentas seiscentas setecentas oitocentas novecentas
trinta quarenta cinquenta sessenta oitenta dezena dezenas dúzia dúzias centena centenas milhar milhares
cent cents trente quarante cinquante soixante septante huitante nonante vingts
dizaine dizaines douzaine douzaines vingtaine trentaine cinquantaine centaine centaines millier milliers
""")

# What multiplies the number before it. Spanish "billón" is a million millions.
SCALES: Final = _numbered("""\
1000 thousand mil mille
1000000 million millions millón millones milhão milhões
1000000000 billion bilhão bilhões milliard milliards
1000000000000 billón billones trillion trilhão trilhões
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
about;around;some;nearly;almost;roughly;approximately;circa;close to
unos;unas;cerca de;alrededor de;casi;aproximadamente;environ;près de;presque;quelque;quelques;quase;por volta de
""")

PER_CENT: Final = _phrases("percent;per cent;por ciento;por cento;pour cent")

MONEY: Final = {"$": "$", "US$": "$", "USD": "$", "€": "€", "EUR": "€", "£": "£", "GBP": "£", "R$": "R$", "BRL": "R$"}
MONIES: Final = {"dollar": "$", "dólar": "$", "dólare": "$", "euro": "€", "reai": "R$"}
"""By the stem of the word."""

# Plurals without an s.
PLURALS: Final = _words("people men women children")

# What is counted where no plural follows: "12 police", but "12 police offices".
COLLECTIVES: Final = _words("dead personnel police staff")

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
their these this those to under was were which who whose with y à
""")

# A number before one of them is a day.
MONTHS: Final = _words("""\
january february march april may june july august september october november december enero febrero marzo abril mayo
junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril mai juin juillet août septembre
octobre novembre décembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
""")
