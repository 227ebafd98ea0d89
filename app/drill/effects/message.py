"""A message to the players (文字消息): it stands in the duty log, from whom and by which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.services import duty

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "message"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from`: who says so. `channel`: by which way. `attachment`: a file of the scenario's."""

    text: str
    sender: str = msgspec.field(default="", name="from")
    channel: str = ""
    attachment: str = ""


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    head = f"【演练】{body.sender}：" if body.sender else "【演练】"
    duty.write_log(stage.desk, f"{head}{body.text}")
