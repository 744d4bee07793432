from pathlib import Path

import pytest

from chronos.model import Chronology, Entry
from chronos.pipeline.chronologies import Chronologies
from chronos.render.derivation import derivations
from chronos.render.entries import marks
from chronos.render.escaping import plain
from chronos.render.languages import ENGLISH
from chronos.store import read
from manuscripts import written
from projects import SOURCES, chronologies, corpus_of
from readback import Item, items, parser

SHIPPED = Path(__file__).resolve().parents[2] / "timelines"
SHIPPED_CHRONOLOGIES = chronologies(read(SHIPPED))
HOSTILE = """
    claims:
      - id: ec-hostile-{number}
        date: "2019"
        text: "{text}"
        countries: [EC]
        places: ["{text}"]
        note: "{text}"
        sources: [{{source: gazette-2020, locator: "{text}", quote: "{text}"}}]
    """


def entries_of(markdown: str) -> list[Item]:
    return [item for item in items(markdown) if item.heading != "Sources"]


def expected(chronology: Chronology) -> list[Item]:
    grouped = [(group.heading, entry) for group in chronology.groups for entry in group.entries]
    grouped += [("Undated", entry) for entry in chronology.undated]
    return [_expected(heading, entry, chronology) for heading, entry in grouped]


def _expected(heading: str, entry: Entry, chronology: Chronology) -> Item:
    event = entry.event
    date = ENGLISH.date(event.date) if event.date is not None else ""
    date += " (derived)" if event.agreement == "derived" else ""
    where = f"{', '.join(entry.places)}. " if chronology.scope.kind == "region" else ""
    lead = [note.number for note in entry.footnotes if note.claim is event.claims[0]]
    text = f"{where}{plain(event.text)}{' ' * len(lead)} ({', '.join(marks(entry, ENGLISH))})"
    inner = [f"Derived: {one}." for one in derivations(entry, chronology.related, ENGLISH)]
    inner += [
        f"Also stated, {ENGLISH.date(claim.date.expression)}: {plain(claim.text)}" + " " * len(claim.citations)
        for claim in event.claims[1:]
    ]
    bold = f"{date[0].upper()}{date[1:]}." if date else ""
    return Item(heading, bold, text, tuple(lead), tuple(inner), event.id)


@pytest.mark.parametrize(
    "chronology",
    [*SHIPPED_CHRONOLOGIES.countries, *SHIPPED_CHRONOLOGIES.regions],
    ids=lambda chronology: chronology.scope.name,
)
def test_the_shipped_chronologies_parse_to_exactly_the_entries_that_went_in(chronology: Chronology) -> None:
    assert len(chronology.entries) > 0
    assert entries_of(written(chronology)) == expected(chronology)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "a | b",
        "`code` and ```fences```",
        "# a heading",
        "- a list",
        "1. a list",
        "[^1] and [^1]: x",
        "*stars* __lines__ ~~waves~~",
    ],
)
def test_markup_in_a_claim_comes_out_as_text(tmp_path: Path, text: str) -> None:
    corpus = corpus_of(tmp_path, HOSTILE.format(number=1, text=text))
    (chronology,) = chronologies(corpus).countries
    markdown = written(chronology)
    assert entries_of(markdown) == [Item("2019", "2019.", f"{text}  (one source)", (1,), (), "ec-hostile-1")]
    html = parser().render(markdown)
    assert "<script" not in html
    assert 'href="javascript' not in html


def one(made: Chronologies) -> str:
    (chronology,) = made.countries
    return written(chronology)


def test_every_entry_is_footnoted_to_its_sources_with_locators(tmp_path: Path) -> None:
    timeline = """
        claims:
          - id: ec-2019-visit
            date: {edtf: "2019-05", said: last May}
            text: A delegation visits Quito.
            countries: [EC]
            note: It is the paper's month.
            sources: ["gazette-2020, p. 3", wire-2021]
        """
    lines = one(chronologies(corpus_of(tmp_path, timeline))).splitlines()
    assert "- **May 2019.** A delegation visits Quito. [^1] [^2] *(2 independent sources)* `ec-2019-visit`" in lines
    assert lines[-2:] == [
        (
            "[^1]: Ana Gaceta, “A Gazette,” *The Gazette*, May 1, 2020, 3. Date as the source has it: “last May”. "
            "It is the paper's month."
        ),
        "[^2]: “A Wire Report,” *The Wire*, March 2021.",
    ]


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ("status: disputed\n            sources: [gazette-2020]", "disputed, one source"),
        ("status: prospective\n            sources: [gazette-2020]", "prospective, one source"),
        ("sources: []", "unsourced"),
        ("sources: [nowhere]", "unknown source"),
        ("sources: [nowhere, gazette-2020]", "one source, unknown source"),
        ("sources: [gazette-2020]\n            kind: [x]", "one source, error: wrong-type"),
        ("sources: [gazette-2020, wire-2021]", "2 independent sources"),
        ("sources: [gazette-2020, copy-2021]", "2 sources, 1 origin"),
        ("sources: [gazette-2020, copy-2021, wire-2021]", "3 sources, 2 origins"),
    ],
)
def test_the_standing_of_an_entry_is_visible(tmp_path: Path, fields: str, standing: str) -> None:
    timeline = f"""
        claims:
          - id: ec-2019-visit
            date: "2019"
            text: A visit.
            countries: [EC]
            {fields}
        """
    sources = f"{SOURCES}  - id: copy-2021\n    title: A copy\n    origin: gazette-2020\n"
    corpus = corpus_of(tmp_path, timeline, sources=sources)
    (item,) = entries_of(one(chronologies(corpus)))
    assert item.text.endswith(f"({standing})")


def test_a_retracted_claim_is_struck_through(tmp_path: Path) -> None:
    timeline = """
        claims:
          - {id: ec-1, date: "2019", text: A visit., countries: [EC], status: retracted, sources: [gazette-2020]}
        """
    assert "~~A visit.~~" in one(chronologies(corpus_of(tmp_path, timeline)))


def test_claims_joined_into_one_entry_are_both_told_with_their_dates(tmp_path: Path) -> None:
    timeline = """
        claims:
          - {id: ec-1, date: "2019", text: A visit., countries: [EC], sources: ["gazette-2020, p. 1"]}
          - {id: ec-2, date: undated, text: The visit., countries: [EC], sources: [wire-2021]}
        judgements:
          - {claims: [ec-1, ec-2], verdict: same, why: One visit.}
        """
    (item,) = entries_of(one(chronologies(corpus_of(tmp_path, timeline))))
    assert item.text == "A visit.  (2 independent sources)"
    assert item.inner == ("Also stated, undated: The visit. ",)


def test_a_note_of_an_unsourced_claim_stands_in_its_entry(tmp_path: Path) -> None:
    timeline = 'claims: [{id: ec-1, date: "2019", text: A visit., countries: [EC], note: Heard in the corridor.}]'
    (item,) = entries_of(one(chronologies(corpus_of(tmp_path, timeline))))
    assert item.inner == ("Note: Heard in the corridor.",)


def test_what_could_not_be_read_is_named_in_the_ledger(tmp_path: Path) -> None:
    timeline = """
        claims:
          - {id: ec-1, date: "2019", text: A visit., countries: [EC], sources: [gazette-2020]}
          - {id: ec-2, date: "20199", text: Another., countries: [EC], sources: [gazette-2020]}
        """
    markdown = one(chronologies(corpus_of(tmp_path, timeline)))
    assert "| Excluded: unreadable | 1 |" in markdown
    assert "| **Read** | **2** |" in markdown
    assert "- ec-2 (timeline.yaml:4:5)" in markdown


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        (("2019", "2021"), "2 independent sources, dates disagree"),
        (("2019", "2019-05"), "2 independent sources"),
        (("2019", "2019", "2021"), "3 independent sources, 2 agree, dates disagree"),
    ],
)
def test_sources_that_disagree_are_not_said_to_corroborate(
    tmp_path: Path, dates: tuple[str, ...], standing: str
) -> None:
    ids = ("gazette-2020", "wire-2021", "third-2022")
    rows = "\n".join(
        f'  - {{id: ec-{n}, date: "{date}", text: A visit., countries: [EC], sources: [{source}], status: prospective}}'
        for n, (date, source) in enumerate(zip(dates, ids, strict=False))
    )
    joined = f"claims:\n{rows}\njudgements:\n  - {{claims: [ec-0, ec-1, ec-{len(dates) - 1}], verdict: same}}\n"
    corpus = corpus_of(tmp_path, joined, sources=f"{SOURCES}  - id: third-2022\n    title: A third\n")
    (item,) = entries_of(one(chronologies(corpus)))
    assert item.text.endswith(f"(prospective, {standing})")
