"""The wall as a window of its own, full screen on the second screen where there is one.

Nobody logs in to it and nothing can be changed in it. Esc closes it, F11 opens and closes it from
the console, F11 within it changes between window and full screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.wall.board import WallBoard
from ui.widgets.drill_band import DrillBand
from ui.widgets.pause_bar import PauseBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QScreen

    from ui.console import Console
    from ui.real_street.banner import RealAlarmFrame

_SHARE = 0.8
"""Of the only screen: the console's own alarm strip must not be covered."""


class WallWindow(QWidget):
    """See the module's text. `closed()`: it was closed."""

    closed = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.setObjectName("wall")
        is_drill = console.drill is not None
        self.setWindowTitle(
            self.tr("演练 DRILL · 守望 · 大屏") if is_drill else self.tr("守望 · 大屏")
        )
        self.board = WallBoard(console)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        bar = PauseBar(console, far=True) if is_drill else None
        self.real_alarms: RealAlarmFrame | None = None
        content: QWidget = self.board
        if is_drill:
            from ui.real_street.banner import RealAlarmFrame  # most streets never need it

            content = self.real_alarms = RealAlarmFrame(
                console, self.board, has_silence_key=False, far=True,
                gives_way_to=("console", "control"),
            )  # fmt: skip
        self.drill_band = DrillBand(console.look, content, is_drill=is_drill, bar=bar)
        layout.addWidget(self.drill_band)
        for keys, slot in (("Esc", self.close), ("F11", self._change_size)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def open_beside(self, own: QScreen | None) -> None:
        """Open without taking the keyboard: full screen on a screen that is not `own`.

        With one screen only, an ordinary window that leaves the console in sight.
        """
        screen = second_screen(own)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if screen is not None:
            self.setGeometry(screen.geometry())
            self.showFullScreen()
            return
        if own is not None:
            room = own.availableGeometry()
            self.resize(round(room.width() * _SHARE), round(room.height() * _SHARE))
            corner = room.bottomRight()
            self.move(corner.x() - self.width(), corner.y() - self.height())
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is closed."""
        if self.real_alarms is not None:
            self.real_alarms.fall_silent()
        self.closed.emit()
        super().closeEvent(event)

    def _change_size(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def second_screen(own: QScreen | None) -> QScreen | None:
    """Return the largest screen that is not `own`, None where there is no other."""
    others = [screen for screen in QGuiApplication.screens() if screen is not own]
    return max(others, key=lambda one: one.size().width() * one.size().height(), default=None)
