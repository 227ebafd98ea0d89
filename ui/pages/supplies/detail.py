"""The detail of a row: what is there and missing, its lots, its ledger, and the three forms."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import supplies
from ui.errors import sentence
from ui.labels import word
from ui.pages.supplies.count_form import CountForm
from ui.pages.supplies.issue_form import IssueForm
from ui.pages.supplies.model import (
    Holdings,
    LotLine,
    ledger_lines,
    lot_columns,
    read_holdings,
)
from ui.pages.supplies.receive_form import ReceiveForm
from ui.text import number, with_unit
from ui.widgets.basics import EmptyState, button, label
from ui.widgets.column_fit import ColumnFit
from ui.widgets.detail_panel import DetailPanel, section
from ui.widgets.ledger_section import LedgerSection
from ui.widgets.list_area import PATIENCE_MS
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import TableModel
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from ui.console import Console
    from ui.pages.supplies.model import SupplyRow
    from ui.work import Job

_MOST_LOTS = 5
"""So many lots are seen at once; more are scrolled."""


class SupplyDetail(DetailPanel):
    """Shows a row. `done(row_id, done)`: something was written, of which row, and a `Done`."""

    done = Signal(str, object)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console, EmptyState(self.tr("没有选中物资"), self.tr("在左边选一行，看批次和台账。"))
        )
        self._row: SupplyRow | None = None
        self._holdings: Holdings | None = None
        self._job: Job | None = None
        self._short = self.add_state()
        self._expired = self.add_state()
        self._expiring = self.add_state()
        self.issue_button = button(self.tr("领用"), "Enter", role="primary")
        self.receive_button = button(self.tr("入库"), "Ctrl+N")
        self.count_button = button(self.tr("盘点"))
        for made, slot in (
            (self.issue_button, self.begin_issue),
            (self.receive_button, self.begin_receipt),
            (self.count_button, self.begin_count),
        ):
            self.add_action(made)
            made.clicked.connect(slot)
        self._lots_title = label("", "label")
        self.lots: TableModel[LotLine] = TableModel(lot_columns(), self)
        self.lots_table = Table(console.look, self.lots)
        self.lots_table.setProperty("role", "inset")
        self.lots_table.setAccessibleName(self.tr("批次"))
        self._lots_fit = ColumnFit(console.look, self.lots_table, self.lots)
        self.ledger = LedgerSection(
            console.look, self.tr("还没有台账。登记入库后，每一次进出都记在这里。")
        )
        inset = QWidget()
        framed = spaced(console.look, QVBoxLayout(inset), 0, (8, 0, 8, 0))
        framed.addWidget(self.lots_table)
        framed.addStretch(1)
        self.sections.addWidget(section(console.look, self._lots_title, inset))
        self.sections.addWidget(self.ledger, 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._connect()

    # The forms are made when they are first opened: the page is there sooner.

    @cached_property
    def issue_form(self) -> IssueForm:
        """The form for an issue."""
        form = IssueForm(self.console)
        form.issued.connect(self._tell)
        self.add_form(form)
        return form

    @cached_property
    def receive_form(self) -> ReceiveForm:
        """The form for a receipt."""
        form = ReceiveForm(self.console)
        form.received.connect(self.done)
        form.closed.connect(self._review_emptiness)
        self.add_form(form)
        return form

    @cached_property
    def count_form(self) -> CountForm:
        """The form for a stocktake."""
        form = CountForm(self.console)
        form.counted.connect(self._tell)
        self.add_form(form)
        return form

    @property
    def is_settled(self) -> bool:
        """Whether lots and ledger are those of the row shown."""
        return self._row is None or self._holdings is not None

    def show_row(self, row: SupplyRow | None) -> None:
        """Show a row, or that none is selected; what is typed into an open form is kept."""
        before, self._row = self._row, row
        if row is None:
            if not isinstance(self.open_form, ReceiveForm):
                self.leave_form()
                self.show_nothing()
            return
        if before is None or before.id != row.id:
            self.leave_form()
            self._clear()
        self._show_state(row)
        self._read(row)

    def begin_issue(self) -> None:
        """Open the form for an issue."""
        if self._row is not None and self._holdings is not None and self.issue_button.isEnabled():
            self.show_form(self.issue_form)
            self.issue_form.open_row(self._row.stock, self._holdings.lots)

    def begin_receipt(self) -> None:
        """Open the form for a receipt; without a row, depot and item are chosen in it."""
        lots = self._holdings.lots if self._holdings else []
        if self._row is None:
            self.show_head("", self.tr("入库"), "", self.tr("选储备点和物资，登记第一批"))
        self.show_form(self.receive_form)
        self.receive_form.open_row(self._row.stock if self._row else None, lots)

    def begin_count(self) -> None:
        """Open the form for a stocktake."""
        if self._row is not None and self._holdings is not None and self._holdings.lots:
            self.show_form(self.count_form)
            self.count_form.open_row(self._row.stock, self._holdings.lots)

    # Inside

    def _connect(self) -> None:
        self._patience.timeout.connect(self._say_reading)
        self.ledger.reverse_asked.connect(self._reverse)
        self.console.look.changed.connect(self._measure)
        self._measure()

    def _show_state(self, row: SupplyRow) -> None:
        stock = row.stock
        where = [word("depot_kind", stock.depot_kind), stock.depot_name]
        self.show_head(
            " · ".join(where),
            stock.item_name,
            number(stock.quantity),
            self.tr("{0}　下限 {1}").format(stock.unit, number(stock.minimum))
            if stock.minimum is not None
            else self.tr("{0}　未设下限").format(stock.unit),
        )
        self._short.say(
            self.tr("缺 {0}").format(with_unit(row.missing, stock.unit)) if row.missing else "", 3
        )
        self._expired.say(
            self.tr("过期 {0}").format(with_unit(stock.expired, stock.unit))
            if stock.expired
            else "",
            2,
        )
        self._expiring.say(
            self.tr("临期 {0}").format(with_unit(stock.expiring, stock.unit))
            if stock.expiring
            else ""
        )
        self.issue_button.setEnabled(stock.quantity > 0)
        self.count_button.setEnabled(stock.quantity > 0)

    def _clear(self) -> None:
        self._holdings = None
        self.lots.replace([])
        self._lots_title.setText(self.tr("批次"))
        self.ledger.show_reading(long=False)
        self._patience.start()

    def _say_reading(self) -> None:
        if self._holdings is None:
            self.ledger.show_reading(long=True)

    def _read(self, row: SupplyRow) -> None:
        if self._job is not None:
            self._job.cancel()
        stock = row.stock
        self._job = self.console.ask(
            self, lambda desk: read_holdings(desk, stock.depot_id, stock.item_id), self._take
        )

    def _take(self, holdings: Holdings) -> None:
        row = self._row
        if row is None:
            return
        self._patience.stop()
        self._holdings = holdings
        unit = row.stock.unit
        self.lots.replace([LotLine(lot.lot_id, lot, unit) for lot in holdings.lots])
        self._lots_title.setText(
            self.tr("批次 {0}，先到期的在上").format(len(holdings.lots))
            if holdings.lots
            else self.tr("没有库存批次")
        )
        self._measure()
        self.ledger.show_lines(ledger_lines(holdings.moves, unit, self.console.now()))
        form = self.open_form
        if isinstance(form, (IssueForm, CountForm)):
            form.refresh(row.stock, holdings.lots)

    def _reverse(self, move_id: str) -> None:
        self.console.ask(
            self,
            lambda desk: supplies.reverse_move(desk, move_id),
            lambda _: self._tell_reversed(),
            lambda error: self.ledger.question.show_error(sentence(error)),
        )

    def _tell_reversed(self) -> None:
        self.ledger.show_reversed()
        self._tell(Done(self.tr("已撤销选中的记录，台账追加了一条冲销")))

    def _tell(self, done: Done) -> None:
        self.done.emit(self._row.id if self._row else "", done)

    def _review_emptiness(self) -> None:
        if self._row is None:
            self.show_nothing()

    def _measure(self) -> None:
        look = self.console.look
        rows = min(max(self.lots.total, 1), _MOST_LOTS)
        height = look.px(32) + rows * look.px(look.sizes.row) + 2
        self.lots_table.setFixedHeight(height if self.lots.total else 0)
