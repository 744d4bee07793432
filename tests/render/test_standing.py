"""What an entry shows of the disagreements between the claims of its event."""

from pathlib import Path

from chronos.render.entries import marks
from chronos.render.languages import ENGLISH
from projects import chronologies, corpus_of


def test_every_subject_of_disagreement_is_named_once(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - {id: a, date: 2019-05-01, countries: [EC], text: 12 officers in 3 cars., sources: [gazette-2020]}
      - {id: b, date: 2019-05-03, countries: [PE], text: 13 officers in 4 cars., sources: [wire-2021]}
    judgements: [{claims: [a, b], verdict: same, why: One.}]
    """
    made = chronologies(corpus_of(tmp_path, timeline))
    shown = {marks(entry, ENGLISH) for entry in made.whole.entries}
    assert shown == {("2 independent sources", "dates disagree", "countries disagree", "numbers disagree")}
