"""Garbage collection at moments of our choosing.

The rows of a whole street are many objects, and a full collection over them stops the window for
tens of milliseconds. What was loaded at the start is frozen out of it, and a timer collects the
young generations often and everything now and then.

It is needed for more than smoothness: the interpreter collects on whatever thread allocates, and
a Qt object in a cycle that is collected on a worker's thread is destroyed under the feet of the
GUI thread, which crashes now and then.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_YOUNG_MS = 1_000
_MIDDLE_EVERY = 30
_FULL_EVERY = 3_600
"""Every so many young collections, one of the middle generation; and a full one, once an hour."""

_SWITCH_S = 0.001
"""How long another thread may keep the interpreter while the GUI thread waits (default 5 ms)."""


class Collector(QObject):
    """Takes garbage collection over from the interpreter while the window is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._timer = QTimer(self, interval=_YOUNG_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Begin: from now on garbage is collected on the GUI thread only."""
        sys.setswitchinterval(_SWITCH_S)
        gc.disable()
        self._timer.start()

    def freeze(self) -> None:
        """Leave all there is now out of later collections; once what stays has been loaded."""
        gc.freeze()

    def stop(self) -> None:
        """Give it back to the interpreter."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % _FULL_EVERY == 0 else int(self._rounds % _MIDDLE_EVERY == 0))
