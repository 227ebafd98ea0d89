"""Messages of other formats become those of the register's sensors, before the recorder.

`translate` passes a sensor's own topic through and decodes the rest: each device's part goes on as
an arrival on the topic of the sensor that the device is placed as, with its reading. A device that
nobody has placed is noted in `unknown_sensors`. All of it is written by `write`, in the recorder's
transaction.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import select, union_all

from app.domain.alarms import Condition
from app.domain.devices import (
    Alive,
    Back,
    Born,
    Lost,
    Missed,
    Refused,
    Said,
    reading_of,
)
from app.domain.evaluation import severity_of
from app.domain.readings import NO_SEQ, Reading
from app.domain.refusals import MAX_PAYLOAD, Refusal, RefusalReason
from app.mqtt.decoders import decoders_for
from app.mqtt.decoders.decoder import StoredMapping
from app.mqtt.decoders.payload1 import SOURCE as PAYLOAD1
from app.mqtt.decoders.payload1 import PayloadV1Decoder, address_of
from app.mqtt.topics import read_topic
from app.watch.inbox import Arrival
from app.watch.staleness import fall
from app.watch.strangers import KEPT, Strangers
from db.models import LocalClock, LocalFact, PayloadMapping, Sensor, SensorSource, UnknownSensor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from app.domain.devices import Outcome
    from app.mqtt.decoders.decoder import Decoder
    from app.settings import SourceSettings
    from app.watch.recorder import Batch
    from app.watch.roster import Point, Roster
    from db.store import Store, Write

_log = structlog.get_logger(__name__)

TELLS_OF_DEATHS = frozenset({"sparkplug"})
"""Sources whose devices report changes only, and whose deaths the broker itself tells (a will)."""
_MAX_ROUTES = 50_000
_LOOK_S = 1.0
_BEHIND_S = 2.0


class Sources:
    """All formats of one watch. `filters_changed`: told the topics to subscribe to besides its own.

    Used by the worker's thread only.
    """

    def __init__(self, store: Store, roster: Roster, settings: SourceSettings, root: str) -> None:
        self.filters_changed: Callable[[frozenset[str]], None] = lambda _filters: None
        self._store = store
        self._roster = roster
        self._settings = settings
        self._root = root
        self._payload1 = PayloadV1Decoder(root)
        self._decoders: list[Decoder] = []
        self._mappings: list[StoredMapping] = []
        self._codes: dict[tuple[str, str], str] = {}
        self._routes: dict[str, Decoder | None] = {}
        self._filters: frozenset[str] = frozenset()
        self._expiries: dict[tuple[str, str], float] = {}
        self._vouched: set[tuple[str, str]] = set()
        self._uptime = 0.0
        self._strangers = Strangers()
        self._seen = 0
        self._checked = -1
        self._next_look = 0.0
        self._once_more: list[Arrival] = []

    def load(self, tick: float, uptime: float) -> None:
        """Begin from the database; what is not committed is forgotten."""
        self._strangers.forget()
        self._expiries.clear()
        self._vouched.clear()
        with self._store.read() as session:
            self._mappings = _mappings(session)
            self._decoders = decoders_for(self._settings, self._mappings)
            for decoder in self._decoders:
                fact = session.get(LocalFact, _fact(decoder))
                for born in decoder.recall(fact.value) if fact is not None else ():
                    if isinstance(born, Born):
                        self._expect(decoder.source, born)
            self._read(session)
        self._catch_up(tick, uptime)
        self._tell_filters()

    def translate(
        self, arrivals: Sequence[Arrival], batch: Batch, uptime: float
    ) -> Iterator[Arrival]:
        """Yield the messages as the recorder reads them, in their order.

        Lazily: the time of a message that carries none follows that of the message before it.
        """
        self._uptime = uptime
        own = self._roster.by_topic
        learnt = False
        once_more, self._once_more = self._once_more, []
        for arrival in chain(once_more, arrivals):
            topic = arrival.topic
            if topic is None or topic in own or arrival.size > MAX_PAYLOAD:
                yield arrival
                continue
            decoder = self._route(topic)
            if decoder is None:
                yield from self._stranger(arrival)
                continue
            for outcome in _decoded(decoder, topic, arrival):
                yield from self._heard(decoder.source, outcome, arrival, batch)
            if decoder.learnt:
                batch.learnt = learnt = True
                self._routes.clear()
        if learnt:
            self._tell_filters()
        self._look_for_silence(arrivals, batch, uptime)

    def write(self, write: Write) -> None:
        """Write devices that are not in the register, and what decoders have learnt."""
        if self._strangers:
            unseen = _changed(write.session, self._seen)
            self._strangers.write(write)
            if not unseen:
                self._seen = write.stamp
        for decoder in self._decoders:
            if decoder.learnt:
                write.session.merge(LocalFact(name=_fact(decoder), value=decoder.memory()))

    def done(self) -> None:
        """What was written is committed."""
        self._strangers.done()
        for decoder in self._decoders:
            decoder.learnt = False

    # --- the register

    def follow(self, tick: float, uptime: float) -> None:
        """Take in what people have placed, refused or mapped since. Raises DBAPIError."""
        if self._roster.seen == self._checked:
            return
        self._checked = self._roster.seen
        with self._store.read() as session:
            if not _changed(session, self._seen):
                return
            mappings = _mappings(session)
            if mappings != self._mappings:
                self._mappings = mappings
                kept = {one.source: one for one in self._decoders if _lasts(one)}
                made = decoders_for(self._settings, mappings)
                self._decoders = [kept.get(one.source, one) for one in made]
            self._read(session)
        self._catch_up(tick, uptime)
        self._tell_filters()

    def _read(self, session: Session) -> None:
        self._seen = session.scalar(select(LocalClock.hlc).where(LocalClock.id == 1)) or 0
        placed = select(SensorSource.source, SensorSource.address, Sensor.code).join(
            Sensor, Sensor.id == SensorSource.sensor_id
        )
        self._codes = {(source, at): code for source, at, code in session.execute(placed)}
        self._strangers.read(session)

    def _catch_up(self, tick: float, uptime: float) -> None:
        """Have the roster know every sensor that a device was found placed as, then hear them.

        A device may have been placed between the roster's look and ours: without its sensor, what
        it said before would be passed over, and never looked for again.
        """
        self._roster.refresh(tick, uptime)
        with self._store.read() as session:
            self._once_more = list(self._unheard_alarms(session))

    def _unheard_alarms(self, session: Session) -> Iterator[Arrival]:
        """Return the last messages of devices that said alarm before they were placed.

        They are read once more as what the device is now: placing it must not make it calm.
        """
        clock = self._store.clock
        device = UnknownSensor
        loud = select(device.source, device.address, device.topic, device.sample).where(
            device.state == "placed", device.alarming
        )
        for source, address, topic, sample in session.execute(loud):
            point = self._point((source, address))
            if point is not None and point.ts < 0 and len(sample) < KEPT:
                now, tick = clock.now(), clock.monotonic()
                yield Arrival(topic, sample, len(sample), 0, 0, 0, now, tick, again=True)

    def _point(self, key: tuple[str, str]) -> Point | None:
        code = self._codes.get(key)
        return None if code is None else self._roster.by_code.get(code)

    def _route(self, topic: str) -> Decoder | None:
        if topic in self._routes:
            return self._routes[topic]
        if len(self._routes) >= _MAX_ROUTES:
            self._routes.clear()
        found = next((one for one in self._decoders if one.takes(topic)), None)
        self._routes[topic] = found
        return found

    def _tell_filters(self) -> None:
        self._routes.clear()
        filters = frozenset().union(*(one.filters() for one in self._decoders))
        if filters != self._filters:
            self._filters = filters
            self.filters_changed(filters)

    # --- messages

    def _stranger(self, arrival: Arrival) -> Iterator[Arrival]:
        """Read payload version 1 of a device that has no topic of its own in the register."""
        topic = read_topic(arrival.topic or "", self._root)
        strange = (
            topic is not None
            and topic.street == self._roster.street
            and topic.code not in self._roster.by_code
        )
        if topic is None or not strange:
            yield arrival
            return
        for outcome in self._payload1.decode(arrival.topic or "", arrival.payload):
            if isinstance(outcome, Said | Refused):
                key = (PAYLOAD1, outcome.address)
                if self._point(key) is not None:
                    yield from self._of_device(PAYLOAD1, outcome, arrival)
                    return
                self._strangers.note(key, outcome, arrival)
        if not self._strangers.refused((PAYLOAD1, address_of(topic.kind, topic.code))):
            yield arrival

    def _heard(
        self, source: str, outcome: Outcome, arrival: Arrival, batch: Batch
    ) -> Iterator[Arrival]:
        if isinstance(outcome, Said | Refused):
            yield from self._of_device(source, outcome, arrival)
        elif isinstance(outcome, Born):
            self._expect(source, outcome)
            if (source, outcome.address) not in self._codes:
                self._strangers.note((source, outcome.address), outcome, arrival)
                batch.learnt = True
        elif isinstance(outcome, Alive):
            yield from self._alive(source, outcome.sender, arrival)
        elif isinstance(outcome, Missed):
            batch.missed += outcome.messages
        elif isinstance(outcome, Lost):
            self._vouched.discard((source, outcome.address))
            point = self._point((source, outcome.address))
            if point is not None and _can_fall(point):
                fall(self._roster, [point], arrival.received_at, batch)
        elif isinstance(outcome, Back):
            self._vouched.add((source, outcome.address))
            point = self._point((source, outcome.address))
            if point is not None and point.stale:
                yield from _again(point, arrival)

    def _of_device(
        self, source: str, outcome: Said | Refused, arrival: Arrival
    ) -> Iterator[Arrival]:
        """Hand on what a device says, as the sensor it is placed as; or note that it is unknown."""
        key = (source, outcome.address)
        point = self._point(key)
        if source in TELLS_OF_DEATHS and isinstance(outcome, Said):
            self._vouched.add(key)
        if point is not None:
            yield arrival._replace(topic=point.topic, reading=_read(point, outcome, arrival))
            return
        if isinstance(outcome, Said) or outcome.said is not None:
            self._strangers.note(key, outcome, arrival)
            if self._strangers.refused(key):
                return
        if isinstance(outcome, Refused):
            yield arrival._replace(reading=replace(outcome.refusal, reading=None))
        else:
            detail = f"{source} {outcome.address} is not in the register"
            yield arrival._replace(reading=Refusal(RefusalReason.UNKNOWN_SENSOR, detail[:300]))

    # --- silence

    def _expect(self, source: str, born: Born) -> None:
        key = (source, born.address)
        if born.expire_after_s is None:
            self._expiries.pop(key, None)
        else:
            self._expiries[key] = born.expire_after_s

    def _alive(self, source: str, sender: str, arrival: Arrival) -> Iterator[Arrival]:
        """What speaks for these sensors is heard; those that had fallen silent are back."""
        for key in self._codes:
            if key[0] == source and key[1].partition("/")[0] == sender:
                point = self._point(key)
                if point is not None and point.ts >= 0:
                    point.heard = self._uptime
                    if point.stale:
                        yield from _again(point, arrival)

    def _look_for_silence(self, arrivals: Sequence[Arrival], batch: Batch, uptime: float) -> None:
        """Mark devices whose word has expired; not while messages wait that may say otherwise.

        A device that its protocol vouches for may be silent as long as it is not said to be lost.
        """
        tick = self._store.clock.monotonic()
        if tick < self._next_look or not (self._expiries or self._vouched):
            return
        if arrivals and arrivals[-1].tick < tick - _BEHIND_S:
            return
        self._next_look = tick + _LOOK_S
        for key in self._vouched:
            if key not in self._expiries and (there := self._point(key)) is not None:
                there.heard = uptime
        fallen = [
            point
            for key, seconds in self._expiries.items()
            if (point := self._point(key)) is not None
            and _can_fall(point)
            and uptime - point.heard > seconds
        ]
        if fallen:
            fall(self._roster, fallen, self._store.clock.now(), batch)


def _decoded(decoder: Decoder, topic: str, arrival: Arrival) -> list[Outcome]:
    """Return what a decoder reads; a defect in one format must not stop the others."""
    try:
        return decoder.decode(topic, arrival.payload, again=arrival.again)
    except Exception:  # noqa: BLE001 - logged, and the message is quarantined
        _log.exception("a decoder failed: a defect", source=decoder.source, topic=topic)
        return [Refused(Refusal(RefusalReason.BAD_FIELD, f"{decoder.source}: a defect, see log"))]


def _can_fall(point: Point) -> bool:
    return not point.stale and point.ts >= 0 and point.in_service


def _read(point: Point, outcome: Said | Refused, arrival: Arrival) -> Reading | Refusal:
    """Return what a placed device says as a reading of its sensor, or why not."""
    said = outcome if isinstance(outcome, Said) else outcome.said
    reading = None
    if said is not None:
        ts = said.ts
        if ts is None:
            ts = max(arrival.received_at, point.ts + 1)
        reading = reading_of(said, point.kind, ts)
        if said.ts is None and arrival.again and isinstance(reading, Reading):
            reading = _as_known(point, reading)
    if isinstance(outcome, Refused):
        rescued = reading if isinstance(reading, Reading) else None
        return replace(outcome.refusal, reading=rescued)
    assert reading is not None
    return reading


def _as_known(point: Point, reading: Reading) -> Reading:
    """A message without a time that came again and says what is known is the known message."""
    known = point.ts >= 0 and point.seq == NO_SEQ == reading.seq
    if known and reading.value == point.value and reading.state is point.state:
        return replace(reading, ts=point.ts)
    return reading


def _again(point: Point, arrival: Arrival) -> Iterator[Arrival]:
    """A device is back: its last word holds again, unless that said alarm and was closed since."""
    if point.value is None and point.state is None:
        return
    ts = max(arrival.received_at, point.ts + 1)
    reading = Reading(ts, point.value, point.state, NO_SEQ, point.battery, point.rssi)
    if severity_of(point.kind, reading) is None or Condition.PROCESS in point.active():
        yield arrival._replace(topic=point.topic, reading=reading)


def _lasts(decoder: Decoder) -> bool:
    return not decoder.source.startswith("mapping:")


def _fact(decoder: Decoder) -> str:
    return f"decoder:{decoder.source}"[:40]


def _mappings(session: Session) -> list[StoredMapping]:
    query = select(PayloadMapping.id, PayloadMapping.topic, PayloadMapping.body)
    enabled = query.where(PayloadMapping.enabled).order_by(PayloadMapping.id)
    return [StoredMapping(*row) for row in session.execute(enabled)]


def _changed(session: Session, seen: int) -> bool:
    """Return whether anybody has written what a `Sources` follows since `seen`."""
    newer = [
        select(table.hlc).where(table.hlc > seen).limit(1).subquery().select()
        for table in (SensorSource, PayloadMapping, UnknownSensor)
    ]
    return session.execute(union_all(*newer).limit(1)).first() is not None
