"""A decision (决策点) is put to a role; its answer goes into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "decision"


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A choice."""

    id: str
    text: str


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`options`: what can be chosen. `best`: an option's id, for the controller."""

    text: str
    options: tuple[Option, ...] = ()
    best: str = ""
    attachment: str = ""


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    choices = "；".join(f"{one.id} {one.text}" for one in body.options)
    stage.tell("请决定", f"{body.text} {choices}".strip())
