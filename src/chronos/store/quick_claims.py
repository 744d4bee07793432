"""Makes claims of fields that were read fast, where all is as it should be."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from chronos.edtf import parse
from chronos.model import STATUSES, Citation, Claim, ClaimDate, Imported, Location
from chronos.store.claims import CITATION_FIELDS, CLAIM_FIELDS, SLUG, UNDATED, marks_of
from chronos.store.fields import MAX_FIELD
from chronos.store.imported import IMPORTED_FIELDS, is_row, wrong_field
from chronos.store.quick import Fields, QuickFile, Texts

_FIELDS = CLAIM_FIELDS - {"order", "suppress"}
_STATUSES = frozenset(STATUSES)
_LASTING = {"": None, "true": True, "false": False}
_NO_DATE = ClaimDate()


class Marks(Mapping[str, tuple[int, int]]):
    """The places of the fields of one claim; libyaml is asked for them when the first one is needed."""

    __slots__ = ("_file", "_found", "_number")

    def __init__(self, file: QuickFile, number: int) -> None:
        self._file = file
        self._number = number
        self._found: dict[str, tuple[int, int]] | None = None

    def _read(self) -> dict[str, tuple[int, int]]:
        if self._found is None:
            fields = self._file.node(self._number).value
            self._found = marks_of(fields) if isinstance(fields, dict) else {}
        return self._found

    def __getitem__(self, name: str) -> tuple[int, int]:
        if name == "id" and self._found is None and (place := self._file.id_place(self._number)) is not None:
            return place
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


def quick_claim(file: QuickFile, number: int, path: str) -> Claim | None:
    """Return a claim of a file by its number (from 0), ``None`` where it must be read with all its places."""
    fields = file.claims[number]
    if not isinstance(fields, dict) or not fields.keys() <= _FIELDS:
        return None
    get = fields.get
    claim_id = get("id")
    date = get("date")
    status = get("status", "undisputed")
    lasting = get("lasting", "")
    if not isinstance(claim_id, str) or SLUG.fullmatch(claim_id) is None or len(claim_id) > MAX_FIELD:
        return None
    if not isinstance(status, str) or status not in _STATUSES:
        return None
    if not isinstance(lasting, str) or lasting not in _LASTING:
        return None
    try:
        return Claim(
            id=claim_id,
            date=_any_date(date) if date is not None else _NO_DATE,
            text=_text(fields, "text"),
            location=Location(path, *file.place(number)),
            countries=_texts(get("countries", ())),
            regions=_texts(get("regions", ())),
            actors=_texts(get("actors", ())),
            places=_texts(get("places", ())),
            kind=_text(fields, "kind"),
            status=status,
            lasting=_LASTING[lasting],
            note=_text(fields, "note"),
            citations=_any_citations(get("sources", ())),
            marks=Marks(file, number),
            fields=_further(fields["fields"]) if "fields" in fields else {},
            imported=_imported(fields["imported"]) if "imported" in fields else None,
        )
    except (ValueError, AttributeError, TypeError):  # a date that is none, a list for a text, a text that is too long
        return None


def _text(fields: Fields | Texts, name: str) -> str:
    text = fields.get(name, "")
    if len(text) > MAX_FIELD:
        raise ValueError(name)
    return cast("str", text).strip()


def _any_date(written: Any) -> ClaimDate:
    """Return a date: an expression, or one with the words of the source."""
    if not isinstance(written, dict):
        return _date(written)
    if written.keys() != {"edtf", "said"}:
        raise ValueError(written)
    return _said_date(written["edtf"], written["said"])


@lru_cache(maxsize=50_000)
def _said_date(edtf: str, said: str) -> ClaimDate:
    date = _date(edtf)
    if not date.stated or len(said) > MAX_FIELD:
        raise ValueError(said)  # it is read from the words
    return ClaimDate(date.expression, said.strip(), stated=True)


@lru_cache(maxsize=50_000)
def _date(written: str | tuple[str | Texts, ...]) -> ClaimDate:
    text = cast("str", written).strip()
    if text == UNDATED:
        return ClaimDate(stated=True)
    return ClaimDate(parse(text), stated=True) if text else _NO_DATE


@lru_cache(maxsize=10_000)
def _texts(written: Any) -> tuple[str, ...]:
    """Return the texts of a list; a mapping, or one in it, cannot be kept and is an error by that."""
    texts = (written,) if isinstance(written, str) else cast("tuple[str, ...]", written)
    if any(len(text) > MAX_FIELD for text in texts):
        raise ValueError(texts)
    return tuple(stripped for text in texts if (stripped := text.strip()))


def _any_citations(written: Any) -> tuple[Citation, ...]:
    if isinstance(written, tuple) and dict in map(type, written):
        found = (_citation(one) if isinstance(one, dict) else _citations(one) for one in written)
        return tuple(citation for citations in found for citation in citations)
    return _citations(written)


@lru_cache(maxsize=50_000)
def _citations(written: Any) -> tuple[Citation, ...]:
    """Read citations in their short form: the source's id, then a locator after a comma."""
    split = (text.partition(",") for text in _texts(written))
    return tuple(Citation(source=source.strip(), locator=locator.strip()) for source, _, locator in split)


def _citation(written: Texts) -> tuple[Citation]:
    """Read a citation in full."""
    if not written.keys() <= CITATION_FIELDS:
        raise ValueError(written)
    retrieved = _text(written, "retrieved")
    return (
        Citation(
            source=_text(written, "source"),
            locator=_text(written, "locator"),
            quote=_text(written, "quote"),
            retrieved=_date(retrieved).expression if retrieved else None,
        ),
    )


def _further(written: Any) -> Mapping[str, str]:
    """Read the further fields of a claim."""
    if not isinstance(written, dict) or wrong_field(written):
        raise ValueError(written)
    return {name: text for name, one in written.items() if (text := one.strip())}


def _imported(written: Any) -> Imported:
    if not isinstance(written, dict) or not written.keys() <= IMPORTED_FIELDS:
        raise ValueError(written)
    row = _text(written, "row")
    if row and not is_row(row):
        raise ValueError(row)
    return Imported(file=_text(written, "from"), row=int(row or 0), digest=_text(written, "digest"))
