"""The real street is heard in a drill: louder and denser than the drill's own alarms, and in words.

While it sounds the drill's annunciator is still, so that nobody takes the one for the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.alarms.loudspeaker import Loudspeaker
from ui.alarms.speech import Speech
from ui.alarms.words import spoken_real

if TYPE_CHECKING:
    from ui.console import Console
    from ui.real_street.street import RealStreet

REPEAT_MS = {1: 1_200, 2: 2_500}
"""Pause between repetitions by level: about twice as dense as in the street itself."""

_SAY_EVERY = 6
"""The words come with the first sound and then with every so many."""

_LOOK_MS = 400


class RealAlarmSound(QObject):
    """Sounds while the real street interrupts; at the console's own loudspeaker and voice.

    A console without an annunciator gets a loudspeaker and a voice here. While one of the windows
    `gives_way_to` is open, on the same machine, it is heard from there and not twice.
    """

    def __init__(
        self, console: Console, street: RealStreet, gives_way_to: tuple[str, ...] = ()
    ) -> None:
        super().__init__(street)
        self._gives_way_to = gives_way_to
        self._console = console
        self._street = street
        self._loudspeaker: Loudspeaker | None = None
        self._speech: Speech | None = None
        self._rounds = 0
        self._words = ""
        self._is_on = False
        self._repeat = QTimer(self, singleShot=True)
        self._repeat.timeout.connect(self._sound)
        street.changed.connect(self._review)
        street.broke_in.connect(self._begin)

    @property
    def loudspeaker(self) -> Loudspeaker:
        """Where it sounds."""
        if self._console.annunciator is not None:
            return self._console.annunciator.loudspeaker
        if self._loudspeaker is None:
            self._loudspeaker = Loudspeaker(self._console, self)
            self._loudspeaker.prepare()
        return self._loudspeaker

    @property
    def speech(self) -> Speech:
        """Who speaks, if there is a voice."""
        if self._console.annunciator is not None:
            return self._console.annunciator.speech
        if self._speech is None:
            self._speech = Speech(self._console.profile, self)
            self._speech.start()
        return self._speech

    @property
    def is_elsewhere(self) -> bool:
        """Whether another window of the drill sounds."""
        return any(one in self._street.windows for one in self._gives_way_to)

    def close(self) -> None:
        """End what was begun here for it: sound, and the process that speaks."""
        self._repeat.stop()
        if self._loudspeaker is not None:
            self._loudspeaker.stop()
        if self._speech is not None:
            self._speech.close()
            self._speech = None

    def _begin(self, _fresh: object) -> None:
        """What is new is heard at once, and said."""
        self._rounds = 0
        if not self.is_elsewhere:
            self.speech.stop()
            self._sound()

    def _review(self) -> None:
        sounds = self._street.interruption.sounds > 0 and not self.is_elsewhere
        if sounds == self._is_on:
            return
        self._is_on = sounds
        if sounds and not self._repeat.isActive():
            self._repeat.start(_LOOK_MS)  # the window that sounded was closed
        if not sounds:
            self._words = ""
            self._repeat.stop()
            self.loudspeaker.stop()
            self.speech.stop()
        if self._console.annunciator is not None:
            self._console.annunciator.give_way(on=sounds)

    def _sound(self) -> None:
        interruption = self._street.interruption
        level = interruption.sounds
        if not level or interruption.foremost is None or self.is_elsewhere:
            return
        if self._console.annunciator is not None:
            self._console.annunciator.give_way(on=True)  # it may be another one than at first
        if self.speech.is_speaking or (self._words and self.loudspeaker.is_playing):
            self._repeat.start(_LOOK_MS)
            return
        if self._words:
            words, self._words = self._words, ""
            if self.speech.can_speak:
                self.speech.say(words)
                self._repeat.start(_LOOK_MS)
                return
        if self._rounds % _SAY_EVERY == 0:
            self._words = spoken_real(interruption.foremost)
        self._rounds += 1
        self.loudspeaker.play(level, loud=True)
        self._repeat.start(_LOOK_MS if self._words else REPEAT_MS[level])
