"""Reading again what was changed: many changes within a moment become one reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.console import Console


class Rereading(QObject):
    """Watches tables. `due()` comes 100 ms after the first change that was not told yet."""

    due = Signal()

    def __init__(self, console: Console, tables: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._tables = frozenset(tables)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self.due)
        console.rows_changed.connect(self._note)

    @property
    def is_pending(self) -> bool:
        """Whether a change is waiting to be told."""
        return self._timer.isActive()

    def _note(self, table: str, _ids: object) -> None:
        if table in self._tables and not self._timer.isActive():
            self._timer.start()
