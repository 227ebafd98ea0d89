"""An alarm storm (报警潮): many sensors of a kind speak up in a short time."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.drill.bodies import BodySpan
from app.services.desk import NotFound
from db.models import Building, Compound, ResidentialArea, Sensor

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "storm"

_OVER_MS = 60_000


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`count` sensors of the kind `sensors`, in the residential area `area` (its 12-digit code, ""
    for the whole street), speak up within `over`; with `value`, or the state "alarm" alone. Which
    ones follows from the inject's id.
    """

    sensors: str
    count: int
    over: BodySpan = BodySpan(_OVER_MS)
    area: str = ""
    value: float | None = None
    attachment: str = ""


def run(body: Body, stage: Stage) -> None:
    """Publish. Raises NotFound when there is no such sensor, OSError."""
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
        query = (
            query.join(Building, Sensor.building_id == Building.id)
            .join(Compound, Building.compound_id == Compound.id)
            .join(ResidentialArea, Compound.area_id == ResidentialArea.id)
            .where(ResidentialArea.code == body.area)
        )
    with stage.desk.read() as session:
        return list(session.scalars(query))
