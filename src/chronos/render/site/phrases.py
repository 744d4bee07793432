"""Runs of text as markup of pages."""

from collections.abc import Iterable
from html import escape

from chronos.render.escaping import plain
from chronos.render.inlines import Inline, is_web_address


def html_of(inlines: Iterable[Inline]) -> str:
    """Return a phrase as markup, without the marks of footnotes."""
    return "".join(map(_marked, inlines)).strip()


def _marked(inline: Inline) -> str:
    bare = plain(inline.text)
    if inline.note or not bare:
        return "" if inline.note or not inline.text else " "
    shown = escape(bare)
    for is_so, tag in (
        (inline.code, "code"),
        (inline.small_capitals, 'span class="capitals"'),
        (inline.raised, "sup"),
        (inline.emphasis, "em"),
        (inline.strong, "strong"),
        (inline.struck, "s"),
    ):
        if is_so:
            shown = f"<{tag}>{shown}</{tag.split()[0]}>"
    if inline.language:
        shown = f'<span lang="{escape(inline.language)}">{shown}</span>'
    if is_web_address(inline.link):
        shown = f'<a href="{escape(inline.link)}">{shown}</a>'
    before, after = (" " if inline.text[0].isspace() else ""), (" " if inline.text[-1].isspace() else "")
    return f"{before}{shown}{after}"
