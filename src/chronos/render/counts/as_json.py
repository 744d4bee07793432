"""Writes what a count came to as JSON."""

import json
from fractions import Fraction
from typing import Any

from chronos.edtf import format_day
from chronos.model import Comparison, Counted, CountReport, Counts, PeriodCount, Trend
from chronos.render.counts.wording import days_of


def counts_json(report: CountReport) -> str:
    """Return everything that was counted, with expected numbers as decimals and as exact fractions."""
    shown: dict[str, Any] = {
        "project": report.project,
        "scope": report.scope.id,
        "per": report.total.counts.by,
        "by": report.by,
        "lasting": report.total.counts.lasting,
        "as_of": format_day(report.as_of) if report.as_of is not None else None,
        "draws": report.draws,
        "seed": report.seed,
        "total": _counted(report.total),
        "groups": [_counted(one) for one in report.groups],
        "several": report.several,
    }
    if report.ledger is not None:
        ledger = report.ledger
        shown["ledger"] = {
            "read": ledger.read,
            "shown": ledger.shown,
            "merged": ledger.merged,
            "undated": ledger.undated,
            "excluded": ledger.excluded,
        }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _counted(one: Counted) -> dict[str, Any]:
    counts = one.counts
    neighbours = {each.one: each for each in one.neighbours}
    return {
        "group": counts.group,
        "name": counts.name,
        "events": counts.events,
        "expected": _number(counts.expected),
        "interval": list(one.interval) if one.interval is not None else None,
        "elsewhere": _number(counts.elsewhere),
        "undated": counts.undated,
        "prospective": counts.prospective,
        "retracted": counts.retracted,
        "outside": counts.outside,
        "beyond": _number(counts.beyond),
        "clipped": counts.clipped,
        "trend": _trend(one.trend) if one.trend is not None else None,
        "comparisons": [_comparison(each) for each in one.comparisons],
        "rows": [_row(row, counts, neighbours.get(row.period)) for row in counts.rows],
    }


def _row(row: PeriodCount, counts: Counts, neighbour: Comparison | None) -> dict[str, Any]:
    first, last = days_of(row.period, counts.by)
    shown = {
        "period": row.period,
        "first": format_day(first),
        "last": format_day(last),
        "certain": row.certain,
        "expected": float(row.expected),
        "exact": str(row.expected),
        "possible": row.possible,
        "interval": list(row.interval) if row.interval is not None else None,
        "mark": row.mark or None,
        "because": row.because or None,
    }
    return shown if neighbour is None else {**shown, "than_before": _shares(neighbour)}


def _comparison(one: Comparison) -> dict[str, Any]:
    return {"one": one.one, "other": one.other, **_shares(one), "marked": list(one.marked)}


def _shares(one: Comparison) -> dict[str, float]:
    return {name: getattr(one, name) / one.draws for name in ("more", "same", "fewer")}


def _trend(one: Trend) -> dict[str, Any]:
    return {
        "first": one.first,
        "last": one.last,
        "rising": one.rising / one.draws,
        "falling": one.falling / one.draws,
        "slope": one.slope,
        "interval": list(one.interval),
    }


def _number(number: Fraction | int) -> float | int:
    return number if isinstance(number, int) else float(number)
