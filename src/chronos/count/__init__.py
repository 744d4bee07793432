"""Counts events per period honestly: certainly, expected, possibly."""

from chronos.count.counting import count, window_of

__all__ = ["count", "window_of"]
