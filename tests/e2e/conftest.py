"""Real processes: a console in this process or in its own, its watch, its broker; all ended."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from app.notices import read_address
from app.profile import open_profile
from tests.patience import PatientBot
from tests.streets import open_street
from ui.commands import prepare_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from ui.shell.launch import Session

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
prepare_environment()

PATIENCE_MS = 60_000

SETTINGS = """\
[broker]
host = "127.0.0.1"
port = {port}
{broker}
[watch]
supervised = {supervised}
"""


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's, with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application, with the map's scheme registered before it is made."""
    from ui.map.scheme import register_scheme

    register_scheme()
    return QApplication


def make_profile(
    folder: Path, kinds: Sequence[str], port: int, *, broker: str = "", supervised: bool = True
) -> Profile:
    """Return a profile with a small street, set for a broker of its own at `port` on loopback.

    `broker`: more lines for `[broker]`.
    """
    profile = open_profile(folder)
    text = SETTINGS.format(port=port, broker=broker, supervised=str(supervised).lower())
    profile.settings.write_text(text, encoding="utf-8")
    open_street(folder, kinds).close()
    return profile


def processes_of(profile: Profile) -> list[psutil.Process]:
    """Return all processes that were started with `--profile` and this folder, or serve it."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(str(profile.folder) in part for part in process.info["cmdline"] or ())
    ]


def watches_of(profile: Profile) -> list[int]:
    """Return the ids of the processes that run `main.py --profile <profile> watch`."""
    return [p.pid for p in processes_of(profile) if p.info["cmdline"][-1] == "watch"]


def end_processes(profile: Profile) -> None:
    """End whatever still runs for a profile."""
    running = processes_of(profile)
    for process in running:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, deaf = psutil.wait_procs(running, 10)
    for process in deaf:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(deaf, 5)


def watch_pid(profile: Profile) -> int | None:
    """Return the process id that the watch of a profile has left with its address."""
    address = read_address(profile.run)
    return address.pid if address else None


@pytest.fixture
def open_session(qtbot: QtBot) -> Iterator[Callable[..., Session]]:
    """Open the console over a profile in this process, as `main.py` does; all is ended after."""
    from ui.shell.launch import Session
    from ui.shell.opening import open_folder

    opened: list[Session] = []

    def begin(profile: Profile) -> Session:
        session = Session(*open_folder(profile.folder, trial=False))
        opened.append(session)
        window = session.open_window()
        window.resize(1366, 768)
        window.show()
        session.open_database()
        qtbot.waitUntil(lambda: session.console.is_open, timeout=PATIENCE_MS)
        return session

    yield begin
    for session in opened:
        if session.window is not None:
            session.window.close()
        session.close()
        end_processes(session.profile)


class Eyes:
    """What somebody who never blinks reads in the status strip: each new text, in order."""

    def __init__(self, session: Session) -> None:
        assert session.window is not None
        self._strip = session.window.status_strip
        self.read: list[str] = []
        session.console.status_changed.connect(self._look)
        session.process_told.connect(self._look)

    def _look(self, *_: Any) -> None:
        text = " | ".join(self._strip.texts)
        if text not in self.read[-1:]:
            self.read.append(text)

    def saw(self, words: str) -> bool:
        return any(words in text for text in self.read)
