"""``chronos.yaml``: what it sets, and where what is wrong in it stands."""

from pathlib import Path

import pytest
from msgspec import structs

from chronos.gazetteer import define_region, region
from chronos.model import Settings
from chronos.store import ProjectError
from projects import corpus_of


def settings_of(tmp_path: Path, settings: str) -> Settings:
    return corpus_of(tmp_path, "claims: []", settings=settings).settings


def test_a_project_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert corpus_of(tmp_path, "claims: []").settings == Settings(
        title="", as_of=None, kinds={}, regions=(), languages=("en",)
    )


def test_all_settings_are_read(tmp_path: Path) -> None:
    settings = """\
    title: Police and security
    as_of: "2023-04-30"
    kinds: {training: Training, visit: ""}
    regions: ["419", {id: andes, name: Andes, countries: [BO, EC]}]
    languages: [en]
    """
    americas = region("419")
    assert americas is not None
    assert structs.replace(settings_of(tmp_path, settings), marks={}) == Settings(
        title="Police and security",
        as_of=738640,
        kinds={"training": "Training", "visit": "visit"},
        regions=(americas, define_region("andes", "Andes", ("BO", "EC"))),
        languages=("en",),
    )


@pytest.mark.parametrize(
    "settings", ["", "# nothing", "title:\nas_of:\nkinds:\nregions:\nlanguages:\n", "languages: en", "regions: []"]
)
def test_empty_settings_are_absent_ones(tmp_path: Path, settings: str) -> None:
    assert structs.replace(settings_of(tmp_path, settings or "\n"), marks={}) == Settings()


def test_kinds_may_be_a_list(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "kinds: [visit, training]").kinds == {"visit": "visit", "training": "training"}


@pytest.mark.parametrize(("written", "day"), [("2024-06", 739067), ("'2024'", 739251), ("2024-06-30", 739067)])
def test_a_coarser_day_of_the_edition_stands_for_its_last_day(tmp_path: Path, written: str, day: int) -> None:
    assert settings_of(tmp_path, f"as_of: {written}").as_of == day


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("title: [a]", "chronos.yaml:1:8: title is text, not a list"),
        ("as_of: soon", "chronos.yaml:1:8: as_of 'soon' is not a date: a date begins with a year of four digits"),
        ("as_of: 2020/..", "chronos.yaml:1:8: as_of '2020/..' has no last day"),
        ("as_of: [2020]", "chronos.yaml:1:8: as_of is text, not a list"),
        ("kinds: {visit: [a]}", "chronos.yaml:1:16: a label is text, not a list"),
        ("kinds: [[visit]]", "chronos.yaml:1:9: each of kinds is text, not a list"),
        ("regions: {a: b}", "chronos.yaml:1:10: regions is a list, not a mapping"),
        (
            "regions: [5]",
            "chronos.yaml:1:11: '5' is not a UN M49 code (three digits, in quotes) and defines no region",
        ),
        ("regions: [[EC]]", "chronos.yaml:1:11: a region is a mapping of fields, not a list"),
        ("regions: [{id: andes, countries: [EC]}]", "chronos.yaml:1:11: region andes has no name"),
        ("regions: [{id: andes, name: Andes}]", "chronos.yaml:1:11: region andes has no countries"),
        (
            "regions: [{id: andes, name: Andes, countries: [Ecuador]}]",
            "chronos.yaml:1:11: region andes names unknown countries: Ecuador",
        ),
        (
            "regions:\n  - '005'\n  - '419'\n  - '005'\n",
            "chronos.yaml:4:5: the region '005' is named a second time",
        ),
        ("languages: [en, xx]", "chronos.yaml:1:17: the language 'xx' cannot be written; these can: en, es, pt, fr"),
        ("languages: [en, es, en]", "chronos.yaml:1:21: the language 'en' is named a second time"),
        (
            "formats: [html, word]",
            "chronos.yaml:1:17: the format 'word' cannot be written; these can: md, html, docx, pdf",
        ),
        ("formats: [pdf, pdf]", "chronos.yaml:1:16: the format 'pdf' is named a second time"),
        ("citation_style: [apa]", "chronos.yaml:1:17: citation_style is text, not a list"),
        (
            "title: {xx: A}",
            "chronos.yaml:1:9: title is in 'xx', no language that chronos writes; these are: en, es, pt, fr",
        ),
        ("title: a\ntitle: b", "chronos.yaml:2:1: 'title' is set a second time"),
        (
            "? |\n  two\n  lines\n: a\n? |\n  two\n  lines\n: b",
            "chronos.yaml:5:3: 'two\\nlines\\n' is set a second time",
        ),
        ('title: "a', "chronos.yaml:1:8: while scanning a quoted scalar, found unexpected end of stream"),
        ("title: !!str a", "chronos.yaml:1:8: the tag tag:yaml.org,2002:str; values are read as text, without tags"),
        ("- a", "chronos.yaml:1:1: chronos.yaml is a mapping of fields, not a list"),
        ("text", "chronos.yaml:1:1: chronos.yaml is a mapping of fields, not 'text'"),
    ],
)
def test_a_setting_that_cannot_be_read_stops_the_run_with_its_place(
    tmp_path: Path, settings: str, message: str
) -> None:
    with pytest.raises(ProjectError) as error:
        settings_of(tmp_path, settings)
    assert str(error.value) == message


@pytest.mark.parametrize(
    "settings",
    [
        'title: "{}"',
        'as_of: "{}"',
        'kinds: {{visit: "{}"}}',
        'languages: ["{}"]',
        'regions: ["{}"]',
        'regions: [{{id: "{}"}}]',
        '? "{}"\n: a\n? "{}"\n: b',
    ],
)
def test_a_very_long_setting_stops_the_run_in_one_short_line(tmp_path: Path, settings: str) -> None:
    with pytest.raises(ProjectError) as error:
        settings_of(tmp_path, settings.format("a b" * 3_334, "a b" * 3_334))
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


def test_an_unknown_setting_is_a_fault_and_the_others_hold(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: []", settings="titel: A\nas_of: '2020'\n")
    assert [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults] == [
        ("unknown-field", "chronos.yaml:1:1", "chronos.yaml has no field 'titel'; did you mean 'title'?"),
    ]
    assert corpus.settings.as_of == 737790


@pytest.mark.parametrize("content", [b"title: Bogot\xe1", b"\xff\xfet\0", b"\x7fELF\0\xff"])
def test_settings_that_are_not_utf8_stop_the_run(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "chronos.yaml").write_bytes(content)
    with pytest.raises(ProjectError, match=r"^chronos\.yaml:1:\d+: (byte|this is)"):
        corpus_of(tmp_path, "claims: []")


def test_settings_in_a_folder_below_are_no_settings(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "chronos.yaml").write_text("title: A\n", encoding="utf-8")
    corpus = corpus_of(tmp_path, "claims: []")
    assert corpus.settings == Settings()
    assert [(fault.rule, str(fault.location)) for fault in corpus.faults] == [
        ("unknown-field", "below/chronos.yaml:1:1"),
    ]


def test_how_far_about_may_reach_can_be_set_by_part(tmp_path: Path) -> None:
    settings = "circa: {year: P10Y}"
    corpus = corpus_of(tmp_path, "claims: []", settings=settings)
    assert dict(corpus.settings.circa) == {"day": "P3D", "month": "P1M", "year": "P10Y", "decade": "P5Y"}


def test_a_reach_that_is_no_duration_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"chronos\.yaml:1:15: year is a duration such as P3D, P1M or P2Y"):
        corpus_of(tmp_path, "claims: []", settings="circa: {year: ten}")


def test_documents_are_written_in_the_languages_named_in_their_order(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "languages: [es, en, pt, fr]").languages == ("es", "en", "pt", "fr")


@pytest.mark.parametrize(
    ("written", "formats"),
    [
        ("[pdf, html]", ("md", "html", "pdf")),
        ("docx", ("md", "docx")),
        ("[md]", ("md",)),
        ("", ("md", "html", "docx", "pdf")),
    ],
)
def test_markdown_is_always_among_the_formats_whose_order_is_fixed(
    tmp_path: Path, written: str, formats: tuple[str, ...]
) -> None:
    assert settings_of(tmp_path, f"formats: {written}\n").formats == formats


@pytest.mark.parametrize(
    ("written", "style"),
    [("apa", "apa"), ("styles/our own.csl", "styles/our own.csl"), ("", "chicago-notes-bibliography")],
)
def test_the_style_of_citations_is_kept_as_written(tmp_path: Path, written: str, style: str) -> None:
    assert settings_of(tmp_path, f"citation_style: {written}\n").citation_style == style
