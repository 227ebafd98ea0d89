"""The window's link to the drill's journal: looks four times a second, and writes orders.

One thread does both, so that orders reach the journal in the order in which they were given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.drill.onlooker import NotWritten, Onlooker
from app.drill.running import Part, Processes
from ui.work import Pool

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.directing import Order
    from app.drill.onlooker import Sight
    from app.drill.running import Death
    from app.drill.under_way import Drill

_LOOK_MS = 250
_TROUBLED_MS = 2_000
"""After a failure it looks less often: each failure is a line in the log."""


class Link(QObject):
    """See the module's text. `now`: the machine's time in milliseconds.

    `seen(sight)`: the drill is otherwise than before. `troubled(error)`: the journal cannot be
    read; None: it can again. `refused(error)`: an order was not written, or no player begun.
    `pending_changed(count)`: orders that are on their way. `died(death)`: a player that this window
    has begun ended in failure.
    """

    seen = Signal(object)
    troubled = Signal(object)
    refused = Signal(object)
    pending_changed = Signal(int)
    died = Signal(object)

    def __init__(self, drill: Drill, now: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drill = drill
        self.now = now
        self.sight: Sight | None = None
        self._pool = Pool(self, threads=1)
        self._onlooker = Onlooker(drill, now)
        self._processes = Processes()
        self._pending = 0
        self._is_looking = False
        self._trouble: Exception | None = None
        self._death: Death | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._pool.busy

    @property
    def pending(self) -> int:
        """How many orders are on their way."""
        return self._pending

    def time(self) -> int:
        """Return the drill time now: it goes on between two looks."""
        sight = self.sight
        if sight is None:
            return 0
        stands = sight.standing
        return sight.play.clock.drill_time(self.now()) if stands.is_played else stands.time

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more, and let what is under way end."""
        self._timer.stop()
        self._pool.wait()

    def look(self) -> None:
        """Look now, unless that is under way."""
        if self._is_looking:
            return
        self._is_looking = True
        onlooker, processes, name = self._onlooker, self._processes, self.drill.profile.folder.name

        def work() -> tuple[Sight | None, Death | None]:
            return onlooker.look(), processes.deaths().get(name)

        self._pool.run(self, work, self._take_look, self._fail_to_look)

    def order(self, order: Order) -> None:
        """Write an order into the journal."""
        onlooker = self._onlooker
        self._pend(1)
        self._pool.run(self, lambda: onlooker.order(order), self._take_order, self._fail_to_order)

    def begin_player(self) -> None:
        """Begin a player, which goes on when this window is closed."""
        processes, profile = self._processes, self.drill.profile
        self._death = None
        self._pend(1)
        self._pool.run(
            self, lambda: processes.begin(profile, Part.PLAYER), self._take_order,
            self._fail_to_order,
        )  # fmt: skip

    def _take_look(self, found: tuple[Sight | None, Death | None]) -> None:
        self._is_looking = False
        sight, death = found
        if self._trouble is not None:
            self._trouble = None
            self._timer.setInterval(_LOOK_MS)
            self.troubled.emit(None)
        if death is not None and death != self._death:
            self._death = death
            self.died.emit(death)
        self._show(sight)

    def _fail_to_look(self, error: Exception) -> None:
        self._is_looking = False
        self._trouble = error
        self._timer.setInterval(_TROUBLED_MS)
        self.troubled.emit(error)

    def _take_order(self, sight: Sight | None) -> None:
        self._show(sight)
        self._pend(-1)

    def _fail_to_order(self, error: Exception) -> None:
        self._pend(-1)
        if isinstance(error, (NotWritten, OSError)):
            self.refused.emit(error)
        else:
            self._trouble = error
            self.troubled.emit(error)

    def _show(self, sight: Sight | None) -> None:
        if sight is not None:
            self.sight = sight
            self.seen.emit(sight)

    def _pend(self, by: int) -> None:
        self._pending += by
        self.pending_changed.emit(self._pending)
