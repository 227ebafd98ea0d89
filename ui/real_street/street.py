"""What a drill's console knows of the real street: looked at each second, off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import SystemClock
from app.domain.drill.interruption import (
    Interruption,
    after_look,
    gone_to_street,
    news,
    pauses,
    silenced,
)
from app.drill.pausing import pause_for_real_alarm
from app.drill.presence import windows_open
from app.drill.street_view import Look, Sighting, StreetView, street_of
from ui.real_street.calling import Answer, StreetCall

if TYPE_CHECKING:
    from app.domain.drill.interruption import RealAlarm
    from app.profile import Profile
    from ui.console import Console

_LOOK_MS = 1_000
_HUNG_MS = 5_000
"""A look that has not come back for so long has seen nothing."""


class RealStreet(QObject):
    """The real street beside a drill; one for a console, see `of`.

    `changed()`: `look`, `interruption` or `pause` say something else. `broke_in(alarms)`: these
    `RealAlarm`s are new, or more urgent than they were. `answered(Answer)`: what came of `go`.
    """

    changed = Signal()
    broke_in = Signal(object)
    answered = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._console = console
        self._view = StreetView(console.profile, SystemClock().now)
        self._looking = False
        self.look: Look | None = None
        """What was seen last; None before the first look."""
        self.interruption = Interruption()
        self.pause: bool | None = None
        """Whether the drill was paused for what interrupts: False when that failed, None: it was
        not running, or needs no pause.
        """
        self.windows: tuple[str, ...] = ()
        """Which windows of the drill are open, see `app.drill.presence.windows_open`."""
        self._call = StreetCall(console.pool, self)
        self._call.answered.connect(self._note_answer)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.read)
        self._hung = QTimer(self, interval=_HUNG_MS, singleShot=True)
        self._hung.timeout.connect(self._lose_sight)
        self._timer.start()
        self.read()

    @classmethod
    def of(cls, console: Console) -> RealStreet:
        """Return the console's, made at the first asking; the console is a drill's."""
        found = console.findChild(cls)
        return found if isinstance(found, cls) else cls(console)

    def read(self) -> None:
        """Look, unless the last look is still under way."""
        if not self._looking:
            self._looking = True
            self._hung.start()
            view, drill = self._view, self._console.profile
            self._console.pool.run(
                self, lambda: (_windows(drill), view.look()), self._take_both, self._fail
            )

    def go(self) -> None:
        """Bring the real street's console to the front, or open it; tells `answered`."""
        street = street_of(self._console.profile)
        if street is None:
            self.answered.emit(Answer.NO_STREET)
        else:
            self._call.call(street)

    def silence(self) -> None:
        """End the present sound; the banner stays."""
        self._show(silenced(self.interruption))

    def _take_both(self, found: tuple[tuple[str, ...], Look]) -> None:
        self.windows, look = found
        self._take(look)

    def _take(self, look: Look) -> None:
        self._looking = False
        self._hung.stop()
        same = look == self.look
        self.look = look
        if look.counts is None:
            # What interrupted goes on: that it cannot be seen does not mean that it is over.
            self.changed.emit()
            return
        before = self.interruption
        after = after_look(before, look.alarms)
        fresh = news(before, after)
        if pauses(before, after):
            self._stand_still(fresh[0])
        if not after.alarms:
            self.pause = None
        self._show(after, same=same)
        if fresh:
            self.broke_in.emit(fresh)

    def _fail(self, error: Exception) -> None:
        self._take(Look(Sighting.UNREADABLE, detail=str(error)))

    def _lose_sight(self) -> None:
        self.look = Look(Sighting.UNREADABLE)
        self.changed.emit()

    def _stand_still(self, alarm: RealAlarm) -> None:
        profile, at, one = self._console.profile, SystemClock().now(), alarm.id
        self._console.pool.run(
            self, lambda: pause_for_real_alarm(profile, one, at), self._note_pause, self._no_pause
        )

    def _note_pause(self, was_running: bool) -> None:
        self.pause = True if was_running else self.pause
        self.changed.emit()

    def _no_pause(self, _error: Exception) -> None:
        self.pause = False
        self.changed.emit()

    def _note_answer(self, answer: Answer) -> None:
        if answer in (Answer.RAISED, Answer.OPENED):
            self._show(gone_to_street(self.interruption))
        self.answered.emit(answer)

    def _show(self, interruption: Interruption, *, same: bool = False) -> None:
        if interruption != self.interruption or not same:
            self.interruption = interruption
            self.changed.emit()


def _windows(drill: Profile) -> tuple[str, ...]:
    """Return which windows of a drill are open; none where that cannot be known."""
    try:
        return windows_open(drill)
    except OSError:
        return ()
