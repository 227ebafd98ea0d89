"""Migrations from an empty database to head and back, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from app.profile import open_profile
from app.services.opening import open_store
from db import migrate
from db.engine import make_engine
from db.models import Base

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, one of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    wanted: str = request.getfixturevalue("postgres_url")
    return wanted


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_empty_database_goes_up_to_every_table_and_down_to_none(url: str) -> None:
    engine = make_engine(url)
    assert migrate.current(engine) is None

    migrate.upgrade(url)
    assert tables(engine) == set(Base.metadata.tables)
    assert migrate.current(engine) == migrate.head()

    migrate.downgrade(url, "base")
    assert tables(engine) == set()
    assert migrate.current(engine) is None

    migrate.upgrade(url)
    assert tables(engine) == set(Base.metadata.tables)
    engine.dispose()


def test_every_single_revision_goes_up_and_down(url: str) -> None:
    for revision in migrate.revisions():
        migrate.upgrade(url, revision)
        before = migrate.revisions()[: migrate.revisions().index(revision)]
        migrate.downgrade(url, before[-1] if before else "base")
        migrate.upgrade(url, revision)
    engine = make_engine(url)
    assert migrate.current(engine) == migrate.head()
    engine.dispose()


def test_migrated_schema_is_that_of_the_models(url: str) -> None:
    migrate.upgrade(url)
    engine = make_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_all_references_are_checked_at_commit(url: str) -> None:
    migrate.upgrade(url)
    engine = make_engine(url)
    found = inspect(engine)
    references = [key for name in tables(engine) for key in found.get_foreign_keys(name)]
    assert len(references) > 40
    for key in references:
        assert key["options"].get("deferrable") is True, key
        assert key["options"].get("initially") == "DEFERRED", key
    engine.dispose()


def test_database_of_a_newer_program_is_left_alone(url: str) -> None:
    migrate.upgrade(url)
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrate.NewerDatabase) as caught:
        migrate.upgrade(url)
    assert caught.value.revision == "9999"
    assert tables(engine) == set(Base.metadata.tables)
    engine.dispose()


def test_profile_of_a_newer_program_does_not_open(tmp_path: Path) -> None:
    profile = open_profile(tmp_path)
    store = open_store(profile)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(migrate.NewerDatabase):
        open_store(profile)


def test_rows_without_their_parent_are_found(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'broken.db'}"
    migrate.upgrade(url)
    engine = make_engine(url)
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "INSERT INTO lots (id, item_id, code, supplier) VALUES ('l', 'no-item', 'x', '')"
        )
        with pytest.raises(migrate.BrokenReferences) as caught:
            migrate.check_references(connection)
        assert caught.value.tables == ("lots",)
    engine.dispose()
