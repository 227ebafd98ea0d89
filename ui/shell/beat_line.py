"""The line in the alarm strip that says the heartbeat is broken: above every alarm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell.pulse import sentence
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.marks import LevelMark

if TYPE_CHECKING:
    from app.domain.heartbeat import Verdict
    from ui.alarms.annunciator import Annunciator
    from ui.console import Console


class BeatLine(QWidget):
    """Shown while the chain is broken only. `silence_asked()`, `diagnostics_asked()`."""

    silence_asked = Signal()
    diagnostics_asked = Signal()

    def __init__(self, console: Console, annunciator: Annunciator) -> None:
        super().__init__()
        self._look = console.look
        self._annunciator = annunciator
        self.mark = LevelMark(console.look, 1)
        self._level = label("", "strong")
        self._sentence = ElidedLabel(role="strong")
        self.silence_button = button(self.tr("静音"), "F3")
        self.diagnostics_button = button(self.tr("诊断"), "F12")
        self.silence_button.clicked.connect(self.silence_asked)
        self.diagnostics_button.clicked.connect(self.diagnostics_asked)
        self._layout = layout = QHBoxLayout(self)
        layout.setSpacing(12)
        for part in (
            self.mark,
            self._level,
            self._sentence,
            self.silence_button,
            self.diagnostics_button,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        self._level.setText(self.tr("I 级"))
        self.measure()

    @property
    def text(self) -> str:
        """What the line says."""
        return f"{self._level.text()} {self._sentence.full_text}"

    def say(self, verdict: Verdict, *, alone: bool) -> None:
        """Say which part is dead; the line of an alarm has its own button for silence."""
        self._sentence.set_full_text(sentence(verdict))
        self.silence_button.setVisible(alone)
        self.silence_button.setEnabled(not self._annunciator.is_silenced)

    def measure(self) -> None:
        """Take the size of the look."""
        look = self._look
        self.setFixedHeight(look.px(look.sizes.alarm_strip) - 1)
        self._layout.setContentsMargins(look.px(16), 0, look.px(16), 0)
