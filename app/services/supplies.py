"""Supplies as they are: stock by depot and item, lots, the ledger, and what to issue first.

What changes the stock is in `app.services.stock_moves`; its names can be had from here too.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.domain import stock as rules
from app.domain.instant import local_date
from app.domain.stock import LotBalance
from app.services.ledgers import NotReversible
from app.services.stock_moves import (
    BadQuantity,
    ExpiresBeforeMade,
    ExpiryMissing,
    LotDiffers,
    LotExpired,
    Moved,
    NotEnough,
    check_quantity,
    count,
    issue,
    issue_lots,
    receive,
    reverse_move,
    reverse_moves,
)
from db.models import Depot, Incident, Lot, ResidentialArea, StockMinimum, StockMove, SupplyItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.services.desk import Desk

__all__ = [
    "BadQuantity",
    "DepotRow",
    "ExpiresBeforeMade",
    "ExpiryMissing",
    "ItemRow",
    "LotDiffers",
    "LotExpired",
    "LotRow",
    "Moved",
    "NotEnough",
    "NotReversible",
    "StockMoveRow",
    "StockRow",
    "count",
    "depots",
    "issue",
    "issue_lots",
    "items",
    "lots",
    "moves",
    "receive",
    "reverse_move",
    "reverse_moves",
    "stock",
    "suggest_lots",
]


class StockRow(msgspec.Struct, frozen=True):
    """What a depot holds of an item. `quantity` is all of it, `expired` and `expiring` parts of it.

    `expiring`: good, but within `EXPIRING_WITHIN_DAYS`. `next_expiry`: the first date among the
    good lots. `minimum` None: nothing is demanded.
    """

    depot_id: str
    depot_name: str
    depot_kind: str
    area_id: str | None
    area_name: str | None
    item_id: str
    item_code: str
    item_name: str
    category: str
    unit: str
    quantity: Decimal
    minimum: Decimal | None
    expiring: Decimal
    expired: Decimal
    next_expiry: str | None

    @property
    def usable(self) -> Decimal:
        """What has not expired."""
        return rules.tidy(self.quantity - self.expired)

    @property
    def below_minimum(self) -> bool:
        """Whether what is usable falls short of the minimum."""
        return self.minimum is not None and self.usable < self.minimum


class LotRow(msgspec.Struct, frozen=True):
    """What a depot holds of a lot. `days_left`: 0 is its last good day, negative: expired."""

    lot_id: str
    code: str
    quantity: Decimal
    produced_on: str | None
    expires_on: str | None
    days_left: int | None
    supplier: str

    @property
    def expired(self) -> bool:
        """Whether the last good day is over."""
        return self.days_left is not None and self.days_left < 0


class StockMoveRow(msgspec.Struct, frozen=True):
    """A line of the ledger; `balance` is the depot's sum of the item up to and with it.

    `counted`: what a stocktake found of the lot. `reversed_by_id`: the move that took it back.
    """

    id: str
    at: int
    kind: str
    quantity: Decimal
    balance: Decimal
    counted: Decimal | None
    lot_id: str
    lot_code: str
    reason: str
    recipient: str
    actor: str
    incident_id: str | None
    incident_number: str | None
    reverses_id: str | None
    reversed_by_id: str | None


class ItemRow(msgspec.Struct, frozen=True):
    """A kind of supply. `shelf_life_days` None: it does not expire."""

    id: str
    code: str
    name: str
    category: str
    unit: str
    shelf_life_days: int | None


class DepotRow(msgspec.Struct, frozen=True):
    """A reserve point."""

    id: str
    code: str
    name: str
    kind: str
    area_id: str | None
    area_name: str | None
    address: str
    keeper_name: str
    keeper_phone: str
    lon: float
    lat: float


def stock(desk: Desk) -> list[StockRow]:
    """Return a row for each depot and item that has a move or a minimum, by depot and item code."""
    today = _today(desk)
    with desk.read() as session:
        balances = session.execute(
            select(StockMove.depot_id, StockMove.lot_id, func.sum(StockMove.quantity)).group_by(
                StockMove.depot_id, StockMove.lot_id
            )
        ).all()
        known_lots = {
            lot_id: (item_id, _date(expires_on))
            for lot_id, item_id, expires_on in session.execute(
                select(Lot.id, Lot.item_id, Lot.expires_on)
            )
        }
        minimums = {
            (depot_id, item_id): quantity
            for depot_id, item_id, quantity in session.execute(
                select(StockMinimum.depot_id, StockMinimum.item_id, StockMinimum.quantity)
            )
        }
        depot_rows = _depots(session)
        item_rows = _items(session)
    by_pair: dict[tuple[str, str], list[tuple[date | None, Decimal]]] = defaultdict(list)
    for depot_id, lot_id, quantity in balances:
        item_id, expires_on = known_lots[lot_id]
        by_pair[depot_id, item_id].append((expires_on, quantity))
    return [
        _stock_row(depot, item, by_pair.get(pair, []), minimums.get(pair), today)
        for depot in depot_rows
        for item in item_rows
        if (pair := (depot.id, item.id)) in by_pair or pair in minimums
    ]


def lots(desk: Desk, depot_id: str, item_id: str) -> list[LotRow]:
    """Return the lots of an item that a depot holds, first expiry first, never-expiring last."""
    today = _today(desk)
    with desk.read() as session:
        rows = [
            LotRow(
                lot_id=lot.id,
                code=lot.code,
                quantity=quantity,
                produced_on=lot.produced_on,
                expires_on=lot.expires_on,
                days_left=rules.days_left(_date(lot.expires_on), today),
                supplier=lot.supplier,
            )
            for lot, quantity in _lot_balances(session, depot_id, item_id)
        ]
    return sorted(rows, key=lambda row: (row.expires_on or "9999-12-31", row.code))


def suggest_lots(
    desk: Desk, depot_id: str, item_id: str, quantity: Decimal
) -> list[tuple[str, Decimal]]:
    """Return lot ids and how much to issue of each, first expiry first, leaving expired ones out.

    Sums to less than `quantity` when the depot has no more. Raises BadQuantity.
    """
    check_quantity(quantity)
    with desk.read() as session:
        held = [
            LotBalance(lot.id, amount, _date(lot.expires_on))
            for lot, amount in _lot_balances(session, depot_id, item_id)
        ]
    return rules.suggest_lots(held, quantity, _today(desk))


def moves(desk: Desk, depot_id: str, item_id: str) -> list[StockMoveRow]:
    """Return the ledger of an item in a depot, newest first."""
    reversal = aliased(StockMove)
    query = (
        select(StockMove, Lot.code, Incident.number, reversal.id)
        .join(Lot, Lot.id == StockMove.lot_id)
        .outerjoin(Incident, Incident.id == StockMove.incident_id)
        .outerjoin(reversal, reversal.reverses_id == StockMove.id)
        .where(StockMove.depot_id == depot_id, Lot.item_id == item_id)
        .order_by(StockMove.hlc, StockMove.at, StockMove.id)
    )
    rows: list[StockMoveRow] = []
    total = Decimal(0)
    with desk.read() as session:
        for move, lot_code, number, reversed_by in session.execute(query):
            total += move.quantity
            rows.append(
                StockMoveRow(
                    id=move.id,
                    at=move.at,
                    kind=move.kind,
                    quantity=move.quantity,
                    balance=rules.tidy(total),
                    counted=move.counted,
                    lot_id=move.lot_id,
                    lot_code=lot_code,
                    reason=move.reason,
                    recipient=move.recipient,
                    actor=move.actor,
                    incident_id=move.incident_id,
                    incident_number=number,
                    reverses_id=move.reverses_id,
                    reversed_by_id=reversed_by,
                )
            )
    rows.reverse()
    return rows


def items(desk: Desk) -> list[ItemRow]:
    """Return all kinds of supplies by code."""
    with desk.read() as session:
        return _items(session)


def depots(desk: Desk) -> list[DepotRow]:
    """Return all depots: the street's reserves first, then by code."""
    with desk.read() as session:
        return _depots(session)


def _stock_row(
    depot: DepotRow,
    item: ItemRow,
    parts: list[tuple[date | None, Decimal]],
    minimum: Decimal | None,
    today: date,
) -> StockRow:
    good = [day for day, held in parts if day and held and not rules.is_expired(day, today)]
    return StockRow(
        depot_id=depot.id,
        depot_name=depot.name,
        depot_kind=depot.kind,
        area_id=depot.area_id,
        area_name=depot.area_name,
        item_id=item.id,
        item_code=item.code,
        item_name=item.name,
        category=item.category,
        unit=item.unit,
        quantity=_sum(held for _, held in parts),
        minimum=minimum,
        expiring=_sum(held for day, held in parts if rules.is_expiring(day, today)),
        expired=_sum(held for day, held in parts if rules.is_expired(day, today)),
        next_expiry=min(good).isoformat() if good else None,
    )


def _lot_balances(session: Session, depot_id: str, item_id: str) -> list[tuple[Lot, Decimal]]:
    """Return the item's lots with something in the depot."""
    held = (
        select(StockMove.lot_id, func.sum(StockMove.quantity).label("quantity"))
        .where(StockMove.depot_id == depot_id)
        .group_by(StockMove.lot_id)
        .subquery()
    )
    rows = session.execute(
        select(Lot, held.c.quantity)
        .join(held, held.c.lot_id == Lot.id)
        .where(Lot.item_id == item_id, held.c.quantity != Decimal(0))
    )
    return [(lot, quantity) for lot, quantity in rows]


def _items(session: Session) -> list[ItemRow]:
    return [
        ItemRow(row.id, row.code, row.name, row.category, row.unit, row.shelf_life_days)
        for row in session.scalars(select(SupplyItem).order_by(SupplyItem.code))
    ]


def _depots(session: Session) -> list[DepotRow]:
    rows = session.execute(
        select(Depot, ResidentialArea.name)
        .outerjoin(ResidentialArea, ResidentialArea.id == Depot.area_id)
        .order_by(Depot.kind != "street_reserve", Depot.code)
    )
    return [
        DepotRow(
            id=depot.id,
            code=depot.code,
            name=depot.name,
            kind=depot.kind,
            area_id=depot.area_id,
            area_name=area,
            address=depot.address,
            keeper_name=depot.keeper_name,
            keeper_phone=depot.keeper_phone,
            lon=depot.lon,
            lat=depot.lat,
        )
        for depot, area in rows
    ]


def _sum(quantities: Iterable[Decimal]) -> Decimal:
    return rules.tidy(sum(quantities, Decimal(0)))


def _today(desk: Desk) -> date:
    """Return today's date in Shanghai by the store's clock."""
    return date.fromisoformat(local_date(desk.store.clock.now()))


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
