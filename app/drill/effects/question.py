"""A question (询问) to a role; its answer goes into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "question"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from`: who asks. `looks_for`: what a good answer says, for the controller."""

    text: str
    sender: str = msgspec.field(default="", name="from")
    looks_for: tuple[str, ...] = ()
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown(f"{body.sender}询问", body.text, attachment=body.attachment, asks=True)


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
