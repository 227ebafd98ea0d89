"""The player at work: folds the journal, looks what players did, and lets due injects happen.

One step at a time, on one thread; effects that last (a curve of readings) run on threads of their
own. After a crash the drill stands, paused, at the time at which it was seen alive last; what was
begun then is begun again: rather a message twice than none.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import structlog

from app.domain.drill import conditions
from app.domain.drill.outages import BROKER, gone
from app.domain.drill.player import (
    Event,
    EventKind,
    after,
    begin,
    body_of,
    due,
    unfinished,
    waiting,
)
from app.drill import effects
from app.drill.acts import Acts
from app.drill.effects.stage import CONTROLLER, Stage
from app.drill.pacing import Threads
from app.drill.under_way import TICK_MS
from app.drill.world_now import world_of
from app.mqtt.topics import sensor_topic
from app.services.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.player import Play
    from app.domain.drill.scenario import Scenario
    from app.drill.journal import Journal
    from app.drill.pacing import Pacing
    from db.store import Store

_PLAYED = frozenset({EventKind.TICK, EventKind.BEGUN, EventKind.DONE, EventKind.FAILED})
"""What only a player writes."""
_WORLD_MS = 1_000
"""How often the drill's street is read for conditions, machine's time."""

_log = structlog.get_logger(__name__)


class Player:
    """Plays a scenario over a drill's own store and journal.

    `publish(topic, payload)`: to the drill's broker. `now`: milliseconds of UTC. `begun_at`: when
    the drill was made; what stands in its audit from before is of real life. `pacing`: how effects
    run, threads in real time unless given. `leave(code)`: an inject has taken this sensor. Raises
    JournalDamaged.
    """

    def __init__(
        self,
        scenario: Scenario,
        journal: Journal,
        store: Store,
        *,
        topic_root: str,
        publish: Callable[[str, bytes], None],
        now: Callable[[], int],
        begun_at: int,
        pacing: Pacing | None = None,
        leave: Callable[[str], None] = lambda _code: None,
    ) -> None:
        self._journal = journal
        self._desk = Desk(store, CONTROLLER)
        self._topic_root = topic_root
        self._publish = publish
        self._now = now
        self._acts = Acts(store, begun_at)
        self._store = store
        self._begun_at = begun_at
        self._looked_at: int | None = None
        self._pacing: Pacing = pacing or Threads()
        self._leave = leave
        self.play: Play = begin(scenario)
        self._alive = 0
        self._asked: Event | None = None
        self._take_journal()
        if self.play.clock.running and self._asked is not None:
            # Nobody has played since: it was told to run before there was a player.
            now, by = self._now(), self._asked.actor
            waited = Event(self._asked.at, EventKind.PAUSE, actor=by, text="waited")
            self._note([waited, Event(now, EventKind.PLAY, actor=by)])
        elif self.play.clock.running:
            _log.warning("the drill was cut off, and stands", at=self._alive)
            self._note([Event(self._alive, EventKind.PAUSE, actor=CONTROLLER.name, text="crash")])
        for step in self.play.steps.values():
            for code in step.sensors:
                self._leave(code)
        for one in unfinished(self.play):
            _log.warning("inject was cut off, and happens again", inject=one)
            self._fire(one)

    def step(self) -> None:
        """Look once: what was commanded, what was done, what is due."""
        if self.play.clock.since:
            # Before the commands are: what was done until the end, or in a pause, counts.
            self._note(self._acts.news(self.play.clock))
        self._take_journal()
        if self.play.clock.running and self._now() - self._alive >= TICK_MS:
            self._note([Event(self._now(), EventKind.TICK)])
        self._look_at_the_world()
        for one in due(self.play, self._now()):
            self._fire(one)

    def gone(self) -> frozenset[str]:
        """Return what is gone now (`app.domain.drill.outages.REAL`)."""
        play = self.play
        return gone(play, play.clock.drill_time(self._now()))

    def has_news(self) -> bool:
        """Return whether the journal has grown since the last look."""
        return self._journal.has_grown()

    def close(self) -> None:
        """End effects that are under way; they happen again when the drill goes on."""
        self._pacing.close(10)

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until the effects that were begun have ended."""
        self._pacing.settle(timeout)
        self._take_journal()

    def _note(self, events: list[Event]) -> None:
        self._journal.append(events)
        self._take_journal()

    def _take_journal(self) -> None:
        clock = self.play.clock
        for event in self._journal.news():
            if event.kind is not EventKind.MARK:  # evaluators mark when nobody plays, too
                self._alive = max(self._alive, event.at)
            self._acts.know(event)
            if event.kind is EventKind.PLAY:
                self._asked = event
            elif event.kind in _PLAYED:
                self._asked = None
            self.play = after(self.play, event)
        if self.play.clock is not clock:
            self._pacing.wake()

    def _look_at_the_world(self) -> None:
        """Note which conditions hold now for the first time; reads only while one is waited for."""
        now = self._now()
        if self._looked_at is not None and 0 <= now - self._looked_at < _WORLD_MS:
            return
        injects = waiting(self.play)
        if not injects:
            return
        self._looked_at = now
        fields = conditions.looked_at(one.trigger.when for one in injects if one.trigger.when)
        world = world_of(self._store, self.play, self._begun_at, now, fields)
        time = self.play.clock.drill_time(now)
        self._note(
            [
                Event(now, EventKind.HOLDS, subject=one.id, value=time)
                for one in injects
                if one.trigger.when is not None and conditions.holds(one.trigger.when, world)
            ]
        )

    def _fire(self, inject_id: str) -> None:
        now = self._now()
        time = self.play.clock.drill_time(now)
        inject = self.play.steps[inject_id].inject
        shown = effects.shown(inject.kind, body_of(self.play, inject))
        self._note([Event(now, EventKind.BEGUN, subject=inject_id, value=time, shown=shown)])
        self._pacing.begin(partial(self._run, inject_id, self.play))

    def _wait_until(self, begun: int, seconds: float) -> bool:
        """Wait until so much drill time after `begun`: longer while it stands still."""
        end = begun + seconds * 1000

        def left() -> float | None:
            clock = self.play.clock
            to_go = end - clock.drill_time(self._now())
            if to_go <= 0:
                return 0.0
            return to_go / clock.speed / 1000 if clock.running and not clock.held else None

        return self._pacing.wait(left)

    def _run(self, inject_id: str, play: Play) -> None:
        inject = play.steps[inject_id].inject
        spoke: dict[str, None] = {}

        def leave(code: str) -> None:
            self._leave(code)
            spoke[code] = None

        def publish(topic: str, payload: bytes) -> None:
            code = topic.rpartition("/")[2]
            self._leave(code)  # before, lest the background contradicts
            if BROKER not in self.gone():  # what a sensor says while the broker is gone is lost
                self._publish(topic, payload)
                spoke[code] = None

        stage = Stage(
            self._desk,
            self._topic_root,
            partial(sensor_topic, self._topic_root),
            inject,
            self._now,
            publish,
            partial(self._wait_until, play.steps[inject_id].at or 0),
            leave,
        )
        try:
            effects.run(inject.kind, play.steps[inject_id].body, stage)
        except Exception as error:  # noqa: BLE001 - whatever it is, the controller is told
            _log.warning("inject failed", inject=inject_id, error=repr(error), exc_info=error)
            told = f"{type(error).__name__}: {error}"
            self._journal.append(
                [Event(self._now(), EventKind.FAILED, subject=inject_id, text=told)]
            )
            return
        if not self._pacing.ending:
            done = Event(self._now(), EventKind.DONE, subject=inject_id, sensors=tuple(spoke))
            self._journal.append([done])
