"""All sensors of the street in memory, by topic, kept in step with what consoles write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import select

from app.domain.alarms import LIVE_STATES, AlarmState, Condition
from app.domain.course import last_activity
from app.domain.crossing import is_enabled
from app.domain.evaluation import SensorMemory, Signals, rejudge, resume
from app.domain.instant import HOUR, SECOND
from app.domain.readings import Reading as Said
from app.domain.readings import ReportedState
from app.domain.rulebook import RuleBook
from app.domain.scopes import Place
from app.domain.sensors import KINDS, Activity
from app.domain.stairwells import stairwell
from app.domain.windows import window_over
from app.mqtt.topics import sensor_filter, sensor_topic
from db.alarm_room import newest_setting, read_absences, read_rulebook, read_windows
from db.models import Alarm, Building, LocalClock, Reading, Sensor, SensorState, Street

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from app.domain.hlc import Stamp
    from app.domain.instant import Instant
    from app.domain.rules import Inactivity, RuleSet
    from app.domain.sensors import SensorKind
    from app.domain.windows import Absence, Window
    from db.store import Store

_log = structlog.get_logger(__name__)

_GRACE_S = 60.0
"""After a start a sensor has at least this long to be heard before it can become stale."""


class Point(SensorMemory):
    """A sensor as the watch knows it.

    `heard`: the link's uptime when it last reported. `stored_*`: the last reading kept in the
    history. `stale_since`: as in `db.models.SensorState`. `at`: where it is; `stairwell`: which
    one of which building, None outside.
    """

    __slots__ = (
        "at",
        "code",
        "heard",
        "id",
        "in_service",
        "place",
        "stairwell",
        "stale_since",
        "stored_at",
        "stored_state",
        "stored_value",
        "topic",
    )

    def __init__(self, kind: SensorKind, rules: RuleSet, code: str, at: Place, place: str) -> None:
        super().__init__(kind, rules)
        self.id = at.sensor_id or ""
        self.code = code
        self.at = at
        self.place = place
        self.stairwell = stairwell(at.building_id, place)
        self.topic = ""
        self.in_service = True
        self.heard = 0.0
        self.stale_since: Instant | None = None
        self.stored_at: Instant = 0
        self.stored_value: float | None = None
        self.stored_state: ReportedState | None = None

    @property
    def area_id(self) -> str:
        """The residential area's id."""
        return self.at.area_id or ""

    @property
    def patience(self) -> float:
        """Seconds without a message after which the sensor is stale."""
        return self.rules.patience_ms / SECOND


class Roster:
    """The sensors of one database.

    `street`: the street's code, None while the database is empty. `seen`: the stamp up to which
    other processes' writes are known.
    """

    def __init__(self, store: Store, root: str) -> None:
        self._store = store
        self._root = root
        self.street: str | None = None
        self.seen: Stamp = 0
        self.by_topic: dict[str, Point] = {}
        self.by_code: dict[str, Point] = {}
        self._by_id: dict[str, Point] = {}
        self._by_stairwell: dict[tuple[str, str], list[Point]] = {}
        self._dependents: dict[str, list[Point]] = {}
        self._rules = RuleBook({})
        self._windows: tuple[Window, ...] = ()
        self._absences: tuple[Absence, ...] = ()
        self._set_at = 0
        self._returned: list[tuple[Point, dict[Condition, int]]] = []
        self.settled = 0
        """Rises whenever rules, windows or absences were taken in: what is due may be another."""

    def __len__(self) -> int:
        return len(self._by_id)

    def points(self) -> Iterable[Point]:
        """Return all sensors."""
        return self._by_id.values()

    def neighbours(self, point: Point) -> Iterable[Point]:
        """Return the sensors of the same kind in the same stairwell, itself among them."""
        if point.stairwell is None:
            return ()
        return (
            one for one in self._by_stairwell[point.stairwell] if one.kind.code == point.kind.code
        )

    @property
    def has_dependents(self) -> bool:
        """Whether any sensor heeds another one."""
        return bool(self._dependents)

    def heed(self, point: Point, now: Instant) -> Iterator[tuple[Point, Signals]]:
        """Let the sensors that heed this one count, or count no longer; yield what that says."""
        for other in self._dependents.get(point.code, ()):
            rule = other.rules.enable
            enabled = rule is None or is_enabled(rule, point)
            if enabled != other.enabled:
                other.enabled = enabled
                yield other, rejudge(other, now)

    def take_returned(self, now: Instant) -> list[tuple[Point, Signals]]:
        """Return what sensors say that are back in service since the last call."""
        back, self._returned = self._returned, []
        return [(point, resume(point, live, now)) for point, live in back]

    def window_of(self, point: Point, now: Instant) -> Window | None:
        """Return the maintenance window that holds at a sensor now."""
        if not self._windows:
            return None
        return window_over(self._windows, point.at, point.kind.code, now)

    def filter(self) -> str:
        """Return the topic filter of the street, "" while there is no street."""
        return "" if self.street is None else sensor_filter(self._root, self.street)

    def load(self, tick: float, uptime: float) -> None:
        """Read everything again; what is not committed is forgotten."""
        self.by_topic.clear()
        self.by_code.clear()
        self._by_id.clear()
        self._by_stairwell.clear()
        with self._store.read() as session:
            self.seen = _stamp(session)
            self.street = session.scalar(_STREET)
            self._read_settings(session)
            for row in session.execute(_SENSORS):
                self._place(*row)
            signals = _open_signals(session)
            alive = 0
            states = session.execute(_STATES).all()
            for state in states:
                alive = max(alive, state.received_at)
            for state in states:
                point = self._by_id.get(state.id)
                if point is not None:
                    _recall(point, state, signals.get(point.id, {}), tick)
                    silence = min((alive - point.received_at) / SECOND, point.patience - _GRACE_S)
                    point.heard = uptime - max(silence, 0.0)
            self._returned.clear()
            self._settle_in(session, tick, self._by_id.values())
        _log.info("roster", street=self.street, sensors=len(self._by_id))

    def refresh(self, tick: float, uptime: float) -> None:
        """Take in what other processes have committed since; nearly always one small query."""
        if self._store.data_version() == self.seen:
            return
        with self._store.read() as session:
            seen = _stamp(session)
            street = session.scalar(_STREET)
            if street != self.street:
                self.load(tick, uptime)
                return
            rows = session.execute(_SENSORS.where(Sensor.hlc > self.seen)).all()
            for row in rows:
                self._take(session, row, tick, uptime)
            if rows or newest_setting(session) > self._set_at:
                self._read_settings(session)
                changed = [
                    point
                    for point in self._by_id.values()
                    if point.adopt(self._rules.compiled(point.kind.code, point.at), tick)
                ]
                self._settle_in(session, tick, changed)
            self._let_go(session)
            self.seen = seen

    def _read_settings(self, session: Session) -> None:
        now = self._store.clock.now()
        self._set_at = newest_setting(session)
        self._rules = read_rulebook(session)
        self._windows = read_windows(session, now)
        self._absences = read_absences(session, now)

    def _settle_in(self, session: Session, tick: float, changed: Iterable[Point]) -> None:
        """Tie sensors together that need one another, and say who is away.

        `changed`: sensors that have to learn from the history when somebody was last active.
        """
        self.settled += 1
        self._dependents = {}
        away = {(one.building_id, one.place): one for one in self._absences}
        for point in self._by_id.values():
            if point.rules.enable is not None:
                self._dependents.setdefault(point.rules.enable.sensor, []).append(point)
            absence = away.get((point.at.building_id or "", point.place)) if away else None
            point.away_from = absence.starts_at if absence is not None else 0
            point.away_until = absence.over_at if absence is not None else 0
            rule = point.rules.enable
            if rule is not None:
                point.enabled = is_enabled(rule, self.by_code.get(rule.sensor))
        now = self._store.clock.now()
        for point in changed:
            quiet = point.rules.inactivity
            if quiet is not None and point.ts >= 0:
                _recall_activity(session, point, quiet, now, tick)

    def missed_writes(self, session: Session) -> bool:
        """Return whether somebody has written sensors or closed alarms since the last refresh.

        Asked inside a write transaction, before its own writes.
        """
        return session.scalar(
            select(Sensor.id).where(Sensor.hlc > self.seen).limit(1)
        ) is not None or bool(self._closed(session))

    def _closed(self, session: Session) -> set[str]:
        """Return the sensors of alarms that were closed since.

        By the stamp alone: an index by state would lead through every alarm of the past.
        """
        moved = session.execute(select(Alarm.sensor_id, Alarm.state).where(Alarm.hlc > self.seen))
        return {sensor_id for sensor_id, state in moved if state == AlarmState.NORMAL}

    def _let_go(self, session: Session) -> None:
        """Forget the conditions whose alarms a person has closed although they still hold."""
        for sensor_id in self._closed(session):
            point = self._by_id.get(sensor_id)
            if point is None or not point.active():
                continue
            still = set(
                session.scalars(
                    select(Alarm.condition).where(
                        Alarm.sensor_id == sensor_id, Alarm.state.in_(LIVE_STATES)
                    )
                )
            )
            for condition in [one for one in point.active() if one not in still]:
                point.forget(condition)

    def _place(
        self,
        sensor_id: str,
        code: str,
        kind: str,
        in_service: bool,
        place: str,
        area_id: str,
        compound_id: str | None,
        building_id: str | None,
    ) -> Point | None:
        known = KINDS.get(kind)
        if known is None or self.street is None:
            _log.warning("sensor of unknown kind", code=code, kind=kind)
            return None
        where = Place(area_id, compound_id, building_id, sensor_id)
        point = Point(known, self._rules.compiled(kind, where), code, where, place)
        point.in_service = in_service
        point.topic = sensor_topic(self._root, self.street, kind, code)
        self.by_topic[point.topic] = point
        self.by_code[code] = point
        self._by_id[sensor_id] = point
        if point.stairwell is not None:
            self._by_stairwell.setdefault(point.stairwell, []).append(point)
        return point

    def _take(
        self, session: Session, row: Row[*tuple[Any, ...]], tick: float, uptime: float
    ) -> None:
        """Take in a sensor that was added or changed."""
        sensor_id, code, kind, in_service, place, area_id, compound_id, building_id = row
        where = Place(area_id, compound_id, building_id, sensor_id)
        old = self._by_id.get(sensor_id)
        if old is not None and (old.code, old.kind.code, old.place, old.at) == (
            code,
            kind,
            place,
            where,
        ):
            if in_service and not old.in_service:
                live = _open_signals(session, sensor_id).get(sensor_id, {})
                self._returned.append((old, live))
            old.in_service = in_service
            return
        if old is not None:
            self.by_topic.pop(old.topic, None)
            self.by_code.pop(old.code, None)
            if old.stairwell is not None:
                self._by_stairwell[old.stairwell].remove(old)
            del self._by_id[sensor_id]
        point = self._place(
            sensor_id, code, kind, in_service, place, area_id, compound_id, building_id
        )
        if point is None:
            return
        point.heard = uptime
        state = session.execute(_STATES.where(SensorState.id == sensor_id)).one_or_none()
        if state is not None:
            _recall(point, state, _open_signals(session, sensor_id).get(sensor_id, {}), tick)


_STREET = select(Street.code).order_by(Street.id).limit(1)
_SENSORS = select(
    Sensor.id,
    Sensor.code,
    Sensor.kind,
    Sensor.in_service,
    Sensor.place,
    Sensor.area_id,
    Building.compound_id,
    Sensor.building_id,
).outerjoin(Building, Building.id == Sensor.building_id)
_STATES = select(
    SensorState.id,
    SensorState.ts,
    SensorState.seq,
    SensorState.received_at,
    SensorState.value,
    SensorState.state,
    SensorState.battery,
    SensorState.rssi,
    SensorState.messages,
    SensorState.missed,
    SensorState.duplicates,
    SensorState.stale_since,
)


def _stamp(session: Session) -> Stamp:
    return session.scalar(select(LocalClock.hlc).where(LocalClock.id == 1)) or 0


def _open_signals(
    session: Session, sensor_id: str | None = None
) -> dict[str, dict[Condition, int]]:
    """Return the conditions that open alarms say still hold, with their levels, by sensor."""
    query = select(Alarm.sensor_id, Alarm.condition, Alarm.level).where(
        Alarm.state.in_(LIVE_STATES), Alarm.signal
    )
    if sensor_id is not None:
        query = query.where(Alarm.sensor_id == sensor_id)
    found: dict[str, dict[Condition, int]] = {}
    for sensor, condition, level in session.execute(query):
        found.setdefault(sensor, {})[Condition(condition)] = level
    return found


def _recall_activity(
    session: Session, point: Point, rule: Inactivity, now: Instant, tick: float
) -> None:
    """Learn from the history how long nobody has been active."""
    tells = point.kind.activity
    if tells is Activity.DROP:
        # Its value says itself how long nobody has moved.
        if point.value is not None:
            point.last_active(max(0, now - point.ts) + round(point.value * HOUR), tick)
        return
    columns = (Reading.ts, Reading.value, Reading.state)
    within = Reading.ts > now - rule.after_ms
    of_it = select(*columns).where(Reading.sensor_id == point.id)
    before = of_it.where(~within).order_by(Reading.ts.desc(), Reading.seq.desc()).limit(1)
    rows = [
        *session.execute(before),
        *session.execute(of_it.where(within).order_by(Reading.ts, Reading.seq)),
    ]
    last = last_activity(
        tells,
        rule.least,
        (Said(ts, value, ReportedState(said) if said else None) for ts, value, said in rows),
    )
    if last is not None:
        point.last_active(max(0, now - last), tick)


def _recall(point: Point, state: Any, signals: dict[Condition, int], tick: float) -> None:
    """Give a point what the database remembers of it."""
    for name in (
        "ts", "seq", "received_at", "value", "battery", "rssi", "messages", "missed",
        "duplicates", "stale_since",
    ):  # fmt: skip
        setattr(point, name, getattr(state, name))
    said = state.state
    point.state = ReportedState(said) if said else None
    point.stale = point.stale_since is not None
    point.restore(signals, tick)
