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
    differing = {
        key for key in english if key not in ("colon", "semicolon") and shape(english[key]) != shape(other[key])
    }
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
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else "([^.{}]*)" for part in text.values)
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
        texts.update(
            node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
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
_UNSAID = re.compile(r"\]\([^)]*\)|<https?:[^>]*>|`[^`]*`|\b[\w-]+\.yaml\S*|\b[A-Z]\d{3} [\w-]+")
"""What is in no language: addresses, labels, places in files, codes and names of rules."""
_OWN = {"Brolk", "Zint", "Vemp", "Trusk", "brolk", "zint", "vemp", "trusk", "nowhere"}
_SAME = {
    "es": {"Ecuador", "error", "no"},
    "pt": {"As", "Peru", "as", "no"},
    "fr": {"Chronologies", "Date", "Note", "Sources", "date", "dates", "relations", "source", "sources"},
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
    return set(_WORD.findall(_UNSAID.sub(" ", text))) - _OWN - {rule.name for rule in RULES if "-" in rule.name}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_a_document_stays_in_english(made: tuple[Corpus, Chronologies], language: str) -> None:
    assert said(made, language) & said(made, "en") == _SAME[language]


def test_the_index_of_a_language_leads_to_the_chronologies_in_it(made: tuple[Corpus, Chronologies]) -> None:
    corpus, chronology = made
    index = index_of(chronology, check(corpus), "es", ".es")
    assert [line for line in index.splitlines() if line.startswith("| [")] == [
        (
            "| [Ecuador](countries/ecuador/chronology.es.md) | 1 | 0 | 24 de noviembre de 2016 o 2018 | "
            "24 de noviembre de 2016 o 2018 | 0 | 1 |"
        ),
        "| [Perú](countries/peru/chronology.es.md) | 5 | 0 | 24 de noviembre de 2016 o 2018 | 2019 | 1 | 1 |",
    ]
    assert "(countries/peru/chronology.md)" in index_of(chronology, check(corpus))


PLACE = Location("timeline.yaml", 1, 1)


def claim(
    claim_id: str, text: str, date: str = "", relative: Relative | None = None, after: tuple[str, ...] = ()
) -> Claim:
    stated = parse(date) if date else None
    return Claim(id=claim_id, date=ClaimDate(stated, relative=relative), text=text, location=PLACE, after=after)


RELATED = Related(
    {
        "brolk": claim("brolk", "Brolk zint.", "2016-11-24"),
        "inti": claim("inti", "Inti zint.", "", Relative("after", ("brolk",))),
        "zint": claim("zint", "Zint.", "", Relative("after", ("brolk",), "P1Y")),
    },
    {"vemp": Source(id="vemp", location=PLACE, issued=parse("2021-12"))},
)
AFTER = Ground("zint", "after inti", relation="after", other="inti")


def derived(language: str, found: Derived, date: str = "", related: Related = RELATED) -> list[str]:
    own = parse(date) if date else None
    one = Claim(id="zint", date=ClaimDate(own, derived=found), text="Zint.", location=PLACE)
    event = Event(
        id="zint",
        claims=(one,),
        date=own or found.date,
        agreement="single" if date else "derived",
        text="Zint.",
        countries=(),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status="undisputed",
        lasting=False,
        corroboration=0,
        origins=0,
        sources=(),
    )
    return list(derivations(Entry(event, ()), related, words_in(language)))


def test_a_derivation_reads_as_a_sentence_in_every_language() -> None:
    early = (
        AFTER,
        Ground("inti", "after brolk", relation="after", other="brolk"),
        Ground("brolk", "", relation="dated"),
    )
    late = (Ground("zint", "published", source="vemp", relation="published"),)
    found = Derived(day_number(2016, 11, 26), day_number(2021, 12, 31), early, late)
    assert {language: derived(language, found) for language in OTHERS} == {
        "es": [
            (
                "después de “Inti zint”, que ocurrió después de “Brolk zint” (24 de noviembre de 2016); "
                "antes de su publicación en diciembre de 2021"
            )
        ],
        "pt": [
            (
                "depois de “Inti zint”, que ocorreu depois de “Brolk zint” (24 de novembro de 2016); "
                "antes de sua publicação em dezembro de 2021"
            )
        ],
        "fr": [
            (
                "après «\u202fInti zint\u202f», qui a eu lieu après «\u202fBrolk zint\u202f» (24 novembre 2016)\u202f; "
                "avant sa publication en décembre 2021"
            )
        ],
    }


def test_what_others_leave_of_a_date_of_its_own_reads_as_a_sentence_in_every_language() -> None:
    found = Derived(day_number(2016, 12, 1), day_number(2016, 12, 31), (AFTER,), ())
    assert {language: derived(language, found, "2016") for language in OTHERS} == {
        "es": ["no antes del 1 de diciembre de 2016, pues ocurrió después de “Inti zint”"],
        "pt": ["não antes de 1 de dezembro de 2016, pois ocorreu depois de “Inti zint”"],
        "fr": ["pas avant le 1er décembre 2016, puisque cela a eu lieu après «\u202fInti zint\u202f»"],
    }


@pytest.mark.parametrize(
    ("issued", "told"),
    [
        ("2021-12-24", "antes de su publicación el 24 de diciembre de 2021"),
        ("2021", "antes de su publicación en 2021"),
        ("2021~", "antes de su publicación (hacia 2021)"),
        ("2021-33", "antes de su publicación (primer trimestre de 2021)"),
        ("[2020..2021]", "antes de su publicación (entre 2020 y 2021)"),
        ("202X", "antes de su publicación (la década de 2020)"),
    ],
)
def test_a_day_of_publication_has_a_preposition_only_where_the_language_can_have_it(issued: str, told: str) -> None:
    sources = {"vemp": Source(id="vemp", location=PLACE, issued=parse(issued))}
    late = (Ground("zint", "published", source="vemp", relation="published"),)
    found = Derived(None, day_number(2021, 12, 31), (), late)
    assert derived("es", found, related=Related({}, sources)) == [told]


def test_the_spanish_and_between_two_claims_heeds_the_sound_of_i() -> None:
    between = claim("zint", "Zint.", relative=Relative("between", ("brolk", "inti")), after=("brolk",))
    assert known_order(between, RELATED, words_in("es")) == (
        "entre “Brolk zint” (24 de noviembre de 2016) e “Inti zint” y después de “Brolk zint” (24 de noviembre de 2016)"
    )


def test_durations_agree_with_their_nouns() -> None:
    assert {language: duration_words("P1Y2M1W3D", words_in(language)) for language in LANGUAGES} == {
        "en": "one year, 2 months, one week and 3 days",
        "es": "un año, 2 meses, una semana y 3 días",
        "pt": "um ano, 2 meses, uma semana e 3 dias",
        "fr": "un an, 2 mois, une semaine et 3 jours",
    }
