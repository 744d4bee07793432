"""Charts, drawn."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class Chart(Struct, frozen=True, kw_only=True):
    """A Vega-Lite specification and its pictures.

    ``description`` is the alternative text: what the chart shows, in words. ``svg`` is text, ``png`` bytes at
    twice the nominal size.
    """

    name: str
    title: str
    description: str
    spec: Mapping[str, Any]
    svg: str
    png: bytes
