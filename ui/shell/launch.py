"""Starting the console: profile, database, processes, window; and stopping it in good order."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.console import Console
from ui.i18n import set_language
from ui.shell.collector import Collector
from ui.shell.opening import CannotOpen, open_database, open_folder, prepare
from ui.shell.pulse import Pulse
from ui.shell.watch_link import WatchLink
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from app.notices import Changed, Status
    from app.profile import Profile
    from app.services.desk import Desk
    from app.services.opening import Store
    from app.settings import Settings
    from app.supervision import Supervisor

__all__ = [
    "CannotOpen",
    "Session",
    "make_application",
    "prepare",
    "quit_on_signals",
    "run_console",
]

ALREADY_RUNNING = 3

_SETTLED_MS = 3_000
"""So long after the window opened, what stays in memory has been loaded."""


def make_application() -> QApplication:
    """Return the one QApplication, with the map's URL scheme registered before it is made."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    from ui.map.scheme import register_scheme

    register_scheme()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("shouwang")
    application.setStyle("Fusion")
    return application


class Session(QObject):
    """One run of the console: what it opened, and how to close it.

    Without a store the window can be opened first, and `open_database` called then.
    `process_told(name, state)`: the supervisor's news, on the GUI thread. `progress_told(share)`:
    how much of the demo street has been loaded.
    """

    process_told = Signal(str, str, object)
    progress_told = Signal(float)

    def __init__(self, profile: Profile, settings: Settings, store: Store | None = None) -> None:
        super().__init__()
        self.profile = profile
        self.settings = settings
        self.store = store
        self.failure: CannotOpen | None = None
        self.console = Console(profile, settings, _desk(store) if store is not None else None)
        self.collector = Collector(self)
        self._settled = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self.collector.freeze)
        self.collector.start()
        self.window: MainWindow | None = None
        self.link = WatchLink(profile.run, self)
        self.pulse = Pulse(self.console, self)
        self.supervisor: Supervisor | None = None
        self._watch_process = ""
        self._seen_version = 0
        self._poll = QTimer(self, interval=1000)
        self._poll.timeout.connect(self._look_for_changes)
        self.link.status_received.connect(self._take_status)
        self.link.lost.connect(lambda: self._take_status(None))
        self.link.changed.connect(self._take_changes)
        self.link.resync_needed.connect(self._read_everything)
        self.process_told.connect(self._show_process)

    def open_window(self, *, theme: str = "", language: str = "") -> MainWindow:
        """Dress the application, open the window and begin to read."""
        console = self.console
        self.dress(theme=theme, language=language)
        self.window = MainWindow(console)
        self.window.status_strip.show_watch_process(self._watch_process)
        console.language_changed.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        self.progress_told.connect(self._show_progress)
        if console.is_open:
            self.begin()
        return self.window

    def dress(self, *, theme: str = "", language: str = "") -> None:
        """Use a language, a zoom and a theme; those of the last time where none is given."""
        console = self.console
        set_language(language or str(console.recall("language", "zh")))
        console.look.set_zoom(float(console.recall("zoom", 1.0)))
        console.look.set_theme(theme or str(console.recall("theme", "dark")))

    def open_database(self) -> None:
        """Open the database in a thread, then start the processes and let somebody sign in."""

        def work() -> Store:
            return open_database(
                self.profile, self.settings, lambda share, _: self.progress_told.emit(share)
            )

        self.console.pool.run(self, work, self._take_store, self._fail_to_open)

    def _take_store(self, store: Store) -> None:
        self.store = store
        self.start_processes()
        self.console.open(_desk(store))
        self.begin()

    def begin(self) -> None:
        """Begin to read and to listen; the database is open."""
        self.console.alarms.load()
        self.link.start()
        self.pulse.start()
        self._poll.start()
        self._settled.start()

    def _fail_to_open(self, error: Exception) -> None:
        if not isinstance(error, CannotOpen):
            words = QCoreApplication.translate("Opening", "数据库打不开：{0}。请查看日志目录 {1}。")
            error = CannotOpen(words.format(error, self.profile.logs))
        self.failure = error
        sys.stderr.write(f"错误 error: {error.sentence}\n")
        if QApplication.platformName() == "offscreen":
            QApplication.exit(error.code)  # nobody could read the window
        elif self.window is not None and self.window.opening is not None:
            self.window.opening.show_failure(error.sentence)

    def _show_progress(self, share: float) -> None:
        if self.window is not None and self.window.opening is not None:
            self.window.opening.show_progress(share)

    def _rebuild(self) -> None:
        """Make the window anew in the language just chosen; who is signed in stays."""
        before = self.window
        if before is None:
            return
        actor, page = self.console.desk.actor, before.current_page
        self.window = MainWindow(self.console)
        self.window.status_strip.show_watch_process(self._watch_process)
        self.window.setGeometry(before.geometry())
        self.window.admit(actor)
        self.window.show_page(page)
        self.window.show()
        before.retire()

    def start_processes(self) -> None:
        """Start and keep running what the settings say: broker, watch, simulator."""
        from app.charges import charges_of
        from app.supervision import Supervisor

        is_drill = self.console.drill is not None
        charges = charges_of(self.profile, self.settings, is_drill=is_drill)
        if charges:
            self.supervisor = Supervisor(self.profile, charges, self._tell_process)
            self.supervisor.start()

    def listen(self) -> None:
        """Let a drill of this street call this console to the front."""
        from ui.real_street.calling import Listener

        Listener(self.profile, self).called.connect(self.come_to_front)

    def come_to_front(self) -> None:
        """Show the window before all others, as a drill of this street asks."""
        from ui.real_street.calling import bring_to_front

        if self.window is not None:
            bring_to_front(self.window)

    def close(self) -> None:
        """Stop what was started, finish what is being written, close the database."""
        self._settled.stop()
        self.collector.stop()
        self._poll.stop()
        self.pulse.stop()
        self.link.stop()
        if self.supervisor is not None:
            self.supervisor.close()
        self.console.pool.wait(5000)
        self.console.memory.sync()  # now, not when Qt finds time: the tour's folder is deleted next
        if self.store is not None:
            self.store.close()

    def _tell_process(self, name: str, state: str, code: int | None) -> None:
        # On the supervisor's thread: the signal brings it to the GUI thread.
        import structlog

        structlog.get_logger(__name__).info("process", name=name, state=state, code=code)
        self.process_told.emit(name, state, code)

    def _show_process(self, name: str, state: str, _code: object) -> None:
        if name != "watch":
            return
        self._watch_process = state
        if self.window is not None:
            self.window.status_strip.show_watch_process(state)

    def _take_status(self, status: Status | None) -> None:
        self.console.status = status
        self.console.status_changed.emit(status)

    def _take_changes(self, changed: Changed) -> None:
        if changed.alarms:
            self.console.rows_changed.emit("alarms", set(changed.alarms))
        if changed.sensors:
            self.console.rows_changed.emit("sensors", set(changed.sensors))
        if changed.quarantined:
            self.console.rows_changed.emit("quarantined_messages", set())

    def _read_everything(self) -> None:
        for table in ("alarms", "sensors"):
            self.console.rows_changed.emit(table, set())

    def _look_for_changes(self) -> None:
        # While the watch is silent nobody tells what others write: look once a second.
        if self.console.status is None:
            self.console.ask(
                self, lambda desk: desk.store.data_version(), self._compare, lambda _: None
            )

    def _compare(self, version: int) -> None:
        if self._seen_version and version != self._seen_version:
            self._read_everything()
        self._seen_version = version


def run_console(folder: Path | None, *, trial: bool) -> int:
    """Open the console and run it until its window is closed; return the exit code."""
    try:
        profile, settings = open_folder(folder, trial=trial)
    except CannotOpen as error:
        sys.stderr.write(f"错误 error: {error.sentence}\n")
        return error.code
    lock = QLockFile(str(profile.run / "console.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        sys.stderr.write("错误 error: 这个数据目录的值守台已经打开。 already open.\n")
        return ALREADY_RUNNING
    application = make_application()
    session = Session(profile, settings)
    window = session.open_window()
    restore = session.console.recall("geometry")
    if restore is not None:
        window.restoreGeometry(restore)
    else:
        window.resize(1600, 900)
        window.showMaximized()
    window.show()
    session.open_database()
    session.listen()
    quit_on_signals(application)
    code = application.exec()
    session.close()
    lock.unlock()
    return session.failure.code if session.failure is not None else code


def _desk(store: Store) -> Desk:
    """Return the desk at which nobody sits yet."""
    from app.services.desk import Actor, Desk

    return Desk(store, Actor("—"))


def quit_on_signals(application: QApplication) -> None:
    """Let Ctrl+C and SIGTERM close the window; Python sees a signal only when it runs."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: application.quit())
    if os.name != "nt":
        timer = QTimer(application, interval=300)
        timer.timeout.connect(lambda: None)
        timer.start()
