"""The count beside the page's name in the navigation, from the start of the window on.

Devices that say alarm and that nobody has placed raise no alarm: they are counted in amber, and the
first of them is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import devices
from ui.text import number
from ui.widgets.rereading import Rereading

if TYPE_CHECKING:
    from app.services.devices import WaitingCount
    from ui.console import Console

_TABLES = ("unknown_sensors", "quarantined_messages", "sensor_sources")
_AT_LEAST_MS = 2_000
_ANYWAY_MS = 30_000


class WaitingDevices(QObject):
    """Counts. `changed(count, alarming)`: how many are to be shown; `alarming`: these say alarm."""

    changed = Signal(int, bool)

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._alarming = 0
        self._asking = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AT_LEAST_MS)
        self._pause.timeout.connect(self.count)
        self._anyway = QTimer(self)
        self._anyway.setInterval(_ANYWAY_MS)
        self._anyway.timeout.connect(self.count)
        self._rereading = Rereading(console, _TABLES, self)
        self._rereading.due.connect(self._note)

    def start(self) -> None:
        """Begin to count: the database is open."""
        self._anyway.start()
        self.count()

    def count(self) -> None:
        """Count now."""
        if self._console.is_open and not self._asking:
            self._asking = True
            self._console.ask(self, devices.waiting_count, self._take, self._give_up)

    def _note(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _take(self, found: WaitingCount) -> None:
        self._asking = False
        if found.alarming > self._alarming:
            text = self.tr("{0} 台未接入的设备在报警，请到“设备接入”处理").format(
                number(found.alarming)
            )
            self._console.told.emit(text)
        self._alarming = found.alarming
        self.changed.emit(found.alarming or found.waiting, found.alarming > 0)

    def _give_up(self, _error: Exception) -> None:
        # The strips say that the database fails; the next count comes by itself.
        self._asking = False
