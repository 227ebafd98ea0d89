"""Time that is set, not waited for: the clock of a dry run, and effects that run in turns by it.

Only one thing runs at a time: the driver lets an effect run until it waits again or ends. So the
same scenario and deeds give the same run, as fast as the machine can do it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class VirtualClock:
    """A clock that stands until it is set; see `app.domain.clock.Clock`."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._now = start

    def now(self) -> int:
        """Return UTC milliseconds."""
        return self._now

    def monotonic(self) -> float:
        """Return the seconds since the start."""
        return (self._now - self._start) / 1000

    def go_to(self, now: int) -> None:
        """Set it; never back."""
        self._now = max(self._now, now)


class _Turn:
    """An effect: it runs while `driver` waits, and waits while it does not."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.back = threading.Event()
        self.left: Callable[[], float | None] | None = None
        self.over = False


class Turns:
    """The pacing of a dry run; see `app.drill.pacing.Pacing`."""

    def __init__(self) -> None:
        self._turns: list[_Turn] = []
        self._mine = threading.local()
        self._ending = False

    @property
    def ending(self) -> bool:
        """Whether effects are to end."""
        return self._ending

    def begin(self, work: Callable[[], None]) -> None:
        """Let an effect run until it first waits, or ends."""
        turn = _Turn()

        def run() -> None:
            self._mine.turn = turn
            try:
                work()
            finally:
                turn.over = True
                turn.back.set()

        self._turns.append(turn)
        threading.Thread(target=run, daemon=True).start()
        turn.back.wait()

    def wait(self, left: Callable[[], float | None]) -> bool:
        """Give the turn back until the driver gives it again."""
        seconds = left()
        if self._ending or (seconds is not None and seconds <= 0):
            return not self._ending
        turn: _Turn = self._mine.turn
        turn.left = left
        turn.go.clear()
        turn.back.set()
        turn.go.wait()
        return not self._ending

    def wake(self) -> None:
        """Nothing waits for it: the driver looks at the clock anew each time."""

    def run_ready(self) -> bool:
        """Let every effect run whose time has come, in the order in which they began; return
        whether there was one.
        """
        ready = [one for one in self._waiting() if (left := _left(one)) is not None and left <= 0]
        for turn in ready:
            self._give(turn)
        return bool(ready)

    def next_in(self) -> float | None:
        """Return the machine's seconds until an effect's time comes, None when none is foreseen."""
        seconds = [left for one in self._waiting() if (left := _left(one)) is not None]
        return min(seconds, default=None)

    def settle(self, timeout: float) -> None:
        """Nothing runs on beside the driver: there is nothing to wait for."""

    def close(self, timeout: float) -> None:  # noqa: ARG002 - they end at once
        """End the effects that still wait."""
        self._ending = True
        for turn in self._waiting():
            self._give(turn)

    def _waiting(self) -> list[_Turn]:
        self._turns = [one for one in self._turns if not one.over]
        return self._turns

    def _give(self, turn: _Turn) -> None:
        turn.back.clear()
        turn.go.set()
        turn.back.wait()


def _left(turn: _Turn) -> float | None:
    return None if turn.left is None else turn.left()
