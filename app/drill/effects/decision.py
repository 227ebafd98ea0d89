"""A decision (决策点) is put to a role; its answer goes into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.shown import Option, Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "decision"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`options`: what can be chosen. `best`: an option's id, for the controller."""

    text: str
    options: tuple[Option, ...] = ()
    best: str = ""
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown("请决定", body.text, body.options, body.attachment, asks=True)


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
