"""How late the event loop of a drill's window comes, while the drill is played by its own process.

`python -m tests.bench.drill_windows control|console DRILL SECONDS` opens the controller's window,
or the players' console on its alarms page, and prints six numbers at the end: what `beat` tells of
the window (median, p99, most, own work's p99 and most) and the p99 of an idle process beside it.
Milliseconds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.beat import beat_beside
from ui.commands import prepare_environment

_SETTLING_S = 8


def control(folder: Path) -> object:
    """Open the controller's window; return what keeps it."""
    from app.clock import SystemClock
    from app.drill.under_way import CONTROLLER, open_drill
    from app.services.desk import Actor, Desk
    from app.services.opening import open_store
    from app.settings import Settings
    from ui.console import Console
    from ui.pages.drill.window import ControlWindow
    from ui.shell.launch import make_application
    from ui.theme.look import Look

    desk = Console(open_drill(folder).profile, Settings(), None, Look(make_application()))
    desk.look.set_theme("dark")
    drill = open_drill(folder)
    window = ControlWindow(
        desk,
        drill,
        SystemClock().now,
        lambda: Desk(open_store(drill.profile), Actor(CONTROLLER)),
    )
    window.resize(1600, 900)
    window.show()
    window.begin()
    return window, desk.look


def console(folder: Path) -> object:
    """Open the players' console; return what keeps it."""
    from ui.shell.launch import Session, make_application
    from ui.shell.opening import open_folder
    from ui.shell.pictures import sign_in_demo_officer, wait_until

    profile, settings = open_folder(folder, trial=False)
    make_application()
    session = Session(profile, settings)
    window = session.open_window()
    window.resize(1920, 1080)
    window.show()
    session.open_database()
    wait_until(lambda: session.console.alarms.is_loaded, 60)
    sign_in_demo_officer(session)
    window.show_page("alarms")
    return session


def main() -> None:
    """Measure and print."""
    which, folder, seconds = sys.argv[1:]
    prepare_environment()
    kept = {"control": control, "console": console}[which](Path(folder))
    from tests.bench.beat import beat

    beat(_SETTLING_S)  # opening is not what is measured
    ours, idle = beat_beside(float(seconds))
    print(*ours, idle.p99, flush=True)
    del kept


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    import os

    os._exit(0)  # a window is not closed by its user here
