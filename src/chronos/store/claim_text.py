"""Writes claims and sources as the YAML of timelines, so that any reader of YAML reads them as the texts that they are.

One field a line, lists and mappings in flow style: what is read fast (:mod:`chronos.store.quick`) is written here.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from chronos.model import Claim, Imported
from chronos.model.plain import claim_fields

_PLAIN: Final = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff:#\"'{}\[\],\\]*")
"""What needs no quotes, in lists and mappings neither, unless it ends with a space or is one of the words below."""
_WORDS: Final = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"])
"""What readers of YAML 1.1 take for something else than text (yaml.org/type)."""
_ODD: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\\\\]")
"""What stands in double quotes as an escape alone."""
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON leaves as it is and YAML does not allow."""
_ORDER: Final = {
    name: place
    for place, name in enumerate(
        ("id", "type", "title", "author", "editor", "container-title", "publisher", "issued", "volume", "issue")
    )
}
"""The fields of a source that a person looks for first."""
_SHORT: Final = 80
"""Characters below which a text likely comes again: a name, a number, a key."""
_LISTED: Final = 2
"""Citations from which they stand one a line."""


def claim_lines(fields: Mapping[str, Any]) -> list[str]:
    """Return the lines of a claim, of the fields that :func:`~chronos.model.plain.claim_fields` has, without a dash."""
    lines = []
    for name, value in fields.items():
        if name == "sources" and (len(value) > _LISTED or dict in map(type, value)):
            lines.append("sources:")
            lines += [f"  - {_flow(one)}" for one in value]
        else:
            lines.append(f"{name}: {_flow(value)}")
    return lines


def claim_text(claim: Claim, dash: str = "  - ") -> str:
    """Return a claim as an item of a list, a line break after each line; one imported with the digest of its lines."""
    lines = claim_lines(claim_fields(claim))
    if claim.imported is not None:
        lines.append(imported_line(claim.imported, digest_of(lines)))
    return _item(lines, dash)


def imported_line(imported: Imported, digest: str) -> str:
    """Return the line that says where a claim was imported from."""
    return f"imported: {{from: {scalar(imported.file)}, row: {imported.row}, digest: {scalar(digest)}}}"


def digest_of(lines: Iterable[str]) -> str:
    """Return the digest of the lines of a claim, without their indentation and without what says where it is from."""
    text = "\n".join([line for line in lines if not line.startswith("imported:")])
    return f"d{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"


def source_text(item: Mapping[str, Any], dash: str = "  - ", imported: Imported | None = None) -> str:
    """Return a source as an item of a list: the fields of CSL, and those that chronos adds."""
    names = sorted(item, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    lines = [f"{name}: {_flow(item[name])}" for name in names if item[name] not in ("", None, [], {})]
    if imported is not None:
        lines.append(imported_line(imported, digest_of(lines)))
    return _item(lines, dash)


def _item(lines: list[str], dash: str) -> str:
    margin = "\n" + " " * len(dash)
    return f"{dash}{margin.join(lines)}\n"


def _flow(value: Any) -> str:
    if type(value) is str:
        return _often(value) if len(value) < _SHORT else _written(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_often(name)}: {_flow(one)}" for name, one in value.items()]) + "}"
    if isinstance(value, list):
        return f"[{', '.join([_flow(one) for one in value])}]"
    return str(value).lower() if isinstance(value, bool) else scalar(str(value))


def scalar(text: str) -> str:
    """Return a text on one line: as it is where that says the same, in quotes, or with escapes."""
    return _often(text) if len(text) < _SHORT else _written(text)


def _written(text: str) -> str:
    if _PLAIN.fullmatch(text) and text[-1] != " " and text.lower() not in _WORDS:
        return text
    if not _ODD.search(text):
        if '"' not in text:
            return f'"{text}"'
        if "'" not in text:
            return f"'{text}'"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


_often = lru_cache(maxsize=50_000)(_written)
