"""A log as people read it: newest first, whole sentences, who and when before each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent

    from ui.theme.look import Look

_PAD = 16
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class LogLine:
    """A line: `head` (when, who, what kind), `text`. `dim`: written by the program.

    `corrected`: another line takes its place; it is struck through.
    """

    id: str
    head: str
    text: str
    dim: bool = False
    corrected: bool = False


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, log: LogView) -> None:
        super().__init__(log)
        self._look = look
        self._log = log
        self._heights: dict[str, int] = {}
        self._measured_at = (0, 0.0)
        self._metrics = QFontMetricsF(look.font())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        line = self._log.lines.row_at(index.row())
        if line is None:
            return
        look = self._look
        box: Any = option.rect
        state: Any = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.color("raised"))
            bar = "accent" if self._log.hasFocus() else "dim"
            painter.fillRect(box.x(), box.y(), look.px(3), box.height(), look.color(bar))
        area = QRectF(box).adjusted(look.px(_PAD), look.px(6), -look.px(_PAD), -look.px(6))
        painter.setFont(look.font(look.sizes.label))
        painter.setPen(look.color("dim"))
        painter.drawText(area, int(_WRAP), line.head)
        area.setTop(area.top() + self._head_height())
        font = QFont(look.font())  # the look's own is everybody's
        font.setStrikeOut(line.corrected)
        painter.setFont(font)
        painter.setPen(look.color("dim" if line.dim or line.corrected else "text"))
        painter.drawText(area, int(_WRAP), line.text)
        if index.row() < self._log.lines.shown - 1:
            painter.setPen(QPen(look.color("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that the text takes at the view's width."""
        line = self._log.lines.row_at(index.row())
        return QSize(0, self._height(line.text if line is not None else ""))

    def _height(self, text: str) -> int:
        """Return a line's height; kept, for the view asks again for all lines at each change."""
        width = self._log.viewport().width()
        if (width, self._look.zoom) != self._measured_at:
            self._measured_at = (width, self._look.zoom)
            self._metrics = QFontMetricsF(self._look.font())
            self._heights.clear()
        found = self._heights.get(text)
        if found is None:
            room = QRectF(0, 0, max(1, width - 2 * self._look.px(_PAD)), 1e6)
            words = self._metrics.boundingRect(room, int(_WRAP), text).height()
            found = round(words + self._head_height()) + self._look.px(13)
            self._heights[text] = found
        return found

    def _head_height(self) -> float:
        return QFontMetricsF(self._look.font(self._look.sizes.label)).height() + self._look.px(2)


class LogView(QListView):
    """The log, newest first, as high as its lines are: what is around it scrolls.

    `line_selected(id)`: the selected line's id, or None.
    """

    line_selected = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.lines: TableModel[LogLine] = TableModel(
            [Column("line", name, lambda line: f"{line.head}\n{line.text}")], self
        )
        self._look = look
        self._width = 0
        self.setAccessibleName(name)
        self.setProperty("role", "inset")
        self.setModel(self.lines)
        self.setItemDelegate(_EntryDelegate(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.lines.modelReset.connect(self._tell)
        look.changed.connect(self._measure)

    @property
    def selected(self) -> LogLine | None:
        """The selected line."""
        chosen = self.selectionModel().selectedRows()
        return self.lines.row_at(chosen[0].row()) if chosen else None

    def select(self, line_id: str) -> bool:
        """Select a line; return whether it is there."""
        position = self.lines.position(line_id)
        if position is None:
            return False
        self.setCurrentIndex(self.lines.index(position, 0))
        return True

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these lines, the newest first; the selected one stays selected."""
        kept = self.selected
        self.lines.replace(lines)
        if kept is not None and self.selected is None:
            self.select(kept.id)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text again when the width is another."""
        super().resizeEvent(event)
        if self.width() != self._width:
            self._width = self.width()
            self._measure()

    def currentChanged(  # noqa: N802 - Qt's name
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Bring the current line into view in what scrolls around."""
        super().currentChanged(current, previous)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if around is not None else None
        if around is not None and content is not None and self.hasFocus():
            box = self.visualRect(current)
            for corner in (box.bottomLeft(), box.topLeft()):
                spot = self.viewport().mapTo(content, QPoint(corner))
                around.ensureVisible(spot.x(), spot.y(), 0, self._look.px(8))

    def _measure(self) -> None:
        delegate = self.itemDelegate()
        nothing = QStyleOptionViewItem()
        total = sum(
            delegate.sizeHint(nothing, self.lines.index(position, 0)).height()
            for position in range(self.lines.shown)
        )
        self.setFixedHeight(total + 2 * self.frameWidth())
        self.scheduleDelayedItemsLayout()

    def _tell(self, *_: QItemSelection) -> None:
        chosen = self.selected
        self.line_selected.emit(chosen.id if chosen else None)
