"""The wall as a program of its own: for a computer that drives nothing but the large screen.

It opens a profile that is there, beside its console or without one; it starts no process and writes
nothing into the database.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.profile import Profile, default_folder
from ui.pages.wall.window import WallWindow
from ui.shell.launch import CannotOpen, Session, make_application, prepare, quit_on_signals

if TYPE_CHECKING:
    from pathlib import Path


def run_wall(folder: Path | None) -> int:
    """Show the wall until it is closed; return the exit code."""
    from app.logs import start_log

    wanted = Profile((folder or default_folder()).expanduser().absolute())
    if not wanted.database.is_file():
        return _refuse(
            f"{wanted.folder} 中没有数据库，请先打开一次值守台。 "
            "There is no database: open the console once, or name another profile with --profile.",
            1,
        )
    application = make_application()  # before the first timer
    try:
        profile, settings, store = prepare(wanted.folder, trial=False)
    except CannotOpen as error:
        return _refuse(error.sentence, error.code)
    start_log(profile, "wall")
    session = Session(profile, settings, store)
    session.dress()
    window = WallWindow(session.console)
    window.closed.connect(application.quit)
    session.begin()
    window.showFullScreen()
    quit_on_signals(application)
    QTimer.singleShot(
        0, lambda: _say(f"大屏 wall: {profile.folder}")
    )  # from now on it can be ended
    code = application.exec()
    session.close()
    return code


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _refuse(sentence: str, code: int) -> int:
    sys.stderr.write(f"错误 error: {sentence}\n")
    return code
