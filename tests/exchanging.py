"""Exports made of drawn claims and sources, and what differs after a way there and back."""

import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final, NamedTuple

from hypothesis import strategies as st

from chronos.dating import derive
from chronos.exchange.incoming import ImportOptions, Item, Note, Reader, Refused, Taken
from chronos.exchange.outgoing import MERGED, Export, ExportOptions, Losses, Writer
from chronos.link import cluster
from chronos.merge import merge
from chronos.model import Citation, Claim, Corpus, Source
from chronos.model.plain import claim_fields, relative_fields, source_fields
from chronos.store.parts import read_json_part

Difference = tuple[str, str]
"""The name of a field, as losses have it, and the id of the claim or source that has another value there."""

IDS: Final = tuple("abcdefgh")
SOURCE_IDS: Final = ("gazette-2017", "wire", "radio", "leak-42")
DAYS: Final = ("2017-07-31", "2017-08-01", "1989-11-09", "1899-12-31", "0044-03-15")
DATES: Final = (
    *DAYS,
    *("2017", "2017-07", "2017-21", "2017-34", "2017~", "2017-07?", "2017-07-31%", "201X", "2017-XX", "2017-07-XX"),
    *("[2017-07-01..2017-09-30]", "[2017-07-31,2017-08-02]", "{2017-05,2017-06}", "[..2017]", "[2017-07-31..]"),
    *("2017/2019", "2017-07-31/2017-08-02", "2017-07-31/..", "../2019", "2017/", "/2019-05", "-0044-03-15", "-0300"),
    *("Y170000002", "2017-07-31T12:30:00Z", "17XX", "2001-02~/2004-12", "0000"),
)
"""Texts of EDTF, of all levels and kinds."""
PLAIN: Final = ("A treaty is signed.", "Twelve officers are trained in Quito.", "Se firma un acuerdo; entra en vigor.")
HARD: Final = (
    *("=1+1", "+34 91", "-5", "@SUM(A1)", "'quoted'", "'=1+1", "a;b", "a; b;;", ";", "a\\;b\\", "\\", '"', 'say "so"'),
    *("two\nlines", "a\tb", "a\r\nb", "tab\t=1", "a,b", "a  b", "# no heading", "http://example.org/?a=1&b=2;c"),
    *(
        "\u4e2d\u56fd",
        "na\u00efve \u2014 \U0001f680",
        "\u05e9\u05dc\u05d5\u05dd",
        "a\u2028b",
        "1,5",
        "0012",
        "TRUE",
        "NO",
    ),
    *("-", "x, p. 4", "{}", "[]", "null", "<b>bold</b>", "2017-07-31", "1e5"),
)
"""Texts that formats have trouble with."""
VERY_HARD: Final = ("\x00", "a\x07b", "\x0b", "\x1f", "a\ufeffb", "\ufffe")
"""Texts that some formats cannot hold at all."""


def texts(hard: Collection[str] = (*HARD, *VERY_HARD)) -> st.SearchStrategy[str]:
    """Draw a text: plain, one that formats have trouble with, or any."""
    free = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
    return st.one_of(st.sampled_from(PLAIN), st.sampled_from(tuple(hard)), free) if hard else st.sampled_from(PLAIN)


def exports(*, hard: Collection[str] = (*HARD, *VERY_HARD), most: int = 5) -> st.SearchStrategy[Export]:
    """Draw an export of claims that have any of the fields, as the store reads them, with their sources and events."""
    return _drawn(texts(hard), most).map(lambda drawn: export_of(*drawn))


def export_of(
    claims: Iterable[Mapping[str, Any]], references: Iterable[Item] = (), judgements: Iterable[Mapping[str, Any]] = ()
) -> Export:
    """Return an export of claims, sources and judgements, each as timelines write them."""
    timeline = {"claims": list(claims), "references": list(references), "judgements": list(judgements)}
    part = read_json_part("t.yaml", json.dumps(timeline))
    assert not part.unread, part.faults
    assert not part.unreadable, part.faults
    sources = {one.id: one for one in part.sources}
    corpus, _ = derive(Corpus(claims=part.claims, sources=sources, judgements=part.judgements))
    events = tuple(merge(one, sources) for one in cluster(corpus.claims, corpus.judgements))
    return Export(
        title="Police \u201ccooperation\u201d",
        claims=tuple(claim for event in events for claim in event.claims),
        events=events,
        sources=dict(sorted(sources.items())),
        judgements=part.judgements,
        kinds={"training": "Trainings", "visit": "Visits"},
    )


class Written(NamedTuple):
    """A file that was written, and what it does not hold."""

    content: bytes
    losses: Losses


def written(write: Writer, export: Export, *, bom: bool = False) -> Written:
    """Write an export in a format."""
    losses = Losses()
    return Written(b"".join(write(export, ExportOptions(bom=bom), losses)), losses)


class Read(NamedTuple):
    """What was read of a file, all of it."""

    claims: dict[str, Claim]
    sources: dict[str, Item]
    refused: list[Refused]
    notes: list[str]


def read_back(read: Reader, content: bytes | BinaryIO, name: str, **options: Any) -> Read:
    """Read a file; no claim may come twice, and no source with two contents."""
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    found = Read({}, {}, [], [])
    for one in read(file, ImportOptions(name=name, **options)):
        if isinstance(one, Taken):
            for claim in one.claims:
                assert claim.id not in found.claims, f"two claims of the id {claim.id}"
                found.claims[claim.id] = claim
            for source in one.sources:
                assert found.sources.setdefault(source["id"], source) == source, f"two sources {source['id']}"
        elif isinstance(one, Refused):
            found.refused.append(one)
        elif isinstance(one, Note):
            found.notes.append(one.text)
    return found


def differences(before: Iterable[Claim], after: Mapping[str, Claim]) -> set[Difference]:
    """Return what claims say otherwise after a way there and back, or no longer; ``claim`` is one that is not there.

    The names are those of losses: a difference of a part (``date.said``, ``date.calendar``, ``text.languages``,
    ``sources.locator``, ``sources.quote``, ``sources.retrieved``, ``fields.NAME``) is that of the part alone.
    """
    found: set[Difference] = set()
    for claim in before:
        if claim.id not in after:
            found.add(("claim", claim.id))
            continue
        one, other = _parts(claim), _parts(after[claim.id])
        found |= {(name, claim.id) for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    return found


def added(before: Iterable[Claim], after: Mapping[str, Claim]) -> set[str]:
    """Return the ids of claims that were not there before."""
    return set(after) - {claim.id for claim in before}


def source_differences(before: Mapping[str, Source], after: Mapping[str, Item]) -> set[Difference]:
    """Return what sources say otherwise after a way there and back, or no longer: ``source.title``, ``source``."""
    found: set[Difference] = set()
    for name, source in before.items():
        if name not in after:
            found.add(("source", name))
            continue
        one, other = source_fields(source), after[name]
        fields = [field for field in one.keys() | other.keys() if field not in ("id", "type") or field in one]
        found |= {(f"source.{field}", name) for field in fields if one.get(field) != other.get(field)}
    return found


def unexplained(found: Iterable[Difference], losses: Losses) -> set[Difference]:
    """Return the differences that the losses do not name.

    A loss explains the field of its name and all parts of it (``sources`` explains ``sources.quote``). What is lost of
    how a date is stated (``date.precision``, ``date.qualifier``, ``date.relation`` and the like, but not its words or
    its calendar) explains ``date``. A claim that stands in the entry of another may differ in everything.
    """
    return {one for one in found if not any(one[1] in losses.lost.get(name, {}) for name in _explaining(one, losses))}


def _explaining(difference: Difference, losses: Losses) -> Iterator[str]:
    field, _ = difference
    yield MERGED
    parts = field.split(".")
    yield from (".".join(parts[:number]) for number in range(len(parts), 0, -1))
    if field == "date":
        yield from (name for name in losses.lost if name.startswith("date.") and name not in _OWN_DATE_PARTS)


_OWN_DATE_PARTS: Final = ("date.said", "date.calendar")


def _parts(claim: Claim) -> dict[str, Any]:
    """Return what a claim says, by the names of losses."""
    fields = claim_fields(claim)
    date = claim.date
    stated = date.expression.text if date.expression is not None else "undated"
    parts = {name: value for name, value in fields.items() if name not in ("id", "date", "text", "sources", "fields")}
    parts["text"] = claim.text
    parts["date"] = relative_fields(date.relative) if date.relative is not None else stated
    parts["date.said"] = date.said
    parts["date.calendar"] = date.calendar
    parts["text.languages"] = dict(claim.texts)
    parts["sources"] = [one.source for one in claim.citations]
    for name in ("locator", "quote", "retrieved"):
        parts[f"sources.{name}"] = [_cited(one, name) for one in claim.citations]
    parts |= {f"fields.{name}": value for name, value in claim.fields.items()}
    return {name: value for name, value in parts.items() if value and (not isinstance(value, list) or any(value))}


def _cited(citation: Citation, name: str) -> str:
    value = getattr(citation, name)
    return value if isinstance(value, str) else "" if value is None else value.text


@st.composite
def _drawn(draw: st.DrawFn, text: st.SearchStrategy[str], most: int) -> tuple[list[Any], list[Any], list[Any]]:
    """Draw claims, sources and judgements as timelines write them."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=most, unique=True))
    known = draw(st.lists(st.sampled_from(SOURCE_IDS), max_size=3, unique=True))
    claims = [draw(_claims(one, [other for other in ids if other != one], known, text)) for one in ids]
    references = [draw(_sources(one, text)) for one in known]
    judgements = draw(st.lists(_judgements(ids, text), max_size=2)) if len(ids) > 1 else []
    return claims, references, judgements


@st.composite
def _claims(
    draw: st.DrawFn, claim_id: str, others: list[str], known: list[str], text: st.SearchStrategy[str]
) -> dict[str, Any]:
    """Draw a claim; most fields are absent most of the time, so that counterexamples are small."""
    several = st.lists(text, max_size=3)
    optional: dict[str, st.SearchStrategy[Any]] = {
        "regions": st.lists(st.sampled_from(("419", "andes", "150")), max_size=2, unique=True),
        "actors": several,
        "places": several,
        "kind": st.sampled_from(("training", "visit", "=kind")),
        "status": st.sampled_from(("undisputed", "disputed", "prospective", "retracted")),
        "lasting": st.sampled_from(("true", "false")),
        "note": text,
        "sources": st.lists(_citations(known, text), min_size=1, max_size=3),
        "suppress": st.dictionaries(st.sampled_from(("no-source", "C001")), text, max_size=2),
        "fields": _further(text),
    }
    if others:
        optional["order"] = st.fixed_dictionaries({"after": st.lists(st.sampled_from(others), min_size=1, max_size=2)})
    fields = draw(st.fixed_dictionaries({}, optional=optional))
    worded = st.dictionaries(st.sampled_from(("en", "es", "fr", "pt")), text, min_size=1, max_size=3)
    return {
        "id": claim_id,
        "date": draw(_dates(others, text)),
        "text": draw(text | worded),
        "countries": draw(st.lists(st.sampled_from(("EC", "PE", "CN", "SUHH")), max_size=3, unique=True)),
        **fields,
    }


def _further(text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    degrees = st.sampled_from(("-0.18", "48.8566", "12", "-78.467834"))
    named = {"latitude": degrees, "longitude": degrees, "date_prec": st.sampled_from(("1", "5"))}
    free = dict.fromkeys(("best", "text", "Column 1", "=f", "fields.text", "two\tnames", "two names"), text)
    return st.fixed_dictionaries({}, optional=named | free)


def _dates(others: list[str], text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    stated = st.sampled_from(DATES)
    calendar = st.sampled_from(("gregorian", "julian"))
    forms: list[st.SearchStrategy[Any]] = [
        stated,
        stated,
        st.just("undated"),
        st.fixed_dictionaries({"edtf": stated}, optional={"said": text, "calendar": calendar}),
    ]
    if others:
        one = st.sampled_from(others)
        within = st.sampled_from(("P1Y", "P6M", "P10D"))
        forms.append(st.fixed_dictionaries({"after": one}, optional={"within": within, "said": text}))
        forms.append(st.fixed_dictionaries({"before": one}, optional={"within": within}))
        forms += [st.fixed_dictionaries({relation: one}) for relation in ("during", "same as")]
    if len(others) > 1:
        forms.append(st.permutations(others).map(lambda order: {"between": list(order[:2])}))
    return st.one_of(forms)


def _citations(known: list[str], text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    ids = st.sampled_from((*known, *known, "unknown-source"))
    optional = {"locator": st.sampled_from(("p. 4", "para. 9", "pp. 4, 7; n. 3")), "quote": text}
    retrieved = st.sampled_from(("2024-02-11", "2024-02", "2024"))
    return st.fixed_dictionaries({"source": ids}, optional={**optional, "retrieved": retrieved})


def _sources(source_id: str, text: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    date = st.sampled_from(("2017-07-31", "2017-07", "2017", "2017~", "2017-07/2017-08", "-0044", "2017-21"))
    name = st.one_of(st.fixed_dictionaries({"family": text, "given": text}), st.fixed_dictionaries({"literal": text}))
    return st.fixed_dictionaries(
        {"id": st.just(source_id)},
        optional={
            "type": st.sampled_from(("article-newspaper", "book", "webpage", "dataset")),
            "title": text,
            "container-title": text,
            "publisher": text,
            "author": st.lists(name, min_size=1, max_size=2),
            "issued": date,
            "accessed": st.sampled_from(("2024-02-11", "2024")),
            "URL": st.sampled_from(("https://example.org/a?b=1;c=2", "http://example.org/\u00fc")),
            "DOI": st.just("10.1000/182"),
            "volume": st.just("12"),
            "note": text,
            "origin": st.sampled_from(("wire", "Press office")),
            "covers": st.lists(st.sampled_from(("2017", "2016/2018", "2017-05")), min_size=1, max_size=2),
            "file": st.just("sources/copy.pdf"),
        },
    )


@st.composite
def _judgements(draw: st.DrawFn, ids: list[str], text: st.SearchStrategy[str]) -> dict[str, Any]:
    claims = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True))
    verdict = draw(st.sampled_from(("same", "same", "different", "unsure")))
    optional: dict[str, st.SearchStrategy[str]] = {"by": text, "on": st.just("2024-05-01"), "why": text}
    if verdict == "same":
        optional["text"] = st.sampled_from(claims)
    return {"claims": claims, "verdict": verdict, **draw(st.fixed_dictionaries({}, optional=optional))}
