"""Totals, counts and the ledger, as tables and the sentences around them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from chronos.language import Words
from chronos.model import Chronology, Counts, Ledger, Period, PeriodCount
from chronos.render.inlines import Inline, Inlines, markdown_of, run


class Grid(Struct, frozen=True, kw_only=True):
    """A table: headings of columns and rows of phrases; ``numbers`` are the places of numeric columns.

    The last row is a sum where ``total`` is true.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    numbers: frozenset[int] = frozenset()
    total: bool = False


def grid_of(columns: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: int, total: bool = False) -> Grid:
    """Return a table of plain texts, of which the last ``numbers`` columns are numeric."""
    return Grid(
        columns=tuple(columns),
        rows=tuple(tuple(run(cell) for cell in row) for row in rows),
        numbers=frozenset(range(len(columns) - numbers, len(columns))),
        total=total,
    )


def grid_markdown(grid: Grid, prefix: str = "") -> Iterator[str]:
    """Yield the lines of a table (GitHub Flavored Markdown, section 4.10); see :func:`markdown_of` for ``prefix``."""
    yield f"| {' | '.join(markdown_of(run(column)) for column in grid.columns)} |"
    yield f"| {' | '.join('---:' if place in grid.numbers else '---' for place in range(len(grid.columns)))} |"
    for number, row in enumerate(grid.rows):
        is_sum = grid.total and number == len(grid.rows) - 1
        cells = (markdown_of(cell, in_table=True, prefix=prefix) for cell in row)
        yield f"| {' | '.join(f'**{cell}**' if is_sum and cell else cell for cell in cells)} |"


def totals_line(chronology: Chronology, words: Words) -> str:
    """Return the one line of totals that stands under the title."""
    events = [entry.event for entry in chronology.entries]
    undated = len(chronology.undated)
    counted = {
        "totals.corroborated": sum(event.corroboration > 1 for event in events),
        "totals.resting": sum(event.corroboration == 1 for event in events),
        "totals.unsourced": sum(not event.sources for event in events),
        "totals.disputed": sum(event.status == "disputed" for event in events),
        "totals.prospective": sum(event.status == "prospective" for event in events),
        "totals.retracted": sum(event.status == "retracted" for event in events),
    }
    standing = ", ".join(words.amount(number, noun) for noun, number in counted.items() if number)
    line = words.say(
        "totals",
        entries=words.amount(len(events), "entry"),
        dated=words.amount(len(events) - undated, "totals.dated"),
        undated=words.amount(undated, "totals.undated"),
        claims=words.amount(sum(len(event.claims) for event in events), "claim"),
        sources=words.amount(len(chronology.sources), "source"),
    )
    return f"{line}{words.say('semicolon') if standing else ''}{standing}."


def counts_grid(counts: Counts, words: Words) -> Grid | None:
    """Return the table of events per period; periods with the same numbers in a row share a line; none without any."""
    columns = ["certain", "expected", "possible"]
    if any(row.interval is not None for row in counts.rows):
        columns.append("interval")
    rows = []
    for cells, members in groupby(counts.rows, lambda row: _cells(row, words)):
        run_of = list(members)
        if cells[2] != "0":
            rows.append((_span(run_of, counts.by, words), *cells[: len(columns)]))
    if not rows:
        return None
    headings = [words.say(f"counts.{column}") for column in ("period", *columns)]
    return grid_of(headings, rows, numbers=len(columns))


def counts_remarks(counts: Counts, words: Words) -> Iterator[Inlines]:
    """Yield the paragraphs that say what the table of counts counts, and what stands in none of its rows."""
    drawn = any(row.interval is not None for row in counts.rows)
    terms = [*_emphasised(words.say("counts.how")), *(_emphasised(words.say("counts.drawn")) if drawn else ())]
    yield (*terms, Inline(words.say("counts.unlisted")))
    for (mark, because), marked in groupby(counts.rows, lambda row: (row.mark, row.because)):
        if mark:
            span = _span(list(marked), counts.by, words, each=False)
            yield run(words.say("counts.marked", span=span, mark=words.say(f"counts.{mark} {because}".rstrip())))
    if counts.clipped and counts.first is not None and counts.last is not None:
        yield run(
            words.say("counts.clipped", events=words.amount(counts.clipped, "event"), day=words.day(counts.first))
        )
    apart = {
        "counts.undated": counts.undated,
        "counts.prospective": counts.prospective,
        "counts.retracted": counts.retracted,
        "counts.outside": counts.outside,
    }
    told = ", ".join(words.amount(number, noun) for noun, number in apart.items() if number)
    events = words.amount(counts.events, "event")
    beyond = f" {words.amount(int(counts.beyond), 'counts.beyond')}" if counts.beyond else ""
    yield run((words.say("counts.apart", events=events, told=told) if told else f"{events}.") + beyond)


def ledger_grid(ledger: Ledger, words: Words) -> Grid:
    """Return the proof that nothing was lost."""
    rows = [
        (words.say("ledger.shown"), ledger.shown),
        (words.say("ledger.merged"), ledger.merged),
        (words.say("ledger.undated"), ledger.undated),
        *((words.say("ledger.excluded", reason=_reason(one.reason, words)), one.count) for one in ledger.exclusions),
        (words.say("ledger.read"), ledger.read),
    ]
    shown = [(label, words.whole(number)) for label, number in rows]
    return grid_of((words.say("ledger.claims"), ""), shown, numbers=1, total=True)


def ledger_lists(ledger: Ledger, words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of what was excluded for a fault, with the sentence that leads to them."""
    for exclusion in ledger.exclusions:
        if exclusion.names:
            yield words.say("ledger.because", reason=_reason(exclusion.reason, words)), exclusion.names


def interval_words(interval: tuple[int, int] | None) -> str:
    """Return an interval of whole numbers, both ends inclusive; empty for none."""
    if interval is None:
        return ""
    return f"{interval[0]}" if interval[0] == interval[1] else f"{interval[0]}\N{EN DASH}{interval[1]}"


def many(number: int, one: str, more: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else more}"


def decimal(number: Fraction) -> str:
    """Return a fraction with two decimals, rounded half to even, without passing through a float."""
    hundredths = round(number * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _reason(reason: str, words: Words) -> str:
    return words.say(f"ledger.excluded.{reason}")


def _cells(row: PeriodCount, words: Words) -> tuple[str, str, str, str]:
    expected = decimal(row.expected).replace(".", words.decimal_sign)
    return words.whole(row.certain), expected, words.whole(row.possible), interval_words(row.interval)


def _span(rows: Sequence[PeriodCount], by: Period, words: Words, *, each: bool = True) -> str:
    """Return the label of a period in words, or of the first and last of several."""
    first, last = (words.year(int(row.period)) if by == "year" else row.period for row in (rows[0], rows[-1]))
    if len(rows) == 1:
        return first
    return words.say("counts.each" if each else "from_to", first=first, last=last)


def _emphasised(sentence: str) -> Iterator[Inline]:
    """Yield a sentence in which what stands between asterisks is emphasised."""
    for number, part in enumerate(sentence.split("*")):
        if part:
            yield Inline(part, emphasis=number % 2 == 1)
