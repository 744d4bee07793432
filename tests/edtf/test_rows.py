"""The table of EDTF strings: verdict, level, first and last day of each row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chronos.edtf import EdtfError, format_day, parse

_ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "edtf.jsonl").read_text(encoding="utf-8").splitlines()
]


def _day(number: int | None) -> str | None:
    return None if number is None else format_day(number)


@pytest.mark.parametrize("row", [row for row in _ROWS if row["valid"]], ids=lambda row: row["edtf"])
def test_valid_row_has_its_level_and_bounds(row: dict[str, Any]) -> None:
    date = parse(row["edtf"])
    assert {
        "level": date.level,
        "lower": _day(date.earliest),
        "upper": _day(date.latest),
        "lower_kind": date.earliest_kind,
        "upper_kind": date.latest_kind,
    } == {key: row[key] for key in ("level", "lower", "upper", "lower_kind", "upper_kind")}


@pytest.mark.parametrize("row", [row for row in _ROWS if not row["valid"]], ids=lambda row: repr(row["edtf"]))
def test_invalid_row_is_refused_with_a_place_and_a_reason(row: dict[str, Any]) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(row["edtf"])
    fault = caught.value
    assert fault.text == row["edtf"]
    assert 0 <= fault.offset <= len(fault.text)
    assert fault.reason
    assert str(fault).endswith(".")


def test_the_table_is_whole() -> None:
    assert (len(_ROWS), sum(row["valid"] for row in _ROWS)) == (1230, 830)
