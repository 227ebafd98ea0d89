"""Receives GB/T 26875.3 frames from fire systems' transmission devices over TCP; one thread.

A frame of data goes into the inbox like a message of the broker, is evaluated and committed, and
only then confirmed (command 3, same number, addresses swapped). A repeated one changes nothing and
is confirmed again. A wrong checksum and a command that is none of a device's are denied at once
(command 6) and quarantined. Off unless `[sources] gbt26875_port` is set.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

from app.domain.instant import Instant  # noqa: TC001 - fields of dataclasses
from app.interchange.gbt26875.frame import (
    MAX_FRAME,
    Broken,
    Command,
    Flaw,
    Frame,
    Parser,
    address_text,
    answer,
    encode,
    write_label,
)
from app.mqtt.decoders.gbt26875 import topic_of
from app.notices import FireDevice, FireStatus
from app.watch.inbox import Arrival

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.clock import Clock
    from app.watch.inbox import Inbox

_log = structlog.get_logger(__name__)

GENERATION = -1
"""Marks arrivals of this listener: the link to the broker acknowledges none of them."""
MAX_CONNECTIONS = 128
MAX_WAITING = 256
"""Frames of one connection that may wait to be committed; then it is read no further."""
MAX_UNSENT = 64 * 1024
"""Bytes a device may leave unread before it is hung up on."""
MAX_BROKEN = 20
"""Broken frames in a row before a connection is hung up on: it does not speak this protocol."""
MAX_DEVICES = 1000
"""Devices that are remembered for diagnostics."""
SILENT_S = 300.0
"""A connection on which nothing comes for so long is dead; devices say something each 30 s."""
UNFINISHED_S = 5.0
"""Nothing came for so long in the middle of a frame: it was none."""
REPEAT_S = 60.0
"""A frame that comes again within so long is the same one; later it is another."""
_REPEATS = 64
_TICK_S = 0.5
_LISTEN_AGAIN_S = 10.0


@dataclass(eq=False)
class _Connection:
    """A connected device, or several behind one connection."""

    socket: socket.socket
    peer: str
    heard_at: float
    parser: Parser = field(default_factory=Parser)
    unsent: bytearray = field(default_factory=bytearray)
    waiting: int = 0
    broken: int = 0
    sources: set[bytes] = field(default_factory=set)
    recent: OrderedDict[tuple[bytes, int, bytes], float] = field(default_factory=OrderedDict)
    reading: bool = True
    wanted: int = selectors.EVENT_READ


@dataclass
class _Device:
    peer: str
    connected: bool
    since: Instant
    heard_at: Instant
    frames: int = 0


class FireListener:
    """The server side. `acknowledge` and `status` may be called from any thread."""

    def __init__(self, address: str, port: int, inbox: Inbox, clock: Clock) -> None:
        self._where = (address, port)
        self._inbox = inbox
        self._clock = clock
        self._listener: socket.socket | None = None
        self._listen_at = 0.0
        self._error = ""
        self._connections: dict[int, _Connection] = {}
        self._devices: dict[bytes, _Device] = {}
        self._tickets: dict[int, tuple[_Connection, Frame]] = {}
        self._next_ticket = 1
        self._confirmed: deque[int] = deque()
        self._frames = self._confirms = self._denials = self._broken = 0
        self._paused = False
        self._stopping = False
        self._wake_read, self._wake_write = socket.socketpair()
        self._wake_read.setblocking(False)
        self._wake_write.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._wake_read, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._run, name="fire", daemon=True)

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin to listen; returns at once."""
        self._thread.start()

    def pause(self) -> None:
        """Read no more; confirmations are still sent."""
        self._paused = True
        self._wake()

    def stop(self, timeout: float = 5.0) -> None:
        """Send the last confirmations, hang up and end the thread."""
        self._stopping = True
        self._wake()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def acknowledge(self, arrivals: Iterable[Arrival]) -> None:
        """Confirm those of these committed messages that are frames."""
        tickets = [one.mid for one in arrivals if one.generation == GENERATION and one.mid]
        if tickets:
            self._confirmed.extend(tickets)
            self._wake()

    def status(self) -> FireStatus:
        """Return who is connected, and what has come since the start."""
        return FireStatus(
            address=f"{self._where[0]}:{self._where[1]}",
            error=self._error,
            frames=self._frames,
            confirmed=self._confirms,
            denied=self._denials,
            broken=self._broken,
            devices=tuple(
                FireDevice(address_text(source), one.peer, one.connected, one.since, one.heard_at)
                for source, one in list(self._devices.items())
            ),
        )

    def _wake(self) -> None:
        with contextlib.suppress(BlockingIOError, OSError):
            self._wake_write.send(b"\0")

    # --- the thread

    def _run(self) -> None:
        try:
            while not self._stopping:
                self._turn()
            self._send_confirms()
        except Exception:
            _log.exception("the fire listener ends: a defect")
            raise
        finally:
            for one in list(self._connections.values()):
                self._drop(one, "the watch stops")
            for opened in (self._listener, self._wake_read, self._wake_write):
                if opened is not None:
                    opened.close()
            self._selector.close()

    def _turn(self) -> None:
        if self._listener is None and not self._paused:
            self._listen()
        for key, events in self._selector.select(_TICK_S):
            if key.fileobj is self._listener:
                self._accept()
            elif key.fileobj is self._wake_read:
                with contextlib.suppress(BlockingIOError):
                    while self._wake_read.recv(4096):
                        pass
            else:
                self._attend(key.data, events)
        self._send_confirms()
        now = self._clock.monotonic()
        for one in list(self._connections.values()):
            if one.parser.pending and now - one.heard_at > UNFINISHED_S:
                self._take_all(one, one.parser.give_up())
            if one.reading and now - one.heard_at > SILENT_S:
                self._drop(one, "silent")
            else:
                self._want(one)

    def _listen(self) -> None:
        """Open the port; a port that cannot be opened is said, and tried again."""
        now = self._clock.monotonic()
        if now < self._listen_at:
            return
        self._listen_at = now + _LISTEN_AGAIN_S
        try:
            self._listener = socket.create_server(self._where)
        except OSError as error:
            why = error.strerror or str(error)
            if why != self._error:
                _log.warning("cannot listen for fire systems", where=self._where, why=why)
            self._error = why
            return
        self._error = ""
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)
        _log.info("listening for fire systems", where=self._where)

    def _accept(self) -> None:
        assert self._listener is not None
        try:
            opened, peer = self._listener.accept()
        except OSError:
            return
        if len(self._connections) >= MAX_CONNECTIONS or self._paused:
            _log.warning("a fire system is turned away", peer=peer[0], most=MAX_CONNECTIONS)
            opened.close()
            return
        opened.setblocking(False)
        one = _Connection(opened, f"{peer[0]}:{peer[1]}", self._clock.monotonic())
        self._connections[opened.fileno()] = one
        self._selector.register(opened, one.wanted, one)

    def _attend(self, one: _Connection, events: int) -> None:
        if events & selectors.EVENT_READ:
            self._read(one)
        if events & selectors.EVENT_WRITE and one.socket.fileno() >= 0:
            self._flush(one)

    def _read(self, one: _Connection) -> None:
        try:
            came = one.socket.recv(MAX_FRAME)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._drop(one, error.strerror or str(error))
            return
        if not came:
            self._drop(one, "closed")
            return
        one.heard_at = self._clock.monotonic()
        self._take_all(one, one.parser.feed(came))

    def _take_all(self, one: _Connection, came: Iterable[Frame | Broken]) -> None:
        for found in came:
            if isinstance(found, Broken):
                self._take_broken(one, found)
            else:
                self._take(one, found)
        self._inbox.wake()
        if one.broken > MAX_BROKEN:
            self._drop(one, "does not speak GB/T 26875.3")

    def _take(self, one: _Connection, frame: Frame) -> None:
        self._frames += 1
        one.broken = 0
        self._meet(one, frame.source)
        if frame.command == Command.SEND:
            ticket = self._next_ticket
            self._next_ticket += 1
            self._tickets[ticket] = (one, frame)
            one.waiting += 1
            self._put(frame.source, encode(frame), ticket, again=self._came_before(one, frame))
        elif frame.command not in (Command.CONFIRM, Command.ANSWER, Command.DENY):
            # Nothing was asked for, so answers are to nothing; any other command is none of theirs.
            self._deny(one, frame)
            self._put(frame.source, encode(frame), 0)

    def _take_broken(self, one: _Connection, broken: Broken) -> None:
        self._broken += 1
        one.broken += 1
        source = broken.frame.source if broken.frame is not None else b"\xff" * 6
        if broken.frame is not None and broken.flaw is Flaw.CHECKSUM:
            self._deny(one, broken.frame)
        self._put(source, broken.raw, 0)

    def _put(self, source: bytes, raw: bytes, ticket: int, *, again: bool = False) -> None:
        self._inbox.put_beside(
            Arrival(
                topic_of(address_text(source)),
                raw,
                len(raw),
                ticket,
                0,
                GENERATION,
                self._clock.now(),
                self._clock.monotonic(),
                again,
            )
        )

    def _came_before(self, one: _Connection, frame: Frame) -> bool:
        """Return whether this frame is a repetition: its sender saw no confirmation yet."""
        now = self._clock.monotonic()
        key = (frame.source, frame.number, frame.data)
        before = one.recent.pop(key, None)
        one.recent[key] = now
        if len(one.recent) > _REPEATS:
            one.recent.popitem(last=False)
        return before is not None and now - before < REPEAT_S

    def _send_confirms(self) -> None:
        while self._confirmed:
            one, frame = self._tickets.pop(self._confirmed.popleft(), (None, None))
            if one is None or frame is None:
                continue  # its connection has ended: the device will send it again
            one.waiting -= 1
            self._confirms += 1
            self._answer(one, frame, Command.CONFIRM)

    def _deny(self, one: _Connection, frame: Frame) -> None:
        self._denials += 1
        self._answer(one, frame, Command.DENY)

    def _answer(self, one: _Connection, frame: Frame, command: Command) -> None:
        one.unsent += encode(answer(frame, command, write_label(self._clock.now())))
        if len(one.unsent) > MAX_UNSENT:
            self._drop(one, "does not read its confirmations")
        else:
            self._flush(one)

    def _flush(self, one: _Connection) -> None:
        try:
            while one.unsent:
                del one.unsent[: one.socket.send(one.unsent)]
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as error:
            self._drop(one, error.strerror or str(error))

    def _want(self, one: _Connection) -> None:
        """Look for what this connection may do now: it is not read while frames wait."""
        one.reading = not (self._paused or self._inbox.full() or one.waiting >= MAX_WAITING)
        wanted = (selectors.EVENT_READ if one.reading else 0) | (
            selectors.EVENT_WRITE if one.unsent else 0
        )
        if not one.reading:
            one.heard_at = self._clock.monotonic()  # it is us who do not listen
        if wanted == one.wanted:
            return
        if not wanted:
            self._selector.unregister(one.socket)
        elif not one.wanted:
            self._selector.register(one.socket, wanted, one)
        else:
            self._selector.modify(one.socket, wanted, one)
        one.wanted = wanted

    # --- who is there

    def _meet(self, one: _Connection, source: bytes) -> None:
        now = self._clock.now()
        known = self._devices.get(source)
        if known is None:
            if len(self._devices) >= MAX_DEVICES:
                del self._devices[next(iter(self._devices))]
            known = self._devices[source] = _Device(one.peer, True, now, now)
            _log.info("fire system", device=address_text(source), peer=one.peer)
        elif not known.connected or known.peer != one.peer:
            known.connected, known.since, known.peer = True, now, one.peer
        known.heard_at = now
        known.frames += 1
        one.sources.add(source)

    def _drop(self, one: _Connection, why: str) -> None:
        number = one.socket.fileno()
        if number < 0:
            return
        self._connections.pop(number, None)
        with contextlib.suppress(KeyError, ValueError):
            self._selector.unregister(one.socket)
        one.socket.close()
        for ticket in [t for t, (of, _) in self._tickets.items() if of is one]:
            del self._tickets[ticket]
        for source in one.sources:
            known = self._devices.get(source)
            if known is not None and known.peer == one.peer:
                known.connected, known.since = False, self._clock.now()
        _log.info("a fire system is gone", peer=one.peer, why=why, devices=_names(one.sources))


def _names(sources: Iterable[bytes]) -> Sequence[str]:
    return sorted(map(address_text, sources))
