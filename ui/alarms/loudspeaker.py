"""The machine's loudspeaker: recorded sounds by level, and whether they can be heard at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from ui.alarms.loudness import Loudness, ask_loudness

if TYPE_CHECKING:
    from ui.console import Console

SOUNDS = Path(__file__).parent.parent.parent / "resources" / "sounds"

LEVELS = (1, 2, 3, 4)
NORMAL, LOUD = 0.8, 1.0
"""The program's own volume; the mixer of the machine stands over it."""

_ASK_EACH_MS = 30_000


class Loudspeaker(QObject):
    """Plays a level's sound. `changed()`: what is known of device or volume has changed.

    `sounded(level)`: a sound was asked for, heard or not.
    """

    changed = Signal()
    sounded = Signal(int)

    def __init__(self, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._console = console
        self._effects: dict[int, Any] = {}
        self._devices: Any = None
        self._broken: set[int] = set()
        self._asking = QTimer(self, interval=_ASK_EACH_MS)
        self._asking.timeout.connect(self._ask)
        self.can_sound: bool | None = None
        """Whether there is a device; None before it was looked for."""
        self.device = ""
        """The device's name."""
        self.loudness = Loudness()

    @property
    def broken(self) -> bool:
        """Whether a sound cannot be played although there is a device."""
        return bool(self._broken)

    @property
    def is_playing(self) -> bool:
        """Whether a sound is being played now."""
        return any(effect.isPlaying() for effect in self._effects.values())

    def prepare(self) -> None:
        """Load the sounds; after the first window, for QtMultimedia takes its time."""
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:
            self.can_sound = False
            self.changed.emit()
            return
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look_for_device)
        self._look_for_device()

    def play(self, level: int, *, loud: bool = False) -> None:
        """Play a level's sound from its beginning."""
        effect = self._effects.get(level)
        if effect is not None:
            effect.setVolume(LOUD if loud else NORMAL)
            effect.play()
        self.sounded.emit(level)

    def stop(self) -> None:
        """Fall silent."""
        for effect in self._effects.values():
            effect.stop()

    def _look_for_device(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self.can_sound = bool(QMediaDevices.audioOutputs())
        default = QMediaDevices.defaultAudioOutput()
        self.device = default.description() if self.can_sound else ""
        if self.can_sound and not self._effects:
            for level in LEVELS:
                effect = QSoundEffect(self)
                effect.statusChanged.connect(self._review)
                effect.setSource(QUrl.fromLocalFile(str(SOUNDS / f"level_{level}.wav")))
                self._effects[level] = effect
        for effect in self._effects.values():
            effect.setAudioDevice(default)  # an effect stays with the device it was made for
        if self.can_sound:
            self._asking.start()
            self._ask()
        else:
            self._asking.stop()
            self.loudness = Loudness()
        self.changed.emit()

    def _review(self) -> None:
        from PySide6.QtMultimedia import QSoundEffect

        broken = {
            level
            for level, effect in self._effects.items()
            if effect.status() == QSoundEffect.Status.Error
        }
        if broken != self._broken:
            self._broken = broken
            self.changed.emit()

    def _ask(self) -> None:
        self._console.pool.run(self, ask_loudness, self._take)

    def _take(self, loudness: Loudness) -> None:
        if loudness != self.loudness:
            self.loudness = loudness
            self.changed.emit()
