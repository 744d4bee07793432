"""CSL-JSON out: the sources as Zotero and pandoc read them, and as they were when they are read again."""

import json
from typing import Any

import pypandoc  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given, settings

from chronos.check.csl import FIELDS
from chronos.exchange.libraries.csl_json import write_csl_json
from chronos.exchange.libraries.matching import Matcher
from chronos.exchange.outgoing import Export
from chronos.model import SOURCE_DATES, SOURCE_NAMES
from chronos.store import read_part
from exchanging import export_of, exports, written

CLAIM = {"id": "a", "date": "2017", "text": "A visit.", "countries": ["EC"], "sources": ["b-2017", "a-2017, p. 4"]}
SOURCES = (
    {
        "id": "b-2017",
        "type": "article-newspaper",
        "title": "La <i>polic\u00eda</i>",
        "author": [{"family": "Fonseca", "given": "Ana"}, {"literal": "Reuters"}],
        "container-title": "El Pa\u00eds",
        "issued": "2017-05-04",
        "accessed": "2020-02",
        "URL": "https://example.org/a",
        "note": "Kept.",
        "origin": "reuters-2017",
        "covers": ["2016", "2017-01/2017-04"],
        "file": "copies/b.pdf",
    },
    {"id": "a-2017", "title": "A report", "issued": "[2017-01..2017-04]"},
)


def items(export: Export) -> list[dict[str, Any]]:
    """Return the items that are written."""
    found: list[dict[str, Any]] = json.loads(written(write_csl_json, export).content)
    return found


def test_sources_are_items_with_dates_as_csl_has_them() -> None:
    report, article = items(export_of([CLAIM], SOURCES))
    assert report == {
        "id": "a-2017",
        "type": "document",
        "title": "A report",
        "issued": {"literal": "[2017-01..2017-04]"},
    }
    assert article["issued"] == {"date-parts": [[2017, 5, 4]]}
    assert article["accessed"] == {"date-parts": [[2020, 2]]}
    assert article["author"] == SOURCES[0]["author"]
    assert article["title"] == "La <i>polic\u00eda</i>"


def test_what_chronos_adds_stands_in_the_note_and_is_counted() -> None:
    export = export_of([CLAIM], SOURCES)
    content, losses = written(write_csl_json, export)
    (article,) = [one for one in json.loads(content) if one["id"] == "b-2017"]
    assert article["note"] == "Kept.\norigin: reuters-2017\ncovers: 2016, 2017-01/2017-04\nfile: copies/b.pdf"
    assert not {"origin", "covers", "file"} & article.keys()
    assert {name: list(of) for name, of in losses.lost.items()} == {
        "claim": ["a"],
        "source.type": ["a-2017"],
        "source.origin": ["b-2017"],
        "source.covers": ["b-2017"],
        "source.file": ["b-2017"],
        "source.note": ["b-2017"],
    }


def test_an_export_without_sources_is_an_empty_list() -> None:
    assert written(write_csl_json, export_of([])).content == b"[]\n"


def test_pandoc_reads_what_is_written() -> None:
    content = written(write_csl_json, export_of([CLAIM], SOURCES)).content.decode()
    theirs = json.loads(pypandoc.convert_text(content, "csljson", "csljson"))
    ours = json.loads(content)
    assert [one["id"] for one in theirs] == [one["id"] for one in ours]
    for one, other in zip(theirs, ours, strict=True):
        assert one["type"] == (other["type"] if other["type"] != "document" else one["type"])
        assert one["issued"].get("date-parts", []) == other["issued"].get("date-parts", [])
        assert one.get("URL") == other.get("URL")


@settings(max_examples=60, deadline=None)
@given(exports())
def test_written_and_read_again_the_items_are_the_same_but_for_the_losses(export: Export) -> None:
    content, losses = written(write_csl_json, export)
    assert content == written(write_csl_json, export).content
    part = read_part("x.json", content.decode())
    assert not part.unread
    again = {source.id: json.loads(source.item) for source in part.sources}
    assert again.keys() == export.sources.keys()
    for source_id, source in export.sources.items():
        before = json.loads(source.item)
        differ = {
            name for name in before.keys() | again[source_id].keys() if before.get(name) != again[source_id].get(name)
        }
        added = {name for name in ("origin", "covers", "file") if source_id in losses.lost.get(f"source.{name}", {})}
        allowed = {name for name in ("type", "note") if source_id in losses.lost.get(f"source.{name}", {})}
        assert differ <= allowed | ({"note"} if added else set())
    assert losses.lost.get("claim", {}).keys() == {claim.id for claim in export.claims}


@settings(max_examples=30, deadline=None)
@given(exports(hard=()))
def test_every_item_has_the_shape_of_the_schema(export: Export) -> None:
    """``csl-data.json`` of CSL 1.0.2: an id and a type; fields it knows; names and dates as it has them."""
    for item in items(export):
        assert item["id"]
        assert item["type"]
        assert item.keys() <= FIELDS
        for name in item.keys() & set(SOURCE_NAMES):
            assert all(one.keys() <= {"family", "given", "literal", "suffix"} for one in item[name])
        for name in item.keys() & set(SOURCE_DATES):
            parts = item[name].get("date-parts", [])
            assert item[name].keys() <= {"date-parts", "season", "circa", "literal"}
            assert all(1 <= len(one) <= 3 and all(isinstance(part, int) for part in one) for one in parts[:2])


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["id"])
def test_a_library_that_comes_back_matches_what_it_was(source: dict[str, Any]) -> None:
    export = export_of([CLAIM], [{**source, "URL": "https://example.org/x"}])
    (item,) = items(export)
    match = Matcher(export.sources.values()).find({**item, "id": "other"})
    assert match is not None
    assert match.source_id == source["id"]
