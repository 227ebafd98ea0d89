"""Days of alarms for tests: rows as the watch writes them, answered through the real services."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.alarms import AlarmEvent
from app.domain.causes import causes_for
from app.domain.instant import DAY, HOUR
from app.services import alarms, duty
from db.models import Sensor
from tests.occurrences import move_alarm, raise_alarm

if TYPE_CHECKING:
    from app.services.desk import Desk
    from tests.streets import HandClock

LEVELS = (4,) * 16 + (3,) * 3 + (2,)


def live_through(desk: Desk, clock: HandClock, days: int, alarms_a_day: int, seed: int = 7) -> None:
    """Let `days` go by until the clock's present: shifts, calm, one flood, a chattering sensor.

    What is left open at the end is the last hour's alarms and one that nobody has answered for
    more than a day.
    """
    dice = random.Random(seed)
    now = clock.wall
    sensors = _sensors(desk, dice)
    clock.wall = now - days * DAY
    raise_alarm(desk.store, sensors[0], condition="stale", level=4, latched=False)
    instants = sorted(
        [now - dice.randrange(days * DAY) for _ in range(days * alarms_a_day)]
        + [now - DAY // 2 + dice.randrange(900_000) for _ in range(alarms_a_day)]
    )
    shift = -1
    for at in instants:
        clock.wall = at
        if (at // (12 * HOUR)) != shift:
            shift = at // (12 * HOUR)
            _change_shift(desk, "夜班" if shift % 2 else "白班")
        sensor = sensors[int(len(sensors) * dice.random() ** 3)]
        _one(desk, clock, dice, sensor, answered=at < now - HOUR)
    clock.wall = now - 2 * HOUR
    _chatter(desk, clock, sensors[1])
    clock.wall = now


def _sensors(desk: Desk, dice: random.Random) -> list[str]:
    with desk.read() as session:
        found = list(session.scalars(select(Sensor.id).order_by(Sensor.code)))
    return dice.sample(found, min(60, len(found)))


def _change_shift(desk: Desk, name: str) -> None:
    if duty.current_shift(desk) is None:
        duty.start_shift(desk, name)
    else:
        duty.hand_over(desk, "平稳", name)


def _one(desk: Desk, clock: HandClock, dice: random.Random, sensor: str, *, answered: bool) -> None:
    condition = dice.choice(["process", "process", "battery", "fault"])
    latched: dict[str, bool] = {} if condition == "process" else {"latched": False}
    alarm = raise_alarm(
        desk.store, sensor, condition=condition, level=dice.choice(LEVELS), **latched
    )
    if not answered:
        return
    clock.advance(dice.expovariate(1 / 90))
    alarms.acknowledge(desk, [alarm])
    move_alarm(desk.store, alarm, AlarmEvent.CLEAR)
    if condition == "process" and dice.random() < 0.6:
        verdict = dice.choice(["false", "false", "real", "test", "fault"])
        (row,) = alarms.alarms_by_id(desk, [alarm])
        fitting = causes_for(row.kind, verdict)
        said = fitting and dice.random() < 0.8
        alarms.reset(desk, alarm, verdict, cause=dice.choice(fitting[:8]) if said else None)
    elif condition == "process":
        (row,) = alarms.alarms_by_id(desk, [alarm])
        if row.state != "normal":
            alarms.reset(desk, alarm, "real")


def _chatter(desk: Desk, clock: HandClock, sensor: str) -> None:
    alarm = raise_alarm(desk.store, sensor, condition="fault", level=4, latched=False)
    for _ in range(6):
        clock.advance(4)
        move_alarm(desk.store, alarm, AlarmEvent.CLEAR)
        clock.advance(4)
        move_alarm(desk.store, alarm, AlarmEvent.RAISE)
    clock.advance(60)
    alarms.acknowledge(desk, [alarm])
    move_alarm(desk.store, alarm, AlarmEvent.CLEAR)
