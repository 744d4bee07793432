"""A small chronology with charts, for tests of its documents."""

import struct
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from chronos.model import Chart
from chronos.render.manuscript import Manuscript
from manuscripts import told
from projects import SOURCES, chronologies, corpus_of

SETTINGS = "title: Police diplomacy\nas_of: 2024-06-30\n"
TIMELINE = """
    claims:
      - id: ec-2017-visit
        date: "2017"
        text: {en: A delegation visits Quito., es: Una delegación visita Quito.}
        countries: [EC]
        sources: [{source: gazette-2020, locator: p. 3, quote: They came.}, "wire-2021, para. 9"]
      - id: ec-2018-course
        date: "2018-05"
        text: "A course starts: <officers> & others."
        countries: [EC]
        status: disputed
        sources: ["gazette-2020, p. 4"]
      - id: ec-2018-Über/gift
        text: A gift of cars is reported.
        countries: [EC]
    """


def sheet_of(
    timeline: str = TIMELINE, *, sources: str = SOURCES, language: str = "en", charts: tuple[Chart, ...] = ()
) -> Manuscript:
    """Return the chronology of Ecuador in a language, with these charts."""
    with TemporaryDirectory() as folder:
        corpus = corpus_of(Path(folder), timeline, settings=SETTINGS, sources=sources)
    (country,) = chronologies(corpus).countries
    return structs.replace(told(country, language, corpus.settings), charts=charts)


def chart_of(name: str, ratio: float, width: int = 760) -> Chart:
    """Return a chart that is blue, a twentieth at its upper edge red and as much at the lower edge green."""
    height = round(width * ratio)
    edge = max(1, height // 20)
    colours = [b"\xff\0\0"] * edge + [b"\0\0\xff"] * (height - 2 * edge) + [b"\0\xff\0"] * edge
    rows = zlib.compress(b"".join(b"\0" + colour * width for colour in colours))
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    title = f"Bars <{name}>"
    return Chart(name=name, title=title, description=f"Blue & “{name}”.", spec={}, svg="", png=png)


def _chunk(kind: bytes, content: bytes) -> bytes:
    """Return a part of a picture (PNG 1.2, section 3.2)."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
