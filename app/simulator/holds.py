"""Sensors that belong to an event for a while: `run/simulator.events.json`.

`simulate --only-events` is a process of its own. Before its first message it writes here which
sensors it takes and until when; a simulator that runs beside it looks once a second, leaves those
sensors alone till then, and afterwards leads them back to normal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock

from app.domain.instant import Instant

if TYPE_CHECKING:
    from pathlib import Path

LOOK_S = 1.0
"""How often a running simulator looks."""


class Hold(msgspec.Struct, frozen=True):
    """A sensor is held until an instant; `value`: what the event leaves it at."""

    until: Instant
    value: float | None = None


class Holds:
    """The file in a profile's `run` folder. Several event processes may write; nothing is lost."""

    def __init__(self, run: Path) -> None:
        self._file = run / "simulator.events.json"
        self._lock = FileLock(run / "simulator.events.lock")
        self._seen: int | None = None

    def add(self, holds: dict[str, Hold], now: Instant) -> None:
        """Write holds by sensor code; what is over is dropped."""
        with self._lock:
            valid = {code: hold for code, hold in self._read().items() if hold.until > now}
            part = self._file.with_suffix(".part")
            part.write_bytes(msgspec.json.encode(valid | holds))
            part.replace(self._file)

    def news(self) -> dict[str, Hold] | None:
        """Return all holds when the file has changed since the last call, else None."""
        try:
            changed = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            return None
        if changed == self._seen:
            return None
        self._seen = changed
        return self._read()

    def _read(self) -> dict[str, Hold]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, Hold])
        except (FileNotFoundError, msgspec.DecodeError):
            return {}
