"""Throws arbitrary text at the date reader, guided by coverage (atheris; not among the dependencies).

Usage: python -m pip install atheris && python benchmarks/fuzz_edtf.py -max_total_time=600

Nothing but EdtfError may come out, its offset lies in the text, what is read is written back and put into words that
read back to the same value, and no text of 80 characters takes a second.
"""

import sys
import time

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # installed only where one fuzzes

with atheris.instrument_imports(include=["chronos"]):
    from chronos.edtf import EdtfError, nearest_valid, parse, read_words, words

CHARACTERS = "0123456789-X?~%/.[]{},YES TZ:+"
PHRASES = (
    "May 2018 5 to de enero entre y vers ( ) ? - \u2013 c. , or : ; early Q2 BC the 2010s 1er 23:20:30 UTC XIX siglo",
    "after",
    "since first half of 156X-12 and until AD summer l\u2019 à au 1900 44 century d\u2019 every from le mai 03",
    ". 2018-05-01 h",
)
WORDS = [word for phrase in PHRASES for word in phrase.split()]


def one_input(data: bytes) -> None:
    """Read one text, made of bytes in one of three ways."""
    chosen = atheris.FuzzedDataProvider(data)
    way = chosen.ConsumeIntInRange(0, 2)
    if way == 0:
        text = chosen.ConsumeUnicode(80)
    elif way == 1:
        text = "".join(CHARACTERS[byte % len(CHARACTERS)] for byte in chosen.ConsumeBytes(60))
    else:
        text = " ".join(WORDS[byte % len(WORDS)] for byte in chosen.ConsumeBytes(24))
    start = time.process_time()
    for reads in (parse, read_words):
        try:
            date = reads(text)
        except EdtfError as error:
            check(0 <= error.offset <= len(text), text)
            nearest_valid(text)
        else:
            check(parse(date.canonical) == date == parse(str(date)), text)
            check(date.earliest is None or date.latest is None or date.earliest <= date.latest, text)
            date.display_key()
            check(read_words(words(date), "en") == date, text)
    check(time.process_time() - start < 1, text)


def check(holds: bool, text: str) -> None:
    """Raise with the text where something does not hold."""
    if not holds:
        raise AssertionError(repr(text))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
