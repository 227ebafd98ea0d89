"""The bar over the editor: which scenario, whether it is saved; and what there is to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from ui.theme.look import Look


class EditorBar(QFrame):
    """See the module's text."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self.title = ElidedLabel("", "title")
        self.state = ElidedLabel("", "dim")
        self.undo_button = button(self.tr("撤销"), "Ctrl+Z")
        self.redo_button = button(self.tr("重做"), "Ctrl+Shift+Z")
        self.try_button = button(self.tr("试跑"), "F7")
        self.save_button = button(self.tr("保存"), "Ctrl+S", role="primary")
        layout = spaced(look, QHBoxLayout(self), 8, (16, 8, 16, 8))
        layout.addWidget(self.title)
        layout.addWidget(self.state)
        layout.addStretch(1)
        for one in (self.undo_button, self.redo_button, self.try_button, self.save_button):
            layout.addWidget(one)


class Notice(QFrame):
    """Something to be told, with what can be done about it; it stays until it is answered.

    `closed()`: it was put away.
    """

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self._words = label("", wrap=True)
        self.buttons: list[QPushButton] = []
        self._answers = spaced(look, FlowLayout(), 8)
        self._holder = QWidget()
        self._holder.setLayout(self._answers)
        layout = spaced(look, QVBoxLayout(self), 8, (16, 8, 16, 8))
        layout.addWidget(self._words)
        layout.addWidget(self._holder)
        self.hide()

    @property
    def text(self) -> str:
        """What is told, empty for nothing."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, text: str, *answers: tuple[str, Callable[[], None] | None]) -> None:
        """Tell something; each answer is a button that also puts it away."""
        for one in self.buttons:
            one.hide()
            self._answers.removeWidget(one)
            one.deleteLater()
        self.buttons = []
        self._words.setText(text)
        for words, deed in answers:
            made = button(words)
            made.clicked.connect(lambda _=False, deed=deed: self._answer(deed))
            self._answers.addWidget(made)
            self.buttons.append(made)
        self._holder.setVisible(bool(answers))
        self.show()

    def put_away(self) -> None:
        """Tell nothing any more."""
        self.hide()
        self.closed.emit()

    def _answer(self, deed: Callable[[], None] | None) -> None:
        self.put_away()
        if deed is not None:
            deed()
