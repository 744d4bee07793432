"""The local copy of a source is not there, or has no text that can be read.

`file` is a path relative to the folder of timelines, with `/` between its parts, to a file inside that folder; what
lies outside, or is hidden, is not read. Text (UTF-8, or Windows-1252), Markdown, HTML and PDF are read. A scan has no
text until someone has run text recognition over it, and a PDF that asks for a password shows none.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    file: copies/gazette.txt
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    file: copies/gazette-2020.txt
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Fault, Severity, Source

CODE: Final = "S017"
NAME: Final = "unreadable-copy"
SEVERITY: Final[Severity] = "warning"


def check_source(source: Source, context: Context) -> Iterator[Fault]:
    """Report a copy without text."""
    if source.file and context.copy_of(source) is None:
        message = f"{source.file[:60]!r} {_reason(source.file)}"
        yield Fault(NAME, source.where("file"), message, source=source.id)


def _reason(file: str) -> str:
    """Say what the path alone tells."""
    if "://" in file:
        return "is an address; save the page inside the folder of timelines and name that file"
    parts = file.split("/")
    if file.startswith(("/", "~", "\\")) or file[1:2] == ":":
        return "is no path relative to the folder of timelines"
    if _leaves(parts):
        return "lies outside the folder of timelines, and is not read"
    if any(part.startswith(".") and part not in (".", "..") for part in parts):
        return "is hidden (its name begins with a full stop), and is not read"
    if "\\" in file:
        return "is not there; write / between the parts of a path"
    return "is not there, or has no text that can be read (as a scan, a picture or a locked PDF)"


def _leaves(parts: list[str]) -> bool:
    depth = 0
    for part in parts:
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return False
