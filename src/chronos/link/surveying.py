"""Surveys the claims of a file: what can be told of each by itself about which others may say the same."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, groupby
from typing import Final
from zlib import crc32

from msgspec import structs

from chronos.link.wording import numbers_of, words_of
from chronos.model import Claim, Survey

_NARROW: Final = 3 * 366
"""Days that a date may span to be compared by its years; what is wider, or undated, is compared with its like."""


def survey(path: str, claims: Iterable[Claim]) -> Survey:
    """Return the survey of the claims of one file, in their order; words are added by :func:`with_words`."""
    claims = tuple(claims)
    days = [one.retrieved.latest for claim in claims for one in claim.citations if one.retrieved is not None]
    return Survey(
        path=path,
        ids=tuple([claim.id for claim in claims]),
        places=tuple([(claim.location.line, claim.location.column) for claim in claims]),
        id_places=tuple([claim.marks.get("id", (claim.location.line, claim.location.column)) for claim in claims]),
        dates=tuple([_date(claim) for claim in claims]),
        sayings=tuple([_saying(claim) for claim in claims]),
        blocks=tuple([_blocks(claim) for claim in claims]),
        countries=frozenset(code for claim in claims for code in claim.countries),
        regions=frozenset(one for claim in claims for one in claim.regions),
        cited=frozenset(citation.source for claim in claims for citation in claim.citations),
        unretrieved=frozenset(one.source for claim in claims for one in claim.citations if one.retrieved is None),
        suppressions=tuple(one for claim in claims for one in claim.suppress),
        retrieved=max((day for day in days if day is not None), default=None),
        relations=tuple(
            (claim.id, one, place.line, place.column)
            for claim in claims
            if claim.after or claim.date.relative is not None
            for one, place in claim.named()
        ),
    )


def surveys(claims: Iterable[Claim]) -> tuple[Survey, ...]:
    """Return a survey for every file that the claims stand in, in the order of their paths, with all words needed."""
    ordered = sorted(claims, key=lambda claim: claim.location)
    files = {path: tuple(group) for path, group in groupby(ordered, key=lambda claim: claim.location.path)}
    found = [survey(path, group) for path, group in files.items()]
    shared = shared_blocks(found)
    return tuple(with_words(one, files[one.path], shared) for one in found)


def shared_blocks(surveyed: Iterable[Survey]) -> frozenset[int]:
    """Return the blocks of more than one claim."""
    keys = list(chain.from_iterable(chain.from_iterable(one.blocks for one in surveyed)))
    if len(set(keys)) == len(keys):
        return frozenset()
    return frozenset(key for key, times in Counter(keys).items() if times > 1)


def lacks_words(surveyed: Survey, shared: frozenset[int]) -> bool:
    """Whether words are needed that the survey does not have."""
    if shared.isdisjoint(chain.from_iterable(surveyed.blocks)):
        return False
    words = surveyed.words
    return any(number not in words and not shared.isdisjoint(keys) for number, keys in enumerate(surveyed.blocks))


def with_words(surveyed: Survey, claims: Sequence[Claim], shared: frozenset[int]) -> Survey:
    """Return a survey with the words of the claims that have a block in common with others."""
    numbers = [number for number, keys in enumerate(surveyed.blocks) if not shared.isdisjoint(keys)]
    return structs.replace(surveyed, words={number: words_of(claims[number].text) for number in numbers})


def _date(claim: Claim) -> str:
    date = claim.date.expression
    return str(date) if date is not None else ""


def _saying(claim: Claim) -> int:
    """Digest what a claim says; capitals and white space do not count."""
    if not claim.text:
        return 0
    text = claim.text.casefold()
    if "  " in text or "\n" in text:
        text = " ".join(text.split())
    countries = claim.countries if len(claim.countries) < 2 else sorted(claim.countries)
    date = str(claim.date.relative) if claim.date.relative is not None else _date(claim)
    said = f"{text}|{date}|{','.join(countries)}"
    return int.from_bytes(blake2b(said.encode("utf-8", "surrogatepass"), digest_size=7).digest())


def _blocks(claim: Claim) -> tuple[int, ...]:
    """Digest each country (or region) and year of a claim together with the numbers of its text."""
    date = claim.date.expression
    bounds = (date.earliest, date.latest) if date is not None else (None, None)
    keys = _block_keys(claim.countries or claim.regions or ("",), *bounds)
    numbers = numbers_of(claim.text)
    if not numbers:
        return keys
    salt = crc32(numbers.encode("utf-8", "surrogatepass"))
    return tuple([key ^ salt for key in keys])


@lru_cache(maxsize=50_000)
def _block_keys(places: tuple[str, ...], earliest: int | None, latest: int | None) -> tuple[int, ...]:
    """Digest each place together with each year in which something may have happened."""
    years: Iterable[object] = ("",)
    if earliest is not None and latest is not None and latest - earliest <= _NARROW:
        years = range(_year(earliest), _year(latest) + 1)
    return tuple(
        int.from_bytes(blake2b(f"{place}|{year}".encode("utf-8", "surrogatepass"), digest_size=7).digest())
        for place in places
        for year in years
    )


def _year(day: int) -> int:
    """Return a number that goes up by one about every year (of 365.2425 days); a block needs no more than that."""
    return day * 10_000 // 3_652_425
