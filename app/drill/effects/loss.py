"""The loss of a resource (资源受损): a shelter cannot be used any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.services import shelters

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "loss"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`shelter`: its code. `reason`: what happened to it."""

    shelter: str
    reason: str


def run(body: Body, stage: Stage) -> None:
    """Let it happen. Raises NotFound, ShelterStateRefused, TextMissing."""
    shelters.mark_unusable(stage.desk, stage.shelter_id(body.shelter), f"【演练】{body.reason}")
