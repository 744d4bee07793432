"""Rules for dates: what they report, and above all what they leave alone. 3 May 2019 was a Friday."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from chronos.check.own_date import other_date
from chronos.check.rotting import find_rotting, phrases_of
from chronos.check.weekdays import all_weekdays, dated_weekdays, fits, own_weekdays
from chronos.check.words import bare_words
from chronos.edtf import parse
from chronos.model import ClaimDate, Finding, Location
from projects import check, corpus_of

NEWER = "references: [{id: gazette, type: article-newspaper, title: A gazette, publisher: G, issued: '2035-05-01'}]"


def findings(
    tmp_path: Path, rule: str, *, date: str = "'2019'", text: str = "A visit.", more: str = "", settings: str = ""
) -> tuple[Finding, ...]:
    """Return what one rule says of a project of one claim, whose source appeared after everything."""
    timeline = f"""\
    claims:
      - id: a
        date: {date}
        text: {text}
        countries: [EC]
        sources: ["gazette, p. 3"]
        {more}
    """
    corpus = corpus_of(tmp_path, timeline, settings=settings, sources=NEWER)
    return tuple(one for one in check(corpus) if one.name == rule)


def is_found(tmp_path: Path, rule: str, date: str, text: str) -> bool:
    """Whether a rule says something of a claim with this date and text."""
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: '2019', text: A., countries: [EC], sources: [gazette]}]")
    claim = structs.replace(corpus.claims[0], text=text, date=ClaimDate(parse(date)))
    return rule in [one.name for one in check(structs.replace(corpus, claims=(claim,)))]


# D001 undated, D002 stated-undated, D005 said-disagrees: a date by relation is one, and its words are the source's own


@pytest.mark.parametrize("rule", ["undated", "stated-undated", "said-disagrees", "unreadable-date"])
@pytest.mark.parametrize("date", ["{after: b}", "{same as: b, said: in 1848}", "{between: [b, c], said: in between}"])
def test_a_date_by_relation_is_neither_missing_nor_compared_with_its_words(
    tmp_path: Path, rule: str, date: str
) -> None:
    assert findings(tmp_path, rule, date=date) == ()


# D007 wide-date


@pytest.mark.parametrize(
    ("date", "wide"),
    [
        ("'2019'", False),
        ("201X", False),
        ("200X", False),
        ("2010/2019", False),
        ("2010/2019-12-31", False),
        ("2010-01-01/2020-01-01", True),
        ("2010/2020", True),
        ("2016-02-29/2026-02-28", False),
        ("2016-02-29/2026-03-01", True),
        ("20XX", True),
        ("'[1990..2019]'", True),
        ("'[1990,2019]'", True),
        ("1993/..", False),
        ("'[..2019]'", False),
        ("/2019", False),
        ("undated", False),
        ("Y1E30", False),
    ],
)
def test_a_date_of_more_than_ten_years_is_wide(tmp_path: Path, date: str, wide: bool) -> None:
    assert [one.severity for one in findings(tmp_path, "wide-date", date=date)] == ["info"] * wide


def test_how_wide_a_date_may_be_is_a_setting(tmp_path: Path) -> None:
    settings = "check: {options: {wide-date: {years: 1}}}"
    (finding,) = findings(tmp_path, "wide-date", date="201X", settings=settings)
    assert (finding.code, finding.message, finding.location) == (
        "D007",
        "the date 201X is spread over 10 years, more than 1; narrow it if a source does",
        Location("timeline.yaml", 3, 11),
    )
    assert findings(tmp_path, "wide-date", date="'2019'", settings=settings) == ()


def test_what_lasted_that_long_is_not_wide(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "wide-date", date="1990/2010")
    assert finding.message == (
        "the date 1990/2010 is spread over 21 years, more than 10; say `lasting: true` if it took that long"
    )
    assert findings(tmp_path, "wide-date", date="1990/2010", more="lasting: true") == ()
    assert len(findings(tmp_path, "wide-date", date="19XX", more="lasting: true")) == 1


# D008 future-date

AS_OF = "as_of: 2024-06-30"


@pytest.mark.parametrize(
    ("date", "future"),
    [
        ("'2024'", False),
        ("2024-06-30", False),
        ("2024-07-01", True),
        ("2024-07", True),
        ("'2025'", True),
        ("202X", False),
        ("203X", True),
        ("'[2023,2025]'", False),
        ("'[2025,2026]'", True),
        ("'{2023,2025}'", False),
        ("'[2025..]'", True),
        ("2020/2030", False),
        ("2020/..", False),
        ("2025/..", True),
        ("2025/", True),
        ("../2030", False),
        ("/2030", False),
        ("2025?", False),
        ("2025~", False),
        ("2040~", True),
        ("2025%", False),
        ("2025?/2026", False),
        ("Y20000", True),
        ("Y1E30", False),
        ("undated", False),
    ],
)
def test_a_claim_is_of_the_future_only_where_every_day_is(tmp_path: Path, date: str, future: bool) -> None:
    assert [one.severity for one in findings(tmp_path, "future-date", date=date, settings=AS_OF)] == ["error"] * future


def test_what_is_of_the_future_is_told_with_the_day_of_the_edition(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "future-date", date="2025/2026", settings=AS_OF)
    assert (finding.code, finding.message, finding.location) == (
        "D008",
        (
            "dated 2025/2026, after the day of the edition; that is 2024-06-30;"
            " for what a source foresees, write `status: prospective`"
        ),
        Location("timeline.yaml", 3, 11),
    )


@pytest.mark.parametrize(
    ("status", "future"), [("undisputed", True), ("disputed", True), ("retracted", True), ("prospective", False)]
)
def test_only_what_a_source_foresees_may_be_of_the_future(tmp_path: Path, status: str, future: bool) -> None:
    found = findings(tmp_path, "future-date", date="'2025'", more=f"status: {status}", settings=AS_OF)
    assert bool(found) is future


def test_without_any_day_nothing_is_of_the_future(tmp_path: Path) -> None:
    timeline = "claims: [{id: a, date: '2999', text: A visit., countries: [EC], sources: [s]}]"
    corpus = corpus_of(tmp_path, timeline, sources="references: [{id: s, type: book, title: S}]")
    assert "future-date" not in [one.name for one in check(corpus)]


def test_the_last_day_of_the_sources_stands_for_that_of_the_edition(tmp_path: Path) -> None:
    sources = "references: [{id: s, type: book, title: S, issued: '2020'}, {id: t, type: book, title: T}]"
    timeline = "claims: [{id: a, date: '2021', text: A visit., countries: [EC], sources: [%s]}]"
    undated = check(corpus_of(tmp_path, timeline % "t", sources=sources))
    assert [one.name for one in undated if one.severity == "error"] == ["future-date"]
    dated = check(corpus_of(tmp_path, timeline % "s", sources=sources))
    assert [one.name for one in dated if one.severity == "error"] == ["date-after-publication"]


def test_what_was_imported_without_dated_sources_is_of_no_guessed_future(tmp_path: Path) -> None:
    sources = "references: [{id: s, type: book, title: S, issued: '2020'}, {id: t, type: book, title: T}]"
    timeline = (
        "claims: [{id: a, date: '2021', text: A visit., countries: [EC], sources: [t], "
        "imported: {from: x.csv, row: 2, digest: d1}}]"
    )
    assert "future-date" not in [one.name for one in check(corpus_of(tmp_path, timeline, sources=sources))]
    said = check(corpus_of(tmp_path, timeline, sources=sources, settings="as_of: '2020'"))
    assert "future-date" in [one.name for one in said]


# D009 rotting-words

ROTTING = [
    "A delegation visited Quito last week.",
    "This year's budget doubled.",
    "The minister resigned yesterday.",
    "The bridge was recently built.",
    "The treaty is currently under review.",
    "Elections are due next month.",
    "So far, 12 people have died.",
    "So far 12 people have died.",
    "Police have so far arrested 12.",
    "Twelve people have been killed so far.",
    "No agreement has been signed to date.",
    "To date, no one has been charged.",
    "Children nowadays use it.",
    "Two years ago the police left.",
    "It was built long ago.",
    "Last Monday the police left.",
    "He was arrested this May.",
    "In recent years China sold weapons.",
    "Over the past 20 years exports grew.",
    "In the last two years exports grew.",
    "During the current fiscal year, spending rose.",
    "Today the court ruled.",
    "The office remains closed to this day.",
    "Earlier this month the police left.",
    "He had left the night before; last night he returned.",
    "China is now the largest lender.",
    "Three bases are now open.",
    "China es ahora el mayor acreedor.",
    "A China é agora o maior credor.",
    "La Chine est maintenant le premier créancier.",
    "In the current year, spending rose.",
    "La semana pasada llegó una delegación.",
    "Ayer llegó una delegación a Quito.",
    "El presidente viaja hoy a China.",
    "Este año se duplicó el presupuesto.",
    "La policía detuvo recientemente a tres personas.",
    "Actualmente hay tres bases.",
    "El mes pasado firmaron un acuerdo.",
    "El próximo lunes viajará a Lima.",
    "El año que viene habrá elecciones.",
    "Hace dos años se fue.",
    "Hace poco tiempo se fue.",
    "En los últimos años creció el comercio.",
    "Hasta la fecha no hay detenidos.",
    "En la actualidad viven allí 300 personas.",
    "El pasado lunes se firmó.",
    "El pasado 3 de mayo se firmó el acuerdo.",
    "Esta semana se reúnen.",
    "Viajará mañana a Lima.",
    "Semana passada chegou uma delegação.",
    "Na semana passada chegou uma delegação.",
    "Ontem chegou uma delegação.",
    "O presidente viaja hoje à China.",
    "Atualmente há três bases.",
    "Actualmente existem três bases.",
    "Este ano o orçamento dobrou.",
    "Neste ano o orçamento dobrou.",
    "Recentemente a polícia deteve três pessoas.",
    "Há dois anos saiu.",
    "Dois anos atrás saiu.",
    "Até agora ninguém foi detido.",
    "Nos últimos anos o comércio cresceu.",
    "No próximo mês haverá eleições.",
    "Nesta segunda-feira, o presidente viajou.",
    "Na segunda-feira passada o presidente viajou.",
    "La semaine dernière une délégation est arrivée.",
    "Hier, une délégation est arrivée.",
    "Le président se rend aujourd’hui en Chine.",  # noqa: RUF001
    "Actuellement, il y a trois bases.",
    "Cette année le budget a doublé.",
    "Récemment, la police a arrêté trois personnes.",
    "L’année dernière, la police est partie.",  # noqa: RUF001
    "L'an dernier, la police est partie.",
    "Il y a deux ans, la police est partie.",
    "Le mois prochain, des élections auront lieu.",
    "Ces dernières années, le commerce a augmenté.",
    "Au cours des dix dernières années, le commerce a augmenté.",
    "À ce jour, aucun accord.",
    "Lundi dernier, la police est partie.",
    "De nos jours, on l’utilise.",  # noqa: RUF001
]
LASTING = [
    "A delegation visits Quito.",
    "The last week of May 2019 saw protests.",
    "In the last week of May 2019 protests began.",
    "The current account deficit grew.",
    "At last, the treaty was signed.",
    "The embassy stands next to the ministry.",
    "The police were brought up to date.",
    "Scholars tried to date the manuscript.",
    "He served his last year in office in Lima.",
    "The last year of the war was the worst.",
    "The next day he left.",
    "The next year he left.",
    "It spread so far that the port closed.",
    "They went so far as to close the port.",
    "El diario Hoy informó sobre la visita.",
    "The newspaper Hoy reported the visit.",
    "USA Today reported the visit.",
    "The film Yesterday was banned.",
    "Por la mañana llegó una delegación.",
    "A la mañana siguiente se fue.",
    "Los últimos años de la guerra fueron duros.",
    "En los últimos días de mayo de 2019 hubo protestas.",
    "Pasó sus últimos años en Quito.",
    "Les dernières années de la guerre.",
    "Cette année-là, le budget a doublé.",
    "Cette semaine-là, la police partit.",
    "Am 3 May 2019 the police left.",
    "El este de Ecuador, una semana de protestas.",
    'The minister said: "We left last week".',
    "The minister said “we left yesterday”.",
    "This year (2019) the budget doubled.",
    "El martes 3 de mayo de 2019 firmaron.",
    "El pasado 3 de mayo de 2019 firmaron.",
    "Yesterday, 3 May 2019, the court ruled.",
    "Una délégation est arrivée ce mardi 3 mai 2019.",
    "On 12 ago 2019 the pact was signed.",
    "Guido Hoyer signed.",
    "It was then current practice.",
    "This was the last month before the vote.",
    "Last of all, the president spoke.",
    "The two countries date back their ties to 1949.",
    "Hasta la fecha de la firma hubo dudas.",
    "A present for the king.",
    "The ministry, now a museum, burnt down.",
    "The now-defunct ministry burnt down.",
    "Who may march this may surprise.",
    "Tras la visita, maintenant son rang, il partit.",
    "Se reunieron dos semanas después.",
    "Lo hace dos años después de la guerra.",
    "Há três bases no país.",
    "Il y a trois bases dans le pays.",
]


@pytest.mark.parametrize("text", ROTTING)
def test_words_that_mean_something_else_next_year_rot(tmp_path: Path, text: str) -> None:
    assert is_found(tmp_path, "rotting-words", "2019", text)


@pytest.mark.parametrize("text", LASTING)
def test_words_that_mean_the_same_next_year_do_not(tmp_path: Path, text: str) -> None:
    assert not is_found(tmp_path, "rotting-words", "2019", text)


def test_a_text_is_told_once_with_the_first_of_its_words(tmp_path: Path) -> None:
    text = "Yesterday and last week, recently and currently, police came yesterday."
    (finding,) = findings(tmp_path, "rotting-words", text=text)
    assert finding == Finding(
        "D009",
        "rotting-words",
        "warning",
        Location("timeline.yaml", 4, 11),
        "'Yesterday', 'last week', 'recently' lose their meaning as time passes;"
        " say when it was, and keep the words under `said:` of the date",
        "a",
    )


def test_the_words_of_the_source_for_the_date_may_rot(tmp_path: Path) -> None:
    assert findings(tmp_path, "rotting-words", date="{edtf: '2019', said: last year}") == ()


def test_a_project_names_further_words(tmp_path: Path) -> None:
    settings = "check: {options: {rotting-words: {words: [at press time, ahorita]}}}"
    (finding,) = findings(tmp_path, "rotting-words", text="At  Press Time, nobody knew.", settings=settings)
    assert finding.message == (
        "'At Press Time' loses its meaning as time passes;"
        " say when it was, and keep the words under `said:` of the date"
    )
    assert findings(tmp_path, "rotting-words", text="The press time.", settings=settings) == ()
    assert len(findings(tmp_path, "rotting-words", text="It came last week.", settings=settings)) == 1


# D010 text-contradicts-date

CONTRADICTING = [
    ("2019", "In 2018 a delegation visits Quito."),
    ("2019", "In 2018, a delegation visits Quito."),
    ("2019", "In 2018 the delegation visits Quito."),
    ("2019", "In 2018 police arrested three."),
    ("2019-05", "In June 2019 a delegation visits Quito."),
    ("2019-05", "In June a delegation visits Quito."),
    ("2019-05-03", "On 4 May 2019 a delegation visits Quito."),
    ("2019-05-03", "On 3 May 2018, a delegation visits Quito."),
    ("2019-05-03", "On May 4, 2019, a delegation visits Quito."),
    ("2019-05-03", "On May 4 a delegation visits Quito."),
    ("2019-05-03", "On 3 June a delegation visits Quito."),
    ("2019-05-03", "On Tuesday 4 May 2019 a delegation visits Quito."),
    ("2019-05-03", "On the 4th of May 2019 a delegation visits Quito."),
    ("2019", "2018: a delegation visits Quito."),
    ("2019-05-03", "4 May 2019: a delegation visits Quito."),
    ("2019", "At the end of 2018 a delegation visits Quito."),
    ("2019", "Early in 2018, a delegation visits Quito."),
    ("2019", "In early 2018 a delegation visits Quito."),
    ("2019", "In mid-2018 a delegation visits Quito."),
    ("2019", "Mid-2018, a delegation visits Quito."),
    ("2019", "In the spring of 2018 a delegation visits Quito."),
    ("2019", "In the 1990s a delegation visits Quito."),
    ("2019", "From 2013 to 2018 China sold weapons."),
    ("2019", "Between 2013 and 2018 China sold weapons."),
    ("2019", "During 2018 China sold weapons."),
    ("2019", "A delegation visits Quito in 2018."),
    ("2019-05", "A delegation visits Quito in June 2019."),
    ("2019-05-03", "A delegation visits Quito on 4 May 2019."),
    ("2019", "The summit takes place in Quito in 2018."),
    ("2019", "The summit was held in Los Angeles in 2018."),
    ("2019", "The treaty was signed in 2018."),
    ("2019", "An agreement is signed in Quito on 3 May 2018."),
    ("2019", "Ecuador and China sign a memorandum in Quito in 2018."),
    ("2019", "China signs an agreement with Ecuador in May 2018."),
    ("2019", "Three men were arrested in Rio de Janeiro in 2018."),
    ("2019", "The delegation arrives on 3 May 2018."),
    ("2019", "En 2018 una delegación visita Quito."),
    ("2019", "El tratado fue firmado en Quito en 2018."),
    ("2019", "China y Ecuador firmaron un acuerdo en 2018."),
    ("2019", "O tratado foi assinado em Brasília em 2018."),
    ("2019", "Le traité a été signé à Quito en 2018."),
    ("2019", "La Chine signe un accord avec le Pérou en 2018."),
    ("2019", "En el 2018 una delegación visita Quito."),
    ("2019", "En el año 2018 una delegación visita Quito."),
    ("2019-05", "En junio de 2019 una delegación visita Quito."),
    ("2019-05-03", "El 4 de mayo de 2019, una delegación visita Quito."),
    ("2019-05-03", "El martes 4 de mayo de 2019, una delegación visita Quito."),
    ("2019", "A principios de 2018 una delegación visita Quito."),
    ("2019", "A finales de 2018, una delegación visita Quito."),
    ("2019", "Una delegación visita Quito en 2018."),
    ("2019", "Una delegación visitó Quito el 3 de mayo de 2018."),
    ("2019", "En los años 1990 una delegación visita Quito."),
    ("2019", "Em 2018, uma delegação visita Quito."),
    ("2019-05", "Em junho de 2019 uma delegação visita Quito."),
    ("2019-05-03", "Em 4 de maio de 2019, uma delegação visita Quito."),
    ("2019-05-03", "A 4 de maio de 2019, uma delegação visita Quito."),
    ("2019-05-03", "No dia 4 de maio de 2019, uma delegação visita Quito."),
    ("2019", "No final de 2018 uma delegação visita Quito."),
    ("2019", "Uma delegação visita Quito em 2018."),
    ("2019", "En 2018, une délégation visite Quito."),
    ("2019-05", "En juin 2019, une délégation visite Quito."),
    ("2019-05-03", "Le 4 mai 2019, une délégation visite Quito."),
    ("2019-05-03", "Le mardi 4 mai 2019, une délégation visite Quito."),
    ("2019", "Début 2018, une délégation visite Quito."),
    ("2019", "À la fin de 2018, une délégation visite Quito."),
    ("2019", "Une délégation visite Quito en 2018."),
    ("2019-05", "En août 2019 une délégation visite Quito."),
    ("2019~", "In 1950 a delegation visits Quito."),
    ("1993/..", "In 1990 a delegation visits Quito."),
    ("2019-05-03", "Le 1er mai 2019, une délégation visite Quito."),
    ("2019-05-03", "On 2018-05-03 a delegation visits Quito."),
    ("2019", "In 2018, two years after the summit, a delegation visits Quito."),
    ("1917-11-08", "On 25 October 1917 power is seized."),
    ("1935-11-07", "On 25 October 1935 power is seized."),
    ("2019", "En 2018, dos años después de la cumbre, una delegación visita Quito."),
]
AGREEING = [
    ("1917-11-07", "On 25 October 1917 power is seized."),
    ("1917-11-07", "On 25 October power is seized."),
    ("1918-01-05", "On 23 December 1917 a decree is signed."),
    ("1917-11-07", "The decree was signed on 25 October 1917."),
    ("2019", "In 2018 Smith was arrested. He is convicted."),
    ("2019", "In 2018 he had been arrested and is convicted."),
    ("2019", "En 2018 había sido detenido; es condenado hoy."),
    ("2019", "Em 2018 havia sido preso; é condenado."),
    ("2019", "En 2018 il avait été arrêté ; il est condamné."),
    ("2019", "Early 2018 estimates are corrected."),
    ("2019", "Mid-2018 polls are annulled."),
    ("2019-06", "Early May 2019 estimates are corrected."),
    ("2019", "In 2018 elections, votes had been bought."),
    ("2019-05-03", "In August Wilson's play a scene is cut."),
    ("2019-05-03", "In August's vote a seat is lost."),
    ("2019", "Les élections sont prévues en 2020."),
    ("2019", "Las elecciones fueron convocadas en Quito en 2020."),
    ("2019", "Renews the 2017 agreement."),
    ("2019", "China renews the treaty signed in 2018."),
    ("2019", "A court examines the office opened in Quito in 2018."),
    ("2019", "He describes the places visited in 2018."),
    ("2019", "The court examines the visit to Quito in 2018."),
    ("2019", "He speaks of his travels to Quito in 2018."),
    ("2019", "Recuerda la visita a Quito en 2018."),
    ("2019", "Comienza la segunda visita a Quito en 2018."),
    ("2019", "Evoque la visite à Quito en 2018."),
    ("2019", "Lembra a visita a Quito em 2018."),
    ("2019", "The court rules activist was killed in Lima in 1992."),
    ("2019", "The delegation agrees to meet in Quito in 2020."),
    ("2019", "China announces talks in Quito in 2020."),
    ("2019", "El presidente anuncia elecciones en 2020."),
    ("2019", "The president apologises for the killings in Lima in 1992."),
    ("2019", "Two officers who were arrested in 2018 are freed."),
    ("2019", "In 2019 a delegation visits Quito."),
    ("2013/2018", "From 2013 to 2018 China sold weapons."),
    ("2015", "From 2013 to 2018 China sold weapons."),
    ("2019", "In 2018/19 China sold weapons."),
    ("2019", "In 2018–19 China sold weapons."),  # noqa: RUF001
    ("2019", "In 2018-2019 China sold weapons."),
    ("2019", "In 2018 and 2019 China sold weapons."),
    ("2019", "In 1500 villages schools were closed."),
    ("2019", "In 2000 schools lessons were held."),
    ("2019", "In 2018 prices, the project cost a lot."),
    ("2019", "In 2018 US dollars, the project cost a lot."),
    ("2019", "In the 2018 report, the UN said so."),
    ("2019", "In the May 2018 report, the UN said so."),
    ("2019", "A 2018 report is published."),
    ("2019", "No 2018 budget was passed."),
    ("2019", "The 3 May 2018 agreement is renewed."),
    ("2019", "By 2018 all had left."),
    ("2019", "Since 2013, the law has been in force."),
    ("2019", "In May a delegation visits Quito."),
    ("2019-05", "In May a delegation visits Quito."),
    ("2019-05-04", "On the night of 3 May 2019 police left."),
    ("2019-01", "In the winter of 2018 police left."),
    ("2019", "Commemorates the fall of Saigon in 1975."),
    ("2019", "A court convicts X for the killings in Bogotá in 1992."),
    ("2019", "The president meets victims of the attack in Paris in 2015."),
    ("2019", "The court rules that the delegation visited Quito in 2018."),
    ("2019", "Announces elections in 2020."),
    ("2019?", "In 2018 a delegation visits Quito."),
    ("2019~", "In 2018 a delegation visits Quito."),
    ("2019", "In 2018 the treaty was signed; in 2019 it was ratified."),
    ("2019", "In 2018 a delegation visits Quito and returns in 2019."),
    ("2021-02-18", "On Mars the rover landed."),
    ("2019", "Resolution 2018 is adopted."),
    ("2019", "Law 1448 of 2011 is amended."),
    ("2019", "En 1500 pueblos se cerraron escuelas."),
    ("2019", "En 12 países hubo protestas."),
    ("2019", "El 2018 fue un año malo."),
    ("2019-05-03", "On 3 May a delegation visits Quito."),
    ("2019-05", "On 3 May 2019 a delegation visits Quito."),
    ("2019", "In May 2019 a delegation visits Quito."),
    ("2019-05-03", "In May 2019 a delegation visits Quito."),
    ("2019-05-03/2019-05-05", "On 3–5 May 2019 a delegation visits Quito."),  # noqa: RUF001
    ("2019-05-03/2019-05-05", "From 3 to 5 May 2019 a delegation visits Quito."),
    ("2019-05-03/2019-05-05", "Del 3 al 5 de mayo de 2019 una delegación visita Quito."),
    ("201X", "In 2018 a delegation visits Quito."),
    ("[2018..2019]", "In 2018 a delegation visits Quito."),
    ("2019", "In 1200 BC the city fell."),
    ("-1199", "In 1200 BC the city fell."),
    ("2019", "May 2018 elections are annulled."),
    ("2019", "2018 budget is adopted."),
    ("2019", "The China–CELAC forum of 2019 to 2021 set priorities."),  # noqa: RUF001
    ("2019", "En mars 2019, une délégation visite Quito."),
    ("2019", "In fiscal year 2018 the budget fell."),
    ("2019-06/2019-08", "In the summer of 2019 police left."),
    ("2019-05", "Ecuador signs an agreement on elections in 2020."),
    ("2019", "A delegation visits the site of the massacre in 2019."),
    ("2019-03", "On Monday March 4 the delegation left."),
    ("2019", "No 3.5 per cent growth."),
    ("2019", "In 2019, under the 2017 agreement, police came."),
    ("2019", "In 2018 an agreement had been signed; a year later the course begins."),
    ("2019", "En 2018 se firmó el convenio; al año siguiente empieza el curso."),
    ("2019", "Em 2018 a empresa vendera câmeras; no ano seguinte instala outras."),
    ("2019", "En 2018 un premier groupe était parti; un second le suit un an plus tard."),
]


@pytest.mark.parametrize(("date", "text"), CONTRADICTING)
def test_a_text_contradicts_the_date_where_its_own_is_another(tmp_path: Path, date: str, text: str) -> None:
    assert is_found(tmp_path, "text-contradicts-date", date, text)


@pytest.mark.parametrize(("date", "text"), AGREEING)
def test_a_text_may_name_other_dates(tmp_path: Path, date: str, text: str) -> None:
    assert not is_found(tmp_path, "text-contradicts-date", date, text)


def test_what_contradicts_is_told_with_both_dates(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, "text-contradicts-date", date="2019-05", text="In June 2019 a delegation came.")
    assert finding == Finding(
        "D010",
        "text-contradicts-date",
        "warning",
        Location("timeline.yaml", 4, 11),
        "the text states 'June 2019', and the claim is dated 2019-05; correct the one that is wrong",
        "a",
    )


@pytest.mark.parametrize(
    "date", ["undated", "{edtf: undated, said: then}", "{edtf: '2019', said: '2019', calendar: julian}"]
)
def test_without_a_gregorian_date_nothing_contradicts(tmp_path: Path, date: str) -> None:
    assert findings(tmp_path, "text-contradicts-date", date=date, text="In 2018 a delegation came.") == ()


# D011 weekday-contradicts-date

NO_FRIDAY = [
    "On Monday a delegation visits Quito.",
    "On Monday, a delegation visits Quito.",
    "A delegation visits Quito on Monday.",
    "A delegation travels to Quito on Monday.",
    "A delegation visits Quito on Monday 3 May 2019.",
    "A delegation visits Quito on Monday, 3 May 2019.",
    "A delegation visits Quito on Monday, May 3, 2019.",
    "On Monday 3 May a delegation visits Quito.",
    "On Monday, May 3, a delegation visits Quito.",
    "A delegation visits Quito (Monday 3 May 2019).",
    "A delegation visits Quito on 3 May 2019 (Monday).",
    "A delegation visits Quito on 3 May 2019, a Monday.",
    "On Saturday night a delegation visits Quito.",
    "El lunes una delegación visita Quito.",
    "Una delegación visita Quito el lunes.",
    "Una delegación visita Quito el lunes 3 de mayo de 2019.",
    "El miércoles, una delegación visita Quito.",
    "El domingo una delegación visita Quito.",
    "Na segunda-feira uma delegação visita Quito.",
    "Uma delegação visita Quito na segunda-feira.",
    "Uma delegação visita Quito no domingo.",
    "Uma delegação visita Quito na segunda-feira, 3 de maio de 2019.",
    "Nesta terça-feira uma delegação visita Quito.",
    "Mardi, une délégation visite Quito.",
    "Une délégation visite Quito lundi.",
    "Une délégation visite Quito le lundi 3 mai 2019.",
    "Le mardi 3 mai 2019, une délégation visite Quito.",
    "Ce mardi, une délégation visite Quito.",
    "Two officers arrived on Monday.",
    "Dos agentes fueron detenidos el lunes.",
    "Dois agentes foram presos na segunda-feira.",
    "La délégation est arrivée lundi.",
    "Two officers were arrested in Lima on Monday.",
    "On Monday protesters enter the palace.",
    "On Monday morning a delegation visits Quito.",
    "El lunes comienzan las protestas.",
    "El juicio comienza el lunes.",
    "Lundi la police arrête trois hommes.",
]
FRIDAY = [
    "Two officers were arrested on Monday and are in prison.",
    "The union announces a strike on Monday.",
    "Police release two men arrested on Sunday.",
    "A man stabbed on Monday dies.",
    "A report on Sunday trading is published.",
    "On Sunday trading the council votes in May.",
    "On Monday Night Football, an anthem is booed.",
    "On Monday leaders will meet.",
    "On Monday he had been arrested; he is convicted.",
    "On Monday Smith was arrested. He is convicted.",
    "El gobierno convoca una reunión el lunes.",
    "La reunión fue fijada el lunes.",
    "El domingo es declarado festivo.",
    "El lunes se celebrarán elecciones.",
    "Le syndicat appelle à la grève lundi.",
    "La grève est prévue lundi.",
    "Mardi Gras est fêté.",
    "Lundi est férié.",
    "Mercredi des Cendres est fêté.",
    "A segunda-feira é feriado.",
    "Sindicato convoca greve na segunda-feira.",
    "On Friday a delegation visits Quito.",
    "A delegation visits Quito on Friday 3 May 2019.",
    "El viernes una delegación visita Quito.",
    "Na sexta-feira uma delegação visita Quito.",
    "Vendredi, une délégation visite Quito.",
    "Une délégation visite Quito le vendredi 3 mai 2019.",
    "Shops open late on Black Friday.",
    "On Bloody Sunday police fired.",
    "The Sunday Times reports a visit.",
    "Plácido Domingo sings in Quito.",
    "A delegation visits Santo Domingo.",
    "Una delegación visita Santo Domingo.",
    "Leaders agree to meet on Monday.",
    "Leaders will meet on Monday.",
    "The office is closed until Monday.",
    "The strike begins by Monday.",
    "A spokesman said on Monday that a delegation had come.",
    "On Monday a spokesman said that a delegation had come.",
    "Markets are open on Mondays.",
    "Police come every Monday.",
    "On Friday, before Monday's vote, a delegation came.",
    "Monday's vote is annulled.",
    "Mañana, hasta el lunes, no hay clases.",
    "Los lunes hay mercado.",
    "El lunes pasado hubo votación.",
    "El Viernes Santo hay procesión.",
    "El lunes santo hay procesión.",
    "La réunion de mardi est annulée.",
    "Le marché a lieu chaque mardi.",
    "Le mardi, le marché est ouvert.",
    "Mardi gras est fêté.",
    "La réunion est fixée à mardi.",
    "Une délégation part lundi dernier.",
    "La segunda visita a Quito.",
    "Uma segunda delegação chega.",
    "Na segunda visita, a delegação chega.",
    "O presidente Domingos chega.",
    "On Monday of the following week they left.",
    "The pact signed on Tuesday 7 May 2019 takes force.",
    "Two officers arrested on Monday are released.",
    "He is charged with having met the agent on Monday.",
    "Dos agentes detenidos el lunes quedan en libertad.",
    "Dois agentes presos na segunda-feira são libertados.",
    "Le ministre reçoit la délégation arrivée lundi.",
]


@pytest.mark.parametrize("text", NO_FRIDAY)
def test_a_day_of_the_week_contradicts_the_day_of_the_claim(tmp_path: Path, text: str) -> None:
    assert is_found(tmp_path, "weekday-contradicts-date", "2019-05-03", text)


@pytest.mark.parametrize("text", FRIDAY)
def test_a_day_of_the_week_that_fits_or_is_of_something_else_does_not(tmp_path: Path, text: str) -> None:
    assert not is_found(tmp_path, "weekday-contradicts-date", "2019-05-03", text)


@pytest.mark.parametrize(
    "date", ["2019", "2019-05", "2019-05-03/2019-05-04", "2019-05-03?", "2019-05-03~", "[2019-05-03..]"]
)
def test_a_day_of_the_week_contradicts_only_one_certain_day(tmp_path: Path, date: str) -> None:
    assert not is_found(tmp_path, "weekday-contradicts-date", date, "On Monday a delegation visits Quito.")


def test_the_night_of_a_day_may_be_of_the_next(tmp_path: Path) -> None:
    assert not is_found(tmp_path, "weekday-contradicts-date", "2019-05-03", "On Thursday night a delegation came.")
    assert is_found(tmp_path, "weekday-contradicts-date", "2019-05-03", "On Wednesday night a delegation came.")


@pytest.mark.parametrize("date", ["undated", "'2019'", "2019-05", "2019-05-03", "2018/2020"])
def test_a_full_date_with_its_day_of_the_week_is_checked_by_itself(tmp_path: Path, date: str) -> None:
    text = "The agreement of Monday 3 May 2019 is renewed."
    (finding,) = findings(tmp_path, "weekday-contradicts-date", date=date, text=text)
    assert (finding.severity, finding.message) == (
        "warning",
        "'Monday 3 May 2019': that day was a Friday; correct the one that is wrong",
    )
    assert findings(tmp_path, "weekday-contradicts-date", date=date, text=text.replace("Monday", "Friday")) == ()


def test_the_words_for_the_date_are_checked_where_they_stand(tmp_path: Path) -> None:
    date = "{edtf: 2019-05-03, said: lunes 3 de mayo de 2019}"
    (finding,) = findings(tmp_path, "weekday-contradicts-date", date=date)
    assert (finding.location, finding.message) == (
        Location("timeline.yaml", 3, 36),
        "'lunes 3 de mayo de 2019': that day was a Friday; correct the one that is wrong",
    )
    assert findings(tmp_path, "weekday-contradicts-date", date=date.replace("lunes", "viernes")) == ()


def test_a_day_of_the_julian_calendar_has_its_own_day_of_the_week(tmp_path: Path) -> None:
    date = "{edtf: 1917-11-07, said: %s 25 October 1917, calendar: julian}"
    assert findings(tmp_path, "weekday-contradicts-date", date=date % "Wednesday") == ()
    (finding,) = findings(tmp_path, "weekday-contradicts-date", date=date % "Thursday")
    assert finding.message == "'Thursday 25 October 1917': that day was no Thursday; correct the one that is wrong"
    unsaid = "On Wednesday 25 October 1917 the palace falls."
    assert findings(tmp_path, "weekday-contradicts-date", date="1917-11-07", text=unsaid) == ()


# D006 and D012 are met while reading: tests/store/test_unreadable_dates.py


@pytest.mark.parametrize(
    ("date", "code"), [("2020/2018", "D006"), ("03/04/2019", "D012"), ("24/12/2021", "D003"), ("soon", "D003")]
)
def test_a_date_that_cannot_be_read_is_an_error_under_its_own_code(tmp_path: Path, date: str, code: str) -> None:
    sources = "references: [{id: g, type: book, title: A, publisher: B, issued: '2024'}]"
    claim = f"{{id: a, date: {date}, text: A visit., countries: [EC], sources: ['g, p. 1']}}"
    (finding,) = check(corpus_of(tmp_path, f"claims: [{claim}]", sources=sources))
    assert (finding.code, finding.severity, finding.claim) == (code, "error", "a")


def test_the_fix_of_a_date_reaches_the_finding(tmp_path: Path) -> None:
    finding = check(corpus_of(tmp_path, "claims: [{id: a, date: 24/12/2021, text: A visit.}]", sources=""))[-1]
    assert [edit.text for edit in finding.fixes] == ['{edtf: "2021-12-24", said: "24/12/2021"}']


VOCABULARY = sorted({word for text in (*ROTTING, *LASTING, *NO_FRIDAY, *FRIDAY) for word in text.split()})
DATES = ["2018", "2018-05-03", "3", "31", "29", "May", "Feb.", "mayo", "–", "/", "1er", "l’", "2018–19", "İ"]  # noqa: RUF001
TEXTS = st.lists(st.sampled_from([*VOCABULARY, *DATES]) | st.text(max_size=3), max_size=20).map(" ".join)


@settings(deadline=None)  # the first text compiles the patterns
@given(TEXTS, st.sampled_from([None, 1, 737_000]), st.sampled_from([None, 737_000, 737_001]))
def test_any_text_can_be_searched(text: str, earliest: int | None, latest: int | None) -> None:
    other = other_date(text, earliest, latest)
    assert other is None or not other.may_fall(earliest, latest)
    plain = " ".join(text.replace("\u2019", "'").split())
    assert all(found in plain for found in find_rotting(text, phrases_of(bare_words(text))))
    assert all(1 <= number <= 7 for _, number in own_weekdays(text))
    assert all(1 <= number <= 7 for number in all_weekdays(text))
    for _, weekday, mention in dated_weekdays(text):
        assert fits(weekday, mention, mention.year or 2019) in (True, False)
