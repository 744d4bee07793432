import io
from pathlib import Path

import pytest

from chronos.exchange.detecting import detect
from chronos.exchange.incoming import ExchangeError

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "exchange"
FORMS = {"spreadsheets": ("csv", "xlsx"), "documents": ("docx",)}
FILES = [path for path in sorted(SAMPLES.rglob("*")) if path.is_file() and path.parent.name != "ftm"]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_files_of_others_are_told_from_each_other(path: Path) -> None:
    with path.open("rb") as file:
        found = detect(file, path.name)
        assert file.tell() == 0
    assert found in FORMS.get(path.parent.name, (path.parent.name,))


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("x", "TY  - JOUR\n", "ris"),
        ("x", "@book{a, title={x}}", "bibtex"),
        ("x", "<!DOCTYPE html><table>", "html"),
        ("x.txt", "date\tevent\n", "tsv"),
        ("x.txt", "date,event,country\n2017,A,EC\n", "csv"),
        ("x.csv", "event_id_cnty,event_date,time_precision\nA1,2017-05-01,1\n", "acled"),
        ("x.csv", "\ufeffid,date_start,date_end,date_prec\n", "ucdp-ged"),
        ("x.csv", "eventid,iyear,imonth,iday\n", "gtd"),
        ("1979.csv", "0\t19790101\t197901\t1979\t1979.0027\tx\n", "gdelt"),
        ("x.csv", "Year,Month,Day,Headline,Text\n", "timelinejs"),
        ("x.csv", "Display ID,Label,Start Date\n", "aeon"),
        ("x.json", '{"claims": [], "references": []}', "json"),
        ("x.json", '{"claim": {}}\n', "jsonl"),
        ("x.json", '{"events": [{"start_date": {"year": 1}}]}', "timelinejs"),
        ("x.json", '[{"id": 1, "content": "a", "start": "2017"}]', "vis"),
        ("x.json", '[{"id": "a", "type": "book", "issued": {}}]', "csl-json"),
        ("x.json", '{"type": "item", "id": "Q1", "claims": {"P1": [{"mainsnak": {}}]}}', "wikidata"),
        ("x.md", "| a |\n", "md"),
        ("x.mw", "2017: a", "markwhen"),
    ],
)
def test_names_and_beginnings_tell_the_format(name: str, content: str, form: str) -> None:
    assert detect(io.BytesIO(content.encode()), name) == form


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", "", "empty"),
        ("x.csv", " \n\n", "empty"),
        ("x", "nothing that is known", "--as"),
        ("x.json", '{"a": 1}', "--as"),
        ("x.xls", "x", "save it as .xlsx"),
        ("x.zip", "PK", "unpack it"),
        ("x.pdf", "%PDF", "import what it was made of"),
        ("x.yaml", "claims: []", "how timelines are written"),
        ("x.json", '[{"itemType": "book"}]', "export the library as CSL JSON"),
    ],
)
def test_what_cannot_be_told_is_one_line_with_a_way_out(name: str, content: str, said: str) -> None:
    with pytest.raises(ExchangeError) as error:
        detect(io.BytesIO(content.encode()), name)
    assert said in str(error.value)
    assert str(error.value).startswith(f"{name}: ")
