import re
from pathlib import Path
from textwrap import dedent

import pytest

from chronos.check import RULES
from chronos.render.data import claims_csv
from chronos.render.markdown import chronology_markdown
from manuscripts import uncited, written
from projects import chronologies, corpus_of
from readback import items

EXAMPLES = [
    pytest.param(example, id=f"{rule.name}-{number}")
    for rule in RULES
    for number, example in enumerate(re.findall(r"```yaml\n(claims:.*?)```", rule.page, re.DOTALL))
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_whatever_the_check_finds_every_claim_that_can_be_read_is_written(example: str, tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, example, sources="")
    made = chronologies(corpus)
    for chronology in (made.whole, *made.countries):
        markdown = chronology_markdown(uncited(chronology))
        shown = [item for item in items(markdown) if item.heading not in ("Sources", "Ledger")]
        assert len(shown) == len(chronology.entries)
    assert claims_csv(made.whole.entries, corpus).content.count(b"\n") == 1 + corpus.claims_read


def test_an_entry_is_marked_with_the_errors_found_in_it(tmp_path: Path) -> None:
    timeline = dedent("""
        claims:
          - {id: a, date: "2021", text: Later than its source., countries: [EC, Peru], sources: [gazette-2020]}
        """)
    (chronology,) = chronologies(corpus_of(tmp_path, timeline)).countries
    assert "*(one source, error: date-after-publication, error: unknown-country)*" in written(chronology)


def test_a_merged_claim_without_source_or_text_keeps_its_note(tmp_path: Path) -> None:
    timeline = dedent("""
        claims:
          - {id: a, date: "2019", text: A visit., countries: [EC], sources: [gazette-2020]}
          - {id: b, date: {edtf: 2019-05, said: in May}, note: Heard in a corridor., countries: [EC]}
        judgements:
          - {claims: [a, b], verdict: same, why: One visit.}
        """)
    (chronology,) = chronologies(corpus_of(tmp_path, timeline)).countries
    (item,) = [each for each in items(written(chronology)) if each.bold]
    assert item.inner == (
        "Dates as stated: 2019 ; May 2019.",
        "Also stated, May 2019 (“in May”): (no text) (unsourced) Heard in a corridor.",
    )
