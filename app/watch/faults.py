"""Why nothing can be written: a code for `Status.fault`, from a database error."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

_SQLITE_PRIMARY = 0xFF


class Fault(StrEnum):
    """What keeps the watch from writing. The messages wait at the broker meanwhile."""

    DISK_FULL = "disk_full"
    LOCKED = "locked"
    """Another program holds the database for longer than it should."""
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    OTHER = "other"


_CODES = {
    sqlite3.SQLITE_FULL: Fault.DISK_FULL,
    sqlite3.SQLITE_BUSY: Fault.LOCKED,
    sqlite3.SQLITE_LOCKED: Fault.LOCKED,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
}
_SQLSTATES = {
    "53100": Fault.DISK_FULL,
    "25006": Fault.READ_ONLY,
    "55P03": Fault.LOCKED,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}


def fault_of(error: BaseException) -> Fault:
    """Return the code of a database error (SQLAlchemy's, or the driver's own)."""
    origin = getattr(error, "orig", None) or error
    code = getattr(origin, "sqlite_errorcode", None)
    if code is not None:
        return _CODES.get(code & _SQLITE_PRIMARY, Fault.OTHER)
    return _SQLSTATES.get(getattr(origin, "sqlstate", None) or "", Fault.OTHER)
