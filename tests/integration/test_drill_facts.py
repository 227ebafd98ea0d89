"""What is judged of a drill, read from its database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.scenario import Scenario
from app.drill.facts import record_of
from app.drill.indoor_watch import IndoorWatch
from app.services import alarms
from tests.streets import small_street, topic

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock

GAS = "combustible_gas"
"""A kind with limits of two levels: 10 and 25 %LEL."""


def test_an_alarm_counts_as_acknowledged_from_its_first_acknowledgement(
    store: Store, clock: HandClock, desk: Desk
) -> None:
    small_street(store, [GAS])
    watch = IndoorWatch(store, "street")
    begun = Event(clock.now(), EventKind.PLAY)

    def says(**said: object) -> None:
        clock.advance(10)
        said = {"v": 1, "ts": clock.now(), **said}
        watch.publish(topic(0, GAS), json.dumps(said).encode())
        watch.turn()

    def acknowledge() -> None:
        clock.advance(10)
        waiting = [one.id for one in alarms.open_alarms(desk) if one.state == "active_unacked"]
        assert len(alarms.acknowledge(desk, waiting).done) == 1

    says(value=12)
    acknowledge()
    says(value=30)
    acknowledge()
    play = fold(Scenario(1, "s", "测试", "1", (), (), ()), [begun])
    (alarm,) = record_of(store, play, [begun], 60_000).alarms
    assert (alarm.raised_at, alarm.acknowledged_at) == (10_000, 20_000)
