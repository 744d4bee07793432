"""Every example of docs/merge.md."""

import re
from pathlib import Path

import pytest

from chronos.edtf import DEFAULT_CIRCA, parse
from chronos.merge.dates import joint_date
from manuscripts import written
from projects import check, chronologies, corpus_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "merge.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`[^|]+`(?:, `[^|]+`)+) \| `([^|]+)` \| `(\w+)` \|$", PAGE, re.MULTILINE)


def test_the_example_is_shown_as_the_page_shows_it(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (shown,) = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    corpus = corpus_of(tmp_path, example, sources="")
    assert corpus.faults == ()
    (chronology,) = chronologies(corpus).countries
    assert chronology.scope.name == "Ecuador"
    assert f"\n{shown}\n" in written(chronology)
    assert {one.name for one in check(corpus) if one.code[0] in "EL"} == {"number-discrepancy", "dependent-sources"}


def test_there_are_rows_of_every_agreement_of_several_dates() -> None:
    assert {row[2] for row in ROWS} == {"refined", "same", "compatible", "near", "doubtful", "discrepant"}


@pytest.mark.parametrize(("claims", "event", "agreement"), ROWS)
def test_dates_of_the_page_are_joined_as_it_says(claims: str, event: str, agreement: str) -> None:
    dates = [parse(one.strip("` ")) for one in claims.split("`, `")]
    date, kind, _ = joint_date(dates, DEFAULT_CIRCA)
    assert (str(date), kind) == (event, agreement)


def test_every_page_and_section_that_the_page_names_is_there() -> None:
    for name, section in re.findall(r"\]\(([\w.-]+)(?:#([\w-]+))?\)", PAGE):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert not section or section in {
            title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        }
