"""Calm readings of the whole street (背景读数), so that the map lives and one silence stands out.

The simulator's ordinary day at speed 1 without its small troubles, over a connection of its own and
at a sensor's own slow pace: injects have theirs, and wait for nothing here. It runs in the time of
the machine, also while the drill stands: the watch would otherwise take the street for dead. A
sensor that an inject has taken is the inject's until the drill goes back before it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import structlog

from app.domain.drill import bodies
from app.drill.beginnings.background import KIND, Body
from app.simulator.day import Day
from app.simulator.holds import Holds
from app.simulator.publisher import Publisher
from app.simulator.street import read_sensors

if TYPE_CHECKING:
    from app.domain.clock import Clock
    from app.domain.drill.scenario import Scenario
    from app.mqtt.endpoint import Endpoint
    from app.profile import Profile
    from db.store import Store

_SLICE_S = 0.5
_FLUSH_S = 2.0

_log = structlog.get_logger(__name__)


def asked_for(scenario: Scenario) -> Body | None:
    """Return how the street's other sensors report in a scenario; None: they do not."""
    said = next((one.body for one in scenario.world if one.kind == KIND), None)
    return None if said is None else bodies.read(said, Body)


class Background:
    """The thread that lets the others speak. `start`, then `close`; the rest from any thread."""

    def __init__(
        self, profile: Profile, store: Store, clock: Clock, broker: Endpoint, body: Body
    ) -> None:
        self._ending = threading.Event()
        self._quiet = threading.Event()
        self._clock = clock
        self._publisher = Publisher(broker, self._ending.is_set)
        self._left: set[str] = set()
        self._lock = threading.Lock()
        sensors = read_sensors(store, broker.settings.topic_root)
        self._day = Day(
            sensors,
            self._publisher,
            clock,
            Holds(profile.run),
            seed=1,
            speed=1.0,
            sweep_s=body.over / 1000,
            has_troubles=False,
        )
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)
        self._has_sensors = bool(sensors)

    @property
    def published(self) -> int:
        """How many messages so far."""
        return self._day.published

    def start(self) -> None:
        """Begin. Raises OSError."""
        if self._has_sensors:
            self._publisher.start()
            self._thread.start()

    def leave(self, code: str) -> None:
        """Leave a sensor to an inject."""
        with self._lock:
            self._left = self._left | {code}
            self._day.leave(self._left)

    def take_back(self) -> None:
        """Let all sensors speak again: another player tells which of them injects have."""
        with self._lock:
            self._left = set()
            self._day.leave(())

    def hush(self, *, quiet: bool) -> None:
        """Let nobody speak while the broker is gone: nothing piles up, to come all at once."""
        if quiet:
            self._quiet.set()
        else:
            self._quiet.clear()

    def close(self) -> None:
        """End it."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(_FLUSH_S)
            self._publisher.flush(_FLUSH_S)
            self._publisher.close()

    def _run(self) -> None:
        try:
            while not self._ending.is_set():
                if self._quiet.is_set() or not self._publisher.wait_connected(_SLICE_S):
                    self._ending.wait(_SLICE_S)
                    continue
                self._day.run(self._clock.monotonic() + _SLICE_S, self._is_over)
        except Exception as error:  # noqa: BLE001 - the drill goes on without it
            _log.warning("the background has ended", error=repr(error), exc_info=error)

    def _is_over(self) -> bool:
        return self._ending.is_set() or self._quiet.is_set()
