import pytest

from chronos.exchange.datasets.country_codes import (
    ACLED_NAMES,
    FIPS_10_4,
    FIPS_NOWHERE,
    GLEDITSCH_WARD,
    GTD_NAMES,
    GTD_NOWHERE,
    GTD_NUMBERS,
    UCDP_NAMES,
    iso_numbers,
)
from chronos.exchange.datasets.event_rows import Places
from chronos.exchange.incoming import ImportOptions
from chronos.gazetteer import countries, country

OPTIONS = ImportOptions(name="x.csv")

UCDP = """
Afghanistan; Albania; Algeria; Angola; Argentina; Armenia; Australia; Austria; Azerbaijan; Bahrain; Bangladesh;
Belgium; Benin; Bhutan; Bolivia; Bosnia-Herzegovina; Botswana; Brazil; Bulgaria; Burkina Faso; Burundi; Cambodia
(Kampuchea); Cameroon; Canada; Central African Republic; Chad; Chile; China; Colombia; Comoros; Congo; Costa Rica;
Croatia; Cuba; Cyprus; DR Congo (Zaire); Denmark; Djibouti; Dominican Republic; Ecuador; Egypt; El Salvador; Equatorial
Guinea; Eritrea; Estonia; Ethiopia; Finland; France; Gabon; Gambia; Georgia; Germany; Ghana; Greece; Guatemala; Guinea;
Guinea-Bissau; Guyana; Haiti; Honduras; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy; Ivory Coast; Jamaica;
Japan; Jordan; Kazakhstan; Kenya; Kingdom of eSwatini (Swaziland); Kosovo; Kuwait; Kyrgyzstan; Laos; Lebanon; Lesotho;
Liberia; Libya; Macedonia, FYR; Madagascar (Malagasy); Malawi; Malaysia; Mali; Mauritania; Mexico; Moldova; Morocco;
Mozambique; Myanmar (Burma); Namibia; Nepal; Netherlands; New Zealand; Nicaragua; Niger; Nigeria; North Korea; North
Macedonia; Norway; Oman; Pakistan; Panama; Papua New Guinea; Paraguay; Peru; Philippines; Qatar; Romania; Rumania;
Russia (Soviet Union); Rwanda; Saudi Arabia; Senegal; Serbia (Yugoslavia); Sierra Leone; Singapore; Slovenia; Solomon
Islands; Somalia; South Africa; South Korea; South Sudan; South Yemen; Spain; Sri Lanka; Sudan; Suriname; Sweden;
Switzerland; Syria; Taiwan; Tajikistan; Tanzania; Thailand; Togo; Trinidad and Tobago; Tunisia; Turkey; Turkmenistan;
Uganda; Ukraine; United Arab Emirates; United Kingdom; United States of America; Uruguay; Uzbekistan; Venezuela;
Vietnam (North Vietnam); Yemen (North Yemen); Zambia; Zimbabwe (Rhodesia)
"""

GTD = """
Afghanistan; Antigua and Barbuda; Bahamas; Bosnia-Herzegovina; Brunei; Czechoslovakia; Democratic Republic of the
Congo; Dominica; East Germany (GDR); East Timor; Falkland Islands; French Guiana; French Polynesia; Great Britain;
Guadeloupe; Hong Kong; Ivory Coast; Kosovo; Macau; Macedonia; Man, Isle of; Martinique; Montenegro; Myanmar; New
Caledonia; New Hebrides; North Korea; North Yemen; People's Republic of the Congo; Puerto Rico; Republic of the Congo;
Rhodesia; Russia; Serbia; Serbia-Montenegro; Slovak Republic; South Korea; South Sudan; South Vietnam; South Yemen;
Soviet Union; St. Kitts and Nevis; St. Lucia; St. Martin; Swaziland; Syria; Taiwan; Trinidad and Tobago; United States;
Vatican City; Vietnam; Virgin Islands (U.S.); Wallis and Futuna; West Bank and Gaza Strip; West Germany (FRG); Western
Sahara; Yemen; Yugoslavia; Zaire; Zimbabwe; Czech Republic; Cayman Islands; Gibraltar; Isle of Man
"""


def listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(";")]


@pytest.mark.parametrize(
    "codes",
    [GLEDITSCH_WARD, UCDP_NAMES, ACLED_NAMES, GTD_NUMBERS, GTD_NAMES, FIPS_10_4, iso_numbers()],
    ids=["gleditsch-ward", "ucdp", "acled", "gtd-numbers", "gtd", "fips", "iso"],
)
def test_all_codes_are_those_of_the_gazetteer(codes: dict[str, str]) -> None:
    assert [code for code in codes.values() if country(code) is None] == []


@pytest.mark.parametrize("name", listed(UCDP))
def test_every_country_of_ged_is_found_by_its_name(name: str) -> None:
    assert not isinstance(Places(OPTIONS, UCDP_NAMES, {}).of(name), str)


@pytest.mark.parametrize("name", listed(GTD))
def test_the_odd_names_of_the_gtd_are_found(name: str) -> None:
    assert not isinstance(Places(OPTIONS, GTD_NAMES, {}, GTD_NOWHERE).of(name), str)


def test_names_with_an_old_name_behind_them_are_todays_country() -> None:
    places = Places(OPTIONS, UCDP_NAMES, GLEDITSCH_WARD)
    expected = {
        "DR Congo (Zaire)": "CD",
        "Yemen (North Yemen)": "YE",
        "Russia (Soviet Union)": "RU",
        "Serbia (Yugoslavia)": "RS",
        "Kingdom of eSwatini (Swaziland)": "SZ",
        "Congo": "CG",
        "Sri Lanka (Ceylon)": "LK",
        "Kosovo": "XK",
        "Taiwan": "TW",
    }
    found = {name: places.of(name) for name in expected}
    assert {name: None if isinstance(one, str) else one.countries for name, one in found.items()} == {
        name: (code,) for name, code in expected.items()
    }


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("700", "AF"),
        ("2", "US"),
        ("365", "RU"),
        ("345", "RS"),
        ("340", "RS"),
        ("678", "YE"),
        ("490", "CD"),
        ("626", "SS"),
        *[("347", "XK"), ("260", "DE"), ("816", "VN"), ("343", "MK"), ("700.0", "AF"), ("265", "DD"), ("484", "CG")],
    ],
)
def test_numbers_of_gleditsch_and_ward_stand_for_countries(number: str, code: str) -> None:
    found = Places(OPTIONS, UCDP_NAMES, GLEDITSCH_WARD).of("", number)
    assert not isinstance(found, str)
    assert found.countries == (code,)


def test_every_number_of_the_gtd_agrees_with_its_name() -> None:
    pairs = {"4": "Afghanistan", "155": "West Bank and Gaza Strip", "235": "Yugoslavia", "236": "Czechoslovakia"}
    pairs |= {"362": "West Germany (FRG)", "499": "East Germany (GDR)", "359": "Soviet Union", "604": "Zaire"}
    pairs |= {"403": "Rhodesia", "428": "South Vietnam", "532": "New Hebrides", "175": "Serbia-Montenegro"}
    pairs |= {
        "377": "North Yemen",
        "406": "South Yemen",
        "603": "United Kingdom",
        "1003": "Kosovo",
        "217": "United States",
    }
    places = Places(OPTIONS, GTD_NAMES, GTD_NUMBERS, GTD_NOWHERE)
    for number, name in pairs.items():
        assert places.of(name) == places.of("", number), name


def test_fips_has_every_country_that_iso_has_but_those_without_a_code_there() -> None:
    today = {one.code for one in countries() if one.withdrawn_on is None}
    assert today - set(FIPS_10_4.values()) == {"AX", "BQ"}
    assert not {code.upper() for code in FIPS_NOWHERE} & FIPS_10_4.keys()


def test_numbers_of_iso_are_todays_countries() -> None:
    numbers = iso_numbers()
    assert (numbers["404"], numbers["4"], numbers["729"], numbers["180"], numbers["887"]) == (
        "KE",
        "AF",
        "SD",
        "CD",
        "YE",
    )
