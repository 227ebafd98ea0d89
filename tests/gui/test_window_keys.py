"""The keys of the window: none is bound twice, F6 goes round, each one listed works."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from app.drill.mark import DrillMark, write_mark
from app.services import duty
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.console import Console
from ui.pages.alarms.view import AlarmsPage
from ui.pages.registry import LAST_PAGES, pages_for
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from app.services.desk import Actor, Desk
    from db.store import Store

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot, console: Console, store: Store, officer: Actor) -> Iterator[MainWindow]:
    yield from shown_window(qtbot, console, store, officer)


def shown_window(
    qtbot: QtBot, console: Console, store: Store, officer: Actor
) -> Iterator[MainWindow]:
    raise_alarm(store, next(iter(small_street(store).values())))
    made = MainWindow(console)
    qtbot.addWidget(made)
    console.alarms.load()
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.admit(officer)
    settle(qtbot, made)
    assert made.focusWidget() is not None
    qtbot.waitUntil(lambda: activated(made))
    yield made
    settle(qtbot, made)


def activated(window: MainWindow) -> bool:
    """Whether the window has the keys: one of an earlier test may take them when it goes."""
    if not window.isActiveWindow():
        window.activateWindow()
    return QApplication.focusWidget() is not None


def settle(qtbot: QtBot, window: MainWindow) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: not window._console.pool.busy, timeout=60_000)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(focus(), key, held)


def in_force(window: MainWindow) -> Counter[str]:
    """How often each key is bound where the focus is now."""
    here = focus()
    found: Counter[str] = Counter()
    for action in window.actions():
        if action.isEnabled():
            found[action.shortcut().toString()] += 1
    for one in window.findChildren(QShortcut):
        owner = one.parent()
        if not one.isEnabled() or not owner.isVisible():
            continue
        is_wide = one.context() is Qt.ShortcutContext.WindowShortcut
        if is_wide or owner is here or owner.isAncestorOf(here):
            found[one.key().toString()] += 1
    return found


_BY_FOCUS = {"Enter", "Ctrl+Enter", "Tab", "Esc", "Alt+↓", "Alt+↑", "Shift+↑↓", "Ctrl+Z", "Ctrl+Y"}
"""What a list, a form or a field answers to by itself, or only while there is something to do."""


def test_no_key_is_bound_twice_and_each_listed_one_is_bound(
    qtbot: QtBot, window: MainWindow
) -> None:
    for entry in (*pages_for(is_drill=False), *LAST_PAGES):
        if entry.code == "map":
            continue  # Chromium takes longer than all the others
        window.show_page(entry.code)
        settle(qtbot, window)
        bound = in_force(window)
        assert [key for key, times in bound.items() if times > 1 and key != "Esc"] == []
        window.action("Ctrl+/").trigger()
        listed = {key for keys, _ in window.keys.list.shown for key in keys.split()}
        assert {"F2", "F6", "F9", "Ctrl+P", "Ctrl+2"} <= listed
        missing = [key for key in listed - _BY_FOCUS if bound[QKeySequence(key).toString()] != 1]
        assert missing == [], entry.code
        window.keys.list.put_away()


def test_f6_goes_round_the_panes_and_back(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page("alarms")
    assert isinstance(page, AlarmsPage)
    begun = focus()
    panes = [*page.panes(), window.alarm_strip, window.status_strip, window.rail]
    visited = []
    for _ in range(12):
        press(qtbot, Qt.Key.Key_F6)
        visited.append(
            next(pane for pane in panes if pane is focus() or pane.isAncestorOf(focus()))
        )
        if focus() is begun:
            break
    assert focus() is begun
    assert {page._header, page.lists, window.rail, window.alarm_strip} <= set(visited)
    assert len(visited) == len(set(visited))
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert focus() is not begun
    press(qtbot, Qt.Key.Key_F6)
    assert focus() is begun


def test_f1_shows_a_pages_own_help_or_all_keys(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page("alarms")
    assert isinstance(page, AlarmsPage)
    press(qtbot, Qt.Key.Key_F1)
    assert page.key_help.isVisible()
    window.show_page("shelters")
    settle(qtbot, window)
    press(qtbot, Qt.Key.Key_F1)
    assert window.keys.list.isVisible()
    press(qtbot, Qt.Key.Key_F1)
    assert window.keys.list.isHidden()


def test_f9_writes_a_line_of_the_duty_log_from_any_page(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    begun = focus()
    press(qtbot, Qt.Key.Key_F9)
    bar = window.keys._quick_log
    assert focus() is bar.field
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bar.error))
    bar.field.setText("电话核实：临沂二村一切正常")
    press(qtbot, Qt.Key.Key_Escape)
    assert focus() is begun
    assert bar.isHidden()
    press(qtbot, Qt.Key.Key_F9)
    assert bar.field.text(), "what was typed stays"
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)  # a second time before it is written is not a second line
    qtbot.waitUntil(bar.isHidden)
    assert [one.text for one in duty.log(desk)] == ["电话核实：临沂二村一切正常"]
    assert focus() is begun
    window.show_page("incidents")
    press(qtbot, Qt.Key.Key_F9)
    assert bar.isHidden(), "an incident has a log of its own"


def test_in_a_drill_the_alarm_keys_are_free(
    qtbot: QtBot, profile: Profile, store: Store, officer: Actor
) -> None:
    write_mark(profile.folder, DrillMark("d1", "楼道火灾", "stairwell-fire", 1))
    from app.services.desk import Desk
    from app.settings import Settings

    console = Console(profile, Settings(), Desk(store, officer))
    for window in shown_window(qtbot, console, store, officer):
        assert window.real_alarms is not None
        bound = in_force(window)
        assert (bound["F5"], bound["F10"], bound["Shift+F5"]) == (1, 1, 1)
        page = window.page("alarms")
        assert isinstance(page, AlarmsPage)
        assert page.dispatch_key.isEnabled()
        window.show_page("inbox")
        settle(qtbot, window)
        assert window.real_alarms.key.isEnabled()
