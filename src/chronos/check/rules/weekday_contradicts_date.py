"""A day of the week does not fit the date.

One of the two is a slip. A full date with its day of the week ("Monday 3 May 2019", which was a Friday) is checked by
itself, in the text and under `said:`; up to 1929 it may be of the Julian calendar. Where the date of the claim is one
day, so is the day of the week on which the text says that it happened: at its head ("On Tuesday, …", "El martes una …",
"Mardi, …"), or at the end of a plain sentence of coming, meeting or taking place ("A delegation visits Quito on
Tuesday."), unless another day of the week that it names fits. Other days may belong to something else ("announces a
strike on Friday", "two men arrested on Friday are released") and are left alone, as are names ("Black Friday").

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019-05-03"
    text: A delegation visits Quito on Monday.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019-05-03"
    text: A delegation visits Quito on Friday.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```
"""

from collections.abc import Iterable, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.weekdays import NAMES, all_weekdays, dated_weekdays, fits, iso_weekday, own_weekdays
from chronos.edtf import DateExpression, civil, format_day
from chronos.model import Claim, Fault, Severity

CODE: Final = "D011"
NAME: Final = "weekday-contradicts-date"
SEVERITY: Final[Severity] = "warning"
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def words(_context: Context) -> frozenset[str]:
    """Return the names of the days of the week."""
    return NAMES


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report days of the week that do not fit, in the text and in the words for the date."""
    if not claim.date.said and context.words(claim).isdisjoint(NAMES):
        return ()
    return _check(claim, context)


def _check(claim: Claim, context: Context) -> Iterator[Fault]:
    date = claim.date.expression
    julian = claim.date.calendar != "gregorian"
    for message in _misdated(claim.date.said, date, julian=julian):
        yield Fault(NAME, claim.where("date", part="said"), message, claim.id)
    if context.words(claim).isdisjoint(NAMES):
        return
    found = list(_misdated(claim.text, date, julian=julian))
    if not found and date is not None and not (date.uncertain or date.approximate):
        found = list(_undated(claim.text, date))
    for message in found[:1]:
        yield Fault(NAME, claim.where("text"), message, claim.id)


def _misdated(text: str, date: DateExpression | None, *, julian: bool) -> Iterator[str]:
    """Yield what is wrong with dates that have their day of the week; one without a year is that of the claim."""
    for written, weekday, mention in dated_weekdays(text):
        if mention.year is not None:
            years = [mention.year]
        elif date is not None and date.earliest is not None and date.latest is not None and not julian:
            possible = range(civil(date.earliest)[0], civil(date.latest)[0] + 1)[:3]
            years = [year for year in possible if mention._replace(year=year).may_fall(date.earliest, date.latest)]
        else:
            years = []
        if years and not any(fits(weekday, mention, year, julian=julian) for year in years):
            was = f"no {_NAMES[weekday - 1]}"
            if len(years) == 1 and not julian:
                was = f"a {_NAMES[iso_weekday(mention.days(years[0])[0]) - 1]}"
            yield f"{written[:60]!r}: that day was {was}; correct the one that is wrong"


def _undated(text: str, date: DateExpression) -> Iterator[str]:
    """Yield what is wrong with days of the week for which the claim has the date."""
    if date.earliest is None or date.earliest != date.latest:
        return
    weekday = iso_weekday(date.earliest)
    if weekday in all_weekdays(text):
        return
    named = list(own_weekdays(text))
    if named and weekday not in [number for _, number in named]:
        day = format_day(date.earliest)
        yield f"the text says {named[0][0]!r}, and {day} was a {_NAMES[weekday - 1]}; correct the one that is wrong"
