"""French, after the Lexique of the Imprimerie nationale: "1er mai", "44 av. J.-C.", a space before ":" and ";"."""

from __future__ import annotations

from chronos.edtf.languages.language import Language, named

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_VOWELS = tuple("aàâeéèêiîoôuûy")
_CONTRACTED = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "à les ": "aux "}


def _join(preposition: str, noun: str) -> str:
    last = preposition.rpartition(" ")[2]
    stem = preposition.removesuffix(last)
    for uncontracted, contracted in _CONTRACTED.items():
        before, _, article = uncontracted.partition(" ")
        if last == before and noun.startswith(article):
            return stem + contracted + noun.removeprefix(article)
    if last == "de" and noun.startswith(_VOWELS):
        return f"{stem}d’{noun}"  # the French apostrophe
    return f"{preposition} {noun}" if preposition else noun


def _until(noun: str) -> str:
    if noun.startswith(("le ", "les ", "l’")):
        return _join("jusqu’à", noun).replace("jusqu’à le ", "jusqu’au ")
    return f"jusque {noun}" if noun.startswith("vers ") else f"jusqu’en {noun}"


LANGUAGE = Language(
    code="fr",
    months=_MONTHS,
    month_words=named(_MONTHS, shortest=4) | {"juil": 7, "jan": 1, "janv": 1, "fevr": 2, "fev": 2, "avr": 4, "dec": 12},
    seasons=("printemps", "été", "automne", "hiver"),
    season_articles=("le ", "l’", "l’", "l’"),
    season_words={"printemps": 21, "ete": 22, "automne": 23, "hiver": 24},
    day_article="le ",
    first_day="1er",
    of=" ",
    bc="{} av. J.-C.",
    ad="{} apr. J.-C.",
    bc_words=("av jc", "avant jc", "avant jesus christ", "av notre ere", "avant notre ere"),
    ad_words=("apr jc", "ap jc", "apres jc", "apres jesus christ", "de notre ere"),
    long_year="l’an {}",
    long_year_words=("an", "annee"),
    decade="les années {}",
    decade_words=("annees", "decennie"),
    decade_within="dans les années {}",
    within="en ",
    within_words=("en", "dans", "au", "pendant"),
    century_words=("siecle",),
    quarters=("1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"),
    quadrimesters=("1er quadrimestre", "2e quadrimestre", "3e quadrimestre"),
    semesters=("1er semestre", "2e semestre"),
    part_article="le ",
    part_of=" ",
    ordinal_words={"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": -1},
    unit_words={"trimestre": 32, "quadrimestre": 36, "semestre": 39},
    articles=("le", "la", "les", "l"),
    of_words=("de", "de l", "de l annee", "du mois de", "d"),
    month_first=False,
    third=("début", "milieu", "fin"),
    third_words={
        "debut": 0,
        "au debut de": 0,
        "debut de": 0,
        "milieu": 1,
        "milieu de": 1,
        "au milieu de": 1,
        "mi": 1,
        "fin": 2,
        "a la fin de": 2,
        "fin de": 2,
    },
    time="{} à {}",
    time_words=("a", ","),
    unknown_notes={
        "year": "année inconnue",
        "month": "mois inconnu",
        "day": "jour inconnu",
        "month and day": "mois et jour inconnus",
    },
    hemispheres=("hémisphère nord", "hémisphère sud"),
    significant=("{} chiffre significatif", "{} chiffres significatifs"),
    pattern="une date comme {}",
    part_names=("année", "mois", "jour", "saison"),
    mark_names=("incertain", "approximatif", "incertain et approximatif"),
    label_colon=" : ",
    label_semicolon=" ; ",
    circa="vers",
    circa_words=(
        "vers",
        "c",
        "ca",
        "circa",
        "environ",
        "autour de",
        "autour du",
        "aux environs de",
        "aux alentours de",
    ),
    to=("de", "à"),
    to_words=("a", "au", "aux", "jusqu a", "jusqu au", "jusqu en"),
    from_to=("de", "à"),
    from_words=("de", "du", "des", "d"),
    dashed_days=False,
    between=("entre", "et"),
    between_words=("entre",),
    conjunction="et",
    and_words=("et",),
    or_words=("ou",),
    disjunction=lambda _: "ou",
    since="depuis",
    since_words=("depuis",),
    until=_until,
    until_words=("jusqu en", "jusqu au", "jusqu a", "jusqu aux", "jusque"),
    starting="à partir de",
    starting_words=("a partir de", "a partir du", "a partir des", "a partir d"),
    start_unknown="début inconnu",
    end_unknown="fin inconnue",
    after="après",
    after_words=("apres",),
    before="avant",
    before_words=("avant",),
    or_later="ou après",
    or_earlier="ou avant",
    each={"year": "chaque année", "month": "chaque mois", "day": "chaque jour"},
    one_of="une parmi",
    all_of="toutes",
    endless={
        "open open": "début et fin ouverts",
        "unknown unknown": "début et fin inconnus",
        "open unknown": "début ouvert, fin inconnue",
        "unknown open": "début inconnu, fin ouverte",
    },
    join=_join,
)
