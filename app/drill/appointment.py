"""When a drill is to begin by itself: a file in the drill's folder, kept by its player.

The file outlives the console that made it. Only the player acts on it, by one entry in the journal;
who comes too late for it (the machine was off) does not surprise anybody with a drill.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.player import Event, EventKind
from app.domain.instant import MINUTE, Instant

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.drill.clock import DrillClock
    from app.drill.journal import Journal
    from app.profile import Profile

GRACE_MS = 2 * MINUTE
"""So late an appointment is still kept: a player takes some seconds to start."""


class Appointment(msgspec.Struct, frozen=True):
    """`at`: when the drill begins, or goes on. `by`: who wants it so."""

    at: Instant
    by: str

    def is_missed(self, now: Instant) -> bool:
        """Return whether it is too late for it."""
        return now - self.at > GRACE_MS


def appointment_of(drill: Profile) -> Appointment | None:
    """Return when a drill is to begin by itself; None when it is not, or the file is no sound one.

    Raises OSError.
    """
    try:
        return msgspec.json.decode(_path(drill).read_bytes(), type=Appointment)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def make_appointment(drill: Profile, appointment: Appointment) -> None:
    """Let a drill begin then; an appointment made before is replaced. Raises OSError."""
    path = _path(drill)
    part = path.with_suffix(".part")
    part.write_bytes(msgspec.json.encode(appointment))
    part.replace(path)


def cancel_appointment(drill: Profile) -> None:
    """Let a drill wait for its controller. Raises OSError."""
    _path(drill).unlink(missing_ok=True)


def keep_appointment(drill: Profile, journal: Journal, clock: DrillClock, now: Instant) -> None:
    """Let the drill run when its time has come; the player calls this at each step.

    One that was missed is left where it is, to be seen, and changes nothing. One of a drill that
    runs already is dropped.
    """
    made = appointment_of(drill)
    if made is None:
        return
    if not clock.running:
        if made.at > now or made.is_missed(now):
            return
        journal.append([Event(now, EventKind.PLAY, actor=made.by)])
    cancel_appointment(drill)


def _path(drill: Profile) -> Path:
    return drill.folder / "start.json"
