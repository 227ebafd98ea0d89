"""A profile: the one folder in which an installation keeps everything it owns.

Database, key, settings, logs and the addresses of running processes lie there, so that several
installations (a street, a trial, a test) run side by side on one machine.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

DRILLS = "drills"
"""Where a street's profile keeps the profiles of its drills."""
_DRILL_MARK = "drill.json"
DRILL_ID = 0x64726C6C
"""SQLite's `application_id` of a drill's database."""


class ProfileUnusable(Exception):
    """The folder cannot be made or written. Fields: `folder`, `reason`."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: {reason}")
        self.folder = folder
        self.reason = reason


@dataclass(frozen=True)
class Profile:
    """Paths under `folder`; use `open_profile` to make sure they exist."""

    folder: Path

    @property
    def database(self) -> Path:
        """The street's database."""
        return self.folder / "shouwang.db"

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL of the database."""
        return f"sqlite:///{self.database}"

    @property
    def key(self) -> Path:
        """The key that seals personal data."""
        return self.folder / "personal.key"

    @property
    def settings(self) -> Path:
        """Settings a person may edit."""
        return self.folder / "settings.toml"

    @property
    def interface(self) -> Path:
        """What the interface remembers: theme, language, window, filters."""
        return self.folder / "interface.ini"

    @property
    def logs(self) -> Path:
        """Log files, one per process."""
        return self.folder / "logs"

    @property
    def run(self) -> Path:
        """Locks and addresses of running processes, and the trial broker's files."""
        return self.folder / "run"

    @property
    def drill_mark(self) -> Path:
        """What a drill is; a street has none."""
        return self.folder / _DRILL_MARK

    @property
    def street(self) -> Profile | None:
        """The profile in whose `drills` folder this one lies; None when it lies elsewhere."""
        for folder in (self.folder, self.folder.resolve()):
            street = Profile(folder.parent.parent)
            if folder.parent.name == DRILLS and street.database.is_file():
                return street
        return None

    @property
    def is_drill(self) -> bool:
        """Whether this is a drill's, by any of three signs; one may get lost or be damaged.

        The mark, the database itself, and where it lies. Taken for the street, a drill would be
        believed.
        """
        return (
            os.path.lexists(self.drill_mark)
            or _is_drills_database(self.database)
            or self.street is not None
        )


def stamp_as_drill(database: Path) -> None:
    """Let a database itself say that it is a drill's, wherever it is. Raises `sqlite3.Error`."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA application_id = {DRILL_ID}")


def _is_drills_database(database: Path) -> bool:
    """Return what the database says of itself.

    Asked of SQLite and never of the file: who opens and closes it by himself drops the locks that
    this process holds on it; the next process that closes it takes itself for the last one, and
    deletes the log under us (sqlite.org/howtocorrupt.html, 2.2). Immutable: nothing is left beside.
    """
    import sqlite3
    from contextlib import closing

    uri = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            found: int = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.Error:
        return False  # there is none, or what cannot be read is not opened either
    return found == DRILL_ID


def default_folder() -> Path:
    """Return the user's own profile: SHOUWANG_PROFILE, else the platform's data folder."""
    named = os.environ.get("SHOUWANG_PROFILE")
    return Path(named) if named else Path(platformdirs.user_data_dir("shouwang", appauthor=False))


def open_profile(folder: Path | None = None) -> Profile:
    """Return the profile in `folder` (default: the user's own), making it if there is none.

    Only its owner may read it, where the system knows such rights. Raises ProfileUnusable.
    """
    profile = Profile((folder or default_folder()).expanduser().absolute())
    try:
        profile.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        profile.logs.mkdir(exist_ok=True)
        profile.run.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise ProfileUnusable(profile.folder, error.strerror or str(error)) from error
    if not os.access(profile.folder, os.W_OK):
        raise ProfileUnusable(profile.folder, "not writable")
    return profile
