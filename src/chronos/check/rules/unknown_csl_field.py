"""A source has a field that neither CSL nor chronos knows.

Nothing reads it: what was meant is missing in every footnote. Sources are items of CSL 1.0.2, as pandoc and Zotero
write them; chronos adds `origin`, `covers`, `file` and `suppress`. What has no field of its own may stand under
`custom` or `note`.

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
    tilte: A gazette
```

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
    journal: The Gazette
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
    custom: {shelf: 3}
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.csl import FIELDS, OWN_FIELDS
from chronos.model import Fault, Severity, Source

CODE: Final = "S018"
NAME: Final = "unknown-csl-field"
SEVERITY: Final[Severity] = "warning"
_KNOWN: Final = FIELDS | OWN_FIELDS
_MEANT: Final = {
    **{name.lower().replace("-", ""): name for name in sorted(_KNOWN)},
    "accessdate": "accessed",
    "address": "publisher-place",
    "annotation": "annote",
    "authors": "author",
    "body": "authority",
    "booktitle": "container-title",
    "chapter": "chapter-number",
    "container": "container-title",
    "copy": "file",
    "date": "issued",
    "dateaccessed": "accessed",
    "editors": "editor",
    "eventtitle": "event-title",
    "howpublished": "medium",
    "institution": "publisher",
    "journal": "container-title",
    "journaltitle": "container-title",
    "kind": "type",
    "lang": "language",
    "langid": "language",
    "link": "URL",
    "localfile": "file",
    "location": "publisher-place",
    "magazine": "container-title",
    "month": "issued",
    "name": "title",
    "newspaper": "container-title",
    "organization": "publisher",
    "pages": "page",
    "place": "publisher-place",
    "pubdate": "issued",
    "published": "issued",
    "publicationdate": "issued",
    "publicationtitle": "container-title",
    "retrieved": "accessed",
    "school": "publisher",
    "series": "collection-title",
    "site": "container-title",
    "translators": "translator",
    "urldate": "accessed",
    "website": "container-title",
    "year": "issued",
}
"""What BibTeX (manual, section "Fields"), BibLaTeX and people call the fields of CSL."""


def check_source(source: Source, context: Context) -> Iterator[Fault]:
    """Report fields that are not known, with the one that was meant."""
    if source.marks.keys() <= _KNOWN:
        return
    for name in source.marks:
        if name not in _KNOWN:
            meant = _MEANT.get(name.lower().replace("_", "").replace("-", "").replace(" ", ""))
            nearest = context.did_you_mean("field of a source", name, lambda: _KNOWN)
            hint = f"; did you mean {meant!r}?" if meant else nearest
            yield Fault(NAME, source.where(name), f"a source has no field {name[:60]!r}{hint}", source=source.id)
