"""RIS as programs write it: every record once, dates as precise as they are, hostile files in one clear line."""

import io
import tracemalloc
from pathlib import Path
from time import perf_counter
from typing import Any, BinaryIO

import pytest
import rispy  # type: ignore[import-untyped]  # it has no types
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Note, Refused, Taken
from chronos.exchange.libraries.ris import read_ris
from chronos.exchange.libraries.ris_dates import issued, ris_date
from chronos.exchange.libraries.ris_types import NAMED, TYPES

DATA = Path(__file__).parent.parent / "data" / "exchange" / "ris"
ARTICLE = """TY  - JOUR
AU  - Fonseca, Ana
AU  - Lazarus, Max, Jr.
AU  - Human Rights Watch
ED  - Li, Wei; Ma, Jun
TI  - Police cooperation
 with China
T2  - The China Quarterly
JO  - China Q.
PY  - 2017
DA  - 2017/05/04/
VL  - 230
IS  - 2
SP  - 301
EP  - 325
SN  - 03057410
DO  - https://doi.org/10.1017/S0305741017000601
UR  - https://example.org/a
UR  - https://example.org/b
KW  - police
KW  - China
training
AB  - An abstract
of two lines.
LA  - en
PB  - Cambridge University Press
CY  - Cambridge
N1  - <p>A note</p>
L1  - internal-pdf://x.pdf
ZZ  - something else
Y2  - 2020/02/03/12:30:00
ER  -
"""


def read(content: str | bytes | BinaryIO) -> list[Incoming]:
    """Read RIS."""
    content = content.encode() if isinstance(content, str) else content
    return list(read_ris(io.BytesIO(content) if isinstance(content, bytes) else content, ImportOptions(name="x.ris")))


def items(content: str | bytes) -> list[dict[str, Any]]:
    """Return the items of all records that were taken."""
    return [dict(one) for row in read(content) if isinstance(row, Taken) for one in row.sources]


def item(*lines: str, kind: str = "JOUR") -> dict[str, Any]:
    """Return the item of one record with a title."""
    (found,) = items("\n".join((f"TY  - {kind}", "TI  - T", *lines, "ER  - ")))
    return found


def failure(content: bytes | BinaryIO) -> str:
    """Return the error of a file that cannot be read: one line."""
    with pytest.raises(ExchangeError) as caught:
        read(content)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_every_tag_goes_where_csl_has_it() -> None:
    (found,) = items(ARTICLE)
    assert found.pop("id").startswith("fonseca-2017-police-cooperation-with-china-x")
    assert found == {
        "type": "article-journal",
        "title": "Police cooperation with China",
        "author": [
            {"family": "Fonseca", "given": "Ana"},
            {"family": "Lazarus", "given": "Max", "suffix": "Jr."},
            {"literal": "Human Rights Watch"},
        ],
        "editor": [{"family": "Li", "given": "Wei"}, {"family": "Ma", "given": "Jun"}],
        "container-title": "The China Quarterly",
        "container-title-short": "China Q.",
        "issued": "2017-05-04",
        "accessed": "2020-02-03",
        "volume": "230",
        "issue": "2",
        "page": "301-325",
        "ISSN": "0305-7410",
        "DOI": "10.1017/S0305741017000601",
        "URL": "https://example.org/a",
        "keyword": "police, China, training",
        "abstract": "An abstract of two lines.",
        "language": "en",
        "publisher": "Cambridge University Press",
        "publisher-place": "Cambridge",
        "note": "URL: https://example.org/b; A note; ZZ: something else",
    }


def test_tags_that_are_not_taken_are_told_once() -> None:
    *_, note = read(ARTICLE * 2)
    assert note == Note("tags that are not taken, and in how many records: L1 (2)")


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("2017", "2017"),
        ("2017/05/04/", "2017-05-04"),
        ("2017/5/4", "2017-05-04"),
        ("2017/05//", "2017-05"),
        ("2017/05", "2017-05"),
        ("2017///", "2017"),
        ("2017/00/00/", "2017"),
        ("2017///Spring", "2017-21"),
        ("2017///May 4", "2017-05-04"),
        ("2017-05-04", "2017-05-04"),
        ("2017-05-04T10:00:00Z", "2017-05-04"),
        ("4 May 2017", "2017-05-04"),
        ("2017 May", "2017-05"),
        ("2020/02/03/12:30:00", "2020-02-03"),
        ("n.d.", ""),
        ("2017/13/04/", ""),
        ("2017/02/30/", ""),
        ("2017//04/", ""),
        ("04/05/2017", ""),
        ("99999999999999999999999", ""),
    ],
)
def test_dates_have_no_more_precision_than_they_state(said: str, edtf: str) -> None:
    assert ris_date(said).text == edtf


@pytest.mark.parametrize(
    ("years", "dates", "edtf", "left"),
    [
        (["2017"], ["2017/05/04/"], "2017-05-04", []),
        (["1948"], ["July"], "1948-07", []),
        (["2017"], ["May 4"], "2017-05-04", []),
        (["2017/05//"], ["2017"], "2017-05", []),
        (["2017"], ["2018/01/02"], "2017", ["2018/01/02"]),
        ([], ["2018/01/02"], "2018-01-02", []),
        (["2017///Issue 3"], [], "2017", ["Issue 3"]),
        (["forthcoming"], [], "", ["forthcoming"]),
        (["n.d."], [], "", []),
        ([], [], "", []),
    ],
)
def test_the_most_precise_date_that_agrees_is_taken(
    years: list[str], dates: list[str], edtf: str, left: list[str]
) -> None:
    assert issued(tuple(years), tuple(dates)) == (edtf, tuple(left))


def test_words_that_are_no_date_are_kept_as_they_are() -> None:
    assert item("PY  - 2017/13/04/")["issued"] == {"literal": "2017/13/04/"}
    assert item("PY  - Forthcoming")["status"] == "Forthcoming"
    assert item("PY  - 2017", kind="INPR")["status"] == "in press"
    assert item("PY  - 2017", "DA  - 2018/01/02")["note"] == "Date: 2018/01/02"
    assert "issued" not in item("PY  - n.d.")


@pytest.mark.parametrize(
    ("number", "kind", "field", "value"),
    [
        ("978-0-306-40615-7", "JOUR", "ISBN", "978-0-306-40615-7"),
        ("0306406152", "CHAP", "ISBN", "0306406152"),
        ("0305-7410", "BOOK", "ISSN", "0305-7410"),
        ("0305-7410 (Print) 1468-2648 (Online)", "JOUR", "ISSN", "0305-7410, 1468-2648"),
        ("0894-9867, 0894-9867", "JOUR", "ISSN", "0894-9867"),
        ("A/72/1", "RPRT", "number", "A/72/1"),
        ("unknown", "BOOK", "ISBN", "unknown"),
    ],
)
def test_a_standard_number_is_known_by_its_form_and_the_type(number: str, kind: str, field: str, value: str) -> None:
    assert item(f"SN  - {number}", kind=kind)[field] == value


def test_a_chapter_stands_in_its_book_and_a_book_in_its_series() -> None:
    chapter = item("BT  - A book", "A2  - Doe, J.", "T3  - Series", kind="CHAP")
    assert (chapter["container-title"], chapter["collection-title"]) == ("A book", "Series")
    assert chapter["editor"] == [{"family": "Doe", "given": "J."}]
    book = item("AU  - Roe, R.", "T2  - Series", "A2  - Doe, J.", "SP  - 320", kind="BOOK")
    assert (book["collection-title"], book["number-of-pages"]) == ("Series", "320")
    assert book["collection-editor"] == [{"family": "Doe", "given": "J."}]
    assert item("A2  - Doe, J.", kind="BOOK")["editor"] == [{"family": "Doe", "given": "J."}]


def test_every_type_of_ris_is_one_of_csl_and_others_are_told() -> None:
    assert rispy.TYPE_OF_REFERENCE_MAPPING.keys() <= TYPES.keys()
    assert set(NAMED.values()) <= TYPES.keys()
    rows = read("TY  - ABCD\nTI  - T\nER  - \n")
    assert rows[0].sources[0]["type"] == "document"  # type: ignore[union-attr]
    assert rows[1] == Note("types that RIS does not have are taken as documents: 'ABCD' (1)")
    assert item(kind="Journal Article")["type"] == "article-journal"


def test_an_id_that_is_a_slug_is_kept_and_others_are_made_of_the_record() -> None:
    assert item("ID  - fonseca-2017")["id"] == "fonseca-2017"
    assert item("ID  - 12345")["id"].startswith("t-x")
    assert item("ID  - Fonseca 2017")["id"].startswith("t-x")
    one, other = items("TY  - BOOK\nTI  - A\nID  - x1\nER  - \nTY  - BOOK\nTI  - B\nID  - x1\nER  - \n")
    assert one["id"] == "x1"
    assert other["id"].startswith("x1-x")


def test_the_same_record_has_the_same_id_wherever_it_stands() -> None:
    other = "TY  - BOOK\nTI  - Another\nER  - \n"
    assert items(other + ARTICLE)[1] == items(ARTICLE + other)[0]


def test_broken_records_are_refused_with_the_line_at_which_they_begin() -> None:
    broken = "TY  - BOOK\nTI  - No end\n\nTY  - \nTI  - No type\nER  - \n"
    broken += "TY  - BOOK\nPY  - 2017\nER  - \nTY  - BOOK\nTI  - Cut"
    rows = read(ARTICLE + broken)
    refused = [row for row in rows if isinstance(row, Refused)]
    start = ARTICLE.count("\n") + 1
    assert [row.row for row in refused] == [2, 3, 4, 5]
    assert [row.reason.partition(":")[0] for row in refused] == [f"line {start + more}" for more in (0, 3, 6, 9)]
    assert all(";" in row.reason and "\n" not in row.reason for row in refused)
    assert sum(isinstance(row, Taken | Refused) for row in rows) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_ends_of_lines_of_all_systems(encoding: str, end: str) -> None:
    text = f"TY  - NEWS{end}TI  - La polic\u00eda \u2013 a\u00f1o{end}T2  - El Pa\u00eds{end}ER  - {end}"
    content = ("\ufeff" * (encoding == "utf-16-le") + text).encode(encoding)
    (found,) = items(content)
    assert (found["title"], found["container-title"]) == ("La polic\u00eda \u2013 a\u00f1o", "El Pa\u00eds")


def test_one_space_before_the_hyphen_and_none_behind_it_are_read() -> None:
    (found,) = items("TY - JOUR\nTI - US\nUS - China relations\nPY  -\nER -\n")
    assert found["title"] == "US US - China relations"


def test_nothing_of_a_record_is_dropped() -> None:
    lines = (
        "TY  - NEWS",
        "behind the type",
        "TI  - One",
        "TI  - Two",
        "XX  - three",
        "UK  - four",
        "VL  - 1",
        "VL  - 2",
    )
    (found,) = items("\n".join((*lines, "ER  -")))
    assert found["note"] == "TI: Two; VL: 2; behind the type; XX: three; UK: four"


def test_lines_around_records_are_told() -> None:
    *_, note = read(f"Provider: somebody\n1.\n{ARTICLE.replace('L1  - internal-pdf://x.pdf', '')}\nRecord 2 of 2\n")
    assert note == Note("lines outside of records are not taken: 3, the first is line 1")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no record"),
        (b"id,title\n1,2\n", "no record"),
        (ARTICLE.encode() + b"TY  - BOOK\nTI  - a\x00b\nER  - \n", "x.ris:34: there is a NUL byte"),
        (
            "TY  - BOOK\nTI  - \u00e9\nT2  - ".encode() + b"\xe9\nER  - \n",
            "x.ris:3: encodings are mixed: line 2 is UTF-8",
        ),
        (b"TY  - BOOK\nTI  - \x81\nER  - \n", "x.ris:2: bytes here are neither"),
        (b"TY  - BOOK\nAB  - " + b"x" * 2_000_000, "x.ris:2: this line has more than 1 MiB"),
        (b"TY  - BOOK\n" + (b"x" * 1000 + b"\n") * 6000, "x.ris:1: the record that begins here has more than 4 MiB"),
        (b"\xff\xfeT\x00Y\x00\x00\xd8", "UTF-16"),
    ],
)
def test_hostile_files_are_one_error_with_its_place(content: bytes, said: str) -> None:
    assert said in failure(content)


class _Endless(io.RawIOBase):
    """Two gigabytes without an end of line, of which nothing is kept."""

    def __init__(self) -> None:
        self.at = 0

    def read(self, size: int = -1) -> bytes:
        size = min(size, 2**31 - self.at)
        self.at += size
        return b"x" * size

    def seek(self, at: int, _whence: int = 0) -> int:
        self.at = at
        return at


def test_a_line_of_two_gigabytes_stops_at_once() -> None:
    endless = _Endless()
    assert "more than 1 MiB" in failure(endless)  # type: ignore[arg-type]
    assert endless.at < 4_000_000


def test_memory_is_that_of_some_records_and_time_that_of_reading() -> None:
    content = io.BytesIO((ARTICLE * 2000).encode())
    start = perf_counter()
    assert sum(isinstance(row, Taken) for row in read_ris(content, ImportOptions(name="x.ris"))) == 2000
    assert perf_counter() - start < 5
    assert _peak(2000) < 1.3 * _peak(1000)


def _peak(records: int) -> int:
    """Return the most bytes that reading needs at a time; the file is larger than what is read at once."""
    content = io.BytesIO(f"TY  - BOOK\nTI  - T\nAB  - {'abstract ' * 100}\nER  - \n".encode() * records)
    tracemalloc.start()
    try:
        for _ in read_ris(content, ImportOptions(name="x.ris")):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("path", sorted(DATA.glob("*.ris")), ids=lambda path: path.stem)
def test_files_of_other_programs_are_read_whole(path: Path) -> None:
    """A peer, rispy, finds the same records, titles, names and addresses in them."""
    rows = read(path.read_bytes())
    taken = [row.sources[0] for row in rows if isinstance(row, Taken)]
    theirs = rispy.loads(path.read_text("utf-8"))
    assert len(taken) == len(theirs)
    assert not [row for row in rows if isinstance(row, Refused)]
    for ours, record in zip(taken, theirs, strict=True):
        assert ours["title"] == " ".join((record.get("title") or record["short_title"]).split())
        assert [one.get("family", one.get("literal")) for one in ours.get("author", [])] == [
            name.partition(",")[0] for name in record.get("authors", [])
        ]
        links = [*record.get("urls", []), record.get("file_attachments2")]
        assert ours.get("URL") == links[0]
        assert str(ours.get("issued", "")).startswith(record.get("year", "")[:4])


def test_continued_references_that_look_like_tags_are_none() -> None:
    notes = [one["note"] for one in items((DATA / "bibx-scopus.ris").read_bytes())]
    assert sum("US patent application 2008/0304177" in note for note in notes) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [*sorted(TYPES), "ER", "TY", "TI", "AU", "PY", "DA", "SN", "SP", "EP", "KW", "T2", "ID", "M3"]
            ),
            st.text(max_size=20),
        )
    )
)
def test_whatever_the_lines_say_every_record_comes_out_once(lines: list[tuple[str, str]]) -> None:
    text = "TY  - BOOK\n" + "".join(f"{tag[:2]}  - {value}\n" for tag, value in lines).replace("\0", "")
    rows = [row for row in read(text.encode("utf-8", "replace")) if isinstance(row, Taken | Refused)]
    assert [row.row for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        for source in row.sources if isinstance(row, Taken) else ():
            assert source["id"]
            assert all(source.values())
