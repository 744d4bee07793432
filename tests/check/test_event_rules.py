"""What the rules say of events: of what claims that are judged the same, or cite several sources, amount to."""

from pathlib import Path

import pytest

from chronos.model import Finding, Location
from projects import check, corpus_of

SOURCES = """
references:
  - {id: gazette, issued: "2020-05-01"}
  - {id: wire, issued: "2021-03"}
  - {id: copy, origin: wire, issued: 2021-04}
  - {id: copy-of-copy, origin: copy}
  - {id: radio, origin: Press office}
  - {id: paper, origin: Press office}
"""
TWO_SOURCES = "check: {options: {uncorroborated: {kinds: [arrest]}}}"


def of_rule(folder: Path, name: str, timeline: str, settings: str = "") -> list[Finding]:
    return [one for one in check(corpus_of(folder, timeline, settings=settings, sources=SOURCES)) if one.name == name]


def event(*claims: str) -> str:
    """Return a timeline of claims a, b, c … that are judged the same."""
    fields = "".join(f"  - {{id: {claim_id}, {claim}}}\n" for claim_id, claim in zip("abcdef", claims, strict=False))
    names = ", ".join("abcdef"[: len(claims)])
    judged = f"judgements: [{{claims: [{names}], verdict: same, why: One.}}]\n" if len(claims) > 1 else ""
    return f"claims:\n{fields}{judged}"


# E001


@pytest.mark.parametrize(
    ("sources", "has"),
    [
        ("gazette", "it has one"),
        ("", "it has none"),
        ("nobody", "it has none"),
        ("'gazette, p. 1', 'gazette, p. 2'", "it has one"),
        ("wire, copy", "its 2 are of one origin"),
        ("radio, paper", "its 2 are of one origin"),
    ],
)
def test_a_kind_that_needs_two_independent_sources_says_what_an_event_has(
    tmp_path: Path, sources: str, has: str
) -> None:
    timeline = event(f"date: 2019, text: An arrest., countries: [EC], kind: arrest, sources: [{sources}]")
    (finding,) = of_rule(tmp_path, "uncorroborated", timeline, TWO_SOURCES)
    assert finding == Finding(
        "E001",
        "uncorroborated",
        "warning",
        Location("timeline.yaml", 2, timeline.splitlines()[1].index(f"[{sources}]") + 1),
        f"an event of the kind 'arrest' needs two independent sources, and {has};"
        " cite another that knows of it by itself",
        "a",
    )


@pytest.mark.parametrize(
    "claims",
    [
        ("date: 2019, kind: arrest, sources: [gazette, wire]",),
        ("date: 2019, kind: arrest, sources: [gazette]", "date: 2019-05, sources: [wire]"),
        ("date: 2019, kind: visit, sources: [gazette]",),
        ("date: 2019, sources: [gazette]",),
        ("date: 2019, kind: arrest, sources: [gazette], status: retracted",),
    ],
)
def test_two_independent_sources_another_kind_or_a_retraction_are_no_fault(
    tmp_path: Path, claims: tuple[str, ...]
) -> None:
    assert of_rule(tmp_path, "uncorroborated", event(*claims), TWO_SOURCES) == []


def test_sources_that_disagree_on_the_date_do_not_corroborate(tmp_path: Path) -> None:
    claims = "date: 2019, kind: arrest, sources: [gazette]", "date: 2018, kind: arrest, sources: [wire]"
    (finding,) = of_rule(tmp_path, "uncorroborated", event(*claims), TWO_SOURCES)
    assert "needs two independent sources, and its 2 disagree on the date;" in finding.message


def test_by_default_no_kind_needs_two_sources_and_a_star_stands_for_all(tmp_path: Path) -> None:
    timeline = event("date: 2019, kind: arrest, sources: [gazette]") + "  - {id: z, date: 2019, sources: [gazette]}\n"
    assert of_rule(tmp_path / "none", "uncorroborated", timeline) == []
    settings = "check: {options: {uncorroborated: {kinds: ['*']}}}"
    found = of_rule(tmp_path / "all", "uncorroborated", timeline, settings)
    assert [one.message.partition(",")[0] for one in found] == [
        "an event of the kind 'arrest' needs two independent sources",
        "an event needs two independent sources",
    ]


def test_a_kind_that_the_settings_do_not_name_would_be_looked_for_in_vain(tmp_path: Path) -> None:
    settings = "kinds: [arrest, visit]\ncheck:\n  options:\n    uncorroborated: {kinds: [arest, visit]}\n"
    (finding,) = of_rule(tmp_path, "uncorroborated", "claims: []", settings)
    assert finding.location == Location("chronos.yaml", 4, 5)
    assert finding.message == "uncorroborated: no kind 'arest'; did you mean 'arrest'?"


# E002


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ("wire, copy", "2 sources, 1 origin: 'wire' is behind 'copy'"),
        ("copy, copy-of-copy", "2 sources, 1 origin: 'wire' is behind 'copy', 'copy-of-copy'"),
        ("radio, paper, gazette", "3 sources, 2 origins: 'Press office' is behind 'radio', 'paper'"),
        (
            "radio, paper, wire, copy, nobody",
            "4 sources, 2 origins: 'Press office' is behind 'radio', 'paper'; 'wire' is behind 'copy'",
        ),
    ],
)
def test_what_is_behind_sources_that_are_not_independent_is_named(tmp_path: Path, sources: str, told: str) -> None:
    (finding,) = of_rule(tmp_path, "dependent-sources", event(f"date: 2019, sources: [{sources}]"))
    assert (finding.severity, finding.location) == ("info", Location("timeline.yaml", 2, 34))
    assert finding.message == f"{told}; they do not corroborate each other"


@pytest.mark.parametrize("sources", ["", "wire", "wire, gazette", "copy, nobody", "'copy, p. 1', 'copy, p. 2'"])
def test_independent_sources_are_no_fault(tmp_path: Path, sources: str) -> None:
    assert of_rule(tmp_path, "dependent-sources", event(f"date: 2019, sources: [{sources}]")) == []


def test_sources_of_two_claims_of_one_event_are_looked_at_together(tmp_path: Path) -> None:
    claims = "date: 2019, sources: [wire]", "date: 2019, sources: [copy]"
    (finding,) = of_rule(tmp_path, "dependent-sources", event(*claims))
    assert finding.claim == "a"


# E003, E004 and E005


def test_dates_that_exclude_each_other_are_told_with_who_says_what(tmp_path: Path) -> None:
    claims = "date: 2019-05-01, sources: [wire]", "date: 2019-05-04", "date: 2019"
    assert of_rule(tmp_path, "date-discrepancy", event(*claims)) == [
        Finding(
            "E003",
            "date-discrepancy",
            "warning",
            Location("timeline.yaml", 2, 19),
            "the dates of one event disagree: '2019-05-01' here, '2019-05-04' in b (timeline.yaml:3:5), '2019' in c"
            " (timeline.yaml:4:5), 3 days apart; mend what is wrong, or the judgement that they are one event",
            "a",
        )
    ]


@pytest.mark.parametrize("dates", [("2019", "2019-05"), ("2019~", "2020"), ("2019?", "2021"), ("2019", "undated")])
def test_dates_that_precision_or_doubt_explains_do_not_disagree(tmp_path: Path, dates: tuple[str, str]) -> None:
    assert of_rule(tmp_path, "date-discrepancy", event(*(f"date: '{date}'" for date in dates))) == []


def test_countries_that_exclude_each_other_are_told(tmp_path: Path) -> None:
    claims = "date: 2019, countries: [EC]", "date: 2019, countries: [PE, CO]", "date: 2019"
    (finding,) = of_rule(tmp_path, "country-discrepancy", event(*claims))
    assert finding == Finding(
        "E004",
        "country-discrepancy",
        "warning",
        Location("timeline.yaml", 2, 36),
        "the countries of one event disagree: 'EC' here, 'PE, CO' in b (timeline.yaml:3:5);"
        " mend what is wrong, or the judgement that they are one event",
        "a",
    )


def test_a_longer_list_of_countries_agrees_with_a_shorter_one(tmp_path: Path) -> None:
    claims = "date: 2019, countries: [EC]", "date: 2019, countries: [EC, PE]"
    assert of_rule(tmp_path, "country-discrepancy", event(*claims)) == []


def test_numbers_that_exclude_each_other_are_told(tmp_path: Path) -> None:
    claims = "date: 2019, text: It opened 23 offices.", "date: 2019, text: It opened more than 100 offices."
    (finding,) = of_rule(tmp_path, "number-discrepancy", event(*claims))
    assert finding == Finding(
        "E005",
        "number-discrepancy",
        "warning",
        Location("timeline.yaml", 2, 31),
        "the numbers of one event disagree: '23 offices' here, 'more than 100 offices' in b (timeline.yaml:3:5);"
        " mend what is wrong, or the judgement that they are one event",
        "a",
    )


def test_claims_that_nobody_joined_may_say_what_they_like(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - {id: a, date: 2019, countries: [EC], text: It opened 23 offices.}
      - {id: b, date: 2021, countries: [PE], text: It opened 24 offices.}
    """
    for name in ("date-discrepancy", "country-discrepancy", "number-discrepancy"):
        assert of_rule(tmp_path, name, timeline) == []


def test_of_many_claims_four_are_named(tmp_path: Path) -> None:
    claims = [f"date: 2019, countries: [{code}]" for code in ("EC", "PE", "CO", "BO", "CL", "AR")]
    (finding,) = of_rule(tmp_path, "country-discrepancy", event(*claims))
    assert "'BO' in d (timeline.yaml:5:5) and 2 more; mend" in finding.message
