"""A rumour (传言) goes round: the players hear it; what is true, only the controller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.shown import Shown

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "rumour"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`channel`: where it goes round. `truth`: for the controller."""

    text: str
    channel: str = ""
    truth: str = ""
    attachment: str = ""


def shown(body: Body) -> Shown:
    """Return what the players see."""
    return Shown(
        f"{body.channel}传言" if body.channel else "传言", body.text, attachment=body.attachment
    )


def run(body: Body, stage: Stage) -> None:
    """Write it down; raises TextMissing."""
    stage.show(shown(body))
