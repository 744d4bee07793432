"""Citations in any style of CSL, made by pandoc's citeproc in one run."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import DecodeError, Struct, json, structs

from chronos.language import Words
from chronos.model import SOURCE_DATES, ChronosError, Footnote, Source
from chronos.render.csl_items import Item, csl_item
from chronos.render.csl_locators import locator_suffix
from chronos.render.inline_reading import Tree, read_blocks
from chronos.render.inlines import Inlines, run
from chronos.render.pandoc import PandocError, run_pandoc

_API: Final = (1, 23, 1)
"""The version of pandoc-types whose syntax tree this is."""
_LOCALES: Final = {"en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-BR"}
"""The locale of CSL for a language, where the style names none of it."""
_OTHERS: Final = frozenset(["en-GB", "es-CL", "es-MX", "fr-CA", "pt-PT"])
"""The other locales that pandoc has for these languages (repository citation-style-language/locales)."""
_ARGUMENTS: Final = ("--from=json", "--to=json", "--citeproc", "--csl=style.csl", "--bibliography=items.json")
_UNLISTED: Final = "with no printed form"
"""What pandoc says of a source that a style passes over, in its bibliography ("entry") or in a note ("citation")."""
_DEFAULT_LOCALE: Final = re.compile(r"<style\b[^>]*\bdefault-locale\s*=\s*[\"']([A-Za-z-]+)[\"']")
_DEPENDENT: Final = re.compile(r"\brel\s*=\s*[\"']independent-parent")
_TITLE: Final = re.compile(r"<title\b[^>]*>([^<]*)<")


class Citations(Struct, frozen=True):
    """What a document cites, as its style says.

    ``notes`` has the citation of each footnote with its locator, by the footnote's number: in full where its source is
    cited first, then short. ``bibliography`` has the id of every source that is cited, once, with its line, in the
    style's order; a style without a bibliography has the citation in full there, in the order of the first of each.
    """

    notes: Mapping[int, Inlines]
    bibliography: tuple[tuple[str, Inlines], ...]


def cite(footnotes: Sequence[Footnote], style: str, language: str, names: Words) -> Citations:
    """Return the citations of footnotes in the style that a CSL file has as its text.

    Locators, dates and the terms of the style are in the ``language`` (ISO 639-1) of the document; ``names`` are the
    words of documents in it. Pandoc runs once, in a temporary folder; a second time for sources that the bibliography
    of the style passes over (personal communications in APA's).

    Raises:
        ChronosError: pandoc cannot use the style, or does not cite what it was given.
    """
    ordered = sorted(footnotes, key=lambda footnote: footnote.number)
    sources = {note.source.id: note.source for note in ordered if note.source is not None}
    style_run = _Style(style, language, names)
    cited, listed = style_run.run(
        [(note.number, note.source.id, note.citation.locator) for note in ordered if note.source is not None], sources
    )
    missing = {one: sources[one] for one in sources if one not in listed}
    full, _ = style_run.run([(number, one, "") for number, one in enumerate(missing, 1)], missing)
    listed.update((one, line or _named(missing[one])) for one, line in zip(missing, full.values(), strict=True))
    notes = {}
    for note in ordered:
        source = note.source
        notes[note.number] = cited[note.number] or _named(source) if source is not None else _unknown(note, names)
    return Citations(notes, tuple(listed.items()))


def _named(source: Source) -> Inlines:
    """Return what to call a source of which a style says nothing at all."""
    return run(source.title or source.id)


def _unknown(footnote: Footnote, names: Words) -> Inlines:
    """Return what a footnote says of a source that the project does not have."""
    said = names.say("unknown_source", source=footnote.citation.source)
    return run(", ".join(part for part in (said, footnote.citation.locator) if part))


class _Style:
    """A style of CSL in a language."""

    def __init__(self, text: str, language: str, words: Words) -> None:
        self.text = text
        self.words = words
        named = _DEFAULT_LOCALE.search(text)
        is_apt = named is not None and named[1] in _OTHERS and named[1].startswith(language)
        self.locale = named[1] if named is not None and is_apt else _LOCALES[language]
        title = _TITLE.search(text)
        self.title = " ".join(title[1].split())[:100] if title is not None else "without a title"

    def run(
        self, cites: Sequence[tuple[int, str, str]], sources: Mapping[str, Source]
    ) -> tuple[dict[int, Inlines], dict[str, Inlines]]:
        """Cite (number of the footnote, id of the source, locator); return the notes, and the lines by id."""
        if not cites:
            return {}, {}
        # Ids may be anything, and pandoc reads them as names of anchors; none of it depends on what they are.
        keys = {source_id: f"s{number}" for number, source_id in enumerate(sources)}
        items = [csl_item(source, keys[source_id], self.words) for source_id, source in sources.items()]
        blocks = [_note(number, keys[source_id], locator_suffix(at, self.locale)) for number, source_id, at in cites]
        document = {
            "pandoc-api-version": _API,
            "meta": {"lang": {"t": "MetaString", "c": self.locale}},
            "blocks": blocks,
        }
        files = {"style.csl": self.text.encode(), "items.json": json.encode(items)}
        if _DEPENDENT.search(self.text):  # pandoc would fetch it from the web
            raise self._error("it depends on another style")
        try:
            written: Tree = json.decode(run_pandoc(_ARGUMENTS, json.encode(document), files, expected=_UNLISTED))
        except (PandocError, DecodeError) as error:
            raise self._error(str(error)) from None
        *paragraphs, last = written["blocks"]
        if last["t"] != "Div":  # the list of references, which styles without a bibliography have not
            paragraphs, last = written["blocks"], None
        if len(paragraphs) != len(cites):
            raise self._error("pandoc left out a citation")
        told = {one["id"]: _told(one) for one in items}
        notes = {
            number: _once(read_blocks(one["c"][0]["c"]), told[keys[source_id]])
            for one, (number, source_id, _) in zip(paragraphs, cites, strict=True)
        }
        ids = {key: source_id for source_id, key in keys.items()}
        lines = {}
        for (anchor, _, _), blocks in (one["c"] for one in (last["c"][1] if last is not None else ())):
            key = anchor.removeprefix("ref-")
            if line := _once(read_blocks(blocks), told[key]):
                lines[ids[key]] = line
        return notes, lines

    def _error(self, reason: str) -> ChronosError:
        return ChronosError(
            f"the citation style {self.title!r} cannot be used: {reason}; choose another citation_style"
        )


def _note(number: int, key: str, suffix: str) -> Tree:
    """Return a paragraph with a footnote that cites one source."""
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": _text(suffix),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": number,
        "citationHash": 0,
    }
    cite_tree = {"t": "Cite", "c": [[citation], [{"t": "Str", "c": key}]]}
    return {"t": "Para", "c": [{"t": "Note", "c": [{"t": "Para", "c": [cite_tree]}]}]}


def _text(text: str) -> list[Tree]:
    """Return text as pandoc has it: words and blanks."""
    return [{"t": "Space"} if word == " " else {"t": "Str", "c": word} for word in re.split("( )", text) if word]


def _told(item: Item) -> list[str]:
    """Return the dates of an item that are told in words."""
    dates = (item.get(name) for name in SOURCE_DATES)
    return [text for date in dates if isinstance(date, dict) and isinstance(text := date.get("literal"), str)]


def _once(line: Inlines, told: Sequence[str]) -> Inlines:
    """Say dates in words once where a style sets the year and then the day: "(2019 or 2020, 2019 or 2020)"."""
    for text in told:
        twice = f"{text}, {text}", f"{text} {text}", f"{text}{text}"
        for one in twice:
            line = tuple(structs.replace(part, text=part.text.replace(one, text)) for part in line)
    return line
