"""The band round every window of a drill: striped, 4 px wide, so that nobody takes it for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.theme.look import Look
    from ui.widgets.pause_bar import PauseBar

_WIDTH = 4
_STRIPE = 12


class DrillBand(QWidget):
    """Holds a window's content; in a drill with the band round it, and `bar` between them."""

    def __init__(
        self, look: Look, content: QWidget, *, is_drill: bool, bar: PauseBar | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self._is_drill = is_drill
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self.bar = bar
        if bar is not None:
            self._layout.addWidget(bar)
        self._layout.addWidget(content, 1)
        look.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        side = self._look.px(_WIDTH) if self._is_drill else 0
        self._layout.setContentsMargins(side, side, side, side)
        if self.bar is not None:
            self.bar.fit(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the bar grow with a wall."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw slanting stripes in the drill's colour on all four sides."""
        if not self._is_drill:
            return
        look = self._look
        side, step = look.px(_WIDTH), look.px(_STRIPE)
        painter = QPainter(self)
        inner = self.rect().adjusted(side, side, -side, -side)
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(inner)))
        painter.fillRect(self.rect(), look.color("bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("drill"))
        painter.setBrush(look.color("drill"))
        height = self.height()
        for left in range(-height, self.width(), 2 * step):
            corners = (
                (left, height), (left + step, height), (left + step + height, 0), (left + height, 0)
            )  # fmt: skip
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.end()
