"""A message to the players (文字消息): it stands in the duty log, from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "message"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from`: who says so. `channel`: by which way. `attachment`: a file of the scenario's."""

    text: str
    sender: str = msgspec.field(default="", name="from")
    channel: str = ""
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown(body.sender, body.text, attachment=body.attachment)


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
