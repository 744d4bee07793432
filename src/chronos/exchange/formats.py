"""The formats by their names, and the modules that read and write them, each loaded with its first use."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, cast

from msgspec import Struct

from chronos.exchange.incoming import ExchangeError, Reader
from chronos.exchange.outgoing import Writer


class Format(Struct, frozen=True):
    """A format: what it is called in a sentence, and the function that reads or writes it, as ``module:name``."""

    said: str
    function: str


READERS: Final[Mapping[str, Format]] = {
    "csv": Format("a table of text (CSV)", "tables.spreadsheets:read_csv"),
    "tsv": Format("a table of text with tabs (TSV)", "tables.spreadsheets:read_tsv"),
    "xlsx": Format("an Excel workbook", "tables.spreadsheets:read_xlsx"),
    "ods": Format("an OpenDocument spreadsheet", "tables.spreadsheets:read_ods"),
    "docx": Format("the tables of a Word document", "documents.reading:read_docx"),
    "html": Format("the tables of a web page", "documents.reading:read_html"),
    "md": Format("the tables of a Markdown text", "documents.reading:read_markdown"),
    "ucdp-ged": Format("UCDP Georeferenced Event Dataset", "datasets.readers:read_ucdp_ged"),
    "acled": Format("ACLED", "datasets.readers:read_acled"),
    "gtd": Format("Global Terrorism Database", "datasets.readers:read_gtd"),
    "gdelt": Format("GDELT 2.0 events", "datasets.readers:read_gdelt"),
    "timelinejs": Format("TimelineJS, JSON or sheet", "timelines.timelinejs:read_timelinejs"),
    "markwhen": Format("markwhen text", "timelines.markwhen:read_markwhen"),
    "vis": Format("vis-timeline items, JSON", "timelines.vis:read_vis"),
    "aeon": Format("Aeon Timeline, CSV", "timelines.aeon:read_aeon"),
    "wikidata": Format("Wikidata, JSON", "wikidata.entities:read_wikidata"),
    "ris": Format("RIS", "libraries.ris:read_ris"),
}
"""``json``, ``jsonl``, ``csl-json`` and ``bibtex`` are read as timelines are (:mod:`chronos.pipeline.own_formats`)."""

WRITERS: Final[Mapping[str, Format]] = {
    "csv": Format("claims as a table of text (CSV)", "tables.claim_rows:write_csv"),
    "xlsx": Format("an Excel workbook", "tables.workbooks:write_xlsx"),
    "json": Format("all of it as JSON, which imports as it was", "linked.as_json:write_json"),
    "jsonl": Format("the same, a claim or source a line", "linked.as_json:write_jsonl"),
    "parquet": Format("claims as Parquet", "tables.parquet:write_parquet"),
    "jsonld": Format("schema.org and PROV, JSON-LD", "linked.jsonld:write_jsonld"),
    "ics": Format("a calendar (iCalendar)", "linked.calendars:write_ics"),
    "timelinejs": Format("TimelineJS, JSON", "timelines.timelinejs:write_timelinejs"),
    "markwhen": Format("markwhen text", "timelines.markwhen:write_markwhen"),
    "vis": Format("vis-timeline items, JSON", "timelines.vis:write_vis"),
    "csl-json": Format("the sources as CSL-JSON", "libraries.csl_json:write_csl_json"),
    "geojson": Format("events that have coordinates, GeoJSON", "linked.geojson:write_geojson"),
    "ftm": Format("FollowTheMoney entities, a line each", "linked.ftm:write_ftm"),
}


def reader(name: str) -> Reader:
    """Return what reads a format.

    Raises:
        ExchangeError: there is none of that name.
    """
    return cast("Reader", _function(READERS, name))


def writer(name: str) -> Writer:
    """Return what writes a format.

    Raises:
        ExchangeError: there is none of that name.
    """
    return cast("Writer", _function(WRITERS, name))


def _function(formats: Mapping[str, Format], name: str) -> object:
    if name not in formats:
        raise ExchangeError(f"no format {name[:60]!r}; there are {', '.join(formats)}")
    module, _, function = formats[name].function.partition(":")
    return getattr(import_module(f"chronos.exchange.{module}"), function)
