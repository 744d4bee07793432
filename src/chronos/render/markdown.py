"""Writes a chronology as Markdown: CommonMark with tables and footnotes, as code hosts show it."""

from collections.abc import Iterator, Sequence

from chronos.model import Chart, Chronology, Claim, Document, Entry, Footnote
from chronos.render.citing import bibliography_line, short_citation
from chronos.render.entries import claim_date_words, date_words, day_words, marks, period_words, place_names, said_words
from chronos.render.escaping import markdown
from chronos.render.tables import counts_table, ledger_table, totals_line


def chronology_markdown(chronology: Chronology, charts: Sequence[Chart]) -> Document:
    """Return ``chronology.md`` of one scope; the charts lie beside it as SVG."""
    scope = chronology.scope
    lines = [f"# {markdown(scope.name)}: a chronology", "", *_preamble(chronology), ""]
    for chart in charts:
        lines += [f"![{markdown(chart.description)}]({chart.name}.svg)", ""]
    for group in chronology.groups:
        lines += [f"## {markdown(group.heading)}", ""]
        lines += [line for entry in group.entries for line in entry_lines(entry, places=scope.kind == "region")]
        lines.append("")
    if chronology.undated:
        lines += ["## Undated", "", "The sources give no date for these, and none is guessed.", ""]
        lines += [line for entry in chronology.undated for line in entry_lines(entry, places=scope.kind == "region")]
        lines.append("")
    lines += ["## Sources", "", *(f"- {bibliography_line(source)}" for source in chronology.sources), ""]
    lines += ["## Events per year", "", *counts_table(chronology.counts), ""]
    lines += ["## Ledger", "", *ledger_table(chronology.ledger), ""]
    lines += [footnote_line(footnote) for entry in chronology.entries for footnote in entry.footnotes]
    return Document(f"{scope.folder}/chronology.md", ("\n".join(lines).rstrip() + "\n").encode())


def entry_lines(entry: Entry, *, places: bool) -> Iterator[str]:
    """Yield an entry as an item of a list; what other claims say of the event follows as items within it."""
    event = entry.event
    lead = event.claims[0]
    date = date_words(event)
    head = f"**{markdown(date[0].upper() + date[1:])}.** " if event.date is not None else ""
    where = f"*{markdown(', '.join(place_names(event)))}.* " if places and place_names(event) else ""
    text = markdown(event.text) or "(no text)"
    if event.status == "retracted":
        text = f"~~{text}~~"
    standing = f" *({', '.join(marks(entry))})*"
    yield f"- {head}{where}{text}{_references(entry, lead)}{standing}"
    if lead.note and not lead.citations:
        yield f"  - Note: {markdown(lead.note)}"
    for claim in event.claims[1:]:
        struck = "~~" if claim.status == "retracted" else ""
        dated = markdown(claim_date_words(claim))
        yield f"  - Also stated, {dated}: {struck}{markdown(claim.text)}{struck}{_references(entry, claim)}"


def _references(entry: Entry, claim: Claim) -> str:
    numbers = [footnote.number for footnote in entry.footnotes if footnote.claim is claim]
    return "".join(f" [^{number}]" for number in numbers)


def footnote_line(footnote: Footnote) -> str:
    """Return the definition of a footnote: the citation, its quote, and what the claim notes."""
    claim = footnote.claim
    parts = [f"{short_citation(footnote.citation, footnote.source)}."]
    if footnote.citation.quote:
        parts.append(f"“{markdown(footnote.citation.quote)}”")
    if footnote.citation is claim.citations[0]:
        if claim.date.said:
            parts.append(f"Date as the source has it: {markdown(said_words(claim.date))}.")
        if claim.note:
            parts.append(markdown(claim.note))
    return f"[^{footnote.number}]: {' '.join(parts)}"


def _preamble(chronology: Chronology) -> Iterator[str]:
    scope = chronology.scope
    covered = f" ({len(scope.countries)} countries)" if scope.kind == "region" else ""
    title = f"*{markdown(chronology.project)}.* " if chronology.project else ""
    as_of = f" As of {markdown(day_words(chronology.as_of))}." if chronology.as_of is not None else ""
    period = markdown(period_words(entry.event for entry in chronology.entries))
    yield f"{title}Scope: {markdown(scope.name)}{covered}{', ' if period else ''}{period}.{as_of}"
    yield ""
    yield totals_line(chronology)
    if any(group.entries for group in chronology.groups):
        yield ""
        yield (
            "Dates are as precise as the sources and no more. An entry whose date spans several years stands "
            "under the first of them."
        )
