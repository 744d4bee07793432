"""The pages of sources: what one is, and all that rests on it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from chronos.render.entries import claim_date_words
from chronos.render.site.facts import facts, listed
from chronos.render.site.names import file_name, fragment, place_name
from chronos.render.site.page import Place, SiteContext, furniture, markup, rendered, text
from chronos.render.site.phrases import html_of
from chronos.render.telling import told_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markupsafe import Markup

    from chronos.model import Citation, Claim, Document, Entry, Related, Source
    from chronos.render.site.event_page import Supports

_FOLDER: Final = "sources/"


class _Resting(NamedTuple):
    """A claim that cites a source."""

    entry: Entry
    claim: Claim
    citation: Citation


def source_pages(
    sources: Sequence[Source], entries: Iterable[Entry], context: SiteContext, *, related: Related, lines: Supports
) -> Iterator[Document]:
    """Yield ``sources/NAME.html`` for each source, in the language of the context; ``entries`` are all that there are.

    Raises:
        ChronosError: the project's template cannot be filled.
    """
    resting: dict[str, list[_Resting]] = {}
    for entry in entries:
        for claim in entry.event.claims:
            for citation in claim.citations:
                resting.setdefault(citation.source, []).append(_Resting(entry, claim, citation))
    named = {source.id: source for source in sources}
    copies: dict[str, list[str]] = {}
    for source in sources:
        copies.setdefault(source.origin, []).append(source.id)
    for source in sources:
        items = [_item(one, context, related) for one in resting.get(source.id, ())]
        count = context.words.amount(len({one.claim.location for one in resting.get(source.id, ())}), "claim")
        kin = {
            "origin": _source(source.origin, named, context),
            "origin_of": ", ".join(_source(one, named, context) for one in copies.get(source.id, ())),
        }
        yield _page(source, context, lines.lines.get(source.id, ""), kin, _list(items, count, context))


def _page(
    source: Source, context: SiteContext, line: str, kin: Mapping[str, str], resting: Mapping[str, Markup]
) -> Document:
    words = context.words
    place = Place(_FOLDER, file_name(source.id))
    title = source.title or source.id
    known = [
        ("label", f"<code>{text(source.id)}</code>"),
        *kin.items(),
        ("covers", listed(words.date(one) for one in source.covers)),
        ("copy", f"<code>{text(source.file)}</code>" if source.file else ""),
        ("file", f"<code>{text(f'{source.location.path}:{source.location.line}')}</code>"),
    ]
    parts = {
        "title": text(title),
        "citation": markup(f'<p class="lead">{line or text(title)}</p>'),
        "facts": markup(facts(known, context)),
        "claims_heading": words.say("site.supports"),
        **resting,
    }
    return rendered("source.html", place, context, title=title, parts=parts)


def _source(origin: str, named: Mapping[str, Source], context: SiteContext) -> str:
    """Return the origin of a source: a link where it is a source itself, else its name."""
    if origin not in named:
        return text(origin)
    return f'<a href="{file_name(origin)}{context.ending}">{text(named[origin].title or origin)}</a>'


def _list(items: Sequence[str], count: str, context: SiteContext) -> dict[str, Markup]:
    """Return what rests on a source, and how many claims that are."""
    if not items:
        return {"claims": markup(f"<p>{furniture(context.words, 'site.nothing')}</p>"), "count": markup("")}
    return {"claims": markup(f'<ul class="claims">{"".join(items)}</ul>'), "count": markup(f"<p>{text(count)}</p>")}


def _item(one: _Resting, context: SiteContext, related: Related) -> str:
    """Return a claim with what it cites, and the way to it on the page of its event."""
    words, claim, citation = context.words, one.claim, one.citation
    page = f"../events/{context.names.page(one.entry.event)}{context.ending}#{fragment(place_name(claim.id))}"
    date = claim_date_words(claim, related, words)
    status = f" <em>({furniture(words, f'status.{claim.status}')})</em>" if claim.status != "undisputed" else ""
    locator = f' <span class="locator">({text(citation.locator)})</span>' if citation.locator else ""
    quote = f"<blockquote><p>{text(citation.quote)}</p></blockquote>" if citation.quote else ""
    return (
        f'<li><a href="{page}">{text(date[:1].upper() + date[1:])}</a>{status}{escape(words.say("colon"))}'
        f"{html_of(told_text(claim, words))}{locator} <code>{text(claim.id)}</code>{quote}</li>"
    )
