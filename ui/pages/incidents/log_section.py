"""The log of an incident, newest first: appended to, corrected by a new line, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.incidents.model import log_lines
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.log_view import LogView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.incidents import EntryRow
    from ui.console import Console


class LogSection(QWidget):
    """Title, button, lines. `correction_asked(entry)`: a line shall be corrected, an `EntryRow`."""

    correction_asked = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._entries: dict[str, EntryRow] = {}
        look = console.look
        self._title = label(self.tr("处置日志"), "label")
        self.view = LogView(look, self.tr("处置日志"))
        self.correct_button = button(self.tr("更正选中"), role="link")
        self.correct_button.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, self.view, beside=self.correct_button))
        self.view.line_selected.connect(self._review)
        self._review()

    def show_entries(self, entries: Sequence[EntryRow]) -> None:
        """Show the log."""
        self._entries = {entry.id: entry for entry in entries}
        self.view.show_lines(log_lines(entries, self._console.now()))
        self._title.setText(self.tr("处置日志 {0} 条，新的在上").format(len(entries)))
        self._review()

    def clear(self) -> None:
        """Empty the log while another one is read."""
        self._entries = {}
        self.view.show_lines([])
        self._title.setText(self.tr("处置日志"))
        self._review()

    @property
    def correctable(self) -> EntryRow | None:
        """The selected line, if a person wrote it and nobody has corrected it yet."""
        line = self.view.selected
        entry = self._entries.get(line.id) if line is not None else None
        if entry is None or entry.kind == "state" or entry.superseded_by_id is not None:
            return None
        return entry

    def _review(self, *_: object) -> None:
        self.correct_button.setEnabled(self.correctable is not None)

    def _ask(self) -> None:
        entry = self.correctable
        if entry is not None:
            self.correction_asked.emit(entry)
