"""Settings of a project, as ``chronos.yaml`` gives them."""

from collections.abc import Mapping

from msgspec import Struct

from chronos.gazetteer import Region


class Settings(Struct, frozen=True, kw_only=True):
    """What ``chronos.yaml`` sets; the defaults hold where it is silent or absent.

    ``as_of`` is the day number (proleptic Gregorian, day 1 is 0001-01-01) the edition speaks for. ``kinds``
    maps ids to labels; when empty, any kind is allowed. ``regions`` are those that get a chronology. ``circa`` is how
    far "about" may reach, by the part of a date that it stands at (day, month, year, decade), as ISO 8601 durations;
    empty stands for the defaults of :mod:`chronos.edtf.circa`.
    """

    title: str = ""
    as_of: int | None = None
    kinds: Mapping[str, str] = {}
    regions: tuple[Region, ...] = ()
    languages: tuple[str, ...] = ("en",)
    circa: Mapping[str, str] = {}
