"""Incident grades: a word in a six-sided frame, a scale of its own beside alarms and warnings.

It has no colour, for a grade is a judgement and not a signal: the graver, the heavier the frame,
and the two gravest are filled. So it is never taken for an alarm's mark, and speaks in grey too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.incidents import SEVERITY, Grade
from ui.labels import word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme.look import Look

HEIGHT = 22
"""The frame, in pixels at 100 %."""

_TIP = 7
_PAD = 4
_FILLED = 3


def frame_width(look: Look, grade: str) -> float:
    """Return how wide the frame of a grade is."""
    text = QFontMetricsF(_font(look, grade)).horizontalAdvance(word("incident_grade", grade))
    return text + 2 * look.px(_TIP + _PAD)


def paint_grade(painter: QPainter, look: Look, grade: str, area: QRectF, *, dim: bool) -> None:
    """Draw a grade at the left of `area`; `dim`: its incident is over."""
    rank = SEVERITY[Grade(grade)]
    color = look.color("dim" if dim or rank == 1 else "text")
    height, tip = look.px(HEIGHT), look.px(_TIP)
    line = look.px(1) if rank == 1 else look.px(2)
    half = line / 2
    left, top = area.x() + half, area.center().y() - height / 2 + half
    right, bottom = area.x() + frame_width(look, grade) - half, top + height - line
    middle = (top + bottom) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, line))
    painter.setBrush(color if rank >= _FILLED else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(left, middle),
                QPointF(left + tip, top),
                QPointF(right - tip, top),
                QPointF(right, middle),
                QPointF(right - tip, bottom),
                QPointF(left + tip, bottom),
            ]
        )
    )
    painter.setPen(look.color("bg") if rank >= _FILLED else color)
    painter.setFont(_font(look, grade))
    box = QRectF(left, top, right - left, bottom - top)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word("incident_grade", grade))
    painter.restore()


class GradeMark(QWidget):
    """A grade in its frame."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grade = Grade.ORDINARY.value
        self._dim = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def grade(self) -> str:
        """The grade shown."""
        return self._grade

    def show_grade(self, grade: str, *, dim: bool = False) -> None:
        """Show another grade."""
        self._grade, self._dim = grade, dim
        self.setAccessibleName(word("incident_grade", grade))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the frame's size."""
        return QSize(round(frame_width(self._look, self._grade)) + 1, self._look.px(HEIGHT) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the grade."""
        painter = QPainter(self)
        paint_grade(painter, self._look, self._grade, QRectF(self.rect()), dim=self._dim)
        painter.end()


def _font(look: Look, grade: str) -> Any:
    return look.font(look.sizes.label, bold=SEVERITY[Grade(grade)] >= _FILLED)
