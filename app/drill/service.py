"""A drill as a running service: its broker and watch looked after, its player stepping.

Everything is given from the drill's own profile; nothing here knows of another one.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import structlog
from filelock import FileLock

from app.charges import charges_of
from app.clock import SystemClock
from app.domain.drill.outages import BROKER
from app.domain.drill.player import InjectState, due_at
from app.drill.appointment import keep_appointment
from app.drill.background import Background, asked_for
from app.drill.checkpoints import Checkpoints
from app.drill.journal import Journal, journal_path
from app.drill.means import Means, gone_when_heard_last
from app.drill.playing import Player
from app.drill.presence import ready_lock
from app.drill.watch_away import watch_away
from app.mqtt.endpoint import endpoint
from app.services.opening import open_store
from app.settings import load_settings
from app.simulator.publisher import Publisher
from app.supervision import Supervisor
from app.watch.inquiry import await_connected

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.player import Play
    from app.domain.drill.scenario import Scenario
    from app.profile import Profile

_EACH_S = 0.1
"""What players did in the database is looked for so often; nothing tells of it."""
_LOOK_S = 0.02
"""A command in the journal is seen within this time."""
_UNREACHABLE_S = 10.0
"""A broker that was gone is back, and connected to, within this time."""

_log = structlog.get_logger(__name__)


class BrokerUnreachable(OSError):
    """The drill's broker is not there, or did not confirm in time."""


def play(
    profile: Profile,
    scenario: Scenario,
    begun_at: int,
    stopping: Callable[[], bool],
    told: Callable[[Play], None] = lambda _play: None,
) -> None:
    """Play until `stopping()` or the drill's end; `told` hears the play after each step."""
    settings = load_settings(profile)
    clock = SystemClock()
    store = open_store(profile)
    charges = charges_of(profile, settings, is_drill=True, by_player=True)
    supervisor = Supervisor(profile, charges, _note_process)
    publisher = Publisher(endpoint(settings.broker), stopping)

    def publish(topic: str, payload: bytes) -> None:
        if not publisher.wait_connected(_UNREACHABLE_S) or not publisher.publish(topic, payload):
            raise BrokerUnreachable(publisher.refusal or topic)

    broker = endpoint(settings.broker)
    calm = asked_for(scenario)
    background = None if calm is None else Background(profile, store, clock, broker, calm)

    def open_player() -> Player:
        if background is not None:
            background.take_back()
        return Player(
            scenario,
            Journal(journal_path(profile)),  # read from its beginning
            store,
            topic_root=settings.broker.topic_root,
            publish=publish,
            now=clock.now,
            begun_at=begun_at,
            leave=(lambda _code: None) if background is None else background.leave,
        )

    journal = Journal(journal_path(profile))
    checkpoints = Checkpoints(profile, store, clock.now, lambda: watch_away(profile, store, broker))
    means = Means(profile, store, background)
    player: Player | None = None
    try:
        lost = gone_when_heard_last(scenario, Journal(journal_path(profile)).news())
        means.put(lost)
        supervisor.start()
        publisher.start()
        if BROKER in lost:
            _log.info("the drill goes on without its broker")
        elif not await_connected(profile, stopping) and not stopping():
            _log.warning("the drill's watch is not connected; what sensors say may be lost")
        player = open_player()
        if background is not None:
            background.start()
        with FileLock(ready_lock(profile)):
            while not stopping() and not player.play.ended:
                keep_appointment(profile, journal, player.play.clock, clock.now())
                player.step()
                means.put(player.gone())
                told(player.play)
                if checkpoints.serve(player):
                    player = open_player()
                    means.forget()
                _rest(player, clock.now())
    finally:
        if player is not None:
            player.close()
            if player.play.ended:
                means.put(frozenset())
        if background is not None:
            background.close()
        publisher.flush(_UNREACHABLE_S)
        publisher.close()
        supervisor.close()
        means.close()
        store.close()


def _rest(player: Player, now: int) -> None:
    """Wait until the next inject falls due, or something is commanded; `_EACH_S` at most."""
    end = time.monotonic() + min(_EACH_S, next_in(player.play, now))
    while (left := end - time.monotonic()) > 0 and not player.has_news():
        time.sleep(min(left, _LOOK_S))


def next_in(play: Play, now: int) -> float:
    """Return in how many of the machine's seconds the next inject falls due; infinite when none is
    foreseen, or while drill time stands.
    """
    clock = play.clock
    if not clock.running or clock.held:
        return math.inf
    known = (
        due_at(play, step.inject)
        for step in play.steps.values()
        if step.state is InjectState.PLANNED
    )
    at = min((one for one in known if one is not None), default=math.inf)
    return max(0.0, at - clock.drill_time(now)) / clock.speed / 1000


def _note_process(name: str, state: str, code: int | None) -> None:
    _log.info("process", name=name, state=state, code=code)
