"""Something the players rely on is gone (中断): they are told so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "outage"

_NAMES = {
    "power": "供电", "water": "供水", "gas": "供气", "network": "网络", "phone": "电话",
    "lift": "电梯", "video": "视频",
}  # fmt: skip


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`of`: what; `area`: a residential area's code. `lasts`: how long, for the controller."""

    of: Literal["power", "water", "gas", "network", "phone", "lift", "video"]
    text: str
    area: str = ""
    lasts: BodySpan = BodySpan(0)
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown(f"{_NAMES[body.of]}中断", body.text, attachment=body.attachment)


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
