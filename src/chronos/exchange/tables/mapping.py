"""What the columns of a table are: a mapping that a reader guesses, a person edits, and a reader takes back.

.. code-block:: yaml

    columns:
      date: Date                     # one column, but for what may stand in several:
      text: [Title, Description]
      countries: [Country]
      sources: [Source]
    fields: [Deaths, Phase]          # the other columns to keep; absent: all of them
    date_order: day-first            # or month-first, year-first
    two_digit_years: 1950            # the first of the hundred years that years of two digits are from
    countries: {Regional: ["419"]}   # what names stand for: ISO 3166-1 codes, UN M49 regions
    sheet: Events
    delimiter: ";"
    encoding: windows-1252
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from msgspec import Struct

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.tables.column_dates import ORDERS
from chronos.exchange.tables.delimited import DELIMITERS

SEVERAL: Final = ("text", "countries", "regions", "actors", "places", "note", "sources", "url")
"""What may stand in several columns."""
SINGLE: Final = (
    *("id", "date", "end", "earliest", "latest", "year", "month", "day", "end_year", "end_month", "end_day", "said"),
    *("kind", "status", "source_title", "publisher", "source_date", "author", "quote", "locator", "retrieved"),
    *("latitude", "longitude"),
)
"""What stands in one column."""
ROLES: Final = (*SINGLE, *SEVERAL)
_OTHERWISE: Final = {
    "start": "date",
    "title": "text",
    "description": "text",
    "country": "countries",
    "region": "regions",
    "actor": "actors",
    "place": "places",
    "source": "sources",
    "urls": "url",
    "notes": "note",
    "type": "kind",
}
"""What people may call it in a mapping."""
KEYS: Final = ("columns", "fields", "date_order", "two_digit_years", "countries", "sheet", "delimiter", "encoding")
_SHOWN: Final = 60
_CODE: Final = re.compile(r"[A-Z]{2}|[A-Z]{4}|[0-9]{3}")
_DELIMITER_NAMES: Final = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


class Mapped(Struct, frozen=True, kw_only=True):
    """A mapping that was looked at: its names are known, its values of the right kind.

    ``fields`` is ``None`` where nothing is said of other columns.
    """

    columns: Mapping[str, tuple[str, ...]] = {}
    fields: tuple[str, ...] | None = None
    date_order: str = ""
    first_year: int | None = None
    countries: Mapping[str, tuple[str, ...]] = {}
    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""


def read_mapping(mapping: Mapping[str, Any] | None) -> Mapped:
    """Return what a mapping says.

    Raises:
        ExchangeError: it has something that no mapping has, or a value of the wrong kind.
    """
    if not mapping:
        return Mapped()
    for key in mapping:
        if key not in KEYS:
            raise ExchangeError(f"the mapping has {_quoted(key)}, which is nothing that one says{_near(key, KEYS)}")
    order = _text(mapping, "date_order")
    if order and order not in ORDERS:
        raise ExchangeError(f"the mapping's `date_order:` is one of {', '.join(ORDERS)}, not {_quoted(order)}")
    years = _text(mapping, "two_digit_years")
    if years and not (years.isdecimal() and len(years) == 4):
        raise ExchangeError(f"the mapping's `two_digit_years:` is a year such as 1950, not {_quoted(years)}")
    delimiter = _text(mapping, "delimiter", strip=False)
    delimiter = _DELIMITER_NAMES.get(delimiter.strip().lower(), delimiter)
    if delimiter and (len(delimiter) != 1 or delimiter in '"\r\n'):
        known = ", ".join(map(repr, DELIMITERS))
        raise ExchangeError(f"the mapping's `delimiter:` is one sign such as {known}, not {_quoted(delimiter)}")
    return Mapped(
        columns=_columns(mapping.get("columns")),
        fields=_texts(mapping["fields"], "fields") if mapping.get("fields") is not None else None,
        date_order=order,
        first_year=int(years) if years else None,
        countries=_countries(mapping.get("countries")),
        sheet=_text(mapping, "sheet"),
        delimiter=delimiter,
        encoding=_text(mapping, "encoding").lower(),
    )


def check_columns(mapped: Mapped, columns: Sequence[str], name: str) -> None:
    """Look whether a table has the columns that a mapping names.

    Raises:
        ExchangeError: it has not.
    """
    for role, names in (*mapped.columns.items(), ("fields", mapped.fields or ())):
        for one in names:
            if one not in columns:
                there = ", ".join(_quoted(column) for column in columns[:12])
                raise ExchangeError(
                    f"{name}: the mapping's `{role}:` names the column {_quoted(one)}, which the table has not"
                    f"{_near(one, columns) or f'; there are {there}'}"
                )


def _columns(value: object) -> dict[str, tuple[str, ...]]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ExchangeError("the mapping's `columns:` says what is in which column, as in `date: Fecha`")
    found: dict[str, tuple[str, ...]] = {}
    for key, names in value.items():
        role = _OTHERWISE.get(key, key)
        if role not in ROLES:
            raise ExchangeError(
                f"the mapping's `columns:` has {_quoted(key)}, which no claim has{_near(key, (*ROLES, *_OTHERWISE))}"
            )
        texts = _texts(names, key)
        if role in SINGLE and len(texts) > 1:
            raise ExchangeError(f"the mapping's `{key}:` is one column, not {len(texts)}")
        found[role] = tuple(dict.fromkeys((*found.get(role, ()), *texts)))
    return found


def _countries(value: object) -> dict[str, tuple[str, ...]]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ExchangeError('the mapping\'s `countries:` says what names stand for, as in `Regional: ["419"]`')
    found = {}
    for name, codes in value.items():
        texts = _texts(codes, f"countries: {name}")
        wrong = next((code for code in texts if not _CODE.fullmatch(code)), "")
        if wrong:
            raise ExchangeError(
                f"the mapping's `countries:` has {_quoted(wrong)} for {_quoted(str(name))}; write ISO 3166-1 codes "
                'such as PE, or UN M49 regions such as "419"'
            )
        found[str(name)] = texts
    return found


def _texts(value: object, key: str) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else [value] if value not in (None, "") else []
    if not all(isinstance(one, str) for one in values):
        raise ExchangeError(f"the mapping's `{key[:_SHOWN]}:` is a name, or a list of names")
    return tuple(dict.fromkeys(values))


def _text(mapping: Mapping[str, Any], key: str, *, strip: bool = True) -> str:
    value = mapping.get(key)
    if value is None:
        return ""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise ExchangeError(f"the mapping's `{key}:` is one word")
    return str(value).strip() if strip else str(value)


def _near(word: str, known: Sequence[str]) -> str:
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(str(word).casefold(), list(folded), 1, 0.6)
    return f"; did you mean {_quoted(folded[near[0]])}?" if near else ""


def _quoted(text: object) -> str:
    return repr(str(text)[:_SHOWN])
