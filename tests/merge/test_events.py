"""Events, made of the claims that judgements join; none of them is lost."""

from pathlib import Path

import pytest
from msgspec import structs

from chronos.link import cluster
from chronos.merge import merge
from chronos.model import Claim, Cluster, Derived, Discrepancy, Event
from projects import corpus_of

SOURCES = """
references:
  - {id: gazette, issued: "2020-05-01"}
  - {id: wire, issued: "2021-03"}
  - {id: copy, origin: wire, issued: 2021-04}
  - {id: copy-of-copy, origin: copy}
  - {id: radio, origin: Press office}
  - {id: paper, origin: Press office}
  - {id: egg, origin: hen}
  - {id: hen, origin: egg}
  - {id: mirror, origin: mirror}
  - {id: chick, origin: hen}
  - {id: daily, origin: "PRESS  OFFICE "}
  - {id: press office}
"""


def event_of(tmp_path: Path, *claims: str, text: str = "") -> Event:
    """Return the event of claims a, b, c … that are judged the same, whatever the order they are written in."""
    fields = [f"  - {{id: {claim_id}, {claim}}}\n" for claim_id, claim in zip("abcdef", claims, strict=False)]
    names = ", ".join("abcdef"[: len(claims)])
    shown = f", text: {text}" if text else ""
    judgements = f"judgements: [{{claims: [{names}], verdict: same{shown}}}]" if len(claims) > 1 else ""
    events = []
    for order in (fields, fields[::-1]):
        corpus = corpus_of(tmp_path, f"claims:\n{''.join(order)}{judgements}\n", sources=SOURCES)
        assert corpus.faults == ()
        (one,) = cluster(corpus.claims, corpus.judgements)
        events.append(merge(one, corpus.sources))
    first, second = events
    assert [claim.id for claim in first.claims] == [claim.id for claim in second.claims]
    assert structs.replace(first, claims=()) == structs.replace(second, claims=())
    assert len(first.claims) == len(claims)
    return first


def test_an_event_of_one_claim_says_what_it_says(tmp_path: Path) -> None:
    event = event_of(
        tmp_path,
        "date: '2019', text: A visit., countries: [PE, EC], regions: ['419'], actors: [Police], places: [Quito],"
        " kind: visit, status: disputed, sources: ['gazette, p. 3']",
    )
    assert structs.replace(event, claims=(), date=None) == Event(
        id="a",
        claims=(),
        date=None,
        agreement="single",
        text="A visit.",
        countries=("EC", "PE"),
        regions=("419",),
        actors=("Police",),
        places=("Quito",),
        kind="visit",
        status="disputed",
        lasting=False,
        corroboration=1,
        origins=1,
        sources=("gazette",),
        discrepancies=(),
        published=737546,
    )
    assert str(event.date) == "2019"


def test_an_event_bears_the_least_id_and_the_words_of_the_most_precise_claim(tmp_path: Path) -> None:
    event = event_of(
        tmp_path, "date: '2019', text: Coarse.", "date: 2019-05-17, text: Fine.", "date: 2019-05, text: M."
    )
    assert (event.id, event.text, [claim.id for claim in event.claims]) == ("a", "Fine.", ["b", "a", "c"])
    assert (str(event.date), event.agreement) == ("2019-05-17", "refined")


def test_a_claim_without_words_lends_none(tmp_path: Path) -> None:
    event = event_of(tmp_path, "date: 2019-05-17", "date: '2019', text: Coarse.")
    assert (event.text, str(event.date)) == ("Coarse.", "2019-05-17")


def test_a_judgement_may_name_whose_words_are_shown(tmp_path: Path) -> None:
    claims = "date: '2019', text: Coarse.", "date: 2019-05-17, text: Fine.", "date: undated, text: Undated."
    event = event_of(tmp_path, *claims, text="a")
    assert (event.text, str(event.date), [claim.id for claim in event.claims]) == (
        "Coarse.",
        "2019-05-17",
        ["a", "b", "c"],
    )
    event = event_of(tmp_path, *claims, text="c")
    assert (event.text, str(event.date), [claim.id for claim in event.claims]) == (
        "Undated.",
        "2019-05-17",
        ["c", "a", "b"],
    )


@pytest.mark.parametrize("fields", ["date: 2019-05-17, text: Wrong., status: retracted", "date: 2019-05-17"])
def test_words_that_are_taken_back_or_missing_are_not_shown_though_a_judgement_names_them(
    tmp_path: Path, fields: str
) -> None:
    assert event_of(tmp_path, "date: '2019', text: Coarse.", fields, text="b").text == "Coarse."


def test_of_claims_that_are_all_retracted_a_judgement_may_name_one(tmp_path: Path) -> None:
    claims = [f"date: '2019', text: {text}, status: retracted" for text in ("One.", "Two.")]
    assert event_of(tmp_path, *claims, text="b").text == "Two."


def test_where_judgements_name_several_claims_the_most_precise_of_them_is_shown(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - {id: a, date: "2019", text: Coarse.}
      - {id: b, date: 2019-05, text: Fine.}
      - {id: c, date: 2019-05-17, text: Finest.}
    judgements:
      - {claims: [a, b], verdict: same, text: FIRST}
      - {claims: [b, c], verdict: same, text: SECOND}
    """
    for first, second, shown in (
        ("a", "b", "Fine."),
        ("b", "b", "Fine."),
        ("a", "c", "Finest."),
        ("b", "c", "Finest."),
    ):
        corpus = corpus_of(tmp_path, timeline.replace("FIRST", first).replace("SECOND", second), sources="")
        for judgements in (corpus.judgements, corpus.judgements[::-1]):
            (one,) = cluster(corpus.claims, judgements)
            assert merge(one, corpus.sources).text == shown


def test_an_undated_claim_takes_the_date_of_the_claim_it_is_joined_with(tmp_path: Path) -> None:
    event = event_of(tmp_path, "date: undated, text: Undated.", "date: '2017', text: Dated.")
    assert (str(event.date), event.agreement, event.text) == ("2017", "single", "Dated.")
    assert event.discrepancies == ()


def test_undated_claims_make_an_undated_event(tmp_path: Path) -> None:
    event = event_of(tmp_path, "date: undated, text: One.", "text: Other.")
    assert (event.date, event.agreement, event.text, event.lasting) == (None, "single", "One.", False)


def test_an_open_date_is_less_precise_than_any_that_ends(tmp_path: Path) -> None:
    assert event_of(tmp_path, "date: 2018/.., text: Since.", "date: 201X, text: Sometime.").text == "Sometime."


def test_what_the_claims_list_is_kept_once_each_in_the_order_of_the_claims(tmp_path: Path) -> None:
    event = event_of(
        tmp_path,
        "date: '2019', countries: [PE], actors: [One, Two], places: [Lima], kind: talk",
        "date: 2019-05, countries: [EC, PE], regions: ['005'], actors: [Two, Three], places: [Quito]",
    )
    assert (event.countries, event.regions) == (("EC", "PE"), ("005",))
    assert (event.actors, event.places, event.kind) == (("Two", "Three", "One"), ("Quito", "Lima"), "talk")


@pytest.mark.parametrize(
    ("dates", "agreement", "gap", "values"),
    [
        (("2019", "2021"), "discrepant", 367, (("a", "2019"), ("b", "2021"))),
        (("2019~", "2020"), "near", 1, (("a", "2019~"), ("b", "2020"))),
        (("2019", "2021?"), "doubtful", 367, (("a", "2019"), ("b", "2021?"))),
        (
            ("[2017,2018]", "[2018,2019]", "[2017,2019]"),
            "discrepant",
            0,
            (("a", "[2017,2018]"), ("b", "[2018,2019]"), ("c", "[2017,2019]")),
        ),
    ],
)
def test_a_disagreement_names_what_each_claim_says(
    tmp_path: Path, dates: tuple[str, ...], agreement: str, gap: int, values: tuple[tuple[str, str], ...]
) -> None:
    event = event_of(tmp_path, *(f"date: '{date}'" for date in dates))
    assert event.agreement == agreement
    assert event.discrepancies == (Discrepancy("date", values, gap),)


@pytest.mark.parametrize("dates", [("2019", "2019"), ("2019", "2019-05"), ("[2018..2020]", "[2019..2021]")])
def test_claims_that_can_all_be_right_do_not_disagree(tmp_path: Path, dates: tuple[str, str]) -> None:
    assert event_of(tmp_path, *(f"date: '{date}'" for date in dates)).discrepancies == ()


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("undisputed", "undisputed"), "undisputed"),
        (("undisputed", "disputed"), "disputed"),
        (("prospective", "disputed"), "disputed"),
        (("prospective", "undisputed"), "undisputed"),
        (("prospective", "prospective"), "prospective"),
        (("retracted", "prospective"), "prospective"),
        (("retracted", "disputed"), "disputed"),
        (("retracted", "undisputed"), "undisputed"),
        (("retracted", "retracted"), "retracted"),
    ],
)
def test_the_status_of_an_event_is_that_of_its_live_claims(
    tmp_path: Path, statuses: tuple[str, str], status: str
) -> None:
    assert event_of(tmp_path, *(f"date: '2019', status: {one}" for one in statuses)).status == status


def test_a_retracted_claim_neither_dates_nor_words_nor_supports_an_event(tmp_path: Path) -> None:
    event = event_of(
        tmp_path,
        "date: 2019-05-17, text: Wrong., kind: error, lasting: true, status: retracted, sources: [gazette]",
        "date: '2021', text: Right., sources: [wire]",
    )
    assert (str(event.date), event.text, event.kind, event.lasting) == ("2021", "Right.", "", False)
    assert (event.corroboration, event.sources, event.published) == (1, ("wire",), 737880)
    assert [claim.id for claim in event.claims] == ["b", "a"]
    assert event.id == "a"


def test_a_retracted_claim_adds_no_country_actor_or_place(tmp_path: Path) -> None:
    event = event_of(
        tmp_path,
        "date: '2019', countries: [EC], regions: ['005'], actors: [Wrong], places: [Quito], status: retracted",
        "date: '2019', countries: [PE], actors: [Right], places: [Lima]",
    )
    assert (event.countries, event.regions, event.actors, event.places) == (("PE",), (), ("Right",), ("Lima",))


def test_where_only_a_retracted_claim_says_where_it_was_the_event_stands_there(tmp_path: Path) -> None:
    event = event_of(tmp_path, "date: '2019', countries: [EC], regions: ['005'], status: retracted", "date: '2019'")
    assert (event.countries, event.regions) == (("EC",), ("005",))


def test_what_is_all_retracted_is_dated_and_supported_by_none(tmp_path: Path) -> None:
    claims = [
        f"date: '2019', countries: [EC], status: retracted, sources: [{source}]" for source in ("gazette", "wire")
    ]
    event = event_of(tmp_path, *claims)
    assert (str(event.date), event.status, event.countries) == ("2019", "retracted", ("EC",))
    assert (event.corroboration, event.origins, event.sources) == (0, 2, ("gazette", "wire"))


@pytest.mark.parametrize(
    ("claims", "lasting"),
    [
        (("date: '2019'",), False),
        (("date: 2018/..",), True),
        (("date: '[2018..2020]'",), False),
        (("date: '2019', lasting: true",), True),
        (("date: 2018/2019, lasting: false",), False),
        (("date: '2019'", "date: 2018/2020"), False),
        (("date: '2019'", "date: 2018/2020, lasting: true"), True),
        (("date: undated, lasting: true",), True),
    ],
)
def test_an_interval_lasts_and_all_else_only_where_a_claim_says_so(
    tmp_path: Path, claims: tuple[str, ...], lasting: bool
) -> None:
    assert event_of(tmp_path, *claims).lasting is lasting


@pytest.mark.parametrize(
    ("sources", "number"),
    [
        ((), 0),
        (("gazette",), 1),
        (("gazette", "gazette"), 1),
        (("gazette", "wire"), 2),
        (("wire", "copy"), 1),
        (("wire", "copy-of-copy"), 1),
        (("copy", "copy-of-copy"), 1),
        (("radio", "paper"), 1),
        (("radio", "gazette"), 2),
        (("egg", "hen"), 1),
        (("egg", "hen", "chick"), 1),
        (("mirror", "mirror"), 1),
        (("mirror", "egg"), 2),
        (("radio", "daily"), 1),
        (("radio", "daily", "press office"), 1),
        (("nobody",), 0),
        (("nobody", "nothing", "gazette"), 1),
    ],
)
def test_sources_of_one_origin_count_once_and_unknown_ones_not_at_all(
    tmp_path: Path, sources: tuple[str, ...], number: int
) -> None:
    together = event_of(tmp_path, f"date: '2019', sources: [{', '.join(sources)}]")
    assert together.corroboration == number
    apart = event_of(tmp_path, *(f"date: '2019', sources: [{source}]" for source in sources or ("''",)))
    assert apart.corroboration == number


@pytest.mark.parametrize(
    ("claims", "number"),
    [
        (("'2019', sources: [gazette]", "'2021', sources: [wire]"), 1),
        (("'2019', sources: [gazette]", "'2021', sources: [wire]", "2021-05, sources: [radio]"), 2),
        (("'2019', sources: [gazette]", "'2021?', sources: [wire]"), 1),
        (("'2019~', sources: [gazette]", "'2020', sources: [wire]"), 2),
        (("'2019', sources: [gazette]", "'2019-05', sources: [wire]"), 2),
        (("'2019', sources: [gazette]", "undated, sources: [wire]"), 2),
        (("'2019', sources: [gazette]", "'2021', sources: [wire]", "undated, sources: [radio]"), 2),
        (("undated, sources: [gazette]", "undated, sources: [wire]"), 2),
        (("2019, sources: [gazette]", "2019-03, sources: [wire]", "2019-05, sources: [radio]"), 2),
        (("'2019', sources: [wire]", "'2021', sources: [copy]", "'2021', sources: [gazette]"), 2),
        (("'2019', sources: [gazette]", "'2021', sources: [gazette, wire]"), 2),
        (("'[2017,2018]', sources: [gazette]", "'[2018,2019]', sources: [wire]", "'[2017,2019]', sources: [radio]"), 2),
        (("'2018~', sources: [gazette]", "'2016', sources: [wire]", "'2020', sources: [radio]"), 2),
        (("'2019', sources: [gazette]", "'2021', sources: [wire]", "undated, sources: [wire]"), 2),
        (("2018/.., sources: [gazette]", "../2016, sources: [wire]", "2020, sources: [radio]"), 2),
    ],
)
def test_only_sources_that_agree_on_the_date_corroborate(tmp_path: Path, claims: tuple[str, ...], number: int) -> None:
    assert event_of(tmp_path, *(f"date: {claim}" for claim in claims)).corroboration == number


def test_published_is_the_last_day_of_the_earliest_publication(tmp_path: Path) -> None:
    event = event_of(tmp_path, "date: '2019', sources: [wire, radio]", "date: '2019', sources: [copy, nobody]")
    assert event.published == 737880
    assert event_of(tmp_path, "date: '2019', sources: [radio]").published is None


def test_every_shipped_claim_stands_in_exactly_one_event() -> None:
    from chronos.store import read  # noqa: PLC0415 - the one test of shipped timelines

    corpus = read(Path(__file__).parents[2] / "timelines")
    events = [merge(one, corpus.sources) for one in cluster(corpus.claims, corpus.judgements)]
    assert sorted(claim.id for event in events for claim in event.claims) == sorted(claim.id for claim in corpus.claims)
    assert {event.agreement for event in events} <= {"single", "same", "refined", "compatible"}


def test_a_cluster_of_claims_of_one_id_is_merged_too(tmp_path: Path) -> None:
    claims = corpus_of(tmp_path, "claims: [{id: a, date: '2019', text: One.}, {id: a, date: '2020'}]").claims
    assert [merge(Cluster((claim,)), {}).id for claim in claims] == ["a", "a"]


def derived(claim: Claim, first: int | None, last: int | None) -> Claim:
    """Return a claim with the days that other claims leave."""
    return structs.replace(claim, date=structs.replace(claim.date, derived=Derived(first, last)))


def test_what_is_derived_neither_narrows_nor_contradicts_what_a_claim_states(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - {id: a, date: "2019", sources: [gazette]}
      - {id: b, date: undated, sources: [wire]}
      - {id: c, date: 2019, sources: [radio]}
    """
    a, b, c = corpus_of(tmp_path, timeline, sources=SOURCES).claims
    sources = corpus_of(tmp_path, timeline, sources=SOURCES).sources
    event = merge(Cluster((derived(a, 737500, 737510), derived(b, 730000, 730010), c)), sources)
    assert (str(event.date), event.agreement, event.corroboration, event.discrepancies) == ("2019", "same", 3, ())


@pytest.mark.parametrize(
    ("spans", "date"),
    [
        (((736330, 736694),), "2017"),
        (((736330, 736694), (736330, 736360)), "2017-01"),
        (((736330, 736694), (None, None)), "2017"),
        (((736330, 736360), (736420, 736449)), "[2017-01..2017-04]"),
        (((None, None),), "None"),
    ],
)
def test_where_no_claim_states_a_date_it_is_what_other_claims_leave(
    tmp_path: Path, spans: tuple[tuple[int | None, int | None], ...], date: str
) -> None:
    timeline = "claims: [{id: a, sources: [gazette]}, {id: b, sources: [wire]}]"
    corpus = corpus_of(tmp_path, timeline, sources=SOURCES)
    claims = tuple(derived(claim, *span) for claim, span in zip(corpus.claims, spans, strict=False))
    event = merge(Cluster(claims), corpus.sources)
    assert (str(event.date), event.agreement) == (date, "derived" if event.date is not None else "single")
    assert (event.corroboration, event.discrepancies) == (len(claims), ())
