"""The annunciator: a sound while an alarm is unacknowledged, by its level.

Three separate things: acknowledging (the board), silencing (ends the present sound; the next new
alarm sounds again), and having no sound at all, which is a fault that is shown, never hidden.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from ui.alarms.board import is_unacknowledged

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow
    from ui.alarms.board import AlarmBoard

SOUNDS = Path(__file__).parent.parent.parent / "resources" / "sounds"

REPEAT_MS = {1: 2_500, 2: 6_000, 3: 20_000, 4: 0}
"""Pause between repetitions by level; 0: sounds once."""


class Annunciator(QObject):
    """Sounds for the most severe unacknowledged alarm until it is acknowledged or silenced.

    `changed()`: what `level`, `is_silenced` or `can_sound` say has changed.
    """

    changed = Signal()

    def __init__(self, board: AlarmBoard) -> None:
        super().__init__(board)
        self._board = board
        self._level = 0
        self._silenced = False
        self._alert = False
        self._effects: dict[int, QObject] = {}
        self._can_sound: bool | None = None
        self._repeat = QTimer(self, singleShot=True)
        self._repeat.timeout.connect(self._sound)
        board.raised.connect(self._hear)
        board.changed.connect(self._review)

    @property
    def level(self) -> int:
        """The level that sounds, or would if it were not silenced; 0 for none."""
        return self._level

    @property
    def is_silenced(self) -> bool:
        """Whether a person has ended the present sound."""
        return self._silenced

    @property
    def can_sound(self) -> bool | None:
        """Whether this machine has a sound device; None before it was looked for."""
        return self._can_sound

    def prepare(self) -> None:
        """Load the sounds; after the first window, for QtMultimedia takes its time."""
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:
            self._can_sound = False
            self.changed.emit()
            return
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look_for_device)
        self._look_for_device()
        if self._level and not self._silenced:
            self._sound()

    def silence(self) -> None:
        """End the present sound; the next new alarm sounds again."""
        if self._level and not self._silenced:
            self._silenced = True
            self._stop()
            self.changed.emit()

    def alert(self, *, on: bool) -> None:
        """Sound level I while `on`: nobody can know what happens in the street."""
        if on == self._alert:
            return
        self._alert = on
        if on:
            self._silenced = False
        self._review([], set())
        if on:
            self._sound()
        self.changed.emit()

    def test(self) -> None:
        """Sound the lowest level once, so that a person can check the loudspeaker."""
        self._play(3)

    def retire(self) -> None:
        """Fall silent for good: another annunciator has taken over."""
        self._stop()
        self._board.raised.disconnect(self._hear)
        self._board.changed.disconnect(self._review)
        self.deleteLater()

    def _look_for_device(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._can_sound = bool(QMediaDevices.audioOutputs())
        if self._can_sound and not self._effects:
            for level in REPEAT_MS:
                effect = QSoundEffect(self)
                effect.setSource(QUrl.fromLocalFile(str(SOUNDS / f"level_{level}.wav")))
                self._effects[level] = effect
        self.changed.emit()

    def _hear(self, rows: list[AlarmRow]) -> None:
        self._silenced = False
        self._level = min(row.level for row in rows)
        self._review([], set())
        self._sound()
        self.changed.emit()

    def _review(self, _rows: object, _gone: object) -> None:
        level = min((row.level for row in self._board.rows if is_unacknowledged(row)), default=0)
        level = 1 if self._alert else level
        if level != self._level:
            self._level = level
            if not level:
                self._silenced = False
                self._stop()
            self.changed.emit()

    def _sound(self) -> None:
        if not self._level or self._silenced:
            return
        self._play(self._level)
        pause = REPEAT_MS[self._level]
        if pause:
            self._repeat.start(pause)

    def _play(self, level: int) -> None:
        effect = self._effects.get(level)
        if effect is not None:
            effect.play()  # type: ignore[attr-defined]

    def _stop(self) -> None:
        self._repeat.stop()
        for effect in self._effects.values():
            effect.stop()  # type: ignore[attr-defined]
