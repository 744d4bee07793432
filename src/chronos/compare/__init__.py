"""Compares two builds: what was added, removed, redated, resourced, rejoined."""

from chronos.compare.comparing import compare, missing_columns

__all__ = ["compare", "missing_columns"]
