"""Two windows to be timed as whole processes: a bare one with a web view, and the console's.

`python -m tests.bench.windows bare` and `python -m tests.bench.windows console PROFILE` open a
window, and end as soon as it is on the screen (the console: and its alarms have been read).
"""

from __future__ import annotations

import sys
import time

from ui.commands import prepare_environment


def bare() -> list[float]:
    """Open a PySide6 window with a QWebEngineView; return the seconds until it was exposed."""
    start = time.perf_counter()
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    view = QWebEngineView()
    window.setCentralWidget(view)
    view.setHtml("<p>bare</p>")
    window.resize(1366, 768)
    window.show()
    while not window.windowHandle().isExposed():
        application.processEvents()
    return [time.perf_counter() - start]


def console(folder: str) -> list[float]:
    """Open the console's window; return the seconds until exposed, and until alarms are read."""
    start = time.perf_counter()
    from pathlib import Path

    from ui.shell.launch import Session, make_application
    from ui.shell.opening import open_folder

    profile, settings = open_folder(Path(folder), trial=False)
    application = make_application()
    session = Session(profile, settings)
    window = session.open_window()
    window.resize(1366, 768)
    window.show()
    while not window.windowHandle().isExposed():
        application.processEvents()
    exposed = time.perf_counter() - start
    session.open_database()
    while not session.console.alarms.is_loaded:
        application.processEvents()
    loaded = time.perf_counter() - start
    session.close()
    return [exposed, loaded]


if __name__ == "__main__":
    prepare_environment()
    print(*(bare() if sys.argv[1] == "bare" else console(sys.argv[2])))
