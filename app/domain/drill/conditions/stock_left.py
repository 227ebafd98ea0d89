"""So much of an item is left (库存余量)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.drill.conditions.bounds import Bounds

if TYPE_CHECKING:
    from app.domain.drill.world import World

NAME = "stock_left"
READS = "stock"


class Body(Bounds, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`item`: its code; `depot`: its code, "" for all of them. Bounds in the item's unit."""

    item: str
    depot: str = ""


def holds(body: Body, world: World) -> bool:
    """Add it up; an item that the street never had in stock is nothing."""
    left = sum(
        (
            one.quantity
            for one in world.stock
            if one.item == body.item and body.depot in ("", one.depot)
        ),
        Decimal(0),
    )
    return body.admit(left)
