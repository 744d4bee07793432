"""What CSL 1.0.2 knows of a source: its fields, and what its type lets one expect."""

from typing import Final

from chronos.model import Source

_FIELDS: Final = (
    # csl-data.json of the schema: what is no variable of the specification,
    "id type citation-key categories language journalAbbreviation shortTitle custom "
    # names,
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author "
    "performer producer recipient reviewed-author script-writer series-creator translator "
    # dates,
    "accessed available-date event-date issued original-date submitted "
    # and everything else; for some the specification (appendix IV) has another name than the schema.
    "abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number "
    "citation-label citation-number collection-number collection-title collection-title-short container-title "
    "container-title-short dimensions division DOI edition event event-place event-title first-reference-note-number "
    "genre ISBN ISSN issue jurisdiction keyword license locator medium note number number-of-pages number-of-volumes "
    "original-publisher original-publisher-place original-title page page-first part part-number part-title PMCID PMID "
    "printing printing-number publisher publisher-place references reviewed-genre reviewed-title scale section source "
    "status supplement supplement-number title title-short URL version volume volume-title volume-title-short "
    "year-suffix"
)
FIELDS: Final = frozenset(_FIELDS.split())
"""The fields of an item."""

OWN_FIELDS: Final = frozenset(["origin", "covers", "file", "suppress", "imported"])
"""What chronos adds to an item."""

WEB: Final = frozenset(["webpage", "post", "post-weblog"])
"""Types of what is on the web alone, and may change there or go away."""

UNDIVIDED: Final = WEB | {
    "dataset",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "map",
    "personal_communication",
    "software",
}
"""Types of what is so short, or so made, that nobody gives a page, paragraph or minute."""

UNTITLED: Final = frozenset(["interview", "personal_communication", "post"])
"""Types of what often has no title: who spoke or wrote, to whom and when tells one from another."""

_UNPUBLISHED: Final = (
    "bill classic collection event graphic hearing interview legal_case legislation manuscript performance "
    "personal_communication regulation speech treaty"
)
UNPUBLISHED: Final = frozenset(_UNPUBLISHED.split())
"""Types of what nobody publishes, or of what a state or court makes known whose name is part of it."""


def is_web(source: Source) -> bool:
    """Whether a source is a page of the web: by its type, or because nothing but its address says what it is."""
    if source.type in WEB:
        return True
    fields = source.fields
    return (
        bool(fields.get("URL"))
        and not (source.container or source.publisher)
        and not any(fields.get(name) for name in ("DOI", "ISBN", "ISSN", "PMID", "PMCID", "page"))
    )


def is_missing(source: Source, field: str) -> bool:
    """Whether a source has nothing in a field; what stands there and cannot be read is not missing."""
    return field not in source.marks or source.fields.get(field) == ""
