"""Laws of editions: nothing withheld is in any document, nothing is lost uncounted, and no order matters.

Every text of every claim, source and judgement has a mark of its own, so that what must not be found is known without
asking the search for leaks.
"""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from chronos.edtf import day_number, parse
from chronos.link import cluster
from chronos.model import (
    STATUSES,
    Citation,
    Claim,
    ClaimDate,
    Corpus,
    Document,
    Edition,
    Fault,
    Judgement,
    Location,
    Person,
    Relation,
    Relative,
    Settings,
    Source,
    Suppression,
    Unreadable,
)
from chronos.pipeline.chronologies import Chronologies, make_chronologies
from chronos.pipeline.editions import check_selected, select
from chronos.render.data import claims_csv, events_csv
from chronos.render.findings.as_json import findings_json
from chronos.render.markdown import chronology_markdown
from chronos.withhold import known_on, leaks, secrets, withhold
from manuscripts import index_of, uncited

IDS = ("a", "b", "c", "d", "e", "f")
SOURCES = ("one", "two", "three", "four")
DATES = ("2017", "2018-05", "[2016..2019]", "2016/2018", "2019~", "")
RELATIONS: tuple[Relation, ...] = ("after", "before", "during", "between", "same as")
FEW = settings(deadline=None, max_examples=80)


def marked(owner: str, field: str) -> str:
    """Return a text of which no part is anywhere else."""
    return f"Qz{owner}{field}zq tells of {owner} {field} alone"


def claim_id(one: str) -> str:
    """Return an id that is nowhere else."""
    return f"qz{one}idzq-1"


def source_id(one: str) -> str:
    """Return an id that is nowhere else."""
    return f"qzs{one}idzq-2"


@st.composite
def claims(draw: st.DrawFn, one: str) -> Claim:
    """Make a claim of which every text is marked."""
    cited = draw(st.lists(st.sampled_from((*SOURCES, "nobody")), max_size=3, unique=True))
    others = [claim_id(other) for other in IDS if other != one]
    relation = draw(st.sampled_from((None, None, *RELATIONS)))
    named = draw(st.permutations(others))[: 2 if relation == "between" else 1]
    date = draw(st.sampled_from(DATES))
    place = Location(f"qz{one}filezq.yaml", 3, 5)
    return Claim(
        id=claim_id(one),
        date=ClaimDate(
            parse(date) if date else None,
            said=marked(one, "said"),
            relative=Relative(relation, tuple(named)) if relation is not None else None,
        ),
        text=marked(one, "text"),
        location=place,
        countries=tuple(draw(st.lists(st.sampled_from(("EC", "PE", "CO")), max_size=2, unique=True))),
        actors=(marked(one, "actor"),),
        places=(marked(one, "place"),),
        kind=draw(st.sampled_from(("", "visit", "deal"))),
        status=draw(st.sampled_from(STATUSES)),
        note=marked(one, "note"),
        after=tuple(draw(st.lists(st.sampled_from(others), max_size=1))),
        citations=tuple(
            Citation(source=source_id(each), locator=marked(one, f"locator{each}"), quote=marked(one, f"quote{each}"))
            for each in cited
        ),
        suppress=(Suppression("long-text", marked(one, "why"), place, claim=claim_id(one)),),
    )


@st.composite
def sources(draw: st.DrawFn, one: str) -> Source:
    """Make a source of which every text is marked."""
    issued = draw(st.sampled_from(("2015", "2018-05-01", "2020", "")))
    origin = draw(st.sampled_from(("", "Qzpresszq office", *map(source_id, SOURCES))))
    fields = {"title": marked(one, "title"), "URL": f"https://qz{one}urlzq.example/", "note": marked(one, "remark")}
    return Source(
        id=source_id(one),
        location=Location("sources.yaml", 1, 1),
        title=fields["title"],
        authors=(Person(given=f"Qz{one}givenzq", family=f"Qz{one}familyzq"),),
        issued=parse(issued) if issued else None,
        origin=origin,
        file=f"copies/qz{one}copyzq.pdf",
        fields=fields | ({"origin": origin} if origin else {}),
    )


@st.composite
def judgements(draw: st.DrawFn, number: int) -> Judgement:
    """Make a judgement of which every text is marked."""
    ids = tuple(map(claim_id, draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True))))
    return Judgement(
        claims=ids,
        verdict=draw(st.sampled_from(("same", "same", "same", "different", "unsure"))),
        location=Location("judgements.yaml", number, 1),
        marks=tuple(Location("judgements.yaml", number, 9) for _ in ids),
        by=marked(f"j{number}", "by"),
        why=marked(f"j{number}", "why"),
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Make a project."""
    lost = Unreadable(id="qzlostidzq", location=Location("qzlostfilezq.yaml", 1, 1), reason=marked("lost", "reason"))
    own = tuple(
        Fault("bad-id", Location(f"qz{one}filezq.yaml", 3, 5), marked(one, "fault"), claim=claim_id(one)) for one in IDS
    )
    made = [draw(sources(one)) for one in SOURCES]
    return Corpus(
        claims=tuple(draw(claims(one)) for one in IDS),
        sources={one.id: one for one in made},
        judgements=tuple(draw(judgements(number)) for number in range(1, draw(st.integers(1, 5)))),
        unreadable=(lost,) if draw(st.booleans()) else (),
        faults=own,
        settings=Settings(title="A project", kinds={"visit": "Qzvisitkindzq", "deal": "Qzdealkindzq"}),
    )


EDITIONS = st.builds(
    Edition,
    name=st.just("public"),
    kinds=st.sampled_from(((), (), ("visit",), ("visit", "deal"))),
    statuses=st.sampled_from(((), ("undisputed",), ("undisputed", "disputed"))),
    countries=st.sampled_from(((), (), ("EC",), ("EC", "PE"))),
    first=st.sampled_from((None, None, day_number(2018, 1, 1))),
    sources=st.lists(st.sampled_from([source_id(one) for one in SOURCES]), max_size=2, unique=True).map(tuple),
    redact=st.lists(
        st.sampled_from(("text", "note", "quote", "actors", "author", "fields")), max_size=2, unique=True
    ).map(tuple),
)
DAYS = st.sampled_from((day_number(2015, 12, 31), day_number(2018, 5, 1), day_number(2021, 1, 1)))


def arranged(corpus: Corpus, edition: Edition) -> Chronologies:
    """Check and arrange what an edition has."""
    return make_chronologies(corpus, check_selected(corpus, edition).findings)


def documents_of(corpus: Corpus, edition: Edition) -> Iterator[Document]:
    """Yield everything that is written of a corpus as text."""
    findings = check_selected(corpus, edition).findings
    made = make_chronologies(corpus, findings)
    for one in (made.whole, *made.countries, *made.regions):
        yield Document(f"{one.scope.folder}.md", chronology_markdown(uncited(one)).encode())
    yield Document("index.md", index_of(made, findings).encode())
    yield events_csv(made.whole.entries)
    yield claims_csv(made.whole.entries, corpus)
    yield findings_json(findings, corpus.claims_read)


def marks_of(corpus: Corpus) -> set[bytes]:
    """Return the marks of everything that a corpus says."""
    said = str(structs.replace(corpus, settings=Settings(kinds=corpus.settings.kinds)))
    return {part.partition("zq")[0].lower().encode() for part in said.lower().split("qz")[1:] if "zq" in part}


@FEW
@given(corpora(), EDITIONS)
def test_nothing_that_is_withheld_is_in_the_corpus_or_any_document(corpus: Corpus, edition: Edition) -> None:
    left = withhold(corpus, edition)
    hidden = {b"qz" + one for one in marks_of(corpus) - marks_of(left)}
    gone = {one.id for one in corpus.claims} - {one.id for one in left.claims}
    assert {claim_id(one) for one in IDS if f"qz{one}idzq".encode()[:-2] in hidden} == gone
    written = list(documents_of(left, edition))
    for document in written:
        shown = document.content.lower().replace(b"\\", b"")
        assert [one for one in hidden if one + b"zq" in shown] == []
    assert leaks(written, secrets(corpus, left)) == ()


@FEW
@given(corpora(), EDITIONS)
def test_what_is_withheld_is_found_where_the_whole_is_written(corpus: Corpus, edition: Edition) -> None:
    left = withhold(corpus, edition)
    gone = {one.id for one in corpus.claims} - {one.id for one in left.claims}
    written = list(documents_of(corpus, Edition(name="all")))
    found = {leak.secret.text for leak in leaks(written, secrets(corpus, left))}
    assert gone <= found


@FEW
@given(corpora(), EDITIONS, DAYS)
def test_every_ledger_adds_up_to_the_claims_of_the_project(corpus: Corpus, edition: Edition, day: int) -> None:
    for left in (select(corpus, edition), select(corpus, None, day), select(corpus, edition, day)):
        made = arranged(left, edition)
        for one in (made.whole, *made.countries, *made.regions):
            assert one.ledger.balanced
            assert one.ledger.read == len(corpus.claims) + len(corpus.unreadable)
        citations = sum(len(claim.citations) for claim in left.claims) + sum(each.citations for each in left.left_out)
        kept = {claim.id for claim in left.claims}
        assert citations == sum(len(claim.citations) for claim in corpus.claims if claim.id in kept)


@FEW
@given(corpora(), EDITIONS, DAYS)
def test_it_does_not_matter_which_comes_first_the_day_or_the_edition(
    corpus: Corpus, edition: Edition, day: int
) -> None:
    one, other = withhold(known_on(corpus, day), edition), known_on(withhold(corpus, edition), day)
    assert one.claims == other.claims
    assert list(one.sources) == list(other.sources)
    assert _clusters(one) == _clusters(other)
    assert sum(each.claims for each in one.left_out) + len(one.unreadable) == sum(
        each.claims for each in other.left_out
    ) + len(other.unreadable)


@FEW
@given(corpora(), EDITIONS)
def test_claims_that_were_one_event_stay_one_event_and_no_others_become_one(corpus: Corpus, edition: Edition) -> None:
    left = withhold(corpus, edition)
    kept = {claim.id for claim in left.claims}
    assert _clusters(left) == {ids & kept for ids in _clusters(corpus)} - {frozenset()}


@FEW
@given(corpora(), EDITIONS)
def test_withholding_twice_is_withholding_once(corpus: Corpus, edition: Edition) -> None:
    once = withhold(corpus, edition)
    twice = withhold(once, edition)
    assert twice == structs.replace(once, faults=twice.faults)
    assert {fault.claim for fault in once.faults} <= {claim.id for claim in once.claims}


@FEW
@given(corpora(), st.sampled_from(("", "All of it")))
def test_an_edition_that_selects_nothing_withholds_nothing(corpus: Corpus, title: str) -> None:
    assert withhold(corpus, Edition(name="all", title=title)) == corpus


def _clusters(corpus: Corpus) -> set[frozenset[str]]:
    return {frozenset(claim.id for claim in one.claims) for one in cluster(corpus.claims, corpus.judgements)}
