"""The count beside the page's name in the navigation: how many drills of this street are played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.drill.mark import FOLDER

if TYPE_CHECKING:
    from app.profile import Profile
    from ui.console import Console

_EVERY_MS = 5_000


class DrillsUnderWay(QObject):
    """Counts now and then. `changed(count)`."""

    changed = Signal(int)

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._asking = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.count)

    def start(self) -> None:
        """Begin to count."""
        self._timer.start()
        self.count()

    def count(self) -> None:
        """Count now, unless a count is under way."""
        if not self._asking:
            self._asking = True
            street = self._console.profile
            self._console.pool.run(self, lambda: _count(street), self._take, self._give_up)

    def _take(self, count: int) -> None:
        self._asking = False
        self.changed.emit(count)

    def _give_up(self, _error: Exception) -> None:
        self._asking = False


def _count(street: Profile) -> int:
    if not (street.folder / FOLDER).is_dir():
        return 0
    from app.drill.runs import under_way  # with it comes much that most streets never need

    return len(under_way(street))
