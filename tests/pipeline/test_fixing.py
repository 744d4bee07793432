"""Repairs keep the meaning, touch nothing else, and leave nothing to repair."""

import os
import subprocess
from pathlib import Path

import pytest

from chronos.model import Edit
from chronos.pipeline import CheckRequest, ProjectError, fixing
from chronos.pipeline.fixing import FixReport, diff_lines, fix_projects
from chronos.store import read
from chronos.store.edits import Applied, apply_fixes
from projects import write_project

BEFORE = """\
# Visits
claims:

  # the first one
  - date: "2019"   # as they say
    text: A delegation visits Quito.
    countries: [Ecuador, "Perú", Équateur]   # named
    sources: ["gazette-2020, p. 3"]
  - {date: 17 de mayo de 2019, text: "A delegation visits Quito.", countries: [Equador], sources: gazette-2020}
  - id: ec-2018
    date: 17/05/2018
    text: >-
      A delegation leaves
      Quito.

    countries:
    - 'Ecuador'  # alone
    sources: ["gazette-2020, p. 3"]
"""
AFTER = """\
# Visits
claims:

  # the first one
  - id: ec-2019-delegation-visits-quito
    date: "2019"   # as they say
    text: A delegation visits Quito.
    countries: [EC, "PE", EC]   # named
    sources: ["gazette-2020, p. 3"]
  - {id: ec-2019-delegation-visits-quito-2, date: {edtf: "2019-05-17", said: "17 de mayo de 2019"}, \
text: "A delegation visits Quito.", countries: [EC], sources: gazette-2020}
  - id: ec-2018
    date: {edtf: "2018-05-17", said: "17/05/2018"}
    text: >-
      A delegation leaves
      Quito.

    countries:
    - 'EC'  # alone
    sources: ["gazette-2020, p. 3"]
"""


def fix(folder: Path, request: CheckRequest | None = None, *, write: bool = True) -> FixReport:
    return fix_projects([folder], request, write=write)


def fixed(folder: Path, timeline: str, request: CheckRequest | None = None) -> str:
    """Repair a project that has this timeline; return what the timeline is then."""
    write_project(folder, timeline)
    fix(folder, request)
    return (folder / "timeline.yaml").read_text(encoding="utf-8")


def test_everything_that_keeps_its_meaning_is_repaired_and_nothing_else_touched(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "timelines", BEFORE)
    report = fix_projects([tmp_path], write=True)
    assert (folder / "timeline.yaml").read_text(encoding="utf-8") == AFTER
    assert report.fixed == {"D003": 2, "G001": 5, "I001": 2}
    assert report.total == 9
    assert [(file.before, file.after) for file in report.files] == [(BEFORE, AFTER)]
    assert {finding.severity for finding in report.left.findings} <= {"warning", "info"}


def test_what_was_repaired_is_clean_on_the_second_run(tmp_path: Path) -> None:
    left = fix(write_project(tmp_path, BEFORE)).left
    again = fix(tmp_path)
    assert (again.fixed, again.files, again.left) == ({}, (), left)
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == AFTER


def test_without_writing_nothing_is_written_and_all_is_told(tmp_path: Path) -> None:
    write_project(tmp_path, BEFORE)
    report = fix(tmp_path, write=False)
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == BEFORE
    assert report == fix(tmp_path)


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_the_difference_can_be_applied_and_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line_break: str, end: str
) -> None:
    write_project(tmp_path / "timelines", "claims: []")
    path = tmp_path / "timelines" / "timeline.yaml"
    text = f"{BEFORE}  - {{id: x, date: '2019', text: \"a\u2028b\x0cc\x85d\", countries: Peru}}{end}"
    path.write_bytes(text.replace("\x0c", " ").replace("\n", line_break).encode())
    monkeypatch.chdir(tmp_path)
    report = fix_projects([Path("timelines")], write=False)
    patch = "".join(diff_lines(report.files))
    assert patch.startswith("--- timelines/timeline.yaml\n+++ timelines/timeline.yaml\n@@ -2,")
    subprocess.run(["git", "apply", "-p0", "-"], input=patch.encode(), check=True)
    assert path.read_bytes().decode() == report.files[0].after


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_and_the_byte_order_mark_of_a_file_stay(tmp_path: Path, mark: bytes, line_break: str) -> None:
    write_project(tmp_path, "claims: []")
    path = tmp_path / "timeline.yaml"
    path.write_bytes(mark + BEFORE.replace("\n", line_break).encode())
    fix(tmp_path)
    assert path.read_bytes() == mark + AFTER.replace("\n", line_break).encode()


def test_a_byte_order_mark_moves_no_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfclaims: [{id: a, date: '2019', text: A., countries: [Peru]}]")
    assert fix(tmp_path).fixed == {"G001": 1}
    assert (tmp_path / "a.yaml").read_bytes() == (
        b"\xef\xbb\xbfclaims: [{id: a, date: '2019', text: A., countries: [PE]}]"
    )


def test_a_new_id_is_that_of_no_other_claim_and_in_no_judgement(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("claims: [{id: peru, date: '2019', text: A., countries: [PE]}]")
    (tmp_path / "unread.yaml").write_text("claims: [{id: peru-3, date: bad}]")
    (tmp_path / "judgements.yaml").write_text("judgements: [{claims: [peru, peru-5], verdict: same, why: x}]")
    timeline = """\
    claims:
      - text: Peru
      - text: Peru
      - text: Peru.
    """
    assert fixed(tmp_path, timeline) == (
        "claims:\n  - id: peru-2\n    text: Peru\n  - id: peru-4\n    text: Peru\n  - id: peru-6\n    text: Peru.\n"
    )


@pytest.mark.parametrize(
    ("claim", "claim_id"),
    [
        (
            "text: The police of Ecuador receive twelve cars., date: 2021, countries: EC",
            "ec-2021-police-ecuador-receive",
        ),
        ("text: 'La policía recibe doce patrullas', date: {said: en mayo de 1999}", "1999-policia-recibe-doce"),
        ("text: Un accord d'extradition est signé, countries: [Équateur]", "ec-accord-dextradition-signe"),
        ("text: 'A reunião é adiada', countries: [BR], date: 201X", "br-reuniao-adiada"),
        ("text: 中国, countries: [CN]", "cn-claim"),
        ("text: '12 + 12'", "claim"),
        ("text: to be or not to be", "to-be-or"),
        ("date: -0043", "-"),
        ("date: '2019'", "2019-claim"),
        ("id: '', text: Peru, countries: [NO]", "no-peru"),
        ("text: Peru, id:   ", "peru"),
    ],
)
def test_an_id_is_made_of_country_year_and_the_first_words_with_content(
    tmp_path: Path, claim: str, claim_id: str
) -> None:
    write_project(tmp_path, f"claims:\n  - {{{claim}}}\n")
    report = fix(tmp_path)
    assert [one.id for one in read(tmp_path).claims] == ([] if claim_id == "-" else [claim_id])
    assert report.fixed.get("I001", 0) == (claim_id != "-")


@pytest.mark.parametrize("claim", ["{}", "{sources: [gazette-2020]}", "{id: [a], text: A.}", "just text", "{id: {}}"])
def test_a_claim_that_says_nothing_or_has_an_id_of_another_kind_gets_none(tmp_path: Path, claim: str) -> None:
    timeline = f"claims:\n  - {claim}\n"
    assert fixed(tmp_path, timeline) == timeline


def test_an_empty_id_is_filled_where_it_stands(tmp_path: Path) -> None:
    timeline = "claims:\n  - text: Peru\n    id: # to do\n    countries: [PE]\n"
    assert fixed(tmp_path, timeline) == timeline.replace("id: #", "id: pe-peru #")


def test_an_id_that_stands_is_never_changed(tmp_path: Path) -> None:
    timeline = "claims:\n  - {id: EC_2019 visit, date: '2019', text: A., countries: [EC]}\n"
    assert fixed(tmp_path, timeline) == timeline


TWO = """\
claims:
  - {id: a, date: "2019", text: A., countries: [Peru], suppress: {G001: as they wrote it}}
  - {id: b, date: "2019", text: A., countries: [Chile]}
"""


def test_what_is_permitted_ignored_or_known_is_not_repaired(tmp_path: Path) -> None:
    assert fixed(tmp_path, TWO) == TWO.replace("Chile", "CL")
    assert fixed(tmp_path, TWO, CheckRequest(ignore=("G",))) == TWO
    assert fixed(tmp_path, TWO, CheckRequest(select=("I001", "D"))) == TWO
    assert fixed(tmp_path, TWO, CheckRequest(select=("unknown-country",))) == TWO.replace("Chile", "CL")
    write_project(tmp_path, TWO, settings="check: {paths: [{match: time*, levels: {G001: off}}]}")
    assert fix(tmp_path).fixed == {}


def test_what_the_baseline_knows_is_not_repaired(tmp_path: Path) -> None:
    write_project(tmp_path, TWO, settings="check: {baseline: known.json}")
    from chronos.pipeline import check_projects  # noqa: PLC0415 - writes the baseline

    check_projects([tmp_path], CheckRequest(write_baseline=tmp_path / "known.json"))
    (tmp_path / "new.yaml").write_text(TWO.replace("id: ", "id: new-"), encoding="utf-8")
    assert [Path(file.path).name for file in fix(tmp_path).files] == ["new.yaml"]
    assert fix_projects([tmp_path], CheckRequest(baselines=False), write=True).fixed == {"G001": 1}


def test_only_the_files_that_were_asked_for_are_repaired(tmp_path: Path) -> None:
    write_project(tmp_path / "timelines", TWO)
    other = tmp_path / "timelines" / "more" / "other.yaml"
    other.parent.mkdir()
    other.write_text("claims: [{text: Peru}, {text: Chile, id: chile}]", encoding="utf-8")
    report = fix_projects([other], write=True)
    assert report.fixed == {"I001": 1}
    assert other.read_text(encoding="utf-8") == "claims: [{id: peru, text: Peru}, {text: Chile, id: chile}]"
    assert {finding.location.path for finding in report.left.findings} == {other.as_posix()}


@pytest.mark.parametrize(
    "content",
    [
        b"claims:\n  - {id: a, date: '2019', text: \xe1, countries: [Peru]}\n",
        b"claims:\n  - {id: a, date: '2019', text: A., countries: [Peru]}\n  - {id: b\n",
        b"claims:\n  - {id: a, date: '2019', text: A., countries: [Peru]}\n---\n",
        b"claims:\n  - {id: a, date: '2019', text: A., countries: [Peru], note: !tag x}\n",
    ],
)
def test_a_file_that_is_not_read_whole_is_left_alone(tmp_path: Path, content: bytes) -> None:
    write_project(tmp_path, TWO)
    (tmp_path / "broken.yaml").write_bytes(content)
    assert fix(tmp_path).fixed == {"G001": 1}
    assert (tmp_path / "broken.yaml").read_bytes() == content


def test_a_link_leads_where_it_led_and_permissions_stay(tmp_path: Path) -> None:
    write_project(tmp_path / "timelines", "claims: []")
    real = tmp_path / "elsewhere.txt"
    real.write_text(TWO, encoding="utf-8")
    real.chmod(0o640)
    (tmp_path / "timelines" / "one.yaml").symlink_to(real)
    (tmp_path / "timelines" / "two.yaml").symlink_to(real)
    report = fix_projects([tmp_path], write=True)
    assert report.fixed == {"G001": 1}
    assert real.read_text(encoding="utf-8") == TWO.replace("Chile", "CL")
    assert real.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "timelines" / "two.yaml").readlink() == real
    assert sorted(one.name for one in tmp_path.iterdir()) == ["elsewhere.txt", "timelines"]


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path, TWO)
    path = tmp_path / "timeline.yaml"

    def change_it(text: str, fixes: list[tuple[Edit, ...]]) -> Applied:
        path.write_text("claims: []\n", encoding="utf-8")
        return apply_fixes(text, fixes)

    monkeypatch.setattr(fixing, "apply_fixes", change_it)
    with pytest.raises(ProjectError, match=r"timeline\.yaml: changed while it was checked"):
        fix(tmp_path)
    assert path.read_text(encoding="utf-8") == "claims: []\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["sources.yaml", "timeline.yaml"]


@pytest.mark.parametrize("failing", ["access", "replace"])
def test_a_file_that_cannot_be_written_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    write_project(tmp_path, TWO)
    if failing == "access":
        monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    else:
        monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(ProjectError, match=r"timeline\.yaml: cannot be written \(permission denied\)"):
        fix(tmp_path)
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == TWO
    assert sorted(one.name for one in tmp_path.iterdir()) == ["sources.yaml", "timeline.yaml"]


def _refuse(_from: Path, _to: Path) -> None:
    raise PermissionError(13, "Permission denied")


def test_repairs_that_never_end_are_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path, TWO)
    (tmp_path / "good.yaml").write_text("claims: [{text: Peru}]", encoding="utf-8")
    names = iter(range(1_000))

    def never_done(text: str, fixes: list[tuple[Edit, ...]]) -> Applied:
        if "Chile" not in text:
            return apply_fixes(text, fixes)
        return Applied(f"{text}# {next(names)}\n", (), (True,) * len(fixes))

    monkeypatch.setattr(fixing, "apply_fixes", never_done)
    assert fix(tmp_path).fixed == {"I001": 1}
    assert (tmp_path / "timeline.yaml").read_text(encoding="utf-8") == TWO


def test_keys_are_sorted_where_the_settings_ask_for_it(tmp_path: Path) -> None:
    timeline = """\
claims:
  - text: A delegation visits Quito.   # in words
    # where
    countries: [Ecuador]
    date: 17 May 2019
    sources: ["gazette-2020, p. 3"]
"""
    write_project(tmp_path, timeline, settings="check: {levels: {unsorted-keys: info}}")
    assert fix(tmp_path).fixed == {"D003": 1, "G001": 1, "I001": 1, "Y010": 1}
    assert (
        (tmp_path / "timeline.yaml").read_text(encoding="utf-8")
        == """\
claims:
  - id: ec-2019-delegation-visits-quito
    date: {edtf: "2019-05-17", said: "17 May 2019"}
    text: A delegation visits Quito.   # in words
    # where
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
"""
    )
    assert fix(tmp_path).fixed == {}


def test_a_duration_in_words_is_written_as_one_and_an_order_is_put_behind_the_date(tmp_path: Path) -> None:
    timeline = """\
claims:
  - id: ec-2019-visit
    text: A delegation visits Quito.
    order: {after: [ec-2018-talks]}
    date: {after: ec-2018-talks, within: 1 year}   # of the talks
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - {id: ec-2018-talks, date: "2018", text: Talks are held., countries: [EC], sources: ["wire-2021, p. 1"]}
"""
    write_project(tmp_path, timeline, settings="check: {levels: {unsorted-keys: info}}")
    assert fix(tmp_path).fixed == {"Y005": 1, "Y010": 1}
    assert (
        (tmp_path / "timeline.yaml").read_text(encoding="utf-8")
        == """\
claims:
  - id: ec-2019-visit
    date: {after: ec-2018-talks, within: P1Y}   # of the talks
    order: {after: [ec-2018-talks]}
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - {id: ec-2018-talks, date: "2018", text: Talks are held., countries: [EC], sources: ["wire-2021, p. 1"]}
"""
    )
    assert fix(tmp_path).fixed == {}
