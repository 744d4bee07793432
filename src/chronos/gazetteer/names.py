"""Names of countries and regions, in English and any other language of CLDR."""

from functools import cache

from chronos.gazetteer.country import country
from chronos.gazetteer.data.names import COUNTRY_NAMES, REGION_NAMES, WITHDRAWN_NAMES
from chronos.gazetteer.region import Region, region

# The languages of the tables in data/names.py, in the order of their columns.
LANGUAGES = ("en", "es", "fr", "pt")


@cache
def country_name(code: str, language: str = "en") -> str:
    """Return the complete short name of a country.

    Args:
        code: A code as :func:`country` takes it.
        language: A language tag that babel knows, ``"es"``, ``"pt-BR"`` or ``"pt_BR"``. A withdrawn country
            has its English name in languages other than en, es, fr and pt.

    Raises:
        KeyError: No country has this code.
        ValueError: Babel knows no such language.
    """
    if country(code) is None:
        raise KeyError(code)
    if code in WITHDRAWN_NAMES:
        names = WITHDRAWN_NAMES[code]
        return _ours(names, language) or names[0]
    return _ours(COUNTRY_NAMES.get(code, ()), language) or _from_cldr(code, language)


@cache
def region_name(code: str | Region, language: str = "en") -> str:
    """Return the name of an M49 region by its code, or of any region by its value.

    Args:
        code: Three digits, or a :class:`Region`. A project's region is named in the language asked for, else
            in that language without its country ("pt" for "pt-BR"), else in English, else as it can.
        language: A language tag that babel knows.

    Raises:
        KeyError: M49 has no region with this code.
        ValueError: Babel knows no such language (M49 regions only).
    """
    if isinstance(code, Region) and code.names:
        names = dict(code.names)
        wanted = (language, _language_alone(language), "en")
        return next((names[one] for one in wanted if one in names), code.names[0][1])
    one = code.id if isinstance(code, Region) else code
    if region(one) is None:
        raise KeyError(one)
    return _ours(REGION_NAMES.get(one, ()), language) or _from_cldr(one, language)


def _language_alone(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _ours(names: tuple[str, ...], language: str) -> str:
    """Return the name in our own table, or the empty string."""
    return dict(zip(LANGUAGES, names, strict=False)).get(_language_alone(language), "")


def _from_cldr(code: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 37 ms that looking up codes must not cost

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"{language!r} is not a language that babel knows") from error
    name = str(locale.territories.get(code) or Locale("en").territories[code])
    return name.replace("&", "and") if locale.language == "en" else name
