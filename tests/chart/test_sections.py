from __future__ import annotations

from eventful import drawn, event, read_down, texts

BY_KIND = (
    event("2013", kind="training", text="One."),
    event("2014", text="Two."),
    event("2015", kind="sale", text="Three."),
    event("2016", kind="training", text="Four."),
)


def test_rows_stand_under_the_names_of_their_kinds_in_the_order_of_the_names() -> None:
    names = {"training": "Capacitación", "sale": "Álbum"}
    assert read_down(drawn(*BY_KIND, by="kind", names=names)) == [
        "Álbum (1)", "Three.", "Capacitación (2)", "One.", "Four.", "No kind given (1)", "Two.",
    ]  # fmt: skip


def test_a_kind_without_a_name_is_called_by_its_id() -> None:
    assert read_down(drawn(BY_KIND[0], by="kind")) == ["training (1)", "One."]


def test_an_event_of_several_countries_stands_under_each_which_is_said() -> None:
    both = event("2013", countries=("EC", "CO"), text="Both.")
    drawing = drawn(both, by="country")
    assert read_down(drawing) == ["CO (1)", "Both.", "EC (1)", "Both."]
    assert "An event in several countries stands under each of them." in texts(drawing)
    assert drawing.description == (
        "Ecuador: 1 event; the first is 2013, Both; 2 headings, the most under CO (1) and EC (1)."
    )


def test_events_that_name_no_country_stand_last() -> None:
    nowhere, peru = event("2013", countries=(), text="Nowhere."), event("2014", countries=("PE",), text="Peru.")
    assert read_down(drawn(nowhere, peru, by="country", names={"PE": "Perú"})) == [
        "Perú (1)", "Peru.", "No country named (1)", "Nowhere.",
    ]  # fmt: skip
