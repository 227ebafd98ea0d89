"""The controller's window as a program of its own: `main.py drill control`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QTimer

from app.clock import SystemClock
from app.drill.problems import ScenarioError
from app.drill.under_way import CONTROLLER, MarkDamaged, NoDrill, open_drill
from app.logs import start_log
from app.profile import ProfileUnusable
from app.services.desk import Actor, Desk
from app.services.opening import Store, open_store
from app.settings import BadSettings, load_settings
from ui.console import Console
from ui.i18n import set_language
from ui.pages.drill.window import ControlWindow
from ui.shell.launch import ALREADY_RUNNING, make_application, quit_on_signals
from ui.theme.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from app.drill.under_way import Drill

_USAGE = 2


def run_control(folder: Path | None) -> int:
    """Show the window until it is closed; return the exit code. The drill goes on without it."""
    drill = _open(folder)
    if isinstance(drill, int):
        return drill
    profile = drill.profile
    try:
        settings = load_settings(profile)
    except BadSettings as error:
        return _refuse(f"推演的设置文件有误：{error}", 1)
    lock = QLockFile(str(profile.run / "control.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        return _refuse("这个推演的导调窗口已经打开。 already open.", ALREADY_RUNNING)
    start_log(profile, "control")
    application = make_application()
    console = Console(profile, settings, None, Look(application))
    set_language(str(console.recall("language", "zh")))
    console.look.set_zoom(float(str(console.recall("zoom", 1.0))))
    console.look.set_theme(str(console.recall("theme", "dark")))
    stores: list[Store] = []

    def open_desk() -> Desk:
        stores.append(open_store(profile))
        return Desk(stores[-1], Actor(CONTROLLER))

    window = ControlWindow(console, drill, SystemClock().now, open_desk)
    window.closed.connect(application.quit)
    window.resize(1600, 900)
    window.showMaximized()
    window.begin()
    quit_on_signals(application)
    QTimer.singleShot(0, lambda: _say(f"演练 DRILL 导调 control: {profile.folder}"))
    code = application.exec()
    window.link.stop()
    window.score.stop()
    console.pool.wait()
    for store in stores:
        store.close()
    lock.unlock()
    return code


def _open(folder: Path | None) -> Drill | int:
    """Return the drill in a folder; an exit code when there is none that can be opened."""
    try:
        return open_drill(folder)
    except NoDrill as error:
        return _refuse(
            f"{error.folder} 不是推演的数据目录；请用 main.py drill prepare 给出的目录。 "
            "This is no drill's folder.",
            _USAGE,
        )
    except MarkDamaged as error:
        return _refuse(f"{error.folder} 的推演标记已损坏，请重新建立推演。 damaged mark.", 1)
    except ScenarioError as error:
        return _refuse(f"推演的脚本读不出来：{error.problems[0]}", 1)
    except ProfileUnusable as error:
        return _refuse(f"数据目录不能使用：{error}", 1)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(f"错误 error: {sentence}\n")
    return code
