"""The time line of a draft: a mark is taken with the hand and put to another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from ui.pages.drill.shapes import paint_shape
from ui.pages.drill.strip import TimeStrip
from ui.pages.drill.words import time_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from app.domain.drill.timeline import Mark
    from app.drill.editing.outline import Outline
    from ui.theme.look import Look

_STEPS_MS = (1_000, 5_000, 10_000, 15_000, 30_000, 60_000, 300_000, 600_000)
_FINE = 4
"""Pixels at 100 % that one step of the drag is at least."""
_SLACK = 5
"""Pixels that a hand trembles by: a click is no drag."""


class EditStrip(TimeStrip):
    """`moved(id, by)`: a mark was put so many milliseconds later (or earlier)."""

    moved = Signal(str, int)
    has_present = False

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._held: tuple[Mark, float] | None = None
        self._by = 0
        self.setToolTipDuration(4_000)

    def show_outline(self, outline: Outline) -> None:
        """Show a draft."""
        self.show_steps(outline.line, outline.play.steps)

    @property
    def step(self) -> int:
        """By how many milliseconds a mark moves at a time, at this scale."""
        least = self._look.px(_FINE) / self.scale if self.scale else 0
        return next((one for one in _STEPS_MS if one >= least), _STEPS_MS[-1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a mark and take hold of it."""
        super().mousePressEvent(event)
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self._by = 0
            self._held = (found.mark, event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the mark along."""
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        mark, begun = self._held
        way = event.position().x() - begun
        if mark.at is None or (not self._by and abs(way) < self._look.px(_SLACK)):
            return
        step = self.step
        self._by = max(round(way / self.scale / step) * step, -mark.at)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        held, by = self._held, self._by
        self._held, self._by = None, 0
        super().mouseReleaseEvent(event)
        self.update()
        if held is not None and by:
            self.moved.emit(held[0].id, by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Ctrl, left and right put the selected mark a step earlier or later; Esc lets go."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.selected:
                self.moved.emit(self.selected, way * self.step)
        elif event.key() == Qt.Key.Key_Escape and self._held is not None:
            self._held, self._by = None, 0
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the time line, and over it the mark in the hand with the time where it would be."""
        super().paintEvent(event)
        if self._held is None or not self._by:
            return
        mark = self._held[0]
        look, size = self._look, self._look.px(16)
        at = (mark.at or 0) + self._by
        x, middle = self._x(at), self._middle(mark.track)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(round(x), 0, 1, self.height(), look.color("dim"))
        text = time_text(at)
        painter.setFont(look.font(look.sizes.label))
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        box = QRectF(x + size / 2 + 2, middle - 13, width, 26)
        painter.setPen(look.color("accent"))
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(look.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        paint_shape(painter, look, mark.state, QRectF(x - size / 2, middle - size / 2, size, size))
        painter.end()
