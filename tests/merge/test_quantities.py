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
        "twenty-one men",
        "",
    ],
)
def test_years_dates_ordinals_and_labels_are_no_quantities(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    """two hundred officers|one hundred and twenty officers|two thousand five hundred officers|forty thousand officers
    two dozen officers|3 hundred officers|treinta y dos agentes|ciento veinte agentes|cuarenta mil agentes
    dos mil quinientos agentes|veintidós mil agentes|mil dos agentes|vinte e dois agentes|dois mil e duzentos agentes
    deux cents agents|trois mille cinq cents agents|quatre-vingts agents""".replace("\n    ", "|").split("|"),
)
def test_a_part_of_a_number_in_words_is_not_taken_for_the_whole(text: str) -> None:
    assert stated(text) == []


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
