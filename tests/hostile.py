"""A project in which everything that a person may write is written to do harm, or to come out wrong."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ELSEWHERE = "https://elsewhere.invalid"
"""Where nothing may ever be asked for."""

TEXTS = (
    "<script>document.title='taken'</script>",
    "</script></title></style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">here</a>',
    f"<iframe src={ELSEWHERE}></iframe><link rel=stylesheet href={ELSEWHERE}/x.css>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'><base href={ELSEWHERE}>",
    "<!-- open <![CDATA[ open <?php open",
    "--> ]]> ?> closed",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp;",
    f"[here](javascript:alert(1)) ![x]({ELSEWHERE}/x.png) [data](data:text/html,<script>alert(1)</script>)",
    f'[ref]: {ELSEWHERE} "title"',
    f"{ELSEWHERE}/bare www.elsewhere.invalid <{ELSEWHERE}/auto> who@elsewhere.invalid",
    "# heading\n\n---\n\n- item\n\n    code\n\n> quote",
    "| a | b |\n| - | - |\n| [^1] | [^1]: note |",
    "**bold** _it_ ~~gone~~ `code` ``co`de`` $x$ ==mark== ^sup^ H~2~O",
    "```{=html}\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`{=html} `<w:p/>`{=openxml} `#panic()`{=typst}",
    '::: {custom-style="Title"}\nblock\n::: [span]{.class onclick=alert(1)}',
    '#read("/etc/passwd") #panic("no") #include "x.typ" #import "@preview/x:1.0.0"',
    '@label <label> #label("x") #link("javascript:alert(1)")[here] $ x^2 $ // comment /* open',
    "\\input{/etc/passwd} \\write18{id} \\end{document} % gone",
    "{{ 7*7 }} {% include 'x' %} {# gone #} {{ ''.__class__.__mro__ }} ${7*7} <%= 7*7 %>",
    '{ INCLUDETEXT "/etc/passwd" } { DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" } {INCLUDEPICTURE "x"}',
    "</w:t></w:r><w:r><w:instrText>DDEAUTO calc</w:instrText></w:r><w:r><w:t>",
    '=HYPERLINK("https://elsewhere.invalid","here")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "\N{FULLWIDTH PLUS SIGN}1 \N{FULLWIDTH HYPHEN-MINUS}1 \N{FULLWIDTH COMMERCIAL AT}1",
    "first;=1+1;-1;+1;@1",
    '";=1+1;"',
    "'; DROP TABLE claims; --",
    "\0null \a bell \b back \x1b[31mred\x1b[0m \x7f \x85 next \u2028 line \u2029 paragraph",
    "\u202egnp.exe\u202c right to left override",
    "zero\u200bwidth\u200cnon\u200djoiner\u2060word\ufeffmark",
    "\U0001f600 \U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1ea\U0001f1e8 \u2764\ufe0f",
    "e\u0301 n\u0303 o\u0308 Z\u0351\u036b\u0343a\u0323l\u0330g\u0317o\u031d",
    "\u0648\u0635\u0644 \u0648\u0641\u062f (2019) \u05d4\u05de\u05e9\u05dc\u05d7\u05ea \u05d1\u05d0\u05d4",
    "\u4ee3\u8868\u56e2\u8bbf\u95ee \u3068 \ub300\ud45c\ub2e8",
    "unbroken" + "".join(sha256(bytes([number])).hexdigest() for number in range(8))[:492],
    "\ufdd0 \ufffe \uffff \U0001ffff no characters",
    "%s %d %n {0} {name!r} $HOME `id` $(id) ; rm -rf . | cat",
    "constructor __proto__ toString",
)
"""What every claim of one says, in every field that it has."""

IDS = (
    "../../../outside",
    "/etc/passwd",
    "..",
    ".",
    "...",
    "CON",
    "nul.txt",
    "com1",
    "a/b",
    "a\\b",
    "dot.",
    "blank at",
    "Twin",
    "twin",
    "tw\u0131n",
    "x" * 300,
    "x" * 299 + "y",
    "<b>id</b>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "=1+1",
    "-1",
    "@id",
    "#fragment",
    "%2e%2e%2f",
    "?query=1&other=2",
    ":main",
    ":n1",
    "main",
    "constructor",
    "__proto__",
    "`tick`",
    "``",
    "|pipe|",
    "*star*",
    "{{ 7*7 }}",
    "#panic()",
    "n\u00f1",
    "nn\u0303",
    "\U0001f600",
    "\u202eid",
    "~tilde",
    "index",
    "site",
)
"""Ids of claims; the sources of some have the same."""

ADDRESSES = (
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//elsewhere.invalid/x",
    "\\\\elsewhere.invalid\\share",
    'https://elsewhere.invalid/"onmouseover="alert(1)',
    "https://elsewhere.invalid/'><script>alert(1)</script>",
    "https://elsewhere.invalid/a b\nc",
    "https://elsewhere.invalid/) [x](javascript:alert(1)",
    "https://elsewhere.invalid/\\\\server",
    "10.1000/<script>alert(1)</script>",
    '10.1000/" onclick="alert(1)',
)
"""URL and DOI of sources."""

REGION = "<b onmouseover=alert(1)>Region</b> | {{ 7*7 }} #panic()"
TITLE = "</title><script>document.title='taken'</script> =1+1 [x](javascript:alert(1))"
KIND = "</option><img src=x onerror=alert(1)>"
KIND_ID = '"><img src=x onerror=alert(1)>'
EDITION = '"><script>alert(1)</script> {{ 7*7 }} #panic()'
"""The title of an edition that has everything; its name is ``all``."""
FILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1)).yaml"
"""The name of a file that cannot be read, which the index tells."""


def write_hostile(root: Path) -> Path:
    """Write the project, with a small file for each thing, and return its folder of timelines."""
    folder = root / "timelines"
    folder.mkdir(parents=True)
    (folder / "chronos.yaml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "claims.yaml").write_text("\n".join(["claims:", *_claims()]) + "\n", encoding="utf-8")
    (folder / "sources.yaml").write_text("\n".join(["references:", *_sources()]) + "\n", encoding="utf-8")
    (folder / "judgements.yaml").write_text(f"judgements: [{_JUDGEMENT}]\n", encoding="utf-8")
    (folder / FILE).write_text("claims: [", encoding="utf-8")
    return folder


def written(text: str) -> str:
    """Return a text in quotes as YAML has it (YAML 1.2, 5.7): all that is not plain ASCII by its number."""
    return '"' + re.sub(r'[^ -~]|["\\]', lambda found: f"\\U{ord(found[0]):08x}", text) + '"'


_SETTINGS = f"""
title: {{en: {written(TITLE)}, es: {written(TITLE + " es")}}}
as_of: "2021-06-30"
languages: [en, es]
kinds: {{visit: {{en: {written(KIND)}, es: {written(KIND + " es")}}}, {written(KIND_ID)}: plain}}
regions: [{{id: own, name: {{en: {written(REGION)}, es: {written(REGION + " es")}}}, countries: [EC]}}]
editions: {{all: {{title: {{en: {written(EDITION)}, es: {written(EDITION + " es")}}}}}}}
"""


_JUDGEMENT = f"{{claims: [twice-0, twice-1], verdict: same, by: {written(TEXTS[0])}, why: {written(TEXTS[2])}}}"


def _claims() -> Iterator[str]:
    for number, text in enumerate(TEXTS):
        said = written(text)
        fields = [
            f"id: text-{number}",
            f'date: {{edtf: "{1971 + number}", said: {said}}}',
            f"text: {{en: {said}, es: {written(f'es {text}')}}}" if number % 3 == 0 else f"text: {said}",
            "countries: [EC]",
            f"actors: [{said}]",
            f"places: [{said}]",
            f"note: {said}",
            f"kind: {'visit' if number % 2 else said}",
            f"status: {('undisputed', 'disputed', 'retracted')[number % 3]}",
            f"sources: [{{source: source-{number}, locator: {said}, quote: {said}}}]",
        ]
        yield f"- {{{', '.join(fields)}}}"
    for number, an_id in enumerate(IDS):
        date = "undated" if number % 7 == 6 else f"{1971 + number}-03"
        fields = [f"id: {written(an_id)}", f'date: "{date}"', f"text: The id {number} is shown.", "countries: [EC]"]
        yield f"- {{{', '.join(fields)}, sources: [{{source: {written(an_id)}, locator: p. 1}}]}}"
    for number, text in enumerate((TEXTS[2], TEXTS[24])):  # joined, and of different days
        fields = [f"id: twice-{number}", f'date: "1970-0{number + 1}"', f"text: {written(text)}", "countries: [EC]"]
        yield f"- {{{', '.join(fields)}, sources: [source-{number}]}}"
    for number, address in enumerate(ADDRESSES):
        fields = [f"id: address-{number}", f'date: "{1971 + number}-04"', f"text: {written(address)}"]
        yield f"- {{{', '.join(fields)}, regions: [own], sources: [address-{number}]}}"


def _sources() -> Iterator[str]:
    for number, text in enumerate(TEXTS):
        said = written(text)
        names = ("title", "container-title", "publisher", "publisher-place", "volume", "page", "note", "genre")
        fields = [
            f"id: source-{number}",
            "type: article-journal",
            "issued: 2021",
            *(f"{name}: {said}" for name in names),
        ]
        yield f"- {{{', '.join(fields)}, author: [{{family: {said}, given: {said}}}, {{literal: {said}}}]}}"
    for an_id, origin in zip(IDS, (*IDS[1:], "Nobody's"), strict=True):
        yield f"- {{id: {written(an_id)}, type: book, title: A book, origin: {written(origin)}, issued: 2021}}"
    for number, address in enumerate(ADDRESSES):
        said = written(address)
        fields = [f"id: address-{number}", f"title: A page {number}", "issued: 2021", f"URL: {said}", f"DOI: {said}"]
        yield f"- {{{', '.join(fields)}, type: webpage}}"
