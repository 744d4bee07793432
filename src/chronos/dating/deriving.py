"""Dates claims by their relations to others."""

from chronos.model import Corpus, Fault


def derive(corpus: Corpus) -> tuple[Corpus, tuple[Fault, ...]]:
    """Return a corpus in which every claim on which relations bear has what they leave of its date, and what is wrong.

    Only :attr:`~chronos.model.ClaimDate.derived` is set, also of claims that state no date themselves: of those with a
    relation or an order it is the days that all constraints leave, of others it is there only where the relation of
    another claim bounds them; publication alone dates nothing. Claims that contradict each other are left as they are,
    and so is everything that no relation bears on. The result does not depend on the order of claims or files.
    """
    if not any(claim.after or claim.date.relative is not None for claim in corpus.claims):
        return corpus, ()
    from chronos.dating.relations import derive_all  # noqa: PLC0415 - loaded only where there are relations

    return derive_all(corpus)
