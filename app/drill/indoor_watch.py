"""A watch without a network: what a dry run publishes is evaluated and recorded in this process.

It is the watch's own worker with its decoding, rules, alarms, staleness and escalation; only what
carries messages, the broker and the link to it, is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.settings import SourceSettings, WatchSettings
from app.watch.inbox import Arrival, Inbox
from app.watch.recorder import Recorder
from app.watch.roster import Roster
from app.watch.sources import Sources
from app.watch.worker import MOST, Worker

if TYPE_CHECKING:
    from app.domain.clock import Clock
    from db.store import Store


class IndoorWatch:
    """A watch over `store`, whose clock is the dry run's. Used by one thread at a time."""

    def __init__(self, store: Store, topic_root: str) -> None:
        self._clock = store.clock
        self._came: list[Arrival] = []
        self._looked_at: int | None = None
        roster = Roster(store, topic_root)
        sources = Sources(store, roster, SourceSettings(), topic_root)
        self._recorder = Recorder(store, roster, WatchSettings(), topic_root, sources)
        self._worker = Worker(
            store,
            roster,
            self._recorder,
            Inbox(),
            _Hearing(store.clock),
            tell=lambda _notice: None,
            nudge=lambda: None,
        )
        self._worker.load()

    def publish(self, topic: str, payload: bytes) -> None:
        """Take a message as if it had come from the broker."""
        arrival = Arrival(
            topic, payload, len(payload), 1, 1, 1, self._clock.now(), self._clock.monotonic()
        )
        self._came.append(arrival)

    def turn(self) -> bool:
        """Do what is due with what has come; return whether something had."""
        came, self._came = self._came, []
        if not came and self._looked_at == self._clock.now():
            return False  # what is due at this moment is done
        self._looked_at = self._clock.now()
        for start in range(0, max(1, len(came)), MOST):
            self._worker.turn(came[start : start + MOST])
        return bool(came)

    def next_in(self) -> float | None:
        """Return the seconds until a sensor's delay is over, None when none runs."""
        due = self._recorder.next_due()
        return None if due is None else max(0.0, due - self._clock.monotonic())


class _Hearing:
    """Stands for the link: always up, from the start."""

    up = True

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since = clock.monotonic()

    def uptime(self) -> float:
        return self._clock.monotonic() - self._since

    def subscribe(self, topic_filter: str) -> None:
        """Everything is heard."""

    def acknowledge(self, arrivals: list[Arrival]) -> None:
        """Nobody waits for it."""
