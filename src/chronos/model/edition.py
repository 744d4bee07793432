"""Editions: what of a project is shown to whom."""

from msgspec import Struct

from chronos.model.claim import Status


class Edition(Struct, frozen=True, kw_only=True):
    """A selection of claims under a name, which is a folder of the output; what it does not select it withholds.

    An empty selection selects all. ``kinds``, ``statuses`` and ``countries`` (ISO 3166-1 alpha-2) are those of the
    claims that it has; ``first`` and ``last`` are the first and last day number that a claim must possibly lie in
    (undated ones may). ``sources`` are the ids of those that it withholds, with every claim that rests on them alone.
    ``redact`` names the fields of claims, citations and sources that it leaves out.
    """

    name: str
    title: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    countries: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    sources: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
