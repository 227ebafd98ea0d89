"""Messages that have come and are not yet committed: from the link to the recorder, bounded.

When it is full the link stops reading and the messages wait at the broker.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.instant import Instant
    from app.domain.readings import Reading
    from app.domain.refusals import Refusal

MAX_MESSAGES = 20_000
MAX_BYTES = 32 * 1024 * 1024
_LULL_S = 0.002
_GATHER_S = 0.02


class Arrival(NamedTuple):
    """One message as it came.

    `topic` None: it was no UTF-8. `payload` is cut when it is too large to be read; `size` is
    whole. `generation`: the connection it came on, to which its acknowledgement belongs.
    `received_at`, `tick`: wall and monotonic time of receipt. `again`: it may have come before (the
    broker marks it as delivered again, or as retained). `reading`: what it says, when a decoder of
    another format has read it already.
    """

    topic: str | None
    payload: bytes
    size: int
    mid: int
    qos: int
    generation: int
    received_at: Instant
    tick: float
    again: bool = False
    reading: Reading | Refusal | None = None


class Inbox:
    """A queue between two threads. `on_room` is called when a full queue has room again.

    Each counter is written by one thread only: `_put` by the link, `_beside` by another producer,
    `_done` by the recorder.
    """

    def __init__(self, on_room: Callable[[], None] = lambda: None) -> None:
        self.on_room = on_room
        self._waiting: deque[Arrival] = deque()
        self._put = 0
        self._put_bytes = 0
        self._beside = 0
        self._beside_bytes = 0
        self._done = 0
        self._done_bytes = 0
        self._taken: list[Arrival] = []
        self._something = threading.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def received(self) -> int:
        """How many messages have come since the start."""
        return self._put + self._beside

    @property
    def uncommitted(self) -> int:
        """How many messages wait, those in the hand of the recorder included."""
        return self._put + self._beside - self._done

    def full(self) -> bool:
        """Return whether the link must stop reading."""
        return (
            self._put + self._beside - self._done >= MAX_MESSAGES
            or self._put_bytes + self._beside_bytes - self._done_bytes >= MAX_BYTES
        )

    def put(self, arrival: Arrival) -> None:
        """Add a message; call `wake` after the last of several."""
        self._put += 1
        self._put_bytes += len(arrival.payload)
        self._waiting.append(arrival)

    def put_beside(self, arrival: Arrival) -> None:
        """Add a message of the one producer that is not the link; call `wake` as after `put`."""
        self._beside += 1
        self._beside_bytes += len(arrival.payload)
        self._waiting.append(arrival)

    def wake(self) -> None:
        """Tell the recorder that there is something to do."""
        self._something.set()

    def take(self, most: int, timeout: float) -> list[Arrival]:
        """Return up to `most` messages in their order, waiting up to `timeout` seconds for one.

        Waits a little for more when few have come: until nothing new came for 2 ms, 20 ms at most,
        so that a burst is one transaction. Call `done` when they are committed.
        """
        if not self._waiting:
            self._something.wait(timeout)
        self._something.clear()
        if not self._waiting:
            return []
        last = time.monotonic() + _GATHER_S
        while len(self._waiting) < most and time.monotonic() < last:
            if not self._something.wait(_LULL_S):
                break
            self._something.clear()
        pop = self._waiting.popleft
        self._taken = [pop() for _ in range(min(most, len(self._waiting)))]
        return self._taken

    def done(self) -> None:
        """The messages last taken are committed."""
        was_full = self.full()
        self._done += len(self._taken)
        self._done_bytes += sum(len(arrival.payload) for arrival in self._taken)
        self._taken = []
        if was_full:
            self.on_room()
