"""The files that all pages share."""

from collections.abc import Iterator
from pathlib import Path

from chronos.model import Document


def assets() -> Iterator[Document]:
    """Yield the style sheet and the script of the site, one copy for all languages."""
    for name in ("site.css", "site.js"):
        yield Document(f"assets/{name}", (Path(__file__).parent / name).read_bytes())
