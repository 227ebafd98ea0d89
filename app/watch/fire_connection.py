"""A connection of a fire system, and the memory of which transmission devices there are."""

from __future__ import annotations

import selectors
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

from app.interchange.gbt26875.frame import Frame, Parser, address_text
from app.notices import FireDevice

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable

    from app.domain.instant import Instant

_log = structlog.get_logger(__name__)

MAX_DEVICES = 1000
"""Devices that are remembered for diagnostics."""
REPEAT_S = 60.0
"""A frame that comes again within so long is the same one; later it is another."""
_REPEATS = 64


@dataclass(eq=False)
class Connection:
    """A connected device, or several behind one connection.

    `waiting`: frames that are not committed yet. `broken`: broken ones in a row. `wanted`: the
    events that the selector looks for.
    """

    socket: socket.socket
    peer: str
    heard_at: float
    parser: Parser = field(default_factory=Parser)
    unsent: bytearray = field(default_factory=bytearray)
    waiting: int = 0
    broken: int = 0
    sources: set[bytes] = field(default_factory=set)
    reading: bool = True
    wanted: int = selectors.EVENT_READ
    _recent: OrderedDict[tuple[bytes, int, bytes], float] = field(default_factory=OrderedDict)

    def came_before(self, frame: Frame, now: float) -> bool:
        """Return whether this frame is a repetition: its sender saw no confirmation yet."""
        key = (frame.source, frame.number, frame.data)
        before = self._recent.pop(key, None)
        self._recent[key] = now
        if len(self._recent) > _REPEATS:
            self._recent.popitem(last=False)
        return before is not None and now - before < REPEAT_S

    def flush(self) -> None:
        """Send what is left, as far as the device takes it now. Raises OSError."""
        try:
            while self.unsent:
                del self.unsent[: self.socket.send(self.unsent)]
        except (BlockingIOError, InterruptedError):
            pass

    def wish(self) -> int:
        """Return the events to look for."""
        reading = selectors.EVENT_READ if self.reading else 0
        return reading | (selectors.EVENT_WRITE if self.unsent else 0)


@dataclass
class _Device:
    peer: str
    connected: bool
    since: Instant
    heard_at: Instant


class Devices:
    """The transmission devices that have been heard since the start, at most MAX_DEVICES."""

    def __init__(self) -> None:
        self._known: dict[bytes, _Device] = {}

    def meet(self, one: Connection, source: bytes, now: Instant) -> None:
        """A frame of this device came on this connection."""
        known = self._known.get(source)
        if known is None:
            if len(self._known) >= MAX_DEVICES:
                del self._known[next(iter(self._known))]
            known = self._known[source] = _Device(one.peer, True, now, now)
            _log.info("fire system", device=address_text(source), peer=one.peer)
        elif not known.connected or known.peer != one.peer:
            known.connected, known.since, known.peer = True, now, one.peer
        known.heard_at = now
        one.sources.add(source)

    def lose(self, one: Connection, now: Instant, why: str) -> None:
        """This connection has ended; a device that came back on another one is still there."""
        for source in one.sources:
            known = self._known.get(source)
            if known is not None and known.peer == one.peer:
                known.connected, known.since = False, now
        devices = sorted(map(address_text, one.sources))
        _log.info("a fire system is gone", peer=one.peer, why=why, devices=devices)

    def told(self) -> Iterable[FireDevice]:
        """Return them for the status; from any thread."""
        return [
            FireDevice(address_text(source), one.peer, one.connected, one.since, one.heard_at)
            for source, one in list(self._known.items())
        ]
