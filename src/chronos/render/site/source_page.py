"""The pages of sources: what one is, and all that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from chronos.render.entries import claim_date_words
from chronos.render.site.facts import facts, listed
from chronos.render.site.names import file_name, fragment, place_name
from chronos.render.site.page import Place, SiteContext, furniture, markup, rendered, text
from chronos.render.site.phrases import html_of
from chronos.render.telling import told_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from chronos.model import Citation, Claim, Document, Entry, Related, Source
    from chronos.render.site.event_page import Supports

_FOLDER: Final = "sources/"

Resting = tuple["Entry", "Claim", "Citation"]


def source_pages(
    sources: Sequence[Source], entries: Iterable[Entry], context: SiteContext, *, related: Related, lines: Supports
) -> Iterator[Document]:
    """Yield ``sources/NAME.html`` for each source, in the language of the context; ``entries`` are all that there are.

    Raises:
        ChronosError: the project's template cannot be filled.
    """
    resting: dict[str, list[Resting]] = {}
    for entry in entries:
        for claim in entry.event.claims:
            for citation in claim.citations:
                resting.setdefault(citation.source, []).append((entry, claim, citation))
    copies: dict[str, list[Source]] = {}
    for source in sources:
        copies.setdefault(source.origin, []).append(source)
    named = {source.id: source for source in sources}
    for source in sources:
        yield _page(source, context, related, lines, resting.get(source.id, []), copies.get(source.id, []), named)


def _page(
    source: Source,
    context: SiteContext,
    related: Related,
    lines: Supports,
    resting: Sequence[Resting],
    copies: Sequence[Source],
    named: Mapping[str, Source],
) -> Document:
    words = context.words
    place = Place(_FOLDER, file_name(source.id))
    title = source.title or source.id
    known = [
        ("label", f"<code>{text(source.id)}</code>"),
        ("origin", _source(source.origin, named, context)),
        ("origin_of", ", ".join(_source(one.id, named, context) for one in copies)),
        ("covers", listed(words.date(one) for one in source.covers)),
        ("copy", f"<code>{text(source.file)}</code>" if source.file else ""),
        ("file", f"<code>{text(f'{source.location.path}:{source.location.line}')}</code>"),
    ]
    claims = "".join(f"<li>{_claim(*one, context, place, related)}</li>" for one in resting)
    parts = {
        "title": text(title),
        "citation": markup(f'<p class="lead">{lines.lines.get(source.id) or text(title)}</p>'),
        "facts": markup(facts(known, context)),
        "claims_heading": words.say("site.supports"),
        "claims": markup(
            f'<ul class="claims">{claims}</ul>' if claims else f"<p>{text(words.say('site.nothing'))}</p>"
        ),
        "count": text(words.amount(len({id(claim) for _, claim, _ in resting}), "claim")),
    }
    return rendered("source.html", place, context, title=title, parts=parts)


def _source(origin: str, named: Mapping[str, Source], context: SiteContext) -> str:
    """Return the origin of a source: a link where it is a source itself, else its name."""
    if origin not in named:
        return text(origin)
    return f'<a href="{file_name(origin)}{context.ending}">{text(named[origin].title or origin)}</a>'


def _claim(entry: Entry, claim: Claim, citation: Citation, context: SiteContext, place: Place, related: Related) -> str:
    words = context.words
    page = f"{place.root}events/{context.names.page(entry.event)}{context.ending}#{fragment(place_name(claim.id))}"
    date = claim_date_words(claim, related, words)
    status = f" <em>({furniture(words, f'status.{claim.status}')})</em>" if claim.status != "undisputed" else ""
    locator = f' <span class="locator">({text(citation.locator)})</span>' if citation.locator else ""
    quote = f"<blockquote><p>{text(citation.quote)}</p></blockquote>" if citation.quote else ""
    return (
        f'<a href="{page}">{text(date[:1].upper() + date[1:])}</a>{status}{furniture(words, "colon")} '
        f"{html_of(told_text(claim, words))}{locator} <code>{text(claim.id)}</code>{quote}"
    )
