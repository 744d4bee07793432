"""Laws of merging: no order matters, no claim is lost or changed, joining can be undone, no support is invented."""

import random
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from chronos.link import cluster
from chronos.merge import merge
from chronos.merge.origins import independent_origins
from chronos.model import Claim, Corpus, Event, Location
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.chronologies import make_chronologies
from chronos.render.data import claims_csv, events_csv
from chronos.render.markdown import chronology_markdown
from chronos.store import read
from manuscripts import index_of, uncited

IDS = ("a", "b", "c", "d", "e")
DATES = (
    *("2017", "2017", "2017-05", "2017-05-01~", "2018?", "2019~", "2019", "[2016..2017]", "[2017,2019]"),
    *("{2017,2019}", "2016/2018", "2017/..", "[..2018]", "201X", "undated"),
)
SOURCES = """\
references:
- {id: gazette, issued: "2020-05-01"}
- {id: wire, issued: 2021-03}
- {id: copy, origin: wire}
- {id: copy-of-copy, origin: copy}
- {id: radio, origin: Press office}
- {id: paper, origin: "press  OFFICE"}
- {id: egg, origin: hen}
- {id: hen, origin: egg}
"""
CITED = ("gazette", "wire", "copy", "copy-of-copy", "radio", "paper", "egg", "hen", "nobody")
TEXTS = (
    "'12 officers.'",
    "Twelve officers.",
    "'More than 20 officers in 3 cars.'",
    "A visit.",
    "''",
    "'4 cars, 5 vans.'",
)
STATUSES = ("undisputed", "undisputed", "undisputed", "disputed", "prospective", "retracted")
FEW = settings(deadline=None, max_examples=60)


class Project(NamedTuple):
    """Claims and judgements as they are written."""

    claims: tuple[str, ...]
    judgements: tuple[str, ...]

    def read(self, dice: random.Random | None = None) -> Corpus:
        """Read it from one file, or shuffled and spread over three."""
        claims, judgements = list(self.claims), list(self.judgements)
        files = ["a.yaml"]
        if dice is not None:
            dice.shuffle(claims)
            dice.shuffle(judgements)
            files = ["a.yaml", "z.yaml", "below/m.yaml"]
        with TemporaryDirectory() as folder:
            for number, name in enumerate(files):
                path = Path(folder, name)
                path.parent.mkdir(exist_ok=True)
                parts = [
                    f"{section}:\n{''.join(f'- {one}{chr(10)}' for one in items[number :: len(files)])}"
                    for section, items in (("claims", claims), ("judgements", judgements))
                    if items[number :: len(files)]
                ]
                path.write_text("".join(parts), encoding="utf-8")
            Path(folder, "sources.yaml").write_text(SOURCES, encoding="utf-8")
            return read(Path(folder))


@st.composite
def claims(draw: st.DrawFn, claim_id: str) -> str:
    """Write a claim."""
    cited = ", ".join(draw(st.lists(st.sampled_from(CITED), max_size=3, unique=True)))
    countries = ", ".join(draw(st.lists(st.sampled_from(("EC", "PE", "SU", "UA")), max_size=2, unique=True)))
    return (
        f"{{id: {claim_id}, date: '{draw(st.sampled_from(DATES))}', text: {draw(st.sampled_from(TEXTS))}, "
        f"status: {draw(st.sampled_from(STATUSES))}, countries: [{countries}], sources: [{cited}]}}"
    )


@st.composite
def judgements(draw: st.DrawFn) -> str:
    """Write a judgement; some name whose words are shown."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True))
    verdict = draw(st.sampled_from(("same", "same", "same", "different", "unsure")))
    text = f", text: {ids[0]}" if verdict == "same" and draw(st.booleans()) else ""
    return f"{{claims: [{', '.join(ids)}], verdict: {verdict}{text}, why: One.}}"


PROJECTS = st.builds(
    Project,
    st.tuples(*map(claims, IDS)),
    st.lists(judgements(), max_size=4).map(tuple),
)


def events_of(corpus: Corpus) -> tuple[Event, ...]:
    return tuple(merge(one, corpus.sources) for one in cluster(corpus.claims, corpus.judgements))


def documents_of(corpus: Corpus) -> dict[str, bytes]:
    """Return everything that is written of a corpus but the pictures."""
    findings = check_corpus(corpus).findings
    made = make_chronologies(corpus, findings)
    whole = made.whole
    written = {one.scope.folder: chronology_markdown(uncited(one)).encode() for one in (*made.countries, *made.regions)}
    data = events_csv(whole.entries), claims_csv(whole.entries, corpus)
    index = index_of(made, findings).encode()
    return {"": index, **written} | {document.path: document.content for document in data}


def anywhere(corpus: Corpus) -> Corpus:
    """Return a corpus that does not know where its claims stand."""
    nowhere = Location("", 0, 0)
    claims = tuple(structs.replace(claim, location=nowhere, marks={}) for claim in corpus.claims)
    return structs.replace(corpus, claims=claims)


def live(event: Event) -> list[Claim]:
    return [claim for claim in event.claims if claim.status != "retracted"]


@FEW
@given(PROJECTS, st.randoms(use_true_random=False))
def test_no_order_of_files_claims_or_judgements_matters(project: Project, dice: random.Random) -> None:
    assert documents_of(anywhere(project.read(dice))) == documents_of(anywhere(project.read()))


@FEW
@given(PROJECTS)
def test_each_claim_stands_in_exactly_one_event_with_its_own_words(project: Project) -> None:
    corpus = project.read()
    events = events_of(corpus)
    told = {claim.id: claim for event in events for claim in event.claims}
    assert sum(len(event.claims) for event in events) == len(corpus.claims) == len(told)
    assert told == {claim.id: claim for claim in corpus.claims}
    assert Counter(event.id for event in events).most_common(1)[0][1] == 1


@FEW
@given(PROJECTS, judgements())
def test_a_judgement_that_is_taken_out_again_leaves_everything_as_it_was(project: Project, more: str) -> None:
    corpus = project.read()
    before = documents_of(corpus)
    longer = project._replace(judgements=(*project.judgements, more)).read()
    assert longer.claims == corpus.claims
    documents_of(longer)
    shorter = structs.replace(longer, judgements=longer.judgements[:-1])
    assert shorter == corpus
    assert documents_of(shorter) == before


@FEW
@given(PROJECTS)
def test_corroboration_never_exceeds_the_origins_and_these_not_the_sources(project: Project) -> None:
    corpus = project.read()
    for event in events_of(corpus):
        known = [source for source in event.sources if source in corpus.sources]
        assert event.corroboration <= event.origins <= len(known)
        assert (event.corroboration > 0) == (event.origins > 0 and event.status != "retracted")
        supporting = independent_origins((one.source for each in live(event) for one in each.citations), corpus.sources)
        assert event.corroboration <= len(supporting)


@FEW
@given(PROJECTS)
def test_joining_never_raises_corroboration_above_the_sum_nor_lowers_it_below_the_most(project: Project) -> None:
    corpus = project.read()
    alone = {event.id: event.corroboration for event in events_of(structs.replace(corpus, judgements=()))}
    for event in events_of(corpus):
        apart = [alone[claim.id] for claim in event.claims]
        assert max(apart) <= event.corroboration <= sum(apart)


@FEW
@given(PROJECTS)
def test_an_event_spans_what_its_live_claims_allow_together_or_else_all_they_claim(project: Project) -> None:
    for event in events_of(project.read()):
        dates = [claim.date.expression for claim in live(event) or event.claims if claim.date.expression is not None]
        if event.date is None:
            assert dates == []
            continue
        firsts = [float("-inf") if date.earliest is None else date.earliest for date in dates]
        lasts = [float("inf") if date.latest is None else date.latest for date in dates]
        first = float("-inf") if event.date.earliest is None else event.date.earliest
        last = float("inf") if event.date.latest is None else event.date.latest
        assert min(firsts) <= first <= last <= max(lasts)
        if event.agreement in ("near", "doubtful", "discrepant"):
            assert (first, last) == (min(firsts), max(lasts))
        else:
            assert first >= max(firsts) or any(date.all_of for date in dates)
            assert last <= min(lasts) or any(date.all_of for date in dates)


@FEW
@given(PROJECTS)
def test_what_disagrees_is_named_with_the_claims_of_the_event_and_only_then(project: Project) -> None:
    for event in events_of(project.read()):
        subjects = {one.subject for one in event.discrepancies}
        assert ("date" in subjects) == (event.agreement in ("near", "doubtful", "discrepant"))
        for one in event.discrepancies:
            ids = [claim_id for claim_id, _ in one.values]
            assert len(set(ids)) == len(ids) > 1
            assert set(ids) <= {claim.id for claim in live(event) or event.claims}


@FEW
@given(PROJECTS)
def test_the_words_shown_are_those_of_a_live_claim_that_has_some_wherever_there_is_one(project: Project) -> None:
    for event in events_of(project.read()):
        assert event.text == event.claims[0].text
        assert event.claims[0].status != "retracted" or not live(event)
        assert bool(event.text) == any(claim.text for claim in live(event) or event.claims)
