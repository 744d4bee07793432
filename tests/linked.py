"""Where the pages of a site lead, read by the parser of the standard library."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote


class Page(HTMLParser):
    """The addresses that a page names, and the places that it has."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.places: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self.places += [value or "" for name, value in attrs if name == "id"]


def lost(folder: Path) -> list[str]:
    """Return the links of the pages below a folder that lead to no file, or to no place in it."""
    pages = {file: Page(file) for file in folder.rglob("*.html")}
    found = []
    for file, page in pages.items():
        for address in page.addresses:
            if address.startswith(("http://", "https://")):
                continue
            path, _, place = unquote(address).partition("#")
            target = (file.parent / path).resolve() if path else file
            if not target.is_file() or (place and place not in pages[target].places):
                found.append(f"{file.relative_to(folder)}: {address}")
    return found
