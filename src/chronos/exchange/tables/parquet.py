"""Writes claims as Parquet, a row a claim, with lists as lists and days as days; ``chronos count FILE`` counts them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.linked.as_json import encoded
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.tables.claim_rows import SOURCE_COLUMNS, days_and_words, note_sources
from chronos.model import Claim, Source
from chronos.model.plain import source_fields

_CITATION: Final = ("source", "locator", "quote", "retrieved")
_TEXTS: Final = ["VARCHAR"]
_MAPPING: Final = "MAP(VARCHAR, VARCHAR)"
COLUMNS: Final[Mapping[str, Any]] = {
    "id": "VARCHAR",
    "date": "VARCHAR",
    "earliest": "DATE",
    "latest": "DATE",
    "date_words": "VARCHAR",
    "said": "VARCHAR",
    "calendar": "VARCHAR",
    "relation": "VARCHAR",
    "after": _TEXTS,
    "lasting": "BOOLEAN",
    "text": "VARCHAR",
    "texts": _MAPPING,
    "countries": _TEXTS,
    "regions": _TEXTS,
    "actors": _TEXTS,
    "places": _TEXTS,
    "kind": "VARCHAR",
    "status": "VARCHAR",
    "note": "VARCHAR",
    "sources": _TEXTS,
    "citations": [dict.fromkeys(_CITATION, "VARCHAR")],
    **dict.fromkeys(SOURCE_COLUMNS, _TEXTS),
    "suppress": _MAPPING,
    "fields": _MAPPING,
}
"""The columns and their types, as the function ``from_json`` of DuckDB has them: a list has the type of its items.

``date`` is EDTF, empty where a claim is undated.
"""
_ROWS: Final = 2_000
"""Rows that are handed over at a time."""
_PIECE: Final = 1 << 20
_FIRST: Final = "0001-01-01"
_LENGTH: Final = len(_FIRST)
"""Days of years with four digits: Parquet holds others too, but few programs that read it do."""


def write_parquet(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write a row a claim; of sources there are those that claims cite, by type, title, container, date and URL.

    DuckDB writes to files alone, so that there is one for as long as it takes.

    Raises:
        ExchangeError: DuckDB is not installed.
    """
    del options
    try:
        import duckdb  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        reason = "Parquet is written with DuckDB; install it with `pip install duckdb`, or export csv"
        raise ExchangeError(reason) from None
    sources = {source_id: _described(source) for source_id, source in export.sources.items()}
    # Nothing is fetched, one thread keeps the order, and nothing is written into the current folder.
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": "",
        "threads": 1,
    }
    with TemporaryDirectory() as folder, duckdb.connect(config=config) as database:
        path = Path(folder, "claims.parquet")
        database.execute(f"CREATE TABLE claims AS {_ROWS_OF_JSON}", [[]])
        for claims in _batches(export.claims):
            rows = [encoded(_row(claim, export.language, sources)).decode() for claim in claims]
            database.execute(f"INSERT INTO claims {_ROWS_OF_JSON}", [rows])
        database.sql("FROM claims").write_parquet(str(path))
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    cited = {one.source for claim in export.claims for one in claim.citations}
    note_sources(export, losses, {source_id: held for source_id, held in sources.items() if source_id in cited})


_ROWS_OF_JSON: Final = "'".join(
    (
        "SELECT unnest(from_json(row::JSON, ",
        encoded(COLUMNS).decode(),
        ")) FROM (SELECT unnest($1::VARCHAR[]) AS row)",
    )
)
"""Makes rows of texts in JSON, the only form in which DuckDB takes many values of mixed types at once."""


def _batches(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, ...]]:
    for start in range(0, len(claims), _ROWS):
        yield claims[start : start + _ROWS]


def _described(source: Source) -> dict[str, str]:
    """Return what the columns of sources hold of one."""
    fields = source_fields(source)
    texts = {name: fields.get(name) for name in SOURCE_COLUMNS.values()}
    return {name: text for name, text in texts.items() if isinstance(text, str)}


def _day(text: str) -> str | None:
    """Return a day of a year with four digits, ``None`` for another."""
    return text if len(text) == _LENGTH and text >= _FIRST else None


def _row(claim: Claim, language: str, sources: dict[str, dict[str, str]]) -> dict[str, Any]:
    date = claim.date
    earliest, latest, said = days_and_words(claim, language)
    cited = [sources.get(one.source, {}) for one in claim.citations]
    return {
        "id": claim.id,
        "date": "" if date.expression is None else date.expression.text,
        "earliest": _day(earliest),
        "latest": _day(latest),
        "date_words": said,
        "said": date.said,
        "calendar": date.calendar,
        "relation": "" if date.relative is None else str(date.relative),
        "after": claim.after,
        "lasting": claim.lasting,
        "text": claim.text,
        "texts": claim.texts,
        "countries": claim.countries,
        "regions": claim.regions,
        "actors": claim.actors,
        "places": claim.places,
        "kind": claim.kind,
        "status": claim.status,
        "note": claim.note,
        "sources": [one.source for one in claim.citations],
        "citations": [
            {
                "source": one.source,
                "locator": one.locator,
                "quote": one.quote,
                "retrieved": "" if one.retrieved is None else one.retrieved.text,
            }
            for one in claim.citations
        ],
        **{column: [one.get(name, "") for one in cited] for column, name in SOURCE_COLUMNS.items()},
        "suppress": {one.rule: one.why for one in claim.suppress},
        "fields": claim.fields,
    }
