"""A sentence at the bottom of the window for a few seconds; it never takes the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from ui.theme.look import Look

_SHOWN_MS = 6_000


class Toast(QLabel):
    """Shows one sentence over its parent, bottom centre."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._look = look
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.hide()
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)

    def say(self, text: str) -> None:
        """Show `text`."""
        parent = self._over
        self.setText(text)
        width = min(self._look.px(640), parent.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, parent.height() - self.height() - 24)
        self.show()
        self.raise_()
        self._timer.start()
