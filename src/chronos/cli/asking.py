"""Asks for a claim, each answer understood before the next question."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from chronos.cli.answers import ask, date_lines, listed, needed, say, source_line
from chronos.cli.drafting import NEEDED, Draft, NotUnderstoodError, read_country, read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chronos.pipeline.adding import Addition

_ASKED: Final = (*NEEDED, "kind", "id")
_FEW: Final = 6
"""Sources that are all shown before one is asked for."""
_CHANGED: Final = (*_ASKED, "actors", "places", "note")
"""What can be changed at the end."""


class Asking:
    """Asks for what a claim needs, one question after another, until somebody says that it is right."""

    def __init__(self, draft: Draft, to: Path | None) -> None:
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
        known = self.notebook.corpus.sources.values()
        for one in known if len(known) <= _FEW else ():
            say(f"  {one.id}: {source_line(one)}")
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
        from chronos.cli.new_source import ask_source

        item = ask_source(self.notebook, named, {str(one["id"]) for one in self.draft.new_sources})
        self.draft.new_sources.append(item)
        return str(item["id"])

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
