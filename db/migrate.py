"""Migrations: from an empty database to head and back, by Alembic."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from db.engine import WRITE, make_engine

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Engine

_HERE = Path(__file__).parent / "migrations"


class NewerDatabase(RuntimeError):
    """The database was written by a newer version of the program. Field: `revision`."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"database revision {revision} is not known to this program")
        self.revision = revision


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

    Alembic is imported only when there is work. Raises NewerDatabase.
    """
    engine = make_engine(url)
    try:
        now = current(engine)
        if now is not None and now not in revisions():
            raise NewerDatabase(now)
        if now != (head() if revision == "head" else revision):
            _run(engine, "upgrade", revision)
    finally:
        engine.dispose()


def downgrade(url: str, revision: str) -> None:
    """Take the database back to `revision` ("base" empties it)."""
    engine = make_engine(url)
    try:
        _run(engine, "downgrade", revision)
    finally:
        engine.dispose()


def config() -> Config:
    """Return Alembic's configuration: everything lies in `db/migrations`, no ini file."""
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(_HERE))
    return configuration


def _run(engine: Engine, command: str, revision: str) -> None:
    import alembic.command

    with engine.connect().execution_options(**{WRITE: True}) as connection:
        configuration = config()
        configuration.attributes["connection"] = connection
        getattr(alembic.command, command)(configuration, revision)
