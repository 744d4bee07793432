"""Files that are made to break a reader give one clear error, quickly and in bounded memory."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.tables import workbook_parts
from sheets_made import SHEET, claims, measured, ods, read, refused, shown, words, xlsx, zipped

MOST = 500
"""Megabytes of memory that any file may take."""
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def one_error(content: bytes | str, name: str, says: str) -> None:
    with pytest.raises(ExchangeError) as fault:
        read(content, name)
    message = str(fault.value)
    assert says in message
    assert "\n" not in message
    assert len(message) < 400


def put(path: Path, parts: "dict[str, tuple[bytes, int]]") -> Path:
    """Write an archive whose parts are some bytes so many times over."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (content, times) in parts.items():
            with archive.open(name, "w") as part:
                for _ in range(times):
                    part.write(content)
    return path


@pytest.fixture
def workbook() -> "dict[str, tuple[bytes, int]]":
    made = zipfile.ZipFile(io.BytesIO(xlsx(words("Date", "Text"))))
    return {name: (made.read(name), 1) for name in made.namelist()}


def test_a_line_of_two_gigabytes_stops_after_some_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    with path.open("wb") as file:
        file.write(b"date,text\n2018,")
        for _ in range(8):
            file.write(b"a" * 1_000_000)
        file.truncate(2 * 1024**3)  # NUL bytes that take no room on the disk
    found = measured(path)
    path.unlink()
    assert found["error"] == "line.csv:2: a line of more than 4 MB; is this a table of text, one row a line?"
    assert found["mb"] < MOST


def test_a_record_of_many_lines_stops_too() -> None:
    content = 'date,text\n2018,"' + '\n","'.join("a" * 1000 for _ in range(6000))
    one_error(content, "x.csv", "row 2 is longer than 4 MB; is a quotation mark not closed there?")


def test_a_cell_of_megabytes_is_refused_with_its_row() -> None:
    one_error('date,text\n2018,"' + "a line\n" * 300_000 + '"\n', "x.csv", "row 2 has a cell of more than 1 MB")


def test_a_quotation_mark_that_is_never_closed_is_told_with_the_row_that_opens_it() -> None:
    one_error('date,text\n2018,a\n2019,"b\n2020,c\n', "x.csv", "row 3: a quotation mark opens a cell and is not closed")


def test_a_quotation_mark_that_closes_in_a_later_row_swallows_none() -> None:
    one_error('date,text\n2018,"a\n2019,"b"\n2020,c\n', "x.csv", "row 2: a quotation mark opens a cell")


def test_nul_bytes_are_told_with_their_line() -> None:
    one_error(b"date,text\n2018,a\n2019,b\0c\n", "x.csv", "x.csv:3: a NUL byte")


def test_utf_16_without_its_mark_is_named() -> None:
    one_error("date,text\n2018,a\n".encode("utf-16-le"), "x.csv", "if this is UTF-16, save it as CSV UTF-8")


def test_mixed_encodings_are_told_with_both_lines() -> None:
    content = "date,text\n2018,café\n".encode() + "2019,São Tomé\n".encode("cp1252")
    one_error(content, "x.csv", "x.csv:3: mixed encodings: line 2 is UTF-8 and line 3 is not; save it as UTF-8")


def test_mixed_encodings_are_found_megabytes_apart() -> None:
    filler = b"2018,plain words\n" * 200_000
    content = "date,text\n2018,año\n".encode("cp1252") + filler + "2019,año\n".encode()
    one_error(content, "x.csv", "line 200003 is UTF-8 and line 2 is not")


def test_bytes_of_no_encoding_are_told_with_their_line() -> None:
    one_error(b"date,text\n2018,a\x81b\n", "x.csv", "x.csv:2: neither UTF-8 nor Windows-1252")


def test_a_zip_bomb_as_a_sheet_stops(tmp_path: Path, workbook: "dict[str, tuple[bytes, int]]") -> None:
    blank = b"<row>" + b" " * 1_000_000 + b"</row>"
    found = measured(put(tmp_path / "bomb.xlsx", workbook | {"xl/worksheets/sheet1.xml": (blank, 100)}))
    assert "unpack to 100,001,100, which is not read" in found["error"]
    assert found["mb"] < MOST


def test_a_bomb_of_small_texts_stops_before_memory_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "_STRINGS", 1_000_000)
    many = "".join(f"<si><t>{one}</t></si>" for one in range(20_000))
    one_error(xlsx(words("Date", "Text"), strings=many), "x.xlsx", "its texts need more than")


def test_a_bomb_of_text_in_one_cell_stops(tmp_path: Path, workbook: "dict[str, tuple[bytes, int]]") -> None:
    varied = bytes(97 + (one * one * 31 + one // 7) % 26 for one in range(900_000))
    start = f'<worksheet xmlns="{SHEET}"><sheetData><row><c t="inlineStr"><is><t>'.encode()
    path = tmp_path / "cell.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (content, _) in workbook.items():
            if "sheet1" not in name:
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(start)
            for _ in range(60):
                part.write(varied)
    found = measured(path)
    assert "a cell of more than 1 MB" in found["error"]
    assert found["mb"] < MOST


def test_a_bomb_of_spreadsheet_rows_that_stand_for_millions_stops(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    path = tmp_path / "rows.ods"
    path.write_bytes(ods(f'<table:table table:name="a">{shown("Date", "Text")}{row}</table:table>'))
    found = measured(path)
    assert "in all more than 10 million cells" in found["error"]
    assert found["mb"] < MOST


@pytest.mark.parametrize("prologue", [LAUGHS, OUTSIDE, "<!DOCTYPE x>"])
def test_entities_are_refused_in_a_workbook(prologue: str) -> None:
    one_error(xlsx(words("Date", "&a;"), prologue=prologue), "x.xlsx", "has a document type or entities")


@pytest.mark.parametrize("prologue", [LAUGHS, OUTSIDE, "<!DOCTYPE x>"])
def test_entities_are_refused_in_a_spreadsheet(prologue: str) -> None:
    one_error(ods('<table:table table:name="&a;"/>', prologue=prologue), "x.ods", "has a document type or entities")


def test_entities_are_refused_in_the_parts_of_a_workbook() -> None:
    strings = {"xl/sharedStrings.xml": f'{LAUGHS}<sst xmlns="{SHEET}"><si><t>&b;</t></si></sst>'}
    one_error(xlsx(words("Date", "Text"), more=strings), "x.xlsx", "has a document type or entities")


def test_deep_nesting_is_refused() -> None:
    one_error(xlsx("<row>" * 100_000), "x.xlsx", "nested too deeply")
    one_error(ods("<table:table>" * 100_000), "x.ods", "nested too deeply")


def test_a_tag_of_many_megabytes_is_refused() -> None:
    one_error(xlsx(f'<row spans="{"1 " * 4_000_000}"/>'), "x.xlsx", "a tag of more than 4 MB")


def test_a_directory_that_lies_about_sizes_is_damaged() -> None:
    content = bytearray(xlsx(words("Date", "Text") + words("2018", "a") * 500))
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", content, at + 24, 200)  # the unpacked size that is stated
    one_error(bytes(content), "x.xlsx", "says wrong sizes of its parts; save it again")


def test_too_many_parts_are_refused() -> None:
    more: dict[str, str | bytes] = {f"xl/media/{one}.png": b"" for one in range(6000)}
    one_error(xlsx(words("Date", "Text"), more=more), "x.xlsx", "parts, which no spreadsheet has")


def test_a_directory_of_many_megabytes_is_not_read() -> None:
    content = bytearray(xlsx(words("Date", "Text")))
    struct.pack_into("<I", content, content.rfind(b"PK\x05\x06") + 12, 50_000_000)
    one_error(bytes(content), "x.xlsx", "more parts than any spreadsheet")


def test_archives_within_archives_are_not_opened() -> None:
    inner = zipped({"a.xlsx": xlsx(words("Date", "Text"))})
    one_error(zipped({"b.zip": inner}), "x.csv", "this is an archive, and no spreadsheet")
    one_error(zipped({"b.zip": inner}), "x.xlsx", "no workbook of Excel")


def test_what_is_cut_off_is_told() -> None:
    whole = xlsx(words("Date", "Text"))
    one_error(whole[:-30], "x.xlsx", "this is no spreadsheet that can be opened")
    one_error(whole[:5], "x.xlsx", "this is no spreadsheet that can be opened")
    one_error(xlsx("<row><c></row>"), "x.xlsx", "its XML cannot be read")


def test_old_and_protected_workbooks_are_named() -> None:
    one_error(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.xlsx", "or protected with a password; save it as .xlsx"
    )
    one_error(
        ods("", manifest="<m><encryption-data/></m>"), "x.ods", "it is protected with a password; save it without one"
    )


def test_a_text_that_is_not_there_is_told() -> None:
    one_error(xlsx(words("Date", "Text") + '<row><c t="s"><v>7</v></c></row>'), "x.xlsx", "a text that is not there")


@pytest.mark.parametrize("number", ["1E400", "-1E308", "9" * 500, "nan", "inf", "1e-320", "٣"])
def test_huge_numbers_are_texts(number: str) -> None:
    content = xlsx(words("Date", "Text", "N") + f"<row><c><v>2018</v></c><c><v>7</v></c><c><v>{number}</v></c></row>")
    (claim,) = claims(read(content, "x.xlsx"))
    assert len(claim.fields["N"]) <= 500


@pytest.mark.parametrize("place", ["A99999999999999999999", "ZZZZZ1", "XFE1", "1", "-", "a1"])
def test_cells_beyond_the_last_column_are_refused(place: str) -> None:
    one_error(xlsx(f'{words("Date", "Text")}<row><c r="{place}"><v>1</v></c></row>'), "x.xlsx", "columns") if (
        place.upper() != "A99999999999999999999"
    ) else read(xlsx(f'{words("Date", "Text")}<row><c r="{place}"><v>1</v></c></row>'), "x.xlsx")


def test_formulas_are_texts_like_others_and_never_run() -> None:
    rows = read('date,text,n\n2018,"=HYPERLINK(""http://evil"")",@SUM(1)\n')
    (claim,) = claims(rows)
    assert claim.text == '=HYPERLINK("http://evil")'
    assert claim.fields == {"n": "@SUM(1)"}


def test_formulas_without_a_value_are_refused_with_their_column() -> None:
    rows = words("Date", "Text") + "<row><c><v>2018</v></c><c><f>1+1</f><v></v></c></row>"
    (row,) = refused(read(xlsx(rows), "x.xlsx"))
    assert row.row == 2
    assert row.reason.startswith("column B has a formula that has no value; open the file")


def test_a_table_of_many_rows_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    sizes = []
    for count in (1_000, 30_000):
        path = tmp_path / f"rows-{count}.csv"
        with path.open("w") as file:
            file.write("date,text,country\n")
            file.writelines(f"2018-05-{one % 28 + 1:02},Event number {one} happened,Peru\n" for one in range(count))
        found = measured(path)
        assert found["taken"] == count
        sizes.append(found["mb"])
    assert sizes[1] - sizes[0] < 12
