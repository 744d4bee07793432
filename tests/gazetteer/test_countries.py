import datetime as dt
import subprocess
import sys

import pytest

from chronos.gazetteer import Country, countries, country


def test_a_country_of_today_has_its_three_codes_and_no_history() -> None:
    assert country("EC") == Country("EC", "EC", "ECU", "218")


def test_a_withdrawn_country_has_its_days_its_iso_notice_and_those_who_came_after() -> None:
    assert country("YD") == Country(
        code="YD",
        alpha2="YD",
        alpha3="YMD",
        numeric="720",
        valid_from="1967-11-30",
        valid_to="1990-05-21",
        code4="YDYE",
        withdrawn_on="1990-08-14",
        successors=("YE",),
    )


@pytest.mark.parametrize("code", ["SU", "YU", "CSHH", "CSXX", "DD", "AN", "BU", "ZR", "TP"])
def test_countries_that_are_no_more_are_withdrawn(code: str) -> None:
    found = country(code)
    assert found is not None
    assert found.withdrawn


@pytest.mark.parametrize(
    ("code", "first_day"),
    [
        ("SS", "2011-07-09"),
        ("ME", "2006-06-03"),
        ("RS", "2006-06-05"),
        ("TL", "2002-05-20"),
        ("XK", "2008-02-17"),
    ],
)
def test_young_countries_know_their_first_day(code: str, first_day: str) -> None:
    found = country(code)
    assert found is not None
    assert (found.valid_from, found.valid_to, found.withdrawn) == (first_day, None, False)


@pytest.mark.parametrize("code", ["", "ec", "ECU", "218", "UK", "EU", "SUHH", "ZZ"])
def test_only_the_exact_code_in_capitals_names_a_country(code: str) -> None:
    assert country(code) is None


def test_an_alpha_2_code_of_two_withdrawn_countries_is_never_guessed() -> None:
    assert country("CS") is None


@pytest.mark.parametrize(("today", "withdrawn"), [("GE", "GEHH"), ("SK", "SKIN"), ("BY", "BYAA"), ("AI", "AIDJ")])
def test_a_code_used_again_is_todays_country_and_four_letters_name_the_other(today: str, withdrawn: str) -> None:
    new, old = country(today), country(withdrawn)
    assert new is not None
    assert old is not None
    assert (new.withdrawn, old.withdrawn, old.alpha2) == (False, True, today)


def test_every_code_names_itself_and_no_two_countries_share_one() -> None:
    codes = [one.code for one in countries()]
    assert codes == sorted(set(codes))
    assert [country(code) for code in codes] == list(countries())


def test_all_of_iso_3166_1_and_3166_3_and_kosovo_are_there() -> None:
    withdrawn = [one for one in countries() if one.withdrawn]
    assert (len(countries()), len(withdrawn)) == (249 + 1 + 31, 31)


def test_successors_are_countries_of_today() -> None:
    after = {code for one in countries() for code in one.successors}
    assert after
    assert all(found is not None and not found.withdrawn for found in map(country, after))


def test_every_withdrawn_country_has_an_end_and_successors() -> None:
    assert [one.code for one in countries() if one.withdrawn and not (one.valid_to and one.successors)] == []


def test_days_are_real_and_a_country_begins_before_it_ends() -> None:
    for one in countries():
        for day in (one.valid_from, one.valid_to, one.withdrawn_on):
            assert day is None or len(day) == 4 or dt.date.fromisoformat(day)
        if one.valid_from and one.valid_to:
            assert one.valid_from < one.valid_to


def test_the_code_is_withdrawn_no_earlier_than_the_year_in_which_the_country_ends() -> None:
    for one in countries():
        # The trust territory's last part, Palau, became free eight years after ISO had dropped the code.
        if one.withdrawn_on and one.valid_to and one.code != "PC":
            assert one.valid_to[:4] <= one.withdrawn_on[:4], one


@pytest.mark.parametrize("heavy", ["babel", "pycountry", "json", "difflib"])
def test_looking_up_codes_loads_no_heavy_module(heavy: str) -> None:
    program = (
        "import sys; import chronos.gazetteer as g; "
        "assert g.country('UY') and g.region('419') and g.regions_of('UY'); "
        f"sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_check_for_heavy_modules_can_fail() -> None:
    program = "import sys; import chronos.gazetteer as g; g.country_name('UY'); sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 1
