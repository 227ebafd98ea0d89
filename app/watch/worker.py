"""The working day of the watch: take a batch, evaluate, commit, acknowledge, tell; one thread.

Nothing is acknowledged before it is on disk. When nothing can be written the batch stays in hand,
the fault is shown, and the messages wait at the broker until it works again.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

import structlog
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.notices import Changed
from app.watch.escalation import Escalation
from app.watch.faults import Fault, fault_of
from app.watch.release import release_due
from app.watch.retention import NEXT_LOOK_S, PAUSE_S, drop_slice
from app.watch.staleness import SWEEP_S, census, sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.clock import Clock
    from app.domain.instant import Instant
    from app.notices import Notice
    from app.watch.inbox import Arrival, Inbox
    from app.watch.recorder import Batch, Recorder
    from app.watch.roster import Roster
    from db.store import Store

_log = structlog.get_logger(__name__)

MOST = 1000
"""Messages in one transaction, at most."""
_IDLE_S = 0.2
_FIRST_RETRY_S = 0.1
_LAST_RETRY_S = 5.0
_LAST_TRIES = 3


class Counts:
    """What the watch has done since it started, for its status. Written by the worker only."""

    def __init__(self) -> None:
        self.committed = 0
        self.beats = 0
        self.duplicates = 0
        self.missed = 0
        self.quarantined = 0
        self.raised = 0
        self.last_message_at: Instant | None = None
        self.last_commit_at: Instant | None = None
        self.reporting = 0
        self.stale = 0
        self.never = 0
        self.fault: Fault | None = None
        self.fault_detail = ""


class Hearing(Protocol):
    """What the worker asks of what carries the messages: `app.watch.connection.Link`."""

    @property
    def up(self) -> bool:
        """Whether messages can come."""
        ...

    def uptime(self) -> float:
        """Return the seconds during which messages could come, so far."""
        ...

    def subscribe(self, topic_filter: str) -> None:
        """Hear these topics."""
        ...

    def acknowledge(self, arrivals: list[Arrival]) -> None:
        """Messages are on disk."""
        ...


class Worker:
    """Runs the recorder on a thread of its own until `stop`."""

    def __init__(
        self,
        store: Store,
        roster: Roster,
        recorder: Recorder,
        inbox: Inbox,
        link: Hearing,
        *,
        tell: Callable[[Notice], None],
        nudge: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock: Clock = store.clock
        self._roster = roster
        self._recorder = recorder
        self._inbox = inbox
        self._link = link
        self._tell = tell
        self._nudge = nudge
        self._escalation = Escalation(store, tell)
        self.counts = Counts()
        self.also_confirm: Callable[[list[Arrival]], None] = lambda _arrivals: None
        self._loaded = False
        self._stopping = threading.Event()
        self._next_sweep = 0.0
        self._next_drop = 0.0
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self, timeout: float = 15.0) -> None:
        """Write and acknowledge what has come, and end the thread."""
        self._stopping.set()
        self._inbox.wake()
        if self._thread.is_alive():
            self._thread.join(timeout)

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._work()
        except Exception:
            _log.exception("the worker ends: a defect")
            raise

    def _work(self) -> None:
        self.load()
        while not (self._stopping.is_set() and not len(self._inbox)):
            if not self.turn(self._inbox.take(MOST, self._patience())):
                break  # stopping, and it cannot be written: the broker keeps it

    def load(self) -> None:
        """Read the street, before the first turn."""
        self._attempt(self._load)

    def turn(self, arrivals: list[Arrival]) -> bool:
        """Do all that is due with what has come; return whether it is on disk.

        The thread calls it again and again; a dry run, which has no thread, calls it itself.
        """
        self._attempt(self._refresh)
        if not self._record(arrivals):
            return False
        if not arrivals:
            self._attempt(self._tidy, tries=1)
        self._attempt(self._escalation.sweep, tries=1)
        return True

    def _patience(self) -> float:
        """Return how long to wait for messages: to the next thing that is due."""
        if self._stopping.is_set():
            return 0.0
        now = self._clock.monotonic()
        due = self._recorder.next_due()
        ends = [self._next_sweep, now + _IDLE_S] + ([due] if due is not None else [])
        return max(0.0, min(ends) - now)

    def _load(self) -> None:
        self._recorder.load(self._clock.monotonic(), self._link.uptime())
        self._follow_street()
        self._count()

    def _refresh(self) -> None:
        tick, uptime = self._clock.monotonic(), self._link.uptime()
        self._roster.refresh(tick, uptime)
        self._recorder.follow(tick, uptime)
        self._follow_street()

    def _follow_street(self) -> None:
        self._link.subscribe(self._roster.filter())

    def _record(self, arrivals: list[Arrival]) -> bool:
        """Evaluate, commit, acknowledge and tell; return whether it is on disk."""
        batch = self._prepare(arrivals)
        if not batch.empty():
            if not self._attempt(lambda: self._commit(batch, arrivals)):
                return False
        elif arrivals:
            self._confirm(arrivals)
        return True

    def _prepare(self, arrivals: list[Arrival]) -> Batch:
        tick, uptime = self._clock.monotonic(), self._link.uptime()
        batch = self._recorder.prepare(arrivals, uptime)
        self._recorder.mature(batch, self._clock.now(), tick)
        if tick >= self._next_sweep:
            self._next_sweep = tick + SWEEP_S
            if self._link.up and not len(self._inbox):
                fallen = sweep(self._roster, uptime, self._clock.now(), batch)
                if fallen:
                    _log.warning("sensors fell silent", count=fallen)
            self._attempt(self._release, tries=1)
            self._count()
        return batch

    def _commit(self, batch: Batch, arrivals: list[Arrival]) -> None:
        try:
            committed = self._recorder.commit(batch)
        except IntegrityError:
            # Sensors were deleted meanwhile (the demo street loaded again): begin from the
            # database as it is now. The messages are evaluated anew, nothing of them was written.
            _log.warning("the street was changed; reading it again", exc_info=True)
            self._load()
            batch = self._recorder.prepare(arrivals, self._link.uptime())
            committed = self._recorder.commit(batch)
        counts = self.counts
        counts.committed += sum(not self._recorder.is_beat(arrival) for arrival in arrivals)
        counts.duplicates += batch.duplicates
        counts.missed += batch.missed
        counts.quarantined += batch.refused
        counts.raised += committed.raised
        counts.last_commit_at = committed.at
        self._confirm(arrivals)
        self._tell(Changed(committed.alarms, committed.sensors, batch.refused))

    def _confirm(self, arrivals: list[Arrival]) -> None:
        if arrivals:
            heard = [one for one in arrivals if not self._recorder.is_beat(one)]
            if heard:
                self.counts.last_message_at = heard[-1].received_at
            self.counts.beats += len(arrivals) - len(heard)
            self._link.acknowledge(arrivals)
            self.also_confirm(arrivals)
            self._inbox.done()

    def _release(self) -> None:
        """Bring back the alarms whose time aside is over."""
        released = release_due(self._store, self._clock.now())
        if released:
            self._tell(Changed(tuple(released)))

    def _tidy(self) -> None:
        now = self._clock.monotonic()
        if now >= self._next_drop and self._roster.street is not None:
            dropped = drop_slice(self._store)
            self._next_drop = now + (PAUSE_S if dropped else NEXT_LOOK_S)

    def _count(self) -> None:
        counts = self.counts
        counts.reporting, counts.stale, counts.never = census(self._roster)

    def _attempt(self, work: Callable[[], None], tries: int | None = None) -> bool:
        """Do database work, again and again if need be; return whether it was done.

        While the watch runs there is no end to it, unless `tries` says so; when it stops, three
        times are enough.
        """
        delay, failed = _FIRST_RETRY_S, 0
        while True:
            try:
                work()
            except DBAPIError as error:
                failed += 1
                self._show(fault_of(error), str(error.orig))
            except OSError as error:
                failed += 1
                self._show(Fault.OTHER, str(error))
            else:
                self._show(None, "")
                return True
            if failed == tries or (self._stopping.is_set() and failed >= _LAST_TRIES):
                return False
            self._stopping.wait(delay)
            delay = min(delay * 2, _LAST_RETRY_S)

    def _show(self, fault: Fault | None, detail: str) -> None:
        if (fault, detail) != (self.counts.fault, self.counts.fault_detail):
            self.counts.fault, self.counts.fault_detail = fault, detail
            _log.log(30 if fault else 20, "database", fault=fault, detail=detail)
            self._nudge()
