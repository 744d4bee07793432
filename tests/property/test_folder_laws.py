"""Whatever is done to a folder, in whatever order, what is kept says what a fresh check says."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chronos.pipeline.requests import CheckRequest
from folders import CACHE, FILES, check_kept, check_whole, write_folder
from mutating import dice, mutated

FOLDERS = ("", "below/", "zz/")
NAMES = st.tuples(st.sampled_from(FOLDERS), st.sampled_from("abcd")).map("".join)
DATES = (
    "'2019'",
    "2019-05",
    "2019-05-03",
    "soon",
    "''",
    "undated",
    "'2031'",
    "2019/2021",
    "{said: May 2019}",
    *("{after: one, within: P1Y}", "{before: two}", "{during: three}", "{between: [one, four]}", "{same as: six}"),
)
TEXTS = (
    *("A delegation of police visits Quito for a course.", "A delegation of the police visits Quito for courses."),
    *(
        "In Lima, 12 officers sign the agreement.",
        "In Lima, 40 officers sign an agreement.",
        "''",
        "It rained last week.",
    ),
    *("Una delegación de la policía visita Quito para un curso.", "|\n    A delegation of police\n    visited Quito."),
)
SOURCES = (
    "gazette-2020",
    "gazette-2020, p. 3",
    "wire-2021",
    "more-1",
    "more-2",
    "nowhere",
    "{source: more-1, quote: came}",
)
SOURCE_FIELDS = (
    *("issued: '2010'", "issued: 2030-01", "accessed: 2022-02-02", "type: webpage", "origin: more-2", "origin: more-1"),
    *(
        "file: copies/gazette.txt",
        "file: copies/other.txt",
        "title: The same",
        "available-date: {year: 2000}",
        "page: '1'",
    ),
)
CLAIM_FIELDS = (
    *(
        "countries: [EC]",
        "countries: [EC, PE]",
        "countries: [Perru]",
        "kind: agreement",
        "kind: dance",
        "status: disputed",
    ),
    *("order: {after: [two, five]}", "order: {after: three}", "status: retracted", "suppress: {D013: so it is}"),
    *("suppress: [D001, S001]", "suppress: {S002: why not}", "colour: red", "regions: [andes]", "note: x # y"),
    *('fields: {a: "1", latitude: "91"}', "imported: {from: x.csv, row: 3, digest: d12}"),
)
SETTINGS = (
    *("title: Visits", "as_of: 2020-01-01", "kinds: [agreement]", "check: {select: [S, L]}", "check: {ignore: [D]}"),
    *("check: {options: {uncorroborated: {kinds: ['*']}}}", "check: {levels: {unsourced: info}}", "circa: {day: P9D}"),
    *(
        "regions: [{id: andes, name: Andes, countries: [EC, PE]}]",
        "check: {paths: [{match: a*, ignore: [S001], why: x}]}",
    ),
)
IDS = st.sampled_from(("one", "two", "three", "four", "five"))
REQUESTS = (CheckRequest(), CheckRequest(), CheckRequest(select=("S", "L")), CheckRequest(ignore=("D003",)))


@st.composite
def claims(draw: st.DrawFn) -> str:
    """A claim, in the style that is read fast or in another."""
    cited = ", ".join(
        f'"{one}"' if "," in one and "{" not in one else one for one in draw(st.lists(st.sampled_from(SOURCES)))
    )
    fields = [f"date: {draw(st.sampled_from(DATES))}", f"text: {draw(st.sampled_from(TEXTS))}", f"sources: [{cited}]"]
    fields += draw(st.lists(st.sampled_from(CLAIM_FIELDS), max_size=3, unique_by=lambda one: one.partition(":")[0]))
    return "".join(f"\n  {field}" for field in [*draw(st.permutations(fields))]).replace(
        "\n", f"\n- id: {draw(IDS)}\n", 1
    )


class Folder(RuleBasedStateMachine):
    """A folder of timelines that people change, and its cache."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp())
        self.request = REQUESTS[0]

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @initialize(begun=st.booleans())
    def begin(self, *, begun: bool) -> None:
        write_folder(self.root)
        if begun:
            check_kept(self.root)

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def timelines(self) -> list[Path]:
        return sorted(path for path in self.root.rglob("*.yaml") if path.name != "chronos.yaml")

    @rule(name=NAMES, written=st.lists(claims(), min_size=1, max_size=3))
    def write_claims(self, name: str, written: list[str]) -> None:
        self.write(f"{name}.yaml", f"claims:{''.join(written)}\n")

    @rule(name=NAMES, fields=st.lists(st.sampled_from(SOURCE_FIELDS), max_size=3), number=st.integers(1, 2))
    def write_source(self, name: str, fields: list[str], number: int) -> None:
        rows = "".join(f"\n  {field}" for field in fields)
        self.write(f"{name}.yaml", f"references:\n- id: more-{number}{rows}\n")

    @rule(
        ids=st.lists(IDS, min_size=2, max_size=3),
        verdict=st.sampled_from(("same", "same", "different", "unsure")),
        text=st.sampled_from(("", "", *(f", text: {one}" for one in ("one", "two")))),
    )
    def judge(self, ids: list[str], verdict: str, text: str) -> None:
        self.write("judgements.yaml", f"judgements:\n- {{claims: [{', '.join(ids)}], verdict: {verdict}{text}}}\n")

    @rule(lines=st.lists(st.sampled_from(SETTINGS), max_size=2, unique_by=lambda one: one.partition(":")[0]))
    def set(self, lines: list[str]) -> None:
        self.write("chronos.yaml", "\n".join(lines))

    @rule(
        name=st.sampled_from(("gazette", "other")),
        text=st.sampled_from(("officers came to Quito", "they came", "", None)),
    )
    def copy(self, name: str, text: str | None) -> None:
        self.write(f"copies/{name}.txt", text or "")
        if text is None:
            (self.root / f"copies/{name}.txt").unlink()

    @rule(name=NAMES, data=st.data())
    def rename(self, name: str, data: st.DataObject) -> None:
        (self.root / name).parent.mkdir(exist_ok=True)
        data.draw(st.sampled_from(self.timelines())).rename(self.root / f"{name}.yaml")

    @precondition(lambda self: len(self.timelines()) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.timelines())).unlink()

    @rule(seed=st.integers(0, 1 << 32), data=st.data())
    def mutate(self, seed: int, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(self.timelines()))
        text = path.read_bytes().decode("utf-8", "replace")
        path.write_bytes(mutated(text, dice(seed), 1).encode("utf-8", "replace"))

    @rule(name=st.sampled_from([name for name in FILES if name != "chronos.yaml"]))
    def restore(self, name: str) -> None:
        self.write(name, FILES[name])

    @rule(request=st.sampled_from(REQUESTS))
    def ask(self, request: CheckRequest) -> None:
        self.request = request

    @rule(damage=st.sampled_from(("delete", "empty", "cut", "swap")), number=st.integers(0, 100))
    def damage(self, damage: str, number: int) -> None:
        entries = sorted((self.root / CACHE).glob("*.kept"))
        if damage == "delete":
            shutil.rmtree(self.root / CACHE, ignore_errors=True)
        elif entries:
            one, other = entries[number % len(entries)], entries[number // 2 % len(entries)]
            content = {"empty": b"", "cut": one.read_bytes()[:-1], "swap": other.read_bytes()}[damage]
            one.write_bytes(content)

    @invariant()
    def what_is_kept_says_what_a_fresh_check_says(self) -> None:
        if not self.timelines():
            return
        adjust = self.request.settings
        assert check_kept(self.root, adjust).settled == check_whole(self.root, adjust)


TestFolder: Any = Folder.TestCase
TestFolder.settings = settings(
    deadline=None, max_examples=50, stateful_step_count=15, suppress_health_check=[HealthCheck.too_slow]
)
