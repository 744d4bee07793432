"""Writes the days that are left of a date as an expression."""

from chronos.edtf import DateExpression, EdtfError, civil, day_number, parse
from chronos.edtf.writing import write_runs

Span = tuple[int | None, int | None]


def write_date(start: Span, end: Span, *, lasting: bool) -> DateExpression | None:
    """Return the expression for first and last day of a start and of an end; ``None`` where nothing bounds them.

    It is a year, month or day where it has just its days, else one of all of them, ``[a..b]``. Of what lasted it is an
    interval where start and end can be written as such, an end that nothing bounds as unknown.
    """
    if lasting and start != end:
        ends = [_written(span) if span != (None, None) else "" for span in (start, end)]
        if any(ends) and not any(".." in written for written in ends):
            try:
                return parse("/".join(ends))
            except EdtfError:  # nothing but the days from the first to the last is known
                pass
    span = (start[0], end[1])
    return parse(_written(span)) if span != (None, None) else None


def _written(span: Span) -> str:
    """Write days, or where EDTF cannot (it has no months of years with five digits) the years in which they lie."""
    try:
        return write_runs([span])
    except ValueError:
        first, last = span
        first = None if first is None else day_number(civil(first)[0], 1, 1)
        last = None if last is None else day_number(civil(last)[0], 12, 31)
        return write_runs([(first, last)])
