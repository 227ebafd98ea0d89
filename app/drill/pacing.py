"""How effects that last go on: each on a thread of its own, which waits for its next moment.

`Threads` lets them run beside the player, in the machine's time. A dry run gives the player another
pacing (`app.drill.virtual`), in which nothing runs but what was let run.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_S = 0.1
"""A waiting effect looks again after so long, should nobody wake it."""


class Pacing(Protocol):
    """What the player lets effects run by."""

    def begin(self, work: Callable[[], None]) -> None:
        """Let an effect run."""
        ...

    def wait(self, left: Callable[[], float | None]) -> bool:
        """Wait, in an effect, until `left()` is 0: the seconds of the machine's time that are left,
        None while drill time stands. Return False when the player is ending.
        """
        ...

    def wake(self) -> None:
        """Drill time goes otherwise than before."""
        ...

    def settle(self, timeout: float) -> None:
        """Wait until the effects that were begun have ended, `timeout` seconds at most."""
        ...

    def close(self, timeout: float) -> None:
        """End all effects, each within `timeout` seconds."""
        ...

    @property
    def ending(self) -> bool:
        """Whether effects are to end."""
        ...


class Threads:
    """Effects beside the player, in real time."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._ending = False
        self._threads: list[threading.Thread] = []

    @property
    def ending(self) -> bool:
        """Whether effects are to end."""
        return self._ending

    def begin(self, work: Callable[[], None]) -> None:
        """Start a thread."""
        self._threads = [one for one in self._threads if one.is_alive()]
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self._threads.append(thread)

    def wait(self, left: Callable[[], float | None]) -> bool:
        """Wait; see `Pacing`."""
        with self._changed:
            while not self._ending:
                seconds = left()
                if seconds is not None and seconds <= 0:
                    return True
                self._changed.wait(_LOOK_S if seconds is None else min(seconds, _LOOK_S))
        return False

    def wake(self) -> None:
        """Let those that wait look at the drill's clock again."""
        with self._changed:
            self._changed.notify_all()

    def settle(self, timeout: float) -> None:
        """Wait for the threads."""
        end = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def close(self, timeout: float) -> None:
        """Wake and end the threads."""
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(timeout)
