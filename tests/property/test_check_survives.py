"""Whatever the bytes, a check gives findings and an exit code; one bad claim hides nothing of the others."""

import io
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.cli.main import run
from chronos.pipeline.folder import check_folder
from mutating import JUNK, SHIPPED, dice, mutated, piece, timelines
from projects import SOURCES
from styles import timelines_in_styles

FORMS = ("text", "concise", "json", "sarif", "github", "markdown")
MORE = ((), (), ("--statistics", "--format=json"), ("--diff",), ("--select=all",), ("--fail-on=never",))
SEEDS = st.integers(0, 1 << 32)
WHOLE = tuple(timelines())


@contextmanager
def project(**files: str | bytes) -> Iterator[Path]:
    """A project of these files, with the ending .yaml."""
    with TemporaryDirectory() as folder:
        write(Path(folder), **files)
        yield Path(folder)


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        (folder / f"{name}.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())


def leave(folder: Path, *options: str) -> tuple[int, str]:
    """Run the command and return its exit code and what it says on standard error."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["check", str(folder), *options])
    return code, err.getvalue()


def assert_survives(folder: Path, *options: str, codes: tuple[int, ...] = (0, 1)) -> None:
    code, said = leave(folder, *options)
    assert code in codes, said
    assert "internal error" not in said
    assert "Traceback" not in said


def assert_all_survive(folder: Path, random: Random, *texts: str) -> None:
    for text in texts:
        write(folder, mutated=text)
        more = random.choice(MORE)
        form = () if more[:1] in (("--statistics",), ("--diff",)) else (f"--format={random.choice(FORMS)}",)
        cache = ("--no-cache",) if random.random() < 0.5 else ()
        try:
            assert_survives(folder, *more, *form, *cache)
        except AssertionError as error:
            error.add_note(text)
            raise


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_findings_and_an_exit_code(content: bytes) -> None:
    with project(junk=content, sources=SOURCES) as folder:
        assert_survives(folder)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=100), SEEDS)
def test_settings_of_any_bytes_give_findings_or_stop_the_check_in_one_line(content: bytes, seed: int) -> None:
    random = dice(seed)
    shipped = next(path for path in SHIPPED if path.name == "chronos.yaml").read_text(encoding="utf-8")
    with project(chronos=content, sources=SOURCES) as folder:
        assert_survives(folder, codes=(0, 1, 2))
        for _ in range(4):
            write(folder, chronos=mutated(shipped, random, 2))
            assert_survives(folder, codes=(0, 1, 2))


@settings(deadline=None, max_examples=30)
@given(SEEDS)
def test_mutations_of_shipped_timelines_give_findings_and_an_exit_code(seed: int) -> None:
    random = dice(seed)
    with project(sources=SOURCES) as folder:
        pieces = (mutated(piece(random.choice(WHOLE), random), random, random.randrange(1, 5)) for _ in range(30))
        wholes = (mutated(random.choice(WHOLE), random, random.randrange(1, 5)) for _ in range(4))
        assert_all_survive(folder, random, *pieces, *wholes)


@settings(deadline=None, max_examples=100)
@given(timelines_in_styles(), SEEDS)
def test_timelines_of_any_style_give_findings_and_an_exit_code(text: str, seed: int) -> None:
    random = dice(seed)
    with project(sources=SOURCES) as folder:
        assert_all_survive(folder, random, text, *(mutated(text, random, 2) for _ in range(6)))


@pytest.mark.parametrize("day", ["Y99999999999999999", "Y-99999999999999999", "Y170000002", "9999-12-31"])
@pytest.mark.parametrize("where", ["issued", "retrieved"])
def test_days_that_are_very_far_away_are_read_kept_and_sent(
    tmp_path: Path, day: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronos.pipeline.folder.WORTH_TWO", 0)
    issued = f"references: [{{id: far, title: A source, issued: {day}}}]"
    retrieved = f"claims: [{{id: a, date: '2019', text: One., sources: [{{source: far, retrieved: {day}}}]}}]"
    write(tmp_path, far=issued if where == "issued" else retrieved, other="claims: [{id: b, date: '2020', text: Two.}]")
    for _ in range(2):
        assert_survives(tmp_path)


PLANTED = (
    ("countries: [EC, QQ]",),
    ("sources: []",),
    ("sources: [nowhere]",),
    ("date: soon",),
    ("date: ''",),
    ("date: '2999'",),
    ("text: '' # nothing",),
    ("colour: red",),
    ("kind:", "  a: b"),
    ("note: One.", "note: Two."),
    ("text: |", "  A delegation visited", "", "  Quito last week."),
    ("sources:", "- source: gazette-2020", "  retrieved: 2019-01-01"),
    ("suppress: [nothing-such]",),
    ("regions: ['999']",),
)
"""Fields with something wrong in each."""
FIELDS = (
    'date: "2019-05"',
    "text: 'A delegation visits {}.'",
    "countries: [EC]",
    "sources: ['gazette-2020, p. 3']",
    "actors:\n- A body: its office\n- \"Another, 'quoted'\"",
)
OWN = tuple(junk for junk in JUNK if junk not in ("\r", "claims:", "claims:\n", "references: []\n"))
"""Junk that is no other list; a carriage return would begin a line on the left."""


def planted_claims(random: Random, indent: str) -> list[list[str]]:
    """Return the lines of claims, each with something wrong."""
    claims = []
    for number in range(random.randrange(4, 9)):
        wrong = random.choice(PLANTED)
        own = {line.partition(":")[0] for line in wrong}
        fields = [field for field in FIELDS if field.partition(":")[0] not in own]
        fields = [line for field in fields for line in field.format(number).split("\n")]
        lines = [*fields, *wrong] if random.random() < 0.5 else [*wrong, *fields]
        claims.append([f"{indent}- id: claim-{number}", *(f"{indent}  {line}" for line in lines)])
    return claims


def found_in(folder: Path, claims: list[list[str]]) -> dict[str, set[str]]:
    """Return the codes of what is found in each claim."""
    write(folder, timeline="\n".join(["claims:", *(line for claim in claims for line in claim), ""]))
    found = defaultdict(set)
    for one in check_folder(folder).settled.findings:
        found[one.claim].add(one.code)
    return found


def broken(claim: list[str], random: Random, indent: str) -> list[str]:
    """Return the lines of a claim mutated, but for its first; all but marks of documents stand behind the dash."""
    first, *rest = claim
    lines = mutated("\n".join(rest), random, random.randrange(1, 5), OWN).split("\n")
    stay = (f"{indent} ", "---", "...")
    return [first, *(line if line.startswith(stay) else f"{indent} {line}" for line in lines)]


@settings(deadline=None, max_examples=100)
@given(SEEDS)
def test_one_bad_claim_never_hides_what_is_found_in_another(seed: int) -> None:
    random = dice(seed)
    indent = random.choice(("", "  "))
    with project(sources=SOURCES, chronos="as_of: 2021-06-30") as folder:
        claims = planted_claims(random, indent)
        names = [f"claim-{number}" for number in range(len(claims))]
        before = {name: found_in(folder, [claim])[name] for name, claim in zip(names, claims, strict=True)}
        assert all(before.values())
        for _ in range(12):
            bad = random.randrange(len(claims))
            lines = broken(claims[bad], random, indent)
            after = found_in(folder, [*claims[:bad], lines, *claims[bad + 1 :]])
            hidden = {name: before[name] - after[name] for name in names if name != names[bad]}
            assert not any(hidden.values()), ({name: codes for name, codes in hidden.items() if codes}, lines)


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize(
    "lines",
    [
        ["---"],
        ["..."],
        ["... # x", "    date: 2019"],
        ["sources:", "    - gazette-2020, p. 3", "    actors: [x]"],
        ["date:", "actors:", "    - x", "      y: z"],
        ["countries: EC", "    date: x: y"],
        ["'"],
        ["    text: |", "  no text"],
    ],
)
def test_a_line_that_ends_the_list_in_the_middle_of_a_claim_hides_no_later_claim(lines: list[str], indent: str) -> None:
    first, last = ([f"{indent}- id: {name}", f"{indent}  date: soon"] for name in ("first", "last"))
    with project(sources=SOURCES) as folder:
        found = found_in(folder, [first, [f"{indent}- id: bad", *lines], last])
    assert found["first"] == found["last"] != set()


def test_no_variable_is_set_that_would_show_tracebacks() -> None:
    assert "CHRONOS_DEBUG" not in os.environ
