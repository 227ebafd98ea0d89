"""A dry run (试走) of a scenario: played in virtual time with a robot, whole, in seconds.

Everything is the drill's own: player, journal, effects, services, and the watch's rules and
recording. Only time is set instead of waited for, and messages go straight to the watch.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.criteria.finding import Outcome as Found
from app.domain.drill.judging import Result, judge
from app.domain.drill.player import Event, EventKind, InjectState, Play, Step, due_at
from app.domain.drill.robot import Character
from app.drill.effects.stage import CONTROLLER
from app.drill.facts import record_of
from app.drill.indoor_watch import IndoorWatch
from app.drill.journal import Journal
from app.drill.playing import Player
from app.drill.robot import Robot
from app.drill.virtual import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from app.domain.drill.scenario import Scenario, Span
    from app.drill.virtual import VirtualClock
    from db.store import Store

TOPIC_ROOT = "drill"
_STRIDE_MS = 60_000
_TAIL_MS = 600_000
_MOST_ROUNDS = 200


class Restless(Exception):
    """Something happens again and again at one moment: a defect. Field: `at`, drill time."""

    def __init__(self, at: Span) -> None:
        super().__init__(f"no rest at {at} ms of drill time")
        self.at = at


class Outcome(msgspec.Struct, frozen=True):
    """How a dry run came out. `troubles`: what the robot could not do, by expectation or inject."""

    character: Character
    play: Play
    result: Result
    troubles: dict[str, str]

    @property
    def failed(self) -> tuple[str, ...]:
        """The injects whose effect failed."""
        return tuple(
            one for one, step in self.play.steps.items() if step.state is InjectState.FAILED
        )

    @property
    def clean(self) -> bool:
        """Whether nothing failed; and who does all right meets all that can be judged."""
        met = self.character is not Character.RIGHT or all(
            one.finding.outcome in (Found.MET, Found.UNJUDGED) for one in self.result.judged
        )
        return met and not self.failed and not self.troubles


def dry_run(
    scenario: Scenario,
    journal: Path,
    store: Store,
    clock: VirtualClock,
    character: Character,
    speed: float = 1.0,
    told: Callable[[Span, Span], None] = lambda _time, _end: None,
) -> Outcome:
    """Play a scenario from its start to its end; `clock` is that of `store`. `journal`: the
    file to write the drill's journal to.

    At a `speed` above 1 the delays of alarm rules, which run in the machine's time, are as much
    longer in drill time as they would be in a real drill at that speed. `told` hears the drill time
    and the end, again and again; what it raises ends the run. Raises Restless.
    """
    return _DryRun(scenario, journal, store, clock, character).run(speed, told)


class _DryRun:
    def __init__(
        self,
        scenario: Scenario,
        journal: Path,
        store: Store,
        clock: VirtualClock,
        character: Character,
    ) -> None:
        self._store = store
        self._path = journal
        self._journal = Journal(journal)
        self._clock = clock
        self._character = character
        self._turns = Turns()
        self._watch = IndoorWatch(store, TOPIC_ROOT)
        self._robot = Robot(store, self._journal, character)
        self._player = Player(
            scenario,
            Journal(journal),
            store,
            topic_root=TOPIC_ROOT,
            publish=self._watch.publish,
            now=clock.now,
            begun_at=clock.now(),
            pacing=self._turns,
        )
        self._length = scenario.lasts

    def run(self, speed: float, told: Callable[[Span, Span], None]) -> Outcome:
        self._command(EventKind.SPEED, speed)
        self._command(EventKind.PLAY)
        try:
            while self._time() < self._end():
                told(self._time(), self._end())
                self._let_happen()
                self._clock.go_to(self._next())
            self._let_happen()
            self._command(EventKind.END)
            self._player.step()
        finally:
            self._player.close()
        play = self._player.play
        events = Journal(self._path).news()
        record = record_of(self._store, play, events, self._time())
        return Outcome(self._character, play, judge(record), dict(self._robot.troubles))

    def _command(self, kind: EventKind, value: float = 0) -> None:
        self._journal.append([Event(self._clock.now(), kind, value=value, actor=CONTROLLER.name)])

    def _time(self) -> Span:
        return self._player.play.clock.drill_time(self._clock.now())

    def _end(self) -> Span:
        """Return when it ends: as the scenario says, or a while after its last inject."""
        if self._length:
            return self._length
        known = (step.at or due_at(self._player.play, step.inject) for step in self._steps())
        return max((at for at in known if at is not None), default=0) + _TAIL_MS

    def _let_happen(self) -> None:
        """Let happen what is due at this moment, until nothing more is."""
        for _ in range(_MOST_ROUNDS):
            self._player.step()
            moved = self._turns.run_ready()
            moved |= self._watch.turn()
            moved |= self._robot.act(self._player.play, self._clock.now())
            if not moved:
                return
        raise Restless(self._time())

    def _next(self) -> int:
        """Return the machine's time at which something may be due next."""
        clock, now, time = self._player.play.clock, self._clock.now(), self._time()
        spans = [at - time for at in self._foreseen() if at > time]
        waits = [math.ceil(span / clock.speed) for span in (*spans, _STRIDE_MS, self._end() - time)]
        waits += [
            math.ceil(seconds * 1000)
            for seconds in (self._turns.next_in(), self._watch.next_in())
            if seconds is not None
        ]
        return now + max(1, min(waits))

    def _foreseen(self) -> Iterator[Span]:
        play = self._player.play
        for step in self._steps():
            if step.state is InjectState.PLANNED and (at := due_at(play, step.inject)) is not None:
                yield at
        following = self._robot.next_at(play)
        if following is not None:
            yield following

    def _steps(self) -> Iterable[Step]:
        return self._player.play.steps.values()
