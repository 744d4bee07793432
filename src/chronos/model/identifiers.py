"""What makes an address, a DOI or an ISBN one, and when two of them are the same."""

import re
from typing import Final

_SIMPLE_URL = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]+(?:/[!#-;=?-~]*)?")
"""What nearly every address looks like; others are looked at more closely."""
_SCHEME = re.compile(r"[a-z][a-z0-9+-]*", re.IGNORECASE)
"""RFC 3986, section 3.1, without the full stop, which only the host of an address without a scheme has there."""
_WITH_HOST: Final = frozenset(["http", "https", "ftp", "ftps", "sftp"])
_HOST = re.compile(r"[\w.%~-]+")
_FORBIDDEN = re.compile(r"[<>\"\x00-\x1f\x7f]")
"""RFC 3986, appendix C: what stands around an address and is no part of it; controls are in none."""
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)=[^&]*&?")
"""Parameters that say where a reader came from."""

_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,}(?:\.\d+)*/[^\s\x00-\x1f]+|10/[a-z0-9]+", re.IGNORECASE)
"""ISO 26324 and the DOI Handbook, "DOI name syntax": 10, the registrant's number (they begin at 1000; it may be
divided by full stops), a slash, and any characters; and the short names that doi.org gives out."""

_ISBN_LABEL = re.compile(r"\b(?:e-?)?ISBN(?:[- ]1[03])?\b:?|\([^)]*\)", re.IGNORECASE)
"""The name of the number, and words such as "(hardback)" beside it."""
_ISBN_DASHES = re.compile(r"[-\u00ad\u2010-\u2015\u2212]")


def url_fault(url: str) -> str:
    """Return what is wrong with an address by RFC 3986, empty where it can be one; names in all scripts may be."""
    if _SIMPLE_URL.fullmatch(url):
        return ""
    if " " in url:
        return "it has a space in it"
    if forbidden := _FORBIDDEN.search(url):
        return f"it has {forbidden[0]!r} in it"
    scheme, colon, rest = url.partition(":")
    if not colon or not _SCHEME.fullmatch(scheme):
        looks_right = "." in url.split("/", 1)[0]
        return "it has no scheme" + (f"; write https://{url[:60]}" if looks_right else " such as https://")
    if scheme.lower() not in _WITH_HOST:
        return _unusual_fault(scheme, rest)
    if not rest.startswith("//"):
        return f"two slashes come after {scheme}:"
    return _host_fault(url)


def _unusual_fault(scheme: str, rest: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - few addresses have another scheme

    near = get_close_matches(scheme.lower(), ("https", "http"), n=1, cutoff=0.75)
    if near or scheme.lower().startswith("hxxp"):
        return f"no scheme is called {scheme[:60]!r}; did you mean {near[0] if near else 'http'}?"
    return "" if rest.strip("/") else f"nothing comes after {scheme[:60]}:"


def _host_fault(url: str) -> str:
    from urllib.parse import urlsplit  # noqa: PLC0415 - few addresses are out of the ordinary

    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "no host is called so"
    try:
        parts.port  # noqa: B018 - reading it may raise
    except ValueError:
        return "its port is no number up to 65535"
    if not host:
        return "it names no host"
    if host in ("http", "https"):
        return "it begins twice"
    if ":" in host:  # IPv6, which has been read above
        return ""
    if not _HOST.fullmatch(host) or "" in host.removesuffix(".").split("."):
        return f"no host is called {host[:60]!r}"
    numbers = host.split(".")
    if len(numbers) == 4 and all(map(str.isdecimal, numbers)) and max(map(int, numbers)) > 255:
        return f"{host[:60]!r} is no IP address"
    return ""


def url_key(url: str) -> str:
    """Return what addresses of one page have in common.

    Scheme, ``www.``, the last slash, the place within the page and where a reader came from do not count.
    """
    page, _, place = url.partition("#")
    if place.startswith(("/", "!")):  # pages that a script makes have their names there
        page = url
    host, slash, path = page.partition("://")[2].partition("/")
    if "utm_" in path or "clid=" in path or "mc_" in path:
        path = _TRACKING.sub("", path).rstrip("?&")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def bare_doi(text: str) -> str:
    """Return a DOI in small letters and without the address or label before it; DOIs are the same in any letters."""
    if not text.startswith("10."):
        found = _DOI_PREFIX.match(text)
        text = text[found.end() :] if found is not None else text
        if "%" in text:
            from urllib.parse import unquote  # noqa: PLC0415 - few DOIs are written so

            text = unquote(text)
    return text.lower()


def is_doi(text: str) -> bool:
    """Whether a text is a DOI, with or without ``doi:`` or ``https://doi.org/`` before it."""
    return _DOI.fullmatch(bare_doi(text)) is not None


def doi_within(text: str) -> str:
    """Return the DOI that stands somewhere in a text, empty where there is none."""
    found = re.search(r"10\.\d{4,}(?:\.\d+)*/[^\s?#]+", text[:500])
    return found[0] if found is not None else ""


def isbns(text: str) -> tuple[str, ...]:
    """Return the numbers of a field of ISBNs, each without what divides it; there may be several."""
    text = _ISBN_DASHES.sub("", _ISBN_LABEL.sub(" ", text)).upper()
    whole = "".join(text.split())
    if whole and not isbn_fault(whole):
        return (whole,)
    listed = ["".join(part.split()) for part in re.split(r"[,;/]", text) if part.strip()]
    words = re.split(r"[,;/\s]+", text.strip(" ,;/"))
    for numbers in (listed, words):
        if not any(map(isbn_fault, numbers)):
            return tuple(numbers)
    return tuple(words if all(len(word) >= 9 for word in words) else listed)


def isbn_fault(number: str) -> str:
    """Return what is wrong with an ISBN (ISO 2108) without hyphens, empty where it is one."""
    body, last = number[:-1], number[-1:]
    if not body.isdecimal() or not body.isascii() or last not in "0123456789X":
        return "it has something else than digits in it"
    if len(number) == 13:
        if not number.startswith(("978", "979")):
            return "an ISBN of 13 digits begins with 978 or 979"
        check = str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body)) % 10)
    elif len(number) == 10:
        check = "0123456789X"[-sum(int(digit) * (10 - place) for place, digit in enumerate(body)) % 11]
    else:
        return f"it has {len(number)} digits, and an ISBN 13 (or 10, before 2007)"
    return "" if check == last else f"a digit is wrong, since after {body} the last is {check}"


def isbn_key(number: str) -> str:
    """Return an ISBN in its form of 13 digits, without the check digit: that of 10 is the same with 978 before it."""
    return number[:12] if len(number) == 13 else f"978{number[:9]}"
