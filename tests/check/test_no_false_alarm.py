"""What is right gives no finding: in every form of date, language and source that people use."""

import json
import re
from pathlib import Path

import pytest

from chronos.editor.csl import TYPES
from chronos.model import Finding
from chronos.pipeline import CheckRequest, check_projects

ROOT = Path(__file__).parents[2]
UNCACHED = CheckRequest()
REPORT = """\
references:
  - id: yearbook-2024
    type: report
    title: Yearbook of police cooperation
    publisher: Institute of Comparative Policing
    issued: "2024-05"
"""


def findings(folder: Path, timeline: str, *, sources: str = REPORT, settings: str = "") -> tuple[Finding, ...]:
    """Check a project in a folder as the command does."""
    (folder / "timeline.yaml").write_text(timeline, encoding="utf-8")
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    if settings:
        (folder / "chronos.yaml").write_text(settings, encoding="utf-8")
    return check_projects([folder], UNCACHED).findings


def claim(date: str, text: str = "Police officers attend a course.", countries: str = "PE", source: str = "") -> str:
    return f"""\
claims:
  - id: pe-course
    date: {date}
    text: {json.dumps(text, ensure_ascii=False)}
    countries: [{countries}]
    sources: [{source or '"yearbook-2024, p. 3"'}]
"""


# Dates: all that docs/dates.md says can be written, and words.

MANUAL = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
WRITTEN = [
    code
    for codes in re.findall(r"^\| [^|]+ \| (`[^|]+`) \|$", MANUAL, re.MULTILINE)
    for code in re.findall("`([^`]+)`", codes)
] + ["Y170000002", "Y17E7", "1950S2"]
WORDS = """early 2017|mid-2017|spring 2019|Q2 2019|winter 2018-2019|circa 2013 or 2014|between May and June 2018
entre mayo y junio de 2018|a principios de 2017|el 1 de mayo de 2018|hacia 2013
por volta de 2013|no início de 2017|1º de maio de 2018|entre maio e junho de 2018
1er mai 2018|début 2017|vers 2013|entre mai et juin 2018""".replace("\n", "|").split("|")


def test_the_tables_of_the_manual_are_read() -> None:
    assert len(WRITTEN) > 40
    assert {"2018-05-01", "[2014..]", "{1960,1961-12}", "-0043", "201X"} <= set(WRITTEN)


@pytest.mark.parametrize("date", WRITTEN)
def test_a_date_in_any_form_gives_nothing_above_info(tmp_path: Path, date: str) -> None:
    status = "    status: prospective\n" if date.startswith("Y") else ""  # in 170,000,002
    found = findings(tmp_path, claim(json.dumps(date)) + status)
    assert [one for one in found if one.code != "D007"] == []
    assert {one.severity for one in found} <= {"info"}


@pytest.mark.parametrize(
    "date",
    [
        *(f"{{said: {words}}}" for words in WORDS),
        "{said: 25 October 1917, calendar: julian}",
        "{edtf: 2018-05, said: last month}",
        "{edtf: 2018-05-01, said: martes 1 de mayo}",
        "{edtf: '[2018-05..2018-06]', said: em maio ou junho de 2018}",
        "2018",
        "2018-05",
        "2018-05-01",
        "'2018-05/2018-06'",
    ],
)
def test_words_for_a_date_in_four_languages_give_nothing(tmp_path: Path, date: str) -> None:
    assert findings(tmp_path, claim(date)) == ()


# Texts: the date and the countries of a claim, and what it says.

TEXTS = """\
2019-05-03 EC On Friday, 3 May 2019, a delegation visits Quito.
2019-05-03 EC A delegation visits Quito on Friday to renew the agreement of 2017.
2019 PE The interior minister announces that 500 cameras will be installed by 2021.
2019 PE In 2018 an agreement had been signed; a year later the first course begins.
2019-03-05 PE Two officers arrested on Sunday are released.
2019-03-05 PE The delegation, which had arrived on Monday, is received by the minister.
2018 AR Officers who had trained abroad in 2016 teach at the academy.
2020-03/2020-06 BR The course, planned for March, is held online until June.
2016-11 PE,CL Peru and Chile sign an extradition treaty, the first since 1990.
2015 TT The police service of Trinidad and Tobago receives 50 motorcycles.
2013-05-31 TT The president arrives in Port of Spain on 31 May.
2012 CO A third of the officers are women, according to the yearbook for 2011.
2013-09 MX Police in Mexico City recover a shipment that left on Monday 2 September 2013.
2019 DO In its sixth year, the academy teaches current methods of forensics.
2016 BO The system now known as BOL-110 is bought.
2015-06 EC June's training is for 30 officers, that of May was for 20.
2014 AR A sum of USD 10 million is promised, of which 2 million were paid in 2013.
2009-06-28 HN The president of Honduras is removed from office at dawn on Sunday.
2020-06-08/2020-06-12 PA A seminar runs from Monday to Friday.
2018 EC Room 2019 of the ministry is searched.
2016-04-20 EC Four days after the earthquake, on Wednesday, rescue dogs arrive.
2018/.. PE Since 2018, police use cameras that recognise faces.
2013~ CO Around 2012, the first officers are sent abroad.
2005 AN Officers from the Netherlands Antilles attend a course.
1985 SU A delegation is received in Leningrad.
2019-05-03 EC The union announces a strike on Monday.
2019-05-03 EC Police release two men arrested on Sunday.
2019-05-03 EC A report on Sunday trading is published.
2019-05-03 EC El gobierno convoca una reunión el lunes.
2019-05-03 HT Le syndicat appelle à la grève lundi.
2019 EC In 2018 Smith was arrested. He is convicted.
2019 EC Early 2018 estimates are corrected.
2019-05-03 US In August Wilson's play a scene is cut.
2019-05-03 EC El viernes 3 de mayo de 2019 una delegación visita Quito.
2017 PE El ministro del Interior anuncia que en 2019 se instalarán 500 cámaras.
2015-09 AR En septiembre se firma el convenio; entró en vigor el 1 de enero de 2016.
2019 PE En 2018 se firmó el convenio; al año siguiente empieza el curso.
2019-03-05 PE Dos agentes detenidos el domingo quedan en libertad.
2019-10-18 CL El viernes comienzan las protestas en Santiago de Chile.
2014 VE Venezuela compra vehículos blindados por 5 mil millones de bolívares.
2010 GT Agentes de la Ciudad de Guatemala se forman en técnicas actuales de balística.
2018 PE El martes de carnaval la policía estrena uniformes.
2016 AR El actual edificio se inaugura; la nueva sede reemplaza a la anterior.
2014 MX El curso del año pasado, de 2013, tuvo 20 alumnos.
2018 PA Ahora bien, el convenio no se publica.
2018 MX El golfo de México se vigila con 3 lanchas.
2019-05-03 BR Na sexta-feira, 3 de maio de 2019, uma delegação visita Brasília.
2014-07-17 BR O presidente chega a Brasília na quinta-feira.
2016-08 BR Os Jogos do Rio de Janeiro são vigiados por 85 mil agentes.
2013 BR A segunda feira de segurança é realizada em São Paulo.
2019 BR A atual sede da polícia, em Porto Alegre, é ampliada.
2019 BR Em 2018, a empresa vendera 300 câmeras; no ano seguinte instala outras 200.
2015 BR,PT Brasil e Portugal trocam oficiais de ligação.
2018-10-28 BR No domingo, a polícia protege as urnas.
2016 BR A última turma forma-se no exterior.
2019-05-03 HT Le vendredi 3 mai 2019, une délégation visite Port-au-Prince.
2012-10 HT Le contingent quitte l'île en octobre, après huit ans de présence.
2016 HT,FR La France et Haïti signent un accord de coopération.
2019-03-05 HT Le ministre reçoit la délégation arrivée lundi.
2021-07-07 HT Le président est tué dans la nuit de mardi à mercredi.
2015 HT Le mardi gras est surveillé par 300 agents.
2019 HT L'actuel directeur de l'académie avait été formé en 2010.
2013 HT Le 1er juin 2013, l'école de police rouvre.
2014 MQ Deux navires de douane arrivent à Fort-de-France.
2019 HT La semaine dernière du stage se passe à l'étranger.
"""


@pytest.mark.parametrize("line", TEXTS.splitlines())
def test_a_text_in_four_languages_gives_nothing(tmp_path: Path, line: str) -> None:
    date, countries, text = line.split(" ", 2)
    assert findings(tmp_path, claim(f'"{date}"', text, countries)) == ()


# Sources: each type of CSL 1.0.2, properly filled in.

AUTHOR = "author: [{family: Rivas, given: Elena}]"
BODY = "author: [{literal: UNODC}]"
WEB = "URL: 'https://example.org/news?id=12&lang=es#top', accessed: 2020-05-02"
SOURCES = f"""\
article: {AUTHOR}, publisher: SocArXiv, DOI: 10.5555/osf.io/abc12
article-journal: {AUTHOR}, container-title: A review, volume: 12, issue: 3, page: 45-67, DOI: 10.5555/rep.2020.3
article-magazine: {AUTHOR}, container-title: Semana, page: 12-14
article-newspaper: container-title: El Comercio, section: Política, {WEB}
bill: number: 312, authority: Congreso de la República
book: {AUTHOR}, publisher: Fondo Editorial, publisher-place: Lima, ISBN: 978-0-306-40615-7
broadcast: publisher: Radio Nacional, medium: radio
chapter: container-title: A handbook, editor: [{{family: Soto, given: Luis}}], publisher: A press, ISBN: 0-306-40615-2
classic: author: [{{literal: Cicero}}]
collection: archive: Archivo General de la Nación
dataset: publisher: UNODC, version: '2.1', {WEB}
document: publisher: Ministry of the Interior
entry: container-title: A lexicon
entry-dictionary: container-title: A dictionary
entry-encyclopedia: container-title: An encyclopedia
event: event-place: Lima
figure: container-title: A report
graphic: {AUTHOR}, medium: photograph
hearing: authority: Senate Committee on Foreign Relations
interview: interviewer: [{{family: Rivas, given: Elena}}], note: By telephone.
legal_case: authority: Corte Suprema de Justicia, number: 45-2020
legislation: number: 1267, jurisdiction: pe
manuscript: {AUTHOR}, archive: Archivo General de la Nación
map: author: [{{literal: Instituto Geográfico}}]
motion_picture: director: [{{family: Vega, given: Ana}}], publisher: Cine Sur
musical_score: {AUTHOR}, publisher: A press
pamphlet: author: [{{literal: An embassy}}]
paper-conference: {AUTHOR}, event-title: Annual meeting, container-title: Proceedings
patent: number: US1234567, authority: USPTO
performance: event-place: Quito
periodical: publisher: A press, ISSN: 1234-5679
personal_communication: {AUTHOR}, recipient: [{{family: Soto, given: Luis}}]
post: author: [{{literal: Policía Nacional}}], container-title: A network, {WEB}
post-weblog: {AUTHOR}, container-title: A blog, {WEB}
regulation: number: 12, authority: Presidencia
report: {BODY}, number: E/2020/1
review: {AUTHOR}, container-title: A journal, reviewed-title: A book
review-book: {AUTHOR}, container-title: A journal, reviewed-title: A book
software: publisher: A company, version: '1.0', {WEB}
song: {AUTHOR}, publisher: A label
speech: {AUTHOR}, event-title: Opening of the forum
standard: author: [{{literal: ISO}}], number: ISO 3166-1
thesis: {AUTHOR}, publisher: Universidad de San Marcos, genre: Doctoral thesis
treaty: author: [{{literal: Peru}}, {{literal: China}}]
webpage: container-title: Ministry of the Interior, {WEB}
"""


def test_every_type_of_csl_is_there() -> None:
    assert [line.split(": ")[0] for line in SOURCES.splitlines()] == sorted(TYPES)


@pytest.mark.parametrize("line", SOURCES.splitlines(), ids=lambda line: line.split(": ")[0])
@pytest.mark.parametrize("untitled", [False, True])
def test_a_source_of_any_type_gives_nothing(tmp_path: Path, line: str, untitled: bool) -> None:
    kind, fields = line.split(": ", 1)
    title = "" if untitled and kind in ("interview", "personal_communication", "post") else "title: A title, "
    sources = f"references:\n  - {{id: src, type: {kind}, {title}issued: '2020-05-01', {fields}}}\n"
    for cited in ("'src, p. 3'", "'src, § 4'", "{source: src, locator: '00:12:30', retrieved: 2020-05-03}"):
        assert findings(tmp_path, claim('"2010"', source=cited), sources=sources) == ()


ZOTERO = """\
references:
  - abstract: >-
      A long account of what the article says.
    accessed:
      - {year: 2021, month: 3, day: 4}
    author:
      - family: Rivas
        given: Elena
      - literal: Instituto de Defensa Legal
    citation-key: src
    container-title: Revista de Estudios Policiales
    container-title-short: Rev. Estud. Polic.
    DOI: 10.5555/rep.2020.3
    id: src
    issue: '3'
    issued:
      - {year: 2020, season: 2}
    ISSN: 1234-5679, 2345-6781
    language: es-PE
    page: 45\u201367
    source: Crossref
    title: El auge de la <i>cooperación</i> policial
    title-short: El auge
    type: article-journal
    URL: https://doi.org/10.5555/rep.2020.3
    volume: '12'
"""
"""An item as Zotero (with Better BibTeX) exports CSL YAML."""
OTHERS = """\
type: book, title: A book, issued: {date-parts: [[2019, 5, 2]]}, publisher: A press, ISBN: 0-306-40615-2
type: webpage, title: A page, issued: {literal: '2019'}, accessed: {date-parts: [['2020', 5]]}, URL: 'http://x.org/~b_(c)'
type: report, title: A report, author: UNODC, issued: 2018-05/2018-07, custom: {shelf: 3}
type: report, title: A report, publisher: UN, issued: {date-parts: [[2018]], circa: true}
type: article-newspaper, title: News, container-title: El Diario, issued: {raw: '2020-03-03'}
type: report, title: A report, publisher: UN, issued: 2020~, origin: Agencia del Sur, covers: Peru
"""


def test_an_item_of_zotero_gives_nothing(tmp_path: Path) -> None:
    assert findings(tmp_path, claim('"2018"', source="'src, p. 46'"), sources=ZOTERO) == ()


@pytest.mark.parametrize("fields", OTHERS.splitlines())
def test_an_item_in_the_other_forms_of_csl_gives_nothing(tmp_path: Path, fields: str) -> None:
    sources = f"references:\n  - {{id: src, {fields}}}\n"
    assert findings(tmp_path, claim('"2018"', source="'src, p. 46'"), sources=sources) == ()


# Projects.

FULL = """\
claims:
  - id: pe-2019-course
    date: {edtf: 2019-05-03, said: viernes 3 de mayo}
    text: Forty officers of the Peruvian police attend a course in Lima on Friday.
    countries: [PE]
    regions: [andes, "005"]
    actors: [Government of China, Policía Nacional del Perú]
    places: [Lima]
    kind: training
    status: disputed
    lasting: false
    note: The newspaper counts 38.
    sources:
      - yearbook-2024, p. 3
      - source: gazette-2019
        locator: p. 4
        quote: cuarenta agentes
        retrieved: 2020-01-02
references:
  - id: gazette-2019
    type: article-newspaper
    title: Cuarenta agentes
    container-title: La Gaceta
    issued: "2019-05-04"
    URL: https://gazette.example.org/2019/05/04
    file: copies/gazette-2019.txt
"""
SETTINGS = """\
title: A project
as_of: "2024-06-30"
kinds: {training: Training}
regions: ["419", {id: andes, name: Andes, countries: [BO, CO, EC, PE]}]
languages: [en]
circa: {year: P1Y}
check:
  select: [all]
  options: {uncorroborated: {kinds: ["*"]}, wide-date: {years: 1}, long-text: {characters: 200}}
  paths: [{match: drafts/*, levels: {unsourced: warning}}]
"""


def test_a_claim_with_every_field_gives_nothing_where_every_rule_is_on(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "gazette-2019.txt").write_text("Cuarenta\nagentes asisten a un curso.", encoding="utf-8")
    assert findings(tmp_path, FULL, settings=SETTINGS) == ()


def test_the_shipped_timelines_have_claims_that_say_they_are_undated_and_nothing_else_is_found() -> None:
    found = check_projects([ROOT / "timelines"], UNCACHED).findings
    assert {(one.code, one.severity) for one in found} == {("D002", "warning")}
