"""The log of an incident: a line to write at once, and under it what was written, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services import incidents
from ui.errors import sentence
from ui.labels import word
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.drafts import Drafts
from ui.widgets.form import KEEP_AFTER_MS
from ui.widgets.log_view import LogView
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.console import Console
    from ui.widgets.log_view import LogLine

_KINDS = ("note", "call", "order", "report")


class LogSection(QWidget):
    """Enter writes the line; what was typed and not written is kept for its incident."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._incident = ""
        self._drafts = Drafts(console, "incident_entry")
        look = console.look
        self._title = label(self.tr("处置日志"), "label")
        self.view = LogView(look, self.tr("处置日志"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("记录类别"))
        for code in _KINDS:
            self.kind.addItem(word("entry_kind", code), code)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.tr("追加记录"))
        self.edit.setPlaceholderText(self.tr("写一条，Enter 记下"))
        self.edit.setMaxLength(4000)
        self.add_button = button(self.tr("记下"), "F9")
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.edit.returnPressed.connect(self.write)
        self.edit.textChanged.connect(self._note_change)
        self.add_button.clicked.connect(self.write)
        line = spaced(look, QHBoxLayout())
        line.addWidget(self.kind)
        line.addWidget(self.edit, 1)
        line.addWidget(self.add_button)
        holder = QWidget()
        inner = spaced(look, QVBoxLayout(holder), 0)
        top = spaced(look, QVBoxLayout(), 8, (16, 0, 16, 10))
        top.addLayout(line)
        top.addWidget(self.error)
        inner.addLayout(top)
        inner.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, holder))
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    def show_incident(self, incident_id: str) -> None:
        """Write to another incident from now on, with what was typed for it before."""
        if incident_id == self._incident:
            return
        self._keep()
        self._incident = incident_id
        self.view.show_lines([])
        self.error.hide()
        self.edit.setText(self._drafts.load(incident_id).get("text", ""))
        self._keeping.stop()

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show the log."""
        self.view.show_lines(lines)
        self._title.setText(self.tr("处置日志 {0} 条，新的在上").format(len(lines)))

    def focus_line(self) -> None:
        """Put the cursor into the line (F9)."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write(self) -> None:
        """Write the line."""
        text = self.edit.text().strip()
        incident, kind = self._incident, str(self.kind.currentData())
        if not text or not incident or not self.add_button.isEnabled():
            self.focus_line()
            return
        self.add_button.setEnabled(False)
        self._console.ask(
            self,
            lambda desk: incidents.add_entry(desk, incident, kind, text),
            lambda _: self._written(incident),
            self._tell_failure,
        )

    def _written(self, incident: str) -> None:
        self.add_button.setEnabled(True)
        self._drafts.drop(incident)
        if incident == self._incident:
            self.edit.clear()
            self._keeping.stop()
            self.kind.setCurrentIndex(0)

    def _tell_failure(self, error: Exception) -> None:
        self.add_button.setEnabled(True)
        self.error.setText(sentence(error))
        self.error.show()

    def _note_change(self, _text: str) -> None:
        self.error.hide()
        self._keeping.start()

    def _keep(self) -> None:
        self._keeping.stop()
        if self._incident:
            self._drafts.keep(self._incident, {"text": self.edit.text().strip()})
