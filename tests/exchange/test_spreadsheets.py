"""Spreadsheets that people keep become claims: what is in which column is guessed, told, and can be said."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.exchange.incoming import ExchangeError, Guess, Refused, Taken
from chronos.exchange.tables.column_names import is_date_name, role_of
from chronos.exchange.tables.source_cells import Cells, sources_of
from chronos.exchange.web_sources import web_source
from sheets_made import claims, dates, guess, notes, ods, read, refused, shown, table, taken, two_sheets, words, xlsx

DATA = Path(__file__).parents[1] / "data/exchange/spreadsheets"


def claim_of(content: str, **options: Any) -> Any:
    (claim,) = claims(read(content, **options))
    return claim


def test_a_table_in_english_is_read() -> None:
    rows = read(
        "Date,Title,Description,Country,Source,Link,Deaths\n2018-05,Talks,Talks are held in Lima.,Peru,Reuters,https://e.org/a,3\n"
    )
    (claim,) = claims(rows)
    assert claim.date.expression is not None
    assert (claim.date.expression.text, claim.date.said) == ("2018-05", "")
    assert claim.text == "Talks are held in Lima."
    assert claim.countries == ("PE",)
    assert claim.fields == {"Deaths": "3"}
    assert claim.id.startswith("pe-2018-talks-are-held-in-x")
    (source,) = taken(rows)[0].sources
    assert {**source, "id": ""} == {"id": "", "type": "webpage", "title": "Reuters", "URL": "https://e.org/a"}
    assert [one.source for one in claim.citations] == [source["id"]]


@pytest.mark.parametrize(
    "header",
    [
        "Fecha,Hecho,País,Lugares,Actores,Fuente,Notas,Tipo",
        "DATA,Descrição,País,Locais,Atores,Fonte,Observações,Categoria",
        "Date,Événement,Pays,Lieu,Acteurs,Sources,Remarques,Catégorie",
        "When,What happened,COUNTRY,City,Who,Citation,Comment,Category",
        "event_date,description,country,location,actors,source,notes,event_type",
        "eventDate,eventDescription,Country Name,Place,Participants,References,Remarks,Kind",
    ],
)
def test_columns_are_known_by_their_names_in_four_languages(header: str) -> None:
    header = header.replace("eventDescription", "Event Description")
    claim = claim_of(f"{header}\n2018,A long text of it.,Ecuador,Quito; Guayaquil,A | B,The Gazette,A note,visit\n")
    assert claim.text == "A long text of it."
    assert (claim.countries, claim.places, claim.actors) == (("EC",), ("Quito", "Guayaquil"), ("A", "B"))
    assert (claim.note, claim.kind, len(claim.citations), claim.fields) == ("A note", "visit", 1, {})


def test_names_of_columns_are_folded() -> None:
    assert [role_of(name) for name in ("AÑO", "año", "StartDate", "start_date", "Début", "nothing of it")] == [
        *("year", "year", "start", "start", "start", ""),
    ]
    assert is_date_name("Date of death")
    assert not is_date_name("Deaths")


def test_content_decides_where_names_do_not() -> None:
    rows = read(
        "A,B,C,D\nPeru,3,2018-05-01,A delegation visits the capital.\nEcuador,4,May 2018,Officers are trained abroad.\n"
    )
    assert guess(rows)["columns"] == {"date": "C", "text": ["D"], "countries": ["A"]}
    assert [claim.fields for claim in claims(rows)] == [{"B": "3"}, {"B": "4"}]


def test_a_guess_given_back_makes_the_same() -> None:
    content = (
        "Desde;Hasta;Título;Detalle;País;Fuente;URL;Muertes;lat;lon\n"
        "25/12/2019;;Uno;Primero;Perú;Reuters, 3 May 2017;https://e.org;3;-12,5;-70\n"
        "03/04/2019;05/04/2019;Dos;;Bolivia y Perú;;;;;\n"
    )
    first = read(content)
    second = read(content, mapping=guess(first))
    assert first == second
    assert dates(first) == ["2019-12-25", "2019-04-03/2019-04-05"]


@given(
    st.lists(
        st.sampled_from(
            [
                "Date",
                "Year",
                "End",
                "Title",
                "Text",
                "Country",
                "Region",
                "Source",
                "URL",
                "Note",
                "Type",
                "Status",
                "X",
                "Y",
                "lat",
                "lon",
                "id",
            ]
        ),
        min_size=2,
        max_size=9,
        unique=True,
    ),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_every_row_comes_out_once_and_every_guess_comes_back(names: list[str], data: st.DataObject) -> None:
    cell = st.sampled_from(
        [
            "",
            "2018",
            "2018-05-01",
            "03/04/2019",
            "25/12/2019",
            "Peru",
            "Narnia",
            "A text of it",
            "https://e.org/a",
            "n/a",
            "x; y",
            "-12.5",
            "7",
        ]
    )
    rows = data.draw(st.lists(st.lists(cell, min_size=len(names), max_size=len(names)), min_size=1, max_size=6))
    content = table([names, *rows])
    try:
        found = read(content)
    except ExchangeError:
        return
    numbers = [row.row for row in found if isinstance(row, Taken | Refused)]
    assert numbers == [number for number, row in enumerate(rows, 2) if any(row)]
    assert read(content, mapping=guess(found)) == found


def test_the_guess_comes_first() -> None:
    rows = read("Date,Text\n2018,a b c\n")
    assert isinstance(rows[0], Guess)


def test_columns_that_a_mapping_leaves_out_are_told() -> None:
    mapping = {"columns": {"date": "When", "text": "What"}, "fields": ["Deaths"]}
    rows = read("When,What,Deaths,Phase\n2018,a,3,x\n", mapping=mapping)
    assert claims(rows)[0].fields == {"Deaths": "3"}
    assert "columns that are not taken: 'Phase'" in notes(rows)


def test_what_a_mapping_does_not_say_is_guessed() -> None:
    rows = read("X,Y,Country\n2018,a long text of it,Peru\n", mapping={"columns": {"date": "X"}})
    assert guess(rows)["columns"] == {"date": "X", "text": ["Y"], "countries": ["Country"]}


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ({"column": {}}, "the mapping has 'column', which is nothing that one says; did you mean 'columns'?"),
        ({"columns": {"dates": "Date"}}, "`columns:` has 'dates', which no claim has; did you mean 'date'?"),
        ({"columns": {"date": "Dat"}}, "names the column 'Dat', which the table has not; did you mean 'Date'?"),
        ({"columns": {"date": "Zzz"}}, "names the column 'Zzz', which the table has not; there are 'Date', 'Text'"),
        ({"columns": {"date": ["Date", "Text"]}}, "`date:` is one column, not 2"),
        ({"columns": {"date": {"a": "b"}}}, "`date:` is a name, or a list of names"),
        ({"columns": ["Date"]}, "`columns:` says what is in which column"),
        ({"fields": ["Tex"]}, "`fields:` names the column 'Tex', which the table has not; did you mean 'Text'?"),
        ({"date_order": "dmy"}, "`date_order:` is one of day-first, month-first, year-first, not 'dmy'"),
        ({"date_order": ["a"]}, "`date_order:` is one word"),
        ({"two_digit_years": "50"}, "`two_digit_years:` is a year such as 1950, not '50'"),
        ({"delimiter": "::"}, "`delimiter:` is one sign such as ',', ';'"),
        ({"encoding": "utf-99"}, "no encoding is called 'utf-99'"),
        ({"countries": {"Regional": ["Peru"]}}, "`countries:` has 'Peru' for 'Regional'; write ISO 3166-1 codes"),
        ({"countries": ["PE"]}, "`countries:` says what names stand for"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told_with_a_way_out(mapping: dict[str, Any], says: str) -> None:
    with pytest.raises(ExchangeError) as fault:
        read("Date,Text\n2018,a b c\n", mapping=mapping)
    assert says in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "no column has dates: 'a', 'b'; say which does in a --map file"),
        ("Date,n\n2018,2\n", "no column has the texts of events: 'Date', 'n'"),
    ],
)
def test_tables_without_dates_or_texts_are_told(content: str, says: str) -> None:
    with pytest.raises(ExchangeError, match=says):
        read(content)


def test_other_names_of_mappings_are_taken() -> None:
    mapping = {"columns": {"start": "A", "title": "B", "description": "C", "country": "D"}, "two_digit_years": 1950}
    claim = claim_of("A,B,C,D\n25/12/19,One,Two,PE\n", mapping=mapping)
    assert (claim.text, claim.countries, claim.date.expression.text) == ("One: Two", ("PE",), "2019-12-25")


def test_the_order_of_numbers_is_decided_by_the_column_and_told() -> None:
    rows = read("Date,Text\n03/04/2019,one\n25/12/2019,two\n")
    assert dates(rows) == ["2019-04-03", "2019-12-25"]
    assert claims(rows)[0].date.said == "03/04/2019"
    assert notes(rows) == ["Date: dates in numbers are read day-first, as '25/12/2019' shows"]


def test_an_order_that_nothing_decides_is_refused_row_by_row() -> None:
    rows = read("Date,Text\n03/04/2019,one\n05/05/2019,two\n2018,three\n")
    assert dates(rows) == ["2019-05-05", "2018"]
    (row,) = refused(rows)
    assert (row.row, "say `date_order: day-first` or `month-first` in a --map file" in row.reason) == (2, True)


def test_another_date_column_decides_where_one_shows_nothing() -> None:
    rows = read("Start Date,End Date,Headline\n1/5/2012,1/25/2012,one\n")
    assert dates(rows) == ["2012-01-05/2012-01-25"]
    assert notes(rows)[0] == "Start Date: dates in numbers are read month-first, as '1/25/2012' of End Date shows"


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_a_cell_far_below_decides_for_those_above(form: str) -> None:
    days = ["2018-05-01"] * 3000 + ["03/04/2019"] + ["2018-05-01"] * 3000 + ["25/12/2019"] + ["2018"] * 3
    texts = [(day, f"text {at}") for at, day in enumerate(days)]
    made: str | bytes = table([("Date", "Text"), *texts])
    if form == "xlsx":
        made = xlsx(words("Date", "Text") + "".join(words(*row) for row in texts))
    elif form == "ods":
        made = ods(
            f'<table:table table:name="a">{shown("Date", "Text")}{"".join(shown(*row) for row in texts)}</table:table>'
        )
    rows = read(made, f"x.{form}")
    assert dates(rows) == [*days[:3000], "2019-04-03", *days[3001:6001], "2019-12-25", *days[6002:]]
    assert [claim.text for claim in claims(rows)] == [f"text {at}" for at, _ in enumerate(days)]
    assert notes(rows)[0] == "Date: dates in numbers are read day-first, as '25/12/2019' shows"


def test_rows_without_a_date_are_undated_and_counted() -> None:
    rows = read("Date,Text\n,one\ns.f.,two\n2018,three\n")
    assert dates(rows) == ["undated", "undated", "2018"]
    assert all(claim.date.stated for claim in claims(rows))
    assert [claim.date.said for claim in claims(rows)] == ["", "s.f.", ""]
    assert "2 rows have no date and came in undated" in notes(rows)


def test_rows_without_a_text_are_refused_and_blank_rows_are_none() -> None:
    rows = read("Date,Text,Country\n2018,,Peru\n,,\n2019,x,Peru\n\n\n")
    assert [(row.row, row.reason) for row in refused(rows)] == [
        (2, "there is no text: 'Text' is empty; write what happened")
    ]
    assert [row.row for row in taken(rows)] == [4]


def test_a_title_and_a_description_are_joined_without_saying_it_twice() -> None:
    rows = read(
        "Date,Title,Description\n2018,A,B\n2018,A.,B\n2018,A,A and B\n2018,A,\n2018,,B\n2018,talks,The talks begin\n"
    )
    assert [claim.text for claim in claims(rows)] == ["A: B", "A. B", "A and B", "A", "B", "The talks begin"]


def test_years_months_and_days_may_have_columns_of_their_own() -> None:
    rows = read("Año,Mes,Día,Evento\n2018,5,1,one\n2018,mayo,,two\n2018,0,0,three\n,,,four\n2018,13,1,five\n")
    assert dates(rows) == ["2018-05-01", "2018-05", "2018", "undated"]
    assert [claim.date.said for claim in claims(rows)][:2] == ["2018-5-1", "mayo 2018"]
    assert [row.row for row in refused(rows)] == [6]


def test_earliest_and_latest_are_a_set_and_start_and_end_an_interval() -> None:
    assert dates(read("Not before,Not after,Text\n2018-05-01,2018-05-31,a b\n2018,,c d\n")) == [
        "[2018-05-01..2018-05-31]",
        "[2018..]",
    ]
    assert dates(read("From,To,Text\n2018-05-01,2018-05-31,a b\n2018,,c d\n")) == ["2018-05-01/2018-05-31", "2018"]


def test_an_end_before_its_start_is_refused() -> None:
    (row,) = refused(read("Start,End,Text\n2019,2018,a b\n"))
    assert row.reason == "the end '2018' lies before the start '2019'; turn them round, or correct one"


def test_words_for_a_date_in_a_column_of_their_own_are_kept_and_read_where_there_is_no_other() -> None:
    rows = read("Date,Date as stated,Text\n2018-05,last May,one\n,early 2017,two\n,,three\n")
    assert [(claim.date.expression and claim.date.expression.text, claim.date.said) for claim in claims(rows)] == [
        ("2018-05", "last May"),
        ("[2017-01..2017-04]", "early 2017"),
        (None, ""),
    ]


def test_serial_numbers_of_excel_are_told() -> None:
    rows = read("Date,Text\n43101,one two\n43102,three four\n")
    assert dates(rows) == ["2018-01-01", "2018-01-02"]
    assert notes(rows) == ["Date: all are serial numbers of Excel, read as days (1900 system)"]


def test_countries_come_from_their_columns_then_the_options_then_places_then_the_text() -> None:
    content = (
        "Date,Text,Country,Place\n2018,x,Perú y Ecuador,\n2018,Talks in Chile,,\n2018,x,,Bolivia\n"
        "2018,x,South America,\n2018,x,n/a,\n"
    )
    rows = claims(read(content))
    assert [row.countries for row in rows] == [("PE", "EC"), ("CL",), ("BO",), (), ()]
    assert rows[3].regions == ("005",)
    given_ones = [row.countries for row in claims(read(content, countries=("UY",)))]
    assert given_ones == [("PE", "EC"), ("UY",), ("UY",), (), ("UY",)]


def test_a_country_that_nothing_knows_is_refused_until_a_mapping_says_what_it_is() -> None:
    content = "Date,Text,Country\n2018,x,Regional\n2018,y,Peru\n2018,z,Peru\n"
    (row,) = refused(read(content))
    assert row.row == 2
    assert "no country is called 'Regional'" in row.reason
    assert "`countries:` in a --map file" in row.reason
    assert claims(read(content, mapping={"countries": {"Regional": ["419"]}}))[0].regions == ("419",)


def test_a_code_beside_a_name_that_nothing_knows_is_enough() -> None:
    claim = claim_of("Date,Text,Country,ISO3\n2018,x,Republic of Nowhere in Peru,PER\n")
    assert claim.countries == ("PE",)


def test_regions_that_are_none_stay_fields() -> None:
    rows = claims(
        read(
            "Date,Text,Region\n2018,x,Latin America and the Caribbean\n2018,y,South America\n"
            "2018,z,Lima Province\n2018,z,andes\n"
        )
    )
    assert [row.regions for row in rows] == [("419",), ("005",), (), ("andes",)]
    assert rows[2].fields == {"Region": "Lima Province"}


def test_ids_of_the_table_are_kept_and_bare_numbers_get_its_name() -> None:
    kept, other = claims(read("id,date,text\npe-2018-talks,2018,x\nE 1,2018,y\n"))
    assert kept.id == "pe-2018-talks"
    assert other.id.startswith("e-1-x")
    assert [claim.id for claim in claims(read("ID,Date,Text\n1,2018,x\n2,2018,y\n"))] == ["events-1", "events-2"]


def test_rows_without_an_id_have_one_of_what_they_say() -> None:
    content = "Date,Text,Country\n2018,Same words,Peru\n2018,Same words,Chile\n2019,Same words,Peru\n"
    first = [claim.id for claim in claims(read(content))]
    assert len(set(first)) == 3
    assert [claim.id for claim in claims(read(content + "2020,More,Peru\n", name="other.csv"))][:3] == first


def test_a_column_of_ids_that_come_twice_is_a_field() -> None:
    rows = read("id,date,text\n1,2018,x\n1,2018,y\n")
    assert guess(rows)["fields"] == ["id"]


def test_a_status_that_is_known_is_one_and_any_other_a_field() -> None:
    assert claim_of("Date,Text,Status\n2018,x,Disputed\n").status == "disputed"
    assert claim_of("Date,Text,Status\n2018,x,ongoing\n").fields == {"Status": "ongoing"}
    (row,) = refused(read("Date,Text,S\n2018,x,ongoing\n", mapping={"columns": {"status": "S"}}))
    assert row.reason.startswith("the status 'ongoing' is none of undisputed, disputed")


def test_coordinates_are_numbers_of_degrees_or_stay_as_they_are() -> None:
    rows = claims(read('Date,Text,Lat,Long\n2018,x,"-12,5",70.25\n2018,y,12°30\u2032S,\n2018,z,95,200\n2018,w,,\n'))
    assert [row.fields for row in rows] == [
        {"latitude": "-12.5", "longitude": "70.25"},
        {"Lat": "12°30\u2032S"},
        {"Lat": "95", "Long": "200"},
        {},
    ]


def items(*sources: str, urls: tuple[str, ...] = (), **columns: str) -> list[dict[str, Any]]:
    return [{k: v for k, v in item.items() if k != "id"} for item in sources_of(Cells(sources, urls, **columns))]


def test_sources_of_a_cell_are_parted_dated_and_addressed() -> None:
    assert items("Reuters, 3 May 2017; El País (2019-05-02)| AP") == [
        {"type": "document", "title": "Reuters", "issued": "2017-05-03"},
        {"type": "document", "title": "El País", "issued": "2019-05-02"},
        {"type": "document", "title": "AP"},
    ]
    assert items("The Times, May 3, 2017") == [{"type": "document", "title": "The Times", "issued": "2017-05-03"}]
    assert items("Xinhua, no. 12137; Gaceta, 3 de mayo de 2017; AP, Wed 2017") == [
        {"type": "document", "title": "Xinhua, no. 12137"},
        {"type": "document", "title": "Gaceta", "issued": "2017-05-03"},
        {"type": "document", "title": "AP, Wed 2017"},
    ]
    assert items("Report, part 2") == [{"type": "document", "title": "Report, part 2"}]
    assert items("Reuters, 03/04/2019") == [{"type": "document", "title": "Reuters, 03/04/2019"}]
    assert [one["URL"] for one in items("https://a.org/x;y=1 https://b.org/z, www.c.org")] == [
        *("https://a.org/x;y=1", "https://b.org/z", "www.c.org"),
    ]
    assert items("Reuters: https://a.org/x (3 May 2017)\n[A title](https://b.org/y_(z))")[1]["title"] == "A title"
    assert items("https://a.org/wiki/B_(c).") == [
        {"type": "webpage", "title": "https://a.org/wiki/B_(c)", "URL": "https://a.org/wiki/B_(c)"}
    ]


@pytest.mark.parametrize(
    "url", ["https://www.e.org/a", "http://sub.sub.sub.sub.e.co.uk?x", "https://é.org/", "www.e.org", "http://E.org"]
)
def test_a_page_has_the_id_that_other_formats_give_it(url: str) -> None:
    for title in ("", "A title", "Título"):
        (made,) = sources_of(Cells((title,), (url,)))
        assert made == web_source(url, title)


def test_columns_of_one_source_make_one_item() -> None:
    made = items(
        "", urls=("https://a.org/x",), title="A title", publisher="Reuters", date="2017-05-03", author="A. Writer"
    )
    assert made == [
        {
            "type": "webpage",
            "title": "A title",
            "author": [{"literal": "A. Writer"}],
            "container-title": "Reuters",
            "issued": "2017-05-03",
            "URL": "https://a.org/x",
        }
    ]


def test_as_many_sources_as_addresses_belong_together_and_others_do_not() -> None:
    both = items("Reuters; AP", urls=("https://a.org\nhttps://b.org",))
    assert [(one["title"], one["URL"]) for one in both] == [("Reuters", "https://a.org"), ("AP", "https://b.org")]
    assert len(items("Reuters; AP", urls=("https://a.org",))) == 3


def test_the_same_source_of_two_rows_is_one_and_the_place_in_it_is_the_rows() -> None:
    rows = read(
        "Date,Text,Source,Page,Quote,Accessed\n2018,x,The Gazette,p. 3,So it was,1 May 2019\n2018,y,The Gazette,,,\n"
    )
    one, other = claims(rows)
    assert taken(rows)[0].sources == taken(rows)[1].sources
    (citation,) = one.citations
    assert (citation.locator, citation.quote, citation.retrieved and citation.retrieved.text) == (
        "p. 3",
        "So it was",
        "2019-05-01",
    )
    assert other.citations[0].locator == ""


def test_a_place_in_several_sources_stays_a_field() -> None:
    claim = claim_of("Date,Text,Source,Page\n2018,x,A; B,p. 3\n")
    assert (len(claim.citations), claim.fields) == (2, {"Page": "p. 3"})


def test_sources_that_say_nothing_stay_fields() -> None:
    claim = claim_of("Date,Text,Source\n2018,x,n/a\n")
    assert (claim.citations, claim.fields) == ((), {"Source": "n/a"})


def test_the_older_sheets_of_timelinejs_are_known() -> None:
    content = (
        "Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag\n"
        "5/1/2012,25/1/2012,A headline,A text of it,https://e.org/v,The Gazette,A picture,,,talks\n"
    )
    rows = read(content)
    (claim,) = claims(rows)
    assert (dates(rows), claim.text, claim.kind) == (["2012-01-05/2012-01-25"], "A headline: A text of it", "talks")
    assert taken(rows)[0].sources[0]["container-title"] == "The Gazette"


def test_the_sheet_of_a_workbook_stands_in_the_mapping_where_there_are_others() -> None:
    content = two_sheets(words("Fecha", "Hecho") + words("2018", "un hecho"))
    first = read(content, "x.xlsx")
    assert guess(first)["sheet"] == "Events"
    assert claims(read(content, "x.xlsx", mapping=guess(first))) == claims(first)


def test_precision_of_a_cell_reaches_the_claim() -> None:
    rows = read(
        xlsx(
            words("Date", "Text") + '<row><c s="1"><v>43221</v></c><c t="str"><v>x y</v></c></row>',
            formats=["mmm yyyy"],
        ),
        "x.xlsx",
    )
    assert dates(rows) == ["2018-05"]
    content = ods(f'<table:table table:name="a">{shown("Date", "Text")}{shown("May 2018", "x y")}</table:table>')
    assert dates(read(content, "x.ods")) == ["2018-05"]


def test_the_links_of_cells_are_sources() -> None:
    rows = (
        words("Date", "Text", "Source")
        + '<row r="2"><c r="A2"><v>2018</v></c><c r="B2" t="inlineStr"><is><t>Talks</t></is></c>'
        '<c r="C2" t="inlineStr"><is><t>Reuters</t></is></c></row><row r="3"><c r="A3"><v>2019</v></c>'
        '<c r="B3" t="str"><f>HYPERLINK("https://e.org/b","More")</f><v>More</v></c></row>'
    )
    links = '<hyperlinks><hyperlink ref="C2" r:id="rId1"/><hyperlink ref="B2" location="Totals!A1"/></hyperlinks>'
    sheet = f"<worksheet><sheetData>{rows}</sheetData>{links}</worksheet>"
    relations = '<R><Relationship Id="rId1" Target="https://e.org/a" TargetMode="External"/></R>'
    more = {"xl/worksheets/sheet1.xml": sheet, "xl/worksheets/_rels/sheet1.xml.rels": relations}
    found = read(xlsx("", more=more), "x.xlsx")
    assert [claim.text for claim in claims(found)] == ["Talks", "More"]
    assert [(row.sources[0]["title"], row.sources[0]["URL"]) for row in taken(found)] == [
        ("Reuters", "https://e.org/a"),
        ("https://e.org/b", "https://e.org/b"),
    ]


def test_the_links_of_a_spreadsheet_are_sources_too() -> None:
    cell = '<table:table-cell><text:p><text:a xlink:href="https://e.org/a">Talks</text:a></text:p></table:table-cell>'
    row = shown("2018").replace("</table:table-row>", f"{cell}</table:table-row>")
    found = read(ods(f'<table:table table:name="a">{shown("Date", "Text")}{row}</table:table>'), "x.ods")
    assert claims(found)[0].text == "Talks"
    assert taken(found)[0].sources[0]["URL"] == "https://e.org/a"


def test_undated_rows_are_counted_where_they_are_taken() -> None:
    assert not [note for note in notes(read("Date,Text,Country\n,x,Narnia\n2018,y,Peru\n")) if "undated" in note]


def test_rows_that_cannot_be_trusted_are_refused_not_dropped() -> None:
    rows = read("Date,Text\n2018,x,surplus\n2019,y\n")
    assert [row.row for row in refused(rows)] == [2]
    assert [row.row for row in taken(rows)] == [3]


def test_a_workbook_that_readxl_ships_is_read_as_excel_shows_it() -> None:
    rows = read((DATA / "readxl-deaths.xlsx").read_bytes(), "deaths.xlsx")
    assert len(taken(rows)) + len(refused(rows)) == 14
    found = claims(rows)
    assert (found[0].text, dates(rows)[0], found[0].fields["Date of death"]) == (
        "David Bowie",
        "1947-01-08",
        "2016-01-10",
    )
    assert "the header is row 5; what stands above it is not taken: 'Lots of people'" in notes(rows)
    dead = read(
        (DATA / "readxl-deaths.xlsx").read_bytes(), "deaths.xlsx", mapping={"columns": {"date": "Date of death"}}
    )
    assert dates(dead)[0] == "2016-01-10"


def test_a_table_that_vega_ships_is_read_by_what_it_has() -> None:
    rows = read(
        (DATA / "vega-la-riots.csv").read_bytes(), "la-riots.csv", mapping={"columns": {"text": ["type", "address"]}}
    )
    assert len(taken(rows)) == 39
    first = claims(rows)[0]
    assert first.text == "Officer-involved shooting: 2009 W. 6th St."
    assert (first.fields["longitude"], first.fields["latitude"]) == ("-118.2739756", "34.0592814")


def test_a_workbook_that_agate_excel_ships_is_read_below_its_title_in_the_1904_system() -> None:
    rows = read((DATA / "agate-skip-lines.xlsx").read_bytes(), "x.xlsx")
    assert dates(rows) == ["2015-11-04", "2015-11-05", "undated"]
    assert [claim.text for claim in claims(rows)] == ["a", "👍", "b"]
    assert claims(rows)[0].fields == {"number": "1", "boolean": "true", "datetime": "2015-11-04T12:22:00"}


def test_reading_starts_at_the_beginning_wherever_the_file_stands() -> None:
    from chronos.exchange.incoming import ImportOptions  # noqa: PLC0415
    from chronos.exchange.tables.spreadsheets import read_csv  # noqa: PLC0415

    file = io.BytesIO(b"Date,Text\n2018,x y\n")
    file.seek(9)
    assert len(taken(list(read_csv(file, ImportOptions(name="x.csv"))))) == 1
    assert not file.closed


def test_one_id_that_comes_twice_or_is_missing_leaves_all_others_as_they_are() -> None:
    first = "ID,Date,Event\nEV-1,2017,A\nEV-2,2018,B\nEV-3,2019,C\n"
    assert [claim.id for claim in claims(read(first))] == ["ev-1", "ev-2", "ev-3"]
    more = [claim.id for claim in claims(read(f"{first}EV-2,2020,D\n,2021,E\n"))]
    assert more[:4] == ["ev-1", "ev-2", "ev-3", "ev-2"]
    assert more[4].startswith("2021-e-x")


def test_na_is_namibia_among_codes_and_nothing_among_names() -> None:
    codes = "Date,Event,Country\n2017,A,NA\n2018,B,ZA\n"
    assert [claim.countries for claim in claims(read(codes))] == [("NA",), ("ZA",)]
    names = "Date,Event,Country\n2017,A,NA\n2018,B,South Africa\n"
    assert [claim.countries for claim in claims(read(names))] == [(), ("ZA",)]


def test_columns_are_known_in_german_and_countries_in_many_languages() -> None:
    (claim,) = claims(read("Datum;Ereignis;Land;Quelle\n31.07.2017;Besuch;Türkei;FAZ, 1.8.2017\n"))
    assert (str(claim.date.expression), claim.text, claim.countries) == ("2017-07-31", "Besuch", ("TR",))
    assert len(claim.citations) == 1


@pytest.mark.parametrize("cell", ["31 Jul 2017 14:00", "Jul 31, 2017 2:00 PM", "31 de julio de 2017 14:00"])
def test_a_time_of_day_behind_a_day_in_words_is_read(cell: str) -> None:
    (claim,) = claims(read(f'Date,Event\n"{cell}",A visit\n'))
    assert (str(claim.date.expression), claim.date.said) == ("2017-07-31T14:00:00", cell)
