"""Charts in a page: pictures, and buttons that make them answer."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from chronos.render.site.entries import ReadingError
from chronos.render.site.page import SiteContext, markup, text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from markupsafe import Markup

    from chronos.model import Chart
    from chronos.render.site.reading import Tokens

_SIZE: Final = re.compile(r'<svg [^>]*?\bwidth="([0-9.]+)"[^>]*?\bheight="([0-9.]+)"')


def pictures(tokens: Tokens) -> list[str]:
    """Return the addresses of the pictures of a document, in order."""
    children = (child for token in tokens for child in token.children or ())
    return [str(child.attrs["src"]) for child in children if child.type == "image"]


def charts(
    drawn: Sequence[Chart], addresses: Sequence[str], context: SiteContext, answering: Collection[str]
) -> Markup:
    """Return charts with the addresses of their pictures; those that answer have a button that makes them.

    Raises:
        ReadingError: there are not as many pictures.
    """
    if len(drawn) != len(addresses):
        raise ReadingError(f"{len(addresses)} pictures of {len(drawn)} charts")
    figures = [_figure(*each, context, answering) for each in zip(drawn, addresses, strict=True)]
    return markup("\n".join(figures))


def _figure(chart: Chart, address: str, context: SiteContext, answering: Collection[str]) -> str:
    size = _SIZE.match(chart.svg)
    sides = f' width="{size[1]}" height="{size[2]}"' if size is not None else ""
    image = f'<img src="{escape(address)}" alt="{text(chart.description)}"{sides} loading="lazy">'
    if chart.name not in answering:
        return f'<figure class="chart">{image}</figure>'
    answer = text(context.words.say("site.answer", name=chart.title))
    button = f'<button type="button" class="scripted">{answer}</button>'
    return f'<figure class="chart" data-chart="{escape(chart.name)}">{image}{button}</figure>'
