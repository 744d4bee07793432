"""``chronos serve`` as a process of its own: what it answers, whom it refuses, and what follows a change."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import write_project
from serving import Served, served

TIMELINE = """
claims:
  - id: ec-visit
    date: 2019-05-17
    text: "A delegation visits Quito. <script>alert(1)</script>"
    countries: [EC]
    sources: [wire-2021]
  - id: ec-stray
    date: "2020"
    text: A visit without a source.
    countries: [EC]
"""
SETTINGS = "title: Visits\nlanguages: [en, es]\n"


def write(folder: Path, timeline: str = TIMELINE, settings: str = SETTINGS) -> None:
    write_project(folder / "timelines", timeline, settings=settings)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site that nobody changes, with a file beside it that nobody may read."""
    folder = tmp_path_factory.mktemp("served")
    write(folder)
    (folder / "secret.html").write_text("secret", encoding="utf-8")
    with served("--port", "0", cwd=folder) as running:
        assert "checked: " in running.line()
        yield running


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Served]:
    write(tmp_path)
    with served("timelines", "--port", "0", cwd=tmp_path) as running:
        assert running.line() == "2 claims checked: 1 error, 2 info"
        yield running


@pytest.mark.parametrize(
    ("path", "media_type", "said"),
    [
        ("/", "text/html; charset=utf-8", "<h1>Visits</h1>"),
        ("/index.html", "text/html; charset=utf-8", "<h1>Visits</h1>"),
        ("/index.es.html", "text/html; charset=utf-8", '<html lang="es">'),
        ("/countries/ecuador/", "text/html; charset=utf-8", "A delegation visits Quito."),
        ("/countries/ecuador/chronology.html?from=2019", "text/html; charset=utf-8", "A delegation visits Quito."),
        ("/countries/ecuador/chronology.md", "text/markdown; charset=utf-8", "# Ecuador"),
        ("/countries/ecuador/events-per-year.svg", "image/svg+xml", "<svg"),
        ("/countries/ecuador/events-per-year.vl.json", "application/json", "{"),
        ("/data/events.csv", "text/csv; charset=utf-8", "id,"),
        ("/findings.json", "application/json", '"findings"'),
        ("/assets/site.css", "text/css; charset=utf-8", ":root"),
        ("/assets/site.js", "text/javascript; charset=utf-8", "use strict"),
        ("/_chronos/live.js", "text/javascript; charset=utf-8", "EventSource"),
        ("/_chronos/live.css", "text/css; charset=utf-8", "@media print"),
    ],
)
def test_every_document_is_there_with_its_type(site: Served, path: str, media_type: str, said: str) -> None:
    answer = site.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, media_type)
    assert said in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers
    head = site.get(path, method="HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(answer.body)))


def test_pictures_are_sent_as_such_and_word_when_it_is_asked_for(site: Served) -> None:
    assert site.get("/countries/ecuador/events-per-year.png").body.startswith(b"\x89PNG")
    word = site.get("/countries/ecuador/chronology.es.docx")
    assert (word.status, word.body[:2]) == (200, b"PK")
    assert word.headers["content-type"].endswith("wordprocessingml.document")
    assert site.get("/countries/peru/chronology.docx").status == 404


def test_every_page_lists_the_findings_without_links(site: Served) -> None:
    for path in ("/", "/countries/ecuador/chronology.html", "/nowhere"):
        (panel,) = re.findall(r'<aside id=":chronos".*?</aside>', site.get(path).text, re.DOTALL)
        assert "<summary>1 error, 2 info</summary>" in panel
        assert "<strong>error</strong> S001 " in panel
        assert "<code>timelines/timeline.yaml:8</code>" in panel
        assert "<a " not in panel
        assert "href" not in panel


def test_a_page_runs_files_of_this_server_alone(site: Served) -> None:
    page = site.get("/countries/ecuador/chronology.html").text
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy.endswith("; connect-src 'self'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert [one for one in re.findall(r"<script[^>]*>([^<]*)</script>", page) if one] == []
    assert page.count("/_chronos/live.js") == 1
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/..%2fsecret.html",
        "/%2e%2e/secret.html",
        "/countries/../../secret.html",
        "/..\\secret.html",
        "//etc/passwd",
        "/etc/passwd",
        "/secret.html%00",
        "/_chronos/../secret.html",
        "/_chronos/server.py",
        "/timelines/timeline.yaml",
    ],
)
def test_no_address_leads_to_a_file_on_the_disk(site: Served, path: str) -> None:
    answer = site.get(path)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>There is no such page</h1>" in answer.text
    assert "secret\n" not in answer.text
    assert "root:" not in answer.text


def test_what_is_not_there_is_told_as_text(site: Served) -> None:
    answer = site.get("/%3Cscript%3Ealert(1)%3C/script%3E")
    assert answer.status == 404
    assert "/&lt;script&gt;alert(1)&lt;/script&gt; is not part of this site." in answer.text


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "192.168.1.1",
        "0.0.0.0",  # noqa: S104 - it is refused
        "[::2]",
        "localhost:port",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/_chronos/events", "/data/claims.csv", "/_chronos/live.js"])
def test_another_host_is_refused(site: Served, host: str, path: str) -> None:
    answer = site.get(path, host=host)
    assert (answer.status, answer.text) == (400, "This server answers for localhost alone.\n")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000"])
def test_every_name_of_this_machine_is_served(site: Served, host: str) -> None:
    assert site.get("/", host=host).status == 200


def test_an_icon_that_browsers_ask_for_by_themselves_is_no_error(site: Served) -> None:
    answer = site.get("/favicon.ico")
    assert (answer.status, answer.body) == (204, b"")


def test_nothing_but_reading_is_allowed(site: Served) -> None:
    assert [site.get("/", method=method).status for method in ("POST", "PUT", "DELETE", "OPTIONS")] == [405] * 4


def test_it_listens_on_the_loopback_alone(site: Served) -> None:
    hexadecimal = f"{site.port:04X}"
    listening = [
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in Path(table).read_text(encoding="ascii").splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{hexadecimal}")
    ]
    assert listening == [f"0100007F:{hexadecimal}"]


def test_a_change_reaches_an_open_stream_and_the_page(changing: Served, tmp_path: Path) -> None:
    versions = changing.events()
    first = next(versions)
    assert f'data-version="{first}"' in changing.get("/").text
    write(tmp_path, TIMELINE.replace("visits Quito", "leaves Quito"))
    second = next(versions)
    assert second != first
    page = changing.get("/countries/ecuador/chronology.html").text
    assert f'data-version="{second}"' in page
    assert "A delegation leaves Quito." in page
    write(tmp_path)
    assert next(versions) == first


def test_a_build_that_fails_keeps_the_last_good_site_and_says_why(changing: Served, tmp_path: Path) -> None:
    versions = changing.events()
    first = next(versions)
    write(tmp_path, TIMELINE.replace("visits Quito", "leaves Quito"), settings="title: [")
    next(versions)
    page = changing.get("/countries/ecuador/chronology.html")
    assert page.status == 200
    assert "A delegation visits Quito." in page.text
    (told,) = re.findall(r'<p role="status">(.*?)</p>', page.text)
    assert told.startswith("The timelines cannot be built now; this is the last good site. chronos.yaml:1:")
    write(tmp_path)
    assert next(versions) == first
    assert 'role="status"' not in changing.get("/").text.partition('id=":chronos"')[2]


def test_what_cannot_be_built_at_first_is_told_and_mended_later(tmp_path: Path) -> None:
    write(tmp_path, settings="title: [")
    with served("--port", "0", cwd=tmp_path) as running:
        answer = running.get("/")
        assert answer.status == 503
        assert "<h1>There is no site yet</h1>" in answer.text
        assert "chronos.yaml:1:" in answer.text
        versions = running.events()
        broken = next(versions)
        assert f'data-version="{broken}"' in answer.text
        write(tmp_path)
        assert next(versions) != broken
        assert running.get("/").status == 200


def test_the_site_of_an_edition_has_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, settings="title: Visits\neditions:\n  public: {title: Public, withhold: [wire-2021]}\n")
    with served("--port", "0", "--edition", "public", cwd=tmp_path) as running:
        page = running.get("/countries/ecuador/chronology.html").text
        assert "A visit without a source." in page
        assert "A delegation" not in page
        assert "wire-2021" not in running.get("/findings.json").text


def test_an_interrupt_ends_it_with_0_though_pages_are_open(changing: Served) -> None:
    versions = changing.events()
    next(versions)
    assert changing.interrupt() == 0
    assert list(versions) == []


def test_a_port_in_use_is_told_with_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", str(tmp_path), "--port", str(port)]) == 2
    assert capsys.readouterr().err == (
        f"chronos: port {port} is in use; end what uses it, or name another with --port (0: any that is free)\n"
    )


def test_no_folder_and_no_port_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", str(tmp_path / "nowhere")]) == 2
    assert "nowhere: no such file or folder; `chronos init DIR` makes a new project" in capsys.readouterr().err
    assert run(["serve", str(tmp_path), "--port", "65536"]) == 2
    assert "Invalid value for '--port'" in capsys.readouterr().err
    assert run(["serve", str(tmp_path), "--host", "0.0.0.0"]) == 2  # noqa: S104 - it is refused
    assert "No such option" in capsys.readouterr().err
