"""The banner of a real alarm on a wall: two lines as large as the wall allows.

It has no buttons, for nobody stands at a wall; its keys work, and are named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.drill.interruption import REAL
from ui.labels import level_name
from ui.real_street.words import KEY, how_long, what_and_where

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.domain.drill.interruption import RealAlarm
    from ui.console import Console
    from ui.real_street.street import RealStreet

_SHARE = 0.14
"""Of the wall's height."""
_LETTERS = (0.4, 0.24)
"""Of the banner's height: what and where, and how long."""


class FarRealAlarm(QWidget):
    """See the module's text."""

    def __init__(self, console: Console, street: RealStreet) -> None:
        super().__init__()
        self._console = console
        self._street = street
        self._lines = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What the banner says."""
        return " ".join(self._lines)

    def show_alarm(self, alarm: RealAlarm) -> None:
        """Tell of the foremost alarm."""
        first = f"■ {level_name(alarm.level)}  {REAL}  {what_and_where(alarm)}"
        words = how_long(self._street, self._console.now())
        keys = self.tr("{0} 回到真实街道 · F3 静音").format(KEY)
        lines = (first, f"{words} · {keys}")
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName(self.text)
            self.update()

    def measure(self) -> None:
        """Take the size of the wall."""
        look, around = self._console.look, self.parentWidget()
        height = around.height() if around is not None else 0
        self.setFixedHeight(max(look.px(look.sizes.alarm_strip_loud), round(height * _SHARE)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both lines, rather smaller than cut."""
        look = self._console.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("red"))
        painter.setPen(look.color("on_level"))
        room = self.width() - look.px(32)
        top = self.height() * (1 - sum(_LETTERS) * 1.3) / 2
        for line, share in zip(self._lines, _LETTERS, strict=True):
            size = round(self.height() * share)
            painter.setFont(look.font_of_height(size, bold=True))
            needed = painter.fontMetrics().horizontalAdvance(line)
            if needed > room:
                size = max(look.px(look.sizes.label), int(size * room / needed))
                painter.setFont(look.font_of_height(size, bold=True))
            height = self.height() * share * 1.3
            box = QRectF(look.px(16), top, room, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line)
            top += height
        painter.end()
