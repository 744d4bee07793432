"""Selects, orders and groups events for one scope and numbers the citations."""

from chronos.arrange.arranging import arrange, ledger_of
from chronos.arrange.scopes import country_scopes, in_no_scope, region_scopes, select

__all__ = ["arrange", "country_scopes", "in_no_scope", "ledger_of", "region_scopes", "select"]
