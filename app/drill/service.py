"""A drill as a running service: its broker and watch looked after, its player stepping.

Everything is given from the drill's own profile; nothing here knows of another one.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog
from filelock import FileLock

from app.charges import charges_of
from app.clock import SystemClock
from app.drill.appointment import keep_appointment
from app.drill.checkpoints import Checkpoints
from app.drill.journal import Journal, journal_path
from app.drill.playing import Player
from app.drill.presence import ready_lock
from app.drill.watch_away import watch_away
from app.mqtt.endpoint import endpoint
from app.services.opening import open_store
from app.settings import load_settings
from app.simulator.publisher import Publisher
from app.supervision import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.player import Play
    from app.domain.drill.scenario import Scenario
    from app.profile import Profile

_EACH_S = 0.1
_UNREACHABLE_S = 5.0

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
    supervisor = Supervisor(profile, charges_of(profile, settings, is_drill=True), _note_process)
    publisher = Publisher(endpoint(settings.broker), stopping)

    def publish(topic: str, payload: bytes) -> None:
        if not publisher.wait_connected(_UNREACHABLE_S) or not publisher.publish(topic, payload):
            raise BrokerUnreachable(publisher.refusal or topic)

    journal = Journal(journal_path(profile))

    def open_player() -> Player:
        return Player(
            scenario,
            Journal(journal_path(profile)),  # from its beginning
            store,
            topic_root=settings.broker.topic_root,
            publish=publish,
            now=clock.now,
            begun_at=begun_at,
        )

    broker = endpoint(settings.broker)
    checkpoints = Checkpoints(profile, store, clock.now, lambda: watch_away(profile, store, broker))
    player: Player | None = None
    try:
        supervisor.start()
        publisher.start()
        player = open_player()
        with FileLock(ready_lock(profile)):
            while not stopping() and not player.play.ended:
                keep_appointment(profile, journal, player.play.clock, clock.now())
                player.step()
                told(player.play)
                if checkpoints.serve(player):
                    player = open_player()
                time.sleep(_EACH_S)
    finally:
        if player is not None:
            player.close()
        publisher.flush(_UNREACHABLE_S)
        publisher.close()
        supervisor.close()
        store.close()


def _note_process(name: str, state: str, code: int | None) -> None:
    _log.info("process", name=name, state=state, code=code)
