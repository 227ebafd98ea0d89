"""Level marks: colour and shape together, so that each still speaks in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.look import Look


def paint_mark(
    painter: QPainter, look: Look, level: int, box: QRectF, *, grey: bool = False
) -> None:
    """Draw the mark of alarm level 1 to 4 into the square `box`.

    I: red filled square; II: orange diamond; III: yellow circle; IV: blue square outline. `grey`:
    the shape alone, where nothing is abnormal.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = look.color("dim") if grey else look.level_color(level)
    width = max(1.5, box.width() / 8)
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if level == 1:
        painter.fillRect(box, color)
    elif level == 2:
        c = inner.center()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(c.x(), inner.top()),
                    QPointF(inner.right(), c.y()),
                    QPointF(c.x(), inner.bottom()),
                    QPointF(inner.left(), c.y()),
                ]
            )
        )
    elif level == 3:
        painter.drawEllipse(inner)
    else:
        d = box.width() / 12
        painter.drawRect(inner.adjusted(d, d, -d, -d))
    painter.restore()


class LevelMark(QWidget):
    """The mark of a level as a widget; level 0 draws nothing and keeps its place."""

    def __init__(self, look: Look, level: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._level = level
        look.changed.connect(self.updateGeometry)
        self.setSizePolicy(
            self.sizePolicy().horizontalPolicy().Fixed, self.sizePolicy().verticalPolicy().Fixed
        )

    @property
    def level(self) -> int:
        """The level drawn, 0 for none."""
        return self._level

    def set_level(self, level: int) -> None:
        """Draw another level."""
        if level != self._level:
            self._level = level
            self.update()

    def sizeHint(self) -> QSize:
        """Return the mark's square."""
        side = self._look.px(self._look.sizes.mark)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        if self._level:
            side = min(self.width(), self.height())
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            painter = QPainter(self)
            paint_mark(painter, self._look, self._level, box)
            painter.end()
