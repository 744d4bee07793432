"""Words for numbers in English, Spanish, Portuguese and French, without accents."""

from collections.abc import Mapping
from typing import Final, NamedTuple


def _stepped(first: int, step: int, words: str) -> dict[str, float]:
    """Number words from one number on; those for one number are parted by a slash."""
    numbered = enumerate(words.split())
    return {word: float(first + step * number) for number, several in numbered for word in several.split("/")}


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _valued(words: str) -> dict[str, float]:
    """Read "word=number" and "word/word=number"."""
    split = (one.split("=") for one in words.split())
    return {word: float(number) for several, number in split for word in several.split("/")}


class NumberWords(NamedTuple):
    """The words for numbers of one language.

    ``units`` stand by themselves or end a number, ``tens`` may have units after them, ``hundreds`` are added to;
    ``hundred`` is multiplied by the unit before it, ``scales`` by all that is before them. ``ones`` mean one before a
    hundred, a scale or a group. ``groups`` are near their number ("a dozen"), ``several`` at least theirs ("dozens
    of"). The ``joins`` stand between tens and units, after a hundred, and after a scale; empty for nothing. ``marks``
    are words that tell a text of this language from one of the others.
    """

    units: Mapping[str, float]
    tens: Mapping[str, float]
    hundreds: Mapping[str, float]
    hundred: frozenset[str]
    scales: Mapping[str, float]
    ones: frozenset[str]
    groups: Mapping[str, float]
    several: Mapping[str, float]
    ten_joins: tuple[str, ...]
    hundred_joins: tuple[str, ...]
    scale_joins: tuple[str, ...]
    marks: frozenset[str]

    def words(self) -> frozenset[str]:
        """All words that a number may begin with, except those that mean one."""
        begin = (self.units, self.tens, self.hundreds, self.hundred, self.scales, self.groups, self.several)
        return frozenset().union(*begin)


ENGLISH: Final = NumberWords(
    units=_stepped(
        1,
        1,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen",
    ),
    tens=_stepped(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"),
    hundreds={},
    hundred=frozenset(["hundred"]),
    scales=_valued("thousand=1e3 lakh=1e5 million=1e6 crore=1e7 billion=1e9 trillion=1e12"),
    ones=frozenset(["a", "an", "one"]),
    groups=_valued("dozen=12"),
    several=_valued("tens=10 dozens=12 scores=20 hundreds=100 thousands=1e3 millions=1e6 billions=1e9"),
    ten_joins=("-", ""),
    hundred_joins=("and", ""),
    scale_joins=("and", ""),
    marks=_words("the of and with was were by at from its that is who their has have for to in"),
)
SPANISH: Final = NumberWords(
    units=_stepped(
        1,
        1,
        "uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
        "diecisiete dieciocho diecinueve veinte veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro "
        "veinticinco veintiseis veintisiete veintiocho veintinueve",
    ),
    tens=_stepped(30, 10, "treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    hundreds=_stepped(
        100,
        100,
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas "
        "seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
    ),
    hundred=frozenset(),
    scales=_valued("mil=1e3 millon/millones=1e6 billon/billones=1e12"),
    ones=frozenset(["un", "una"]),
    groups=_valued("decena=10 docena=12 quincena=15 veintena=20 centenar/centena=100 millar=1e3"),
    several=_valued("decenas=10 docenas=12 centenares/centenas/cientos=100 miles/millares=1e3 millones=1e6"),
    ten_joins=("y",),
    hundred_joins=("",),
    scale_joins=("",),
    marks=_words("el los las y con una de del por un al fue fueron en unos unas su segun la"),
)
PORTUGUESE: Final = NumberWords(
    units=_stepped(
        1,
        1,
        "um/uma dois/duas tres quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
    ),
    tens=_stepped(20, 10, "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"),
    hundreds=_stepped(
        100,
        100,
        "cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas "
        "seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
    ),
    hundred=frozenset(),
    scales=_valued("mil=1e3 milhao/milhoes=1e6 bilhao/bilhoes=1e9 trilhao/trilhoes=1e12"),
    ones=frozenset(["um", "uma"]),
    groups=_valued("dezena=10 duzia=12 quinzena=15 vintena=20 centena=100 milhar=1e3"),
    several=_valued("dezenas=10 duzias=12 centenas=100 milhares=1e3 milhoes=1e6 bilhoes=1e9"),
    ten_joins=("e",),
    hundred_joins=("e",),
    scale_joins=("e", ""),
    marks=_words("os da das em um uma nao sao foi foram pelo pela ao aos na nas com mais e de do seu sua"),
)
FRENCH: Final = NumberWords(
    units=_stepped(
        1,
        1,
        "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    ),
    tens={
        **_stepped(20, 10, "vingt trente quarante cinquante soixante"),
        **_valued("septante=70 huitante/octante=80 nonante=90"),
    },
    hundreds={},
    hundred=frozenset(["cent", "cents"]),
    scales=_valued("mille=1e3 million/millions=1e6 milliard/milliards=1e9"),
    ones=frozenset(["un", "une"]),
    groups=_valued(
        "dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 "
        "centaine=100 millier=1e3"
    ),
    several=_valued("dizaines=10 douzaines=12 centaines=100 milliers=1e3 millions=1e6 milliards=1e9"),
    ten_joins=("-", "", "et"),
    hundred_joins=("",),
    scale_joins=("",),
    marks=_words("le les de des du et une un dans avec sur pour par est ont au aux sont qui leur la en"),
)
LANGUAGES: Final = (ENGLISH, SPANISH, PORTUGUESE, FRENCH)
COMMON: Final = frozenset(["once", "seize", "cent", "cents"])
"""Numbers that are common words of English: where a text may be English too, they are none."""
