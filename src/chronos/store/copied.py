"""The text of a file that someone saved: HTML, PDF, Markdown, or plain text."""

import codecs
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 64 * 1024 * 1024
"""Of text and HTML; a book is one or two million bytes. A PDF may be of any size: most of it is pictures."""
_HEAD: Final = 4096
"""How far into a file its kind and encoding are looked for; HTML (WHATWG, 13.2.3.2) wants the latter in the first
1024 bytes, and real pages are later."""
_MARKDOWN: Final = frozenset([".md", ".markdown"])
_HTML: Final = frozenset([".html", ".htm", ".xhtml"])
_IS_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""What no text has: C0 but for what moves the carriage, and ESC, which terminals' logs have."""


def read_copy(path: Path) -> str | None:
    """Return the text of a file; ``None`` where it cannot be read or has none (a picture, a scan, a locked PDF)."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if b"%PDF-" in head[:1024]:  # ISO 32000-1, note 13 of annex H
                text: str | None = _pdf_text(path)
            else:
                content = head + file.read(MAX_BYTES)
                text = _text(content, path.suffix.lower()) if len(content) <= MAX_BYTES else None
    except Exception:  # noqa: BLE001 - whatever a broken file does to a library, the check goes on
        return None
    return text if text is not None and any(map(str.isalnum, text)) else None


def _text(content: bytes, ending: str) -> str | None:
    is_html = ending in _HTML or _looks_like_html(content[:_HEAD])
    text = _decoded(content, _named_encoding(content) if is_html else "")
    if text is None:
        return None
    if is_html:
        return html_text(text)
    if ending in _MARKDOWN:
        from markdown_it import MarkdownIt  # noqa: PLC0415 - few copies are Markdown

        return html_text(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
    return text


def _looks_like_html(head: bytes) -> bool:
    return head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<") and _IS_HTML.search(head) is not None


def _named_encoding(content: bytes) -> str:
    """Return the encoding that a page names for itself, empty where it names none that is known."""
    found = _CHARSET.search(content[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found is not None else ""
    except LookupError:
        return ""
    # By the Encoding Standard (WHATWG, 4.2) the labels of Latin-1 and ASCII mean Windows-1252.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _decoded(content: bytes, named: str) -> str | None:
    """Decode bytes: as their mark says, as UTF-8, as they say themselves, else as Windows-1252; ``None`` if no text."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode(named or "cp1252", "replace")
        except LookupError:  # it names a codec that is none of text
            text = content.decode("cp1252", "replace")
    return None if _CONTROLS.search(text) else text


def _pdf_text(path: Path) -> str:
    # Measured on manuals of 36 and 17 pages: 88 and 40 ms, where pypdf took 848 and 534 ms for the same words.
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # noqa: PLC0415 - few projects have copies

    pages: list[str] = []
    document = PdfDocument(path)
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            pages.append(text.get_text_bounded())
            text.close()
            page.close()
    finally:
        document.close()
    # PDFium writes U+0002, or U+FFFE, for a hyphen at which a word is broken (fpdf_text.h); Unicode has U+00AD for it.
    return "\f".join(pages).replace("\x02", "\u00ad").replace("\ufffe", "\u00ad")


def html_text(page: str) -> str | None:
    """Return what a page of HTML shows: without scripts, styles and marks of footnotes, blocks on their own lines.

    ``None`` where so many tags have no end that it would take minutes: that is no page.
    """
    markup = _markup(page)
    last = markup.count("<", markup.rfind(">") + 1)
    if markup.count("<") - markup.count(">") > _MAX_OPEN or last * len(markup) > _MAX_READ:
        return None
    shown = _Shown()
    shown.feed(markup)
    shown.close()
    return "".join(shown.pieces)


_MAX_OPEN: Final = 1000
"""How many more tags may begin than end."""
_MAX_READ: Final = 500_000_000
"""Characters, about four seconds: HTMLParser (Python 3.11) reads on to the end for each tag that has none."""
_PASSED_OVER: Final = re.compile(r"<(?:!--|(script|style)\b)", re.IGNORECASE)


def _markup(page: str) -> str:
    """Return a page without comments and what stands in scripts and styles, in time that grows with its length alone.

    What is left of comments without an end goes too, and ``<![`` begins what ends at the next ``>`` (WHATWG,
    13.2.5.42): HTMLParser looks for the ends of both in all of the page.
    """
    kept: list[str] = []
    at = place = 0
    while found := _PASSED_OVER.search(page, place):
        if found[1] is None:
            kept.append(page[at : found.start()])
            begin, end = found.start(), page.find("-->", found.start() + 2)
            at = place = end + 3
        else:
            begin = end = page.find(">", found.end())
            if end >= 0 and page[end - 1] != "/":
                kept.append(page[at : end + 1])
                closed = re.compile(f"</{found[1]}", re.IGNORECASE).search(page, end)
                end = at = closed.start() if closed is not None else -1
            place = end + 1
        if end < 0:
            at = begin if begin >= 0 else at
            break
    return "".join([*kept, page[at:]]).replace("<!--", " ").replace("<![", "<!x[")


_HIDDEN: Final = frozenset(["script", "style", "template", "noscript", "svg"])
_INLINE: Final = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|rp|rt|ruby|s|samp|small|span|"
    "strike|strong|sub|sup|time|tt|u|var|wbr"
)
"""Elements of HTML (WHATWG, 4.5, and what was once in it) that do not break a line."""


class _Shown(HTMLParser):
    """Gathers the text of a page.

    ``hidden`` is the element whose content is passed over, ``depth`` how often it is open.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.hidden:
            self.depth += tag == self.hidden
        elif tag in _HIDDEN or (tag == "sup" and _is_note(attrs)):
            self.hidden, self.depth = tag, 1
        elif not _INLINE.fullmatch(tag):
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if not self.hidden and not _INLINE.fullmatch(tag):
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.depth -= tag == self.hidden
            if not self.depth:
                self.hidden = ""
        elif not _INLINE.fullmatch(tag):
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def _is_note(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether a raised text is the mark of a footnote: by its class, as encyclopedias have it, or its role."""
    return any(
        name in ("class", "role", "epub:type") and value is not None and ("reference" in value or "noteref" in value)
        for name, value in attrs
    )
