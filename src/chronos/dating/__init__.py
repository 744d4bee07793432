"""Works out what dates follow from others: those of relations between claims, and the day an edition speaks for."""

from chronos.dating.deriving import derive
from chronos.dating.edition import edition_day, edition_day_of

__all__ = ["derive", "edition_day", "edition_day_of"]
