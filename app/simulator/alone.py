"""Events alone: publish their scripts, wait for every confirmation, and be done."""

from __future__ import annotations

import heapq
import time
from typing import TYPE_CHECKING

from app.domain.instant import SECOND
from app.simulator.events import seconds
from app.simulator.holds import Hold
from app.simulator.message import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.clock import Clock
    from app.simulator.events import Script
    from app.simulator.holds import Holds
    from app.simulator.publisher import Publisher

_TICK_S = 0.05


def take_sensors(
    scripts: Sequence[Script], holds: Holds, clock: Clock, *, speed: float, lead_s: float
) -> None:
    """Tell a simulator that runs beside us to leave the sensors of these events alone.

    `lead_s`: how long it will be until the first message.
    """
    now = clock.now()
    holds.add(
        {
            code: Hold(
                now + int((lead_s + seconds(script, speed, alone=True)) * SECOND) + script.hold_ms,
                value,
            )
            for script in scripts
            for code, value in script.finals().items()
        },
        now,
    )


def play(
    scripts: Sequence[Script],
    publisher: Publisher,
    clock: Clock,
    *,
    seed: int,
    speed: float,
    stopping: Callable[[], bool],
) -> None:
    """Publish the scripts side by side, each message in its time; returns early when stopped."""
    began = clock.monotonic()
    due = [
        (step.at / script.length * seconds(script, speed, alone=True), turn, step)
        for turn, (script, step) in enumerate(
            (script, step) for script in scripts for step in script.steps
        )
    ]
    heapq.heapify(due)
    while due and not stopping():
        passed = clock.monotonic() - began
        if due[0][0] > passed:
            time.sleep(min(_TICK_S, due[0][0] - passed))
            continue
        step = heapq.heappop(due)[2]
        now = clock.now()
        publisher.publish(
            step.sensor.topic, compose(step.sensor, step.said, now, seed=seed, at=now)
        )
