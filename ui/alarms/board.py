"""The board: every open alarm, kept current, for the strip, the list, the map and the sound.

Reads all open alarms once, then only those that are named as changed, at most every 80 ms; the
newest values of their sensors follow four times a second, by a lighter way, those in view first.
The services, and with them the database layer, are imported when first asked: the window does not
wait for them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.alarms import OPEN_STATES, AlarmState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.services.alarms import Acknowledged, AlarmRow
    from ui.console import Console

UNACKNOWLEDGED = (AlarmState.ACTIVE_UNACKED, AlarmState.CLEARED_UNACKED)

_COALESCE_MS = 80
_VALUES_MS = 250
_VALUES_AT_ONCE = 60
"""So many values are taken in one go. In a flood, those out of view wait for their turn."""

MOST_URGENT = 200
"""How many alarms are kept in order for those who show only the first."""


def is_unacknowledged(row: AlarmRow) -> bool:
    """Return whether nobody has acknowledged the alarm yet."""
    return row.state in UNACKNOWLEDGED


def urgency(row: AlarmRow) -> tuple[bool, int, int, str]:
    """Return the sort key of the list: unacknowledged first, then the highest, then the newest."""
    return (not is_unacknowledged(row), row.level, -row.raised_at, row.id)


@dataclass(frozen=True)
class Tally:
    """The board in numbers: (open, unacknowledged) by level, and the alarms to look at first.

    Another object after each change of what it counts, the same one when only values changed.
    """

    levels: dict[int, tuple[int, int]]
    unacknowledged: int
    most_urgent: tuple[AlarmRow, ...]


class AlarmBoard(QObject):
    """Open alarms by id.

    `changed(rows, gone)`: rows that are new or different (a list), and ids no longer open (a set).
    `values_changed(rows)`: rows of which only the sensor's newest value is another.
    `raised(rows)`: alarms that became unacknowledged since the last look, the most urgent first.
    `loaded()`: the first reading is complete.
    """

    changed = Signal(object, object)
    values_changed = Signal(object)
    raised = Signal(object)
    loaded = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._console = console
        self._rows: dict[str, AlarmRow] = {}
        self._by_sensor: defaultdict[str, set[str]] = defaultdict(set)
        self._urgencies: dict[str, tuple[bool, int, int, str]] = {}
        self._in_order: list[tuple[bool, int, int, str]] = []
        self._counts = dict.fromkeys((1, 2, 3, 4), (0, 0))
        self._tally: Tally | None = None
        # In the order in which they were noted: nobody waits for ever.
        self._valued: dict[str, None] = {}
        self.in_view: Callable[[], Iterable[str]] = tuple
        """Returns the alarms that a person sees now: their values come first."""
        self._values = QTimer(self, interval=_VALUES_MS, singleShot=True)
        self._values.timeout.connect(self._read_values)
        self._is_loaded = False
        self._wanted: set[str] = set()
        self._everything = False
        self._reading = False
        self._timer = QTimer(self, interval=_COALESCE_MS, singleShot=True)
        self._timer.timeout.connect(self._read)
        console.rows_changed.connect(self._note)

    @property
    def rows(self) -> Iterable[AlarmRow]:
        """The open alarms, in no order."""
        return self._rows.values()

    @property
    def is_loaded(self) -> bool:
        """Whether the first reading is complete; before it, nothing is known of any alarm."""
        return self._is_loaded

    def row(self, alarm_id: str) -> AlarmRow | None:
        """Return an open alarm."""
        return self._rows.get(alarm_id)

    @property
    def total(self) -> int:
        """How many alarms are open."""
        return len(self._rows)

    def foremost(self) -> AlarmRow | None:
        """Return the alarm to look at first: the newest unacknowledged of the highest level.

        Without an unacknowledged one, the newest acknowledged of the highest level; None when no
        alarm is open.
        """
        return next(iter(self.tally.most_urgent), None)

    def most_urgent(self) -> tuple[AlarmRow, ...]:
        """Return the alarms to look at first, at most MOST_URGENT, in their order."""
        return self.tally.most_urgent

    def counts(self) -> dict[int, tuple[int, int]]:
        """Return (open, unacknowledged) by level 1 to 4."""
        return self.tally.levels

    @property
    def unacknowledged(self) -> int:
        """How many open alarms nobody has acknowledged."""
        return self.tally.unacknowledged

    @property
    def tally(self) -> Tally:
        """The board in numbers, made once after each change."""
        if self._tally is None:
            unseen = sum(fresh for _, fresh in self._counts.values())
            first = self._in_order[:MOST_URGENT]
            self._tally = Tally(
                dict(self._counts), unseen, tuple(self._rows[key[-1]] for key in first)
            )
        return self._tally

    def load(self) -> None:
        """Read all open alarms again."""
        self._everything = True
        self._timer.start()

    def forget_view(self) -> None:
        """Nobody looks any more: whoever said what is in view is gone."""
        self.in_view = tuple

    def acknowledge(self, ids: Iterable[str]) -> None:
        """Acknowledge alarms; the rows come back through `changed`."""
        wanted = tuple(ids)
        if wanted:
            from app.services import alarms

            # What has become more severe since it was drawn has not been seen yet.
            levels = {one: row.level for one in wanted if (row := self._rows.get(one)) is not None}
            self._console.ask(
                self, lambda desk: alarms.acknowledge(desk, wanted, levels), self._acknowledged
            )

    def _acknowledged(self, result: Acknowledged) -> None:
        if result.refused and not result.done:
            self._console.told.emit(self.tr("没有确认：别人已经确认，或级别刚刚升高，请再看一眼。"))
        self._note("alarms", set(result.done + result.refused))

    def _note(self, table: str, ids: set[str]) -> None:
        if table == "sensors":
            self._valued.update(dict.fromkeys(ids & self._by_sensor.keys()))
            if self._valued and not self._values.isActive():
                self._values.start()
            return
        if table != "alarms":
            return
        if ids:
            self._wanted |= ids
        else:
            self._everything = True
        if not self._timer.isActive():
            self._timer.start()

    def _read(self) -> None:
        from app.services import alarms

        if self._reading:
            self._timer.start()
            return
        self._reading = True
        if self._everything:
            self._everything = False
            self._wanted.clear()
            self._console.ask(self, alarms.open_alarms, self._take_all, self._failed)
        else:
            wanted, self._wanted = tuple(self._wanted), set()
            self._console.ask(
                self,
                lambda desk: alarms.alarms_by_id(desk, wanted),
                lambda rows: self._take(rows, set()),
                self._failed,
            )

    def _put(self, row: AlarmRow, before: AlarmRow | None) -> None:
        self._rows[row.id] = row
        key = urgency(row)
        if self._urgencies.get(row.id) != key:
            if before is not None:
                self._take_out_of_order(before)
            self._urgencies[row.id] = key
            insort(self._in_order, key)
            self._count(row, 1)
            self._tally = None
        if before is None:
            self._by_sensor[row.sensor_id].add(row.id)
        elif (before.state, before.signal) != (row.state, row.signal):
            self._tally = None

    def _take_out_of_order(self, row: AlarmRow) -> None:
        key = self._urgencies.pop(row.id)
        del self._in_order[bisect_left(self._in_order, key)]
        self._count(row, -1)

    def _count(self, row: AlarmRow, by: int) -> None:
        open_, unacknowledged = self._counts[row.level]
        self._counts[row.level] = (open_ + by, unacknowledged + by * is_unacknowledged(row))

    def _drop(self, alarm_id: str) -> bool:
        row = self._rows.pop(alarm_id, None)
        if row is None:
            return False
        self._take_out_of_order(row)
        alarms = self._by_sensor[row.sensor_id]
        alarms.discard(alarm_id)
        if not alarms:
            del self._by_sensor[row.sensor_id]
        self._tally = None
        return True

    def _read_values(self) -> None:
        from app.services import alarms

        seen = (row.sensor_id for one in self.in_view() if (row := self._rows.get(one)) is not None)
        first = dict.fromkeys(one for one in seen if one in self._valued)
        wanted = tuple(dict.fromkeys(islice(chain(first, self._valued), _VALUES_AT_ONCE)))
        for one in wanted:
            self._valued.pop(one, None)
        if self._valued:
            self._values.start()
        self._console.ask(self, lambda desk: alarms.current_values(desk, wanted), self._take_values)

    def _take_values(self, values: dict[str, tuple[float | None, int]]) -> None:
        rows = []
        for sensor_id, (value, at) in values.items():
            for alarm_id in tuple(self._by_sensor.get(sensor_id, ())):
                row = self._rows[alarm_id]
                if row.current_at != at:
                    row = structs.replace(row, current=value, current_at=at)
                    self._rows[alarm_id] = row
                    rows.append(row)
        if rows:
            self.values_changed.emit(rows)

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self._everything = True
        self._timer.start(1000)
        self._console.failed.emit(error)

    def _take_all(self, rows: list[AlarmRow]) -> None:
        gone = set(self._rows) - {row.id for row in rows}
        self._take(rows, gone)
        if not self._is_loaded:
            self._is_loaded = True
            self.loaded.emit()

    def _take(self, rows: list[AlarmRow], gone: set[str]) -> None:
        self._reading = False
        self._timer.setInterval(_COALESCE_MS)
        news = []
        changed = []
        for row in rows:
            before = self._rows.get(row.id)
            if row.state not in OPEN_STATES:
                gone.add(row.id)
                continue
            if before == row:
                continue
            changed.append(row)
            self._put(row, before)
            if is_unacknowledged(row) and (before is None or not is_unacknowledged(before)):
                news.append(row)
        gone = {row_id for row_id in gone if self._drop(row_id)}
        if changed or gone:
            self.changed.emit(changed, gone)
        if news:
            self.raised.emit(sorted(news, key=urgency))
