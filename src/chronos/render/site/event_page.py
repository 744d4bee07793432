"""The pages of events: all that is claimed of one, by whom, and where it stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from chronos.render.derivation import derivations, known_order
from chronos.render.disagreement import sayings
from chronos.render.entries import claim_date_words, date_words, marks
from chronos.render.escaping import plain
from chronos.render.site.facts import countries, facts, listed
from chronos.render.site.names import file_name, fragment, place_name
from chronos.render.site.page import Place, SiteContext, furniture, markup, rendered, text
from chronos.render.site.phrases import html_of
from chronos.render.telling import told_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from chronos.model import Chronology, Citation, Claim, Document, Entry, Event, Related
    from chronos.render.inlines import Inlines

_FOLDER: Final = "events/"
_LONGEST: Final = 80
"""Characters of a claim's words in the title of its page."""

Listings = dict[str, list[tuple[str, str]]]
"""Name and address, relative to the output, of the chronologies that an event stands in, by the name of its page."""


class Supports(Struct, frozen=True):
    """The sources of a site as its pages name them: the markup of each one's line in a bibliography, by its id."""

    lines: Mapping[str, str]


def supports(bibliography: Iterable[tuple[str, Inlines]]) -> Supports:
    """Return the lines of a bibliography as markup, made once for all pages."""
    return Supports({source: html_of(line) for source, line in bibliography})


def listings(chronologies: Iterable[Chronology], context: SiteContext) -> Listings:
    """Return where each event stands."""
    found: Listings = {}
    for chronology in chronologies:
        address = f"{chronology.scope.folder}/chronology{context.ending}"
        for entry in chronology.entries:
            name = context.names.page(entry.event)
            found.setdefault(name, []).append((chronology.scope.name, address))
    return found


def event_pages(
    entries: Iterable[Entry],
    context: SiteContext,
    *,
    related: Related,
    sources: Supports,
    standing_in: Mapping[str, Sequence[tuple[str, str]]],
) -> Iterator[Document]:
    """Yield ``events/NAME.html`` for each event, in the language of the context.

    Raises:
        ChronosError: the project's template cannot be filled.
    """
    for entry in entries:
        yield _page(entry, context, related, sources, standing_in)


def _page(
    entry: Entry,
    context: SiteContext,
    related: Related,
    sources: Supports,
    standing_in: Mapping[str, Sequence[tuple[str, str]]],
) -> Document:
    event, words = entry.event, context.words
    place = Place(_FOLDER, context.names.page(event))
    date = date_words(event, words)
    date = date[:1].upper() + date[1:]
    shown = told_text(event.claims[0], words)
    title = f"{date}: {_shortened(plain(shown[0].text))}"
    where = standing_in.get(place.name, ())
    known = [
        ("status", listed(marks(entry, words))),
        ("places", listed(entry.places)),
        ("kind", listed([context.kinds.get(event.kind) or event.kind])),
        ("label", f"<code>{text(event.id)}</code>"),
    ]
    parts = {
        "title": text(date),
        "lead": markup(f'<p class="lead">{html_of(shown)}</p>'),
        "facts": markup(facts(known, context)),
        "claims": markup("\n".join(_claim(claim, context, place, related, sources) for claim in event.claims)),
        "claims_heading": words.say("site.claims"),
        "disagreements": markup(_titled("disagreements", _disagreements(event, context), context)),
        "derivation": markup(_titled("derivation", _derivation(entry, context, related), context)),
        "chronologies": markup(_titled("chronologies", _places(event, where, place, context), context)),
    }
    trail = [f'<a href="{place.root}{escape(where[0][1])}">{text(where[0][0])}</a>'] if len(where) == 1 else []
    return rendered("event.html", place, context, title=title, parts=parts, trail=trail)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"


def _claim(claim: Claim, context: SiteContext, place: Place, related: Related, sources: Supports) -> str:
    words = context.words
    expression = claim.date.expression
    stated = f" <code>{text(str(expression))}</code>" if expression is not None else ""
    known = [
        ("date", f"{text(claim_date_words(claim, related, words))}{stated}"),
        ("status", furniture(words, f"status.{claim.status}")),
        ("kind", listed([context.kinds.get(claim.kind) or claim.kind])),
        ("countries", countries(claim.countries, context)),
        ("where", listed(claim.places)),
        ("actors", listed(claim.actors)),
        ("note", text(claim.note)),
        ("file", f"<code>{text(f'{claim.location.path}:{claim.location.line}')}</code>"),
    ]
    cited = "".join(_cited(one, context, place, sources) for one in claim.citations)
    resting = f"<ul>{cited}</ul>" if cited else f"<p>{text(words.say('unsourced'))}</p>"
    return (
        f'<article class="claim" id="{escape(place_name(claim.id))}">\n<h3><code>{text(claim.id)}</code></h3>\n'
        f"<p>{html_of(told_text(claim, words))}</p>\n{facts(known, context)}\n"
        f"<h4>{text(words.say('sources.heading'))}</h4>\n{resting}\n</article>"
    )


def _cited(citation: Citation, context: SiteContext, place: Place, sources: Supports) -> str:
    words = context.words
    line = sources.lines.get(citation.source)
    if line is None and citation.source not in context.sources:
        line = text(words.say("unknown_source", source=citation.source))
    parts = [line if line is not None else text(citation.source)]
    if citation.locator:
        parts.append(f'<span class="locator">{text(citation.locator)}</span>')
    if citation.retrieved is not None:
        parts.append(text(words.say("site.retrieved", date=words.date(citation.retrieved))))
    if citation.source in context.sources:
        page = f"{place.root}sources/{file_name(citation.source)}{context.ending}"
        label = furniture(words, "site.supports")
        parts.append(f'<a href="{page}" class="more">{label}</a>')
    quote = f"<blockquote><p>{text(citation.quote)}</p></blockquote>" if citation.quote else ""
    return f"<li>{' '.join(parts)}{quote}</li>"


def _disagreements(event: Event, context: SiteContext) -> Iterator[str]:
    for what, said in sayings(event, context.words):
        each = (f"<li>{text(one)} ({', '.join(_to_claim(claim) for claim in claims)})</li>" for one, claims in said)
        yield f"{text(what)}<ul>{''.join(each)}</ul>"


def _to_claim(claim: Claim) -> str:
    return f'<a href="#{fragment(place_name(claim.id))}"><code>{text(claim.id)}</code></a>'


def _derivation(entry: Entry, context: SiteContext, related: Related) -> Iterator[str]:
    words = context.words
    lead = entry.event.claims[0]
    if entry.event.date is None and (known := known_order(lead, related, words)):
        yield text(words.say("known_order", order=known))
    for one in derivations(entry, related, words):
        yield text(words.say("derivation", derivation=one))


def _places(event: Event, where: Sequence[tuple[str, str]], place: Place, context: SiteContext) -> Iterator[str]:
    entry = fragment(context.names.place(event))
    for name, address in where or [(context.project or context.words.say("index.title"), f"index{context.ending}")]:
        yield f'<a href="{place.root}{escape(address)}#{entry}">{text(name)}</a>'


def _titled(key: str, items: Iterable[str], context: SiteContext) -> str:
    """Return a section with a list, nothing where that is empty."""
    shown = "".join(f"<li>{item}</li>" for item in items)
    heading = furniture(context.words, f"site.{key}")
    return f'<section><h2 id=":{key}">{heading}</h2><ul>{shown}</ul></section>' if shown else ""
