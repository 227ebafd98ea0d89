"""Pieces of work for the window, one in each turn of its event loop.

In a flood several parts of the window have something to do at the same moment: a list draws the
next rows, the strip has another alarm, a page takes a batch. Each is short; together in one turn
they would be felt. What asks here waits its turn behind the others, and a key that is pressed
meanwhile comes between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = "turns"


class Turns(QObject):
    """See the module's text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._waiting: dict[Callable[[], None], QObject] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._do_next)

    @property
    def waiting(self) -> int:
        """How many pieces of work wait."""
        return len(self._waiting)

    def soon(self, owner: QObject, work: Callable[[], None]) -> None:
        """Do `work` in a turn of its own, unless it waits already or `owner` is gone by then."""
        self._waiting.setdefault(work, owner)
        if not self._timer.isActive():
            self._timer.start()

    def _do_next(self) -> None:
        work = next(iter(self._waiting), None)
        if work is None:
            self._timer.stop()
            return
        owner = self._waiting.pop(work)
        if isValid(owner):
            work()


def turns() -> Turns:
    """Return the application's, made when first asked for."""
    application = QCoreApplication.instance()
    assert application is not None, "the window's work needs its application"
    found = application.findChild(Turns, _NAME)
    return found if found is not None else Turns(application)
