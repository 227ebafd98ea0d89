"""From a drill to the real street's console: one word, "raise yourself", and nothing else.

Each console listens on a local socket of its own, named after its profile; whoever connects can
make it come to the front and can do nothing more. When nobody listens, the console is started.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from app.profile import Profile
    from ui.work import Pool

_RAISE, _DONE = b"raise\n", b"raised\n"
_PATIENCE_MS = 1_500
"""A console that does not answer within this hangs, or is none."""

_ALREADY_OPEN = 3
_STARTED_S = 6.0
"""A console that still runs so long after it was started has opened."""


class Answer(StrEnum):
    """What came of calling the real street."""

    RAISED = "raised"
    """Its console has come to the front."""
    OPENING = "opening"
    """No console answers; one is being started."""
    OPENED = "opened"
    HUNG = "hung"
    """There is a console, and it does not answer."""
    FAILED = "failed"
    """None could be started."""
    NO_STREET = "no_street"


def socket_name(profile: Profile) -> str:
    """Return the name of the local socket at which a profile's console listens."""
    digest = hashlib.sha256(os.fsencode(profile.folder.resolve())).hexdigest()
    return f"shouwang-{digest[:24]}"


def bring_to_front(window: QWidget) -> None:
    """Show a window before all others; where the system forbids that, it asks for attention."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


class Listener(QObject):
    """Listens for its profile's console. `called()`: somebody wants it in front."""

    called = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = socket_name(profile)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        # What a console that was killed left; a second one of a profile does not come so far.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    @property
    def listens(self) -> bool:
        """Whether it can be called."""
        return self._server.isListening()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            caller.disconnected.connect(caller.deleteLater)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > len(_RAISE):
                caller.abort()
            return
        if bytes(caller.readLine().data()) == _RAISE:
            self.called.emit()
            caller.write(_DONE)
            caller.flush()
        caller.disconnectFromServer()


class StreetCall(QObject):
    """Calls a street's console. `answered(Answer)`: what came of it."""

    answered = Signal(object)

    def __init__(self, pool: Pool, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = pool
        self._street: Profile | None = None
        self._is_asking = False
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(lambda: self._socket.write(_RAISE))
        self._socket.readyRead.connect(self._hear)
        self._socket.errorOccurred.connect(self._lose)
        self._wait = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._wait.timeout.connect(self._lose)

    def call(self, street: Profile) -> None:
        """Ask the street's console to come to the front, or start it; returns at once."""
        if self._street is not None:
            return
        self._street = street
        self._is_asking = True
        self._wait.start()
        self._socket.connectToServer(socket_name(street))

    def _hear(self) -> None:
        if self._is_asking and bytes(self._socket.readAll().data()) == _DONE:
            self._end(Answer.RAISED)

    def _lose(self, *_: Any) -> None:
        street = self._street
        if street is None or not self._is_asking:
            return
        self._hang_up()
        self.answered.emit(Answer.OPENING)
        self._pool.run(self, lambda: _start(street), self._end, lambda _: self._end(Answer.FAILED))

    def _end(self, answer: Answer) -> None:
        self._street = None
        self._hang_up()
        self.answered.emit(answer)

    def _hang_up(self) -> None:
        self._is_asking = False
        self._wait.stop()
        self._socket.abort()


def _start(street: Profile) -> Answer:
    """Start the street's console as a process that outlives us. Raises OSError."""
    from app.supervision import own_command

    options: dict[str, Any] = (
        {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        if os.name == "nt"
        else {"start_new_session": True}
    )
    process = subprocess.Popen(
        own_command(street),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,
    )
    try:
        code = process.wait(_STARTED_S)
    except subprocess.TimeoutExpired:
        return Answer.OPENED
    return Answer.HUNG if code == _ALREADY_OPEN else Answer.FAILED
