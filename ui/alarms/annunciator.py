"""The annunciator: a sound by level while an alarm is unacknowledged, and a spoken line for news.

Three separate things: acknowledging (the board), silencing (ends the present sound; the next new
alarm sounds again), and being unable to sound, which is a fault that is shown, never hidden.
What is said, and when, is `app.domain.crier`; groups are spoken of, not each alarm.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.crier import Crier
from ui.alarms.loudspeaker import Loudspeaker
from ui.alarms.speech import Speech
from ui.alarms.words import spoken, spoken_open, spoken_overdue, spoken_test

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow
    from ui.console import Console

REPEAT_MS = {1: 2_500, 2: 6_000, 3: 20_000, 4: 0}
"""Pause between repetitions by level; 0: sounds once. Half of it while something is overdue."""

_LOOK_MS = 400
_LONGEST_LINE_S = 15.0
"""A voice that says it speaks for longer than this is not waited for."""

_SPEECH_AFTER_MS = 3_000
"""The voice is looked for this long after the sounds: it is not on the way to the first alarm."""

_TEST_LEVEL = 3


class Annunciator(QObject):
    """Sounds for the most severe unacknowledged alarm until it is acknowledged or silenced.

    `changed()`: what `level`, `is_silenced`, `is_loud`, the loudspeaker or the voice say changed.
    """

    changed = Signal()

    def __init__(self, console: Console, speech: Speech | None = None) -> None:
        super().__init__(console)
        self._console = console
        self._board, self._groups = console.alarms, console.groups
        self.loudspeaker = Loudspeaker(console, self)
        self.speech = speech or Speech(console.profile, self)
        self._crier = Crier()
        self._extra = ""
        self._spoke_at = 0.0
        self._level = 0
        self._silenced = False
        self._hushed: dict[str, int] = {}
        self._alert = False
        self._gives_way = False
        self._repeat = QTimer(self, singleShot=True)
        self._repeat.timeout.connect(self._sound)
        self._speaking = QTimer(self, interval=_LOOK_MS)
        self._speaking.timeout.connect(self._speak)
        self._voice = QTimer(self, interval=_SPEECH_AFTER_MS, singleShot=True)
        self._voice.timeout.connect(self.speech.start)
        self._board.raised.connect(self._hear)
        self._board.changed.connect(self._review)
        self._board.loaded.connect(self._begin)
        self._groups.overdue_risen.connect(self._press)
        self.loudspeaker.changed.connect(self.changed)
        self.speech.changed.connect(self.changed)
        self._review([], set())

    @property
    def level(self) -> int:
        """The level that sounds, or would if it were not silenced; 0 for none."""
        return self._level

    @property
    def is_silenced(self) -> bool:
        """Whether a person has ended the present sound."""
        return self._silenced

    @property
    def is_loud(self) -> bool:
        """Whether something is overdue: shorter pauses, full volume."""
        return self._groups.overdue > 0

    @property
    def can_sound(self) -> bool | None:
        """Whether this machine has a sound device; None before it was looked for."""
        return self.loudspeaker.can_sound

    def prepare(self) -> None:
        """Load the sounds, and look for a voice somewhat later."""
        self.loudspeaker.prepare()
        if self.can_sound:
            self._voice.start()
        if self._level and not self._silenced:
            self._sound()

    def silence(self) -> None:
        """End the present sound and what is being said; the next new alarm sounds again.

        In a flood the next group does: an alarm that joins a group which was silenced, and is no
        more severe, is not news for the ear.
        """
        if self._level and not self._silenced:
            self._silenced = True
            self._hushed = {
                member.id: group.foremost.level
                for group in self._groups.groups
                if group.unacknowledged
                for member in group.members
            }
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

    def give_way(self, *, on: bool) -> None:
        """Be still while `on`, without being silenced: something else is to be heard."""
        if on == self._gives_way:
            return
        self._gives_way = on
        if on:
            self._stop()
        else:
            self._sound()

    def test(self) -> None:
        """Sound and speak once, so that a person can check the loudspeaker."""
        self.loudspeaker.play(_TEST_LEVEL)
        if self.can_sound:
            self.speech.start()
        self._extra = spoken_test()
        self._speaking.start()

    def retire(self) -> None:
        """Fall silent for good: another annunciator has taken over."""
        self._stop()
        self._voice.stop()
        self.speech.close()
        self._board.raised.disconnect(self._hear)
        self._board.changed.disconnect(self._review)
        self._board.loaded.disconnect(self._begin)
        self._groups.overdue_risen.disconnect(self._press)
        self.deleteLater()

    # Sound

    def _hear(self, rows: list[AlarmRow]) -> None:
        if self._silenced and self._groups.flood and not any(map(self._is_news, rows)):
            return
        before = (self._silenced, self._level)
        self._silenced = False
        self._hushed.clear()
        if self._board.is_loaded:
            self._crier.hear(row.id for row in rows)
        self._level = self._highest()
        if self._level == 1 and self.speech.is_speaking:
            self.speech.stop()
        same = before == (self._silenced, self._level)
        if not (same and (self.loudspeaker.is_playing or self._is_told(rows))):
            self._sound()
        if not self._speaking.isActive():
            self._speaking.start()
        if not same:
            self.changed.emit()

    def _is_told(self, rows: list[AlarmRow]) -> bool:
        """Return whether, in a flood, these only join groups that sound already."""
        if self._groups.flood is None or not self._repeat.isActive():
            return False
        ids = {row.id for row in rows}
        groups = (self._groups.group_of(one) for one in ids)
        return all(group is not None and group.id not in ids for group in groups)

    def _is_news(self, row: AlarmRow) -> bool:
        group = self._groups.group_of(row.id)
        hushed = (
            [self._hushed[m.id] for m in group.members if m.id in self._hushed] if group else []
        )
        return not hushed or row.level < min(hushed)

    def _begin(self) -> None:
        """Say what is still open at the start, in one line instead of one by one."""
        waiting = [one for one in self._groups.groups if one.unacknowledged]
        if waiting:
            self._extra = spoken_open(self._board.unacknowledged, len(waiting), self._highest())
            self._speaking.start()

    def _press(self, level: int) -> None:
        """Nobody has answered in time: sound again, louder, also when it was silenced."""
        self._silenced = False
        self._hushed.clear()
        self._extra = spoken_overdue(level, self._groups.overdue)
        self._level = self._highest()
        self._sound()
        self._speaking.start()
        self.changed.emit()

    def _review(self, _rows: object, gone: set[str]) -> None:
        self._crier.forget(gone)
        level = self._highest()
        if level != self._level:
            self._level = level
            if not level:
                self._silenced = False
                self._hushed.clear()
                self._stop()
            self.changed.emit()

    def _highest(self) -> int:
        if self._alert:
            return 1
        levels = (level for level, (_, fresh) in self._board.counts().items() if fresh)
        return min(levels, default=0)

    def _sound(self) -> None:
        if not self._level or self._silenced or self._gives_way:
            return
        if self._is_speaking():
            self._repeat.start(_LOOK_MS)
            return
        self.loudspeaker.play(self._level, loud=self.is_loud)
        pause = REPEAT_MS[self._level] // (2 if self.is_loud else 1)
        if pause:
            self._repeat.start(pause)

    # Speech

    def _speak(self) -> None:
        """Say the next line, once sound and voice are at rest."""
        if self._gives_way or (not self._extra and (self._silenced or self._crier.idle)):
            self._speaking.stop()
            return
        if self.loudspeaker.is_playing or self._is_speaking() or self.speech.state == "starting":
            return
        if not self.speech.can_speak:
            self._crier.hush()
            self._extra = ""
            return
        text, self._extra = self._extra or self._next_line(), ""
        if text:
            self._spoke_at = time.monotonic()
            self.speech.say(text)

    def _next_line(self) -> str:
        flood = self._groups.flood
        line = self._crier.next_line(
            self._console.now(), self._groups.group_of, flood=flood is not None
        )
        row = self._board.row(line.group.foremost.id) if line is not None else None
        return spoken(line, row, flood) if line is not None and row is not None else ""

    def _is_speaking(self) -> bool:
        return self.speech.is_speaking and time.monotonic() - self._spoke_at < _LONGEST_LINE_S

    def _stop(self) -> None:
        self._repeat.stop()
        self._speaking.stop()
        self._crier.hush()
        self._extra = ""
        self.loudspeaker.stop()
        self.speech.stop()
