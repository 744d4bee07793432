"""What the columns of a table are, by their names in English, Spanish, Portuguese, French, German and Italian."""

import re
from functools import cache, lru_cache
from typing import Final
from unicodedata import combining, normalize

_NAMES: Final = """
id: id; identifier; claim id; event id; entry id; record id; item id; row id; uid; uuid; ref no; no; number; nr; n;
    num; #; identificador; clave; codigo; numero; identifiant; code; cle
date: date; dates; event date; date of event; when; date edtf; edtf; day date; incident date; date of incident;
    timestamp; datetime; date time; fecha; fechas; fecha del evento; fecha evento; fecha del hecho; fecha de los
    hechos; cuando; data; datas; data do evento; data evento; data do fato; quando; date de l evenement; date
    evenement; date des faits; quand
start: start; start date; date start; begin; begin date; date begin; beginning; from; from date; date from; begins;
    since; starts; started; first date; inicio; fecha inicio; fecha de inicio; fecha inicial; desde; comienzo; data
    inicio; data de inicio; data inicial; de; debut; date debut; date de debut; depuis; du; date1
end: end; end date; date end; finish; finish date; to; to date; date to; until; ends; ended; last date; fin; fecha
    fin; fecha de fin; fecha final; fecha de termino; hasta; termino; fim; data fim; data de fim; data final; ate;
    date fin; date de fin; jusqu a; au; jusqu au; date2
earliest: earliest; earliest date; date earliest; not before; notbefore; date not before; terminus post quem; no
    earlier than; lower bound; min date; date min; fecha minima; no antes de; data minima; nao antes de; au plus
    tot; pas avant; date au plus tot
latest: latest; latest date; date latest; not after; notafter; date not after; terminus ante quem; no later than;
    upper bound; max date; date max; fecha maxima; no despues de; data maxima; nao depois de; au plus tard; pas
    apres; date au plus tard
year: year; event year; yr; ano; año; start year; year start; annee; an; anio
month: month; event month; mo; mes; start month; mois
day: day; event day; dia; start day; jour; day of month
end_year: end year; year end; ano final; ano fin; ano fim; annee fin; annee de fin
end_month: end month; month end; mes final; mes fin; mes fim; mois fin; mois de fin
end_day: end day; day end; dia final; dia fin; dia fim; jour fin; jour de fin
said: said; date said; date as stated; date text; display date; date words; date verbatim; verbatim date; date in
    source; date as given; date string; original date; date original; fecha textual; fecha original; fecha en la
    fuente; data textual; data original; data na fonte; date textuelle; date affichee; date originale; date dans la
    source
title: title; headline; heading; event title; event name; event; name; label; subject; short title; item; entry;
    titulo; titular; encabezado; evento; hecho; acontecimiento; asunto; nombre; suceso; manchete; fato;
    acontecimento; nome; titre; intitule; evenement; fait; nom; objet; libelle; story headline
text: text; description; event description; summary; details; detail; claim; narrative; what; what happened; body;
    content; abstract; texto; descripcion; descripcion del evento; resumen; detalle; detalles; que paso; relato;
    descripcion del hecho; descricao; resumo; detalhe; detalhes; o que aconteceu; conteudo; contenido; texte;
    descriptif; resume; recit; contenu; quoi; synopsis
countries: country; countries; country name; country names; country code; country iso; iso country; iso; iso2; iso3;
    iso a2; iso a3; iso alpha 2; iso alpha 3; iso3166; country iso2; country iso3; nation; state party; states;
    pais; paises; nombre del pais; pais es; nome do pais; pays; nom du pays; code pays; codigo pais; country s
regions: region; regions; world region; area; un region; m49; regiao; regioes; region s
actors: actor; actors; people; person; persons; participants; parties; party; who; organization; organizations;
    organisation; organisations; institution; institutions; agency; agencies; entities; entity; stakeholders;
    actores; personas; persona; quien; quienes; participantes; organizacion; organizaciones; institucion;
    instituciones; entidad; entidades; organismo; organismos; atores; ator; pessoas; pessoa; quem; organizacao;
    organizacoes; instituicao; instituicoes; entidade; orgao; acteur; acteurs; personnes; personne; qui; organisme;
    organismes; intervenants
places: place; places; location; locations; city; cities; where; venue; town; site; locality; municipality; lugar;
    lugares; ciudad; ciudades; donde; localidad; municipio; sede; ubicacion; local; locais; cidade; cidades; onde;
    localidade; lieu; lieux; ville; villes; ou; localite; commune; place name; city name
kind: kind; type; category; categories; event type; type of event; class; theme; topic; tag; tags; group; kind of
    event; tipo; tipo de evento; categoria; categorias; clase; tema; etiqueta; etiquetas; classe; tipo do evento;
    type d evenement; categorie; sujet; genre
status: status; claim status; estado; estatus; situacao; statut
note: note; notes; comment; comments; remark; remarks; nota; notas; comentario; comentarios; observacion;
    observaciones; observacao; observacoes; remarque; remarques; commentaire; commentaires; annotation; annotations
sources: source; sources; citation; citations; reference; references; source s; cite; cited; bibliography; fuente;
    fuentes; referencia; referencias; cita; citas; bibliografia; fonte; fontes; referencias bibliograficas; ref;
    refs; media credit; credit; sourcing
url: url; urls; link; links; source url; source link; source urls; web; website; hyperlink; media; href; uri;
    enlace; enlaces; vinculo; liga; url fuente; enlace a la fuente; url de la fuente; ligacao; url da fonte; link da
    fonte; lien; liens; url source; lien source; web link; article url; article link; source uri
source_title: source title; title of source; source headline; article; article title; document; document title;
    titulo de la fuente; titulo del articulo; titulo da fonte; titulo do artigo; titre de la source; titre de l
    article; media caption; source article
publisher: publisher; publication; outlet; newspaper; source name; media outlet; source publisher; news outlet;
    journal; source original; medio; publicacion; editorial; periodico; diario; medio de comunicacion; veiculo;
    publicacao; jornal; editora; media source; editeur; journal source
source_date: source date; publication date; date published; published; date of publication; pub date; date of
    source; article date; date of article; published on; publication year; fecha de publicacion; fecha de la fuente;
    fecha publicacion; data de publicacao; data da fonte; date de publication; date de la source; publie le
author: author; authors; source author; source authors; byline; autor; autores; autor de la fuente; autor da fonte;
    auteur; auteurs
quote: quote; quotation; excerpt; quoted text; cita textual; extracto; fragmento; citacao; trecho; extrait; citation
    textuelle
date: datum; zeitpunkt; quando avvenuto; giorno dell evento
start: beginn; anfang; von; ab; dal; inizio; data inizio
end: ende; bis; al; fine; data fine
year: jahr
month: monat; mese
day: tag; giorno
title: ereignis; titel; vorfall; evento; titolo; avvenimento
text: beschreibung; was; inhalt; zusammenfassung; descrizione; testo; riassunto
countries: land; lander; laender; staat; staaten; paese; paesi; stato
actors: akteur; akteure; beteiligte; wer; organisation; attori; attore; chi
places: ort; orte; stadt; wo; luogo; luoghi; citta; dove
kind: art; kategorie; typ; thema; categoria; tipo
note: anmerkung; anmerkungen; bemerkung; bemerkungen; notiz; notizen; kommentar; nota; note
sources: quelle; quellen; beleg; belege; fundstelle; fonte; fonti
author: verfasser; autore; autori
publisher: verlag; zeitung; herausgeber; editore; giornale
quote: zitat; citazione
locator: locator; page; pages; page number; pp; p; pagina; paginas; paragraph; section; parrafo; seite
retrieved: retrieved; accessed; date accessed; access date; date of access; retrieved on; date retrieved; fecha de
    acceso; fecha de consulta; consultado; data de acesso; acessado em; acesso; date d acces; date de consultation;
    consulte le
latitude: latitude; lat; latitud; y coord; latitude wgs84
longitude: longitude; lon; lng; long; longitud; x coord; longitude wgs84
"""
"""What columns are called, by what they are. Media columns are those of the older sheets of TimelineJS (Knight Lab)."""
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9#]+")
_DATE_WORDS: Final = frozenset(("date", "dates", "fecha", "fechas", "edtf"))
_DATED: Final = frozenset(("date", "start", "earliest", "year"))


@lru_cache(maxsize=5000)
def folded(name: str) -> str:
    """Return a name as it is compared: small letters without accents, words apart; ``startDate`` is ``start date``."""
    plain = "".join(one for one in normalize("NFKD", _CAMEL.sub(" ", name)) if not combining(one))
    return _NOT_WORDS.sub(" ", plain.lower()).strip()


def role_of(name: str) -> str:
    """Return what a column is by its name; empty where that does not tell."""
    return _roles().get(folded(name), "")


def is_date_name(name: str) -> bool:
    """Whether a column is called as one of dates, or of years, is: ``Fecha``, ``Date of death``."""
    return role_of(name) in _DATED or not _DATE_WORDS.isdisjoint(folded(name).split())


@cache
def _roles() -> dict[str, str]:
    found: dict[str, str] = {}
    entries = re.sub(r"\n\s+", " ", _NAMES.strip())
    for line in entries.splitlines():
        role, _, names = line.partition(": ")
        for name in names.split(";"):
            found.setdefault(folded(name), role)
    found.pop("", None)
    return found
