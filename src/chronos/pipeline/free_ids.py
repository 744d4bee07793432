"""Ids for claims that have none, which no other claim of the project has."""

from collections.abc import Iterable

from msgspec import structs

from chronos.model import Corpus, Finding


def with_free_ids(findings: Iterable[Finding], corpus: Corpus) -> list[Finding]:
    """Return findings whose repairs give claims ids that no other claim has, nor another of the findings."""
    taken: set[str] | None = None
    numbers: dict[str, int] = {}
    found: list[Finding] = []
    for finding in findings:
        if finding.name == "missing-id" and len(finding.fixes) == 1:
            taken = taken if taken is not None else _ids(corpus)
            field, space, proposed = finding.fixes[0].text.rpartition(" ")
            free = proposed
            while free in taken:
                numbers[proposed] = numbers.get(proposed, 1) + 1
                free = f"{proposed}-{numbers[proposed]}"
            taken.add(free)
            edit = structs.replace(finding.fixes[0], text=f"{field}{space}{free}")
            found.append(structs.replace(finding, fixes=(edit,)))
        else:
            found.append(finding)
    return found


def _ids(corpus: Corpus) -> set[str]:
    """Return the ids of all claims, those left out too, and those that judgements name."""
    ids = {claim.id for claim in corpus.claims} | {lost.id for lost in corpus.unreadable}
    return ids | {one for judgement in corpus.judgements for one in judgement.claims}
