"""The line that is written into an incident's log: a kind, the words, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services import incidents
from ui.errors import sentence
from ui.labels import word
from ui.text import moment
from ui.widgets.basics import button, label
from ui.widgets.drafts import Drafts
from ui.widgets.form import KEEP_AFTER_MS
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.services.incidents import EntryRow
    from ui.console import Console

KINDS = ("note", "call", "order", "report")
"""What a person writes; the program alone writes `state`."""


class EntryLine(QWidget):
    """Writes to one incident at a time; what was typed and not written is kept for it.

    `written()`: a line is in the log. While a line is corrected, Esc gives the correction up.
    """

    written = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._incident = ""
        self._corrected: str | None = None
        self._drafts = Drafts(console, "incident_entry")
        look = console.look
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("记录类别"))
        for code in KINDS:
            self.kind.addItem(word("entry_kind", code), code)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(self.tr("登记一条"))
        self.edit.setPlaceholderText(self.tr("写一条，Enter"))
        self.edit.setMaxLength(4000)
        self.edit.setMinimumWidth(1)
        self.add_button = button(self.tr("登记"), "F9", role="primary")
        self.note = label("", "label", wrap=True)
        self.give_up_button = button(self.tr("放弃更正"), "Esc", role="link")
        self.error = label("", "error", wrap=True)
        line = spaced(look, QHBoxLayout())
        line.addWidget(self.kind)
        line.addWidget(self.edit, 1)
        line.addWidget(self.add_button)
        said = spaced(look, QHBoxLayout())
        said.addWidget(self.note, 1)
        said.addWidget(self.give_up_button)
        column = spaced(look, QVBoxLayout(self), 6)
        column.addLayout(said)
        column.addLayout(line)
        column.addWidget(self.error)
        for part in (self.note, self.give_up_button, self.error):
            part.hide()
        self.edit.returnPressed.connect(self.write)
        self.edit.textChanged.connect(self._note_change)
        self.add_button.clicked.connect(self.write)
        self.give_up_button.clicked.connect(self.give_up)
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.give_up)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    @property
    def corrects(self) -> str | None:
        """The id of the line that is being corrected."""
        return self._corrected

    def show_incident(self, incident_id: str) -> None:
        """Write to another incident from now on, with what was typed for it before."""
        if incident_id != self._incident:
            self._keep()
            self._incident = incident_id
            self._begin_afresh()

    def correct(self, entry: EntryRow) -> None:
        """Write a line that takes the place of `entry`."""
        self._keep()
        self._corrected = entry.id
        self.kind.setCurrentIndex(max(0, self.kind.findData(entry.kind)))
        self.edit.setText(entry.text)
        self._keeping.stop()
        when = moment(entry.at, self._console.now())
        self.note.setText(self.tr("更正 {0} 的记录，原文保留并划去").format(when))
        self._show_correcting(on=True)
        self.focus()

    def give_up(self) -> None:
        """Leave the line as it is, and go on with what was typed before."""
        if self._corrected is not None:
            self._begin_afresh()
            self.focus()

    def focus(self) -> None:
        """Put the cursor into the line (F9)."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write(self) -> None:
        """Write the line; without words, only put the cursor there."""
        text = self.edit.text().strip()
        incident, kind, corrected = self._incident, str(self.kind.currentData()), self._corrected
        if not text or not incident or not self.add_button.isEnabled():
            self.focus()
            return
        self.add_button.setEnabled(False)
        self._console.ask(
            self,
            lambda desk: incidents.add_entry(desk, incident, kind, text, corrected),
            lambda _: self._tell(incident, was_correction=corrected is not None),
            self._tell_failure,
        )

    def _tell(self, incident: str, *, was_correction: bool) -> None:
        self.add_button.setEnabled(True)
        if not was_correction:
            self._drafts.drop(incident)
        if incident == self._incident:
            self._begin_afresh()
        self.written.emit()

    def _tell_failure(self, error: Exception) -> None:
        self.add_button.setEnabled(True)
        self.error.setText(sentence(error))
        self.error.show()

    def _begin_afresh(self) -> None:
        """Show the draft of the incident, or an empty line."""
        self._corrected = None
        self._show_correcting(on=False)
        self.error.hide()
        kept = self._drafts.load(self._incident)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kept.get("kind", KINDS[0]))))
        self.edit.setText(kept.get("text", ""))
        self._keeping.stop()

    def _show_correcting(self, *, on: bool) -> None:
        for part in (self.note, self.give_up_button):
            part.setVisible(on)
        self._escape.setEnabled(on)

    def _note_change(self, _text: str) -> None:
        self.error.hide()
        self._keeping.start()

    def _keep(self) -> None:
        """Keep what is typed; a correction under way is no draft."""
        self._keeping.stop()
        text = self.edit.text().strip()
        if self._incident and self._corrected is None:
            kind = str(self.kind.currentData())
            self._drafts.keep(self._incident, {"text": text, "kind": kind} if text else {})
