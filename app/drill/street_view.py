"""A drill's look at the real street: read-only, from outside, and honest when it sees nothing.

The street is the profile in whose `drills` folder the drill lies. Its database is opened for each
look through a connection that cannot write, and closed again. Nothing else of it is touched: no
lock is tried, no port connected to. When nobody has the database open (it has no log) it is read as
it lies there, so that no log is left beside it.

Whether somebody watches the real street is told by its watch's heartbeat in the database
(`app.domain.heartbeat`): as long as its number moves, an alarm would be there.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.alarms import UNACKED_STATES
from app.domain.drill.interruption import INTERRUPTS, RealAlarm
from app.domain.heartbeat import LIMIT_S, Beat
from app.domain.instant import Instant
from app.drill.read_only import read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.profile import Profile

_MOST = 300
"""So many of the alarms that interrupt are read, most severe first; all are counted."""

_PATIENCE_MS = 500
"""A look that has to wait longer for a lock is a look that saw nothing."""

_OLD = 2 * LIMIT_S
_decoder = msgspec.json.Decoder(Beat)

_UNACKED = ", ".join(f"'{one}'" for one in UNACKED_STATES)
_COUNTS = f"SELECT level, count(*) FROM alarms WHERE state IN ({_UNACKED}) GROUP BY level"  # noqa: S608
_ALARMS = f"""
SELECT alarms.id, alarms.level, alarms.kind, alarms.condition, alarms.state, alarms.raised_at,
    residential_areas.name, coalesce(buildings.number, ''), sensors.floor, sensors.place,
    alarms.escalation
FROM alarms JOIN sensors ON sensors.id = alarms.sensor_id
JOIN residential_areas ON residential_areas.id = sensors.area_id
LEFT JOIN buildings ON buildings.id = sensors.building_id
WHERE alarms.state IN ({_UNACKED}) AND alarms.level <= ?
ORDER BY alarms.level, alarms.raised_at DESC LIMIT ?
"""  # noqa: S608 - made of the constants above
_BEAT = "SELECT value FROM local_facts WHERE name = 'heartbeat'"


class Sighting(StrEnum):
    """Whether the real street is seen, and whether its alarms would be there to be seen."""

    WATCHED = "watched"
    """Its watch's heart beats: what is there is shown."""
    UNWATCHED = "unwatched"
    """Nobody has it open, or its watch's heart stands still: alarms do not arrive anywhere."""
    UNREADABLE = "unreadable"
    """Its database cannot be read now."""
    UNKNOWN = "unknown"
    """There is no street where this drill lies: it was moved, or copied elsewhere."""


class Look(msgspec.Struct, frozen=True):
    """What one look saw. `counts`: unacknowledged alarms by level, None when nobody knows.

    `alarms`: those of the levels that interrupt. `beat_at`: when the watch last proved to be alive,
    by its own clock; None when it never did. `detail`: why it cannot be read, in the system's
    words.
    """

    sighting: Sighting
    counts: dict[int, int] | None = None
    alarms: tuple[RealAlarm, ...] = ()
    beat_at: Instant | None = None
    detail: str = ""


def street_of(drill: Profile) -> Profile | None:
    """Return the profile of the street that this drill was made of; None when there is none.

    A drill lies in its street's `drills` folder; one that was moved away has lost its street.
    """
    street = drill.street
    return None if street is None or street.is_drill else street


class StreetView:
    """Looks at the real street beside a drill. `look` from one thread at a time."""

    def __init__(
        self,
        drill: Profile,
        now: Callable[[], Instant],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._drill = drill
        self._now = now
        self._monotonic = monotonic
        self._beat: Beat | None = None
        self._moved: float | None = None

    def look(self) -> Look:
        """Return how the real street is now; never raises for what is wrong with it."""
        street = street_of(self._drill)
        if street is None:
            return Look(Sighting.UNKNOWN)
        try:
            counts, rows, beat = _read(street)
        except (sqlite3.Error, OSError) as error:
            return Look(Sighting.UNREADABLE, detail=str(error))
        return Look(
            Sighting.WATCHED if self._is_alive(beat) else Sighting.UNWATCHED,
            counts,
            tuple(RealAlarm(*row) for row in rows),
            None if beat is None else beat.committed_at,
        )

    def _is_alive(self, beat: Beat | None) -> bool:
        """Return whether the heart beats: its number moves, whatever the clocks say.

        At the first look alone a clock has to say how old the beat is.
        """
        tick = self._monotonic()
        if self._moved is None:
            age = _OLD if beat is None else abs(self._now() - beat.committed_at) / 1000
            self._moved = tick - age
        elif beat is not None and beat != self._beat:
            self._moved = tick
        self._beat = beat
        return tick - self._moved <= LIMIT_S


def _read(street: Profile) -> tuple[dict[int, int], list[tuple[Any, ...]], Beat | None]:
    """Return counts, rows of alarms and the newest beat, of one commit. Raises `sqlite3.Error`.

    Nothing is left beside the database.
    """
    log = street.database.with_name(f"{street.database.name}-wal")
    if not log.exists():
        # Nobody has it open. A reader would make a log; an immutable file needs none.
        found = _read_from(read_only(street.database, immutable=True))
        if not log.exists():
            return found
    return _read_from(read_only(street.database))


def _read_from(
    opened: sqlite3.Connection,
) -> tuple[dict[int, int], list[tuple[Any, ...]], Beat | None]:
    with contextlib.closing(opened) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        connection.execute("BEGIN")
        fact = connection.execute(_BEAT).fetchone()
        return (
            dict(connection.execute(_COUNTS).fetchall()),
            connection.execute(_ALARMS, (int(INTERRUPTS), _MOST)).fetchall(),
            None if fact is None else _decode(fact[0]),
        )


def _decode(value: str) -> Beat | None:
    try:
        return _decoder.decode(value)
    except msgspec.DecodeError:
        return None
