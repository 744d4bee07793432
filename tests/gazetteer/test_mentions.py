"""Countries that a text names, and what merely bears their names."""

from pathlib import Path

import babel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.gazetteer import _build_spellings, country
from chronos.gazetteer.cues import COMPOUND, CUE_WORDS
from chronos.gazetteer.data import cues, spellings
from chronos.gazetteer.mentions import Mention, mentions, names

PINNED_BABEL = "2.18.0"


def named(text: str) -> list[str]:
    return ["/".join(one.codes) for one in mentions(text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A delegation visits Peru.", ["PE"]),
        ("Una delegación visita el Perú y Bolivia.", ["PE", "BO"]),
        ("Une délégation visite le Pérou, puis l'Équateur et la Côte d\u2019Ivoire.", ["PE", "EC", "CI"]),
        ("Uma delegação visita o Equador, a Guiné-Bissau e Moçambique.", ["EC", "GW", "MZ"]),
        ("Ecuador's minister met China's.", ["EC", "CN"]),
        ("The China\u2013CELAC forum and the Peru-Ecuador border.", ["CN", "PE", "EC"]),
        ("The United States, the UK and the USSR.", ["US", "GB", "SU"]),
        ("Los Estados Unidos (EE. UU.) y la URSS.", ["US", "US", "SU"]),
        ("Papua New Guinea, Equatorial Guinea and Guinea.", ["PG", "GQ", "GN"]),
        ("South Sudan, then Sudan.", ["SS", "SD"]),
        ("Niger and Nigeria; Dominica and the Dominican Republic.", ["NE", "NG", "DM", "DO"]),
        ("Officers from North Korea, South Korea and Korea.", ["KP", "KR", "KP/KR"]),
        ("The Democratic Republic of the Congo, and Congo.", ["CD", "CD/CG"]),
        ("Burma, East Germany and Czechoslovakia.", ["MM", "DD", "CSHH"]),
        ("Visitors from Jordan and Chad.", ["JO", "TD"]),
        ("He went to Georgia.", ["GE/US"]),
        ("Irán y Gana firman.", ["GH"]),
        ("En Irán gana la oposición.", ["IR"]),
        ("L'Argentine et le Chili signent.", ["AR", "CL"]),
        ("CHINA AND PERU SIGN.", ["CN", "PE"]),
        ("Peru\u0301", ["PE"]),
        ("La República Popular China firma.", ["CN"]),
        ("Northern Peru, mainland China and Northern Ireland.", ["PE", "CN", "GB"]),
        ("Peru, peru and Peru.", ["PE"]),
        ("", []),
    ],
)
def test_names_are_found_in_four_languages_the_longest_first(text: str, codes: list[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Officers from New Mexico met in Mexico City, Panama City and Kuwait City.",
        "Agentes de Nuevo México se reunieron en Ciudad de México.",
        "The Gulf of Mexico, the South China Sea and the Sea of Japan.",
        "El golfo de México, la mer de Chine, o golfo da Guiné.",
        "The Bank of China, Air China, the South China Morning Post and China Daily.",
        "El Banco do Brasil y la Banque de France.",
        "Michael Jordan met Chad Smith; later Jordan left.",
        "Georgia Meloni and Israel Katz spoke.",
        "The Panama Papers and the Niger delta.",
        "Argentine police ate chili; the turkey was from chile.",
        "Peruvian, Chinese and Uruguayan officers.",
        "It cost US$ 5 million, in the US.",
        "Reunión de ministros en Granada, San Martín y Santa Elena.",
        "Maurice et Dominique ont lancé une grenade.",
        "A ship sails from Port of Spain (Port-d'Espagne) to Fort-de-France.",
        "peru",
        "Perugia, Chilean, Chinatown, Indochina",
    ],
)
def test_what_bears_the_name_of_a_country_is_none(text: str) -> None:
    assert named(text) == []


def test_a_mention_has_the_name_as_it_stands() -> None:
    assert mentions("In the United\nStates and Perú.") == (
        Mention("United States", ("US",)),
        Mention("Perú", ("PE",)),
    )


@given(st.text(max_size=60) | st.lists(st.sampled_from([*sorted(CUE_WORDS), "of", "New", "."])).map(" ".join))
def test_any_text_is_answered_with_names_in_it(text: str) -> None:
    for one in mentions(text):
        assert all(country(code) for code in one.codes)


def test_every_name_is_found_where_it_stands_alone() -> None:
    keys = [(key, codes) for known in names().values() for key, codes in known]
    assert len(keys) > 700
    small = {key for key, _ in keys}
    assert all(word == word.lower() for key in small for word in key)


def test_every_name_has_a_word_that_tells_of_it() -> None:
    for known in names().values():
        for key, _ in known:
            text = " ".join(key)
            assert not CUE_WORDS.isdisjoint(text.split()), text


def test_words_joined_by_a_hyphen_are_seen() -> None:
    assert COMPOUND.search("the Peru-Ecuador border")
    assert COMPOUND.search("a two-week course") is None


def test_the_packaged_cues_are_what_the_packaged_names_make() -> None:
    assert Path(cues.__file__).read_text(encoding="utf-8") == _build_spellings.cues()


def test_the_packaged_names_are_what_the_pinned_babel_makes() -> None:
    if babel.__version__ != PINNED_BABEL:
        pytest.skip(f"names not compared: babel is {babel.__version__}, not {PINNED_BABEL}")
    assert Path(spellings.__file__).read_text(encoding="utf-8") == _build_spellings.spellings()


def test_both_tables_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(_build_spellings, "__file__", str(tmp_path / "_build_spellings.py"))
    _build_spellings.main()
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["cues.py", "spellings.py"]
    assert all(
        len(line) <= 120 for path in (tmp_path / "data").iterdir() for line in path.read_text("utf-8").split("\n")
    )
