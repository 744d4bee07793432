"""What every field of a source is for: those of CSL 1.0.2 (specification, appendix IV), and those that chronos adds.

They stand in the order in which an editor offers them: first what most sources need.
"""

from typing import Final

from chronos.editor.descriptions import CLAIM, Fields
from chronos.model import SOURCE_DATES, SOURCE_NAMES

SOURCE: Final[Fields] = {
    "id": "The name by which claims cite the source. It never changes once written.",
    "type": "What kind of source it is, a type of CSL.",
    "title": "The title.",
    "author": "Who wrote it: a list of names, each with `family` and `given`, or `literal` for a body.",
    "container-title": "The newspaper, journal, book or site that it stands in.",
    "publisher": "Who published it.",
    "issued": "When it was published: EDTF, or date parts of CSL such as `[[2021, 12, 24]]`.",
    "URL": "Its address on the web.",
    "accessed": "When it was read, above all for what stands on the web: EDTF, or date parts of CSL.",
    "origin": "Whom it got this from: the id of another source, or any name (a wire, a press release). Sources of one "
    "origin are not independent and corroborate once.",
    "covers": "What it speaks of: a period (EDTF or words), countries, a subject, or a list of these. In counts, "
    "periods that no source covers are marked, where any source says what it covers.",
    "file": "The local copy, a path relative to the folder of timelines.",
    "suppress": CLAIM["suppress"],
    "imported": "Where `chronos import` took it from; it updates the source from there until a person changes it.",
    "note": "What a reader should know of it.",
    "archive": "The archive that keeps it, or the address of an archived copy.",
    "archive_location": "Where in the archive it is, such as a shelf mark.",
    "archive_collection": "The collection of the archive that it is in.",
    "archive-place": "Where the archive is.",
    "DOI": "Its DOI, such as `10.1000/182`, without an address before it.",
    "ISBN": "Its ISBN.",
    "ISSN": "The ISSN of the journal or newspaper.",
    "PMID": "Its number in PubMed.",
    "PMCID": "Its number in PubMed Central.",
    "volume": "The volume.",
    "issue": "The issue.",
    "number": "Its number, of a report or a law.",
    "page": "The pages in what it stands in.",
    "page-first": "The first of these pages.",
    "number-of-pages": "How many pages it has.",
    "number-of-volumes": "How many volumes there are.",
    "edition": "The edition.",
    "printing": "The printing.",
    "printing-number": "The number of the printing.",
    "version": "The version, of software or data.",
    "language": "Its language, such as `es` or `pt-BR`.",
    "genre": "Its genre, such as `press release`.",
    "medium": "Its medium, such as `CD` or `microfilm`.",
    "publisher-place": "Where it was published.",
    "authority": "The body that is answerable for it, such as a court or a committee.",
    "jurisdiction": "Where it is law.",
    "division": "The part of the authority, such as a chamber of a court.",
    "section": "The section of a law or of a newspaper.",
    "references": "Other documents that bear on it, such as earlier stages of a law.",
    "license": "The licence that it is under.",
    "status": "How far it is, such as `forthcoming`.",
    "dimensions": "How large it is, or how long it lasts.",
    "scale": "The scale of a map.",
    "keyword": "Its keywords.",
    "abstract": "Its abstract.",
    "annote": "Your own notes on it.",
    "call-number": "Its call number in a library.",
    "categories": "What it is filed under.",
    "custom": "What has no field of its own, as a mapping.",
    "editor": "Who edited it, as `author` has names.",
    "translator": "Who translated it, as `author` has names.",
    "collection-editor": "Who edits the series.",
    "container-author": "Who wrote what it stands in.",
    "editorial-director": "Who directs the edition.",
    "contributor": "Who else took part.",
    "compiler": "Who compiled it.",
    "curator": "Who curated it.",
    "organizer": "Who organised the event.",
    "chair": "Who chaired the event.",
    "interviewer": "Who asked the questions.",
    "guest": "Who was a guest of the broadcast.",
    "host": "Who hosted the broadcast.",
    "narrator": "Who narrates it.",
    "performer": "Who performs it.",
    "composer": "Who composed it.",
    "director": "Who directed it.",
    "producer": "Who produced it.",
    "executive-producer": "Its executive producer.",
    "script-writer": "Who wrote the script.",
    "series-creator": "Who created the series.",
    "illustrator": "Who illustrated it.",
    "recipient": "Whom it was written to.",
    "original-author": "Who wrote the original.",
    "reviewed-author": "Who wrote what is reviewed.",
    "available-date": "When it could first be read.",
    "event-date": "When the event took place.",
    "original-date": "When the original was published.",
    "submitted": "When it was handed in.",
    "container-title-short": "The short title of what it stands in.",
    "collection-title": "The series that it is part of.",
    "collection-title-short": "The short title of the series.",
    "collection-number": "Its number in the series.",
    "volume-title": "The title of the volume.",
    "volume-title-short": "The short title of the volume.",
    "part": "The part of the volume.",
    "part-number": "The number of the part.",
    "part-title": "The title of the part.",
    "supplement": "The supplement.",
    "supplement-number": "The number of the supplement.",
    "chapter-number": "The number of the chapter.",
    "title-short": "The short title.",
    "shortTitle": "The short title; CSL has `title-short` today.",
    "journalAbbreviation": "The short title of the journal; CSL has `container-title-short` today.",
    "original-title": "The title of the original.",
    "original-publisher": "Who published the original.",
    "original-publisher-place": "Where the original was published.",
    "reviewed-title": "The title of what is reviewed.",
    "reviewed-genre": "The genre of what is reviewed.",
    "event": "The event; CSL has `event-title` today.",
    "event-title": "The event that it belongs to, such as a conference.",
    "event-place": "Where the event took place.",
    "source": "Where its description was found, such as a catalogue.",
    "citation-key": "Its key in another program.",
    "citation-label": "A label for citations that programs make.",
    "citation-number": "A number for citations that programs make.",
    "first-reference-note-number": "The number of a footnote, which programs make.",
    "locator": "Where in it; in chronos that stands in the citation.",
    "year-suffix": "A letter after the year that programs make.",
}

NAMES: Final = SOURCE_NAMES
"""Fields that hold names."""

DATES: Final = SOURCE_DATES
"""Fields that hold dates."""

_TYPES: Final = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
)
TYPES: Final = tuple(_TYPES.split())
"""Types of sources (specification, appendix III)."""
