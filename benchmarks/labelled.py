"""Labelled pairs of claims: which speak of one event.

The texts in ``data/link`` were written for this project and are invented: news of look-alike events (``news-a`` and
``news-b`` tell them from far off, ``news-c`` and ``news-d`` as papers do), entries of chronologies (``claims``, and
whole ones in ``projects-a`` and ``projects-b``), and the news of one day by two writers (``same-day``).
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml
from msgspec import Struct

from chronos.edtf import parse
from chronos.link.collecting import Collection, Columns, Flags, Integers
from chronos.link.proposing import Compared, compare
from chronos.model import Citation, Claim, ClaimDate, Location

FOLDER: Final = Path(__file__).parent / "data" / "link"

LENGTHS: Final = {"year": (4,), "day": (10,), "mixed": (4, 7, 7, 10), "partly": (0, 4, 4, 7, 10)}
"""Characters that are left of a day."""
SOURCES: Final = 3
SWAPPED: Final = 0.4
IN_A_ROW: Final = 12
UNREPEATED: Final = 0.9


class Told(Struct, frozen=True):
    """One telling of an event: ``event`` is which, ``topic`` what its look-alikes have in common."""

    topic: str
    event: str
    text: str
    date: str
    countries: tuple[str, ...]
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kind: str = ""
    source: str = ""


class Labelled(Struct, frozen=True):
    """A collection of which the events are known.

    ``pairs`` are those that are compared, ``same`` says which are of one event, ``positives`` is how many are in all,
    ``topics`` numbers the topic of the first claim of each pair.
    """

    name: str
    columns: Columns
    pairs: Compared
    same: Flags
    positives: int
    topics: Integers
    topic_names: list[str]


def collection(name: str, tellings: Iterable[Told], seed: int = 0) -> Labelled:
    """Return tellings as a collection, under ids that say nothing and in no order."""
    chance = random.Random(seed)  # noqa: S311 - the same order every time
    shuffled = list(tellings)
    chance.shuffle(shuffled)
    claims = [
        Claim(
            id=f"claim-{number:06d}",
            date=ClaimDate(parse(told.date) if told.date else None, stated=True),
            text=told.text,
            location=Location(f"{name}.yaml", number + 1, 1),
            countries=told.countries,
            actors=told.actors,
            places=told.places,
            kind=told.kind,
            citations=(Citation(source=told.source),) if told.source else (),
        )
        for number, told in enumerate(shuffled)
    ]
    found = Collection()
    found.add(claims)
    columns = found.columns()
    pairs = compare(columns)
    _, events = np.unique([told.event for told in shuffled], return_inverse=True)
    names, topics = np.unique([told.topic for told in shuffled], return_inverse=True)
    times = np.bincount(events)
    return Labelled(
        name,
        columns,
        pairs,
        events[pairs.ones] == events[pairs.others],
        int((times * (times - 1) // 2).sum()),
        topics[pairs.ones],
        names.tolist(),
    )


def news(name: str) -> list[Told]:
    """Return the leads of a file of look-alike events, with the true day of each."""
    return [
        Told(f"{name}: {topic['topic']}", f"{name}: {event['event']}", text, str(event["date"]), (topic["country"],))
        for topic in _read(name)["topics"]
        for event in topic["events"]
        for text in event["leads"]
    ]


def entries(name: str) -> list[Told]:
    """Return the entries of chronologies."""
    return [
        Told(
            f"{name}: {topic.get('topic') or topic['project']}",
            f"{name}: {number}: {one['event']}",
            one["text"],
            str(one.get("date") or ""),
            tuple(one.get("countries") or ()),
            tuple(one.get("actors") or ()),
            tuple(one.get("places") or ()),
            one.get("kind") or "",
        )
        for number, topic in enumerate(next(iter(_read(name).values())))
        for one in topic["claims"]
    ]


def days() -> list[Told]:
    """Return the news of some days, each by two writers or three."""
    return [
        Told(f"same-day: {number}", f"same-day: {number}: {which}", text, str(day["date"]), (day["country"],))
        for number, day in enumerate(_read("same-day")["days"])
        for which, event in enumerate(day["events"])
        for text in event
    ]


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def coarsened(tellings: Iterable[Told], how: str, seed: int = 0) -> Iterator[Told]:
    """Yield tellings with days made years (``year``), months or years (``mixed``), or none (``partly``)."""
    chance = random.Random(seed)  # noqa: S311 - the same dates every time
    for told in tellings:
        yield _replaced(told, date=told.date[: chance.choice(LENGTHS[how])])


def apart(tellings: Iterable[Told]) -> Iterator[Told]:
    """Yield tellings with a country for each topic, so that only look-alikes are compared."""
    countries: dict[str, str] = {}
    for told in tellings:
        country = countries.setdefault(told.topic, f"{len(countries):02d}")
        yield _replaced(told, countries=(country,))


def sourced(tellings: Iterable[Told], seed: int = 0) -> Iterator[Told]:
    """Yield tellings with one of three sources each: some in a row from one, and few told twice by one."""
    chance = random.Random(seed)  # noqa: S311 - the same sources every time
    used: dict[str, set[int]] = {}
    for number, told in enumerate(tellings):
        source = number // IN_A_ROW % SOURCES
        before = used.setdefault(told.event, set())
        others = [one for one in range(SOURCES) if one not in before]
        if source in before and others and chance.random() < UNREPEATED:
            source = chance.choice(others)
        before.add(source)
        yield _replaced(told, source=f"source-{source}")


def reprinted(tellings: Iterable[Told], seed: int = 0) -> Iterator[Told]:
    """Yield tellings, most of them once more or twice with a word left out here and there, as papers print a wire."""
    chance = random.Random(seed)  # noqa: S311 - the same words every time
    for told in tellings:
        yield told
        for _ in range(chance.choice((0, 1, 1, 2))):
            left_out = chance.choice((0.0, 0.1, 0.2, 0.3))
            kept = [word for word in told.text.split() if chance.random() >= left_out]
            yield _replaced(
                told, text=" ".join(kept), **({} if chance.random() < 0.5 else {"actors": (), "places": ()})
            )


def swapped(tellings: Iterable[Told], seed: int = 0) -> Iterator[Told]:
    """Yield tellings, and of some the same of another event: with other names, or other numbers."""
    chance = random.Random(seed)  # noqa: S311 - the same names every time
    tellings = list(tellings)
    names = sorted(
        {word for told in tellings for word in told.text.split()[1:] if word[0].isupper() and word.isalpha()}
    )
    for number, told in enumerate(tellings):
        yield told
        words = told.text.split()
        places = [place for place, word in enumerate(words) if word.isdecimal() or (place and word in names)]
        if places and chance.random() < SWAPPED:
            for place in chance.sample(places, min(len(places), chance.choice((1, 1, 2)))):
                words[place] = str(chance.randint(2, 99)) if words[place].isdecimal() else chance.choice(names)
            yield _replaced(told, event=f"{told.event}, swapped {number}", text=" ".join(words), actors=(), places=())


def scattered(tellings: Iterable[Told], seed: int = 0) -> Iterator[Told]:
    """Yield one telling of most events and two of some, each event in any of many countries and years."""
    chance = random.Random(seed)  # noqa: S311 - the same places every time
    left: dict[str, int] = {}
    placed: dict[str, tuple[str, str]] = {}
    for told in sorted(tellings, key=lambda told: (told.event, told.text)):
        if left.setdefault(told.event, chance.choice((1, 1, 1, 1, 2))):
            left[told.event] -= 1
            country, year = placed.setdefault(
                told.event, (f"{chance.randrange(30):02d}", str(chance.randint(2008, 2017)))
            )
            date = chance.choice((year, year, year, "")) if told.kind else year
            yield _replaced(told, countries=(country,), date=date)


def in_one_country(tellings: Iterable[Told]) -> Iterator[Told]:
    """Yield tellings that are all of one country, so that nothing but what they say keeps them apart."""
    for told in tellings:
        yield _replaced(told, countries=("US",))


def sparse(tellings: Iterable[Told], seed: int = 0) -> Iterator[Told]:
    """Yield one or two tellings of most events, as a chronology has them."""
    chance = random.Random(seed)  # noqa: S311 - the same tellings every time
    left: dict[str, int] = {}
    for told in sorted(tellings, key=lambda told: (told.event, told.text)):
        if left.setdefault(told.event, chance.choice((0, 1, 1, 2))):
            left[told.event] -= 1
            yield told


def _replaced(told: Told, **fields: Any) -> Told:
    return Told(**{name: getattr(told, name) for name in told.__struct_fields__} | fields)
