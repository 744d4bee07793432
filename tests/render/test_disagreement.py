"""What an entry shows of claims that say different things of one event, or stand differently."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from chronos.model import Corpus
from chronos.render.data import claims_csv, events_csv
from manuscripts import written
from projects import SOURCES, chronologies, corpus_of

MORE = f"{SOURCES}  - id: third-2022\n    title: A third\n"
CITED = ("gazette-2020", "wire-2021", "third-2022")


def joined(folder: Path, *claims: str, text: str = "") -> Corpus:
    """Read claims a, b, c of Ecuador, each with a source of its own, that are judged the same."""
    rows = "".join(
        f"  - {{id: {claim_id}, {claim}, sources: [{source}]}}\n"
        for claim_id, claim, source in zip("abc", claims, CITED, strict=False)
    )
    names = ", ".join("abc"[: len(claims)])
    judged = f"judgements: [{{claims: [{names}], verdict: same, why: One.{f', text: {text}' if text else ''}}}]\n"
    return corpus_of(folder, f"claims:\n{rows}{judged}", sources=MORE)


def entry(corpus: Corpus) -> list[str]:
    """Return the lines of the one entry."""
    markdown = written(chronologies(corpus).whole)
    return [line for line in markdown.partition("## Sources")[0].splitlines() if line.lstrip().startswith("- ")]


def event_row(corpus: Corpus) -> dict[str, str]:
    (row,) = csv.DictReader(StringIO(events_csv(chronologies(corpus).whole.entries).content.decode()))
    return row


def test_dates_that_disagree_are_all_told_with_their_sources_and_how_far_they_are_apart(tmp_path: Path) -> None:
    claims = ("date: 2019-05-04, text: A visit.", "date: '2018', text: Visitors.", "date: '2018', text: Guests come.")
    corpus = joined(tmp_path, *claims)
    assert entry(corpus) == [
        "- **2018 or 4 May 2019.** A visit. [^1] *(3 independent sources, 2 agree, dates disagree)* `a`",
        "  - Dates disagree, 124 days apart: 2018 [^2] [^3]; 4 May 2019 [^1].",
        "  - Also stated, 2018: Visitors. [^2]",
        "  - Also stated, 2018: Guests come. [^3]",
    ]
    row = event_row(corpus)
    assert {name: row[name] for name in ("date", "agreement", "earliest", "latest", "corroboration", "origins")} == {
        "date": "[2018,2019-05-04]",
        "agreement": "discrepant",
        "earliest": "2018-01-01",
        "latest": "2019-05-04",
        "corroboration": "2",
        "origins": "3",
    }
    assert row["discrepancies"] == "date: 2019-05-04 (a), 2018 (b), 2018 (c), 124 days apart"


@pytest.mark.parametrize(
    ("dates", "head", "standing", "line"),
    [
        (
            ("2019~", "2020"),
            "One of: c. 2019; 2020.",
            "dates nearly agree",
            "Dates nearly agree, 1 day apart, which “about” may explain: c. 2019 [^1]; 2020 [^2].",
        ),
        (
            ("2019", "2021?"),
            "One of: 2019; 2021 (?).",
            "dates in doubt",
            "Dates in doubt, 367 days apart: 2019 [^1]; 2021 (?) [^2].",
        ),
        (
            ("[2018..2020]", "[2019..2021]"),
            "Between 2019 and 2020.",
            "",
            "Dates overlap: between 2018 and 2020 [^1]; between 2019 and 2021 [^2].",
        ),
    ],
)
def test_dates_that_nearly_agree_are_in_doubt_or_overlap_are_told_as_such(
    tmp_path: Path, dates: tuple[str, ...], head: str, standing: str, line: str
) -> None:
    shown = entry(joined(tmp_path, *(f"date: '{date}', text: A visit." for date in dates)))
    marks = f"2 independent sources{', ' if standing else ''}{standing}"
    assert shown[0] == f"- **{head}** A visit. [^1] *({marks})* `a`"
    assert shown[1] == f"  - {line}"


def test_dates_that_agree_are_told_only_where_the_words_shown_have_another(tmp_path: Path) -> None:
    claims = ("date: 2018, text: Coarse.", "date: 2018-05-04, text: Fine.")
    assert entry(joined(tmp_path / "plain", *claims)) == [
        "- **4 May 2018.** Fine. [^1] *(2 independent sources)* `a`",
        "  - Also stated, 2018: Coarse. [^2]",
    ]
    assert entry(joined(tmp_path / "chosen", *claims, text="a")) == [
        "- **4 May 2018.** Coarse. [^1] *(2 independent sources)* `a`",
        "  - Dates as stated: 2018 [^1]; 4 May 2018 [^2].",
        "  - Also stated, 4 May 2018: Fine. [^2]",
    ]


def test_countries_and_numbers_that_disagree_are_told_with_their_sources(tmp_path: Path) -> None:
    claims = (
        "date: 2019, countries: [EC], text: It opens 23 offices.",
        "date: 2019, countries: [PE, XX], text: It opens more than 100 offices.",
        "date: 2019, countries: [EC], text: It opens twenty-three offices.",
    )
    corpus = joined(tmp_path, *claims)
    assert entry(corpus)[1:3] == [
        "  - Countries disagree: Ecuador [^1] [^3]; Peru, XX [^2].",
        "  - Numbers disagree: “23 offices” [^1]; “more than 100 offices” [^2]; “twenty-three offices” [^3].",
    ]
    assert event_row(corpus)["discrepancies"] == (
        "country: EC (a), PE, XX (b), EC (c);"
        "number: 23 offices (a), more than 100 offices (b), twenty-three offices (c)"
    )


@pytest.mark.parametrize(
    ("statuses", "standing", "second"),
    [
        (("undisputed", "undisputed"), "2 independent sources", "2019"),
        (("disputed", "disputed"), "disputed, 2 independent sources", "2019 *(disputed)*"),
        (("undisputed", "disputed"), "1 of 2 claims disputed, 2 independent sources", "2019 *(disputed)*"),
        (("disputed", "undisputed"), "disputed, 2 independent sources", "2019"),
        (("undisputed", "prospective"), "2 independent sources", "2019 *(prospective)*"),
        (("prospective", "undisputed"), "worded while prospective, 2 independent sources", "2019"),
        (("undisputed", "retracted"), "one source", "2019 *(retracted)*"),
    ],
)
def test_it_is_seen_which_claim_is_disputed(
    tmp_path: Path, statuses: tuple[str, str], standing: str, second: str
) -> None:
    texts = ("One.", "Two.")
    corpus = joined(
        tmp_path,
        *(f"date: '2019', text: {text}, status: {status}" for text, status in zip(texts, statuses, strict=True)),
    )
    struck = "~~Two.~~" if statuses[1] == "retracted" else "Two."
    assert entry(corpus) == [
        f"- **2019.** One. [^1] *({standing})* `a`",
        f"  - Also stated, {second}: {struck} [^2]",
    ]
    rows = csv.DictReader(StringIO(claims_csv(chronologies(corpus).whole.entries, corpus).content.decode()))
    assert tuple(row["status"] for row in rows) == statuses


def test_claims_that_are_all_retracted_are_all_struck_through(tmp_path: Path) -> None:
    claims = [f"date: '2019', text: {text}, status: retracted" for text in ("One.", "Two.")]
    corpus = joined(tmp_path, *claims)
    assert entry(corpus) == [
        "- **2019.** ~~One.~~ [^1] *(retracted, 2 independent sources)* `a`",
        "  - Also stated, 2019 *(retracted)*: ~~Two.~~ [^2]",
    ]
    assert event_row(corpus)["corroboration"] == "0"
