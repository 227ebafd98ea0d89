"""What every page is given: the desk, the pool, the look, and who changed what.

Not a global: the main window makes one and hands it to its pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

from app.clock import SystemClock
from app.drill.mark import drill_of
from ui.alarms.board import AlarmBoard
from ui.alarms.groups import AlarmGroups
from ui.theme.look import Look
from ui.work import Job, Pool

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.clock import Clock
    from app.domain.heartbeat import Verdict
    from app.notices import Status
    from app.profile import Profile
    from app.services.desk import Desk
    from app.settings import Settings
    from ui.alarms.annunciator import Annunciator

T = TypeVar("T")


class Console(QObject):
    """The interface's context.

    `opened()`: the database is open now (a console made with a desk is open from the start).
    `rows_changed(table, ids)`: rows of a table were changed, by this console, the watch or another
    one; `ids` is a set, empty when only "something" is known and everything is to be read again.
    `status_changed(status)`: a `Status` of the watch, or None while the watch is silent.
    `beat_changed(verdict)`: each second, whether the heartbeat still comes through (`beat`).
    `page_requested(code, selection)`: somebody wants a page shown, with a row's id or None.
    `told(text)`: a sentence for the person, shown for a few seconds; `failed(error)`: an exception
    of a service that nobody else shows.
    `print_asked(papers)`: several `Paper`s are to be shown as they would be printed.
    `language_changed()`: texts are to be made anew. `sound_test_asked()`: sound the test tone.
    """

    opened = Signal()
    rows_changed = Signal(str, object)
    status_changed = Signal(object)
    beat_changed = Signal(object)
    page_requested = Signal(str, object)
    told = Signal(str)
    failed = Signal(object)
    print_asked = Signal(object)
    language_changed = Signal()
    sound_test_asked = Signal()

    def __init__(
        self,
        profile: Profile,
        settings: Settings,
        desk: Desk | None = None,
        look: Look | None = None,
    ) -> None:
        super().__init__()
        self.profile = profile
        self.settings = settings
        self.drill = drill_of(profile)
        """What marks this profile as a drill's; None at the street itself."""
        self._desk = desk
        self._clock: Clock = desk.store.clock if desk is not None else SystemClock()
        self.look = look or Look(self)
        self.pool = Pool(self)
        self.status: Status | None = None
        self.beat: Verdict | None = None
        self.memory = QSettings(str(profile.interface), QSettings.Format.IniFormat)
        self._opened_at = self._clock.monotonic()
        self.alarms = AlarmBoard(self)
        self.groups = AlarmGroups(self)
        self.annunciator: Annunciator | None = None
        """The window's, once there is a window: settings and diagnostics say how it is."""
        if desk is not None:
            desk.store.on_commit(self._tell_commit)

    @property
    def is_open(self) -> bool:
        """Whether there is a database to ask."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The store, and who works at it; there is none before the console is open."""
        assert self._desk is not None, "the database is not open yet"
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, desk: Desk) -> None:
        """Begin to work with a database; tells `opened`."""
        self._desk = desk
        self._clock = desk.store.clock
        desk.store.on_commit(self._tell_commit)
        self.opened.emit()

    @property
    def is_blind(self) -> bool:
        """Whether what is on screen may not be how things are: the watch or the chain is dead."""
        return self.status is None or (self.beat is not None and self.beat.broken)

    def feel(self, verdict: Verdict) -> None:
        """Take note of how the heartbeat is."""
        self.beat = verdict
        self.beat_changed.emit(verdict)

    def monotonic_age(self) -> float:
        """Return the seconds since this console was opened."""
        return self._clock.monotonic() - self._opened_at

    def now(self) -> int:
        """Return the present instant, by the store's clock once there is one."""
        return self._clock.now()

    def ask(
        self,
        owner: QObject,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Call a service off the GUI thread with the desk; deliver its result on the GUI thread.

        Without `failed`, an error goes to `Console.failed`, which shows it.
        """
        desk = self.desk
        return self.pool.run(owner, lambda: work(desk), done, failed or self.failed.emit)

    def show_page(self, code: str, selection: str | None = None) -> None:
        """Ask for a page, with a row selected if an id is given."""
        self.page_requested.emit(code, selection)

    def choose_theme(self, name: str) -> None:
        """Use a theme from now on, also at the next start."""
        self.look.set_theme(name)
        self.remember("theme", name)

    def recall(self, key: str, default: Any = None) -> Any:
        """Return what the interface remembers under `key`."""
        return self.memory.value(key, default)

    def remember(self, key: str, value: Any) -> None:
        """Keep `value` for the next start."""
        self.memory.setValue(key, value)

    def _tell_commit(self, changes: dict[str, set[str]]) -> None:
        # On the thread that committed; the signals are queued to the GUI thread.
        for table, ids in changes.items():
            self.rows_changed.emit(table, ids)
