"""Opening a profile's database: migrated, its key loaded, ready for services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock
from sqlalchemy.exc import DatabaseError, OperationalError

from app.clock import SystemClock
from db import migrate, sealing
from db.migrate import NewerDatabase
from db.models import LocalFact
from db.sealing import WrongKey
from db.store import Store

if TYPE_CHECKING:
    from app.domain.clock import Clock
    from app.profile import Profile

__all__ = ["DatabaseUnusable", "NewerDatabase", "Store", "WrongKey", "open_store"]
"""What is opened, and why it may not be: the interface has no other way to these names."""

_KEY_CHECK = "key_check"
"""Name of the fact that holds a word sealed with the database's key."""


class DatabaseUnusable(RuntimeError):
    """The database file cannot be read or written, or is none. Field: `reason`, in its words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def open_store(profile: Profile, clock: Clock | None = None) -> Store:
    """Return the profile's store at the newest schema.

    Several processes may start at once: a lock in the profile lets one of them migrate and the
    others wait. Raises NewerDatabase, WrongKey, DatabaseUnusable, `filelock.Timeout`.
    """
    with FileLock(profile.run / "opening.lock", timeout=60):
        had_key = profile.key.exists()
        try:
            sealing.load_key(profile.key)
            migrate.upgrade(profile.database_url)
            store = Store(profile.database_url, clock or SystemClock())
            try:
                _check_key(store)
            except WrongKey:
                store.close()
                raise
        except WrongKey:
            if not had_key:
                profile.key.unlink()  # the new one opens nothing here; the old one may come back
            raise
        except DatabaseError as error:
            # Its subclasses, but for this one, are mistakes of ours.
            if type(error) in (DatabaseError, OperationalError):
                raise DatabaseUnusable(str(error.orig)) from error
            raise
    return store


def _check_key(store: Store) -> None:
    """Compare the key with the one the database was first opened with. Raises WrongKey.

    A lost key file would otherwise be replaced by a new key, unnoticed until somebody reads a
    name; and what is written meanwhile would need the other key.
    """
    with store.read() as session:
        fact = session.get(LocalFact, _KEY_CHECK)
    if fact is not None:
        sealing.check_key(fact.value)
        return
    with store.write() as write:
        write.session.add(LocalFact(name=_KEY_CHECK, value=sealing.check_text()))
