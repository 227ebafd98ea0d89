"""An inject was answered, or in a certain way (已答复)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from app.domain.drill.world import World

NAME = "inject_answered"
READS = "play"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`inject`: its id. `option`: the id of the option of a decision that was chosen last, "" for
    any answer.
    """

    inject: str
    option: str = ""


def holds(body: Body, world: World) -> bool:
    """Look at the last answer, which an option's id begins."""
    step = world.play.steps.get(body.inject)
    if step is None or not step.answers:
        return False
    said = step.answers[-1].text
    return not body.option or said.partition(" ")[0] == body.option
