"""What one language says and how: the words, forms and joints that the writer and the reader share.

A language is data; the few rules that differ in kind (contractions, elisions, "y" and "o") are small functions
beside it. All patterns use ``str.format`` names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Phrases = tuple[str, ...]


class Language:
    """One language; every attribute is a keyword of the constructor.

    Patterns hold ``{}`` or named fields. ``*_words`` are what the reader takes for one thing, each a phrase of
    lower-case words without accents, full stops and hyphens. ``join(preposition, noun)`` contracts where the
    language does (``de`` + ``el 1`` = ``del 1``).
    """

    code: str
    # Parts of a date.
    months: Phrases
    month_words: Mapping[str, int]
    seasons: Phrases
    season_articles: Phrases
    season_words: Mapping[str, int]
    day_article: str
    first_day: str
    of: str
    bc: str
    ad: str
    bc_words: Phrases
    ad_words: Phrases
    long_year: str
    long_year_words: Phrases
    decade: str
    decade_words: Phrases
    decade_within: str
    within: str
    within_words: Phrases
    century_words: Phrases
    quarters: Phrases
    quadrimesters: Phrases
    semesters: Phrases
    part_article: str
    part_of: str
    ordinal_words: Mapping[str, int]
    unit_words: Mapping[str, int]
    articles: Phrases
    of_words: Phrases
    month_first: bool
    third: Phrases
    third_words: Mapping[str, int]
    time: str
    time_words: Phrases
    # Notes in parentheses.
    unknown_notes: Mapping[str, str]
    hemispheres: Phrases
    significant: Phrases
    pattern: str
    part_names: Phrases
    mark_names: Phrases
    label_colon: str
    label_semicolon: str
    # Joints.
    circa: str
    circa_words: Phrases
    to: tuple[str, str]
    to_words: Phrases
    from_to: tuple[str, str]
    from_words: Phrases
    dashed_days: bool
    between: tuple[str, str]
    between_words: Phrases
    conjunction: str
    and_words: Phrases
    or_words: Phrases
    disjunction: Callable[[str], str]
    since: str
    since_words: Phrases
    until: Callable[[str], str]
    until_words: Phrases
    starting: str
    starting_words: Phrases
    start_unknown: str
    end_unknown: str
    after: str
    after_words: Phrases
    before: str
    before_words: Phrases
    or_later: str
    or_earlier: str
    each: Mapping[str, str]
    one_of: str
    all_of: str
    endless: Mapping[str, str]
    join: Callable[[str, str], str]

    def __init__(self, **what: object) -> None:
        self.__dict__.update(what)


def folded(text: str) -> str:
    """A word in lower case without accents, as the reader compares words."""
    from unicodedata import combining, normalize  # loaded with the first words that are read

    return "".join(sign for sign in normalize("NFD", text.lower()) if not combining(sign))


def named(months: Phrases, *, shortest: int) -> dict[str, int]:
    """The months by their folded names and by all shortenings that only one of them has."""
    words: dict[str, int] = {}
    shared = set()
    for number, month in enumerate(months, start=1):
        name = folded(month)
        for length in range(shortest, len(name) + 1):
            short = name[:length]
            if words.setdefault(short, number) != number:
                shared.add(short)
        words[name] = number
    return {word: number for word, number in words.items() if word not in shared}
