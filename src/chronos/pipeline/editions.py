"""Makes the corpora of editions and of days, and keeps what an edition withholds out of its documents."""

from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from typing import Final

from msgspec import structs

from chronos.check import RULES, Settled, summary
from chronos.check.selecting import select_rules
from chronos.dating import derive
from chronos.edtf import LANGUAGES, day_number, day_words
from chronos.gazetteer import countries, country_name, region_name, regions
from chronos.model import Corpus, Document, Edition, Settings
from chronos.pipeline.checking import check_corpus
from chronos.render.site.assets import assets
from chronos.store import ProjectError
from chronos.withhold import Guard, known_on, secrets, withhold, withholds

_SETTINGS: Final = "chronos.yaml"
_SILENT: Final = ("unused-suppression", "unreasoned-judgement", "unarchived-source", "unreadable-copy")
"""Rules that would find fault with what is withheld: permissions for it, reasons, local copies."""
_SILENT_ON: Final = {
    "text": ("empty-text", "text-not-shown"),
    "locator": ("no-locator",),
    "retrieved": ("unaccessed-source",),
    "title": ("untitled-source",),
}
"""Rules that would find fault with a field that is redacted."""


def find_edition(corpus: Corpus, name: str) -> Edition:
    """Return the edition of a name, its withheld sources by their ids.

    Raises:
        ProjectError: the settings have none of that name, or it names a kind or a source that the project does not
            have; what is misspelt must not be published.
    """
    settings = corpus.settings
    names = {one.name: one for one in settings.editions}
    if name not in names:
        if not names:
            raise ProjectError(f"{_SETTINGS}: there is no edition {name[:60]!r}; name editions under `editions:`")
        place = _place(settings, "editions")
        raise ProjectError(f"{place}: there is no edition {name[:60]!r}{_near(name, names)}")
    edition = names[name]
    every = (*corpus.claims, *(lost.claim for lost in corpus.unreadable if lost.claim is not None))
    kinds = {*settings.kinds, *(claim.kind for claim in every)} - {""}
    _refuse_unknown(settings, edition, "kinds", edition.kinds, kinds)
    cited = {citation.source for claim in every for citation in claim.citations}
    keys = {
        source.fields["citation-key"]: one for one, source in corpus.sources.items() if "citation-key" in source.fields
    }
    _refuse_unknown(settings, edition, "withhold", edition.sources, {*corpus.sources, *cited, *keys})
    known = corpus.sources.keys() | cited
    return structs.replace(edition, sources=tuple(one if one in known else keys[one] for one in edition.sources))


def select(corpus: Corpus, edition: Edition | None = None, day: int | None = None) -> Corpus:
    """Return the corpus of an edition, as it was known on a day (a day number); either may be ``None``.

    What was not known on that day selects nothing.
    """
    known = corpus if day is None else known_on(corpus, day)
    if edition is None or not withholds(edition):
        return known
    has_period = edition.first is not None or edition.last is not None
    left = withhold(derive(known)[0] if has_period else known, edition)
    if day is None:
        return left
    here = {(claim.id, claim.location) for claim in left.claims}
    both = structs.replace(corpus, claims=tuple(one for one in corpus.claims if (one.id, one.location) in here))
    citations = sum(one.citations for one in known_on(both, day).left_out)  # not of claims that the edition withholds
    counted = (
        structs.replace(one, citations=citations) if one.reason == "unpublished" else one for one in left.left_out
    )
    return structs.replace(left, left_out=tuple(counted))


def check_selected(corpus: Corpus, edition: Edition | None = None) -> Settled:
    """Check a corpus that :func:`select` made, and nothing else: neither files nor local copies are read.

    Rules are off that would find fault with what was taken out of it.
    """
    redacted = edition.redact if edition is not None else ()
    ignore = (*_SILENT, *(rule for field in redacted for rule in _SILENT_ON.get(field, ())))
    settings = corpus.settings
    check = select_rules(settings.check, ignore=ignore)
    return check_corpus(structs.replace(corpus, settings=structs.replace(settings, check=check)))


def guarded(documents: Iterable[Document], whole: Corpus, edition: Edition) -> Iterator[Document]:
    """Yield the documents of an edition of a whole corpus, each once nothing that is withheld was found in it.

    The words of the catalogues, and the scripts and styles that chronos ships, are in any document and no secrets.

    Raises:
        LeakError: a document shows something that the edition withholds.
    """
    if not withholds(edition):
        yield from documents
        return
    hidden = secrets(whole, select(whole, edition), tuple(_furniture()))
    yield from Guard(hidden).guard(documents, edition.name)


def _refuse_unknown(
    settings: Settings, edition: Edition, field: str, named: Collection[str], known: Collection[str]
) -> None:
    for number, one in enumerate(named):
        if one not in known:
            name = f"editions.{edition.name}"
            place = _place(settings, f"{name}.{field}[{number}]", f"{name}.{field}", name, "editions")
            what = "kind" if field == "kinds" else "source"
            message = f"the edition {edition.name!r} names the {what} {one[:60]!r}, which this project does not have"
            raise ProjectError(f"{place}: {message}{_near(one, known)}")


def _place(settings: Settings, *names: str) -> str:
    for name in names:
        if name in settings.marks:
            line, column = settings.marks[name]
            return f"{_SETTINGS}:{line}:{column}"
    return _SETTINGS


def _near(word: str, known: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    near = get_close_matches(word[:60], sorted(known), n=1)
    if near:
        return f"; did you mean {near[0][:60]!r}?"
    shown = sorted(known)[:10]
    more = f" and {len(known) - len(shown)} more" if len(known) > len(shown) else ""
    return f"; there are {', '.join(shown)}{more}" if shown else "; take it out"


def _furniture() -> Iterator[str]:
    """Yield what documents say of themselves, in every language: sentences, names of countries and regions, months."""
    for language in LANGUAGES:
        for stage in ("chart", "render"):
            catalogue = import_module(f"chronos.{stage}.languages.{language}")
            yield from catalogue.SENTENCES.values()
            yield from (form for forms in catalogue.NOUNS.values() for form in forms)
        yield from (country_name(one.code, language) for one in countries())
        yield from (region_name(one, language) for one in regions())
        yield from (day_words(day_number(2001, month, 1), language) for month in range(1, 13))
    for rule in RULES:
        yield from (rule.name, summary(rule))
    yield from (document.content.decode() for document in assets())
