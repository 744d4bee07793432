"""A claim as somebody gives it, by options or by answers."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from chronos.model import Citation, Claim, ClaimDate
    from chronos.pipeline.adding import Notebook

T = TypeVar("T")
NEEDED: Final = ("date", "text", "country", "source")
"""What a claim needs, by the names of options."""


class NotUnderstoodError(Exception):
    """An answer that cannot be taken; the message says why, and what could."""


class Draft:
    """A claim that is not written yet: what is given of it, and the sources that are new with it."""

    def __init__(self, notebook: "Notebook", **given: Any) -> None:
        """Take what options give.

        Raises:
            BadParameter: something cannot be what it should be.
        """
        self.notebook = notebook
        self.new_sources: list[Mapping[str, Any]] = []
        self.text: str = given["text"]
        self.language: str = given["language"] or ""
        self.regions: tuple[str, ...] = given["regions"]
        self.actors: tuple[str, ...] = given["actors"]
        self.places: tuple[str, ...] = given["places"]
        self.kind: str = given["kind"]
        self.status: Any = given["status"]
        self.note: str = given["note"]
        self.date: ClaimDate | None = None
        if given["date"] or given["said"]:
            self.date = _option(
                "--date" if given["date"] else "--said", lambda: read_date(given["date"], given["said"])
            )
        countries = [_option("--country", partial(read_country, one)) for one in given["countries"]]
        self.countries: tuple[str, ...] = tuple(dict.fromkeys(countries))
        self.citations: tuple[Citation, ...] = tuple(map(self.citation, given["sources"]))
        if given["quote"] or given["retrieved"]:
            self.citations = (self._in_full(given["quote"], given["retrieved"]),)
        self.claim_id: str = given["claim_id"]
        wrong = notebook.wrong_id(self.claim_id) if self.claim_id else ""
        if wrong:
            _refuse("--id", f"{wrong}; without --id one is proposed")

    def citation(self, said: str) -> "Citation":
        """Return the citation that an id and a locator make."""
        from chronos.model import Citation

        source, _, locator = said.partition(",")
        return Citation(source=self.notebook.source_id(source.strip()), locator=locator.strip())

    @property
    def missing(self) -> list[str]:
        """What it needs and does not have, by the names of options."""
        there = {
            "date": self.date is not None,
            "text": self.text,
            "country": self.countries or self.regions,
            "source": self.citations,
        }
        return [name for name in NEEDED if not there[name]]

    def claim(self) -> "Claim":
        """Return it as a claim; where it has no id, with the one that is proposed."""
        from msgspec import structs

        from chronos.model import Claim, ClaimDate, Location

        in_first = not self.language or self.language == self.notebook.corpus.settings.languages[0]
        claim = Claim(
            id=self.claim_id,
            date=self.date or ClaimDate(),
            text=self.text,
            texts={} if in_first or not self.text else {self.language: self.text},
            location=Location(""),
            countries=self.countries,
            regions=self.regions,
            actors=self.actors,
            places=self.places,
            kind=self.kind,
            status=self.status,
            note=self.note,
            citations=self.citations,
        )
        return claim if claim.id else structs.replace(claim, id=self.notebook.free_id(claim))

    def _in_full(self, quote: str, retrieved: str) -> "Citation":
        """Return the one citation with the words of the source, and when it was read."""
        from msgspec import structs

        if len(self.citations) != 1:
            raise click.UsageError("--quote and --retrieved go with one --source; add others in the file")
        read = _option("--retrieved", lambda: read_date(retrieved)) if retrieved else None
        return structs.replace(self.citations[0], quote=quote, retrieved=read.expression if read is not None else None)


def read_date(written: str, said: str = "") -> "ClaimDate":
    """Return the date that somebody writes.

    Raises:
        NotUnderstoodError: it is none, or may be several.
    """
    from chronos.edtf import EdtfError, nearest_valid, words
    from chronos.pipeline.adding import understood

    try:
        return understood(written, said)
    except EdtfError as error:
        nearest = nearest_valid(written)
        hint = f"; did you mean {nearest} ({words(nearest)})?" if nearest is not None else ""
        raise NotUnderstoodError(f"{str(error).removesuffix('.')}{hint or '.'}") from None


def read_country(written: str) -> str:
    """Return the code of the country that somebody names.

    Raises:
        NotUnderstoodError: it names none, or several.
    """
    from chronos.gazetteer import country_name, find_country, suggest_countries

    found = find_country(written)
    if found is not None:
        return found.code
    near = " or ".join(f"{code} ({country_name(code)})" for code in suggest_countries(written))
    hint = f"; did you mean {near}?" if near else ": give its code of ISO 3166-1, or its name"
    raise NotUnderstoodError(f"no country is called {written[:60]!r}{hint}")


def _option(name: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except NotUnderstoodError as error:
        _refuse(name, str(error))


def _refuse(name: str, reason: str) -> NoReturn:
    raise click.BadParameter(reason, param_hint=name)
