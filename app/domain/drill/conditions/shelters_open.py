"""So many shelters are open (已开放的避难场所)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.drill.conditions.bounds import Bounds

if TYPE_CHECKING:
    from app.domain.drill.world import World

NAME = "shelters_open"
READS = "shelters"


class Body(Bounds, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`area`: its code, "" for the whole street."""

    area: str = ""


def holds(body: Body, world: World) -> bool:
    """Count them."""
    return body.admit(sum(one.is_open and body.area in ("", one.area) for one in world.shelters))
