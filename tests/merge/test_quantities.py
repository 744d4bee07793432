"""Quantities that texts state, in digits and in words, in four languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.merge.quantities import Quantity, quantities

EVER = float("inf")


def stated(text: str) -> list[tuple[str, float, float]]:
    return [(one.unit, one.low, one.high) for one in quantities(text)]


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("Somebody counted 23 Chinese police offices.", "office", 23),
        ("51 armoured Chery Tiggo vehicles", "vehicle", 51),
        ("12 police", "police", 12),
        ("Two people were arrested.", "people", 2),
        ("Fifteen cameras", "camera", 15),
        ("23 oficinas policiales chinas", "oficina", 23),
        ("doce agentes", "agente", 12),
        ("dix-sept ou douze agents", "agent", 12),
        ("vingt bureaux", "bureau", 20),
        ("vinte policiais", "policiai", 20),
        ("1 office", "office", 1),
        ("1,200 officers", "officer", 1200),
        ("1.200 agentes", "agente", 1200),
        ("1 200 agents", "agent", 1200),
        ("1\u202f200 agents", "agent", 1200),
        ("1200 officers", "officer", 1200),
        ("1,200,000 doses", "dose", 1_200_000),
        ("1.5 million people", "people", 1_500_000),
        ("1,5 millones de personas", "persona", 1_500_000),
        ("5 mil agentes", "agente", 5000),
        ("mil agentes", "agente", 1000),
        ("82 per cent", "%", 82),
        ("82%", "%", 82),
        ("82 por ciento", "%", 82),
        ("82 pour cent", "%", 82),
        ("82 por cento", "%", 82),
        ("0.5 hectares", "hectare", 0.5),
    ],
)
def test_a_number_counts_the_first_plural_after_it(text: str, unit: str, number: float) -> None:
    assert stated(text) == [(unit, number, number)]


@pytest.mark.parametrize(
    "text",
    [
        "US$ 5 million",
        "US$5m",
        "$5m",
        "$ 5,000,000",
        "$5.000.000",
        "5 million dollars",
        "5 million US dollars",
        "USD 5 million",
        "5 millones de dólares",
        "5 milhões de dólares",
        "5 millions de dollars",
    ],
)
def test_money_is_one_however_it_is_written(text: str) -> None:
    assert stated(text) == [("$", 5_000_000, 5_000_000)]


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("5 millions d'euros", "€", 5e6),
        ("€5m", "€", 5e6),
        ("R$ 5 milhões", "R$", 5e6),
        ("C$5 million", "C$", 5e6),
        ("5,000 Canadian dollars", "dollar", 5e3),
        ("2 mil millones de dólares", "$", 2e9),
        ("$1.2bn", "$", 1.2e9),
        ("£3", "£", 3),
        ("31 crore rupees", "rupee", 310e6),
        ("10 million yuan", "yuan", 10e6),
        ("RMB 10 million", "yuan", 10e6),
        ("¥10 million", "¥", 10e6),
    ],
)
def test_money_of_different_countries_is_told_apart(text: str, unit: str, number: float) -> None:
    assert stated(text) == [(unit, number, number)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 100 offices", 100, EVER),
        ("at least 100 offices", 100, EVER),
        ("más de 100 oficinas", 100, EVER),
        ("plus de 100 offices", 100, EVER),
        ("mais de 100 offices", 100, EVER),
        ("pelo menos 100 offices", 100, EVER),
        ("fewer than 100 offices", -EVER, 100),
        ("no more than 100 offices", -EVER, 100),
        ("hasta 100 oficinas", -EVER, 100),
        ("jusqu'à 100 offices", -EVER, 100),
        ("about 100 offices", 90, 110),
        ("cerca de 100 oficinas", 90, 110),
        ("environ 100 offices", 90, 110),
        ("20 to 30 offices", 20, 30),
        ("20-30 offices", 20, 30),
        ("20\u201330 offices", 20, 30),
        ("between 20 and 30 offices", 20, 30),
        ("entre 20 y 30 oficinas", 20, 30),
    ],
)
def test_words_before_a_number_bound_it(text: str, low: float, high: float) -> None:
    ((_, *bounds),) = stated(text)
    assert bounds == [low, high]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 officers came.",
        "2022 to 2024 plans",
        "on 3 May officers came; 17 de mayo; 3 mai",
        "2019-05-17 officers",
        "10:30 trains",
        "86th assemblies, the 3rd rooms",
        "a two-week course, a 5-year plans",
        "article 5 rights, para. 9 rules, no. 9 rules",
        "Guayas 1 prison",
        "F-16 jets, G20 leaders",
        "23 of the offices",
        "5",
        "",
    ],
)
def test_years_dates_ordinals_and_labels_are_no_quantities(text: str) -> None:
    assert stated(text) == []


IN_WORDS = """
42 forty-two officers|forty two officers|cuarenta y dos agentes|quarenta e dois agentes|quarante-deux agents
21 twenty-one men|veintiún agentes|veintiuna oficinas|vinte e um agentes|vingt et un agents
23 veintitrés oficinas|veintitres oficinas
100 a hundred officers|one hundred officers|cien agentes|cem agentes|cent agents de la police
120 one hundred and twenty officers|ciento veinte agentes|cento e vinte agentes|cent vingt agents de la police
123 a hundred twenty-three officers|ciento veintitrés agentes|cento e vinte e três agentes
200 two hundred officers|doscientas oficinas|duzentos agentes|deux cents agents
250 doscientos cincuenta agentes|duzentos e cinquenta agentes|deux cent cinquante agents
300 3 hundred officers
24 2 dozen cars
1000 a thousand officers|mil agentes|mille agents
1002 mil dos agentes|mil e dois agentes
1200 mil doscientos agentes|mil e duzentos agentes|mille deux cents agents
2500 two thousand five hundred officers|dos mil quinientos agentes|dois mil e quinhentos agentes
3500 trois mille cinq cents agents
22000 veintidós mil agentes|vinte e dois mil agentes
40000 forty thousand officers|cuarenta mil agentes|quarante mille agents
2300000 two million three hundred thousand doses
70 soixante-dix agents|septante agents
71 soixante et onze agents|soixante-onze agents
80 quatre-vingts agents|quatre-vingt agents|huitante agents
97 quatre-vingt-dix-sept agents
18 dix-huit agents|dieciocho agentes|dezoito agentes
11 once agentes de la policía
16 seize agents de la police
1 one officer|1 office
"""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (text, float(line.split()[0]))
        for line in IN_WORDS.split("\n")[1:-1]
        for text in line.split(" ", 1)[1].split("|")
    ],
)
def test_numbers_in_words_are_read_in_four_languages(text: str, number: float) -> None:
    ((_, *bounds),) = stated(text)
    assert bounds == [number, number]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a dozen officers", 10.8, 13.2),
        ("two dozen officers", 21.6, 26.4),
        ("una docena de agentes", 10.8, 13.2),
        ("uma dúzia de agentes", 10.8, 13.2),
        ("une douzaine d'agents", 10.8, 13.2),
        ("un centenar de agentes", 90, 110),
        ("une centaine d'agents", 90, 110),
        ("trois douzaines d'agents", 32.4, 39.6),
        ("dozens of officers", 12, EVER),
        ("hundreds of Chinese officers", 100, EVER),
        ("several hundred officers", 100, EVER),
        ("a few thousand officers", 1000, EVER),
        ("tens of thousands of officers", 10_000, EVER),
        ("cientos de miles de personas", 100_000, EVER),
        ("centenas de milhares de pessoas", 100_000, EVER),
        ("des dizaines d'agents", 10, EVER),
        ("more than a hundred officers", 100, EVER),
        ("más de un centenar de agentes", 100, EVER),
        ("plus d'une centaine d'agents", 100, EVER),
        ("mais de duzentos agentes", 200, EVER),
        ("100+ officers", 100, EVER),
        ("100 or more officers", 100, EVER),
        ("100 officers or more", 100, EVER),
        ("100 o más agentes", 100, EVER),
        ("fewer than forty officers", -EVER, 40),
        ("between one hundred and two hundred officers", 100, 200),
        ("between two thousand and three thousand officers", 2000, 3000),
        ("entre veinte y treinta agentes de la policía", 20, 30),
        ("entre vinte e trinta agentes da polícia", 20, 30),
        ("entre cento e cinquenta e duzentos agentes", 150, 200),
        ("two or three officers", 2, 3),
        ("dos o tres agentes", 2, 3),
        ("twelve (12) officers", 12, 12),
    ],
)
def test_words_may_bound_a_number_too(text: str, low: float, high: float) -> None:
    ((_, *bounds),) = stated(text)
    assert bounds == [low, high]


@pytest.mark.parametrize(
    "text",
    [
        "half a million people",
        "half a dozen people",
        "two and a half million people",
        "dos millones y medio de dólares",
        "medio millón de dólares",
        "2 million 300 thousand people",
        "twenty-two-year-old officers",
        "the forty-second officers",
        "in the nineties",
    ],
)
def test_a_part_of_a_number_that_is_not_read_is_not_taken_for_the_whole(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "uma reunião dos ministros da defesa",
        "a detenção dos agentes",
        "once officers of the police seize offices",
        "It may cost cents.",
        "miles from the coasts",
        "two years later",
        "three days after the talks",
        "in the last two years",
        "hace dos años",
        "deux ans plus tard",
    ],
)
def test_words_that_are_numbers_elsewhere_and_times_since_are_no_quantities(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("one", "other"), [("200 kg of cocaine", "200 kilos"), ("200kg", "200 kilogrammes"), ("3 persons", "3 people")]
)
def test_what_is_measured_has_one_name(one: str, other: str) -> None:
    assert stated(one) == stated(other) != []


def test_numbers_in_words_that_stand_by_themselves_are_read_as_before() -> None:
    assert stated("Between ten and twenty officers and three judges, two of them women, meet twenty men.") == [
        ("officer", 10, 20),
        ("judge", 3, 3),
        ("men", 20, 20),
    ]


def test_a_quantity_has_its_words() -> None:
    assert quantities("Over 10,000 fugitives, in more than 120 countries") == (
        Quantity("fugitive", 10_000, EVER, "Over 10,000 fugitives"),
        Quantity("country", 120, EVER, "more than 120 countries"),
    )


@given(st.text(alphabet="0123456789.,-/$%' abmsdexàé\u2013", max_size=30) | st.text(max_size=30))
def test_any_text_has_quantities_with_words_of_its_own(text: str) -> None:
    assert all(one.low <= one.high and one.text for one in quantities(text))
