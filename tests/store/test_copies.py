"""Local copies of sources: which files are read, and what text they have."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronos.model import Location, Source
from chronos.store import copies_below
from chronos.store.copied import html_text, read_copy
from chronos.store.copies import copy_path


def source(file: str) -> Source:
    return Source(id="gazette-2020", location=Location("sources.yaml", 1, 1), file=file)


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def pdf(*pages: tuple[str, ...], trailer: str = "") -> bytes:
    """Return a PDF with these lines on its pages (ISO 32000-1, 7.5), in Helvetica."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 12 Tf 40 500 Td\n{shown}\nET".encode("cp1252")
        bodies += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 540] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        ]
    file = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
    return file + f"{end}startxref\n{len(file)}\n%%EOF\n".encode()


LOCK = f"""/ID [<00> <00>] /Encrypt <<
    /Filter /Standard /V 1 /R 2 /P -4 /O <{"ab" * 32}> /U <{"cd" * 32}> >>"""
"""A password that is not the empty one (ISO 32000-1, 7.6.3)."""


def test_the_text_of_a_copy_is_read(tmp_path: Path) -> None:
    written(tmp_path, "copies/gazette.txt", "A visit to Quito.")
    assert copies_below(tmp_path)(source("copies/gazette.txt")) == "A visit to Quito."


def test_a_copy_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "gazette.txt", "A visit.")
    copy_of = copies_below(tmp_path)
    assert copy_of(source("gazette.txt")) == "A visit."
    path.write_text("Another visit.")
    assert copy_of(source("./gazette.txt")) == "A visit."


@pytest.mark.parametrize(
    "page", ["<!--" * 100_000, "<!--x>" * 60_000, "<![if x>" * 60_000, "<script></" * 60_000, "<a x='" * 60_000 + ">"]
)
def test_a_page_that_would_take_minutes_is_cut_off(page: str) -> None:
    assert isinstance(html_text(page), str | None)


@pytest.mark.parametrize("page", ["<a " * 100_000, "<a x='" * 60_000, ">" * 100_000 + "</x" * 100_000])
def test_a_page_of_tags_without_an_end_is_not_read(page: str) -> None:
    assert html_text(page) is None


@pytest.mark.parametrize(
    "page",
    [
        "Qui<!-- a -->to",
        "<!--><!--->Quito",
        "<script>'<!--'</script>Qui<!-- a -->to",
        "<script src='a'/>Quito<SCRIPT>a < b; '-->'</Script>",
        "<![if !vml]>Quito<![endif]>",
        f"<script>{'a < b; ' * 2000}</script>Quito",
    ],
)
def test_comments_and_scripts_leave_the_text_as_it_is(page: str) -> None:
    assert (html_text(page) or "").strip() == "Quito"


def test_without_a_folder_nothing_is_known_of_any_copy() -> None:
    assert copies_below(None)(source("gazette.txt")) == ""


@pytest.mark.parametrize("file", ["a.txt", "./a.txt", "copies/../a.txt", "copies//../a.txt"])
def test_a_path_may_take_turns_inside_the_folder(tmp_path: Path, file: str) -> None:
    written(tmp_path, "copies/b.txt", "B")
    path = written(tmp_path, "a.txt", "A")
    assert copy_path(tmp_path, file) == path.resolve()


@pytest.mark.parametrize(
    "file",
    [
        "",
        ".",
        "copies",
        "missing.txt",
        "../secret.txt",
        "copies/../../secret.txt",
        "../project/../secret.txt",
        ".hidden/token.txt",
        "copies/.token",
        "link.txt",
        "linked/secret.txt",
        "loop.txt",
        "pipe",
        "a\0b.txt",
        "x" * 5000,
        "C:secret.txt",
        "C:\\secret.txt",
        "\\\\server\\share\\secret.txt",
        "file:///etc/hostname",
        "https://example.org/secret.txt",
        "/etc/hostname",
        "~/secret.txt",
    ],
)
def test_what_is_no_file_in_the_folder_is_not_read(tmp_path: Path, file: str) -> None:
    project = tmp_path / "project"
    written(tmp_path, "secret.txt", "secret")
    written(tmp_path, "elsewhere/secret.txt", "secret")
    written(project, ".hidden/token.txt", "secret")
    written(project, "copies/.token", "secret")
    (project / "link.txt").symlink_to(tmp_path / "secret.txt")
    (project / "linked").symlink_to(tmp_path / "elsewhere")
    (project / "loop.txt").symlink_to(project / "loop.txt")
    os.mkfifo(project / "pipe")
    assert copy_path(project, file) is None
    assert copies_below(project)(source(file)) is None


def test_a_path_that_begins_at_the_root_is_not_read_even_where_it_leads_into_the_folder(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "A")
    assert copy_path(tmp_path, str(path)) is None


def test_a_link_inside_the_folder_is_followed_and_so_is_the_folder_itself(tmp_path: Path) -> None:
    path = written(tmp_path / "project", "a.txt", "A")
    (tmp_path / "project" / "b.txt").symlink_to(path)
    (tmp_path / "link").symlink_to(tmp_path / "project")
    assert copy_path(tmp_path / "link", "b.txt") == path.resolve()


def test_a_folder_given_from_where_one_stands_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "timelines/a.txt", "A")
    monkeypatch.chdir(tmp_path)
    assert copy_path(Path("timelines"), "a.txt") == path.resolve()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Él llegó — “ayer”.".encode(), "Él llegó — “ayer”."),
        ("\ufeffÉl llegó".encode(), "Él llegó"),
        ("Él llegó — “ayer”.".encode("cp1252"), "Él llegó — “ayer”."),
        ("Él llegó".encode("utf-16"), "Él llegó"),
        ("Él llegó".encode("utf-16-be").join([b"\xfe\xff", b""]), "Él llegó"),
        (b"one\r\ntwo\tthree\x0cfour", "one\r\ntwo\tthree\x0cfour"),
    ],
)
def test_text_is_read_in_the_encodings_that_people_have(tmp_path: Path, content: bytes, text: str) -> None:
    assert read_copy(written(tmp_path, "a.txt", content)) == text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\t",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\0\0",
        bytes(range(256)),
        b"\xff\xfe\x00",
        b"%PDF-1.4 and nothing more",
        b"<html><script>everything();</script></html>",
        b" -- \xad \x97 ...",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.pdf", "a"])
def test_what_has_no_text_is_no_copy(tmp_path: Path, content: bytes, name: str) -> None:
    assert read_copy(written(tmp_path, name, content)) is None


def test_a_page_is_read_as_a_reader_sees_it() -> None:
    page = """\
    <!DOCTYPE html>
    <html lang="es"><head><meta charset="utf-8">
    <title>La gaceta</title><style>p { color: red }</style>
    <script>if (a < b) { document.write("<p>no</p>"); }</script></head>
    <body><!-- not this --><h1>Visita&nbsp;a Quito</h1><nav><a href="/">Inicio</a></nav>
    <p>Una dele<b>gaci</b>&oacute;n <em>visit&#243;</em>
    Quito<sup class="reference">[1]</sup>,
    dijo el minis&shy;terio.<br/>
    Mide 10 m<sup>2</sup>.<ul><li>uno<li>dos</ul><template><p>no</p><template>no</template></template>
    <svg><text>no</text></svg><noscript><img src="x"></noscript></body></html>
    """
    assert [" ".join(line.split()) for line in (html_text(page) or "").splitlines() if line.strip()] == [
        "La gaceta",
        "Visita a Quito",
        "Inicio",
        "Una delegación visitó",
        "Quito,",
        "dijo el minis\u00adterio.",
        "Mide 10 m2.",
        "uno",
        "dos",
    ]


@pytest.mark.parametrize(
    "head",
    ['<meta charset="iso-8859-1">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', ""],
)
def test_a_page_is_read_in_the_encoding_that_it_names(tmp_path: Path, head: str) -> None:
    page = f"<html><head>{head}</head><body>“Él llegó”</body></html>".encode("cp1252")
    assert (read_copy(written(tmp_path, "a.html", page)) or "").strip() == "“Él llegó”"


def test_a_page_in_an_encoding_of_elsewhere_is_read(tmp_path: Path) -> None:
    page = '<html><meta charset="shift_jis">東京</html>'.encode("shift_jis")
    assert (read_copy(written(tmp_path, "a.html", page)) or "").strip() == "東京"


@pytest.mark.parametrize("charset", ["rot13", "no-such-thing", "zip"])
def test_a_page_that_names_no_encoding_of_text_is_read_all_the_same(tmp_path: Path, charset: str) -> None:
    page = f'<html><meta charset="{charset}"><p>Llegó</p></html>'.encode("cp1252")
    assert (read_copy(written(tmp_path, "a.html", page)) or "").strip() == "Llegó"


def test_a_page_is_known_by_what_it_says_not_by_its_name(tmp_path: Path) -> None:
    page = "<?xml version='1.0'?>\n<!-- saved -->\n<!DOCTYPE html><html><p>A <b>visit</b></p></html>"
    assert (read_copy(written(tmp_path, "saved-page", page)) or "").strip() == "A visit"


def test_a_page_whose_marks_are_broken_still_has_its_text(tmp_path: Path) -> None:
    page = "<html><p <b>A visit</p></div></script> to <![if x]> Quito &#xFFFFFFFF; &bogus; <![CDATA[ now"
    text = read_copy(written(tmp_path, "a.html", page)) or ""
    assert "to" in text


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    text = (
        "# A *visit*\n\nThe [delegation](https://example.org) was **large** and came\nlate; see `x`.\n\n- one\n- two\n"
    )
    assert (read_copy(written(tmp_path, "a.md", text)) or "").split() == (
        "A visit The delegation was large and came late; see x . one two".replace("x .", "x.").split()
    )


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    content = pdf(("A delegation from Beijing", "visited Quito on 3\u00a0May 2019."), ("Él llegó — “ayer”",))
    assert read_copy(written(tmp_path, "a.pdf", content)) == (
        "A delegation from Beijing\r\nvisited Quito on 3 May 2019.\x0cÉl llegó — “ayer”"
    )


def test_a_pdf_is_known_by_how_it_begins(tmp_path: Path) -> None:
    assert read_copy(written(tmp_path, "report", b"\r\n" + pdf(("A visit",)))) == "A visit"


def test_a_word_that_a_pdf_breaks_at_the_end_of_a_line_has_a_soft_hyphen(tmp_path: Path) -> None:
    text = read_copy(written(tmp_path, "a.pdf", pdf(("The dele-", "gation came."))))
    assert text is not None
    assert text.replace("\r\n", "") in ("The dele\u00adgation came.", "The dele-gation came.")


@pytest.mark.parametrize(
    "content",
    [
        pdf((" ",)),
        pdf((), ()),
        pdf(("A visit",))[:200],
        pdf(("A visit",), trailer=LOCK),
    ],
    ids=["a blank page", "pages without anything", "cut off", "locked"],
)
def test_a_pdf_without_text_is_no_copy(tmp_path: Path, content: bytes) -> None:
    assert read_copy(written(tmp_path, "a.pdf", content)) is None


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["a.txt", "a.html", "a.md", "a.pdf"]),
    head=st.sampled_from([b"", b"%PDF-1.7\n", b"<html><meta charset=utf-8>", b"<![", b"\xff\xfe"]),
    content=st.binary(max_size=300),
)
def test_whatever_the_bytes_a_file_has_text_or_none(tmp_path: Path, name: str, head: bytes, content: bytes) -> None:
    text = read_copy(written(tmp_path, name, head + content))
    assert text is None or any(map(str.isalnum, text))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 700), byte=st.integers(0, 255))
def test_a_pdf_with_a_wrong_byte_has_text_or_none(tmp_path: Path, place: int, byte: int) -> None:
    content = bytearray(pdf(("A visit",)))
    content[place % len(content)] = byte
    text = read_copy(written(tmp_path, "a.pdf", bytes(content)))
    assert text is None or any(map(str.isalnum, text))


def test_a_file_that_may_not_be_read_is_no_copy(tmp_path: Path) -> None:
    assert read_copy(tmp_path / "missing.txt") is None


def test_a_text_of_more_than_sixty_four_million_bytes_is_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "a.txt", "A visit. " * 1000)
    assert read_copy(path) is not None
    monkeypatch.setattr("chronos.store.copied.MAX_BYTES", 8999)
    assert read_copy(path) is None
