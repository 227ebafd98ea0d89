"""Where a list stands: the table, or why there is none: loading, empty, filtered away, failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.errors import sentence
from ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.look import Look
    from ui.widgets.table import Table
    from ui.widgets.table_model import TableModel

PATIENCE_MS = 300
"""A reading that takes longer shows a skeleton."""


class Skeleton(QWidget):
    """Grey bars in the rhythm of the rows: something is coming."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a bar for each row that fits."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("raised"))
        step = look.px(look.sizes.row)
        left = look.px(16)
        for number in range(self.height() // step):
            length = (0.62, 0.48, 0.55, 0.4)[number % 4] * self.width()
            top = number * step + step * 0.32
            painter.drawRoundedRect(QRectF(left, top, length, step * 0.36), 2, 2)
        painter.end()


class ListArea(QStackedWidget):
    """A table and what stands in its place.

    `retry_asked()`: reading failed and shall be tried again. `clear_asked()`: the filters hide
    everything and shall be cleared. `empty_acted()`: the button of the empty state.
    """

    retry_asked = Signal()
    clear_asked = Signal()
    empty_acted = Signal()

    def __init__(self, look: Look, table: Table, model: TableModel[Any], empty: EmptyState) -> None:
        super().__init__()
        self._model = model
        self.table = table
        self._empty = empty
        self._skeleton = Skeleton(look)
        self._filtered = EmptyState(
            self.tr("没有符合筛选的记录"),
            self.tr("换一个筛选条件，或清除筛选看全部。"),
            self.tr("清除筛选"),
        )
        self._failure = EmptyState(self.tr("没有读到数据"), "", self.tr("重试"))
        self._loaded = False
        self._failed = False
        for part in (table, self._skeleton, empty, self._filtered, self._failure):
            self.addWidget(part)
        empty.acted.connect(self.empty_acted)
        self._filtered.acted.connect(self.clear_asked)
        self._failure.acted.connect(self.retry_asked)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_skeleton)
        self._patience.start()
        model.modelReset.connect(self.review)
        model.rowsInserted.connect(self.review)
        model.rowsRemoved.connect(self.review)

    @property
    def is_loaded(self) -> bool:
        """Whether rows have been read, or it is known that there are none."""
        return self._loaded

    def show_rows(self) -> None:
        """Say that the model holds what was read."""
        self._loaded = True
        self._failed = False
        self._patience.stop()
        self.review()

    def show_failure(self, error: Exception) -> None:
        """Say why nothing was read; rows read before stay."""
        self._patience.stop()
        if not self._loaded:
            self._failed = True
            self._failure.say(self.tr("没有读到数据"), sentence(error))
            self.setCurrentWidget(self._failure)

    def say_filtered(self, why: str, what_now: str) -> None:
        """Say why the filters leave nothing, better than in general words."""
        self._filtered.say(why, what_now)

    def review(self) -> None:
        """Show the table, or the reason why it has no rows."""
        if not self._loaded or self._failed:
            return
        if self._model.shown:
            self.setCurrentWidget(self.table)
        elif self._model.total:
            self.setCurrentWidget(self._filtered)
        else:
            self.setCurrentWidget(self._empty)

    def _show_skeleton(self) -> None:
        if not self._loaded:
            self.setCurrentWidget(self._skeleton)
