"""The watch as a whole: its parts, wired; started and stopped in the right order."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import select

from app.clock import SystemClock
from app.domain.instant import DAY
from app.notices import Status
from app.watch.connection import Link
from app.watch.fire_listener import FireListener
from app.watch.heartbeat import Heart
from app.watch.inbox import Inbox
from app.watch.notifier import Notifier
from app.watch.recorder import Recorder
from app.watch.roster import Roster
from app.watch.sources import Sources
from app.watch.worker import Worker
from db.models import LocalFact

if TYPE_CHECKING:
    from app.domain.clock import Clock
    from app.mqtt.endpoint import Endpoint
    from app.profile import Profile
    from app.settings import Settings
    from db.store import Store

_log = structlog.get_logger(__name__)

CLIENT_ID = "mqtt_client_id"
"""Local fact: the name under which this database's watch signs in at the broker."""
_PROTOCOL = "mqtt_protocol"
_PROTOCOL_KEPT = 7 * DAY


class Watch:
    """One watch over one store. `start`, then `stop`; `status` may be asked from any thread."""

    def __init__(
        self,
        profile: Profile,
        store: Store,
        settings: Settings,
        endpoint: Endpoint,
        clock: Clock | None = None,
    ) -> None:
        self._store = store
        self._clock = clock or SystemClock()
        self._endpoint = endpoint
        self._started_at = self._clock.now()
        root = endpoint.settings.topic_root
        self.roster = Roster(store, root)
        self.inbox = Inbox()
        self.notifier = Notifier(profile.run, self.status)
        client_id = endpoint.settings.client_id or _client_id(store)
        self.heart = Heart(self._clock, root, client_id, lambda: self.roster.street)
        self.link = Link(
            endpoint,
            client_id,
            self.inbox,
            self._clock,
            protocol=self._remembered_protocol(),
            changed=self.notifier.nudge,
            protocol_found=self._remember_protocol,
        )
        self.inbox.on_room = self.link.wake
        self.link.heart = self.heart
        sources = Sources(store, self.roster, settings.sources, root)
        sources.filters_changed = self.link.subscribe_also
        recorder = Recorder(store, self.roster, settings.watch, root, sources)
        recorder.heart = self.heart
        self.worker = Worker(
            store,
            self.roster,
            recorder,
            self.inbox,
            self.link,
            tell=self.notifier.tell,
            nudge=self.notifier.nudge,
        )
        self._rate = _Rate(self._clock)
        self.fire: FireListener | None = None
        fire = settings.sources
        if fire.gbt26875_port:
            self.fire = FireListener(
                fire.gbt26875_address, fire.gbt26875_port, self.inbox, self._clock
            )
            self.worker.also_confirm = self.fire.acknowledge

    def start(self) -> None:
        """Begin to receive."""
        self.notifier.start()
        self.worker.start()
        self.link.start()
        if self.fire is not None:
            self.fire.start()
        _log.info("watch started", broker=self._endpoint.address, pid=os.getpid())

    def stop(self) -> None:
        """Write and acknowledge what has come, disconnect, and say no more."""
        self.link.pause()
        if self.fire is not None:
            self.fire.pause()
        self.worker.stop()
        self.link.stop()
        if self.fire is not None:
            self.fire.stop()
        self.notifier.close()
        _log.info("watch stopped", committed=self.worker.counts.committed)

    @property
    def alive(self) -> bool:
        """Whether all its threads run."""
        return self.worker.alive and self.link.alive and (self.fire is None or self.fire.alive)

    def status(self) -> Status:
        """Return how the watch is now."""
        counts, inbox = self.worker.counts, self.inbox
        # Other threads count on meanwhile: in this order what is pending is never told as too few.
        heard = self.heart.heard
        uncommitted = inbox.uncommitted
        pending = max(0, uncommitted - (heard - counts.beats))
        received = inbox.received - heard
        return Status(
            at=self._clock.now(),
            pid=os.getpid(),
            started_at=self._started_at,
            broker=self.link.status,
            received=received,
            committed=counts.committed,
            duplicates=counts.duplicates,
            missed=counts.missed,
            quarantined=counts.quarantined,
            alarms_raised=counts.raised,
            pending=pending,
            rate=self._rate.of(received),
            last_message_at=counts.last_message_at,
            last_commit_at=counts.last_commit_at,
            sensors=len(self.roster),
            reporting=counts.reporting,
            stale=counts.stale,
            never=counts.never,
            fault=counts.fault,
            fault_detail=counts.fault_detail,
            heart=self.heart.status(),
            fire=self.fire.status() if self.fire is not None else None,
        )

    def _remembered_protocol(self) -> str:
        """Return the protocol this broker was last found to speak; forgotten after a week."""
        with self._store.read() as session:
            fact = session.get(LocalFact, _PROTOCOL)
        if fact is not None:
            name, address, at = fact.value.split(" ")
            if address == self._endpoint.address:
                fresh = 0 <= self._clock.now() - int(at) < _PROTOCOL_KEPT
                return name if fresh else "5"
        return "5"

    def _remember_protocol(self, name: str) -> None:
        with self._store.write() as write:
            write.session.merge(
                LocalFact(
                    name=_PROTOCOL,
                    value=f"{name} {self._endpoint.address} {self._clock.now()}",
                )
            )


class _Rate:
    """Messages a second, over at least a second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at = clock.monotonic()
        self._count = 0
        self._last = 0.0

    def of(self, count: int) -> float:
        now = self._clock.monotonic()
        if now - self._at >= 1.0:
            self._last = round((count - self._count) / (now - self._at), 1)
            self._at, self._count = now, count
        return self._last


def _client_id(store: Store) -> str:
    """Return this database's MQTT client id, made at the first start.

    It names the session in which the broker keeps messages for us, so it must not change.
    """
    query = select(LocalFact.value).where(LocalFact.name == CLIENT_ID)
    with store.read() as session:
        known = session.scalar(query)
    if known is not None:
        return known
    made = f"shouwang-{secrets.token_hex(6)}"
    with store.write() as write:
        write.session.add(LocalFact(name=CLIENT_ID, value=made))
    return made
