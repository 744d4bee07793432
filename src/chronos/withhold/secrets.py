"""What an edition must not show: everything that the project says and the edition does not."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from chronos.edtf import EdtfError, parse, read_words
from chronos.model import Corpus
from chronos.withhold.finding import Shown
from chronos.withhold.forms import folded, solid
from chronos.withhold.said import DATE, Said, said_in
from chronos.withhold.searching import LONG, patterns

_ID: Final = re.compile(r"(?=.*[\d_.:-])(?=.*[^\W\d_])\S{5,}")
"""Ids that are no word of any language: some letters with a digit or a sign."""
_LONGEST_DATE: Final = 60
"""Characters of a date in words, which documents may write: "between 12 September 2019 and 30 November 2020"."""
_TOKEN: Final = re.compile(r"[^\s\"'\u201c\u201d\u2018\u2019()\[\]{}<>,;]+")
_OWN_FILES: Final = ("chronos.yaml", "judgements.yaml", "sources.yaml", "timeline.yaml", "claims.yaml")
"""Names of files that the documents may say by themselves."""


class Secret(Struct, frozen=True):
    """A text that an edition must not show: ``what`` it is, and whose (``owner``), in words.

    ``patterns`` are those by which it is found, each with the place of what no text that may be shown has.
    ``exact``: it is a name of a thing, and found only as it is written.
    ``said_by`` is what of the edition says it all the same, in words; empty where nothing does.
    """

    text: str
    what: str
    owner: str
    patterns: Mapping[str, int]
    exact: bool = False
    said_by: str = ""


def secrets(whole: Corpus, edition: Corpus, furniture: Iterable[str] = ()) -> tuple[Secret, ...]:
    """Return every text of a corpus that its edition must not show, in the order of the corpus.

    What something in the edition says too, be it within a longer text, is none. Neither is a date, what says nothing by
    itself (:func:`chronos.withhold.searching.patterns`), and what is in ``furniture``, the texts that any document may
    have. But the id of a claim or of a source that claims cite is one even where a text, a quote or a note of the
    edition names it: whoever wrote that was not thinking of the edition.
    """
    left = list(dict.fromkeys(said_in(edition)))
    here = {one.text for one in left}
    first: dict[str, Said] = {}
    for one in said_in(whole):
        if one.text not in here and not _is_plain(one):
            first.setdefault(one.text, one)
    cited = {citation.source for claim in whole.claims for citation in claim.citations}
    uncited = whole.sources.keys() - cited
    ids = {text for text, one in first.items() if one.is_id and text not in uncited and _ID.fullmatch(text)}
    named = dict(_naming(left, ids)) if ids else {}
    sought = {text: _patterns(one) for text, one in first.items()}
    shown = Shown((*here, *_types(edition), *_OWN_FILES, *furniture))
    known, places = shown.split(one for each in sought.values() for one in each)
    found = []
    for text, one in first.items():
        if text in named:
            searched = {each: places.get(each, 0) for each in sought[text]}
        else:
            searched = {each: places[each] for each in sought[text] if each not in known}
        if searched:
            found.append(Secret(text, one.what, one.owner, searched, _is_exact(one), named.get(text, "")))
    return tuple(found)


def _is_exact(one: Said) -> bool:
    """Whether a text is one word to those who wrote it (an id, an address, a path), or a short one."""
    return not re.search(r"\s", one.text) or len(solid(folded(one.text))) < LONG


def _patterns(one: Said) -> tuple[str, ...]:
    return patterns(one.text, is_name=one.is_name)


def _types(corpus: Corpus) -> Iterator[str]:
    """Yield what else of sources documents may show: their types, their languages, their dates."""
    for source in corpus.sources.values():
        yield from source.fields.values()


def _is_plain(one: Said) -> bool:
    """Whether a text tells nothing of whom or what it is about: short locators, and dates, which documents write."""
    if one.what == "locator":
        return len(solid(folded(one.text))) < LONG
    if one.is_id or len(one.text) > _LONGEST_DATE or not any(each.isdigit() for each in one.text):
        return False
    return _is_date(one.text, parse) or (one.what == DATE and _is_date(one.text, read_words))


def _is_date(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text.strip())
    except EdtfError:
        return False
    return True


def _naming(left: Iterable[Said], ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the ids that texts which are left name, with where."""
    for one in left:
        if one.is_prose:
            for word in _TOKEN.findall(one.text):
                for token in (word, word.strip(".:!?…-")):
                    if token in ids:
                        yield token, f"the {one.what} of {one.owner}"
