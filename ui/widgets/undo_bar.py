"""The foot of a page: what the list sums up to, and for ten seconds how to take back a deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.errors import sentence
from ui.text import duration
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.marks import LevelMark
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.desk import Desk
    from ui.console import Console

SECONDS = 10


@dataclass(frozen=True)
class Done:
    """A deed that may be taken back.

    `text`: what was done. `undo(desk)`: takes it back, off the GUI thread; None: it cannot be.
    `undone`: what is said then. `warning`: a level whose mark goes before the text, 0 for none.
    """

    text: str
    undo: Callable[[Desk], object] | None = None
    undone: str = ""
    warning: int = 0


class UndoBar(QWidget):
    """Says what was done and takes it back while it may. Ctrl+Z works in the whole page.

    `undone()`: the deed has been taken back.
    """

    undone = Signal()

    def __init__(self, console: Console, page: QWidget) -> None:
        super().__init__()
        self._console = console
        self._undo: Callable[[Desk], object] | None = None
        self._undone = ""
        self._left = 0
        self._mark = LevelMark(console.look)
        self._text = ElidedLabel()
        self._seconds = label("", "dim")
        self.undo_button = button(self.tr("撤销"), "Ctrl+Z")
        self.undo_button.clicked.connect(self.undo)
        layout = spaced(console.look, QHBoxLayout(self), 12)
        layout.addStretch(1)
        layout.addWidget(self._mark)
        layout.addWidget(self._text)
        layout.addWidget(self._seconds)
        layout.addWidget(self.undo_button)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self._key = QShortcut(QKeySequence("Ctrl+Z"), page)
        self._key.activated.connect(self.undo)
        self._rest()

    @property
    def text(self) -> str:
        """What the bar says, empty when it rests."""
        return self._text.full_text if self._left else ""

    @property
    def can_undo(self) -> bool:
        """Whether the last deed can still be taken back."""
        return self._undo is not None

    def offer(self, done: Done) -> None:
        """Say what was done, and take it back if it is asked for within ten seconds."""
        self._undo = done.undo
        self._undone = done.undone
        self._show(done.text, done.warning, undoable=done.undo is not None)

    def undo(self) -> None:
        """Take the last deed back."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self._key.setEnabled(False)
            self.undo_button.setEnabled(False)
            self._console.ask(self, undo, self._tell_done, self._tell_failed)

    def _show(self, text: str, warning: int, *, undoable: bool) -> None:
        self._left = SECONDS
        self._mark.set_level(warning)
        self._mark.setVisible(warning > 0)
        self._text.set_full_text(text)
        self._text.show()
        self.undo_button.setVisible(undoable)
        self.undo_button.setEnabled(undoable)
        self._key.setEnabled(undoable)
        self._seconds.setVisible(undoable)
        self._seconds.setText(duration(self._left * 1000))
        self._tick.start()

    def _count_down(self) -> None:
        self._left -= 1
        self._seconds.setText(duration(self._left * 1000))
        if self._left <= 0:
            self._rest()

    def _rest(self) -> None:
        self._tick.stop()
        self._left = 0
        self._undo = None
        self._key.setEnabled(False)
        for part in (self._mark, self._text, self._seconds, self.undo_button):
            part.hide()

    def _tell_done(self, _result: object) -> None:
        self.offer(Done(self._undone))
        self.undone.emit()

    def _tell_failed(self, error: Exception) -> None:
        self.offer(Done(sentence(error), warning=2))


class PageFoot(QFrame):
    """The line under a list: totals at the left, the undo bar at the right."""

    def __init__(self, console: Console, page: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setProperty("edge", "top")
        self._totals = ElidedLabel()
        self.undo_bar = UndoBar(console, page)
        layout = spaced(console.look, QHBoxLayout(self), 24, (20, 0, 12, 0))
        layout.addWidget(self._totals)
        layout.addWidget(self.undo_bar, 1)
        look = console.look
        Following(look, self, lambda: self.setFixedHeight(look.px(44)))

    @property
    def totals(self) -> str:
        """The totals shown."""
        return self._totals.full_text

    def show_totals(self, text: str) -> None:
        """Say what the list sums up to."""
        self._totals.set_full_text(text)
