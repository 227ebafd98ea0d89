"""A picture (画面): its caption stands in the duty log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "picture"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`camera`: a code; or an `attachment`. `caption`: what is to be seen."""

    caption: str
    camera: str = ""
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown(
        " ".join(filter(None, ("画面", body.camera))), body.caption, attachment=body.attachment
    )


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
