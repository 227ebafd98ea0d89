"""The link to the watch: its notices become signals, its silence becomes known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QAbstractSocket, QTcpSocket

from app.notices import Changed, Notice, Resync, Status, decode, read_address

if TYPE_CHECKING:
    from pathlib import Path

_RETRY_MS = 400
SILENT_MS = 3_000
"""After so long without a status the watch counts as silent: nothing on screen is current."""


class WatchLink(QObject):
    """Connects to the watch of a profile, and again when it is lost.

    `status_received(Status)`; `lost()`: the watch was there and is not any more, or has been silent
    for SILENT_MS; `changed(Changed)`; `resync_needed()`: notices may have been missed, which is so
    at every new connection too.
    """

    status_received = Signal(object)
    lost = Signal()
    changed = Signal(object)
    resync_needed = Signal()

    def __init__(self, run: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._buffer = b""
        self._socket = QTcpSocket(self)
        self._socket.connected.connect(self._greet)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._drop)
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self._connect)
        self._silence = QTimer(self, interval=SILENT_MS, singleShot=True)
        self._silence.timeout.connect(self._give_up)
        self._token = ""

    def start(self) -> None:
        """Begin to connect."""
        self._retry.start()
        self._connect()

    def stop(self) -> None:
        """Disconnect and stay so."""
        self._retry.stop()
        self._silence.stop()
        self._socket.abort()

    def _connect(self) -> None:
        if self._socket.state() != QAbstractSocket.SocketState.UnconnectedState:
            return
        # One small file in the profile: read at most every 400 ms, and only while disconnected.
        address = read_address(self._run)
        if address is not None:
            self._token = address.token
            self._socket.connectToHost("127.0.0.1", address.port)

    def _greet(self) -> None:
        self._buffer = b""
        self._socket.write(self._token.encode() + b"\n")
        self._silence.start()
        self.resync_needed.emit()

    def _read(self) -> None:
        self._buffer += bytes(self._socket.readAll().data())
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            try:
                notice = decode(line)
            except msgspec.DecodeError:
                # Not our watch, or not our version: what it says cannot be trusted.
                self._give_up()
                return
            self._tell(notice)

    def _tell(self, notice: Notice) -> None:
        if isinstance(notice, Status):
            self._silence.start()
            self.status_received.emit(notice)
        elif isinstance(notice, Changed):
            self.changed.emit(notice)
        elif isinstance(notice, Resync):
            self.resync_needed.emit()

    def _give_up(self) -> None:
        self._socket.abort()
        self._drop()

    def _drop(self) -> None:
        self._silence.stop()
        self.lost.emit()
