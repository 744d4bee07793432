"""Writes the index: all chronologies with their totals, what stands in none of them, and the whole ledger."""

from collections.abc import Iterator, Sequence

from chronos.edtf import day_words, words
from chronos.model import SEVERITIES, Chart, Chronology, Document, Entry, Finding
from chronos.render.escaping import markdown
from chronos.render.markdown import entry_lines, footnote_line
from chronos.render.tables import counts_table, ledger_table, totals_line


def index_markdown(
    whole: Chronology,
    *,
    countries: Sequence[Chronology],
    regions: Sequence[Chronology],
    stray: Sequence[Entry],
    charts: Sequence[Chart],
    findings: Sequence[Finding],
    unread_files: Sequence[str],
) -> Document:
    """Return ``index.md``: ``whole`` is the arrangement of all events, ``stray`` those in no chronology."""
    as_of = f"As of {markdown(day_words(whole.as_of))}." if whole.as_of is not None else ""
    lines = [f"# {markdown(whole.project or 'Chronologies')}", "", as_of, "", totals_line(whole), ""]
    for chart in charts:
        lines += [f"![{markdown(chart.description)}]({chart.name}.svg)", ""]
    if regions:
        lines += ["## Regions", "", *_scopes(regions), ""]
    if countries:
        lines += ["## Countries", "", *_scopes(countries), ""]
        lines += ["An event counts in each of its countries and regions, and once in the totals.", ""]
    if stray:
        lines += [
            "## In no chronology",
            "",
            "These name no country, and no region that the settings list.",
            "",
        ]
        lines += [line for entry in stray for line in entry_lines(entry, whole.related, places=True)]
        lines.append("")
    lines += ["## Events per year", "", *counts_table(whole.counts), ""]
    lines += ["## Ledger", "", *ledger_table(whole.ledger), ""]
    if unread_files:
        lines += ["Files that could not be read, with however many claims they hold:", ""]
        lines += [*(f"- {markdown(path)}" for path in unread_files), ""]
    lines += ["## Findings", "", *_findings(findings), ""]
    tables = "[Events](data/events.csv), [claims](data/claims.csv), [counts](data/counts.csv)"
    weights = "[how these come about](data/weights.csv)"
    lines += [f"{tables} and {weights} as tables, [findings](findings.json).", ""]
    lines += [footnote_line(footnote) for entry in stray for footnote in entry.footnotes]
    return Document("index.md", ("\n".join(lines).rstrip() + "\n").encode())


def _scopes(chronologies: Sequence[Chronology]) -> Iterator[str]:
    yield "| | Dated | Undated | First | Last | Corroborated | Disputed |"
    yield "| --- | ---: | ---: | --- | --- | ---: | ---: |"
    for chronology in chronologies:
        events = [entry.event for entry in chronology.entries]
        dated = [event.date for event in events if event.date is not None]
        cells = (
            f"[{markdown(chronology.scope.name)}]({chronology.scope.folder}/chronology.md)",
            str(len(dated)),
            str(len(chronology.undated)),
            markdown(words(dated[0])) if dated else "",
            markdown(words(dated[-1])) if dated else "",
            str(sum(event.corroboration > 1 for event in events)),
            str(sum(event.status == "disputed" for event in events)),
        )
        yield f"| {' | '.join(cells)} |"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the number of findings of each rule, most severe first."""
    rules = sorted({(SEVERITIES.index(each.severity), each.code, each.name, each.severity) for each in findings})
    if not rules:
        yield "None."
        return
    yield "| Rule | Severity | Findings |"
    yield "| --- | --- | ---: |"
    for _, code, name, severity in rules:
        number = sum(finding.code == code and finding.severity == severity for finding in findings)
        yield f"| {code} {name} | {severity} | {number} |"
