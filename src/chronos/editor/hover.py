"""What stands at a place, in words."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from chronos.editor.descriptions import Fields
from chronos.editor.outline import Token
from chronos.editor.texts import Span, Text
from chronos.editor.vocabulary import Vocabulary, fields_at, role_of
from chronos.edtf import DateExpression, EdtfError, day_words, parse, read_words, words
from chronos.edtf.explanation import explain
from chronos.gazetteer import country
from chronos.model import RELATIONS, Finding
from chronos.pipeline import find_rule
from chronos.pipeline.editing import bibliography_line, markdown

_KINDS: Final[Fields] = {
    "open": "open, it has none",
    "unknown": "not known",
    "toolarge": "too far away to be numbered",
}
"""What is said of a bound that is no day."""
_OWN: Final = ("kind", "region")
"""Roles whose words mean what a project says: text, where those of chronos are explained in Markdown."""


def hover(
    text: Text, place: tuple[int, int], file: str, vocabulary: Vocabulary, findings: Iterable[Finding]
) -> tuple[Span, str] | None:
    """Return what is said of a place, in Markdown, and of what part of the text; ``None`` where that is nothing.

    The place is a row and a column; ``findings`` are those there.
    """
    token = text.token_at(*place)
    names = dict.fromkeys(finding.name for finding in findings)
    said = [*_of_token(text, token, file, vocabulary), *map(_rule, names)]
    if not said:
        return None
    span = Span(token.row, token.start, token.end_row, token.end) if token is not None else Span(*place, *place)
    return span, "\n\n---\n\n".join(said)


def _of_token(text: Text, token: Token | None, file: str, vocabulary: Vocabulary) -> Iterator[str]:
    if token is None:
        return
    if token.is_key:
        rule = find_rule(token.text) if token.path.endswith(("suppress", "levels", "options")) else None
        said = _rule(rule.name) if rule is not None else fields_at(token.path, file).get(token.text, "")
    else:
        said = _of_word(text, token, role_of(token.path, file), vocabulary)
    if said:
        yield said


def _of_word(text: Text, token: Token, role: str, vocabulary: Vocabulary) -> str:
    word = token.text.strip()
    if role in ("date", "day"):
        return _date(word) if word != "undated" else vocabulary.words("date")["undated"].detail
    if role == "said":
        if any(_beside(text, token, relation) for relation in RELATIONS):
            return "The source's own words; the date is worked out from what it says of other claims."
        return _said(word, _beside(text, token, "calendar"))
    if role in ("source", "source_id"):
        return _source(word.partition(",")[0].strip(), vocabulary)
    if role in ("claim", "claim_id", "one_claim"):
        known = vocabulary.words("claim").get(word)
        return f"**{markdown(word)}** ({markdown(known.detail)})\n\n{known.more}" if known is not None else ""
    if role == "country":
        return _country(word, vocabulary)
    if role == "rule":
        return _rule(word)
    found = vocabulary.words(role).get(word)
    if found is None or not found.detail:
        return ""
    return f"**{markdown(word)}**: {markdown(found.detail) if role in _OWN else found.detail}"


def _date(written: str) -> str:
    try:
        return _explained(parse(written))
    except EdtfError as error:
        return f"Not a date in EDTF: {markdown(error.reason)}"


def _said(written: str, calendar: str) -> str:
    try:
        return _explained(read_words(written, calendar=calendar or "gregorian"))
    except (EdtfError, ValueError) as error:
        return f"Not understood: {markdown(str(error))}"


def _explained(date: DateExpression) -> str:
    """Return a date in words, its first and last day, and what each mark in it means."""
    lines = [
        f"first day: {_bound(date.earliest, date.earliest_kind)}",
        f"last day: {_bound(date.latest, date.latest_kind)}",
        *explain(date),
    ]
    return f"**{words(date)}** (`{date.text}`)\n\n" + "\n".join(f"- {line}" for line in lines)


def _bound(day: int | None, kind: str) -> str:
    return day_words(day) if day is not None else _KINDS.get(kind, kind)


def _source(source_id: str, vocabulary: Vocabulary) -> str:
    source = vocabulary.corpus.sources.get(source_id)
    if source is None:
        return f"**{markdown(source_id)}** is no source of this project." if source_id else ""
    cited = sum(source_id in {one.source for one in claim.citations} for claim in vocabulary.corpus.claims)
    origin = f"\n\nOrigin: {markdown(source.origin)}" if source.origin else ""
    return f"{bibliography_line(source)}{origin}\n\nCited by {cited} claim{'' if cited == 1 else 's'}."


def _country(code: str, vocabulary: Vocabulary) -> str:
    known = country(code)
    if known is None:
        return ""
    names = f"**{code}**: {vocabulary.words('country')[code].detail}"
    since = f"since {known.valid_from}" if known.valid_from and not known.valid_to else ""
    until = f"until {known.valid_to}" if known.valid_to else ""
    return f"{names} ({since or until})" if since or until else names


def _rule(word: str) -> str:
    """Return what the manual page of a rule says before its examples."""
    rule = find_rule(word)
    if rule is None:
        return ""
    page = re.split(r"\n\n(?:Settings|Fails|Passes):\n", rule.page)[0]
    return f"**{rule.code} {rule.name}** ({rule.severity})\n\n{page}\n\n`chronos explain {rule.code}` shows examples."


def _beside(text: Text, token: Token, field: str) -> str:
    """Return what stands under another field of the mapping that holds a value; empty where there is none."""
    tokens = text.tokens
    at = tokens.index(token)
    group = next((one.group for one in reversed(tokens[:at]) if one.is_key), 0)
    for key, value in pairwise(tokens):
        if key.is_key and key.group == group and key.text == field and not value.is_key:
            return value.text
    return ""
