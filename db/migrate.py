"""Migrations: from an empty database to head and back, by Alembic."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect, text

from db.engine import WRITE, make_engine

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

_HERE = Path(__file__).parent / "migrations"


class NewerDatabase(RuntimeError):
    """The database was written by a newer version of the program. Field: `revision`."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"database revision {revision} is not known to this program")
        self.revision = revision


class BrokenReferences(RuntimeError):
    """A migration would leave rows that belong to none; it was undone. Field: `tables`."""

    def __init__(self, tables: tuple[str, ...]) -> None:
        super().__init__(f"rows without their parent in {', '.join(tables)}")
        self.tables = tables


def head() -> str:
    """Return the newest revision this program knows: the last file name's leading number."""
    return revisions()[-1]


def revisions() -> list[str]:
    """Return all revisions in order. Files are named `0001_subject.py`."""
    return sorted(p.name.split("_")[0] for p in (_HERE / "versions").glob("[0-9]*_*.py"))


def current(engine: Engine) -> str | None:
    """Return the database's revision, None for an empty one."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to `revision`; nothing to do costs one query.

    Alembic is imported only when there is work. Raises NewerDatabase, BrokenReferences.
    """
    engine = make_engine(url)
    try:
        now = current(engine)
    finally:
        engine.dispose()
    if now is not None and now not in revisions():
        raise NewerDatabase(now)
    if now != (head() if revision == "head" else revision):
        _run(url, "upgrade", revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to `revision` ("base" empties it)."""
    _run(url, "downgrade", revision)


def check_references(connection: Connection) -> None:
    """Raise BrokenReferences when a row of an SQLite database refers to none."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise BrokenReferences(tuple(sorted({row[0] for row in broken})))


def config() -> Config:
    """Return Alembic's configuration: everything lies in `db/migrations`, no ini file."""
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(_HERE))
    return configuration


def _run(url: str, command: str, revision: str) -> None:
    """Run Alembic in one transaction.

    On SQLite a table is altered by making it anew, which foreign keys would take for a deletion:
    they are off meanwhile, and checked whole before the commit (`migrations/env.py`).
    """
    import alembic.command

    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _foreign_keys_off)
    try:
        with engine.connect().execution_options(**{WRITE: True}) as connection:
            configuration = config()
            configuration.attributes["connection"] = connection
            getattr(alembic.command, command)(configuration, revision)
    finally:
        engine.dispose()


def _foreign_keys_off(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")
