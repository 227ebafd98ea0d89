"""Messages -> one transaction: newest values, history, alarms, quarantine; then it is durable.

`prepare` decodes and evaluates a batch, in memory only. `commit` writes it and can be tried again
as often as needed. What is prepared and not committed is never lost: the broker still has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.alarms import Condition
from app.domain.crossing import confirmations
from app.domain.evaluation import Signals, due, observe, severity_of, unclocked
from app.domain.instant import DAY, HOUR, SECOND
from app.domain.readings import Novelty, Reading
from app.domain.refusals import MAX_PAYLOAD, Refusal, RefusalReason
from app.mqtt.payload import read_payload
from app.mqtt.topics import read_topic
from app.settings import SourceSettings, WatchSettings
from app.watch.agenda import Agenda
from app.watch.alarmbook import Told, apply, heard_key
from app.watch.bulk import insert_rows
from app.watch.quarantine import Quarantine
from app.watch.sources import Sources
from db.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.heartbeat import Beat
    from app.domain.instant import Instant
    from app.watch.heartbeat import Heart
    from app.watch.inbox import Arrival
    from app.watch.roster import Point, Roster
    from db.store import Store

STORE_AT_LEAST_EACH = HOUR
"""An unchanged value is kept in the history this often, so that a chart shows it was there."""

_STATE_HEAD = (
    "INSERT INTO sensor_states (id, version, hlc, ts, seq, received_at, value, state, battery, "
    "rssi, messages, missed, duplicates, stale_since)"
)
_STATE_TAIL = (
    "ON CONFLICT (id) DO UPDATE SET version = sensor_states.version + 1, hlc = excluded.hlc, "
    "ts = excluded.ts, seq = excluded.seq, received_at = excluded.received_at, "
    "value = excluded.value, state = excluded.state, battery = excluded.battery, "
    "rssi = excluded.rssi, messages = excluded.messages, missed = excluded.missed, "
    "duplicates = excluded.duplicates, stale_since = excluded.stale_since"
)
_READING_HEAD = (
    "INSERT INTO readings (id, version, hlc, sensor_id, ts, seq, received_at, value, state)"
)
_READING_TAIL = "ON CONFLICT (sensor_id, ts, seq) DO NOTHING"


@dataclass
class Batch:
    """What a transaction will write.

    `points`: sensors whose newest message or counters changed. `heard`: messages in it that say
    alarm; they are always kept in the history, which recognises them when they come again.
    `learnt`: a decoder has learnt something that must be kept (`app.watch.sources`). `beat`: the
    watch's own newest.
    """

    points: dict[str, Point] = field(default_factory=dict)
    readings: list[tuple[Point, Reading, Instant]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    heard: set[tuple[Any, ...]] = field(default_factory=set)
    refused: int = 0
    duplicates: int = 0
    missed: int = 0
    learnt: bool = False
    beat: Beat | None = None

    def empty(self) -> bool:
        """Return whether there is nothing to write."""
        written = self.points or self.readings or self.told or self.refused or self.learnt
        return not (written or self.beat)

    def is_news(self, sensor_id: str, late: Reading) -> bool:
        """Return whether a late message that says alarm is not in this batch already."""
        key = heard_key(sensor_id, late)
        if key in self.heard:
            return False
        self.heard.add(key)
        return True


@dataclass(frozen=True)
class Committed:
    """Ids of the rows a commit changed."""

    alarms: tuple[str, ...]
    sensors: tuple[str, ...]
    raised: int
    at: Instant


class Recorder:
    """Evaluates and writes; used by one thread."""

    def __init__(
        self,
        store: Store,
        roster: Roster,
        settings: WatchSettings,
        root: str,
        sources: Sources | None = None,
    ) -> None:
        self._store = store
        self._roster = roster
        self._sources = sources or Sources(store, roster, SourceSettings(), root)
        self._root = root
        self._ahead = settings.clock_ahead_s * SECOND
        self._behind = settings.clock_behind_days * DAY
        self._quarantine = Quarantine(root)
        self._agenda = Agenda()
        self._settled = -1
        self.heart: Heart | None = None

    def load(self, tick: float, uptime: float) -> None:
        """Read the street again; whatever was prepared and not committed is forgotten."""
        self._quarantine.done()
        self._quarantine.recall(self._store)
        self._roster.load(tick, uptime)
        self._sources.load(tick, uptime)

    def follow(self, tick: float, uptime: float) -> None:
        """Take in what people have placed, refused or mapped since. Raises DBAPIError."""
        self._sources.follow(tick, uptime)

    def next_due(self) -> float | None:
        """Return the monotonic second at which a sensor is due without a message, None for none."""
        return self._agenda.next()

    def prepare(self, arrivals: Sequence[Arrival], uptime: float) -> Batch:
        """Decode and evaluate messages in their order."""
        batch = Batch()
        roster, by_topic = self._roster, self._roster.by_topic
        ahead, behind = self._ahead, self._behind
        points, readings, agenda = batch.points, batch.readings, self._agenda
        for arrival in self._sources.translate(arrivals, batch, uptime):
            point = by_topic.get(arrival.topic or "")
            if point is None or arrival.size > MAX_PAYLOAD:
                if arrival.size <= MAX_PAYLOAD and self.is_beat(arrival):
                    self._take_beat(batch, arrival)
                    continue
                self._refuse(batch, arrival, self._stranger(arrival))
                continue
            reading = arrival.reading or read_payload(arrival.payload, point.kind.unit)
            if isinstance(reading, Refusal):
                self._refuse(batch, arrival, reading, point)
                continue
            now = arrival.received_at
            if not now - behind <= reading.ts <= now + ahead:
                detail = f"ts is {(reading.ts - now) / SECOND:+.0f} s from the receiver's clock"
                refusal = Refusal(RefusalReason.CLOCK_OFF, detail, reading)
                self._refuse(batch, arrival, refusal, point)
                continue
            missed = point.missed
            novelty, signals = observe(point, reading, now, arrival.tick)
            points[point.id] = point
            if novelty is Novelty.NEW:
                batch.missed += point.missed - missed
                point.heard = uptime
                point.stale_since = None
                grave = not point.calm and severity_of(point.rules, reading) is not None
                if grave:
                    batch.heard.add(heard_key(point.id, reading))
                if grave or _worth_keeping(point, reading, now):
                    point.stored_value = reading.value
                    point.stored_state = reading.state
                    point.stored_at = now
                    readings.append((point, reading, now))
                if signals and point.in_service:
                    self._tell(batch, point, signals, now)
                if roster.has_dependents:
                    self._tell_dependents(batch, point, now)
            elif novelty is Novelty.LATE:
                readings.append((point, reading, now))
                if signals and point.in_service and batch.is_news(point.id, reading):
                    batch.told += [Told(point, signal, reading) for signal in signals]
            else:
                batch.duplicates += 1
            if point.rules.watchful or not point.calm or point.id in agenda:
                agenda.note(point)
        return batch

    def mature(self, batch: Batch, now: Instant, tick: float) -> None:
        """Add what became true without a message: delays that are over, sensors back in service."""
        if self._settled != self._roster.settled:
            self._settled = self._roster.settled
            self._agenda.fill(self._roster.points())
        for point, signals in self._roster.take_returned(now):
            self._tell(batch, point, signals, now)
            self._agenda.note(point)
        for point in self._agenda.take(tick):
            # What is due at a sensor out of service is heard when it is back (`resume`).
            signals = due(point, now, tick)
            if point.in_service:
                self._tell(batch, point, signals, now)
            self._agenda.note(point)

    def _tell(self, batch: Batch, point: Point, signals: Signals, now: Instant) -> None:
        """Add what a sensor says, and what others in its stairwell say with it."""
        batch.told += [Told(point, signal) for signal in signals]
        if point.rules.confirm is None or not any(
            one.active and one.condition is Condition.PROCESS for one in signals
        ):
            return
        for other, signal in confirmations(point, self._roster.neighbours(point), now):
            if other.in_service:
                batch.told.append(Told(other, signal))

    def _tell_dependents(self, batch: Batch, point: Point, now: Instant) -> None:
        for other, signals in self._roster.heed(point, now):
            if other.in_service:
                self._tell(batch, other, signals, now)

    def commit(self, batch: Batch) -> Committed:
        """Write the batch in one transaction. Raises sqlalchemy.exc.DBAPIError, and can be retried.

        Raises IntegrityError when a sensor was deleted meanwhile: `load`, and prepare again.
        """
        with self._store.write() as write:
            connection = write.session.connection()
            stale_roster = self._roster.missed_writes(write.session)
            stamp = write.stamp
            insert_rows(
                connection,
                _STATE_HEAD,
                _STATE_TAIL,
                [_state_row(point, stamp) for point in batch.points.values()],
            )
            applied = apply(write, batch.told, self._roster.window_of)
            insert_rows(
                connection,
                _READING_HEAD,
                _READING_TAIL,
                [_reading_row(*kept, stamp) for kept in batch.readings],
            )
            if batch.refused:
                self._quarantine.write(write)
            self._sources.write(write)
            beat = self.heart.write(write, batch.beat) if self.heart and batch.beat else None
        self._quarantine.done()
        self._sources.done()
        if self.heart and beat:
            self.heart.keep(beat)
        if not stale_roster:
            self._roster.seen = stamp
        return Committed(tuple(applied.alarms), tuple(batch.points), applied.raised, write.now)

    def is_beat(self, arrival: Arrival) -> bool:
        """Return whether a message is the watch's own heartbeat, not a sensor's."""
        return self.heart is not None and bool(arrival.topic) and arrival.topic == self.heart.topic

    def _take_beat(self, batch: Batch, arrival: Arrival) -> None:
        beat = self.heart.read(arrival.payload) if self.heart else None
        if isinstance(beat, Refusal):
            self._refuse(batch, arrival, beat)
        elif beat is not None and (batch.beat is None or beat.number > batch.beat.number):
            batch.beat = beat

    def _refuse(
        self, batch: Batch, arrival: Arrival, refusal: Refusal, point: Point | None = None
    ) -> None:
        """Quarantine a message; if it clearly says alarm, raise that all the same."""
        self._quarantine.add(arrival, refusal)
        batch.refused += 1
        point = point or self._named(arrival)
        if point is not None and refusal.reading is not None and point.in_service:
            signals = unclocked(point, refusal.reading, arrival.received_at)
            batch.told += [Told(point, signal) for signal in signals]

    def _named(self, arrival: Arrival) -> Point | None:
        topic = read_topic(arrival.topic or "", self._root)
        return self._roster.by_code.get(topic.code) if topic else None

    def _stranger(self, arrival: Arrival) -> Refusal:
        """Say why a message of no known topic, or too large a one, is refused."""
        if isinstance(arrival.reading, Refusal):
            return arrival.reading
        if arrival.size > MAX_PAYLOAD:
            return Refusal(RefusalReason.TOO_LARGE, f"{arrival.size} bytes")
        topic = read_topic(arrival.topic or "", self._root)
        if topic is None or topic.street != self._roster.street:
            return Refusal(RefusalReason.BAD_TOPIC, "not a sensor topic of this street")
        point = self._roster.by_code.get(topic.code)
        if point is None:
            return Refusal(RefusalReason.UNKNOWN_SENSOR, f"no sensor has the code {topic.code}")
        reading = read_payload(arrival.payload)
        said = reading if isinstance(reading, Reading) else reading.reading
        return Refusal(
            RefusalReason.KIND_MISMATCH,
            f"the register says {point.kind.code}",
            None if said is None else Reading(said.ts, None, said.state, said.seq),
        )


def _worth_keeping(point: Point, reading: Reading, now: Instant) -> bool:
    """Return whether a new reading goes into the history, or only becomes the newest value."""
    if reading.state is not point.stored_state:
        return True
    if not 0 <= now - point.stored_at < STORE_AT_LEAST_EACH:
        return True
    value, stored = reading.value, point.stored_value
    if value is None or stored is None:
        return value is not stored
    return value != stored and abs(value - stored) >= point.kind.resolution


def _state_row(point: Point, stamp: int) -> tuple[Any, ...]:
    state = point.state
    return (
        point.id,
        1,
        stamp,
        point.ts,
        point.seq,
        point.received_at,
        point.value,
        None if state is None else state._value_,
        point.battery,
        point.rssi,
        point.messages,
        point.missed,
        point.duplicates,
        point.stale_since,
    )


def _reading_row(point: Point, reading: Reading, now: Instant, stamp: int) -> tuple[Any, ...]:
    state = reading.state
    return (
        new_id(),
        1,
        stamp,
        point.id,
        reading.ts,
        reading.seq,
        now,
        reading.value,
        None if state is None else state._value_,
    )
