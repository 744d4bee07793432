"""What is in which column of a table: by a mapping, and by guess where that leaves it open."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from chronos.exchange.incoming import ExchangeError, ImportOptions
from chronos.exchange.tables.guessing import guess_columns
from chronos.exchange.tables.mapping import SEVERAL, Mapped, check_columns, read_mapping

SAMPLE: Final = 200
"""Rows by which columns are guessed."""
DATE_ROLES: Final = ("date", "end", "earliest", "latest")
_SHOWN: Final = 60


class Layout(Struct, frozen=True):
    """What is in which column: the roles of :mod:`chronos.exchange.tables.mapping`, and what is kept as it is.

    ``has_codes``: countries are codes of two letters, so that NA is Namibia and not an empty cell.
    """

    columns: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    mapped: Mapped
    name: str = ""
    has_codes: bool = False

    def mapping(self) -> dict[str, Any]:
        """Return it as a mapping that makes the same of the table."""
        mapped = self.mapped
        columns: dict[str, Any] = {
            role: list(names) if role in SEVERAL else names[0] for role, names in self.roles.items() if names
        }
        found: dict[str, Any] = {"columns": columns, "fields": list(self.fields)}
        found |= {"date_order": mapped.date_order} if mapped.date_order else {}
        found |= {"two_digit_years": str(mapped.first_year)} if mapped.first_year is not None else {}
        found |= (
            {"countries": {name: list(codes) for name, codes in mapped.countries.items()}} if mapped.countries else {}
        )
        for key in ("sheet", "delimiter", "encoding"):
            value = getattr(mapped, key)
            found |= {key: value} if value else {}
        return found

    def left_out(self) -> list[str]:
        """Return the columns that are not taken."""
        taken = {*self.fields, *(one for names in self.roles.values() for one in names)}
        return [column for column in self.columns if column not in taken]


def lay_out(columns: Sequence[str], sample: Sequence[Sequence[str]], options: ImportOptions) -> Layout:
    """Return what is in which column, by a mapping where there is one, and by guess where it leaves that open.

    What a mapping with ``fields:`` does not name is not taken; without, its other columns are guessed.

    Raises:
        ExchangeError: the mapping cannot be read, names a column that is not there, or nothing has a date or a text.
    """
    mapped = read_mapping(options.mapping)
    check_columns(mapped, columns, options.name)
    roles = {role: names for role, names in mapped.columns.items() if names}
    if mapped.fields is None:
        roles = guess_columns(columns, sample, roles)
        taken = {one for names in roles.values() for one in names}
        fields = tuple(column for column in columns if column not in taken)
    else:
        fields = mapped.fields
    there = ", ".join(repr(one[:_SHOWN]) for one in columns[:12])
    if not any(role in roles for role in (*DATE_ROLES, "year", "said")):
        raise ExchangeError(
            f"{options.name}: no column has dates: {there}; say which does in a --map file, as in "
            "`columns: {date: When}`"
        )
    if "text" not in roles:
        raise ExchangeError(
            f"{options.name}: no column has the texts of events: {there}; say which does in a --map file, as in "
            "`columns: {text: What}`"
        )
    places = [columns.index(name) for name in roles.get("countries", ()) if name in columns]
    stated = [cells[place] for cells in sample for place in places if cells[place] not in ("", "NA")]
    has_codes = bool(stated) and all(len(one) == 2 and one.isupper() for one in stated)
    return Layout(tuple(columns), roles, fields, mapped, options.name, has_codes)
