"""A question in the panel it is about, never a dialog: asked only for what cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from ui.theme.look import Look


class ConfirmBar(QFrame):
    """Asks, and says `confirmed(subject)` or `declined()`; Esc declines."""

    confirmed = Signal(str)
    declined = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._subject = ""
        self._question = label("", wrap=True)
        self._error = label("", "error", wrap=True)
        self.yes_button = button("")
        self.no_button = button(self.tr("不动"), "Esc")
        self.yes_button.clicked.connect(self._confirm)
        self.no_button.clicked.connect(self.decline)
        layout = spaced(look, QVBoxLayout(self), 8, (12, 10, 12, 10))
        layout.addWidget(self._question)
        layout.addWidget(self._error)
        answers = spaced(look, FlowLayout())
        answers.addWidget(self.yes_button)
        answers.addWidget(self.no_button)
        layout.addLayout(answers)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.decline)
        self.hide()

    def ask(self, question: str, yes: str, subject: str) -> None:
        """Ask `question`; `yes` is what the button says, `subject` comes back with the answer."""
        self._subject = subject
        self._question.setText(question)
        self._error.hide()
        self.yes_button.setText(yes)
        self.yes_button.setAccessibleName(yes)
        self.yes_button.setEnabled(True)
        self.show()
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def subject(self) -> str:
        """What it is about that is asked."""
        return self._subject

    @property
    def question(self) -> str:
        """What is asked; empty when nothing is."""
        return "" if self.isHidden() else self._question.text()

    def say(self, question: str) -> None:
        """Change the words of what is asked, for things have gone on."""
        self._question.setText(question)

    def show_error(self, sentence: str) -> None:
        """Say why it could not be done; it may be tried again."""
        self._error.setText(sentence)
        self._error.show()
        self.yes_button.setEnabled(True)

    def decline(self) -> None:
        """Take the question away."""
        if not self.isHidden():
            self.hide()
            self.declined.emit()

    def _confirm(self) -> None:
        self.yes_button.setEnabled(False)
        self.confirmed.emit(self._subject)
