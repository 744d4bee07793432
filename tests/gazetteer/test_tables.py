"""The packaged tables against the inputs they are made from."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from chronos.gazetteer import _build, countries
from chronos.gazetteer.data import tables

CLDR = Path(__file__).with_name("cldr") / "territoryContainment.json"
PINNED_PYCOUNTRY = "26.2.16"


def test_the_packaged_tables_are_what_the_pinned_inputs_make() -> None:
    lists = pytest.importorskip("pycountry", reason="ISO lists not compared: pycountry is not installed")
    if lists.__version__ != PINNED_PYCOUNTRY:
        pytest.skip(f"ISO lists not compared: pycountry is {lists.__version__}, not {PINNED_PYCOUNTRY}")
    made = _build.tables(json.loads(CLDR.read_text(encoding="utf-8")), lists)
    assert Path(tables.__file__).read_text(encoding="utf-8") == made


def from_packaged() -> SimpleNamespace:
    """The ISO lists as the packaged table has them, in the shape in which pycountry gives them."""
    today: list[SimpleNamespace] = []
    gone: list[SimpleNamespace] = []
    for one in countries():
        row = SimpleNamespace(alpha_2=one.alpha2, alpha_3=one.alpha3)
        if one.numeric:
            row.numeric = one.numeric
        if one.withdrawn:
            row.alpha_4, row.withdrawal_date = one.code4, one.withdrawn_on
        if one.code != "XK":
            (gone if one.withdrawn else today).append(row)
    return SimpleNamespace(countries=today, historic_countries=gone)


def test_the_packaged_regions_are_what_cldr_makes_without_pycountry_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(_build, "__file__", str(tmp_path / "_build.py"))
    monkeypatch.setattr(sys, "argv", ["_build", str(CLDR)])
    monkeypatch.setitem(sys.modules, "pycountry", from_packaged())
    _build.main()
    assert (tmp_path / "data/tables.py").read_text(encoding="utf-8") == Path(tables.__file__).read_text(
        encoding="utf-8"
    )


def test_a_changed_containment_changes_the_tables() -> None:
    containment = json.loads(CLDR.read_text(encoding="utf-8"))
    containment["supplemental"]["territoryContainment"]["005"]["_contains"].remove("EC")
    assert _build.tables(containment, from_packaged()) != Path(tables.__file__).read_text(encoding="utf-8")


def test_the_licence_of_the_data_is_packaged_beside_it() -> None:
    beside = Path(tables.__file__).parent
    assert (beside / "LICENSE.txt").read_bytes() == (CLDR.parent / "LICENSE.txt").read_bytes()
    assert "Unicode-3.0" in (beside / "README.md").read_text(encoding="utf-8")
