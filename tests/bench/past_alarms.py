"""A street with a past for the history's benchmark and for looking at it: alarms of 400 days."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from app.domain.alarms import AlarmState
from app.domain.instant import DAY
from app.domain.sensors import KINDS
from db.ids import new_id
from db.models import Alarm, Sensor

if TYPE_CHECKING:
    from db.store import Store

_PEOPLE = ("演示甲", "演示乙", "演示丙", "值班员王", "值班员李")
_NOTES = (
    "炒菜油烟，已开窗",
    "居委会上门查看，老人外出",
    "维护单位更换电池",
    "水汽误报，建议移位",
    "动火作业未报备，已劝停",
)


def add_past(store: Store, count: int, seed: int = 1) -> None:
    """Write `count` ended alarms of random sensors, with people, verdicts and notes."""
    dice = random.Random(seed)
    with store.read() as session:
        sensors = session.execute(select(Sensor.id, Sensor.kind)).all()
    with store.write() as write:
        for start in range(0, count, 5_000):
            rows = [
                _row(dice, *dice.choice(sensors), write.now, write.stamp)
                for _ in range(min(5_000, count - start))
            ]
            write.session.execute(insert(Alarm), rows)


def _row(dice: random.Random, sensor_id: str, kind: str, now: int, stamp: int) -> dict[str, object]:
    raised = now - dice.randrange(400 * DAY)
    condition = dice.choices(("process", "stale", "battery", "fault"), (6, 2, 1, 1))[0]
    verdict = dice.choice((None, None, "false", "false", "real", "test", "fault"))
    person = dice.choice(_PEOPLE)
    note = f"{dice.choice(_NOTES)}（{dice.randrange(20_000)}）" if dice.random() < 0.3 else ""
    return {
        "id": new_id(),
        "version": 1,
        "hlc": stamp,
        "sensor_id": sensor_id,
        "kind": kind,
        "condition": condition,
        "level": int(KINDS[kind].alarm_level) if condition == "process" else 4,
        "state": AlarmState.NORMAL,
        "latched": False,
        "signal": False,
        "value": round(dice.uniform(1, 60), 1),
        "threshold": 5.0,
        "raised_at": raised,
        "recorded_at": raised,
        "acknowledged_at": raised + 60_000,
        "acknowledged_by": person,
        "closed_at": raised + 600_000,
        "verdict": verdict,
        "verdict_by": person if verdict else None,
        "verdict_note": note,
        "disposition": "",
    }
