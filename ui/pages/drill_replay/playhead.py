"""Where the replay stands, and how it goes on: played, stepped through, dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.domain.drill.replay import Cursor

if TYPE_CHECKING:
    from app.domain.drill.replay import Replay, Scene
    from app.domain.drill.scenario import Span

SPEEDS = (1, 2, 5, 10, 30, 60)
_TICK_MS = 100


class Playhead(QObject):
    """See the module's text. `moved()`: `cursor` and `scene` are others. `state_changed()`: it is
    played, or no more, or at another speed.
    """

    moved = Signal()
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._replay: Replay | None = None
        self.cursor = Cursor()
        self.scene: Scene | None = None
        self.speed = 10
        self._rest = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(lambda: self.advance(self._clock.restart()))

    @property
    def replay(self) -> Replay | None:
        """What is replayed; None before it was read."""
        return self._replay

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    def load(self, replay: Replay) -> None:
        """Replay this, from where the last one stood."""
        self._replay = replay
        self.go(self.cursor.at)

    def toggle(self) -> None:
        """Play, or pause; at the end it plays from the beginning."""
        replay = self._replay
        if self.is_playing:
            self.pause()
        elif replay is not None and replay.end > 0:
            if self.cursor.at >= replay.end:
                self.go(0)
            self._rest = 0.0
            self._clock.start()
            self._timer.start()
            self.state_changed.emit()

    def pause(self) -> None:
        """Stand."""
        if self.is_playing:
            self._timer.stop()
            self.state_changed.emit()

    def set_speed(self, speed: int) -> None:
        """Play so many times as fast as it was."""
        self.speed = speed
        self.state_changed.emit()

    def advance(self, milliseconds: int) -> None:
        """Let so much of the machine's time pass."""
        if self._replay is None:
            return
        self._rest += milliseconds * self.speed
        whole = int(self._rest)
        self._rest -= whole
        self._move(Cursor(min(self.cursor.at + whole, self._replay.end)))
        if self.cursor.at >= self._replay.end:
            self.pause()

    def go(self, at: Span) -> None:
        """Go to a place on the course; the ends stop."""
        if self._replay is not None:
            self._move(Cursor(min(max(0, at), self._replay.end)))

    def go_to_happening(self, number: int) -> None:
        """Go to where this happening is the last that has happened."""
        if self._replay is not None and 0 <= number < len(self._replay.happenings):
            self._move(self._replay.cursor_of(self._replay.happenings[number]))

    def step(self, by: int) -> None:
        """Go to the next happening (1) or the one before (-1), and stand there."""
        if self._replay is not None:
            self.pause()
            self._move(self._replay.step(self.cursor, by))

    def go_home(self) -> None:
        """Go to the beginning."""
        self.go(0)

    def go_to_end(self) -> None:
        """Go to the end."""
        if self._replay is not None:
            self.pause()
            self.go(self._replay.end)

    def _move(self, cursor: Cursor) -> None:
        assert self._replay is not None
        self.cursor = cursor
        self.scene = self._replay.scene(cursor)
        self.moved.emit()
