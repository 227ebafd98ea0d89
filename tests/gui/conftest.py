"""A console over a real database, without processes; the window is real, only the screen is not."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.services.desk import Actor, Desk
from app.settings import Settings
from tests.patience import PatientBot
from ui.commands import prepare_environment
from ui.console import Console
from ui.i18n import set_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
prepare_environment()


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


@pytest.fixture(autouse=True)
def garbage_on_the_gui_thread() -> Iterator[None]:
    """Collect between tests only, as `ui.shell.collector` does: never on a worker's thread.

    What a test leaves (a console is held by its own connections, statements by their caches) is not
    looked through again after each later test: that took longer than the tests.
    """
    gc.disable()
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture
def console(qtbot: QtBot, profile: Profile, store: Store, officer: Actor) -> Iterator[Console]:
    """A console in the dark theme, in Chinese, at which the officer of `desk` works."""
    set_language("zh")
    made = Console(profile, Settings(), Desk(store, officer))
    made.look.set_theme("dark")
    errors: list[Exception] = []
    made.failed.connect(errors.append)
    yield made
    qtbot.waitUntil(lambda: not made.pool.busy, timeout=60_000)
    assert not errors, f"a service failed and nobody expected it: {errors!r}"
