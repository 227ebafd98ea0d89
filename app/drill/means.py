"""The players' own means, as the play says they are (`app.domain.drill.outages`): the drill's
broker there or stopped, the background speaking or hushed, the line to the district gone or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.drill.outages import BROKER, DISTRICT, gone
from app.domain.drill.player import fold
from app.drill.broker_away import BrokerSwitch
from app.drill.effects.stage import CONTROLLER
from app.drill.under_way import last_heard
from app.services.desk import Desk
from app.services.links import mark_district

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.drill.player import Event
    from app.domain.drill.scenario import Scenario
    from app.drill.background import Background
    from app.profile import Profile
    from db.store import Store


def gone_when_heard_last(scenario: Scenario, journal: Sequence[Event]) -> frozenset[str]:
    """Return what was gone when a drill was heard last: a player that begins finds it so."""
    play = fold(scenario, journal)
    return gone(play, play.clock.drill_time(last_heard(journal)))


class Means:
    """Keeps the means of the drill in `profile` as they are to be. One thread."""

    def __init__(self, profile: Profile, store: Store, background: Background | None) -> None:
        self._switch = BrokerSwitch(profile)
        self._desk = Desk(store, CONTROLLER)
        self._background = background
        self._gone: frozenset[str] | None = None

    def put(self, gone: frozenset[str]) -> None:
        """Let this be gone, and nothing else; cheap when it is so already."""
        broker_lives = BROKER in gone and not self._switch.is_stopped
        if gone == self._gone and not broker_lives:
            return
        self._switch.put(away=BROKER in gone)
        if gone == self._gone:
            return
        self._gone = gone
        if self._background is not None:
            self._background.hush(quiet=BROKER in gone)
        mark_district(self._desk, is_gone=DISTRICT in gone)

    def forget(self) -> None:
        """The database is another one: what it says is not known."""
        self._gone = None

    def close(self) -> None:
        """Let whoever looks after the broker start it."""
        self._switch.close()
