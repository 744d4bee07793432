"""Spanish, after the Ortografía of the Real Academia (2010): no capitals for months, "a. C.", "1 de mayo"."""

from __future__ import annotations

from chronos.edtf.languages.language import Language, named

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

# "o" becomes "u" before a word that sounds with o: ocho, once, octubre, otoño.
_SOUNDS_WITH_O = ("o", "8 ", "11 ")


def _join(preposition: str, noun: str) -> str:
    if preposition.endswith((" de", " a")) or preposition in ("de", "a"):
        noun_after_article = noun.removeprefix("el ")
        if noun_after_article != noun:
            return f"{preposition}l {noun_after_article}"
    return f"{preposition} {noun}" if preposition else noun


def _disjunction(following: str) -> str:
    return "u" if following.startswith(_SOUNDS_WITH_O) else "o"


LANGUAGE = Language(
    code="es",
    months=_MONTHS,
    month_words=named(_MONTHS, shortest=3) | {"sept": 9, "setiembre": 9, "set": 9},
    seasons=("primavera", "verano", "otoño", "invierno"),
    season_articles=("la ", "el ", "el ", "el "),
    season_words={"primavera": 21, "verano": 22, "otono": 23, "invierno": 24},
    day_article="el ",
    first_day="1",
    of=" de ",
    bc="{} a. C.",
    ad="{} d. C.",
    bc_words=("a c", "ac", "antes de cristo", "aec"),
    ad_words=("d c", "dc", "despues de cristo", "ec"),
    long_year="el año {}",
    long_year_words=("ano",),
    decade="la década de {}",
    decade_words=("decada de", "decada de los", "anos"),
    decade_within="en la década de {}",
    within="en ",
    within_words=("en", "durante"),
    century_words=("siglo",),
    quarters=("primer trimestre", "segundo trimestre", "tercer trimestre", "cuarto trimestre"),
    quadrimesters=("primer cuatrimestre", "segundo cuatrimestre", "tercer cuatrimestre"),
    semesters=("primer semestre", "segundo semestre"),
    part_article="el ",
    part_of=" de ",
    ordinal_words={"primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "ultimo": -1},
    unit_words={"trimestre": 32, "cuatrimestre": 36, "semestre": 39},
    articles=("el", "la", "los", "el dia"),
    of_words=("de", "del", "de el", "del ano", "de la"),
    month_first=False,
    third=("principios de", "mediados de", "finales de"),
    third_words={
        "principios de": 0,
        "a principios de": 0,
        "comienzos de": 0,
        "a comienzos de": 0,
        "inicios de": 0,
        "a inicios de": 0,
        "mediados de": 1,
        "a mediados de": 1,
        "finales de": 2,
        "a finales de": 2,
        "fines de": 2,
        "a fines de": 2,
    },
    time="{}, {}",
    time_words=(",", "a las", ", a las"),
    unknown_notes={
        "year": "año desconocido",
        "month": "mes desconocido",
        "day": "día desconocido",
        "month and day": "mes y día desconocidos",
    },
    hemispheres=("hemisferio norte", "hemisferio sur"),
    significant=("{} cifra significativa", "{} cifras significativas"),
    pattern="una fecha como {}",
    part_names=("año", "mes", "día", "estación"),
    mark_names=("incierto", "aproximado", "incierto y aproximado"),
    label_colon=": ",
    label_semicolon="; ",
    circa="hacia",
    circa_words=("hacia", "c", "ca", "circa", "alrededor de", "alrededor del", "en torno a", "en torno al", "sobre"),
    to=("de", "a"),
    to_words=("a", "al", "hasta", "hasta el"),
    from_to=("de", "a"),
    from_words=("de", "del", "desde", "desde el"),
    dashed_days=False,
    between=("entre", "y"),
    between_words=("entre",),
    conjunction="y",
    and_words=("y", "e"),
    or_words=("o", "u"),
    disjunction=_disjunction,
    since="desde",
    since_words=("desde",),
    until=lambda noun: f"hasta {noun}",
    until_words=("hasta",),
    starting="desde",
    starting_words=("desde",),
    start_unknown="inicio desconocido",
    end_unknown="fin desconocido",
    after="después de",
    after_words=("despues de", "despues del", "tras"),
    before="antes de",
    before_words=("antes de", "antes del"),
    or_later="o después",
    or_earlier="o antes",
    each={"year": "cada año", "month": "cada mes", "day": "cada día"},
    one_of="uno de",
    all_of="todos",
    endless={
        "open open": "inicio y fin abiertos",
        "unknown unknown": "inicio y fin desconocidos",
        "open unknown": "inicio abierto, fin desconocido",
        "unknown open": "inicio desconocido, fin abierto",
    },
    join=_join,
)
