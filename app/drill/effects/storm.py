"""An alarm storm (报警潮): many sensors of a kind speak up in a short time."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.demo.anchors import anchors_by_event
from app.domain.drill.bodies import BodySpan
from app.services.desk import NotFound
from app.simulator.cast import choose
from app.simulator.events import EVENTS, seconds
from app.simulator.message import compose
from app.simulator.street import read_sensors
from db.models import ResidentialArea, Sensor

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "storm"

_OVER_MS = 60_000


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Either `event`, one of the simulator's (kitchen-fire, gas-leak, flooded-underpass,
    elder-unseen); or `count` sensors of the kind `sensors`, in the residential area `area` (its
    12-digit code, "" for the whole street), speak up within `over`; with `value`, or the state
    "alarm" alone. Which ones follows from the inject's id.
    """

    event: str = ""
    sensors: str = ""
    count: int = 0
    over: BodySpan = BodySpan(_OVER_MS)
    area: str = ""
    value: float | None = None
    attachment: str = ""


def run(body: Body, stage: Stage) -> None:
    """Publish. Raises NotFound when there is no such sensor, OSError."""
    if body.event:
        _play_event(body.event, stage)
        return
    codes = _codes(body, stage)
    if not codes:
        raise NotFound("sensors", f"{body.sensors} {body.area}".strip())
    dice = random.Random(stage.inject.id)  # noqa: S311 - the same sensors each time
    chosen = dice.sample(codes, min(body.count, len(codes)))
    for number, code in enumerate(chosen):
        if not stage.wait_until(number * body.over / 1000 / len(chosen)):
            return
        said: dict[str, object] = {"v": 1, "ts": stage.now(), "state": "alarm"}
        if body.value is not None:
            said["value"] = body.value
        stage.publish(stage.sensor(code)[0], json.dumps(said).encode())


def _codes(body: Body, stage: Stage) -> list[str]:
    query = select(Sensor.code).where(Sensor.kind == body.sensors).order_by(Sensor.code)
    if body.area:
        query = query.join(ResidentialArea, Sensor.area_id == ResidentialArea.id).where(
            ResidentialArea.code == body.area
        )
    with stage.desk.read() as session:
        return list(session.scalars(query))


def _play_event(event: str, stage: Stage) -> None:
    """Let the simulator's script of an event happen, in its own time."""
    if event not in EVENTS:
        raise NotFound("events", event)
    sensors = read_sensors(stage.desk.store, stage.topic_root)
    cast = choose(event, anchors_by_event(), sensors)
    if not cast:
        raise NotFound("sensors", event)
    script = EVENTS[event](cast)
    scale = seconds(script, 1.0, alone=True) / script.length
    for step in script.steps:
        if not stage.wait_until(step.at * scale):
            return
        now = stage.now()
        payload = compose(step.sensor, step.said, now, seed=1, at=now)
        stage.publish(step.sensor.topic, payload)
