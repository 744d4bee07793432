"""Whatever the bytes, reading accounts for every claim and never raises."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.model import Corpus
from chronos.store import ProjectError, read
from projects import check

SHIPPED = Path(__file__).parents[2] / "timelines"
TIMELINES = sorted(path.name for path in SHIPPED.glob("*.yaml") if path.name != "chronos.yaml")
GOOD = "claims: [{id: good, date: '2019'}]"
JUNK = st.one_of(
    st.sampled_from(
        [
            "junk",
            "claims:",
            "- id: x",
            "  - id: 'x",
            '    text: "',
            "---",
            "...",
            "\t",
            "    - [",
            "    note: {",
            "foo: bar",
            "  *a",
            "  &a",
            "!!int 3",
            "  ? a",
            "#",
            "    date: |",
            "%TAG ! x",
            "\x85",
            "\u2028  - id: y",
            "\x00",
            "<<: *a",
        ]
    ),
    st.text(max_size=12).map(lambda text: text.encode("utf-8", "replace").decode()),
)
YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *(
                "claims:",
                "references:",
                "judgements:",
                "\n",
                "\n  - ",
                "\n    ",
                "id: a",
                "date: ",
                "'2019'",
                "undated",
            ),
            *("sources: ", "[", "]", "{", "}", ", ", ": ", '"', "'", "&a ", "*a", "!t ", "|\n", "? ", "- ", "#", "\t"),
            *("text: x", "verdict: same", "issued: ", "date-parts: ", "author: ", "<<: ", "---\n", "\x85", "\x00", "é"),
        ]
    ),
    max_size=40,
).map("".join)


@contextmanager
def project(**files: bytes) -> Iterator[Path]:
    """A project of these files, with the ending .yaml."""
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, f"{name}.yaml").write_bytes(content)
        yield Path(folder)


def assert_accounts(corpus: Corpus) -> None:
    """Everything that was left out is named, and every fault has a rule and a place."""
    assert corpus.claims_read == len(corpus.claims) + len(corpus.unreadable)
    for finding in check(corpus):
        assert finding.message
        assert "\n" not in finding.message
        assert finding.location.line >= 0
    named = {fault.location.path for fault in corpus.faults}
    assert {one.location.path for one in corpus.unreadable} <= named
    assert set(corpus.unread_files) <= named


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300))
def test_random_bytes_beside_a_good_file_hide_nothing_in_it(content: bytes) -> None:
    with project(junk=content, good=GOOD.encode()) as folder:
        corpus = read(folder)
    assert "good" in [claim.id for claim in corpus.claims]
    assert_accounts(corpus)


@settings(deadline=None, max_examples=300)
@given(YAML_LIKE)
def test_any_arrangement_of_words_of_yaml_is_accounted_for(text: str) -> None:
    with project(junk=text.encode(), good=GOOD.encode()) as folder:
        corpus = read(folder)
    assert "good" in [claim.id for claim in corpus.claims]
    assert_accounts(corpus)


@settings(deadline=None, max_examples=150)
@given(st.one_of(YAML_LIKE.map(str.encode), st.binary(max_size=60)))
def test_settings_of_any_bytes_are_read_or_stop_the_run_in_one_line(content: bytes) -> None:
    with project(chronos=content, good=GOOD.encode()) as folder:
        stopped = "chronos.yaml:"
        try:
            corpus = read(folder)
        except ProjectError as error:
            stopped = str(error)
        else:
            assert_accounts(corpus)
    assert "\n" not in stopped
    assert stopped.startswith("chronos.yaml:")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_mutated_timeline_is_accounted_for(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(TIMELINES))
    lines = (SHIPPED / name).read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "swap", "duplicate", "cut", "insert"])):
            case "drop":
                lines.pop(number)
            case "swap":
                lines[number], lines[other] = lines[other], lines[number]
            case "duplicate":
                lines.insert(other, lines[number])
            case "cut":
                lines[number] = lines[number][: data.draw(st.integers(0, len(lines[number])))]
            case _:
                lines.insert(number, data.draw(JUNK))
    with project(mutated="\n".join(lines).encode(), good=GOOD.encode()) as folder:
        corpus = read(folder)
    assert "good" in [claim.id for claim in corpus.claims]
    assert_accounts(corpus)


BAD_LINES = (
    "'no end",
    '    text: "no end',
    "    text: [no end",
    "    text: {no end",
    "    text: a: b",
    "    text: @a",
    "    text: *nowhere",
    "    text: !tag a",
    "    ? [a]",
    "   text: one to the left",
    "\ttext: a tab",
    "    text: \x07",
    "    - not a field",
    "no field either",
    "    text: " + "[" * 200,
    "    text: 'a' b",
    "    text: &a &b c",
    "    date: 2019: 2020",
    '    text: "\\q"',
)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from([name for name in TIMELINES if name != "sources.yaml"]), st.sampled_from(BAD_LINES), st.data())
def test_one_bad_line_in_a_claim_never_hides_another(name: str, bad: str, data: st.DataObject) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")
    with project(whole=text.encode()) as folder:
        before = [claim.id for claim in read(folder).claims]
    items = list(re.finditer(r"^  - id: (.+)$", text, re.MULTILINE))
    if not items:
        return
    item = data.draw(st.sampled_from(items))
    broken = f"{text[: item.end()]}\n{bad}{text[item.end() :]}"
    with project(broken=broken.encode()) as folder:
        corpus = read(folder)
    kept = [claim.id for claim in corpus.claims]
    assert [claim_id for claim_id in before if claim_id != item[1]] == [one for one in kept if one != item[1]]
    assert item[1] in [*kept, *(one.id for one in corpus.unreadable)]
    assert corpus.claims_read == len(before)
    assert_accounts(corpus)
