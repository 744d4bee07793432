"""The day an edition speaks for."""

from chronos.model import Corpus


def edition_day(corpus: Corpus) -> int | None:
    """Return the day number of "today": what the settings say, never the clock.

    Without the setting it is the last day of the latest publication or consultation of any source; ``None``
    where no source has either.
    """
    if corpus.settings.as_of is not None:
        return corpus.settings.as_of
    dates = [date for source in corpus.sources.values() for date in (source.issued, source.accessed)]
    dates += [citation.retrieved for claim in corpus.claims for citation in claim.citations]
    return max((date.latest for date in dates if date is not None and date.latest is not None), default=None)
