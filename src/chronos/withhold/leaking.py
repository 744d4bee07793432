"""Looks for what an edition withholds in every byte of its documents."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from chronos.model import ChronosError, Document
from chronos.withhold.finding import Finder
from chronos.withhold.forms import decoded, exactly, folded, solid
from chronos.withhold.reading import texts_of
from chronos.withhold.secrets import Secret


class LeakError(ChronosError):
    """A document of an edition shows what the edition withholds; it is not published."""


class Leak(Struct, frozen=True):
    """A secret that a document shows; ``part`` says where within it (a member of a container), empty for the whole."""

    path: str
    part: str
    secret: Secret


class Guard:
    """Looks through documents for secrets; made once for all documents of an edition."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._secrets: dict[str, list[Secret]] = {}
        places: dict[str, int] = {}
        for secret in secrets:
            places.update(secret.patterns)
            for pattern in secret.patterns:
                self._secrets.setdefault(pattern, []).append(secret)
        self._finder = Finder(places)

    def leaks(self, document: Document) -> Iterator[Leak]:
        """Yield what a document shows, each secret once."""
        if not self._secrets:
            return
        shown: set[str] = set()
        for part, text in texts_of(document):
            plain = decoded(text)
            for pattern in self._finder.found_in(plain):
                for secret in self._secrets[pattern]:
                    if secret.text not in shown and _is_there(secret, plain, is_path=part == "its path"):
                        shown.add(secret.text)
                        yield Leak(document.path, part, secret)

    def guard(self, documents: Iterable[Document], edition: str) -> Iterator[Document]:
        """Yield documents that show nothing, one by one.

        Raises:
            LeakError: one shows something; it names the edition, the document, and what and whose that is.
        """
        for document in documents:
            found = tuple(self.leaks(document))
            if found:
                raise LeakError(_refusal(edition, found))
            yield document


def leaks(documents: Iterable[Document], secrets: Iterable[Secret]) -> tuple[Leak, ...]:
    """Return all that documents show of secrets, document by document."""
    guard = Guard(secrets)
    return tuple(leak for document in documents for leak in guard.leaks(document))


def _is_there(secret: Secret, text: str, *, is_path: bool) -> bool:
    """Whether what was found is the text itself, not words of other texts that stand side by side."""
    if not secret.exact:
        return True
    if is_path:
        parts = [folded(part) for part in text.split("/")]
        return any(pattern in part or pattern in solid(part) for pattern in secret.patterns for part in parts)
    return exactly(secret.text).search(text) is not None


def _refusal(edition: str, found: tuple[Leak, ...]) -> str:
    first = min(found, key=lambda leak: not leak.secret.said_by)
    secret = first.secret
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    where = f"{first.path}, {first.part}," if first.part else first.path
    shown = f"{where} shows the {secret.what} of {secret.owner} ({secret.text[:60]!r}){more}"
    if secret.said_by:
        way_out = f"{secret.said_by} says it: change that, redact the field, or withhold that claim or source too"
    else:
        way_out = "it may stand in a template or a title; while it is shown, take the edition out of chronos.yaml"
    return f"the edition {edition[:60]!r} is not published: {shown}, which it withholds; {way_out}"
