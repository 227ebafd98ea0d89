"""The mark of a warning's level (预警): a triangle, the outline of this scale alone.

Alarms have a square, a diamond and a circle (`ui.widgets.marks`). How much of the triangle is
filled says the level in grey, too; the word always stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.warnings import LEVELS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.look import Look

_FILLED = {"red": 1.0, "orange": 0.5, "yellow": 0.25}
"""How much of the height is filled, from below; of blue and of an unknown level nothing."""


def paint_warning(painter: QPainter, look: Look, level: str, box: QRectF) -> None:
    """Draw the mark of a warning's level into the square `box`; "" is an unknown one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The tokens of the four colours are those of the alarm levels, I red to IV blue.
    color = look.level_color(4 - LEVELS.index(level)) if level in LEVELS else look.color("dim")
    width = max(1.5, box.width() / 8)
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    triangle = QPolygonF(
        [QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()]
    )
    pen = QPen(color, width, Qt.PenStyle.SolidLine if level else Qt.PenStyle.DotLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    part = _FILLED.get(level, 0.0)
    if part:
        painter.save()
        top = box.bottom() - part * box.height()
        painter.setClipRect(QRectF(box.left(), top, box.width(), box.bottom() - top))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(triangle)
        painter.restore()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(triangle)
    painter.restore()


class WarningMark(QWidget):
    """The mark as a widget."""

    def __init__(self, look: Look, level: str = "") -> None:
        super().__init__()
        self._look = look
        self.level = level
        look.changed.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the mark's square."""
        side = self._look.px(self._look.sizes.mark)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        side = min(self.width(), self.height())
        painter = QPainter(self)
        paint_warning(painter, self._look, self.level, QRectF(0, 0, side, side))
        painter.end()
