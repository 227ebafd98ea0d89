"""The one way in which a drill opens a database that is not its own."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def read_only(database: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Return a connection to a database file that cannot write to it. Raises `sqlite3.Error`.

    `immutable`: nobody has it open, so that no log is needed beside it.
    """
    more = "&immutable=1" if immutable else ""
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro{more}", uri=True, timeout=30)
