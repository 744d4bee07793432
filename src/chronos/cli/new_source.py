"""Asks what is to be known of a new source."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chronos.cli.answers import ask, authors, date_lines, needed, say
from chronos.cli.drafting import NotUnderstoodError, read_date

if TYPE_CHECKING:
    from chronos.pipeline.adding import Notebook


def ask_source(notebook: "Notebook", named: str, new: Collection[str]) -> dict[str, Any]:
    """Return a new source, an item of CSL.

    ``named`` is what somebody called it, a title or an address; ``new`` are the ids of others that are new too.
    """
    is_address = named.startswith(("http://", "https://"))
    item: dict[str, Any] = {"id": "", "type": ""}
    item["title"] = needed("  title", "" if is_address else named)
    item["author"] = list(authors(ask("  authors (Family, Given; or a body by its name; several with semicolons)")))
    item["container-title"] = ask("  newspaper, journal, site or book that it stands in")
    item["issued"] = _day("  published on (2020-05-01, May 2020, 2020; Enter: not known)")
    item["URL"] = ask("  address on the web", named if is_address else "")
    if item["URL"]:
        item["accessed"] = _day("  read on (-: not known)", datetime.now().astimezone().date().isoformat())
    usual = "article-newspaper" if item["container-title"] else "webpage" if item["URL"] else "document"
    item["type"] = ask("  type (book, report, webpage, interview, ...)", usual)
    item["id"] = _id(notebook, item, new)
    return {name: value for name, value in item.items() if value}


def _id(notebook: "Notebook", item: Mapping[str, Any], new: Collection[str]) -> str:
    """Ask for the id of a new source; one is proposed."""
    while True:
        given = ask("  its id", notebook.free_source_id(item, new))
        if "," in given:
            say(f"  {given!r} has a comma in it, which ends an id where claims cite it")
        elif given in notebook.corpus.sources or given in new:
            say(f"  the source {given!r} is there already")
        elif given:
            return given


def _day(prompt: str, default: str = "") -> str:
    """Ask for the date of a source; return it in EDTF, empty where none is given."""
    while True:
        written = ask(prompt, default)
        if not written or written == "-":
            return ""
        try:
            read = read_date(written)
        except NotUnderstoodError as error:
            say(f"    {error}")
            continue
        if read.expression is not None:
            if read.said:
                say(f"    {next(date_lines(read))}")
            return read.expression.text
        return ""
