"""What was known on a day: what rests on sources published by then."""

from collections.abc import Collection

from msgspec import structs

from chronos.model import Claim, Corpus, LeftOut, Source
from chronos.withhold.cutting import cut, recite


def known_on(corpus: Corpus, day: int) -> Corpus:
    """Return the corpus as it was known on a day (a day number), which it then speaks for.

    It has the sources that were certainly published by the end of that day: all days that ``issued`` may mean lie no
    later, so one that is dated to the year alone counts from its last day on, and one without a date never. Claims stay
    with their citations of these; a claim that has none left, or never had any, was not known to be known, and is
    counted as unpublished. When a source was read does not matter.
    """
    sources = {one: source for one, source in corpus.sources.items() if _is_published(source, day)}
    left = [_known(claim, sources.keys()) for claim in corpus.claims]
    before = sum(len(claim.citations) for claim, kept in zip(corpus.claims, left, strict=True) if kept is not None)
    after = sum(len(claim.citations) for claim in left if claim is not None)
    found = cut(corpus, left, sources)
    counted = LeftOut("unpublished", left.count(None), before - after)
    return structs.replace(
        found,
        settings=structs.replace(corpus.settings, as_of=day),
        left_out=(*corpus.left_out, counted) if counted.claims or counted.citations else corpus.left_out,
    )


def _is_published(source: Source, day: int) -> bool:
    latest = source.issued.latest if source.issued is not None else None
    return latest is not None and latest <= day


def _known(claim: Claim, sources: Collection[str]) -> Claim | None:
    known = recite(claim, lambda citation: citation.source in sources)
    return known if known.citations else None
