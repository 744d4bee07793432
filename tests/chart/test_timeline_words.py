from __future__ import annotations

import pytest

from chronos.chart.languages import words_in
from chronos.chart.style import Style, Table
from chronos.chart.timeline import timeline
from eventful import FOOTNOTES, chronology, drawn, event, texts


def test_the_description_says_how_many_from_when_to_when_and_what_is_missing() -> None:
    first, last = event("2013", text="The treaty is drafted."), event("2018", text="It is signed.", status="disputed")
    assert drawn(first, last, event("")).description == (
        "Ecuador: 2 events, of which 1 disputed; the first is 2013, The treaty is drafted; the last is "
        "2018, It is signed; 1 undated event not drawn."
    )


def test_the_description_of_one_event_names_it_once() -> None:
    assert drawn(event("2018")).description == "Ecuador: 1 event; the first is 2018, A treaty is signed."


def test_the_description_counts_derived_dates() -> None:
    assert drawn(event("2018", agreement="derived")).description == (
        "Ecuador: 1 event, of which 1 with a derived date; the first is 2018 (derived), A treaty is signed."
    )


def test_the_table_has_every_event_once_also_those_not_drawn() -> None:
    events = (event("2018", agreement="derived", countries=("EC", "CO")), event("", status="disputed"))
    names = {"EC": "Ecuador", "CO": "Colombia"}
    drawing = timeline(chronology(*events, footnotes=FOOTNOTES), title="T", subtitle="", by="country", names=names)
    source = "Fonseca, “Police diplomacy” (2023), para. 9"
    assert drawing.table == Table(
        ("Date", "Event", "Places", "Status", "Sources"),
        (
            ("2018 (derived)", "A treaty is signed.", "Ecuador, Colombia", "undisputed", source),
            ("undated", "A treaty is signed.", "Ecuador", "disputed", source),
        ),
    )


def test_the_table_has_kinds_where_there_are_kinds() -> None:
    drawing = drawn(event("2018", kind="sale"), names={"sale": "Sale"})
    assert drawing.table == Table(
        ("Date", "Event", "Places", "Kind", "Status", "Sources"),
        (("2018", "A treaty is signed.", "EC", "Sale", "undisputed", ""),),
    )


@pytest.mark.parametrize(
    ("language", "label", "open_end", "description"),
    [
        (
            "es",
            "mayo de 2018 (deducida), controvertido",
            "seguía abierto el 30 de junio de 2024",
            (
                "Ecuador: 2 eventos, de ellos 1 controvertido y 1 con fecha deducida; el primero es desde 2013, Uno; "
                "el último es mayo de 2018 (deducida), Dos; 1 evento sin fecha no figura aquí."
            ),
        ),
        (
            "pt",
            "maio de 2018 (deduzida), controverso",
            "ainda em aberto em 30 de junho de 2024",
            (
                "Ecuador: 2 eventos, dos quais 1 controverso e 1 com data deduzida; o primeiro é desde 2013, Uno; o "
                "último é maio de 2018 (deduzida), Dos; 1 evento sem data não aparece aqui."
            ),
        ),
        (
            "fr",
            "mai 2018 (déduite), contesté",
            "toujours en cours le 30 juin 2024",
            (
                "Ecuador\u00a0: 2 événements, dont 1 contesté et 1 à date déduite\u00a0; le premier est "
                "depuis 2013, Uno\u00a0; le dernier est mai 2018 (déduite), Dos\u00a0; "
                "1 événement sans date ne figure pas ici."
            ),
        ),
    ],
)
def test_a_timeline_speaks_four_languages(language: str, label: str, open_end: str, description: str) -> None:
    lasting = event("2013/..", text="Uno.")
    vague = event("2018-05", text="Dos.", status="disputed", agreement="derived")
    drawing = drawn(lasting, vague, event(""), style=Style(words=words_in(language)))
    assert label in texts(drawing)
    assert open_end in texts(drawing)
    assert drawing.description == description
