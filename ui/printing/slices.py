"""Long work of the GUI thread in slices of a few milliseconds: keys and alarms come in between."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SLICE_S = 0.006


class Slices(QObject):
    """Runs one iterator after the other's end; a new one ends the old one where it stands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._done: Callable[[], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._run)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._steps is not None

    def begin(
        self,
        steps: Iterator[None],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `steps` to their end, then `done`; `failed(error)` if one raises."""
        self.stop()
        self._steps, self._done, self._failed = steps, done, failed
        self._timer.start()

    def stop(self) -> None:
        """Leave what is under way."""
        steps, self._steps = self._steps, None
        self._timer.stop()
        close = getattr(steps, "close", None)
        if close is not None:
            close()

    def _run(self) -> None:
        steps, done, failed = self._steps, self._done, self._failed
        if steps is None or done is None or failed is None:
            return
        until = perf_counter() + _SLICE_S
        try:
            while perf_counter() < until:
                next(steps)
        except StopIteration:
            self.stop()
            done()
        except Exception as error:  # noqa: BLE001 - every failure goes to who asked
            self.stop()
            failed(error)
