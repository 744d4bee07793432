"""Makes claims of fields that were read fast, where all is as it should be."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import cast

from chronos.edtf import parse
from chronos.model import STATUSES, Citation, Claim, ClaimDate, Location
from chronos.store.claims import SLUG, UNDATED, marks_of
from chronos.store.fields import MAX_FIELD
from chronos.store.quick import Fields, QuickFile, Value

_FIELDS = frozenset(
    ["id", "date", "text", "countries", "regions", "actors", "places", "kind", "status", "lasting", "note", "sources"]
)
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
    if status not in _STATUSES or lasting not in _LASTING:
        return None
    try:
        return Claim(
            id=claim_id,
            date=_date(date) if date is not None else _NO_DATE,
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
            citations=_citations(get("sources", ())),
            marks=Marks(file, number),
        )
    except (ValueError, AttributeError, TypeError):  # a date that is none, a list for a text, a text that is too long
        return None


def _text(fields: Fields, name: str) -> str:
    text = fields.get(name, "")
    if len(text) > MAX_FIELD:
        raise ValueError(name)
    return cast("str", text).strip()


@lru_cache(maxsize=50_000)
def _date(written: Value) -> ClaimDate:
    text = cast("str", written).strip()
    if text == UNDATED:
        return ClaimDate(stated=True)
    return ClaimDate(parse(text), stated=True) if text else _NO_DATE


@lru_cache(maxsize=10_000)
def _texts(written: Value) -> tuple[str, ...]:
    texts = (written,) if isinstance(written, str) else written
    if any(len(text) > MAX_FIELD for text in texts):
        raise ValueError(texts)
    return tuple(stripped for text in texts if (stripped := text.strip()))


@lru_cache(maxsize=50_000)
def _citations(written: Value) -> tuple[Citation, ...]:
    """Read citations in their short form: the source's id, then a locator after a comma."""
    split = (text.partition(",") for text in _texts(written))
    return tuple(Citation(source=source.strip(), locator=locator.strip()) for source, _, locator in split)
