"""The mark in the status strip that a report to the district is late or nearly due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from app.services import reports
from ui.report_words import is_pressing, owed_words, time_words
from ui.text import UNKNOWN
from ui.widgets.marks import paint_mark
from ui.widgets.rereading import Rereading

if TYPE_CHECKING:
    from app.services.reports import OwedReport
    from ui.console import Console

_AGAIN_MS = 20_000
"""Another console's reports are seen after so long at most."""

_TABLES = ("incidents", "situation_reports", "report_decisions", "plan_activations", "local_facts")


class OwedReportMark(QPushButton):
    """`报送 剩 8 分`: the most pressing report; a click leads to its incident.

    Hidden while none is late or due within ten minutes. It never sounds.
    """

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._owed: list[OwedReport] = []
        self._level = 0
        self._is_unknown = False
        self.setProperty("role", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._show_incident)
        self._rereading = Rereading(console, _TABLES, self)
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
        console.look.changed.connect(self._draw)
        self.hide()
        if console.is_open:
            self.read()

    @property
    def level(self) -> int:
        """The level of the mark before the words, 0 for none."""
        return self._level

    def read(self) -> None:
        """Ask which reports are owed."""
        if self._console.is_open:
            self._console.ask(self, reports.owed_reports, self._take, self._lose_sight)

    def review(self) -> None:
        """Say the most pressing one as it stands now; the tool tip says the others."""
        if self._is_unknown:
            return
        now = self._console.now()
        pressing = [one for one in self._owed if is_pressing(one.clock, now)]
        if not pressing:
            self.hide()
            return
        words = time_words(pressing[0].clock, now)
        self._say(self.tr("报送 {0}").format(words.text), words.level)
        tip = "\n".join(f"{one.number} {owed_words(one.clock, now).text}" for one in pressing[:8])
        if tip != self.toolTip():
            self.setToolTip(tip)
        self.show()

    def _take(self, owed: list[OwedReport]) -> None:
        self._owed = owed
        self._is_unknown = False
        self.review()

    def _lose_sight(self, _error: Exception) -> None:
        """The database does not answer: what is owed is unknown, and is not shown as nothing."""
        self._is_unknown = True
        self._say(self.tr("报送 {0}").format(UNKNOWN), 0)
        self.setToolTip("")
        self.show()

    def _say(self, text: str, level: int) -> None:
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
        if level != self._level:
            self._level = level
            self._draw()

    def _draw(self) -> None:
        look = self._console.look
        side, gap = look.px(12), look.px(6)
        self.setIconSize(QSize(side + gap, side))
        if not self._level:
            self.setIcon(QIcon())
            return
        drawn = QPixmap(side + gap, side)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        paint_mark(painter, look, self._level, QRectF(0, 0, side, side))
        painter.end()
        self.setIcon(QIcon(drawn))

    def _show_incident(self) -> None:
        now = self._console.now()
        first = next((one for one in self._owed if is_pressing(one.clock, now)), None)
        self._console.show_page("incidents", first.incident_id if first is not None else None)
