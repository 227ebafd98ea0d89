"""What the board's alarms come to: groups, whether there is a flood, and what nobody answers.

Follows the board in its batches, on the GUI thread: 80 changes among 3,000 open alarms take under
5 ms (docs/alarm-sounds.md).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.escalation import Step
from app.domain.floods import BEGINS_OVER, WINDOW, FloodMeter
from app.domain.grouping import GroupBook, Member
from ui.alarms.board import is_unacknowledged
from ui.alarms.proposals import Proposals

if TYPE_CHECKING:
    from app.domain.grouping import Group
    from app.services.alarms import AlarmRow
    from ui.console import Console

LEADER_LIST = "view:leader"
"""The selection with which the alarms page is asked for the shift leader's list."""

_REVIEW_MS = 1000


@dataclass(frozen=True)
class Flood:
    """A flood: `alarms` new ones in the last 10 minutes, `places` groups they are in, `since`."""

    alarms: int
    places: int
    since: int


def is_overdue(row: AlarmRow) -> bool:
    """Return whether nobody has acknowledged the alarm in its time: louder, on every page."""
    return row.escalation >= Step.LOUDER and is_unacknowledged(row)


def awaits_leader(row: AlarmRow) -> bool:
    """Return whether the alarm is on the shift leader's list (待值班长处理)."""
    return row.escalation >= Step.LEADER and is_unacknowledged(row)


def member_of(row: AlarmRow) -> Member:
    """Return an alarm as grouping sees it."""
    return Member(
        row.id,
        row.area_id,
        row.compound_id or "",
        row.building_id or "",
        row.floor,
        row.kind,
        row.condition,
        row.level,
        row.raised_at,
        row.recorded_at,
        is_unacknowledged(row),
    )


class AlarmGroups(QObject):
    """The groups of all open alarms; `changed()` after each change of them, or of the flood.

    `overdue_risen(level)`: an alarm of this level was escalated by a further step.
    """

    changed = Signal()
    overdue_risen = Signal(int)

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._console = console
        self._board = console.alarms
        self._book = GroupBook()
        self._meter = FloodMeter()
        # (step, level) of what is overdue, how many of each level, how many are the leader's.
        self._steps: dict[str, tuple[int, int]] = {}
        self._levels: Counter[int] = Counter()
        self._leaders = 0
        self._flood: Flood | None = None
        self.proposals = Proposals(console, self)
        """Chattering sensors that a person may want to shelve."""
        self._reviewing = QTimer(self, interval=_REVIEW_MS)
        self._reviewing.timeout.connect(lambda: self._review())  # noqa: PLW0108
        self._board.changed.connect(self._take)
        self._board.raised.connect(self._count)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups, the most urgent first."""
        return self._book.groups

    def group_of(self, alarm_id: str) -> Group | None:
        """Return the group of an open alarm."""
        return self._book.group_of(alarm_id)

    @property
    def flood(self) -> Flood | None:
        """The flood there is now."""
        return self._flood

    @property
    def overdue(self) -> int:
        """How many alarms nobody has acknowledged in their time, those of the leader included."""
        return len(self._steps)

    @property
    def for_leader(self) -> int:
        """How many alarms are on the shift leader's list."""
        return self._leaders

    @property
    def overdue_level(self) -> int:
        """The highest level of the overdue alarms, 0 when there is none."""
        return min((level for level, count in self._levels.items() if count), default=0)

    def _take(self, rows: list[AlarmRow], gone: set[str]) -> None:
        moved = self._book.update([member_of(row) for row in rows], gone)
        risen = 0
        for one in gone:
            moved |= self._escalate(one, 0, 0) > 0
        for row in rows:
            step = row.escalation if is_overdue(row) else 0
            before = self._escalate(row.id, step, row.level)
            if step > before:
                risen = min(risen or row.level, row.level)
            moved |= step != before
        if moved:
            self.changed.emit()
        if risen:
            self.overdue_risen.emit(risen)

    def _escalate(self, alarm_id: str, step: int, level: int) -> int:
        """Put an alarm at a step, 0 for none; return at which it was."""
        before, level_before = self._steps.pop(alarm_id, (0, 0))
        self._levels[level_before] -= before > 0
        self._leaders -= before >= Step.LEADER
        if step:
            self._steps[alarm_id] = (step, level)
            self._levels[level] += 1
            self._leaders += step >= Step.LEADER
        return before

    def _count(self, rows: list[AlarmRow]) -> None:
        now = self._console.now()
        for row in rows:
            # What was open before we came is counted by when it came to the watch.
            self._meter.add(now if self._board.is_loaded else min(row.recorded_at, now))
        flood = self._flood
        if flood is not None or self._meter.count > BEGINS_OVER:
            # The places are counted once a second, at the flood's beginning at once.
            self._review(places=flood.places if flood is not None else 0)
        if not self._reviewing.isActive():
            self._reviewing.start()

    def _review(self, *, places: int = 0) -> None:
        now, before = self._console.now(), self._flood
        self._flood = None
        if self._meter.review(now) and self._meter.since is not None:
            places = places or max(1, self._book.count_newer(now - WINDOW))
            self._flood = Flood(self._meter.count, places, self._meter.since)
        if not self._meter.count:
            self._reviewing.stop()
        if self._flood != before:
            self.changed.emit()
