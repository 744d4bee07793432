"""Which words may stand where, and what each of them means.

A place in a file has a *role*: the kind of word that is written there. Completion, hover and definition all go by it.
A ``day`` is a date that cannot be undated; ``claim_id`` and ``source_id`` are where ids are given, not named;
``one_claim`` is where no list of claims may stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from chronos.editor import csl, descriptions
from chronos.editor.descriptions import Fields
from chronos.editor.schema import country_names, source_line
from chronos.gazetteer import countries, region_name, regions
from chronos.model import CHART_FONTS, RELATIONS, SEVERITIES, ClaimDate, Corpus, Location
from chronos.pipeline import RULES, rule_summary
from chronos.pipeline.editing import LANGUAGES, SETTINGS, markdown

_ROLES: Final[Fields] = {
    "claims[].id": "claim_id",
    "claims[].date": "date",
    "claims[].date.edtf": "date",
    "claims[].date.said": "said",
    "claims[].date.calendar": "calendar",
    **{f"claims[].date.{relation}": "one_claim" for relation in RELATIONS},
    "claims[].date.between": "claim",
    "claims[].order.after": "claim",
    "claims[].countries": "country",
    "claims[].regions": "region",
    "claims[].actors": "actor",
    "claims[].places": "place",
    "claims[].kind": "kind",
    "claims[].status": "status",
    "claims[].lasting": "truth",
    "claims[].sources": "source",
    "claims[].sources[].source": "source",
    "claims[].sources[].retrieved": "day",
    "claims[].suppress": "rule",
    "references[].id": "source_id",
    "references[].type": "type",
    **{f"references[].{field}": "day" for field in csl.DATES},
    "references[].origin": "source",
    "references[].file": "file",
    "references[].suppress": "rule",
    "judgements[].claims": "claim",
    "judgements[].verdict": "verdict",
    "judgements[].text": "one_claim",
    "judgements[].on": "day",
}
_SETTINGS_ROLES: Final[Fields] = {
    "as_of": "day",
    "regions": "region",
    "regions[].countries": "country",
    "languages": "language",
    "formats": "format",
    "editions.kinds": "kind",
    "editions.status": "status",
    "editions.countries": "country",
    "editions.from": "day",
    "editions.to": "day",
    "editions.withhold": "source",
    "editions.withhold.sources": "source",
    "editions.redact": "redacted",
    "charts.theme": "theme",
    "charts.font": "font",
    "check.select": "rule",
    "check.ignore": "rule",
    "check.fail_on": "severity",
    "check.paths[].ignore": "rule",
}
_FIELDS: Final[Mapping[str, Fields]] = {
    "": descriptions.FILE,
    "claims[]": descriptions.CLAIM,
    "claims[].text": descriptions.LANGUAGE_NAMES,
    "claims[].date": descriptions.DATE,
    "claims[].order": descriptions.ORDER,
    "claims[].sources[]": descriptions.CITATION,
    "claims[].fields": descriptions.FURTHER,
    "claims[].imported": descriptions.IMPORTED,
    "references[]": csl.SOURCE,
    **{f"references[].{field}{item}": descriptions.NAME for field in csl.NAMES for item in ("", "[]")},
    "references[].imported": descriptions.IMPORTED,
    "judgements[]": descriptions.JUDGEMENT,
}
_SETTINGS_FIELDS: Final[Mapping[str, Fields]] = {
    "": descriptions.SETTINGS,
    "title": descriptions.LANGUAGE_NAMES,
    "regions[]": descriptions.REGION,
    "regions[].name": descriptions.LANGUAGE_NAMES,
    "editions[]": descriptions.EDITION,
    "editions.title": descriptions.LANGUAGE_NAMES,
    "editions.withhold": descriptions.WITHHOLD,
    "circa": descriptions.CIRCA,
    "charts": descriptions.CHARTS,
    "charts.colours": descriptions.COLOURS,
    "check": descriptions.CHECK,
    "check.paths[]": descriptions.PATH,
}
_RULED: Final = ("claims[].suppress", "references[].suppress", "check.levels", "check.options", "check.paths[].levels")
"""Mappings whose keys are rules."""
_ONE_OF: Final[Mapping[str, tuple[str, ...]]] = {"claims[].date": ("edtf", *RELATIONS)}
"""Fields of mappings of which each mapping has one at most."""
_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {"within": ("after", "before")}
"""Fields that stand beside one of some others."""
_EDITION: Final = re.compile(r"editions(?:\[\]|\.[^.\[\]]+)\.")
"""The path of an edition, in a list or by its name, and what goes on from there."""
_NAMED_EDITION: Final = {name: said for name, said in descriptions.EDITION.items() if name != "name"}
_LEVELS: Final = ("check.levels.", "check.paths[].levels.")


def role_of(path: str, file: str) -> str:
    """Return what is written at a path of a file, empty where it is free text."""
    if file != SETTINGS:
        return _ROLES.get(path.removesuffix("[]"), "")
    path = _EDITION.sub("editions.", path)
    return "level" if path.startswith(_LEVELS) else _SETTINGS_ROLES.get(path.removesuffix("[]"), "")


def fields_at(path: str, file: str) -> Fields:
    """Return the fields that the mapping at a path of a file has, none where that is not known."""
    if path in _RULED:
        return _rules()
    if file == SETTINGS and path != "editions[]" and _EDITION.match(f"{path}."):
        inner = _EDITION.sub("", f"{path}.")
        return _SETTINGS_FIELDS.get(f"editions.{inner[:-1]}", {}) if inner else _NAMED_EDITION
    return (_SETTINGS_FIELDS if file == SETTINGS else _FIELDS).get(path, {})


def fields_left(path: str, file: str, there: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields that a mapping may have beside those that are ``there``, each with what it is for."""
    chosen = _ONE_OF.get(path, ())
    taken = there | set(chosen) if not there.isdisjoint(chosen) else there
    for name, said in fields_at(path, file).items():
        if name not in taken and (name not in _BESIDE or not there.isdisjoint(_BESIDE[name])):
            yield name, said


class Word(NamedTuple):
    """A word that may be written: what it means, more of that in Markdown, and whether it needs quotes."""

    detail: str
    more: str = ""
    quoted: bool = False


class Vocabulary:
    """The words of a project, each list made when it is asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._made: dict[str, Mapping[str, Word]] = {}

    def words(self, role: str) -> Mapping[str, Word]:
        """Return the words that may be written in a role, by themselves; none for free text."""
        if role not in self._made:
            make = _WORDS.get(role)
            self._made[role] = make(self.corpus) if make is not None else _FIXED.get(role, {})
        return self._made[role]

    def place(self, role: str, word: str) -> Location | None:
        """Return where what a word names is defined, ``None`` where it is not in the project."""
        settings = self.corpus.settings
        if role in ("source", "source_id"):
            source = self.corpus.sources.get(word)
            return source.where("id") if source is not None else None
        if role in ("claim", "claim_id", "one_claim"):
            claims = (claim for claim in self.corpus.claims if claim.id == word)
            return next((claim.where("id") for claim in claims), None)
        if role == "kind":
            marks = [f"kinds.{word}", *(f"kinds[{at}]" for at, kind in enumerate(settings.kinds) if kind == word)]
        elif role == "region":
            marks = [f"regions[{at}]" for at, one in enumerate(settings.regions) if one.id == word]
        else:
            return None
        found = next((settings.marks[mark] for mark in marks if mark in settings.marks), None)
        return Location(SETTINGS, *found) if found is not None else None


def _country(_corpus: Corpus) -> Mapping[str, Word]:
    return {one.code: Word(country_names(one.code)) for one in countries()}


def _region(corpus: Corpus) -> Mapping[str, Word]:
    own = {one.id: Word(region_name(one)) for one in corpus.settings.regions if one.names}
    return {**own, **{one.id: Word(region_name(one.id), quoted=True) for one in regions()}}


def _kind(corpus: Corpus) -> Mapping[str, Word]:
    named = {kind: Word(label) for kind, label in corpus.settings.kinds.items()}
    return named or _used(claim.kind for claim in corpus.claims if claim.kind)


def _source(corpus: Corpus) -> Mapping[str, Word]:
    return {name: Word(source_line(source)) for name, source in corpus.sources.items()}


def _claim(corpus: Corpus) -> Mapping[str, Word]:
    return {claim.id: Word(_dated(claim.date), markdown(claim.text)) for claim in corpus.claims}


def _dated(date: ClaimDate) -> str:
    return str(date.expression or date.relative or "undated")


def _used(words: Iterable[str]) -> Mapping[str, Word]:
    return dict.fromkeys(sorted(set(words)), Word(""))


def _rules() -> Fields:
    """Return the rules by their names."""
    return {rule.name: f"{rule.code}: {rule_summary(rule)}" for rule in RULES}


def _said(words: Fields) -> Mapping[str, Word]:
    return {word: Word(said) for word, said in words.items()}


_WORDS: Final[Mapping[str, Callable[[Corpus], Mapping[str, Word]]]] = {
    "country": _country,
    "region": _region,
    "kind": _kind,
    "source": _source,
    "claim": _claim,
    "one_claim": _claim,
    "actor": lambda corpus: _used(one for claim in corpus.claims for one in claim.actors),
    "place": lambda corpus: _used(one for claim in corpus.claims for one in claim.places),
    "rule": lambda _corpus: _said(_rules()),
}
_FIXED: Final[Mapping[str, Mapping[str, Word]]] = {
    "date": {"undated": Word("The sources give no date.")},
    "truth": {"true": Word("It lasted."), "false": Word("It happened once.")},
    "status": _said(descriptions.STATUSES),
    "verdict": _said(descriptions.VERDICTS),
    "calendar": _said(descriptions.CALENDARS),
    "level": _said(descriptions.LEVELS),
    "severity": _said({level: descriptions.LEVELS[level] for level in SEVERITIES}),
    "theme": _said(descriptions.THEMES),
    "font": _used(CHART_FONTS),
    "type": _used(csl.TYPES),
    "language": _said({code: descriptions.LANGUAGE_NAMES[code] for code in LANGUAGES}),
    "format": _said(descriptions.FORMATS),
    "redacted": _said(descriptions.REDACT),
}
