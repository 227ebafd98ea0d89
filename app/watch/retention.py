"""Old history makes room: readings past their time are deleted in slices, when it is quiet."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from app.domain.instant import DAY
from db.models import Reading

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from db.store import Store

KEPT_DAYS = 30
SLICE = 500
"""Rows deleted in one transaction: about a millisecond, so that no message waits for it."""
PAUSE_S = 2.0
"""Seconds between two slices while there is more to delete."""
NEXT_LOOK_S = 600.0
"""Seconds until the next look when nothing was left to delete."""


def drop_slice(store: Store, days: int = KEPT_DAYS) -> int:
    """Delete up to `SLICE` readings that were recorded more than `days` ago; return how many.

    By id: a UUIDv7 begins with the time at which it was made, so the primary key finds them.
    """
    limit = _first_id(store.clock.now() - days * DAY)
    with store.read() as session:
        old = session.scalars(
            select(Reading.id).where(Reading.id < limit).order_by(Reading.id).limit(SLICE)
        ).all()
    if not old:
        return 0
    with store.write() as write:
        write.session.execute(
            delete(Reading).where(Reading.id <= old[-1]),
            execution_options={"synchronize_session": False},
        )
    return len(old)


def _first_id(at: Instant) -> str:
    """Return the least UUIDv7 of the millisecond `at`."""
    return str(uuid.UUID(int=max(at, 0) << 80))
