"""Depots, items, lots and the stock ledger."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly, Row
from db.types import Quantity


class Depot(Row):
    """A reserve point (储备点). `kind`: street_reserve, area_room, micro_fire_station."""

    __tablename__ = "depots"

    area_id: Mapped[str | None] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    address: Mapped[str] = mapped_column(String(120), default="")
    keeper_name: Mapped[str] = mapped_column(String(40), default="")
    keeper_phone: Mapped[str] = mapped_column(String(40), default="")
    lon: Mapped[float]
    lat: Mapped[float]
    synthetic: Mapped[bool] = mapped_column(default=False)


class SupplyItem(Row):
    """A kind of supply with its unit, e.g. 帐篷 in 顶. `shelf_life_days` None: does not expire."""

    __tablename__ = "supply_items"

    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    category: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(10))
    shelf_life_days: Mapped[int | None]


class StockMinimum(Row):
    """The least quantity of an item that a depot must hold."""

    __tablename__ = "stock_minimums"
    __table_args__ = (UniqueConstraint("depot_id", "item_id"),)

    depot_id: Mapped[str] = mapped_column(ForeignKey("depots.id"), index=True)
    item_id: Mapped[str] = mapped_column(ForeignKey("supply_items.id"), index=True)
    quantity: Mapped[Decimal] = mapped_column(Quantity)


class Lot(Row):
    """A lot (批次) of an item; its code is unique within the item.

    `expires_on`: its last good day, a date `2027-03-31`; None: it does not expire.
    """

    __tablename__ = "lots"
    __table_args__ = (UniqueConstraint("item_id", "code"),)

    item_id: Mapped[str] = mapped_column(ForeignKey("supply_items.id"), index=True)
    code: Mapped[str] = mapped_column(String(30), index=True)
    produced_on: Mapped[str | None] = mapped_column(String(10))
    expires_on: Mapped[str | None] = mapped_column(String(10), index=True)
    supplier: Mapped[str] = mapped_column(String(80), default="")


class StockMove(AppendOnly):
    """A line of the ledger (台账); append-only, a balance is the sum of `quantity`.

    `kind`: receipt (+), issue (-), loss (-), count (the difference found; `counted`: what was
    there), reversal (of `reverses_id`).
    """

    __tablename__ = "stock_moves"
    # Covers the sum of a lot in a depot, and of all lots in all depots, without reading the rows.
    __table_args__ = (Index("ix_stock_moves_depot_id_lot_id", "depot_id", "lot_id", "quantity"),)

    depot_id: Mapped[str] = mapped_column(ForeignKey("depots.id"))
    lot_id: Mapped[str] = mapped_column(ForeignKey("lots.id"), index=True)
    at: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    quantity: Mapped[Decimal] = mapped_column(Quantity)
    reason: Mapped[str] = mapped_column(Text, default="")
    recipient: Mapped[str] = mapped_column(String(80), default="")
    actor: Mapped[str] = mapped_column(String(40))
    counted: Mapped[Decimal | None] = mapped_column(Quantity)
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"))
    reverses_id: Mapped[str | None] = mapped_column(ForeignKey("stock_moves.id"), index=True)
