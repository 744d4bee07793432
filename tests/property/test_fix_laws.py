"""Whatever is repaired: nothing else changes, and nothing is left to repair."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.edtf import parse, words
from chronos.gazetteer import countries, country_name, find_country
from chronos.model import Claim, Edit, Location
from chronos.pipeline import CheckRequest
from chronos.pipeline.fixing import FixReport, fix_projects
from chronos.store import read
from chronos.store.edits import apply_fixes
from chronos.store.nodes import Node
from chronos.store.tree import read_tree

SHIPPED = Path(__file__).parents[2] / "timelines"
TIMELINES = sorted(path.name for path in SHIPPED.glob("*.yaml") if path.name != "chronos.yaml")
LANGUAGES = ("en", "es", "pt", "fr")
SOURCES = "references:\n  - {id: gazette-2020, title: A gazette, issued: '2020-05-01'}\n"
CODES = [one.code for one in countries() if not one.withdrawn]
PLAIN = re.compile(r"[^\W\d_][\w .()'’-]*[\w)]|[0-9][\w ./-]*[\w]")  # noqa: RUF001 - the apostrophe of names
TEXTS = (
    "A delegation visits Quito.",
    "La policía recibe doce patrullas: # ninguna llega",
    "L'accord, dit « oui »",
    'He said "no", {twice}',
    "中国",
    "É adiada a reunião \u2028 outra vez",
)
COMMENTS = ("", "", "  # said so", " # it's: [odd, {too}] \u2028 é", "   ")


class Line(NamedTuple):
    """A line of a timeline; ``stays`` is false where a repair must or may change it."""

    text: str
    stays: bool


class Drawn(NamedTuple):
    """A claim as written, and as it is when it is repaired; its ``id`` is empty where it has none."""

    lines: list[Line]
    id: str
    date: str
    said: str
    text: str
    countries: tuple[str, ...]


@st.composite
def dates(draw: st.DrawFn) -> tuple[str, str, str]:
    """A date as written, what it means in EDTF, and the words that are kept."""
    year = draw(st.integers(1950, 2019))
    month, day = draw(st.integers(1, 12)), draw(st.integers(13, 28))
    edtf = draw(st.sampled_from([f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day}", f"{year}~"]))
    match draw(st.sampled_from(["edtf", "words", "numbers"])):
        case "edtf":
            return edtf, edtf, ""
        case "words":
            said = words(parse(edtf), draw(st.sampled_from(LANGUAGES)))
            return said, edtf, "" if said == edtf else said
        case _:
            sign = draw(st.sampled_from("/.-"))
            said = draw(st.sampled_from([f"{day}{sign}{month}{sign}{year}", f"{month:02}{sign}{day}{sign}{year}"]))
            return said, f"{year}-{month:02}-{day}", said


@st.composite
def scalars(draw: st.DrawFn, text: str, *, braces: bool) -> list[str]:
    """A text as YAML: plain or quoted on one line, or a block of lines that want the indentation of their field."""
    styles = ["single", "double"]
    if PLAIN.fullmatch(text):
        styles += ["plain", "plain"]
    if not braces:
        styles.append("block")
    match draw(st.sampled_from(styles)):
        case "plain":
            return [text]
        case "single":
            return ["'" + text.replace("'", "''") + "'"]
        case "double":
            return [json.dumps(text, ensure_ascii=draw(st.booleans()))]
        case _:
            header = draw(st.sampled_from(["|-", ">-", ">-  # why", "|-2"]))
            return [header, f"  {text}", *[""] * draw(st.integers(0, 2))]


@st.composite
def places(draw: st.DrawFn) -> tuple[str, str]:
    """A country as written, and its code."""
    code = draw(st.sampled_from(CODES))
    written = draw(st.sampled_from([code, *(country_name(code, language) for language in LANGUAGES)]))
    found = find_country(written)
    return (written, code) if found is not None and found.code == code else (code, code)


@st.composite
def claims(draw: st.DrawFn, number: int) -> Drawn:
    """A claim in block style or in braces, with comments, its fields in any order."""
    braces = draw(st.booleans())
    date, edtf, said = draw(dates())
    named = draw(st.lists(places(), min_size=1, max_size=3))
    text = draw(st.sampled_from(TEXTS))
    given = f"claim-{number}" if draw(st.booleans()) else ""
    fields = [
        ("date", date, date == edtf),
        ("text", text, True),
        ("sources", "gazette-2020", True),
        *([("id", given, True)] if given else []),
    ]
    one = len(named) == 1 and draw(st.booleans())
    if one:
        fields.append(("countries", named[0][0], named[0][0] == named[0][1]))
    written: list[tuple[list[str], bool]] = []
    for name, value, stays in fields:
        first, *rest = draw(scalars(value, braces=braces))
        written.append(([f"{name}: {first}", *rest], stays))
    if not one:
        stays = all(name == code for name, code in named)
        rows = [draw(scalars(name, braces=True))[0] for name, _ in named]
        if braces or draw(st.booleans()):
            written.append(([f"countries: [{', '.join(rows)}]"], stays))
        else:
            written.append((["countries:", *(f"- {row}" for row in rows)], stays))
    written = draw(st.permutations(written))
    lines = _in_braces(draw, written, given) if braces else _in_block(draw, written, given)
    return Drawn(lines, given, edtf, said, text, tuple(code for _, code in named))


def _in_braces(draw: st.DrawFn, fields: list[tuple[list[str], bool]], given: str) -> list[Line]:
    comment = draw(st.sampled_from(COMMENTS))
    if draw(st.booleans()):
        body = ", ".join(field[0] for field, _ in fields)
        return [Line(f"  - {{{body}}}{comment}", all(stays for _, stays in fields) and bool(given))]
    rows = [Line(f"      {field[0]},{draw(st.sampled_from(COMMENTS))}", stays) for field, stays in fields]
    return [Line(f"  - {{{comment}", stays=True), *rows, Line("    }", stays=True)]


def _in_block(draw: st.DrawFn, fields: list[tuple[list[str], bool]], given: str) -> list[Line]:
    lines: list[Line] = []
    for number, (field, stays) in enumerate(fields):
        first, *rest = field
        comment = "" if rest and first[-1] != ":" else draw(st.sampled_from(COMMENTS))
        begin = "    " if number else "  - "
        lines.append(Line(begin + first + comment, stays and (number > 0 or bool(given))))
        lines += [Line(f"    {line}" if line else "", stays) for line in rest]
        if draw(st.booleans()):
            lines.append(Line(draw(st.sampled_from(["", "    # between"])), stays=True))
    if not given and draw(st.booleans()):
        lines[0] = Line(f"    {lines[0].text[4:]}", lines[0].stays)
        lines.insert(0, Line("  -   # a claim", stays=True))
    return lines


@contextmanager
def project(content: bytes) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        Path(folder, "timeline.yaml").write_bytes(content)
        Path(folder, "sources.yaml").write_text(SOURCES, encoding="utf-8")
        yield Path(folder)


def fix(folder: Path) -> FixReport:
    return fix_projects([folder], CheckRequest(), write=True)


def repaired_twice(folder: Path) -> FixReport:
    """Repair a project; what was repaired is gone, and to repair it again changes nothing."""
    first = fix(folder)
    content = (folder / "timeline.yaml").read_bytes()
    again = fix(folder)
    assert (again.fixed, again.files) == ({}, ())
    assert again.left == first.left
    assert (folder / "timeline.yaml").read_bytes() == content
    return first


def in_order(few: list[str], many: list[str]) -> bool:
    """Whether the few lines stand among the many, in their order."""
    rest = iter(many)
    return all(line in rest for line in few)


@settings(deadline=None, max_examples=150)
@given(st.data(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans())
def test_claims_say_what_they_said_and_untouched_lines_are_the_same_bytes(
    data: st.DataObject, line_break: str, mark: str, ends: bool
) -> None:
    drawn = [data.draw(claims(number)) for number in range(data.draw(st.integers(1, 4)))]
    lines = [Line("# Visits", stays=True), Line("claims:", stays=True), *(line for one in drawn for line in one.lines)]
    text = line_break.join(line.text for line in lines) + (line_break if ends else "")
    with project((mark + text).encode()) as folder:
        report = repaired_twice(folder)
        after = (folder / "timeline.yaml").read_bytes().decode()
        corpus = read(folder)
    assert after.startswith(mark)
    assert in_order([line.text for line in lines if line.stays], after.removeprefix(mark).split(line_break))
    assert all(line.text in text for line in lines)
    assert [_said(claim) for claim in corpus.claims] == [
        (one.date, one.said, " ".join(one.text.split()), one.countries) for one in drawn
    ]
    ids = [claim.id for claim in corpus.claims]
    assert len(set(ids)) == len(ids)
    assert [claim_id for claim_id, one in zip(ids, drawn, strict=True) if one.id] == [one.id for one in drawn if one.id]
    assert not any(finding.fixes or finding.severity == "error" for finding in report.left.findings)
    assert report.fixed.get("I001", 0) == sum(not one.id for one in drawn)
    assert report.fixed.get("D003", 0) == sum(bool(one.said) for one in drawn)
    assert after.count("#") == text.count("#")


def _said(claim: Claim) -> tuple[str, str, str, tuple[str, ...]]:
    return str(claim.date.expression), claim.date.said, " ".join(claim.text.split()), claim.countries


JUNK = (
    "claims:",
    "  - {text: x}",
    "  - date: 17 May 2019",
    "    countries: Peru",
    "- Chile",
    "    id:",
    "  - *a",
    "[",
    "&a x",
)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_mutated_timeline_is_repaired_or_left_and_loses_no_claim(data: st.DataObject) -> None:
    lines = (SHIPPED / data.draw(st.sampled_from(TIMELINES))).read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 5))):
        number, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(["drop", "swap", "double", "cut", "insert", "no-id", "name"])):
            case "drop":
                lines.pop(number)
            case "swap":
                lines[number], lines[other] = lines[other], lines[number]
            case "double":
                lines.insert(other, lines[number])
            case "cut":
                lines[number] = lines[number][: data.draw(st.integers(0, len(lines[number])))]
            case "insert":
                lines.insert(number, data.draw(st.sampled_from(JUNK)))
            case "no-id":
                lines = "\n".join(lines).replace("- id: ", "- note: ", data.draw(st.integers(1, 3))).split("\n")
            case _:
                lines = [line.replace("[EC]", "[Ecuador]").replace("[CN]", "[Chine]") for line in lines]
    with project("\n".join(lines).encode()) as folder:
        before = read(folder)
        repaired_twice(folder)
        after = read(folder)
    assert {claim.id for claim in before.claims} <= {claim.id for claim in after.claims}
    assert after.claims_read == before.claims_read
    assert len(after.claims) >= len(before.claims)
    assert after.unread_files == before.unread_files


def flat(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    """Every text of a tree with the way to it."""
    if isinstance(node.value, str):
        yield path, node
    elif isinstance(node.value, list):
        for number, item in enumerate(node.value):
            yield from flat(item, (*path, number))
    else:
        for key, value in node.value.items():
            yield from flat(value, (*path, key))


@settings(deadline=None, max_examples=40)
@given(st.data(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_an_edit_changes_the_value_at_its_place_alone(data: st.DataObject, line_break: str) -> None:
    shipped = (SHIPPED / data.draw(st.sampled_from(TIMELINES))).read_text(encoding="utf-8")
    text = shipped.replace("\n", line_break)
    root, _ = read_tree(text)
    assert root is not None
    values = dict(flat(root))
    chosen = data.draw(st.lists(st.sampled_from(sorted(values, key=str)), min_size=1, max_size=8, unique=True))
    new = data.draw(st.sampled_from(["XX", "'it''s'", '"a\\tb"', "[a, b]", "{edtf: '2019', said: \"2019\"}", "a b"]))
    applied = apply_fixes(text, [[Edit(Location("", values[one].line, values[one].column), new)] for one in chosen])
    assert all(applied.made)
    after, _ = read_tree(applied.text)
    expected, _ = read_tree(new)
    assert after is not None
    assert expected is not None
    found = {path: node.value for path, node in flat(after)}
    wanted = {path: node.value for path, node in values.items() if path not in chosen}
    for one in chosen:
        wanted.update({(*one, *path): node.value for path, node in flat(expected)})
    assert found == wanted
    kept = text
    for change in reversed(applied.changes):
        kept = kept[: change.start] + kept[change.end :]
    rest = applied.text
    moved = 0
    for change in applied.changes:
        start = change.start + moved
        rest = rest[:start] + rest[start + len(change.text) :]
        moved -= change.end - change.start
    assert rest == kept
