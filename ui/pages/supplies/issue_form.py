"""Issuing (领用): how much, from which lots (first expiry first), why, to whom."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from app.services import supplies
from app.services.supplies import BadQuantity, LotExpired, NotEnough
from ui.pages.supplies.errors import not_enough
from ui.pages.supplies.model import lot_words, supply_id
from ui.text import number, with_unit
from ui.widgets.basics import label
from ui.widgets.fields import CheckField, ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from app.services.supplies import LotRow, Moved, StockRow
    from ui.console import Console


def issue_first_expiring(
    desk: Desk, stock: StockRow, quantity: Decimal, reason: str, recipient: str
) -> list[Moved]:
    """Issue from the good lots that expire first. Raises NotEnough, BadQuantity, TextMissing."""
    picks = supplies.suggest_lots(desk, stock.depot_id, stock.item_id, quantity)
    found = sum((taken for _, taken in picks), Decimal(0))
    if found < quantity:
        raise NotEnough(found, quantity)
    return supplies.issue_lots(desk, stock.depot_id, picks, reason, recipient)


class IssueForm(Form):
    """The form. `issued(done)`: a `Done` that takes the issue back."""

    issued = Signal(object)
    error_fields = {NotEnough: "quantity", BadQuantity: "quantity", LotExpired: "disposal"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "issue", self.tr("领用"))
        look = console.look
        self._stock: StockRow | None = None
        self._lots: Sequence[LotRow] = ()
        self.quantity = LineField(look, "quantity", self.tr("数量"), right=True, limit=16)
        self.lot = ChoiceField(look, "lot", self.tr("批次"))
        self.picks = label("", "dim", wrap=True)
        self.disposal = CheckField(look, "disposal", self.tr("作报废处理：过期物资不发给人使用"))
        self.reason = LineField(
            look,
            "reason",
            self.tr("用途（必填）"),
            choices=(
                self.tr("抢险救援"),
                self.tr("群众安置"),
                self.tr("防汛备勤"),
                self.tr("演练培训"),
                self.tr("到期更换"),
            ),
        )
        self.recipient = LineField(
            look,
            "recipient",
            self.tr("领用人或单位"),
            placeholder=self.tr("谁领走的，送到哪里"),
            limit=80,
        )
        self.add(self.quantity)
        self.add(self.lot)
        self.body.addWidget(self.picks)
        self.add(self.disposal)
        self.add(self.reason)
        self.add(self.recipient)
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(150)
        self._asking.timeout.connect(self._ask_picks)
        self.quantity.changed.connect(self._review)
        self.lot.changed.connect(self._review)

    def open_row(self, stock: StockRow, lots: Sequence[LotRow]) -> None:
        """Begin an issue of the item from the depot."""
        self.refresh(stock, lots)
        title = self.tr("领用 {0}").format(stock.item_name)
        self.open_for(supply_id(stock.depot_id, stock.item_id), title)
        self._review()

    def refresh(self, stock: StockRow, lots: Sequence[LotRow]) -> None:
        """Show what is there now, while the form is open."""
        self._stock = stock
        self._lots = lots
        self.quantity.show_beside(
            self.tr("{0}　可用 {1}").format(stock.unit, with_unit(stock.usable, stock.unit))
        )
        choices = [("", self.tr("自动：先到期先出"))]
        choices += [(lot.lot_id, self._lot_text(lot)) for lot in lots if lot.quantity > 0]
        self.lot.offer(choices)
        self._review()

    def submit(self) -> None:
        """Issue it."""
        stock, lot, quantity = self._stock, self._lot, self.quantity.number
        if stock is None:
            return
        if quantity is None:
            self.refuse(self.tr("请填要领用的数量。"), "quantity")
            return
        reason, recipient, disposal = self.reason.text, self.recipient.text, self.disposal.is_on
        self.begin()

        def work(desk: Desk) -> list[Moved]:
            if lot is None:
                return issue_first_expiring(desk, stock, quantity, reason, recipient)
            moved = supplies.issue(
                desk,
                stock.depot_id,
                lot.lot_id,
                quantity,
                reason,
                recipient,
                allow_expired=disposal,
            )
            return [moved]

        self.console.ask(self, work, self._tell, self.fail)

    def sentence_for(self, error: Exception) -> str:
        """Return the sentence, with the unit where there is too little."""
        if isinstance(error, NotEnough) and self._stock is not None:
            return not_enough(error, self._stock.unit)
        return super().sentence_for(error)

    @property
    def _lot(self) -> LotRow | None:
        """The lot chosen by hand."""
        return next((lot for lot in self._lots if lot.lot_id == self.lot.text), None)

    def _lot_text(self, lot: LotRow) -> str:
        unit = self._stock.unit if self._stock else ""
        return f"{lot.code} · {with_unit(lot.quantity, unit)} · {lot_words(lot)}"

    def _review(self) -> None:
        lot = self._lot
        expired = lot is not None and lot.expired
        self.disposal.setVisible(expired)
        self._asking.stop()
        if lot is None and self._sane_quantity() is not None:
            self._asking.start()
        else:
            self._show_picks("")

    def _sane_quantity(self) -> Decimal | None:
        quantity = self.quantity.number
        return quantity if quantity is not None and 0 < quantity < 10**9 else None

    def _ask_picks(self) -> None:
        stock, quantity = self._stock, self._sane_quantity()
        if stock is None or quantity is None:
            return
        self.console.ask(
            self,
            lambda desk: supplies.suggest_lots(desk, stock.depot_id, stock.item_id, quantity),
            lambda picks: self._take_picks(stock, quantity, picks),
            lambda _: self._show_picks(""),
        )

    def _take_picks(
        self, stock: StockRow, quantity: Decimal, picks: Sequence[tuple[str, Decimal]]
    ) -> None:
        if stock is not self._stock or quantity != self._sane_quantity() or self._lot is not None:
            return
        lots = {lot.lot_id: lot for lot in self._lots}
        lines = [
            self.tr("从 {0} 取 {1}（{2}）").format(
                lots[lot_id].code, with_unit(taken, stock.unit), lot_words(lots[lot_id])
            )
            for lot_id, taken in picks
            if lot_id in lots
        ]
        missing = quantity - sum((taken for _, taken in picks), Decimal(0))
        if missing > 0:
            lines.append(self.tr("还差 {0}").format(with_unit(missing, stock.unit)))
        self._show_picks("\n".join(lines))

    def _show_picks(self, text: str) -> None:
        self.picks.setText(text)
        self.picks.setVisible(bool(text))

    def _tell(self, moved: Sequence[Moved]) -> None:
        stock = self._stock
        if stock is None:
            return
        codes = {lot.lot_id: lot.code for lot in self._lots}
        total = with_unit(-sum((move.quantity for move in moved), Decimal(0)), stock.unit)
        lots = self.tr("、").join(codes.get(move.lot_id, "") for move in moved[:2])
        if len(moved) > 2:
            lots = self.tr("{0} 等 {1} 批").format(lots, number(Decimal(len(moved))))
        ids = [move.move_id for move in moved]
        reason = self.tr("撤销刚才的领用")
        done = Done(
            self.tr("已领用 {0} {1}（批次 {2}）").format(stock.item_name, total, lots),
            lambda desk: supplies.reverse_moves(desk, ids, reason),
            self.tr("已撤销，{0} {1} 已退回台账").format(stock.item_name, total),
        )
        self.finish()
        self.issued.emit(done)
