"""So many people are in shelters (安置人数)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.drill.conditions.bounds import Bounds

if TYPE_CHECKING:
    from app.domain.drill.world import World

NAME = "shelter_people"
READS = "shelters"


class Body(Bounds, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`shelter`, `area`: codes, "" for any."""

    shelter: str = ""
    area: str = ""


def holds(body: Body, world: World) -> bool:
    """Add them up; people in a shelter that cannot be used any more are in it."""
    return body.admit(
        sum(
            one.people
            for one in world.shelters
            if body.shelter in ("", one.code) and body.area in ("", one.area)
        )
    )
