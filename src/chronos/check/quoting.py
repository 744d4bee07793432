"""What a text says itself, without what it quotes."""

import re
from functools import cache


def without_quotations(text: str) -> str:
    """Return a text on one line with straight apostrophes; "…" stands for each quotation in it."""
    return " ".join(_quoted().sub("\u2026", text).replace("\u2019", "'").split())


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile('\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|\u2018[^\u2019]*\u2019|"[^"]*"')
