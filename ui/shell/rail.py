"""The navigation on the left: pages with their key and their count, settings at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from ui.console import Console
    from ui.pages.registry import PageEntry


INBOX_KEY = "Shift+F5"
"""F5 is a key of the alarms, in a drill too."""

_KEYS = {"diagnostics": "F12", "inbox": INBOX_KEY}
"""Pages with a key of their own."""


class RailButton(QAbstractButton):
    """A page's entry: name, count of what waits there, key."""

    def __init__(self, console: Console, text: str, key: str) -> None:
        super().__init__()
        self._look = console.look
        self._key = key
        self._count = 0
        self._tone = "red"
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}  {key}" if key else text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._look.changed.connect(self.updateGeometry)

    @property
    def count(self) -> int:
        """What waits on the page."""
        return self._count

    @property
    def tone(self) -> str:
        """The colour of the count; "" is none: it waits, and nothing is wrong."""
        return self._tone

    def set_count(self, count: int, tone: str = "red") -> None:
        """Show a count; 0 hides it. `tone`: a colour of the look, "" for a plain number."""
        if (count, tone) != (self._count, self._tone):
            self._count, self._tone = count, tone
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of an entry."""
        return QSize(self._look.px(self._look.sizes.rail - 16), self._look.px(40))

    def minimumSizeHint(self) -> QSize:
        """Return the height to which an entry gives way where the window is low."""
        return QSize(0, self._look.px(32))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the entry."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(look.color("raised"))
            painter.drawRoundedRect(box, look.px(4), look.px(4))
        if self.hasFocus():
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
        inner = box.adjusted(look.px(12), 0, -look.px(12), 0)
        painter.setPen(look.color("text" if self.isChecked() else "dim"))
        painter.setFont(look.font(bold=self.isChecked()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(look.font(look.sizes.label, bold=bool(self._count)))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if self._count:
            text = str(self._count) if self._count < 1000 else "999+"
            width = max(look.px(22), painter.fontMetrics().horizontalAdvance(text) + look.px(12))
            pill = QRectF(
                inner.right() - width, inner.center().y() - look.px(11), width, look.px(22)
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(self._tone or "raised"))
            painter.drawRoundedRect(pill, look.px(11), look.px(11))
            painter.setPen(look.color("on_level" if self._tone else "text"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        else:
            painter.setPen(look.color("dim"))
            painter.drawText(inner, right, self._key)
        painter.end()


class Rail(QFrame):
    """The navigation. `page_chosen(code)`."""

    page_chosen = Signal(str)

    def __init__(
        self, console: Console, entries: Sequence[PageEntry], last: Sequence[PageEntry] = ()
    ) -> None:
        super().__init__()
        self._console = console
        self._buttons: dict[str, RailButton] = {}
        self.setProperty("role", "panel")
        self.setProperty("edge", "right")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(2)
        for number, entry in enumerate(entries, start=1):
            key = _KEYS.get(entry.code) or (f"Ctrl+{number}" if number < 10 else "")
            layout.addWidget(self._add(entry, key))
        layout.addStretch(1)
        for entry in last:
            layout.addWidget(self._add(entry, _KEYS.get(entry.code, "")))
        console.look.changed.connect(self._measure)
        self._measure()

    def button(self, code: str) -> RailButton:
        """Return a page's entry."""
        return self._buttons[code]

    def show_current(self, code: str) -> None:
        """Mark the page that is shown."""
        for other, made in self._buttons.items():
            made.setChecked(other == code)

    def set_count(self, code: str, count: int, tone: str = "red") -> None:
        """Show what waits on a page."""
        self._buttons[code].set_count(count, tone)

    def _add(self, entry: PageEntry, key: str) -> QWidget:
        made = RailButton(self._console, entry.name, key)
        made.clicked.connect(lambda: self.page_chosen.emit(entry.code))
        self._buttons[entry.code] = made
        return made

    def _measure(self) -> None:
        self.setFixedWidth(self._console.look.px(self._console.look.sizes.rail))
