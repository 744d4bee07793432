"""Writes the index: all chronologies with their totals, what stands in none of them, and the whole ledger."""

from collections.abc import Iterator, Mapping, Sequence

from chronos.language import Words
from chronos.model import SEVERITIES, Chart, Chronology, Finding
from chronos.render.escaping import markdown
from chronos.render.inlines import Inlines
from chronos.render.markdown import chart_lines, counts_lines, entry_lines, laid_out, list_lines, note_lines
from chronos.render.tables import (
    Grid,
    counts_grid,
    counts_remarks,
    grid_markdown,
    grid_of,
    ledger_grid,
    ledger_lists,
    totals_line,
)
from chronos.render.telling import Told


def index_markdown(
    whole: Chronology,
    *,
    countries: Sequence[Chronology],
    regions: Sequence[Chronology],
    stray: Sequence[Told],
    notes: Mapping[int, Inlines],
    charts: Sequence[Chart],
    findings: Sequence[Finding],
    unread_files: Sequence[str],
    words: Words,
    suffix: str = "",
    layout: str | None = None,
) -> str:
    """Return the index of one language.

    Args:
        whole: The arrangement of all events.
        countries: The chronologies that it leads to.
        regions: The others that it leads to.
        stray: The entries that stand in none of them.
        notes: The footnotes of those, by number.
        charts: Pictures of the whole, which lie beside the index as SVG.
        findings: Everything that the check found.
        unread_files: Paths of files that could not be read.
        words: What it says, in its language.
        suffix: What names of Markdown files have before ".md": nothing, or a point and a language.
        layout: A template of its parts, in their order.

    Raises:
        ChronosError: the layout cannot be filled.
    """
    title = [f"# {markdown(whole.project or words.say('index.title'))}", ""]
    lines: list[str] = []
    as_of = [words.say("as_of", day=words.day(whole.as_of))] if whole.as_of is not None else []
    edition = [words.say("edition", name=whole.edition)] if whole.edition else []
    if as_of or edition:
        lines += [markdown(" ".join([*as_of, *edition])), ""]
    lines += [markdown(totals_line(whole, words)), ""]
    if whole.entries:
        lines += [f"[{words.say('everything')}](chronology{suffix}.md)", ""]
    preamble, lines = lines, []
    if regions:
        lines += [f"## {words.say('index.regions')}", "", *_scopes(regions, words, suffix), ""]
    if countries:
        lines += [f"## {words.say('index.countries')}", "", *_scopes(countries, words, suffix), ""]
        lines += [words.say("index.once"), ""]
    if stray:
        lines += [f"## {words.say('index.stray')}", "", words.say("index.stray.lead"), ""]
        lines += [line for told in stray for line in entry_lines(told)]
        lines.append("")
    counts = whole.counts
    remarks = tuple(counts_remarks(counts, words))
    lines += [f"## {words.say('counts.heading')}", "", *counts_lines(counts_grid(counts, words), remarks)]
    lines += [f"## {words.say('ledger.heading')}", "", *grid_markdown(ledger_grid(whole.ledger, words)), ""]
    lines += list_lines(tuple(ledger_lists(whole.ledger, words)))
    if unread_files:
        lines += list_lines([(words.say("index.unread"), tuple(unread_files))])
    lines += [f"## {words.say('findings.heading')}", "", *_findings(findings, words), ""]
    lines += [_data(words), ""]
    parts = {"title": title, "preamble": preamble, "charts": chart_lines(charts), "body": lines}
    return laid_out("index.md", {**parts, "notes": list(note_lines(notes))}, layout)


def _scopes(chronologies: Sequence[Chronology], words: Words, suffix: str) -> Iterator[str]:
    """Yield a table of chronologies with links to them."""
    columns = ("dated", "undated", "first", "last", "corroborated", "disputed")
    headings = tuple(words.say(f"index.{column}") for column in columns)
    yield from grid_markdown(Grid(columns=("", *headings), rows=(), numbers=frozenset((1, 2, 5, 6))))
    for chronology in chronologies:
        events = [entry.event for entry in chronology.entries]
        dated = [event.date for event in events if event.date is not None]
        name, path = markdown(chronology.scope.name), f"{chronology.scope.folder}/chronology{suffix}.md"
        cells = (
            f"[{name}]({path})",
            words.whole(len(dated)),
            words.whole(len(chronology.undated)),
            markdown(words.date(dated[0])) if dated else "",
            markdown(words.date(dated[-1])) if dated else "",
            words.whole(sum(event.corroboration > 1 for event in events)),
            words.whole(sum(event.status == "disputed" for event in events)),
        )
        yield f"| {' | '.join(cells)} |"


def _findings(findings: Sequence[Finding], words: Words) -> Iterator[str]:
    """Yield the number of findings of each rule, most severe first."""
    rules = sorted({(SEVERITIES.index(each.severity), each.code, each.name, each.severity) for each in findings})
    if not rules:
        yield words.say("findings.none")
        return
    rows = []
    for _, code, name, severity in rules:
        number = sum(finding.code == code and finding.severity == severity for finding in findings)
        rows.append((f"{code} {name}", words.say(f"severity.{severity}"), words.whole(number)))
    headings = [words.say(f"findings.{column}") for column in ("rule", "severity", "number")]
    yield from grid_markdown(grid_of(headings, rows, numbers=1))


def _data(words: Words) -> str:
    """Return the paragraph that leads to the tables, which are one for all languages."""
    paths = {name: f"data/{name}.csv" for name in ("events", "claims", "counts", "weights")}
    paths["findings"] = "findings.json"
    links = {name: f"[{markdown(words.say(f'index.data.{name}'))}]({path})" for name, path in paths.items()}
    return words.say("index.data", **links)
