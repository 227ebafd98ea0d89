"""The shapes of marks on the time line: each state has its own, and speaks without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.domain.drill.timeline import MarkState

if TYPE_CHECKING:
    from ui.theme.look import Look


class Shape(NamedTuple):
    """`corners`: 0 a circle, else so many, the first on top (3: to the right). `sign`: in it."""

    corners: int
    is_filled: bool
    token: str
    sign: str = ""


SHAPES = {
    MarkState.PLANNED: Shape(0, False, "text"),
    MarkState.DUE: Shape(0, False, "text", "•"),
    MarkState.WAITING: Shape(0, False, "dim", "?"),
    MarkState.BY_HAND: Shape(3, False, "dim"),
    MarkState.MOOT: Shape(0, False, "faint", "–"),
    MarkState.WANTED: Shape(3, True, "text"),
    MarkState.UNDER_WAY: Shape(0, False, "accent", "•"),
    MarkState.FIRED: Shape(0, True, "dim"),
    MarkState.ANSWERED: Shape(0, True, "dim", "✓"),
    MarkState.LATE: Shape(4, True, "orange", "!"),
    MarkState.ANSWERED_LATE: Shape(4, False, "dim", "✓"),
    MarkState.SKIPPED: Shape(0, False, "faint", "/"),
    MarkState.FAILED: Shape(8, True, "red", "×"),
    MarkState.UNREACHED: Shape(3, False, "faint"),
}
"""8 corners: a square."""


def paint_shape(painter: QPainter, look: Look, state: MarkState, box: QRectF) -> None:
    """Draw the mark of a state into a square."""
    shape = SHAPES[state]
    color = look.color(shape.token)
    painter.setPen(QPen(color, max(1.0, box.width() / 9)))
    painter.setBrush(color if shape.is_filled else look.color("bg"))
    center, radius = box.center(), box.width() / 2
    if shape.corners == 0:
        painter.drawEllipse(center, radius - 1, radius - 1)
    elif shape.corners == 8:
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        painter.drawPolygon(_corners(center, radius, shape.corners))
    if shape.sign:
        painter.setPen(look.color("bg") if shape.is_filled else color)
        painter.setFont(look.font(look.sizes.label, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shape.sign)


def _corners(center: QPointF, radius: float, corners: int) -> QPolygonF:
    x, y = center.x(), center.y()
    if corners == 3:
        points = [(x - radius * 0.7, y - radius), (x + radius, y), (x - radius * 0.7, y + radius)]
    else:
        points = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    return QPolygonF([QPointF(*point) for point in points])
