"""Countries by their code."""

from typing import NamedTuple

from chronos.gazetteer.data.history import FORMED, WITHDRAWN
from chronos.gazetteer.data.tables import COUNTRIES


class Country(NamedTuple):
    """A country or area that has, or had, a code of ISO 3166, or XK.

    Attributes:
        code: What timelines write: alpha-2, or four letters where alpha-2 is another country's too.
        alpha2: ISO 3166-1 alpha-2; for a withdrawn country, the one it had.
        alpha3: ISO 3166-1 alpha-3; for a withdrawn country, the one it had.
        numeric: Three digits, which are also the UN M49 code of the country; ``None`` where there is none.
        valid_from: First day (or year) of today's state or territory, EDTF. Given for those formed since the
            first edition of ISO 3166 (15 December 1974) and for many withdrawn ones; ``None`` says nothing.
            The land had a history before: good for a hint, too weak for an error.
        valid_to: Last day (or year) of a withdrawn country, EDTF, by its own history, not by the later notice
            of ISO; by the notice where only the code ended. ``None`` for a country of today.
        code4: ISO 3166-3 alpha-4 of a withdrawn country, else ``None``.
        withdrawn_on: Day or year on which ISO withdrew the code, EDTF, else ``None``.
        successors: Codes of today's countries on the land of a withdrawn one, sorted; else empty.
    """

    code: str
    alpha2: str
    alpha3: str
    numeric: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    code4: str | None = None
    withdrawn_on: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether ISO 3166-3 lists it: a name or a state that is no more."""
        return self.code4 is not None


def country(code: str) -> Country | None:
    """Return the country that has exactly this code, capitals and all, or ``None``."""
    return _BY_CODE.get(code)


def countries() -> tuple[Country, ...]:
    """Return every country, the withdrawn ones too, in the order of their codes."""
    return tuple(_BY_CODE.values())


def _read() -> dict[str, Country]:
    """Read the packaged tables; ``-`` in them is ``None``."""
    formed = dict(line.split() for line in FORMED.splitlines())
    withdrawn: dict[str, tuple[str | None, str | None, tuple[str, ...]]] = {}
    for line in WITHDRAWN.splitlines():
        code4, first, last, *successors = line.split()
        withdrawn[code4] = (_known(first), _known(last), tuple(successors))
    found = {}
    for line in COUNTRIES.splitlines():
        code, alpha3, numeric, code4, withdrawn_on = line.split()
        start, end, today = withdrawn.get(code4, (formed.get(code), None, ()))
        found[code] = Country(
            code, code[:2], alpha3, _known(numeric), start, end, _known(code4), _known(withdrawn_on), today
        )
    return found


def _known(cell: str) -> str | None:
    return None if cell == "-" else cell


_BY_CODE = _read()
