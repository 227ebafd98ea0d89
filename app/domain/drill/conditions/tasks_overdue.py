"""So many tasks of the drill are past their time and not done (逾期任务)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.drill.conditions.bounds import Bounds

if TYPE_CHECKING:
    from app.domain.drill.world import World

NAME = "tasks_overdue"
READS = "overdue"


class Body(Bounds, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing but the bounds."""


def holds(body: Body, world: World) -> bool:
    """Count them."""
    return body.admit(world.overdue)
