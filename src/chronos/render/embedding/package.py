"""The parts of a Word document and what leads from one to another (ECMA-376 part 2, Open Packaging Conventions)."""

import posixpath
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from chronos.render.archive import ArchiveError, pack, unpack
from chronos.render.embedding.places import Element, PlacesError, edited, read_places

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_TYPES: Final = "[Content_Types].xml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
HYPERLINK: Final = f"{_OFFICE}/hyperlink"


class Package:
    """A Word document as its parts by name, which are replaced one by one.

    Raises:
        PlacesError: it is none, or none that can be edited; the message says what to do.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self.parts = unpack(content)
        except ArchiveError as error:
            old = content.startswith(b"\xd0\xcf\x11\xe0")  # [MS-CFB], section 2.2
            why = "is encrypted, or a .doc" if old else f"is no .docx ({str(error).lower()})"
            raise PlacesError(f"{why}; save it with Word as a .docx without a password") from None
        if any(name.startswith("_xmlsignatures/") for name in self.parts):
            raise PlacesError("is signed, and a change would break the signature; take that away first")
        self.document = self._main()

    def pack(self) -> bytes:
        """Return the document."""
        return pack(self.parts, None)

    def related(self, kind: str) -> str:
        """Return the name of the part to which the main part leads as ``styles``, ``footnotes``, …; empty for none."""
        for relation in self.relations(self.document):
            if relation.attributes.get("Type") == f"{_OFFICE}/{kind}":
                name = _resolved(self.document, relation.attributes.get("Target", ""))
                return name if name in self.parts else ""
        return ""

    def relations(self, part: str) -> tuple[Element, ...]:
        """Return the relations of a part."""
        name = _relations_of(part)
        return tuple(read_places(self.parts[name]).within("Relationship")) if name in self.parts else ()

    def add_part(self, kind: str, content: bytes, content_type: str) -> str:
        """Add a part to which the main part leads; return its name."""
        folder = posixpath.dirname(self.document)
        name = next(
            name
            for number in range(1, len(self.parts) + 2)
            if (name := posixpath.join(folder, f"{kind}{'' if number == 1 else number}.xml")) not in self.parts
        )
        self.parts[name] = content
        given = f"PartName={quoteattr(f'/{name}')} ContentType={quoteattr(content_type)}"
        self._append(_TYPES, f"<Override{_declared(self.parts[_TYPES], 'content-types')} {given}/>")
        self._relate(self.document, f"{_OFFICE}/{kind}", posixpath.basename(name), external=False)
        return name

    def link(self, part: str, target: str) -> str:
        """Return the id of the relation of a part to an address, which is added where there is none."""
        for relation in self.relations(part):
            known = relation.attributes
            if known.get("Type") == HYPERLINK and known.get("Target") == target and "TargetMode" in known:
                return known.get("Id", "")
        return self._relate(part, HYPERLINK, target, external=True)

    def forget(self, part: str, ids: Iterable[str]) -> None:
        """Take out relations of a part to addresses, by their ids; others stay."""
        gone = set(ids)
        lost = [
            one
            for one in self.relations(part)
            if one.attributes.get("Id") in gone and one.attributes.get("Type") == HYPERLINK
        ]
        if lost:
            name = _relations_of(part)
            self.parts[name] = edited(self.parts[name], [(one.start, one.end, b"") for one in lost])

    def _relate(self, part: str, kind: str, target: str, *, external: bool) -> str:
        name = _relations_of(part)
        if name not in self.parts:
            self.parts[name] = (
                f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'
            ).encode()
        known = {one.attributes.get("Id") for one in self.relations(part)}
        new = next(one for number in range(1, len(known) + 2) if (one := f"chronos{number}") not in known)
        mode = ' TargetMode="External"' if external else ""
        space = _declared(self.parts[name], "relationships")
        self._append(
            name,
            f"<Relationship{space} Id={quoteattr(new)} Type={quoteattr(kind)} Target={quoteattr(target)}{mode}/>",
        )
        return new

    def _append(self, name: str, text: str) -> None:
        root = read_places(self.parts[name])
        self.parts[name] = appended(self.parts[name], root, text)

    def _main(self) -> str:
        for relation in self.relations(""):
            kind = relation.attributes.get("Type", "")
            if kind.startswith(_STRICT):
                raise PlacesError("is a Strict Open XML document; save it with Word as Word Document (.docx)")
            name = _resolved("", relation.attributes.get("Target", ""))
            if kind == f"{_OFFICE}/officeDocument" and name in self.parts and _TYPES in self.parts:
                return name
        raise PlacesError("is no Word document; save it with Word as a .docx")


def appended(content: bytes, element: Element, text: str) -> bytes:
    """Return XML with more at the end of an element."""
    if element.ending < element.end:
        return edited(content, [(element.ending, element.ending, text.encode())])
    tag = content[element.start : element.end]
    name = tag[1:].split()[0].rstrip(b"/>")
    whole = b"%b>%b</%b>" % (tag[:-2].rstrip(), text.encode(), name)
    return edited(content, [(element.start, element.end, whole)])


def _declared(content: bytes, space: str) -> str:
    """Return the declaration that an element without a prefix needs in a part, empty where it needs none."""
    address = f"{_PACKAGE}/{space}"
    return "" if read_places(content).spaces.get("") == address else f' xmlns="{address}"'


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """Return the name of the part to which a target leads."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), unquote(target))).lstrip("/")
