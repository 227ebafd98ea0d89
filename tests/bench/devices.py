"""Many devices at one socket, at next to no cost: what stands for the street outside must not take
the processor away from the programs that are measured.

A client library needs 0.1 ms of processor time a message; here a message is a few joined bytes
(MQTT 3.1.1, sections 3.1 to 3.4), and what the broker confirms is counted in bulk.
"""

from __future__ import annotations

import socket
import time

_CONNECT, _PUBLISH_QOS1, _DISCONNECT = b"\x10", b"\x32", b"\xe0\x00"
_PUBACK_BYTES = 4


class Devices:
    """A connection that publishes at QoS 1 and counts the confirmations."""

    def __init__(self, port: int, client_id: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        keep_alive_s, clean_session = 600, 2
        body = _text("MQTT") + bytes([4, clean_session]) + keep_alive_s.to_bytes(2, "big")
        self._socket.sendall(_packet(_CONNECT, body + _text(client_id)))
        answer = self._socket.recv(4)
        if len(answer) < 4 or answer[3] != 0:
            raise ConnectionError(f"the broker refused: {answer!r}")
        self._unsent = bytearray()
        self._acked_bytes = 0
        self.sent = 0

    @property
    def confirmed(self) -> int:
        """How many messages the broker has confirmed."""
        return self._acked_bytes // _PUBACK_BYTES

    def publish(self, topic: bytes, payload: bytes) -> None:
        """Take a message for the next `flush`."""
        self.sent += 1
        identifier = (self.sent % 65_535 + 1).to_bytes(2, "big")
        length = len(topic).to_bytes(2, "big")
        self._unsent += _packet(_PUBLISH_QOS1, length + topic + identifier + payload)

    def flush(self) -> None:
        """Send what was taken, and read what the broker has confirmed by now."""
        self._socket.settimeout(30)
        if self._unsent:
            self._socket.sendall(self._unsent)
            self._unsent.clear()
        self._socket.settimeout(0)
        try:
            while chunk := self._socket.recv(65_536):
                self._acked_bytes += len(chunk)
        except BlockingIOError:
            return
        raise ConnectionError("the broker closed the connection")

    def finish(self, within_s: float = 60) -> None:
        """Wait until all is confirmed, and disconnect. Raises TimeoutError."""
        end = time.monotonic() + within_s
        self.flush()
        while self.confirmed < self.sent:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.sent - self.confirmed} messages are not confirmed")
            time.sleep(0.02)
            self.flush()
        self._socket.settimeout(5)
        self._socket.sendall(_DISCONNECT)
        self._socket.close()


def _text(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(2, "big") + data


def _packet(kind: bytes, body: bytes) -> bytes:
    length = len(body)
    digits = bytearray()
    while True:
        length, digit = divmod(length, 128)
        digits.append(digit | (128 if length else 0))
        if not length:
            return kind + bytes(digits) + body
