"""What the rules say of countries and regions."""

from pathlib import Path

import pytest

from chronos.model import Edit, Finding, Location
from projects import check, corpus_of

SOUND = "text: A visit., sources: ['gazette-2020, p. 3', 'wire-2021, para. 2'], status: prospective"


def of_rule(folder: Path, name: str, claims: str, settings: str = "") -> list[Finding]:
    return [one for one in check(corpus_of(folder, claims, settings=settings)) if one.name == name]


def messages(folder: Path, name: str, claim: str, settings: str = "") -> list[str]:
    return [one.message for one in of_rule(folder, name, f"claims: [{{id: a, {claim}}}]", settings)]


SOVIET = "AM, AZ, BY, EE, GE, KG, KZ, LT, LV, MD, RU, TJ, TM, UA, UZ"

# G001


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Ecuador", "EC"),
        ("Équateur", "EC"),
        ("Equador", "EC"),
        ("ecuador", "EC"),
        ("Alemania", "DE"),
        ("Allemagne", "DE"),
        ("Alemanha", "DE"),
        ('"Côte d\'Ivoire"', "CI"),
        ("UK", "GB"),
        ("Burma", "MM"),
        ("ec", "EC"),
        ("ECU", "EC"),
        ("the Netherlands", "NL"),
        ("Yugoslavia", "YU"),
    ],
)
def test_the_code_of_a_country_is_told_and_mended_by_its_name_in_four_languages(
    tmp_path: Path, written: str, code: str
) -> None:
    claims = f"claims:\n  - {{id: a, date: 1970, {SOUND}, countries: [{written}]}}\n"
    (finding,) = of_rule(tmp_path, "unknown-country", claims)
    shown = repr(written.strip('"'))
    assert finding.message == f"no country has the code {shown}; did you mean {code}?"
    assert finding.fixes == (
        Edit(Location("timeline.yaml", 2, claims.splitlines()[1].index(f"[{written}]") + 2), code),
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Congo", "; did you mean CD or CG?"),
        ("CS", "; did you mean CSHH or CSXX?"),
        ("England", "; did you mean GB?"),
        ("Republic of Ecuador", "; did you mean EC?"),
        ("república del ecuador", "; did you mean EC?"),
        ("República Popular China", "; did you mean CN?"),
        ("el Perú", "; did you mean PE?"),
        ("Ecuadr", "; did you mean EC?"),
        ("XX", ""),
        ("América", ""),
    ],
)
def test_what_is_a_guess_is_offered_and_not_mended(tmp_path: Path, written: str, hint: str) -> None:
    (finding,) = of_rule(
        tmp_path, "unknown-country", f"claims: [{{id: a, date: 1970, {SOUND}, countries: [{written}]}}]"
    )
    assert finding.message == f"no country has the code {written!r}{hint}"
    assert finding.fixes == ()


# G003 and G004


@pytest.mark.parametrize(
    ("code", "date", "told", "other"),
    [
        ("SS", "2005", "South Sudan (SS) began on 2011-07-09", "Sudan (SD)"),
        ("SS", "2011-07-08", "South Sudan (SS) began on 2011-07-09", "Sudan (SD)"),
        ("CZ", "1968-08", "Czechia (CZ) began on 1993-01-01", "Czechoslovakia (CSHH)"),
        ("TL", "1999", "Timor-Leste (TL) began on 2002-05-20", "East Timor (TP)"),
        ("XK", "2007", "Kosovo (XK) began on 2008-02-17", "Serbia (RS)"),
        ("XK", "1999", "Kosovo (XK) began on 2008-02-17", "Yugoslavia (YU)"),
        ("ME", "2004", "Montenegro (ME) began on 2006-06-03", "Serbia and Montenegro (CSXX)"),
        ("AIDJ", "1960", "French Territory of the Afars and the Issas (AIDJ) began in 1967", ""),
        ("SS", "../2005", "South Sudan (SS) began on 2011-07-09", "Sudan (SD)"),
        ("SS", "1905~", "South Sudan (SS) began on 2011-07-09", "Sudan (SD)"),
    ],
)
def test_a_country_is_not_yet_there_before_its_first_day(
    tmp_path: Path, code: str, date: str, told: str, other: str
) -> None:
    (finding,) = of_rule(
        tmp_path, "country-not-yet", f"claims: [{{id: a, countries: [EC, {code}], date: {date}, {SOUND}}}]"
    )
    hint = f"then it was {other}" if other else "list the country of that time"
    message = f"{told}, after the claim's date {date}; {hint}"
    assert finding == Finding("G003", "country-not-yet", "warning", Location("timeline.yaml", 1, 34), message, "a")


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("SS", "2011-07-09"),
        ("SS", "2011"),
        ("SS", "2005/2015"),
        ("SS", "2005/.."),
        ("SS", "2005/"),
        ("SS", "[2005,2015]"),
        ("SS", "2010~"),
        ("SS", "2005?"),
        ("SS", "2005%"),
        ("SS", "undated"),
        ("EC", "1400"),
        ("RU", "1900"),
        ("SU", "1985"),
    ],
)
def test_a_date_that_may_be_of_the_country_accuses_nobody(tmp_path: Path, code: str, date: str) -> None:
    for rule in ("country-not-yet", "country-no-longer"):
        assert messages(tmp_path, rule, f"countries: [{code}], date: '{date}', {SOUND}") == []


@pytest.mark.parametrize(
    ("code", "date", "told", "other"),
    [
        ("SU", "1995", "Soviet Union (SU) ended on 1991-12-26", SOVIET),
        ("SU", "1991-12-27", "Soviet Union (SU) ended on 1991-12-26", SOVIET),
        ("DD", "1990-11", "German Democratic Republic (DD) ended on 1990-10-02", "DE"),
        ("YU", "2005", "Yugoslavia (YU) ended on 2003-02-03", "BA, HR, ME, MK, RS, SI"),
        ("CSHH", "1995/..", "Czechoslovakia (CSHH) ended on 1992-12-31", "CZ, SK"),
        ("CSXX", "2010", "Serbia and Montenegro (CSXX) ended on 2006-06-04", "ME, RS"),
        ("AN", "2015", "Netherlands Antilles (AN) ended on 2010-10-09", "BQ, CW, SX"),
        ("NT", "1995", "Neutral Zone (NT) ended in 1991", "IQ, SA"),
    ],
)
def test_a_country_is_no_longer_there_after_its_last_day(
    tmp_path: Path, code: str, date: str, told: str, other: str
) -> None:
    (finding,) = of_rule(
        tmp_path, "country-no-longer", f"claims: [{{id: a, countries: [{code}], date: {date}, {SOUND}}}]"
    )
    message = f"{told}, before the claim's date {date}; since then it is {other}"
    assert finding == Finding("G004", "country-no-longer", "warning", Location("timeline.yaml", 1, 30), message, "a")


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("SU", "1991-12-26"),
        ("SU", "1991"),
        ("SU", "1990/2000"),
        ("SU", "/1995"),
        ("SU", "1992~"),
        ("SU", "1995?"),
        ("DD", "199X"),
        ("DE", "1970"),
        ("NT", "1991-12"),
    ],
)
def test_a_date_that_may_still_be_of_the_country_accuses_nobody(tmp_path: Path, code: str, date: str) -> None:
    assert messages(tmp_path, "country-no-longer", f"countries: [{code}], date: '{date}', {SOUND}") == []


# G005


def unlisted(folder: Path, text: str, rest: str = "countries: [EC]", settings: str = "") -> list[str]:
    claim = f"claims:\n- id: a\n  date: '2019'\n  text: {text}\n  sources: ['gazette-2020, p. 3']\n"
    fields = "".join(f"  {line}\n" for line in rest.split("; ") if line)
    found = of_rule(folder, "unlisted-country", claim + fields, settings)
    assert all(one.severity == "info" and one.location == Location("timeline.yaml", 4, 9) for one in found)
    return sorted(one.message.partition(", which")[0].removeprefix("the text names ") for one in found)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A delegation visits Peru.", ["Peru (PE)"]),
        ("Ecuador and Peru sign a treaty.", ["Peru (PE)"]),
        ("Una delegación visita el Perú y México.", ["México (MX)", "Perú (PE)"]),
        ("Une délégation visite l'Allemagne.", ["Allemagne (DE)"]),
        ("Uma delegação visita o Brasil.", ["Brasil (BR)"]),
        ("A delegation visits Peru's capital.", ["Peru (PE)"]),
        ("A visit to Korea.", ["Korea (KP or KR)"]),
        ("A Peru-Ecuador meeting.", ["Peru (PE)"]),
        ("Peru here, Peru there, el Perú too.", ["Peru (PE)"]),
        ("A delegation visits Quito.", []),
        ("A Peruvian delegation visits Quito.", []),
        ("A delegation visits Ecuador.", []),
        ("Une délégation visite l'Équateur.", []),
        ("Officers meet in New Mexico and in Mexico City.", []),
    ],
)
def test_a_country_named_in_the_text_and_not_listed_is_told(tmp_path: Path, text: str, named: list[str]) -> None:
    assert unlisted(tmp_path, text) == named


def test_the_message_names_the_ways_out(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, "unlisted-country", "text: A visit to Peru., countries: [EC], date: 2019")
    told, ways = message.split("; ")
    assert told == "the text names Peru (PE), which `countries` does not list"
    assert ways == "list it, or name it under `actors` where it only takes part"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Officers are trained in China.", "countries: [UY]; actors: [China]"),
        ("Officers are trained in China.", "countries: [UY]; actors: [Gobierno de China]"),
        ("Korea sends officers.", "countries: [KR]"),
        ("Germany sends officers.", "countries: [DD]"),
        ("The Soviet Union sends officers.", "countries: [UA]"),
        ("Burma sends officers.", "countries: [BU]"),
        ("Georgia sends officers.", "countries: [US]"),
    ],
)
def test_what_the_claim_says_otherwise_is_no_omission(tmp_path: Path, text: str, fields: str) -> None:
    assert unlisted(tmp_path, text, fields) == []


def test_a_claim_of_a_region_lists_no_country(tmp_path: Path) -> None:
    assert unlisted(tmp_path, "A delegation visits Peru.", 'regions: ["419"]') == ["Peru (PE)"]


def test_a_country_that_the_collection_is_about_is_a_setting(tmp_path: Path) -> None:
    settings = "check: {options: {unlisted-country: {except: [CN, US]}}}"
    text = "China, the United States and Peru sign."
    assert unlisted(tmp_path / "with", text, settings=settings) == ["Peru (PE)"]
    assert unlisted(tmp_path / "without", text) == ["China (CN)", "Peru (PE)", "United States (US)"]


# G006 and G007


def test_a_region_without_a_claim_is_told_at_its_place(tmp_path: Path) -> None:
    settings = """\
    regions:
      - "419"
      - "029"
      - id: andes
        name: Andes
        countries: [BO, EC, PE]
      - {id: isles, name: Isles, countries: [MT]}
    """
    found = of_rule(tmp_path, "empty-region", f"claims: [{{id: a, date: 2019, countries: [EC], {SOUND}}}]", settings)
    assert found == [
        Finding("G006", "empty-region", "info", Location("chronos.yaml", 3, 5),
                "no claim lists the region 'Caribbean', nor a country within it"),
        Finding("G006", "empty-region", "info", Location("chronos.yaml", 7, 5),
                "no claim lists the region 'Isles', nor a country within it"),
    ]  # fmt: skip


def test_what_is_said_of_a_region_within_counts_for_the_one_around_it(tmp_path: Path) -> None:
    settings = (
        "regions: ['019', '029', {id: andes, name: Andes, countries: [EC]}, {id: all, name: All, countries: [EC, PE]}]"
    )
    claims = f"claims: [{{id: a, date: 2019, regions: ['029', andes], {SOUND}}}]"
    assert of_rule(tmp_path, "empty-region", claims, settings) == []


def test_a_project_without_claims_has_no_empty_region(tmp_path: Path) -> None:
    assert of_rule(tmp_path, "empty-region", "claims: []", "regions: ['029']") == []


@pytest.mark.parametrize(("field", "number"), [("countries: [EC]", 0), ("regions: ['419']", 0), ("countries: []", 1)])
def test_a_claim_of_no_country_and_no_region_is_in_no_chronology(tmp_path: Path, field: str, number: int) -> None:
    found = messages(tmp_path, "no-country", f"date: 2019, {field}, {SOUND}")
    assert found == ["no country and no region, so that no chronology has it; list `countries:` or `regions:`"] * number
