"""Knows countries (ISO 3166-1, withdrawn ones of 3166-3) and regions (UN M49, and those a project defines).

Conventions of this package:

- A *code* names one country. It is the alpha-2 code, in capitals; where two countries of history had the
  same alpha-2 code, a withdrawn one goes by its four letters of ISO 3166-3 (``CSHH`` Czechoslovakia, ``CSXX``
  Serbia and Montenegro), so ``country(code).code == code`` and no code is a guess. ``CS`` alone names
  nothing; :func:`suggest_countries` then offers both.
- Dates are EDTF strings of the precision that is known: ``"1991-12-26"`` or ``"1986"``; days are inclusive.
- Looking up codes imports only the standard library; the first name that is asked for loads babel.
"""

from chronos.gazetteer.country import Country, countries, country
from chronos.gazetteer.find import find_country, suggest_countries
from chronos.gazetteer.names import country_name, region_name
from chronos.gazetteer.region import Region, define_region, region, regions, regions_of
from chronos.gazetteer.slugs import slug

__all__ = [
    "Country",
    "Region",
    "countries",
    "country",
    "country_name",
    "define_region",
    "find_country",
    "region",
    "region_name",
    "regions",
    "regions_of",
    "slug",
    "suggest_countries",
]
