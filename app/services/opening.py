"""Opening a profile's database: migrated, its key loaded, ready for services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock

from app.clock import SystemClock
from db import migrate, sealing
from db.store import Store

if TYPE_CHECKING:
    from app.domain.clock import Clock
    from app.profile import Profile


def open_store(profile: Profile, clock: Clock | None = None) -> Store:
    """Return the profile's store at the newest schema.

    Several processes may start at once: a lock in the profile lets one of them migrate and the
    others wait. Raises `db.migrate.NewerDatabase`, `db.sealing.WrongKey`, `filelock.Timeout`.
    """
    with FileLock(profile.run / "opening.lock", timeout=60):
        sealing.load_key(profile.key)
        migrate.upgrade(profile.database_url)
    return Store(profile.database_url, clock or SystemClock())
