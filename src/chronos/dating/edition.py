"""The day an edition speaks for."""

from collections.abc import Iterable

from chronos.model import Corpus, Settings, Source


def edition_day(corpus: Corpus) -> int | None:
    """Return the day number of "today": what the settings say, never the clock.

    Without the setting it is the last day of the latest publication or consultation of any source; ``None``
    where no source has either.
    """
    dates = (citation.retrieved for claim in corpus.claims for citation in claim.citations)
    retrieved = (date.latest for date in dates if date is not None)
    return edition_day_of(corpus.settings, corpus.sources.values(), retrieved)


def edition_day_of(settings: Settings, sources: Iterable[Source], retrieved: Iterable[int | None]) -> int | None:
    """Return the same of the parts: ``retrieved`` are the last days on which citations say that a source was read."""
    if settings.as_of is not None:
        return settings.as_of
    dates = (date for source in sources for date in (source.issued, source.accessed) if date is not None)
    days = [*(date.latest for date in dates), *retrieved]
    return max((day for day in days if day is not None), default=None)
