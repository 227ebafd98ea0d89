"""The wall as a program of its own: for a computer that drives nothing but the large screen.

It opens the profile beside the console, or without one; it starts no process and writes nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ui.pages.wall.window import WallWindow
from ui.shell.launch import CannotOpen, Session, make_application, prepare, quit_on_signals

if TYPE_CHECKING:
    from pathlib import Path


def run_wall(folder: Path | None) -> int:
    """Show the wall until it is closed; return the exit code."""
    from app.logs import start_log

    application = make_application()  # before the first timer
    try:
        profile, settings, store = prepare(folder, trial=False)
    except CannotOpen as error:
        sys.stderr.write(f"错误 error: {error.sentence}\n")
        return error.code
    start_log(profile, "wall")
    session = Session(profile, settings, store)
    session.dress()
    window = WallWindow(session.console)
    window.closed.connect(application.quit)
    session.begin()
    window.showFullScreen()
    quit_on_signals(application)
    code = application.exec()
    session.close()
    return code
