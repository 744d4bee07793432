"""What a block asks for: ``country=EC from=2013 to=2019 form=table``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final, Literal, TypeVar, get_args

from msgspec import Struct

from chronos.edtf import LANGUAGES
from chronos.model import STATUSES, Status
from chronos.render.markdown import FORMS, Form

_Value = TypeVar("_Value", bound=str)
Sort = Literal["country", "region", "scope"]
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)
"""How a block names what it covers; ``scope`` is either."""
OPTIONS: Final = (*SORTS, "from", "to", "form", "language", "edition", "kind", "status", "level", "sources")
"""What a block may ask for."""
_WORD: Final = re.compile(r'([^\s="]+)(?:=(?:"([^"]*)"|([^\s"]*)))?(?=\s|$)|(\S+)')
_LEVELS: Final = 6
"""Levels of headings that Markdown and HTML have; Word has more."""
_NUMBER: Final = "n"
"""Tells apart two bookmarks that ask for the same: their names must differ."""
_NAMES: Final = (*OPTIONS, _NUMBER)
_YEAR_MONTH_DAY: Final = re.compile(r"(\d{4})(?:(\d\d)(\d\d)?)?")


class Asked(Struct, frozen=True, kw_only=True):
    """What a block asks for; what it does not name is as the project has it.

    ``scope`` is the country or region, named as ``sort`` says. ``first`` and ``last`` are dates (EDTF). ``level`` is
    that of the headings of years within the block, 0 for none. ``sources`` asks for a list of sources below it all.
    """

    scope: str
    sort: Sort = "scope"
    first: str = ""
    last: str = ""
    form: Form = "list"
    language: str = ""
    edition: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    level: int = 0
    sources: bool = False


class AskingError(ValueError):
    """Options that cannot be read; the message says why and names a way out."""


def read_options(text: str) -> Asked:
    """Read the options of a marker: names and values with ``=`` between, values with spaces in ``"``.

    Raises:
        AskingError: they cannot be read.
    """
    pairs = []
    for name, quoted, bare, left in _WORD.findall(text):
        value = quoted or bare
        if left or not value:
            shown = (left or name)[:60]
            raise AskingError(f'{shown!r} is no option with a value; write country=EC, or region="South America"')
        pairs.append((name, value))
    return _asked(pairs)


def read_name(name: str) -> Asked:
    """Read the options in the name of a bookmark: ``country_EC_from_2013_to_2019_form_table``.

    In short that is ``EC_2013_2019_table``: the country or region, from when, until when, the form, the language; named
    options may follow. Such a name has letters, digits and ``_`` alone, so a value of several parts has ``-`` for
    ``_``, and dates may be written as ``20130630``. ``n`` with any number tells apart two bookmarks that ask for the
    same.

    Raises:
        AskingError: they cannot be read.
    """
    parts = [part for part in name.split("_") if part]
    first = next((place for place, part in enumerate(parts) if part in _NAMES), len(parts))
    pairs = [*_in_short(parts[:first]), *_named(parts[first:])]
    dated = ((option, _date(value) if option in ("from", "to") else value) for option, value in pairs)
    return _asked([(option, value) for option, value in dated if option != _NUMBER])


def _in_short(parts: Sequence[str]) -> list[tuple[str, str]]:
    """Return the options that are told by what they look like.

    Raises:
        AskingError: one looks like none, or like the name of an option that is misspelt.
    """
    scope: list[str] = []
    rest: list[tuple[str, str]] = []
    for part in parts:
        if scope and _YEAR_MONTH_DAY.fullmatch(part):
            rest.append(("to" if rest and rest[-1][0] == "from" else "from", part))
        elif scope and part in FORMS:
            rest.append(("form", part))
        elif scope and part in LANGUAGES:
            rest.append(("language", part))
        elif rest:
            raise AskingError(f"{part[:60]!r} is no date, form or language; write EC_2013_2019_table")
        else:
            scope.append(part)
    near = get_close_matches(scope[0], _NAMES, n=1, cutoff=0.8) if len(scope) > 1 else []
    if near:
        raise AskingError(f"unknown option {scope[0][:60]!r}; did you mean {near[0]}?")
    return [("scope", "-".join(scope)), *rest] if scope else []


def _named(parts: Sequence[str]) -> list[tuple[str, str]]:
    """Return options that stand after their names.

    Raises:
        AskingError: one has no value.
    """
    pairs: list[tuple[str, str]] = []
    for part in parts:
        if part in _NAMES and (not pairs or pairs[-1][1]):
            pairs.append((part, ""))
        else:
            option, value = pairs[-1]
            pairs[-1] = option, f"{value}-{part}" if value else part
    if pairs and not pairs[-1][1]:
        raise AskingError(f"{pairs[-1][0]!r} has no value; write country_EC, or region_south_america")
    return pairs


def label_of(asked: Asked) -> str:
    """Return a name made of what a block asks for, for labels: letters, digits and ``-``, the same for the same."""
    until = f"to-{asked.last}" if asked.last and not asked.first else asked.last
    rest = (asked.language, asked.edition, *asked.kinds, *asked.statuses)
    return "-".join(_slug(("chronos", asked.scope, asked.first, until, *rest)))


def _asked(pairs: Iterable[tuple[str, str]]) -> Asked:
    """Return what options ask for, by name and value.

    Raises:
        AskingError: one is unknown, stands twice or has a value that it cannot have, or none names a scope.
    """
    given: dict[str, str] = {}
    for option, value in pairs:
        if option not in OPTIONS:
            near = get_close_matches(option.lower(), OPTIONS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(OPTIONS)}"
            raise AskingError(f"unknown option {option[:60]!r}; {hint}")
        if option in given:
            raise AskingError(f"the option {option} stands twice; leave one out")
        given[option] = value
    sorts = [sort for sort in SORTS if sort in given]
    if len(sorts) != 1:
        what = f"{' and '.join(sorts)} are too many" if sorts else "no country and no region is named"
        raise AskingError(f"{what}; write one, such as country=EC or region=419")
    return Asked(
        scope=given[sorts[0]],
        sort=sorts[0],
        first=given.get("from", ""),
        last=given.get("to", ""),
        form=_one("form", given.get("form", "list"), FORMS),
        language=_one("language", given["language"], LANGUAGES) if "language" in given else "",
        edition=given.get("edition", ""),
        kinds=tuple(filter(None, given.get("kind", "").split(","))),
        statuses=tuple(_one("status", one, STATUSES) for one in given.get("status", "").split(",") if one),
        level=int(_one("level", given["level"], tuple(map(str, range(1, _LEVELS + 1))))) if "level" in given else 0,
        sources=_one("sources", given.get("sources", "no"), ("yes", "no")) == "yes",
    )


def _one(option: str, value: str, able: tuple[_Value, ...]) -> _Value:
    """Return a value that an option can have.

    Raises:
        AskingError: it cannot have this one.
    """
    for one in able:
        if value.lower() == one:
            return one
    raise AskingError(f"{option}={value[:60]} is none of {', '.join(able)}")


def _date(value: str) -> str:
    """Return a date of a bookmark's name as EDTF: 20130630 is 2013-06-30."""
    found = _YEAR_MONTH_DAY.fullmatch(value)
    return "-".join(filter(None, found.groups())) if found else value


def _slug(parts: Iterable[str]) -> Iterator[str]:
    """Yield the letters and digits of texts, in small letters."""
    for part in parts:
        yield from re.findall(r"[^\W_]+", part.lower())
