"""Rows of the supplies page: what a depot holds of an item, its state, its filters, its columns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from app.domain.stock import EXPIRING_WITHIN_DAYS
from app.services import supplies
from app.services.supplies import StockRow
from ui.labels import word
from ui.pages.list_page import contains
from ui.text import UNKNOWN, moment, number, with_unit
from ui.widgets.ledger import LedgerLine
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.services.desk import Desk
    from app.services.supplies import LotRow, StockMoveRow

translate = QCoreApplication.translate

TABLES = ("stock_moves", "lots", "stock_minimums", "supply_items", "depots")
"""A change in one of these changes what the page shows."""

STREET_LEVEL = "street"
"""The area filter's code for depots that belong to no area."""


class SupplyState(StrEnum):
    """What is wrong with a row, the worst first."""

    EXPIRED_AND_SHORT = "expired_and_short"
    EXPIRED = "expired"
    SHORT = "short"
    EXPIRING = "expiring"
    QUIET = "quiet"


class SupplyRow(msgspec.Struct, frozen=True):
    """A row: the stock of an item in a depot. `id` is `depot id|item id`."""

    id: str
    stock: StockRow

    @property
    def missing(self) -> Decimal:
        """How much the usable stock falls short of the minimum, 0 for nothing."""
        stock = self.stock
        return max(Decimal(0), stock.minimum - stock.usable) if stock.minimum else Decimal(0)

    @property
    def state(self) -> SupplyState:
        """What is wrong."""
        if self.stock.expired > 0:
            return SupplyState.EXPIRED_AND_SHORT if self.missing else SupplyState.EXPIRED
        if self.missing:
            return SupplyState.SHORT
        return SupplyState.EXPIRING if self.stock.expiring > 0 else SupplyState.QUIET

    @property
    def level(self) -> int | None:
        """The level of its mark: expired is orange (II), short yellow (III); None for no mark."""
        return {
            SupplyState.EXPIRED_AND_SHORT: 2,
            SupplyState.EXPIRED: 2,
            SupplyState.SHORT: 3,
        }.get(self.state)


def supply_id(depot_id: str, item_id: str) -> str:
    """Return the row id of an item in a depot."""
    return f"{depot_id}|{item_id}"


def read_rows(desk: Desk) -> list[SupplyRow]:
    """Return all rows by depot and item."""
    return [SupplyRow(supply_id(row.depot_id, row.item_id), row) for row in supplies.stock(desk)]


class Holdings(msgspec.Struct, frozen=True):
    """What the detail shows of a row: its lots, first expiry first, and its ledger."""

    lots: list[supplies.LotRow]
    moves: list[supplies.StockMoveRow]


def read_holdings(desk: Desk, depot_id: str, item_id: str) -> Holdings:
    """Return lots and ledger of an item in a depot."""
    return Holdings(supplies.lots(desk, depot_id, item_id), supplies.moves(desk, depot_id, item_id))


@dataclass(frozen=True)
class SupplyFilter:
    """What is let through. `view`: all, short, expiring, expired."""

    view: str = "all"
    depot_kind: str = ""
    area: str = ""
    text: str = ""

    def passes(self, row: SupplyRow) -> bool:
        """Return whether the row is shown."""
        stock = row.stock
        return (
            in_view(row, self.view)
            and self.depot_kind in ("", stock.depot_kind)
            and self.area in ("", stock.area_id or STREET_LEVEL)
            and contains(
                self.text, stock.depot_name, stock.item_name, stock.item_code, stock.category
            )
        )


def in_view(row: SupplyRow, view: str) -> bool:
    """Return whether a row belongs under a chip."""
    if view == "short":
        return row.missing > 0
    if view == "expiring":
        return row.stock.expiring > 0
    if view == "expired":
        return row.stock.expired > 0
    return True


def count_views(rows: Iterable[SupplyRow]) -> dict[str, int]:
    """Return how many rows are under each chip."""
    counts = dict.fromkeys(("short", "expiring", "expired"), 0)
    for row in rows:
        for view in counts:
            counts[view] += in_view(row, view)
    return counts


def state_word(state: SupplyState) -> str:
    """Return the word of a state; nothing is wrong: no word."""
    return {
        SupplyState.EXPIRED_AND_SHORT: translate("Supplies", "过期 · 缺额"),
        SupplyState.EXPIRED: translate("Supplies", "过期"),
        SupplyState.SHORT: translate("Supplies", "缺额"),
        SupplyState.EXPIRING: translate("Supplies", "临期"),
        SupplyState.QUIET: "",
    }[state]


def amount(value: Decimal) -> str:
    """Return an amount for a column in which nothing is the quiet case."""
    return number(value) if value else ""


def columns() -> list[Column[SupplyRow]]:
    """Return the columns of the list."""
    return [
        Column(
            "state",
            translate("Supplies", "状况"),
            lambda row: state_word(row.state),
            order=lambda row: (list(SupplyState).index(row.state), -row.missing),
            width=124,
            level=lambda row: row.level,
            emphasis=lambda row: None if row.level else "dim",
        ),
        Column(
            "depot",
            translate("Supplies", "储备点"),
            lambda row: row.stock.depot_name,
            width=184,
            stretch=True,
            tip=lambda row: row.stock.depot_name,
        ),
        Column(
            "item",
            translate("Supplies", "物资"),
            lambda row: row.stock.item_name,
            width=136,
            stretch=True,
            tip=lambda row: f"{row.stock.item_name} · {row.stock.item_code}",
        ),
        Column(
            "quantity",
            translate("Supplies", "库存"),
            lambda row: with_unit(row.stock.quantity, row.stock.unit),
            order=lambda row: row.stock.quantity,
            width=84,
            right=True,
        ),
        Column(
            "minimum",
            translate("Supplies", "下限"),
            lambda row: number(row.stock.minimum),
            order=lambda row: row.stock.minimum or Decimal(-1),
            width=60,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "missing",
            translate("Supplies", "缺额"),
            lambda row: amount(row.missing),
            order=lambda row: row.missing,
            width=60,
            right=True,
        ),
        Column(
            "expiring",
            translate("Supplies", "临期"),
            lambda row: amount(row.stock.expiring),
            order=lambda row: row.stock.expiring,
            width=60,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "expired",
            translate("Supplies", "过期"),
            lambda row: amount(row.stock.expired),
            order=lambda row: row.stock.expired,
            width=60,
            right=True,
        ),
        Column(
            "next_expiry",
            translate("Supplies", "最近到期"),
            lambda row: row.stock.next_expiry or "",
            order=lambda row: row.stock.next_expiry or "9999",
            width=104,
            right=True,
            emphasis=lambda _: "dim",
        ),
    ]


def expiring_word() -> str:
    """Return the name of the filter of lots that expire soon, with its days."""
    return translate("Supplies", "临期 {0} 天").format(EXPIRING_WITHIN_DAYS)


def exported(rows: Sequence[SupplyRow]) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file: plain numbers, the unit in its own column."""
    header = (
        translate("Supplies", "储备点"),
        translate("Supplies", "居民区"),
        translate("Supplies", "物资编码"),
        translate("Supplies", "物资"),
        translate("Supplies", "类别"),
        translate("Supplies", "单位"),
        translate("Supplies", "库存"),
        translate("Supplies", "下限"),
        translate("Supplies", "缺额"),
        translate("Supplies", "临期"),
        translate("Supplies", "过期"),
        translate("Supplies", "最近到期"),
        translate("Supplies", "状况"),
    )
    return header, [_cells(row) for row in rows]


def _cells(row: SupplyRow) -> Sequence[object]:
    stock = row.stock
    return (
        stock.depot_name,
        stock.area_name,
        stock.item_code,
        stock.item_name,
        stock.category,
        stock.unit,
        stock.quantity,
        stock.minimum,
        row.missing,
        stock.expiring,
        stock.expired,
        stock.next_expiry,
        state_word(row.state),
    )


def signed(value: Decimal, unit: str) -> str:
    """Return e.g. `+20 顶`, `−3 顶`, `±0 顶`: the sign says which way."""
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{with_unit(abs(value), unit)}"


def ledger_lines(moves: Iterable[StockMoveRow], unit: str, now: int) -> list[LedgerLine]:
    """Return the ledger's entries, newest first."""
    return [_ledger_line(move, unit, now) for move in moves]


def _ledger_line(move: StockMoveRow, unit: str, now: int) -> LedgerLine:
    what = f"{word('stock_move', move.kind)} · {move.lot_code}"
    if move.reversed_by_id is not None:
        what = translate("Supplies", "{0}（已撤销）").format(what)
    elif move.counted is not None:
        what = translate("Supplies", "{0} · 实有 {1}").format(what, number(move.counted))
    who = [moment(move.at, now), move.actor, move.reason]
    if move.recipient:
        who.append(translate("Supplies", "给 {0}").format(move.recipient))
    if move.incident_number:
        who.append(translate("Supplies", "事件 {0}").format(move.incident_number))
    return LedgerLine(
        id=move.id,
        what=what,
        amount=signed(move.quantity, unit),
        who=" · ".join(part for part in who if part),
        after=translate("Supplies", "结存 {0}").format(number(move.balance)),
        undone=move.reversed_by_id is not None,
        dim=move.reverses_id is not None,
    )


def lot_words(lot: LotRow) -> str:
    """Return how long a lot is good for, in words."""
    if lot.days_left is None:
        return translate("Supplies", "不过期")
    if lot.days_left < 0:
        return translate("Supplies", "过期 {0} 天").format(-lot.days_left)
    if lot.days_left == 0:
        return translate("Supplies", "今天到期")
    return translate("Supplies", "剩 {0} 天").format(number(Decimal(lot.days_left)))


class LotLine(msgspec.Struct, frozen=True):
    """A lot in the detail's table, with the unit of its quantity."""

    id: str
    lot: supplies.LotRow
    unit: str


def lot_columns() -> list[Column[LotLine]]:
    """Return the columns of the lots."""
    return [
        Column(
            "code",
            translate("Supplies", "批次"),
            lambda line: line.lot.code,
            width=110,
            stretch=True,
            tip=lambda line: line.lot.supplier,
        ),
        Column(
            "quantity",
            translate("Supplies", "数量"),
            lambda line: with_unit(line.lot.quantity, line.unit),
            width=76,
            right=True,
        ),
        Column(
            "expires",
            translate("Supplies", "有效期至"),
            lambda line: line.lot.expires_on or UNKNOWN,
            width=100,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "left",
            translate("Supplies", "剩余"),
            lambda line: lot_words(line.lot),
            width=104,
            right=True,
            level=lambda line: 2 if line.lot.expired else None,
        ),
    ]
