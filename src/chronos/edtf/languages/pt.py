"""Portuguese, as written on both sides of the Atlantic since the agreement of 1990: months without capitals."""

from __future__ import annotations

from chronos.edtf.languages.language import Language, named

_MONTHS = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho",
    "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip

_CONTRACTED = {"de o ": "do ", "de a ": "da ", "a o ": "ao ", "a a ": "à "}


def _join(preposition: str, noun: str) -> str:
    last = preposition.rpartition(" ")[2]
    article = noun[:2]
    contracted = _CONTRACTED.get(f"{last} {article}")
    if contracted:
        return preposition.removesuffix(last) + contracted + noun[2:]
    return f"{preposition} {noun}" if preposition else noun


LANGUAGE = Language(
    code="pt",
    months=_MONTHS,
    month_words=named(_MONTHS, shortest=3),
    seasons=("primavera", "verão", "outono", "inverno"),
    season_articles=("a ", "o ", "o ", "o "),
    season_words={"primavera": 21, "verao": 22, "outono": 23, "inverno": 24},
    day_article="",
    first_day="1",
    of=" de ",
    bc="{} a.C.",
    ad="{} d.C.",
    bc_words=("ac", "a c", "antes de cristo", "aec"),
    ad_words=("dc", "d c", "depois de cristo", "ec"),
    long_year="o ano {}",
    long_year_words=("ano",),
    decade="a década de {}",
    decade_words=("decada de", "anos"),
    decade_within="na década de {}",
    within="em ",
    within_words=("em", "na", "no", "nos", "durante"),
    century_words=("seculo",),
    quarters=("1.º trimestre", "2.º trimestre", "3.º trimestre", "4.º trimestre"),
    quadrimesters=("1.º quadrimestre", "2.º quadrimestre", "3.º quadrimestre"),
    semesters=("1.º semestre", "2.º semestre"),
    part_article="o ",
    part_of=" de ",
    ordinal_words={"primeiro": 1, "segundo": 2, "terceiro": 3, "quarto": 4, "ultimo": -1},
    unit_words={"trimestre": 32, "quadrimestre": 36, "semestre": 39},
    articles=("o", "a", "os", "o dia", "dia"),
    of_words=("de", "do", "do ano de", "da"),
    month_first=False,
    third=("início de", "meados de", "final de"),
    third_words={
        "inicio de": 0,
        "no inicio de": 0,
        "comeco de": 0,
        "no comeco de": 0,
        "principios de": 0,
        "meados de": 1,
        "em meados de": 1,
        "final de": 2,
        "no final de": 2,
        "finais de": 2,
        "fim de": 2,
        "no fim de": 2,
        "fins de": 2,
    },
    time="{}, {}",
    time_words=(",", "as", ", as"),
    unknown_notes={
        "year": "ano desconhecido",
        "month": "mês desconhecido",
        "day": "dia desconhecido",
        "month and day": "mês e dia desconhecidos",
    },
    hemispheres=("hemisfério norte", "hemisfério sul"),
    significant=("{} algarismo significativo", "{} algarismos significativos"),
    pattern="uma data como {}",
    part_names=("ano", "mês", "dia", "estação"),
    mark_names=("incerto", "aproximado", "incerto e aproximado"),
    label_colon=": ",
    label_semicolon="; ",
    circa="por volta de",
    circa_words=("por volta de", "por volta do", "por volta da", "c", "ca", "cerca de", "circa"),
    to=("de", "a"),
    to_words=("a", "ao", "ate", "ate o"),
    from_to=("de", "a"),
    from_words=("de", "do", "da", "desde", "desde o"),
    dashed_days=False,
    between=("entre", "e"),
    between_words=("entre",),
    conjunction="e",
    and_words=("e",),
    or_words=("ou",),
    disjunction=lambda _: "ou",
    since="desde",
    since_words=("desde",),
    until=lambda noun: f"até {noun}",
    until_words=("ate",),
    starting="desde",
    starting_words=("desde", "a partir de"),
    start_unknown="início desconhecido",
    end_unknown="fim desconhecido",
    after="depois de",
    after_words=("depois de", "depois do", "depois da", "apos"),
    before="antes de",
    before_words=("antes de", "antes do", "antes da"),
    or_later="ou depois",
    or_earlier="ou antes",
    each={"year": "cada ano", "month": "cada mês", "day": "cada dia"},
    one_of="um de",
    all_of="todos",
    endless={
        "open open": "início e fim abertos",
        "unknown unknown": "início e fim desconhecidos",
        "open unknown": "início aberto, fim desconhecido",
        "unknown open": "início desconhecido, fim aberto",
    },
    join=_join,
)
