"""Rows of a Parquet file are counted as the same events are, one by one."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, cast

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronos.count import Terms, count, weigh, window_of
from chronos.edtf import day_number, parse
from chronos.model import Counts, Event, Lasting, Period, PeriodCount, RowCounts, Status, UnreadRow
from chronos.pipeline.counting_rows import count_rows
from chronos.store.event_rows import RowsError

DATES = (
    *(
        "2018",
        "2018-05",
        "2018-05-17",
        "2018~",
        "2018-05-17?",
        "2018-05%",
        "2019-24",
        "2018-33",
        "2018-05-17T10:00:00Z",
    ),
    *("[2017-04..2018-03]", "[2016-05-03..2019-02-28]", "[2016..2016]", "[2018-05-17..2018-05-17]", "[2016,2018-03]"),
    *("[2016,2017-04..2018-03,2020-02-29]", "[2018..]", "[..2016]", "[..2018-05-04,2019]", "[2030..]", "[1900..2030]"),
    *("[2018-33..2019-34]", "[2018~..2019]", "[0001..4000]", "{2016,2018-03}", "{2016..2018}", "{2018,2018-05}"),
    *("2016/2018", "2016-05/2018", "2016/2016-05-03", "2017/..", "2017/", "../2018", "/2018", "../..", "2017-05~/.."),
    *("201X", "2018-XX", "2018-05-XX", "20X8-05", "XXXX", "XXXX-05-03", "156X-12-25", "1950S2", "2017-1X/2019-05-2X"),
    *("-0043", "-0043-03-15", "Y-17000", "Y17000000002", "Y1234567890123456789", "0000", "[-0100..-0044]"),
)


class Row(NamedTuple):
    date: str
    lasting: bool | None = None
    countries: tuple[str, ...] = ()
    status: Status = "undisputed"


def write(path: Path, rows: Iterable[Row]) -> Path:
    """Write rows as ``data/events.csv`` has them: lists are joined."""
    texts = [(f"e{n}", row.date, row.lasting, ";".join(row.countries), row.status) for n, row in enumerate(rows)]
    return write_table(path, "id VARCHAR, date VARCHAR, lasting BOOLEAN, countries VARCHAR, status VARCHAR", texts)


def write_table(path: Path, columns: str, rows: Sequence[Sequence[object]]) -> Path:
    with duckdb.connect() as database:
        database.execute(f"CREATE TABLE t ({columns})")
        kinds = [column.split()[1] for column in columns.split(", ")]
        taken = ", ".join(f"unnest(${place}::{kind}[])" for place, kind in enumerate(kinds, start=1))
        database.execute(
            f"INSERT INTO t SELECT {taken}", [[row[place] for row in rows] for place, _ in enumerate(kinds)]
        )
        database.execute("SET VARIABLE path = $1", [str(path)])
        database.execute("COPY t TO (getvariable('path')) (FORMAT parquet)")
    return path


def event(row: Row) -> Event:
    date = parse(row.date) if row.date else None
    return Event(
        id="",
        claims=(),
        date=date,
        agreement="single",
        text="",
        countries=row.countries,
        regions=(),
        actors=(),
        places=(),
        kind="",
        status=row.status,
        lasting=row.lasting if row.lasting is not None else date is not None and date.kind == "interval",
        corroboration=0,
        origins=0,
        sources=(),
    )


def one_by_one(rows: Iterable[Row], as_of: int | None, **asked: Any) -> tuple[Counts, dict[str, Counts]]:
    """Count the same as events: all of them, and those of each country."""
    events = [event(row) for row in rows]
    terms = Terms(window=window_of(events, as_of), as_of=as_of, **asked)
    weighed = [weigh(each, terms) for each in events]
    total = count(weighed, terms)
    names = {name for each in events for name in each.countries or ("",)}
    return total, {
        name: count(
            [each for each in weighed if name in (each.event.countries or ("",))], terms, group=name, like=total
        )
        for name in names
    }


def assert_same(found: RowCounts, total: Counts, groups: dict[str, Counts]) -> None:
    assert found.total == total
    assert {
        each.group: (each.rows, each.events, each.beyond, each.elsewhere, each.undated) for each in found.groups
    } == {name: (each.rows, each.events, each.beyond, each.elsewhere, each.undated) for name, each in groups.items()}


@pytest.mark.parametrize(
    ("per", "lasting", "prospective"),
    list(product(("year", "quarter", "month", "decade"), ("once", "present"), (False, True))),
)
@pytest.mark.parametrize("asked", [(None, None), ("2017-03-05", "2018-05-10"), ("2018", None)])
def test_every_kind_of_date_counts_as_it_does_as_an_event(
    tmp_path: Path, per: Period, lasting: Lasting, prospective: bool, asked: tuple[str | None, str | None]
) -> None:
    statuses: tuple[Status, ...] = ("undisputed", "prospective", "retracted", "disputed")
    rows = [
        Row(date, lasted, countries, statuses[(place + turn) % 4])
        for turn, lasted in enumerate((None, True, False))
        for place, date in enumerate(("", *DATES))
        for countries in (("EC",), ("EC", "PE"), ())[: 1 + place % 3]
    ]
    days = tuple(parse(day).earliest if day else None for day in asked)
    terms: dict[str, Any] = {"by": per, "lasting": lasting, "prospective": prospective, "asked": days}
    as_of = day_number(2018, 6, 30)
    total, groups = one_by_one(rows, as_of, **terms)
    found = count_rows(
        write(tmp_path / "e.parquet", rows),
        by="country",
        per=per,
        as_of=as_of,
        asked=cast("tuple[int | None, int | None]", days),
        lasting=lasting,
        prospective=prospective,
    )
    assert_same(found, total, groups)
    assert found.rows == total.events == len(rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.builds(
            Row,
            st.sampled_from(("", *DATES)),
            st.sampled_from([None, True, False]),
            st.sampled_from([(), ("EC",), ("PE", "EC"), ("UY",)]),
            st.sampled_from(["undisputed", "undisputed", "retracted", "prospective"]),
        ),
        max_size=30,
    ),
    as_of=st.sampled_from([None, day_number(2017, 5, 3), day_number(2024, 12, 31)]),
)
def test_any_rows_count_as_their_events_do(tmp_path: Path, rows: list[Row], as_of: int | None) -> None:
    total, groups = one_by_one(rows, as_of)
    assert_same(count_rows(write(tmp_path / "e.parquet", rows), by="country", as_of=as_of), total, groups)


def test_the_counts_of_four_rows(tmp_path: Path) -> None:
    rows = [Row("2017-05"), Row("2017"), Row("[2017-07..2018-06]"), Row("")]
    found = count_rows(write(tmp_path / "e.parquet", rows))
    assert found.total.rows == (
        PeriodCount("2017", 2, Fraction(2) + Fraction(184, 365), 3),
        PeriodCount("2018", 0, Fraction(181, 365), 1),
    )
    assert (found.rows, found.total.events, found.total.undated, found.groups) == (4, 4, 1, ())


def test_a_list_column_and_a_joined_text_name_the_same_groups(tmp_path: Path) -> None:
    lists = write_table(
        tmp_path / "lists.parquet",
        "date VARCHAR, countries VARCHAR[]",
        [("2018", ["PE", "EC", "PE"]), ("2018", []), ("2018", None), ("2018", ["EC"])],
    )
    texts = write_table(
        tmp_path / "texts.parquet",
        "date VARCHAR, countries VARCHAR",
        [("2018", "PE; EC;PE"), ("2018", ""), ("2018", None), ("2018", "EC;")],
    )
    found = [count_rows(path, by="country") for path in (lists, texts)]
    assert found[0] == found[1]
    assert [(each.group, each.name, each.events) for each in found[0].groups] == [
        ("EC", "Ecuador", 2),
        ("PE", "Peru", 1),
        ("", "", 2),
    ]
    assert found[0].total.events == 4


def test_a_column_in_the_singular_holds_one_group(tmp_path: Path) -> None:
    path = write_table(tmp_path / "e.parquet", "date VARCHAR, actor VARCHAR", [("2018", "Smith; Wesson Ltd")])
    assert [each.group for each in count_rows(path, by="actor").groups] == ["Smith; Wesson Ltd"]


def test_statuses_stand_in_their_own_order(tmp_path: Path) -> None:
    rows = [Row("2018", status=status) for status in ("retracted", "disputed", "prospective", "undisputed")]
    groups = count_rows(write(tmp_path / "e.parquet", rows), by="status").groups
    assert [each.group for each in groups] == ["undisputed", "disputed", "prospective", "retracted"]


def test_rows_with_dates_that_cannot_be_read_are_counted_and_the_first_named(tmp_path: Path) -> None:
    rows = [Row("2018"), Row("2018-13"), *[Row("yesterday", status="retracted")] * 6, Row("")]
    found = count_rows(write(tmp_path / "e.parquet", rows))
    assert (found.rows, found.unread, found.total.events, found.total.retracted) == (9, 7, 2, 0)
    assert [(each.row, each.id, each.date) for each in found.examples] == [
        (2, "e1", "2018-13"),
        *[(number, f"e{number - 1}", "yesterday") for number in range(3, 7)],
    ]
    assert "months run from 01 to 12" in found.examples[0].reason


def test_a_table_without_ids_names_rows_by_their_numbers(tmp_path: Path) -> None:
    path = write_table(tmp_path / "e.parquet", "date VARCHAR", [("2018",), ("soon",)])
    reason = "“soon” is not a date, at character 1: a date begins with a year of four digits."
    assert count_rows(path).examples == (UnreadRow(2, "", "soon", reason),)


@pytest.mark.parametrize(
    ("kind", "value", "period"),
    [("DATE", "2018-05-17", "2018"), ("TIMESTAMP", "2018-05-17 10:30:00", "2018"), ("SMALLINT", 2018, "2018")],
)
def test_days_moments_and_years_as_numbers_are_dates_too(tmp_path: Path, kind: str, value: object, period: str) -> None:
    path = write_table(tmp_path / "e.parquet", f"date {kind}", [(value,), (None,)])
    found = count_rows(path)
    assert found.total.rows == (PeriodCount(period, 1, Fraction(1), 1),)
    assert found.total.undated == 1


def test_spaces_around_a_date_do_not_matter(tmp_path: Path) -> None:
    path = write_table(tmp_path / "e.parquet", "date VARCHAR", [(" 2018 ",), ("2018",), ("  ",)])
    found = count_rows(path)
    assert (found.total.rows[0].certain, found.total.undated) == (2, 1)


def test_no_rows_give_no_periods(tmp_path: Path) -> None:
    path = write_table(tmp_path / "e.parquet", "date VARCHAR, country VARCHAR", [])
    assert count_rows(path, by="country") == RowCounts(total=Counts(by="year"))


def test_a_share_of_very_many_parts_is_exact_too(tmp_path: Path) -> None:
    # Ranges of 8, 12, 14, ... days, each with a day in the decade before: a denominator of over 80 bits.
    starts = ("2009-12-31", "2009-12-30", "2009-12-29")
    ends = [f"2010-{month:02}-{day:02}" for month in (1, 3, 5, 7) for day in (3, 6, 9, 14, 17, 22, 28)]
    members = [f"{start}..{end}" for start, end in product(starts, ends)]
    rows = [Row(f"[{','.join(members)}]"), Row("2018")] * 3
    total, _ = one_by_one(rows, None, by="decade")
    assert max(row.expected.denominator for row in total.rows) > 2**80
    assert count_rows(write(tmp_path / "e.parquet", rows), per="decade").total == total


@pytest.mark.parametrize("name", ["a[1]*?.parquet", "it's.parquet", "ñandú.parquet"])
def test_a_file_name_is_no_pattern(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a1xx.parquet", [Row("2018")] * 3)
    assert count_rows(write(tmp_path / name, [Row("2018")])).rows == 1


def test_a_missing_date_column_is_one_clear_error(tmp_path: Path) -> None:
    path = write_table(tmp_path / "e.parquet", "day VARCHAR, country VARCHAR", [("2018", "EC")])
    with pytest.raises(RowsError) as caught:
        count_rows(path)
    assert str(caught.value) == f"{path}: no column `date`, which holds dates in EDTF; there are day, country"


def test_a_missing_group_column_is_one_clear_error(tmp_path: Path) -> None:
    path = write_table(tmp_path / "e.parquet", "date VARCHAR, land VARCHAR", [("2018", "EC")])
    with pytest.raises(RowsError) as caught:
        count_rows(path, by="country")
    message = "no column `countries` or `country` to count by country; there are date, land"
    assert str(caught.value) == f"{path}: {message}"


def test_lasting_that_is_neither_true_nor_false_is_one_clear_error(tmp_path: Path) -> None:
    path = write_table(tmp_path / "e.parquet", "date VARCHAR, lasting VARCHAR", [("2018", "True"), ("2018", "maybe")])
    with pytest.raises(RowsError) as caught:
        count_rows(path)
    assert str(caught.value) == f"{path}: lasting is 'maybe' in a row; write true or false, or nothing"


def test_what_is_no_parquet_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "e.parquet"
    path.write_text("date\n2018\n", encoding="utf-8")
    with pytest.raises(RowsError, match=r"e\.parquet: cannot be read as Parquet \(.*\)\Z"):
        count_rows(path)


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RowsError, match=r"e\.parquet: cannot be read \(no such file or directory\)"):
        count_rows(tmp_path / "e.parquet")


def test_without_duckdb_the_error_names_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "e.parquet", [Row("2018")])
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(RowsError) as caught:
        count_rows(path)
    message = "Parquet is read with DuckDB; install it with `pip install duckdb`"
    assert str(caught.value) == f"{path}: {message}"


def test_counting_rows_loads_neither_numpy_nor_yaml(tmp_path: Path) -> None:
    path = write(tmp_path / "e.parquet", [Row("2018", countries=("EC",))])
    code = (
        "import sys; from pathlib import Path; from chronos.pipeline.counting_rows import count_rows; "
        "count_rows(Path(sys.argv[1])); print(*{'numpy', 'yaml', 'pandas', 'altair'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    assert done.stdout == "\n"
