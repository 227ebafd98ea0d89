"""The course of a drill: one axis of time that never goes back, for the replay.

It is drill time, and goes on where the controller jumped back: what was done before the jump and
what was done after it then do not lie upon each other. Where nobody jumped back, the two are the
same. What was undone by going back to a checkpoint is not in it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from app.domain.drill.clock import DrillClock
from app.domain.drill.player import EventKind, clock_after

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.drill.player import Event
    from app.domain.drill.scenario import Span


class Course:
    """Made of the whole journal: what was undone has left its speed to the clock. What is asked for
    is where something lies that counts (`app.domain.drill.kept.counting`).
    """

    def __init__(self, journal: Iterable[Event]) -> None:
        self._moments: list[int] = []
        self._clocks = [DrillClock()]
        self._leads = [0]
        self._passes: list[tuple[Span, int]] = [(0, 0)]
        kept: dict[str, list[tuple[Span, int]]] = {}
        for event in sorted(journal, key=lambda one: one.at):
            if event.kind is EventKind.RESTORE:
                self._passes = [*kept.get(event.subject, self._passes)]
            self._take(event)
            if event.kind is EventKind.KEPT:
                kept[event.subject] = [*self._passes]
            if event.kind is EventKind.END:
                break

    def _take(self, event: Event) -> None:
        before, lead = self._clocks[-1], self._passes[-1][1]
        after = clock_after(before, event)
        if after is None:
            return
        stood = before.drill_time(event.at)
        if event.kind is EventKind.JUMP and after.at < stood:
            start = stood + lead
            lead += stood - after.at
            self._passes.append((start, lead))
        self._moments.append(event.at)
        self._clocks.append(after)
        self._leads.append(lead)

    def at(self, now: int) -> Span:
        """Return the place on the axis of the machine's time `now`; 0 before the first command."""
        number = bisect_right(self._moments, now)
        return self._clocks[number].drill_time(now) + self._leads[number]

    def drill_time(self, at: Span) -> Span:
        """Return the drill time at a place on the axis."""
        number = bisect_right(self._passes, at, key=lambda one: one[0]) - 1
        return at - self._passes[max(0, number)][1]
