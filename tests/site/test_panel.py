"""What serving adds to a page, whatever the page is."""

import pytest

from chronos.model import Finding, Location
from chronos.site.panel import page_of, with_panel

PAGE = b"<html><head><title>T</title></head><body><p>Text</p></body></html>"


def finding(message: str, line: int = 3) -> Finding:
    return Finding(
        code="S001", name="unsourced", severity="error", location=Location("timelines/a.yaml", line, 1), message=message
    )


def test_script_and_panel_stand_at_the_ends_of_head_and_body() -> None:
    assert with_panel(PAGE, "v1", [finding("no source")], "1 claim checked: 1 error", "").decode() == (
        "<html><head><title>T</title>"
        '<link rel="stylesheet" href="/_chronos/live.css">\n'
        '<script src="/_chronos/live.js" data-version="v1" defer></script>\n'
        "</head><body><p>Text</p>"
        '<aside id=":chronos" aria-label="chronos">\n'
        "<details><summary>1 error</summary>\n"
        "<p>1 claim checked: 1 error</p>\n"
        "<ol>\n"
        "<li><strong>error</strong> S001 no source <code>timelines/a.yaml:3</code></li>\n"
        "</ol>\n"
        "</details>\n"
        "</aside>\n"
        "</body></html>"
    )


def test_a_page_of_a_template_without_head_and_body_has_them_too() -> None:
    page = with_panel(b"<p>Text</p>", "v1", [], "nothing", "").decode()
    assert page.startswith("<p>Text</p><link ")
    assert page.endswith("</aside>\n")


def test_what_a_finding_says_is_text() -> None:
    page = with_panel(
        PAGE, "v", [finding("</ol><script>alert(1)</script>\x1b[2J\u202e")], "s", "<b>broken</b>"
    ).decode()
    assert "&lt;/ol&gt;&lt;script&gt;alert(1)&lt;/script&gt;\N{REPLACEMENT CHARACTER}[2J" in page
    assert '<p role="status">&lt;b&gt;broken&lt;/b&gt;</p>' in page
    assert "<script>" not in page
    assert "\u202e" not in page


def test_of_many_findings_the_first_are_listed_and_the_others_counted() -> None:
    page = with_panel(PAGE, "v", [finding(f"number {line}.", line) for line in range(1, 1302)], "s", "").decode()
    assert page.count("<li>") == 200
    assert "number 200." in page
    assert "<p>and 1,101 more; `chronos check` lists them all</p>" in page


@pytest.mark.parametrize(
    ("policy", "then"),
    [
        ("default-src 'none'; script-src 'self'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("default-src 'none';", "default-src 'none'; connect-src 'self'"),
        ("connect-src 'self' https://example.org", "connect-src 'self' https://example.org"),
    ],
)
def test_a_policy_that_says_nothing_of_connections_allows_those_to_this_server(policy: str, then: str) -> None:
    head = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
    page = with_panel(head.encode(), "v", [], "", "").decode()
    assert page.startswith(f'<head><meta http-equiv="Content-Security-Policy" content="{then}">')


def test_a_page_of_its_own_says_one_thing_and_runs_nothing_else() -> None:
    page = page_of("No <page>", "It & <nothing>.\x1b").decode()
    assert "<h1>No &lt;page&gt;</h1>\n<p>It &amp; &lt;nothing&gt;.\N{REPLACEMENT CHARACTER}</p>" in page
    assert "default-src 'none'" in page
