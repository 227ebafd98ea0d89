"""The warning in force (预警), in the status strip: the gravest, and how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from app.services import warnings
from ui.text import UNKNOWN
from ui.warning_words import level_word, short_words, since_words
from ui.widgets.rereading import Rereading
from ui.widgets.warning_mark import paint_warning

if TYPE_CHECKING:
    from app.services.warnings import WarningRow
    from ui.console import Console

AGAIN_MS = 20_000
"""One that ends, or that another console took in, is seen after so long at most."""


class WarningChip(QPushButton):
    """`预警 橙色 台风 +1`; a click leads to the overview. Hidden while none is in force."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._level = ""
        self._is_marked = False
        self._is_short = False
        self._found: list[WarningRow] = []
        self.setProperty("role", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: console.show_page("overview"))
        self._rereading = Rereading(console, ("warnings",), self)
        self._rereading.due.connect(self.read)
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.read)
        self._again.start()
        console.opened.connect(self.read)
        console.look.changed.connect(self._draw)
        self.hide()
        if console.is_open:
            self.read()

    @property
    def level(self) -> str:
        """The level of the mark before the words, "" for none or unknown."""
        return self._level

    def read(self) -> None:
        """Ask what is in force."""
        if self._console.is_open:
            self._console.ask(self, warnings.warnings_in_force, self._take, self._lose_sight)

    def shorten(self, *, is_short: bool) -> None:
        """Leave the hazard out where there is little room; the tool tip says it."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._take(self._found)

    def _take(self, found: list[WarningRow]) -> None:
        self._found = found
        if not found:
            self.hide()
            return
        first = found[0].message
        more = f" +{len(found) - 1}" if len(found) > 1 else ""
        words = level_word(first.level) if self._is_short else short_words(first)
        self._say(self.tr("预警 {0}").format(f"{words}{more}"), first.level)
        now = self._console.now()
        tip = "\n".join(
            self.tr("{0}（{1}）").format(one.message.headline, since_words(one.message, now))
            for one in found[:8]
        )
        if tip != self.toolTip():
            self.setToolTip(tip)
        self.show()

    def _lose_sight(self, _error: Exception) -> None:
        """The database does not answer: what is in force is unknown, and not nothing."""
        self._say(self.tr("预警 {0}").format(UNKNOWN), "", is_marked=False)
        self.setToolTip("")
        self.show()

    def _say(self, text: str, level: str, *, is_marked: bool = True) -> None:
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
        if (level, is_marked) != (self._level, self._is_marked):
            self._level, self._is_marked = level, is_marked
            self._draw()

    def _draw(self) -> None:
        if not self._is_marked:
            self.setIcon(QIcon())
            return
        look = self._console.look
        side, gap = look.px(12), look.px(6)
        self.setIconSize(QSize(side + gap, side))
        drawn = QPixmap(side + gap, side)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        paint_warning(painter, look, self._level, QRectF(0, 0, side, side))
        painter.end()
        self.setIcon(QIcon(drawn))
