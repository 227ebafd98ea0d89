"""A road is closed (道路封闭) when the drill begins: on the map, and in the duty log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from app.drill.effects.loss import road

if TYPE_CHECKING:
    from app.services.desk import Desk

KIND = "closure"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`road`: its name on the map. `stretch`: between what, in words. `reason`: why."""

    road: str
    reason: Annotated[str, msgspec.Meta(pattern=r"\S", max_length=180)]
    stretch: Annotated[str, msgspec.Meta(max_length=120)] = ""


def apply(body: Body, desk: Desk) -> None:
    """Close it. Raises NotFound."""
    road(desk, body.road, body.reason, body.stretch)
