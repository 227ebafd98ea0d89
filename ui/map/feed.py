"""What changes on the map: rows that changed are gathered for 100 ms, read again, and told on.

One reading is under way at a time, so that a flood makes batches larger, never queues longer. Only
what is different goes to the page. While no map is shown, changes wait.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.instant import SECOND
from app.services import map as map_service
from ui.map.columns import pack
from ui.map.content import Content, read_content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.notices import Status
    from app.services.desk import Desk
    from app.services.map import SensorPoints, ShelterPoint
    from ui.console import Console

GATHER_MS = 200
AGAIN_MS = 3_000
"""After a failure it is tried again so much later."""
MANY = 4_000
"""Beyond so many changed sensors, reading all of them is quicker."""
UNKNOWN_REST = 30 * SECOND
"""Sensors the map does not know make it read everything again, but not more often than this."""

_GROUND_TABLES = {
    "streets", "map_features", "road_closures", "residential_areas", "compounds", "buildings",
}  # fmt: skip


@dataclass
class _Pending:
    """What is to be read again."""

    everything: bool = False
    all_states: bool = False
    sensors: set[str] = field(default_factory=set)
    shelters: bool = False

    def __bool__(self) -> bool:
        return bool(self.everything or self.all_states or self.sensors or self.shelters)

    def add(self, other: _Pending) -> None:
        self.everything = self.everything or other.everything
        self.all_states = self.all_states or other.all_states
        self.sensors |= other.sensors
        self.shelters = self.shelters or other.shelters


@dataclass(frozen=True)
class _Changes:
    """What was read: all sensors or some states, and shelters."""

    at: int
    points: SensorPoints | None
    states: dict[str, int]
    shelters: list[ShelterPoint] | None


class MapFeed(QObject):
    """Keeps the map's content true while a map is shown.

    `content_changed()`: all of it is new. `states_changed(pairs)`: a flat list of sensor positions
    and new states. `shelters_changed()`. `as_of_changed(instant)`: until when the map is known to
    be true. `failed(error)`: something could not be read; told once, tried again until it
    can. Alarms are not read here: the console has its board of them.
    """

    content_changed = Signal()
    states_changed = Signal(object)
    shelters_changed = Signal()
    as_of_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self.content: Content | None = None
        self.generation = 0
        self.as_of: int | None = None
        self._active = False
        self._reading = False
        self._failing = False
        self._pending = _Pending(everything=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read)
        console.rows_changed.connect(self._note)
        console.status_changed.connect(self._note_status)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be read or told."""
        return not (self._pending or self._reading)

    def set_active(self, active: bool) -> None:
        """Read changes from now on (a map is shown), or let them wait."""
        self._active = active
        self._start(at_once=True)

    def reload(self) -> None:
        """Read everything again."""
        self._pending.everything = True
        self._start(at_once=True)

    def sensor_columns(self) -> bytes:
        """Return the sensors as they stand now, packed for the page."""
        if self.content is None:
            return pack((), (), (), ())
        points = self.content.points
        return pack(points.lon, points.lat, points.kind, points.states)

    # What changed

    def _note(self, table: str, ids: set[str]) -> None:
        pending = self._pending
        if table in _GROUND_TABLES:
            pending.everything = True
        elif table in ("sensors", "sensor_states"):
            pending.all_states = pending.all_states or not ids
            pending.sensors |= ids
        elif table == "alarms" and self.content is not None:
            # An alarm is a state of its sensor; the notice of the sensor comes with it or not.
            pending.sensors |= {
                row.sensor_id for one in ids if (row := self._console.alarms.row(one)) is not None
            }
        elif table in ("shelters", "occupancy_moves"):
            pending.shelters = True
        else:
            return
        self._start()

    def _note_status(self, status: Status | None) -> None:
        if status is not None and self._active and self.content is not None and self.is_idle:
            self._true_until(status.at)

    def _true_until(self, instant: int) -> None:
        self.as_of = instant
        self.as_of_changed.emit(instant)

    # Reading it

    def _start(self, *, at_once: bool = False) -> None:
        if self._active and self._pending and not self._reading and not self._timer.isActive():
            self._timer.start(0 if at_once else GATHER_MS)

    def _read(self) -> None:
        if not self._active:
            return
        pending, self._pending = self._pending, _Pending()
        self._reading = True

        def missed(error: Exception) -> None:
            self._reading = False
            self._pending.add(pending)
            if not self._failing:
                self.failed.emit(error)
            self._failing = True
            self._timer.start(AGAIN_MS)

        if pending.everything or self.content is None:
            self._console.ask(self, read_content, self._take_content, missed)
        else:
            self._console.ask(self, lambda desk: _read_changes(desk, pending), self._take, missed)

    def _take_content(self, content: Content) -> None:
        self._reading = self._failing = False
        self.content = content
        self.generation += 1
        self.content_changed.emit()
        self._true_until(content.at)
        self._start()

    def _take(self, changes: _Changes) -> None:
        self._reading = self._failing = False
        content = self.content
        if content is None:  # pragma: no cover - changes are read after content only
            return
        positions = content.positions
        if changes.points is not None:
            if changes.points.ids == content.points.ids:
                self._put_states(enumerate(changes.points.states))
            else:
                self._pending.everything = True
        else:
            self._put_states(
                (positions[one], state) for one, state in changes.states.items() if one in positions
            )
            strange = any(one not in positions for one in changes.states)
            if strange and changes.at - content.at > UNKNOWN_REST:
                self._pending.everything = True
        if changes.shelters is not None:
            content.shelters = {point.id: point for point in changes.shelters}
            self.shelters_changed.emit()
        self._true_until(changes.at)
        self._start()

    def _put_states(self, found: Iterable[tuple[int, int]]) -> None:
        states = self.content.points.states if self.content else []
        pairs: list[int] = []
        for position, state in found:
            if states[position] != state:
                states[position] = state
                pairs += (position, state)
        if pairs:
            self.states_changed.emit(pairs)


def _read_changes(desk: Desk, pending: _Pending) -> _Changes:
    every = pending.all_states or len(pending.sensors) > MANY
    some = pending.sensors and not every
    return _Changes(
        at=desk.store.clock.now(),
        points=map_service.sensor_points(desk) if every else None,
        states=map_service.sensor_states_by_id(desk, pending.sensors) if some else {},
        shelters=map_service.shelter_points(desk) if pending.shelters else None,
    )
