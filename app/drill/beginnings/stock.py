"""A depot has so much of an item (库存) when the drill begins."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from app.domain.instant import local_date
from app.drill.beginnings.codes import id_of
from app.services import stock_moves, supplies
from db.models import Depot, SupplyItem

if TYPE_CHECKING:
    from app.services.desk import Desk

KIND = "stock"

_REASON = "【演练】初始库存"
_LOT = "演练"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`depot`, `item`: codes. `quantity` in the item's unit, all lots together."""

    depot: str
    item: str
    quantity: Decimal

    def __post_init__(self) -> None:
        """Refuse less than nothing."""
        if self.quantity < 0:
            raise ValueError("quantity is less than nothing")


def apply(body: Body, desk: Desk) -> None:
    """Count its lots so that they add up, those that are used up first first. What is more than
    they hold comes as a lot of the drill's own. Raises NotFound, BadQuantity.
    """
    depot, item = id_of(desk, Depot, body.depot), id_of(desk, SupplyItem, body.item)
    left = body.quantity
    for lot in supplies.lots(desk, depot, item):
        kept = min(left, lot.quantity)
        if kept != lot.quantity:
            stock_moves.count(desk, depot, lot.lot_id, kept, _REASON)
        left -= kept
    if left:
        today = local_date(desk.store.clock.now())
        stock_moves.receive(desk, depot, item, _LOT, left, _REASON, produced_on=today)
