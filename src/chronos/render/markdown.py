"""Writes a chronology as Markdown: CommonMark with tables and footnotes, as code hosts show it."""

from collections.abc import Iterator, Sequence

from chronos.edtf import day_words
from chronos.model import Chart, Chronology, Claim, Document, Entry, Footnote, Related
from chronos.render.citing import bibliography_line, short_citation
from chronos.render.derivation import derivations, known_order
from chronos.render.disagreement import sayings
from chronos.render.entries import claim_date_words, date_words, marks, period_words, said_words
from chronos.render.escaping import markdown
from chronos.render.tables import counts_table, ledger_table, many, totals_line


def chronology_markdown(chronology: Chronology, charts: Sequence[Chart]) -> Document:
    """Return ``chronology.md`` of one scope; the charts lie beside it as SVG."""
    scope = chronology.scope
    lines = [f"# {markdown(scope.name)}: a chronology", "", *_preamble(chronology), ""]
    for chart in charts:
        lines += [f"![{markdown(chart.description)}]({chart.name}.svg)", ""]
    for group in chronology.groups:
        lines += [f"## {markdown(group.heading)}", ""]
        for entry in group.entries:
            lines += entry_lines(entry, chronology.related, places=scope.kind == "region")
        lines.append("")
    if chronology.undated:
        lines += ["## Undated", "", "The sources give no date for these, and none is guessed.", ""]
        for entry in chronology.undated:
            lines += entry_lines(entry, chronology.related, places=scope.kind == "region")
        lines.append("")
    lines += ["## Sources", "", *(f"- {bibliography_line(source)}" for source in chronology.sources), ""]
    lines += ["## Events per year", "", *counts_table(chronology.counts), ""]
    lines += ["## Ledger", "", *ledger_table(chronology.ledger), ""]
    lines += [footnote_line(footnote) for entry in chronology.entries for footnote in entry.footnotes]
    return Document(f"{scope.folder}/chronology.md", ("\n".join(lines).rstrip() + "\n").encode())


def entry_lines(entry: Entry, related: Related, *, places: bool) -> Iterator[str]:
    """Yield an entry as an item of a list; what its date was derived from and what other claims say is within it."""
    event = entry.event
    lead = event.claims[0]
    date = date_words(event)
    head = f"**{markdown(date[0].upper() + date[1:])}.** " if event.date is not None else ""
    where = f"*{markdown(', '.join(entry.places))}.* " if places and entry.places else ""
    standing = f" *({', '.join(marks(entry))})*"
    references = _references(entry)
    yield f"- {head}{where}{_told(lead)}{references.get(lead.id, '')}{standing}"
    if event.date is None and (known := known_order(lead, related)):
        yield f"  - Known only to be {markdown(known)}."
    for derivation in derivations(entry, related):
        yield f"  - Derived: {markdown(derivation)}."
    if not lead.citations and (note := _remarks(lead)):
        yield f"  - Note: {note}"
    for what, said in sayings(event):
        stated = ("".join([markdown(text), *(references.get(claim.id, "") for claim in by)]) for text, by in said)
        yield f"  - {what}: {'; '.join(stated)}."
    for claim in event.claims[1:]:
        dated = markdown(claim_date_words(claim, related))
        status = "" if claim.status == "undisputed" else f" *({claim.status})*"
        unsourced = "" if claim.citations else f" *(unsourced)* {markdown(claim.note)}".rstrip()
        yield f"  - Also stated, {dated}{status}: {_told(claim)}{references.get(claim.id, '')}{unsourced}"


def _told(claim: Claim) -> str:
    """Return the text of a claim, struck through where it is retracted."""
    text = markdown(claim.text) or "(no text)"
    return f"~~{text}~~" if claim.status == "retracted" else text


def _remarks(claim: Claim) -> str:
    """Return the source's own words for the date, and what the claim notes."""
    said = f"Date as the source has it: {markdown(said_words(claim.date))}." if claim.date.said else ""
    return " ".join(part for part in (said, markdown(claim.note)) if part)


def _references(entry: Entry) -> dict[str, str]:
    """Return the marks of the footnotes of each claim, by its id, which no two claims of one event share."""
    found: dict[str, str] = {}
    for footnote in entry.footnotes:
        found[footnote.claim.id] = f"{found.get(footnote.claim.id, '')} [^{footnote.number}]"
    return found


def footnote_line(footnote: Footnote) -> str:
    """Return the definition of a footnote: the citation, its quote, and what the claim notes."""
    claim = footnote.claim
    parts = [f"{short_citation(footnote.citation, footnote.source)}."]
    if footnote.citation.quote:
        parts.append(f"“{markdown(footnote.citation.quote)}”")
    if footnote.citation is claim.citations[0] and (remarks := _remarks(claim)):
        parts.append(remarks)
    return f"[^{footnote.number}]: {' '.join(parts)}"


def _preamble(chronology: Chronology) -> Iterator[str]:
    scope = chronology.scope
    covered = f" ({many(len(scope.countries), 'country', 'countries')})" if scope.kind == "region" else ""
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
    if any(entry.event.agreement == "derived" for entry in chronology.entries):
        yield ""
        yield (
            "Where a source dates something only by another event, the days that all such relations leave are given, "
            "marked as derived."
        )
