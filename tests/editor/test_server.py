"""The language server over its real protocol: a process of its own, and a client at its pipes."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from chronos.editor.server import make_server
from chronos.pipeline import CheckRequest, check_projects
from editor.client import CAPABILITIES, WAIT, Client, served_here, serving
from projects import SOURCES, write_project

TIMELINES = Path(__file__).resolve().parents[2] / "timelines"
SERVER = (sys.executable, "-m", "chronos", "lsp")
SETTINGS = "kinds: {visit: Visits, training: Training}\n"
CLEAN = """\
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    kind: visit
    sources:
      - gazette-2020, p. 3
"""
TWO_SOURCES = (
    SOURCES + "claims: [{id: w-2021, date: 2020, text: A wire., countries: [PE], sources: ['wire-2021, p. 1']}]\n"
)


@pytest.fixture(scope="module", params=["a process", "a thread"])
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """One server for the tests of this file, each of which has a project of its own."""
    folder = tmp_path_factory.mktemp("workspace")
    if request.param == "a process":
        with serving(SERVER, folder) as (served, process):
            served.initialize()
            yield served
            served.leave()
            assert process.wait(WAIT) == 0
    else:
        with served_here(lambda to, of: make_server().start_io(to, of), folder) as served:
            served.initialize()
            yield served
            served.leave()


@pytest.fixture
def timelines(tmp_path: Path) -> Path:
    """A project without findings; its claims are in ``timeline.yaml``."""
    return write_project(tmp_path / "timelines", CLEAN, settings=SETTINGS, sources=TWO_SOURCES)


def place(text: str, word: str) -> tuple[int, int]:
    """Return the line and the character, from 0, at which a word of ASCII text begins."""
    before = text[: text.index(word)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def part(text: str, word: str) -> dict[str, dict[str, int]]:
    """Return the range of a word of ASCII text."""
    line, character = place(text, word)
    return {
        "start": {"line": line, "character": character},
        "end": {"line": line, "character": character + len(word)},
    }


def changed(text: str, edits: list[dict[str, Any]]) -> str:
    """Return a text of ASCII with the edits of a server made."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit["range"]["start"]["line"], edit["range"]["start"]["character"]))[
        ::-1
    ]:
        start, end = edit["range"]["start"], edit["range"]["end"]
        before, after = lines[start["line"]][: start["character"]], lines[end["line"]][end["character"] :]
        lines[start["line"] : end["line"] + 1] = [f"{before}{edit['newText']}{after}"]
    return "\n".join(lines)


def test_it_says_what_it_can_do(tmp_path: Path) -> None:
    with serving((*SERVER, "--stdio"), tmp_path) as (client, process):
        answer = client.initialize()
        assert answer["serverInfo"]["name"] == "chronos"
        can = answer["capabilities"]
        assert (can["hoverProvider"], can["definitionProvider"], can["positionEncoding"]) == (True, True, "utf-16")
        assert can["textDocumentSync"]["change"] == 2
        assert can["codeActionProvider"]["codeActionKinds"] == ["quickfix", "source.fixAll.chronos"]
        client.leave()
        assert process.wait(WAIT) == 0


def test_a_planted_fault_in_unsaved_text_is_shown_at_its_place_and_goes_when_it_is_mended(
    client: Client, timelines: Path
) -> None:
    address = client.open(timelines / "timeline.yaml", CLEAN)
    assert client.found(address) == []
    planted = CLEAN.replace("[EC]", "[EC, XY]")
    client.change(address, planted)
    (shown,) = client.found(address, "G001")
    assert shown == {
        "range": part(planted, "XY"),
        "severity": 1,
        "code": "G001",
        "source": "chronos",
        "message": shown["message"],
    }
    assert "XY" in shown["message"]
    client.change(address, CLEAN)
    assert client.found(address) == []


def test_a_change_of_a_part_is_made_where_the_editor_has_it(client: Client, timelines: Path) -> None:
    text = CLEAN.replace("Quito.", "Quito\u2028and \U0001f600.")  # no end of a line, and two units
    address = client.open(timelines / "timeline.yaml", text)
    assert client.found(address) == []
    client.change(address, "XY", part(text, "EC"), part(text.replace("EC", "XY"), "visit\n    sources"))
    codes = [one["code"] for one in client.found(address, "G001", "Y009")]
    assert codes == ["G001", "Y009"]
    line = text.split("\n")[3]
    after = {"line": 3, "character": len(line) + 1}
    client.change(address, "!", {"start": {"line": 3, "character": len(line)}, "end": after})
    client.change(address, "", {"start": {"line": 3, "character": 0}, "end": {"line": 99, "character": 0}})
    assert "T001" in {one["code"] for one in client.diagnostics(address)}  # nothing is left of the text


def test_columns_are_those_of_the_editor_behind_a_character_that_it_counts_twice(
    client: Client, timelines: Path
) -> None:
    text = CLEAN.replace("countries: [EC]", "countries: [EC]  # \U0001f600").replace(
        "kind: visit", "kind: \U0001f600 vist"
    )
    text = text.replace(
        "  - id: ec-2019-visit",
        '  - {id: b, date: "2019", text: "\U0001f600\U0001f600", countries: [XY]}\n  - id: ec-2019-visit',
    )
    address = client.open(timelines / "timeline.yaml", text)
    shown = {one["code"]: one["range"] for one in client.found(address, "S001", "G001", "Y009")}
    line = text.split("\n")[1]
    begin = line.index("XY") + 2  # two characters before it are two units each
    assert shown["G001"] == {"start": {"line": 1, "character": begin}, "end": {"line": 1, "character": begin + 2}}
    assert shown["Y009"] == {"start": {"line": 6, "character": 10}, "end": {"line": 6, "character": 17}}
    hovered = client.at("hover", address, 1, begin + 1)
    assert hovered["range"] == shown["G001"]


def test_an_editor_that_counts_in_utf_8_is_answered_in_utf_8(timelines: Path) -> None:
    with serving(SERVER, timelines) as (client, _):
        general = {"positionEncodings": ["utf-8", "utf-16"]}
        answer = client.initialize(capabilities={**CAPABILITIES, "general": general})
        assert answer["capabilities"]["positionEncoding"] == "utf-8"
        address = client.open(timelines / "timeline.yaml", CLEAN.replace("kind: visit", "kind: \U0001f600 vist"))
        (shown,) = client.found(address, "Y009")
        assert (shown["range"]["start"]["character"], shown["range"]["end"]["character"]) == (10, 19)


def test_what_changes_in_one_open_file_shows_in_another(client: Client, timelines: Path) -> None:
    claims = client.open(timelines / "timeline.yaml", CLEAN)
    assert client.found(claims) == []
    sources = client.open(timelines / "sources.yaml", TWO_SOURCES)
    client.change(sources, TWO_SOURCES.replace("gazette-2020", "gazette-2019"))
    assert {one["code"] for one in client.found(claims, "S002")} == {"S002"}
    client.close(sources)
    assert client.found(claims) == []  # what is on the disk counts again


def test_a_file_that_is_closed_shows_nothing_more(client: Client, timelines: Path) -> None:
    address = client.open(timelines / "timeline.yaml", CLEAN.replace("[EC]", "[XY]"))
    assert len(client.found(address, "G001")) == 1
    client.close(address)
    assert client.notified("textDocument/publishDiagnostics", uri=address)["diagnostics"] == []


def test_a_file_that_is_not_on_the_disk_yet_is_checked(client: Client, timelines: Path) -> None:
    address = client.open(
        timelines / "new.yaml", CLEAN.replace("ec-2019-visit", "ec-2019-other").replace("[EC]", "[XY]")
    )
    assert [one["code"] for one in client.diagnostics(address)][:1] == ["G001"]


def test_a_file_that_is_renamed_is_one_that_is_closed_and_one_that_is_opened(client: Client, timelines: Path) -> None:
    text = CLEAN.replace("[EC]", "[XY]")
    old = client.open(timelines / "timeline.yaml", text)
    client.found(old, "G001")
    (timelines / "timeline.yaml").rename(timelines / "renamed.yaml")
    client.close(old)
    address = client.open(timelines / "renamed.yaml", text)
    assert len(client.found(address, "G001")) == 1


def test_broken_yaml_is_shown_and_the_rest_is_still_served(client: Client, timelines: Path) -> None:
    broken = CLEAN.replace("countries: [EC]", "countries: [EC, ")
    address = client.open(timelines / "timeline.yaml", broken)
    codes = [one["code"] for one in client.diagnostics(address)]
    assert "Y001" in codes
    offered = client.at("completion", address, 4, 20)["items"]
    assert {"EC", "PE"} <= {one["label"] for one in offered}
    assert client.at("hover", address, *place(broken, "gazette"))["contents"]["value"].startswith("Gaceta, Ana.")
    for text in ("", "\x00", "[" * 5000, "claims: 1", "a: &a [*a]", "\ufeff", "\ud83d", CLEAN[:-9], "- - - -"):
        client.change(address, text)
        client.diagnostics(address)
    client.change(address, CLEAN)
    assert client.found(address) == []


def test_settings_that_cannot_be_read_are_shown_at_their_place_and_in_every_file(
    client: Client, timelines: Path
) -> None:
    claims = client.open(timelines / "timeline.yaml", CLEAN)
    assert client.found(claims) == []
    settings = client.open(timelines / "chronos.yaml", "title: A title\nlanguages: [xx]\n")
    (shown,) = client.found(settings, None)
    assert (shown["severity"], shown["range"]["start"]) == (1, {"line": 1, "character": 12})
    assert shown["message"].startswith("the language 'xx' cannot be written")
    (shown,) = client.found(claims, None)
    assert shown["message"].startswith("nothing is checked until this is mended: chronos.yaml:2:13: the language 'xx'")
    client.change(settings, SETTINGS)
    assert client.found(claims) == []


def test_a_folder_without_settings_and_one_that_is_no_project(client: Client, tmp_path: Path) -> None:
    loose = write_project(tmp_path / "loose", CLEAN)
    address = client.open(loose / "timeline.yaml", CLEAN.replace("[EC]", "[XY]"))
    assert "G001" in {one["code"] for one in client.diagnostics(address)}
    other = client.open(tmp_path / "compose.yaml", "services:\n  web: {image: x}\n")
    assert client.at("hover", other, 0, 2) is None
    assert client.at("definition", other, 0, 2) is None
    assert (
        client.ask(
            "textDocument/codeAction",
            textDocument={"uri": other},
            range=part("services", "services"),
            context={"diagnostics": []},
        )
        == []
    )
    client.tell(
        "textDocument/didOpen", textDocument={"uri": "untitled:1", "languageId": "yaml", "version": 1, "text": CLEAN}
    )
    client.versions["untitled:1"] = 1
    assert client.at("hover", "untitled:1", *place(CLEAN, "EC]"))["contents"]["value"].startswith("**EC**: Ecuador")
    client.close(other)
    assert not [
        one for one in client.kept if one.get("params", {}).get("uri") == other and one["params"]["diagnostics"]
    ]


def test_a_folder_that_goes_away_takes_no_server_with_it(client: Client, timelines: Path) -> None:
    address = client.open(timelines / "timeline.yaml", CLEAN)
    assert client.found(address) == []
    timelines.rename(timelines.with_name("elsewhere"))
    client.change(address, CLEAN.replace("[EC]", "[XY]"))
    (shown,) = client.diagnostics(address)
    assert shown["message"].startswith("nothing is checked until this is mended: ")
    timelines.with_name("elsewhere").rename(timelines)
    client.change(address, CLEAN)
    assert client.found(address) == []


def test_a_file_that_is_changed_by_another_program_is_read_again(client: Client, timelines: Path) -> None:
    address = client.open(timelines / "timeline.yaml", CLEAN)
    assert client.found(address) == []
    path = timelines / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("gazette-2020", "gazette-2019"), encoding="utf-8")
    client.tell("workspace/didChangeWatchedFiles", changes=[{"uri": path.as_uri(), "type": 2}])
    assert len(client.found(address, "S002")) == 1
    path.write_text(dedent(TWO_SOURCES), encoding="utf-8")
    client.tell("textDocument/didSave", textDocument={"uri": address})
    assert client.found(address) == []


def test_an_editor_that_can_is_asked_to_watch_the_files(timelines: Path) -> None:
    with serving(SERVER, timelines) as (client, _):
        watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
        client.initialize(capabilities={**CAPABILITIES, **watching})
        (asked,) = client.notified("client/registerCapability")["registrations"]
        assert asked["method"] == "workspace/didChangeWatchedFiles"
        assert asked["registerOptions"] == {"watchers": [{"globPattern": "**/*.{yaml,yml,YAML,YML}"}]}


def test_completion_of_sources_kinds_countries_and_fields(client: Client, timelines: Path) -> None:
    text = (
        CLEAN.replace("gazette-2020, p. 3", "wi").replace("kind: visit", "kind: v").replace("[EC]", "[Peru]")
        + "    sta\n"
    )
    address = client.open(timelines / "timeline.yaml", text)

    def items(word: str, length: int) -> dict[str, dict[str, Any]]:
        line, character = place(text, word)
        offered = client.at("completion", address, line, character + length)
        return {one["label"]: one for one in offered["items"]}

    source = items("wi\n", 2)["wire-2021"]
    assert source["textEdit"] == {"range": part(text, "wi"), "newText": "wire-2021"}
    assert source["detail"] == "The Wire, A wire report, 2021-03"
    assert list(items("v\n", 1)) == ["visit", "training"]
    country = items("Peru]", 4)["PE"]
    assert country["textEdit"] == {"range": part(text, "Peru"), "newText": "PE"}
    assert (country["detail"], country["filterText"]) == ("Peru, Perú, Pérou", "Peru PE Peru, Perú, Pérou")
    field = items("sta\n", 3)["status"]
    assert field["textEdit"]["newText"] == "status: "
    assert field["documentation"]["value"].startswith("Whether the claim stands")
    assert client.at("completion", address, *place(text, "delegation")) is None


def test_hover_on_a_date_a_source_a_country_and_a_finding(client: Client, timelines: Path) -> None:
    text = CLEAN.replace("[EC]", "[EC, XY]").replace('"2019"', '"2019-05"')
    address = client.open(timelines / "timeline.yaml", text)
    client.found(address, "G001")

    def shown(word: str) -> dict[str, Any]:
        return dict(client.at("hover", address, *place(text, word)))

    date = shown("2019-05")
    assert date["contents"]["value"].startswith(
        "**May 2019** (`2019-05`)\n\n- first day: 1 May 2019\n- last day: 31 May 2019"
    )
    assert date["range"] == part(text, "2019-05")
    cited = "Gaceta, Ana. “A gazette.” *The Gazette*, 1 May 2020.\n\nCited by 1 claim."
    assert shown("gazette-2020")["contents"] == {"kind": "markdown", "value": cited}
    assert shown("EC,")["contents"]["value"] == "**EC**: Ecuador, Équateur, Equador"
    assert shown("XY")["contents"]["value"].startswith("**G001 unknown-country** (error)")
    assert client.at("hover", address, 999, 0) is None


def test_definition_of_a_source_a_claim_a_kind_and_a_copy(client: Client, timelines: Path) -> None:
    judgements = "judgements:\n- claims: [ec-2019-visit, w-2021]\n  verdict: different\n  why: Two visits.\n"
    (timelines / "judgements.yaml").write_text(judgements, encoding="utf-8")
    (timelines / "copy.txt").write_text("p. 3", encoding="utf-8")
    claims = client.open(timelines / "timeline.yaml", CLEAN)
    found = client.at("definition", claims, *place(CLEAN, "gazette-2020"))
    sources = dedent(TWO_SOURCES)
    assert found == {"uri": (timelines / "sources.yaml").as_uri(), "range": part(sources, "gazette-2020")}
    found = client.at("definition", claims, *place(CLEAN, "visit\n    sources"))
    assert found == {"uri": (timelines / "chronos.yaml").as_uri(), "range": part(SETTINGS, "Visits")}
    address = client.open(timelines / "judgements.yaml", judgements)
    found = client.at("definition", address, *place(judgements, "ec-2019"))
    assert found == {"uri": claims, "range": part(CLEAN, "ec-2019-visit")}
    text = sources.replace("claims:", "  - {id: c, file: copy.txt}\n  - {id: d, file: nowhere.txt}\nclaims:")
    address = client.open(timelines / "sources.yaml", text)
    assert client.at("definition", address, *place(text, "copy"))["uri"] == (timelines / "copy.txt").as_uri()
    assert client.at("definition", address, *place(text, "nowhere")) is None
    (timelines.parent / "secret.txt").write_text("secret", encoding="utf-8")
    text = sources.replace("claims:", "  - {id: c, file: ../secret.txt}\nclaims:")
    address = client.open(timelines / "other.yaml", text)
    assert client.at("definition", address, *place(text, "secret")) is None
    assert client.at("definition", claims, *place(CLEAN, "EC")) is None


def test_what_was_found_can_be_mended_one_by_one_or_all_at_once(client: Client, timelines: Path) -> None:
    text = CLEAN.replace("[EC]", "[Ecuador, Peru] # two")
    address = client.open(timelines / "timeline.yaml", text)
    client.found(address, "G001", "G001")

    def actions(word: str, **context: Any) -> list[dict[str, Any]]:
        asked = {"diagnostics": [], **context}
        document = {"uri": address}
        return list(client.ask("textDocument/codeAction", textDocument=document, range=part(text, word), context=asked))

    one, every = actions("Ecuador")
    assert (one["title"], one["kind"], one["isPreferred"]) == ("Replace `Ecuador` with `EC`", "quickfix", True)
    assert [shown["code"] for shown in one["diagnostics"]] == ["G001"]
    assert changed(text, one["edit"]["changes"][address]) == text.replace("Ecuador", "EC")
    assert every["kind"] == "source.fixAll.chronos"
    mended = changed(text, every["edit"]["changes"][address])
    assert mended == text.replace("Ecuador", "EC").replace("Peru", "PE")
    assert [action["kind"] for action in actions("Ecuador", only=["quickfix"])] == ["quickfix"]
    assert [action["kind"] for action in actions("Ecuador", only=["source.fixAll"])] == ["source.fixAll.chronos"]
    assert actions("Ecuador", only=["refactor"]) == []
    assert [action["kind"] for action in actions("A delegation")] == ["source.fixAll.chronos"]
    client.change(address, mended)
    assert client.found(address) == []


def test_a_fix_is_of_the_text_as_it_stands_and_not_as_it_was_checked(client: Client, timelines: Path) -> None:
    address = client.open(timelines / "timeline.yaml", CLEAN)
    assert client.found(address) == []
    text = "# one more row\n" + CLEAN.replace("[EC]", "[Ecuador]")
    client.change(address, text)
    document = {"uri": address}
    context: dict[str, Any] = {"diagnostics": []}
    action, _ = client.ask(
        "textDocument/codeAction", textDocument=document, range=part(text, "Ecuador"), context=context
    )
    assert changed(text, action["edit"]["changes"][address]) == text.replace("Ecuador", "EC")


def test_what_the_baseline_has_is_no_more_than_a_hint(client: Client, timelines: Path) -> None:
    text = CLEAN.replace("[EC]", "[XY]")
    (timelines / "timeline.yaml").write_text(text, encoding="utf-8")
    (timelines / "chronos.yaml").write_text(f"{SETTINGS}check: {{baseline: baseline.json}}\n", encoding="utf-8")
    written = ("check", str(timelines), "--write-baseline", str(timelines / "baseline.json"))
    subprocess.run([sys.executable, "-m", "chronos", *written], capture_output=True, check=False)
    address = client.open(timelines / "timeline.yaml", text.replace("[XY]", "[XY, XZ]"))
    assert [one["severity"] for one in client.found(address, "G001", "G001")] == [4, 1]


def test_the_shipped_timelines_have_the_findings_that_a_check_has(client: Client) -> None:
    found = check_projects([TIMELINES], CheckRequest()).findings
    assert found
    for path in sorted(TIMELINES.glob("*.yaml")):
        address = client.open(path, path.read_text(encoding="utf-8"))
        shown = [
            (one["code"], one["range"]["start"]["line"] + 1, one["message"]) for one in client.diagnostics(address)
        ]
        expected = [one for one in found if Path(one.location.path).name == path.name]
        assert sorted(shown) == sorted((one.code, one.location.line, one.message) for one in expected)
        client.close(address)


def test_the_shipped_timelines_are_checked_while_one_types(client: Client) -> None:
    path = TIMELINES / "training.yaml"
    text = path.read_text(encoding="utf-8")
    address = client.open(path, text)
    client.diagnostics(address)
    times = []
    for number in range(10):
        begin = time.perf_counter()
        client.change(address, text + "#" * number)
        client.diagnostics(address)
        times.append(time.perf_counter() - begin)
    client.close(address)
    assert min(times) < 0.3  # seconds, of which 0.03 wait for the next key; a third of that on a machine at rest


def test_without_the_extra_it_says_what_to_install() -> None:
    hide = "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None"
    code = f"{hide}; from chronos.cli.main import run; sys.exit(run(['lsp']))"
    failed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr.startswith("chronos: the language server is an extra; this installs it, in the folder of ")


def test_an_editor_that_goes_away_takes_its_server_with_it(tmp_path: Path) -> None:
    with serving(SERVER, tmp_path) as (client, process):
        client.initialize()
        client.to.close()
        assert process.wait(WAIT) in (0, 1)
