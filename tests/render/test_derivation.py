"""What a derived date was derived from, in words."""

import pytest

from chronos.edtf import DateExpression, day_number, parse
from chronos.model import Claim, ClaimDate, Derived, Entry, Event, Ground, Location, Related, Relative, Source
from chronos.render.derivation import derivations, duration_words, known_order, relation_words
from chronos.render.languages import ENGLISH

PLACE = Location("timeline.yaml", 1, 1)
DATED = Ground("paper", "dated 2016-11-24", relation="dated")
AFTER_PAPER = Ground("talks", "after paper", relation="after", other="paper")
PUBLISHED = Ground("talks", "published on 2021-12-24", source="gazette-2021", relation="published")


def claim(claim_id: str, text: str, date: str = "", relative: Relative | None = None) -> Claim:
    expression = parse(date) if date else None
    return Claim(id=claim_id, date=ClaimDate(expression, relative=relative), text=text, location=PLACE)


RELATED = Related(
    {
        "paper": claim("paper", "A policy paper is published.", "2016-11-24"),
        "visit": claim("visit", "A delegation visits Lima.", "", Relative("after", ("paper",))),
        "talks": claim("talks", "Talks are held.", "", Relative("after", ("paper",), "P1Y")),
        "long": claim("long", "A delegation " + "of very many officers " * 6 + "visits Lima.", "2019/2020"),
        "mute": claim("mute", "", "2018"),
    },
    {
        "gazette-2021": Source(id="gazette-2021", location=PLACE, issued=parse("2021-12-24")),
        "wire-2021": Source(id="wire-2021", location=PLACE, issued=parse("2021-12")),
    },
)


def said(derived: Derived, date: DateExpression | None = None, agreement: str = "derived") -> list[str]:
    """Return what is said of the event of one claim with this derived date."""
    one = Claim(id="talks", date=ClaimDate(date, derived=derived), text="Talks.", location=PLACE)
    event = Event(
        id="talks",
        claims=(one,),
        date=date or derived.date,
        agreement="single" if agreement == "single" else "derived",
        text="Talks.",
        countries=(),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status="undisputed",
        lasting=False,
        corroboration=0,
        origins=0,
        sources=(),
    )
    return list(derivations(Entry(event, ()), RELATED, ENGLISH))


def test_each_bound_says_what_it_follows_from() -> None:
    derived = Derived(day_number(2016, 11, 25), day_number(2021, 12, 24), (AFTER_PAPER, DATED), (PUBLISHED,))
    assert said(derived) == [
        "after “A policy paper is published” (24 November 2016); before its publication on 24 December 2021",
    ]


def test_a_publication_of_which_the_month_is_known_is_in_it() -> None:
    published = Ground("talks", "published in 2021-12", source="wire-2021", relation="published")
    assert said(Derived(None, day_number(2021, 12, 31), (), (published,))) == [
        "before its publication in December 2021",
    ]


def test_a_chain_is_told_step_by_step() -> None:
    chain = (
        Ground("talks", "after visit", relation="after", other="visit"),
        Ground("visit", "after paper", relation="after", other="paper"),
        DATED,
    )
    upper = (
        Ground("mute", "before mute", relation="before", other="mute"),
        Ground("mute", "dated 2018", relation="dated"),
    )
    (told,) = said(Derived(day_number(2016, 11, 26), day_number(2018, 12, 30), chain, upper))
    early, late = told.split("; ")
    assert (
        early == "after “A delegation visits Lima”, which came after “A policy paper is published” (24 November 2016)"
    )
    assert late == "before mute (2018)"


def test_a_chain_may_end_with_the_publication_of_another_claim() -> None:
    chain = (
        Ground("talks", "before visit", relation="before", other="visit"),
        Ground("visit", "published in 2021-12", source="wire-2021", relation="published"),
    )
    assert said(Derived(None, day_number(2021, 12, 30), (), chain)) == [
        "before “A delegation visits Lima”, which was reported in December 2021",
    ]


def test_of_a_long_chain_the_steps_in_the_middle_are_counted() -> None:
    chain = (
        Ground("talks", "after visit", relation="after", other="visit"),
        Ground("", "9,988 more steps", relation="more", steps=9988),
        Ground("paper", "dated 2016-11-24", relation="dated"),
    )
    (told,) = said(Derived(day_number(2016, 11, 30), None, chain))
    assert told.split(", which ") == [
        "after “A delegation visits Lima”",
        "follows from 9,988 more steps",
        "end with “A policy paper is published” (24 November 2016)",
    ]


def test_steps_that_both_bounds_begin_with_are_told_once() -> None:
    shared = Ground("talks", "same as visit", relation="same as", other="visit")
    after = Ground("visit", "after paper", relation="after", other="paper")
    published = Ground("visit", "published in 2021-12", source="wire-2021", relation="published")
    derived = Derived(day_number(2016, 11, 25), day_number(2021, 12, 31), (shared, after, DATED), (shared, published))
    (told,) = said(derived)
    shared_steps, bounds = told.split(": ")
    assert shared_steps == "on the same date as “A delegation visits Lima”"
    assert bounds == ("after “A policy paper is published” (24 November 2016); before its publication in December 2021")


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        ("during", "during “A policy paper is published” (24 November 2016)"),
        ("includes", "with “A policy paper is published” (24 November 2016) during it"),
        ("same as", "on the same date as “A policy paper is published” (24 November 2016)"),
        ("one event", "as the same event as “A policy paper is published” (24 November 2016)"),
    ],
)
def test_what_holds_for_both_bounds_is_told_once(relation: str, told: str) -> None:
    day = day_number(2016, 11, 24)
    chain = (Ground("talks", relation, relation=relation, other="paper"), DATED)
    assert said(Derived(day, day, chain, chain)) == [told]


def test_a_time_within_is_told_with_the_claim_that_it_is_counted_from() -> None:
    within = Ground("talks", "within P1Y of paper", relation="within", other="paper")
    derived = Derived(day_number(2016, 11, 25), day_number(2017, 11, 24), (AFTER_PAPER, DATED), (within, DATED))
    assert said(derived) == ["after “A policy paper is published” (24 November 2016) and at most one year later"]
    alone = Derived(None, day_number(2017, 11, 24), (), (within, DATED))
    assert said(alone) == ["at most one year after “A policy paper is published” (24 November 2016)"]


def test_a_date_of_its_own_is_left_and_the_days_that_others_take_from_it_are_told() -> None:
    derived = Derived(
        day_number(2016, 11, 25),
        day_number(2016, 12, 31),
        (AFTER_PAPER, DATED),
        (Ground("talks", "dated 2016", relation="dated"),),
    )
    assert said(derived, parse("2016"), "single") == [
        "not before 25 November 2016, since it came after “A policy paper is published” (24 November 2016)",
    ]
    upper = Derived(day_number(2016, 1, 1), day_number(2016, 3, 1), (), (PUBLISHED,))
    assert said(upper, parse("2016"), "single") == ["not after 1 March 2016, since it was reported on 24 December 2021"]


def test_what_nobody_bounds_is_not_told() -> None:
    assert said(Derived()) == []


@pytest.mark.parametrize(
    ("relative", "told"),
    [
        (Relative("after", ("paper",)), "after “A policy paper is published” (24 November 2016)"),
        (
            Relative("before", ("paper",), "P18M"),
            "at most 18 months before “A policy paper is published” (24 November 2016)",
        ),
        (
            Relative("during", ("long",)),
            f"during “A delegation {'of very many officers ' * 4}of very many …” (2019 to 2020)",
        ),
        (Relative("same as", ("mute",)), "on the same date as mute (2018)"),
        (Relative("between", ("visit", "mute")), "between “A delegation visits Lima” and mute (2018)"),
    ],
)
def test_a_relation_names_claims_by_their_texts_and_dates(relative: Relative, told: str) -> None:
    assert relation_words(relative, RELATED, ENGLISH) == told


def test_all_that_is_known_of_the_order_of_an_undated_claim() -> None:
    one = Claim(
        id="one", date=ClaimDate(relative=Relative("after", ("mute",))), text="", location=PLACE, after=("visit", "x")
    )
    assert known_order(one, RELATED, ENGLISH) == (
        "after mute (2018) and after “A delegation visits Lima” and after x (a claim that this project does not have)"
    )


@pytest.mark.parametrize(
    ("duration", "told"),
    [
        ("P1Y", "one year"),
        ("P18M", "18 months"),
        ("P2W", "2 weeks"),
        ("P1D", "one day"),
        ("P1Y6M", "one year and 6 months"),
        ("P1Y0M10D", "one year and 10 days"),
        ("P2Y1M1W1D", "2 years, one month, one week and one day"),
    ],
)
def test_durations_in_words(duration: str, told: str) -> None:
    assert duration_words(duration, ENGLISH) == told
