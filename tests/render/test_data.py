import csv
import json
from io import StringIO
from pathlib import Path

from chronos.model import Corpus, Document
from chronos.render.data import claims_csv, events_csv
from chronos.render.findings.as_json import findings_json
from projects import check, chronologies, corpus_of

TIMELINE = """
    claims:
      - id: ec-1
        date: {edtf: "2019-05~", said: around May}
        text: =A visit; "so called"
        countries: [EC, PE]
        actors: [A ministry, An embassy]
        sources: ["gazette-2020, p. 3", wire-2021]
        note: -1 is a note
      - {id: ec-2, date: undated, text: The visit., countries: [EC], sources: [wire-2021]}
      - {id: ec-3, date: undated, text: Another., countries: [EC]}
      - {id: ec-4, date: nonsense, text: Lost., countries: [EC]}
    judgements:
      - {claims: [ec-1, ec-2], verdict: same, why: One visit.}
    """


def rows(document: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(document.content.decode())))


def tables(corpus: Corpus) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    entries = chronologies(corpus).whole.entries
    return rows(events_csv(entries)), rows(claims_csv(entries, corpus))


def test_a_row_of_events_has_the_date_as_written_its_bounds_and_the_claims_that_it_joins(tmp_path: Path) -> None:
    events, _ = tables(corpus_of(tmp_path, TIMELINE))
    assert events[0] == {
        "id": "ec-1",
        "date": "2019-05~",
        "date_words": "c. May 2019",
        "earliest": "2019-05-01",
        "latest": "2019-05-31",
        "earliest_kind": "date",
        "latest_kind": "date",
        "lasting": "false",
        "text": '\'=A visit; "so called"',
        "countries": "EC;PE",
        "regions": "",
        "actors": "A ministry;An embassy",
        "places": "",
        "kind": "",
        "status": "undisputed",
        "agreement": "single",
        "corroboration": "2",
        "origins": "2",
        "standing": "2 independent sources",
        "discrepancies": "",
        "sources": "gazette-2020;wire-2021",
        "claims": "ec-1;ec-2",
        "derived_earliest": "",
        "derived_latest": "",
        "derived_from": "",
    }
    assert [row["id"] for row in events] == ["ec-1", "ec-3"]


def test_every_claim_read_has_a_row_with_its_outcome(tmp_path: Path) -> None:
    _, claims = tables(corpus_of(tmp_path, TIMELINE))
    assert [(row["id"], row["event"], row["outcome"], row["line"]) for row in claims] == [
        ("ec-1", "ec-1", "shown", "3"),
        ("ec-2", "ec-1", "merged", "10"),
        ("ec-3", "ec-3", "undated", "11"),
        ("ec-4", "", "excluded", "12"),
    ]
    assert claims[0]["sources"] == "gazette-2020, p. 3;wire-2021"
    assert claims[0]["said"] == "around May"
    assert claims[0]["note"] == "'-1 is a note"
    assert claims[3]["note"] == "its date cannot be read"


def test_findings_are_listed_with_their_places_and_summed_up(tmp_path: Path) -> None:
    timeline = 'claims: [{id: ec-1, date: "2019", text: A visit., countries: [EC]}]'
    corpus = corpus_of(tmp_path, timeline, sources="")
    read = json.loads(findings_json(check(corpus), corpus.claims_read).content)
    assert read == {
        "findings": [
            {
                "code": "S001",
                "name": "unsourced",
                "severity": "error",
                "path": "timeline.yaml",
                "line": 1,
                "column": 10,
                "message": "no source; cite one under `sources:` by its id, with a locator after a comma",
                "claim": "ec-1",
                "source": "",
                "fixes": [],
            }
        ],
        "summary": {
            "claims": 1,
            "findings": 1,
            "error": 1,
            "warning": 0,
            "info": 0,
            "suppressed": 0,
            "known": 0,
            "codes": {"S001": 1},
        },
    }
