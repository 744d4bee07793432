"""What each chart is drawn from: counts, groups, entries and words of one scope."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final, TypedDict

from msgspec import Struct, structs

from chronos.chart.country_year import country_year
from chronos.chart.cumulative import cumulative
from chronos.chart.events_per_year import events_per_year
from chronos.chart.periods import span_words
from chronos.chart.small_multiples import small_multiples
from chronos.chart.sources import sources
from chronos.chart.style import Drawing, Style
from chronos.chart.timeline import timeline
from chronos.count import Weighed, count, cumulate
from chronos.count.by_source import count_sources
from chronos.count.resampling import draw, with_intervals
from chronos.edtf import civil
from chronos.edtf.periods import PERIODS
from chronos.gazetteer import country, country_name, region, region_name
from chronos.model import MOST_YEARS, Chronology, ChronosError, Counts, Dimension, Entry, Event, Group, Lasting, Period
from chronos.pipeline.grouping import Grouping, group, source_name
from chronos.pipeline.preparing import Prepared, weigh_all

if TYPE_CHECKING:
    from chronos.chart.sections import Grouping as Sections

GROUPED: Final[Mapping[str, tuple[Dimension, ...]]] = {
    "events-per-year": ("country", "region", "kind", "status", "source", "actor"),
    "timeline": ("country", "kind"),
    "country-year": (),
    "small-multiples": ("country", "region", "kind", "status", "source", "actor"),
    "cumulative": (),
    "sources": (),
}
"""The charts, and what each can be grouped by."""


_PAGE_HEIGHT: Final = 850
"""Pixels that a part of a timeline aims at: a chart as wide as the text of a page may be 1.4 times as high."""
_MOST_PAGES: Final = 8
"""Parts of a timeline in a document; one of more is a picture of the whole, whose events the document lists."""
_MOST_CREDITED: Final = 3
"""Sources that the line at the foot names; of more it names the project."""


class Choices(Struct, frozen=True, kw_only=True):
    """What may be chosen of a chart; where it is silent, each chart has its own way.

    ``by`` groups events, ``per`` is the period, ``asked`` are the first and the last day number of what is counted.
    """

    by: Dimension | None = None
    per: Period = "year"
    asked: tuple[int | None, int | None] = (None, None)
    lasting: Lasting = "once"
    prospective: bool = False


class ChartError(ChronosError):
    """A chart that cannot be drawn as asked."""


class _Words(TypedDict):
    """What every chart is given beside its values."""

    title: str
    subtitle: str
    credit: str
    style: Style


class Sheet:
    """A chronology from which charts are drawn in one style."""

    def __init__(
        self,
        chronology: Chronology,
        prepared: Prepared,
        style: Style,
        choices: Choices = Choices(),  # noqa: B008 - frozen
    ) -> None:
        self.chronology = chronology
        self.prepared = prepared
        self.style = style
        self.choices = choices
        self.entries = {id(entry.event): entry for entry in chronology.entries}
        self.events = tuple(entry.event for entry in chronology.entries)
        self.terms = prepared.terms(
            by=choices.per, asked=choices.asked, lasting=choices.lasting, prospective=choices.prospective
        )
        self.weights = weigh_all(self.events, self.terms)

    def draw(self, name: str) -> Drawing:
        """Draw a chart by its name.

        Raises:
            ChartError: it cannot be grouped so, or shows no periods.
        """
        choices = self.choices
        if choices.by is not None and choices.by not in GROUPED[name]:
            able = ", ".join(GROUPED[name])
            how = f"; it can by {able}" if able else ""
            raise ChartError(f"the chart {name} cannot be grouped by {choices.by}{how}")
        if name == "timeline" and choices != Choices(by=choices.by):
            raise ChartError("the timeline shows every event by itself: only --by is for it, and no period")
        if name == "country-year" and choices.per != "year":
            raise ChartError(f"the chart country-year shows years; small-multiples shows countries per {choices.per}")
        return self._charts[name](self)

    def timeline_pages(self) -> list[Drawing]:
        """Draw the timeline as several of which each fits on a page; none where it fits on one, or not on a few."""
        whole = self.draw("timeline")
        number = ceil(whole.spec["height"] / _PAGE_HEIGHT)
        dated = [entry for entry in self.chronology.entries if entry.event.date is not None]
        if not 1 < number <= min(_MOST_PAGES, len(dated)):
            return []
        bounds = [len(dated) * part // number for part in range(number + 1)]
        pages = []
        for part, (first, last) in enumerate(pairwise(bounds), 1):
            undated = self.chronology.undated if part == number else ()
            groups = (Group("", tuple(dated[first:last])),)
            chronology = structs.replace(self.chronology, groups=groups, undated=undated)
            words = self._words("timeline", None, None)
            words["title"] = self.style.words.say("title.page", title=words["title"], part=part, number=number)
            drawing = timeline(chronology, names=self._names(), **words)
            pages.append(structs.replace(drawing, name=f"timeline-{part}"))
        return pages

    def _events_per_year(self) -> Drawing:
        counts = self._counted(self.events)
        groups = self._groups(self.choices.by) if self.choices.by is not None else ()
        parts = [self._group_counts(one, counts) for one in groups]
        inside = self._inside(groups) if groups else self._inside([Grouping("", "", self.events)])
        return events_per_year(
            counts, groups=parts, inside=inside, **self._words("events-per-year", counts, self.choices.by)
        )

    def _timeline(self) -> Drawing:
        by: Sections = "country" if self.choices.by == "country" else "kind" if self.choices.by == "kind" else ""
        return timeline(self.chronology, by=by, names=self._names(), **self._words("timeline", None, self.choices.by))

    def _country_year(self) -> Drawing:
        counts, rows, groups = self._rows("country")
        return country_year(rows, inside=self._inside(groups), **self._words("country-year", counts))

    def _small_multiples(self) -> Drawing:
        by = self.choices.by or "country"
        counts, rows, groups = self._rows(by)
        return small_multiples(rows, inside=self._inside(groups), **self._words("small-multiples", counts, by))

    def _cumulative(self) -> Drawing:
        weighed = [self.weights[id(event)] for event in self.events]
        counts = cumulate(weighed, self.terms)
        counts = with_intervals(counts, draw(weighed, counts, self.terms))
        inside = self._inside([Grouping("", "", self.events)])
        return cumulative(counts, inside=inside, **self._words("cumulative", counts))

    def _sources(self) -> Drawing:
        known = self.prepared.corpus.sources
        names = {one: source_name(source) for one, source in known.items()}
        rows = count_sources(self.weights.values(), self.terms, sources=known, names=names)
        counts = self._counted(self.events)
        groups = self._groups("source")
        return sources(rows, inside=self._inside(groups), **self._words("sources", counts))

    _charts: Final[Mapping[str, Callable[["Sheet"], Drawing]]] = {
        "events-per-year": _events_per_year,
        "timeline": _timeline,
        "country-year": _country_year,
        "small-multiples": _small_multiples,
        "cumulative": _cumulative,
        "sources": _sources,
    }

    def _counted(self, events: Sequence[object]) -> Counts:
        weighed = [self.weights[id(event)] for event in events]
        counts = count(weighed, self.terms)
        return with_intervals(counts, draw(weighed, counts, self.terms))

    def _group_counts(self, one: Grouping, like: Counts) -> Counts:
        weighed = [self.weights[id(event)] for event in one.events]
        name = one.name or one.id or self.style.words.say(f"none.{self.choices.by or 'country'}")
        return count(weighed, self.terms, group=one.id, name=name, like=like)

    def _groups(self, by: Dimension) -> tuple[Grouping, ...]:
        """Return the groups of the events; of the countries only those of the scope."""
        inside = self.chronology.scope.countries
        groups = group(self.events, by, self.prepared, self.style.words.language)
        return tuple(one for one in groups if by != "country" or not inside or not one.id or one.id in inside)

    def _rows(self, by: Dimension) -> tuple[Counts, dict[str, Counts], tuple[Grouping, ...]]:
        """Return the counts of everything, and those of each group by its name, told apart where two are alike."""
        counts = self._counted(self.events)
        rows: dict[str, Counts] = {}
        groups = self._groups(by)
        for one in groups:
            name = one.name or one.id or self.style.words.say(f"none.{by}")
            rows[f"{name} ({one.id})" if name in rows else name] = self._group_counts(one, counts)
        return counts, rows, groups

    def _inside(self, groups: Sequence[Grouping]) -> dict[tuple[str, str], list[Entry]]:
        """Return the entries that may lie in each group and period, or under an empty label are undated.

        Those of the fewest periods come first: a reader is told of some, and of what surely belongs before the rest.
        """
        if not self.style.interactive:
            return {}
        measure = PERIODS[self.terms.by]
        inside: dict[tuple[str, str], list[Entry]] = {}
        numbers = {
            id(event): _numbers(self.weights[id(event)]) for event in self.events if self.terms.is_counted(event)
        }
        for one in groups:
            counted = [event for event in one.events if id(event) in numbers]
            for event in sorted(counted, key=lambda event: len(numbers[id(event)])):
                for number in numbers[id(event)]:
                    label = "" if number is None else measure.label(number)
                    inside.setdefault((one.id, label), []).append(self.entries[id(event)])
        return inside

    def _names(self) -> dict[str, str]:
        """Return the names of countries, regions and kinds in the language of the chart."""
        language = self.style.words.language
        own = {one.id: one for one in self.prepared.corpus.settings.regions}
        names = dict(self.prepared.corpus.settings.kinds)
        for event in self.events:
            names.update({one: country_name(one, language) for one in event.countries if country(one) is not None})
            around = (one for one in event.regions if one in own or region(one) is not None)
            names.update({one: region_name(own.get(one, one), language) for one in around})
        return names

    def _words(self, name: str, counts: Counts | None, by: Dimension | None = None) -> "_Words":
        """Return title, subtitle and credit of a chart, and its style."""
        words = self.style.words
        what = words.say(f"title.{name}.{counts.by}" if counts is not None else f"title.{name}")
        if by is not None:
            what = words.say(f"title.by.{by}", what=what)
        span = span_words(counts, words) if counts is not None else self._years()
        title = words.say("title.spanned", what=what, span=span) if span else what
        scope = self._scope_name()
        title = words.say("title.scoped", scope=scope, what=title) if scope else title[0].upper() + title[1:]
        ledger = self.chronology.ledger
        claims = ledger.shown + ledger.merged + ledger.undated
        events = words.amount(len(self.events), "event")
        subtitle = words.say("title.events", events=events, claims=words.amount(claims, "claim"))
        if self.chronology.project:
            subtitle = words.say("title.scoped", scope=self.chronology.project, what=subtitle)
        return _Words(title=title, subtitle=subtitle, credit=self._credit(), style=self.style)

    def _credit(self) -> str:
        """Return the line at the foot: the sources or what the settings name instead, and the day it speaks for."""
        words = self.style.words
        chronology = self.chronology
        credit = self.prepared.corpus.settings.charts.credit
        cited = [source_name(source) for source in chronology.sources]
        named = [credit] if credit else cited if len(cited) <= _MOST_CREDITED else [chronology.project]
        parts = []
        if any(named):
            parts.append(
                words.say("credit.source" if len(named) == 1 else "credit.sources", sources=words.listed(named))
            )
        if chronology.as_of is not None:
            parts.append(words.say("credit.as_of", day=words.day(chronology.as_of)))
        line = words.say("credit.between").join(parts)
        return line[:1].upper() + line[1:]

    def _scope_name(self) -> str:
        scope, language = self.chronology.scope, self.style.words.language
        if not scope.id:
            return ""
        if scope.kind == "country":
            return country_name(scope.id, language)
        own = {one.id: one for one in self.prepared.corpus.settings.regions}
        return region_name(own.get(scope.id, scope.id), language)

    def _years(self) -> str:
        """Return the years of the dates that a timeline shows, as words."""
        dates = [event.date for event in self.events if event.date is not None and not _says_nothing(event)]
        days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
        return self.style.words.years(civil(min(days))[0], civil(max(days))[0]) if days else ""


def _says_nothing(event: Event) -> bool:
    """Whether something that happened once may lie in so many years that its date says nothing about any."""
    first, last = (event.date.earliest, event.date.latest) if event.date is not None else (None, None)
    return not event.lasting and first is not None and last is not None and last - first >= MOST_YEARS * 365


def _numbers(weighed: Weighed) -> Sequence[int | None]:
    """Return the numbers of the periods that an event may touch, ``None`` alone for an undated one."""
    if weighed.event.date is None:
        return [None]
    furthest: dict[int, int] = {}
    for one in weighed.occurrences or ():
        for first, last in one.runs:
            furthest[first] = max(last, furthest.get(first, last))
    return sorted({number for first, last in furthest.items() for number in range(first, last + 1)})
