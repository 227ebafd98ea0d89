"""Alembic's entry: runs on the connection that `db.migrate` hands over."""

from __future__ import annotations

from alembic import context

from db.migrate import check_references
from db.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
    check_references(connection)
