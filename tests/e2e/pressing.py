"""The console of `main.py`, with a hand on F2 all the while: `python -m tests.e2e.pressing FOLDER`.

Everything is as `main.py --profile FOLDER` does it; besides, the first user of the database sits at
the desk and acknowledges what the alarm strip shows, as fast as it shows it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from sqlalchemy import select

from app.services.desk import Actor
from db.models import User
from ui.commands import prepare_environment
from ui.shell import launch

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

EACH_MS = 40


class PressedSession(launch.Session):
    """A session whose window has somebody before it."""

    def open_window(self, **options: Any) -> MainWindow:
        """Open it; as soon as there is a database, sign in and begin to press."""
        window = super().open_window(**options)
        self.console.opened.connect(self._sit_down)
        return window

    def _sit_down(self) -> None:
        assert self.window is not None
        with self.console.desk.read() as session:
            user = session.scalars(select(User)).one()
        self.window.admit(Actor(user.name, user.id, user.role))
        self._hand = QTimer(self, interval=EACH_MS)
        self._hand.timeout.connect(self.window.action("F2").trigger)
        self._hand.start()


if __name__ == "__main__":
    prepare_environment()
    launch.Session = PressedSession  # type: ignore[misc]
    sys.exit(launch.run_console(Path(sys.argv[1]), trial=False))
