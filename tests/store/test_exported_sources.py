"""Sources as Zotero and other programs export them: CSL-JSON, CSL-YAML without a key, BibTeX and BibLaTeX."""

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from chronos.model import Corpus, Person
from chronos.store import read
from projects import write_project

CLAIM = "claims:\n  - {id: a, date: '2021', text: A visit., sources: ['%s, p. 3']}\n"
ZOTERO = """\
[
\t{"id":"http://zotero.org/users/1/items/ABC","type":"article-journal","citation-key":"roe2017",
\t"title":"A <i>title</i> on the <span class=\\"nocase\\">FBI</span>","container-title":"Policing \\/ Society",
\t"author":[{"family":"Roe","given":"Ana","non-dropping-particle":"de la"},{"literal":"UNODC"}],
\t"issued":{"date-parts":[["2017",5,3]]},"accessed":{"date-parts":[[2021,6,1]]},
\t"volume":"12","issue":null,"note":"tex.ids: x\\nA remark\\ntex.bar: y"},
\t{"id":"user/99","type":"report","title":"\\ud83d\\ude00","author":[{"family":"Paz"}],
\t"issued":{"date-parts":[[2019]],"season":"1","circa":true},"note":"Citation Key: ministry-2019"}
]
"""
BIB = """\
@string{press = "The Press"}
@comment{nothing}
@article{roe:2017,
  author = {de la Roe, Ana and {UN Office on Drugs and Crime}},
  title = {The {FBI} and \\emph{Police} in Latin America},
  journaltitle = {Policing & Society},
  date = {2017-05-03},
  doi = {10.1000/182},
}
@book{paz2019, title = {Un libro}, publisher = press, year = 2019, month = mar, langid = {spanish}}
@misc{web, title = {A page}, url = {https://example.org/a}, urldate = {2021-06-01}}
"""


def corpus_of(folder: Path, cited: str = "", **files: str) -> Corpus:
    """Read a project whose timeline cites one source, with files beside it (``zotero_json`` is ``zotero.json``)."""
    write_project(folder, CLAIM % cited if cited else "claims: []", sources="")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(dedent(text), encoding="utf-8")
    return read(folder)


def faults_of(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults]


def test_a_library_that_zotero_exports_as_csl_json_is_read_as_it_is(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, zotero_json=ZOTERO)
    assert corpus.faults == ()
    roe, ministry = corpus.sources.values()
    assert (roe.id, roe.title, roe.container) == (
        "http://zotero.org/users/1/items/ABC",
        "A title on the FBI",
        "Policing / Society",
    )
    assert roe.authors == (Person(family="Roe", given="Ana"), Person(literal="UNODC"))
    assert (str(roe.issued), str(roe.accessed), str(ministry.issued)) == ("2017-05-03", "2021-06-01", "2019-21~")
    assert ministry.title == "\N{GRINNING FACE}"
    assert (str(roe.location), roe.marks["title"]) == ("zotero.json:2:8", (3, 10))
    assert roe.fields["note"] == "tex.ids: x A remark tex.bar: y"


def test_the_item_for_citations_keeps_names_dates_and_markup(tmp_path: Path) -> None:
    roe, ministry = corpus_of(tmp_path, zotero_json=ZOTERO).sources.values()
    assert json.loads(roe.item) == {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "article-journal",
        "citation-key": "roe2017",
        "title": 'A <i>title</i> on the <span class="nocase">FBI</span>',
        "container-title": "Policing / Society",
        "author": [{"family": "Roe", "given": "Ana", "non-dropping-particle": "de la"}, {"literal": "UNODC"}],
        "issued": {"date-parts": [[2017, 5, 3]]},
        "accessed": {"date-parts": [[2021, 6, 1]]},
        "volume": "12",
        "note": "A remark",
    }
    assert json.loads(ministry.item)["issued"] == {"date-parts": [[2019]], "season": 1, "circa": True}


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("2020", {"date-parts": [[2020]]}),
        ("2020-05-01/2020-06", {"date-parts": [[2020, 5, 1], [2020, 6]]}),
        ("2020~", {"date-parts": [[2020]], "circa": True}),
        ("2020-05?", {"date-parts": [[2020, 5]], "circa": True}),
        ("2020-21", {"date-parts": [[2020]], "season": 1}),
        ("2020-05-01T10:00:00Z", {"date-parts": [[2020, 5, 1]]}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
        ("201X", {"literal": "201X"}),
        ('"[2018..2020]"', {"literal": "[2018..2020]"}),
        ("2018/..", {"literal": "2018/.."}),
        ("2020-33", {"literal": "2020-33"}),
        ("{literal: Spring 2020}", {"date-parts": [[2020]], "season": 1}),
        ("{literal: n.d.}", {"literal": "n.d."}),
        ("{raw: whenever}", {"literal": "whenever"}),
        ("{date-parts: [['2020', '05']], circa: 0}", {"date-parts": [[2020, 5]]}),
        ("[{year: 2020, month: 5}]", {"date-parts": [[2020, 5]]}),
        ("[]", None),
        ("''", None),
    ],
)
def test_every_date_of_an_item_is_one_of_csl_or_a_literal(tmp_path: Path, written: str, item: object) -> None:
    (source,) = corpus_of(tmp_path, bare_yaml=f"- {{id: a, title: A, original-date: {written}}}").sources.values()
    assert json.loads(source.item).get("original-date") == item


def test_the_item_is_the_same_text_in_whatever_order_fields_stand_and_has_nothing_of_chronos(tmp_path: Path) -> None:
    one = "- {id: a, title: A, volume: 3, origin: b, file: a.pdf, covers: EC, suppress: {unused-source: it is not}}"
    other = "- {volume: '3', title: ' A ', id: a, DOI: ''}"
    (first,) = corpus_of(tmp_path / "one", bare_yaml=one).sources.values()
    (second,) = corpus_of(tmp_path / "other", bare_yaml=other).sources.values()
    assert first.item == second.item == '{"id":"a","title":"A","volume":"3"}'


@pytest.mark.parametrize("cited", ["http://zotero.org/users/1/items/ABC", "roe2017"])
def test_claims_cite_a_source_by_its_id_or_by_its_citation_key(tmp_path: Path, cited: str) -> None:
    corpus = corpus_of(tmp_path, cited, zotero_json=ZOTERO)
    ((citation,),) = (claim.citations for claim in corpus.claims)
    assert (citation.source, citation.locator) == ("http://zotero.org/users/1/items/ABC", "p. 3")


def test_a_citation_key_in_the_note_of_an_item_is_one_too(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "ministry-2019", zotero_json=ZOTERO)
    assert [one.source for claim in corpus.claims for one in claim.citations] == ["user/99"]


def test_an_id_goes_before_a_citation_key_and_a_key_of_two_sources_is_a_fault(tmp_path: Path) -> None:
    items = (
        '[{"id":"a","title":"A"},{"id":"b","title":"B","citation-key":"a"},{"id":"c","title":"C","citation-key":"k"},'
        '{"id":"d","title":"D","citation-key":"k"}]'
    )
    corpus = corpus_of(tmp_path, "a", zotero_json=items)
    assert [one.source for claim in corpus.claims for one in claim.citations] == ["a"]
    assert faults_of(corpus) == [
        (
            "duplicate-id",
            "zotero.json:1:62",
            "the citation key 'a' is that of zotero.json:1:8 already; that source is cited by it",
        ),
        (
            "duplicate-id",
            "zotero.json:1:146",
            "the citation key 'k' is that of zotero.json:1:73 already; that source is cited by it",
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"items":[{"id":"a","type":"book","title":"A"}]}',
        '{"references":[{"id":"a","type":"book","title":"A"}]}',
        '{"id":"a","type":"book","title":"A"}',
        '\ufeff[{"id":"a","type":"book","title":"A"}]',
        '[{"id":"a",\r\n"type":"book","title":"A"}]\r\n',
    ],
)
def test_json_has_its_sources_in_a_list_under_a_key_or_alone(tmp_path: Path, text: str) -> None:
    corpus = corpus_of(tmp_path, zotero_json=text)
    assert [(source.id, source.title) for source in corpus.sources.values()] == [("a", "A")]
    assert corpus.faults == ()


@pytest.mark.parametrize(
    "text",
    [
        '{"chronos_baseline":1,"findings":[]}',
        '{"type":"FeatureCollection","features":[]}',
        '[1, 2, "three"]',
        "[]",
        '{"items":[{"sku":1}]}',
        '[{"id":1,"type":"post","text":"A text","date":"2019"}]',
        '{"a":1}\n{"a":2}\n',
        "",
    ],
)
def test_json_that_has_no_sources_is_passed_over_as_other_files_are(tmp_path: Path, text: str) -> None:
    corpus = corpus_of(tmp_path, zotero_json=text)
    assert (dict(corpus.sources), corpus.faults, corpus.unread_files) == ({}, (), ())


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('[{"id":"a","author":[],}]', "1:24", "this is no JSON: a key in double quotes is missing"),
        ('[{"id":"a","author":[{"family":"A"}', "1:36", "this is no JSON: a comma or ] is missing"),
        ('{"references": [{"id": "a"}],\n "x": nope}', "2:7", "this is no JSON: 'n' begins no value"),
    ],
)
def test_sources_in_json_that_is_broken_are_one_finding_with_its_place(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    corpus = corpus_of(tmp_path, "wire", zotero_json=text)
    assert faults_of(corpus) == [("malformed-yaml", f"zotero.json:{place}", message)]
    assert [claim.id for claim in corpus.claims] == ["a"]


def test_what_is_wrong_in_an_item_of_json_has_its_place(tmp_path: Path) -> None:
    text = '[{"title":"No id","type":"book"},\n {"id":"b","title":["x"],"issued":{"date-parts":[["x"]]},"id":"c"}]'
    corpus = corpus_of(tmp_path, zotero_json=text)
    assert [(rule, place) for rule, place, _ in faults_of(corpus)] == [
        ("duplicate-key", "zotero.json:2:58"),
        ("missing-id", "zotero.json:1:2"),
        ("wrong-type", "zotero.json:2:20"),
        ("unreadable-date", "zotero.json:2:35"),
    ]


def test_zoteros_own_json_is_told_from_csl(tmp_path: Path) -> None:
    text = '{"config":{},"items":[{"key":"ABC","itemType":"book","title":"A","date":"2019"}]}'
    assert faults_of(corpus_of(tmp_path, zotero_json=text)) == [
        (
            "wrong-type",
            "zotero.json:1:23",
            "this is Zotero's own JSON; export the library as CSL JSON or Better CSL JSON",
        )
    ]


def test_claims_in_json_are_not_lost_in_silence(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, more_json='{"claims":[{"id":"b","date":"2019"}]}')
    assert faults_of(corpus) == [
        ("wrong-type", "more.json:1:11", "claims are read in YAML; call this file .yaml"),
    ]


def test_a_bare_list_in_yaml_is_one_of_sources_where_it_says_so(tmp_path: Path) -> None:
    text = """\
    ---
    - id: roe2017
      type: report
      title: A report
      author:
      - family: Roe
        given: Ana
      issued:
      - year: 2017
        month: 5
    ...
    """
    corpus = corpus_of(tmp_path, "roe2017", bare_yaml=text)
    (source,) = corpus.sources.values()
    assert (source.id, str(source.issued), source.authors) == ("roe2017", "2017-05", (Person("Roe", "Ana"),))
    assert corpus.faults == ()


def test_a_bare_list_of_claims_is_still_a_fault(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, bare_yaml="- {id: b, date: '2019', text: A visit., title: A}")
    assert faults_of(corpus) == [
        ("wrong-type", "bare.yaml:1:1", "a timeline is a mapping of fields, not a list"),
    ]
    assert corpus.unread_files == ("bare.yaml",)


def test_bibtex_is_read_with_the_capitals_of_its_titles_and_with_places(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "roe:2017", refs_bib=BIB)
    assert corpus.faults == ()
    roe, paz, web = corpus.sources.values()
    assert (roe.id, roe.type, roe.title, roe.container) == (
        "roe:2017",
        "article-journal",
        "The FBI and Police in Latin America",
        "Policing & Society",
    )
    assert roe.authors == (Person("Roe", "Ana"), Person(literal="UN Office on Drugs and Crime"))
    assert (str(roe.issued), roe.fields["DOI"]) == ("2017-05-03", "10.1000/182")
    assert (paz.title, paz.publisher, str(paz.issued), paz.fields["language"]) == (
        "Un libro",
        "The Press",
        "2019-03",
        "es-ES",
    )
    assert (web.type, str(web.accessed)) == ("document", "2021-06-01")
    assert [str(source.location) for source in (roe, paz, web)] == ["refs.bib:3:10", "refs.bib:10:7", "refs.bib:11:7"]
    assert (roe.marks["title"], roe.marks["DOI"], roe.marks["container-title"]) == ((5, 11), (8, 9), (6, 18))
    item = json.loads(roe.item)
    assert item["title"] == "The FBI and <i>Police</i> in Latin America"
    assert item["author"][0] == {"family": "Roe", "given": "Ana", "dropping-particle": "de la"}


def test_an_entry_that_pandoc_cannot_read_is_one_finding_with_its_place_and_the_others_are_read(tmp_path: Path) -> None:
    text = "@book{a, title = {A}}\n@book{b\n  title = {B}\n}\n@book{c, title = {C}}\n@book{d, title = {D}\n"
    corpus = corpus_of(tmp_path, "c", refs_bib=text)
    assert list(corpus.sources) == ["a", "c"]
    assert faults_of(corpus) == [
        ("malformed-yaml", "refs.bib:3:3", "the entry 'b' is no BibTeX: unexpected 't'; it was left out"),
        ("malformed-yaml", "refs.bib:6:1", "the entry 'd' is no BibTeX: unexpected end of input; it was left out"),
    ]
    assert [claim.id for claim in corpus.claims] == ["a"]


def test_two_entries_of_one_key_are_told_with_both_places(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, refs_bib="@book{a, title = {A}}\n@book{b, title = {B}}\n@book{a, title = {C}}\n")
    assert [source.title for source in corpus.sources.values()] == ["A", "B"]
    assert faults_of(corpus) == [
        ("duplicate-id", "refs.bib:3:7", "the source 'a' stands already at refs.bib:1:7; that one is used"),
    ]


@pytest.mark.parametrize("text", ["", "% nothing but a remark\n", "@string{a = {b}}\n"])
def test_bibtex_without_entries_is_empty(tmp_path: Path, text: str) -> None:
    corpus = corpus_of(tmp_path, refs_bib=text)
    assert (dict(corpus.sources), corpus.faults) == ({}, ())


LOADED = """
import sys
from pathlib import Path
import subprocess
ran = []
real = subprocess.Popen
class Popen(real):
    def __init__(self, command, *rest, **more):
        ran.append(Path(command[0]).name)
        super().__init__(command, *rest, **more)
subprocess.Popen = Popen
from chronos.pipeline.folder import check_folder
from chronos.store import Cache
cache = Cache(Path(sys.argv[1]) / 'kept')
for _ in range(int(sys.argv[2])):
    check_folder(Path(sys.argv[1]) / 'project', cache=cache)
print(ran, 'pypandoc' in sys.modules)
"""


def ran(folder: Path, times: int) -> str:
    command = [sys.executable, "-c", LOADED, str(folder), str(times)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_pandoc_runs_for_bibtex_alone_and_not_again_for_what_is_kept(tmp_path: Path) -> None:
    corpus_of(tmp_path / "project", "roe2017", zotero_json=ZOTERO)
    assert ran(tmp_path, 1) == "[] False\n"
    (tmp_path / "project" / "refs.bib").write_text(BIB, encoding="utf-8")
    assert ran(tmp_path, 1) == "['pandoc', 'pandoc'] False\n"
    assert ran(tmp_path, 2) == "[] False\n"
