"""A judgement is added to a file as a person would add it, and nothing else in the file changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.model import Judgement, Location
from chronos.store import ProjectError, read_part
from chronos.store.judging import JUDGEMENTS, add_judgement, take_out
from mutating import SHIPPED, dice, mutated

VISIT = Judgement(claims=("a", "b"), verdict="same", location=Location(""), by="A. Editor", on="2024-05-01", why="One.")
HEADER = "# Decisions on pairs of claims: same event, different events, or not to be decided (unsure).\n"
ITEM = """\
  - claims: [a, b]
    verdict: same
    by: A. Editor
    on: 2024-05-01
    why: One.
"""
AT_MARGIN = ITEM.replace("\n  ", "\n").removeprefix("  ")
IN_BRACES = "{claims: [a, b], verdict: same, by: A. Editor, on: 2024-05-01, why: One.}"
IN_JSON = '{"claims": ["a", "b"], "verdict": "same", "by": "A. Editor", "on": "2024-05-01", "why": "One."}'


def added(text: str | None) -> str:
    return add_judgement(text, VISIT).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"{HEADER}judgements:\n{ITEM}"),
        ("", f"judgements:\n{ITEM}"),
        ("# none yet", f"# none yet\njudgements:\n{ITEM}".removesuffix("\n")),
        ("---\n", f"---\njudgements:\n{ITEM}"),
        ("judgements:\n", f"judgements:\n{ITEM}"),
        ("judgements:  # mine\n  # none yet\n", f"judgements:  # mine\n  # none yet\n{ITEM}"),
        ("judgements: []\n", f"judgements:\n{ITEM}"),
        ("judgements: [ ]  # none\nclaims: []\n", f"judgements:  # none\n{ITEM}claims: []\n"),
        ("claims: []\n", f"claims: []\n\njudgements:\n{ITEM}"),
        ("\ufeffclaims: []\n", f"\ufeffclaims: []\n\njudgements:\n{ITEM}"),
    ],
)
def test_the_first_judgement_makes_the_list(before: str | None, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("judgements:\n- claims: [c, d]\n  verdict: same\n", "judgements:\n- claims: [c, d]\n  verdict: same\n@"),
        (
            "judgements:\n- claims: [c, d]\n  verdict: same # as said\n  # and this\n\n# of claims\nclaims: []\n",
            "judgements:\n- claims: [c, d]\n  verdict: same # as said\n  # and this\n@\n# of claims\nclaims: []\n",
        ),
        (
            "judgements:\n- claims: [c, d]\n  verdict: same\n  why: |+\n    kept\n\n\nclaims: []\n",
            "judgements:\n- claims: [c, d]\n  verdict: same\n  why: |+\n    kept\n\n\n@claims: []\n",
        ),
        (
            "judgements:\n-\n  claims: [c, d]\n  verdict: same\n...\n",
            "judgements:\n-\n  claims: [c, d]\n  verdict: same\n@...\n",
        ),
        (
            "judgements:\n- claims: [c]\n\n- claims: [c, d]\n  verdict: same\n",
            "judgements:\n- claims: [c]\n\n- claims: [c, d]\n  verdict: same\n\n@",
        ),
        ("judgements:\n- {claims: [c, d]} # so\n", f"judgements:\n- {{claims: [c, d]}} # so\n- {IN_BRACES}\n"),
        ("judgements: [{claims: [c, d]}]", f"judgements: [{{claims: [c, d]}}, {IN_BRACES}]"),
        ("judgements: [\n  {claims: [c]}, # x\n]\n", f"judgements: [\n  {{claims: [c]}}, {IN_BRACES}, # x\n]\n"),
        ('{"judgements": []}', f'{{"judgements": [{IN_JSON}]}}'),
        ('{"judgements": [{"claims": ["c"]}]}', f'{{"judgements": [{{"claims": ["c"]}}, {IN_JSON}]}}'),
    ],
)
def test_another_is_written_as_the_last_one_is(before: str, after: str) -> None:
    assert added(before) == after.replace("@", AT_MARGIN)


def test_line_ends_of_windows_and_a_missing_last_one_stay() -> None:
    before = "judgements:\n  - claims: [c, d]\n    verdict: same".replace("\n", "\r\n")
    assert added(before) == (before + "\n" + ITEM.removesuffix("\n")).replace("\r\n", "\n").replace("\n", "\r\n")


def test_the_indentation_of_the_others_is_kept() -> None:
    text = "judgements:\n    -   claims: [c, d]\n        verdict: same\n"
    assert added(text).splitlines()[3:5] == ["    -   claims: [a, b]", "        verdict: same"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "judgements.yaml: this is no timeline; judgements stand in a list under `judgements:`, write that"),
        ("judgements: none\n", "judgements.yaml: `judgements:` is no list"),
        ("judgements: {a: b}\n", "judgements.yaml: `judgements:` is no list"),
        ("judgements:\n  - claims: [a\n", "judgements.yaml:2:13: this is not YAML"),
        ("{}\n", "judgements.yaml: a judgement cannot be added to it without changing something else"),
        ("claims: &x\n  - a\njudgements: *x\n", "judgements.yaml: a judgement cannot be added to it without changing"),
        ("judgements: &x\n  - a\nclaims: *x\n", "judgements.yaml: a judgement cannot be added to it without changing"),
        ("judgements: [ # c\n]\n", "judgements.yaml: a judgement cannot be added to it without changing"),
    ],
)
def test_what_has_no_place_for_one_is_refused(text: str, message: str) -> None:
    with pytest.raises(ProjectError) as refused:
        added(text)
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize(
    "why",
    [
        *(
            "it's: one # visit",
            "- a",
            "[x]",
            "{x: y}",
            "no",
            "2019",
            "~",
            "null",
            "&a *b",
            "%",
            "@x",
            "`",
            "'",
            '"',
            "\\",
        ),
        *(
            "two\nlines",
            "tab\there",
            "a\u2028b",
            "a\x85b",
            "\x07",
            "\N{GRINNING FACE}",
            "ends:",
            "a: b, c",
            "¿qué?",
            "中文",
        ),
        "long " * 300 + ".",
    ],
)
@pytest.mark.parametrize("text", [None, "judgements:\n- {claims: [c, d], verdict: same}\n", '{"judgements": []}'])
def test_any_reason_is_read_back_as_it_was_given(text: str | None, why: str) -> None:
    judgement = Judgement(claims=("a", "no"), verdict="unsure", location=Location(""), by=why, why=why)
    made = add_judgement(text, judgement)
    (*_, read) = read_part(JUDGEMENTS, made.text).judgements
    assert read == made.judgement
    assert (read.claims, read.verdict, read.by, read.why) == (("a", "no"), "unsure", why.strip(), why.strip())


def test_a_judgement_that_cannot_be_one_is_refused() -> None:
    long = Judgement(claims=("a", "b"), verdict="same", location=Location(""), why="x" * 2_001)
    with pytest.raises(ProjectError, match="why has 2,001 characters, more than 2,000"):
        add_judgement(None, long)
    other = Judgement(claims=("a", "b"), verdict="different", location=Location(""), text="a")
    with pytest.raises(ProjectError, match="'different' makes none"):
        add_judgement(None, other)


def without_places(text: str) -> list[tuple[object, ...]]:
    judgements = read_part(JUDGEMENTS, text).judgements
    return [(one.claims, one.verdict, one.by, one.on, one.why) for one in judgements]


@given(st.integers(0, 2**32), st.integers(0, 4), st.sampled_from([path.name for path in SHIPPED]))
def test_whatever_a_file_is_it_says_what_it_said_and_the_new_judgement(seed: int, times: int, name: str) -> None:
    shipped = Path(SHIPPED[0].parent, name).read_text(encoding="utf-8")
    text = mutated(shipped, dice(seed), times) if times else shipped
    try:
        made = add_judgement(text, VISIT)
    except ProjectError:
        assert times
        return
    old, new = (
        read_part(JUDGEMENTS, text.removeprefix("\ufeff")),
        read_part(JUDGEMENTS, made.text.removeprefix("\ufeff")),
    )
    assert without_places(made.text) == [*without_places(text), (("a", "b"), "same", "A. Editor", "2024-05-01", "One.")]
    assert [claim.text for claim in new.claims] == [claim.text for claim in old.claims]
    assert [source.fields for source in new.sources] == [source.fields for source in old.sources]
    assert [fault.message for fault in new.faults] == [fault.message for fault in old.faults]
    before, after = text.encode(errors="surrogatepass"), made.text.encode(errors="surrogatepass")
    if "judgements: []" not in text:
        assert take_out(after, before, after) == before


def test_what_was_added_is_taken_out_of_a_file_that_has_changed() -> None:
    before = b"judgements:\n- claims: [c, d]\n"
    after = added(before.decode()).encode()
    assert take_out(b"# mine\n" + after + b"- more\n", before, after) == b"# mine\n" + before + b"- more\n"
    assert take_out(after.replace(b"One.", b"Two."), before, after) is None
    assert take_out(after + after, before, after) is None
