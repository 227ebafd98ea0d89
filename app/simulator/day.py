"""The running day: who reports when, what goes wrong, and what an event takes over.

First a sweep lets every sensor report once within SWEEP_S (at speed 1), spread evenly; then each
reports well within its kind's interval, the first time at any moment of it, so that the street
speaks evenly from the beginning. Two queues by due time: one entry per sensor, and the
agenda of everything else. A broker that is slow or away delays the queues; nothing piles up.
"""

from __future__ import annotations

import heapq
import time
from collections import defaultdict
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import structlog

from app.domain.instant import SECOND
from app.domain.sensors import KINDS
from app.simulator.behaviour import BEHAVIOURS, Said
from app.simulator.chance import between, chance
from app.simulator.events import seconds
from app.simulator.holds import LOOK_S, Hold
from app.simulator.message import compose
from app.simulator.troubles import FIRST_S, LEAST_REAL_S, onset, pause_s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.domain.clock import Clock
    from app.domain.instant import Instant
    from app.simulator.events import Script
    from app.simulator.holds import Holds
    from app.simulator.publisher import Publisher
    from app.simulator.street import SimulatedSensor
    from app.simulator.troubles import Trouble

_log = structlog.get_logger(__name__)

SWEEP_S = 20.0
SOONEST, LATEST = 0.45, 0.85
"""A sensor reports again after this part of its kind's interval."""

_TICK_S = 0.01
_BATCH = 200
_RECOVERY = (0.45, 0.2, 0.05)
"""How much of an event is left in each message after its hold, before the sensor is normal."""
_RECOVERY_S = 15.0
_RECEDING = ("smoke", "combustible_gas", "water_level")


class Day:
    """A day of a street's sensors. `published`: messages so far; `rest`: waits so many seconds.

    `sweep_s`: within how long every sensor reports first, at speed 1. `has_troubles`: whether small
    things go wrong.
    """

    def __init__(
        self,
        sensors: Sequence[SimulatedSensor],
        publisher: Publisher,
        clock: Clock,
        holds: Holds,
        *,
        seed: int,
        speed: float,
        rest: Callable[[float], None] = time.sleep,
        sweep_s: float = SWEEP_S,
        has_troubles: bool = True,
    ) -> None:
        self._rest = rest
        self._sensors = sensors
        self._publisher = publisher
        self._clock = clock
        self._holds = holds
        self._seed = seed
        self._speed = speed
        self._began = clock.monotonic()
        self._began_at = clock.now()
        self._turn = count()
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._held: dict[int, Hold] = {}
        self._left: frozenset[int] = frozenset()
        self._troubles: dict[int, Trouble] = {}
        self._index = {sensor.code: index for index, sensor in enumerate(sensors)}
        self._by_kind: dict[str, list[int]] = defaultdict(list)
        for index, sensor in enumerate(sensors):
            self._by_kind[sensor.kind].append(index)
        step = sweep_s / speed / max(len(sensors), 1)
        order = sorted(range(len(sensors)), key=lambda i: chance(seed, sensors[i].number, 30))
        self._reports = [(self._began + rank * step, index) for rank, index in enumerate(order)]
        self._swept = bytearray(len(sensors))
        self.published = 0
        self._after(0, self._look_at_holds)
        if has_troubles:
            self._after(max(FIRST_S, sweep_s) / speed, partial(self._go_wrong, 0))

    def play(self, script: Script, after: float) -> None:
        """Have an event happen `after` seconds from now."""
        lasts = seconds(script, self._speed, alone=False)
        until = self._clock.now() + int((after + lasts) * SECOND + script.hold_ms / self._speed)

        def begin() -> None:
            for code, value in script.finals().items():
                self._hold(code, Hold(until, value))

        self._after(after, begin)
        for step in script.steps:
            due = after + lasts * step.at / script.length
            self._after(due, partial(self._send, step.sensor, step.said))

    def leave(self, codes: Iterable[str]) -> None:
        """Let these sensors alone from now on, and no others; from any thread."""
        self._left = frozenset(self._index[code] for code in codes if code in self._index)

    def run(self, until: float | None, stopping: Callable[[], bool]) -> None:
        """Go on until `stopping()`, or the clock's monotonic second `until`."""
        while not stopping():
            now = self._clock.monotonic()
            if until is not None and now >= until:
                return
            while self._agenda and self._agenda[0][0] <= now:
                heapq.heappop(self._agenda)[2]()
            for _ in range(_BATCH):
                if self._reports[0][0] > now or stopping():
                    break
                self._regular_report(self._reports[0][1])
            if self._reports[0][0] > now:
                self._rest(_TICK_S)

    # --- reports

    def _regular_report(self, index: int) -> None:
        self._report(index)
        sensor = self._sensors[index]
        soonest = SOONEST if self._swept[index] else 0.0
        self._swept[index] = True
        part = between(soonest, LATEST, self._seed, sensor.number, sensor.seq, 31)
        interval = part * KINDS[sensor.kind].interval_ms / SECOND / self._speed
        heapq.heapreplace(self._reports, (self._clock.monotonic() + interval, index))

    def _report(self, index: int) -> None:
        """Send what the sensor says now, unless an event has it."""
        if index in self._held or index in self._left:
            return
        sensor, at = self._sensors[index], self._at()
        said = BEHAVIOURS[sensor.kind](sensor.number, self._seed, at)
        if said.again_ms is not None:
            self._after(said.again_ms / SECOND / self._speed, partial(self._report, index))
        trouble = self._troubles.get(index)
        if trouble is None:
            self._send(sensor, said)
        else:
            said = trouble.said(said, self._seed, sensor.number, at)
            self._send(sensor, said, trouble.battery_left)

    def _send(self, sensor: SimulatedSensor, said: Said, battery_left: int | None = None) -> None:
        payload = compose(
            sensor,
            said,
            self._clock.now(),
            seed=self._seed,
            at=self._at(),
            battery_left=battery_left,
        )
        self.published += self._publisher.publish(sensor.topic, payload)

    def _at(self) -> Instant:
        """Return the simulated instant."""
        passed = self._clock.monotonic() - self._began
        return self._began_at + int(passed * self._speed * SECOND)

    def _after(self, delay: float, act: Callable[[], None]) -> None:
        due = self._clock.monotonic() + delay
        heapq.heappush(self._agenda, (due, next(self._turn), act))

    # --- troubles

    def _go_wrong(self, number: int) -> None:
        begun = onset(self._seed, number, self._at(), self._by_kind)
        if begun and begun.sensor not in self._held and begun.sensor not in self._troubles:
            self._troubles[begun.sensor] = begun.trouble
            _log.info("trouble", name=begun.trouble.name, sensor=self._sensors[begun.sensor].code)
            self._report(begun.sensor)
            lasts = max(begun.lasts / SECOND / self._speed, LEAST_REAL_S / 10)
            self._after(lasts, partial(self._put_right, begun.sensor))
        self._after(pause_s(self._seed, number, self._speed), partial(self._go_wrong, number + 1))

    def _put_right(self, index: int) -> None:
        del self._troubles[index]
        self._report(index)

    # --- sensors that belong to an event

    def _look_at_holds(self) -> None:
        now = self._clock.now()
        for code, hold in (self._holds.news() or {}).items():
            if hold.until > now:
                self._hold(code, hold)
        self._after(LOOK_S, self._look_at_holds)

    def _hold(self, code: str, hold: Hold) -> None:
        index = self._index.get(code)
        if index is None or self._held.get(index) == hold:
            return
        self._held[index] = hold
        left = (hold.until - self._clock.now()) / SECOND
        self._after(left, partial(self._recover, index, hold, 0))

    def _recover(self, index: int, hold: Hold, step: int) -> None:
        if self._held.get(index) is not hold:
            return  # another event has taken the sensor since
        sensor = self._sensors[index]
        if hold.value is None or sensor.kind not in _RECEDING or step == len(_RECOVERY):
            del self._held[index]
            self._report(index)
            return
        healthy = BEHAVIOURS[sensor.kind](sensor.number, self._seed, self._at()).value or 0.0
        left = healthy + (hold.value - healthy) * _RECOVERY[step]
        self._send(sensor, Said(round(left, 1)))
        self._after(_RECOVERY_S / self._speed, partial(self._recover, index, hold, step + 1))
