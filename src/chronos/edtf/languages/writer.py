"""Dates into words. Everything that is written here, :mod:`.reader` reads back to the same value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.calendars import civil
from chronos.edtf.canonical import write_date
from chronos.edtf.neighbours import dated, neighbour, year_of
from chronos.edtf.possible import year_blocks
from chronos.edtf.syntax import APPROXIMATE, LARGEST_DIGITS, UNCERTAIN, Listed, Member, Span, Stated, Tree

if TYPE_CHECKING:
    from chronos.edtf.languages.language import Language

_LARGEST_YEAR = 9999
_TOO_LARGE = 10**LARGEST_DIGITS
_THIRDS = {("01", "04"): 0, ("05", "08"): 1, ("09", "12"): 2}


def write(tree: Tree, language: Language) -> str:
    """An expression in words."""
    if isinstance(tree, Stated):
        return bare(tree, language)
    if isinstance(tree, Span):
        return _interval(tree, language)
    return _set(tree, language)


def year_words(year: int, language: Language) -> str:
    """An astronomical year: ``2018``, ``AD 476``, ``44 BC`` for -43, ``the year 12000``, ``the year 1E30``."""
    if abs(year) >= _TOO_LARGE:
        return bare(_too_large(year), language)
    if year <= 0:
        return language.bc.format(1 - year)
    if year < 1000:
        return language.ad.format(year)
    return str(year) if year <= _LARGEST_YEAR else language.long_year.format(year)


def day_words(day: int, language: Language) -> str:
    """A day number: ``1 May 2018``, ``15 March 44 BC``, ``1 January of the year 12000``."""
    year, month, number = civil(day)
    date = dated(1, month, number)
    if -_TOO_LARGE < year <= _LARGEST_YEAR:
        return _within_year(date, year_words(year, language), language, alone=True)
    smaller = _smaller(date, language, alone=True)
    return f"{smaller} {language.join(language.of.strip() or language.of_words[0], year_words(year, language))}"


def _too_large(year: int) -> Stated:
    from decimal import Decimal  # str(int) refuses thousands of digits; no calendar has such a year

    date = dated(0)
    date.digits, date.negative, date.long = str(Decimal(abs(year))), year < 0, True
    return date


def bare(date: Stated, language: Language) -> str:
    """A date as it stands alone: ``1 mai 2018``."""
    return _qualified(date, language, alone=True)


def noun(date: Stated, language: Language) -> str:
    """A date as it stands after a preposition: ``le 1er mai 2018``."""
    return _qualified(date, language, alone=False)


def _qualified(date: Stated, language: Language, *, alone: bool) -> str:
    depth = 1 + bool(date.month) + bool(date.day)
    marks = date.marks[:depth]
    whole = marks[0] if len(set(marks)) == 1 else 0
    core, notes = _core(date, language, alone=alone and not whole & APPROXIMATE)
    if whole & APPROXIMATE:
        core = language.join(language.circa, core)
    if any(marks) and not whole:
        notes = [*notes, _marks_note(date, language)]
    if whole & UNCERTAIN:
        notes = [*notes, "?"]
    return core + "".join(f" ({note})" for note in notes)


def _marks_note(date: Stated, language: Language) -> str:
    names = [language.part_names[3] if date.season and place == 1 else language.part_names[place] for place in range(3)]
    groups = []
    for mark in (UNCERTAIN, APPROXIMATE, UNCERTAIN | APPROXIMATE):
        parts = [name for name, own in zip(names, date.marks, strict=True) if own == mark]
        if parts:
            groups.append(f"{language.mark_names[mark - 1]}{language.label_colon}{', '.join(parts)}")
    return language.label_semicolon.join(groups)


def _core(date: Stated, language: Language, *, alone: bool) -> tuple[str, list[str]]:
    """The words of a date without its qualifiers, and the notes that stand behind it in parentheses."""
    if date.masked:
        return _masked(date, language, alone=alone)
    if date.too_large or date.significant:
        return _long_or_significant(date, language)
    year = year_of(date)
    notes = []
    if 24 < date.season < 33:
        notes.append(language.hemispheres[date.season > 28])
    words = _within_year(date, year_words(year, language), language, alone=alone)
    if date.time:
        words = language.time.format(words, _clock(date, language))
    return words, notes


def _clock(date: Stated, language: Language) -> str:
    zone = write_date(date).partition("T")[2][8:]
    clock = date.time
    if language.code == "fr":
        hours, minutes, seconds = clock.split(":")
        clock = f"{hours} h {minutes} min {seconds} s"
    if not zone:
        return clock
    return f"{clock} UTC" + ("" if zone == "Z" else zone.replace("-", "−"))  # the sign of a number


def _long_or_significant(date: Stated, language: Language) -> tuple[str, list[str]]:
    written = write_date(_without_marks(date)).partition("S")[0].lstrip("Y")
    words = language.long_year.format(written) if date.too_large else year_words(year_of(date), language)
    if not date.significant:
        return words, []
    return words, [language.significant[date.significant != "1"].format(date.significant)]


def _without_marks(date: Stated) -> Stated:
    plain = Stated()
    for name in ("digits", "negative", "long", "exponent", "significant", "month", "day"):
        setattr(plain, name, getattr(date, name))
    return plain


def _within_year(date: Stated, year: str, language: Language, *, alone: bool) -> str:
    """The month, day or season of a date joined with the words for its year."""
    if not date.month:
        return year
    joint = language.part_of if date.season > 32 and language.code != "en" else language.of
    if date.season > 36:
        joint = language.part_of
    return _smaller(date, language, alone=alone) + joint + year


def _smaller(date: Stated, language: Language, *, alone: bool) -> str:
    """The day and month or the season of a date, without its year."""
    if date.season:
        article, name = _season(date.season, language)
        return name if alone else article + name
    month = language.months[int(date.month) - 1]
    if not date.day:
        return month
    return _day(date, language, alone=alone) + language.of + month


def _day(date: Stated, language: Language, *, alone: bool) -> str:
    day = language.first_day if date.day == "01" else str(int(date.day))
    return day if alone else language.day_article + day


def _season(code: int, language: Language) -> tuple[str, str]:
    """The article and the name of a season, quarter, quadrimester or semester."""
    if code > 39:
        return language.part_article, language.semesters[code - 40]
    if code > 36:
        return language.part_article, language.quadrimesters[code - 37]
    if code > 32:
        return ("" if language.code == "en" else language.part_article), language.quarters[code - 33]
    # Southern codes begin with spring too: 29 is spring, 30 summer, 31 autumn, 32 winter.
    place = (code - 21) % 4
    return language.season_articles[place], language.seasons[place]


def _masked(date: Stated, language: Language, *, alone: bool) -> tuple[str, list[str]]:
    """Unspecified digits, in plain words where language has them; else as a pattern."""
    unknown = language.unknown_notes
    if date.digits == "XXXX" and not date.month and not date.negative:
        return unknown["year"], []
    month_known = bool(date.month) and "X" not in date.month
    day_known = "X" not in date.day
    if "X" not in date.digits:
        if month_known and date.day == "XX":
            plain = _with(date, day="")
            return _core(plain, language, alone=alone)[0], [unknown["day"]]
        if date.month == "XX" and date.day in ("", "XX"):
            note = unknown["month and day" if date.day else "month"]
            return year_words(year_of(date), language), [note]
    elif date.digits[len(date.digits.rstrip("X")) :] and "X" not in date.digits.rstrip("X"):
        if not date.month and date.digits != "XXXX":
            return _year_range(date, language, alone=alone)
        if month_known and day_known and not date.negative:
            smaller = _smaller(date, language, alone=alone)
            notes = [language.hemispheres[date.season > 28]] if 24 < date.season < 33 else []
            if date.digits == "XXXX":
                return smaller, [*notes, unknown["year"]]
            years, year_notes = _year_range(date, language, alone=True)
            if not year_notes:
                years = language.decade_within.format(date.digits[:3] + "0")
            return f"{smaller} {years}", [*notes, *year_notes]
    return language.pattern.format(write_date(_without_marks(date))), []


def _with(date: Stated, *, day: str) -> Stated:
    changed = _without_marks(date)
    changed.day = day
    return changed


def _year_range(date: Stated, language: Language, *, alone: bool) -> tuple[str, list[str]]:
    decade = date.digits[3] == "X" and "X" not in date.digits[:3] and not date.negative and date.digits[0] != "0"
    # "The 1900s" are a decade to some and a century to others; the years say which.
    if decade and (language.code != "en" or date.digits[2] != "0"):
        return language.decade.format(date.digits[:3] + "0"), []
    low, high = next(year_blocks(date))
    years = f"{year_words(low, language)}–{year_words(high, language)}"  # typography of ranges
    return (language.within + years if alone else years), [language.unknown_notes["year"]]


def _is_simple(date: Stated) -> bool:
    """Whether it is a plain year, month or day, which joins others without a doubt about what belongs to what."""
    special = date.masked or date.long or date.significant or date.season or date.time or any(date.marks)
    return not special


def _shortened(first: Stated, last: Stated, language: Language, *, alone: bool) -> str:
    """A simple date without what it shares with the one that follows it: ``26`` in ``26–29 September 2017``."""
    same_year = (first.digits, first.negative) == (last.digits, last.negative)
    if same_year and first.day and last.day and first.month == last.month:
        return _day(first, language, alone=alone)
    if same_year and first.month and last.month:
        return _smaller(first, language, alone=alone)
    return bare(first, language) if alone else noun(first, language)


def _both(joints: tuple[str, str], first: Stated, last: Stated, language: Language) -> str:
    """Two simple dates with a preposition before each."""
    start = language.join(joints[0], _shortened(first, last, language, alone=False))
    return f"{start} {language.join(joints[1], noun(last, language))}"


def _interval(span: Span, language: Language) -> str:
    start, end = span.start, span.end
    if isinstance(start, Stated) and isinstance(end, Stated):
        return _from_to(start, end, language)
    if isinstance(start, Stated):
        if end == "open":
            return language.join(language.since, noun(start, language))
        return f"{language.join(language.starting, noun(start, language))}, {language.end_unknown}"
    if isinstance(end, Stated):
        until = language.until(noun(end, language))
        return until if start == "open" else f"{until}, {language.start_unknown}"
    return language.endless[f"{start} {end}"]


def _from_to(start: Stated, end: Stated, language: Language) -> str:
    if start.season and end.depth == "year" and not end.masked:
        # With a dash, these years would be those of one winter.
        joint = language.join(language.to[1], noun(end, language))
        first = bare(start, language) if any(start.marks) else language.join(language.to[0], noun(start, language))
        return f"{first} {joint}"
    if not (_is_simple(start) and _is_simple(end)):
        return f"{bare(start, language)} – {bare(end, language)}"  # typography of ranges
    if language.dashed_days and start.day and start.month == end.month and end.day:
        short = _shortened(start, end, language, alone=True)
        if short.isdigit():
            return f"{short}–{bare(end, language)}"
    return _both(language.to, start, end, language).lstrip()


def _set(listed: Listed, language: Language) -> str:
    members = listed.members
    one = listed.bracket == "["
    if len(members) == 1:
        natural = _lone_range(members[0], language, one=one)
        if natural:
            return natural
    dates = [member.first for member in members if member.first is member.last and member.first is not None]
    if len(dates) == len(members) > 1 and all(map(_is_simple, dates)):
        return _list(dates, language, one=one)
    written = language.label_semicolon.join(_member(member, language) for member in members)
    return f"{language.one_of if one else language.all_of}{language.label_colon}{written}"


def _lone_range(member: Member, language: Language, *, one: bool) -> str:
    """A set of one range in plain words, or nothing where it has none."""
    if member.first is member.last:
        return ""
    if any(not _is_simple(date) for date in member.dates):
        return _member(member, language) if one and len(member.dates) == 1 else ""
    if member.first and member.last:
        if one:
            return _third(member.first, member.last, language) or _both(
                language.between, _coarsened(member.first, member.last), member.last, language
            )
        return f"{language.each[member.first.depth]} {_both(language.from_to, member.first, member.last, language)}"
    edge = neighbour(member.dates[0], -1 if member.last is None else 1)
    if edge is None:
        return _member(member, language) if one else ""
    words = language.join(language.before if member.last else language.after, noun(edge, language))
    return words if one else f"{language.each[edge.depth]} {words}"


def _coarsened(first: Stated, last: Stated) -> Stated:
    """The year or the month that begins with the first of two dates of different years: ``2018`` for January 2018.

    "Between 2018 and April 2023" says the same days as "between January 2018 and April 2023", and not more.
    """
    same_year = (first.digits, first.negative) == (last.digits, last.negative)
    if same_year or first.day not in {"", "01"}:
        return first
    coarser = _with(first, day="")
    if first.month == "01":
        coarser.month = ""
    return coarser


def _third(first: Stated, last: Stated, language: Language) -> str:
    same_year = (first.digits, first.negative) == (last.digits, last.negative)
    place = _THIRDS.get((first.month, last.month))
    if not same_year or place is None or first.day:
        return ""
    return language.join(language.third[place], year_words(year_of(first), language))


def _list(dates: list[Stated], language: Language, *, one: bool) -> str:
    last = dates[-1]
    shared = all(
        (date.digits, date.negative, bool(date.month)) == (last.digits, last.negative, bool(last.month))
        and (bool(date.day), date.month if last.day else "") == (bool(last.day), last.month if last.day else "")
        for date in dates
    )
    written = [_shortened(date, last, language, alone=True) if shared else bare(date, language) for date in dates[:-1]]
    final = bare(last, language)
    conjunction = language.disjunction(final) if one else language.conjunction
    return f"{', '.join(written)} {conjunction} {final}"


def _member(member: Member, language: Language) -> str:
    if member.first is None or member.last is None:
        words = bare(member.dates[0], language)
        return f"{words} {language.or_later if member.last is None else language.or_earlier}"
    if member.first is member.last:
        return bare(member.first, language)
    return _from_to(member.first, member.last, language)
