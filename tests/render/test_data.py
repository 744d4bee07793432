import csv
import json
from io import StringIO
from pathlib import Path

from chronos.count import explain, weigh
from chronos.model import Corpus, Document
from chronos.render.data import claims_csv, events_csv, weights_csv
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


def test_a_row_of_weights_says_what_an_event_adds_to_a_year_and_how_that_comes_about(tmp_path: Path) -> None:
    timeline = """
        claims:
          - {id: ec-1, date: "[2017-07..2018-06]", text: One., countries: [EC], sources: [gazette-2020]}
          - {id: ec-2, date: "{2018-05-01,2019}", text: Two., countries: [EC], sources: [gazette-2020]}
          - {id: ec-3, date: "[2017,2018-03]", text: Three., countries: [EC], sources: [gazette-2020]}
          - {id: ec-4, date: undated, text: Four., countries: [EC], sources: [gazette-2020]}
        """
    prepared = chronologies(corpus_of(tmp_path, timeline)).prepared
    terms = prepared.terms()
    weights = [one for event in prepared.events for one in explain(weigh(event, terms), terms)]
    assert weights_csv(weights).content.decode().splitlines() == [
        "event,occurrence,date,period,first,last,part,of,weight,certain,working",
        "ec-1,1,[2017-07..2018-06],2017,2017-07-01,2017-12-31,184,365,0.504109589041,0,184 of 365 days",
        "ec-1,1,[2017-07..2018-06],2018,2018-01-01,2018-06-30,181,365,0.495890410959,0,181 of 365 days",
        "ec-2,1,2018-05-01,2018,2018-05-01,2018-05-01,1,1,1.000000,1,1 of 1 day",
        "ec-2,2,2019,2019,2019-01-01,2019-12-31,365,365,1.000000,1,365 of 365 days",
        'ec-3,1,"[2017,2018-03]",2017,2017-01-01,2017-12-31,1,2,0.500000,0,"mean of 365/365, 0/31"',
        'ec-3,1,"[2017,2018-03]",2018,2018-03-01,2018-03-31,1,2,0.500000,0,"mean of 0/365, 31/31"',
    ]
