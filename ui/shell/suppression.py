"""The mark in the status strip that something is kept quiet: seen on every page, neutral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from app.services import windows
from ui.widgets.rereading import Rereading

if TYPE_CHECKING:
    from app.services.windows import WindowRow
    from ui.console import Console

_AGAIN_MS = 20_000
"""Another console's windows are seen after so long at most."""


class SuppressionMark(QPushButton):
    """`计划屏蔽 2`: how many windows are running; a click leads to them. Hidden at 0."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._rows: list[WindowRow] = []
        self._count = -1
        self.setProperty("role", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: console.show_page("rules", "windows"))
        self._rereading = Rereading(console, ("maintenance_windows",), self)
        self._rereading.due.connect(self.read)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.read)
        self._again.start()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.review)
        self._tick.start()
        console.opened.connect(self.read)
        self.hide()
        if console.is_open:
            self.read()

    @property
    def count(self) -> int:
        """How many windows are running."""
        return max(0, self._count)

    def read(self) -> None:
        """Ask which windows there are."""
        if self._console.is_open:
            now = self._console.now()
            self._console.ask(self, lambda desk: windows.windows(desk, now), self._take)

    def review(self) -> None:
        """Count those that are running now: one begins and ends without being written."""
        now = self._console.now()
        running = [
            row
            for row in self._rows
            if row.starts_at <= now < min(row.ends_at, row.ended_at or row.ends_at)
        ]
        if len(running) == self._count:
            return
        self._count = len(running)
        self.setText(self.tr("计划屏蔽 {0}").format(self._count))
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("正在进行的计划屏蔽：其中的报警照常记录，不响、不进列表。点开看。"))
        self.setVisible(self._count > 0)

    def _take(self, rows: list[WindowRow]) -> None:
        self._rows = rows
        self.review()
