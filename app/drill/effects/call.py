"""A telephone call (来电) to the room: it stands in the duty log as the caller's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "call"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from`: who calls, visibly fictional; `phone`: likewise. `text`: the words."""

    text: str
    caller: str = msgspec.field(default="", name="from")
    phone: str = ""
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown(
        " ".join(filter(None, ("来电", body.caller, body.phone))),
        body.text,
        attachment=body.attachment,
        is_spoken=True,
    )


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
