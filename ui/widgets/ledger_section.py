"""A ledger in a panel, with the button that takes the selected entry back after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.detail_panel import section
from ui.widgets.ledger import LedgerView
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.look import Look
    from ui.widgets.ledger import LedgerLine


class LedgerSection(QWidget):
    """Title, ledger, question. `reverse_asked(id)`: an entry shall be taken back.

    It asks before: a reversal is itself an entry and cannot be taken back.
    """

    reverse_asked = Signal(str)

    def __init__(self, look: Look, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._title = label(self.tr("台账"), "label")
        self.view = LedgerView(look, self.tr("台账"))
        self.reverse_button = button(self.tr("撤销选中记录"), role="link")
        self.reverse_button.setEnabled(False)
        self.reverse_button.clicked.connect(self._ask)
        self.question = ConfirmBar(look)
        self.question.confirmed.connect(self.reverse_asked)
        self.question.declined.connect(self._put_question_away)
        self._empty = label(nothing, "dim", wrap=True)
        self._empty.setContentsMargins(16, 4, 16, 12)
        holder = QWidget()
        inner = spaced(look, QVBoxLayout(holder), 0)
        self._asked = QWidget()
        spaced(look, QVBoxLayout(self._asked), 0, (12, 0, 12, 8)).addWidget(self.question)
        self._asked.hide()
        inner.addWidget(self._asked)
        inner.addWidget(self._empty)
        inner.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, holder, beside=self.reverse_button))
        self.view.line_selected.connect(self._review)

    def show_lines(self, lines: Sequence[LedgerLine]) -> None:
        """Show the ledger as it is."""
        self.view.show_lines(lines)
        self._title.setText(self.tr("台账 {0} 条，新的在上").format(len(lines)))
        self.view.setVisible(bool(lines))
        self._empty.setText(self._nothing)
        self._empty.setVisible(not lines)
        self._review()

    def show_reading(self, *, long: bool) -> None:
        """Empty the ledger while another one is read; `long`: say so."""
        if not long:
            self._asked.hide()
            self.view.show_lines([])
            self._empty.setText("")
        else:
            self._empty.setText(self.tr("正在读取台账"))
        self._title.setText(self.tr("台账"))
        self._review()

    def show_reversed(self) -> None:
        """Take the question away: it was done."""
        self._put_question_away()

    def _put_question_away(self) -> None:
        self._asked.hide()
        self.view.setFocus()

    def _review(self, *_: object) -> None:
        line = self.view.selected
        self.reverse_button.setEnabled(line is not None and not line.undone and not line.dim)

    def _ask(self) -> None:
        line = self.view.selected
        if line is not None:
            self._asked.show()
            self.question.ask(
                self.tr("撤销“{0}  {1}”？台账会追加一条冲销记录，这条记录保留并划去。").format(
                    line.what, line.amount
                ),
                self.tr("撤销这条记录"),
                line.id,
            )
