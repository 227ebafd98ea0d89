"""Stocktaking (盘点): what is really there of a lot; the ledger gets the difference."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import supplies
from app.services.supplies import BadQuantity
from ui.pages.supplies.model import lot_words, signed, supply_id
from ui.text import with_unit
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.supplies import LotRow, Moved, StockRow
    from ui.console import Console


class CountForm(Form):
    """The form. `counted(done)`: a `Done` that takes the count back."""

    counted = Signal(object)
    error_fields = {BadQuantity: "quantity"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "count", self.tr("记下盘点"))
        look = console.look
        self._stock: StockRow | None = None
        self._lots: Sequence[LotRow] = ()
        self.lot = ChoiceField(look, "lot", self.tr("批次"))
        self.quantity = LineField(look, "quantity", self.tr("实有数量"), right=True, limit=16)
        self.reason = LineField(
            look,
            "reason",
            self.tr("事由（必填）"),
            choices=(self.tr("月度盘点"), self.tr("交接盘点"), self.tr("抽查"), self.tr("更正")),
        )
        self.add(self.lot)
        self.add(self.quantity)
        self.add(self.reason)
        self.lot.changed.connect(self._review)
        self.quantity.changed.connect(self._review)

    def open_row(self, stock: StockRow, lots: Sequence[LotRow]) -> None:
        """Begin a stocktake of the item in the depot."""
        self.refresh(stock, lots)
        title = self.tr("盘点 {0}").format(stock.item_name)
        self.open_for(supply_id(stock.depot_id, stock.item_id), title)
        self.quantity.focus()
        self._review()

    def refresh(self, stock: StockRow, lots: Sequence[LotRow]) -> None:
        """Show what is there now, while the form is open."""
        self._stock = stock
        self._lots = lots
        self.lot.offer([(lot.lot_id, f"{lot.code} · {lot_words(lot)}") for lot in lots])
        self._review()

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: nothing while only a lot is chosen."""
        texts = super().texts()
        return texts if texts["quantity"] or texts["reason"] else {}

    def submit(self) -> None:
        """Write the count."""
        stock, lot, quantity = self._stock, self._lot, self.quantity.number
        if stock is None or lot is None:
            self.refuse(self.tr("这里没有批次可盘；新到的物资请登记入库。"), "lot")
            return
        if quantity is None:
            self.refuse(self.tr("请填盘到的数量，没有就填 0。"), "quantity")
            return
        reason = self.reason.text
        self.begin()
        self.console.ask(
            self,
            lambda desk: supplies.count(desk, stock.depot_id, lot.lot_id, quantity, reason),
            lambda moved: self._tell(stock, lot, moved),
            self.fail,
        )

    @property
    def _lot(self) -> LotRow | None:
        return next((lot for lot in self._lots if lot.lot_id == self.lot.text), None)

    def _review(self) -> None:
        stock, lot, found = self._stock, self._lot, self.quantity.number
        if stock is None or lot is None:
            return
        self.quantity.show_beside(
            self.tr("{0}　账面 {1}").format(stock.unit, with_unit(lot.quantity, stock.unit))
        )
        if found is None or not found.is_finite():
            self.quantity.show_hint("")
        elif found == lot.quantity:
            self.quantity.show_hint(self.tr("与账面一致，记一条盘点作凭据"))
        else:
            difference = signed(Decimal(found - lot.quantity), stock.unit)
            self.quantity.show_hint(self.tr("与账面差 {0}").format(difference))

    def _tell(self, stock: StockRow, lot: LotRow, moved: Moved) -> None:
        reason = self.tr("撤销刚才的盘点")
        difference = signed(moved.quantity, stock.unit)
        done = Done(
            self.tr("已盘点 {0} 批次 {1}，差 {2}").format(stock.item_name, lot.code, difference),
            lambda desk: supplies.reverse_move(desk, moved.move_id, reason),
            self.tr("已撤销 {0} 批次 {1} 的盘点").format(stock.item_name, lot.code),
        )
        self.finish()
        self.counted.emit(done)
