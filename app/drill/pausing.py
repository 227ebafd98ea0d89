"""A drill stands still for a real alarm: a pause in its journal that nobody here asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.drill.clock import DrillClock
from app.domain.drill.player import Event, EventKind, clock_after
from app.drill.journal import Journal, journal_path

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.profile import Profile

REAL_ALARM = "真实报警"
"""Who pauses when the real street does: the actor in the journal."""


def pause_for_real_alarm(drill: Profile, alarm_id: str, at: Instant) -> bool:
    """Pause the drill in `drill` if it runs; return whether that was needed.

    `alarm_id`: the real street's alarm, noted as the reason. Raises JournalDamaged, OSError.
    """
    journal = Journal(journal_path(drill))
    clock = DrillClock()
    for event in journal.news():
        clock = clock_after(clock, event) or clock
    if not clock.running:
        return False
    journal.append([Event(at, EventKind.PAUSE, actor=REAL_ALARM, text=f"real alarm {alarm_id}")])
    return True
