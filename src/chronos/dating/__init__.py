"""Works out what dates follow from others: so far, the day an edition speaks for."""

from chronos.dating.edition import edition_day, edition_day_of

__all__ = ["edition_day", "edition_day_of"]
