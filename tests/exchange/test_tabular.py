"""Tables as rows of texts, whatever they are kept in."""

import io
import string
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.tables.delimited import best_delimiter
from chronos.exchange.tables.number_formats import number_text, serial_text, shows
from chronos.exchange.tables.ods_reading import date_text
from chronos.exchange.tables.tabular import Table, column_letter, open_table
from sheets_made import ods, shown, two_sheets, words, xlsx, zipped

Row = tuple[int, list[str]]
DATE_CELL = '<table:table-cell office:value-type="date" office:date-value="{}"><text:p>{}</text:p></table:table-cell>'


def opened(content: str | bytes, name: str = "x.csv", form: str = "", **how: bool | str) -> Table:
    data = content.encode() if isinstance(content, str) else content
    return open_table(io.BytesIO(data), name, form, **how)  # type: ignore[arg-type]


def rows(content: str | bytes, name: str = "x.csv", form: str = "", **how: bool | str) -> list[Row]:
    return list(opened(content, name, form, **how).rows)


def cells(content: bytes, name: str) -> list[list[str]]:
    return [row for _, row in rows(content, name)]


def test_rows_have_the_numbers_that_a_spreadsheet_program_shows() -> None:
    assert rows("a,b\n1,2\n\n3,4\n") == [(2, ["1", "2"]), (4, ["3", "4"])]


def test_short_rows_are_filled_and_blank_surplus_is_cut() -> None:
    assert rows("a,b,c\n1\n1,2,3,,,\n") == [(2, ["1", "", ""]), (3, ["1", "2", "3"])]


def test_surplus_cells_are_a_fault_that_names_them() -> None:
    table = opened("a,b\n1,2,x\n1,2\n")
    faults = [table.fault(*row) for row in table.rows]
    assert faults[0].startswith("3 cells where the header has 2: 'x' has no column")
    assert faults[1] == ""


def test_white_space_is_collapsed_and_lines_stay_where_they_are_to() -> None:
    content = 'a,b\n"  one \t two\u00a0three ","x\n y  z\r\n\n"\n'
    assert rows(content) == [(2, ["one two three", "x y z"])]
    assert rows(content, keep_lines=True) == [(2, ["one two three", "x\ny z"])]


def test_columns_without_a_name_or_of_the_same_get_one() -> None:
    assert opened("a,,a,\n1,2,3,\n").columns == ("a", "column B", "a (2)")
    assert opened("a,b,,\n1,2,,x\n").columns == ("a", "b", "column C", "column D")
    assert [column_letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_lines_of_a_title_stand_above_the_header() -> None:
    table = opened("Police training in the Americas\nlast edited 2024\n\nDate,What,Where,Who\n2018,a,b,c\n2019,d,e,f\n")
    assert table.columns == ("Date", "What", "Where", "Who")
    assert [number for number, _ in table.rows] == [5, 6]
    assert table.notes == ["the header is row 4; what stands above it is not taken: 'Police training in the Americas'"]


def test_a_header_of_dates_is_none() -> None:
    table = opened("2018-01-01,a\n2018-01-02,b\n")
    assert table.columns == ("column A", "column B")
    assert len(list(table.rows)) == 2
    assert table.notes == ["the table has no header; its columns are called by their letters"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found(delimiter: str) -> None:
    content = f'date{delimiter}text\n2018{delimiter}"a, b; c|d\te"\n2019{delimiter}x, y and z\n'
    assert [row[0] for _, row in rows(content)] == ["2018", "2019"]
    assert opened(content).delimiter == delimiter


def test_decimal_commas_do_not_part_cells() -> None:
    assert best_delimiter(["n;x\n", "1,5;2,5\n", "2,5;3,5\n"]) == ";"


def test_the_first_line_of_excel_says_the_delimiter() -> None:
    assert rows("sep=|\na|b\n1|2,3\n") == [(3, ["1", "2,3"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_found(encoding: str) -> None:
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b""
    table = opened(bom + "fecha,qué\n2018,“Perú”\n".encode(encoding))
    assert table.columns == ("fecha", "qué")
    assert list(table.rows) == [(2, ["2018", "“Perú”"])]
    assert bool(table.notes) == (encoding == "cp1252")


def test_capitals_before_quotation_marks_in_windows_1252_are_no_utf_8() -> None:
    assert rows("a,b\né,«CAFÉ»\n".encode("cp1252")) == [(2, ["é", "«CAFÉ»"])]


def test_a_character_that_is_cut_by_a_piece_is_whole() -> None:
    for shift in range(3):
        content = "a,b\n" + "".join(f"1,{'x' * 70}\n" for _ in range(14_364)) + "y" * (shift + 6) + ",é€😀\n"
        assert rows(content)[-1][1][1] == "é€😀"


def test_a_broken_row_of_one_line_is_a_fault_and_the_next_is_read() -> None:
    table = opened('a,b\n1,"x"y\n2,z\n')
    found = [(number, row, table.fault(number, row)) for number, row in table.rows]
    assert found[0][2] == "a quotation mark within a cell that is quoted; double it"
    assert found[1] == (3, ["2", "z"], "")


def test_tables_without_a_header_have_the_columns_that_are_given() -> None:
    table = open_table(io.BytesIO(b'1\t"2\n3\t4\n'), "x.tsv", "tsv", columns=("a", "b"))
    assert list(table.rows) == [(1, ["1", '"2']), (2, ["3", "4"])]


def test_content_decides_where_the_name_does_not() -> None:
    assert opened(xlsx(words("Date", "a") + words("2018", "b")), "x").form == "xlsx"
    assert (
        opened(ods(f'<table:table table:name="a">{shown("Date", "x")}{shown("2018", "y")}</table:table>'), "x").form
        == "ods"
    )
    assert opened("a,b\n", "x").form == "csv"
    with pytest.raises(ExchangeError, match="this is no spreadsheet that can be opened"):
        opened("a,b\n", "x.xlsx", "xlsx")
    with pytest.raises(ExchangeError, match="this is an archive, and no spreadsheet"):
        opened(zipped({"a.csv": "a,b\n"}), "x")


def test_empty_tables_are_told() -> None:
    for content in ("", "\n\n", ",,\n"):
        with pytest.raises(ExchangeError, match="there is no table in it"):
            opened(content)
    with pytest.raises(ExchangeError, match="there is no table in it"):
        opened(xlsx(""), "x.xlsx")


@pytest.mark.parametrize(
    ("number_format", "shown_text"),
    [
        ("yyyy-mm-dd", "2018-05-01"),
        ("d/m/yy", "2018-05-01"),
        ("[$-409]d\\-mmm\\-yyyy;@", "2018-05-01"),
        ("mmm yyyy", "2018-05"),
        ("mmm-yy", "2018-05"),
        ('yyyy"年"m"月"', "2018-05"),
        ("yyyy", "2018"),
        ("d-mmm", "1 May"),
        ("mmmm", "May"),
        ("yyyy-mm-dd hh:mm", "2018-05-01T10:30:00"),
        ("m/d/yyyy h:mm AM/PM", "2018-05-01T10:30:00"),
        ("h:mm", "10:30:00"),
        ("mm:ss", "10:30:00"),
        ("General", "43221.4375"),
        ('0.00" days"', "43221.4375"),
        ("#,##0", "43221.4375"),
        ("@", "43221.4375"),
    ],
)
def test_a_date_is_as_precise_as_its_cell_shows_it(number_format: str, shown_text: str) -> None:
    quoted = number_format.replace('"', "&quot;")
    content = xlsx(words("Date", "x") + '<row><c s="1"><v>43221.4375</v></c><c><v>1</v></c></row>', formats=[quoted])
    assert cells(content, "x.xlsx") == [[shown_text, "1"]]


def test_cells_that_openpyxl_writes_are_read_as_they_are_shown() -> None:
    from datetime import datetime  # noqa: PLC0415

    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Id", "Text", "Rate"])
    sheet.append([date(2018, 5, 1), 200101010001, "line\nbreak  here", 0.1 + 0.2])
    sheet.append([datetime(2018, 5, 1, 10, 30), 2017.0, True, "=1/0"])  # noqa: DTZ001
    sheet["A2"].number_format = "mmm yyyy"
    made = io.BytesIO()
    book.save(made)
    table = opened(made.getvalue(), "x.xlsx")
    found = list(table.rows)
    assert found[0] == (2, ["2018-05", "200101010001", "line break here", "0.3"])
    assert found[1] == (3, ["2018-05-01T10:30:00", "2017", "true", ""])


def test_the_1900_system_has_a_day_that_never_was() -> None:
    days = [serial_text(str(one), "ymd", is_1904=False) for one in (1, 59, 60, 61, 43101, 2958465)]
    assert days == ["1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "2018-01-01", "9999-12-31"]


def test_the_1904_system_begins_four_years_later() -> None:
    rows_of = words("Date", "x") + '<row><c s="1"><v>0</v></c><c/></row><row><c s="1"><v>41639</v></c></row>'
    assert cells(xlsx(rows_of, formats=["d/m/yyyy"], is_1904=True), "x.xlsx") == [
        ["1904-01-01", ""],
        ["2018-01-01", ""],
    ]


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
@settings(max_examples=60)
def test_both_systems_give_the_day_that_openpyxl_gives(day: date) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel  # noqa: PLC0415

    serial: Any = to_excel
    assert serial_text(str(int(serial(day, CALENDAR_WINDOWS_1900))), "ymd", is_1904=False) == day.isoformat()
    if date(1904, 1, 1) <= day < date(9995, 1, 1):
        assert serial_text(str(int(serial(day, CALENDAR_MAC_1904))), "ymd", is_1904=True) == day.isoformat()


def test_numbers_that_are_no_dates_stay_numbers() -> None:
    assert [serial_text(one, "ymd", is_1904=False) for one in ("-1", "2958466", "x")] == ["-1", "2958466", "x"]
    assert serial_text("2958465", "ymd", is_1904=True) == "2958465"
    assert serial_text("2958465.9999999", "ymd", is_1904=False) == "2958465.9999999"
    assert serial_text("0.5", "ymdt", is_1904=False) == "12:00:00"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2017.0", "2017"),
        ("2.00101010001E11", "200101010001"),
        ("0.30000000000000004", "0.3"),
        ("-70.123456789", "-70.123456789"),
        ("1E-7", "0.0000001"),
        ("1E300", "1E300"),
        ("x", "x"),
    ],
)
def test_numbers_are_written_as_people_write_them(written: str, text: str) -> None:
    assert number_text(written) == text


def test_formats_that_show_no_date_are_known() -> None:
    assert [shows(one) for one in ("", "General", "0", "0.00E+00", "@", '"May" 0', "[Red]0", "# ?/?")] == [""] * 8
    assert shows("[h]:mm:ss") == "t"
    assert shows("dddd, d mmmm yyyy") == "ymd"


def test_shared_texts_may_be_rich_and_have_readings() -> None:
    strings = (
        "<si><t>Date</t></si><si><r><t>rich </t></r><r><t>text</t></r></si>"
        '<si><t>東</t><rPh sb="0" eb="1"><t>ヒガシ</t></rPh></si><si><t>a_x000D_b_x0041_</t></si>'
    )
    row = '<row r="4"><c r="B4" t="s"><v>1</v></c><c r="D4" t="s"><v>2</v></c><c t="s"><v>3</v></c></row>'
    content = xlsx('<row r="1"><c t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>' + row, strings=strings)
    table = opened(content, "x.xlsx")
    assert list(table.rows) == [(4, ["", "rich text", "", "東", "a bA"])]


def test_errors_of_formulas_are_empty_and_kept_values_are_taken() -> None:
    row = (
        '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="str"><f>A1</f><v>kept</v></c><c><f>1+1</f><v>2</v></c>'
        '<c t="b"><v>1</v></c><c t="str"><f>""</f><v></v></c><c t="d"><v>2018-05-01T00:00:00</v></c></row>'
    )
    table = opened(xlsx(words("Date", "b", "c", "d", "e", "f") + row), "x.xlsx")
    ((number, found),) = table.rows
    assert found == ["", "kept", "2", "true", "", "2018-05-01"]
    assert table.fault(number, found) == ""
    assert table.notes == ["1 cell has the error of a formula (such as #N/A) and is taken for empty"]


def test_the_sheet_with_a_date_column_is_taken_and_the_others_are_told() -> None:
    table = opened(two_sheets(words("Fecha", "Hecho") + words("2018", "a")), "x.xlsx")
    assert table.sheet == "Events"
    assert table.notes == ["the sheet 'Events' is taken, not 'Totals' (name another under `sheet:` in a --map file)"]


def test_a_sheet_can_be_named_and_one_that_is_not_there_cannot() -> None:
    content = two_sheets(words("Fecha", "Hecho") + words("2018", "a"))
    assert opened(content, "x.xlsx", sheet="totals").columns == ("Country", "Total")
    with pytest.raises(ExchangeError, match="no sheet is called 'Event'; there are 'Totals', 'Events'"):
        opened(content, "x.xlsx", sheet="Event")


def test_a_hidden_sheet_is_taken_only_where_no_other_has_dates_and_told() -> None:
    table = opened(two_sheets(words("Fecha", "Hecho") + words("2018", "a"), "hidden"), "x.xlsx")
    assert table.notes[-1] == "the sheet 'Events' is hidden in the workbook"
    other = two_sheets(words("x", "y") + words("2018", "a"), "veryHidden")
    assert opened(other, "x.xlsx").sheet == "Totals"


def test_cells_and_rows_of_a_spreadsheet_that_are_repeated_to_the_edge_are_none() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16380"/>'
    edge = f'<table:table-row table:number-rows-repeated="1048572">{empty}</table:table-row>'
    twice = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" '
        'office:value-type="float" office:value="2017.0"><text:p>2,017</text:p></table:table-cell>'
        f"{empty}</table:table-row>"
    )
    gap = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    content = ods(f'<table:table table:name="a">{shown("Date", "b")}{twice}{gap}{shown("x", "y")}{edge}</table:table>')
    assert rows(content, "x.ods") == [(2, ["2017", "2017"]), (3, ["2017", "2017"]), (7, ["x", "y"])]


@pytest.mark.parametrize(
    ("value", "display", "text"),
    [
        ("2018-05-01", "01/05/18", "2018-05-01"),
        ("2018-05-01", "May 2018", "2018-05"),
        ("2018-05-01", "05/2018", "2018-05"),
        ("2018-05-01", "mai 18", "2018-05"),
        ("2018-05-01", "2018", "2018"),
        ("2018-05-01", "1er mai 2018", "2018-05-01"),
        ("2018-05-01", "martes, 1 de mayo de 2018", "2018-05-01"),
        ("2018-05-01", "", "2018-05-01"),
        ("2018-05-01", "###", "2018-05-01"),
        ("2018-05-01", "1 May", "1 May"),
        ("2018-05-01T10:30:00", "01/05/18 10:30", "2018-05-01T10:30:00"),
        ("2018-05-01T10:30:00", "01/05/18", "2018-05-01"),
        ("2018-05-01T00:00:00", "2018-05-01 00:00", "2018-05-01"),
        ("nonsense", "1 May 2018", "1 May 2018"),
    ],
)
def test_a_date_of_a_spreadsheet_is_as_precise_as_it_is_shown(value: str, display: str, text: str) -> None:
    assert date_text(value, display) == text
    row = f"<table:table-row>{DATE_CELL.format(value, display)}</table:table-row>"
    content = ods(f'<table:table table:name="a">{shown("Date", "b")}{row}</table:table>')
    assert cells(content, "x.ods") == [[text, ""]]


def test_notes_of_cells_and_merged_cells_are_no_text() -> None:
    row = (
        "<table:table-row><table:table-cell><office:annotation><text:p>a note</text:p></office:annotation>"
        '<text:p>a<text:s text:c="2"/>b</text:p><text:p>c<text:line-break/>d</text:p></table:table-cell>'
        "<table:covered-table-cell/><table:table-cell><text:p>e</text:p></table:table-cell></table:table-row>"
    )
    content = ods(f'<table:table table:name="a">{shown("Date", "b", "c")}{row}</table:table>')
    assert rows(content, "x.ods", keep_lines=True) == [(2, ["a b\nc\nd", "", "e"])]


def test_sheets_of_a_spreadsheet_are_chosen_and_hidden_ones_told() -> None:
    style = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    tables = (
        f'<table:table table:name="Totals">{shown("Country", "Total")}{shown("PE", "3")}</table:table>'
        f'<table:table table:name="Events" table:style-name="ta1">{shown("Date", "Text")}{shown("2018", "a")}'
        "</table:table>"
    )
    table = opened(ods(tables, style), "x.ods")
    assert (table.sheet, list(table.rows)) == ("Events", [(2, ["2018", "a"])])
    assert table.notes[-1] == "the sheet 'Events' is hidden in the workbook"


def test_what_odfpy_writes_through_pandas_is_read() -> None:
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"date": pd.to_datetime(["2018-05-01", "2019-01-02"]), "text": ["a", "b"], "n": [1.0, 2.5]})
    made = io.BytesIO()
    frame.to_excel(made, engine="odf", index=False)  # type: ignore[arg-type]
    assert cells(made.getvalue(), "x.ods") == [["2018-05-01", "a", "1"], ["2019-01-02", "b", "2.5"]]


TEXTS = st.text(alphabet=string.ascii_letters + string.digits + " ,;|\"'áñ€=\n", max_size=12)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(",;\t|"))
@settings(max_examples=60, deadline=None)
def test_what_pythons_writer_writes_comes_back(written: list[list[str]], delimiter: str) -> None:
    import csv  # noqa: PLC0415

    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter)
    writer.writerow(["Date", "One", "Two"])
    writer.writerows(written)
    table = open_table(io.BytesIO(made.getvalue().encode()), "x.csv", delimiter=delimiter)
    wanted = [[" ".join(cell.split()) for cell in row] for row in written]
    assert [row for _, row in table.rows] == [row for row in wanted if any(row)]
