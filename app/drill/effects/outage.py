"""Something the players rely on is gone (中断). They are told so, and some of it is so: the drill's
own broker is stopped, the line to the district is marked as gone, and what hangs on the mains
reports its failure.

Broker and line are not switched here: which are gone follows from the play
(`app.domain.drill.outages`), and the player's process sees to it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import select

from app.domain.drill.bodies import BodySpan
from app.domain.drill.outages import KIND as _KIND
from app.domain.drill.outages import REAL
from app.domain.drill.shown import Shown
from app.services.desk import NotFound
from app.simulator.behaviour import MAINS
from db.models import ResidentialArea, Sensor

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = _KIND

_NAMES = {
    "power": "供电", "water": "供水", "gas": "供气", "network": "网络", "phone": "电话",
    "lift": "电梯", "video": "视频", "broker": "感知网", "district": "区平台",
}  # fmt: skip


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what. `text`: what the players are told; for `broker` and `district` it can be left
    out, for they see it. `area`: a residential area's code. `lasts`: how much drill time; for
    `broker` and `district` it is needed, unless it is `back`. `mains`, of power: what hangs on the
    mains in the area, or in the street, reports a fault, and after `lasts` that it is well.
    """

    of: Literal["power", "water", "gas", "network", "phone", "lift", "video", "broker", "district"]
    text: str = ""
    area: str = ""
    lasts: BodySpan = BodySpan(0)
    back: bool = False
    mains: bool = False
    attachment: str = ""

    def __post_init__(self) -> None:
        """Refuse an outage that nobody would notice, and one that would never end."""
        if self.of not in REAL and not self.text.strip():
            raise ValueError("text is missing: players would not notice")
        if self.of in REAL and not self.back and not self.lasts:
            raise ValueError("lasts is missing")
        if self.back and self.of not in REAL:
            raise ValueError("back is of broker and district only; say it in text")
        if self.mains and (self.of != "power" or not self.lasts):
            raise ValueError("mains is of power, and needs lasts")


def shown(body: Body) -> Shown | None:
    """Return what the players see; None: they are told nothing."""
    if not body.text.strip():
        return None
    state = "恢复" if body.back else "中断"
    return Shown(f"{_NAMES[body.of]}{state}", body.text, attachment=body.attachment)


def run(body: Body, stage: Stage) -> None:
    """Tell it; let the mains fail. Raises NotFound, OSError."""
    told = shown(body)
    if told is not None:
        stage.show(told)
    if body.mains:
        topics = _on_the_mains(body, stage)
        _say(topics, "fault", stage)
        if stage.wait_until(body.lasts / 1000):
            _say(topics, "normal", stage)


def _say(topics: list[str], state: str, stage: Stage) -> None:
    for topic in topics:
        said = {"v": 1, "ts": stage.now(), "state": state}
        stage.publish(topic, json.dumps(said).encode())


def _on_the_mains(body: Body, stage: Stage) -> list[str]:
    query = select(Sensor.code).where(Sensor.kind.in_(MAINS), Sensor.in_service)
    if body.area:
        area = ResidentialArea
        query = query.join(area, Sensor.area_id == area.id).where(area.code == body.area)
    with stage.desk.read() as session:
        codes = list(session.scalars(query.order_by(Sensor.code)))
    if not codes:
        raise NotFound("sensors", f"{' '.join(MAINS)} {body.area}".strip())
    return [stage.sensor(code)[0] for code in codes]
