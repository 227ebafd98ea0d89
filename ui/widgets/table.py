"""The table of the console: rows of one height, marks, emphasis, hatching for the unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.turns import turns
from ui.widgets.row_painter import RowPainter, Span
from ui.widgets.row_pictures import RowPictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent

    from ui.theme.look import Look
    from ui.widgets.row_painter import CellPainter
    from ui.widgets.table_model import TableModel


_PAINT_AFTER_MS = 6
_BAND_ROWS = 5
"""So many rows are drawn in one turn of the event loop after `paint_soon`."""


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
        self._told: str | None = None
        self.setModel(model)
        self._painter = RowPainter(look, model)
        self._pictures = RowPictures(self._painter)
        self._painting = QTimer(self, interval=_PAINT_AFTER_MS, singleShot=True)
        self._painting.timeout.connect(self._begin_bands)
        self._turns = turns()
        self._drawn_to: int | None = None
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

    def paint_soon(self) -> None:
        """Draw what changes now a moment later, and from the top down some rows at a time: taking a
        batch and drawing it are then several short turns of the event loop, and a key that is
        pressed meanwhile comes between them.
        """
        if not self._painting.isActive():
            self.viewport().setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
            self._painting.start()

    def _begin_bands(self) -> None:
        # Not `setUpdatesEnabled`, which asks for all of it to be drawn at once.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, on=False)
        if self._drawn_to is not None:
            # The last batch is not drawn to its end yet: the bottom must not wait for ever.
            self._drawn_to = None
            self.viewport().update()
            return
        self._drawn_to = 0
        self._turns.soon(self, self._draw_band)

    def _draw_band(self) -> None:
        if self._drawn_to is None:
            return
        view, high = self.viewport(), _BAND_ROWS * self.verticalHeader().defaultSectionSize()
        view.update(0, self._drawn_to, view.width(), high)
        self._drawn_to += high
        if self._drawn_to < view.height():
            self._turns.soon(self, self._draw_band)
        else:
            self._drawn_to = None

    def draw_column(self, key: str, paint: CellPainter) -> None:
        """Let the inside of a column be drawn another way."""
        section = next(n for n, column in enumerate(self._rows.columns) if column.key == key)
        self._painter.draw_column(section, paint)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are to be drawn, all in one go."""
        look, asked = self._look, event.region()
        box = asked.boundingRect()
        spans = self._spans(box.left(), box.right())
        first, last = self.rowAt(box.top()), self.rowAt(box.bottom())
        if first < 0 or not spans:
            return
        if last < 0:
            last = self._rows.shown - 1
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        left, width = spans[0].left, spans[-1].left + spans[-1].width - spans[0].left
        steady, moving = self._kinds_of(spans)
        plain = look.color("panel" if self.property("role") == "inset" else "bg")
        ground, line = look.color("raised"), look.color("line")
        bar = look.color("accent" if self.hasFocus() else "dim")
        height = self.rowHeight(first)
        top = self.rowViewportPosition(first)
        painter = QPainter(self.viewport())
        self._pictures.keep(self.viewport().height() // height + 2)
        for position in range(first, last + 1):
            row = self._rows.row_at(position)
            if row is not None and asked.intersects(QRect(left, top, width, height)):
                if position in chosen:
                    painter.fillRect(left, top, width, height, ground)
                    if spans[0].section == 0:
                        painter.fillRect(spans[0].left, top, look.px(3), height, bar)
                    self._painter.paint(painter, row, top, height, spans)
                elif steady:
                    self._pictures.draw(painter, row, top, height, steady, plain)
                    self._painter.paint(painter, row, top, height, moving)
                else:
                    self._painter.paint(painter, row, top, height, spans)
                painter.fillRect(left, top + height - 1, width, 1, line)
            top += height
        painter.end()

    def _spans(self, first: int, last: int) -> list[Span]:
        """Return the columns that lie between two pixels, from left to right."""
        spans = [
            Span(section, self.columnViewportPosition(section), self.columnWidth(section))
            for section in range(len(self._rows.columns))
            if not self.isColumnHidden(section)
        ]
        return [one for one in spans if one.left <= last and one.left + one.width > first]

    def _kinds_of(self, spans: list[Span]) -> tuple[list[Span], list[Span]]:
        """Return the columns kept as pictures and the others: (steady, moving).

        None is kept unless all columns are drawn: what is drawn in parts changes in parts.
        """
        shown = sum(not self.isColumnHidden(one) for one in range(len(self._rows.columns)))
        if len(spans) < shown:
            return [], spans
        steady = [one for one in spans if self._painter.is_steady(one.section)]
        return steady, [one for one in spans if one not in steady]

    def _measure(self) -> None:
        self._painter.forget()
        self._pictures.forget()
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
            found = row.id if row is not None else None
            # Rows that come and go above the selected one change its place, not what is selected.
            if found != self._told:
                self._told = found
                self.row_selected.emit(found)

    def _activate(self, position: int) -> None:
        row = self._rows.row_at(position)
        if row is not None:
            self.row_activated.emit(row.id)

    def _keep(self) -> None:
        self._kept = self.selected_id

    def _restore(self) -> None:
        kept, self._kept, self._told = self._kept, None, None
        if kept is not None and not self.select(kept):
            self.row_selected.emit(None)
