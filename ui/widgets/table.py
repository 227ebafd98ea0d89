"""The table of the console: rows of one height, marks, emphasis, hatching for the unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.widgets.marks import paint_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor

    from ui.theme.look import Look
    from ui.widgets.table_model import Column, TableModel

_PAD = 8

_KEPT_TEXTS = 4_096


class RowDelegate(QStyledItemDelegate):
    """Draws a cell: selection ground, level mark, text in its emphasis, hairline below.

    A list that follows a whole street repaints hundreds of cells a second: the delegate asks the
    model for row and column once, and keeps the texts it has laid out.
    """

    def __init__(self, look: Look, model: TableModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = model
        self._laid: dict[tuple[str, int, bool], QStaticText] = {}
        self._metrics: dict[bool, QFontMetrics] = {}
        look.changed.connect(self._forget)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        look = self._look
        row = self._rows.row_at(index.row())
        if row is None:
            return
        column = self._rows.columns[index.column()]
        box: Any = option.rect
        state: Any = option.state
        left, top, width, height = box.x(), box.y(), box.width(), box.height()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(left, top, width, height, look.color("raised"))
            if index.column() == 0:
                painter.fillRect(left, top, look.px(3), height, self._bar_color())
        emphasis = column.emphasis(row) if column.emphasis else None
        if emphasis == "unknown":
            painter.fillRect(box, QBrush(look.color("line"), Qt.BrushStyle.BDiagPattern))
        pad = look.px(_PAD)
        x = left + pad
        level = column.level(row) if column.level else None
        if level:
            side = look.px(look.sizes.mark)
            paint_mark(painter, look, level, QRectF(x, top + (height - side) / 2, side, side))
            x += side + pad
        text = column.text(row)
        if text:
            area = QRectF(x, top, left + width - pad - x, height)
            self.paint_text(painter, area, text, row, column, emphasis)
        painter.fillRect(left, top + height - 1, width, 1, look.color("line"))

    def paint_text(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        _row: Any,
        column: Column[Any],
        emphasis: str | None,
    ) -> None:
        """Draw a cell's text in its emphasis; delegates of single columns draw it their way."""
        look = self._look
        bold = emphasis == "strong"
        painter.setFont(look.font(bold=bold))
        painter.setPen(look.color("dim" if emphasis in ("dim", "unknown") else "text"))
        laid = self._laid_out(text, int(area.width()), bold=bold)
        size = laid.size()
        x = area.right() - size.width() if column.right else area.x()
        painter.drawStaticText(QPointF(x, area.y() + (area.height() - size.height()) / 2), laid)

    def _laid_out(self, text: str, width: int, *, bold: bool) -> QStaticText:
        """Return `text`, or its beginning and an ellipsis where `width` pixels do not hold it."""
        key = (text, width, bold)
        found = self._laid.get(key)
        if found is None:
            font = self._look.font(bold=bold)
            metrics = self._metrics.get(bold)
            if metrics is None:
                metrics = self._metrics[bold] = QFontMetrics(font)
            if len(self._laid) >= _KEPT_TEXTS:
                self._laid.clear()
            line = text.replace("\n", " ")
            found = QStaticText(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            found.prepare(QTransform(), font)
            self._laid[key] = found
        return found

    def _forget(self) -> None:
        self._laid.clear()
        self._metrics.clear()

    def _bar_color(self) -> QColor:
        """Return the colour of the bar at the selected row: accent where the keys go."""
        table = self.parent()
        focused = isinstance(table, QWidget) and table.hasFocus()
        return self._look.color("accent" if focused else "dim")

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the cell's natural size."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), self._look.px(self._look.sizes.row))


class Table(QTableView):
    """A read-only table over a `TableModel`: whole rows are selected, keys move the selection.

    `row_selected(id)`: the current row's id, or None. `row_activated(id)`: Enter or double click.
    """

    row_selected = Signal(object)
    row_activated = Signal(str)

    def __init__(self, look: Look, model: TableModel[Any], *, several: bool = False) -> None:
        super().__init__()
        self._look = look
        self._rows = model
        self._kept: str | None = None
        self.setModel(model)
        self.setItemDelegate(RowDelegate(look, model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.ExtendedSelection
            if several
            else QAbstractItemView.SelectionMode.SingleSelection
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.setMinimumSectionSize(24)
        for section, column in enumerate(model.columns):
            header.setSectionResizeMode(
                section,
                QHeaderView.ResizeMode.Stretch
                if column.stretch
                else QHeaderView.ResizeMode.Interactive,
            )
        look.changed.connect(self._measure)
        self._measure()
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.activated.connect(lambda index: self._activate(index.row()))
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    @property
    def selected_id(self) -> str | None:
        """The id of the current row."""
        row = self._rows.row_at(self.currentIndex().row())
        return row.id if row is not None else None

    @property
    def selected_ids(self) -> list[str]:
        """The ids of all selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row.id for row in map(self._rows.row_at, rows) if row is not None]

    @property
    def visible_ids(self) -> list[str]:
        """The ids of the rows that are on screen now, whole or in part."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return []
        end = last if last >= 0 else self._rows.shown - 1
        rows = map(self._rows.row_at, range(first, end + 1))
        return [row.id for row in rows if row is not None]

    def select(self, row_id: str | None) -> bool:
        """Select a row and bring it into view; return whether it is shown."""
        position = self._rows.position(row_id) if row_id else None
        if position is None:
            return False
        self.selectRow(position)
        self.scrollTo(self._rows.index(position, 0))
        return True

    def select_first(self) -> None:
        """Select the first row if nothing is selected."""
        if self.selected_id is None and self._rows.shown:
            self.selectRow(0)

    def step(self, by: int) -> None:
        """Select the row so many places below the selected one; the list's ends stop it."""
        if self._rows.shown:
            position = min(max(self.currentIndex().row() + by, 0), self._rows.shown - 1)
            self.selectRow(position)
            self.scrollTo(self._rows.index(position, 0))

    def allow_sorting(self) -> None:
        """Let a click on a header sort by its column."""
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._rows.sort)

    def dataChanged(  # noqa: N802 - Qt's name
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),  # noqa: ARG002
    ) -> None:
        """Repaint the cells that changed and are on screen; Qt would repaint the whole view."""
        view = self.viewport().rect()
        first, last = self.rowAt(0), self.rowAt(view.height() - 1)
        if first < 0 or bottom_right.row() < first or (last >= 0 and top_left.row() > last):
            return
        top = self.rowViewportPosition(max(first, top_left.row()))
        end = bottom_right.row() if last < 0 else min(last, bottom_right.row())
        bottom = self.rowViewportPosition(end) + self.rowHeight(end)
        left = self.columnViewportPosition(top_left.column())
        right = self.columnViewportPosition(bottom_right.column()) + self.columnWidth(
            bottom_right.column()
        )
        self.viewport().update(left, top, right - left, bottom - top)

    def _measure(self) -> None:
        for section, column in enumerate(self._rows.columns):
            if not column.stretch:
                self.setColumnWidth(section, self._look.px(column.width))
        vertical = self.verticalHeader()
        vertical.setDefaultSectionSize(self._look.px(self._look.sizes.row))
        vertical.setMinimumSectionSize(self._look.px(self._look.sizes.row))
        self.horizontalHeader().setFixedHeight(self._look.px(32))

    def _tell_selection(self, _now: QItemSelection, _before: QItemSelection) -> None:
        if self._kept is None:
            chosen = self.selectionModel().selectedRows()
            row = self._rows.row_at(chosen[0].row()) if chosen else None
            self.row_selected.emit(row.id if row is not None else None)

    def _activate(self, position: int) -> None:
        row = self._rows.row_at(position)
        if row is not None:
            self.row_activated.emit(row.id)

    def _keep(self) -> None:
        self._kept = self.selected_id

    def _restore(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and not self.select(kept):
            self.row_selected.emit(None)
