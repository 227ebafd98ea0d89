"""A paho client whose socket is buffered both ways.

paho reads a packet by three system calls and writes each acknowledgement by one; at thousands of
messages a second they cost more than everything else. Here 64 KiB are read at once, and what paho
writes is sent together when the loop says so (`flush`).
"""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING, Any

from paho.mqtt.client import Client

if TYPE_CHECKING:
    from paho.mqtt.client import SocketLike

_CHUNK = 64 * 1024
_CLOSING_S = 1.0


class BufferedSocket:
    """A connected TCP or TLS socket with a buffer for reading and one for writing."""

    def __init__(self, connected: Any) -> None:
        self._socket = connected
        self._received = b""
        self._at = 0
        self._unsent = bytearray()

    def recv(self, size: int) -> bytes:
        """Return up to `size` bytes, from the buffer when it holds any. Raises BlockingIOError."""
        at = self._at
        end = at + size
        if end <= len(self._received):
            self._at = end
            return self._received[at:end]
        if at < len(self._received):
            self._at = len(self._received)
            return self._received[at:]
        chunk: bytes = self._socket.recv(max(size, _CHUNK))
        if len(chunk) <= size:
            return chunk
        self._received = chunk
        self._at = size
        return chunk[:size]

    def send(self, data: bytes | bytearray) -> int:
        """Take `data` for the next `flush`; all of it, always."""
        self._unsent += data
        return len(data)

    def flush(self) -> None:
        """Send what was taken, as far as the system accepts it now. Raises OSError."""
        while self._unsent:
            try:
                sent = self._socket.send(self._unsent)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                if type(error).__name__ in ("SSLWantReadError", "SSLWantWriteError"):
                    return
                raise
            del self._unsent[:sent]

    @property
    def unsent(self) -> int:
        """How many bytes wait to be sent."""
        return len(self._unsent)

    def pending(self) -> int:
        """Return how many received bytes can be read without asking the system."""
        waiting = len(self._received) - self._at
        if not waiting and hasattr(self._socket, "pending"):
            waiting = self._socket.pending()
        return waiting

    def close(self) -> None:
        """Send what is left, if that is quick, and close."""
        with contextlib.suppress(OSError, ValueError):
            if self._unsent:
                self._socket.settimeout(_CLOSING_S)
                self._socket.sendall(self._unsent)
        self._socket.close()

    def fileno(self) -> int:
        """Return the file descriptor, for selectors."""
        number: int = self._socket.fileno()
        return number

    def setblocking(self, flag: bool) -> None:
        """Set blocking mode of the socket beneath."""
        self._socket.setblocking(flag)


class BufferedClient(Client):
    """A paho client with a `BufferedSocket`; for a loop of one's own, not for `loop_start`."""

    def buffered(self) -> BufferedSocket | None:
        """Return the open connection's socket, None when there is none."""
        opened = self.socket()
        return opened if isinstance(opened, BufferedSocket) else None

    def _create_socket(self) -> SocketLike:
        connected = super()._create_socket()
        if isinstance(connected, socket.socket):  # an SSLSocket is one too
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return BufferedSocket(connected)
