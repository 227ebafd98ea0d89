"""Work off the GUI thread: run a function in the pool, come back by a signal.

The result is delivered on the GUI thread, in the order in which the pieces of work finished, and
never to an owner that has been destroyed meanwhile.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Job(QObject):
    """A piece of work on its way; `cancel` drops its result."""

    finished = Signal(object, object)

    def __init__(
        self,
        jobs: set[Job],
        owner: QObject,
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        super().__init__()
        self._owner = weakref.ref(owner)
        self._done = done
        self._failed = failed
        self._jobs = jobs
        self._cancelled = False
        self.finished.connect(self._deliver)

    def cancel(self) -> None:
        """Let the work end, and forget what it returns."""
        self._cancelled = True

    @Slot(object, object)
    def _deliver(self, result: object, error: Exception | None) -> None:
        owner = self._owner()
        self._jobs.discard(self)
        if self._cancelled or owner is None or not isValid(owner):
            return
        if error is not None:
            if self._failed is not None:
                self._failed(error)
        elif self._done is not None:
            self._done(result)


class _Task(QRunnable):
    def __init__(self, job: Job, work: Callable[[], Any]) -> None:
        super().__init__()
        self._job = job
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
        if isValid(self._job):
            self._job.finished.emit(result, error)


def _log(error: Exception) -> None:
    import structlog

    from app.services.desk import ServiceError

    log = structlog.get_logger(__name__)
    if isinstance(error, ServiceError):  # a person is told why: no fault of the program
        log.info("refused", error=repr(error))
    else:
        log.warning("work failed", error=repr(error), exc_info=error)


class Pool(QObject):
    """A few threads for services; one instance per console."""

    def __init__(self, parent: QObject | None = None, threads: int = 3) -> None:
        super().__init__(parent)
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(threads)
        self._jobs: set[Job] = set()

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
        job = Job(self._jobs, owner, done, failed)
        self._jobs.add(job)
        self._threads.start(_Task(job, work))
        return job

    @property
    def busy(self) -> bool:
        """Whether work is under way or results are still to be delivered."""
        return bool(self._jobs)

    def wait(self, milliseconds: int = 5000) -> bool:
        """Wait for what is under way; return whether it ended in time."""
        return self._threads.waitForDone(milliseconds)
