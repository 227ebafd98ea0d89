"""So many alarms of the drill are open (未处置的报警)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from app.domain.drill.conditions.bounds import Bounds

if TYPE_CHECKING:
    from app.domain.drill.world import World

NAME = "alarms_open"
READS = "alarms"


class Body(Bounds, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`kind` of sensor and `area` (its code), "" for any; `level`: this one or a graver one, 1
    being the gravest.
    """

    kind: str = ""
    area: str = ""
    level: Annotated[int, msgspec.Meta(ge=1, le=4)] = 4


def holds(body: Body, world: World) -> bool:
    """Count them."""
    return body.admit(
        sum(
            body.kind in ("", one.kind) and body.area in ("", one.area) and one.level <= body.level
            for one in world.alarms
        )
    )
