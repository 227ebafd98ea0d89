"""Many rows by few statements: `INSERT ... VALUES (...), (...), ...` in chunks of fixed sizes.

One statement runs outside Python's interpreter lock however many rows it has. `executemany` takes
the lock back for each row, and beside a thread that decodes messages each of these takes can wait
for milliseconds. Fixed sizes keep the drivers' caches of prepared statements small.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_SIZES = (256, 32, 4, 1)


@cache
def _statement(head: str, width: int, tail: str, rows: int, mark: str) -> str:
    row = f"({', '.join([mark] * width)})"
    return f"{head} VALUES {', '.join([row] * rows)} {tail}"


def insert_rows(
    connection: Connection, head: str, tail: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert `rows` (all of one width). `head`: "INSERT INTO t (a, b)"; `tail`: ON CONFLICT ...

    The same text serves SQLite and PostgreSQL; only the parameter marks differ.
    """
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    at, count = 0, len(rows)
    for size in _SIZES:
        while count - at >= size:
            chunk = rows[at : at + size]
            statement = _statement(head, len(chunk[0]), tail, size, mark)
            connection.exec_driver_sql(statement, tuple(chain.from_iterable(chunk)))
            at += size


def select_in(
    connection: Connection, statement: str, values: Sequence[Any]
) -> list[tuple[Any, ...]]:
    """Return the rows of `statement`, whose `{values}` stands for the list, in chunks of it."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    found: list[tuple[Any, ...]] = []
    for at in range(0, len(values), _SIZES[0]):
        chunk = tuple(values[at : at + _SIZES[0]])
        text = statement.format(values=", ".join([mark] * len(chunk)))
        found += [tuple(row) for row in connection.exec_driver_sql(text, chunk)]
    return found
