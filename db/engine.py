"""Engines for SQLite (the street) and PostgreSQL (the district), with what durability needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

BUSY_TIMEOUT_MS = 10_000
"""How long a writer waits for another one before it gives up with "database is locked"."""

CACHE_KIB = 8_192
"""Pages a connection keeps for itself, in KiB; the operating system keeps the rest once for all."""

WRITE = "shouwang_write"
"""Execution option: begin as a writer (SQLite BEGIN IMMEDIATE), so a later lock never fails."""


def sqlite_url(path: Path) -> str:
    """Return the SQLAlchemy URL of a database file."""
    return f"sqlite:///{path}"


def make_engine(url: str) -> Engine:
    """Return an engine for `url`; SQLite gets WAL, foreign keys and full synchronisation.

    `synchronous=FULL` makes every commit reach the disk before it is acknowledged: a message
    confirmed to the broker survives a power cut.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the "begin" event below begins, not the driver
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        f"cache_size=-{CACHE_KIB}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def snapshots(engine: Engine) -> Engine:
    """Return `engine` for readers: all queries of a transaction see the same commits.

    SQLite in WAL does so by itself, PostgreSQL with REPEATABLE READ.
    """
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
