"""Selects, orders and groups events for one scope and numbers the citations."""

from chronos.arrange.arranging import arrange
from chronos.arrange.scopes import country_scopes, in_no_scope, region_scopes, select

__all__ = ["arrange", "country_scopes", "in_no_scope", "region_scopes", "select"]
