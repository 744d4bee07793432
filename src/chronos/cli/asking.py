"""A claim as somebody gives it: by options, and by answers to questions, each understood before the next."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from pathlib import Path

    from chronos.model import Citation, Claim, ClaimDate, Source
    from chronos.pipeline.adding import Addition, Notebook

T = TypeVar("T")
_NEEDED: Final = ("date", "text", "country", "source")
_ASKED: Final = (*_NEEDED, "kind", "id")
_CHANGED: Final = (*_ASKED, "actors", "places", "note")
"""What can be changed at the end."""


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
        return [name for name in _NEEDED if not there[name]]

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


class Asking:
    """Asks for what a claim needs, one question after another, until somebody says that it is right."""

    def __init__(self, draft: Draft, to: "Path | None") -> None:
        self.draft = draft
        self.notebook = draft.notebook
        self.to = to
        self.questions: Mapping[str, Callable[[], None]] = {
            "date": self.date,
            "text": self.text,
            "country": self.countries,
            "source": self.sources,
            "kind": self.kind,
            "id": self.id,
            "actors": self.actors,
            "places": self.places,
            "note": self.note,
        }

    def run(self, *, dry_run: bool) -> "Addition | None":
        """Ask, show the claim, and ask whether it is right; ``None`` where it is not to be written."""
        from pathlib import Path

        from chronos.cli.add import show
        from chronos.pipeline import ProjectError

        say(f"A new claim for {self.notebook.root.as_posix()}. Nothing is written before you say so; Ctrl-C stops.")
        missing = self.draft.missing
        for name in _ASKED:
            if (
                name in missing
                or (name == "kind" and not self.draft.kind)
                or (name == "id" and not self.draft.claim_id)
            ):
                self.questions[name]()
        while True:
            say("")
            try:
                addition = self.notebook.plan(self.draft.claim(), self.draft.new_sources, self.to)
            except ProjectError as error:
                say(str(error))
                given = ask("another file for it (Enter: give up)")
                if not given:
                    return None
                self.to = Path(given)
                continue
            show(addition)
            change = self.decide(addition, dry_run=dry_run)
            if change in ("yes", "no"):
                return addition if change == "yes" else None
            self.questions[change]()

    def decide(self, addition: "Addition", *, dry_run: bool) -> str:
        """Return whether to write it (``yes``, ``no``), or what to change."""
        names = ", ".join(_CHANGED)
        if addition.errors:
            prompt, default = f"it cannot be written so; what to change ({names}; no: give up)", ""
        else:
            doing = "go on" if dry_run else "write it"
            prompt, default = f"{doing}? (yes, no, or what to change: {names})", "yes"
        while True:
            answer = ask(prompt, default).lower()
            chosen = {"y": "yes", "n": "no", "country": "country", "countries": "country", "sources": "source"}
            answer = chosen.get(answer, answer)
            if answer in (*_CHANGED, "no") or (answer == "yes" and not addition.errors):
                return answer
            say(f"  {answer!r} is none of these")

    def date(self) -> None:
        """Ask for the date, and for consent where it was given in words."""
        while True:
            written = needed("date (2019-05-17, 2019-05, 2019, about: 2019~, from to: 2018/2019, early 2017, undated)")
            try:
                read = read_date(written)
            except NotUnderstoodError as error:
                say(f"  {error}")
                continue
            for line in date_lines(read):
                say(f"  {line}")
            if not read.said or ask("  is that what the source means? (yes, no)", "yes").lower() in ("y", "yes"):
                self.draft.date = read
                return

    def text(self) -> None:
        """Ask for the text."""
        self.draft.text = needed("text (what is asserted, in a sentence)")

    def countries(self) -> None:
        """Ask for the countries, and say them back."""
        from chronos.gazetteer import country_name

        while True:
            written = needed("country (code or name; several with commas)")
            try:
                codes = [read_country(one.strip()) for one in written.split(",") if one.strip()]
            except NotUnderstoodError as error:
                say(f"  {error}")
                continue
            if codes:
                self.draft.countries = tuple(dict.fromkeys(codes))
                say(f"  {', '.join(f'{code} ({country_name(code)})' for code in self.draft.countries)}")
                return

    def sources(self) -> None:
        """Ask for sources, until there are no more."""
        self.draft.citations = ()
        self.draft.new_sources = []
        prompt = "source (its id or words of its title, then where in it, as in: gazette, p. 3; new: for a new one)"
        while True:
            said = needed(prompt) if not self.draft.citations else ask("another source (Enter: no)")
            if not said:
                return
            named, _, locator = said.partition(",")
            found = self.source(named.strip())
            if found:
                self.draft.citations = (*self.draft.citations, self.draft.citation(f"{found}, {locator.strip()}"))

    def source(self, named: str) -> str:
        """Return the id of the source that somebody means, empty where it is none."""
        new = [str(item["id"]) for item in self.draft.new_sources]
        if named in new:
            return named
        if named.lower() == "new":
            return self.new_source("")
        found = self.notebook.find_sources(self.notebook.source_id(named))
        if len(found) == 1 and named == found[0].id:
            say(f"  {source_line(found[0])}")
            return named
        for number, one in enumerate(found, start=1):
            say(f"  {number}  {one.id}: {source_line(one)}")
        if not found:
            say(f"  no source has {named[:60]!r}")
            return self.new_source(named) if ask("  is it a new one? (yes, no)", "yes").lower() in ("y", "yes") else ""
        first = "1" if len(found) == 1 else ""
        answer = ask(
            "  which? (its number; new: none of these; Enter: ask again)"
            if not first
            else "  this one? (1; new: another; no: ask again)",
            first,
        )
        if answer.lower() == "new":
            return self.new_source(named)
        return (
            found[int(answer) - 1].id if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(found) else ""
        )

    def new_source(self, named: str) -> str:
        """Ask what is to be known of a new source; return its id."""
        is_address = named.startswith(("http://", "https://"))
        item: dict[str, Any] = {"id": "", "type": ""}
        item["title"] = needed("  title", "" if is_address else named)
        item["author"] = list(authors(ask("  authors (Family, Given; or a body by its name; several with semicolons)")))
        item["container-title"] = ask("  newspaper, journal, site or book that it stands in")
        item["issued"] = self.day("  published on (2020-05-01, May 2020, 2020; Enter: not known)")
        item["URL"] = ask("  address on the web", named if is_address else "")
        if item["URL"]:
            item["accessed"] = self.day("  read on", datetime.now().astimezone().date().isoformat())
        usual = "article-newspaper" if item["container-title"] else "webpage" if item["URL"] else "document"
        item["type"] = ask("  type (book, report, webpage, interview, ...)", usual)
        item["id"] = self.source_name(item)
        self.draft.new_sources.append({name: value for name, value in item.items() if value})
        return str(item["id"])

    def source_name(self, item: Mapping[str, Any]) -> str:
        """Ask for the id of a new source."""
        taken = {*self.notebook.corpus.sources, *(str(one["id"]) for one in self.draft.new_sources)}
        while True:
            given = ask("  its id", self.notebook.free_source_id(item))
            if given and given not in taken and "," not in given:
                return given
            say(f"  {given!r} has a comma in it" if "," in given else f"  the source {given!r} is there already")

    def day(self, prompt: str, default: str = "") -> str:
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

    def kind(self) -> None:
        """Ask for the kind, where the project names kinds."""
        from difflib import get_close_matches

        kinds = list(self.notebook.corpus.settings.kinds)
        while kinds:
            given = ask(f"kind ({', '.join(kinds)}; Enter: none)")
            if not given or given in kinds:
                self.draft.kind = given
                return
            near = get_close_matches(given, kinds, n=1)
            say(f"  no kind {given[:60]!r}{f'; did you mean {near[0]!r}?' if near else ''}")

    def id(self) -> None:
        """Ask for the id; one is proposed."""
        from msgspec import structs

        claim = structs.replace(self.draft.claim(), id="")
        while True:
            given = ask("id (it never changes once written)", self.notebook.free_id(claim))
            wrong = self.notebook.wrong_id(given)
            if not wrong:
                self.draft.claim_id = given
                return
            say(f"  {wrong}")

    def actors(self) -> None:
        """Ask for the actors."""
        self.draft.actors = tuple(listed(ask("actors (persons and bodies; several with semicolons; Enter: none)")))

    def places(self) -> None:
        """Ask for the places."""
        self.draft.places = tuple(listed(ask("places (several with semicolons; Enter: none)")))

    def note(self) -> None:
        """Ask for the note."""
        self.draft.note = ask("note (what a reader of the footnote should know; Enter: none)")


def say(text: str) -> None:
    """Write a line, with nothing in it that would do something to a terminal."""
    from chronos.pipeline import harmless

    click.echo(harmless(text))


def ask(prompt: str, default: str = "") -> str:
    """Return an answer on one line; the default where it is empty."""
    answer: str = click.prompt(prompt, default=default, show_default=bool(default), prompt_suffix=": ")
    return " ".join(answer.encode("utf-8", "replace").decode().split())


def needed(prompt: str, default: str = "") -> str:
    """Return an answer that says something."""
    while not (answer := ask(prompt, default)):
        pass
    return answer


def listed(answer: str) -> Iterator[str]:
    """Yield the items of an answer with semicolons between."""
    return (one.strip() for one in answer.split(";") if one.strip())


def authors(answer: str) -> Iterator[dict[str, str]]:
    """Yield names as CSL has them: family and given where there is a comma, else the name of a body."""
    for one in listed(answer):
        family, comma, given = (part.strip() for part in one.partition(","))
        yield {"family": family, "given": given} if comma and given else {"literal": family}


def date_lines(date: "ClaimDate") -> Iterator[str]:
    """Yield a date in words, with its first and last day, and what is kept of the words it was given in."""
    from chronos.pipeline.adding import days_in_words

    if date.expression is None:
        yield "undated: the source gives no date"
        return
    yield f"{date.expression.text} is {days_in_words(date.expression)}"
    if date.said:
        yield f"the words are kept beside it: “{date.said}”"


def source_line(source: "Source") -> str:
    """Return a source in a line."""
    who = ", ".join(person.literal or person.family for person in source.authors)
    when = source.issued.text if source.issued is not None else ""
    return ", ".join(part for part in (who, source.title, source.container, when) if part) or source.id
