import io
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.edtf import day_number, julian_day_number, parse, read_words
from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.wikidata.dates import TimeValue, end_of_interval, moment
from chronos.exchange.wikidata.entities import read_wikidata
from chronos.exchange.wikidata.terms import country_items, property_labels
from chronos.gazetteer import country
from chronos.model import Claim

DATA: Final = Path(__file__).parent.parent / "data" / "exchange" / "wikidata"
GREGORIAN: Final = "http://www.wikidata.org/entity/Q1985727"
JULIAN: Final = "http://www.wikidata.org/entity/Q1985786"

Json = dict[str, Any]


def edtf(time: str, precision: int, before: int = 0, after: int = 0, calendar: str = GREGORIAN) -> str:
    return parse(moment(TimeValue(time, precision, before, after, 0, calendar)).edtf).text


def at(time: str, precision: int = 11, calendar: str = GREGORIAN) -> Json:
    value = {"time": time, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar}
    return {"type": "time", "value": value}


def the(item: str) -> Json:
    return {"type": "wikibase-entityid", "value": {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}}


def words(text: str) -> Json:
    return {"type": "string", "value": text}


def snak(name: str, value: Json | str) -> Json:
    if isinstance(value, str):
        return {"snaktype": value, "property": name, "datatype": "time" if name in ("P569", "P570", "P571") else "x"}
    return {"snaktype": "value", "property": name, "datavalue": value}


def statement(
    name: str,
    value: Json | str,
    qualifiers: Iterable[tuple[str, Json | str]] = (),
    references: Iterable[Iterable[tuple[str, Json]]] = (),
    **more: str,
) -> Json:
    held: dict[str, list[Json]] = {}
    for one, said in qualifiers:
        held.setdefault(one, []).append(snak(one, said))
    rested = [{"snaks": {one: [snak(one, said)] for one, said in reference}} for reference in references]
    found: Json = {"mainsnak": snak(name, value), "type": "statement", "id": "Q1$A", "rank": "normal", **more}
    return found | {"qualifiers": held or [], "references": rested}


def entity(*statements: Json, label: str = "A thing", name: str = "Q1") -> Json:
    claims: dict[str, list[Json]] = {}
    for number, one in enumerate(statements):
        one["id"] = f"{name}${number}" if one["id"] == "Q1$A" else one["id"]
        claims.setdefault(one["mainsnak"]["property"], []).append(one)
    labels = {"en": {"language": "en", "value": label}} if label else []
    return {"type": "item", "id": name, "labels": labels, "claims": claims or []}


def read(content: Json | list[Json] | bytes | str, **options: Any) -> list[Incoming]:
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    return list(read_wikidata(io.BytesIO(content), ImportOptions(name="x.json", **options)))


def claims(found: Iterable[Incoming]) -> list[Claim]:
    return [claim for one in found if isinstance(one, Taken) for claim in one.claims]


def sources(found: Iterable[Incoming]) -> list[Item]:
    return [source for one in found if isinstance(one, Taken) for source in one.sources]


def refused(found: Iterable[Incoming]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Refused)]


def notes(found: Iterable[Incoming]) -> list[str]:
    return [one.text for one in found if isinstance(one, Note)]


def only(content: Json | list[Json] | bytes | str, **options: Any) -> Claim:
    found = read(content, **options)
    assert not refused(found)
    (claim,) = claims(found)
    return claim


def date_of(claim: Claim) -> str:
    return claim.date.expression.text if claim.date.expression is not None else "undated"


@pytest.mark.parametrize(
    ("time", "precision", "expected"),
    [
        ("+1953-00-00T00:00:00Z", 9, "1953"),
        ("+1953-01-01T00:00:00Z", 9, "1953"),
        ("+1953-05-00T00:00:00Z", 10, "1953-05"),
        ("+1953-05-01T00:00:00Z", 10, "1953-05"),
        ("+1953-05-17T00:00:00Z", 11, "1953-05-17"),
        ("+00000001953-05-17T00:00:00Z", 11, "1953-05-17"),
        ("+1953-05-17T12:30:15Z", 14, "1953-05-17T12:30:15Z"),
        ("+1953-05-17T12:00:00Z", 12, "1953-05-17"),
        ("+1985-00-00T00:00:00Z", 8, "198X"),
        ("+0005-00-00T00:00:00Z", 8, "[0001..0009]"),
        ("+1850-00-00T00:00:00Z", 7, "[1801..1900]"),
        ("+1900-00-00T00:00:00Z", 7, "[1801..1900]"),
        ("+1901-00-00T00:00:00Z", 7, "[1901..2000]"),
        ("+1000-00-00T00:00:00Z", 6, "[0001..1000]"),
        ("+1500-00-00T00:00:00Z", 6, "[1001..2000]"),
        ("-0044-00-00T00:00:00Z", 9, "-0043"),
        ("-0001-00-00T00:00:00Z", 9, "0000"),
        ("-0045-00-00T00:00:00Z", 8, "[-0048..-0039]"),
        ("-0050-00-00T00:00:00Z", 7, "[-0099..0000]"),
        ("-10000-00-00T00:00:00Z", 9, "-9999"),
        ("-20000-00-00T00:00:00Z", 9, "Y-19999"),
        ("+2013-10-00T00:00:00Z", 11, "2013-10"),
        ("+2013-00-00T00:00:00Z", 11, "2013"),
        ("-13798000000-00-00T00:00:00Z", 3, "[Y-13798499999..Y-13797499999]"),
    ],
)
def test_a_value_is_as_precise_as_its_precision_and_no_more(time: str, precision: int, expected: str) -> None:
    assert edtf(time, precision) == expected


@pytest.mark.parametrize("year", range(1, 2101, 37))
@pytest.mark.parametrize("precision", [6, 7, 8, 9])
@pytest.mark.parametrize("sign", ["+", "-"])
def test_a_unit_has_the_year_that_states_it_and_its_whole_length(year: int, precision: int, sign: str) -> None:
    found = moment(TimeValue(f"{sign}{year:04}-00-00T00:00:00Z", precision))
    stated = year if sign == "+" else 1 - year
    assert found.first <= day_number(stated, 1, 1) <= day_number(stated, 12, 31) <= found.last
    expression = parse(found.edtf)
    assert (expression.earliest, expression.latest) == (found.first, found.last)
    years = (found.last - found.first + 1) / 365.2425
    assert round(years) == (9 if precision == 8 and year < 10 else 10 ** (9 - precision))


def test_what_a_value_may_be_off_is_counted_in_its_own_unit() -> None:
    assert edtf("+1900-00-00T00:00:00Z", 9, 5, 5) == "[1895..1905]"
    assert edtf("+2013-01-00T00:00:00Z", 10, 1, 2) == "[2012-12..2013-03]"
    assert edtf("+2013-03-01T00:00:00Z", 11, 1, 0) == "[2013-02-28..2013-03-01]"
    assert edtf("+1950-00-00T00:00:00Z", 8, 1, 0) == "[1940..1959]"


@pytest.mark.parametrize(
    ("time", "precision", "expected", "said"),
    [
        ("+1917-10-25T00:00:00Z", 11, "1917-11-07", "25 October 1917"),
        ("-0044-03-15T00:00:00Z", 11, "-0043-03-13", "15 March 44 BC"),
        ("+1500-05-00T00:00:00Z", 10, "[1500-05-11..1500-06-10]", "May 1500"),
        ("+1500-00-00T00:00:00Z", 9, "[1500-01-10..1501-01-10]", "1500"),
    ],
)
def test_julian_dates_are_converted_and_their_words_read_back_to_the_same(
    time: str, precision: int, expected: str, said: str
) -> None:
    claim = only(entity(statement("P571", at(time, precision, JULIAN))))
    assert (date_of(claim), claim.date.said, claim.date.calendar) == (expected, said, "julian")
    assert read_words(said, calendar="julian").text == expected


def test_a_century_of_the_julian_calendar_has_exactly_its_days() -> None:
    found = moment(TimeValue("+1350-00-00T00:00:00Z", 7, calendarmodel=JULIAN))
    assert (found.first, found.last) == (julian_day_number(1301, 1, 1), julian_day_number(1400, 12, 31))


def test_the_calendar_of_prehistory_means_nothing() -> None:
    assert edtf("-100000000-00-00T00:00:00Z", 9, calendar=JULIAN) == "Y-99999999"
    assert edtf("-4540000000-00-00T00:00:00Z", 1, calendar=JULIAN) == edtf("-4540000000-00-00T00:00:00Z", 1)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (at("+2013-02-30T00:00:00Z", 11), "precise to the day"),
        (at("+2013-13-00T00:00:00Z", 10), "precise to the month"),
        (at("+0000-00-00T00:00:00Z", 9), "the year 0, and Wikidata counts none"),
        (at("2013", 9), "'2013' is no time as Wikidata writes one"),
        (at("+2013-00-00T00:00:00Z", 15), "has the precision 15, and Wikidata knows 0 to 14"),
        (at("+2013-00-00T00:00:00Z", 9, "http://www.wikidata.org/entity/Q42"), "of the calendar 'Q42'"),
        ({"type": "time", "value": {"time": 2013}}, "Expected `str`, got `int`"),
        ("novalue", "it says that there is no inception, which is nothing that happened"),
    ],
)
def test_what_cannot_be_a_date_is_refused_with_its_reason(value: Json | str, reason: str) -> None:
    found = read(entity(statement("P571", value)))
    assert not claims(found)
    (told,) = refused(found)
    assert told.startswith("Q1, P571: ")
    assert reason in told
    assert "\n" not in told


def test_an_unknown_value_is_undated() -> None:
    claim = only(entity(statement("P570", "somevalue")))
    assert (claim.date.expression, claim.date.stated, claim.text) == (None, True, "A thing: date of death")


@pytest.mark.parametrize(
    ("value", "qualifiers", "expected"),
    [
        ("somevalue", [("P1326", at("+1530-00-00T00:00:00Z", 9))], "[..1530]"),
        ("somevalue", [("P1319", at("+1510-00-00T00:00:00Z", 9))], "[1510..]"),
        (
            at("+1520-00-00T00:00:00Z", 9),
            [("P1319", at("+1510-00-00T00:00:00Z", 9)), ("P1326", at("+1530-00-00T00:00:00Z", 9))],
            "[1510..1530]",
        ),
        (at("+1550-00-00T00:00:00Z", 7), [("P1319", at("+1510-05-00T00:00:00Z", 10))], "[1510-05..1600-12]"),
        (at("+1550-00-00T00:00:00Z", 9), [("P1326", at("+1600-00-00T00:00:00Z", 9))], "1550"),
        (at("+1850-00-00T00:00:00Z", 9), [("P1480", the("Q5727902"))], "1850~"),
        (at("+1850-00-00T00:00:00Z", 7), [("P1480", the("Q5727902"))], "[1801~..1900~]"),
        (at("+1850-00-00T00:00:00Z", 9), [("P1480", the("Q18122778"))], "1850?"),
        (at("+1850-00-00T00:00:00Z", 9), [("P5102", the("Q18122778")), ("P1480", the("Q5727902"))], "1850%"),
    ],
)
def test_qualifiers_bound_a_time_or_mark_it(
    value: Json | str, qualifiers: list[tuple[str, Json | str]], expected: str
) -> None:
    assert date_of(only(entity(statement("P571", value, qualifiers)))) == expected


def test_bounds_that_leave_nothing_are_refused() -> None:
    found = read(entity(statement("P571", at("+1550-00-00T00:00:00Z", 9), [("P1319", at("+1600-00-00T00:00:00Z", 9))])))
    assert refused(found) == [
        "Q1, P571: its earliest and latest date contradict each other, or its value; mend it on Wikidata, or leave it"
    ]


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ([("P580", at("+1999-01-20T00:00:00Z")), ("P582", at("+2003-00-00T00:00:00Z", 9))], "1999-01-20/2003"),
        ([("P580", at("+1999-01-20T00:00:00Z"))], "1999-01-20/"),
        ([("P580", at("+1999-01-20T00:00:00Z")), ("P582", "somevalue")], "1999-01-20/"),
        ([("P580", at("+1999-01-20T00:00:00Z")), ("P582", "novalue")], "1999-01-20/.."),
        ([("P582", at("+2003-00-00T00:00:00Z", 9))], "/2003"),
        ([("P580", at("+1850-00-00T00:00:00Z", 7)), ("P582", at("+1985-00-00T00:00:00Z", 8))], "1XXX/198X"),
        (
            [("P580", at("+1066-00-00T00:00:00Z", 9, JULIAN)), ("P582", at("+1087-09-09T00:00:00Z", 11, JULIAN))],
            "106X/1087-09-15",
        ),
        ([("P580", "somevalue")], "undated"),
        ([("P585", at("+2012-06-30T00:00:00Z"))], "2012-06-30"),
        ([("P585", at("+2012-06-30T00:00:00Z")), ("P585", at("+2010-00-00T00:00:00Z", 9))], "{2010,2012-06-30}"),
        ([("P580", at("+1999-00-00T00:00:00Z", 9)), ("P1480", the("Q5727902"))], "1999~/"),
    ],
)
def test_what_is_qualified_by_a_time_lasted_or_happened_then(
    qualifiers: list[tuple[str, Json | str]], expected: str
) -> None:
    claim = only(entity(statement("P39", the("Q11696"), qualifiers)))
    assert (date_of(claim), claim.text) == (expected, "A thing: position held: Q11696")


def test_an_interval_that_runs_backwards_or_has_two_starts_is_refused() -> None:
    start, end = ("P580", at("+1999-01-20T00:00:00Z")), ("P582", at("+1998-01-20T00:00:00Z"))
    found = read(entity(statement("P39", the("Q5"), [start, end]), statement("P39", the("Q6"), [start, start])))
    assert refused(found) == [
        "Q1, P39: its end is before its start; mend it on Wikidata, or leave it",
        "Q1, P39: it has 2 starts, and which goes with which is not said; mend it on Wikidata, or leave it",
    ]


@given(st.integers(1, 2100), st.integers(1, 2100), st.sampled_from([7, 8, 9, 10]), st.sampled_from([GREGORIAN, JULIAN]))
@settings(max_examples=60, deadline=None)
def test_the_end_of_an_interval_never_leaves_out_a_day_that_was_stated(
    year: int, month: int, precision: int, calendar: str
) -> None:
    found = moment(TimeValue(f"+{year:04}-{month % 12 + 1:02}-00T00:00:00Z", precision, calendarmodel=calendar))
    written = end_of_interval(found)
    if written:
        expression = parse(written)
        assert expression.earliest is not None
        assert expression.latest is not None
        assert expression.earliest <= found.first <= found.last <= expression.latest


def test_ranks_become_status_and_are_kept() -> None:
    wrong = statement("P571", at("+1900-00-00T00:00:00Z", 9), [("P2241", the("Q41755623"))], rank="deprecated")
    right = statement("P571", at("+1901-00-00T00:00:00Z", 9), rank="preferred")
    doubtful = statement("P571", at("+1902-00-00T00:00:00Z", 9), [("P1480", the("Q18912752"))])
    found = claims(read(entity(wrong, right, doubtful)))
    assert [(one.status, one.fields["rank"]) for one in found] == [
        ("retracted", "deprecated"),
        ("undisputed", "preferred"),
        ("disputed", "normal"),
    ]
    assert found[0].note == "deprecated on Wikidata: Q41755623"


def test_a_reference_is_a_source_and_an_import_from_a_wikipedia_is_none() -> None:
    reference = [
        ("P854", words("https://example.org/x")),
        ("P1476", {"type": "monolingualtext", "value": {"text": "A  title", "language": "en"}}),
        ("P577", at("+2012-07-00T00:00:00Z", 10)),
        ("P813", at("+2020-01-02T00:00:00Z")),
        ("P248", the("Q500")),
        ("P304", words("12-14")),
    ]
    one = statement("P571", at("+1900-00-00T00:00:00Z", 9), (), [reference, [("P143", the("Q328"))]])
    newspaper = entity(label="The Times", name="Q500")
    found = read([entity(one), newspaper])
    (claim,) = claims(found)
    (source,) = sources(found)
    assert {name: value for name, value in source.items() if name != "id"} == {
        "type": "webpage",
        "title": "A title",
        "container-title": "The Times",
        "issued": "2012-07",
        "accessed": "2020-01-02",
        "URL": "https://example.org/x",
    }
    (citation,) = claim.citations
    assert (citation.source, citation.locator, str(citation.retrieved)) == (source["id"], "pp. 12-14", "2020-01-02")
    assert claim.fields["imported from"] == "English Wikipedia"


def test_a_statement_without_references_is_unsourced() -> None:
    claim = only(entity(statement("P571", at("+1900-00-00T00:00:00Z", 9))))
    assert not claim.citations
    assert (claim.fields["entity"], claim.fields["property"], claim.fields["statement"]) == ("Q1", "P571", "Q1$0")


def test_the_same_reference_of_two_statements_is_one_source() -> None:
    one = [("P248", the("Q36578")), ("P227", words("119033364"))]
    found = read(entity(*(statement("P571", at(f"+190{n}-00-00T00:00:00Z", 9), (), [one]) for n in range(2))))
    first, second = sources(found)
    assert first == second
    assert (first["title"], first["container-title"]) == ("GND ID 119033364", "Integrated Authority File")


def test_countries_are_those_of_the_statement_before_those_of_the_entity() -> None:
    held = statement("P793", the("Q7"), [("P585", at("+2012-06-30T00:00:00Z")), ("P17", the("Q298"))])
    found = read(entity(held, statement("P571", at("+1900-00-00T00:00:00Z", 9)), statement("P17", the("Q155"))))
    assert [one.countries for one in claims(found)] == [("CL",), ("BR",)]


def test_a_country_is_the_one_that_was_there_at_the_time() -> None:
    soviet = statement("P17", the("Q15180"), [("P582", at("+1991-12-26T00:00:00Z"))])
    russian = statement("P17", the("Q159"), [("P580", at("+1991-12-26T00:00:00Z"))], rank="preferred")
    early, late = (
        statement("P1082", words(year), [("P585", at(f"+{year}-00-00T00:00:00Z", 9))]) for year in ("1970", "2010")
    )
    found = {one.text: one.countries for one in claims(read(entity(early, late, soviet, russian)))}
    assert found["A thing: population: 1970"] == ("SU",)
    assert found["A thing: population: 2010"] == ("RU",)


def test_items_of_the_file_say_which_country_they_are_or_lie_in() -> None:
    land = entity(statement("P297", words("TL")), label="A land", name="Q574574")
    town = entity(statement("P17", the("Q574574")), label="A town", name="Q2000000")
    event = entity(statement("P585", at("+2012-06-30T00:00:00Z")), statement("P276", the("Q2000000")), name="Q3")
    found = only([event, town, land])
    assert (found.countries, found.places) == (("TL",), ("A town",))


def test_a_country_without_a_code_is_told_and_a_map_says_what_it_is() -> None:
    empire = entity(statement("P585", at("+1812-06-24T00:00:00Z")), statement("P17", the("Q34266")))
    found = read(empire)
    assert claims(found)[0].countries == ()
    assert any("Q34266" in one and "--map" in one for one in notes(found))
    assert only(empire, mapping={"countries": {"Q34266": ["RU"]}}).countries == ("RU",)
    assert only(empire, countries=("PL",)).countries == ("PL",)


def test_items_of_countries_have_codes_that_the_gazetteer_knows() -> None:
    items = country_items()
    assert all(country(code) is not None for code in items.values())
    assert (items["Q155"], items["Q148"], items["Q16957"]) == ("BR", "CN", "DD")
    assert property_labels()["P570"] == "date of death"
    assert property_labels()["P576"] == "dissolved, abolished or demolished date"


def test_a_person_is_an_actor_and_a_place_has_its_coordinates() -> None:
    where = {
        "type": "globecoordinate",
        "value": {"latitude": -0.22, "longitude": -78.5, "globe": "http://www.wikidata.org/entity/Q2"},
    }
    found = only(
        entity(statement("P569", at("+1952-03-11T00:00:00Z")), statement("P31", the("Q5")), statement("P625", where))
    )
    assert found.actors == ("A thing",)
    assert (found.fields["latitude"], found.fields["longitude"]) == ("-0.22", "-78.5")


def test_a_label_is_english_or_else_what_there_is_and_at_last_the_id() -> None:
    one = statement("P571", at("+1900-00-00T00:00:00Z", 9))
    labels: list[Mapping[str, Json]] = [
        {"de": {"value": "Ding"}, "es": {"value": "Cosa"}},
        {"de": {"value": "Ding"}},
        {},
    ]
    texts = [only({**entity(one), "labels": each}).text for each in labels]
    assert texts == ["Cosa: inception", "Ding: inception", "Q1: inception"]


SHAPES: Final[Mapping[str, Callable[[list[Json]], str]]] = {
    "an array with an entity a line": lambda found: "[\n" + ",\n".join(map(json.dumps, found)) + "\n]\n",
    "lines of JSON": lambda found: "\n".join(map(json.dumps, found)),
    "an array on one line": json.dumps,
    "an indented array": lambda found: json.dumps(found, indent=2),
    "an answer on one line": lambda found: json.dumps({"entities": {one["id"]: one for one in found}, "success": 1}),
    "an indented answer": lambda found: json.dumps({"entities": {one["id"]: one for one in found}}, indent=1),
    "with a byte order mark and Windows lines": lambda found: (
        "\ufeff[\r\n" + ",\r\n".join(map(json.dumps, found)) + "\r\n]"
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_the_json_says_the_same(shape: str) -> None:
    found = [
        entity(statement("P571", at(f"+190{n}-00-00T00:00:00Z", 9)), name=f"Q{n}", label="A [x], {y}") for n in (1, 2)
    ]
    expected = read("\n".join(map(json.dumps, found)))
    assert read(SHAPES[shape](found)) == expected
    assert [one.id for one in claims(expected)] == ["q1-0", "q2-0"]


def test_a_single_entity_may_be_indented() -> None:
    found = entity(statement("P571", at("+1900-00-00T00:00:00Z", 9)))
    assert read(json.dumps(found, indent=2)) == read(json.dumps(found))


def test_everything_that_was_read_is_taken_or_refused_and_the_rest_told() -> None:
    broken = entity(statement("P571", at("+1900-00-00T00:00:00Z", 9)), name="Q2")
    broken["claims"]["P571"].append({"id": "Q2$X"})
    lines = [
        json.dumps(entity(statement("P571", at("+1900-00-00T00:00:00Z", 9)), statement("P21", the("Q6")))),
        json.dumps(broken),
        '{"id": "Q3", "claims": ',
        json.dumps(entity(name="Q4")),
        json.dumps({"id": "Q5", "missing": ""}),
    ]
    found = read("\n".join(lines))
    assert [one.row for one in found if isinstance(one, Taken | Refused)] == [1, 2, 3, 4]
    assert [one.split(":")[0] for one in refused(found)] == ["Q2", "line 3"]
    assert notes(found) == [
        "Wikidata does not have Q5",
        "1 of 3 entities have no statement that says when something was",
        "1 statements without a date were not taken",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "x.json: this file is empty"),
        (b"\x1f\x8b\x08\x00", "x.json: this file is compressed; unpack it first (gunzip)"),
        (b"BZh91AY", "x.json: this file is compressed; unpack it first (bunzip2)"),
        (b'\xff\xfe{\x00"\x00', "x.json: this is no UTF-8"),
        (b'{"head": {"vars": []}, "results": {"bindings": []}}', "x.json: these are results of a query"),
        (b'{"error": {"code": "x"}}', "x.json: Wikidata answered with an error"),
        (b'{"title": "Life"}', "it has neither an `id` nor `claims`"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": "Q1", "x": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"id": "Q1", "labels": {"en": {"value": "caf\xe9"}}}', "byte 45 is no UTF-8"),
        (b"not json", "this is no"),
    ],
)
def test_what_is_no_json_of_wikidata_is_one_error_with_a_way_out(content: bytes, reason: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(content)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronos.exchange.wikidata.shapes.LARGEST", 1000)
    with pytest.raises(ExchangeError, match="line 1 is longer than"):
        read(b'{"id": "' + b"Q" * 5000)


def test_real_answers_of_wikidata_are_read() -> None:
    found = claims(read((DATA / "Q20145.json").read_bytes()))
    assert [(date_of(one), one.text, one.countries, one.actors) for one in found] == [
        ("1993-05-16", "IU: date of birth", ("KR",), ("IU",))
    ]
    assert [one["title"] for one in sources(read((DATA / "Q20145.json").read_bytes()))] == ["IMDb ID nm4653224"]
    book = only((DATA / "Q4132785.json").read_bytes())
    assert (date_of(book), book.text) == ("1953", "Bring the Jubilee: publication date")


def test_real_lines_of_a_dump_are_read() -> None:
    found = read((DATA / "dump-of-two.json").read_bytes())
    assert [(one.id, date_of(one), one.countries) for one in claims(found)] == [
        ("q278-5f33c545-36e4-484e-8516-e2c8e40771a3", "1830", ()),
        ("q184605-eaafcc4c-2bb7-4cca-a306-fe74ee8a9acb", "2009-11-13", ("US",)),
    ]
    assert [one["URL"] for one in sources(found)] == ["http://www.boxofficemojo.com/movies/?id=2012.htm"]
    assert notes(read((DATA / "mock-dump.json").read_bytes())) == [
        "2 of 2 entities have no statement that says when something was",
        "2 statements without a date were not taken",
    ]


def test_reading_the_same_file_again_gives_the_same() -> None:
    for path in sorted(DATA.glob("*.json")):
        assert read(path.read_bytes()) == read(path.read_bytes())


def test_all_that_a_statement_says_besides_is_kept() -> None:
    people = {"type": "quantity", "value": {"amount": "+34196", "unit": "http://www.wikidata.org/entity/Q500"}}
    held = [("P585", at("+2012-06-30T00:00:00Z")), ("P459", the("Q39825")), ("P9999999", words("x"))]
    claim = only([entity(statement("P1082", people, held)), entity(label="persons", name="Q500")])
    kept = {
        name: text for name, text in claim.fields.items() if name not in ("entity", "property", "statement", "rank")
    }
    assert kept == {
        "value": "34196 persons",
        "point in time": "+2012-06-30T00:00:00Z, precision 11",
        "P459": "Q39825",
        "P9999999": "x",
    }
    assert claim.text == "A thing: population: 34196 persons"


def test_coordinates_that_are_none_are_left_out() -> None:
    where = {"type": "globecoordinate", "value": {"latitude": 91, "longitude": 0}}
    claim = only(entity(statement("P571", at("+1900-00-00T00:00:00Z", 9)), statement("P625", where)))
    assert "latitude" not in claim.fields


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        ([("P50", the("Q42"))], "author Q42"),
        ([("P1683", words("so it says"))], "quotation so it says"),
        ([("P123", the("Q500"))], "publisher Q500"),
        ([("P248", the("Q500")), ("P407", the("Q1860"))], "Q500"),
        ([("P854", words("javascript:alert(1)"))], "reference URL javascript:alert(1)"),
        ([("P345", words("nm4653224"))], "IMDb ID nm4653224"),
    ],
)
def test_every_reference_has_a_title(reference: list[tuple[str, Json]], title: str) -> None:
    (source,) = sources(read(entity(statement("P571", at("+1900-00-00T00:00:00Z", 9), (), [reference]))))
    assert source["title"] == title
    assert "URL" not in source


def test_a_reference_that_cannot_be_read_is_told_in_the_claim() -> None:
    one = statement("P571", at("+1900-00-00T00:00:00Z", 9))
    claim = only(entity(one | {"references": [{"snaks": {"P854": "x"}}]}))
    assert claim.fields["references"] == "cannot be read"
    assert not only(entity(one | {"references": [{"snaks": {}}, {"snaks": []}]})).citations


def test_what_is_found_before_a_dump_breaks_off_is_taken() -> None:
    whole = entity(statement("P571", at("+1900-00-00T00:00:00Z", 9)))
    found = read("[\n" + json.dumps(whole) + ",\n" + json.dumps(whole)[:100])
    assert [type(one) for one in found] == [Taken, Refused]
    assert refused(found)[0].startswith("line 3: this is no entity of Wikidata: ")
