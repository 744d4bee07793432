"""Dates by relations, as people write them."""

from pathlib import Path

import pytest

from chronos.dating import derive
from chronos.edtf import format_day
from chronos.model import Claim, Corpus, Finding, Ground
from projects import check, corpus_of

ISSUED = """
references:
  - {id: gazette-2020, type: article-newspaper, title: A gazette, container-title: Gazette, issued: 2020-05-01}
  - {id: wire-2021, type: article-newspaper, title: A wire report, container-title: Wire, issued: 2021-12-24}
"""


def read(folder: Path, claims: str) -> Corpus:
    return corpus_of(folder, f"claims:\n{claims}", sources=ISSUED)


def dated(folder: Path, claims: str) -> dict[str, Claim]:
    return {claim.id: claim for claim in derive(read(folder, claims))[0].claims}


def bounds(claim: Claim) -> tuple[str, str]:
    derived = claim.date.derived
    assert derived is not None
    first, last = derived.earliest, derived.latest
    return format_day(first) if first is not None else "", format_day(last) if last is not None else ""


def found(folder: Path, claims: str, *codes: str) -> list[Finding]:
    return [one for one in check(read(folder, claims)) if one.code in codes]


def test_after_the_paper_of_2016_and_before_its_publication(tmp_path: Path) -> None:
    visit = dated(
        tmp_path,
        '- {id: paper, date: "2016", text: A paper.}\n'
        '- {id: visit, date: {after: paper}, text: A visit., sources: ["wire-2021, p. 1"]}\n',
    )["visit"]
    assert bounds(visit) == ("2016-01-02", "2021-12-24")
    assert visit.date.derived is not None
    assert visit.date.derived.earliest_from == (
        Ground("visit", "after paper", relation="after", other="paper"),
        Ground("paper", "dated 2016", relation="dated", day=735964),
    )
    assert visit.date.derived.latest_from == (
        Ground("visit", "published on 2021-12-24", "wire-2021", relation="published", day=738148),
    )


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("{after: leap, within: P1Y}", "2016-03-01", "2017-02-28"),
        ("{after: leap, within: P1Y1D}", "2016-03-01", "2017-03-01"),
        ("{after: leap, within: P2W}", "2016-03-01", "2016-03-14"),
        ("{before: leap, within: P1Y}", "2015-02-28", "2016-02-28"),
        ("{before: leap}", "", "2016-02-28"),
        ("{during: year}", "2017-01-01", "2017-12-31"),
        ("{between: [leap, year]}", "2016-03-01", "2017-12-30"),
        ("{same as: leap}", "2016-02-29", "2016-02-29"),
    ],
)
def test_each_relation_leaves_its_days(date: str, first: str, last: str, tmp_path: Path) -> None:
    claims = (
        '- {id: leap, date: 2016-02-29, text: A.}\n- {id: year, date: "2017", text: B.}\n'
        f"- {{id: it, date: {date}, text: C.}}\n"
    )
    assert bounds(dated(tmp_path, claims)["it"]) == (first, last)


def test_years_beyond_those_of_the_calendar_of_computers(tmp_path: Path) -> None:
    claims = (
        "- {id: old, date: -0043-02-28, text: A.}\n- {id: far, date: Y12016, text: B.}\n"
        "- {id: soon, date: {after: old, within: P1Y}, text: C.}\n"
        "- {id: later, date: {after: far, within: P1Y}, text: D.}\n"
    )
    got = dated(tmp_path, claims)
    assert bounds(got["soon"]) == ("-0043-03-01", "-0042-02-28")
    assert bounds(got["later"]) == ("12016-01-02", "12017-12-31")
    assert [str(one.date.derived.expression) for one in got.values() if one.date.derived] == [
        "[-0043-03..-0042-02]",
        "[Y12016..Y12017]",
    ]


def test_a_dated_claim_keeps_its_words_and_is_tightened_in_what_is_derived(tmp_path: Path) -> None:
    course = dated(
        tmp_path,
        "- {id: visit, date: 2019-06-10, text: A visit.}\n"
        '- {id: course, date: "2019", order: {after: [visit]}, text: A course.}\n',
    )["course"]
    assert str(course.date.expression) == "2019"
    assert bounds(course) == ("2019-06-11", "2019-12-31")


def test_publication_alone_dates_nothing_that_states_no_relation(tmp_path: Path) -> None:
    got = dated(
        tmp_path,
        '- {id: talk, date: undated, text: A talk., sources: ["gazette-2020, p. 1"]}\n'
        '- {id: plan, date: undated, text: A plan., sources: ["wire-2021, p. 1"]}\n'
        '- {id: visit, date: {after: talk}, text: A visit., sources: ["wire-2021, p. 1"]}\n'
        '- {id: end, date: {after: plan}, text: An end., sources: ["gazette-2020, p. 1"]}\n',
    )
    assert got["talk"].date.derived is None
    assert bounds(got["visit"]) == ("", "2021-12-24")
    assert bounds(got["plan"]) == ("", "2020-04-30")


def test_claims_judged_the_same_are_one_event(tmp_path: Path) -> None:
    got = dated(
        tmp_path,
        '- {id: one, date: "2019", text: A.}\n- {id: two, date: 2019-05, text: A thing.}\n'
        "- {id: next, date: {after: one, within: P1M}, text: B.}\n"
        "judgements:\n- {claims: [one, two], verdict: same}\n",
    )
    assert bounds(got["next"]) == ("2019-05-02", "2019-06-30")
    derived = got["next"].date.derived
    assert derived is not None
    assert [one.said for one in derived.latest_from] == [
        "within P1M of one",
        "judged one event with two",
        "dated 2019-05",
    ]


def test_what_lasted_is_written_as_an_interval(tmp_path: Path) -> None:
    got = dated(
        tmp_path,
        "- {id: assembly, date: 2017-09-26/2017-09-29, text: A.}\n- {id: it, date: {same as: assembly}, text: B.}\n"
        "- {id: speech, date: {during: assembly}, text: C.}\n",
    )
    derived = [one.date.derived for one in (got["it"], got["speech"])]
    assert [str(one.expression) for one in derived if one] == ["2017-09-26/2017-09-29", "[2017-09-26..2017-09-29]"]


def test_a_contradiction_names_the_fewest_claims_with_their_sources(tmp_path: Path) -> None:
    claims = (
        '- {id: a, date: 2017-05-01, text: A., sources: ["gazette-2020, p. 3"]}\n'
        '- {id: b, date: "2016", order: {after: [a]}, text: B., sources: ["wire-2021, p. 1"]}\n'
        "- {id: c, date: {after: b}, text: C.}\n- {id: d, date: {before: a}, order: {after: [c]}, text: D.}\n"
    )
    (finding,) = found(tmp_path, claims, "D013")
    assert (finding.claim, finding.location.line, finding.severity) == ("b", 3, "error")
    assert finding.message == (
        "these claims cannot all be true: b is dated 2016 (wire-2021, p. 1); b comes after a by its order; "
        "a is dated 2017-05-01 (gazette-2020, p. 3); what else is dated is dated without them"
    )


def test_claims_in_a_circle_are_one_contradiction(tmp_path: Path) -> None:
    claims = (
        "- {id: a, date: {after: c}, text: A.}\n- {id: b, date: {after: a}, text: B.}\n"
        "- {id: c, date: {after: b}, text: C.}\n- {id: d, date: {after: c}, text: D.}\n"
    )
    (finding,) = found(tmp_path, claims, "D013")
    assert finding.message.startswith("these claims cannot all be true: ")
    assert sorted(one for one in "abcd" if f"{one} comes after" in finding.message) == ["a", "b", "c"]


def test_two_contradictions_are_two_findings_and_the_rest_is_dated(tmp_path: Path) -> None:
    claims = "".join(
        f"- {{id: a{one}, date: 2017-05-01, text: A{one}.}}\n"
        f'- {{id: b{one}, date: "2016", order: {{after: [a{one}]}}, text: B{one}.}}\n'
        for one in (1, 2)
    )
    claims += '- {id: x, date: "2018", text: X.}\n- {id: y, date: {after: x}, order: {after: [b1, b2]}, text: Y.}\n'
    assert [one.claim for one in found(tmp_path, claims, "D013")] == ["b1", "b2"]
    assert bounds(dated(tmp_path, claims)["y"]) == ("2018-01-02", "")


@pytest.mark.parametrize("date", ['"2017?"', '"2017~"', '"2016-24"'])
def test_what_a_qualifier_may_explain_is_no_contradiction(date: str, tmp_path: Path) -> None:
    claims = f"- {{id: a, date: {date}, text: A.}}\n- {{id: b, date: 2016-11, order: {{after: [a]}}, text: B.}}\n"
    assert found(tmp_path, claims, "D013") == []


def test_dates_of_one_event_that_exclude_each_other_are_no_contradiction_here(tmp_path: Path) -> None:
    claims = (
        '- {id: a, date: "2017", text: A.}\n- {id: b, date: "2019", text: B.}\n- {id: c, date: {after: a}, text: C.}\n'
        "judgements:\n- {claims: [a, b], verdict: same}\n"
    )
    assert found(tmp_path, claims, "D013") == []
    assert bounds(dated(tmp_path, claims)["c"]) == ("2017-01-02", "")


def test_retracted_claims_say_nothing_and_prospective_ones_may_come_after_their_publication(tmp_path: Path) -> None:
    claims = (
        '- {id: a, date: "2017", text: A., status: retracted}\n- {id: b, date: {after: a}, text: B.}\n'
        '- {id: x, date: "2021", text: X.}\n'
        '- {id: y, date: {after: x}, text: Y., status: prospective, sources: ["gazette-2020, p. 2"]}\n'
    )
    got = dated(tmp_path, claims)
    assert got["b"].date.derived is None
    assert bounds(got["y"]) == ("2021-01-02", "")


def test_a_name_that_no_claim_has_and_one_that_two_have_are_told_at_their_place(tmp_path: Path) -> None:
    claims = (
        '- {id: paper, date: "2016", text: A.}\n- {id: twin, date: "2017", text: B.}\n'
        '- {id: twin, date: "2018", text: C.}\n'
        "- {id: d, date: {after: papper}, text: D.}\n- {id: e, order: {after: [twin]}, text: E.}\n"
        "- {id: f, date: {after: 2016-11}, text: F.}\n"
    )
    assert [(one.claim, one.location.line, one.message) for one in found(tmp_path, claims, "L001", "D001", "D014")] == [
        ("d", 5, "no claim 'papper'; did you mean 'paper'?"),
        ("e", 6, "2 claims have the id 'twin', and nobody can say which is meant"),
        (
            "f",
            7,
            (
                "no claim '2016-11'; a relation names a claim: "
                'after 2016 is the date "[2017..]", and before it "[..2015]"'
            ),
        ),
    ]


def test_a_relation_from_which_nothing_follows_is_told(tmp_path: Path) -> None:
    claims = "- {id: a, date: undated, text: A.}\n- {id: b, date: {after: a}, text: B.}\n"
    (finding,) = found(tmp_path, claims, "D014")
    assert (finding.claim, finding.severity) == ("b", "warning")


def test_a_long_chain_has_short_grounds_and_takes_little_time(tmp_path: Path) -> None:
    claims = '- {id: c0, date: "2016", text: A.}\n'
    claims += "".join(f"- {{id: c{one}, date: {{after: c{one - 1}}}, text: A.}}\n" for one in range(1, 2000))
    last = dated(tmp_path, claims)["c1999"]
    assert bounds(last) == ("2021-06-22", "")
    assert last.date.derived is not None
    assert len(last.date.derived.earliest_from) == 12
    assert [one.said for one in last.date.derived.earliest_from][-2:] == ["1,989 more steps", "dated 2016"]


def test_a_project_without_relations_is_the_same_and_loads_nothing(tmp_path: Path) -> None:
    corpus = read(tmp_path, '- {id: a, date: "2017", text: A.}\n')
    assert derive(corpus) == (corpus, ())
