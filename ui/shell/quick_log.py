"""A line of the duty log from anywhere (F9): typed, written with Enter, left with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.services import duty
from app.services.texts import LONG
from ui.errors import sentence
from ui.widgets.basics import button, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.console import Console


class QuickLog(QFrame):
    """A bar over the page, hidden until asked for; what is typed stays until it is written."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._had_focus: QWidget | None = None
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        look = console.look
        self.field = QLineEdit()
        self.field.setMaxLength(LONG)
        self.field.setPlaceholderText(self.tr("写一条值班日志，写后不能改，只能另写一条更正"))
        self.field.setAccessibleName(self.tr("值班日志"))
        self.write_button = button(self.tr("写入"), "Enter", role="primary")
        self.close_button = button(self.tr("收起"), "Esc")
        self._error = label("", "error", wrap=True)
        line = spaced(look, QHBoxLayout(), 8)
        for part in (label(self.tr("值班日志"), "strong"), self.field):
            line.addWidget(part)
        for made in (self.write_button, self.close_button):
            line.addWidget(made)
        layout = spaced(look, QVBoxLayout(self), 6, (20, 8, 20, 8))
        layout.addLayout(line)
        layout.addWidget(self._error)
        self._error.hide()
        self.field.returnPressed.connect(self.write)
        self.write_button.clicked.connect(self.write)
        self.close_button.clicked.connect(self.put_away)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.put_away)

    @property
    def error(self) -> str:
        """What is wrong, empty when all is well."""
        return "" if self._error.isHidden() else self._error.text()

    def open(self) -> None:
        """Show the bar with the cursor in it."""
        if not self.isVisible():
            self._had_focus = self.window().focusWidget()
            self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Hide the bar and give the keys back; what is typed stays."""
        self._error.hide()
        self.hide()
        before, self._had_focus = self._had_focus, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Write the line; Enter pressed twice is one line, which could not be taken back."""
        if not self.write_button.isEnabled():
            return
        text = self.field.text()
        self.write_button.setEnabled(False)
        self._console.ask(
            self, lambda desk: duty.write_log(desk, text), lambda _: self._tell(), self._fail
        )

    def _tell(self) -> None:
        self.write_button.setEnabled(True)
        self.field.clear()
        self.put_away()
        self._console.told.emit(self.tr("已写入值班日志。"))

    def _fail(self, error: Exception) -> None:
        self.write_button.setEnabled(True)
        self._error.setText(sentence(error))
        self._error.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
