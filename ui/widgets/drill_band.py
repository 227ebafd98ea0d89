"""The band round every window of a drill: striped, 4 px wide, so that nobody takes it for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainter, QPixmap, QPolygonF, QRegion
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw slanting stripes in the drill's colour on all four sides.

        Whatever changes within the band has its ground painted by it: that must cost nothing.
        """
        look = self._look
        box, side = self.rect(), look.px(_WIDTH)
        inner = box.adjusted(side, side, -side, -side)
        if not self._is_drill or inner.contains(event.region().boundingRect()):
            return
        painter = QPainter(self)
        painter.setClipRegion(QRegion(box).subtracted(QRegion(inner)))
        painter.fillRect(box, QBrush(self._stripes()))
        painter.end()

    def _stripes(self) -> QPixmap:
        """Return a square of the pattern, which goes on in all directions."""
        look = self._look
        step, scale = look.px(_STRIPE), self.devicePixelRatioF()
        side = 2 * step
        tile = QPixmap(round(side * scale), round(side * scale))
        tile.setDevicePixelRatio(scale)
        tile.fill(look.color("bg"))
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("drill"))
        painter.setBrush(look.color("drill"))
        for left in (-2 * side, -side, 0, side):
            corners = ((left, side), (left + step, side), (left + step + side, 0), (left + side, 0))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.end()
        return tile
