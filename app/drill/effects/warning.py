"""A warning (预警) of the weather or another service: it stands in the duty log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "warning"

_LEVELS = {"blue": "蓝色", "yellow": "黄色", "orange": "橙色", "red": "红色"}


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`hazard` as in the plans; `holds`: how long the warning is in force."""

    hazard: str
    level: Literal["blue", "yellow", "orange", "red"]
    headline: str
    issuer: str = ""
    text: str = ""
    holds: BodySpan = BodySpan(0)
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown(
        f"{body.issuer}发布{_LEVELS[body.level]}预警",
        f"{body.headline} {body.text}".strip(),
        attachment=body.attachment,
    )


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
