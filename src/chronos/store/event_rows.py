"""Reads tables of events that are too big for YAML: a Parquet file with a row an event.

The rows stay in DuckDB. What leaves it is each date that they have, once, and sums; what goes in is what each date
weighs.
"""

import os
from collections.abc import Mapping, Sequence
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from chronos.model import ChronosError, Dimension, RowDate, RowSum, RowWeight, UnreadRow
from chronos.store.walk import reason_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS: Final[Mapping[Dimension, tuple[str, ...]]] = {
    "country": ("countries", "country"),
    "region": ("regions", "region"),
    "kind": ("kind",),
    "status": ("status",),
    "source": ("sources", "source"),
    "actor": ("actors", "actor"),
}
"""The columns that may hold the groups of a row, the first that there is.

Those in the plural hold a list, or texts joined by ``;`` as in ``data/events.csv``.
"""

_LASTING: Final = {"": None, "true": True, "false": False}
_KEY: Final = "CASE r.status WHEN 'retracted' THEN retracted WHEN 'prospective' THEN prospective ELSE key END"


class RowsError(ChronosError):
    """A table of events that cannot be read, or has no column for what is asked."""


class EventRows:
    """The rows of one file, to be used with ``with``.

    The columns are ``date`` (EDTF; empty: undated), ``lasting`` (true, false or empty) and ``status`` as in timelines,
    ``id`` and those of :data:`COLUMNS`; all but the first, and that of the groups asked for, may be missing.
    """

    def __init__(self, path: Path, by: Dimension | None = None) -> None:
        """Open a file to be counted in groups or, without ``by``, as a whole.

        Raises:
            RowsError: it cannot be read, it has no column for dates or groups, or DuckDB is not installed.
        """
        try:
            import duckdb  # noqa: PLC0415 - an extra, and slower to import than most commands run
        except ImportError:
            raise RowsError(f"{path}: Parquet is read with DuckDB; install it with `pip install duckdb`") from None
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            raise RowsError(f"{path}: cannot be read ({reason_of(error)})") from None
        self._path = path
        self._places: dict[int, str | None] = {-1: None}
        self._error = duckdb.Error
        # Nothing is fetched, and nothing is written into the current folder.
        self._database: DuckDBPyConnection = duckdb.connect(
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False, "temp_directory": ""}
        )
        try:
            self._open(by)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def dates(self) -> list[RowDate]:
        """Return each date of the rows once, in the order that :meth:`tell` expects.

        Raises:
            RowsError: a row says something else than true or false of whether what happened lasted.
        """
        lasting = "lower(trim(CAST(lasting AS VARCHAR)))" if self._has("lasting") else "NULL"
        rows = []
        for date, lasted in self._run(f"SELECT text, {lasting} FROM dates ORDER BY rowid"):
            if (lasted or "") not in _LASTING:
                raise RowsError(f"{self._path}: lasting is {lasted!r} in a row; write true or false, or nothing")
            rows.append(RowDate(date or "", _LASTING[lasted or ""]))
        return rows

    def tell(
        self, of_dates: Sequence[int], fates: Sequence[int], prospective: Sequence[int], retracted: Sequence[int]
    ) -> None:
        """Say the key (0, 1, 2, …) of each date and, of each key, its fate and what it is in rows of those statuses."""
        self._run(
            "CREATE TEMP TABLE keys AS SELECT unnest($1::INTEGER[]) AS fate, unnest($2::INTEGER[]) AS prospective, "
            "unnest($3::INTEGER[]) AS retracted",
            [fates, prospective, retracted],
        )
        self._run(
            "CREATE TEMP TABLE keyed AS SELECT d.*, key, prospective, retracted "
            "FROM (SELECT * FROM dates POSITIONAL JOIN (SELECT unnest($1::INTEGER[]) AS key)) d "
            "JOIN keys ON keys.rowid = key",
            [of_dates],
        )
        key = _KEY if self._has("status") else "key"
        same = " AND ".join(f"r.{column} IS NOT DISTINCT FROM d.{column}" for column in self._dating)
        held = f'r."{self._groups}"' if self._groups else "NULL"
        self._run(
            f"CREATE TEMP TABLE cells AS SELECT {held} AS held, {key} AS key, count(*) AS n "
            f"FROM event_rows r JOIN keyed d ON {same} GROUP BY ALL"
        )
        grouped = "SELECT -1 AS place, key, sum(n)::BIGINT AS n FROM cells GROUP BY ALL"
        if self._groups:
            # What names no group is in one without a name.
            self._run(
                "CREATE TEMP TABLE members AS SELECT held, unnest(if(len(names) > 0, names, [''])) AS name "
                f"FROM (SELECT held, {self._names()} AS names FROM (SELECT DISTINCT held FROM cells))"
            )
            self._run("CREATE TEMP TABLE names AS SELECT DISTINCT name FROM members")
            grouped += (
                " UNION ALL SELECT names.rowid, key, sum(n)::BIGINT FROM cells c "
                "JOIN members m ON c.held IS NOT DISTINCT FROM m.held JOIN names USING (name) GROUP BY ALL"
            )
            self._places |= dict(self._run("SELECT rowid, name FROM names"))
        self._run(f"CREATE TEMP TABLE grouped AS {grouped}")

    def numbers(self) -> dict[str | None, dict[int, int]]:
        """Return how many rows of each fate every group has; ``None`` stands for all rows."""
        numbers: dict[str | None, dict[int, int]] = {name: {} for name in self._places.values()}
        query = "SELECT place, fate, sum(n)::BIGINT FROM grouped JOIN keys ON keys.rowid = key GROUP BY ALL"
        for place, fate, rows in self._run(query):
            numbers[self._places[place]][fate] = rows
        return numbers

    def sums(self, weights: Sequence[RowWeight]) -> dict[str | None, list[RowSum]]:
        """Return what the rows of every group add to each period; ``None`` stands for all rows."""
        kinds = ("INTEGER", "BIGINT", "INTEGER", "HUGEINT", "INTEGER", "INTEGER")
        columns = enumerate(zip(RowWeight._fields, kinds, strict=True), start=1)
        fields = ", ".join(f"unnest(${at}::{kind}[]) AS {name}" for at, (name, kind) in columns)
        self._run(f"CREATE TEMP TABLE weights AS SELECT {fields}", list(zip(*weights, strict=True)) or [[]] * 6)
        sums: dict[str | None, list[RowSum]] = {name: [] for name in self._places.values()}
        # Numbers of 128 bits come out ten times as fast as texts.
        query = (
            "SELECT place, period, unit, sum(n * times)::VARCHAR, sum(n * certain)::BIGINT, sum(n * possible)::BIGINT "
            "FROM grouped JOIN weights USING (key) GROUP BY ALL"
        )
        for place, period, unit, times, certain, possible in self._run(query):
            sums[self._places[place]].append(RowSum(period, unit, int(times), certain, possible))
        return sums

    def unread(self, texts: Sequence[str], most: int) -> list[UnreadRow]:
        """Return the first rows that have one of these texts for a date."""
        found = self._run(
            f"SELECT file_row_number + 1, {'id' if self._has('id') else 'NULL'}, text "
            "FROM read_parquet(getvariable('path'), binary_as_string = true, file_row_number = true) r "
            "JOIN (SELECT DISTINCT date, text FROM dates WHERE list_contains($1, text)) d ON r.date = d.date "
            "ORDER BY 1 LIMIT $2",
            [list(texts), most],
        )
        return [UnreadRow(row, str(of) if of is not None else "", date) for row, of, date in found]

    def _open(self, by: Dimension | None) -> None:
        # DuckDB takes a path for a pattern.
        self._run("SET VARIABLE path = $1", [escape(os.fspath(self._path))])
        self._run(
            "CREATE TEMP VIEW event_rows AS SELECT * FROM read_parquet(getvariable('path'), binary_as_string = true)"
        )
        self._columns = {str(name): str(sort) for name, sort, *_ in self._run("DESCRIBE event_rows")}
        there = ", ".join(self._columns)
        if not self._has("date"):
            raise RowsError(f"{self._path}: no column `date`, which holds dates in EDTF; there are {there}")
        self._groups = next(filter(self._has, COLUMNS[by]), "") if by is not None else ""
        if by is not None and not self._groups:
            wanted = " or ".join(f"`{column}`" for column in COLUMNS[by])
            raise RowsError(f"{self._path}: no column {wanted} to count by {by}; there are {there}")
        self._dating = [column for column in ("date", "lasting") if self._has(column)]
        # A day is text at midnight in DuckDB where the file has it as a moment.
        day = "CAST(date AS DATE)" if self._columns["date"].startswith("TIMESTAMP") else "date"
        self._run(
            f"CREATE TEMP TABLE dates AS SELECT *, trim(CAST({day} AS VARCHAR)) AS text "
            f"FROM (SELECT DISTINCT {', '.join(self._dating)} FROM event_rows)"
        )

    def _has(self, column: str) -> bool:
        return column in self._columns

    def _names(self) -> str:
        """Return what makes a list of the groups that a row names, each once."""
        names = "CAST(held AS VARCHAR[])"
        if not self._columns[self._groups].endswith("]"):
            plural = self._groups.endswith("s") and self._groups != "status"
            text = "CAST(held AS VARCHAR)"
            names = f"string_split({text}, ';')" if plural else f"[{text}]"
        return f"list_distinct(list_filter([trim(name) FOR name IN {names}], lambda name: name <> ''))"

    def _run(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            found: list[Any] = self._database.execute(query, list(values)).fetchall()
        except self._error as error:
            said = str(error).strip().partition("\n")[0]
            raise RowsError(f"{self._path}: cannot be read as Parquet ({said})") from None
        return found
