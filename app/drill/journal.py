"""The journal of a drill: one line for each thing that happened, on disk before it counts.

Player, controller's console and command line all append to it, under a lock, and read what others
appended: the file is the only truth about how far a drill is, and all there is to resume from.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock

from app.domain.drill.player import Event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.profile import Profile


def journal_path(profile: Profile) -> Path:
    """Return where a drill's journal lies."""
    return profile.folder / "journal.jsonl"


class JournalDamaged(Exception):
    """A line in the middle cannot be read. Fields: `path`, `line` (from 1), `reason`."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class Journal:
    """A reader and writer of the journal at `path`; several may work at one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_suffix(".lock"))
        self._read = 0
        self._lines = 0
        self._seen = 0

    def append(self, events: Iterable[Event]) -> None:
        """Write events, and return when they are on the disk."""
        data = b"".join(msgspec.json.encode(event) + b"\n" for event in events)
        if not data:
            return
        with self._lock, self._path.open("ab") as file:
            self._mend(file.fileno())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def news(self) -> list[Event]:
        """Return the events that were appended since the last time, our own among them.

        A last line that is not complete is left for later: its writer is at it, or has died.
        Raises JournalDamaged.
        """
        try:
            with self._path.open("rb") as file:
                file.seek(self._read)
                data = file.read()
        except FileNotFoundError:
            return []
        self._seen = self._read + len(data)
        end = data.rfind(b"\n") + 1
        events = []
        for line in data[:end].splitlines():
            self._lines += 1
            try:
                events.append(msgspec.json.decode(line, type=Event))
            except msgspec.DecodeError as error:
                raise JournalDamaged(self._path, self._lines, str(error)) from error
        self._read += end
        return events

    def has_grown(self) -> bool:
        """Return whether anything was written since it was last read; a look at the file's size."""
        try:
            return self._path.stat().st_size != self._seen
        except FileNotFoundError:
            return False

    def _mend(self, descriptor: int) -> None:
        """Cut off what a writer that died left of a line; called under the lock."""
        size = os.fstat(descriptor).st_size
        with self._path.open("rb") as file:
            tail = b""
            at = size
            while at > 0 and b"\n" not in tail:
                step = min(4096, at)
                at -= step
                file.seek(at)
                tail = file.read(step) + tail
        if tail and not tail.endswith(b"\n"):
            os.truncate(self._path, size - len(tail) + tail.rfind(b"\n") + 1)
