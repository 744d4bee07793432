"""Lists of what is known of a thing: a name, and what it is."""

from collections.abc import Iterable
from html import escape

from chronos.gazetteer import country, country_name
from chronos.render.escaping import plain
from chronos.render.site.page import SiteContext, furniture


def facts(known: Iterable[tuple[str, str]], context: SiteContext) -> str:
    """Return a list of what is known, each as its key of ``site.`` and its markup; what is empty is left out."""
    words = context.words
    items = (f"<div><dt>{furniture(words, f'site.{key}')}</dt><dd>{html}</dd></div>" for key, html in known if html)
    shown = "\n".join(items)
    return f'<dl class="facts">\n{shown}\n</dl>' if shown else ""


def countries(codes: Iterable[str], context: SiteContext) -> str:
    """Return the names of countries; a code that names none stands for itself."""
    named = (country_name(code, context.language) if country(code) is not None else code for code in codes)
    return listed(named)


def listed(names: Iterable[str]) -> str:
    """Return names as markup."""
    return escape(plain(", ".join(names)))
