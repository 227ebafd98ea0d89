"""A plan is activated at a response level or a graver one (预案已启动到某级)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    from app.domain.drill.world import World

NAME = "plan_level"
READS = "levels"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`plan`: its code, "" for any; `level`: 4 to 1, of which 1 is the gravest."""

    level: Annotated[int, msgspec.Meta(ge=1, le=4)] = 4
    plan: str = ""


def holds(body: Body, world: World) -> bool:
    """Look at the plans that are in motion now."""
    return any(
        body.plan in ("", plan) and level <= body.level for plan, level in world.levels.items()
    )
