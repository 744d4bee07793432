"""What documents say in four languages: the same things in each, and nothing of one in another."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest

from chronos.check import RULES
from chronos.edtf import LANGUAGES, day_number, parse
from chronos.model import Claim, ClaimDate, Corpus, Derived, Entry, Event, Ground, Location, Related, Relative, Source
from chronos.pipeline.chronologies import Chronologies
from chronos.render.derivation import derivations, duration_words, known_order
from chronos.render.languages import words_in
from manuscripts import index_of, written
from projects import check, chronologies, corpus_of

OTHERS = [language for language in LANGUAGES if language != "en"]
CODE = Path(__file__).resolve().parents[2] / "src" / "chronos"


def catalogue(language: str) -> Any:
    return import_module(f"chronos.render.languages.{language}")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_everything_in_the_same_order(language: str) -> None:
    assert list(catalogue(language).SENTENCES) == list(catalogue("en").SENTENCES)
    assert list(catalogue(language).NOUNS) == list(catalogue("en").NOUNS)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fills_in_the_same_fields(language: str) -> None:
    english, other = catalogue("en").SENTENCES, catalogue(language).SENTENCES
    assert {key: fields(text) for key, text in other.items()} == {key: fields(text) for key, text in english.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nouns_have_their_count_and_no_other_field(language: str) -> None:
    odd = {
        noun: forms
        for noun, forms in catalogue(language).NOUNS.items()
        if len(forms) != 3 or not all(fields(form) <= {"count"} for form in forms) or "{count}" not in forms[1]
    }
    assert odd == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_blanks_at_the_ends_of_a_text_and_marks_of_emphasis_are_the_same(language: str) -> None:
    def shape(text: str) -> tuple[bool, bool, int]:
        return text[:1].isspace(), text[-1:].isspace(), text.count("*")

    english, other = catalogue("en").SENTENCES, catalogue(language).SENTENCES
    differing = {key for key in english if key not in ("colon", "semicolon") and shape(english[key]) != shape(other[key])}
    assert differing == set()


def test_french_has_no_plain_space_before_a_mark_or_within_quotes() -> None:
    said = [*catalogue("fr").SENTENCES.values(), *chain.from_iterable(catalogue("fr").NOUNS.values())]
    assert [text for text in said if re.search(r" [:;?!»%]|« |[^\s\u00a0\u202f{][;?!»]|[“”\"]|'", text)] == []


def test_spanish_and_portuguese_have_no_space_before_a_mark() -> None:
    said = [text for language in ("es", "pt") for text in catalogue(language).SENTENCES.values()]
    assert [text for text in said if re.search(r"[\s\u00a0\u202f][:;?!]|[«»\"']", text)] == []


class _Call(NamedTuple):
    """A call of ``say`` or ``amount``, and what it has for a key: a text or a pattern of one."""

    place: str
    method: str
    key: str | re.Pattern[str]


def _modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        if "languages" not in path.parts and "chart" not in path.parts and not path.name.startswith("_build"):
            yield path.relative_to(CODE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _pattern(text: ast.JoinedStr) -> re.Pattern[str]:
    parts = (
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "([^.{}]*)" for part in text.values
    )
    return re.compile("".join(parts))


def _calls(folder: Path) -> Iterator[_Call]:
    for path, module in _modules(folder):
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            method = node.func.attr
            place = {"say": 0, "amount": 1}.get(method)
            if place is None or len(node.args) <= place:
                continue
            where = f"{path}:{node.lineno}"
            for part in ast.walk(node.args[place]):
                if isinstance(part, ast.JoinedStr):
                    yield _Call(where, method, _pattern(part))
            if isinstance(node.args[place], ast.Constant):
                yield _Call(where, method, str(node.args[place].value))  # type: ignore[attr-defined]  # it is a constant


def _keys(method: str) -> list[str]:
    return list(catalogue("en").SENTENCES if method == "say" else catalogue("en").NOUNS)


def test_everything_that_is_said_is_in_the_catalogue() -> None:
    unknown = [
        call
        for call in _calls(CODE / "render")
        if (call.key not in _keys(call.method))
        and not (isinstance(call.key, re.Pattern) and any(map(call.key.fullmatch, _keys(call.method))))
    ]
    assert unknown == []


def test_everything_in_the_catalogue_is_said_somewhere() -> None:
    texts: set[str] = set()
    for _, module in _modules(CODE):
        texts.update(node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    for path in sorted((CODE / "render").rglob("*")):
        if path.suffix in (".html", ".js", ".j2", ".typ", ".xml"):
            texts.update(re.findall(r"[\"']([\w .-]+)[\"']", path.read_text(encoding="utf-8")))
    patterns = [call.key for call in _calls(CODE) if isinstance(call.key, re.Pattern)]

    def is_made(key: str) -> bool:
        found = (pattern.fullmatch(one) for pattern in patterns for one in (key, f"{key} "))  # some are stripped
        return any(one is not None and all(part in texts or part == "" for part in one.groups()) for one in found)

    keys = [*_keys("say"), *_keys("amount")]
    assert [key for key in keys if key not in texts and not is_made(key)] == []


TEXTS = "{en: Brolk zint., es: Brolk zint., pt: Brolk zint., fr: Brolk zint.}"
PROJECT = f"""
claims:
  - {{id: brolk, date: "2016-11-24", text: {TEXTS}, countries: [PE, EC], sources: ["zint, p. 3"]}}
  - {{id: brolk-b, date: "2018", text: Vemp 12 brolk., countries: [PE], status: disputed, sources: [vemp, nowhere]}}
  - {{id: brolk-c, date: "2018-05", text: Vemp 13 brolk., countries: [EC], status: retracted, sources: [trusk]}}
  - {{id: zint, date: {{after: brolk, within: P1Y6M, said: trusk}}, text: Zint., countries: [PE], sources: [trusk]}}
  - {{id: zint-b, date: {{edtf: 2017~, said: vemp, calendar: julian}}, text: Vemp., countries: [PE], sources: [vemp]}}
  - {{id: vemp, date: undated, text: "", countries: [PE], order: {{after: [brolk]}}, note: Trusk.}}
  - {{id: vemp-b, date: "2019", text: Zint., countries: [PE], status: prospective, sources: [zint, trusk]}}
  - {{id: trusk, date: "20199", text: Zint., countries: [PE]}}
  - {{id: trusk-b, date: "[2018..2020]", text: Trusk., sources: [copy, vemp]}}
judgements:
  - {{claims: [brolk, brolk-b, brolk-c], verdict: same, why: Zint.}}
"""
SOURCES = """
references:
  - {id: zint, type: article-newspaper, title: Vemp, issued: "2022-05-03"}
  - {id: vemp, type: book, title: Vemp, issued: "2020-03", publisher: Trusk}
  - {id: trusk, type: webpage, title: Zint, issued: "2021", accessed: "2022-01-02", URL: "https://zint.example/trusk"}
  - {id: copy, type: book, title: Brolk, origin: vemp, issued: "2021"}
"""
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_UNSAID = re.compile(r"\]\([^)]*\)|<https?:[^>]*>|https?://\S*|`[^`]*`|\b[\w-]+\.yaml\S*")
"""What is no word: addresses, labels, places in files."""
_OWN = {"Brolk", "Zint", "Vemp", "Trusk", "brolk", "zint", "vemp", "trusk", "nowhere"}
_SAME = {
    "es": {"error", "et", "al"},
    "pt": set[str](),
    "fr": {"Date", "date", "Note", "Sources", "source", "sources", "Possible", "possible", "page"},
}
"""Words of the English documents below that the language has too."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Chronologies]:
    corpus = corpus_of(tmp_path_factory.mktemp("project"), PROJECT, sources=SOURCES)
    return corpus, chronologies(corpus)


def said(made: tuple[Corpus, Chronologies], language: str) -> set[str]:
    """Return the words of a chronology and of the index in a language, without those of the project."""
    corpus, chronology = made
    (peru,) = (one for one in chronology.countries if one.scope.id == "PE")
    text = written(peru, language=language) + index_of(chronology, check(corpus), language)
    return set(_WORD.findall(_UNSAID.sub(" ", text))) - _OWN - {rule.name for rule in RULES}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_a_document_stays_in_english(made: tuple[Corpus, Chronologies], language: str) -> None:
    assert said(made, language) & said(made, "en") == _SAME[language]
