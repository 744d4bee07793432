"""Writes events, claims and counts as CSV (RFC 4180, but with line feeds alone), for spreadsheets and for R."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Final

from chronos.edtf import DateExpression, format_day, words
from chronos.model import Claim, Corpus, CountReport, Document, Entry, Weight
from chronos.render.counts.as_csv import counts_csv, exact_decimal
from chronos.render.derivation import derived_claims
from chronos.render.disagreement import discrepancy_texts
from chronos.render.entries import marks
from chronos.render.escaping import cell
from chronos.render.languages import ENGLISH
from chronos.render.tables import many

EVENT_COLUMNS: Final = (
    "id",
    "date",
    "date_words",
    "earliest",
    "latest",
    "earliest_kind",
    "latest_kind",
    "lasting",
    "text",
    "countries",
    "regions",
    "actors",
    "places",
    "kind",
    "status",
    "agreement",
    "corroboration",
    "origins",
    "standing",
    "discrepancies",
    "sources",
    "claims",
    "derived_earliest",
    "derived_latest",
    "derived_from",
)
CLAIM_COLUMNS: Final = (
    "id",
    "event",
    "outcome",
    "date",
    "said",
    "date_words",
    "earliest",
    "latest",
    "text",
    "countries",
    "regions",
    "actors",
    "places",
    "kind",
    "status",
    "note",
    "sources",
    "path",
    "line",
    "relation",
    "after",
    "derived_earliest",
    "derived_latest",
    "derived_from",
)

WEIGHT_COLUMNS: Final = (
    "event",
    "occurrence",
    "date",
    "period",
    "first",
    "last",
    "part",
    "of",
    "weight",
    "certain",
    "working",
)


def events_csv(entries: Iterable[Entry]) -> Document:
    """Return ``data/events.csv``: a row an event; lists are joined by ``;``, days are ISO 8601."""
    rows = [
        {
            **_date_cells(event.date, is_derived=event.agreement == "derived"),
            "earliest_kind": event.date.earliest_kind if event.date is not None else "",
            "latest_kind": event.date.latest_kind if event.date is not None else "",
            "id": cell(event.id),
            "lasting": str(event.lasting).lower(),
            "text": cell(event.text),
            "countries": _list(event.countries),
            "regions": _list(event.regions),
            "actors": _list(event.actors),
            "places": _list(event.places),
            "kind": cell(event.kind),
            "status": event.status,
            "agreement": event.agreement,
            "corroboration": str(event.corroboration),
            "origins": str(event.origins),
            "standing": _list(marks(entry, ENGLISH)),
            "discrepancies": _list(discrepancy_texts(event)),
            "sources": _list(event.sources),
            "claims": _list(claim.id for claim in event.claims),
            **_derived_cells(next((claim for claim, _ in derived_claims(event)), None)),
        }
        for entry in entries
        for event in (entry.event,)
    ]
    return _table("data/events.csv", EVENT_COLUMNS, rows)


def claims_csv(entries: Iterable[Entry], corpus: Corpus) -> Document:
    """Return ``data/claims.csv``: a row a claim read, those left out too, with what became of it.

    ``outcome`` is the term of the ledger: shown, merged, undated or excluded.
    """
    rows = []
    for event in (entry.event for entry in entries):
        outcome = "shown" if event.date is not None else "undated"
        for claim in event.claims:
            rows.append(_claim_cells(claim, event.id, outcome))
            outcome = "merged"
    for lost in corpus.unreadable:
        place = {"path": cell(lost.location.path), "line": str(lost.location.line)}
        rows.append({"id": cell(lost.id), "outcome": "excluded", "note": cell(lost.reason), **place})
    return _table("data/claims.csv", CLAIM_COLUMNS, rows)


def counts_document(report: CountReport) -> Document:
    """Return ``data/counts.csv``: what ``chronos count --format csv --details`` gives."""
    return Document("data/counts.csv", counts_csv(report, details=True).encode())


def weights_csv(weights: Iterable[Weight]) -> Document:
    """Return ``data/weights.csv``: a row for each occurrence of an event and period that it may lie in.

    ``part`` / ``of`` is the exact weight: unless the date is a set, the possible days in the period of all that are
    possible. Per period, the sum of ``certain`` (1 or 0) is the number that must lie in it, the sum of ``weight`` is
    the expected one, and the rows are the possible ones.
    """
    rows = [
        {
            "event": cell(one.event),
            "occurrence": str(one.occurrence),
            "date": one.date,
            "period": one.period,
            "first": _day(one.first),
            "last": _day(one.last),
            **_weight_cells(one),
            "certain": str(int(one.certain)),
        }
        for one in weights
    ]
    return _table("data/weights.csv", WEIGHT_COLUMNS, rows)


def _weight_cells(one: Weight) -> dict[str, str]:
    """Return a weight and how it comes about; that in words, lest a spreadsheet take 1/2 for a day."""
    if len(one.days) == 1:
        part, of = one.days[0]
        working = f"{part} of {many(of, 'day', 'days')}"
    else:
        part, of = one.share.numerator, one.share.denominator
        working = f"mean of {', '.join(f'{days}/{size}' for days, size in one.days)}"
    return {"part": str(part), "of": str(of), "weight": exact_decimal(one.share), "working": working}


def _claim_cells(claim: Claim, event_id: str, outcome: str) -> dict[str, str]:
    stated, derived = claim.date.expression, claim.date.derived
    date = derived.date if stated is None and derived is not None else stated
    return {
        **_date_cells(date, is_derived=stated is None),
        "id": cell(claim.id),
        "event": cell(event_id),
        "outcome": outcome,
        "said": cell(claim.date.said),
        "text": cell(claim.text),
        "countries": _list(claim.countries),
        "regions": _list(claim.regions),
        "actors": _list(claim.actors),
        "places": _list(claim.places),
        "kind": cell(claim.kind),
        "status": claim.status,
        "note": cell(claim.note),
        "sources": _list(", ".join(filter(None, (c.source, c.locator))) for c in claim.citations),
        "path": cell(claim.location.path),
        "line": str(claim.location.line),
        "relation": cell(str(claim.date.relative or "")),
        "after": _list(claim.after),
        **_derived_cells(claim),
    }


def _date_cells(date: DateExpression | None, *, is_derived: bool = False) -> dict[str, str]:
    if date is None:
        return {"date": "", "date_words": "undated", "earliest": "", "latest": ""}
    return {
        "date": date.text,
        "date_words": f"{words(date)} (derived)" if is_derived else words(date),
        "earliest": _day(date.earliest),
        "latest": _day(date.latest),
    }


def _derived_cells(claim: Claim | None) -> dict[str, str]:
    """Return the days that are derived for a claim, and the ids of the claims and sources that they were derived from.

    The claims of one event have the same.
    """
    if claim is None or claim.date.derived is None:
        return {}
    derived = claim.date.derived
    steps = (*derived.earliest_from, *derived.latest_from)
    ids = dict.fromkeys(one for step in steps for one in (step.claim, step.other, step.source))
    return {
        "derived_earliest": _day(derived.earliest),
        "derived_latest": _day(derived.latest),
        "derived_from": _list(one for one in ids if one and one != claim.id),
    }


def _day(number: int | None) -> str:
    return format_day(number) if number is not None else ""


def _list(values: Iterable[str]) -> str:
    return cell(";".join(values))


def _table(path: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Document:
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return Document(path, text.getvalue().encode())
