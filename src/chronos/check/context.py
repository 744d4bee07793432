"""What a rule may look at besides the value it checks."""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from chronos.check.nearest import Hints
from chronos.check.words import find_words
from chronos.edtf import DEFAULT_CIRCA
from chronos.model import Claim, Settings, Source

Options = Mapping[str, Mapping[str, int | tuple[str, ...]]]
"""The options of rules, by the rule's name and the option's."""


class Context:
    """The settings, the sources, and the day number of the edition (``None`` where nothing tells it).

    What a rule says of one claim may depend on that claim, on the sources that it cites, on the ids of all sources, on
    the settings and on the day, and on nothing else: it is kept until one of these changes.

    ``copy_of`` returns the text of the local copy that a source names, ``None`` where it names none that can be read,
    and an empty text where nothing is known of copies. ``looking`` says which words rules look for in texts,
    ``off`` which rules are off in every file.
    """

    def __init__(
        self,
        settings: Settings,
        sources: Mapping[str, Source],
        options: Options,
        as_of: int | None = None,
        *,
        copy_of: Callable[[Source], str | None] = lambda _source: None,
        looking: Iterable["Callable[[Context], frozenset[str]]"] = (),
        off: frozenset[str] = frozenset(),
    ) -> None:
        self.settings = settings
        self.sources = sources
        self.as_of = as_of
        self.copy_of = copy_of
        self.off = off
        self.circa = settings.circa or DEFAULT_CIRCA
        self._options = options
        self._hints: dict[str, Hints] = {}
        self._looking: tuple[Callable[[Context], frozenset[str]], ...] = tuple(looking)
        self._wanted: frozenset[str] | None = None
        self._words: tuple[Claim | None, frozenset[str]] = (None, frozenset())

    def number(self, rule: str, option: str) -> int:
        """Return an option of a rule that is a number."""
        return cast("int", self._options[rule][option])

    def texts(self, rule: str, option: str) -> tuple[str, ...]:
        """Return an option of a rule that is a list of texts."""
        return cast("tuple[str, ...]", self._options[rule][option])

    def words(self, claim: Claim) -> frozenset[str]:
        """Return the words of a claim's text that some rule looks for, in small letters; found once for all rules."""
        if self._words[0] is not claim:
            if self._wanted is None:
                self._wanted = frozenset().union(*(words(self) for words in self._looking))
            self._words = (claim, find_words(claim.text, self._wanted))
        return self._words[1]

    def did_you_mean(self, what: str, word: str, known: Callable[[], Iterable[str]]) -> str:
        """Return ``; did you mean …?`` for the nearest of the known words, or nothing.

        ``what`` says what the words are ("source"); for each, the known words are asked for once.
        """
        if what not in self._hints:
            self._hints[what] = Hints(known())
        return self._hints[what].did_you_mean(word)
