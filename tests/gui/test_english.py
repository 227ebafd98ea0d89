"""The window in English: nothing that has a translation is shown in Chinese."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.domain.instant import DAY, HOUR, MINUTE, SECOND
from app.services import incidents
from app.services.incidents import Intake
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.i18n import CATALOGUES, set_language
from ui.labels import level_name, word
from ui.pages.registry import LAST_PAGES, PAGES
from ui.shell.window import MainWindow
from ui.text import duration, floor_name, says_floor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.services.desk import Actor
    from db.store import Store
    from ui.console import Console

PAGE_CODES = [entry.code for entry in (*PAGES, *LAST_PAGES) if entry.code != "map"]
"""The map's web page is drawn from the same words; a test of its own plays it."""


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    """Leave the language as it was."""
    yield
    set_language("zh")


@pytest.fixture
def window(qtbot: QtBot, console: Console, store: Store, officer: Actor) -> Iterator[MainWindow]:
    """The window in English, somebody signed in, with an alarm and an incident."""
    sensor = next(iter(small_street(store).values()))
    raise_alarm(store, sensor)
    incidents.open_incident(console.desk, Intake(title="A fire", kind="fire"))
    set_language("en")
    made = MainWindow(console)
    qtbot.addWidget(made)
    console.alarms.load()
    made.resize(1366, 768)
    made.show()
    made.admit(officer)
    qtbot.waitUntil(lambda: console.alarms.is_loaded and not console.pool.busy)
    yield made
    qtbot.waitUntil(lambda: not console.pool.busy)


@cache
def chinese_sentences() -> tuple[re.Pattern[str], ...]:
    """Return what each Chinese source of the catalogue looks like when it is filled in."""
    sources = {
        message.findtext("source", "")
        for message in ET.parse(CATALOGUES / "shouwang_en.ts").getroot().iter("message")
    }
    return tuple(
        re.compile(r".*".join(map(re.escape, re.split(r"\{\d\}", source))), re.DOTALL)
        for source in sources
        if re.search(r"[\u3400-\u9fff]", source) and source != "演练 DRILL"
    )


def is_forgotten(text: str) -> bool:
    """Return whether a text is a source that was shown as it is, with or without a key after it."""
    bare = re.split(r"  (?=[A-Z])", text)[0].strip()
    return any(found.fullmatch(bare) for found in chinese_sentences())


def shown(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield each text of a widget and of all in it, with where it is."""
    for widget in (root, *root.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield where, widget.toolTip()
        yield where, widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield where, widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield where, widget.placeholderText()
        if isinstance(widget, QComboBox):
            for number in range(widget.count()):
                yield where, widget.itemText(number)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            is_list = isinstance(model, QAbstractListModel)
            for column in range(1 if is_list else model.columnCount(QModelIndex())):
                yield where, str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                for row in range(min(20, model.rowCount(QModelIndex()))):
                    yield where, str(model.index(row, column).data() or "")
    for action in root.findChildren(QAction):
        yield "action", action.text()


def forgotten(root: QWidget) -> set[tuple[str, str]]:
    """Return the Chinese texts of a widget that have a translation."""
    return {(where, text) for where, text in shown(root) if is_forgotten(text)}


def test_a_forgotten_text_would_be_seen() -> None:
    assert is_forgotten("确认  F2")
    assert is_forgotten("48 秒")
    assert not is_forgotten("Acknowledge  F2")
    assert not is_forgotten("试验居民区")


@pytest.mark.parametrize("code", PAGE_CODES)
def test_a_page_is_english(qtbot: QtBot, window: MainWindow, console: Console, code: str) -> None:
    window.show_page(code)
    page = window.page(code)
    assert page is not None
    qtbot.waitUntil(lambda: page.is_ready and not console.pool.busy)
    assert not forgotten(window)


def test_the_forms_of_an_incident_are_english(
    qtbot: QtBot, window: MainWindow, console: Console
) -> None:
    alarm = next(iter(console.alarms.rows))
    window.show_page("incidents", f"new:{alarm.id}")
    page = window.page("incidents")
    assert page is not None
    qtbot.waitUntil(lambda: page.is_ready and not console.pool.busy)
    panel = page.detail
    for form in (panel.task_form, panel.done_form, panel.cancel_form, panel.close_form):
        assert not forgotten(form)
    assert not forgotten(window)


def test_the_log_in_is_english(qtbot: QtBot, window: MainWindow, console: Console) -> None:
    window.lock()
    qtbot.waitUntil(lambda: not console.pool.busy)
    assert window.sign_in is not None
    assert not forgotten(window)


def test_times_levels_and_words_follow_the_language() -> None:
    times = (48 * SECOND, 3 * MINUTE, HOUR + 12 * MINUTE, 2 * DAY + 3 * HOUR)
    set_language("en")
    assert [duration(ms) for ms in times] == ["48 s", "3 min", "1 h 12 min", "2 d 3 h"]
    assert level_name(1) == "Level I"
    assert word("role", "leader") == "Shift leader"
    set_language("zh")
    assert [duration(ms) for ms in times] == ["48 秒", "3 分", "1 时 12 分", "2 天 3 时"]
    assert level_name(1) == "I 级"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_place_that_says_its_floor_is_known_in_every_language(language: str) -> None:
    set_language(language)
    assert says_floor("6 层走廊", 6)
    assert says_floor("地下 1 层车库", -1)
    assert says_floor(f"{floor_name(6)} corridor", 6)
    assert not says_floor("16 层走廊", 6)
    assert not says_floor("配电间", 1)


def test_the_language_of_the_settings_is_used_at_once(
    qtbot: QtBot, window: MainWindow, console: Console
) -> None:
    window.show_page("settings")
    page = window.page("settings")
    assert page is not None
    with qtbot.waitSignal(console.language_changed):
        page.language.buttons["zh"].click()
    assert duration(SECOND) == "1 秒"
