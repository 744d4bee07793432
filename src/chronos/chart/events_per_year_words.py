"""What the chart of events per year says: its alternative text, its notes, its table, and what it tells of a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.events_per_year_groups import group_name
from chronos.chart.grounds import marked
from chronos.chart.hovering import entry_lines
from chronos.chart.periods import period_words, run_words, span_words
from chronos.chart.style import Hover, Table
from chronos.edtf.periods import PERIODS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chronos.chart.events_per_year_groups import Part, Segment, Stack
    from chronos.chart.languages import Words
    from chronos.chart.style import Style
    from chronos.model import Counts, Entry, PeriodCount

_HIGHEST = 3  # periods that the alternative text names
_NAMED = 12  # groups, and runs of marked periods, that a sentence names


def description(title: str, counts: Counts, groups: Sequence[Counts], style: Style) -> str:
    """Say in words what the chart shows: the total, the highest periods, the undated, the groups, what is partial."""
    words = style.words
    undated = words.amount(counts.undated, "undated")
    if not counts.rows:
        sentences = [words.say("events-per-year.description.empty", title=title, undated=undated)]
    else:
        ranked = sorted((row for row in counts.rows if row.possible), key=lambda row: -row.expected)[:_HIGHEST]
        highest = [
            words.say(
                "events-per-year.highest",
                period=period_words(row.period, counts.by, words),
                numbers=numbers(row, words),
            )
            for row in ranked
        ]
        total = words.say(
            "events-per-year.description",
            title=title,
            events=words.amount(counts.events, "event"),
            expected=words.number(counts.expected),
            periods=span_words(counts, words),
            undated=undated,
        )
        sentences = [total]
        if highest:
            sentences.append(words.say("events-per-year.description.highest", highest=words.listed(highest)))
    if groups:
        sizes = [
            words.say("events-per-year.size", group=group_name(group, style), events=words.whole(group.events))
            for group in groups
        ]
        sentences.append(words.say("events-per-year.description.groups", groups=_few(sizes, words)))
    return " ".join([*sentences, *_marked(counts, words), *_left_out(counts, words)])


def notes(counts: Counts, stack: Stack, style: Style, *, cut: bool) -> list[str]:
    """Say what the bars do not show, and what a reader may take them for."""
    words = style.words
    said = _partial(counts, words)
    others = [group_name(group, style) for part in stack.parts if len(part.groups) > 1 for group in part.groups]
    if others:
        said.append(words.say("events-per-year.others", names=_few(others, words)))
    if stack.beyond:
        said.append(words.say("events-per-year.shared", more=words.whole(stack.beyond)))
    if cut:
        said.append(words.say("events-per-year.cut", undated=words.whole(counts.undated)))
    if counts.clipped:
        said.append(words.say("events-per-year.clipped", events=words.amount(counts.clipped, "event")))
    return said + _left_out(counts, words)


def _left_out(counts: Counts, words: Words) -> list[str]:
    """Say which events are in no bar, and which in several, so that the numbers add up."""
    statuses = (("prospective", counts.prospective), ("retracted", counts.retracted))
    left_out = [words.amount(count, f"{status} event") for status, count in statuses if count]
    said = [words.say("events-per-year.left_out", events=words.listed(left_out))] if left_out else []
    if counts.outside:
        said.append(words.say("events-per-year.outside", events=words.amount(counts.outside, "event")))
    if counts.beyond:
        key = "events-per-year.covered" if counts.lasting == "present" else "events-per-year.beyond"
        said.append(words.say(key, more=words.amount(counts.beyond, "more occurrence")))
    if counts.elsewhere:
        said.append(words.say("events-per-year.elsewhere", number=words.number(counts.elsewhere)))
    return said


def table(counts: Counts, groups: Sequence[Counts], style: Style) -> Table:
    """Return every period of all events, and of each group those in which it may have some."""
    words = style.words
    drawn = any(row.interval is not None for each in (counts, *groups) for row in each.rows)
    remarked = any(row.mark for row in counts.rows)
    columns = ("group",) * bool(groups) + (counts.by, "certain", "expected", "possible")
    columns += ("interval",) * drawn + ("remark",) * remarked
    body = [
        (*first, *cells)
        for first, rows in _blocks(counts, groups, style)
        for cells in _cells(rows, words, drawn=drawn, remarked=remarked, whole=rows is counts)
    ]
    after = len(columns) - remarked
    headings = tuple(words.say(f"events-per-year.column.{column}") for column in columns)
    return Table(headings, tuple(body), frozenset(range(1 + bool(groups), after)))


def _blocks(counts: Counts, groups: Sequence[Counts], style: Style) -> Iterator[tuple[tuple[str, ...], Counts]]:
    """Return the first cells of rows, and the counts they are of."""
    if not groups:
        yield (), counts
        return
    yield (style.words.say("events-per-year.all"),), counts
    for group in groups:
        yield (group_name(group, style),), group


def _cells(counts: Counts, words: Words, *, drawn: bool, remarked: bool, whole: bool) -> Iterator[tuple[str, ...]]:
    for row in counts.rows:
        if row.possible or whole:
            cells = (words.whole(row.certain), words.number(row.expected), words.whole(row.possible))
            ends = (_interval(row, words),) * drawn
            yield (period_words(row.period, counts.by, words), *cells, *ends, *(_remark(row, words),) * remarked)
    if counts.undated:
        yield (words.say("undated"), "", "", words.whole(counts.undated), *("",) * (drawn + remarked))


def hovers(
    counts: Counts, stack: Stack, inside: Mapping[tuple[str, str], Sequence[Entry]], style: Style
) -> dict[tuple[int, str], Hover]:
    """Return what is told of each bar, by the place of its part (-1: all events) and its period (empty: undated).

    They are in the order in which a chart is read: period by period, the undated last.
    """
    words = style.words
    ids = list(dict.fromkeys(group for group, _ in inside)) if stack.parts else [counts.group]
    told: dict[tuple[int, str], Hover] = {}
    segments: dict[str, list[Segment]] = {}
    for segment in stack.segments:
        segments.setdefault(segment.period, []).append(segment)
    for row in counts.rows:
        if row.possible:
            lines = [numbers(row, words), *_details(row, words)]
            entries = entry_lines(_entries(inside, ids, row.period), words)
            told[-1, row.period] = Hover(period_words(row.period, counts.by, words), (*lines, *entries))
        of_all = words.say("events-per-year.of_all", numbers=numbers(row, words))
        for segment in segments.get(row.period, ()):
            part = stack.parts[segment.part]
            period = period_words(row.period, counts.by, words)
            heading = words.say("events-per-year.cell", group=part.name, period=period)
            entries = entry_lines(_entries(inside, [group.group for group in part.groups], row.period), words)
            told[segment.part, row.period] = Hover(heading, (_of_part(part, segment, words), of_all, *entries))
    if counts.undated:
        entries = entry_lines(_entries(inside, ids, ""), words)
        told[-1, ""] = Hover(words.amount(counts.undated, "undated event"), entries)
    return told


def _of_part(part: Part, segment: Segment, words: Words) -> str:
    """Write the numbers of a group in a period; of several that are joined, what is drawn of them."""
    cells = [row for group in part.groups for row in group.rows if row.period == segment.period]
    if len(part.groups) == 1:
        return numbers(cells[0], words)
    return words.say("events-per-year.only_certain", certain=words.whole(segment.certain))


def _entries(inside: Mapping[tuple[str, str], Sequence[Entry]], ids: Sequence[str], period: str) -> list[Entry]:
    """Return the entries in the cells of these groups, each event once."""
    return list({entry.event.id: entry for group in ids for entry in inside.get((group, period), ())}.values())


def numbers(row: PeriodCount, words: Words) -> str:
    """Write the numbers of a period: 1 certain, 2.3 expected, 4 possible."""
    return words.say(
        "events-per-year.numbers",
        certain=words.whole(row.certain),
        expected=words.number(row.expected),
        possible=words.whole(row.possible),
    )


def _details(row: PeriodCount, words: Words) -> list[str]:
    lines = [words.say("events-per-year.drawn", ends=_interval(row, words))] if row.interval is not None else []
    return lines + ([_remark(row, words)] if row.mark else [])


def _interval(row: PeriodCount, words: Words) -> str:
    if row.interval is None:
        return ""
    low, high = (words.whole(end) for end in row.interval)
    return low if low == high else f"{low}\u2013{high}"


def _remark(row: PeriodCount, words: Words) -> str:
    """Say what keeps a period from being compared with others."""
    if not row.mark:
        return ""
    said = words.say(f"ground.{row.mark}")
    if row.mark != "partial":
        return said
    return words.say("events-per-year.remark", mark=said, reason=_reason(row, words))


def _reason(row: PeriodCount, words: Words) -> str:
    return words.say(f"events-per-year.partial.{row.because or 'unknown'}")


def _marked(counts: Counts, words: Words) -> list[str]:
    """Name the periods that must not be compared with others."""
    said = _partial(counts, words)
    for mark in ("no source", "to come"):
        label = PERIODS[counts.by].label
        runs = [run for run in marked(counts) if run.mark == mark]
        named = [run_words(label(run.first), label(run.last), counts.by, words) for run in runs]
        if named:
            said.append(words.say(f"events-per-year.{mark}", periods=_few(named, words)))
    return said


def _partial(counts: Counts, words: Words) -> list[str]:
    """Name partial periods with the reason, one sentence a reason."""
    periods: dict[str, list[str]] = {}
    for row in counts.rows:
        if row.mark == "partial":
            periods.setdefault(_reason(row, words), []).append(period_words(row.period, counts.by, words))
    return [
        words.say("events-per-year.is_partial", periods=_few(named, words), reason=reason)
        for reason, named in periods.items()
    ]


def _few(names: Sequence[str], words: Words) -> str:
    """List names, of many the first, and how many others there are."""
    if len(names) <= _NAMED:
        return words.listed(names)
    return words.listed([*names[: _NAMED - 1], words.amount(len(names) - _NAMED + 1, "other")])
