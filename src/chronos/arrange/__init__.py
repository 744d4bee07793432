"""Selects, orders and groups events for one scope and numbers the citations."""

from chronos.arrange.arranging import arrange, in_order, ledger_of
from chronos.arrange.scopes import country_scopes, in_no_scope, may_lie_in, region_scopes, select
from chronos.arrange.translating import Translator, settings_in

__all__ = [
    "Translator",
    "arrange",
    "country_scopes",
    "in_no_scope",
    "in_order",
    "ledger_of",
    "may_lie_in",
    "region_scopes",
    "select",
    "settings_in",
]
