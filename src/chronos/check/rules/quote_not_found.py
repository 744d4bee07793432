"""A quote is not in the local copy of its source.

A source names its copy as `file`, a path relative to the folder of timelines: text, Markdown, HTML or PDF. White space,
quotation marks, hyphens, capitals and ligatures do not count. What is left out (`...`, `[...]`) or put in
(`[the ministry]`) divides a quote into parts that stand in the copy in their order. The nearest passage is shown, since
the copy may be wrong too: text that a machine read off a picture has its own mistakes.

The examples are of a copy that says "A delegation from Beijing visited Quito on 3 May 2019, the ministry said."

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources:
      - source: gazette-2020
        locator: p. 3
        quote: A delegation from Beijing visited Lima on 3 May 2019
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    file: copies/gazette-2020.txt
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources:
      - source: gazette-2020
        locator: p. 3
        quote: "A delegation [...] visited Quito on 3 May 2019, the ministry said"
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    file: copies/gazette-2020.txt
```
"""

from collections.abc import Iterable, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Claim, Fault, Severity

CODE: Final = "S016"
NAME: Final = "quote-not-found"
SEVERITY: Final[Severity] = "warning"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report each quote that the copy of its source does not have; what cannot be read is for another rule."""
    for citation in claim.citations:
        if citation.quote:
            return _check_quotes(claim, context)
    return ()


def _check_quotes(claim: Claim, context: Context) -> Iterator[Fault]:
    for number, citation in enumerate(claim.citations):
        if citation.quote:
            source = context.sources.get(citation.source)
            if source is not None and source.file and (text := context.copy_of(source)):
                yield from _look_up(claim, number, source.file, text)


def _look_up(claim: Claim, number: int, file: str, text: str) -> Iterator[Fault]:
    from chronos.check.quotes import read_copy  # noqa: PLC0415 - few projects have copies

    copy = read_copy(text)
    missing = copy.missing(claim.citations[number].quote)
    if missing:
        shown, passage = copy.nearest(missing)
        if copy.missing(missing):
            message = f"{file[:60]!r} does not say {shown!r}; the nearest is {passage!r}"
        else:
            message = f"{file[:60]!r} says {shown!r}, but not after what stands before it in the quote"
        yield Fault(NAME, claim.where("sources", number, "quote"), message, claim.id, claim.citations[number].source)
