"""The types of RIS as types of CSL, and which field a tag is of which type.

Sources: RIS Format Specifications (Reference Manager), the list of types that EndNote and Zotero write today
(Zotero's translator "RIS", ``exportTypeMap``, ``importTypeMap`` and ``fieldMap``; its types as those of CSL in Zotero's
``schema.json``), and CSL 1.0.2, appendix III.
"""

from typing import Final

from rispy.config import TYPE_OF_REFERENCE_MAPPING  # type: ignore[import-untyped]  # it has no types

TYPES: Final = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "figure",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "GRANT": "document",
    "GRNT": "document",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "INTV": "interview",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "motion_picture",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
"""Zotero reads ``GEN`` as an article of a journal and ``LEGAL`` as a case; here they are what they are called."""

NAMED: Final = {
    **{name.upper(): code for code, name in TYPE_OF_REFERENCE_MAPPING.items()},
    "ARTICLE": "JOUR",
    "BLOG POST": "BLOG",
    "BOOK": "BOOK",
    "BOOK SECTION": "CHAP",
    "CONFERENCE PROCEEDINGS": "CONF",
    "DATASET": "DATA",
    "INTERVIEW": "INTV",
    "JOURNAL ARTICLE": "JOUR",
    "LEGISLATION": "STAT",
    "NEWSPAPER ARTICLE": "NEWS",
    "THESIS": "THES",
    "WEBPAGE": "ELEC",
}
"""Types in words, as rispy has them and as some programs write what EndNote shows."""

PERIODICAL: Final = frozenset(["article-journal", "article-magazine", "article-newspaper", "periodical"])
BOOKS: Final = frozenset(["book", "classic"])
WHOLE: Final = BOOKS | {"report", "map", "software", "thesis", "manuscript", "pamphlet", "standard", "dataset"}
"""What is in no container: a second title is that of a series."""
NUMBERED: Final = frozenset(
    ["bill", "hearing", "legal_case", "legislation", "patent", "regulation", "report", "standard", "manuscript"]
)
"""What has a number of its own."""
ARCHIVED: Final = frozenset(
    [
        "document",
        "graphic",
        "hearing",
        "legal_case",
        "manuscript",
        "map",
        "personal_communication",
        "report",
        "interview",
    ]
)
"""What lies in an archive under a signature; the accession numbers of others are those of a database."""

SECOND_NAMES: Final = {
    **dict.fromkeys(BOOKS, "collection-editor"),
    "personal_communication": "recipient",
    "song": "performer",
    "interview": "interviewer",
    "legal_case": "",
    "patent": "",
    "bill": "contributor",
}
"""Who ``A2`` is by the type (an editor by default), "" where it is no person."""
THIRD_NAMES: Final = {**dict.fromkeys(BOOKS, "editor"), "motion_picture": "producer", "bill": "contributor"}
"""Who ``A3`` is by the type (the editor of the series by default)."""
FOURTH_NAMES: Final = {"legal_case": "", "paper-conference": "contributor", "motion_picture": "contributor"}
"""Who ``A4`` is by the type (a translator by default)."""
