"""`chronos export`: every format of real timelines, of a scope, of an edition, and the way back."""

import json
import shutil
from pathlib import Path

import pytest

from chronos.cli.main import run
from chronos.model.plain import claim_fields, source_fields
from chronos.pipeline import BINARY, EXPORTED
from chronos.store import read

SHIPPED = Path(__file__).resolve().parents[2] / "timelines"
BEGINNINGS = {
    "csv": b"id,date,",
    "xlsx": b"PK\x03\x04",
    "json": b"{",
    "jsonl": b'{"source"',
    "parquet": b"PAR1",
    "jsonld": b'{"@context"',
    "ics": b"BEGIN:VCALENDAR\r\n",
    "timelinejs": b"{",
    "markwhen": b"",
    "vis": b"{",
    "csl-json": b"[",
    "geojson": b'{"type": "FeatureCollection"',
    "ftm": b'{"id": "chronos-source-',
}
EDITION = """
editions:
  public: {withhold: [letter-2019], redact: [note]}
"""
SECRETS = """
claims:
  - id: ec-2019-visit
    date: 2019-05-17
    text: A delegation visits Quito.
    countries: [EC]
    note: Told to us over lunch.
    sources: [gazette-2020, "letter-2019, p. 9"]
  - id: ec-2018-talks
    date: 2018
    text: Secret talks begin.
    countries: [EC]
    sources: [letter-2019]
references:
  - {id: gazette-2020, title: A gazette, issued: "2020"}
  - {id: letter-2019, title: A letter that nobody may see, issued: "2019"}
"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SHIPPED, tmp_path / "timelines")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_format_has_a_beginning_here() -> None:
    assert BEGINNINGS.keys() == set(EXPORTED)


@pytest.mark.parametrize("form", EXPORTED)
def test_every_format_is_written_the_same_twice_and_says_what_it_cannot_hold(
    form: str, project: Path, capsys: Capture
) -> None:
    for name in ("one", "two"):
        assert run(["export", form, "-o", name]) == 0
    said = capsys.readouterr().err
    assert Path("one").read_bytes() == Path("two").read_bytes()
    assert Path("one").read_bytes().startswith(BEGINNINGS[form])
    assert f"{form}: 123 claims in 120 events, 2 sources; " in said
    assert ("nothing is lost" in said) == (form in ("json", "jsonl", "jsonld"))
    assert not [path for path in project.iterdir() if path.name not in ("timelines", "one", "two")]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_comes_back_is_what_went_out(form: str, project: Path, capsys: Capture) -> None:
    assert run(["export", form, "-o", "all.json"]) == 0
    assert run(["import", "all.json", "-o", "back/timelines/all.yaml"]) == 0
    assert "refused" not in capsys.readouterr().out.replace("0 refused", "")
    before, after = read(project / "timelines"), read(project / "back" / "timelines")
    assert not [fault for fault in after.faults if fault.rule != "unknown-region"]
    assert {one.id: claim_fields(one) for one in after.claims} == {one.id: claim_fields(one) for one in before.claims}
    assert {one: source_fields(source) for one, source in after.sources.items()} == {
        one: source_fields(source) for one, source in before.sources.items()
    }


@pytest.mark.usefixtures("project")
def test_a_scope_has_its_events_and_the_sources_that_they_cite(capsys: Capture) -> None:
    assert run(["export", "json", "--scope", "Ecuador", "--from", "2017", "--to", "2017"]) == 0
    captured = capsys.readouterr()
    said = json.loads(captured.out)
    assert said["claims"]
    assert all("EC" in claim["countries"] for claim in said["claims"])
    cited = {one.partition(",")[0] for claim in said["claims"] for one in claim["sources"]}
    assert {source["id"] for source in said["references"]} == cited
    assert "nothing is lost" in captured.err


@pytest.mark.parametrize("form", ["timelinejs", "markwhen", "vis"])
def test_a_relation_to_a_claim_that_is_merged_names_the_one_that_is_shown(
    form: str, project: Path, capsys: Capture
) -> None:
    assert run(["export", form, "-o", "out"]) == 0
    assert run(["import", "out", "--as", form, "-o", "back/timelines/all.yaml"]) == 0
    capsys.readouterr()
    back = read(project / "back" / "timelines")
    ids = {claim.id for claim in back.claims}
    named = [one for claim in back.claims for one, _ in claim.named()]
    assert named
    assert set(named) <= ids


@pytest.mark.usefixtures("project")
def test_csv_begins_with_a_mark_where_that_is_asked_for(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", "csv", "--bom"]) == 0
    marked = capsysbinary.readouterr().out
    assert run(["export", "csv"]) == 0
    assert marked == b"\xef\xbb\xbf" + capsysbinary.readouterr().out


@pytest.mark.parametrize("form", EXPORTED)
def test_an_edition_has_in_no_format_what_it_withholds(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "timelines").mkdir()
    (tmp_path / "timelines" / "chronos.yaml").write_text(EDITION, encoding="utf-8")
    (tmp_path / "timelines" / "claims.yaml").write_text(SECRETS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["export", form, "-o", "out", "--edition", "public"]) == 0
    content = Path("out").read_bytes()
    if form == "xlsx":
        import zipfile  # noqa: PLC0415 - of one format

        with zipfile.ZipFile("out") as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (b"nobody may see", b"letter-2019", b"over lunch", b"Secret talks", b"p. 9"):
        assert secret not in content
    assert form in ("geojson", "csl-json") or b"visits Quito" in content or form == "parquet"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["timeline"], "did you mean 'timelinejs'?"),
        (["pdf"], "there are csv, xlsx"),
        (["csv", "--scope", "Atlantis"], "no event names 'Atlantis'"),
        (["csv", "--edition", "none"], "there is no edition 'none'"),
        (["csv", "nowhere"], "no such file or folder"),
        (["csv", "-o", "no/such/folder/x.csv"], "cannot be written"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_cannot_be_done_is_told(arguments: list[str], said: str, capsys: Capture) -> None:
    assert run(["export", *arguments]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("form", sorted(BINARY))
@pytest.mark.usefixtures("project")
def test_what_is_not_text_is_not_for_a_terminal(form: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["export", form]) == 2
    assert "say where to with -o FILE" in capsys.readouterr().err
