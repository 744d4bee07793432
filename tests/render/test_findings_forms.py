"""Findings as other programs and documents take them."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt

from chronos.check.baseline import fingerprint
from chronos.model import CheckReport, Edit, Finding, Location, Severity
from chronos.render.findings.as_json import report_json
from chronos.render.findings.github import github
from chronos.render.findings.markdown import appendix
from chronos.render.findings.sarif import RuleCard, sarif

# Of the OASIS standard, as the package @datadog/datadog-ci-plugin-sarif 3.21.4 (Apache-2.0) carries it.
SCHEMA = Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json"
RULES = (
    RuleCard(
        "D001", "undated", "error", on=True, summary="No date.", page="No date.\n\nWhy.\n\nFails:\n\n```yaml\n```"
    ),
    RuleCard("S001", "unsourced", "error", on=True, summary="No source.", page="No source."),
    RuleCard("T004", "loaded-words", "info", on=False, summary="Loaded words.", page="Loaded words."),
)


def finding(code: str, severity: Severity = "error", path: str = "a.yaml", line: int = 2, **named: Any) -> Finding:
    names = {rule.code: rule.name for rule in RULES}
    message = named.pop("message", "wrong")
    return Finding(code, names[code], severity, Location(path, line, 5 if line else 0), message, **named)


def as_sarif(report: CheckReport) -> Any:
    log = json.loads(sarif(report, RULES, "0.1.0", fingerprint))
    Draft7Validator(json.loads(SCHEMA.read_bytes())).validate(log)
    return log


def test_a_fault_in_the_form_would_be_seen() -> None:
    validator = Draft7Validator(json.loads(SCHEMA.read_bytes()))
    log = as_sarif(CheckReport((finding("D001"),), 1))
    log["runs"][0]["results"][0]["level"] = "info"
    assert not validator.is_valid(log)


def test_sarif_has_rules_and_results_with_places() -> None:
    found = (
        finding("D001", claim="ec-1"),
        finding("T004", "info", "b c/ñ:1.yaml", source="s"),
        finding("S001", line=0),
    )
    (run,) = as_sarif(CheckReport(found, 3, 1))["runs"]
    assert run["tool"]["driver"]["rules"][0] == {
        "id": "D001",
        "name": "undated",
        "shortDescription": {"text": "No date."},
        "fullDescription": {"text": "No date. Why."},
        "help": {"text": RULES[0].page, "markdown": RULES[0].page},
        "defaultConfiguration": {"enabled": True, "level": "error"},
    }
    assert [one["ruleId"] for one in run["results"]] == ["S001", "D001", "T004"]
    assert run["results"][2] == {
        "ruleId": "T004",
        "ruleIndex": 2,
        "level": "note",
        "message": {"text": "wrong"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "b%20c/%C3%B1%3A1.yaml"},
                    "region": {"startLine": 2, "startColumn": 5},
                },
                "logicalLocations": [{"fullyQualifiedName": "s", "kind": "source"}],
            }
        ],
        "partialFingerprints": run["results"][2]["partialFingerprints"],
    }
    assert run["results"][0]["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "a.yaml"}}}]
    assert run["properties"] == {"claims": 3, "suppressed": 1, "gone": 0}


def test_a_path_from_the_root_is_a_uri_and_one_that_is_no_text_too() -> None:
    found = (finding("D001", path="/a b/c.yaml"), finding("D001", path="\udcff.yaml"))
    places = [one["locations"][0]["physicalLocation"] for one in as_sarif(CheckReport(found, 1))["runs"][0]["results"]]
    assert [one["artifactLocation"]["uri"] for one in places] == ["file:///a%20b/c.yaml", "%FF.yaml"]


def test_a_result_is_recognised_wherever_its_line_moves() -> None:
    def prints(*lines: int) -> list[str]:
        found = tuple(finding("D001", line=line, claim="ec-1") for line in lines)
        results = as_sarif(CheckReport(found, 1))["runs"][0]["results"]
        return [one["partialFingerprints"]["chronosFinding/v1"] for one in results]

    assert prints(2, 7) == prints(4, 900)
    assert len(set(prints(2, 7))) == 2


def test_a_baseline_says_of_every_result_whether_it_is_new() -> None:
    report = CheckReport((finding("D001", line=9),), 1, known=(finding("S001"),), baseline=2, gone=1)
    results = as_sarif(report)["runs"][0]["results"]
    assert [(one["ruleId"], one["baselineState"]) for one in results] == [("S001", "unchanged"), ("D001", "new")]
    assert "baselineState" not in as_sarif(CheckReport((finding("D001"),), 1))["runs"][0]["results"][0]


def test_commands_of_github_are_escaped() -> None:
    found = (
        finding("D001", path="a,b:c%.yaml", message="100 %\r\nof: it, all\x1b"),
        finding("S001", "warning", line=0),
        finding("T004", "info"),
    )
    assert list(github(CheckReport(found, 1))) == [
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=5,title=D001 undated::100 %25%0D%0Aof: it, all\ufffd",
        "::warning file=a.yaml,title=S001 unsourced::wrong",
        "::notice file=a.yaml,line=2,col=5,title=T004 loaded-words::wrong",
    ]


def test_an_appendix_says_what_is_undated_and_what_is_unsourced_and_then_the_rest() -> None:
    found = (finding("T004", "info", claim="ec-2"), finding("D001", claim="ec-1"), finding("T004", "warning", line=0))
    assert list(appendix(CheckReport(found, 2, off=frozenset(["stated-undated"])))) == [
        "## Findings",
        "",
        "2 claims checked: 1 error, 1 warning, 1 info.",
        "",
        "### Undated",
        "",
        "Not looked for: stated-undated.",
        "",
        "| Claim or source | File | Line | Rule | Severity | Finding |",
        "| --- | --- | ---: | --- | --- | --- |",
        "| ec-1 | a.yaml | 2 | D001 undated | error | wrong |",
        "",
        "### Unsourced",
        "",
        "None.",
        "",
        "### Other findings",
        "",
        "| Claim or source | File | Line | Rule | Severity | Finding |",
        "| --- | --- | ---: | --- | --- | --- |",
        "|  | a.yaml |  | T004 loaded-words | warning | wrong |",
        "| ec-2 | a.yaml | 2 | T004 loaded-words | info | wrong |",
    ]


def test_an_appendix_never_says_that_there_is_nothing_where_nobody_looked() -> None:
    lines = list(appendix(CheckReport((), 1, off=frozenset(["unsourced"]))))
    assert lines[lines.index("### Unsourced") + 1 :][:4] == ["", "Not looked for: unsourced.", "", "### Other findings"]


@pytest.mark.parametrize(
    "message", ["a | b", "<b>x</b>", "`x` *y* [z](w)", "a\n| b |", "\\|", "![x](y) ~~z~~ www.x.org"]
)
def test_what_a_finding_says_comes_out_as_text_in_one_cell(message: str) -> None:
    report = CheckReport((finding("S001", claim="a|b", path="x|_y_.yaml", message=message),), 1)
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(appendix(report)))
    cells = ["".join(child.content for child in token.children or []) for token in tokens if token.type == "inline"]
    start = cells.index("Finding") + 1
    assert cells[start : start + 6] == [
        "a|b",
        "x|_y_.yaml",
        "2",
        "S001 unsourced",
        "error",
        " ".join(message.split()),
    ]


def test_json_has_sources_and_fixes() -> None:
    edit = Edit(Location("a.yaml", 2, 9), "GB")
    (found,) = json.loads(report_json(CheckReport((finding("D001", source="s", fixes=(edit,)),), 1)))["findings"]
    assert (found["claim"], found["source"]) == ("", "s")
    assert found["fixes"] == [
        {"path": "a.yaml", "line": 2, "column": 9, "text": "GB", "insert": False, "order": []},
    ]
