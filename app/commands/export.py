"""`main.py export`: one table as CSV or JSON, row by row, to the screen or a file.

CSV is UTF-8 with a header, times are ISO UTC. A file gets a byte order mark, without which Excel
would take it for another encoding; stdout does not, for other programs read it. Lines inside a text
end with a line feed. A text that a sheet would run as a formula (it begins with `=`, `+`, `-`, `@`,
tab or a new line) gets an apostrophe before it.

Of a drill's profile everything says so: a CSV in a line before the header, as the window's exports
do, JSON as `{"drill": "演练 DRILL", "rows": [...]}`, and a file in its name.
"""

from __future__ import annotations

import csv
import difflib
import io
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from app.commands.existing import existing_store
from app.commands.export_columns import export_columns
from app.commands.terminal import OK, USAGE, Refusal, command, say
from app.drill.mark import DRILL, drill_of
from db.models import Base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from sqlalchemy import Table

    from app.commands.export_columns import ExportColumn
    from db.store import Store

_RUN_BY_SHEETS = ("=", "+", "-", "@", "\t", "\n")
_CHUNK = 1000
_NOT_FOR_EXPORT = ("local_clock",)


@command
def run(
    folder: Path | None, table: str, *, form: str, limit: int | None, output: Path | None
) -> int:
    """Write a table; 2 when there is none of that name."""
    chosen = _table(table)
    profile, store = existing_store(folder)
    is_drill = drill_of(profile) is not None
    columns = export_columns(chosen)
    write = partial(_write_json if form == "json" else _write_csv, is_drill=is_drill)
    try:
        rows = _rows(store, chosen, columns, limit)
        if output is None:
            with _stdout() as stream:
                write(stream, columns, rows)
        else:
            if is_drill and DRILL not in output.name:
                output = output.with_name(f"{DRILL} {output.name}")
            count = _Count(rows)
            _write_file(output, write, columns, count, bom=form == "csv")
            say(f"已导出 exported {count.rows} 行 rows: {output}")
    finally:
        store.close()
    return OK


def tables() -> list[str]:
    """Return the names of all tables that can be exported."""
    return sorted(name for name in Base.metadata.tables if name not in _NOT_FOR_EXPORT)


def _table(name: str) -> Table:
    names = tables()
    if name in names:
        return Base.metadata.tables[name]
    near = difflib.get_close_matches(name, names, 1, 0.5)
    hint = (f"是否要 {near[0]}？", f"did you mean {near[0]}? ") if near else ("", "")
    raise Refusal(
        f"没有名为 {name} 的表。{hint[0]}",
        f"There is no table {name}; {hint[1]}Tables: {', '.join(names)}.",
        USAGE,
    )


def _rows(
    store: Store, table: Table, columns: list[ExportColumn], limit: int | None
) -> Iterator[list[Any]]:
    """Yield rows by code, or by id, never more than a chunk of them in memory."""
    statement = (
        select(*(one.column for one in columns))
        .order_by(*([table.c.code] if "code" in table.c else table.primary_key))
        .limit(limit)
        .execution_options(yield_per=_CHUNK)
    )
    writers = [one.write for one in columns]
    with store.read() as session:
        for row in session.execute(statement):
            yield [
                None if value is None else write(value)
                for write, value in zip(writers, row, strict=True)
            ]


def _write_csv(
    stream: TextIO, columns: list[ExportColumn], rows: Iterable[list[Any]], *, is_drill: bool
) -> None:
    lines = csv.writer(stream, lineterminator="\n")
    if is_drill:
        lines.writerow([DRILL])
    lines.writerow(one.column.name for one in columns)
    texts = [one.text for one in columns]
    for row in rows:
        lines.writerow(_cell(value, text) for value, text in zip(row, texts, strict=True))


def _cell(value: Any, text: bool) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if text and isinstance(value, str):
        # csv.writer quotes a line feed, but not a return alone, which readers take for a line end.
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        return f"'{value}" if value.startswith(_RUN_BY_SHEETS) else value
    return value


def _write_json(
    stream: TextIO, columns: list[ExportColumn], rows: Iterable[list[Any]], *, is_drill: bool
) -> None:
    names = [one.column.name for one in columns]
    encode = msgspec.json.Encoder().encode
    if is_drill:
        stream.write(f'{{"drill": "{DRILL}", "rows": ')
    separator = "[\n"
    for row in rows:
        stream.write(separator + encode(dict(zip(names, row, strict=True))).decode())
        separator = ",\n"
    end = "}\n" if is_drill else "\n"
    stream.write(("[]" if separator == "[\n" else "\n]") + end)


@contextmanager
def _stdout() -> Iterator[TextIO]:
    """Yield stdout as UTF-8 with plain line ends, whatever the terminal's code page."""
    sys.stdout.flush()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()


def _write_file(
    output: Path, write: Any, columns: list[ExportColumn], rows: Iterable[list[Any]], *, bom: bool
) -> None:
    """Write the file whole or not at all."""
    part = output.with_name(output.name + ".part")
    try:
        with part.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
            write(stream, columns, rows)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refusal(
            f"无法写入 {output}（{error.strerror}），请检查目录、权限和磁盘空间。",
            f"{output} cannot be written ({error.strerror}); check its folder, its rights and the "
            "disk's space.",
        ) from error


class _Count:
    """Rows, counted as they go by."""

    def __init__(self, rows: Iterable[list[Any]]) -> None:
        self._rows = rows
        self.rows = 0

    def __iter__(self) -> Iterator[list[Any]]:
        for row in self._rows:
            self.rows += 1
            yield row
