"""Says what is wrong with a date that cannot be read, and what was meant: loaded only where there is one."""

import json
import re
from typing import Final, Literal

from chronos.edtf import DateExpression, EdtfError, nearest_valid, numeric_readings, read_words, words
from chronos.model import Edit, Fault, Location

Said = Literal["", "beside", "instead"]
_SAID: Final = "`said:`"
_REVERSED: Final = "the end lies before the start"
_TURN: Final = "; turn them round, or correct the one that is wrong"
_CHOOSE: Final = "write the one that is meant"
_REASON: Final = 120
"""Characters of a reason that are shown: some quote the text."""
_LONGEST: Final = 120
"""Characters of a text that may still be a date."""
_UNDATED: Final = frozenset(
    [
        *("undated", "not dated", "no date", "without date", "date unknown", "unknown date", "unknown", "not known"),
        *("nd", "n d", "na", "n a", "none", "null", "nil", "tbd", "tbc", "to be confirmed", "to be determined"),
        *("sin fecha", "sin fechar", "s f", "sf", "fecha desconocida", "desconocida", "desconocido", "se desconoce"),
        *("sem data", "s d", "sd", "data desconhecida", "desconhecida", "desconhecido"),
        *("sans date", "non daté", "non datée", "date inconnue", "inconnue", "inconnu"),
        "",
    ]
)
"""What tables and bibliographies write where they know no date, in small letters without punctuation."""


def fault_of_date(
    text: str, error: EdtfError, what: str, place: Location, *, claim: str = "", source: str = "", said: Said = ""
) -> Fault:
    """Return the fault of a text that is no EDTF.

    ``claim`` or ``source`` is the id of what it stands in. ``said`` is empty where there is no place for the words of a
    date, ``beside`` where they stand beside it under ``said:``, ``instead`` where the text stands for the whole date of
    a claim; then the fix of one that can be read puts it there.
    """
    shown = f"{what} {_quote(text)}"
    problem = _Problem(text, error)
    if problem.is_reversed:
        return Fault(
            "reversed-interval", place, f"{shown}: {_REVERSED}{_perhaps(problem.nearest, _TURN)}", claim, source
        )
    if len(problem.readings) > 1:
        message = f"{shown} may be {_either(problem.readings)}; {_CHOOSE}{_with_words(text, said)}"
        return Fault("ambiguous-date", place, message, claim, source)
    if problem.is_ambiguous:
        message = f"{shown}: {problem.reason}; {_CHOOSE}{_with_words(text, said)}"
        return Fault("ambiguous-date", place, message, claim, source)
    hint = f"; write EDTF, and the words of the source under {_SAID}" if said else ""
    fixes: tuple[Edit, ...] = ()
    if problem.meant is not None:
        hint = f"; did you mean {_hint(problem.meant, text, said)}?"
        fixes = (Edit(place, _mapping(problem.meant, text)),) if said == "instead" else ()
    elif problem.is_undated:
        hint = f"; where the source gives none, {'write `undated`' if said else 'leave it out'}"
    elif problem.nearest is not None:
        hint = _perhaps(problem.nearest)
    message = f"{shown} is not a date in EDTF: {error.reason[:_REASON]}{hint}"
    return Fault("unreadable-date", place, message, claim, source, fixes=fixes)


def fault_of_words(text: str, error: EdtfError, place: Location, *, claim: str, gregorian: bool = True) -> Fault:
    """Return the fault of words for a date, without any EDTF beside them, that are not understood."""
    shown = f"the words {_quote(text)}"
    problem = _Problem(text, error)
    if problem.is_reversed:
        return Fault("reversed-interval", place, f"{shown}: {_REVERSED}{_TURN}", claim)
    if len(problem.readings) > 1 and gregorian:
        message = f"{shown} may be {_either(problem.readings)}; {_CHOOSE} beside them as `edtf:`"
        return Fault("ambiguous-date", place, message, claim)
    if problem.is_ambiguous:
        return Fault("ambiguous-date", place, f"{shown}: {problem.reason}; {_CHOOSE} beside them as `edtf:`", claim)
    hint = "; write what they mean beside them as `edtf:`"
    if problem.is_undated:
        hint = "; write `edtf: undated` beside them"
    elif problem.nearest is not None and gregorian:
        hint = f'; did you mean `edtf: "{problem.nearest}"`?'
    return Fault("unreadable-date", place, f"{shown} are not understood: {error.reason[:_REASON]}{hint}", claim)


def says_undated(text: str) -> bool:
    """Whether a text says in so many words that there is no date."""
    return " ".join(re.findall(r"\w+", text.casefold())) in _UNDATED


class _Problem:
    """What there is to say of a text that is no date.

    ``readings`` are what a date in numbers may be, ``meant`` is what numbers or words mean without a doubt, ``nearest``
    the nearest date.
    """

    def __init__(self, text: str, error: EdtfError) -> None:
        short = len(text) <= _LONGEST
        self.readings = numeric_readings(text) if short else ()
        self.meant: DateExpression | None = self.readings[0] if len(self.readings) == 1 else None
        kinds = {error.kind}
        self.reason = error.reason[:_REASON]
        if short and not self.readings:
            try:
                self.meant = read_words(text)
            except EdtfError as fault:
                kinds.add(fault.kind)
                self.reason = fault.reason[:_REASON] if fault.kind == "ambiguous" else self.reason
        self.is_reversed = "reversed" in kinds
        self.is_ambiguous = "ambiguous" in kinds
        self.is_undated = short and says_undated(text)
        self.nearest = nearest_valid(text) if short and self.meant is None else self.meant


def _mapping(date: DateExpression, said: str) -> str:
    return f'{{edtf: "{date}", said: {_double_quoted(said)}}}'


def _double_quoted(text: str) -> str:
    """Return a double-quoted scalar (YAML 1.2.2, section 7.3.1): a JSON string in which no character is special."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in quoted)


def _perhaps(nearest: DateExpression | None, otherwise: str = "") -> str:
    return f"; did you mean {nearest}?" if nearest is not None else otherwise


def _either(readings: tuple[DateExpression, ...]) -> str:
    shown = [f"{date} ({words(date)})" for date in readings[:3]]
    return f"{', '.join(shown[:-1])} or {shown[-1]}"


def _with_words(text: str, said: Said) -> str:
    if said == "instead":
        return f" as {{edtf: …, said: {_double_quoted(text[:60])}}}"
    return f", and these words under {_SAID}" if said else ""


def _hint(date: DateExpression, text: str, said: Said) -> str:
    if said == "instead":
        return _mapping(date, text[:60])
    return f"{date}, with these words under {_SAID}" if said else str(date)


def _quote(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
