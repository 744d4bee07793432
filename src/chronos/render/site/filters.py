"""The form above a chronology by which a reader finds entries; it answers with the script alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from chronos.model import STATUSES
from chronos.render.site.page import furniture, markup, text
from chronos.render.telling import short_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from chronos.model import Entry
    from chronos.render.site.page import SiteContext


def filters(entries: Sequence[Entry], context: SiteContext) -> Markup:
    """Return the form with all that the entries may be found by, and the line that tells how many are shown."""
    if not entries:
        return markup("")
    words = context.words
    fields = [_input("q", "search", words.say("site.search"))]
    fields += [_input(name, "number", words.say(f"site.{name}")) for name in ("from", "to")]
    for name, choices in _choices(entries, context).items():
        if choices:
            fields.append(_select(name, choices, context))
    shown = words.say("site.shown", shown="{shown}", total="{total}")
    lines = [
        f'<form id=":filters" class="scripted filters" role="search" aria-label="{furniture(words, "site.filters")}">',
        *fields,
        f'<button type="reset">{furniture(words, "site.clear")}</button>',
        f'<p class="aside">{furniture(words, "site.years")}</p>',
        "</form>",
        f'<p id=":shown" class="scripted aside" role="status" data-words="{text(shown)}"></p>',
    ]
    return markup("\n".join(lines))


def _input(name: str, kind: str, label: str) -> str:
    """Return a field. Of years any whole number will do: they are astronomical, 0 is 1 BC."""
    step = ' step="1"' if kind == "number" else ' autocomplete="off"'
    field = f'<input type="{kind}" id=":{name}" name="{name}"{step}>'
    return f'<div><label for=":{name}">{text(label)}</label>{field}</div>'


def _select(name: str, choices: Mapping[str, str], context: SiteContext) -> str:
    words = context.words
    options = "".join(f'<option value="{escape(one)}">{text(label)}</option>' for one, label in choices.items())
    label, every = furniture(words, f"site.{name}"), furniture(words, "site.all")
    field = f'<select id=":{name}" name="{name}"><option value="">{every}</option>{options}</select>'
    return f'<div><label for=":{name}">{label}</label>{field}</div>'


def _choices(entries: Sequence[Entry], context: SiteContext) -> dict[str, dict[str, str]]:
    """Return labels by value of each list, in their order: by label, statuses in their own."""
    words = context.words
    countries: dict[str, str] = {}
    kinds: dict[str, str] = {}
    sources: dict[str, str] = {}
    statuses = set()
    for entry in entries:
        event = entry.event
        countries.update(zip(event.countries, entry.places, strict=False))
        statuses.add(event.status)
        if event.kind:
            kinds[event.kind] = context.kinds.get(event.kind) or event.kind
        for note in entry.footnotes:
            if note.citation.source not in sources:
                sources[note.citation.source] = short_name(note.source, note.citation.source, words)
    return {
        "country": _sorted(countries),
        "kind": _sorted(kinds),
        "status": {one: words.say(f"status.{one}") for one in STATUSES if one in statuses},
        "source": _sorted(sources),
    }


def _sorted(labels: Mapping[str, str]) -> dict[str, str]:
    """Return labels in their order, with the id where two are alike."""
    found = list(labels.values())
    twice = {label for label in found if found.count(label) > 1} if len(set(found)) < len(found) else set()
    told = {one: f"{label} ({one})" if label in twice else label for one, label in labels.items()}
    return dict(sorted(told.items(), key=lambda each: (each[1].casefold(), each[0])))
