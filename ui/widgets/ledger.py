"""A ledger as people read it: newest first, two lines an entry, what was taken back is struck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.widgets.marks import paint_mark
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex

    from ui.theme.look import Look

HEIGHT = 52
"""An entry, in pixels at 100 %."""

_PAD = 16


@dataclass(frozen=True)
class LedgerLine:
    """An entry. Above: `what` and `amount`; below, dim: `who` (when, who, why) and `after`.

    `undone`: it was taken back, and is struck through. `dim`: it takes another one back, or is
    over. `level`: an alarm level whose mark goes before it, 0 for none.
    """

    id: str
    what: str
    amount: str
    who: str
    after: str
    undone: bool = False
    dim: bool = False
    level: int = 0

    @property
    def spoken(self) -> str:
        """The entry as one text, for tool tip and screen reader."""
        return f"{self.what}  {self.amount}\n{self.who}  {self.after}"


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, ledger: LedgerView) -> None:
        super().__init__(ledger)
        self._look = look
        self._ledger = ledger

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one entry."""
        line = self._ledger.lines.row_at(index.row())
        if line is None:
            return
        look = self._look
        box: Any = option.rect
        state: Any = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.color("raised"))
            bar = "accent" if self._ledger.hasFocus() else "dim"
            painter.fillRect(box.x(), box.y(), look.px(3), box.height(), look.color(bar))
        area = QRectF(box).adjusted(look.px(_PAD), look.px(5), -look.px(_PAD), -look.px(6))
        half = area.height() / 2
        upper = QRectF(area.x(), area.y(), area.width(), half)
        lower = upper.translated(0, half)
        if line.level:
            side = look.px(look.sizes.mark)
            paint_mark(
                painter,
                look,
                line.level,
                QRectF(upper.x(), upper.center().y() - side / 2, side, side),
            )
            upper.setLeft(upper.left() + side + look.px(8))
        font = QFont(look.font())  # the look's own is everybody's
        font.setStrikeOut(line.undone)
        self._pair(painter, upper, (line.what, line.amount), font, dim=line.undone or line.dim)
        small = look.font(look.sizes.label)
        self._pair(painter, lower, (line.who, line.after), small, dim=True)
        if index.row() < self._ledger.lines.shown - 1:
            painter.setPen(QPen(look.color("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _pair(
        self, painter: QPainter, area: QRectF, texts: tuple[str, str], font: Any, *, dim: bool
    ) -> None:
        """Draw a text at the left, shortened where it must be, and one at the right, whole."""
        left, right = texts
        painter.setFont(font)
        painter.setPen(self._look.color("dim" if dim else "text"))
        metrics = painter.fontMetrics()
        room = area.width() - metrics.horizontalAdvance(right) - self._look.px(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | middle), right)
        painter.drawText(
            area,
            int(Qt.AlignmentFlag.AlignLeft | middle),
            metrics.elidedText(left, Qt.TextElideMode.ElideRight, int(max(0, room))),
        )

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return an entry's size."""
        return QSize(0, self._look.px(HEIGHT))


class LedgerView(QListView):
    """The ledger. `line_selected(id)`: the selected entry's id, or None. `line_activated(id)`:
    Enter or a double click.
    """

    line_selected = Signal(object)
    line_activated = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.lines: TableModel[LedgerLine] = TableModel(
            [Column("line", name, lambda line: line.spoken, tip=lambda line: line.spoken)], self
        )
        self.setAccessibleName(name)
        self.setProperty("role", "inset")
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.lines.modelReset.connect(self._tell)
        self.activated.connect(self._activate)
        look.changed.connect(self._measure)
        self._look = look
        self._measure()

    @property
    def selected(self) -> LedgerLine | None:
        """The selected entry."""
        chosen = self.selectionModel().selectedRows()
        return self.lines.row_at(chosen[0].row()) if chosen else None

    def show_lines(self, lines: Sequence[LedgerLine]) -> None:
        """Show these entries; the selected one stays selected if it is among them."""
        kept = self.selected
        self.lines.replace(lines)
        if kept is not None and self.selected is None:
            self.select(kept.id)

    def select(self, line_id: str) -> bool:
        """Select an entry; return whether it is there."""
        position = self.lines.position(line_id)
        if position is None:
            return False
        self.setCurrentIndex(self.lines.index(position, 0))
        return True

    def _measure(self) -> None:
        self.setMinimumHeight(self._look.px(HEIGHT) * 2)
        self.scheduleDelayedItemsLayout()

    def _activate(self, index: QModelIndex) -> None:
        line = self.lines.row_at(index.row())
        if line is not None:
            self.line_activated.emit(line.id)

    def _tell(self, *_: QItemSelection) -> None:
        chosen = self.selected
        self.line_selected.emit(chosen.id if chosen else None)
