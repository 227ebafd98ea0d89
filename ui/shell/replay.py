"""The replay of a drill as a program of its own: `main.py drill replay`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSettings, QTimer

from app.clock import SystemClock
from app.drill.problems import ScenarioError
from app.drill.review.replaying import REVIEWER, OtherVersion, drill_folder, open_to_read
from app.drill.under_way import MarkDamaged, NoDrill, open_drill
from app.logs import start_log
from app.profile import ProfileUnusable, default_folder
from app.services.desk import Desk
from app.services.opening import DatabaseUnusable
from ui.i18n import set_language
from ui.pages.drill_replay.errors import told
from ui.pages.drill_replay.map_panel import MapPanel
from ui.pages.drill_replay.stage import ReplayConsole
from ui.pages.drill_replay.window import ReplayWindow
from ui.shell.launch import ALREADY_RUNNING, make_application, quit_on_signals
from ui.theme.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from app.drill.under_way import Drill
    from app.services.opening import Store

_USAGE = 2
_REFUSALS = (NoDrill, MarkDamaged, ScenarioError, ProfileUnusable)


def run_replay(folder: Path | None, name: str, beside: str) -> int:
    """Show the replay until it is closed; return the exit code. The drill's database is not written
    to. `folder`: a drill's, or its street's with the drill's `name`; `beside`: another drill's
    name, "" for none.
    """
    given = folder or default_folder()
    try:
        drill = open_drill(drill_folder(given, name))
        other = drill_folder(drill.profile.folder, beside) if beside else None
    except _REFUSALS as error:
        return _refuse(told(error), _USAGE if isinstance(error, NoDrill) else 1)
    lock = QLockFile(str(drill.profile.run / "replay.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        return _refuse("这个推演的回放窗口已经打开。 already open.", ALREADY_RUNNING)
    try:
        store = open_to_read(drill.profile)
    except (OtherVersion, DatabaseUnusable) as error:
        lock.unlock()
        return _refuse(told(error), 1)
    start_log(drill.profile, "replay")
    try:
        return _show(drill, store, other)
    finally:
        store.close()
        lock.unlock()


def _show(drill: Drill, store: Store, other: Path | None) -> int:
    application = make_application()
    memory = QSettings(str(drill.profile.interface), QSettings.Format.IniFormat)
    set_language(str(memory.value("language", "zh")))
    look = Look(application)
    look.set_zoom(float(str(memory.value("zoom", 1.0))))
    look.set_theme(str(memory.value("theme", "dark")))
    console = ReplayConsole(drill.profile, Desk(store, REVIEWER), look)
    window = ReplayWindow(console, drill.mark.title, SystemClock().now, other, MapPanel)
    window.closed.connect(application.quit)
    window.resize(1600, 900)
    window.showMaximized()
    window.load()
    quit_on_signals(application)
    QTimer.singleShot(0, lambda: _say(f"演练 DRILL 回放 replay: {drill.profile.folder}"))
    code = application.exec()
    console.pool.wait()
    return code


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(f"错误 error: {sentence}\n")
    return code
