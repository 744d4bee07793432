"""What the markers of blocks ask for."""

import pytest

from chronos.render.embedding.asking import OPTIONS, Asked, AskingError, label_of, read_name, read_options


def test_options_are_names_and_values() -> None:
    text = " country=EC from=2013 to=2019-06 form=table language=es edition=court kind=sale,training status=disputed "
    assert read_options(f"{text} level=3 sources=yes") == Asked(
        scope="EC",
        sort="country",
        first="2013",
        last="2019-06",
        form="table",
        language="es",
        edition="court",
        kinds=("sale", "training"),
        statuses=("disputed",),
        level=3,
        sources=True,
    )


def test_what_is_not_asked_for_is_as_usual_and_values_may_have_spaces() -> None:
    assert read_options('region="South America"') == Asked(scope="South America", sort="region")
    assert read_options("scope=419").form == "list"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("contry=EC", "unknown option 'contry'; did you mean country?"),
        ("country=EC xyz=1", f"unknown option 'xyz'; there are {', '.join(OPTIONS)}"),
        ("from=2013", "no country and no region is named; write one, such as country=EC or region=419"),
        ("", "no country and no region is named; write one, such as country=EC or region=419"),
        ("country=EC region=419", "country and region are too many; write one, such as country=EC or region=419"),
        ("country=EC country=PE", "the option country stands twice; leave one out"),
        ("country=EC form=tabel", "form=tabel is none of list, table, prose"),
        ("country=EC language=de", "language=de is none of en, es, pt, fr"),
        ("country=EC level=0", "level=0 is none of 1, 2, 3, 4, 5, 6"),
        ("country=EC status=false", "status=false is none of undisputed, disputed, prospective, retracted"),
        ("country=EC sources=maybe", "sources=maybe is none of yes, no"),
        ("country", "'country' is no option with a value; write country=EC, or region=\"South America\""),
        ("country=", "'country' is no option with a value; write country=EC, or region=\"South America\""),
        ('region="South', "'region=\"South' is no option with a value; write country=EC, or region=\"South America\""),
    ],
)  # fmt: skip
def test_options_that_cannot_be_read_are_told_with_a_way_out(text: str, message: str) -> None:
    with pytest.raises(AskingError) as raised:
        read_options(text)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("country_EC_from_2013_to_2019_form_table", "country=EC from=2013 to=2019 form=table"),
        ("EC_20130630_201912_table", "scope=EC from=2013-06-30 to=2019-12 form=table"),
        ("EC", "scope=EC"),
        ("419_2013_prose_es_level_2_n_3", "scope=419 from=2013 form=prose language=es level=2"),
        ("south_america_2013_2019_kind_police_station", "scope=south-america from=2013 to=2019 kind=police-station"),
        ("region_south_america_form_prose", "region=south-america form=prose"),
        ("country_EC_kind_police_station_n_2", "country=EC kind=police-station"),
        ("country_EC_from_2013_06", "country=EC from=2013-06"),
        ("country_TO", "country=TO"),
    ],
)
def test_the_name_of_a_bookmark_asks_for_the_same(name: str, text: str) -> None:
    assert read_name(name) == read_options(text)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("EC_2013_tabel", "'tabel' is no date, form or language; write EC_2013_2019_table"),
        ("EC_country_EC", "country and scope are too many"),
        ("country_EC_form", "'form' has no value; write country_EC, or region_south_america"),
        ("from_2013", "no country and no region is named; write one, such as country=EC or region=419"),
    ],
)
def test_names_that_cannot_be_read_are_told_with_a_way_out(name: str, message: str) -> None:
    with pytest.raises(AskingError) as raised:
        read_name(name)
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("country=EC from=2013 to=2019 form=table", "chronos-ec-2013-2019"),
        ("country=EC from=2013 to=2019 form=prose", "chronos-ec-2013-2019"),
        ("country=EC to=2019-06", "chronos-ec-to-2019-06"),
        ('region="South America" language=es kind=sale', "chronos-south-america-es-sale"),
        ("country=EC from=[2013..2014]", "chronos-ec-2013-2014"),
    ],
)
def test_labels_are_made_of_what_is_asked_for(text: str, label: str) -> None:
    assert label_of(read_options(text)) == label
