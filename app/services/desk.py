"""The desk: what every service works at.

A service function takes a desk and plain values, is one transaction, leaves an audit entry where
a person did something, and returns plain frozen structs. It blocks on the disk: the interface calls
it through its pool, never on the GUI thread.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.models import AuditEntry
from db.store import Store, Write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


class ServiceError(Exception):
    """Something a person asked for cannot be done; subclasses have fields that say why.

    The interface turns each subclass into one sentence (`ui/errors.py`).
    """


class NotFound(ServiceError):
    """The row is not there (any more). Fields: `table`, `id`."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(f"{table} {row_id} not found")
        self.table = table
        self.id = row_id


class ChangedMeanwhile(ServiceError):
    """Somebody else changed the row since it was read. Fields: `table`, `id`."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(f"{table} {row_id} was changed by somebody else")
        self.table = table
        self.id = row_id


class NotAllowed(ServiceError):
    """The person's role does not include this. Field: `action`."""

    def __init__(self, action: str) -> None:
        super().__init__(f"not allowed: {action}")
        self.action = action


@dataclass(frozen=True)
class Actor:
    """Who acts: a signed-in user, or a part of the program (`user_id` None)."""

    name: str
    user_id: str | None = None
    role: str = "officer"


class Deed(Write):
    """A write by a person: a transaction that leaves audit entries."""

    def __init__(self, write: Write, actor: Actor) -> None:
        super().__init__(write.session, write.now, write.stamp)
        self.changes = write.changes
        self.actor = actor

    def audit(self, action: str, table: str, row_id: str, **detail: Any) -> None:
        """Note what was done to which row; `detail` must hold no personal data."""
        self.session.add(
            AuditEntry(
                at=self.now,
                user_id=self.actor.user_id,
                actor=self.actor.name,
                action=action,
                subject_table=table,
                subject_id=row_id,
                detail=json.dumps(detail, ensure_ascii=False, default=str),
            )
        )


@dataclass(frozen=True)
class Desk:
    """A store, and who works at it."""

    store: Store
    actor: Actor

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session over one consistent snapshot."""
        with self.store.read() as session:
            yield session

    @contextmanager
    def deed(self) -> Iterator[Deed]:
        """Yield a write transaction of this desk's actor.

        Raises ChangedMeanwhile when a row was changed by another console since it was read.
        """
        from sqlalchemy.orm.exc import StaleDataError

        try:
            with self.store.write() as write:
                yield Deed(write, self.actor)
        except StaleDataError as error:
            raise ChangedMeanwhile("", "") from error

    def as_actor(self, actor: Actor) -> Desk:
        """Return the same store under another person."""
        return replace(self, actor=actor)
