"""What a build writes beside the whole: languages, editions, and what was known on a day."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import files_of, write_project

SETTINGS = """
    title: {en: A project, es: Un proyecto}
    as_of: "2021-06-30"
    languages: [en, es]
    formats: [md]
    regions: [{id: andes, name: {en: Andes, es: Los Andes}, countries: [EC, PE]}]
    editions:
      public: {title: For the public, withhold: [wire-2021]}
      visits: {kinds: [visit], from: "2019", to: "2019"}
    """
TIMELINE = """
    claims:
      - id: ec-1
        date: "2019-05"
        text: {en: A visit., es: Una visita.}
        countries: [EC]
        kind: visit
        sources: ["gazette-2020, p. 3"]
      - {id: ec-2, date: "2018", text: A second source was heard., countries: [EC], kind: arrest, sources: [wire-2021]}
      - {id: pe-1, date: "2019-07", text: Told twice., countries: [PE], kind: visit, sources: [wire-2021, gazette-2020]}
    """


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project") / "timelines", TIMELINE, settings=SETTINGS)


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    assert run(["build", str(project)]) == 0
    return project.parent / "output"


def test_every_language_has_its_own_documents_and_charts(built: Path) -> None:
    there = set(files_of(built / "countries" / "ecuador"))
    pictures = {f"{name}{language}" for name in ("events-per-year", "timeline") for language in ("", ".es")}
    expected = {f"{picture}.{form}" for picture in pictures for form in ("png", "svg", "vl.json")}
    assert there == expected | {"chronology.md", "chronology.es.md"}
    spanish = (built / "countries" / "ecuador" / "chronology.es.md").read_text(encoding="utf-8").splitlines()
    assert spanish[0] == "# Ecuador: cronología"
    assert "- **Mayo de 2019.** Una visita. [^2] *(una fuente)* `ec-1`" in spanish
    assert "](events-per-year.es.svg)" in "\n".join(spanish)


def test_the_index_of_a_language_leads_to_chronologies_in_it(built: Path) -> None:
    index = (built / "index.es.md").read_text(encoding="utf-8")
    assert index.startswith("# Un proyecto\n")
    assert "| [Los Andes](regions/andes/chronology.es.md) |" in index


def test_an_edition_is_a_folder_with_an_index_findings_tables_and_a_manifest_of_its_own(built: Path) -> None:
    folder = built / "editions" / "public"
    files = files_of(folder)
    assert {"index.md", "index.es.md", "findings.json", "data/claims.csv", "manifest.json"} <= files.keys()
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"] == {path: sha256(content).hexdigest() for path, content in files.items()}


def test_an_edition_has_nothing_of_what_it_withholds(built: Path) -> None:
    for path, content in files_of(built / "editions" / "public").items():
        assert [word for word in (b"wire", b"Wire", b"ec-2", b"second source") if word in content] == [], path
    whole = files_of(built)["data/claims.csv"]
    assert all(word in whole for word in (b"wire-2021", b"ec-2", b"second source"))


def test_the_ledger_of_an_edition_counts_what_it_withholds(built: Path) -> None:
    lines = (built / "editions" / "public" / "index.md").read_text(encoding="utf-8").splitlines()
    assert "| Excluded: withheld in this edition | 1 |" in lines
    assert "| **Read** | **3** |" in lines
    peru = (built / "editions" / "public" / "countries" / "peru" / "chronology.md").read_text(encoding="utf-8")
    assert "Edition: For the public." in peru
    assert "*(one source)* `pe-1`" in peru


def test_a_selection_by_kind_and_period_keeps_what_may_be_in_it(built: Path) -> None:
    rows = (built / "editions" / "visits" / "data" / "events.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["ec-1", "pe-1"]


def test_a_build_tells_of_each_edition(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(project), "-o", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "3 claims read = 3 shown + 0 merged + 0 undated + 0 excluded",
        "edition public: 3 claims read = 2 shown + 0 merged + 0 undated + 1 excluded; 1 citation withheld",
        "edition visits: 3 claims read = 2 shown + 0 merged + 0 undated + 1 excluded",
    ]


def test_one_edition_alone_is_the_same_as_its_folder_in_the_whole(project: Path, built: Path, tmp_path: Path) -> None:
    assert run(["build", str(project), "--edition", "public", "-o", str(tmp_path / "handout")]) == 0
    assert files_of(tmp_path / "handout") == files_of(built / "editions" / "public")


def test_an_edition_that_is_not_there_is_told_with_those_that_are(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(project), "--edition", "publik"]) == 2
    assert capsys.readouterr().err == (
        "chronos: chronos.yaml:8:3: there is no edition 'publik'; did you mean 'public'?\n"
    )


def test_known_on_a_day_uses_what_was_published_by_then_and_speaks_for_that_day(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["build", str(project), "--known-on", "2020-12-31", "-o", str(out)]) == 0
    ecuador = (out / "countries" / "ecuador" / "chronology.md").read_text(encoding="utf-8")
    assert "As of 31 December 2020." in ecuador
    assert "| Excluded: not published by the day of this edition | 1 |" in ecuador
    assert "ec-2" not in ecuador
    peru = (out / "countries" / "peru" / "chronology.md").read_text(encoding="utf-8")
    assert "*(one source)* `pe-1`" in peru


def test_a_leak_stops_the_build_and_the_last_output_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leaking = TIMELINE.replace("text: Told twice.", "text: Told twice (see wire-2021).")
    project = write_project(tmp_path / "timelines", leaking, settings=SETTINGS)
    assert run(["build", str(project)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("chronos: the edition 'public' is not published: ")
    assert "wire-2021" in said
    assert not (tmp_path / "output").exists()
