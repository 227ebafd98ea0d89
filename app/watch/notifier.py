"""Tells consoles what changed: the server side of `app.notices`.

One thread serves all clients with sockets that never block. A client that reads too slowly loses
its backlog and gets one `Resync`; the watch never waits for it.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
import selectors
import socket
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
import structlog

from app.notices import Address, Resync, address_file, encode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.notices import Notice, Status

_log = structlog.get_logger(__name__)

BACKLOG = 256 * 1024
"""Unsent bytes a client may have before it loses them."""
MAX_CLIENTS = 32
_STATUS_S = 1.0
_LONGEST_TOKEN = 200


@dataclass(eq=False)
class _Client:
    """A console. `known`: it has shown the token."""

    connection: socket.socket
    known: bool = False
    asked: bytearray = field(default_factory=bytearray)
    unsent: bytearray = field(default_factory=bytearray)
    lost: bool = False


class Notifier:
    """The server. `status` is asked on its thread, once a second and whenever `nudge` is called."""

    def __init__(self, run: Path, status: Callable[[], Status]) -> None:
        self._run = run
        self._status = status
        self._token = secrets.token_urlsafe(24)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self._wake_read, self._wake_write = socket.socketpair()
        self._wake_read.setblocking(False)
        self._wake_write.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._wake_read, selectors.EVENT_READ)
        self._clients: dict[int, _Client] = {}
        self._notices: deque[Notice] = deque()
        self._nudged = False
        self._closing = False
        self._thread = threading.Thread(target=self._serve, name="notifier", daemon=True)

    @property
    def port(self) -> int:
        """The port on loopback."""
        number: int = self._listener.getsockname()[1]
        return number

    def start(self) -> None:
        """Listen, and leave the address for the consoles of this profile."""
        self._thread.start()
        _write_privately(
            address_file(self._run),
            msgspec.json.encode(Address(self.port, self._token, os.getpid())),
        )

    def tell(self, notice: Notice) -> None:
        """Send a notice to all clients; from any thread, never blocks."""
        if self._clients:
            self._notices.append(notice)
            self._wake()

    def nudge(self) -> None:
        """Send the status now, from any thread."""
        self._nudged = True
        self._wake()

    def close(self) -> None:
        """Say nothing more and take the address away."""
        self._closing = True
        self._wake()
        if self._thread.is_alive():
            self._thread.join(2.0)
        with contextlib.suppress(FileNotFoundError):
            address_file(self._run).unlink()

    def _wake(self) -> None:
        with contextlib.suppress(BlockingIOError, OSError):
            self._wake_write.send(b"\0")

    # --- the thread

    def _serve(self) -> None:
        ticks = _Ticks(_STATUS_S)
        while not self._closing:
            for key, events in self._selector.select(ticks.left()):
                if key.fileobj is self._listener:
                    self._accept()
                elif key.fileobj is self._wake_read:
                    with contextlib.suppress(BlockingIOError):
                        while self._wake_read.recv(4096):
                            pass
                else:
                    self._attend(key.data, events)
            while self._notices:
                line = encode(self._notices.popleft())
                for client in list(self._clients.values()):
                    self._send(client, line)
            if ticks.over() or self._nudged:
                self._nudged = False
                ticks.restart()
                if self._clients:
                    line = encode(self._status())
                    for client in list(self._clients.values()):
                        self._send(client, line)
        for client in list(self._clients.values()):
            self._drop(client)
        self._selector.close()
        for opened in (self._listener, self._wake_read, self._wake_write):
            opened.close()

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        if len(self._clients) >= MAX_CLIENTS:
            connection.close()
            return
        connection.setblocking(False)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BACKLOG)
        client = _Client(connection)
        self._clients[connection.fileno()] = client
        self._selector.register(connection, selectors.EVENT_READ, client)

    def _attend(self, client: _Client, events: int) -> None:
        if events & selectors.EVENT_READ:
            try:
                said = client.connection.recv(4096)
            except BlockingIOError:
                said = None
            except OSError:
                said = b""
            if said == b"":
                self._drop(client)
                return
            if said and not client.known:
                client.asked += said
                self._check(client)
        if events & selectors.EVENT_WRITE and client.connection.fileno() >= 0:
            self._flush(client)

    def _check(self, client: _Client) -> None:
        """Compare the first line with the token; greet with the status, or hang up."""
        line, newline, _ = client.asked.partition(b"\n")
        if not newline:
            if len(client.asked) > _LONGEST_TOKEN:
                self._drop(client)
            return
        if not hmac.compare_digest(bytes(line).strip(), self._token.encode()):
            _log.warning("a client of the watch has a wrong token")
            self._drop(client)
            return
        client.known = True
        self._send(client, encode(self._status()))

    def _send(self, client: _Client, line: bytes) -> None:
        if not client.known:
            return
        if len(client.unsent) + len(line) > BACKLOG:
            client.lost = True
            return
        client.unsent += line
        self._flush(client)

    def _flush(self, client: _Client) -> None:
        try:
            while client.unsent:
                sent = client.connection.send(client.unsent)
                del client.unsent[:sent]
                if not client.unsent and client.lost:
                    client.lost = False
                    client.unsent += encode(Resync())
        except BlockingIOError:
            pass
        except OSError:
            self._drop(client)
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.unsent else 0)
        self._selector.modify(client.connection, wanted, client)

    def _drop(self, client: _Client) -> None:
        number = client.connection.fileno()
        if number >= 0:
            self._clients.pop(number, None)
            with contextlib.suppress(KeyError, ValueError):
                self._selector.unregister(client.connection)
            client.connection.close()


class _Ticks:
    """Measures a period by the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.restart()

    def restart(self) -> None:
        self._end = time.monotonic() + self._seconds

    def left(self) -> float:
        return max(0.0, self._end - time.monotonic())

    def over(self) -> bool:
        return time.monotonic() >= self._end


def _write_privately(file: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    part = file.with_suffix(".part")
    with contextlib.suppress(FileNotFoundError):
        part.unlink()
    with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as opened:  # noqa: PTH123
        opened.write(content)
    part.replace(file)
