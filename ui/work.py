"""Work off the GUI thread: run a function in the pool, come back by a signal.

The result is delivered on the GUI thread, in the order in which the pieces of work finished, and
never to an owner that has been destroyed meanwhile. No Qt object belongs to a piece of work: one
whose last reference fell on a worker's thread would be destroyed there, under the GUI's feet.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Job:
    """A piece of work on its way; `cancel` drops its result."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        self._owner = weakref.ref(owner)
        self._done = done
        self._failed = failed

    def cancel(self) -> None:
        """Let the work end, and forget what it returns."""
        self._done = self._failed = None

    def deliver(self, result: object, error: Exception | None) -> None:
        """Hand result or error to who asked, unless they are gone; on the GUI thread."""
        owner = self._owner()
        done, failed = self._done, self._failed
        self.cancel()
        if owner is None or not isValid(owner):
            return
        if error is not None:
            if failed is not None:
                failed(error)
        elif done is not None:
            done(result)


class _Task(QRunnable):
    def __init__(self, pool: Pool, key: int, work: Callable[[], Any]) -> None:
        super().__init__()
        self._pool = pool
        self._key = key
        self._work = work

    def run(self) -> None:
        """Work, and send result or error to the GUI thread."""
        result: Any = None
        error: Exception | None = None
        try:
            result = self._work()
        except Exception as raised:  # noqa: BLE001 - every failure goes to the asker
            error = raised
            _log(raised)
        if isValid(self._pool):
            self._pool.finished.emit(self._key, result, error)


def _log(error: Exception) -> None:
    import structlog

    from app.services.desk import ServiceError

    log = structlog.get_logger(__name__)
    if isinstance(error, ServiceError):  # a person is told why: no fault of the program
        log.info("refused", error=repr(error))
    else:
        log.warning("work failed", error=repr(error), exc_info=error)


class Pool(QObject):
    """A few threads for services; one instance per console.

    `finished(key, result, error)` brings a piece of work back to the GUI thread.
    """

    finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None, threads: int = 3) -> None:
        super().__init__(parent)
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(threads)
        self._jobs: dict[int, Job] = {}
        self._next = 0
        self.finished.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Call `work` in a thread, then `done(result)` or `failed(error)` on the GUI thread.

        A failure that nobody asked for is logged.
        """
        job = Job(owner, done, failed)
        self._next += 1
        self._jobs[self._next] = job
        self._threads.start(_Task(self, self._next, work))
        return job

    @property
    def busy(self) -> bool:
        """Whether work is under way or results are still to be delivered."""
        return bool(self._jobs)

    def wait(self, milliseconds: int = 5000) -> bool:
        """Wait for what is under way; return whether it ended in time."""
        return self._threads.waitForDone(milliseconds)

    def _deliver(self, key: int, result: object, error: Exception | None) -> None:
        job = self._jobs.pop(key)
        job.deliver(result, error)
