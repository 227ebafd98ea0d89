"""Speech as the window knows it: asks the voice's process, never waits for it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QProcess, QProcessEnvironment, Signal

from app.supervision import own_command

if TYPE_CHECKING:
    from app.profile import Profile

_AGAIN_S = 300
"""A voice that died is looked for again no sooner than this."""


class Speech(QObject):
    """A voice in the interface's language, or the knowledge that there is none.

    `changed()`: `state`, `voice` or `why` say something else. `said(text)`: a line was given to it.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, profile: Profile, parent: QObject, engine: str = "") -> None:
        super().__init__(parent)
        chinese = QLocale().language() == QLocale.Language.Chinese
        self._arguments = ["--language", "zh" if chinese else "en"]
        if engine:
            self._arguments += ["--engine", engine]
        self._profile = profile
        self._process: QProcess | None = None
        self._died_at = 0.0
        self.state = "unknown"
        """unknown (not looked for yet), starting, ready, speaking, error, none, died."""
        self.voice = ""
        self.engine = ""
        self.why = ""

    @property
    def can_speak(self) -> bool:
        """Whether there is a voice that works."""
        return self.state in ("ready", "speaking")

    @property
    def is_speaking(self) -> bool:
        """Whether it is speaking now."""
        return self.state == "speaking"

    def start(self) -> None:
        """Look for a voice; returns at once, `changed` tells what was found."""
        if self._process is not None:
            return
        program, *arguments = own_command(self._profile, "speak", *self._arguments)
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._note_end)
        process.errorOccurred.connect(self._note_end)
        process.setProgram(program)
        process.setArguments(arguments)
        self._process = process
        self._show("starting")
        process.start()

    def say(self, text: str) -> None:
        """Say a line, instead of what is being said; nothing where there is no voice."""
        if self.can_speak:
            self._order(say=text)
            # At once, not when the voice answers: two lines must not follow each other so fast.
            self._show("speaking", self.voice, self.engine)
            self.said.emit(text)
        elif self.state == "died" and time.monotonic() - self._died_at > _AGAIN_S:
            self.start()

    def stop(self) -> None:
        """Fall silent."""
        if self.is_speaking:
            self._order(stop=True)

    def close(self) -> None:
        """End the voice's process."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._note_end)
            process.errorOccurred.disconnect(self._note_end)
            process.closeWriteChannel()
            process.kill()
            process.waitForFinished(1000)
            self._show("unknown")

    def _order(self, **what: object) -> None:
        if self._process is not None:
            self._process.write((json.dumps(what) + "\n").encode())

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            try:
                told = json.loads(bytes(process.readLine().data()).decode())
            except ValueError:
                continue  # a library's own words
            if isinstance(told, dict) and "state" in told:
                self._show(
                    told["state"],
                    told.get("voice", ""),
                    told.get("engine", ""),
                    told.get("why", ""),
                )

    def _note_end(self, *_: object) -> None:
        self._read()
        self._process = None
        if self.state != "none":
            self._died_at = time.monotonic()
            self._show("died", why=self.why)

    def _show(self, state: str, voice: str = "", engine: str = "", why: str = "") -> None:
        before = (self.state, self.voice, self.engine, self.why)
        self.state, self.voice, self.engine, self.why = state, voice, engine, why
        if before != (state, voice, engine, why):
            self.changed.emit()
