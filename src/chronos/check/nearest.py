"""The nearest word that would have been right."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean …?`` for the known word nearest to one that is not, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    near = get_close_matches(word[:60], sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
