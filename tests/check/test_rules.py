"""Every rule is what its manual page says: the examples in it are run."""

import re
from pathlib import Path
from textwrap import indent

import pytest

from chronos import check as room
from chronos.check import RETIRED, RULES, Rule, find_rule, manual, summary
from chronos.model import Finding
from projects import check, corpus_of

FOLDER = Path(room.__file__).parent / "rules"
COPIES = {"copies/gazette-2020.txt": "A delegation from Beijing visited Quito on 3 May 2019, the ministry said."}
"""Local copies of sources that the examples of rules name."""
WITHOUT_FAILS = {
    "long-field": "two thousand characters would not make a page; run below",
    "unreadable-file": "it is not a matter of what a file says; run where files are read",
}
WITHOUT_PASSES = {"unreadable-file": WITHOUT_FAILS["unreadable-file"]}


def examples(rule: Rule, heading: str) -> list[str]:
    """Return the YAML under a heading of a rule's manual page."""
    return re.findall(rf"^{heading}:\n\n```yaml\n(.*?)^```$", f"{rule.page}\n", re.DOTALL | re.MULTILINE)


def run(tmp_path: Path, rule: Rule, example: str) -> tuple[Finding, ...]:
    for path, text in COPIES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    corpus = corpus_of(tmp_path, example, settings="".join(examples(rule, "Settings")), sources="")
    # Latin-1 is what a byte that is no UTF-8 comes from; U+FFFD stands for it in an example.
    if "\N{REPLACEMENT CHARACTER}" in example:
        content = example.encode().replace("\N{REPLACEMENT CHARACTER}".encode(), b"\xe1")
        (tmp_path / "timeline.yaml").write_bytes(content)
        from chronos.store import read  # noqa: PLC0415 - this one example is no text

        corpus = read(tmp_path)
    return check(corpus, tmp_path)


def by_name(rule: Rule) -> str:
    return rule.name


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name not in WITHOUT_FAILS], ids=by_name)
def test_what_a_manual_page_says_fails_fails_for_that_and_no_other_error(rule: Rule, tmp_path: Path) -> None:
    found = examples(rule, "Fails")
    assert found
    for example in found:
        findings = run(tmp_path, rule, example)
        assert rule.code in {finding.code for finding in findings}
        assert {finding.code for finding in findings if finding.severity == "error"} <= {rule.code}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name not in WITHOUT_PASSES], ids=by_name)
def test_what_a_manual_page_says_passes_gives_no_finding_at_all(rule: Rule, tmp_path: Path) -> None:
    found = examples(rule, "Passes")
    assert found
    for example in found:
        assert run(tmp_path, rule, example) == ()


def test_the_exceptions_have_no_example() -> None:
    assert {rule.name for rule in RULES if not examples(rule, "Fails")} == set(WITHOUT_FAILS)
    assert {rule.name for rule in RULES if not examples(rule, "Passes")} == set(WITHOUT_PASSES)


def test_every_block_of_yaml_in_a_manual_page_is_an_example_that_is_run() -> None:
    for rule in RULES:
        runs = sum(len(examples(rule, heading)) for heading in ("Fails", "Passes", "Settings"))
        assert rule.page.count("```yaml") == runs


def test_a_value_of_more_than_two_thousand_characters_is_a_long_field(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - id: ec-2019-visit
        date: "2019"
        text: {}
        countries: [EC]
        sources: ["gazette-2020, p. 3"]
    """
    corpora = [corpus_of(tmp_path, timeline.format("x" * length)) for length in (2_000, 2_001)]
    (finding,) = [one for corpus in corpora for one in check(corpus) if one.name == "long-field"]
    assert (finding.code, finding.severity) == ("T002", "warning")
    assert finding.message == "a text has 2,001 characters, more than 2,000"


def test_the_files_on_disk_are_the_registry() -> None:
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*.py") if path.stem != "__init__"}
    assert files == {rule.name for rule in RULES}
    assert len(RULES) == len(files)


def test_every_rule_lies_in_the_file_of_its_name() -> None:
    for rule in RULES:
        text = (FOLDER / f"{rule.name.replace('-', '_')}.py").read_text(encoding="utf-8")
        assert f'CODE: Final = "{rule.code}"' in text
        assert rule.page in text


def test_codes_are_unique_well_formed_sorted_within_their_families_and_none_is_used_again() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z][0-9]{3}", code) for code in (*codes, *RETIRED))
    assert not set(codes) & RETIRED
    families = list(dict.fromkeys(code[0] for code in codes))
    assert codes == sorted(codes, key=lambda code: (families.index(code[0]), code))


def test_names_are_words_with_hyphens_and_severities_are_known() -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name) for rule in RULES)
    assert {rule.severity for rule in RULES} <= {"error", "warning", "info"}


def test_the_names_that_others_rely_on_are_there_with_their_severities() -> None:
    severities = {rule.name: rule.severity for rule in RULES}
    promised = {
        "undated": "error",
        "stated-undated": "warning",
        "unsourced": "error",
        "unknown-source": "error",
        "unreadable-date": "error",
        "duplicate-id": "error",
        "unknown-field": "error",
        "unknown-country": "error",
        "malformed-yaml": "error",
        "duplicate-key": "error",
        "date-after-publication": "error",
        "unknown-claim": "error",
    }
    assert promised.items() <= severities.items()


def test_every_fault_that_a_stage_names_has_a_rule() -> None:
    # The names are in the source as literals: of a fault, or of an error of the tree of nodes.
    pattern = re.compile(r"""(?:\bfault|\bFault|\bTreeError|AliasesError)\(\s*"([^"]+)\"""")
    source = FOLDER.parents[1]
    named = {
        name
        for stage in ("store", "dating", "link", "merge")
        for path in (source / stage).glob("*.py")
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert named == {
        "ambiguous-date",
        "bad-id",
        "duplicate-id",
        "duplicate-key",
        "long-field",
        "malformed-yaml",
        "missing-id",
        "not-utf8",
        "reversed-interval",
        "unknown-field",
        "unreadable-date",
        "unreadable-file",
        "unsupported-yaml",
        "wrong-type",
        "wrong-value",
    }
    assert named <= {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=by_name)
def test_a_rule_is_found_by_code_and_by_name_in_any_case(rule: Rule) -> None:
    for word in (rule.code, rule.code.lower(), rule.name, rule.name.upper(), f" {rule.name} "):
        assert find_rule(word) is rule


@pytest.mark.parametrize("word", ["", "Y", "Y999", "no-such-rule", "check"])
def test_a_word_that_is_no_rule_finds_none(word: str) -> None:
    assert find_rule(word) is None


def test_a_manual_page_has_heading_severity_and_the_whole_docstring() -> None:
    rule = find_rule("empty-text")
    assert rule is not None
    assert manual(rule).startswith(
        "# T001 empty-text\n\nSeverity: error\n\nA claim has no text.\n\nFails:\n\n```yaml\n"
    )
    assert manual(rule).endswith("```\n")


@pytest.mark.parametrize("rule", RULES, ids=by_name)
def test_the_summary_of_a_rule_is_one_sentence_on_one_line(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^.\n]+(?:\.yaml[^.\n]+)?\.", summary(rule)), indent(summary(rule), "  ")
