"""What an edition withholds is found in every byte of its documents, however it is written there."""

import base64
import html
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import typst
from docx import Document as WordDocument

from chronos.model import Corpus, Document, Edition
from chronos.render.escaping import cell, markdown
from chronos.withhold import Guard, LeakError, leaks, secrets, withhold
from projects import ONE_SOURCE, corpus_of

PUBLIC = Edition(name="public", statuses=("undisputed",))
TIMELINES = """
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation of the ministry visits Quito for talks on policing.
    countries: [EC]
    actors: [Ministry of the Interior]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2018-bribe
    date: {edtf: 2018-05, said: the week when the river rose}
    text: {en: The general takes "forty thousand" at Zoë's house & leaves., es: El general cobra en casa de Zoë.}
    countries: [EC]
    actors: [General Hernández Pita, Brigada]
    places: [Casa Azul]
    kind: bribe
    status: disputed
    note: Told by a driver who fears for his life.
    suppress: {uncorroborated: nobody else dared to speak}
    sources:
      - {source: memoir-2021, locator: chapter four of the second part, quote: He counted it twice.}
      - gazette-2020
  - {id: witness-7, date: "2018", text: So said he., countries: [EC], status: disputed, sources: [memoir-2021]}
  - {id: ec-2017-lost, date: nonsense, text: Nobody can read when this was., countries: [EC]}
judgements:
  - claims: [ec-2018-bribe, witness-7]
    verdict: same
    by: Dr. Quispe
    why: The driver and the witness are cousins.
"""
SOURCES = """
references:
  - {id: gazette-2020, type: article-newspaper, title: A gazette, container-title: The Gazette, issued: "2020"}
  - id: memoir-2021
    type: book
    title: What I saw in Manabí
    author: [{family: Villacís, given: Óscar}]
    translator: [{family: Roe, given: Jane Q.}]
    publisher: Imprenta del Sur
    URL: https://example.org/memoir?page=1&part=two
    DOI: 10.1000/xyz.123
    abstract: The driver speaks after many years.
    file: copies/memoir-scan.pdf
    issued: "2021"
"""
SETTINGS = """
title: Policing
kinds: {visit: Visits, bribe: Payments to officers}
"""


@pytest.fixture
def whole(tmp_path: Path) -> Corpus:
    """Return a project that has two things to hide."""
    return corpus_of(tmp_path, TIMELINES, settings=SETTINGS, sources=SOURCES)


def found(whole: Corpus, content: str | bytes, path: str = "a.md") -> list[str]:
    """Return the texts of the secrets found in a document."""
    document = Document(path, content.encode() if isinstance(content, str) else content)
    return [leak.secret.text for leak in leaks([document], secrets(whole, withhold(whole, PUBLIC)))]


TEXT = 'The general takes "forty thousand" at Zoë\'s house & leaves.'
FIELDS = [
    "ec-2018-bribe",
    TEXT,
    "El general cobra en casa de Zoë.",
    "Told by a driver who fears for his life.",
    "the week when the river rose",
    "General Hernández Pita",
    "Brigada",
    "Casa Azul",
    "nobody else dared to speak",
    "memoir-2021",
    "chapter four of the second part",
    "He counted it twice.",
    "witness-7",
    "So said he.",
    "ec-2017-lost",
    "Nobody can read when this was.",
    "What I saw in Manabí",
    "Óscar Villacís",
    "Villacís Óscar",
    "Jane Q. Roe",
    "Imprenta del Sur",
    "https://example.org/memoir?page=1&part=two",
    "10.1000/xyz.123",
    "The driver speaks after many years.",
    "copies/memoir-scan.pdf",
    "The driver and the witness are cousins.",
    "Dr. Quispe",
    "Payments to officers",
]


@pytest.mark.parametrize("text", FIELDS)
def test_every_field_of_what_is_withheld_is_a_secret(whole: Corpus, text: str) -> None:
    assert text in found(whole, f"One line.\n\nIt says {text}\n")


def test_the_edition_itself_shows_none(whole: Corpus) -> None:
    left = withhold(whole, PUBLIC)
    said = "\n".join(str(part) for part in (left.claims, left.sources, left.judgements, left.faults, left.settings))
    assert found(whole, said) == []


def test_a_path_that_holds_withheld_claims_alone_is_a_secret(tmp_path: Path) -> None:
    (tmp_path / "informants").mkdir()
    (tmp_path / "informants" / "drivers.yaml").write_text(
        "claims: [{id: x, date: '2019', text: A., countries: [EC], status: disputed}]", encoding="utf-8"
    )
    whole = corpus_of(tmp_path, TIMELINES, sources=SOURCES)
    assert found(whole, "x,informants/drivers.yaml,1\n", "data/claims.csv") == ["informants/drivers.yaml"]
    assert found(whole, "x,timeline.yaml,1\n", "data/claims.csv") == []


def wrapped(text: str) -> str:
    """Return a text with a line end at every space, one word of it parted by a hyphen."""
    return text.replace("general", "gen-\neral").replace(" ", "\r\n    ")


def word(text: str) -> bytes:
    """Return a Word file in which every word is parted between two runs."""
    made = WordDocument()
    paragraph = made.add_paragraph()
    for part in text.split(" "):
        paragraph.add_run(part[:2])
        paragraph.add_run(f"{part[2:]} ").bold = True
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def word_property(text: str) -> bytes:
    """Return a Word file that has a text among its properties alone."""
    made = WordDocument()
    made.core_properties.subject = text
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(text: str) -> bytes:
    """Return a zip container within a zip container."""
    inner, outer = BytesIO(), BytesIO()
    with ZipFile(inner, "w", ZIP_DEFLATED) as container:
        container.writestr("word/document.xml", f"<w:p><w:t>{html.escape(text)}</w:t></w:p>")
    with ZipFile(outer, "w", ZIP_DEFLATED) as container:
        container.writestr("embedded/data.bin", inner.getvalue())
    return outer.getvalue()


def printed(text: str) -> bytes:
    """Return a PDF that has a text in narrow, hyphenated lines."""
    page = "#set page(width: 4cm, height: 12cm)\n#set par(justify: true)\n#set text(hyphenate: true)\n"
    return bytes(typst.compile(f"{page}#{json.dumps(text, ensure_ascii=False)}".encode()))


def printed_property(text: str) -> bytes:
    """Return a PDF that has a text as its title alone."""
    source = f"#set document(title: {json.dumps(text, ensure_ascii=False)})\nNothing."
    return bytes(typst.compile(source.encode()))


def printed_link(text: str) -> bytes:
    """Return a PDF that has a text as the alternative text of a picture alone."""
    return bytes(typst.compile(f"#figure(rect(), alt: {json.dumps(text, ensure_ascii=False)})".encode()))


ROUTES: list[tuple[str, Callable[[str], str | bytes]]] = [
    ("a.md", lambda text: f"- **2018.** {markdown(text)} *(disputed)*"),
    ("a.html", lambda text: f"<p title='x'>One.</p><p>{html.escape(text)}</p>"),
    ("a.html", lambda text: f'<img alt="{html.escape(text, quote=True)}">'),
    ("a.html", lambda text: f"<p>{html.escape(text).replace('general', '<em>gen</em>eral')}</p>"),
    ("a.html", lambda text: f"<script>const texts = {json.dumps([text])}</script>"),
    ("a.html", lambda text: f"<p>{''.join(f'&#{ord(one)};' for one in text)}</p>"),
    ("a.json", lambda text: json.dumps({"text": text})),
    ("a.json", lambda text: json.dumps({"page": f"<p>{html.escape(text)}</p>"}, ensure_ascii=False)),
    ("a.csv", lambda text: '"' + cell(text).replace('"', '""') + '"'),
    ("a.txt", wrapped),
    ("a.txt", str.upper),
    ("a.txt", lambda text: text.replace("'", "\u2019").replace('"', "\u201d")),
    ("a.svg", lambda text: f'<svg><a href="x?q={quote(text)}"/></svg>'),
    ("a.svg", lambda text: "<svg><text>" + "</tspan> <tspan>".join(html.escape(text).split()) + "</text></svg>"),
    ("a.html", lambda text: f'<a href="data:text/plain;base64,{base64.b64encode(text.encode()).decode()}">x</a>'),
    ("a.docx", word),
    ("a.docx", word_property),
    ("a.docx", packed),
    ("a.pdf", printed),
    ("a.pdf", printed_property),
    ("a.pdf", printed_link),
]


@pytest.mark.parametrize(("path", "write"), ROUTES)
def test_a_text_is_found_however_it_is_written(whole: Corpus, path: str, write: Callable[[str], str | bytes]) -> None:
    assert found(whole, write(TEXT), path) == [TEXT]


@pytest.mark.parametrize(("path", "write"), ROUTES)
def test_a_name_is_found_however_it_is_written(whole: Corpus, path: str, write: Callable[[str], str | bytes]) -> None:
    assert found(whole, write("General Hernández Pita"), path) == ["General Hernández Pita"]


@pytest.mark.parametrize(("path", "write"), ROUTES)
def test_an_id_is_found_however_it_is_written(whole: Corpus, path: str, write: Callable[[str], str | bytes]) -> None:
    assert found(whole, write("see ec-2018-bribe there"), path) == ["ec-2018-bribe"]


@pytest.mark.parametrize(("path", "write"), ROUTES)
def test_what_is_shown_is_no_leak(whole: Corpus, path: str, write: Callable[[str], str | bytes]) -> None:
    shown = "A delegation of the ministry visits Quito for talks on policing. ec-2019-visit gazette-2020, p. 3"
    assert found(whole, write(shown), path) == []


@pytest.mark.parametrize(
    "path",
    [
        "events/ec-2018-bribe.html",
        "sources/Memoir-2021/index.html",
        "actors/general-hernandez-pita.html",
        "a/witness_7",
    ],
)
def test_a_path_shows_what_it_is_named_after(whole: Corpus, path: str) -> None:
    assert len(found(whole, "", path)) == 1


def test_the_beginning_of_a_text_is_found_too(whole: Corpus) -> None:
    assert found(whole, "The general takes \u201cforty thousand\u201d at Zoë\u2019s …") == [TEXT]


def test_cells_side_by_side_are_no_id(whole: Corpus) -> None:
    assert found(whole, "a witness,7,ec,2018,bribe\nBribe in 2018, witness: 7", "a.csv") == []


def test_what_something_left_says_too_is_no_secret(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        """
        claims:
          - id: a
            date: "2019"
            text: General Pita visits Quito and Guayaquil for talks on policing and on the border.
            countries: [EC]
          - {id: b, date: "2019", text: General Pita visits Quito, countries: [EC], actors: [General Pita],
             status: disputed}
        """,
        sources="",
    )
    assert secrets(whole, withhold(whole, PUBLIC)) == ()


def test_words_of_every_document_and_dates_are_no_secrets(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        """
        claims:
          - id: b
            date: {edtf: "2019-05", said: May 2019}
            text: Shown as dated entries
            countries: [EC]
            actors: [UN, Chronologies, 2019-05-01]
            status: disputed
            sources: ["gazette-2020, pp. 45-67"]
        """,
        sources=ONE_SOURCE,
    )
    hidden = secrets(whole, withhold(whole, PUBLIC), ["Shown as dated entries", "Chronologies of Ecuador"])
    assert [one.text for one in hidden] == ["gazette-2020", "A gazette", "The Gazette", "Ana Gaceta", "Gaceta Ana"]


def test_an_id_that_a_note_of_the_edition_names_is_refused_with_a_way_out(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        """
        claims:
          - {id: a, date: "2019", text: A visit., countries: [EC], note: "See also ec-2018-bribe."}
          - {id: ec-2018-bribe, date: "2018", text: A bribe., countries: [EC], status: disputed}
        """,
    )
    guard = Guard(secrets(whole, withhold(whole, PUBLIC)))
    clean, leaking = Document("index.md", b"A visit."), Document("a.md", b"A visit. See also ec-2018-bribe.")
    guarded = guard.guard([clean, leaking], "public")
    assert next(guarded) is clean
    with pytest.raises(LeakError) as caught:
        next(guarded)
    assert str(caught.value) == (
        "the edition 'public' is not published: a.md shows the id of the claim ec-2018-bribe ('ec-2018-bribe'), which "
        "it withholds; the note of the claim a says it: change that, redact the field, or withhold that claim or "
        "source too"
    )


def test_a_leak_in_a_container_is_told_with_its_member(whole: Corpus) -> None:
    document = Document("a.docx", word_property(TEXT))
    with pytest.raises(LeakError, match=r"a\.docx, docProps/core\.xml, shows the text of the claim ec-2018-bribe"):
        list(Guard(secrets(whole, withhold(whole, PUBLIC))).guard([document], "public"))


def test_redacted_fields_are_secrets(whole: Corpus) -> None:
    left = withhold(whole, Edition(name="press", redact=("text", "actors")))
    hidden = {one.text: one.what for one in secrets(whole, left)}
    assert hidden[TEXT] == "text"
    assert hidden["Ministry of the Interior"] == "actor"
    assert "He counted it twice." not in hidden


def test_further_fields_and_the_names_of_imported_files_are_secrets(tmp_path: Path) -> None:
    whole = corpus_of(
        tmp_path,
        """
        claims:
          - id: a
            date: "2019"
            text: A visit.
            fields: {informant: Baltazar Quinde, seen: "12", latitude: "-0.18"}
            imported: {from: police ledger 1977.csv, row: 3, digest: d12}
          - id: b
            date: "2019"
            text: Another visit.
            status: disputed
            fields: {informant: Eudoxia Lema}
            imported: {from: the general's diary.csv, row: 3, digest: d12}
        """,
    )
    left = withhold(whole, Edition(name="press", redact=("fields",)))
    hidden = secrets(whole, left)
    assert {one.text: one.what for one in hidden if one.owner in ("the claim a", "the claim b")} == {
        "Baltazar Quinde": "field informant",
        "Eudoxia Lema": "field informant",
    }
    hidden = secrets(whole, withhold(whole, PUBLIC))
    assert {"Eudoxia Lema", "the general's diary.csv"} <= {one.text for one in hidden}
    assert "Baltazar Quinde" not in {one.text for one in hidden}
    (leak,) = leaks([Document("a.md", b"It stands in The General\xe2\x80\x99s diary.csv.")], hidden)
    assert (leak.secret.what, leak.secret.owner) == ("imported file", "the claim b")
