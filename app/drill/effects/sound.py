"""A recording (录音): its caption stands in the duty log, the console plays the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "sound"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`attachment`: the file. `caption`: what it is."""

    attachment: str
    caption: str


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown("录音", body.caption, attachment=body.attachment)


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
