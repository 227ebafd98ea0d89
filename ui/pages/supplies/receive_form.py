"""Receiving (入库): into which depot, what, which lot with which dates, how much, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter

from app.services import supplies
from app.services.supplies import (
    BadQuantity,
    ExpiresBeforeMade,
    ExpiryMissing,
    LotDiffers,
    LotExpired,
)
from ui.pages.supplies.model import supply_id
from ui.text import number, with_unit
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from app.services.desk import Desk
    from app.services.supplies import DepotRow, ItemRow, LotRow, Moved, StockRow
    from ui.console import Console

_DATE = "2027-03-31"
NEW = "new"
"""The subject of a receipt that began without a row."""


class ReceiveForm(Form):
    """The form. `received(row_id, done)`: the row that it went to, and a `Done`."""

    received = Signal(str, object)
    error_fields = {  # noqa: RUF012
        BadQuantity: "quantity",
        LotDiffers: "lot_code",
        LotExpired: "expires_on",
        ExpiryMissing: "produced_on",
        ExpiresBeforeMade: "expires_on",
    }

    def __init__(self, console: Console) -> None:
        super().__init__(console, "receive", self.tr("入库"))
        look = console.look
        self._items: dict[str, ItemRow] = {}
        self._preset: tuple[str, str] = ("", "")
        self.depot = ChoiceField(look, "depot", self.tr("储备点"))
        self.item = ChoiceField(look, "item", self.tr("物资"))
        self.quantity = LineField(look, "quantity", self.tr("数量"), right=True, limit=16)
        self.lot_code = LineField(
            look,
            "lot_code",
            self.tr("批次号（必填）"),
            placeholder=self.tr("包装上的批号"),
            limit=30,
        )
        self.produced_on = LineField(
            look, "produced_on", self.tr("生产日期"), placeholder=_DATE, limit=10
        )
        self.expires_on = LineField(
            look, "expires_on", self.tr("有效期至"), placeholder=_DATE, limit=10
        )
        self.reason = LineField(
            look,
            "reason",
            self.tr("来由（必填）"),
            choices=(
                self.tr("采购入库"),
                self.tr("区级调拨"),
                self.tr("社会捐赠"),
                self.tr("用后归还"),
            ),
        )
        self.supplier = LineField(look, "supplier", self.tr("供货单位"), limit=80)
        self.add(self.depot, self.item)
        self.add(self.quantity)
        self.add(self.lot_code)
        self.add(self.produced_on, self.expires_on)
        self.add(self.reason)
        self.add(self.supplier)
        self.item.changed.connect(self._review)

    def open_row(self, stock: StockRow | None, lots: Sequence[LotRow]) -> None:
        """Begin a receipt, of the row's item into its depot unless others are chosen."""
        completer = QCompleter([lot.code for lot in lots], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.lot_code.edit.setCompleter(completer)
        self._preset = (stock.depot_id, stock.item_id) if stock else ("", "")
        subject = supply_id(*self._preset) if stock else NEW
        self.open_for(subject, self.tr("入库"))
        self.quantity.focus()
        self._choose_preset()
        self.console.ask(
            self,
            lambda desk: (supplies.depots(desk), supplies.items(desk)),
            lambda found: self._offer(*found),
        )

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: what was typed, not the depot and item it began with."""
        return {k: v for k, v in super().texts().items() if k not in ("depot", "item")}

    def submit(self) -> None:
        """Receive it."""
        quantity = self.quantity.number
        if not self.depot.text or not self.item.text:
            self.refuse(self.tr("请先选储备点和物资。"), "depot" if not self.depot.text else "item")
            return
        if quantity is None:
            self.refuse(self.tr("请填入库的数量。"), "quantity")
            return
        values = self.super_texts()
        self.begin()

        def work(desk: Desk) -> Moved:
            return supplies.receive(
                desk,
                values["depot"],
                values["item"],
                values["lot_code"],
                quantity,
                values["reason"],
                values["produced_on"] or None,
                values["expires_on"] or None,
                values["supplier"],
            )

        self.console.ask(self, work, lambda moved: self._tell(values, quantity, moved), self.fail)

    def super_texts(self) -> dict[str, str]:
        """Return what all fields hold."""
        return super().texts()

    def sentence_for(self, error: Exception) -> str:
        """Return the sentence; an expired lot cannot be received from here."""
        if isinstance(error, LotExpired):
            return self.tr("这批物资已于 {0} 到期，不能入库，请核对日期。").format(error.expires_on)
        return super().sentence_for(error)

    def _offer(self, depots: Sequence[DepotRow], items: Sequence[ItemRow]) -> None:
        self._items = {item.id: item for item in items}
        self.depot.offer([(depot.id, depot.name) for depot in depots])
        self.item.offer([(item.id, f"{item.name} · {item.unit}") for item in items])
        self._choose_preset()

    def _choose_preset(self) -> None:
        depot, item = self._preset
        if depot:
            self.depot.set_text(depot)
            self.item.set_text(item)
        self._review()

    def _review(self) -> None:
        item = self._items.get(self.item.text)
        self.quantity.show_beside(item.unit if item else "")
        days = item.shelf_life_days if item else None
        self.produced_on.show_hint(
            self.tr("保质期 {0} 天，填生产日期即可算出有效期").format(number(days)) if days else ""
        )

    def _tell(self, values: dict[str, str], quantity: Decimal, moved: Moved) -> None:
        item = self._items.get(values["item"])
        name = item.name if item else ""
        total = with_unit(quantity, item.unit if item else "")
        reason = self.tr("撤销刚才的入库")
        done = Done(
            self.tr("已入库 {0} {1}（批次 {2}）").format(name, total, values["lot_code"]),
            lambda desk: supplies.reverse_move(desk, moved.move_id, reason),
            self.tr("已撤销 {0} {1} 的入库").format(name, total),
        )
        row_id = supply_id(values["depot"], values["item"])
        self.finish()
        self.received.emit(row_id, done)
