"""The list of two-row lines beside the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.map.model import LINE_ROLE, Line, LinesModel
from ui.widgets.marks import paint_mark

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from ui.theme.look import Look

_PAD, _HEIGHT = 12, 54


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QListView) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw mark, title and time above, note below, a hairline under both."""
        look, line = self._look, index.data(LINE_ROLE)
        box: Any = option.rect
        state: Any = option.state
        painter.save()
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(box, look.color("raised"))
        pad, gap = look.px(_PAD), look.px(4)
        inner = box.adjusted(pad, look.px(6), -pad, -look.px(6))
        half = inner.height() // 2
        above = QRect(inner.x(), inner.y(), inner.width(), half)
        below = QRect(inner.x(), inner.y() + half, inner.width(), half)
        if line.level:
            side = look.px(look.sizes.mark)
            mark = QRectF(above.x(), above.y() + (half - side) / 2, side, side)
            paint_mark(painter, look, line.level, mark)
            above.setLeft(above.left() + side + look.px(8))
            below.setLeft(above.left())
        if line.right:
            font = look.font(look.sizes.label)
            width = QFontMetrics(font).horizontalAdvance(line.right)
            place = QRect(above.right() - width, above.y(), width + 1, half)
            self._write(painter, place, line.right, font, "dim")
            above.setRight(place.left() - gap)
        self._write(painter, above, line.title, look.font(bold=line.strong), "text")
        self._write(painter, below, line.note, look.font(look.sizes.label), "dim")
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, font: Any, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(flags), elided)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line."""
        return QSize(0, self._look.px(_HEIGHT))


class LinesView(QListView):
    """Lines to choose from. `chosen(id)`: one was clicked, or Enter was pressed on it."""

    chosen = Signal(str)

    def __init__(self, look: Look, model: LinesModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(_LineDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def visible_ids(self) -> list[str]:
        """The lines that are wholly on screen now."""
        port = self.viewport().rect()
        found = []
        for position in range(self._lines.rowCount()):
            line = self._lines.line(position)
            if line is not None and port.contains(self.visualRect(self._lines.index(position))):
                found.append(line.id)
        return found if self.isVisible() else []

    def _choose(self, index: QModelIndex) -> None:
        line: Line | None = self._lines.line(index.row())
        if line is not None:
            self.chosen.emit(line.id)
