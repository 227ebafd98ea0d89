"""Loading the demo street into an empty database: one transaction, all or nothing.

Ids are derived from codes, so that two demo consoles agree on who is who (docs/demo-street.md);
dates count from the day of loading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from app.demo.files import FOLDER
from app.demo.rows import DemoRows
from db.models import Base, LocalClock, LocalFact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from app.demo.rows import Values
    from db.store import Store, Write

    Progress = Callable[[float, str], None]


class NotEmpty(Exception):
    """The database holds rows already. Fields: `table`, `rows`."""

    def __init__(self, table: str, rows: int) -> None:
        super().__init__(f"{table} has {rows} rows")
        self.table = table
        self.rows = rows


def is_loaded(store: Store) -> bool:
    """Return whether this database holds the demo street."""
    with store.read() as session:
        return session.get(LocalFact, "demo_loaded") is not None


def load_demo(
    store: Store, progress: Progress | None = None, *, again: bool = False, folder: Path = FOLDER
) -> dict[str, int]:
    """Load the demo street; return the rows by table.

    `progress` hears the share done (0 to 1) and the table's name. `again`: empty all tables first,
    in the same transaction; the clock and the facts of this machine stay. `folder`: where the files
    lie, other than in `resources/demo`. Raises NotEmpty, `app.demo.files.BadDemoFile`; nothing is
    then changed.
    """
    told: Progress = progress or (lambda _share, _what: None)
    demo = DemoRows(folder)
    with store.write() as write:
        connection = write.session.connection()
        if again:
            _empty(connection)
        else:
            _refuse_rows(connection)
        counts = {}
        tables = demo.tables(write.now)
        for done, (table, rows) in enumerate(tables):
            told(done / len(tables), table)
            counts[table] = _insert(write, connection, table, rows)
        for name, value in (("demo_loaded", "1"), ("street_code", demo.street_code)):
            connection.execute(delete(LocalFact).where(LocalFact.name == name))
            connection.execute(insert(LocalFact).values(name=name, value=value))
    told(1.0, "")
    return counts


def _refuse_rows(connection: Connection) -> None:
    for table in _tables():
        rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if rows:
            raise NotEmpty(table.name, rows)


def _empty(connection: Connection) -> None:
    for table in reversed(_tables()):
        connection.execute(delete(table))


def _tables() -> list[Table]:
    """Return all tables but those that belong to the machine, not to a street."""
    own = {LocalClock.__tablename__, LocalFact.__tablename__}
    return [table for table in Base.metadata.sorted_tables if table.name not in own]


def _insert(write: Write, connection: Connection, table: str, rows: Sequence[Values]) -> int:
    model = Base.metadata.tables[table]
    for row in rows:
        row["version"] = 1
        row["hlc"] = write.stamp
    connection.execute(insert(model), rows)
    write.touched(table, (row["id"] for row in rows))
    return len(rows)
