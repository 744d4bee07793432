"""What an edition must not show: everything that the project says and the edition does not."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from chronos.edtf import EdtfError, parse, read_words
from chronos.model import Claim, Corpus, Source
from chronos.withhold.forms import folded, solid
from chronos.withhold.patterns import Patterns, patterns_of

_NO_PROSE: Final = frozenset(("accessed", "citation-key", "file", "id", "issued", "language", "type"))
"""Fields of sources of which the text says nothing, or is told of elsewhere."""
_ID: Final = re.compile(r"(?=.*[^\W_])(?=.*[\d_.:-])(?=.*[^\W\d_])\S{5,}")
"""Ids that are no word of any language: some letters with a digit or a sign."""


class Secret(Struct, frozen=True):
    """A text that an edition must not show; ``owner`` is the claim, the source or else whose it is, in words.

    ``said_by`` is what of the edition says it all the same, in words; empty where nothing does.
    """

    text: str
    what: str
    owner: str
    said_by: str = ""


class Said(Struct, frozen=True):
    """A text of a corpus, where in it, and whether people wrote it to be read."""

    text: str
    what: str
    owner: str
    is_prose: bool = False
    is_id: bool = False


def secrets(whole: Corpus, edition: Corpus, *, furniture: Iterable[str] = ()) -> tuple[Secret, ...]:
    """Return every text of a corpus that its edition must not show, in the order of the corpus.

    What something in the edition says too, be it within a longer text, is none, and neither are dates, words that say
    nothing by themselves (:mod:`chronos.withhold.patterns`) and what is in ``furniture``, the texts of every document.
    But an id of a claim or of a source that claims cite is one even where a text, a quote or a note of the edition
    names it: whoever wrote that did not think of the edition.
    """
    left = list(said_in(edition))
    here = {one.text for one in left}
    candidates = list(dict.fromkeys(one for one in said_in(whole) if one.text not in here))
    if not candidates:
        return ()
    cited = {citation.source for claim in whole.claims for citation in claim.citations}
    ids = {one.text for one in candidates if one.is_id and _ID.fullmatch(one.text)}
    ids -= {source for source in whole.sources if source not in cited}
    naming = dict(_naming(left, ids))
    found = patterns_of(one.text for one in candidates)
    known = found.found_in((*(one.text for one in left), *furniture))
    told: dict[str, Secret] = {}
    for one in candidates:
        if one.text in naming and one.is_id:
            told.setdefault(one.text, Secret(one.text, one.what, one.owner, naming[one.text]))
        elif found.of(one.text) - known and not _is_date(one):
            told.setdefault(one.text, Secret(one.text, one.what, one.owner))
    return tuple(told.values())
