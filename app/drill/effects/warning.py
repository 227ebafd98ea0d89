"""A warning (预警) of the weather or another service: it is in force in the drill, as an Exercise,
and the players are told so. One of the same hazard and issuer is replaced by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.shown import Shown
from app.domain.warnings import LEVEL_WORDS, Status
from app.services import warnings

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage
    from app.services.desk import Desk

KIND = "warning"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`hazard` as in the plans; `holds`: how long the warning is in force, by the clock on the
    wall; left out: until it is lifted or replaced. `lifted`: no new one; that of this hazard and
    issuer is lifted. `area`: for where, in words; `instruction`: what the issuer asks people to do.
    """

    hazard: Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,30}$")]
    level: Literal["blue", "yellow", "orange", "red"]
    headline: Annotated[str, msgspec.Meta(pattern=r"\S", max_length=150)]
    issuer: Annotated[str, msgspec.Meta(max_length=120)] = ""
    text: str = ""
    instruction: str = ""
    area: str = ""
    holds: BodySpan = BodySpan(0)
    lifted: bool = False
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    what = f"{body.issuer}{'解除' if body.lifted else '发布'}{LEVEL_WORDS[body.level]}预警"
    return Shown(what, f"{body.headline} {body.text}".strip(), attachment=body.attachment)


def run(body: Body, stage: Stage) -> None:
    """Take it in and tell it. Raises TextMissing."""
    put(body, stage.desk)
    stage.show(shown(body))


def put(body: Body, desk: Desk) -> None:
    """Let a warning be in force, or lift it; in the drill's database."""
    if body.lifted:
        warnings.lift(desk, body.hazard, body.issuer, body.text, Status.EXERCISE)
        return
    new = warnings.NewWarning(
        level=body.level,
        headline=f"【演练】{body.headline}",
        hazard=body.hazard,
        text=body.text,
        instruction=body.instruction,
        issuer=body.issuer,
        area=body.area,
        expires=desk.store.clock.now() + body.holds if body.holds else None,
        status=Status.EXERCISE,
    )
    warnings.take_in_or_update(desk, new)
