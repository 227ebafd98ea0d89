"""A question (询问) to a role; its answer goes into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "question"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`from`: who asks. `looks_for`: what a good answer says, for the controller."""

    text: str
    sender: str = msgspec.field(default="", name="from")
    looks_for: tuple[str, ...] = ()
    attachment: str = ""


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.tell(f"{body.sender}询问", body.text)
