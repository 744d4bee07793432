"""Makes one event of each cluster: its date, its corroboration, its discrepancies. Loses no claim."""

from chronos.merge.events import merge

__all__ = ["merge"]
