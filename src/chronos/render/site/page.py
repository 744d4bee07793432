"""What every page of the site has: its head, its navigation, and the shape around what it says."""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import Markup
from msgspec import Struct

from chronos.model import Document
from chronos.render.escaping import plain
from chronos.render.site.names import Names
from chronos.render.templating import fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.language import Words

LANGUAGE_NAMES: Final = {"en": "English", "es": "Español", "pt": "Português", "fr": "Français"}
"""Languages as their own readers call them (CLDR, ``localeDisplayNames``), with a capital as in a list."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: its own scripts, styles and pictures, from files that lie beside it (Content Security Policy
Level 3). Browsers take ``'self'`` of a page that is opened as a file for files."""


_NEEDED: Final = {
    "chronology.html": ("head", "entries", "notes"),
    "index.html": ("head", "body", "notes"),
    "event.html": ("head", "claims"),
    "source.html": ("head", "claims"),
}
"""What no layout of a page may leave out: what the page is for, and the policy that stands in its head."""


class SiteContext(Struct, frozen=True, kw_only=True):
    """What the pages of a site have in common, in one language.

    ``languages`` are all that the site has, the first of which has no ending in the names of files. ``names`` are those
    of the pages of events; ``sources`` are the ids of the sources that have a page. ``kinds`` are labels by id.
    ``templates`` are layouts of the project by their names (``chronology.html``), as UTF-8.
    """

    words: Words
    languages: tuple[str, ...]
    project: str
    names: Names = Names()
    sources: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = {}
    templates: Mapping[str, bytes] = {}

    @property
    def language(self) -> str:
        """That of the pages."""
        return self.words.language

    @property
    def ending(self) -> str:
        """What the names of the pages end in."""
        return ending(self.language, self.languages)


def ending(language: str, languages: Sequence[str]) -> str:
    """Return what the name of a page in a language ends in: ``.html``, ``.es.html``."""
    return ".html" if language == languages[0] else f".{language}.html"


class Place(Struct, frozen=True):
    """Where a page lies: its folder relative to the output, ending in ``/`` or empty, and its name without ending."""

    folder: str
    name: str

    @property
    def root(self) -> str:
        """The way from the page to the output's own folder."""
        return "../" * self.folder.count("/")


def text(words: str) -> Markup:
    """Return plain text on one line as markup that shows it."""
    return Markup(escape(plain(words)))  # noqa: S704 - it is escaped


@lru_cache(maxsize=1024)
def furniture(words: Words, key: str) -> Markup:
    """Return a sentence without fields as markup: every page says the same few."""
    return text(words.say(key))


def markup(html: str) -> Markup:
    """Return markup as such: what is made here, of escaped texts."""
    return Markup(html)  # noqa: S704 - all that comes here was made by this package or by markdown-it-py without HTML


def rendered(
    layout: str,
    place: Place,
    context: SiteContext,
    *,
    title: str,
    parts: Mapping[str, object],
    trail: Sequence[str] = (),
) -> Document:
    """Return a page. ``parts`` are what its layout places, ``trail`` the titles of what it stands in, as markup.

    Raises:
        ChronosError: a template of the project cannot be filled.
    """
    values = {
        "language": context.language,
        "head": head(title, place, context),
        "navigation": navigation(place, context, trail),
        "footer": footer(context),
        **parts,
    }
    html = fill(layout, layout_text(layout, context), values, _NEEDED[layout])
    return Document(f"{place.folder}{place.name}{context.ending}", html.encode("utf-8", "replace"))


def layout_text(layout: str, context: SiteContext) -> str:
    """Return the layout that the project has, else that of the package."""
    own = context.templates.get(layout)
    return _packaged(layout) if own is None else own.decode("utf-8")


@cache
def _packaged(layout: str) -> str:
    return (Path(__file__).parent / f"{layout}.jinja").read_text("utf-8")


def head(title: str, place: Place, context: SiteContext) -> Markup:
    """Return what the head of a page holds: its policy, its title, its style, its script, and its other languages."""
    full = title if title == context.project or not context.project else f"{title} \N{MIDDLE DOT} {context.project}"
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{text(full)}</title>",
        f'<link rel="stylesheet" href="{place.root}assets/site.css">',
        f'<script src="{place.root}assets/site.js"></script>',
    ]
    if len(context.languages) > 1:
        lines += [
            f'<link rel="alternate" hreflang="{one}" href="{place.name}{ending(one, context.languages)}">'
            for one in context.languages
        ]
    return markup("\n".join(lines))


def navigation(place: Place, context: SiteContext, trail: Sequence[str]) -> Markup:
    """Return the head of the body: a way past it, the way up, the other languages, and the colours."""
    words = context.words
    index = text(context.project) if context.project else furniture(words, "site.index")
    home = [] if place.name == "index" else [f'<a href="{place.root}index{context.ending}">{index}</a>']
    ways = "".join(f"<li>{one}</li>" for one in (*home, *trail))
    lines = [f'<a class="skip" href="#:main">{furniture(words, "site.skip")}</a>', "<header>"]
    if ways:
        lines.append(f'<nav aria-label="{furniture(words, "site.trail")}"><ol class="trail">{ways}</ol></nav>')
    if len(context.languages) > 1:
        links = "".join(f"<li>{_language(one, place, context)}</li>" for one in context.languages)
        lines.append(f'<nav aria-label="{furniture(words, "site.languages")}"><ul class="languages">{links}</ul></nav>')
    lines.append(
        f'<button type="button" id=":colours" class="scripted" data-dark="{furniture(words, "site.dark")}"'
        f' data-light="{furniture(words, "site.light")}">{furniture(words, "site.dark")}</button>'
    )
    return markup("\n".join([*lines, "</header>"]))


def _language(one: str, place: Place, context: SiteContext) -> str:
    name = LANGUAGE_NAMES[one]
    if one == context.language:
        return f'<span aria-current="true">{name}</span>'
    return f'<a href="{place.name}{ending(one, context.languages)}" hreflang="{one}" lang="{one}">{name}</a>'


def footer(context: SiteContext) -> Markup:
    """Return what stands at the foot of every page."""
    return markup(f"<footer><p>{text(context.project)}</p></footer>") if context.project else markup("")
